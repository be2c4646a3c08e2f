"""Changed data tables → new files of the derived tables, in the same commit. Only the blocks that changed documents touch are built anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import polars as pl

from flows.derive import DERIVATIONS, Blocks, Derivation
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
        _stage(staged, derivation, tried, rebuild)
    return {path: file for path, file in staged.changes.items() if path not in data_changes}


@lru_cache(maxsize=1)
def derived_by() -> str:
    """Fingerprint of the rules behind the derived tables: where it changes, all are built anew."""
    import flows.derive

    digest = hashlib.sha256()
    for path in sorted(Path(flows.derive.__file__).parent.rglob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _stage(staged: Staged, derivation: Derivation, tried: pl.Series, rebuild: bool) -> None:
    table = derivation.table
    standing = staged.before.manifest.paths(table.name)
    touched = _touched(staged, derivation, tried) if standing and not rebuild else None
    if touched == frozenset():
        return
    rows = derivation.build(_inputs(staged.after, derivation.inputs, touched), touched)
    _check(table, rows.drop("year", strict=False))
    if not derivation.by_year:
        staged.add(f"{table.name}/{WHOLE}", table, rows)
        return
    blocks = rows.partition_by("year", as_dict=True, include_key=False)
    files = {partition(table.name, _folder(year)): block for (year,), block in blocks.items()}
    if touched is None or None in touched:  # the block of unknown years always has a file, so that the table is there
        files = {partition(table.name, UNKNOWN_YEAR): empty_frame(table)} | files
    for path, block in sorted(files.items()):
        staged.add(path, table, block)
    due = set(standing) if touched is None else {partition(table.name, _folder(year)) for year in touched}
    for path in sorted(due.intersection(standing) - files.keys()):
        staged.drop(path)


def _touched(staged: Staged, derivation: Derivation, tried: pl.Series) -> Blocks:
    """The blocks in which what the table has of the documents is not what it was."""
    data = [name for name in derivation.inputs if name in DATA]
    slices = {path.split("/", 1)[1] for path in staged.changes if path.split("/", 1)[0] in data}
    before, after = (
        derivation.reads(_rows_of(snapshot, data, slices, tried)).select("year", row=pl.struct(pl.all()).hash())
        for snapshot in (staged.before, staged.after)
    )
    differing = [one.join(other, on=["year", "row"], how="anti", nulls_equal=True) for one, other in ((before, after), (after, before))]
    return frozenset(pl.concat(differing)["year"])


def _rows_of(snapshot: Snapshot, tables: Iterable[str], slices: set[str], documents: pl.Series) -> Mapping[str, pl.LazyFrame]:
    """The rows of some documents, looked for in these slices alone."""
    of_table = {name: [path for path in snapshot.manifest.paths(name) if path.split("/", 1)[1] in slices] for name in tables}
    return {name: snapshot.scan(name, paths).filter(pl.col("document_id").is_in(documents.implode())) for name, paths in of_table.items()}


def _inputs(snapshot: Snapshot, names: Iterable[str], blocks: Blocks | None) -> dict[str, pl.LazyFrame]:
    """Whole data tables, and of derived tables the blocks that are needed."""
    needed = None if blocks is None else {_folder(year) for year in blocks}
    return {name: snapshot.scan(name, _paths(snapshot, name, needed)) for name in names}


def _paths(snapshot: Snapshot, table: str, years: set[str] | None) -> list[str]:
    if table in DATA or years is None:
        return snapshot.manifest.paths(table)
    return [path for year in sorted(years) for path in snapshot.manifest.paths(table, f"year={year}")]


def _folder(year: int | None) -> str:
    """A block as a directory name's value."""
    return UNKNOWN_YEAR if year is None else str(year)


def _check(table: Table, frame: pl.DataFrame) -> None:
    failed = failures(table, frame)
    if not failed.is_empty():
        raise Inconsistent(f"{table.name}: {failed.row(0, named=True)}; nothing was changed; please report it")
