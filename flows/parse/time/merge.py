"""From values to expressions: ranges and lists become one, with the words that open, narrow or close them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from datetime import timedelta

from flows.parse.time import values
from flows.parse.time.clock import clock_value
from flows.parse.time.expression import TimeExpression
from flows.parse.time.reader import Reader, day_is_told, is_between, stands_alone, word_before
from flows.parse.time.relative import exactly, unit_round, weekday_of_month
from flows.parse.time.resolve import DATED
from flows.parse.time.scan import Atom
from flows.parse.time.values import Moment, precision_of

TERM_NEAR, TERM_TOKENS, TERM_CHARACTERS = 6, 16, 150  # before "to" and a date in which a verb of prolonging is looked for
NEGATED = 8  # tokens before "until" in which a verb is denied
MOVED = 3  # tokens before "from" in which a verb of putting off is looked for
LOOKED_BACK = 4  # tokens before a date in which a verb of beginning or ending is looked for
BORDER = re.compile("[,;.]")
Resolved = tuple[Atom, Moment, str]
OPENED = {"since": values.since, "until": values.until, "until_day": values.until, "to": values.until, "before": values.before, "after": values.after}


def merge(resolved: list[Resolved], reader: Reader) -> list[TimeExpression]:
    """Ranges and consecutive members become one expression, with the TIMEX3 value of the first; every other member follows it as one without date.

    TIMEX3 marks both ends of a range, EDTF the range: `edtf` stands with the first expression alone.
    """
    if len(resolved) == 1 and not resolved[0][0].last_day and resolved[0][0].year_end is None:
        atom, value, basis = resolved[0]
        return [_expression(atom, atom, value, basis, False, reader)]
    merged: list[tuple[list[Atom], Moment, str, list[tuple[Atom, Moment]]]] = []
    for atom, value, basis in resolved:
        if merged:
            atoms, before, before_basis, ends = merged[-1]
            joint = "and" if atom.first == atoms[-1].first else atom.lead.joint
            between = joint == "and" and is_between(atoms[0], reader)
            listed = joint == "and" and not (atom.apart or atom.lead.clock_at) and atom.lead.opening is None and _adjacent(before, value)
            if (joint == "to" and not _is_moved(atoms[0], reader)) or between or listed:
                try:
                    merged[-1] = ([*atoms, atom], values.span(before, value), _basis(before_basis, basis), [*ends, (atom, value)])
                    continue
                except ValueError:
                    pass
        merged.append(([atom], value, basis, []))
    found: list[TimeExpression] = []
    for atoms, value, basis, ends in merged:
        found.append(_expression(atoms[0], atoms[-1], value, basis, len(atoms) > 1 and is_between(atoms[0], reader), reader))
        found += _end_of_run(atoms[0], value if len(atoms) == 1 else None, basis)
        for member, its in ends:
            edtf = its.edtf if member.lead.joint == "to" and day_is_told(member.end, reader) else None  # "from 3 May until 9 June, when it fell"
            found.append(
                TimeExpression(member.start, member.end, "date", its.timex, edtf, its.first, its.last, basis, None, member.start, member.end)
            )
            found += _end_of_run(member, its, basis)
    return found


def _is_moved(atom: Atom, reader: Reader) -> bool:
    """`put off from 26 May to 5 June`: the day set before and the day set instead are two."""
    return atom.lead.opening == "since" and word_before(("moved",), atom.first - atom.lead.length, MOVED, reader)


def _end_of_run(atom: Atom, value: Moment | None, basis: str) -> list[TimeExpression]:
    """The last member of a range that one date prints: `19–20 January 1990`, `1914-18`."""
    if atom.year_end is not None:
        its = values.year(atom.year_end)
        return [TimeExpression(atom.last_start, atom.end, "date", its.timex, None, None, None, basis, None, atom.last_start, atom.end)]
    if atom.last_day and atom.month:
        year = f"{atom.year:04}" if atom.year else f"{value.last.year:04}" if value and value.last else "XXXX"
        return [
            TimeExpression(
                atom.last_start,
                atom.end,
                "date",
                f"{year}-{atom.month:02}-{atom.last_day:02}",
                None,
                None,
                None,
                basis,
                None,
                atom.last_start,
                atom.end,
            )
        ]
    return []


def _basis(left: str, right: str) -> str:
    return "explicit" if "explicit" in (left, right) and "relative" not in (left, right) else right


def _adjacent(left: Moment, right: Moment) -> bool:
    """Consecutive days, months, years, decades of one grain."""
    if not (left.last and right.first and left.edtf and right.edtf):
        return False
    grains = precision_of(left.edtf), precision_of(right.edtf)
    same_grain = grains[0].partition("_")[0] == grains[1].partition("_")[0]
    return (same_grain or set(grains) <= {"decade", "year_range"}) and right.first - left.last == timedelta(1)


def _expression(atom: Atom, last: Atom, value: Moment, basis: str, between: bool, reader: Reader) -> TimeExpression:
    """The expression with the words that narrow it or tell its hour inside, and those that open it and the end of its range round it."""
    lead, tokens = atom.lead, reader.tokens
    start, end, kind, modifier, timex = atom.start, atom.end, KINDS.get(atom.op, "date"), value.modifier, value.timex
    outer_start, outer_end = start, last.end
    f = atom.fields
    if f:
        start, end = _without_prepositions(atom, reader)
        outer_start = start if reader.classes[atom.first] in OUTSIDE else outer_start
    if reader.classes[atom.first - 1] == "approximate" and start == atom.start and not lead.part_at:
        start, modifier = tokens.starts[atom.first - 1], modifier or tokens.values[atom.first - 1] or "APPROX"
    if lead.length:
        if lead.part_at and atom.op not in KINDS and atom.op != "named":
            start = outer_start = tokens.starts[atom.first + lead.part_at]
        if lead.clock_at and len(timex) == 10:
            outer_start = tokens.starts[atom.first + lead.clock_at]
            start = tokens.starts[_past_prepositions(atom.first + lead.clock_at, reader)]
            suffix = clock_value(tokens, atom.first + lead.clock_at, atom.first + lead.clock_end)
            if suffix and DAY.fullmatch(timex):
                timex, kind = f"{timex}T{suffix}", "time"
        if (lead.opening or between) and atom.op != "named":
            outer_start, value, modifier = _opened(atom, last, value, outer_start, between, modifier, reader)
    if f and (f.daypart or f.classes & CLOCK_SIGNS) and len(timex) == 10:
        suffix = clock_value(tokens, atom.first, atom.last)
        timex, kind = f"{timex}T{suffix}", "time"
    at = last.last + (reader.classes[last.last] == "part_after")
    word = reader.classes[at]
    if value.edtf and word in SUFFIXES and ".." not in value.edtf and (word != "since_after" or reader.classes[atom.first - 1] == "since"):
        opened, modifier = SUFFIXES[word]
        if at > last.last and word == "until_after" and value.last:
            value = values.of_date(value.last)
        outer_end, value = tokens.ends[at], opened(value)
    if PERIOD.match(timex):  # "the past two quarters" is a duration, though its days are known
        kind = "set" if kind == "set" else "duration"
    edtf = value.edtf and _hedged(value.edtf, atom, last, reader)
    return TimeExpression(start, end, kind, timex, edtf, value.first, value.last, basis, modifier, outer_start, outer_end)


def _hedged(edtf: str, atom: Atom, last: Atom, reader: Reader) -> str:
    """`circa 1450` → 1450~, `possibly in 1943` → 1943?; of a range the end before or behind which the hedge stands."""
    words = reader.grammar.hedge.search(reader.tokens.codes, atom.first - atom.lead.length - 1, last.last + 1)
    if not words and not UNCERTAIN_MARK.search(reader.text, atom.end, last.end + LONGEST_MARK):
        return edtf
    before, after = _hedges_before(atom, reader), _hedges_after(last, reader)
    if last is not atom:
        first, end = before | _hedges_after(atom, reader), after | _hedges_before(last, reader)
    elif atom.last_day or atom.year_end is not None:
        first, end = before, after
    else:
        first = end = before | after
    return values.qualified(edtf, first, end)


def _hedges_before(atom: Atom, reader: Reader) -> Set[str]:
    lead, code, codes = atom.lead, reader.grammar.code, reader.tokens.codes
    words = codes[atom.first - lead.length - 1 : atom.first]
    of_day = codes[atom.first + lead.clock_end : atom.first] if lead.clock_at else words  # "about 5 a.m. on 3 May": the hour
    return {sign for name, sign, said in (("approximate", "~", of_day), ("uncertain", "?", words)) if code(name) in said}


def _hedges_after(atom: Atom, reader: Reader) -> Set[str]:
    signs = {"~"} if reader.classes[atom.last] == "or_so" else set()
    return signs | {"?"} if UNCERTAIN_MARK.match(reader.text, atom.end) else signs


UNCERTAIN_MARK = re.compile(r" ?[(（][?？][)）]")
LONGEST_MARK = 4


def tell_hour(day: TimeExpression, hour: TimeExpression, before: Atom, atom: Atom, reader: Reader) -> bool:
    """`3 May 1999 at 4 a.m.`: an hour or part of the day directly after a day belongs to it. True where it does; the day's expression then tells it."""
    if day.kind != "date" or day.end != before.end or not re.fullmatch(r"\d{4}-\d\d-\d\d", day.timex):
        return False
    between = reader.classes[before.last : atom.first]
    if any(name not in ("comma", "at", "in") for name in between):
        return False
    day.timex, day.kind, day.end = f"{day.timex}T{hour.timex.partition('T')[2]}", "time", hour.end
    if "comma" not in between:
        day.outer_end = max(day.outer_end, hour.outer_end)
    return True


