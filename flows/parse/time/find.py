"""`find_times`: the text in blocks, their expressions in groups that a range or a list joins, and their values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from flows.parse.time.expression import TimeExpression
from flows.parse.time.grammar import grammar
from flows.parse.time.guards import is_time
from flows.parse.time.lexicon import lex
from flows.parse.time.merge import HOURS, TOLD_WITH_NEXT, Resolved, merge, take_in, tell_hour
from flows.parse.time.named import Names
from flows.parse.time.reader import LIKELY_YEARS, Reader, is_between, is_inverted
from flows.parse.time.relative import YEARS, Memory, years_of_anniversary
from flows.parse.time.resolve import DATED, value_of
from flows.parse.time.scan import Atom, scan
from flows.parse.time.values import Moment

BLOCK = 1 << 15  # code points read at once: few enough that the tokens of a block stay in the processor's caches
BORDERS = ("\n", ". ", "。", " ")  # where a block may end, the best first
ASIDE = re.compile(r" ?\([^()]{1,120}\) ?")
BEGINS = DATED | {"day_told", "day_of_month_told"}  # what begins a range whose end is relative: "from the 11th to the 15th"
ENDS = BEGINS | {"told_shift", "unit_of", "same", "days", "weekday", "present"}  # "between 5 May and last Friday"
COUNTED_PHRASES = ("following", "previous")
LONGEST_NAME = 120  # characters of a happening between "after" and its date
A_MONTH = timedelta(31)
LONGEST_LIST = 40  # members of a list that are read together


def find_times(text: str, anchor: date | None = None, language: str = "en", names: Names = ()) -> list[TimeExpression]:
    """Find and resolve the time expressions of a text, in order.

    `anchor` is the day on which the text was written; without it relative expressions have no dates. `names` are names of wars and
    the like beyond the curated ones (`read_names`). An empty list for a language whose file has no words of time.
    """
    return read_paragraphs(_unwrapped(text), anchor, language, names)


def read_paragraphs(read: str, anchor: date | None, language: str, names: Names = ()) -> list[TimeExpression]:
    """`find_times` of a text whose lines are paragraphs."""
    g = grammar(language, names)
    if g is None:
        return []
    if "\xa0" in read or "\u202f" in read:
        read = read.replace("\xa0", " ").replace("\u202f", " ")
    if g.lexicon.other_digits:
        read = read.translate(g.lexicon.other_digits)
    read += "\n"  # so that every word has a sign behind it
    memory = Memory(anchor)
    found: list[TimeExpression] = []
    for first, last in _blocks(read):
        tokens = lex(read, g.lexicon, first, last)
        atoms = scan(tokens, g)
        reader = Reader(read, tokens, g, memory, atoms)
        i, n = 0, len(atoms)
        while i < n:
            j = _end_of_group(atoms, i, reader)
            ahead = _end_of_group(atoms, j, reader) if j < n and _dates_happening(atoms[j - 1], atoms[j], reader) else j
            happening = _read_happening(atoms[j - 1], atoms[j:ahead], reader) if ahead > j else []
            told = _read_group(atoms[i:j], reader)
            if told and happening:
                take_in(told[-1], happening[0], atoms[j - 1], atoms[j], reader)
            told += happening
            if i and found and told:
                before, atom = atoms[i - 1], atoms[i]
                if tell := TOLD_WITH_NEXT.get(before.op):
                    tell(found[-1], told[0], before, atom, reader)
                if atom.op in HOURS and tell_hour(found[-1], told[0], before, atom, reader):
                    told = []
            found += told
            i = ahead
    return found


def _end_of_group(atoms: list[Atom], first: int, reader: Reader) -> int:
    """The atom after those that a range or a list joins to the first."""
    j = first + 1
    while j < len(atoms) and j - first < LONGEST_LIST and _joined(atoms[j - 1], atoms[j], reader):
        j += 1
    return j


def _dates_happening(shift: Atom, day: Atom, reader: Reader) -> bool:
    """`a week after the earthquake of 6 May`: is it the day of the happening from which the words before it count?"""
    words = reader.grammar.event
    if not shift.rule.get("event") or words is None or day.op not in DATED or day.lead.opening:
        return False
    begins = reader.tokens.starts[day.first - day.lead.length]
    return 0 < begins - shift.end < LONGEST_NAME and words.phrase.fullmatch(reader.text, shift.end, begins) is not None


def _unwrapped(text: str) -> str:
    """The text with line breaks inside paragraphs as blanks, every character in its place.

    Lines are broken where paragraphs are set off by empty lines, or where no line is longer than a page is wide.
    """
    if "\n" not in text:
        return text
    if "\n\n" in text or max(map(len, text.split("\n"))) <= 100:
        return "\n\n".join([paragraph.replace("\n", " ") for paragraph in text.split("\n\n")])
    return text


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Pieces of bounded size, cut between paragraphs, else between sentences, so that what is kept of a piece does not grow with the text."""
    first = 0
    while len(text) - first > BLOCK:
        cuts = (text.rfind(border, first + BLOCK // 2, first + BLOCK) + len(border) for border in BORDERS)
        last = next((cut for cut in cuts if cut > first + BLOCK // 2), first + BLOCK)
        yield first, last
        first = last
    yield first, len(text)


def _joined(left: Atom, right: Atom, reader: Reader) -> bool:
    """Does a range or a list join the two?"""
    if left.op in DATED and right.op in DATED:
        if left.first == right.first:
            return True
        if right.lead.joint is None or _set_off(left, right, reader):
            return False
        return right.first - right.lead.length <= left.last or (
            left.lead.opening == "since" and right.lead.joint == "to" and _only_an_aside(left, right, reader)
        )
    if left.op not in BEGINS or right.op not in ENDS or right.first - right.lead.length > left.last:
        return False
    return (right.lead.joint == "to" and left.lead.opening == "since") or (right.lead.joint == "and" and is_between(left, reader))


def _set_off(left: Atom, right: Atom, reader: Reader) -> bool:
    """`the vote of 3 May 2016, until 4 May 2018`: behind a comma a range goes on only where it has begun with "from"."""
    first = right.first - right.lead.length
    return right.lead.joint == "to" and left.lead.opening != "since" and reader.classes[first] == "comma"


def _only_an_aside(left: Atom, right: Atom, reader: Reader) -> bool:
    """`from 2008 (when the mine was closed) to 2014`."""
    return ASIDE.fullmatch(reader.text, left.end, reader.tokens.starts[right.first - right.lead.length]) is not None


def _read_happening(counted: Atom, days: list[Atom], reader: Reader) -> list[TimeExpression]:
    """The day of a happening, read before the words that count from it: "a week after", "the 34th anniversary of"."""
    if counted.op == "anniversary" and counted.fields:
        for day in days:
            day.back = years_of_anniversary(counted.fields)
    return _read_group(days, reader)


def _read_group(group: list[Atom], reader: Reader) -> list[TimeExpression]:
    times = [atom for i, atom in enumerate(group) if is_time(atom, reader, follows=i > 0)]
    if len(times) < len(group) and any(atom.op == "years" for atom in group if atom not in times):
        times = [atom for atom in times if not atom.bare]  # numbers of one list are of one kind
    group = times
    if len(group) > 1:
        _share(group)
    resolved: list[Resolved] = []
    for atom in group:
        reader.return_from_aside(atom)
        value, basis = value_of(atom, reader)
        if value is not None:
            resolved.append((atom, value, basis))
            if atom.op != "named" and not _is_aside(atom, value, reader):
                reader.keep(atom, value, basis)
    found = merge(resolved, reader)
    if found and found[0].edtf:
        reader.memory.group = found
    return found


def _is_aside(atom: Atom, value: Moment, reader: Reader) -> bool:
    """`a year earlier`, `two years ago`, "on 7 May, nine days after …": a comparison, from which the narrative returns."""
    if atom.rule.get("event"):
        return is_inverted(atom, reader)
    if atom.op not in ("ago", "told_shift"):
        return False
    assert atom.fields
    if atom.op == "ago" and atom.fields.unit in YEARS:
        return True
    is_long = value.first is not None and value.last is not None and value.last - value.first > A_MONTH
    return is_long and bool(atom.fields.classes & {"ago", "earlier", "previous"})


def _share_noun(group: list[Atom]) -> None:
    """`les années 1970 et 1980` are decades, `les années 1992 et 1993` years."""
    assert group[0].fields
    group[0].year = group[0].fields.values["year_number"]
    decades = all(atom.year and atom.year % 10 == 0 for atom in group)
    for atom in group:
        atom.op = "decade" if decades else "years"


def _share(group: list[Atom]) -> None:
    """A year printed once for several members belongs to all: from the right, else from the left. Years together are no mere numbers."""
    if group[0].rule.get("shared"):
        _share_noun(group)
    years = [atom.year or 0 for atom in group if atom.op == "years"]
    if all(year in LIKELY_YEARS for year in years) or (group[0].lead.asked and years == sorted(set(years))):
        for atom in group:
            atom.bare = False
    for i in range(len(group) - 2, -1, -1):
        left, right = group[i], group[i + 1]
        if left.op == right.op == "season" and left.year is None and left.phrase is None:
            left.year, left.phrase = right.year, right.phrase
        if left.op == "date" and left.year is None and left.phrase is None and right.op == "date" and left.month and right.month:
            after = (left.month, left.day or 0) > (right.month, right.day or 31)
            left.year = right.year - after if right.year else None
            if not after:
                left.phrase = right.phrase
                if right.phrase in COUNTED_PHRASES:
                    right.phrase = None  # counted once, from what was told before the list
    for left, right in pairwise(group):
        if right.op == "date" and right.year is None and right.phrase is None and left.op == "date" and left.year and left.month and right.month:
            later = (right.month, right.day or 31) >= (left.month, left.day or 0)
            right.year = left.year if later else left.year + 1
