"""Where a happening is said to have happened (guidelines, section 7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from flows.parse.event_types import cost_between
from flows.parse.gazetteer import find_place
from flows.parse.languages import words
from flows.parse.model import Place, Span
from flows.parse.patterns import any_of
from flows.parse.states import state_names

WORD = r"\p{Lu}[\p{L}'’-]*\p{L}"
SHORT = 3  # letters: shorter names are other words too
NEAR = 110  # what a place may cost to reach from a date where the sentence has several; see cost_between


@dataclass(frozen=True)
class Words:
    name: regex.Pattern[str]
    named: regex.Pattern[str]
    weak: regex.Pattern[str]
    objects: regex.Pattern[str]
    subject: regex.Pattern[str]
    strong: frozenset[str]
    bodies: frozenset[str]
    adjective: regex.Pattern[str]
    kind: regex.Pattern[str]


@cache
def _words(language: str) -> Words | None:
    w = words(language)["places"]
    if not w:
        return None
    particles, joints, inner = any_of(w["name_particles"]), any_of(w["name_joints"]), any_of(w["name_prepositions"])
    name = rf"{WORD}(?:[ -](?:{WORD}|{particles}(?= \p{{Lu}})))*"
    the = f"(?:{w['article']} )?"
    names = rf"(?P<names>{name}(?:{joints}(?:{inner} )?{the}{name})*)"
    prepositions, weak = ("|".join(sorted(w[key], key=len, reverse=True)) for key in ("prepositions", "weak"))
    classified = w["classifiers"].removesuffix("?")
    return Words(
        name=regex.compile(name),
        named=regex.compile(rf"(?<!\w)(?P<preposition>(?i:{prepositions})) {the}(?P<classifier>{w['classifiers']}){the}{names}"),
        weak=regex.compile(rf"(?<!\w)(?i:{weak}) {the}(?P<classifier>{classified}){the}{names}"),
        objects=regex.compile(rf"(?<!\w)(?i:{'|'.join(w['objects'])}) {the}(?P<classifier>{w['classifiers']}){the}{names}"),
        subject=regex.compile(rf"(?:(?<=^|[:;,.] |and )){names}(?={w['subjects']})"),
        strong=frozenset(w["strong"]),
        bodies=frozenset(w["bodies"]),
        kind=regex.compile(rf" (?:{'|'.join(w['kinds'])})(?!\w)"),
        adjective=regex.compile(rf" (?!(?:{'|'.join(w['follow'])})\b)\p{{Ll}}"),
    )


@dataclass(frozen=True, slots=True)
class FoundPlace:
    span: Span
    place: Place


def find_places(text: str, start: int, end: int, language: str, context: tuple[str, ...]) -> list[FoundPlace]:
    """The places of a stretch of text, in order; `context` are the countries that an ambiguous name most likely lies in."""
    w = _words(language)
    if w is None:
        return []
    found: dict[int, FoundPlace] = {}
    for pattern in (w.named, w.weak, w.objects, w.subject):
        for match in pattern.finditer(text, start, end):
            strong = pattern in (w.named, w.weak) and (bool(match["classifier"]) or match["preposition"].lower() in w.strong)
            for name in w.name.finditer(match["names"]):
                at = match.start("names") + name.start()
                kind = w.kind.match(text, at + len(name.group()))
                span = (at, kind.end() if kind else at + len(name.group()))
                if span[0] not in found and (place := _place(text, span, strong, pattern is w.subject, w, language, context)):
                    found[span[0]] = FoundPlace(span, place)
    return sorted(found.values(), key=lambda f: f.span)


def _place(text: str, span: Span, strong: bool, subject: bool, w: Words, language: str, context: tuple[str, ...]) -> Place | None:
    """A name as a place: known to the gazetteer, or unknown in a place where only a place can stand."""
    name = text[slice(*span)]
    parts = regex.split(r"[ -]", name)
    place = find_place(name, context, language)
    if place is None and any(part in w.bodies for part in parts):
        return None
    if w.adjective.match(text, span[1]) and (place is None or not strong):
        return None
    if place is not None:
        return None if subject and name in w.bodies else place
    return Place(name, context[0] if context else None) if strong and name != name.upper() else None


def countries_of(text: str, start: int, end: int, language: str) -> list[str]:
    """The countries that a stretch of text names, the most frequent first."""
    automaton, names = _state_automaton(language)
    part = text[start:end].lower()
    counts: Counter[str] = Counter()
    for which, left, right in automaton.find_matches_as_indexes(part):
        if not (part[left - 1 : left].isalnum() or part[right : right + 1].isalnum()):
            counts[state_names(language)[names[which]]] += 1
    return [code for code, _ in counts.most_common()]


@cache
def _state_automaton(language: str) -> tuple[AhoCorasick, list[str]]:
    names = [name for name, code in state_names(language).items() if code and len(name) > SHORT]
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names


def assign_places(text: str, sentence: Span, dates: Sequence[Span], language: str, context: tuple[str, ...]) -> list[tuple[Place, ...]]:
    """The places of a sentence, each given to the date that its words are nearest to; one tuple per date."""
    given: list[list[Place]] = [[] for _ in dates]
    for found in find_places(text, *sentence, language, context):
        if any(date[0] < found.span[1] and found.span[0] < date[1] for date in dates):
            continue
        costs = [cost_between(text, date, found.span, language) for date in dates]
        cheapest = min(range(len(dates)), key=costs.__getitem__)
        if (len(dates) == 1 or costs[cheapest] <= NEAR) and found.place.name not in {place.name for place in given[cheapest]}:
            given[cheapest].append(found.place)
    return [tuple(places) for places in given]