def _tell(time: TimeExpression, value: Moment, outer_start: int) -> None:
    """Let a time tell what it says together with the words before it."""
    time.edtf, time.first, time.last, time.outer_start = value.edtf, value.first, value.last, outer_start


def say_again(relative: TimeExpression, day: TimeExpression, before: Atom, atom: Atom, reader: Reader) -> None:
    """`two days later, on 12 July`: a time said twice counts once, by its date, and is that of the date, whatever the words counted from."""
    if not before.start <= relative.start < before.end or atom.op not in DATED or not (day.first and day.last):
        return
    between = reader.classes[before.last : atom.first]
    if between[:1] != ["comma"] or any(name not in ("in", "on", "the") for name in between[1:]):
        return
    assert before.fields
    whole = unit_round(day.first, before.fields.unit or "day")
    if whole and whole.first and whole.last and whole.first <= day.first and day.last <= whole.last:
        relative.edtf = None
        if "T" not in relative.timex:
            relative.kind, relative.timex = "date", whole.timex
        if before.lead.opening in OPENED and not atom.lead.opening:  # "as of yesterday, 1 October"
            _tell(day, OPENED[before.lead.opening](Moment(day.edtf, day.first, day.last, day.timex)), relative.outer_start)


def tell_part(duration: TimeExpression, whole: TimeExpression, before: Atom, atom: Atom, reader: Reader) -> None:
    """`the last ten days of April`, `the first two weeks of 1987`: the duration has its own TIMEX3 value, the days are told by both."""
    f = before.fields
    if f is None or not f.count or f.some or not (whole.edtf and whole.first and whole.last):
        return
    at_end = bool(f.classes & {"last", "past"})
    between = reader.classes[before.last : atom.first]
    if not (at_end or f.ordinal == 1) or between not in (["of"], ["of", "the"]):
        return
    reach = exactly(*((whole.last, -f.count) if at_end else (whole.first, f.count)), f.unit or "")
    if reach is None or reach.first is None:
        return
    first, last = (reach.first + timedelta(1), whole.last) if at_end else (whole.first, reach.first - timedelta(1))
    months = f.unit == "month" and values.span(values.month(first.year, first.month), values.month(last.year, last.month))
    part = months or values.days(first, last)
    duration.edtf = None
    _tell(whole, part, duration.outer_start)


