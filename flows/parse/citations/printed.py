"""Symbols as running text prints them: joint ones, and lists of addenda."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.parse.model import Span
from flows.parse.symbols import find_symbols

# "and Add.5", "и Add.1–3": an addendum is a document of its own; a corrigendum or a revision named so is none beside the text it belongs to.
AND = r"(?:and|et|y|e|и|و|和|及|und)"  # in any language: symbols are listed alike in all
TO = r"(?:to|à|a|по|إلى|至|bis)"
_COMMA = "[,،、]"
_ADDED = re.compile(rf"(?:{_COMMA}|{_COMMA}?\s?{AND})\s?(?:Corr\.\d{{1,3}}\s?{AND}\s?)?(Add\.(\d{{1,3}})(?:/Rev\.\d)?)(?![A-Za-z\d/])")
_BY_WORD = rf"{TO}\s?(?:Add\.\d|\d{{1,3}}(?!\d|\s(?!{AND}\b)[^\W\d_]))"  # "Add.1 to 3", but not "sent Add.1 to 3 States"
_UP_TO = re.compile(rf"\s?(?:[-–]\s?|(?={_BY_WORD})\w+\s?)(?:Add\.)?(\d{{1,3}})(?![A-Za-z\d/])")
_MOST_ADDED = 30  # members of a range; a longer one is none
_ENDS_IN_NUMBER = re.compile(r"\d+$")
_MEMBER = r"\d{1,3}(?:[-–]\d{1,3}|/Rev\.\d)?"
_NUMBERS = re.compile(rf"(?:{_COMMA}\s?{_MEMBER})*(?:{_COMMA}?\s?{AND}\s?{_MEMBER})?(?=\s?[;)]|,?\s[A-Z]{{1,4}}/)")  # "A/C.1/50/SR.3, 5-7 and 9)"
_NUMBER = re.compile(r"(\d{1,3}(?:/Rev\.\d)?)(?:[-–](\d{1,3}))?")
_REMARK = 300  # characters: brackets about symbols are not longer
_RANGE = re.compile(r"(?<=/Add\.)(\d+)-\d+$")  # the grammar reads "/Add.2-4" as one element
_ADDENDUM = re.compile(r"/Add\.(\d+)(?:/.*)?$")
_KINDS = {"RES": "resolution", "DEC": "decision", "PRST": "presidential_statement", "PV": "meeting_record", "SR": "meeting_record"}


def printed_symbols(text: str, start: int = 0) -> Iterator[tuple[Span, str]]:
    """Span and normalised symbol of every printed symbol, the halves of a joint one each by itself, "and Add.5" and every member of "Add.2-4" as a
    symbol of its own."""
    for (begin, printed_end), found in find_symbols(text, start):
        symbol, end = str(found), printed_end
        if _RANGE.search(symbol):
            symbol, end = _RANGE.sub(r"\1", symbol), text.rindex("-", begin, end)
        yield (begin, end), symbol
        yield from _addenda(text, end, symbol)
        if text.rfind("(", max(0, begin - _REMARK), begin) > text.rfind(")", max(0, begin - _REMARK), begin):
            ranged = _UP_TO.match(text, end) if _ADDENDUM.search(symbol) else None
            yield from _numbers(text, ranged.end() if ranged else end, symbol)


def _numbers(text: str, at: int, symbol: str) -> Iterator[tuple[Span, str]]:
    """In brackets, a list goes on with the last numbers alone: the documents of a session, the records of a body, addenda."""
    listed = _NUMBERS.match(text, at)
    if listed and _ENDS_IN_NUMBER.search(symbol):
        for number in _NUMBER.finditer(text, at, listed.end()):
            yield number.span(1), _ENDS_IN_NUMBER.sub(number[1], symbol)
            if number[2] and int(number[2]) - int(number[1]) < _MOST_ADDED:
                members = range(int(number[1]) + 1, int(number[2]) + 1)
                yield from ((number.span(2), _ENDS_IN_NUMBER.sub(str(member), symbol)) for member in members)


def _addenda(text: str, at: int, symbol: str) -> Iterator[tuple[Span, str]]:
    """The further members of the list that a symbol begins."""
    addendum = _ADDENDUM.search(symbol)
    base, first = (symbol[: addendum.start()], int(addendum[1])) if addendum else (symbol, None)
    while True:
        last = _UP_TO.match(text, at) if first is not None else None
        if last and first is not None:
            yield from _up_to(last, base, first)
            at = last.end()
        added = _ADDED.match(text, at)
        if added is None:
            return
        yield added.span(1), f"{base}/{added[1]}"
        first, at = int(added[2]), added.end()


def _up_to(last: re.Match[str], base: str, first: int) -> Iterator[tuple[Span, str]]:
    """The addenda of a range behind its first; they share the span of its last number."""
    if int(last[1]) - first < _MOST_ADDED:
        yield from ((last.span(1), f"{base}/Add.{number}") for number in range(first + 1, int(last[1]) + 1))


def kind_of(symbol: str) -> str | None:
    """The kind that the symbol itself states; null where it states none."""
    for element in symbol.split("/"):
        kind = _KINDS.get(element.partition(".")[0].upper())
        if kind:
            return kind
    return None
