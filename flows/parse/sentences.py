"""Sentences of a paragraph of the view."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from flows.parse.languages import words
from flows.parse.model import Span
from flows.parse.patterns import plain

ENTRY_HEAD, BETWEEN_DATES = 160, 20  # characters of the head of an entry, and before each of its dates
LONGEST = 4_000  # characters: what has no stop for longer is no sentence; it is cut, so that the cost of a text grows with its length
NO_TIMES: Mapping[int, int] = MappingProxyType({})
PLACE_ALONE = plain(r"\s*\p{Lu}[\p{L}’'-]*(?: (?:\p{Ll}{1,3} )?\p{Lu}[\p{L}’'-]*){0,2}")  # "3 May. Goma. Shots …"
NUMBER = plain(r"\s*\(?\d{1,2}")  # of a paragraph: "3. The Council …"
END = plain(r"[.!?。！？\n](?:(?<=\n)|[\"”’»)\]]*(?=\s+[\p{Lu}\p{Lo}\d\"“«(]|\n|$))")


@cache
def _abbreviation(language: str) -> re.Pattern[str]:
    known = words(language)["events"].get("abbreviations", [])
    return plain(rf"(?:^|[\s(])(?:{'|'.join(map(re.escape, known)) or '(?!)'}|\p{{Lu}})$")


def sentences(text: str, start: int, end: int, language: str, times: Mapping[int, int] = NO_TIMES) -> list[Span]:
    """The sentences of a stretch of the view, without the blanks between them; a paragraph ends a sentence.

    `times`: end → start of time expressions. Those with which a paragraph begins are the head of what follows: "15 February 2011. Shots are heard."
    """
    abbreviation = _abbreviation(language)
    found: list[Span] = []
    begin, head = start, start  # head: where the dates end that head an entry
    for match in END.finditer(text, start, end):
        stop = match.end() if match.group() != "\n" else match.start()
        if match.group()[0] == ".":
            if match.start() in times and (begin == start or "\n" in text[begin - 1 : begin + 1]) and _is_entry_head(begin, match.start(), times):
                head = match.end()
                continue
            if head > begin and PLACE_ALONE.fullmatch(text, head, match.start()):
                continue
            if NUMBER.fullmatch(text, begin, match.start()) or abbreviation.search(text, max(match.start() - 12, begin - 1, 0), match.start()):
                continue
        _append(found, text, begin, stop)
        begin = match.end()
    _append(found, text, begin, end)
    return found


def _is_entry_head(begin: int, end: int, times: Mapping[int, int]) -> bool:
    """Is a stretch that ends with a time little more than times, one after the other?"""
    if end - begin > ENTRY_HEAD:
        return False
    while begin < end:
        time = next(((times[stop], stop) for stop in range(begin + 1, end + 1) if stop in times), None)
        if time is None or time[0] - begin > BETWEEN_DATES:
            return False
        begin = time[1]
    return True


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end:
        stop = end if end - start <= LONGEST else _cut(text, start)
        while start < stop and text[start].isspace():
            start += 1
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        if start < last:
            found.append((start, last))
        start = stop


def _cut(text: str, start: int) -> int:
    """Where to part what is too long: after a semicolon or a word of it, else anywhere."""
    end = start + LONGEST
    return text.rfind("; ", start, end) + 1 or text.rfind(" ", start + 1, end) + 1 or end
