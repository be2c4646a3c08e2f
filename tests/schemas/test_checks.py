"""Each check of each table: a good row passes, a row that breaks the promise fails exactly that check."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import polars as pl
import pytest

from schemas import DATA_TABLES, TABLES, Table
from schemas.arrow import polars_schema
from schemas.model import failures
from schemas.relations import relation_failures

TEXT = "On 3 March 2021 two persons were killed in Strelsau."
SHA = "0123456789abcdef" * 4
NOW = datetime(2021, 3, 4, tzinfo=UTC)

GOOD: dict[str, dict[str, Any]] = {
    "documents": {
        "document_id": SHA[:16],
        "content_sha256": SHA,
        "source_uri": "letters/a.txt",
        "media_type": "text/plain",
        "n_bytes": 52,
        "symbol": "A/75/800",
        "symbols": ["A/75/800"],
        "job_number": None,
        "organs": ["General Assembly"],
        "sessions": [{"organ": "General Assembly", "kind": "regular", "number": 75}],
        "document_type": "letter",
        "language": "en",
        "original_languages": ["en"],
        "distribution": "General",
        "masthead_date": date(2021, 3, 22),
        "title_date": date(2021, 3, 19),
        "title": "Letter",
        "sender_name": None,
        "sender_role": None,
        "sender_state": None,
        "sender_iso3": "AZE",
        "addressees": [],
        "text": TEXT,
        "page_starts": [0, 20],
        "unclaimed_lines": [],
        "reading_notes": [],
        "n_rejected_rows": 0,
        "parser_version": "1",
    },
    "sections": {
        "section_id": f"{SHA[:16]}-0",
        "document_id": SHA[:16],
        "kind": "body",
        "ordinal": None,
        "title": None,
        "original_languages": ["fr"],
        "start_char": 0,
        "end_char": 52,
    },
    "agenda_items": {
        "document_id": SHA[:16],
        "position": 0,
        "organ": "General Assembly",
        "session_number": 75,
        "item_number": 34,
        "sub_item": "a",
        "item_label": "34 (a)",
        "title": "Prevention of armed conflict",
        "title_pairing": "single",
        "agenda_kind": "agenda",
        "in_masthead": True,
        "in_request": False,
        "start_char": 0,
        "end_char": 2,
    },
    "cited_events": {
        "event_id": SHA[:16],
        "document_id": SHA[:16],
        "section_id": f"{SHA[:16]}-0",
        "paragraph": None,
        "sentence": TEXT,
        "date_text": "3 March 2021",
        "start_char": 3,
        "end_char": 15,
        "date_start": date(2021, 3, 3),
        "date_end": date(2021, 3, 3),
        "date_edtf": "2021-03-03",
        "date_precision": "day",
        "date_basis": "explicit",
        "event_type": "armed_attack",
        "trigger": "killed",
        "places": [{"name": "Strelsau", "iso3": None, "latitude": None, "longitude": None, "geonames_id": None}],
        "casualties": [{"kind": "killed", "count": 2, "count_low": 2, "count_high": 2, "text": "two persons"}],
        "actors": [{"name": "Ruritania", "iso3": None, "role": "by"}],
        "event_group": 1,
        "claimed_by_iso3": "AZE",
        "confidence": 0.9,
    },
    "cited_documents": {
        "document_id": SHA[:16],
        "position": 0,
        "section_id": None,
        "citation_text": "3 March 2021",
        "start_char": 3,
        "end_char": 15,
        "cited_symbol": None,
        "kind": "letter",
        "organ": None,
        "cited_date": date(2021, 3, 3),
        "cited_date_edtf": "2021-03-03",
        "pinpoint": None,
    },
    "signatories": {
        "document_id": SHA[:16],
        "position": 0,
        "section_id": f"{SHA[:16]}-0",
        "name": "Rudolf Rassendyll",
        "titles": ["Ambassador"],
        "state": None,
        "iso3": "AZE",
        "acting": False,
    },
    "events": {
        "event_key": SHA[:16],
        "date_start": date(2021, 3, 3),
        "date_end": date(2021, 3, 3),
        "date_edtf": "2021-03-03",
        "date_precision": "day",
        "event_type": "armed_attack",
        "places": [{"name": "Strelsau", "iso3": None, "latitude": None, "longitude": None, "geonames_id": None}],
        "n_mentions": 1,
        "n_documents": 1,
        "cited_by": ["AZE"],
        "first_cited": date(2021, 3, 22),
        "last_cited": date(2021, 3, 22),
        "casualties": [{"kind": "killed", "lowest": 2, "lowest_by": ["AZE"], "highest": 2, "highest_by": ["AZE"]}],
    },
    "event_mentions": {"event_id": SHA[:16], "event_key": SHA[:16], "document_id": SHA[:16]},
    "agenda_reference": {
        "organ": "General Assembly",
        "session_number": 75,
        "item_number": 34,
        "sub_item": "a",
        "title": "Prevention of armed conflict",
        "title_source": "documents",
        "language": "en",
        "n_documents": 1,
        "n_other": 0,
        "other_titles": [],
    },
    "works": {
        "symbol": "A/75/800",
        "language": "en",
        "preferred_document_id": SHA[:16],
        "n_documents": 1,
        "documents": [{"document_id": SHA[:16], "media_type": "text/plain", "source_uri": "letters/a.txt"}],
        "corrections": [],
        "languages": ["en"],
    },
    "rejects": {
        "run_id": "r",
        "table": None,
        "document_id": None,
        "source_uri": "a.txt",
        "stage": "fetch",
        "check": "unreadable",
        "column": None,
        "reason": "cannot be read",
        "value": None,
        "row": None,
    },
    "fetches": {
        "source_uri": "a.txt",
        "status": "stored",
        "http_status": None,
        "media_type": "text/plain",
        "n_bytes": 52,
        "content_sha256": SHA,
        "retrieved_at": NOW,
        "run_id": "r",
        "detail": None,
    },
    "runs": {
        "run_id": "r",
        "started_at": NOW,
        "finished_at": NOW,
        "parser_version": "1",
        "counts": [{"table": "documents", "rows": 1}],
        "schema_hash": "0",
        "status": "completed",
    },
}

# (table, check, column of the check, what makes the good row bad)
BAD: list[tuple[str, str, str, dict[str, Any]]] = [
    ("documents", "matches", "document_id", {"document_id": "XYZ"}),
    ("documents", "matches", "content_sha256", {"content_sha256": SHA[:40]}),
    ("documents", "id_of_hash", "document_id", {"document_id": "f" * 16}),
    ("documents", "not_blank", "source_uri", {"source_uri": " "}),
    ("documents", "at_least", "n_bytes", {"n_bytes": 0}),
    ("documents", "symbol_is_first", "symbol", {"symbol": "S/2021/1"}),
    ("documents", "items_one_of", "sessions", {"sessions": [{"organ": "General Assembly", "kind": "weekly", "number": 1}]}),
    ("documents", "one_of", "document_type", {"document_type": "postcard"}),
    ("documents", "matches", "language", {"language": "English"}),
    ("documents", "items_match", "original_languages", {"original_languages": ["en", "French"]}),
    ("documents", "matches", "sender_iso3", {"sender_iso3": "AZ"}),
    ("documents", "not_blank", "text", {"text": "\n"}),
    ("documents", "pages_in_order", "page_starts", {"page_starts": [0, 20, 10]}),
    ("documents", "at_least", "n_rejected_rows", {"n_rejected_rows": -1}),
    ("documents", "not_blank", "parser_version", {"parser_version": ""}),
    ("sections", "matches", "section_id", {"section_id": "first"}),
    ("sections", "matches", "document_id", {"document_id": "XYZ"}),
    ("sections", "one_of", "kind", {"kind": "chapter"}),
    ("sections", "items_match", "original_languages", {"original_languages": ["French"]}),
    ("agenda_items", "matches", "document_id", {"document_id": "XYZ"}),
    ("agenda_items", "at_least", "position", {"position": -1}),
    ("agenda_items", "not_blank", "organ", {"organ": ""}),
    ("agenda_items", "at_least", "session_number", {"session_number": 0}),
    ("agenda_items", "at_least", "item_number", {"item_number": 0}),
    ("agenda_items", "matches", "sub_item", {"sub_item": "б"}),
    ("agenda_items", "one_of", "title_pairing", {"title_pairing": "guessed"}),
    ("agenda_items", "one_of", "agenda_kind", {"agenda_kind": "menu"}),
    ("agenda_items", "needs", "sub_item", {"item_number": None}),
    ("agenda_items", "title_pairing_agrees", "title_pairing", {"title": None}),
    ("agenda_items", "number_or_title", "item_number", {"item_number": None, "sub_item": None, "title": None, "title_pairing": "none"}),
    ("cited_events", "matches", "event_id", {"event_id": "1"}),
    ("cited_events", "matches", "document_id", {"document_id": "XYZ"}),
    ("cited_events", "not_blank", "sentence", {"sentence": ""}),
    ("cited_events", "not_blank", "date_text", {"date_text": ""}),
    ("cited_events", "one_of", "date_precision", {"date_precision": "hour"}),
    ("cited_events", "one_of", "date_basis", {"date_basis": "guessed"}),
    ("cited_events", "one_of", "event_type", {"event_type": "party"}),
    ("cited_events", "in_order", "date_end", {"date_start": date(2021, 3, 4)}),
    ("cited_events", "edtf_agrees", "date_edtf", {"date_edtf": "2021-03-04"}),
    (
        "cited_events",
        "members_match",
        "places",
        {"places": [{"name": "Baku", "iso3": "AZ", "latitude": None, "longitude": None, "geonames_id": None}]},
    ),
    (
        "cited_events",
        "items_one_of",
        "casualties",
        {"casualties": [{"kind": "tired", "count": 2, "count_low": 2, "count_high": 2, "text": "two"}]},
    ),
    (
        "cited_events",
        "items_in_order",
        "casualties",
        {"casualties": [{"kind": "killed", "count": 2, "count_low": 3, "count_high": 2, "text": "two"}]},
    ),
    ("events", "in_order", "date_end", {"date_start": date(2021, 3, 4), "date_edtf": "2021-03-04/2021-03-03"}),
    ("events", "in_order", "last_cited", {"first_cited": date(2022, 1, 1)}),
    ("events", "edtf_agrees", "date_edtf", {"date_edtf": "2021-03-04"}),
    ("events", "one_of", "date_precision", {"date_precision": "hour"}),
    ("events", "one_of", "event_type", {"event_type": "picnic"}),
    ("events", "members_match", "places", {"places": [{"name": "Baku", "iso3": "AZ", "latitude": None, "longitude": None, "geonames_id": None}]}),
    ("events", "matches", "event_key", {"event_key": "x"}),
    ("events", "at_least", "n_mentions", {"n_mentions": 0}),
    ("events", "at_least", "n_documents", {"n_documents": 0}),
    ("events", "items_match", "cited_by", {"cited_by": ["aze"]}),
    (
        "events",
        "items_in_order",
        "casualties",
        {"casualties": [{"kind": "killed", "lowest": 3, "lowest_by": ["AZE"], "highest": 2, "highest_by": ["AZE"]}]},
    ),
    ("event_mentions", "matches", "event_id", {"event_id": "x"}),
    ("event_mentions", "matches", "event_key", {"event_key": "x"}),
    ("event_mentions", "matches", "document_id", {"document_id": "x"}),
    ("agenda_reference", "not_blank", "organ", {"organ": " "}),
    ("agenda_reference", "at_least", "session_number", {"session_number": 0}),
    ("agenda_reference", "at_least", "item_number", {"item_number": 0}),
    ("agenda_reference", "matches", "sub_item", {"sub_item": "A"}),
    ("agenda_reference", "not_blank", "title", {"title": ""}),
    ("agenda_reference", "one_of", "title_source", {"title_source": "hearsay"}),
    ("agenda_reference", "matches", "language", {"language": "eng"}),
    ("agenda_reference", "at_least", "n_documents", {"n_documents": 0}),
    ("agenda_reference", "at_least", "n_other", {"n_other": -1}),
    ("works", "not_blank", "symbol", {"symbol": " "}),
    ("works", "matches", "language", {"language": "eng"}),
    ("works", "matches", "preferred_document_id", {"preferred_document_id": "x"}),
    ("works", "at_least", "n_documents", {"n_documents": 0}),
    ("works", "items_match", "languages", {"languages": ["eng"]}),
    ("cited_events", "items_one_of", "actors", {"actors": [{"name": "A", "iso3": None, "role": "near"}]}),
    ("cited_events", "members_match", "actors", {"actors": [{"name": "A", "iso3": "aze", "role": "by"}]}),
    ("cited_events", "at_least", "event_group", {"event_group": -1}),
    ("cited_events", "matches", "claimed_by_iso3", {"claimed_by_iso3": "Azerbaijan"}),
    ("cited_events", "between", "confidence", {"confidence": 1.5}),
    ("cited_documents", "matches", "document_id", {"document_id": "XYZ"}),
    ("cited_documents", "at_least", "position", {"position": -1}),
    ("cited_documents", "not_blank", "citation_text", {"citation_text": " "}),
    ("cited_documents", "one_of", "kind", {"kind": "postcard"}),
    ("cited_documents", "matches", "cited_date_edtf", {"cited_date": None, "cited_date_edtf": "March"}),
    ("cited_documents", "day_of_edtf", "cited_date", {"cited_date_edtf": "2021-03"}),
    ("signatories", "matches", "document_id", {"document_id": "XYZ"}),
    ("signatories", "at_least", "position", {"position": -1}),
    ("signatories", "not_blank", "name", {"name": ""}),
    ("signatories", "matches", "iso3", {"iso3": "Az"}),
    ("rejects", "not_blank", "run_id", {"run_id": ""}),
    ("rejects", "one_of", "stage", {"stage": "lunch"}),
    ("rejects", "not_blank", "check", {"check": ""}),
    ("rejects", "not_blank", "reason", {"reason": ""}),
    ("fetches", "not_blank", "source_uri", {"source_uri": ""}),
    ("fetches", "one_of", "status", {"status": "perhaps"}),
    ("fetches", "not_blank", "run_id", {"run_id": ""}),
    ("runs", "not_blank", "run_id", {"run_id": ""}),
    ("runs", "in_order", "finished_at", {"finished_at": datetime(2021, 3, 3, tzinfo=UTC)}),
    ("runs", "one_of", "status", {"status": "dreaming"}),
]


def frame(table: Table, *rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame([{**GOOD[table.name], **row} for row in rows], schema=polars_schema(table))


@pytest.mark.parametrize("name", TABLES)
def test_the_good_row_passes(name: str) -> None:
    table = TABLES[name]
    assert failures(table, frame(table, {})).is_empty()


@pytest.mark.parametrize(("name", "check", "column", "change"), BAD, ids=[f"{b[0]}.{b[2]} {b[1]}" for b in BAD])
def test_a_bad_row_fails_its_check(name: str, check: str, column: str, change: dict[str, Any]) -> None:
    table = TABLES[name]
    found = failures(table, frame(table, change))
    assert (0, check, column) in set(found.select("row", "check", "column").iter_rows())
    assert found["reason"].str.len_chars().min() > 0


def test_every_declared_check_has_a_bad_row() -> None:
    tested = {(table, check, column) for table, check, column, _ in BAD}
    declared = {
        (table.name, check.name, check.column)
        for table in TABLES.values()
        for check in [*table.checks, *(k for c in table.columns for k in c.checks)]
    }
    assert declared == tested


@pytest.mark.parametrize(
    ("name", "column"),
    [(table.name, column.name) for table in TABLES.values() for column in table.columns if not column.nullable],
    ids=str,
)
def test_a_null_in_a_column_without_nulls_fails(name: str, column: str) -> None:
    table = TABLES[name]
    found = failures(table, frame(table, {}, {column: None}))
    assert (1, "not_null", column) in set(found.select("row", "check", "column").iter_rows())


@pytest.mark.parametrize("name", [table.name for table in TABLES.values() if table.key])
def test_a_repeated_key_fails(name: str) -> None:
    table = TABLES[name]
    found = failures(table, frame(table, {}, {}))
    assert set(found.filter(check="unique")["row"]) == {0, 1}


@pytest.mark.parametrize("name", TABLES)
def test_missing_extra_retyped_and_misplaced_columns_are_named(name: str) -> None:
    table = TABLES[name]
    good = frame(table, {})
    first, second = good.columns[:2]
    assert failures(table, good.drop(second)).row(0)[2] == second
    assert failures(table, good.with_columns(surplus=1)).row(0)[2] == "surplus"
    assert failures(table, good.with_columns(pl.lit(1).cast(pl.UInt8).alias(first))).row(0)[2] == first
    assert "order" in failures(table, good.select(second, first, *good.columns[2:])).row(0)[3]


PARENTS = {table.name: frame(table, {}) for table in DATA_TABLES}

RELATIONS: list[tuple[str, str, str, dict[str, Any]]] = [
    *[(table.name, "foreign_key", key.column, {key.column: "f" * 16}) for table in DATA_TABLES for key in table.foreign_keys],
    *[(table.name, "span_in_text", "start_char", {"end_char": 53}) for table in DATA_TABLES if table.spans],
    *[(table.name, "span_in_text", "start_char", {"start_char": -1}) for table in DATA_TABLES if table.spans],
    *[(table.name, "span_in_text", "start_char", {"start_char": 2, "end_char": 2}) for table in DATA_TABLES if table.spans],
    *[(table.name, "span_quotes", table.quoted, {table.quoted: "4 March 2021"}) for table in DATA_TABLES if table.quoted],
]


@pytest.mark.parametrize("name", [table.name for table in DATA_TABLES if table.foreign_keys])
def test_the_good_row_keeps_its_relations(name: str) -> None:
    assert relation_failures(TABLES[name], PARENTS[name], PARENTS).is_empty()


@pytest.mark.parametrize(("name", "check", "column", "change"), RELATIONS, ids=[f"{r[0]} {r[1]} {r[3]}" for r in RELATIONS])
def test_a_bad_row_breaks_a_relation(name: str, check: str, column: str, change: dict[str, Any]) -> None:
    table = TABLES[name]
    found = relation_failures(table, frame(table, {}, change), PARENTS)
    assert list(found.select("row", "check", "column").iter_rows()) == [(1, check, column)]
