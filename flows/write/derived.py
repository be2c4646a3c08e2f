"""Changed data tables → new files of the derived tables, in the same commit. Only the blocks that changed documents touch are built anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath

import polars as pl

from flows.derive import DERIVATIONS, Derivation
from flows.write.layout import UNKNOWN_YEAR, WHOLE, partition
from flows.write.manifest import Changes
from flows.write.partitions import Inconsistent, Staged
from flows.write.snapshot import Snapshot
from schemas import DATA_TABLES, Table
from schemas.arrow import empty_frame
from schemas.model import failures

DATA = {table.name for table in DATA_TABLES}


def stage_derived(before: Snapshot, data_changes: Changes, tried: pl.Series, folder: Path, rebuild: bool = False) -> Changes:
    """The changes to all derived tables that the changes of the data tables call for. Raises Inconsistent where a table breaks its promises."""
    staged = Staged(before, folder, dict(data_changes))
    rebuild = rebuild or not before.is_current or before.manifest.derived_by != derived_by()
    for derivation in DERIVATIONS:
        if derivation.blocks is None:
            _stage_whole(staged, derivation, rebuild)
        else:
            _stage_blocks(staged, derivation, tried, rebuild)
    return {path: file for path, file in staged.changes.items() if path not in data_changes}


@lru_cache(maxsize=1)
def derived_by() -> str:
    """Fingerprint of the rules behind the derived tables: where it changes, all are built anew."""
    import flows.derive

    digest = hashlib.sha256()
    for path in sorted(Path(flows.derive.__file__).parent.rglob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _stage_whole(staged: Staged, derivation: Derivation, rebuild: bool) -> None:
    path = f"{derivation.table.name}/{WHOLE}"
    if rebuild or path not in staged.before.manifest.files or _changed(staged, derivation.inputs):
        inputs = _inputs(staged.after, derivation.inputs)
        staged.add(path, derivation.table, _checked(derivation.table, derivation.build(inputs, None)))


def _stage_blocks(staged: Staged, derivation: Derivation, tried: pl.Series, rebuild: bool) -> None:
    assert derivation.blocks is not None
    table, after = derivation.table, staged.after
    standing = {folder.removeprefix("year=") for folder in staged.before.manifest.folders(table.name)}
    inputs = _inputs(after, derivation.inputs)
    data = [name for name in derivation.inputs if name in DATA]
    if rebuild or not standing:
        touched = _years(derivation.blocks({name: inputs[name] for name in data})) | standing
    else:
        rows = [_rows_of(snapshot, data, _changed(staged, data), tried) for snapshot in (staged.before, after)]
        touched = _years(derivation.blocks(rows[0])) | _years(derivation.blocks(rows[1])) if _changed(staged, data) else set()
    touched |= {UNKNOWN_YEAR} - standing  # the block of unknown years always has a file, so that the table is there
    whole = rebuild or not standing
    wanted = None if whole else frozenset(None if year == UNKNOWN_YEAR else int(year) for year in touched)
    by_year = _by_year(derivation, inputs, _checked(table, derivation.build(inputs, wanted)))
    for year in sorted(touched):
        path = partition(table.name, year)
        if year in by_year or year == UNKNOWN_YEAR:
            staged.add(path, table, by_year.get(year, empty_frame(table)))
        elif path in staged.before.manifest.files:
            staged.drop(path)


def _by_year(derivation: Derivation, inputs: Mapping[str, pl.LazyFrame], frame: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Rows by the block that they belong to, as a directory name's value."""
    assert derivation.years is not None
    year_of = derivation.years(inputs).select("key", pl.col("year").cast(pl.String).fill_null(UNKNOWN_YEAR))
    placed = frame.lazy().join(year_of, left_on=derivation.table.key[0], right_on="key").collect()
    return {str(year): part for (year,), part in placed.partition_by("year", as_dict=True, include_key=False).items()}


def _changed(staged: Staged, tables: Iterable[str]) -> list[str]:
    """The changed files of these tables."""
    names = set(tables)
    return [path for path in staged.changes if PurePosixPath(path).parts[0] in names]


def _inputs(snapshot: Snapshot, names: Iterable[str]) -> dict[str, pl.LazyFrame]:
    return {name: snapshot.scan(name) for name in names}


def _rows_of(snapshot: Snapshot, tables: Iterable[str], paths: list[str], documents: pl.Series) -> Mapping[str, pl.LazyFrame]:
    """The rows of some documents, looked for in the changed files alone."""
    there = [path for path in paths if path in snapshot.manifest.files]
    of_table = {name: [path for path in there if path.startswith(f"{name}/")] for name in tables}
    return {name: snapshot.scan(name, of_table[name]).filter(pl.col("document_id").is_in(documents.implode())) for name in tables}


def _years(blocks: Iterable[int | None]) -> set[str]:
    return {UNKNOWN_YEAR if year is None else str(year) for year in blocks}


def _checked(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    failed = failures(table, frame)
    if not failed.is_empty():
        raise Inconsistent(f"{table.name}: {failed.row(0, named=True)}; nothing was changed; please report it")
    return frame
