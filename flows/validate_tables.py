"""Do finished tables keep their promises? Everything a reader relies on is checked from the files alone.

Files are read a share at a time: all data tables of some slices together, since rows of one document lie in one slice. What must hold across
shares, unique keys and references, is checked over 64-bit hashes of the keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from flows.address import Place
from flows.expectations import content_findings, expectation_checks
from flows.validation_report import Finding, ValidationReport
from flows.write.layout import INDEX, UNKNOWN_YEAR, YEAR, is_data
from flows.write.manifest import Unusable
from flows.write.open import as_folder
from flows.write.snapshot import read_snapshot
from schemas import DATA_TABLES, DERIVED_TABLES, RUN_TABLES, SCHEMA_VERSION, TABLES, Table
from schemas.arrow import arrow_schema, empty_frame
from schemas.model import FAILURES, failures
from schemas.relations import span_failures

EXAMPLES = 5  # rows shown per failed check
SHARE_ROWS = 400_000  # rows of one table that are checked at a time,
SHARE_BYTES = 96_000_000  # or compressed bytes of all of them
AT_ONCE = 2  # shares checked beside each other: Polars leaves a second core half idle; each more costs the memory of a share

# Columns whose values are looked up: those that other tables refer to.
REFERENCED = sorted({key.references for table in TABLES.values() for key in table.foreign_keys})

Hashes = dict[tuple[str, str], pl.Series]  # (table, column) that others refer to → its values, hashed


@dataclass
class Findings:
    """Failed checks as they are found: of each kind how many rows, and some of their keys."""

    by_kind: dict[tuple[str, str, str | None, str], Finding] = field(default_factory=dict)

    def add(self, finding: Finding) -> None:
        kind = (finding.table, finding.check, finding.column, finding.reason)
        before = self.by_kind.get(kind)
        if before:
            finding = replace(before, rows=before.rows + finding.rows, examples=(before.examples + finding.examples)[:EXAMPLES])
        self.by_kind[kind] = finding

    def add_failures(self, table: Table, frame: pl.DataFrame, failed: pl.DataFrame) -> None:
        """`failed`: FAILURES of the frame."""
        for check, column, reason, rows in failed.group_by("check", "column", "reason", maintain_order=True).agg("row").iter_rows():
            self.add(Finding(table.name, check, column, reason, len(rows), tuple(_shown(table, frame, row) for row in rows[:EXAMPLES])))


def validate_tables(place: Place, expectations: Path | None = None) -> ValidationReport:
    """Check the tables in a place: files and metadata, every check of the schemas, keys across tables, partition values, the manifest, and
    the expectations of content (of the file given, else of the one that ships)."""
    with as_folder(place) as root:
        return _validate(root, place, expectations)


def _validate(root: Path, place: Place, expectations: Path | None) -> ValidationReport:
    """`root`: the folder with the files of the place."""
    found = Findings()
    files = {name: sorted((root / name).rglob("*.parquet")) if is_data(root / name) else [] for name in TABLES}
    against_manifest = list(_against_manifest(root))
    suspect = {root / path for finding in against_manifest for path in finding.examples}
    broken = set()  # tables of which not all rows can be read
    n_rows: dict[Path, int] = {}
    for name, paths in files.items():
        if not paths:
            found.add(Finding(name, "present", None, "the table is missing", 0))
        for path in paths:
            checked = _file(TABLES[name], path, root, path in suspect)
            if isinstance(checked, Finding):
                found.add(checked)
                broken.add(name)
            else:
                n_rows[path] = checked
        files[name] = [path for path in paths if path in n_rows]
    hashes = {reference: _hashes(files[reference[0]], reference[1]) for reference in REFERENCED if reference[0] not in broken}
    keys: dict[str, list[pl.Series]] = {name: [] for name in TABLES}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for in_share, share_keys in pool.map(partial(_share, hashes=hashes), _shares(files, n_rows)):
            for finding in in_share:
                found.add(finding)
            for name, part in share_keys.items():
                keys[name].append(part)
    for name, parts in keys.items():
        _repeated(TABLES[name], parts, found)
    for folder in sorted(root.iterdir()):
        if is_data(folder) and folder.name not in TABLES:
            found.add(Finding(folder.name, "declared", None, "no such table is declared", 0))
    for finding in [*against_manifest, *(content_findings(place, expectations) if not found.by_kind else [])]:
        found.add(finding)
    rows = {name: sum(map(len, parts)) for name, parts in keys.items() if files[name]}
    checks = tuple(check for table in TABLES.values() for check in _checks(table)) + expectation_checks(expectations)
    return ValidationReport(str(place), rows, tuple(found.by_kind.values()), checks)


def _checks(table: Table) -> Iterator[tuple[str, str, str | None]]:
    """Everything that is checked of a table."""
    for name in ("present", "file", "file_schema", "schema"):
        yield table.name, name, None
    if table.kind == "data":
        yield table.name, "partition", "year"
    if table.key:
        yield table.name, "unique", ", ".join(table.key)
    for column in table.columns:
        if not column.nullable:
            yield table.name, "not_null", column.name
        for check in column.checks:
            yield table.name, check.name, check.column
    for check in table.checks:
        yield table.name, check.name, check.column
    for key in table.foreign_keys:
        yield table.name, "foreign_key", key.column
    if table.spans:
        yield table.name, "span_in_text", table.spans[0]
    if table.quoted:
        yield table.name, "span_quotes", table.quoted


def _file(table: Table, file: Path, root: Path, suspect: bool) -> Finding | int:
    """What is wrong with a file as a whole, or how many rows it has. One that is not what was committed is read in full: its end may be well and its rows not."""
    where = str(file.relative_to(root))
    try:
        with pq.ParquetFile(file) as opened:
            found, n_rows = opened.schema_arrow, opened.metadata.num_rows
        if suspect:
            pl.read_parquet(file, hive_partitioning=False)
    except (pa.ArrowInvalid, pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        return Finding(table.name, "file", None, f"{where} is no Parquet file: {error}", 0)
    if found.equals(arrow_schema(table), check_metadata=True):
        return int(n_rows)
    written_with = (found.metadata or {}).get(b"schema_version", b"").decode()
    if written_with and written_with != SCHEMA_VERSION:
        reason = f"files were written with schema {written_with}, this release has {SCHEMA_VERSION}; the next run writes them anew"
        return Finding(table.name, "file_schema", None, reason, 0, (where,))
    return Finding(table.name, "file_schema", None, f"{where} does not carry the declared schema and descriptions{_difference(table, found)}", 0)


def _difference(table: Table, found: pa.Schema) -> str:
    want = arrow_schema(table)
    names = [name for name in dict.fromkeys([*want.names, *found.names]) if name not in found.names or name not in want.names]
    names += [field.name for field in want if field.name in found.names and not field.equals(found.field(field.name), check_metadata=True)]
    return ": " + ", ".join(names) if names else ""


def _hashes(files: list[Path], column: str) -> pl.Series:
    """The values of a column that others refer to, hashed and in order."""
    if not files:
        return pl.Series(dtype=pl.UInt64)
    return pl.scan_parquet(files, hive_partitioning=False, glob=False).select(pl.col(column).hash()).collect().to_series().sort()


def _shares(files: dict[str, list[Path]], n_rows: Mapping[Path, int]) -> Iterator[dict[str, list[Path]]]:
    """What is read at a time: the files of all data tables of some slices, then those of every other table."""
    data = [table.name for table in DATA_TABLES]
    slices: dict[str, dict[str, Path]] = {}
    for name in data:
        for file in files[name]:
            slices.setdefault(f"{file.parent.name}/{file.name}", {})[name] = file
    yield from _gathered([slices[key] for key in sorted(slices)], n_rows, data)
    for table in (*DERIVED_TABLES, *RUN_TABLES):
        yield from _gathered([{table.name: file} for file in files[table.name]], n_rows, [table.name])


def _gathered(units: list[dict[str, Path]], n_rows: Mapping[Path, int], tables: list[str]) -> Iterator[dict[str, list[Path]]]:
    share: dict[str, list[Path]] = {name: [] for name in tables}
    rows = n_bytes = 0
    for unit in units:
        unit_rows = max(n_rows[file] for file in unit.values())
        unit_bytes = sum(file.stat().st_size for file in unit.values())
        if any(share.values()) and (rows + unit_rows > SHARE_ROWS or n_bytes + unit_bytes > SHARE_BYTES):
            yield share
            share, rows, n_bytes = {name: [] for name in tables}, 0, 0
        for name, file in unit.items():
            share[name].append(file)
        rows, n_bytes = rows + unit_rows, n_bytes + unit_bytes
    yield share


def _read(table: Table, files: list[Path]) -> pl.DataFrame:
    """The rows of some files, with the partition each lies in as `year`."""
    if not files:
        return empty_frame(table).with_columns(year=pl.lit(None, pl.String))
    rows = pl.scan_parquet(files, hive_partitioning=False, glob=False, include_file_paths="year")
    return rows.with_columns(pl.col("year").str.extract(r"year=([^/\\]*)[/\\][^/\\]*$")).collect().rechunk()


def _share(share: dict[str, list[Path]], hashes: Hashes) -> tuple[list[Finding], dict[str, pl.Series]]:
    """What is wrong with the rows of a share, and the hashes of their keys."""
    found = Findings()
    frames = {name: _read(TABLES[name], paths) for name, paths in share.items()}
    for name, frame in frames.items():
        _rows(TABLES[name], frame, frames, hashes, found)
    return list(found.by_kind.values()), {name: _key_hashes(TABLES[name], frame) for name, frame in frames.items()}


def _rows(table: Table, frame: pl.DataFrame, frames: dict[str, pl.DataFrame], hashes: Hashes, found: Findings) -> None:
    rows = frame.drop("year")
    failed = [failures(table, rows), _orphans(table, rows, hashes)]
    if table.kind == "data":
        failed.append(_wrong_partitions(frame, frames["documents"]))
        if table.name != "documents":
            failed.append(span_failures(table, rows, frames["documents"]))
    found.add_failures(table, rows, pl.concat(failed))


def _orphans(table: Table, rows: pl.DataFrame, hashes: Hashes) -> pl.DataFrame:
    parts = [pl.DataFrame(schema=FAILURES)]
    for key in table.foreign_keys:
        if key.references not in hashes:
            continue
        known, (parent, column) = hashes[key.references], key.references
        keys = rows[key.column].hash()
        orphan = rows[key.column].is_not_null() & keys.is_in(_unknown(keys, known).implode())
        parts.append(_failures(orphan.arg_true(), "foreign_key", key.column, f"no such {column} in {parent}"))
    return pl.concat(parts)


def _unknown(hashes: pl.Series, known: pl.Series) -> pl.Series:
    """The hashes that are none of the known ones, which are in order: `is_in` would make a set of all of these for every share."""
    hashes = hashes.unique().sort()
    if known.is_empty():
        return hashes
    nearest = known.gather(known.search_sorted(hashes).clip(upper_bound=len(known) - 1))
    return hashes.filter(nearest != hashes)


def _wrong_partitions(frame: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    due = documents.select("document_id", due=YEAR).unique("document_id")
    reason = f"a row must lie in the partition and slice of its document: of the masthead's year, or of {UNKNOWN_YEAR}"
    joined = frame.select("document_id", "year").join(due, on="document_id", how="left", maintain_order="left")
    return _failures(joined.select((pl.col("due") != pl.col("year")).arg_true()).to_series(), "partition", "year", reason)


def _key_hashes(table: Table, frame: pl.DataFrame) -> pl.Series:
    """One hash per row; of a table without key the rows are only counted."""
    return frame.select(pl.struct(table.key).hash() if table.key else pl.int_range(pl.len(), dtype=pl.UInt64)).to_series()


def _repeated(table: Table, parts: list[pl.Series], found: Findings) -> None:
    """Keys that stand twice in different shares; those within one are found with its rows."""
    if not table.key or len(parts) < 2:
        return
    again = pl.concat(parts).len() - pl.concat(parts).n_unique() - sum(part.len() - part.n_unique() for part in parts)
    if again:
        found.add(Finding(table.name, "unique", ", ".join(table.key), "the key must be unique", again, ("(in files far from each other)",)))


def _failures(rows: pl.Series, check: str, column: str, reason: str) -> pl.DataFrame:
    return pl.select(row=pl.lit(rows.cast(pl.UInt32)), check=pl.lit(check), column=pl.lit(column), reason=pl.lit(reason)).cast(FAILURES)


def _against_manifest(root: Path) -> Iterator[Finding]:
    """Files that are not what the manifest says."""
    try:
        snapshot = read_snapshot(root)
    except Unusable as error:
        yield Finding("manifest", "readable", None, str(error), 0)
        return
    manifest = snapshot.manifest
    public = {path: file for path, file in manifest.files.items() if not path.startswith(f"{INDEX}/")}
    for path, file in public.items():
        found = snapshot.store.digest(path)
        if found is None:
            yield Finding(path.split("/")[0], "manifest", None, "a file of the manifest is missing", 0, (path,))
        elif found != file.sha256:
            yield Finding(path.split("/")[0], "manifest", None, "a file does not hold what was committed", 0, (path,))
    if manifest.version:
        shown = {path.relative_to(root).as_posix() for name in TABLES for path in (root / name).rglob("*.parquet")}
        for path in sorted(shown - manifest.files.keys()):
            yield Finding(path.split("/")[0], "manifest", None, "a file is not of the version that the manifest names", 0, (path,))


def _shown(table: Table, frame: pl.DataFrame, index: int | None) -> str:
    if index is None:
        return "(the whole table)"
    columns = table.key or tuple(frame.columns[:3])
    return ", ".join(f"{name}={value}" for name, value in zip(columns, frame.select(columns).row(index), strict=True))
