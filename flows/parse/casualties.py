"""Casualties and other human losses: figures and number words with their kind, as the text claims them (guidelines, section 8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Any

import regex

from flows.parse.languages import words
from flows.parse.model import Casualty, Span
from flows.parse.patterns import any_of

FIGURE = r"\d{1,3}(?:[,\u00a0 ]\d{3})+|\d+(?:\.\d+)?"
FIGURE_START = regex.compile(FIGURE)


@dataclass(frozen=True)
class Words:
    quantity: regex.Pattern[str]
    victims: regex.Pattern[str]
    after: regex.Pattern[str]
    before: regex.Pattern[str]
    nouns: regex.Pattern[str]  # people whose name says what befell them
    subset: regex.Pattern[str]
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    at_least: frozenset[str]
    at_most: frozenset[str]


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
    # What is bridged between a quantity and its verb: the noun phrase of the victims, and a remark on some of them.
    phrase = rf"(?:,? [\p{{L}}'’-]+){{0,6}}?(?:,? (?:{any_of(w['subset'])}) [^,.;]{{3,60}},|,)?"
    return Words(
        quantity=_quantity(w, {**ones, **tens}),
        victims=regex.compile(rf" (?:[\p{{L}}'’-]+ ){{0,3}}?{any_of(w['victims'])}(?!\w)", regex.I),
        after=regex.compile(rf"{phrase} ?(?:{_kinds(w['after'])})(?!\w)", regex.I),
        before=regex.compile(rf"(?<!\w)(?:{_kinds(w['before'])}) (?:(?:{w['of_people']}) )?$", regex.I),
        nouns=regex.compile(rf"(?<!\w)(?:{_kinds(w['nouns'])})$", regex.I),
        subset=regex.compile(rf"(?<!\w){any_of(w['subset'])} $", regex.I),
        numbers={**ones, **tens, **w["dozen"]},
        scales=w["scales"],
        at_least=frozenset(w["at_least"]),
        at_most=frozenset(w["at_most"]),
    )


def _kinds(forms: Mapping[str, str]) -> str:
    return "|".join(f"(?P<{kind}>{form})" for kind, form in forms.items())


def _quantity(w: Mapping[str, Any], units: Iterable[str]) -> regex.Pattern[str]:
    """A hedge, a number or a range in figures or words, or an indefinite quantity."""
    scale, unit = any_of(w["scales"]), any_of(units)
    spelled = rf"(?:{any_of(map(regex.escape, w['dozen']))}|{unit}(?:[- ](?:{w['joint']} )?(?:{unit}|{scale}))*)"
    number = rf"(?:(?:{FIGURE})(?: {scale})?|{spelled})"
    hedge = any_of([*w["exactly"], *w["at_least"], *w["at_most"]])
    return regex.compile(
        rf"(?<![\w.,/-])(?:{w['between']} (?P<low>{number}) {w['joint']} (?P<high>{number})|(?P<hedge>{hedge} )?"
        rf"(?:(?P<low>{number})(?: {any_of(w['to_words'])} |(?<=\d)[-–](?=\d))(?P<high>{number})|(?P<number>{number})|(?P<many>{any_of(w['many'])}))"
        rf"(?P<more> {w['or_more']})?)(?![\w%]|[.,]\d| {any_of(w['not_people'])})",
        regex.I,
    )


def find_casualties(text: str, language: str, taken: Sequence[Span] = ()) -> list[FoundCasualty]:
    """The casualties of a stretch of text, in order: quantities whose clause says what befell the people counted.

    `taken`: spans of the text whose numbers are something else, such as dates.
    """
    w = _words(language)
    if w is None:
        return []
    found: list[FoundCasualty] = []
    matches = [m for m in w.quantity.finditer(text) if not any(start < m.end() and m.start() < end for start, end in taken)]
    for match, following in zip_longest(matches, matches[1:]):
        if w.subset.search(text, max(match.start() - 20, 0), match.start()):
            continue
        victims = w.victims.match(text, match.end())
        kind = _kind(text, match, victims, following, w)
        counts = _counts(match, w)
        if kind is None or counts is None:
            continue
        span = (match.start(), victims.end() if victims else match.end())
        found.append(FoundCasualty(span, Casualty(kind, *counts, text=text[slice(*span)])))
    return found


def _kind(text: str, match: regex.Match[str], victims: regex.Match[str] | None, following: regex.Match[str] | None, w: Words) -> str | None:
    """What befell them: the verb before the quantity, else the nearest after it, before the next quantity of people."""
    before = w.before.search(text, max(match.start() - 40, 0), match.start())
    end = len(text) if following is None or w.subset.search(text, max(following.start() - 20, 0), following.start()) else following.start()
    after = w.after.match(text, match.end(), end)
    if before and (victims or not after):
        return _named(before)
    noun = w.nouns.search(victims.group()) if victims else None
    return _named(after) if after else _named(noun) if noun else None


def _named(match: regex.Match[str]) -> str:
    return next(kind for kind, value in match.groupdict().items() if value)


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
    if figure := FIGURE_START.match(text):
        value = float(figure.group().replace(",", "").replace(" ", ""))
        scale = text[figure.end() :].strip()
        return round(value * w.scales.get(scale, 1))
    total, current = 0, 0
    for word in text.replace("-", " ").split():
        if word in w.scales:
            current = max(current, 1) * w.scales[word]
            if w.scales[word] >= 1000:
                total, current = total + current, 0
        elif word in w.numbers:
            current += w.numbers[word]
    return total + current or None
