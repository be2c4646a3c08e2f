"""Which of the mentions the United Nations' own markup of resolutions and decisions links, and under which symbol.

The machine-readable documents of the United Nations (Akoma Ntoso for the United Nations) mark up what has a document of its own in the
Official Document System. `Citation.symbol` follows them inside resolutions and decisions; `Citation.composed` has the full symbol of every
mention, so that nothing is lost. docs/citations.md lists the differences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from flows.parse.citations.vocabulary import Vocabulary
from flows.parse.model import Citation, Masthead, Span

_OLD_PART = regex.compile(r"(?<=\d) [A-Z](?:[-,][A-Z])*(?= \()")
_HEAD = 2500  # characters in which the masthead of a resolution ends
_ORIGIN = regex.compile(r"\[[^\]\n]*\][^\S\n]*(?:\n|$)")  # "[on the report of the Third Committee (A/78/481)]": where a resolution comes from
_NOT_LINKED_BY_THE_COUNCIL = regex.compile(r"E/RES/(?:19|200|201[01])")  # its own resolutions before 2012
_NOT_LINKED = regex.compile(
    r"E/RES/.*\([IVXLC]+\)"  # the Economic and Social Council's by session
    r"|A/HRC/RES/[1-5]/"  # the Human Rights Council's of its first sessions, which have no symbols of their own
    r"|E/CN\.4/RES/|.*/DEC/"
    r"|(?:UNEP/CBD|UNCTAD|HSP|ECE|E/ECA|GC\(\d+\)|GOV|INFCIRC)/"  # series that are kept elsewhere
)


def is_marked_up(masthead: Masthead) -> bool:
    """Whether the document is of the kinds that the United Nations publish in machine-readable form."""
    return masthead.document_type in ("resolution", "decision") or any("/RES/" in symbol or "/DEC/" in symbol for symbol in masthead.symbols)


def as_marked_up(rows: Sequence[Citation], own: Sequence[str], text: str, vocabulary: Vocabulary) -> list[Citation]:
    """The mentions of a resolution or decision with its own symbols, each with the symbol under which the markup links it, if any."""
    without_numbers = any(map(vocabulary.not_linked_in.match, own))
    of_council = any(symbol.startswith("E/") for symbol in own)
    found = []
    for position, row in enumerate(rows):
        symbol = _linked(row, rows[position - 1] if position else None, text, of_council)
        if symbol and (without_numbers or vocabulary.not_linked.search(symbol)) and not _is_printed(row.span, text):
            symbol = None
        found.append(row if symbol == row.symbol else replace(row, symbol=symbol))
    return found


def _linked(row: Citation, before: Citation | None, text: str, of_council: bool) -> str | None:
    if row.symbol is None or row.kind == "decision" or _NOT_LINKED.match(row.symbol):
        return None
    if of_council and _NOT_LINKED_BY_THE_COUNCIL.match(row.symbol):
        return None
    if _is_told_by_date(row.symbol, row.span, text):
        return None
    if before and before.symbol and row.span[0] == before.span[1] + 1 and text[before.span[1]] == "-":
        return None  # the second half of a joint symbol
    if row.span[0] < _HEAD and _ORIGIN.match(text, text.rfind("\n", 0, row.span[0]) + 1):
        return None
    return str(_OLD_PART.sub("", row.symbol))


def _is_told_by_date(symbol: str, span: Span, text: str) -> bool:
    """Whether the text prints the number of a resolution, but nowhere with the year or session that its symbol has."""
    _, _, counted = symbol.rpartition("/")
    return counted.endswith(")") and text[span[1] - 1].isdigit() and counted not in text and counted.replace(" ", "") not in text


def _is_printed(span: Span, text: str) -> bool:
    return bool(regex.match(r"[A-Z][A-Z-]*(?:\(\w+\))?/", text[slice(*span)]))