def tell_weekday(weekday: TimeExpression, month: TimeExpression, before: Atom, atom: Atom, reader: Reader) -> None:
    """`the first Friday of March 1995`, `until the last Monday of next month`: the day is told by both."""
    f = before.fields
    if not f or not f.weekday or precision_of(month.edtf or "") != "month" or not month.first:
        return
    if reader.classes[before.last : atom.first] not in (["of"], ["in"], ["of", "the"]):
        return
    day, start = values.of_date(weekday_of_month(month.first, f.weekday, f.ordinal)), weekday.outer_start
    if before.lead.opening in OPENED:
        day, start = OPENED[before.lead.opening](day), reader.tokens.starts[before.first + before.lead.opening_at]
    _tell(month, day, start)


def take_in(counted: TimeExpression, day: TimeExpression, before: Atom, atom: Atom, reader: Reader) -> None:
    """`within 30 days of 3 May`, `the five days that followed 3 May`: the date from which they count is no time of its own."""
    if before.rule.get("stretch") and counted.edtf and not any(reader.classes[before.last : atom.first - atom.lead.length]):
        counted.outer_end, day.edtf = day.outer_end, None


# What a time does to the one before it, by the operation of that one.
TOLD_WITH_NEXT: Mapping[str, Callable[[TimeExpression, TimeExpression, Atom, Atom, Reader], None]] = {
    **dict.fromkeys(("told_shift", "ago", "days", "unit_of", "same", "weekday", "weekday_told"), say_again),
    **dict.fromkeys(("duration", "window"), tell_part),
    "nth_weekday": tell_weekday,
}


