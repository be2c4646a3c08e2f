"""Second pass: single dates into values, in the order of the text, with what the context adds.

State is what a reader keeps in mind: the anchor (when the text was written) and the narrative's last date.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import regex

from flows.parse.time import values
from flows.parse.time.expression import TimeExpression
from flows.parse.time.grammar import Grammar, grammar
from flows.parse.time.named import find_named
from flows.parse.time.relative import apply_part, relative_value
from flows.parse.time.scan import Atom, scan
from flows.parse.time.values import Moment

ENTRY_HEAD = 12  # characters: a list entry begins with its date, after a number or a bullet at most
FAR_FUTURE = 240  # days: a date without a year is seldom announced farther ahead
YEAR_SHIFT = {"last": -1, "this": 0, "next": 1, "same": 0, "following": 1, "previous": -1}


@dataclass
class Reader:
    """The reader's memory while it goes through one text."""

    text: str
    grammar: Grammar
    anchor: date | None
    narrative: Moment | None = None  # the last date that was read
    narrative_end: int = 0  # where it ends in the text
    told_day: date | None = None  # the last single day of the narrative, "today" apart
    years: dict[tuple[int, int], int] = field(default_factory=dict)  # (month, day) → the year, other than the anchor's, in which it was last told

    @property
    def told(self) -> date | None:
        """The last day of the narrative's last date."""
        return (self.narrative.last or self.narrative.first) if self.narrative else None

    def keep(self, atom: Atom, value: Moment, basis: str) -> None:
        if not (value.first or value.last):
            return
        self.narrative, self.narrative_end = value, atom.end
        last = value.last or value.first
        if last and values.precision_of(value.edtf) in ("day", "day_range") and last != self.anchor:
            self.told_day = last
        if (
            basis == "explicit"
            and last
            and values.precision_of(value.edtf) in ("day", "day_range")
            and not (self.anchor and last.year == self.anchor.year)
        ):
            self.years[last.month, last.day] = last.year


def find_times(text: str, anchor: date | None = None, language: str = "en") -> list[TimeExpression]:
    """Find and resolve the time expressions of a text, in order.

    `anchor` is the day on which the text was written; without it relative expressions have no dates. An empty list for a language
    whose file has no words of time.
    """
    g = grammar(language)
    if g is None:
        return []
    reader = Reader(text, g, anchor)
    named = find_named(text, language)
    atoms = [atom for atom in scan(text, g) if not any(n.start < atom.end and atom.start < n.end for n in named)]
    found: list[TimeExpression] = list(named)
    i = 0
    while i < len(atoms):
        group = _group(atoms, i, reader)
        found += _read_group(group, reader)
        i += len(group)
    return sorted(found, key=lambda expression: (expression.start, -expression.end))


def _group(atoms: list[Atom], i: int, reader: Reader) -> list[Atom]:
    """The atoms from i on that a range or list joins."""
    group = [atoms[i]]
    while i + len(group) < len(atoms) and _joint(group[-1], atoms[i + len(group)], reader):
        group.append(atoms[i + len(group)])
    return group


def _joint(left: Atom, right: Atom, reader: Reader) -> str | None:
    """How two neighbouring atoms hang together: to, and, or not at all."""
    if left.kind == "relative" or right.kind == "relative":
        return None
    gap = reader.text[left.end : right.start]
    if len(gap) > 24:
        return None
    if left.day_in_list:
        return "to" if reader.grammar.to_gap.fullmatch(gap) else "and"
    if reader.grammar.to_gap.fullmatch(gap):
        return "to"
    return "and" if reader.grammar.and_gap.fullmatch(gap) else None


def _read_group(group: list[Atom], reader: Reader) -> list[TimeExpression]:
    group = _drop_bare(group, reader)
    group = _share(group)
    resolved: list[tuple[Atom, Moment, str]] = []
    for atom in group:
        value = _value(atom, reader, alone=len(group) == 1)
        if value is not None:
            resolved.append((atom, *value))
            reader.keep(atom, *value)
    return _merge(resolved, reader)


def _drop_bare(group: list[Atom], reader: Reader) -> list[Atom]:
    """Years and ambiguous months that stand alone are dates only where the words around them say so."""
    g, text = reader.grammar, reader.text
    kept: list[Atom] = []
    for atom in group:
        if atom.bare and atom.part is None:
            asked = g.before_bare.search(text, max(atom.start - 24, 0), atom.start) or g.term.search(text, max(atom.start - 60, 0), atom.start)
            follows = bool(kept) and kept[-1].end > atom.start - 12
            if atom.kind == "year":
                named = g.before_noun.search(text, max(atom.start - 8, 0), atom.start) and regex.match(r" \p{L}", text[atom.end : atom.end + 2])
                dashed = text[atom.end : atom.end + 1] in "-–" and text[atom.end + 1 : atom.end + 2].isdigit()
                if not (asked or follows or named or dashed):
                    continue
            elif text[atom.start : atom.end] in g.ambiguous_months and not (asked or follows):
                continue
        kept.append(atom)
    return kept


