"""Which time expressions place a happening (guidelines, section 2), and which only date a document, a budget, a request, a birth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from flows.parse.languages import words
from flows.parse.model import Span
from flows.parse.time import TimeExpression
from flows.parse.time.values import precision_of

NEAR_BEFORE, NEAR_AFTER = 90, 40  # characters that speak of the same money or period as the date
BESIDE = 40  # characters directly before or after a date that say what it dates
YEARS = ("year", "year_range")
KEPT_DAY = regex.compile(r"XXXX-\d\d-\d\d$")  # "on 12 January of each year"
NOTHING = "(?!)"


@dataclass(frozen=True)
class Words:
    """Patterns of one language, from its `[events]` table. Those of `before` end, those of `after` begin, at the date."""

    near: regex.Pattern[str]
    asked: regex.Pattern[str]
    report_period: regex.Pattern[str]
    own_meeting: regex.Pattern[str]
    before: regex.Pattern[str]
    before_year: regex.Pattern[str]
    after: regex.Pattern[str]
    after_year: regex.Pattern[str]
    habit: regex.Pattern[str]
    by_verb: regex.Pattern[str]


@cache
def happening_words(language: str) -> Words | None:
    """The patterns of a language; None where its `[events]` table has none yet."""
    w = words(language)["events"]
    if "near" not in w:
        return None

    def pattern(name: str, ends: bool = False) -> regex.Pattern[str]:
        form = w.get(name, NOTHING)
        return regex.compile(rf"(?<!\w)(?:{form}){'$' if ends else ''}", regex.I)

    return Words(
        near=pattern("near"),
        asked=pattern("asked"),
        report_period=pattern("report_period"),
        own_meeting=pattern("own_meeting"),
        before=pattern("before", ends=True),
        before_year=pattern("before_year", ends=True),
        after=regex.compile(w.get("after", NOTHING)),
        after_year=regex.compile(w.get("after_year", NOTHING)),
        habit=pattern("habit"),
        by_verb=regex.compile(w.get("by_verb", NOTHING)),
    )


def happenings(text: str, sentence: Span, times: Sequence[TimeExpression], document_dates: Sequence[Span], w: Words) -> list[TimeExpression]:
    """Those of a sentence's time expressions that place a happening. `document_dates`: citations, and the dates that hang on them."""
    chosen = [t for t in times if _places_happening(text, t, sentence, document_dates, w)]
    return [t for i, t in enumerate(chosen) if i + 1 == len(chosen) or not _frames(text, t, chosen[i + 1])]


def _places_happening(text: str, t: TimeExpression, sentence: Span, document_dates: Sequence[Span], w: Words) -> bool:
    if t.kind not in ("date", "time") or t.edtf is None:
        return False
    if any(start < t.end and t.start < end for start, end in document_dates):
        return False
    before, after = text[max(0, t.start - BESIDE) : t.start], text[t.end : min(sentence[1], t.end + BESIDE)]
    if w.before.search(before) or w.after.match(after) or (w.habit.search(text, t.start, t.end) and not KEPT_DAY.match(t.edtf)):
        return False
    if precision_of(t.edtf) in YEARS and (w.before_year.search(before) or w.after_year.match(after)):
        return False
    if w.near.search(text, max(sentence[0], t.start - NEAR_BEFORE), min(sentence[1], t.end + NEAR_AFTER)):
        return False
    if w.own_meeting.match(text, sentence[0], t.start):
        return False
    return not (w.report_period.search(text, sentence[0], t.start) or w.asked.search(text, sentence[0], t.start))


def _frames(text: str, t: TimeExpression, after: TimeExpression) -> bool:
    """Is the time said again, and more exactly, right after: "the following month, on the 22nd"?"""
    between = text[t.end : after.start]
    if t.basis == "relative" and after.basis == "explicit" and between.strip() and len(between) <= len(" on "):
        return True  # "the anniversary in 2025"
    if "," not in between or len(between) > len(", on the ") or None in (t.first, t.last, after.first, after.last):
        return False
    return t.first <= after.first and after.last <= t.last and (t.first, t.last) != (after.first, after.last)  # type: ignore[operator]
