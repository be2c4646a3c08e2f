"""Second pass: single dates into values, in the order of the text, with what the context adds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from flows.parse.time import values
from flows.parse.time.clock import clock_value
from flows.parse.time.durations import duration_value, set_value, vague_value
from flows.parse.time.expression import TimeExpression
from flows.parse.time.grammar import Grammar, grammar
from flows.parse.time.lexicon import Tokens, lex
from flows.parse.time.relative import INHERITING, OPERATIONS, Memory, Near, relative_value
from flows.parse.time.scan import Atom, scan
from flows.parse.time.values import Moment, precision_of

BLOCK = 1 << 17  # code points read at once
ENTRY_HEAD = 12  # characters: a list entry begins with its date, after a number or a bullet at most
LONGEST_LIST = 40  # members of a list that are read together
CLAUSE = 120  # characters before a date in which its verb is looked for
LOOKED_BACK = 4  # tokens before a date in which a verb of beginning or ending is looked for
FAR_FUTURE = 240  # days: a date without a year is seldom announced farther ahead
HISTORY = 12  # years: so much older than the anchor a narrative is history, and keeps its year
LIKELY_YEARS = range(1700, 2051)  # a number alone is a year among these
YEAR_SHIFT = {"last": -1, "this": 0, "next": 1, "same": 0, "that": 0, "following": 1, "previous": -1}
DATED = frozenset(("date", "season", "decade", "century", "quarter", "years"))
DATELESS = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
OPENED = {"since": values.since, "until": values.until, "until_day": values.until, "before": values.before, "after": values.after}

Resolved = tuple[Atom, Moment, str]


@dataclass
class Reader:
    """One text, as it is read."""

    text: str
    tokens: Tokens
    grammar: Grammar
    memory: Memory

    def code(self, at: int) -> str:
        """The class of a token."""
        codes = self.tokens.codes
        return self.grammar.classes[codes[at]] if at < len(codes) else ""

    def keep(self, atom: Atom, value: Moment, basis: str) -> None:
        if value.edtf is None or not (value.first or value.last):
            return
        memory = self.memory
        memory.narrative, memory.narrative_end, memory.basis = value, atom.end, basis
        if "-Q" in value.timex:
            memory.quarter = value
        last = value.last or value.first
        if last and precision_of(value.edtf) in ("day", "day_range") and last != memory.anchor:
            memory.told_day = last
            if basis == "explicit" and not (memory.anchor and last.year == memory.anchor.year):
                memory.years[last.month, last.day] = last.year


def find_times(text: str, anchor: date | None = None, language: str = "en") -> list[TimeExpression]:
    """Find and resolve the time expressions of a text, in order.

    `anchor` is the day on which the text was written; without it relative expressions have no dates. An empty list for a language
    whose file has no words of time.
    """
    g = grammar(language)
    if g is None:
        return []
    read = _unwrapped(text)
    if g.lexicon.other_digits:
        read = read.translate(g.lexicon.other_digits)
    memory = Memory(anchor)
    found: list[TimeExpression] = []
    for first, last in _blocks(read):
        tokens = lex(read, g.lexicon, first, last)
        reader = Reader(read, tokens, g, memory)
        atoms = scan(tokens, g)
        i, n = 0, len(atoms)
        while i < n:
            j = i + 1
            while j < n and j - i < LONGEST_LIST and _joined(atoms[j - 1], atoms[j]):
                j += 1
            found += _read_group(atoms[i:j], reader)
            i = j
    return found


def _unwrapped(text: str) -> str:
    """The text with line breaks inside paragraphs and hard blanks as blanks, every character in its place.

    Lines are broken where paragraphs are set off by empty lines, or where no line is longer than a page is wide.
    """
    if "\xa0" in text or "\u202f" in text:
        text = text.replace("\xa0", " ").replace("\u202f", " ")
    if "\n" not in text:
        return text
    if "\n\n" in text or max(map(len, text.split("\n"))) <= 100:
        return re.sub(r"(?<!\n)\n(?!\n)", " ", text)
    return text


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Pieces of bounded size, cut at a line end or a blank, so that memory does not grow with the text."""
    first = 0
    while len(text) - first > BLOCK:
        last = text.rfind("\n", first + BLOCK // 2, first + BLOCK) + 1 or text.rfind(" ", first + BLOCK // 2, first + BLOCK) + 1 or first + BLOCK
        yield first, last
        first = last
    yield first, len(text)


def _joined(left: Atom, right: Atom) -> bool:
    """Does a range or a list join the two?"""
    if left.op not in DATED or right.op not in DATED:
        to_now = left.op in DATED and right.op in ("unit_of", "days", "present") and right.lead.joint == "to" and left.lead.opening == "since"
        return to_now and right.first - right.lead.length <= left.last
    if left.first == right.first:
        return True
    return right.lead.joint is not None and right.first - right.lead.length <= left.last


def _read_group(group: list[Atom], reader: Reader) -> list[TimeExpression]:
    group = [atom for i, atom in enumerate(group) if _is_time(atom, reader, follows=i > 0)]
    if len(group) > 1:
        _share(group)
    resolved: list[Resolved] = []
    for atom in group:
        value, basis = _value(atom, reader)
        if value is not None:
            resolved.append((atom, value, basis))
            if atom.op != "named" and not (
                atom.op in ("ago", "told_shift") and value.first and value.last and (value.last - value.first).days > 31 and _points_back(atom)
            ):
                reader.keep(atom, value, basis)
    return _merge(resolved, reader)


def _points_back(atom: Atom) -> bool:
    """`a year earlier`, `two years ago`: a comparison, from which the narrative returns."""
    assert atom.fields
    return bool(atom.fields.classes & {"ago", "earlier", "previous"})


def _is_time(atom: Atom, reader: Reader, follows: bool) -> bool:
    """Numbers and words that can be something else are times only where the words around them say so."""
    text, end = reader.text, atom.end
    before = reader.code(atom.first - 1)
    if atom.op in ("date", "years") and before in ("dash", "slash") and not atom.lead.part_at and not atom.lead.clock_at and not follows:
        return False
    if atom.op == "years":
        after = reader.code(atom.last)
        if after in ("tight_comma", "point", "counted", "slash", "unit_short", "units") or before in (
            "money",
            "guard",
            "point",
            "tight_comma",
        ):
            return False
        if before == "period" and reader.code(atom.first - 2) in ("no", "guard"):
            return False
        if after == "open" and reader.code(atom.last + 1) == "year_number":
            return False
        if text[end : end + 1] in ("%", "°"):
            return False
        if text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isalpha() and reader.grammar.lexicon.spaced:
            return False
    elif atom.op == "season" and atom.last == atom.first + 1 and not atom.lead.part_at:
        return atom.lead.asked and before != "the" and reader.code(atom.first) == "season"
    elif atom.bare and not (atom.lead.asked or follows or atom.lead.part_at):
        return reader.code(atom.first) != "unsure_month"
    return True


def _share(group: list[Atom]) -> None:
    """A year printed once for several members belongs to all: from the right, else from the left. Years together are no mere numbers."""
    if all(atom.op != "years" or atom.year in LIKELY_YEARS for atom in group):
        for atom in group:
            atom.bare = False
    for i in range(len(group) - 2, -1, -1):
        left, right = group[i], group[i + 1]
        if left.op == "date" and left.year is None and left.phrase is None and right.op == "date" and left.month and right.month:
            after = (left.month, left.day or 0) > (right.month, right.day or 31)
            left.year = right.year - after if right.year else None
            left.phrase = right.phrase
    for left, right in pairwise(group):
        if right.op == "date" and right.year is None and right.phrase is None and left.op == "date" and left.year and left.month and right.month:
            later = (right.month, right.day or 31) >= (left.month, left.day or 0)
            right.year = left.year if later else left.year + 1


def _value(atom: Atom, reader: Reader) -> tuple[Moment | None, str]:
    """The value of an atom and how it came about; None where the calendar or the context has no such time."""
    op, memory, f = atom.op, reader.memory, atom.fields
    try:
        if op in DATED:
            value, basis = _printed(atom, reader)
        elif op in OPERATIONS:
            assert f
            if not _is_relative(atom, reader):
                return None, ""
            value, basis = relative_value(atom, memory, _near(atom, reader)), "inherited" if op in INHERITING else "relative"
        elif op == "named":
            if reader.memory.narrative_end and 0 <= atom.start - reader.memory.narrative_end <= 1:
                return None, ""  # "the April 1994 genocide": the printed date is the time
            return reader.tokens.values[atom.first], "named"
        else:
            return _dateless(atom, reader), "explicit"
        if value is not None and atom.lead.part_at and value.first and value.last and value.edtf:
            value = _part(value, atom, reader)
        if value is not None and value.edtf and value.first and reader.code(atom.last) == "part_after":
            value = values.part(value, reader.tokens.values[atom.last])
    except (ValueError, OverflowError):
        return None, ""
    return value, basis


def _is_relative(atom: Atom, reader: Reader) -> bool:
    """`the 6th` is a day only at the end of a phrase of time; `the day after` one only where nothing follows that it is after."""
    if atom.rule.get("part") and not atom.lead.part_at:
        return False
    after = reader.text[atom.end : atom.end + 1]
    if atom.op == "same":
        gaps = [reader.text[reader.tokens.starts[i] : reader.tokens.ends[i]] for i in range(atom.first, atom.last) if not reader.code(i)]
        return all(re.fullmatch(r" [^\W\d_]{3,12} ", gap) for gap in gaps)
    if atom.op == "day_told":
        return atom.lead.asked and reader.grammar.after_day_told.match(reader.text, atom.end) is not None
    return not atom.rule.get("alone") or not after or after in ",.;:)\n"


def _near(atom: Atom, reader: Reader) -> Near:
    memory = reader.memory
    gap = reader.text[memory.narrative_end : atom.start] if memory.narrative and atom.start - memory.narrative_end < 400 else "\n"
    narrative = memory.narrative
    sentence = narrative is not None and "\n" not in gap and ". " not in gap
    tied = sentence and narrative is not None and narrative.first == memory.anchor
    inverted = len(gap) < 12 and re.fullmatch(r",? (?:\w+ )?", gap) is not None
    return Near(tied, inverted, sentence, _ahead(atom, reader))


def _dateless(atom: Atom, reader: Reader) -> Moment | None:
    """Durations, sets, present, past, future, times of day."""
    op, f = atom.op, atom.fields
    assert f
    if op in DATELESS:
        return values.without_date(DATELESS[op])
    if op == "set":
        return set_value(f)
    if op == "vague":
        return vague_value(f)
    if op in ("duration", "age"):
        return duration_value(f)
    day = reader.memory.told_day or reader.memory.anchor
    suffix = clock_value(reader.tokens, atom.first, atom.last, reader.grammar) if op == "clock" else f.daypart
    return values.without_date(f"{day.isoformat() if day else 'XXXX-XX-XX'}T{suffix}") if suffix else None


def _printed(atom: Atom, reader: Reader) -> tuple[Moment | None, str]:
    """A date whose day, month or year is printed."""
    op = atom.op
    if op == "decade":
        return _decade(atom, reader), "explicit"
    if op == "century":
        return _century(atom), "explicit"
    if op == "quarter":
        return _quarter(atom, reader)
    if op == "years":
        return _years(atom, reader), "explicit"
    year, basis = _year(atom, reader)
    if op == "season":
        return (values.season(year, atom.season) if year and atom.season else None), basis
    month, day = atom.month, atom.day
    assert month
    if year is None:
        basis = "explicit"
        first = values.of_no_year(month, day)
        if atom.last_day:
            return Moment(f"{first.edtf}/XXXX-{month:02}-{atom.last_day:02}", None, None, first.timex), basis
        return first, basis
    if day is None:
        return values.month(year, month), basis
    if atom.last_day:
        return values.days(date(year, month, day), date(year, month, atom.last_day)), basis
    return values.day(year, month, day), basis


def _years(atom: Atom, reader: Reader) -> Moment | None:
    year = atom.year or 0
    if year < 1:
        return Moment(f"{year:05}" if year else "0000", None, None, f"BC{1 - year:04}")
    if atom.year_end:
        return values.span(values.year(year), values.year(atom.year_end))
    if not atom.bare:
        return values.year(year)
    text = reader.text
    asked = atom.lead.asked or atom.lead.part_at
    bracketed = text[atom.start - 1 : atom.start] == "(" and text[atom.end : atom.end + 1] == ")"
    if reader.code(atom.last) in ("ahead", "behind", "have") and year in LIKELY_YEARS:
        return values.year(year)  # 2025 will mark …
    named = reader.code(atom.first - 1) in ("the", "one", "its") and re.match(r" [^\W\d_]", text[atom.end : atom.end + 2])
    if (asked and not bracketed) or (named and year in LIKELY_YEARS):
        return values.year(year)
    if year not in LIKELY_YEARS or not reader.grammar.lexicon.spaced:
        return None
    return values.without_date(f"{year:04}")


def _decade(atom: Atom, reader: Reader) -> Moment | None:
    f = atom.fields
    assert f
    first = f.values.get("decade_number") or f.values.get("decade_word") or int(f.count or 0)
    if f.ordinal and f.unit == "century":  # the nineties of the nineteenth century
        first = (f.ordinal - 1) * 100 + first % 100
    elif first < 100:
        first += 1900
    if first % 10:
        return None
    return values.decade(first)


def _century(atom: Atom) -> Moment | None:
    f = atom.fields
    assert f
    if f.values.get("era") == -1 and f.ordinal:
        return values.without_date(f"BC{f.ordinal - 1:02}")
    if not f.ordinal or f.ordinal > 21 or f.unit != "century":
        return None
    return values.century(f.ordinal)


def _quarter(atom: Atom, reader: Reader) -> tuple[Moment | None, str]:
    """`the third quarter of 1989`; without a year the one nearest to the anchor."""
    f, anchor = atom.fields, reader.memory.anchor
    assert f
    number = f.ordinal or 0
    quarterly = f.unit == "quarter" or "quarter_of" in f.classes
    build, size = (values.quarter, 4) if quarterly else (values.half, 2)
    if not 1 <= number <= size:
        return None, ""
    year = f.values.get("year_number")
    if year:
        return build(year, number), "explicit"
    phrase = next((name for name in YEAR_SHIFT if name in f.classes), None)
    if "unit_year" in f.classes and phrase:
        base = anchor if phrase in ("last", "this", "next") else reader.memory.told
        return (build(base.year + YEAR_SHIFT[phrase], number) if base else None), "relative"
    if anchor is None or not quarterly:
        return None, ""
    month = 3 * number - 1
    nearest = min((anchor.year - 1, anchor.year, anchor.year + 1), key=lambda y: abs((date(y, month, 15) - anchor).days))
    value = values.quarter(nearest, number)
    return values.without_date(value.timex), "inherited"


def _part(value: Moment, atom: Atom, reader: Reader) -> Moment:
    """`early`, `the second week of`, `the first half of`, `the last day of` a time."""
    first, last = value.first, value.last
    assert first and last
    tokens, g = reader.tokens, reader.grammar
    number = 0
    for i in range(atom.first + atom.lead.part_at, atom.first):
        name, said = g.classes[tokens.codes[i]], tokens.values[i]
        if name in ("part", "part_noun"):
            if precision_of(value.edtf or "") == "year" and any(
                g.classes[tokens.codes[k]] == "units" and tokens.values[k] == "day" for k in range(i, atom.first)
            ):
                value = values.month(first.year, 1 if said == "early" else 12)  # the closing days of 1784
            return values.part(value, said)
        if name in ("ordinal", "second", "ordinal_number"):
            number += said
        elif name in ("last", "past"):
            number = -1
        elif name in ("unit_half", "half_of"):
            return values.fraction(value, 1 if number == -1 else number - 1, 2)
        elif name == "unit_quarter":
            return values.fraction(value, 3 if number == -1 else number - 1, 4)
        elif name == "unit_week":
            return values.week_of(value, number)
        elif name == "unit_day":
            return values.of_date(last if number == -1 else first + timedelta(number - 1))
        elif name == "units":
            return values.part(value, "late" if number == -1 else "early")
    return value


def _year(atom: Atom, reader: Reader) -> tuple[int | None, str]:
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
    if atom.day and (year := memory.years.get((atom.month, atom.last_day or atom.day))) and _is_name(atom, reader):
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
        if goes_on and _same_thread(atom, reader):
            return told.year
    month_day = (atom.month, atom.day or 1)
    anchored = (anchor.month, anchor.day)
    if _ahead(atom, reader):
        year = anchor.year if (atom.month, atom.day or 31) >= anchored else anchor.year + 1
        if (date(year, atom.month, 1) - anchor).days < FAR_FUTURE:
            return year
    if month_day <= anchored:
        return anchor.year
    return anchor.year - 1


def _same_thread(atom: Atom, reader: Reader) -> bool:
    """Does the narrative's last date stand in the same paragraph, or begin the entry of a list that this date continues?"""
    end = reader.memory.narrative_end
    at = reader.text.rfind("\n", end, atom.start)
    return at < 0 or atom.start - at < ENTRY_HEAD


def _is_name(atom: Atom, reader: Reader) -> bool:
    """Does the date stand before the noun that it names?"""
    after = reader.text[atom.end : atom.end + 2]
    return reader.code(atom.first - 1) in ("the", "one", "its") and len(after) == 2 and after[0] == " " and after[1].islower()


def _ahead(atom: Atom, reader: Reader) -> bool:
    """Does the clause up to the date speak of what is to come?"""
    tokens, text, classes = reader.tokens, reader.text, reader.grammar.classes
    codes, starts = tokens.codes, tokens.starts
    limit = atom.start - CLAUSE
    for i in range(atom.first - 1, 0, -1):
        if starts[i] < limit:
            break
        name = classes[codes[i]]
        if not name:
            between = text[starts[i] : tokens.ends[i]]
            if ". " in between or "\n" in between or ";" in between:
                break
        elif name in ("behind", "have"):
            return False
        elif name == "ahead":
            return True
        elif name == "semicolon":
            break
    return False


def _merge(resolved: list[Resolved], reader: Reader) -> list[TimeExpression]:
    """Ranges and consecutive members become one expression, with the TIMEX3 value of the first; every other member follows it as one without date.

    TIMEX3 marks both ends of a range, EDTF the range: `edtf` stands with the first expression alone.
    """
    if len(resolved) == 1 and not resolved[0][0].last_day and not resolved[0][0].year_end:
        atom, value, basis = resolved[0]
        return [_expression(atom, atom, value, basis, False, reader)]
    merged: list[tuple[list[Atom], Moment, str, list[tuple[Atom, Moment]]]] = []
    for atom, value, basis in resolved:
        if merged:
            atoms, before, before_basis, ends = merged[-1]
            joint = "and" if atom.first == atoms[-1].first else atom.lead.joint
            between = joint == "and" and _between(atoms[0], reader)
            listed = joint == "and" and not atom.apart and atom.lead.opening is None and _adjacent(before, value)
            if joint == "to" or between or listed:
                try:
                    merged[-1] = ([*atoms, atom], values.span(before, value), _basis(before_basis, basis), [*ends, (atom, value)])
                    continue
                except ValueError:
                    pass
        merged.append(([atom], value, basis, []))
    found: list[TimeExpression] = []
    for atoms, value, basis, ends in merged:
        found.append(_expression(atoms[0], atoms[-1], value, basis, len(atoms) > 1 and _between(atoms[0], reader), reader))
        found += _end_of_run(atoms[0], value if len(atoms) == 1 else None, basis)
        for member, its in ends:
            found.append(TimeExpression(member.start, member.end, "date", its.timex, None, its.first, its.last, basis))
            found += _end_of_run(member, its, basis)
    return found


def _end_of_run(atom: Atom, value: Moment | None, basis: str) -> list[TimeExpression]:
    """The last member of a range that one date prints: `19–20 January 1990`, `1914-18`."""
    if atom.year_end:
        return [TimeExpression(atom.last_start, atom.end, "date", f"{atom.year_end:04}", None, None, None, basis)]
    if atom.last_day and atom.month:
        year = f"{atom.year:04}" if atom.year else f"{value.last.year:04}" if value and value.last else "XXXX"
        return [TimeExpression(atom.last_start, atom.end, "date", f"{year}-{atom.month:02}-{atom.last_day:02}", None, None, None, basis)]
    return []


def _between(atom: Atom, reader: Reader) -> bool:
    lead = atom.lead
    return lead.length > 0 and reader.grammar.code("between") in reader.tokens.codes[atom.first - lead.length : atom.first]


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
    """The expression with the words that open it, narrow it or tell its hour."""
    lead, tokens = atom.lead, reader.tokens
    start, end, kind, modifier, timex = atom.start, last.end, KINDS.get(atom.op, "date"), value.modifier, value.timex
    if lead.length:
        if lead.part_at and atom.op not in KINDS and atom.op != "named":
            start = tokens.starts[atom.first + lead.part_at]
        if lead.clock_at and len(timex) == 10:
            start = tokens.starts[atom.first + lead.clock_at]
            suffix = clock_value(tokens, atom.first + lead.clock_at, atom.first + lead.clock_end, reader.grammar)
            if suffix and re.fullmatch(r"[\dX]{4}-[\dX]{2}-[\dX]{2}", timex):
                timex, kind = f"{timex}T{suffix}", "time"
        if (lead.opening or between) and atom.op != "named":
            start, end, value, modifier = _opened(atom, last, value, start, between, modifier, reader)
    f = atom.fields
    if f and (f.daypart or "hour_name" in f.classes) and len(timex) == 10:
        suffix = clock_value(tokens, atom.first, atom.last, reader.grammar)
        timex, kind = f"{timex}T{suffix}", "time"
    at = last.last + (reader.code(last.last) == "part_after")
    word = reader.code(at)
    if value.edtf and word in SUFFIXES and ".." not in value.edtf and (word != "since_after" or reader.code(atom.first - 1) == "since"):
        opened, modifier = SUFFIXES[word]
        if at > last.last and word == "until_after" and value.last:
            value = values.of_date(value.last)
        end, value = tokens.ends[at], opened(value)
    return TimeExpression(start, end, kind, timex, value.edtf, value.first, value.last, basis, modifier)


# Words after a date that leave it open: `from 1967 onwards`.
SUFFIXES = {
    "onwards": (values.since, "AFTER"),
    "since_after": (values.since, "AFTER"),
    "until_after": (values.until, "BEFORE"),
    "after_after": (values.after, "AFTER"),
}
KINDS = {"duration": "duration", "age": "duration", "vague": "duration", "coming": "duration", "set": "set", "clock": "time", "daypart": "time"}


def _opened(
    atom: Atom, last: Atom, value: Moment, start: int, between: bool, modifier: str | None, reader: Reader
) -> tuple[int, int, Moment, str | None]:
    """Since, until, before, after; the end of a term; `from … to …` and `between … and …` leave nothing open."""
    lead, tokens = atom.lead, reader.tokens
    end = last.end
    if between:
        at = tokens.codes.index(reader.grammar.code("between"), atom.first - lead.length)
        return tokens.starts[at], end, value, modifier
    opening_at = atom.first + lead.opening_at
    ranged = last is not atom or atom.last_day or atom.year_end
    if value.edtf is None or not lead.opening or (lead.opening == "until_day" and (not atom.day or lead.part_at)):
        return start, end, value, modifier
    if atom.op in ("within", "window") or (lead.opening == "to" and not _word_before(("term",), opening_at, 6, reader)):
        return start, end, value, modifier
    told_since = tokens.codes[opening_at] == reader.grammar.code("since")
    if not told_since and _word_before(("itself",), opening_at, LOOKED_BACK, reader):
        return start, end, value, modifier
    opened_start = tokens.starts[opening_at]
    if lead.opening == "to":
        return opened_start, end, values.until(value), "BEFORE"
    if lead.opening == "since" and ranged:
        return start, end, value, modifier
    if lead.opening in ("since", "until") and _day_told(end, reader):
        return start, end, value, modifier
    if lead.opening in ("until", "before") and lead.part_at and value.last:
        return opened_start, end, values.until(values.of_date(value.last))._replace(timex=value.timex), "BEFORE"
    return opened_start, end, OPENED[lead.opening](value), "AFTER" if lead.opening in ("since", "after") else "BEFORE"


def _word_before(names: tuple[str, ...], at: int, reach: int, reader: Reader) -> bool:
    """Does a word of a class stand shortly before a token?"""
    starts = reader.tokens.starts
    for i in range(at - 1, max(at - 1 - reach, 0), -1):
        if starts[at] - starts[i] > 60 or (reader.code(i) == "" and ". " in reader.text[starts[i] : reader.tokens.ends[i]]):
            return False
        if reader.code(i) in names:
            return True
    return False


def _day_told(end: int, reader: Reader) -> bool:
    """`since 1 January 1956, the day of its independence`: the day itself."""
    pattern = reader.grammar.day_told
    return pattern is not None and pattern.match(reader.text, end) is not None
