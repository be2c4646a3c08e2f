"""What lies under a root of tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq

from flows.write.layout import UNKNOWN_YEAR, is_data

# The column whose span of values says what time a table covers.
DATES = {"documents": ("masthead_date", "masthead_date"), "cited_events": ("date_start", "date_end"), "cited_documents": ("cited_date", "cited_date")}


def inventory(root: Path) -> list[dict[str, Any]]:
    """One entry per table: rows, files, bytes, partitions, first and last date, columns with type and description."""
    return [_table(folder) for folder in sorted(root.iterdir()) if is_data(folder) and any(folder.rglob("*.parquet"))]


def _table(folder: Path) -> dict[str, Any]:
    files = sorted(folder.rglob("*.parquet"))
    schema = pq.read_schema(files[0])
    first, last = _span(folder)
    return {
        "table": folder.name,
        "description": (schema.metadata or {}).get(b"description", b"").decode(),
        "rows": sum(pq.read_metadata(file).num_rows for file in files),
        "files": len(files),
        "bytes": sum(file.stat().st_size for file in files),
        "partitions": sorted({file.parent.name for file in files if file.parent.name.startswith("year=")}),
        "first_date": first.isoformat() if first else None,
        "last_date": last.isoformat() if last else None,
        "columns": [
            {"name": field.name, "type": str(field.type), "description": (field.metadata or {}).get(b"description", b"").decode()} for field in schema
        ],
    }


def _span(folder: Path) -> tuple[date | None, date | None]:
    if folder.name not in DATES:
        return None, None
    first, last = DATES[folder.name]
    frame = pl.scan_parquet(folder / "**" / "*.parquet", hive_partitioning=False)
    span: tuple[date | None, date | None] = frame.select(first=pl.col(first).min(), last=pl.col(last).max()).collect().row(0)
    return span


def as_text(entries: list[dict[str, Any]]) -> str:
    """The inventory for a person."""
    return "\n\n".join(_as_text(entry) for entry in entries)


def _as_text(entry: dict[str, Any]) -> str:
    years = [name.removeprefix("year=").replace(UNKNOWN_YEAR, "unknown year") for name in entry["partitions"]]
    head = f"{entry['table']}: {entry['rows']:,} rows in {entry['files']} files, {entry['bytes']:,} bytes"
    lines = [head, f"  {entry['description']}"]
    if years:
        lines.append(f"  partitions: {', '.join(years)}")
    if entry["first_date"]:
        lines.append(f"  dates: {entry['first_date']} to {entry['last_date']}")
    width = max(len(column["name"]) for column in entry["columns"])
    lines += [f"    {column['name']:<{width}}  {column['description']}" for column in entry["columns"]]
    return "\n".join(lines)
