"""Accepted rows → new files of the data tables. New and re-read documents replace exactly their own rows; a slice whose rows stay keeps its file.

Nothing that a reader sees changes here: the files are staged, and what is to become of which path is given back.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from flows.staged import write_staged
from flows.stopped import Stopped
from flows.write import layout
from flows.write.files import write_file, write_index
from flows.write.layout import INDEX, OF_DOCUMENT, YEAR, n_slices, partition, slice_name, slice_names
from flows.write.manifest import Changes, File
from flows.write.snapshot import Damaged, Snapshot
from schemas import DATA_TABLES, Table
from schemas.arrow import empty_frame
from schemas.model import FAILURES
from schemas.relations import orphans

log = logging.getLogger(__name__)
Frames = dict[str, pl.DataFrame]


class Inconsistent(Stopped):
    """What was staged does not fit together or does not fit what stands: a defect of the program. Nothing is committed."""


@dataclass
class Staged:
    """Files on their way into a version: `changes` gathers path → file, None for a path that goes."""

    before: Snapshot
    folder: Path
    changes: dict[str, File | None] = field(default_factory=dict)

    @property
    def after(self) -> Snapshot:
        return self.before.with_changes(self.changes)

    def add(self, path: str, table: Table, frame: pl.DataFrame) -> None:
        """Stage the rows of one file; nothing is changed where it would be the same."""
        staged = self.folder / "file.parquet"
        self._take(path, staged, write_file(staged, table, frame))

    def add_index(self, name: str, marks: pl.DataFrame) -> None:
        """The same for what is known of one slice of the data tables."""
        staged = self.folder / "file.parquet"
        self._take(f"{INDEX}/{name}", staged, write_index(staged, marks))

    def _take(self, path: str, staged: Path, file: File) -> None:
        if self.before.manifest.files.get(path) != file or not self.before.store.holds(file.sha256):
            self.before.store.keep(staged, file.sha256)
            self.changes[path] = file

    def drop(self, path: str) -> None:
        self.changes[path] = None


def stage_tables(before: Snapshot, accepted: Sequence[Path], tried: pl.Series, folder: Path, rebuild: bool = False) -> Changes:
    """The changes that put the accepted rows of all batches in the place of those of the documents that were `tried` (their ids).

    A document that was tried and not accepted loses its rows. With `rebuild` a damaged file counts as empty: its documents are all tried.
    Raises Damaged, Inconsistent.
    """
    staged = Staged(before, folder)
    fresh = pl.concat([pl.read_parquet(path / "documents.parquet", columns=["document_id", "masthead_date"]) for path in accepted] or [_no_ids()])
    known = _known(before, rebuild)
    after = pl.concat([known.filter(~pl.col("document_id").is_in(tried.implode())), fresh.select("document_id", year=YEAR)])
    if repeated := after.filter(after["document_id"].is_duplicated())["document_id"].to_list():
        raise Inconsistent(f"documents that would stand twice: {', '.join(repeated[:5])}; nothing was changed; please report it")
    touched = pl.concat([known.filter(pl.col("document_id").is_in(tried.implode())), fresh.select("document_id", year=YEAR)])
    scattered = _scatter(accepted, folder / "by_year")
    counts = dict(after.group_by("year").len().iter_rows())
    for year in sorted(set(touched["year"]) | (set() if before.is_current else set(after["year"]))):
        ids = touched.filter(year=year)["document_id"]
        _stage_year(staged, year, counts.get(year, 0), ids, tried, scattered, rebuild)
    return staged.changes


def _no_ids() -> pl.DataFrame:
    return pl.DataFrame(schema={"document_id": pl.String, "masthead_date": pl.Date})


def _known(before: Snapshot, rebuild: bool) -> pl.DataFrame:
    """document_id and year of what stands."""
    return before.collect("documents", pl.col("document_id"), YEAR.alias("year"), skip_damaged=rebuild)


def _scatter(accepted: Sequence[Path], folder: Path) -> Path:
    """Divide the rows of every batch by year, so that a year can be put together without reading all: `<folder>/<table>/<year>/<batch>.parquet`."""
    for number, path in enumerate(accepted):
        year_of = pl.read_parquet(path / "documents.parquet", columns=["document_id", "masthead_date"]).select("document_id", year=YEAR)
        for table in DATA_TABLES:
            rows = pl.read_parquet(path / f"{table.name}.parquet").join(year_of, on="document_id")
            for (year,), part in rows.partition_by("year", as_dict=True, include_key=False).items():
                target = folder / table.name / str(year) / f"{number:05}.parquet"
                target.parent.mkdir(parents=True, exist_ok=True)
                write_staged(part, target)
    return folder


def _stage_year(staged: Staged, year: str, n_documents: int, touched: pl.Series, tried: pl.Series, scattered: Path, rebuild: bool) -> None:
    """The slices of a year that the touched documents lie in, or all of them where their number changes."""
    names = slice_names(n_slices(n_documents, layout.SLICE_DOCUMENTS))
    standing = [path.rsplit("/", 1)[1] for path in staged.before.manifest.paths("documents", f"year={year}")]
    relaid = standing != names or not staged.before.is_current
    if names:
        due = names if relaid else sorted(touched.to_frame().select(slice_name(len(names)).unique()).to_series())
        fresh = {table.name: by_slice(_fresh(scattered, table, year), len(names)) for table in DATA_TABLES}
        old = {table.name: by_slice(_old_year(staged.before, table, year, tried, rebuild), len(names)) for table in DATA_TABLES} if relaid else {}
        for name in due:
            rows: Frames = {}
            for table in DATA_TABLES:
                nothing = empty_frame(table)
                kept = old[table.name].get(name, nothing) if relaid else _old(staged.before, table, partition(table.name, year, name), tried, rebuild)
                rows[table.name] = pl.concat([kept, fresh[table.name].get(name, nothing)])
            check_slice(f"year={year}/{name}", rows)
            for table in DATA_TABLES:
                staged.add(partition(table.name, year, name), table, rows[table.name])
    for table in DATA_TABLES:
        for path in staged.before.manifest.paths(table.name, f"year={year}"):
            if path.rsplit("/", 1)[1] not in names:
                staged.drop(path)


def _fresh(scattered: Path, table: Table, year: str) -> pl.DataFrame:
    folder = scattered / table.name / year
    return pl.read_parquet(folder / "*.parquet") if folder.exists() else empty_frame(table)


def by_slice(rows: pl.DataFrame, count: int, ids: pl.Expr = OF_DOCUMENT) -> Frames:
    """The rows of each slice, by its file name."""
    named = rows.with_columns(slice_name(count, ids))
    return {str(name): part for (name,), part in named.partition_by("slice", as_dict=True, include_key=False).items()}


def _old_year(before: Snapshot, table: Table, year: str, tried: pl.Series, rebuild: bool) -> pl.DataFrame:
    paths = before.manifest.paths(table.name, f"year={year}")
    return pl.concat([empty_frame(table), *(_old(before, table, path, tried, rebuild) for path in paths)])


def _old(before: Snapshot, table: Table, path: str, tried: pl.Series, rebuild: bool) -> pl.DataFrame:
    """The rows of a file that stay."""
    if path not in before.manifest.files:
        return empty_frame(table)
    rows = _read(before, path, rebuild)
    return rows.filter(~pl.col("document_id").is_in(tried.implode()))


def _read(before: Snapshot, path: str, rebuild: bool) -> pl.DataFrame:
    try:
        return before.read(path)
    except Damaged:
        if not rebuild:
            raise
        log.warning("%s is damaged: its rows are built anew", path)
        table = next(table for table in DATA_TABLES if path.startswith(f"{table.name}/"))
        return empty_frame(table)


def check_slice(where: str, rows: Mapping[str, pl.DataFrame]) -> None:
    """Do the tables of one slice fit together? Rows that stand and rows that come: each key once, every reference met. Raises Inconsistent."""
    for table in DATA_TABLES:
        frame = rows[table.name]
        failed = pl.concat([_repeated(table, frame), orphans(table, frame, rows)])
        if not failed.is_empty():
            row, check, column, reason = failed.row(0)
            key = frame.select(table.key).row(row)
            raise Inconsistent(f"{table.name} {where}: {check} {column}: {reason} (e.g. {key}); nothing was changed; please report it")


def _repeated(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    rows = frame.select(pl.struct(table.key).is_duplicated().arg_true()).to_series()
    return pl.select(
        row=pl.lit(rows.cast(pl.UInt32)), check=pl.lit("unique"), column=pl.lit(", ".join(table.key)), reason=pl.lit("the key must be unique")
    ).cast(FAILURES)
