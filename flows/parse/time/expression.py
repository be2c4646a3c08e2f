"""What `find_times` gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True, unsafe_hash=True)  # not frozen: a text has thousands, and frozen ones cost four times as much to make
class TimeExpression:
    """One time expression of a text. Places are code points, half-open.

    `start`, `end` mark it as TIMEX3 does: no preposition, and each end of a range for itself. `outer_start`, `outer_end` take in the
    words that leave it open or join it ("since", "between", "onwards") and reach to the end of its range.
    """

    start: int
    end: int
    kind: str  # TIMEX3 type: date, time, duration, set; a duration can have days ("the last two months", "a week after 6 May 2003")
    timex: str  # TIMEX3 value
    edtf: str | None  # with `~`, `?`, `%` where the words hedge it; None where the value is no date (durations, PRESENT_REF)
    first: date | None  # first possible day; None = open or unknown
    last: date | None  # last possible day, inclusive
    basis: str  # explicit, inherited, relative, named
    modifier: str | None  # TIMEX3 mod: START, MID, END, BEFORE, AFTER, ...
    outer_start: int
    outer_end: int
