"""Resolutions and decisions cited by number: "its resolution 63/239", "resolutions 822 (1993), 853 (1993) and 884 (1993)"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import regex

from flows.parse.citations import organs
from flows.parse.citations.numbers import Number
from flows.parse.citations.vocabulary import Vocabulary
from flows.parse.citations.words import edtf
from flows.parse.model import Citation, Span

_REACH = 6000  # characters over which one noun may govern a list
_LOOSE = 400  # characters between two members of a list that carry words of their own
_FIRST = 200  # characters between a noun and its first number, with organs, dates and a title between
_BACK = 1500  # characters in which a sentence is looked for
_NEAR = 100  # characters between an organ and "its resolution"
_OWN = 20  # characters of "its"
_DATE = 20  # characters of a date and the word that opens it
_BODY = 120  # characters of the name of another body: "Conference of the States Parties to the … Convention against …"
_PART = 12  # characters between "chap. I" and a resolution in that chapter
# Reports of subsidiary bodies: the Human Rights Council's and the Commission's by their numbers, all others to the Economic and Social Council.
_REPORT = regex.compile(r"(?r)\((?:(?P<hrc>A/\d\d/53)|(?P<chr>E/(?:19[89]\d|200[0-6])/2[23](?!\d))|E/\d{4}/\d+)[^()\n]*\)(?P<after>[^()\n;；؛]*)")
_OTHER_SERIES = regex.compile(r"(?r)(?<![\w/])[A-Z]{2,}(?:/[A-Z\d.]+)*/")  # "AHG/" before "Res. 27 (II)"
_SHORT = ("council", "assembly")  # of several organs
_MIXED = {"year", "roman", "slash", "special"}  # forms that stand in one list


Key = tuple[str, str, str, str]  # kind, form, session and number


class Mention(NamedTuple):
    """A noun, the numbers that it governs, and the organ that is named with each."""

    noun: regex.Match[str]
    members: Sequence[Number]
    named: Sequence[str | None]

    @property
    def kind(self) -> str:
        return "decision" if self.noun["decision"] else "resolution"


def _attributions(mentions: Sequence[Mention]) -> dict[Key, str]:
    """Whose each number is, where the text names one organ with it somewhere."""
    named: dict[Key, set[str]] = {}
    for mention in mentions:
        for number, organ in zip(mention.members, mention.named, strict=True):
            if organ and organ not in _SHORT:
                named.setdefault((mention.kind, number.form, number.session, number.number), set()).add(organ)
    return {key: next(iter(found)) for key, found in named.items() if len(found) == 1}


@dataclass
class Numbered:
    """The numbered texts of one document; `text` has Western digits."""

    text: str
    vocabulary: Vocabulary
    issuing: str | None  # key of the organ that issues the document
    speaks: bool  # the document is a resolution or decision: "its" is the issuing organ's
    year: int
    start: int
    known: Mapping[Key, str] = field(default_factory=dict)  # whose a number is, where the text says so elsewhere
    _sentences: dict[int, int] = field(default_factory=dict)

    @cached_property
    def years(self) -> dict[str, str]:
        """Number → year of the Security Council's resolutions that the text gives in full, where it gives one year only."""
        found: dict[str, set[str]] = {}
        for match in regex.finditer(r"(?<![a-zA-Z\d/.-])(\d{1,4})\s?\(((?:19[4-9]|20[0-4])\d)\)", self.text):
            found.setdefault(match[1], set()).add(match[2])
        return {number: next(iter(years)) for number, years in found.items() if len(years) == 1}

    @cached_property
    def mentions(self) -> list[tuple[int, int, str]]:
        """Every mention of an organ: start, end, key."""
        return [(*match.span(), match.lastgroup or "") for match in self.vocabulary.organs.finditer(self.text)]

    @cached_property
    def mention_starts(self) -> list[int]:
        return [start for start, _, _ in self.mentions]

    def citations(self) -> Iterator[Citation]:
        mentions = [Mention(noun, members, self._named(noun, members)) for noun, members in self._governed() if members]
        self.known = _attributions(mentions)
        for mention in mentions:
            yield from self._rows(mention)

    def _governed(self) -> Iterator[tuple[regex.Match[str], list[Number]]]:
        """Every noun with the numbers that it governs."""
        nouns = list(self.vocabulary.nouns.finditer(self.text, self.start))
        for position, noun in enumerate(nouns):
            if self.vocabulary.noun_follows:
                yield noun, self._before(noun, nouns[position - 1].end() if position else self.start)
                continue
            limit = min(nouns[position + 1].start() if position + 1 < len(nouns) else len(self.text), noun.end() + _REACH)
            line_end = self.text.find("\n", noun.end(), limit)
            yield noun, self._members(noun.end(), limit if line_end < 0 else line_end)

    def _members(self, start: int, end: int) -> list[Number]:
        """The numbers that the noun governs: an unbroken chain of numbers, dates, organs and conjunctions."""
        members: list[Number] = []
        at, until = start, min(end, start + _FIRST)
        for number in self.vocabulary.numerals.find(self.text, start, end):
            if number.span[0] >= until:
                break
            if self._governs(self.text[at : number.span[0]], number, members):
                members.append(number)
                at = number.span[1]
                until = at + _LOOSE
        return members

    def _governs(self, gap: str, number: Number, members: Sequence[Number]) -> bool:
        if self.vocabulary.stop.match(gap) or self._is_pair(number):
            return False
        strict = self.vocabulary.gap.fullmatch(gap) is not None
        if number.form == "bare" and not members:
            return self.vocabulary.numbered.fullmatch(gap) is not None or (strict and any(self.vocabulary.organs.finditer(gap)))
        if number.form == "bare":
            return members[-1].form in ("bare", "year") and strict and self._is_told(number)
        if strict:
            return True
        if not members or self.vocabulary.sentence_end.search(gap):
            return False
        same = number.form == members[-1].form or {number.form, members[-1].form} <= _MIXED
        return same and (self._opens_part(gap, number) if ";" in gap else self.vocabulary.link.match(gap) is not None)

    def _opens_part(self, gap: str, number: Number) -> bool:
        """Whether a dated number stands first behind the last semicolon of a list: "68/237 of 23 December 2013, which named it; 69/16 of 18 November 2014"."""
        return self.vocabulary.gap.fullmatch(gap.rpartition(";")[2]) is not None and self._dated(number) is not None

    def _before(self, noun: regex.Match[str], start: int) -> list[Number]:
        """Where the noun follows: the numbers of its sentence that stand between the mark of ordinals and the word for "number", or continue such a list."""
        start = max(start, self._sentence_start(noun.start()), noun.start() - _REACH)
        members: list[Number] = []
        for number in self.vocabulary.numerals.find(self.text, start, noun.start()):
            marked = self.text[max(0, number.span[0] - 2) : number.span[0]].rstrip().endswith(self.vocabulary.mark)
            if number.form == "bare" and not (marked and self._is_told(number)):
                continue
            counted = number.form == "special" or self.text.startswith(self.vocabulary.counter, number.span[1])
            if marked or counted or (members and self.vocabulary.gap.fullmatch(self.text, members[-1].span[1], number.span[0])):
                members.append(number)
        return members

    def _rows(self, mention: Mention) -> Iterator[Citation]:
        noun, members, kind = mention.noun, mention.members, mention.kind
        told = noun.groupdict()
        many = self.vocabulary.noun_follows or bool(
            noun["many1"] or noun["many2"] or (len(members) > 1 and (told.get("either1") or told.get("either2")))
        )
        for position, (number, named) in enumerate(zip(members, mention.named, strict=True)):
            span = self._span(noun, number, alone=position == 0 and not many, only=len(members) == 1)
            organ = self._organ(noun, number, named or self.known.get((kind, number.form, number.session, number.number)))
            symbol = self._symbol(kind, organ, number)
            if symbol is None and number.form == "bare" and organ != organs.FOREIGN:
                continue
            yield Citation(span, kind, symbol, organs.NAMES.get(organ or ""), composed=symbol)

    def _span(self, noun: regex.Match[str], number: Number, alone: bool, only: bool) -> Span:
        """Noun and number where one is cited, in a list the number alone; where the noun follows, mark, number and noun."""
        start, end = number.span
        if self.vocabulary.noun_follows:
            marked = self.text.endswith(self.vocabulary.mark, 0, start)
            return (start - len(self.vocabulary.mark), noun.end()) if only and marked and noun.start() - end <= 1 else number.span
        series = _OTHER_SERIES.match(self.text, 0, noun.start())
        return (series.start() if series else noun.start(), end) if alone else number.span

    def _symbol(self, kind: str, organ: str | None, number: Number) -> str | None:
        if organ is None or organ == organs.FOREIGN:
            return None
        if number.form == "bare":
            date = self.years.get(number.number) or self._stated(number)
            number = organs.counted(number, organ, date) if date else number
        return organs.symbol(kind, organ, number)

    def _is_pair(self, number: Number) -> bool:
        """Whether what looks like number and year is two resolutions of one committee: "the 1267/1989 Committee"."""
        year = number.session if number.form == "bare" else ""
        return bool(year) and (year in self.years or self.years.get(number.number, year) != year)

    def _is_told(self, number: Number) -> bool:
        """Whether it is known when a bare number of a list was adopted; "25 October 1999" behind one is its date."""
        if number.number in self.years:
            return True
        return self._stated(number) is not None and not self.vocabulary.date.match(self.text, number.span[0])

    def _stated(self, number: Number) -> str | None:
        """The date, or the year alone, that a bare number has with it: `1267/1999`, "242 of 1967", "3379 of 10 November 1975"."""
        return number.session or self._dated(number)

    def _dated(self, number: Number) -> str | None:
        """The date that stands with a number, as EDTF."""
        after = not self.vocabulary.noun_follows
        date = self.vocabulary.date_after(self.text, number.span[1]) if after else self._date_before(self._begin(number))
        return edtf(date, self.vocabulary.months) if date else None

    def _begin(self, number: Number) -> int:
        """Where a number begins with the mark of ordinals before it."""
        marked = self.text.endswith(self.vocabulary.mark, 0, number.span[0])
        return number.span[0] - len(self.vocabulary.mark) if marked else number.span[0]

    def _date_before(self, at: int) -> regex.Match[str] | None:
        return self.vocabulary.date_before.match(self.text, max(0, at - _DATE), at)

    def _named(self, noun: regex.Match[str], members: Sequence[Number]) -> list[str | None]:
        """For each member the organ that is named with it: directly before the noun, between noun and number, or directly after the number."""
        if self.vocabulary.noun_follows:
            return self._named_before_numbers(members)
        before = self._in_report(noun.start()) or self._directly_before(noun.start())
        if before:
            return [before] * len(members)
        named: list[str | None] = [None] * len(members)
        at = noun.end()
        for position, number in enumerate(members):
            between = list(self.vocabulary.organs.finditer(self.text, at, number.span[0])) if position == 0 else []
            if between:
                named = [between[-1].lastgroup] * len(members)
            after = self._directly_after(number.span[1])
            if after:
                for earlier in range(position, -1, -1):
                    if named[earlier] is not None and not (between and earlier == position):
                        break
                    named[earlier] = after
            at = number.span[1]
        return named

    def _named_before_numbers(self, members: Sequence[Number]) -> list[str | None]:
        """Where the noun follows: what stands before a number, its mark and its date; a list goes on with the organ of its first member."""
        named: list[str | None] = []
        for position, number in enumerate(members):
            at = self._begin(number)
            date = self._date_before(at)
            organ = self._in_report(at) or self._directly_before(date.start() if date else at)
            listed = position > 0 and self.vocabulary.gap.fullmatch(self.text, members[position - 1].span[1], number.span[0])
            named.append(organ or (named[-1] if listed else None))
        return named

    def _in_report(self, at: int) -> str | None:
        """Whose resolution it is that stands in a part of a report: "Supplement No. 7 (E/2015/27), chap. I, sect. C, resolution 59/1"."""
        report = _REPORT.match(self.text, max(0, at - _NEAR), at)
        if report is None:
            return None
        after = report.start("after")
        pinpoint = self.vocabulary.pinpoint.match(self.text, after, at)
        if pinpoint is None or at - pinpoint.end() > _PART:
            return None
        return next((key for key in ("hrc", "chr") if report[key]), organs.FOREIGN)

    def _directly_before(self, at: int) -> str | None:
        if _OTHER_SERIES.match(self.text, 0, at):
            return organs.FOREIGN
        position = bisect_left(self.mention_starts, at) - 1
        if position >= 0:
            _, end, key = self.mentions[position]
            if end <= at and at - end < 40 and self.vocabulary.before_noun.fullmatch(self.text, end, at):
                return key
        back = self.text[max(0, at - _BODY) : at].rstrip()
        return organs.FOREIGN if self.vocabulary.foreign_end.match(back) else None

    def _directly_after(self, at: int) -> str | None:
        """The organ behind a number, or behind the date of the number."""
        date = self.vocabulary.date_after(self.text, at)
        for end in (at, date.end()) if date else (at,):
            organ = self.vocabulary.organ_after(self.text, end)
            if organ:
                return str(organ.lastgroup)
            of = self.vocabulary.of.match(self.text, end)
            if of and self.vocabulary.foreign.match(self.text, of.end()):
                return organs.FOREIGN
        return None

    def _organ(self, noun: regex.Match[str], number: Number, named: str | None) -> str | None:
        if named == organs.FOREIGN:
            return named
        if self.vocabulary.noun_follows and self._last_mention(number.span[0]) == organs.FOREIGN:
            return organs.FOREIGN
        if number.form == "bare" and number.number not in self.years:
            return self._named_near(number, named)
        fits = organs.candidates(number, self.year)
        if named:
            narrowed = organs.narrowed(named, number)
            fitting = [key for key in narrowed if key in fits]
            return fitting[0] if fitting else (fits[0] if len(fits) == 1 else narrowed[0] if number.form == "slash" else None)
        if len(fits) <= 1:
            return self._single(fits)
        date = (
            None if self.speaks else self._dated(number)
        )  # what a resolution leaves unnamed its markup links as who is named near it, whatever the date
        met = organs.of_date(number, fits, date) if date else ()
        if len(met) == 1:
            return met[0]
        at = number.span[0] if self.vocabulary.noun_follows else noun.start()
        start, end = self._sentence_start(at), self._sentence_end(noun.end())
        if self.speaks and self.vocabulary.own.match(self.text, max(0, noun.start() - _OWN), noun.start()):
            start = max(start, at - _NEAR)
        choice = self._mentioned(start, at, number, fits, last=True)
        if choice:
            return choice
        if self.speaks and self.issuing in fits:
            return self.issuing
        choice = self._mentioned(number.span[1], min(end, number.span[1] + _NEAR), number, fits, last=False)
        if choice:
            return choice
        if self.issuing in fits:
            return self.issuing
        return self._mentioned(max(0, start - _REACH), start, number, fits, last=True) or fits[0]

    def _named_near(self, number: Number, named: str | None) -> str | None:
        """Whose a number is that only its date tells: the organ named with it, last before it in the sentence, or next behind it."""
        key = named or self._last_mention(number.span[0])
        if key:
            return organs.narrowed(key, number)[0] if key != organs.FOREIGN else None
        end = min(self._sentence_end(number.span[1]), number.span[1] + _NEAR)
        return self._mentioned(number.span[1], end, number, ("sc", "ga"), last=False)

    def _last_mention(self, at: int) -> str | None:
        position = bisect_left(self.mention_starts, at) - 1
        start, _, key = self.mentions[position] if position >= 0 else (0, 0, "")
        return key if start >= self._sentence_start(at) else None

    def _single(self, fits: tuple[str, ...]) -> str | None:
        """The one organ that fits, the Human Rights Council only where the text or its masthead speaks of it."""
        if not fits:
            return None
        if fits[0] == "hrc" and self.issuing != "hrc" and not any(key == "hrc" for _, _, key in self.mentions):
            return None
        return fits[0]

    def _mentioned(self, start: int, end: int, number: Number, fits: tuple[str, ...], last: bool) -> str | None:
        found = [key for _, e, key in self.mentions[bisect_left(self.mention_starts, start) : bisect_right(self.mention_starts, end)] if e <= end]
        for key in reversed(found) if last else found:
            for candidate in organs.narrowed(key, number):
                if candidate in fits:
                    return candidate
        return None

    def _sentence_start(self, at: int) -> int:
        if at not in self._sentences:
            start = max(0, at - _BACK, self.text.rfind("\n", max(0, at - _BACK), at) + 1)
            ends = [match.end() for match in self.vocabulary.sentence_end.finditer(self.text, start, at)]
            self._sentences[at] = ends[-1] if ends else start
        return self._sentences[at]

    def _sentence_end(self, at: int) -> int:
        match = self.vocabulary.sentence_end.search(self.text, at, at + _BACK)
        return match.start() if match else min(len(self.text), at + _BACK)
