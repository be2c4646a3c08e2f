"""The numbers of resolutions and decisions, as they stand after (in Chinese before) their noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

from flows.parse.citations.words import number
from flows.parse.model import Span

_LATIN = str.maketrans("ІХМСАВЕДГ", "IXMCABEDG")  # look-alikes of another alphabet in session numerals and part letters
_NONE = "(?!)"  # of a language without such a mark
_LAST_SESSION = 100  # of the General Assembly, with room to spare
_ROMAN = r"[IVXLCІХС]{1,7}"
_DIGITS = re.compile("[0-9]+")
_AFTER_CYRILLIC = "ѐ"
_HYPHENS = frozenset("-–‑ ")  # between the mark of a special session and its number
_IN_WORD = frozenset("0123456789/.-–‑ ") - {" "}  # a number does not begin after these, nor after a Latin or Cyrillic letter
_PART_LETTER = regex.compile(r"[A-Z]")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")


@dataclass(frozen=True, slots=True)
class Number:
    """One number: `form` is year, roman, special, session, slash, cop or bare; a bare one has its year for a session where it prints it."""

    span: Span
    form: str
    number: str
    session: str
    part: str


class Numerals:
    """How one language prints the numbers: its letters for parts and sessions, and what joins two parts."""

    def __init__(self, table: Mapping[str, Mapping[str, str]]) -> None:
        """`parts`: letter word → Latin letter; `sessions`: mark of the kind of session → `S-`, `ES-` or nothing; `join`: to, and."""
        self.parts, self.sessions = table["parts"], table["sessions"]
        self.range = regex.compile(rf"[-–—]|{table['join']['to']}")
        letter = rf"(?:{'|'.join(('[A-ZАВСДЕГ]', *self.parts))})(?![A-Za-zА-яء-ي])"
        part = rf"(?:{letter}(?:\s?(?:[-–—,]|{table['join']['to']}|{table['join']['and']})\s?{letter})*)"
        mark = "|".join(mark if mark == _NONE else r"\s?".join(mark) for mark in sorted(self.sessions, key=len, reverse=True))
        edge = r"(?![A-Za-zА-я0-9/]|[.,\-–]\d)"
        self.pattern = regex.compile(
            rf"""(?:
      (?P<year_n>\d{{1,4}})(?:\s?(?P<year_part>[A-E](?![a-z])))?\s?[(（]\s?(?P<year>(?:19[4-9]|20[0-4])\d)\s?[)）]
    | (?P<roman_n>\d{{1,4}})(?:\s?(?P<roman_part>{part}))?\s?[(（]\s?
      (?:(?P<roman>(?:E?S-)?{_ROMAN})|(?P<mark>{mark})\s?[-–]\s?(?P<counted>\d{{1,2}})|(?P<han>[一二三四五六七八九十]{{1,3}}))\s?[)）](?:\s?(?P<after_part>[A-E](?![A-Za-z])))?
    | (?P<cop_n>\d{{1,3}})/(?P<cop>CP|CMP|CMA|COP)[./](?P<cop_s>\d{{1,2}})
    | (?P<session>(?:19[4-9]|20[0-4])\d)/(?P<session_n>\d{{1,3}})(?:\s?(?P<session_part>{part}))?
    | (?P<slash>\d{{1,3}})/(?P<slash_n>\d{{1,3}})(?:\s?(?P<slash_part>{part}))?
    | (?P<bare>\d{{1,4}})(?:/(?P<bare_year>(?:19[4-9]|20[0-4])\d))?
    ){edge}""",
            regex.X,
        )
        self.more = regex.compile(rf"\s?[(（/]|\s?{letter}|[^\W_]|[.,\-–]\d")  # what makes digits more than a bare number
        self.special = regex.compile(rf"(?P<special_s>\d{{1,2}})/(?P<special_n>\d{{1,3}})(?:\s?(?P<special_part>{part}))?{edge}", regex.X)
        self.special_mark = regex.compile(rf"(?r)(?<![A-Za-zА-я0-9/.\-–])(?P<special>ES|S|{mark})\s?[-–‑]\s?")

    def find(self, text: str, start: int, end: int) -> Iterator[Number]:
        """Every number of the text, with Western digits, between two offsets."""
        for digits in _DIGITS.finditer(text, start, end):
            at = digits.start()
            if at < start:  # within the number before
                continue
            before = text[at - 1] if at else " "
            found = None
            if before in _IN_WORD or (before.isalpha() and before < _AFTER_CYRILLIC):
                if before in _HYPHENS:
                    found = self._special(text, at, start, end)
            elif self.more.match(text, digits.end(), end):
                match = self.pattern.match(text, at, end)
                found = self._read(match) if match else None
            elif digits.end() - at <= 4:
                found = Number(digits.span(), "bare", digits.group(), "", "")
            if found:
                start = found.span[1]
                yield found

    def _special(self, text: str, at: int, start: int, end: int) -> Number | None:
        """The number of a special session whose digits begin at an offset: `ES-11/1`, `دإط-10/11`."""
        mark, match = self.special_mark.match(text, start, at), self.special.match(text, at, end)
        if mark is None or match is None:
            return None
        kind = "".join(mark["special"].split())
        session = f"{self.sessions.get(kind, kind + '-')}{match['special_s']}"
        return Number((mark.start(), match.end()), "special", match["special_n"], session, self._part(match["special_part"]))

    def _read(self, match: regex.Match[str]) -> Number:
        span = match.span()
        if match["year_n"]:
            return Number(span, "year", match["year_n"], match["year"], self._part(match["year_part"]))
        if match["roman_n"]:
            part = self._part(match["roman_part"] or match["after_part"])
            return Number(span, "roman", match["roman_n"], self._session(match), part)
        if match["cop"]:
            return Number(span, "cop", match["cop_n"], match["cop_s"], "")
        if match["session"]:
            return Number(span, "session", match["session_n"], match["session"], self._part(match["session_part"]))
        if match["slash"]:
            session, count = match["slash"], match["slash_n"]
            if int(session) > _LAST_SESSION >= int(count):  # Arabic text that was turned round: 307/74
                session, count = count, session
            return Number(span, "slash", count, session, self._part(match["slash_part"]))
        return Number(span, "bare", match["bare"], match["bare_year"] or "", "")

    def _part(self, text: str | None) -> str:
        """`B`, `A-E` for a range, `A,B` for two."""
        if not text:
            return ""
        join = "-" if self.range.search(text) else ","
        for word, letter in self.parts.items():
            text = text.replace(word, letter)
        return join.join(_PART_LETTER.findall(text.translate(_LATIN)))

    def _session(self, match: regex.Match[str]) -> str:
        """The session as a Roman numeral, also where it is printed as a mark and a number: `(د-29)` → `XXIX`."""
        if match["roman"]:
            return str(match["roman"].translate(_LATIN))
        counted = int(match["counted"]) if match["counted"] else number(match["han"]) or 0
        kind = self.sessions["".join(match["mark"].split())] if match["mark"] else ""
        return kind + roman(counted)


def roman(number: int) -> str:
    """The numeral of a number below a hundred: 49 → `XLIX`."""
    return _TENS[number // 10] + _ONES[number % 10]
