"""The numbers of resolutions and decisions, as they stand after (in Chinese before) their noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from flows.parse.model import Span

# Look-alikes of other alphabets in session numerals and part letters.
_LATIN = str.maketrans("ІХМСАВЕДГ", "IXMCABEDG")
_ARABIC_LETTERS = {"ألف": "A", "باء": "B", "جيم": "C", "دال": "D", "هاء": "E", "واو": "F", "زاي": "G"}
_CHINESE_LETTERS = {"甲": "A", "乙": "B", "丙": "C", "丁": "D", "戊": "E"}
_PARTS = _ARABIC_LETTERS | _CHINESE_LETTERS
_LETTER = r"(?:[A-ZАВСДЕГ]|" + "|".join(_PARTS) + r")(?![^\W\d_])"
_PART = rf"(?:{_LETTER}(?:\s?(?:[-–—,]|and|to|et|y|и|و|和|至)\s?{_LETTER})*)"
_PART_LETTER = regex.compile(r"[A-Z]")
_RANGE = regex.compile(r"[-–—]|to|至|до|bis")
_LAST_SESSION = 100  # of the General Assembly, with room to spare
_ROMAN = r"[IVXLCІХС]{1,7}"

NUMBER = regex.compile(
    rf"""(?<![A-Za-zА-я0-9/.\-–])(?:
      (?P<year_n>\d{{1,4}})(?:\s?(?P<year_part>[A-E](?![a-z])))?\s?[(（]\s?(?P<year>(?:19[4-9]|20[0-4])\d)\s?[)）]
    | (?P<roman_n>\d{{1,4}})(?:\s?(?P<roman_part>{_PART}))?\s?[(（]\s?(?P<roman>(?:E?S-)?{_ROMAN}|د(?:إ(?:ط)?)?\s?[-–]\s?\d{{1,2}})\s?[)）](?:\s?(?P<after_part>[A-E](?![A-Za-z])))?
    | (?P<special>ES|S|دإط|دإ|د\s?إ)\s?[-–‑]\s?(?P<special_s>\d{{1,2}})/(?P<special_n>\d{{1,3}})(?:\s?(?P<special_part>{_PART}))?
    | (?P<cop_n>\d{{1,3}})/(?P<cop>CP|CMP|CMA|COP)[./](?P<cop_s>\d{{1,2}})
    | (?P<session>(?:19[4-9]|20[0-4])\d)/(?P<session_n>\d{{1,3}})(?:\s?(?P<session_part>{_PART}))?
    | (?P<slash>\d{{1,3}})/(?P<slash_n>\d{{1,3}})(?:\s?(?P<slash_part>{_PART}))?
    | (?P<bare>\d{{1,4}})
    )(?![A-Za-zА-я0-9/]|[.,\-–]\d)""",
    regex.X,
)


@dataclass(frozen=True, slots=True)
class Number:
    """One number: `form` is year, roman, special, session, slash, cop or bare."""

    span: Span
    form: str
    number: str
    session: str
    part: str


def numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """Every number of the text, with Western digits, between two offsets."""
    for match in NUMBER.finditer(text, start, end):
        yield read_number(match)


def read_number(match: regex.Match[str]) -> Number:
    """The parts of a match of NUMBER."""
    span = match.span()
    if match["year_n"]:
        return Number(span, "year", match["year_n"], match["year"], _part(match["year_part"]))
    if match["roman_n"]:
        return Number(span, "roman", match["roman_n"], _session(match["roman"]), _part(match["roman_part"] or match["after_part"]))
    if match["special"]:
        kind = "ES" if match["special"] in ("ES", "دإط") else "S"
        return Number(span, "special", match["special_n"], f"{kind}-{match['special_s']}", _part(match["special_part"]))
    if match["cop"]:
        return Number(span, "cop", match["cop_n"], match["cop_s"], "")
    if match["session"]:
        return Number(span, "session", match["session_n"], match["session"], _part(match["session_part"]))
    if match["slash"]:
        session, number = match["slash"], match["slash_n"]
        if int(session) > _LAST_SESSION >= int(number):  # Arabic text that was turned round: 307/74
            session, number = number, session
        return Number(span, "slash", number, session, _part(match["slash_part"]))
    return Number(span, "bare", match["bare"], "", "")


def _part(text: str | None) -> str:
    """`B`, `A-E` for a range, `A,B` for two."""
    for word, letter in _PARTS.items():
        text = (text or "").replace(word, letter)
    letters = _PART_LETTER.findall((text or "").translate(_LATIN))
    return ("-" if _RANGE.search(text or "") else ",").join(letters)


def _session(text: str) -> str:
    if "د" not in text:
        return text.translate(_LATIN)
    number = int(regex.search(r"\d+", text)[0])  # the pattern has digits there
    roman = "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
    return ("ES-" if "ط" in text else "S-" if "إ" in text else "") + roman
