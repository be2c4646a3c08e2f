"""The year of a date: printed, told by a phrase, or inherited from the narrative or the anchor."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

from flows.parse.time.reader import (
    LONGEST_JOINT,
    SENTENCE,
    Reader,
    day_is_kept,
    direction,
    following,
    is_name,
    same_paragraph,
    same_thread,
    tells_the_past,
    to_come,
)
from flows.parse.time.relative import HISTORY, Memory
from flows.parse.time.scan import Atom
from flows.parse.time.values import SEASON_MONTHS, Moment, precision_of

FAR_FUTURE = 240  # days: a date of the next year is seldom announced farther ahead without its year
NEAR_BY, GOES_ON = 31, 92  # days
MIDDLE = 15  # the day that stands for a month
STORY = 2  # days told of one time in a paragraph: no aside
SOON = 2  # months after which the next paragraph goes on
STEP_BACK = 1  # months by which a narrative steps back within its year
NEAR_FUTURE = 60  # days: so near, a date without a year is one to come rather than that of the year before
# `resolution 180 (1963), adopted on 31 July`: a decision is of the year that its symbol prints.
YEAR_OF_SYMBOL = re.compile(r"\d(?: [A-Z])? \((\d{4})\),?(?: \w{6,})?(?: \w{1,3})? $")
LONGEST_ADOPTION = 40  # characters
DECISION = 4  # words between a term and the decision that set it
YEAR_SHIFT = {"last": -1, "this": 0, "next": 1, "same": 0, "that": 0, "following": 1, "previous": -1}


def year_of(atom: Atom, reader: Reader) -> tuple[int | None, str]:
    """The year of an atom: printed, told by a phrase, or inherited."""
    if atom.year is not None:
        return atom.year, "explicit"
    memory = reader.memory
    if atom.phrase == "every" or (atom.day and day_is_kept(atom, reader)):
        return None, "explicit"
    if atom.phrase in (None, "that", "same") and (symbol := YEAR_OF_SYMBOL.search(reader.text, max(atom.start - LONGEST_ADOPTION, 0), atom.start)):
        return int(symbol[1]), "inherited"
    if atom.phrase in ("last_such", "next_such") and memory.anchor and atom.month:
        over = (atom.month, atom.day or 1) <= (memory.anchor.month, memory.anchor.day)
        return memory.anchor.year + (over - 1 if atom.phrase == "last_such" else over), "relative"
    if atom.phrase:
        shift = YEAR_SHIFT.get(atom.phrase, 0)
        if atom.phrase in ("last", "this", "next"):
            return (memory.anchor.year + shift if memory.anchor else None), "relative"
        return (memory.told.year + shift if memory.told else None), "inherited"
    return _inherited_year(atom, reader), "inherited"


def _inherited_year(atom: Atom, reader: Reader) -> int | None:
    """The year of a day or month without one.

    The event of the 34th anniversary was 34 years before. Of a day that serves as a name ("the 20 January tragedy") that in which it was told
    before, and so of a day that the paragraph has told with its year; after a decision's symbol the year that it prints. Else the narrative's year,
    where the narrative is older than the anchor and goes on from it; else the year in which the date was last before the anchor, or, where the verb says so or the day is near, is next after it.
    """
    memory = reader.memory
    anchor = memory.anchor
    atom.month = month = SEASON_MONTHS[atom.season] if atom.season else atom.month
    assert month
    if atom.day and (year := memory.years.get((month, atom.last_day or atom.day))) and is_name(atom, reader):
        return year
    if (year := _told_in_paragraph(atom, reader)) is not None:
        return year
    if memory.before_christ is not None:
        return memory.before_christ
    if "to" in (atom.lead.joint, atom.lead.opening) and memory.told and atom.start - memory.narrative_end < LONGEST_JOINT:
        return memory.told.year + ((month, atom.last_day or atom.day or 31) < (memory.told.month, memory.told.day))
    if anchor is None:
        return _told_year(atom, memory) or _year_ahead(atom, reader)
    if atom.back:
        return _year_by_anchor(atom, reader, anchor) - atom.back
    if (year := _year_of_decision(atom, reader)) is not None:
        return year
    if (year := _year_of_thread(atom, reader, anchor)) is not None and not to_come(atom, reader):
        return year
    return _year_by_anchor(atom, reader, anchor)


def _told_in_paragraph(atom: Atom, reader: Reader) -> int | None:
    """`the deadline of 5 March 2015 … after 5 March`: the year of the same day where the paragraph has told it before."""
    for _, end, told in reversed(reader.memory.days if atom.day else ()):
        if reader.text.find("\n", end, atom.start) >= 0:
            break
        if told.last and (told.last.month, told.last.day) == (atom.month, atom.last_day or atom.day):
            return told.last.year
    return None


def _year_of_decision(atom: Atom, reader: Reader) -> int | None:
    """`extended to 19 October by resolution 519 (1982) of 17 August 1982`: a term ends after the decision that sets it."""
    assert atom.month
    if atom.lead.opening not in ("to", "until") or "guard" not in reader.classes[atom.last : atom.last + DECISION]:
        return None
    printed = [later for later in islice(following(atom, reader), 2) if later.year and "." not in reader.text[atom.end : later.start]]
    if not printed:
        return None
    decided = printed[-1]
    assert decided.year
    return decided.year + ((atom.month, atom.day or 31) < (decided.month or 0, decided.day or 0))


def _told_year(atom: Atom, memory: Memory) -> int | None:
    """Without an anchor: the narrative's year, or the next where its months have turned."""
    told, narrative = memory.told, memory.narrative
    if told is None or narrative is None:
        return None
    turned = told.month >= 10 and (atom.month or 12) <= 3 and precision_of(narrative.edtf or "") not in ("year", "year_range")
    return told.year + turned


