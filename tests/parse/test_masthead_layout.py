"""Whatever the page does to a masthead - columns, wrapping, indents, blank lines, furniture - the rows stay the same."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.parse.document import Source, parse_document

TITLE = (
    "Letter dated 2 February 2027 from the Permanent Representative of Uruguay to the United Nations addressed to the Secretary-General "
    "and the President of the Security Council"
)
ITEM_TITLES = ("Prevention of armed conflict", "The rule of law at the national and international levels")
BODY = "I have the honour to transmit herewith the text of a statement that the Government issued yesterday (see annex)."
FURNITURE = ["27-01234 (E)    090227", "*2701234*", "____________________", "- 1 -", "1/3", "/..."]
KEPT = ("symbols", "organs", "sessions", "document_type", "distribution", "original_languages", "masthead_date", "title_date", "title", "sender_iso3")
KEPT_LISTS = ("addressees", "unclaimed_lines", "reading_notes")


def rows(text: str) -> dict[str, Any]:
    parsed = parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), text)
    document = {key: parsed["documents"][0][key] for key in (*KEPT, *KEPT_LISTS)}
    items = [tuple(i[key] for key in ("organ", "session_number", "item_number", "sub_item", "title", "agenda_kind")) for i in parsed["agenda_items"]]
    return document | {"items": items}


def two_columns(pairs: list[tuple[str, str]], at: int, gap: str) -> list[str]:
    return [f"{left:<{at}}{gap}{right}".rstrip() if right else left for left, right in pairs]


def wrapped(text: str, width: int, hanging: int = 0) -> list[str]:
    return textwrap.wrap(text, width, subsequent_indent=" " * hanging, break_long_words=False, break_on_hyphens=False)


@st.composite
def layouts(draw: st.DrawFn) -> str:
    """The same masthead, laid out in one way of many."""
    at = draw(st.integers(32, 70))
    gap = draw(st.sampled_from(["   ", "\t", "\t\t", "      "]))
    title_width = draw(st.integers(45, 100))
    furniture = st.lists(st.sampled_from(FURNITURE), max_size=1)
    if draw(st.booleans()):
        head = two_columns(
            [
                ("United Nations", "A/81/613–S/2027/94"),
                ("General Assembly", "Distr.: General"),
                ("Security Council", "9 February 2027"),
                ("", ""),
                ("General Assembly", "Security Council"),
                ("Eighty-first session", "Eighty-second year"),
            ],
            at,
            gap,
        )
        head[3:3] = [" " * at + gap + "Original: Russian"]
    else:
        head = [
            *("United Nations", "A/81/613–S/2027/94", "General Assembly", "Security Council", "Distr.: General", "9 February 2027"),
            *(
                "Original: Russian",
                "",
                "General Assembly",
                "Eighty-first session",
                "Security Council",
                "Eighty-second year",
                "",
                "General Assembly",
            ),
        ]
    label = draw(st.sampled_from(["Agenda items 31 and 83", "Items 31 and 83", "AGENDA ITEMS 31 AND 83"]))
    hanging = draw(st.sampled_from([0, 2]))
    titles = [line for title in ITEM_TITLES for line in wrapped(title, draw(st.integers(28, 80)), hanging)]
    blocks = [head, [label, *titles], wrapped(TITLE, title_width), wrapped(BODY, draw(st.integers(60, 90)))]
    margin = " " * draw(st.sampled_from([0, 0, 4, 8]))
    lines: list[str] = []
    for n, block in enumerate(blocks):
        lines += [""] * draw(st.integers(1, 3)) if n else draw(furniture)
        lines += [margin + line + " " * draw(st.integers(0, 2)) if line.strip() else "" for line in block]
    return "\n".join([*lines, "", *draw(furniture)]) + "\n"


@settings(deadline=None, max_examples=80)
@given(layouts())
def test_the_layout_of_the_page_changes_no_row(text: str) -> None:
    assert rows(text) == {
        "symbols": ["A/81/613", "S/2027/94"],
        "organs": ["General Assembly", "Security Council"],
        "sessions": [
            {"organ": "General Assembly", "kind": "regular", "number": 81},
            {"organ": "Security Council", "kind": "year", "number": 82},
        ],
        "document_type": "letter",
        "distribution": "General",
        "original_languages": ["ru"],
        "masthead_date": date(2027, 2, 9),
        "title_date": date(2027, 2, 2),
        "title": TITLE,
        "sender_iso3": "URY",
        "addressees": ["Secretary-General", "President of the Security Council"],
        "unclaimed_lines": [],
        "reading_notes": [],
        "items": [("General Assembly", 81, 31, None, ITEM_TITLES[0], "agenda"), ("General Assembly", 81, 83, None, ITEM_TITLES[1], "agenda")],
    }


PIECES = [
    *(
        "United Nations",
        "S/",
        "§/1l",
        "5/12345",
        "A/RES/1514 (XV)",
        "A/ES-10/484S/2010/158",
        "Distr. GENERAL",
        "ORIGINAL:",
        "Original: x/y",
        "31 February 1990",
    ),
    *(
        "Seventy-eigth session",
        "XIX session",
        "Agenda items 1 (a) to",
        "Items 3 to 1",
        "Agenda item 9 (z) to (a)",
        "Letter dated",
        "Letter dated 0 May 1990 from",
    ),
    *(
        "addressed to the",
        "[Original: French]",
        "[]",
        "4163rd meeting",
        "S/PV.1",
        "Contents",
        "Report of the Secretary-General",
        "Resolution 0 (0000)",
    ),
    *(
        "第届会议",
        "البند من",
        "٣٨ (أ)",
        "Пункты",
        "Points 1 et",
        "一九九〇年十三月三十二日",
        "The General Assembly,",
        "\t\t",
        "   ",
        "\u200f",
        "*",
        "(Signed)",
    ),
]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.sampled_from(PIECES) | st.text(max_size=12), st.sampled_from(["\n", "\n\n", "   ", " ", "\t"])), max_size=30))
def test_no_text_breaks_the_reading(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + between for piece, between in pieces)
    parsed = parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), text)
    for item in parsed["agenda_items"]:
        assert 0 <= item["start_char"] <= item["end_char"] <= len(text)
