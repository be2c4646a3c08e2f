"""The whole flow with raw store and tables on a server that speaks S3."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

import flows.write.commit
from flows.cli import app
from flows.job import new_job, raw_store
from flows.pipeline import Report, run
from flows.settings import Settings
from flows.validate_tables import validate_tables
from flows.write import read_snapshot
from flows.write.objects import ObjectStore
from schemas import TABLES
from tests.conftest import LETTER, ROOT
from tests.write.test_objects import files

RUN_TABLES = {"runs", "fetches", "rejects"}  # they say when


@pytest.fixture(autouse=True)
def _no_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows.write.commit, "GRACE_SECONDS", 0)


@pytest.fixture
def tables(bucket: str) -> str:
    return f"s3://{bucket}/some/tables"


def run_over(letters: Path, tables: Path | str, **settings: float) -> Report:
    return run(new_job([str(letters)], Settings(tables=tables, workers=1, **settings)))


def rows_of(tables: Path | str) -> dict[str, bytes]:
    return {path: content for path, content in files(tables).items() if path.split("/")[0] not in RUN_TABLES}


def test_runs_give_the_same_files_as_in_a_folder(letters: Path, tables: str, tmp_path: Path) -> None:
    for expected in (5, 1, 0):
        for place in (tables, tmp_path / "tables"):
            assert run_over(letters, place).rows["documents"] == expected
        assert rows_of(tables) == rows_of(tmp_path / "tables")
        (letters / "another.txt").write_text(LETTER.replace("Strelsau", "Zenda"), "utf-8")
    assert validate_tables(tables).ok, validate_tables(tables).as_text()
    rows = pl.scan_parquet(f"{tables}/documents/**/*.parquet", hive_partitioning=True)
    assert rows.select("source_uri", "year").collect().n_unique() == 6
    for name in TABLES:
        assert read_snapshot(tables).scan(name).collect().height == pl.read_parquet(f"{tables}/{name}/**/*.parquet").height
    assert ObjectStore(f"{tables}/_raw").names("log"), "the raw store lies beside the tables"
    assert not (tmp_path / "s3:").exists()


def test_two_runs_at_once_on_two_machines_come_one_after_the_other(letters: Path, tables: str, tmp_path: Path) -> None:
    running = []
    for number in range(2):
        mine = tmp_path / f"machine {number}"
        (mine / "letters").mkdir(parents=True)
        (mine / "letters" / "a.txt").write_text(LETTER.replace("Strelsau", f"Strelsau-{number}"), "utf-8")
        command = [
            sys.executable,
            "-c",
            "from flows.cli import main; main()",
            "run",
            str(mine / "letters"),
            "--direct",
            "--out",
            tables,
            "--wait",
            "60",
        ]
        running.append(subprocess.Popen(command, cwd=ROOT, env={**os.environ, "TMPDIR": str(mine)}, stdout=subprocess.DEVNULL))
    assert [process.wait(120) for process in running] == [0, 0]
    snapshot = read_snapshot(tables)
    assert (snapshot.manifest.version, snapshot.scan("documents").collect().height) == (2, 2)
    assert validate_tables(tables).ok


def rapporteur(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert not result.exception or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout + result.stderr


def test_every_command_takes_an_address(letters: Path, tables: str) -> None:
    (letters / "empty.txt").write_bytes(b"")
    code, said = rapporteur("run", letters, "--direct", "--out", tables)
    assert (code, f"Tables: {tables}" in said) == (0, True)
    assert "1 rejects" in rapporteur("rejects", tables)[1]
    (letters / "empty.txt").write_text(LETTER.replace("Strelsau", "Zenda"), "utf-8")
    assert rapporteur("run", letters, "--direct", "--out", f"{tables}/")[0] == 0
    assert "| documents | 6 | +1 | 1 |" in rapporteur("diff", f"{tables}@1", tables)[1]
    assert rapporteur("reparse", "--direct", "--out", tables)[0] == 0
    assert rapporteur("recover", tables) == (0, "Nothing to do: the tables are whole.\n")
    code, said = rapporteur("validate", tables)
    assert code == 0, said
    assert "documents: 6 rows in" in rapporteur("tables", tables)[1]
    code, said = rapporteur("fetches", tables, "--verify")
    assert code == 0, said


@pytest.mark.parametrize("command", ["rejects", "tables", "validate", "recover"])
def test_a_server_that_cannot_be_reached_is_said(command: str, bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.write.objects.RETRIES", {"max_retries": 0})
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    code, said = rapporteur(command, "s3://nowhere/tables")
    assert code != 0
    assert said.startswith("rapporteur: cannot ")
    assert "s3://nowhere/tables" in said


def test_settings_take_an_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RAPPORTEUR_TABLES", "gs://bucket/some/tables/")
    assert Settings().tables == "gs://bucket/some/tables"
    assert raw_store(Settings()) == "gs://bucket/some/tables/_raw"
    assert Settings(tables=str(tmp_path)).tables == tmp_path


@pytest.mark.parametrize("place", ["s4://bucket/tables", "https://example.org/tables", "s3://"])
def test_an_address_of_another_kind_is_said(place: str) -> None:
    for command in (["run", "--out", place], ["validate", place], ["diff", place, place]):
        code, said = rapporteur(*command)
        assert code == 2
        assert "is no place for tables" in said
