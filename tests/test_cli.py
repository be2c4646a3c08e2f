"""The `rapporteur` command as a user meets it: messages, exit codes, quick help."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from tests.conftest import ROOT

runner = CliRunner()


def rapporteur(*arguments: str | Path) -> tuple[int, str, str]:
    result = runner.invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def test_help_is_quick_because_it_imports_nothing_heavy() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from flows.cli import app; CliRunner().invoke(app, ['run', '--help'])\n"
        "print(sorted({'prefect', 'polars', 'pandera', 'pyarrow', 'httpx'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.strip() == "[]"


def test_run_direct_says_what_it_did_and_how_to_load_it(letters: Path, tmp_path: Path) -> None:
    code, out, _ = rapporteur("run", letters, "--direct", "--out", tmp_path / "tables")
    assert code == 0
    assert "5 files fetched, 5 documents read" in out
    assert "No rejects." in out
    command = out.rsplit("Load:", 1)[1].strip()
    loaded = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert "shape:" in loaded.stdout


def test_run_does_not_import_prefect_when_direct(letters: Path, tmp_path: Path) -> None:
    code = "import sys; from flows.cli import app; app(sys.argv[1:], standalone_mode=False); print('prefect' in sys.modules)"
    command = [sys.executable, "-c", code, "run", str(letters), "--direct", "--out", str(tmp_path / "tables")]
    assert subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.splitlines()[-1] == "False"


def test_run_lists_rejects_with_reason_and_example(letters: Path, tmp_path: Path) -> None:
    (letters / "empty.txt").write_bytes(b"")
    code, out, _ = rapporteur("run", letters, "--direct", "--out", tmp_path / "tables")
    assert code == 0
    assert "1 rejects" in out
    assert "extract/empty: the file is empty" in out
    assert "letters/empty.txt" in out


def test_run_without_a_source_reads_the_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = rapporteur("run", "--direct", "--out", tmp_path / "tables")
    assert code == 0
    assert f"{len(list((ROOT / 'data' / 'raw').glob('*.txt')))} documents read" in out


def test_a_missing_path_is_a_reject_and_exit_2_when_nothing_else_is_there(tmp_path: Path) -> None:
    code, out, err = rapporteur("run", tmp_path / "nowhere", "--direct", "--out", tmp_path / "tables")
    assert code == 2
    assert "no such file or folder" in out
    assert "nothing to read" in err
    assert "no document has changed" in err


def test_a_raw_store_that_cannot_be_used_is_not_called_a_fault_of_the_tables(letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "raw").write_text("I am a file")
    monkeypatch.setenv("RAPPORTEUR_RAW_STORE", str(tmp_path / "raw"))
    code, _, err = rapporteur("run", letters, "--direct", "--out", tmp_path / "tables")
    assert code == 1
    assert f"cannot use the raw store {tmp_path / 'raw'}" in err
    assert "cannot write tables" not in err
    assert (tmp_path / "raw").read_text() == "I am a file"


@pytest.mark.parametrize("option", [["--direct"], []], ids=["direct", "with Prefect"])
def test_an_output_folder_that_is_a_file(letters: Path, tmp_path: Path, option: list[str]) -> None:
    (tmp_path / "tables").write_text("I am a file")
    code, _, err = rapporteur("run", letters, *option, "--out", tmp_path / "tables")
    assert code == 1
    assert "cannot write tables" in err
    assert "it is a file, not a folder; give another place" in err
    assert (tmp_path / "tables").read_text() == "I am a file"


def test_settings_come_from_toml_environment_and_command_line_in_rising_order(letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rapporteur.toml").write_text('tables = "from_toml"\nmax_document_bytes = 1\n')
    _, out, _ = rapporteur("run", letters, "--direct")
    assert "larger than 1 bytes" in out
    assert (tmp_path / "from_toml").is_dir()
    monkeypatch.setenv("RAPPORTEUR_TABLES", "from_environment")
    monkeypatch.setenv("RAPPORTEUR_MAX_DOCUMENT_BYTES", "1000000")
    assert rapporteur("run", letters, "--direct")[0] == 0
    assert (tmp_path / "from_environment" / "documents").is_dir()
    assert rapporteur("run", letters, "--direct", "--out", "from_command_line")[0] == 0
    assert (tmp_path / "from_command_line" / "documents").is_dir()


@pytest.mark.parametrize(("name", "value"), [("RAPPORTEUR_WORKERS", "0"), ("RAPPORTEUR_BATCH_BYTES", "many")])
def test_a_wrong_setting_is_named(letters: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    code, _, err = rapporteur("run", letters, "--direct")
    assert code == 2
    assert name.removeprefix("RAPPORTEUR_").lower() in err


@pytest.mark.parametrize("content", [b"workers: 2", b"\xff\xfe"])
def test_a_settings_file_that_cannot_be_read(letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rapporteur.toml").write_bytes(content)
    code, _, err = rapporteur("run", letters, "--direct")
    assert code == 2
    assert "rapporteur.toml cannot be read" in err


def test_validate_tables_and_their_inventory(letters: Path, tmp_path: Path) -> None:
    rapporteur("run", letters, "--direct", "--out", tmp_path / "tables")
    code, out, _ = rapporteur("validate", tmp_path / "tables")
    assert (code, out.strip().splitlines()[-1]) == (0, "All checks hold.")
    code, out, _ = rapporteur("validate", tmp_path / "tables", "--json")
    assert json.loads(out)["ok"] is True
    code, out, _ = rapporteur("tables", tmp_path / "tables")
    assert code == 0
    assert "documents: 5 rows" in out
    assert "First character of the words." in out
    code, _, err = rapporteur("validate", tmp_path / "tables", "--junit", tmp_path / "nowhere" / "report.xml")
    assert code == 2
    assert "cannot write" in err
    entries = json.loads(rapporteur("tables", tmp_path / "tables", "--json")[1])
    assert {entry["table"] for entry in entries} >= {"documents", "cited_events", "runs"}
    documents = next(entry for entry in entries if entry["table"] == "documents")
    assert documents["rows"] == 5
    assert documents["bytes"] > 0
    assert all(column["description"] for column in documents["columns"])


def test_validate_exits_1_where_a_promise_is_broken(letters: Path, tmp_path: Path) -> None:
    rapporteur("run", letters, "--direct", "--out", tmp_path / "tables")
    next((tmp_path / "tables" / "documents").rglob("*.parquet")).write_text("not Parquet")
    code, out, _ = rapporteur("validate", tmp_path / "tables")
    assert code == 1
    assert "is no Parquet file" in out
    code, out, _ = rapporteur("validate", tmp_path / "tables", "--json")
    assert code == 1
    assert json.loads(out)["findings"][0]["check"] == "file"


def test_a_damaged_file_is_said_by_the_inventory(letters: Path, tmp_path: Path) -> None:
    rapporteur("run", letters, "--direct", "--out", tmp_path / "tables")
    next((tmp_path / "tables" / "documents").rglob("part*.parquet")).write_text("not Parquet")
    code, _, err = rapporteur("tables", tmp_path / "tables")
    assert code == 1
    assert "a file of documents cannot be read" in err
    assert f"rapporteur recover {tmp_path / 'tables'}" in err


def test_what_is_parsed_again_is_not_called_fetched(letters: Path, tmp_path: Path) -> None:
    rapporteur("run", letters, "--direct", "--out", tmp_path / "tables")
    code, out, _ = rapporteur("reparse", "--direct", "--out", tmp_path / "tables")
    assert code == 0
    assert "5 files of the raw store, 5 documents read" in out


@pytest.mark.parametrize("command", ["tables", "rejects"])
def test_an_empty_folder_holds_no_tables(command: str, tmp_path: Path) -> None:
    code, _, err = rapporteur(command, tmp_path)
    assert code == 2
    assert "rapporteur run" in err


def test_dictionary_is_markdown_of_every_column() -> None:
    code, out, _ = rapporteur("dictionary")
    assert code == 0
    assert out.startswith("# Data dictionary")
    assert "| `date_edtf` |" in out


def test_eval_without_a_scorer(tmp_path: Path) -> None:
    code, _, err = rapporteur("eval", "--gold", tmp_path)
    assert code == 2
    assert "--scorer" in err


def test_eval_leaves_the_raw_store_and_the_guards_of_a_run_alone(letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (letters / "empty.txt").write_bytes(b"")
    (tmp_path / "score.py").write_text("")
    monkeypatch.setenv("RAPPORTEUR_RAW_STORE", str(tmp_path / "raw"))
    monkeypatch.setenv("RAPPORTEUR_MAX_REJECT_SHARE", "0")
    assert rapporteur("eval", "--gold", letters, "--scorer", tmp_path / "score.py")[0] == 0
    assert not (tmp_path / "raw").exists()


def test_eval_prints_the_figures(gold: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, _, _ = rapporteur("eval", "--gold", gold / "dev", "--only", "letter_", "--errors", "3", "--json", tmp_path / "figures.json")
    assert code == 0
    assert "documents 13, of which not in the tables 0" in capfd.readouterr().out
    assert json.loads((tmp_path / "figures.json").read_text())["documents"] == 13
