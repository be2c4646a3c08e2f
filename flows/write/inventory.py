"""What lies in a place of tables."""

from __future__ import annotations

import io
from datetime import date
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from flows.address import Place
from flows.write.layout import UNKNOWN_YEAR
from flows.write.manifest import Unusable
from flows.write.open import open_store
from flows.write.store import Store

# The column whose span of values says what time a table covers.
DATES = {"documents": ("masthead_date", "masthead_date"), "cited_events": ("date_start", "date_end"), "cited_documents": ("cited_date", "cited_date")}


def inventory(place: Place) -> list[dict[str, Any]]:
    """One entry per table: rows, files, bytes, partitions, first and last date, columns with type and description."""
    store = open_store(place)
    return [_table(store, name, list(paths)) for name, paths in groupby(store.shown(), lambda path: path.split("/")[0])]


def _table(store: Store, name: str, paths: list[str]) -> dict[str, Any]:
    try:
        return _entry(store, name, paths)
    except (pa.ArrowInvalid, pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        raise Unusable(
            f"a file of {name} cannot be read ({error}); rapporteur validate {store.root} says which, "
            f"rapporteur recover {store.root} puts it right where a good copy is kept"
        ) from error


def _entry(store: Store, name: str, paths: list[str]) -> dict[str, Any]:
    schema = pq.read_schema(io.BytesIO(store.read(paths[0]) or b""))
    rows = pl.scan_parquet([f"{store.root}/{path}" for path in paths], hive_partitioning=False)
    first, last = _span(name, rows)
    return {
        "table": name,
        "description": (schema.metadata or {}).get(b"description", b"").decode(),
        "rows": rows.select(pl.len()).collect().item(),
        "files": len(paths),
        "bytes": sum(store.sizes(paths).values()),
        "partitions": sorted({folder for path in paths if (folder := PurePosixPath(path).parent.name).startswith("year=")}),
        "first_date": first.isoformat() if first else None,
        "last_date": last.isoformat() if last else None,
        "columns": [
            {"name": field.name, "type": str(field.type), "description": (field.metadata or {}).get(b"description", b"").decode()} for field in schema
        ],
    }


def _span(table: str, rows: pl.LazyFrame) -> tuple[date | None, date | None]:
    if table not in DATES:
        return None, None
    first, last = DATES[table]
    span: tuple[date | None, date | None] = rows.select(first=pl.col(first).min(), last=pl.col(last).max()).collect().row(0)
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
