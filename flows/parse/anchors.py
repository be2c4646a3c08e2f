"""Patterns that are looked for by their literal beginnings first, and read precisely only there.

An automaton of literals runs ten times as fast as the same words between borders and in groups; most of a text holds none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import regex
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from flows.parse import patterns

_LITERALS = regex.compile(r"(?:\[(?P<cases>\p{L}\p{L})\])?(?P<plain>[\p{L}\p{N} ’'-]*)(?P<more>[?*{]?)")
_GROUP = regex.compile(r"\((?:\?:|\?P<\w+>)(?P<inside>(?:[^()]|(?P<nested>\((?:[^()]|(?&nested))*\)))*)\)(?P<optional>\??)")
_LITERAL = regex.compile(r"[\p{L}\p{N} ’'-]+")
_NEVER = "(?!)"
_ANY_CASE = {r"\p{Lu}": "[A-ZÀ-ÖØ-ÞА-ЯЁ]", r"\p{Ll}": "[a-zß-öø-ÿа-яё]", r"\p{L}": r"[^\W\d_]"}


class Anchored:
    """A pattern of the `regex` module in which every alternative begins with letters that are the same in all it matches."""

    def __init__(self, pattern: str, left: str = "", right: str = "") -> None:
        """`left` and `right` are what must stand beside it; raises ValueError for an alternative without a literal beginning."""
        self.pattern = regex.compile(f"{left}(?:{pattern}){right}")
        self.anchor = _automaton(beginnings(pattern))

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """The matches in order, none overlapping."""
        until = len(text) if end is None else end
        done = start
        for _, hit, _ in self.anchor.find_matches_as_indexes(text[start:until]):
            if start + hit >= done and (match := self.pattern.match(text, start + hit, until)):
                done = match.end()
                yield match

    def match(self, text: str, at: int) -> regex.Match[str] | None:
        return self.pattern.match(text, at)


class Sought:
    """A pattern for texts in lower case, of which every alternative begins with the letters of a word."""

    def __init__(self, pattern: str) -> None:
        """Raises ValueError for an alternative without a literal beginning."""
        self.pattern = patterns.plain(rf"(?<!\w)(?:{pattern})", lower=True)
        self.anchor = _automaton(map(str.lower, beginnings(pattern)))

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match in a stretch of the text."""
        hits = self.anchor.find_matches_as_indexes(text[start:end])
        return self.pattern.search(text, start + hits[0][1], end) if hits else None


def _automaton(words: Iterable[str]) -> AhoCorasick:
    return AhoCorasick(sorted(words), matchkind=MatchKind.LeftmostFirst, implementation=Implementation.DFA)


def plain(pattern: str) -> re.Pattern[str]:
    """A pattern with properties of letters (`\\p{Lu}`) for the standard library's engine, which is quicker from literal beginnings."""
    for name, letters in _ANY_CASE.items():
        pattern = pattern.replace(name, letters)
    return re.compile(pattern)


def beginnings(pattern: str) -> set[str]:
    """The literal beginnings of the alternatives of a pattern: `(?P<a>[Ll]ettres?|(?:An )?Accord)` → Lettre, lettre, An, Accord."""
    found: set[str] = set()
    for alternative in _alternatives(pattern):
        group = _GROUP.match(alternative)
        if group:
            rest = alternative[group.end() :]
            inside = _alternatives(group["inside"])
            whole = _LITERAL.match(rest) and all(map(_LITERAL.fullmatch, inside))
            found |= {first + second for first in inside for second in beginnings(rest)} if whole else beginnings(group["inside"])
            if group["optional"]:
                found |= beginnings(rest)
        elif alternative != _NEVER:
            literals = _LITERALS.match(alternative)
            word = literals["plain"][: -1 if literals["more"] else None] if literals else ""
            if not word:
                raise ValueError(f"no literal beginning in {alternative!r}")
            found |= {first + word for first in (literals and literals["cases"]) or ("",)}
    return found


def _alternatives(pattern: str) -> Sequence[str]:
    parts, depth, last, position = [], 0, 0, 0
    while position < len(pattern):
        sign = pattern[position]
        if sign == "\\":
            position += 2
            continue
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append(pattern[last:position])
            last = position + 1
        position += 1
    return [*parts, pattern[last:]]
