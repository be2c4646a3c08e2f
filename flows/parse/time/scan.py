"""First pass: the single dates of a text, with what each of them prints and what it leaves to the context."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import regex

from flows.parse.time.grammar import DASH, Grammar


@dataclass(frozen=True, slots=True)
class Atom:
    """One date as printed. What is None is not printed."""

    start: int
    end: int
    kind: str  # date, season, decade, century, year, relative, named
    day: int | None = None
    month: int | None = None
    year: int | None = None
    last_day: int | None = None  # a range of days within the month
    season: int | None = None
    year_phrase: str | None = None  # last, this, next, same, following, previous
    rule: int | None = None  # of a relative expression: its place in the grammar's list
    match: regex.Match[str] | None = None
    part: tuple[str, str | int] | None = None  # (weeks, halves, quarters or parts; which)
    day_in_list: bool = False  # a day whose month stands with a later member of its list
    bare: bool = False  # a year or month that stands alone
    apart: bool = False  # "respectively": never one with its neighbours


def scan(text: str, grammar: Grammar) -> list[Atom]:
    """The atoms of the text, in order, not overlapping."""
    atoms: list[Atom] = []
    for match in grammar.atoms.finditer(text):
        atoms += _atoms_of(match, text, grammar)
    return [_with_part(atom, text, grammar) for atom in atoms]


def _atoms_of(match: regex.Match[str], text: str, grammar: Grammar) -> list[Atom]:
    start, end = match.span()
    groups = match.groupdict()
    if groups["iso"]:
        year, month, day = map(int, groups["iso"].split("-"))
        return [Atom(start, end, "date", day, month, year)]
    if groups["dotted"]:
        return _dotted(groups["dotted"], start)
    if groups["date"]:
        return _dates(match, grammar)
    if groups["seasonal"]:
        code = which_of(grammar.seasons, groups["season"])
        return [Atom(start, end, "season", season=code, year=_number(groups["year"]), year_phrase=_phrase(groups["year_phrase"], grammar))]
    if groups["decades"]:
        return [Atom(start, end, "decade", year=int(groups["decade"]) * 10)]
    if groups["centuries"]:
        number = ordinal_of(groups["century"], grammar)
        return [Atom(start, end, "century", year=number)] if number and number <= 21 else []
    if groups["bare_month"]:
        return [Atom(start, end, "date", month=place_in(grammar.months, groups["bare_month"]), bare=True)]
    if groups["years"]:
        return _years(groups["years"], start, text, grammar)
    rule = next(i for i in range(len(grammar.relatives)) if groups[f"r{i}"] is not None)
    return [Atom(start, end, "relative", rule=rule, match=match)]


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def which_of(patterns: Mapping[int, regex.Pattern[str]], text: str) -> int:
    """The code of the word that the text is."""
    return next(code for code, pattern in patterns.items() if pattern.fullmatch(text))


def place_in(patterns: tuple[regex.Pattern[str], ...], text: str) -> int:
    """The place, from 1, of the word that the text is."""
    return next(i for i, pattern in enumerate(patterns, 1) if pattern.fullmatch(text))


def _phrase(text: str | None, grammar: Grammar) -> str | None:
    return text and next(name for name, pattern in grammar.year_phrases.items() if pattern.match(f"{text},"))


def ordinal_of(text: str, grammar: Grammar) -> int | None:
    """`19th`, `nineteenth`, `thirty-fourth`: the number."""
    if digits := regex.match(r"\d+", text):
        return int(digits.group())
    words = text.lower()
    if words in grammar.ordinals:
        return grammar.ordinals[words]
    tens, _, ones = words.partition("-")
    base = next((value for word, value in grammar.numbers.items() if value % 10 == 0 and tens[:5] == word[:5] and value >= 20), None)
    return base and base + grammar.ordinals.get(ones, 0)


def _dotted(printed: str, start: int) -> list[Atom]:
    """`08.04.2022`, `27.02–31.03.2022`: day, month, year in digits."""
    atoms = []
    year = int(regex.search(r"\d+$", printed).group())  # type: ignore[union-attr]
    for match in regex.finditer(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?", printed):
        if not 1 <= int(match[2]) <= 12:
            return []
        atoms.append(Atom(start + match.start(), start + match.end(), "date", int(match[1]), int(match[2]), int(match[3] or year)))
    return atoms


def _years(printed: str, start: int, text: str, grammar: Grammar) -> list[Atom]:
    """A year alone, or two with a dash between; the second may be shortened to its last digits."""
    if (
        grammar.not_before.match(text, start + len(printed))
        or grammar.not_after.search(text, max(start - 20, 0), start)
        or (text[max(start - 1, 0) : start] == "(" and text[start + len(printed) : start + len(printed) + 1] == ")")
    ):
        return []
    numbers = [(m.start(), m.end(), m.group()) for m in regex.finditer(r"\d+", printed)]
    first = int(numbers[0][2])
    atoms = [Atom(start, start + numbers[0][1], "year", year=first, bare=True)]
    if len(numbers) == 2:
        second = int(numbers[1][2]) if len(numbers[1][2]) == 4 else first // 100 * 100 + int(numbers[1][2])
        if second <= first:
            return atoms
        atoms.append(Atom(start + numbers[1][0], start + numbers[1][1], "year", year=second, bare=True))
    return atoms


def _dates(match: regex.Match[str], grammar: Grammar) -> list[Atom]:
    """A month with a year, a day or a list of days. Days in a row are one atom, the others one each; the last carries month and year."""
    groups = match.groupdict()
    printed_month = groups["month"]
    month = place_in(grammar.months, printed_month)
    year, phrase = _number(groups["year"]), _phrase(groups["year_phrase"], grammar)
    start, end = match.span()
    whole = Atom(start, end, "date", month=month, year=year, year_phrase=phrase)
    if not groups["days"]:
        return [whole]
    apart = bool(grammar.respectively.match(match.string, end))
    runs = _runs(groups["days"], grammar, apart)
    if not runs:
        return []
    at = match.start("days")
    month_first = match.start("month") < at
    atoms = []
    for i, (run_start, run_end, first, last) in enumerate(runs):
        carries = i == (0 if month_first else len(runs) - 1)
        left = start if carries and month_first else at + run_start
        right = end if (carries and not month_first) or (month_first and i == len(runs) - 1) else at + run_end
        atoms.append(replace(whole, start=left, end=right, day=first, last_day=last if last != first else None, day_in_list=not carries, apart=apart))
    return atoms


def _runs(printed: str, grammar: Grammar, apart: bool) -> list[tuple[int, int, int, int]]:
    """(start, end, first day, last day) of each run of days in a list: a printed range, or consecutive days (unless told `apart`)."""
    members = [
        (m.start(), m.end(), value)
        for m in regex.finditer(r"\d+\p{L}*|\p{L}+(?:-\p{L}+)?", printed)
        if (value := ordinal_of(m.group(), grammar) if m.group()[0].isdigit() or m.group().lower() in grammar.ordinals else None)
    ]
    runs: list[tuple[int, int, int, int]] = []
    for start, end, day in members:
        if day > 31:
            return []
        between = printed[runs[-1][1] : start] if runs else ""
        ranged = bool(runs) and bool(regex.fullmatch(DASH, between) or grammar.to_gap.fullmatch(between))
        if runs and day > runs[-1][3] and (ranged or (day == runs[-1][3] + 1 and not apart)):
            runs[-1] = (runs[-1][0], end, runs[-1][2], day)
        else:
            runs.append((start, end, day, day))
    return runs


def _with_part(atom: Atom, text: str, grammar: Grammar) -> Atom:
    """`early`, `the second week of` and the like in front of a month, a year, a decade or a century."""
    if atom.day is not None or atom.kind in ("relative", "named"):
        return atom
    for kind, which, pattern in grammar.prefixes:
        if found := pattern.search(text, max(atom.start - 40, 0), atom.start):
            return replace(atom, start=found.start(), part=(kind, which))
    return atom
