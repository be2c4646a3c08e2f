"""One row per symbol and language, and which document to count."""

from __future__ import annotations

from typing import Any

import polars as pl

from flows.derive.works import WORKS
from schemas import TABLES
from schemas.model import failures
from tests.derive.rows import document, frame, key


def works(*documents: dict[str, Any]) -> pl.DataFrame:
    rows = [{"media_type": "text/plain", "source_uri": "a.txt", "n_bytes": 100, **row} for row in documents]
    found = WORKS.whole({"documents": frame("documents", rows)})["works"]
    assert failures(TABLES["works"], found).is_empty()
    return found


def test_a_pdf_and_its_text_are_one_work() -> None:
    rows = works(
        document("pdf", symbols=["A/78/729"], media_type="application/pdf", n_bytes=9000),
        document("short", symbols=["A/78/729"], n_bytes=10),
        document("text", symbols=["A/78/729"]),
        document("french", symbols=["A/78/729"], language="fr"),
    )
    assert rows.select("symbol", "language", "preferred_document_id", "n_documents").rows() == [
        ("A/78/729", "en", key("text"), 3),
        ("A/78/729", "fr", key("french"), 1),
    ]
    assert [carrier["document_id"] for carrier in rows["documents"][0]] == [key("text"), key("short"), key("pdf")]
    assert rows["languages"].to_list() == [["en", "fr"], ["en", "fr"]]


def test_a_joint_document_stands_under_each_symbol() -> None:
    assert works(document("a", symbols=["A/78/729", "S/2024/45"]))["symbol"].sort().to_list() == ["A/78/729", "S/2024/45"]


def test_corrections_and_revisions_are_named() -> None:
    rows = works(*[document(symbol, symbols=[symbol]) for symbol in ("A/78/7", "A/78/7/Corr.1", "A/78/7/Rev.1", "A/78/7/Rev.1/Corr.2", "A/78/72")])
    assert dict(rows.select("symbol", "corrections").iter_rows())["A/78/7"] == ["A/78/7/Corr.1", "A/78/7/Rev.1"]


def test_a_document_without_symbol_is_no_work() -> None:
    assert works(document("a")).is_empty()
