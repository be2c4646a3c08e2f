"""Sentences of a paragraph of the view."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from flows.parse.languages import words
from flows.parse.model import Span
from flows.parse.patterns import plain

ENTRY_HEAD = 32  # characters
LONGEST = 4_000  # characters: what has no stop for longer is no sentence; it is cut, so that the cost of a text grows with its length
NUMBER = plain(r"\s*\(?\d{1,2}")  # of a paragraph: "3. The Council …"
END = plain(r"[.!?。！？\n](?:(?<=\n)|[\"”’»)\]]*(?=\s+[\p{Lu}\p{Lo}\d\"“«(]|\n|$))")


@cache
def _abbreviation(language: str) -> re.Pattern[str]:
    known = words(language)["events"].get("abbreviations", [])
    return plain(rf"(?:^|[\s(])(?:{'|'.join(map(re.escape, known)) or '(?!)'}|\p{{Lu}})$")


def sentences(text: str, start: int, end: int, language: str, heads: Collection[int] = ()) -> list[Span]:
    """The sentences of a stretch of the view, without the blanks between them; a paragraph ends a sentence.

    `heads`: where time expressions end. One that ends a paragraph's first words is the head of what follows: "15 February 2011. Shots are heard."
    """
    abbreviation = _abbreviation(language)
    found: list[Span] = []
    begin = start
    for match in END.finditer(text, start, end):
        stop = match.end() if match.group() != "\n" else match.start()
        if match.group()[0] == ".":
            if match.start() in heads and stop - begin <= ENTRY_HEAD and (begin == start or "\n" in text[begin - 1 : begin + 1]):
                continue
            if NUMBER.fullmatch(text, begin, match.start()) or abbreviation.search(text, max(match.start() - 12, begin - 1, 0), match.start()):
                continue
        _append(found, text, begin, stop)
        begin = match.end()
    _append(found, text, begin, end)
    return found


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
