"""Do finished tables keep their promises? Everything a reader relies on is checked from the files alone."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from flows.write.layout import UNKNOWN_YEAR, YEAR, is_data
from schemas import DATA_TABLES, RUN_TABLES, TABLES, Table
from schemas.arrow import arrow_schema
from schemas.model import failures
from schemas.relations import relation_failures

EXAMPLES = 5  # rows shown per failed check


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that does not hold: where, how often, and the keys of some rows."""

    table: str
    check: str
    column: str | None
    reason: str
    rows: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ValidationReport:
    root: str
    rows: dict[str, int]
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        return not self.findings

    def as_dict(self) -> dict[str, Any]:
        return {"ok": self.ok, "root": self.root, "rows": self.rows, "findings": [asdict(finding) for finding in self.findings]}

    def as_text(self) -> str:
        lines = [f"{name}: {n:,} rows" for name, n in self.rows.items()]
        for f in self.findings:
            where = f"{f.table}.{f.column}" if f.column else f.table
            lines.append(f"FAILED {where} {f.check}: {f.reason} ({f.rows:,} rows)" + "".join(f"\n    {example}" for example in f.examples))
        lines.append(
            "All checks hold." if self.ok else f"{len(self.findings)} checks do not hold. Rebuild the tables, or report it if a run wrote them so."
        )
        return "\n".join(lines)


def validate_tables(root: Path) -> ValidationReport:
    """Check the tables under `root`: files and metadata, every check of the schemas, keys across tables, partition values."""
    findings: list[Finding] = []
    frames: dict[str, pl.DataFrame] = {}
    for table in (*DATA_TABLES, *RUN_TABLES):
        files = sorted((root / table.name).rglob("*.parquet")) if is_data(root / table.name) else []
        if not files:
            findings.append(Finding(table.name, "present", None, "the table is missing", 0))
            continue
        wrong = [finding for file in files if (finding := _file(table, file, root))]
        findings += wrong
        if not wrong:
            frames[table.name] = _read(table, files)
    for name, frame in frames.items():
        findings += _rows(TABLES[name], frame, frames)
    unknown = sorted(folder.name for folder in root.iterdir() if is_data(folder) and folder.name not in TABLES)
    findings += [Finding(name, "declared", None, "no such table is declared", 0) for name in unknown]
    return ValidationReport(str(root), {name: frame.height for name, frame in frames.items()}, tuple(findings))


def _file(table: Table, file: Path, root: Path) -> Finding | None:
    where = str(file.relative_to(root))
    try:
        found = pq.read_schema(file)
    except (pa.ArrowInvalid, OSError) as error:
        return Finding(table.name, "file", None, f"{where} is no Parquet file: {error}", 0)
    if not found.equals(arrow_schema(table), check_metadata=True):
        return Finding(table.name, "file_schema", None, f"{where} does not carry the declared schema and descriptions{_difference(table, found)}", 0)
    return None


def _difference(table: Table, found: pa.Schema) -> str:
    want = arrow_schema(table)
    names = [name for name in dict.fromkeys([*want.names, *found.names]) if name not in found.names or name not in want.names]
    names += [field.name for field in want if field.name in found.names and not field.equals(found.field(field.name), check_metadata=True)]
    return ": " + ", ".join(names) if names else ""


def _read(table: Table, files: list[Path]) -> pl.DataFrame:
    """All rows, with the partition each lies in as `year` where the table has partitions."""
    frames = []
    for file in files:
        frame = pl.read_parquet(file, hive_partitioning=False)
        frames.append(frame.with_columns(year=pl.lit(file.parent.name.removeprefix("year="))) if table.kind == "data" else frame)
    return pl.concat(frames)


def _rows(table: Table, frame: pl.DataFrame, frames: dict[str, pl.DataFrame]) -> list[Finding]:
    rows = frame.drop("year", strict=False)
    failed = failures(table, rows)
    if table.kind == "data" and "documents" in frames:
        failed = pl.concat([failed, _wrong_partitions(frame, frames["documents"])])
    if all(key.references[0] in frames for key in table.foreign_keys) and "documents" in frames and table.name != "documents":
        failed = pl.concat([failed, relation_failures(table, rows, frames)])
    return [
        Finding(table.name, check, column, reason, len(indices), tuple(_shown(table, rows, index) for index in indices[:EXAMPLES]))
        for check, column, reason, indices in failed.group_by("check", "column", "reason", maintain_order=True).agg("row").iter_rows()
    ]


def _wrong_partitions(frame: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    due = documents.select("document_id", due=YEAR)
    reason = f"a row must lie in the partition of its document's masthead year, or in {UNKNOWN_YEAR}"
    return (
        frame.select("document_id", "year")
        .with_row_index("row")
        .join(due, on="document_id", how="left", maintain_order="left")
        .filter(pl.col("due") != pl.col("year"))
        .select("row", check=pl.lit("partition"), column=pl.lit("year"), reason=pl.lit(reason))
    )


def _shown(table: Table, frame: pl.DataFrame, index: int | None) -> str:
    if index is None:
        return "(the whole table)"
    columns = table.key or tuple(frame.columns[:3])
    return ", ".join(f"{name}={value}" for name, value in zip(columns, frame.select(columns).row(index), strict=True))
