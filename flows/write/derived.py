"""Changed data tables → new files of the derived tables, in the same commit. Only rows that what changed can reach are built anew, and only
the slices written in which a row is another. What it can reach is found in an index: a file per slice of the data tables with the marks
that its documents bear. It is a function of the slice, and stands in the manifest as all files do."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import polars as pl

from flows.derive import DERIVATIONS, Bearing, Derivation, Inputs, Rows
from flows.write import layout
from flows.write.layout import INDEX, OF_DOCUMENT, UNKNOWN_YEAR, WHOLE, n_slices, slice_names
from flows.write.manifest import Changes
from flows.write.partitions import Inconsistent, Staged, by_slice
from flows.write.snapshot import Snapshot
from schemas import Table
from schemas.arrow import empty_frame
from schemas.model import failures


def _hashed(names: pl.Series) -> pl.Series:
    once = names.drop_nulls().unique()
    return names.replace_strict(once, [hashlib.sha256(name.encode()).hexdigest() for name in once], default=None, return_dtype=pl.String)


# By what the rows of a table are spread over slices: the happenings that are first cited on one day lie together, and so do those that come with
# one document. Any other table is one file.
SLICED_BY = {
    "event_mentions": OF_DOCUMENT,
    "events": pl.coalesce(pl.col("first_cited").cast(pl.String).map_batches(_hashed, return_dtype=pl.String), "event_key"),
    "works": pl.col("symbol").map_batches(_hashed, return_dtype=pl.String),
}
SHORT_MARK = (pl.col("mark") & 0xFFFF_FFFF).cast(pl.UInt32)  # in the index: two that fall together cost a look, and all of them half the room


def stage_derived(before: Snapshot, data_changes: Changes, tried: pl.Series, folder: Path, rebuild: bool = False) -> Changes:
    """The changes to all derived tables that the changes of the data tables call for. Raises Inconsistent where a table breaks its promises."""
    staged = Staged(before, folder, dict(data_changes))
    rebuild = rebuild or not before.is_current or before.manifest.derived_by != derived_by()
    _stage_index(staged, rebuild)
    for derivation in DERIVATIONS:
        _stage(staged, derivation, tried, rebuild)
    return {path: file for path, file in staged.changes.items() if path not in data_changes}


@lru_cache(maxsize=1)
def derived_by() -> str:
    """Fingerprint of the rules behind the derived tables: where it changes, all are built anew."""
    import flows.derive

    digest = hashlib.sha256(pl.__version__.encode())  # whose hashes the marks of the index are
    for path in sorted(Path(flows.derive.__file__).parent.rglob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _stage(staged: Staged, derivation: Derivation, tried: pl.Series, rebuild: bool) -> None:
    if rebuild or not all(staged.before.manifest.paths(table.name) for table in derivation.tables):
        rows = derivation.whole(_inputs(staged.after, derivation))
        for table in derivation.tables:
            _replace(staged, table, None, rows[table.name])
    elif change := _change(staged, derivation, tried):
        old, new = change
        for table in derivation.tables:
            _replace(staged, table, _missing(old[table.name], new[table.name]), _missing(new[table.name], old[table.name]))


def _change(staged: Staged, derivation: Derivation, tried: pl.Series) -> tuple[Rows, Rows] | None:
    """The rows as they were, and as they are, of all that changed documents can reach; None where these say the same as before."""
    slices = {_slice(path) for path in staged.changes if path.split("/", 1)[0] in derivation.inputs}
    before, after = (_inputs_of(snapshot, derivation, slices, tried) for snapshot in (staged.before, staged.after))
    return derivation.change(before, after, _bearing(staged.after, derivation))


def _bearing(snapshot: Snapshot, derivation: Derivation) -> Bearing:
    """Rows are found by their marks: in the index which documents and slices, and there the rows."""
    paths = snapshot.manifest.paths(INDEX)
    slices = {snapshot.manifest.files[path].sha256: _slice(path) for path in paths}
    nothing = pl.LazyFrame(schema={"document_id": pl.String, "mark": pl.UInt32, "file": pl.String})
    index = pl.scan_parquet(list(map(snapshot.location, paths)), include_file_paths="file", hive_partitioning=False) if paths else nothing

    def rows(marks: pl.Series, known: pl.Series) -> pl.DataFrame:
        of_marks = index.filter(pl.col("mark").is_in(marks.to_frame("mark").select(SHORT_MARK).to_series().implode()))
        try:
            found = of_marks.select("document_id", "file").collect().filter(~pl.col("document_id").is_in(known.implode()))
        except (pl.exceptions.PolarsError, OSError):
            for path in paths:
                snapshot.read(path)  # Damaged, with its name
            raise
        where = {slices[file.rsplit("/", 1)[1]] for file in found["file"].unique()}
        return derivation.reads(_inputs_of(snapshot, derivation, where, found["document_id"].unique())).collect()

    return rows


def _stage_index(staged: Staged, rebuild: bool) -> None:
    """The marks that the documents of each changed slice bear, whatever derivation reads them."""
    after = staged.after
    slices = {_slice(path) for path in after.manifest.paths("documents")}
    for name in sorted(slices if rebuild else slices.intersection(map(_slice, staged.changes))):
        read = (derivation.reads({table: after.scan(table, [f"{table}/{name}"]) for table in derivation.inputs}) for derivation in DERIVATIONS)
        marks = [derivation.marks(rows.collect()).filter("is_borne") for derivation, rows in zip(DERIVATIONS, read, strict=True)]
        staged.add_index(name, pl.concat(of_rows.select("document_id", SHORT_MARK) for of_rows in marks).unique())
    for path in after.manifest.paths(INDEX):
        if _slice(path) not in slices:
            staged.drop(path)


def _slice(path: str) -> str:
    """What the paths of all files of one slice have in common."""
    return path.split("/", 1)[1]


def _inputs(snapshot: Snapshot, derivation: Derivation) -> Inputs:
    return {name: snapshot.scan(name) for name in derivation.inputs}


def _inputs_of(snapshot: Snapshot, derivation: Derivation, slices: set[str], documents: pl.Series) -> Inputs:
    """The rows of some documents, looked for in these slices alone."""
    paths = {name: [path for path in snapshot.manifest.paths(name) if _slice(path) in slices] for name in derivation.inputs}
    return {name: snapshot.scan(name, paths[name]).filter(pl.col("document_id").is_in(documents.implode())) for name in derivation.inputs}


def _missing(rows: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """The rows that are not among the others."""
    hashed, known = (frame.with_columns(hash=pl.struct(pl.all()).hash()) for frame in (rows, others))
    return hashed.join(known, on="hash", how="anti").drop("hash")


def _replace(staged: Staged, table: Table, going: pl.DataFrame | None, coming: pl.DataFrame) -> None:
    """Put rows into a table in the place of others, or of all that stand where `going` is None."""
    _check(table, coming.drop("year", strict=False))
    leaving, arriving = _by_folder(table, coming.clear() if going is None else going), _by_folder(table, coming)
    standing: dict[str, list[str]] = {}
    for path in staged.before.manifest.paths(table.name):
        standing.setdefault(path.rsplit("/", 1)[0], []).append(path)
    nothing = empty_frame(table)
    for folder in sorted({*leaving, *arriving, *(standing if going is None else ())}):
        there = standing.get(folder, [])
        _replace_in(staged, table, folder, there, leaving.get(folder, nothing), arriving.get(folder, nothing), anew=going is None)


def _by_folder(table: Table, rows: pl.DataFrame) -> Rows:
    """The rows of each partition. A table without years is one, and the unknown year is always one of those of others."""
    if "year" not in rows.columns:
        return {table.name: rows}
    of_years = rows.partition_by("year", as_dict=True, include_key=False)
    return {_folder(table, None): empty_frame(table)} | {_folder(table, year): of_year for (year,), of_year in of_years.items()}


def _folder(table: Table, year: int | None) -> str:
    return f"{table.name}/year={UNKNOWN_YEAR if year is None else year}"


def _replace_in(staged: Staged, table: Table, folder: str, standing: list[str], going: pl.DataFrame, coming: pl.DataFrame, anew: bool) -> None:
    """The same in one partition: in the slices that hold the rows, or in all where their number changes or nothing of what stands is to be kept."""
    files = staged.before.manifest.files
    n_kept = 0 if anew else sum(files[path].rows or 0 for path in standing) - going.height
    count = n_slices(n_kept + coming.height, layout.SLICE_ROWS) if table.name in SLICED_BY else 1
    count = count or int(folder in (table.name, _folder(table, None)))  # these always have a file, so that the table is there
    paths = [f"{folder}/{name}" for name in slice_names(count)]
    nothing = empty_frame(table)
    if paths and paths == standing and not anew:
        arriving = _by_path(table, folder, coming, count)
        for path in sorted({*arriving, *_by_path(table, folder, going, count)}):
            staged.add(path, table, pl.concat([arriving.get(path, nothing), _without(table, staged.before.read(path), going)]))
        return
    kept = [_without(table, staged.before.read(path), going) for path in ([] if anew else standing)]
    rows = _by_path(table, folder, pl.concat([coming, *kept]), count) if paths else {}
    for path in paths:
        staged.add(path, table, rows.get(path, nothing))
    for path in set(standing).difference(paths):
        staged.drop(path)


def _without(table: Table, rows: pl.DataFrame, going: pl.DataFrame) -> pl.DataFrame:
    return rows.join(going, on=table.key, how="anti", nulls_equal=True)


def _by_path(table: Table, folder: str, rows: pl.DataFrame, count: int) -> Rows:
    """The rows of each file of a partition that has so many."""
    slices = by_slice(rows, count, SLICED_BY[table.name]) if table.name in SLICED_BY else {WHOLE: rows}
    return {f"{folder}/{name}": of_slice for name, of_slice in slices.items()}


def _check(table: Table, frame: pl.DataFrame) -> None:
    failed = failures(table, frame)
    if not failed.is_empty():
        raise Inconsistent(f"{table.name}: {failed.row(0, named=True)}; nothing was changed; please report it")
