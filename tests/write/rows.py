"""Made-up rows: documents with one section each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from schemas import DATA_TABLES
from schemas.arrow import polars_schema

Row = dict[str, Any]


def document(name: str, year: int | None) -> Row:
    """A row of documents."""
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    values: Row = {dtype_name: [] if dtype == pl.List else None for dtype_name, dtype in polars_schema(DATA_TABLES[0]).items()}
    return values | {
        "document_id": sha256[:16],
        "content_sha256": sha256,
        "source_uri": name,
        "media_type": "text/plain",
        "n_bytes": len(name),
        "document_type": "letter",
        "language": "en",
        "masthead_date": year and date(year, 5, 17),
        "text": f"The text of {name}.",
        "n_rejected_rows": 0,
        "parser_version": "1",
    }


def section(of: Row) -> Row:
    """The body of a document."""
    return {
        "section_id": hashlib.sha256(of["document_id"].encode()).hexdigest()[:16],
        "document_id": of["document_id"],
        "kind": "body",
        "ordinal": None,
        "title": None,
        "original_languages": [],
        "start_char": 0,
        "end_char": len(of["text"]),
    }


def accepted_batch(folder: Path, documents: Sequence[Row]) -> Path:
    """What validation hands to writing, of documents with one section each."""
    return accepted(folder, [{"documents": [row], "sections": [section(row)]} for row in documents])


def _any_value(dtype: pl.DataType) -> pl.Expr:
    return pl.lit([] if dtype == pl.List else "-" if dtype == pl.String else 0, dtype=dtype)


def accepted(folder: Path, documents: Sequence[Mapping[str, list[Row]]]) -> Path:
    """What validation hands to writing, a file per data table; columns that are required and do not matter here have any value."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in DATA_TABLES:
        rows = pl.DataFrame([row for of in documents for row in of.get(table.name, [])], schema=polars_schema(table))
        required = [column.name for column in table.columns if not column.nullable]
        rows = rows.with_columns(pl.col(name).fill_null(_any_value(rows.schema[name])) for name in required)
        rows.write_parquet(folder / f"{table.name}.parquet")
    return folder
