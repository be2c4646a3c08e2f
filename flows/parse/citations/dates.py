"""The date that a citation states: found beside it, given as EDTF."""

from __future__ import annotations

import regex

from flows.parse.citations.vocabulary import Vocabulary


def edtf(match: regex.Match[str], vocabulary: Vocabulary, default_year: str | None = None) -> str | None:
    """`1994-03-01`, `1994-03` or `1932`; a printed day or month without a year takes the default one; null without either."""
    parts = match.groupdict()
    year = parts.get("year") or default_year
    if year is None:
        return None
    month_name, day = parts.get("month"), parts.get("day")
    if not month_name:
        return year
    month = int(month_name) if month_name.isdigit() else vocabulary.months[" ".join(month_name.split()).casefold()]
    if not 1 <= month <= 12:
        return year
    if not day:
        return f"{year}-{month:02d}"
    number = int(day)
    return f"{year}-{month:02d}-{number:02d}" if 1 <= number <= 31 else f"{year}-{month:02d}"
