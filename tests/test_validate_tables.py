"""`rapporteur validate` finds what is wrong with finished tables."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from flows.job import Job
from flows.pipeline import run
from flows.validate_tables import validate_tables
from flows.write.files import write_file
from schemas import TABLES


@pytest.fixture
def root(letters: Path, job: Callable[..., Job]) -> Path:
    return run(job(letters)).tables


def a_file(root: Path, table: str) -> Path:
    return sorted((root / table).rglob("part-*.parquet"))[0]


def checks(root: Path) -> set[tuple[str, str]]:
    return {(finding.table, finding.check) for finding in validate_tables(root).findings}


def rewrite(root: Path, table: str, change: Callable[[pl.DataFrame], pl.DataFrame]) -> None:
    path = a_file(root, table)
    write_file(path, TABLES[table], change(pl.read_parquet(path, hive_partitioning=False)))


def test_fresh_tables_pass(root: Path) -> None:
    report = validate_tables(root)
    assert report.ok
    assert report.rows["documents"] == 5


def test_a_missing_table(root: Path) -> None:
    shutil.rmtree(root / "sections")
    assert ("sections", "present") in checks(root)


def test_an_unknown_table(root: Path) -> None:
    shutil.copytree(root / "sections", root / "surprises")
    assert ("surprises", "declared") in checks(root)


def test_a_file_that_is_no_parquet(root: Path) -> None:
    a_file(root, "documents").write_text("PAR?")
    assert ("documents", "file") in checks(root)


def test_a_file_without_descriptions(root: Path) -> None:
    path = a_file(root, "documents")
    pl.read_parquet(path, hive_partitioning=False).write_parquet(path)
    assert ("documents", "file_schema") in checks(root)


def test_a_file_with_another_type_names_the_column(root: Path) -> None:
    path = a_file(root, "documents")
    table = pq.read_table(path, partitioning=None)
    pq.write_table(table.set_column(table.schema.get_field_index("n_bytes"), "n_bytes", table["n_bytes"].cast("int32")), path)
    report = validate_tables(root)
    assert "n_bytes" in report.findings[0].reason


def test_a_row_that_fails_a_check_is_shown_by_its_key(root: Path) -> None:
    rewrite(root, "documents", lambda frame: frame.with_columns(language=pl.lit("English")))
    report = validate_tables(root)
    (finding,) = [finding for finding in report.findings if finding.column == "language"]
    assert finding.examples[0].startswith("document_id=")
    assert "FAILED documents.language matches" in report.as_text()
    assert report.as_dict()["ok"] is False


def test_a_row_in_the_wrong_partition(root: Path) -> None:
    path = a_file(root, "documents")
    (root / "documents" / "year=1901").mkdir()
    path.rename(root / "documents" / "year=1901" / path.name)
    assert ("documents", "partition") in checks(root)


def test_an_orphan(root: Path) -> None:
    rewrite(root, "documents", lambda frame: frame.clear())
    orphans = {table for table, check in checks(root) if check == "foreign_key"}
    has_rows = {name for name in ("sections", "agenda_items", "cited_events") if pl.read_parquet(a_file(root, name)).height}
    assert has_rows <= orphans


def test_words_that_the_text_does_not_hold(root: Path) -> None:
    rewrite(root, "documents", lambda frame: frame.with_columns(text=pl.lit("quite another text")))
    found = checks(root)
    assert found & {("cited_events", "span_in_text"), ("cited_events", "span_quotes"), ("sections", "span_in_text"), ("agenda_items", "span_in_text")}


def test_a_key_that_stands_twice_across_files(root: Path) -> None:
    first, second = sorted((root / "documents").rglob("part-*.parquet"))[:2]
    frame = pl.read_parquet(second, hive_partitioning=False)
    write_file(second, TABLES["documents"], pl.concat([frame, pl.read_parquet(first, hive_partitioning=False)]))
    assert ("documents", "unique") in checks(root)
