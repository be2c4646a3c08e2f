"""What `find_times` gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True, unsafe_hash=True)  # not frozen: a text has thousands, and frozen ones cost four times as much to make
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
