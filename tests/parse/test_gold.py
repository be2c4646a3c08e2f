"""Golden letters: masthead, agenda items, sections and signatories exactly as annotated; events and citations in the annotated places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from flows.parse.document import Rows, Source, parse_document
from tests.conftest import ROOT

GOLD = sorted(path for folder in ("gold", "letters") for path in (ROOT / "tests" / folder).glob("*.gold.json"))
FOUND = 0.8  # of the annotated events of each letter: single letters vary, the development gold as a whole has floors of its own


@pytest.fixture(scope="module", params=GOLD, ids=lambda path: path.name.removesuffix(".gold.json"))
def letter(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Rows]:
    path: Path = request.param
    name = path.name.replace(".gold.json", ".txt")
    text = next(p for p in (path.with_name(name), ROOT / "data" / "raw" / name) if p.exists()).read_text("utf-8")
    return json.loads(path.read_text("utf-8")), parse_document(Source("0" * 64, name, "text/plain", 1, "test"), text)


def test_masthead(letter: tuple[dict[str, Any], Rows]) -> None:
    want, rows = letter[0]["document"], letter[1]["documents"][0]
    for field in ("symbols", "organs", "document_type", "distribution", "original_languages", "title", "addressees"):
        assert rows[field] == want[field], field
    for field in ("masthead_date", "title_date"):
        assert rows[field].isoformat() == want[field], field
    assert rows["sessions"] == want["sessions"]
    assert rows["sender_iso3"] == want["sender"]["iso3"]
    assert rows["unclaimed_lines"] == []


def test_agenda_items(letter: tuple[dict[str, Any], Rows]) -> None:
    def key(row: dict[str, Any]) -> tuple[Any, ...]:
        return (
            row["organ"],
            row["item_number"],
            row["sub_item"],
            row["title"],
            row.get("kind") or row["agenda_kind"],
            row["in_masthead"],
            row["in_request"],
        )

    assert [key(row) for row in letter[1]["agenda_items"]] == [key(row) for row in letter[0]["agenda_items"]]


def test_sections(letter: tuple[dict[str, Any], Rows]) -> None:
    want = [(s["kind"], s["ordinal"], s["title"], s["start"], s["end"]) for s in letter[0]["sections"]]
    assert [(s["kind"], s["ordinal"], s["title"], s["start_char"], s["end_char"]) for s in letter[1]["sections"]] == want


def test_signatories(letter: tuple[dict[str, Any], Rows]) -> None:
    assert [(s["name"], s["titles"]) for s in letter[1]["signatories"]] == [(s["name"], s["titles"]) for s in letter[0]["signatories"]]


def test_most_events_are_found_where_they_are(letter: tuple[dict[str, Any], Rows]) -> None:
    found = letter[1]["cited_events"]
    events = letter[0]["cited_events"]
    overlapped = [any(row["start_char"] < event["end"] and event["start"] < row["end_char"] for row in found) for event in events]
    assert sum(overlapped) >= FOUND * len(events)
