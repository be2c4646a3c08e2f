"""Symbols as running text prints them: joint ones, and lists of addenda."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.parse.model import Span
from flows.parse.symbols import find_symbols

# "and Add.5", "и Add.1–3": an addendum is a document of its own; a corrigendum or a revision named so is none beside the text it belongs to.
_ADDED = re.compile(
    r"(?:,|,?\s?(?:and|et|y|e|и|و|和|及|und))\s?(?:Corr\.\d{1,3}\s?(?:and|et|y|и|و|和|及|und)\s?)?(Add\.\d{1,3}(?:/Rev\.\d)?)(?![\w/])"
)
_ADDENDUM = re.compile(r"/Add\.\d+(?:/.*)?$")
_KINDS = {"RES": "resolution", "DEC": "decision", "PRST": "presidential_statement", "PV": "meeting_record", "SR": "meeting_record"}


def printed_symbols(text: str, start: int = 0) -> Iterator[tuple[Span, str]]:
    """Span and normalised symbol of every printed symbol, the halves of a joint one each by itself, "and Add.5" as a symbol of its own."""
    for span, found in find_symbols(text, start):
        symbol = str(found)
        yield span, symbol
        added = _ADDED.match(text, span[1])
        while added:
            symbol = f"{_ADDENDUM.sub('', symbol)}/{added[1]}"
            yield added.span(1), symbol
            added = _ADDED.match(text, added.end())


def kind_of(symbol: str) -> str | None:
    """The kind that the symbol itself states; null where it states none."""
    for element in symbol.split("/"):
        kind = _KINDS.get(element.partition(".")[0].upper())
        if kind:
            return kind
    return None