def _share(group: list[Atom]) -> list[Atom]:
    """A year printed once for several members belongs to all: from the right, else from the left; a month likewise from the right."""
    shared = list(group)
    for i in range(len(shared) - 2, -1, -1):
        left, right = shared[i], shared[i + 1]
        if left.kind != "date":
            continue
        if left.year is None and left.year_phrase is None and right.kind == "date":
            after = right.month is not None and left.month is not None and (left.month, left.day or 0) > (right.month, right.day or 31)
            shared[i] = left = replace(left, year=right.year - after if right.year else None, year_phrase=right.year_phrase)
    for i in range(1, len(shared)):
        left, right = shared[i - 1], shared[i]
        if (
            right.kind == "date"
            and right.year is None
            and right.year_phrase is None
            and left.year
            and left.kind == "date"
            and left.month
            and right.month
        ):
            later = (right.month, right.day or 31) >= (left.month, left.day or 0)
            shared[i] = replace(right, year=left.year if later else left.year + 1)
    return shared


def _value(atom: Atom, reader: Reader, alone: bool) -> tuple[Moment, str] | None:
    """The value of an atom and how it came about; None where the calendar or the context has no such time."""
    try:
        if atom.kind == "relative":
            gap = reader.text[reader.narrative_end : atom.start]
            tied = reader.narrative is not None and reader.narrative.first == reader.anchor and "\n" not in gap and ". " not in gap
            inverted = reader.narrative is not None and bool(reader.grammar.explaining.fullmatch(gap))
            return relative_value(atom, reader.grammar, reader.anchor, reader.narrative, reader.told_day, tied, inverted)
        year, basis = _year(atom, reader)
        value = _printed(atom, year)
    except ValueError:
        return None
    if value is None:
        return None
    if atom.part and value.first:
        value = apply_part(value, *atom.part)
    return value, basis


def _printed(atom: Atom, year: int | None) -> Moment | None:
    if atom.kind == "year":
        return values.year(year) if year else None
    if atom.kind == "decade":
        return values.decade(year) if year else None
    if atom.kind == "century":
        return values.century(year) if year else None
    if atom.kind == "season":
        return values.season(year, atom.season) if year and atom.season else None
    assert atom.month
    if year is None:
        first = values.of_no_year(atom.month, atom.day)
        if atom.last_day:
            last = values.of_no_year(atom.month, atom.last_day)
            return Moment(f"{first.edtf}/{last.edtf}", None, None, first.timex)
        return first
    if atom.day is None:
        return values.month(year, atom.month)
    if atom.last_day:
        return values.days(date(year, atom.month, atom.day), date(year, atom.month, atom.last_day))
    return values.day(year, atom.month, atom.day)


def _year(atom: Atom, reader: Reader) -> tuple[int | None, str]:
    """The year of an atom: printed, told by a phrase, or inherited."""
    if atom.year is not None:
        return atom.year, "explicit"
    if atom.year_phrase == "each":
        return None, "explicit"
    if atom.year_phrase:
        shift = YEAR_SHIFT[atom.year_phrase]
        if atom.year_phrase in ("last", "this", "next"):
            return (reader.anchor.year + shift if reader.anchor else None), "relative"
        return (reader.told.year + shift if reader.told else None), "inherited"
    if atom.kind == "season":
        known = reader.told or reader.anchor
        return (known.year if known else None), "inherited"
    return _inherited_year(atom, reader), "inherited"


def _inherited_year(atom: Atom, reader: Reader) -> int | None:
    """The year of a day or month without one.

    Of a day that serves as a name ("the 20 January tragedy") that in which it was told before. Else the narrative's year, where the
    narrative is older than the anchor and goes on from it; else the year in which the date was last before the anchor, or, where the
    verb says so, is next after it.
    """
    assert atom.month
    if atom.day and (atom.month, atom.day) in reader.years and _is_name(atom, reader):
        return reader.years[atom.month, atom.day]
    told = reader.told
    if told and not reader.anchor:
        return told.year
    if reader.anchor is None:
        return None
    if told and told.year < reader.anchor.year:
        begun = reader.narrative.first or told if reader.narrative else told
        goes_on = (told.year, atom.month, atom.last_day or atom.day or 31) >= (begun.year, begun.month, begun.day)
        if goes_on and _same_thread(atom, reader):
            return told.year
    month_day = (atom.month, atom.day or 1)
    anchored = (reader.anchor.month, reader.anchor.day)
    if _future(atom, reader):
        year = reader.anchor.year if (atom.month, atom.day or 31) >= anchored else reader.anchor.year + 1
        if (date(year, atom.month, 1) - reader.anchor).days < FAR_FUTURE:
            return year
    return reader.anchor.year if month_day <= anchored else reader.anchor.year - 1


def _same_thread(atom: Atom, reader: Reader) -> bool:
    """Does the narrative's last date stand in the same paragraph, or begin the entry of a list that this date continues?"""
    gap = reader.text[reader.narrative_end : atom.start]
    return "\n" not in gap or len(gap) - gap.rfind("\n") < ENTRY_HEAD


