"""How documents end: annexes with their captions and languages, blocks of signatures, in six languages; `endings.toml` holds texts and rows."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from flows.parse.document import Rows, Source, parse_document

CASES = tomllib.loads(Path(__file__).with_name("endings.toml").read_text("utf-8"))["case"]


def said(rows: Rows) -> dict[str, Any]:
    """Sections and signatories on one line each."""
    sections = rows["sections"]
    place = {section["section_id"]: number for number, section in enumerate(sections)}
    text = rows["documents"][0]["text"]
    return {
        "sections": [
            " ".join(filter(None, [s["kind"], s["ordinal"]])) + f": {s['title'] or ''} [{' '.join(s['original_languages'])}]" for s in sections
        ],
        "ends": [text[s["start_char"] : s["end_char"]].split()[-1] for s in sections],
        "signatories": [
            f"{place[s['section_id']]} {s['name']}: {' / '.join(s['titles'])}" + (" (acting)" if s["acting"] else "") for s in rows["signatories"]
        ],
    }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_ending(case: dict[str, Any]) -> None:
    found = said(parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), case["text"]))
    wanted = {key: value for key, value in case.items() if key not in ("name", "text")}
    assert {key: found[key] for key in wanted} == wanted
