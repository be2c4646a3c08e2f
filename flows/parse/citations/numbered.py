"""Resolutions and decisions cited by number: "its resolution 63/239", "resolutions 822 (1993), 853 (1993) and 884 (1993)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from flows.parse.citations import organs
from flows.parse.citations.numbers import Number, numbers
from flows.parse.citations.vocabulary import Vocabulary
from flows.parse.model import Citation, Span

_REACH = 4000  # characters over which one noun may govern a list
_LOOSE = 300  # characters between two members of a list that carry words of their own
_BACK = 600


@dataclass
class Numbered:
    """The numbered texts of one document; `text` has Western digits."""

    text: str
    vocabulary: Vocabulary
    issuing: str | None
    year: int
    start: int

    @cached_property
    def years(self) -> dict[str, str]:
        """Number → year of the Security Council's resolutions that the text gives in full, where it gives one year only."""
        found: dict[str, set[str]] = {}
        for match in regex.finditer(r"(?<![\w/.-])(\d{1,4})\s?\(((?:19[4-9]|20[0-4])\d)\)", self.text):
            found.setdefault(match[1], set()).add(match[2])
        return {number: next(iter(years)) for number, years in found.items() if len(years) == 1}

    @cached_property
    def mentions(self) -> list[tuple[int, int, str]]:
        """Every mention of an organ: start, end, key."""
        return [(*match.span(), match.lastgroup or "") for match in self.vocabulary.organs.finditer(self.text)]

    def citations(self) -> Iterator[Citation]:
        nouns = list(self.vocabulary.nouns.finditer(self.text, self.start))
        for position, noun in enumerate(nouns):
            limit = min(nouns[position + 1].start() if position + 1 < len(nouns) else len(self.text), noun.end() + _REACH)
            line_end = self.text.find("\n", noun.end(), limit)
            members = self._members(noun.end(), limit if line_end < 0 else line_end)
            if members:
                yield from self._rows(noun, members)

    def _members(self, start: int, end: int) -> list[Number]:
        """The numbers that the noun governs: an unbroken chain of numbers, dates, organs and conjunctions."""
        members: list[Number] = []
        at = start
        for number in numbers(self.text, start, end):
            if number.span[0] < at:
                continue
            gap = self.text[at : number.span[0]]
            if not self._governs(gap, number, members):
                if not members or number.form != "bare":
                    if members and len(self.text[at : number.span[0]]) < _LOOSE and number.form != members[-1].form:
                        continue
                    break
                continue
            members.append(number)
            at = number.span[1]
        return members

    def _governs(self, gap: str, number: Number, members: Sequence[Number]) -> bool:
        if self.vocabulary.stop.search(gap):
            return False
        if number.form == "bare":
            return not members and not gap.strip() or (bool(members) and members[-1].form == "bare" and self._strict(gap) and number.number in self.years)
        if self._strict(gap):
            return True
        if not members or len(gap) > _LOOSE or ";" in gap or self.vocabulary.sentence_end.search(gap):
            return False
        same = number.form == members[-1].form or {number.form, members[-1].form} <= {"year", "roman", "slash", "special"}
        return same and bool(self.vocabulary.link.search(gap))

    def _strict(self, gap: str) -> bool:
        return self.vocabulary.gap.fullmatch(gap) is not None

    def _rows(self, noun: regex.Match[str], members: Sequence[Number]) -> Iterator[Citation]:
        kind = "decision" if noun["decision"] else "resolution"
        many = bool(noun["many1"] or noun["many2"])
        named = self._named(noun, members)
        for position, number in enumerate(members):
            start = noun.start() if position == 0 and not many else number.span[0]
            organ = self._organ(noun, number, named, kind)
            symbol = self._symbol(kind, organ, number)
            if symbol is None and number.form == "bare" and organ != organs.FOREIGN:
                continue
            name = organs.NAMES.get(organ) if organ else None
            yield Citation(span=(start, number.span[1]), kind=kind, symbol=symbol, organ=name)

    def _symbol(self, kind: str, organ: str | None, number: Number) -> str | None:
        if organ is None or organ == organs.FOREIGN:
            return None
        if number.form == "bare":
            year = self.years.get(number.number)
            return f"S/RES/{number.number} ({year})" if year and kind == "resolution" else None
        return organs.symbol(kind, organ, number)

    def _named(self, noun: regex.Match[str], members: Sequence[Number]) -> str | None:
        """The organ that is named with the noun: directly before it, between it and the numbers, or directly after them."""
        before = self.text[max(self._sentence_start(noun.start()), noun.start() - 80) : noun.start()]
        last = None
        for match in self.vocabulary.organs.finditer(before):
            last = match
        if last is not None and regex.fullmatch(r"(?:['’]s?)?(?:\s[a-z]+){0,2}\s+", before[last.end() :]) and not regex.search(r"\b(?:its|in|by|of|the|adopted|and|to|under|a|this|that|with)\b", before[last.end() :]):
            return last.lastgroup
        if regex.search(f"{self.vocabulary.foreign.pattern}\\s+$", before):
            return organs.FOREIGN
        between = list(self.vocabulary.organs.finditer(self.text, noun.end(), members[0].span[0]))
        if between:
            return between[-1].lastgroup
        after = self.text[members[-1].span[1] : members[-1].span[1] + 60]
        match = regex.match(r",?\s(?:of|by)\sthe\s", after)
        if match:
            organ = self.vocabulary.organs.match(after, match.end())
            if organ:
                return organ.lastgroup
            foreign = self.vocabulary.foreign.search(after, match.end(), match.end() + 30)
            if foreign:
                return organs.FOREIGN
        return None

    def _organ(self, noun: regex.Match[str], number: Number, named: str | None, kind: str) -> str | None:
        if named == organs.FOREIGN:
            return named
        fits = organs.candidates(number, self.year)
        if named:
            narrowed = organs.narrowed(named, number)
            fitting = [key for key in narrowed if key in fits]
            return fitting[0] if fitting else (fits[0] if len(fits) == 1 else narrowed[0] if number.form == "slash" else None)
        if len(fits) <= 1:
            return self._single(fits, number)
        start, end = self._sentence_start(noun.start()), self._sentence_end(noun.end())
        own = self.vocabulary.own.search(self.text[max(0, noun.start() - 20) : noun.start()].rstrip())
        nearest = self._mentioned(start, noun.start(), number, fits, last=True)
        if own or nearest:
            following = None if nearest else self._mentioned(number.span[1], end, number, fits, last=False)
            choice = nearest or following
            if choice:
                return choice
        if self.issuing in fits:
            return self.issuing
        return self._mentioned(max(0, start - _REACH), start, number, fits, last=True) or fits[0]

    def _single(self, fits: tuple[str, ...], number: Number) -> str | None:
        if not fits:
            return None
        if fits[0] == "hrc" and self.issuing != "hrc" and not any(key == "hrc" for _, _, key in self.mentions):
            return None
        return fits[0]

    def _mentioned(self, start: int, end: int, number: Number, fits: tuple[str, ...], last: bool) -> str | None:
        found = [(s, key) for s, e, key in self.mentions if start <= s and e <= end]
        for _, key in reversed(found) if last else found:
            for candidate in organs.narrowed(key, number):
                if candidate in fits:
                    return candidate
        return None

    def _sentence_start(self, at: int) -> int:
        start = max(0, at - _BACK)
        ends = [match.end() for match in self.vocabulary.sentence_end.finditer(self.text, start, at)]
        return ends[-1] if ends else start

    def _sentence_end(self, at: int) -> int:
        match = self.vocabulary.sentence_end.search(self.text, at, at + _BACK)
        return match.start() if match else min(len(self.text), at + _BACK)


def covered(spans: Sequence[Span], span: Span) -> bool:
    """Whether a span overlaps one of the others."""
    return any(start < span[1] and span[0] < end for start, end in spans)
