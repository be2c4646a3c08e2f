"""EDTF against first and last day."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.edtf import agrees, bounds

CASES = [
    ("day", "1990-01-20", (1990, 1, 20), (1990, 1, 20)),
    ("range of days", "1990-01-19/1990-01-20", (1990, 1, 19), (1990, 1, 20)),
    ("month", "1994-02", (1994, 2, 1), (1994, 2, 28)),
    ("mixed ends", "1957/1986-02-07", (1957, 1, 1), (1986, 2, 7)),
    ("years", "1985/1989", (1985, 1, 1), (1989, 12, 31)),
    ("decade", "198X", (1980, 1, 1), (1989, 12, 31)),
    ("century", "18XX", (1800, 1, 1), (1899, 12, 31)),
    ("spring", "1965-21", (1965, 3, 1), (1965, 5, 31)),
    ("winter ends in February", "1965-24", (1965, 12, 1), (1966, 2, 28)),
    ("winter before a leap February", "1967-24", (1967, 12, 1), (1968, 2, 29)),
    ("the 24th of a month is no winter", "../1990-08-24", None, (1990, 8, 24)),
    ("open end", "1992/..", (1992, 1, 1), None),
    ("open beginning", "../1994-05-31", None, (1994, 5, 31)),
    ("a day of no year", "XXXX-07-11", None, None),
    ("until a day of no year", "../XXXX-07-11", None, None),
    ("from a day of no year", "XXXX-07-11/..", None, None),
    ("approximate year", "1990~", (1990, 1, 1), (1990, 12, 31)),
]


@pytest.mark.parametrize(("expression", "first", "last"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_bounds(expression: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None) -> None:
    assert bounds(expression) == (first and date(*first), last and date(*last))


@pytest.mark.parametrize(
    "expression", ["", "yesterday", "1990-13-01", "2023-02-30", "1990/", "../1990-02-30", "/..", "..", "0000", "9999-24", "../XX-07"]
)
def test_what_is_no_edtf(expression: str) -> None:
    assert agrees(pl.Series([expression]), pl.Series([date(1990, 1, 1)]), pl.Series([date(1990, 1, 1)])).to_list() == [False]


@given(st.dates(date(1946, 1, 1), date(2040, 1, 1)), st.integers(0, 400), st.integers(-2, 2))
def test_a_plain_range_agrees_only_with_its_own_days(first: date, days: int, slip: int) -> None:
    last = first + timedelta(days)
    text = first.isoformat() if days == 0 else f"{first}/{last}"
    said = agrees(pl.Series([text]), pl.Series([first]), pl.Series([last + timedelta(slip)]))
    assert said.to_list() == [slip == 0]


DAYS = st.dates(date(1946, 1, 1), date(2040, 1, 1)) | st.builds(date, st.integers(1946, 2040), st.sampled_from([1, 6, 12]), st.sampled_from([1, 30]))
FORMS = st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y", ".."])


@given(DAYS, FORMS, st.integers(0, 800), FORMS | st.none(), st.sampled_from([0, 1]))
def test_what_needs_no_parser_agrees_with_the_parser(first: date, form: str, days: int, end_form: str | None, slip: int) -> None:
    last = first + timedelta(days)
    text = first.strftime(form) if end_form is None else f"{first.strftime(form)}/{last.strftime(end_form)}"
    if text in ("..", "../.."):
        return
    expected = bounds(text)
    shifted = expected[1] and expected[1] + timedelta(slip)
    assert agrees(pl.Series([text]), pl.Series([expected[0]]), pl.Series([shifted])).to_list() == [shifted == expected[1]]
