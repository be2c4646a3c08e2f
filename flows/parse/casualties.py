"""Casualties and other human losses: figures and number words with their kind, as the text claims them (guidelines, section 8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from flows.parse.languages import words
from flows.parse.model import Casualty, Span

FIGURE = r"\d{1,3}(?:[,\u00a0 ]\d{3})+|\d+(?:\.\d+)?"


@dataclass(frozen=True)
class Words:
    pattern: regex.Pattern[str]
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    at_least: frozenset[str]
    at_most: frozenset[str]
    or_more: str


@dataclass(frozen=True, slots=True)
class FoundCasualty:
    """A casualty and the span of its printed quantity in the text that was searched."""

    span: Span
    casualty: Casualty


@cache
def _words(language: str) -> Words | None:
    w = words(language)["casualties"]
    if not w:
        return None
    ones = {word: value for value, word in enumerate(w["ones"])}
    tens = {word: 10 * value for value, word in enumerate(w["tens"], 2)}
    numbers = {**ones, **tens, **w["dozen"]}
    return Words(_pattern(w, numbers), numbers, w["scales"], frozenset(w["at_least"]), frozenset(w["at_most"]), w["or_more"])


def _either(forms: list[str]) -> str:
    return "(?:" + "|".join(sorted(forms, key=len, reverse=True)) + ")"


def _pattern(w: Mapping[str, Any], numbers: Mapping[str, int]) -> regex.Pattern[str]:
    """What happened, quantity, victims, what happened: one of the two sides must say what."""
    word = _either([*map(regex.escape, numbers), *w["scales"], *w["and_words"][:1], "and"])
    scale = _either(list(w["scales"]))
    spelled = rf"(?:{_either(list(map(regex.escape, w['dozen'])))}|{_either([*w['ones'], *w['tens']])}(?:[- ](?:and )?{word})*)"
    number = rf"(?:(?:{FIGURE})(?: {scale})?|{spelled})"
    hedge = _either([*w["exactly"], *w["at_least"], *w["at_most"], *w["between"]])
    quantity = (
        rf"(?P<hedge>{hedge} )?(?:(?P<low>{number})(?: (?:to|and|or) |[-–])(?P<high>{number})|(?P<number>{number})|(?P<many>{_either(w['many'])}))"
        rf"(?P<more> {w['or_more']})?"
    )
    victims = (
        rf"(?P<victims>(?: of)?(?: {w['adjective'].replace('?)', '')})?)" if False else rf"(?P<victims>(?: {w['adjective']}{_either(w['victims'])})?)"
    )
    before = "|".join(rf"(?P<b_{kind}>{form})" for kind, form in w["before"].items())
    after = "|".join(rf"(?P<a_{kind}>{form})" for kind, form in w["after"].items())
    link = r"(?: (?:of (?:them|whom)|in all|alone|others?|more|were|was|,)){0,2}"
    return regex.compile(
        rf"(?<![\w.,-])(?:(?:{before}) (?:the lives of |a total of )?)?(?P<quantity>{quantity}{victims}){link}(?:,? (?:{after})(?!\w))?(?![\w%]|,\d| per cent|\.\d)",
        regex.I,
    )


def find_casualties(text: str, language: str) -> list[FoundCasualty]:
    """The casualties of a stretch of text, in order. A figure whose clause says no kind takes that of the figure before it in a list."""
    w = _words(language)
    if w is None:
        return []
    found: list[FoundCasualty] = []
    last_kind: str | None = None
    last_end = 0
    for match in w.pattern.finditer(text):
        kind = next((name[2:] for name, value in match.groupdict().items() if name[:2] in ("a_", "b_") and value), None)
        after = any(value for name, value in match.groupdict().items() if name.startswith("a_"))
        if kind and not after:
            kind = kind if match["victims"] or _clear(match) else None
        if kind is None and last_kind and match["victims"] and regex.fullmatch(r",? (?:and|or) |, ", text[last_end : match.start()]):
            kind = last_kind
        last_kind, last_end = kind, match.end()
        if kind is None:
            continue
        counts = _counts(match, w)
        if counts is None:
            continue
        span = match.span("quantity")
        found.append(FoundCasualty(span, Casualty(kind, *counts, text=text[slice(*span)].strip())))
    return found


def _clear(match: regex.Match[str]) -> bool:
    """`killing eleven`: a verb of killing directly before a number without a noun."""
    return bool(match["b_killed"] or match["b_injured"]) and not regex.match(r"(?:took|cost|costs|at the)", match["b_killed"] or "")


def _counts(match: regex.Match[str], w: Words) -> tuple[int | None, int | None, int | None] | None:
    """(count, lowest, highest) by the table of the guidelines; None where the words are no quantity."""
    if match["many"]:
        return None, None, None
    if match["low"]:
        low, high = _number(match["low"], w), _number(match["high"], w)
        return (None, low, high) if low is not None and high is not None and low < high else None
    number = _number(match["number"], w)
    if number is None:
        return None
    hedge = (match["hedge"] or "").strip().lower()
    if hedge in w.at_least or match["more"]:
        return number, number, None
    if hedge in w.at_most:
        return number, None, number
    return number, number, number


def _number(printed: str, w: Words) -> int | None:
    """`1.5 million`, `222,570`, `two hundred and twenty thousand`."""
    text = printed.lower().replace("\u00a0", " ")
    if text in w.numbers:
        return w.numbers[text]
    if figure := regex.match(FIGURE, text):
        value = float(regex.sub(r"[, ]", "", figure.group()))
        scale = text[figure.end() :].strip()
        return round(value * w.scales.get(scale, 1))
    total, current = 0, 0
    for word in regex.split(r"[\s-]+", text):
        if word in w.scales:
            current = max(current, 1) * w.scales[word]
            if w.scales[word] >= 1000:
                total, current = total + current, 0
        elif word in w.numbers:
            current += w.numbers[word]
    return total + current or None
