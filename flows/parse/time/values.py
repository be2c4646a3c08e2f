"""Points and spans of time, and how EDTF (ISO 8601-2) and TIMEX3 write them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Set
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

# Months of the year's parts and of the northern seasons (EDTF 21-24).
SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
TIMEX_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
DECADE_PARTS = {"early": (0, 3), "middle": (4, 6), "late": (5, 9)}
CENTURY_PARTS = {"early": (0, 39), "middle": (40, 69), "late": (50, 99)}
YEAR_PARTS = {"early": (1, 4), "middle": (5, 8), "late": (9, 12)}
MONTH_PARTS = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}


class Moment(NamedTuple):
    """A stretch of time. `edtf` is None where EDTF has no value for it; `first` and `last` where it is open or its year unknown."""

    edtf: str | None
    first: date | None
    last: date | None
    timex: str
    modifier: str | None = None


def day(year: int, month: int, number: int) -> Moment:
    """ValueError where the calendar has no such day."""
    return of_date(date(year, month, number))


def of_date(value: date) -> Moment:
    text = value.isoformat()
    return Moment(text, value, value, text)


def month(year: int, number: int) -> Moment:
    text = f"{year:04}-{number:02}"
    return Moment(text, date(year, number, 1), date(year, number, monthrange(year, number)[1]), text)


def year(number: int) -> Moment:
    """Year 0 is 1 BC, as ISO 8601 counts; the calendar of `date` begins with year 1."""
    if number < 1:
        return Moment(f"{number:05}" if number else "0000", None, None, f"BC{1 - number:04}")
    return Moment(f"{number:04}", date(number, 1, 1), date(number, 12, 31), f"{number:04}")


def within_year_bc(number: int, edtf: str, timex: str) -> Moment:
    """A season, month or day of a year BC, which has no days in the calendar of `date`."""
    whole = year(number)
    return Moment(f"{whole.edtf}-{edtf}", None, None, f"{whole.timex}-{timex}")


def decade(first_year: int) -> Moment:
    text = f"{first_year // 10:03}"
    return Moment(f"{text}X", date(first_year, 1, 1), date(first_year + 9, 12, 31), text)


def century(number: int) -> Moment:
    """The nineteenth century is number 19: the years 18XX."""
    text = f"{number - 1:02}"
    return Moment(f"{text}XX", date(max((number - 1) * 100, 1), 1, 1), date((number - 1) * 100 + 99, 12, 31), text)


def season(year_number: int, code: int) -> Moment:
    if year_number < 1:
        return within_year_bc(year_number, f"{code}", TIMEX_SEASONS[code])
    first = date(year_number, SEASON_MONTHS[code], 1)
    last_year, last_month = (year_number + 1, 2) if code == 24 else (year_number, SEASON_MONTHS[code] + 2)
    return Moment(f"{year_number:04}-{code}", first, month(last_year, last_month).last, f"{year_number:04}-{TIMEX_SEASONS[code]}")


def of_no_year(month_number: int, day_number: int | None) -> Moment:
    text = f"XXXX-{month_number:02}" + (f"-{day_number:02}" if day_number else "")
    return Moment(text, None, None, text)


def without_date(timex: str, modifier: str | None = None) -> Moment:
    """A duration, a set, a present: what TIMEX3 can say and EDTF cannot."""
    return Moment(None, None, None, timex, modifier)


def week(value: date) -> Moment:
    """The week, from Monday, in which a day lies."""
    monday = value - timedelta(value.weekday())
    year_number, number, _ = value.isocalendar()
    return days(monday, monday + timedelta(6))._replace(timex=f"{year_number:04}-W{number:02}")


def weekend(saturday: date) -> Moment:
    year_number, number, _ = saturday.isocalendar()
    return days(saturday, saturday + timedelta(1))._replace(timex=f"{year_number:04}-W{number:02}-WE")


def quarter(year_number: int, number: int) -> Moment:
    return months(year_number, 3 * number - 2, 3 * number)._replace(timex=f"{year_number:04}-Q{number}")


def half(year_number: int, number: int) -> Moment:
    return months(year_number, 6 * number - 5, 6 * number)._replace(timex=f"{year_number:04}-H{number}")


def last_year(edtf: str) -> int:
    """The year in which a time ends that has no days."""
    end = edtf.rpartition("/")[2]
    return int(end[: 5 if end.startswith("-") else 4])


def of_timex(timex: str) -> Moment | None:
    """The day, quarter or year that a TIMEX3 value tells; None for others."""
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", timex):
        return quarter(int(found[1]), int(found[2]))
    if re.fullmatch(r"\d{4}", timex):
        return year(int(timex))
    return of_date(date.fromisoformat(timex)) if re.fullmatch(r"\d{4}-\d\d-\d\d", timex) else None


def span(first: Moment, last: Moment) -> Moment:
    """From the beginning of one to the end of the other, with the TIMEX3 value of the first, for TIMEX3 has no spans.

    ValueError where they stand the wrong way round.
    """
    if first.edtf is None or last.edtf is None:
        raise ValueError("a range needs two dates")
    if first.edtf == last.edtf:
        return first
    if first.first and last.last and first.first > last.last:
        raise ValueError("a range must not end before it begins")
    return Moment(f"{_start(first)}/{_end(last)}", first.first, last.last, first.timex)


def days(first: date, last: date) -> Moment:
    return span(of_date(first), of_date(last))


def months(year_number: int, first: int, last: int) -> Moment:
    return span(month(year_number, first), month(year_number, last))


def since(value: Moment) -> Moment:
    return Moment(f"{_start(value)}/..", value.first, None, value.timex)


def until(value: Moment) -> Moment:
    return Moment(f"../{_end(value)}", None, value.last, value.timex)


def before(value: Moment) -> Moment:
    """Open, up to the day, month or year before."""
    return until(_neighbour(value, value.first - timedelta(1)))._replace(timex=value.timex) if value.first else until(value)


def after(value: Moment) -> Moment:
    """Open, from the day, month or year after."""
    return since(_neighbour(value, value.last + timedelta(1)))._replace(timex=value.timex) if value.last else since(value)


def _neighbour(value: Moment, first: date) -> Moment:
    """The day, month or year next to a value, in its grain."""
    grain = precision_of(value.edtf or "").partition("_")[0]
    return year(first.year) if grain in ("year", "decade", "century") else month(first.year, first.month) if grain == "month" else of_date(first)


def _start(value: Moment) -> str:
    """The expression of its beginning; decades and centuries, which have no level-0 form, begin with a year."""
    assert value.edtf
    if "X" in value.edtf and value.first:
        return f"{value.first.year:04}"
    return value.edtf.partition("/")[0]


def _end(value: Moment) -> str:
    assert value.edtf
    if "X" in value.edtf and value.last:
        return f"{value.last.year:04}"
    return value.edtf.rpartition("/")[2]


def part(value: Moment, which: str) -> Moment:
    """The early, middle or late part of a month, year, decade or century (conventions of the project's guidelines)."""
    assert value.first and value.last and value.edtf
    modifier = {"early": "START", "middle": "MID", "late": "END"}[which]
    first_year, n_years = value.first.year, value.last.year - value.first.year + 1
    found = value
    if n_years in (10, 100):
        low, high = (CENTURY_PARTS if n_years == 100 else DECADE_PARTS)[which]
        found = span(year(first_year + low), year(first_year + high))
    elif re.fullmatch(r"\d{4}", value.edtf):
        found = months(first_year, *YEAR_PARTS[which])
    elif re.fullmatch(r"\d{4}-(0\d|1[0-2])", value.edtf):
        low, high = MONTH_PARTS[which]
        found = days(value.first.replace(day=low), value.first.replace(day=min(high, value.last.day)))
    return found._replace(timex=value.timex, modifier=modifier)


def fraction(value: Moment, index: int, of: int) -> Moment:
    """The index-th (from 0) of `of` equal parts: halves and quarters of a year as months, halves of a month as days."""
    assert value.first and value.last and value.edtf
    if re.fullmatch(r"\d{4}", value.edtf):
        return (half if of == 2 else quarter)(value.first.year, index + 1)
    n_years = value.last.year - value.first.year + 1
    if n_years in (10, 100):
        size = n_years // of
        first = value.first.year + index * size
        found = span(year(first), year(first + size - 1))
    elif re.fullmatch(r"\d{4}-(0\d|1[0-2])", value.edtf) and of == 2:
        found = days(value.first, value.first.replace(day=15)) if index == 0 else days(value.first.replace(day=16), value.last)
    else:
        return value
    return found._replace(timex=value.timex, modifier="START" if index == 0 else "END")


def week_of(value: Moment, number: int, size: int = 7) -> Moment:
    """The n-th week of a month: days 7n-6 to 7n; -1 is its last seven days. The TIMEX3 value is the calendar week that has most of them.

    `size` is 14 for a fortnight.
    """
    assert value.first and value.last
    first = value.last - timedelta(size - 1) if number < 0 else value.first + timedelta(size * (number - 1))
    return days(first, min(first + timedelta(size - 1), value.last))._replace(timex=week(first + timedelta(3)).timex)


def add_months(value: date, count: int) -> tuple[int, int]:
    """(year, month) so many months away."""
    index = value.year * 12 + value.month - 1 + count
    return index // 12, index % 12 + 1


def qualified(edtf: str, first: Set[str], last: Set[str]) -> str:
    """An EDTF expression whose ends are qualified: `~` approximate, `?` uncertain, both of them `%`.

    Open ends take none, and seasons and dates of an unknown year neither: level 1 of EDTF qualifies years, months and days.
    """
    start, slash, end = edtf.partition("/")
    return _qualified_end(start, first) + slash + _qualified_end(end, last)


def _qualified_end(end: str, qualifiers: Set[str]) -> str:
    takes_none = re.fullmatch(r"(\.\.)?|XXXX.*|\d{4}-2[1-4]", end)
    return end if takes_none else end + ("%" if len(qualifiers) > 1 else "".join(qualifiers))


def unqualified(edtf: str) -> str:
    """An EDTF expression without the qualifiers of its ends."""
    return re.sub("[~?%]", "", edtf)


@lru_cache(4096)
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