def _past_prepositions(at: int, reader: Reader) -> int:
    """The first token from `at` that is no preposition."""
    while reader.classes[at] in PREPOSITIONS:
        at += 1
    return at


def _without_prepositions(atom: Atom, reader: Reader) -> tuple[int, int]:
    """Beginning and end of an expression without the prepositions at its ends: TIMEX3 marks noun phrases."""
    first, last = atom.first, atom.last
    if reader.classes[first] in PREPOSITIONS and (past := _past_prepositions(first, reader)) < last:
        first = past
    while last - 1 > first and reader.classes[last - 1] in PREPOSITIONS and not stands_alone(atom, reader):
        last -= 1
    tokens = reader.tokens
    return tokens.starts[first], tokens.ends[last - 1]


DAY = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}")
PERIOD = re.compile(r"P[T\dX]")
# Words after a date that leave it open: `from 1967 onwards`.
SUFFIXES = {
    "onwards": (values.since, "AFTER"),
    "since_after": (values.since, "AFTER"),
    "until_after": (values.until, "BEFORE"),
    "after_after": (values.after, "AFTER"),
}


HOURS = frozenset(("clock", "daypart"))  # the operations of hours and parts of the day that stand alone
CLOCK_SIGNS = frozenset(("hour_name", "half_day", "colon", "clock_word"))
PREPOSITIONS = frozenset(("at", "in", "within", "before", "after", "shortly", "of", "ahead_of", "until", "before_of", "after_of"))
OUTSIDE = frozenset(("at", "in"))  # of these: no part of what is quoted either (guidelines, section 3)
KINDS = {"duration": "duration", "age": "duration", "vague": "duration", "coming": "duration", "set": "set", "clock": "time", "daypart": "time"}


def _ends_term(at: int, reader: Reader) -> bool:
    """Is a term prolonged to the date: "extended the mandate of the United Nations Mission in … to"? Farther off, no comma parts the two."""
    start = reader.tokens.starts[at]
    clause = BORDER.split(reader.text[max(start - TERM_CHARACTERS, 0) : start])[-1]
    return word_before(("term",), at, TERM_NEAR, reader) or word_before(("term",), at, TERM_TOKENS, reader, len(clause))


def _opened(atom: Atom, last: Atom, value: Moment, start: int, between: bool, modifier: str | None, reader: Reader) -> tuple[int, Moment, str | None]:
    """Since, until, before, after; the end of a term; `from … to …` and `between … and …` leave nothing open."""
    lead, tokens = atom.lead, reader.tokens
    if between:
        at = tokens.codes.index(reader.grammar.code("between"), atom.first - lead.length)
        return tokens.starts[at], value, modifier
    opening_at = atom.first + lead.opening_at
    ranged = last is not atom or atom.last_day or atom.year_end is not None
    part_follows = reader.classes[last.last] == "part_after"
    if value.edtf is None or not lead.opening or (lead.opening == "until_day" and (lead.part_at or not (atom.day or part_follows))):
        return start, value, modifier
    if atom.op in ("within", "window") or (lead.opening == "to" and not _ends_term(opening_at, reader)):
        return start, value, modifier
    if reader.opens_with("until", atom) and word_before(("not",), opening_at, NEGATED, reader):
        return start, value, modifier  # "it was not opened until 5 May"
    if not reader.opens_with("since", atom) and word_before(("itself", "moved"), opening_at, LOOKED_BACK, reader):
        return start, value, modifier
    opened_start = tokens.starts[opening_at]
    if lead.opening == "since" and ranged:
        return start, value, modifier
    if lead.opening in ("since", "until") and day_is_told(last.end, reader):
        return start, value, modifier
    if lead.opening in ("until", "until_day", "before", "to") and (lead.part_at or part_follows) and value.last:
        return opened_start, values.until(values.of_date(value.last))._replace(timex=value.timex), "BEFORE"
    return opened_start, OPENED[lead.opening](value), "AFTER" if lead.opening in ("since", "after") else "BEFORE"
