"""Which time expressions place a happening (guidelines, section 2), and which only date a document, a budget, a request, a birth."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import regex

from flows.parse.anchors import Sought
from flows.parse.languages import words
from flows.parse.model import Span
from flows.parse.patterns import NOTHING, ending, lower_case, plain
from flows.parse.sections import DATELINE, PLACE_BEFORE_DAY
from flows.parse.time import TimeExpression

NEAR_BEFORE, NEAR_AFTER = 90, 40  # characters that speak of the same money or period as the date
BESIDE = 40  # characters directly before or after a date that say what it dates
SYMBOL = plain(r"\s*\((?:A|S|E|ST|T|CCPR|CAT|HRI|CEDAW|CERD|CRC)/")
YEARS = plain(r"[\d.]{2,4}(?:/[\d.]{2,4})?$")
BY_YEAR = plain(r"\.\./\d{4}$")
ROUGHLY = 31  # days by which a count from a day before may miss the day that is printed
KEPT_DAY = plain(r"XXXX-\d\d-\d\d$")  # "on 12 January of each year"


@dataclass(frozen=True)
class Words:
    """Patterns of one language, from its `[events]` table. Those of `before` and `hangs` are matched up to the date, those of `after` from it."""

    near: Sought  # this and the next six: for text in lower case
    asked: Sought
    report_period: Sought
    near_year: re.Pattern[str]
    own_meeting: re.Pattern[str]
    habit: re.Pattern[str]
    goal: re.Pattern[str]
    before: regex.Pattern[str]
    before_year: regex.Pattern[str]
    hangs: regex.Pattern[str]
    after: re.Pattern[str]
    after_year: re.Pattern[str]
    by_verb: re.Pattern[str]
    dated_caption: re.Pattern[str]


@cache
def happening_words(language: str) -> Words | None:
    """The patterns of a language; None where its `[events]` table has none yet."""
    w = words(language)["events"]
    if "near" not in w:
        return None

    def form(name: str) -> str:
        return rf"(?<!\w)(?:{w.get(name, NOTHING)})"

    return Words(
        near=Sought(w.get("near", NOTHING)),
        asked=Sought(w.get("asked", NOTHING)),
        report_period=Sought(w.get("report_period", NOTHING)),
        near_year=plain(form("near_year"), lower=True),
        own_meeting=plain(form("own_meeting"), lower=True),
        habit=plain(form("habit"), lower=True),
        goal=plain(form("goal"), lower=True),
        before=ending(form("before"), regex.I),
        before_year=ending(form("before_year"), regex.I),
        hangs=ending(w.get("hangs", NOTHING), regex.I),
        after=plain(w.get("after", NOTHING)),
        after_year=plain(w.get("after_year", NOTHING)),
        by_verb=plain(w.get("by_verb", NOTHING)),
        dated_caption=plain(w.get("dated_caption", NOTHING)),
    )


class Spans:
    """Spans of a text, to ask whether another one overlaps one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self.starts = [start for start, _ in ordered]
        self.ends = list(accumulate((end for _, end in ordered), max))

    def overlap(self, start: int, end: int) -> bool:
        at = bisect_left(self.starts, end)
        return at > 0 and self.ends[at - 1] > start


def happenings(
    text: str, sentence: Span, times: Sequence[TimeExpression], document_dates: Spans, w: Words, adopted: bool = True
) -> list[TimeExpression]:
    """Those of a sentence's time expressions that place a happening. `document_dates`: citations, and the dates that hang on them.

    `adopted`: may the text be what an organ has adopted at the meeting that a sentence begins with?
    """
    dates = [t for t in times if t.edtf is not None and not document_dates.overlap(t.start, t.end)]
    if not dates:
        return []
    said = lower_case(text[slice(*sentence)])
    last = dates[-1].start - sentence[0]
    speaks_of = [pattern for pattern in (w.asked, w.report_period) if pattern.search(said, 0, last)]
    money = w.near.search(said, max(0, dates[0].start - sentence[0] - NEAR_BEFORE), dates[-1].end - sentence[0] + NEAR_AFTER) is not None
    meeting = w.own_meeting.match(said) if adopted else None
    dateline = DATELINE.match(text, *sentence)
    chosen = []
    for t in dates:
        start, end = t.start - sentence[0], t.end - sentence[0]
        if any(pattern.search(said, 0, start) for pattern in speaks_of) or _only_dates(text, said, t, start, end, w):
            continue
        if dateline and t.end <= dateline.end():
            continue
        if end == len(said.rstrip(" .")) and start and PLACE_BEFORE_DAY.fullmatch(text, sentence[0], t.start):  # dates a letter
            continue
        if BY_YEAR.match(t.edtf or "") and w.goal.search(said, max(0, start - NEAR_BEFORE), start):
            continue
        if YEARS.match(t.edtf or "") and w.near_year.search(said, max(0, start - NEAR_BEFORE), end + NEAR_AFTER):
            continue
        if money and w.near.search(said, max(0, start - NEAR_BEFORE), end + NEAR_AFTER):
            continue
        if not (meeting and meeting.end() == start):
            chosen.append(t)
    return [t for i, t in enumerate(chosen) if i + 1 == len(chosen) or not _frames(text, t, chosen[i + 1])]


def _only_dates(text: str, said: str, t: TimeExpression, start: int, end: int, w: Words) -> bool:
    """Do the words directly around the time say that it dates a document, a birth, a model, or what comes again and again?"""
    first = max(0, t.start - BESIDE)
    following = text[t.end : t.end + min(BESIDE, len(said) - end)]
    if SYMBOL.match(following) and w.hangs.match(text, first, t.start):  # "the complaint of 3 May 1948 (S/735)"
        return True
    if w.before.match(text, first, t.start) or w.after.match(following) or (w.habit.search(said, start, end) and not KEPT_DAY.match(t.edtf or "")):
        return True
    return YEARS.match(t.edtf or "") is not None and bool(w.before_year.match(text, first, t.start) or w.after_year.match(following))


def _frames(text: str, t: TimeExpression, after: TimeExpression) -> bool:
    """Is the time said again, and more exactly, right after: "the following month, on the 22nd"?"""
    between = text[t.end : after.start]
    if t.basis == "relative" and after.basis == "explicit" and between.strip() and len(between) <= len(" on "):
        return True  # "the anniversary in 2025"
    if "," not in between or len(between) > len(", on the ") or t.first is None or t.last is None or after.first is None or after.last is None:
        return False
    if t.basis == "relative" and after.basis == "explicit" and abs((after.first - t.first).days) <= ROUGHLY:
        return True  # "a week later, on 25 August 1997"
    return t.first <= after.first and after.last <= t.last and (t.first, t.last) != (after.first, after.last)
