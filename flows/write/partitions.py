"""Rows into partitions: new and re-read documents replace exactly their own rows, everything else keeps its bytes.

Bytes depend on rows alone: rows are sorted by key, written as one chunk with fixed row groups and fixed settings, in the declared
Arrow schema. A file whose bytes would not change is not touched.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from flows.write.layout import YEAR, partition, years
from schemas import DATA_TABLES, TABLES, Table
from schemas.arrow import polars_schema, to_arrow

ROW_GROUP = 50_000  # rows; of short rows, as measured for scans by document_id
TEXT_ROW_GROUP = 2_000  # rows of documents, which carry their text
ZSTD_LEVEL = 3


def write_tables(root: Path, accepted: Sequence[Path], staging: Path) -> None:
    """Merge the accepted rows of all batches into the tables under `root`. All files are written to `staging` first, then moved."""
    documents = _read(accepted, "documents", columns=["document_id", "masthead_date"])
    if documents.is_empty():
        return
    year_of = documents.select("document_id", year=YEAR)
    years_before = _years_before(root, documents)
    touched = sorted({*year_of["year"], *years_before})
    for table in DATA_TABLES:
        fresh = _read(accepted, table.name)
        if table.name == "documents":
            fresh = _first_uri(root, fresh, years_before)
        by_year = fresh.join(year_of, on="document_id").partition_by("year", as_dict=True, include_key=False)
        for year in touched:
            new = by_year.get((year,), pl.DataFrame(schema=polars_schema(table)))
            write_file(partition(staging, table.name, year), table, _merge(partition(root, table.name, year), new, year_of))
    for table in DATA_TABLES:
        for year in touched:
            _move(partition(staging, table.name, year), partition(root, table.name, year))
    for year in touched:
        _drop_if_empty(root, year)


def write_run_table(root: Path, table: Table, frame: pl.DataFrame, run_id: str) -> None:
    """The rows of one run: a file of its own."""
    final = root / table.name / f"{run_id}.parquet"
    staged = final.with_name(f".{final.name}")
    write_file(staged, table, frame)
    os.replace(staged, final)


def write_file(path: Path, table: Table, frame: pl.DataFrame) -> None:
    """One Parquet file with the declared schema and metadata; the same rows give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ordered = frame.sort(list(table.key)) if table.key else frame
    arrow: pa.Table = to_arrow(table, ordered)
    group = TEXT_ROW_GROUP if table.name == "documents" else ROW_GROUP
    pq.write_table(arrow, path, compression="zstd", compression_level=ZSTD_LEVEL, row_group_size=group)


def _read(accepted: Sequence[Path], table: str, columns: list[str] | None = None) -> pl.DataFrame:
    """The accepted rows of one table over all batches; without batches an empty frame."""
    frames = [pl.read_parquet(path / f"{table}.parquet", columns=columns) for path in accepted]
    return pl.concat(frames) if frames else pl.DataFrame(schema=polars_schema(TABLES[table])).select(columns or pl.all())


def _years_before(root: Path, documents: pl.DataFrame) -> list[str]:
    """The partitions in which the documents stood until now."""
    ids = documents["document_id"].implode()
    return [
        year
        for year in years(root, "documents")
        if not pl.read_parquet(partition(root, "documents", year), columns=["document_id"]).filter(pl.col("document_id").is_in(ids)).is_empty()
    ]


def _first_uri(root: Path, documents: pl.DataFrame, years_before: Sequence[str]) -> pl.DataFrame:
    """A document known under several names keeps the first in alphabetical order, whichever run saw it."""
    before = [pl.read_parquet(partition(root, "documents", year), columns=["document_id", "source_uri"]) for year in years_before]
    if not before:
        return documents
    known = pl.concat(before).rename({"source_uri": "known"})
    joined = documents.join(known, on="document_id", how="left", maintain_order="left")
    return joined.with_columns(source_uri=pl.min_horizontal("source_uri", "known")).select(documents.columns)


def _merge(path: Path, new: pl.DataFrame, replaced: pl.DataFrame) -> pl.DataFrame:
    """What stands in a partition, without the rows of the documents of this run, and with their new rows."""
    if not path.exists():
        return new
    kept = pl.read_parquet(path, hive_partitioning=False).join(replaced, on="document_id", how="anti")
    return pl.concat([kept.select(new.columns).cast(new.schema), new])


def _move(staged: Path, final: Path) -> None:
    if final.exists() and final.stat().st_size == staged.stat().st_size and final.read_bytes() == staged.read_bytes():
        staged.unlink()
        return
    final.parent.mkdir(parents=True, exist_ok=True)
    os.replace(staged, final)


def _drop_if_empty(root: Path, year: str) -> None:
    """A year that no document has any more has no files."""
    if pq.read_metadata(partition(root, "documents", year)).num_rows:
        return
    for table in DATA_TABLES:
        path = partition(root, table.name, year)
        path.unlink(missing_ok=True)
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
