"""Points and spans of time, and how EDTF (ISO 8601-2) and TIMEX3 write them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

# Months of the year's parts and of the northern seasons (EDTF 21-24).
SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
TIMEX_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
DECADE_PARTS = {"early": (0, 3), "middle": (4, 6), "late": (5, 9)}
CENTURY_PARTS = {"early": (0, 39), "middle": (40, 69), "late": (50, 99)}
YEAR_PARTS = {"early": (1, 4), "middle": (5, 8), "late": (9, 12)}
MONTH_PARTS = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of time. `first` and `last` are None where it is open or its year unknown."""

    edtf: str
    first: date | None
    last: date | None
    timex: str


def day(year: int, month: int, number: int) -> Moment:
    """ValueError where the calendar has no such day."""
    value = date(year, month, number)
    return Moment(value.isoformat(), value, value, value.isoformat())


def of_date(value: date) -> Moment:
    return day(value.year, value.month, value.day)


def month(year: int, number: int) -> Moment:
    text = f"{year:04}-{number:02}"
    return Moment(text, date(year, number, 1), date(year, number, monthrange(year, number)[1]), text)


def year(number: int) -> Moment:
    return Moment(f"{number:04}", date(number, 1, 1), date(number, 12, 31), f"{number:04}")


def decade(first_year: int) -> Moment:
    text = f"{first_year // 10:03}"
    return Moment(f"{text}X", date(first_year, 1, 1), date(first_year + 9, 12, 31), text)


def century(number: int) -> Moment:
    """The nineteenth century is number 19: the years 18XX."""
    text = f"{number - 1:02}"
    return Moment(f"{text}XX", date(max((number - 1) * 100, 1), 1, 1), date((number - 1) * 100 + 99, 12, 31), text)


def season(year_number: int, code: int) -> Moment:
    first = date(year_number, SEASON_MONTHS[code], 1)
    last_year, last_month = (year_number + 1, 2) if code == 24 else (year_number, SEASON_MONTHS[code] + 2)
    return Moment(f"{year_number:04}-{code}", first, month(last_year, last_month).last, f"{year_number:04}-{TIMEX_SEASONS[code]}")


def of_no_year(month_number: int, day_number: int | None) -> Moment:
    text = f"XXXX-{month_number:02}" + (f"-{day_number:02}" if day_number else "")
    return Moment(text, None, None, text)


def span(first: Moment, last: Moment) -> Moment:
    """From the beginning of one to the end of the other; ValueError where they stand the wrong way round."""
    if first.edtf == last.edtf:
        return first
    if first.first and last.last and first.first > last.last:
        raise ValueError("a range must not end before it begins")
    return Moment(f"{_start(first)}/{_end(last)}", first.first, last.last, f"{first.timex}/{last.timex}")


def days(first: date, last: date) -> Moment:
    return span(of_date(first), of_date(last))


def months(year_number: int, first: int, last: int) -> Moment:
    return span(month(year_number, first), month(year_number, last))


def since(value: Moment) -> Moment:
    return Moment(f"{_start(value)}/..", value.first, None, value.timex)


def until(value: Moment) -> Moment:
    return Moment(f"../{_end(value)}", None, value.last, value.timex)


def before(value: Moment) -> Moment:
    """Open, up to the day before."""
    return until(of_date(value.first - timedelta(1))) if value.first else value


def after(value: Moment) -> Moment:
    """Open, from the day after."""
    return since(of_date(value.last + timedelta(1))) if value.last else value


def _start(value: Moment) -> str:
    """The expression of its beginning; decades and centuries, which have no level-0 form, begin with a year."""
    if "X" in value.edtf and value.first:
        return f"{value.first.year:04}"
    return value.edtf.partition("/")[0]


def _end(value: Moment) -> str:
    if "X" in value.edtf and value.last:
        return f"{value.last.year:04}"
    return value.edtf.rpartition("/")[2]


def part(value: Moment, which: str) -> Moment:
    """The early, middle or late part of a month, year, decade or century (conventions of the project's guidelines)."""
    assert value.first and value.last
    first_year, n_years = value.first.year, value.last.year - value.first.year + 1
    if n_years in (10, 100):
        low, high = (CENTURY_PARTS if n_years == 100 else DECADE_PARTS)[which]
        return span(year(first_year + low), year(first_year + high))
    if re.fullmatch(r"\d{4}", value.edtf):
        return months(first_year, *YEAR_PARTS[which])
    if re.fullmatch(r"\d{4}-(0\d|1[0-2])", value.edtf):
        low, high = MONTH_PARTS[which]
        return days(value.first.replace(day=low), value.first.replace(day=min(high, value.last.day)))
    return value


def fraction(value: Moment, index: int, of: int) -> Moment:
    """The index-th (from 0) of `of` equal parts: halves and quarters of a year as months, halves of a month as days."""
    assert value.first and value.last
    if re.fullmatch(r"\d{4}", value.edtf):
        size = 12 // of
        return months(value.first.year, index * size + 1, (index + 1) * size)
    if re.fullmatch(r"\d{4}-(0\d|1[0-2])", value.edtf) and of == 2:
        return days(value.first, value.first.replace(day=15)) if index == 0 else days(value.first.replace(day=16), value.last)
    return value


def week_of(value: Moment, number: int) -> Moment:
    """The n-th week of a month: days 7n-6 to 7n; -1 is its last seven days."""
    assert value.first and value.last
    if number < 0:
        return days(value.last - timedelta(6), value.last)
    first = value.first + timedelta(7 * (number - 1))
    return days(first, min(first + timedelta(6), value.last))


def add_months(value: date, count: int) -> tuple[int, int]:
    """(year, month) so many months away."""
    index = value.year * 12 + value.month - 1 + count
    return index // 12, index % 12 + 1


def precision_of(edtf: str) -> str:
    """The grain of an EDTF expression: of a range that of its finer end, `open` where an end is open."""
    if ".." in edtf:
        return "open"
    ends = edtf.split("/")
    grains = [_grain(end) for end in ends]
    finest = min(grains, key=("day", "month", "season", "year", "decade", "century").index)
    if len(ends) == 1 or finest == "season":
        return finest
    return f"{finest}_range" if finest in ("day", "month", "year") else "year_range"


def _grain(end: str) -> str:
    if re.fullmatch(r"[\dX]{4}-\d\d-\d\d", end):
        return "day"
    if re.fullmatch(r"[\dX]{4}-2[1-4]", end):
        return "season"
    if re.fullmatch(r"[\dX]{4}-\d\d", end):
        return "month"
    if end.endswith("XX"):
        return "century"
    return "decade" if end.endswith("X") else "year"
