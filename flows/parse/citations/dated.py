"""Documents cited by their date alone: "letter dated 12 July 1991", "the treaties of 10 July 1900, 15 May 1902 and 16 May 1908"."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from flows.parse.citations.context import kind_of
from flows.parse.citations.vocabulary import Vocabulary
from flows.parse.citations.words import edtf
from flows.parse.model import Citation, Span

_FAR, _NEAR = 150, 80  # characters in which the noun of a date is looked for
_JOINT = ("-", "–")
_BRACKET = 200  # characters
_ADDRESS = regex.compile(r"[^.;()\d\n]{0,160}")  # from whom and to whom, between the dates of letters and the bracket with their symbols
_IN_BRACKETS = regex.compile(r"\s?\([^()\n]{4,60}\)")
_CLAUSE = regex.compile(r"[.;()\n]")


def dated_documents(text: str, start: int, vocabulary: Vocabulary, year: int | None) -> Iterator[Citation]:
    """Every text that is told by its noun and the date that hangs on it; in a list each date is a row."""
    if vocabulary.noun_follows:
        yield from _date_first(text, start, vocabulary, year)
        return
    for match in vocabulary.hung.finditer(text, start):
        found = _noun(text, match, vocabulary)
        if found is None:
            continue
        kind, noun = found
        dates = _list(text, match.end(), vocabulary)
        if not dates:
            continue
        first = dates[0]
        if len(dates) > 1 and (_borrows(first) or vocabulary.texts_many.fullmatch(text, *noun)):
            yield from _members(dates, kind, vocabulary, year)
            continue
        if _borrows(first):
            continue
        value = edtf(first, vocabulary.months, str(year) if year and first.groupdict().get("day") else None)
        if value:
            case = vocabulary.case.match(text, first.end()) if kind == "judgment" else None
            span = case.span("case") if case else (noun[0], first.end())
            yield Citation(span, kind, cited_date=value, date_span=first.span())


def dated_in_order(rows: Sequence[Citation], dated: Sequence[Citation], text: str, vocabulary: Vocabulary) -> list[Citation]:
    """ "letters dated 3 March and 12 May 1998 from the Chair (S/1998/190 and S/1998/388)": as many symbols in the bracket as dates before it."""
    found = list(rows)
    ends = [row.span[1] for row in dated]
    for opening, group in itertools.groupby(range(len(rows)), key=lambda position: _opening(text, rows[position].span[0])):
        last = bisect_right(ends, opening) - 1
        if last < 0 or not _ADDRESS.fullmatch(text, ends[last], opening):
            continue
        first = last
        while first and vocabulary.and_date.fullmatch(text, dated[first - 1].span[1], dated[first].span[0]):
            first -= 1
        positions = list(group)
        joint = [text[rows[before].span[1] : rows[position].span[0]] in _JOINT for before, position in itertools.pairwise(positions)]
        places = list(itertools.accumulate((not second for second in joint), initial=0))  # the halves of a joint symbol share one
        if places[-1] == last - first > 0:
            for position, place in zip(positions, places, strict=True):
                date = dated[first + place]
                found[position] = replace(rows[position], kind=date.kind, cited_date=date.cited_date, date_span=date.date_span)
    return found


def _opening(text: str, at: int) -> int:
    """Where the bracket opens in which an offset lies; -1 outside of any."""
    opening = text.rfind("(", max(0, at - _BRACKET), at)
    return opening if ")" not in text[opening:at] else -1


def _noun(text: str, hung: re.Match[str] | regex.Match[str], vocabulary: Vocabulary) -> tuple[str, Span] | None:
    """The last noun before the words that hang a date: near by for "of", anywhere in the clause for "dated"."""
    reach = _FAR if hung["far"] else _NEAR
    last = None
    for noun in vocabulary.texts.finditer(text, max(0, hung.start() - reach), hung.end() + 1):
        if noun.end() > hung.start():
            break
        last = noun
    if last is None:
        return None
    between = text[last.end() : hung.start()].removesuffix(",")
    if _CLAUSE.search(between) or (not hung["far"] and ("," in between or between.rpartition(" ")[2].casefold() in vocabulary.year_parts)):
        return None
    return kind_of(last), last.span()


def _date_first(text: str, start: int, vocabulary: Vocabulary, year: int | None) -> Iterator[Citation]:
    done = start
    for noun in vocabulary.texts.finditer(text, start):
        for match in vocabulary.hung.finditer(text, max(done, noun.start() - _NEAR), noun.end()):
            done = match.end()
            value = edtf(match, vocabulary.months, str(year) if year else None)
            if value:
                date = (match.start(), match.end("day") + 1 if match["day"] else match.end("month") + 1 if match["month"] else match.end("year") + 1)
                yield Citation(match.span(), kind_of(noun), cited_date=value, date_span=date)


def _list(text: str, at: int, vocabulary: Vocabulary) -> list[regex.Match[str]]:
    """The dates of a list, day by day: `4 and 19 May, 7 and 30 June and 11 November 1986` gives five. Symbols may stand behind them in brackets."""
    found: list[regex.Match[str]] = []
    while True:
        match = vocabulary.date.match(text, at) or vocabulary.bare_day.match(text, at)
        if not match:
            return found
        found.append(match)
        symbol = _IN_BRACKETS.match(text, match.end())
        joint = vocabulary.and_date.match(text, symbol.end() if symbol else match.end())
        if not joint:
            return found
        at = joint.end()


def _borrows(date: regex.Match[str]) -> bool:
    """Whether it is a bare day, whose month a later date of its list prints."""
    parts = date.groupdict()
    return bool(parts.get("day")) and not parts.get("month")


def _members(dates: list[regex.Match[str]], kind: str, vocabulary: Vocabulary, year: int | None) -> Iterator[Citation]:
    """One row per date; a month or a year that is not printed is that of the next date."""
    rows: list[Citation] = []
    month = later_year = None
    for match in reversed(dates):
        parts = match.groupdict()
        later_year = parts.get("year") or later_year or (str(year) if year else None)
        month = parts.get("month") or month
        if _borrows(match):
            number = vocabulary.months.get(" ".join(month.split()).casefold()) if month and later_year else None
            value = f"{later_year}-{number:02d}-{int(parts['day']):02d}" if number else None
        else:
            value = edtf(match, vocabulary.months, later_year)
        if value:
            rows.append(Citation(match.span(), kind, cited_date=value, date_span=match.span()))
    yield from reversed(rows)
