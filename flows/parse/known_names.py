"""Names of places in scripts that have no capitals: what the gazetteer knows, and what a noun such as "village" names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

import regex
from ahocorasick_rs import AhoCorasick

from flows.parse.gazetteer import fold_place, known_places
from flows.parse.languages import words
from flows.parse.model import Span
from flows.parse.patterns import NOTHING, ending, plain

LETTER = plain(r"[\p{L}\p{M}]")


class _Folding(dict[int, str]):
    """Sign → the sign that stands for it in the gazetteer, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        sign = unicodedata.normalize("NFKD", chr(code))[0]
        return self.setdefault(code, sign)


_FOLDED = _Folding()


def find_known_names(text: str, start: int, end: int, language: str) -> list[Span]:
    """The names of a stretch of text, in order, not overlapping; of several that begin together the longest."""
    automaton, n_names = _automaton(language)
    attached, named = _surroundings(language)
    said = text[start:end].translate(_FOLDED)
    matches = automaton.find_matches_as_indexes(said, overlapping=True)
    found = [(left, right, which < n_names) for which, left, right in matches if not attached or _is_whole(said, left, right, attached)]
    found += [(*match.span("name"), True) for match in named.finditer(said)]
    return [(start + left, start + right) for left, right in _not_overlapping(found)]


def _not_overlapping(found: Iterable[tuple[int, int, bool]]) -> Iterator[Span]:
    """The longest of those that begin together, without those that begin within another and those that are no names."""
    reached = 0
    for left, right, is_name in sorted(found, key=lambda match: (match[0], -match[1])):
        if left >= reached:
            reached = right
            if is_name:
                yield left, right


def _is_whole(text: str, left: int, right: int, attached: regex.Pattern[str]) -> bool:
    """Does a name make up a word, but for a particle that is written together with it?"""
    return LETTER.match(text, right) is None and attached.match(text, 0, left) is not None


@cache
def _automaton(language: str) -> tuple[AhoCorasick, int]:
    """All names, then the words that only look like names, and how many names there are."""
    w = words(language)["places"]
    others = {fold_place(word) for word in w["not_names"]}
    kinds = {fold_place(kind) for kind in w["classifiers"]}
    known = sorted(name for name in known_places(language) - others if name.split(" ")[0] not in kinds)
    return AhoCorasick([*known, *sorted(others)]), len(known)


@cache
def _surroundings(language: str) -> tuple[regex.Pattern[str] | None, re.Pattern[str]]:
    """What may be written together with a name, before it (None: nothing parts words), and what names a place by a noun."""
    w = words(language)["places"]
    attached = ending(rf"(?<!\p{{L}})(?:{w['attached']})") if "attached" in w else None
    return attached, plain(w.get("named", NOTHING))
