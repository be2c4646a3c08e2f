"""Rows of data tables for the tests of derived tables: what a test does not name has a plain value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

import polars as pl

from flows.parse.time.values import precision_of
from schemas import TABLES
from schemas.arrow import polars_schema
from schemas.edtf import bounds

BAKU = {"name": "Baku", "iso3": "AZE", "latitude": 40.4, "longitude": 49.9, "geonames_id": 587084}
SUMGAYIT = {"name": "Sumgayit", "iso3": "AZE", "latitude": 40.6, "longitude": 49.7, "geonames_id": 584923}
AZERBAIJAN = {"name": "Azerbaijan", "iso3": "AZE", "latitude": None, "longitude": None, "geonames_id": None}
GEORGIA = {"name": "Georgia", "iso3": "GEO", "latitude": None, "longitude": None, "geonames_id": None}


def key(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def mention(document: str, edtf: str, event_type: str = "armed_attack", places: Sequence[dict[str, Any]] = (), **more: Any) -> dict[str, Any]:
    """A row of cited_events; `document` is any name."""
    first, last = bounds(edtf)
    group = more.pop("event_group", 1)
    return {
        "event_id": key(f"{document} {edtf} {event_type} {places} {group} {sorted(more.items())}"),
        "document_id": key(document),
        "event_group": group,
        "date_start": first,
        "date_end": last,
        "date_edtf": edtf,
        "date_precision": precision_of(edtf),
        "event_type": event_type,
        "places": list(places),
        "casualties": [],
        "actors": [],
        "claimed_by_iso3": None,
        **more,
    }


def killed(low: int | None, high: int | None) -> dict[str, Any]:
    return {"kind": "killed", "count": low if low == high else None, "count_low": low, "count_high": high, "text": ""}


def document(name: str, **columns: Any) -> dict[str, Any]:
    """A row of documents."""
    return {"document_id": key(name), "masthead_date": date(2020, 1, 1), "symbol": None, "symbols": [], "language": "en", "sessions": [], **columns}


def item(name: str, number: int, title: str | None, sub_item: str | None = None, session: int = 78, **columns: Any) -> dict[str, Any]:
    """A row of agenda_items of the document of that name."""
    return {
        "document_id": key(name),
        "position": number,
        "organ": "General Assembly",
        "session_number": session,
        "item_number": number,
        "sub_item": sub_item,
        "title": title,
        "agenda_kind": "agenda",
        **columns,
    }


def frame(table: str, rows: Sequence[dict[str, Any]]) -> pl.LazyFrame:
    """The rows as the table declares them, with the columns that they have."""
    schema = polars_schema(TABLES[table])
    names = rows[0] if rows else schema
    return pl.DataFrame(rows, schema={name: schema[name] for name in names}).lazy()
