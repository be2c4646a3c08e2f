"""Time expressions: grammar → value → resolution in context. Knows nothing of UN documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["TimeExpression", "find_times"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression of a text. `start`, `end`: code points, half-open."""

    start: int
    end: int
    kind: str  # date, time, duration, set
    timex: str  # TIMEX3 value
    edtf: str | None  # None where the value is no date (durations, PRESENT_REF)
    first: date | None  # first possible day; None = open or unknown
    last: date | None  # last possible day, inclusive
    basis: str  # explicit, inherited, relative, named
    modifier: str | None = None  # TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER, ...


def find_times(text: str, anchor: date | None = None, language: str = "en") -> list[TimeExpression]:
    """Find and resolve the time expressions of a text, in order, not overlapping (but for a range and a day nested in it)."""
    return []
