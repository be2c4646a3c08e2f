"""Mastheads of every decade and kind: `mastheads/*.toml` hold a text and what its rows must say; a field that a case leaves out is not compared."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from flows.parse.document import Rows, Source, parse_document

FOLDER = Path(__file__).with_name("mastheads")
CASES = [case for path in sorted(FOLDER.glob("*.toml")) for case in tomllib.loads(path.read_text("utf-8"))["case"]]


def said(rows: Rows) -> dict[str, Any]:
    """The rows as the cases write them: days as text, "" for what is not said, sessions, items, citations and sections on one line each."""
    document = rows["documents"][0]
    plain = {key: "" if value is None else value.isoformat() if hasattr(value, "isoformat") else value for key, value in document.items()}
    items = [i for i in rows["agenda_items"] if i["in_masthead"]]
    return plain | {
        "sessions": [f"{s['organ']} {s['kind']} {s['number']}" for s in document["sessions"]],
        "items": [f"{i['organ']} {i['item_number'] or ''} {i['sub_item'] or ''} {i['agenda_kind']}: {i['title'] or ''}" for i in items],
        "cites": [c["citation_text"] for c in rows["cited_documents"]],
        "sections": [f"{s['kind']} {s['ordinal'] or ''}: {s['title'] or ''}" for s in rows["sections"]],
    }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_masthead(case: dict[str, Any]) -> None:
    found = said(parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), case["text"]))
    wanted = {key: value for key, value in case.items() if key not in ("name", "text")}
    assert {key: found[key] for key in wanted} == wanted