def _is_name(atom: Atom, reader: Reader) -> bool:
    """Does the date stand before the noun that it names?"""
    before, after = reader.text[max(atom.start - 8, 0) : atom.start], reader.text[atom.end : atom.end + 2]
    return bool(reader.grammar.before_noun.search(before) and regex.fullmatch(r" \p{Ll}", after))


def _future(atom: Atom, reader: Reader) -> bool:
    """Does the clause up to the date speak of what is to come?"""
    text = reader.text
    start = max(text.rfind(". ", 0, atom.start), text.rfind("\n", 0, atom.start), text.rfind(";", 0, atom.start), atom.start - 120, 0)
    last = None
    for last in reader.grammar.future.finditer(text, start, atom.start):  # noqa: B007
        pass
    return last is not None and not reader.grammar.past.search(text, last.end(), atom.start)


def _merge(resolved: list[tuple[Atom, Moment, str]], reader: Reader) -> list[TimeExpression]:
    """Ranges and consecutive members become one expression; every expression takes in the words that open it or narrow it."""
    merged: list[tuple[int, int, Moment, str]] = []
    parted = False
    previous: Atom | None = None
    for atom, value, basis in resolved:
        if merged and previous is not None:
            start, _, before, before_basis = merged[-1]
            joint = _joint(previous, atom, reader)
            between = joint == "and" and bool(reader.grammar.between.search(reader.text, max(start - 12, 0), start))
            if joint == "to" or between or (joint == "and" and not atom.apart and _adjacent(before, value)):
                try:
                    merged[-1] = (start, atom.end, values.span(before, value), _basis(before_basis, basis))
                    previous = atom
                    continue
                except ValueError:
                    pass
        merged.append((atom.start, atom.end, value, basis))
        previous, parted = atom, atom.part is not None
    return [_open(*item, parted and len(merged) == 1, reader) for item in merged]


def _basis(left: str, right: str) -> str:
    return "explicit" if "explicit" in (left, right) and "relative" not in (left, right) else right


def _adjacent(left: Moment, right: Moment) -> bool:
    """Consecutive days, months, years, decades of one grain."""
    same_grain = values.precision_of(left.edtf).partition("_")[0] == values.precision_of(right.edtf).partition("_")[0]
    early_late = {values.precision_of(left.edtf), values.precision_of(right.edtf)} <= {"decade", "year_range"}
    return bool((same_grain or early_late) and left.last and right.first and right.first - left.last == timedelta(1))


def _open(start: int, end: int, value: Moment, basis: str, parted: bool, reader: Reader) -> TimeExpression:
    g, text = reader.grammar, reader.text
    modifier = None
    ranged = "/" in value.edtf and value.first is not None
    if between := g.between.search(text, max(start - 14, 0), start):
        start = between.start() if ranged else start
    start = _with_clock(start, text, g)
    opened_at = _word_before(g, start, text)
    if g.itself.search(text, max(start - 60, 0), opened_at) and (opened_at == start or _is_from(text[opened_at:start])):
        pass
    elif value.first or value.last:
        start, end, value, modifier = _with_opening(start, end, value, ranged, parted, reader)
    return TimeExpression(start, end, "date", value.timex, value.edtf, value.first, value.last, basis, modifier)


def _word_before(g: Grammar, start: int, text: str) -> int:
    """Where the opening word in front of a date begins, or the date itself."""
    for pattern in (*g.opening.values(), g.from_word):
        if found := pattern.search(text, max(start - 20, 0), start):
            return found.start()
    return start


def _with_clock(start: int, text: str, g: Grammar) -> int:
    """`the night of`, `7 a.m. on Thursday,` in front of a date belong to it."""
    if found := g.clock.search(text, max(start - 70, 0), start):
        return found.start()
    if found := g.day_part.search(text, max(start - 40, 0), start):
        return found.start()
    return start


def _with_opening(start: int, end: int, value: Moment, ranged: bool, parted: bool, reader: Reader) -> tuple[int, int, Moment, str | None]:
    """Since, until, before, after; `from … onwards`; `extended to`."""
    g, text = reader.grammar, reader.text
    if g.term.search(text, max(start - 60, 0), start):
        return start - 3, end, values.until(value), "BEFORE"
    if onwards := g.onwards.match(text, end):
        return start, onwards.end(), values.since(value), "AFTER"
    for name, pattern in g.opening.items():
        found = pattern.search(text, max(start - 24, 0), start)
        if not found:
            continue
        if ranged and name == "since" and g.from_word.search(text, max(start - 24, 0), start) and "/.." not in value.edtf and _is_from(found.group()):
            return start, end, value, None
        if g.day_told.match(text, end) and name in ("since", "until"):
            return start, end, value, None
        if parted and name == "until" and value.last:
            return found.start(), end, values.until(values.of_date(value.last)), "BEFORE"
        opened = {"since": values.since, "until": values.until, "before": values.before, "after": values.after}[name](value)
        return found.start(), end, opened, "AFTER" if name in ("since", "after") else "BEFORE"
    return start, end, value, None


def _is_from(words: str) -> bool:
    return not words.lower().startswith("since")
