"""Dates whose day, month, year, decade, century or quarter is printed, and parts of them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import easter

from flows.parse.time import values
from flows.parse.time.reader import LIKELY_YEARS, Reader, following, heads_entry
from flows.parse.time.relative import DAYS
from flows.parse.time.scan import Atom
from flows.parse.time.values import Moment, precision_of
from flows.parse.time.years import YEAR_SHIFT, year_of

CLAUSE = re.compile(r"[^.;\n]*")
ORDINALS = ("ordinal", "ordinal_number", "roman")


def printed_value(atom: Atom, reader: Reader) -> tuple[Moment | None, str]:
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
    year, basis = year_of(atom, reader)
    if op == "season":
        return (values.season(year, atom.season) if year is not None and atom.season else None), basis
    month, day = atom.month, atom.day
    assert month
    if year is not None and year < 1:
        within = f"{month:02}" + (f"-{day:02}" if day else "")
        return values.within_year_bc(year, within, within), basis
    if atom.feast is not None:
        return (values.of_date(easter(year) + timedelta(atom.feast)) if year else None), basis
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
    if atom.year_end is not None:
        return values.span(values.year(year), values.year(atom.year_end))
    if not atom.bare:
        return values.year(year)
    text = reader.text
    asked = atom.lead.asked or atom.lead.part_at
    bracketed = text[atom.start - 1 : atom.start] == "(" and text[atom.end : atom.end + 1] == ")"
    told = reader.classes[atom.last] in ("will", "ahead", "behind", "had", "have", "of_year") or reader.classes[atom.first - 1] == "kept"
    if told and year in LIKELY_YEARS:
        return values.year(year)  # 2025 will mark …; proclaimed 2011 the year of …
    named = reader.classes[atom.first - 1] in ("the", "one", "its") and re.match(r" [^\W\d_]", text[atom.end : atom.end + 2])
    if (asked and not bracketed) or (named and year in LIKELY_YEARS):
        return values.year(year)
    if year not in LIKELY_YEARS or not reader.grammar.lexicon.spaced:
        return None
    if heads_entry(atom, reader) and not _is_narrowed(atom, reader):
        return values.year(year)
    return values.without_date(f"{year:04}")


def _is_narrowed(atom: Atom, reader: Reader) -> bool:
    """Does the first clause of the entry that a year heads tell a date, or has the entry no text of its own?"""
    clause = CLAUSE.match(reader.text, atom.end)
    assert clause
    after = next(following(atom, reader), None)
    return not clause[0].strip() or (after is not None and after.start < clause.end())


def _decade(atom: Atom, reader: Reader) -> Moment | None:
    if atom.year is not None:  # `les années 1970 et 1980`
        return values.decade(atom.year)
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
    first = next((f.values[name] for name in ORDINALS if name in f.values), f.ordinal) if "tens" not in f.classes else f.ordinal
    if first < f.ordinal:  # the seventeenth and eighteenth centuries
        return values.span(values.century(first), values.century(f.ordinal))
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


def part_of(value: Moment, atom: Atom, reader: Reader) -> Moment:
    """`early`, `the second week of`, `the first half of`, `the last day of` a time."""
    first, last = value.first, value.last
    assert first and last
    tokens = reader.tokens
    parts = range(atom.first + atom.lead.part_at, atom.first)
    number = sum(tokens.values[i] for i in parts if reader.classes[i] in ("ordinal", "second", "ordinal_number"))
    if any(reader.classes[i] in ("last", "latter", "past") for i in parts):
        number = -1
    of_days = precision_of(value.edtf or "") == "year" and any(reader.classes[i] == "units" and tokens.values[i] == "day" for i in parts)
    for i in parts:
        name, said = reader.classes[i], tokens.values[i]
        if name in ("part", "part_noun", "units"):
            said = said if name != "units" else "late" if number == -1 else "early"
            if of_days:  # the closing days of 1784, the last days of 1784
                value = values.month(first.year, 1 if said == "early" else 12)
            return values.part(value, said)
        if name in ("unit_half", "half_of"):
            return values.fraction(value, 1 if number == -1 else number - 1, 2)
        if name == "unit_quarter":
            return values.fraction(value, 3 if number == -1 else number - 1, 4)
        if name == "unit_week":
            return values.week_of(value, number, DAYS[said])
        if name == "unit_day":
            return values.of_date(last if number == -1 else first + timedelta(number - 1))
    return value
