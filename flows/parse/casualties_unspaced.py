"""Casualties in a script that sets no blanks between words: a number, what it counts, and the nearest word that tells what befell them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from flows.parse.languages import words
from flows.parse.model import Casualty, Span
from flows.parse.numerals import chinese_number
from flows.parse.patterns import any_of, plain

LOOK_BACK = 16  # characters before a quantity in which the verb stands that governs it
SHARED = plain("[、和及与]|以及")


@dataclass(frozen=True)
class _Words:
    quantity: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    nouns: re.Pattern[str]
    subset: re.Pattern[str]
    freed: re.Pattern[str]
    at_least: frozenset[str]
    at_most: frozenset[str]
    numerals: Mapping[str, int]


@dataclass(slots=True)
class _Counted:
    span: Span
    counts: tuple[int | None, int | None, int | None]
    kind: str | None


@cache
def _words(language: str) -> _Words:
    w = words(language)["casualties"]
    numerals: Mapping[str, int] = w["numerals"]
    signs = "".join(numerals)
    number = rf"(?:\d{{1,3}}(?:[,，  ]\d{{3}})+(?!\d)|\d+(?:\.\d+)?|[{signs}])[{signs}]*"
    people = rf"(?:(?:{any_of(w['measures'])}[^，。；、\d]{{0,10}}?{any_of(w['people'])}|[^，。；、\d{signs}]{{0,4}}?{any_of(w['people'])})|{any_of(w['measures'])})"
    return _Words(
        quantity=plain(
            rf"(?<![\d.第])(?P<hedge>{any_of([*w['at_least'], *w['at_most'], *w['exactly']])})?"
            rf"(?:(?P<many>{any_of(w['many'])})|(?:(?P<first>{number})(?:{any_of(w['to_words'])}))?(?P<number>{number})(?P<more>{any_of(w['more'])})?){people}"
        ),
        before=plain(rf"(?:{_kinds(w['before'])})了?[^，。；：、\d]{{0,6}}$"),
        after=plain(rf"[^，。；：、\d]{{0,16}}?(?:{_kinds(w['after'])})"),
        nouns=plain(_kinds(w["nouns"])),
        subset=plain(rf"{any_of(w['subset'])}有?$"),
        freed=plain(rf"[^，。；、\d]{{0,10}}?{any_of(w['freed'])}"),
        at_least=frozenset(w["at_least"]),
        at_most=frozenset(w["at_most"]),
        numerals=numerals,
    )


def _kinds(forms: Mapping[str, Sequence[str]]) -> str:
    return "|".join(f"(?P<{kind}>{any_of(words_of)})" for kind, words_of in forms.items())


def find_unspaced(text: str, language: str, taken: Sequence[Span]) -> list[tuple[Span, Casualty]]:
    """Span and casualty of each quantity of people whose clause says what befell them; `taken` as in `find_casualties`."""
    w = _words(language)
    matches = [m for m in w.quantity.finditer(text) if not any(start < m.end() and m.start() < end for start, end in taken)]
    counted = []
    for at, match in enumerate(matches):
        first = max(match.start() - LOOK_BACK, matches[at - 1].end() if at else 0)
        end = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        if not w.subset.search(text, first, match.start()):
            counted.append(_Counted(match.span(), _counts(match, w), _kind(text, first, match, end, w)))
    for one, other in reversed(list(itertools.pairwise(counted))):  # "两名士兵和三名平民死亡"
        if one.kind is None and SHARED.fullmatch(text, one.span[1], other.span[0]):
            one.kind = other.kind
    return [(c.span, Casualty(c.kind, *c.counts, text=text[slice(*c.span)])) for c in counted if c.kind]


def _kind(text: str, first: int, match: re.Match[str], end: int, w: _Words) -> str | None:
    """What befell them: by the verb before, else by the one after in the same clause, else by what they are called."""
    told = w.before.search(text, first, match.start()) or w.after.match(text, match.end(), end)
    if told is None and not w.freed.match(text, match.end(), end):
        told = w.nouns.search(match.group())
    return next(kind for kind, word in told.groupdict().items() if word) if told else None


def _counts(match: re.Match[str], w: _Words) -> tuple[int | None, int | None, int | None]:
    """(count, lowest, highest) as in `flows.parse.casualties`."""
    if match["many"]:
        return None, None, None
    number = _number(match["number"], w.numerals)
    if match["first"]:
        scale = match["number"].lstrip("0123456789.,， ") if match["first"][-1].isdigit() else ""  # "3至5万人"
        return None, _number(match["first"] + scale, w.numerals), number
    if match["more"] or match["hedge"] in w.at_least:
        return number, number, None
    return (number, None, number) if match["hedge"] in w.at_most else (number, number, number)


def _number(printed: str, numerals: Mapping[str, int]) -> int:
    """`三万七千` → 37,000, `13万` → 130,000, `1.5亿` → 150,000,000."""
    digits = re.match(r"[\d.,，  ]*", printed)
    figure = digits.group() if digits else ""
    rest = printed[len(figure) :]
    if figure:
        value = float(re.sub(r"[,，  ]", "", figure))
        for sign in rest:
            value *= numerals[sign]
        return round(value)
    total = 0
    for scale in "亿万":
        head, found, tail = rest.partition(scale)
        if found:
            total += (chinese_number(head, numerals) if head else 1) * numerals[scale]  # "万人"
            rest = tail
    return total + (chinese_number(rest, numerals) if rest else 0)
