"""The contract travels with the data: descriptions for other tools, checked by those tools; tables of released versions can be read."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from flows.job import Job
from flows.pipeline import run
from flows.validate_tables import validate_tables
from flows.write import read_snapshot
from flows.write.commit import writing
from flows.write.local import LocalStore
from flows.write.manifest import Unusable
from schemas import DATA_TABLES, SCHEMA_VERSION, TABLES
from schemas.arrow import arrow_schema, polars_schema
from schemas.migrate import TooOld, migrate
from tests.conftest import ROOT, hashes

MakeJob = Callable[..., Job]
RELEASED = sorted((ROOT / "tests" / "released").iterdir(), key=lambda path: [int(number) for number in path.name.split(".")])


@pytest.fixture
def root(letters: Path, job: MakeJob) -> Path:
    return run(job(letters)).tables


def test_the_data_package_is_one_for_frictionless(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from frictionless import Package

    monkeypatch.chdir(root)
    descriptor = json.loads((root / "datapackage.json").read_text("utf-8"))
    package = Package.from_descriptor(descriptor)  # raises where a word of it is not the format's
    report = package.validate()  # what `frictionless validate datapackage.json` does
    assert report.valid, report.flatten(["name", "type", "message"])
    assert {resource.name for resource in package.resources} == set(TABLES)
    events = package.get_resource("cited_events")
    assert events.schema.primary_key == ["event_id"]
    assert events.schema.get_field("date_start").type == "date"
    for resource in package.resources:
        assert resource.schema.field_names == [column.name for column in TABLES[resource.name].columns]
    files = {path for resource in descriptor["resources"] for path in resource["path"]}
    assert files == {path.relative_to(root).as_posix() for path in root.glob("[a-z]*/**/*.parquet")}


def test_croissant_is_read_by_its_own_library(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    import mlcroissant

    with caplog.at_level(logging.WARNING):
        dataset = mlcroissant.Dataset(jsonld=str(root / "croissant.json"))  # raises where it is not valid
    assert {records.name for records in dataset.metadata.record_sets} == set(TABLES)
    assert "not standard" not in caplog.text
    places = next(field for records in dataset.metadata.record_sets for field in records.fields if field.id == "cited_events/places")
    assert {member.name for member in places.sub_fields} >= {"name", "iso3", "latitude"}


def test_files_say_which_schema_they_have(root: Path) -> None:
    for path in root.glob("[a-z]*/**/*.parquet"):
        assert pq.read_schema(path).metadata[b"schema_version"].decode() == SCHEMA_VERSION
    assert read_snapshot(root).manifest.schema_version == SCHEMA_VERSION


@pytest.mark.parametrize("manifest", [False, True], ids=["as they lie", "with their manifest"])
@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.name)
def test_released_tables_are_taken_over_and_kept(released: Path, manifest: bool, letters: Path, job: MakeJob, tmp_path: Path) -> None:
    root = tmp_path / "tables"
    shutil.copytree(released, root)
    before = {name: pl.read_parquet(root / name / "**" / "*.parquet", hive_partitioning=False) for name in TABLES}
    with writing(LocalStore(root), "test", 0):
        pass
    if manifest:
        say_schema(root, "", released.name)
    for name, rows in before.items():
        now = read_snapshot(root).scan(name).collect()
        assert now.schema == polars_schema(TABLES[name])
        assert now.height == rows.height
    run(job(letters / "letter_2017.txt"))
    assert validate_tables(root).ok, validate_tables(root).as_text()
    ids = set(pl.read_parquet(root / "documents" / "**" / "*.parquet")["document_id"])
    assert ids > set(before["documents"]["document_id"])


def say_schema(root: Path, before: str, version: str) -> None:
    """Let the manifest say that the tables were written with a version of the schema."""
    manifest = root / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace(f'"schema_version": "{before}"', f'"schema_version": "{version}"'), "utf-8")


def forget_manifest(root: Path) -> None:
    """Leave the public files alone, as a copy from elsewhere has them."""
    for name in ("_files", "_manifests", "manifest.json", "_shown"):
        shutil.rmtree(root / name) if (root / name).is_dir() else (root / name).unlink()


@pytest.mark.parametrize(
    "released", [path for path in RELEASED if path.name.split(".")[0] == SCHEMA_VERSION.split(".")[0]], ids=lambda path: path.name
)
def test_no_version_of_the_same_major_number_has_lost_a_column(released: Path) -> None:
    for name, table in TABLES.items():
        declared = arrow_schema(table)
        for field in pq.read_schema(next((released / name).rglob("*.parquet"))):
            assert field.name in declared.names, f"{name}.{field.name} went: that asks for a new major version"
            assert declared.field(field.name).type.equals(field.type), f"{name}.{field.name} has another type: that asks for a new major version"


def test_the_schema_is_that_of_the_newest_release() -> None:
    """Whoever changes a column raises the version, says so in docs/schema_changes.md and adds tables to tests/released."""
    assert RELEASED[-1].name == SCHEMA_VERSION
    for name, table in TABLES.items():
        released = pq.read_schema(next((RELEASED[-1] / name).rglob("*.parquet")))
        assert arrow_schema(table).equals(released), f"{name} has changed since {SCHEMA_VERSION}: docs/schema_changes.md says what to do"
    changes = (ROOT / "docs" / "schema_changes.md").read_text("utf-8")
    assert [line.removeprefix("## ") for line in changes.splitlines() if line.startswith("## ")] == [path.name for path in reversed(RELEASED)]


@pytest.mark.parametrize("version", ["1.99.0", "2.0.0"])
def test_tables_of_a_newer_schema_are_left_alone(version: str, root: Path, letters: Path, job: MakeJob) -> None:
    say_schema(root, SCHEMA_VERSION, version)
    before = hashes(root)
    with pytest.raises(Unusable, match=f"newer rapporteur .schema {version}.*upgrade"):
        run(job(letters / "letter_2017.txt", reparse="all"))
    assert hashes(root) == before
    (finding,) = validate_tables(root).findings
    assert "newer rapporteur" in finding.reason


def test_files_of_a_newer_schema_are_not_taken_over(root: Path) -> None:
    forget_manifest(root)
    file = sorted((root / "works").rglob("*.parquet"))[-1]
    rows = pq.read_table(file, partitioning=None)
    pq.write_table(rows.replace_schema_metadata({**rows.schema.metadata, b"schema_version": b"1.99.0"}), file)
    before = hashes(root)
    with pytest.raises(Unusable, match=r"works/.* was written by a newer rapporteur"), writing(LocalStore(root), "test", 0):
        pass
    assert hashes(root) == before
    assert not (root / "_files").exists()


def test_columns_that_came_later_are_filled_and_the_next_run_writes_them(root: Path, letters: Path, job: MakeJob) -> None:
    (path,) = sorted((root / "documents").rglob("*.parquet"))[:1]
    older = pq.read_table(path, partitioning=None).drop_columns(["job_number", "addressees"])
    forget_manifest(root)
    for file in (root / "documents").rglob("*.parquet"):
        table = pq.read_table(file, partitioning=None).drop_columns(["job_number", "addressees"])
        file.unlink()
        pq.write_table(table, file)
    with writing(LocalStore(root), "test", 0):
        pass
    rows = read_snapshot(root).scan("documents").collect()
    assert older.num_columns == len(rows.columns) - 2
    assert rows["job_number"].null_count() == rows.height
    assert rows["addressees"].to_list() == [[]] * rows.height
    run(job(letters / "letter_2017.txt"))
    assert validate_tables(root).ok, validate_tables(root).as_text()


def test_a_column_that_nothing_can_fill_is_said() -> None:
    documents = DATA_TABLES[0]
    with pytest.raises(TooOld, match="no column language"):
        migrate(documents, pl.LazyFrame(schema=polars_schema(documents)).drop("language"))


def test_tables_too_old_to_be_read_are_said(root: Path) -> None:
    say_schema(root, SCHEMA_VERSION, "0.1")
    snapshot = read_snapshot(root)
    path = snapshot.manifest.paths("documents")[0]
    pq.write_table(
        pq.read_table(root / path, partitioning=None).drop_columns(["language"]), snapshot.store.location(snapshot.manifest.files[path].sha256)
    )
    with pytest.raises(Unusable, match="rapporteur reparse"):
        snapshot.scan("documents", [path])
