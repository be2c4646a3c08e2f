"""The value of a date that stands beside a citation, as EDTF."""

from __future__ import annotations

import re
from collections.abc import Mapping

import regex

_CHINESE = {digit: value for value, digits in enumerate(("〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九")) for digit in digits}

_PRINTED_YEAR = regex.compile(r"(?r)(?<!\d)(?P<year>1[6-9]\d\d|20\d\d)(?!\d)[^\n]{0,300}")  # the last one before a place
_YEAR = regex.compile(r"^S/RES/\d+ \((\d{4})\)|^(?:E|S/PRST|S|E/CN\.4)/(?:RES/|DEC/)?(\d{4})/")


def edtf(match: re.Match[str] | regex.Match[str], months: Mapping[str, int], default_year: str | None = None) -> str | None:
    """`1994-03-01`, `1994-03` or `1932` for a match with the groups day, month, year and same; a printed day or month without a year takes
    the one before it if it says so ("of the same year"), else the default one; null without either, and for what is no date."""
    parts = match.groupdict()
    same = _PRINTED_YEAR.match(match.string, 0, match.start()) if parts.get("same") else None
    year = _year(parts.get("year")) or (same["year"] if same else default_year)
    if year is None:
        return None
    name, printed_day = parts.get("month"), parts.get("day")
    if not name:
        return year
    month = months.get(" ".join(name.split()).casefold()) or number(name)
    day = number(printed_day) if printed_day else None
    if not month or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return f"{year}-{month:02d}" if day is None else f"{year}-{month:02d}-{day:02d}"


def number(text: str) -> int | None:
    """A number in digits or in Chinese characters up to 99; null for anything else."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if any(character not in _CHINESE for character in tens + ones):
        return None
    return (_CHINESE.get(tens, 1) if ten else 0) * 10 + _CHINESE.get(ones, 0)


def session_year(symbol: str | None) -> str | None:
    """The year that a symbol carries for its own adoption: `S/RES/822 (1993)` → 1993, `E/RES/2004/57` → 2004."""
    match = _YEAR.search(symbol or "")
    return (match[1] or match[2]) if match else None


def _year(text: str | None) -> str | None:
    if not text or text.isdecimal():
        return text
    return "".join(str(_CHINESE[character]) for character in text)