def _year_ahead(atom: Atom, reader: Reader) -> int | None:
    """`On 1 August it began and on 2 October 1944 it ended`: the year that the paragraph's next dates print, or the one before it."""
    assert atom.month
    for later in following(atom, reader):
        if later.start - atom.end > SENTENCE or "\n" in reader.text[atom.end : later.start]:
            break
        if later.op == "date" and later.year and later.month:
            return later.year - ((later.month, later.day or 31) < (atom.month, atom.day or 1))
    return None


def _year_of_thread(atom: Atom, reader: Reader, anchor: date) -> int | None:
    """The narrative's year, where the narrative is history, or older than the anchor and goes on: in its paragraph, or some weeks later in the next."""
    thread = same_thread(atom, reader)
    narrative = reader.memory.narrative if same_paragraph(atom, reader) else reader.memory.line
    told = narrative and (narrative.last or narrative.first)
    if narrative is None or told is None or told.year >= anchor.year or atom.month is None:
        return None
    grain = precision_of(narrative.edtf or "")
    if grain in ("decade", "century"):
        return None
    if _goes_back(atom, narrative, reader, anchor):
        return None
    if anchor.year - told.year > HISTORY and (grain != "year" or thread) and not (atom.day is None and atom.month < told.month - 6):
        return told.year
    begun = narrative.first or told
    goes_on = (atom.month, atom.last_day or atom.day or 31) >= (begun.month - STEP_BACK, begun.day) or told.year > begun.year
    soon = atom.day is not None and 0 <= (atom.month - told.month) <= SOON and (atom.month, atom.day) >= (told.month, told.day)
    return told.year if (goes_on and thread) or (soon and grain in ("day", "day_range")) else None


def _goes_back(atom: Atom, narrative: Moment, reader: Reader, anchor: date) -> bool:
    """`On 3 May the ships came. Spain had taken the port in 1762. On 5 May …`: nearer to a day told before than to the narrative's last date."""
    year_alone = precision_of(narrative.edtf or "") == "year"
    if not (atom.month and narrative.last) or not (atom.day or year_alone):
        return False
    middle = atom.day or MIDDLE
    try:
        if year_alone:
            goes_on = reader.text.find(". ", reader.memory.narrative_end, atom.start) < 0
        else:
            goes_on = -NEAR_BY <= (date(narrative.last.year, atom.month, middle) - narrative.last).days <= GOES_ON
        if goes_on:
            return False
        by_anchor = date(_year_by_anchor(atom, reader, anchor), atom.month, middle)
    except ValueError:
        return False
    paragraph = reader.text.rfind("\n", 0, reader.memory.narrative_end)
    days = [(start, told.last) for start, _, told in reader.memory.days if told.last]
    told_with_it = sum(start > paragraph and abs(day.year - narrative.last.year) <= 1 for start, day in days)
    return told_with_it < STORY and any(abs((by_anchor - day).days) <= NEAR_BY for _, day in days)


def _year_by_anchor(atom: Atom, reader: Reader, anchor: date) -> int:
    """The last such day before the anchor; the next after it, where the verb looks ahead, or where it is near and the verb does not look back."""
    assert atom.month
    later = (atom.month, atom.day or 31) >= (anchor.month, anchor.day)
    next_year = anchor.year if later else anchor.year + 1
    days_ahead = (date(next_year, atom.month, 1) - anchor).days + (atom.day or 1) - 1
    towards = direction(atom, reader)
    if towards > 0 and (later or days_ahead < FAR_FUTURE):
        return next_year
    if towards == 0 and 0 < days_ahead <= NEAR_FUTURE and not tells_the_past(atom, reader):
        return next_year
    return anchor.year if (atom.month, atom.day or 1) <= (anchor.month, anchor.day) else anchor.year - 1
