"""Symbols as running text prints them: joint ones, and lists of addenda."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.parse.model import Span
from flows.parse.symbols import find_symbols

# "and Add.5", "и Add.1–3": an addendum is a document of its own; a corrigendum or a revision named so is none beside the text it belongs to.
_ADDED = re.compile(r"(?:,|,?\s?(?:and|et|y|e|и|و|和|及|und))\s?(?:Corr\.\d{1,3}\s?(?:and|et|y|и|و|和|及|und)\s?)?(Add\.\d{1,3}(?:/Rev\.\d)?)(?![\w/])")
_ADDENDUM = re.compile(r"/Add\.\d+(?:/.*)?$")
_KINDS = {"RES": "resolution", "DEC": "decision", "PRST": "presidential_statement", "PV": "meeting_record", "SR": "meeting_record"}


def printed_symbols(text: str, start: int, joint: bool) -> Iterator[tuple[Span, str]]:
    """Span and normalised symbol of every printed symbol, "and Add.5" as a symbol of its own.

    The two halves of a joint symbol come apart, or with `joint` as one mention under the first of them.
    """
    first: tuple[Span, str] | None = None
    for span, symbol in find_symbols(text, start):
        if joint and first and span[0] == first[0][1] + 1 and text[first[0][1]] in "-–":
            first = (first[0][0], span[1]), first[1]
            continue
        if first:
            yield first
        first = span, str(symbol)
        added = _ADDED.match(text, span[1])
        while added:
            yield first
            first = added.span(1), f"{_ADDENDUM.sub('', first[1])}/{added[1]}"
            added = _ADDED.match(text, added.end())
    if first:
        yield first


def kind_of(symbol: str) -> str | None:
    """The kind that the symbol itself states; null where it states none."""
    for element in symbol.split("/"):
        kind = _KINDS.get(element.partition(".")[0].upper())
        if kind:
            return kind
    return None
