"""The year of a date: printed, told by a phrase, or inherited from the narrative or the anchor."""

from __future__ import annotations

from datetime import date

from flows.parse.time.reader import Reader, ahead, is_name, same_thread
from flows.parse.time.scan import Atom
from flows.parse.time.values import precision_of

FAR_FUTURE = 240  # days: a date without a year is seldom announced farther ahead
HISTORY = 12  # years: so much older than the anchor a narrative is history, and keeps its year
YEAR_SHIFT = {"last": -1, "this": 0, "next": 1, "same": 0, "that": 0, "following": 1, "previous": -1}


def year_of(atom: Atom, reader: Reader) -> tuple[int | None, str]:
    """The year of an atom: printed, told by a phrase, or inherited."""
    if atom.year is not None:
        return atom.year, "explicit"
    memory = reader.memory
    if atom.phrase == "every" or (atom.day and reader.code(atom.first - 1) == "kept"):
        return None, "explicit"
    if atom.phrase == "latest" and memory.anchor and atom.month:
        return memory.anchor.year - ((atom.month, atom.day or 1) > (memory.anchor.month, memory.anchor.day)), "relative"
    if atom.phrase:
        shift = YEAR_SHIFT.get(atom.phrase, 0)
        if atom.phrase in ("last", "this", "next", "latest"):
            return (memory.anchor.year + shift if memory.anchor else None), "relative"
        return (memory.told.year + shift if memory.told else None), "inherited"
    if atom.op == "season":
        base = memory.told_or_anchor
        return (base.year if base else None), "inherited"
    return _inherited_year(atom, reader), "inherited"


def _inherited_year(atom: Atom, reader: Reader) -> int | None:
    """The year of a day or month without one.

    Of a day that serves as a name ("the 20 January tragedy") that in which it was told before. Else the narrative's year, where the
    narrative is older than the anchor and goes on from it; else the year in which the date was last before the anchor, or, where the
    verb says so, is next after it.
    """
    memory = reader.memory
    told, anchor = memory.told, memory.anchor
    assert atom.month
    if atom.day and (year := memory.years.get((atom.month, atom.last_day or atom.day))) and is_name(atom, reader):
        return year
    if anchor is None:
        if told is None:
            return None
        turned = (
            told.month >= 10 and atom.month <= 3 and precision_of(memory.narrative.edtf or "") not in ("year", "year_range")
            if memory.narrative
            else False
        )
        return told.year + turned
    if told and anchor.year - told.year > HISTORY and not (atom.day is None and atom.month < told.month - 6):
        return told.year
    if told and told.year < anchor.year:
        begun = (memory.narrative.first if memory.narrative else None) or told
        goes_on = (told.year, atom.month, atom.last_day or atom.day or 31) >= (begun.year, begun.month, begun.day)
        if goes_on and same_thread(atom, reader):
            return told.year
    month_day = (atom.month, atom.day or 1)
    anchored = (anchor.month, anchor.day)
    if ahead(atom, reader):
        year = anchor.year if (atom.month, atom.day or 31) >= anchored else anchor.year + 1
        if (date(year, atom.month, 1) - anchor).days < FAR_FUTURE:
            return year
    if month_day <= anchored:
        return anchor.year
    return anchor.year - 1
