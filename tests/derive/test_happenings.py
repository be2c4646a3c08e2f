"""Mentions across documents: which are one happening, and what the happening is."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from itertools import combinations
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.derive.happenings import HAPPENINGS
from schemas import TABLES
from schemas.model import failures
from tests.derive.rows import AZERBAIJAN, BAKU, GEORGIA, SUMGAYIT, document, frame, key, killed, mention

Rows = Sequence[dict[str, Any]]


def inputs(mentions: Rows, dates: dict[str, date] | None = None) -> dict[str, pl.LazyFrame]:
    ids = dict.fromkeys(row["document_id"] for row in mentions)
    rows = [{"document_id": document_id, "masthead_date": (dates or {}).get(document_id, date(2020, 1, 1))} for document_id in ids]
    return {"cited_events": frame("cited_events", mentions), "documents": frame("documents", rows)}


def keys_of(mentions: Rows) -> list[str]:
    """The happening of each mention, in their order."""
    found = dict(HAPPENINGS.whole(inputs(mentions))["event_mentions"].select("event_id", "event_key").iter_rows())
    return [found[row["event_id"]] for row in mentions]


def in_order(tables: dict[str, pl.DataFrame]) -> list[str]:
    """The rows of all tables, comparable."""
    return sorted(f"{name} {row}" for name, frame in tables.items() for row in frame.iter_rows())


def happenings(mentions: Rows, dates: dict[str, date] | None = None) -> list[dict[str, Any]]:
    rows = HAPPENINGS.whole(inputs(mentions, dates))["events"].drop("year")
    assert failures(TABLES["events"], rows).is_empty()
    return rows.to_dicts()


DAY = "1990-01-20"
TOGETHER: list[tuple[str, Rows]] = [
    ("same day, type and town", [mention("a", DAY, places=[BAKU]), mention("b", DAY, places=[BAKU])]),
    ("town spelt otherwise, same GeoNames id", [mention("a", DAY, places=[BAKU]), mention("b", DAY, places=[{**BAKU, "name": "Bakou"}])]),
    ("a related type in the same town", [mention("a", DAY, "mass_atrocity", [BAKU]), mention("b", DAY, places=[BAKU])]),
    ("one names the town, one only the country", [mention("a", DAY, places=[BAKU]), mention("b", DAY, places=[AZERBAIJAN])]),
    ("no places, the same State says it", [mention("a", DAY, claimed_by_iso3="AZE"), mention("b", DAY, claimed_by_iso3="AZE")]),
    ("a night and its second day", [mention("a", "1990-01-19/1990-01-20", places=[BAKU]), mention("b", DAY, places=[BAKU])]),
    ("a month and the only day in it", [mention("a", "1990-01", places=[BAKU]), mention("b", DAY, places=[BAKU])]),
    ("one group of a document", [mention("a", DAY, places=[BAKU]), mention("a", DAY, "statement")]),
    ("years, the same", [mention("a", "1988/1994", "conflict", [AZERBAIJAN]), mention("b", "1988/1994", "conflict", [AZERBAIJAN])]),
    ("a day of every year", [mention("a", "XXXX-01-20", "commemoration", [AZERBAIJAN]), mention("b", "XXXX-01-20", "commemoration", [AZERBAIJAN])]),
]
APART: list[tuple[str, Rows]] = [
    ("two days", [mention("a", DAY, places=[BAKU]), mention("b", "1990-01-21", places=[BAKU])]),
    ("two towns", [mention("a", DAY, places=[BAKU]), mention("b", DAY, places=[SUMGAYIT])]),
    ("two countries", [mention("a", DAY, places=[AZERBAIJAN]), mention("b", DAY, places=[GEORGIA])]),
    ("two types that are never one", [mention("a", DAY, "disaster", [BAKU]), mention("b", DAY, places=[BAKU])]),
    ("nothing speaks for it", [mention("a", DAY), mention("b", DAY)]),
    ("no places, two States say it", [mention("a", DAY, claimed_by_iso3="AZE"), mention("b", DAY, claimed_by_iso3="GEO")]),
    (
        "a month with two days of the town",
        [mention("a", "1990-01", places=[BAKU]), mention("b", DAY, places=[BAKU]), mention("c", "1990-01-25", places=[BAKU])],
    ),
    ("a year and a day in the country only", [mention("a", "1990", places=[AZERBAIJAN]), mention("b", DAY, places=[AZERBAIJAN])]),
    ("open and closed", [mention("a", "1990-01-20/..", places=[BAKU]), mention("b", DAY, places=[BAKU])]),
    ("two groups of one document without place", [mention("a", DAY, "agreement"), mention("a", DAY, "agreement", event_group=2)]),
]


@pytest.mark.parametrize("rows", [rows for _, rows in TOGETHER], ids=[name for name, _ in TOGETHER])
def test_one_happening(rows: Rows) -> None:
    assert len(set(keys_of(rows))) == 1


@pytest.mark.parametrize("rows", [rows for _, rows in APART], ids=[name for name, _ in APART])
def test_two_happenings(rows: Rows) -> None:
    assert len(set(keys_of(rows))) == len(rows)


def test_the_toll_decides_between_two_towns() -> None:
    rows = [
        mention("a", DAY, places=[BAKU], casualties=[killed(150, 150)]),
        mention("b", DAY, places=[SUMGAYIT], casualties=[killed(31, 31)]),
        mention("c", DAY, places=[AZERBAIJAN], casualties=[killed(31, 31)]),
        mention("d", DAY, places=[AZERBAIJAN]),
    ]
    a, b, c, d = keys_of(rows)
    assert b == c
    assert len({a, b, d}) == 3


def test_a_happening_as_its_mentions_tell_it() -> None:
    rows = [
        mention("a", "1990-01", "mass_atrocity", [BAKU], casualties=[killed(130, 130)], claimed_by_iso3="RUS"),
        mention("b", DAY, "mass_atrocity", [BAKU, AZERBAIJAN], casualties=[killed(150, None)], claimed_by_iso3="AZE"),
        mention("c", DAY, "mass_atrocity", [BAKU], casualties=[killed(130, 130)], claimed_by_iso3="TUR"),
    ]
    dates = dict(zip([row["document_id"] for row in rows], [date(1990, 2, 1), date(2024, 1, 22), date(1999, 9, 9)], strict=True))
    (event,) = happenings(rows, dates)
    assert event["event_key"] == rows[0]["event_id"]
    assert (event["date_edtf"], event["date_precision"]) == (DAY, "day")
    assert [place["name"] for place in event["places"]] == ["Azerbaijan", "Baku"]
    assert (event["n_mentions"], event["n_documents"]) == (3, 3)
    assert event["cited_by"] == ["AZE", "RUS", "TUR"]
    assert (event["first_cited"], event["last_cited"]) == (date(1990, 2, 1), date(2024, 1, 22))
    assert event["casualties"] == [{"kind": "killed", "lowest": 130, "lowest_by": ["RUS", "TUR"], "highest": 150, "highest_by": ["AZE"]}]


def test_documents_without_date_come_last() -> None:
    rows = [mention("a", DAY, places=[BAKU]), mention("b", DAY, places=[BAKU])]
    given = inputs(rows)
    given["documents"] = given["documents"].with_columns(
        masthead_date=pl.when(document_id=rows[0]["document_id"]).then(None).otherwise("masthead_date")
    )
    assert set(HAPPENINGS.whole(given)["event_mentions"]["event_key"]) == {rows[1]["event_id"]}


def test_no_mentions_no_happenings() -> None:
    given = {"cited_events": frame("cited_events", []), "documents": frame("documents", [document("a")])}
    assert all(rows.is_empty() for rows in HAPPENINGS.whole(given).values())


EDTFS = [DAY, "1990-01-21", "1990-01-19/1990-01-20", "1990-01", "1990", "1991-05-05", "1990-01-20/..", "../1990-06-30", "XXXX-01-20"]
MENTIONS = st.lists(
    st.builds(
        mention,
        st.sampled_from("abcdefgh"),
        st.sampled_from(EDTFS),
        st.sampled_from(["armed_attack", "mass_atrocity", "decision", "disaster"]),
        st.lists(st.sampled_from([BAKU, SUMGAYIT, AZERBAIJAN, GEORGIA]), max_size=2, unique_by=lambda place: place["name"]),
        event_group=st.integers(1, 6),
        casualties=st.lists(st.sampled_from([killed(150, 150), killed(31, 31)]), max_size=1),
        claimed_by_iso3=st.sampled_from(["AZE", "GEO", None]),
    ),
    min_size=1,
    max_size=30,
    unique_by=lambda row: row["event_id"],
)


@settings(max_examples=60)
@given(MENTIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows: Rows, dice: random.Random) -> None:
    shuffled = dice.sample(rows, len(rows))
    assert in_order(HAPPENINGS.whole(inputs(rows))) == in_order(HAPPENINGS.whole(inputs(shuffled)))


@settings(max_examples=60)
@given(MENTIONS)
def test_years_do_not_depend_on_each_other(rows: Rows) -> None:
    read = HAPPENINGS.reads(inputs(rows)).collect()
    parts = [HAPPENINGS.build(of_year) for of_year in read.partition_by("year")]
    assert in_order(HAPPENINGS.whole(inputs(rows))) == sorted(row for part in parts for row in in_order(part))


def bearing(read: pl.DataFrame, marks: pl.Series, known: pl.Series) -> pl.DataFrame:
    """The rows of documents that are not known and bear one of the marks."""
    bearers = HAPPENINGS.marks(read).filter("is_borne", pl.col("mark").is_in(marks.implode()))["document_id"]
    return read.filter(pl.col("document_id").is_in(bearers.implode()), ~pl.col("document_id").is_in(known.implode()))


@settings(max_examples=100)
@given(MENTIONS, st.sampled_from("abcdefgh"))
def test_mentions_with_their_neighbours_are_grouped_as_among_all(rows: Rows, name: str) -> None:
    read = HAPPENINGS.reads(inputs(rows)).collect()
    of_document = pl.col("document_id") == key(name)
    some, others = read.filter(of_document), read.filter(~of_document)
    near = HAPPENINGS.near(HAPPENINGS.marks(some), partial(bearing, read)).filter(~of_document)
    apart = others.join(near, on="event_id", how="anti")
    parts = [HAPPENINGS.build(part) for part in (pl.concat([some, near]), apart)]
    assert in_order(HAPPENINGS.build(read)) == sorted(row for part in parts for row in in_order(part))


@settings(max_examples=100)
@given(MENTIONS)
def test_nothing_in_a_happening_contradicts(rows: Rows) -> None:
    """Over units: the mentions of one group of a document are told as one by that document."""
    of_key: dict[str, dict[tuple[str, int], list[dict[str, Any]]]] = {}
    for row, event_key in zip(rows, keys_of(rows), strict=True):
        of_key.setdefault(event_key, {}).setdefault((row["document_id"], row["event_group"]), []).append(row)
    for units in of_key.values():
        for one, other in combinations(units.values(), 2):
            for which in (countries, towns):
                assert not which(one) or not which(other) or which(one) & which(other)
            assert days(one)[0] <= days(other)[1]
            assert days(other)[0] <= days(one)[1]


def countries(unit: Rows) -> set[str]:
    return {place["iso3"] for row in unit for place in row["places"]}


def towns(unit: Rows) -> set[str]:
    return {place["name"] for row in unit for place in row["places"] if place["geonames_id"]}


def days(unit: Rows) -> tuple[date, date]:
    """First and last day of the finest mention, of several the one with the smallest key; an open end reaches everywhere."""

    def length(row: dict[str, Any]) -> timedelta:
        return row["date_end"] - row["date_start"] if row["date_start"] and row["date_end"] else timedelta.max

    finest = min(unit, key=lambda row: (length(row), row["event_id"]))
    return finest["date_start"] or date.min, finest["date_end"] or date.max
