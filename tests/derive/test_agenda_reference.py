"""Titles of agenda items, learned from documents and from the agenda itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl
import pytest

from flows.derive.agenda_reference import AGENDA_REFERENCE
from schemas import TABLES
from schemas.model import failures
from tests.derive.rows import document, frame, item

Rows = Sequence[dict[str, Any]]

AGENDA = """Agenda of the seventy-eighth session of the General Assembly

1.   Opening of the session by the President of the General Assembly (P.1).
2.   Minute of silent prayer or meditation.
     A. Maintenance of international peace and security
3.   Prevention of armed conflict [item 34]:
     (a) Prevention of armed conflict;
     (b) Strengthening the role of mediation in the peaceful settlement
         of disputes.
"""


def reference(documents: Rows, items: Rows) -> pl.DataFrame:
    given = {"documents": frame("documents", [{"text": "", **row} for row in documents]), "agenda_items": frame("agenda_items", items)}
    rows = AGENDA_REFERENCE.whole(given)["agenda_reference"]
    assert failures(TABLES["agenda_reference"], rows).is_empty()
    return rows


def test_the_title_that_most_documents_print() -> None:
    rows = reference(
        [document(name) for name in "abc"],
        [item("a", 34, "Prevention of armed conflict"), item("b", 34, "PREVENTION OF ARMED CONFLICT"), item("c", 34, "Prevention of conflicts")],
    )
    assert rows.select("title", "n_documents", "n_other", "title_source").row(0) == ("Prevention of armed conflict", 2, 1, "documents")
    assert rows["other_titles"].to_list() == [[{"title": "Prevention of conflicts", "language": "en", "n_documents": 1}]]


def test_english_before_other_languages() -> None:
    rows = reference(
        [document("a"), document("b", language="fr"), document("c", language="fr")],
        [
            item("a", 34, "Prevention of armed conflict"),
            item("b", 34, "Prévention des conflits armés"),
            item("c", 34, "Prévention des conflits armés"),
        ],
    )
    assert rows.select("title", "language", "n_other").row(0) == ("Prevention of armed conflict", "en", 0)
    assert rows["other_titles"][0][0]["n_documents"] == 2


IGNORED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("a provisional agenda numbers otherwise", {}, {"agenda_kind": "provisional_agenda"}),
    ("no title", {}, {"title": None}),
    ("no session", {}, {"session_number": None}),
    (
        "an emergency special session",
        {"sessions": [{"organ": "General Assembly", "kind": "emergency_special", "number": 10}]},
        {"session_number": 10},
    ),
]


@pytest.mark.parametrize(("of_document", "of_item"), [case[1:] for case in IGNORED], ids=[case[0] for case in IGNORED])
def test_what_does_not_count(of_document: dict[str, Any], of_item: dict[str, Any]) -> None:
    assert reference([document("a", **of_document)], [{**item("a", 5, "Title"), **of_item}]).is_empty()


def test_the_agenda_itself_comes_first() -> None:
    rows = reference(
        [document("agenda", symbol="A/78/251", text=AGENDA), document("a"), document("b")],
        [item("a", 3, "Prevention of conflicts"), item("b", 3, "Prevention of conflicts")],
    ).sort("item_number", "sub_item", nulls_last=False)
    assert [tuple(row) for row in rows.select("item_number", "sub_item", "title", "title_source").rows()] == [
        (1, None, "Opening of the session by the President of the General Assembly", "agenda"),
        (2, None, "Minute of silent prayer or meditation", "agenda"),
        (3, None, "Prevention of armed conflict", "agenda"),
        (3, "a", "Prevention of armed conflict: Prevention of armed conflict", "agenda"),
        (3, "b", "Prevention of armed conflict: Strengthening the role of mediation in the peaceful settlement of disputes", "agenda"),
    ]
