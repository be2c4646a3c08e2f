"""Proper names of a sentence: runs of words with a capital, with the small words that stand inside a name; without capitals the known ones."""

from __future__ import annotations

import re
from functools import cache

from flows.parse.known_names import find_known_names
from flows.parse.languages import words
from flows.parse.model import Span
from flows.parse.patterns import NOTHING, any_of, ending, plain

CAPITAL = plain(r"\p{Lu}(?<![\w.].)")  # begins a word: every name has one, and it is found several times as fast as a name
PREFIX = ending(r"\p{L}{1,3}[-‑'’]")  # "al-", "d’"


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    w = words(language)["places"]
    if "particles" not in w:
        return None
    letters = r"[\p{L}\p{M}]*+(?:['’‘ʻ`](?!s\b)(?=\p{L})[\p{L}\p{M}]*+)*+"
    possessive = rf"{any_of(w.get('possessives', ()))}['’]s"
    word = rf"(?!{any_of(w['function_words'])}\b)(?:{possessive}|\p{{Lu}}{letters})(?:[-‑][\p{{L}}\p{{M}}]{letters})*+"
    particle, prefix = any_of(w["particles"]), rf"(?:{any_of(w.get('prefixes', ()))}[-‑]|{w.get('elided', NOTHING)})"
    word = rf"(?:{any_of(w.get('joined_names', ()))}|{prefix}?{word})"
    last_letter = r"(?(quoted)|(?:(?<!s)['’‘ʻ](?=[ ,;.)]))?)"  # of Arabic names: "Zahra’"
    return plain(rf"(?<![\w.-])(?P<quoted>(?<=['‘]))?{word}(?: (?:{particle} ){{0,2}}{word})*{last_letter}(?!\w|-\d)")


def find_names(text: str, start: int, end: int, language: str) -> list[Span]:
    """The names of a stretch of text, in order, not overlapping."""
    if "not_names" in words(language)["places"]:
        return find_known_names(text, start, end, language)
    pattern = _pattern(language)
    if pattern is None:
        return []
    found: list[Span] = []
    done = start
    for capital in CAPITAL.finditer(text, start, end):
        at = capital.start()
        if at >= done:
            prefix = PREFIX.match(text, done, at) if text[at - 1] in "-‑'’" else None
            name = (prefix and pattern.match(text, prefix.start(), end)) or pattern.match(text, at, end)
            if name:
                found.append(name.span())
                done = name.end()
    return found
