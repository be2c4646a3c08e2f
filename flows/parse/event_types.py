"""The type of a happening: the trigger word that the date governs decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import regex

from flows.parse.languages import words
from flows.parse.model import Span

HALT = regex.compile(r"[;:]|[.!?] ")
COMMA = regex.compile(r",")
CROSS_CLAUSE = 70  # what crossing into another clause costs, in characters of distance
CROSS_COMMA = 12
BEFORE_DATE = 6  # a trigger after its date is a little less likely than one before it


@dataclass(frozen=True, slots=True)
class Trigger:
    type: str
    span: Span
    word: str


@dataclass(frozen=True)
class Lexicon:
    """`by_letters`: the first letters of a word → the patterns that may begin there, so that most words are passed over at once."""

    by_letters: Mapping[str, tuple[tuple[str, regex.Pattern[str]], ...]]
    handicaps: Mapping[str, int]


LETTERS = 3
WORD = regex.compile(r"(?<![\w-])\p{L}+")
LITERAL = regex.compile(rf"\p{{L}}{{1,{LETTERS}}}(?![?|])")


@cache
def _lexicon(language: str) -> Lexicon | None:
    w = words(language)["events"]
    if "triggers" not in w:
        return None
    forms: dict[str, dict[str, list[str]]] = {}
    for kind, alternatives in w["triggers"].items():
        for form in alternatives:
            literal = LITERAL.match(form)
            assert literal, f"[events.triggers] {kind}: {form!r} must begin with a letter that is always there"
            forms.setdefault(literal.group().lower(), {}).setdefault(kind, []).append(form)
    compiled = {
        letters: tuple((kind, regex.compile(rf"(?:{'|'.join(sorted(some, key=len, reverse=True))})(?!\w)", regex.I)) for kind, some in kinds.items())
        for letters, kinds in forms.items()
    }
    return Lexicon(compiled, w["handicaps"])


def triggers(text: str, start: int, end: int, language: str) -> list[Trigger]:
    """Every trigger of a stretch of text; where two overlap the longer one stays."""
    lexicon = _lexicon(language)
    if lexicon is None:
        return []
    found: list[Trigger] = []
    for word in WORD.finditer(text, start, end):
        letters = word.group()[:LETTERS].lower()
        for length in range(1, len(letters) + 1):
            for kind, pattern in lexicon.by_letters.get(letters[:length], ()):
                if match := pattern.match(text, word.start(), end):
                    found.append(Trigger(kind, match.span(), match.group()))
    found.sort(key=lambda trigger: (trigger.span[0] - trigger.span[1], trigger.span[0]))
    kept: list[Trigger] = []
    for trigger in found:
        if not any(other.span[0] < trigger.span[1] and trigger.span[0] < other.span[1] for other in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda trigger: trigger.span)


@cache
def _clause(language: str) -> regex.Pattern[str]:
    return regex.compile(words(language)["events"].get("clause", "(?!)"))


def cost_between(text: str, date: Span, other: Span, language: str) -> int:
    """How far apart two spans of a sentence are: characters, and what it costs to cross commas and clauses."""
    between = text[other[1] : date[0]] if other[1] <= date[0] else text[date[1] : other[0]]
    return (
        len(between)
        + CROSS_CLAUSE * (len(HALT.findall(between)) + len(_clause(language).findall(between)))
        + CROSS_COMMA * len(COMMA.findall(between))
    )


def type_of(text: str, date: Span, sentence: Span, found: list[Trigger], language: str) -> tuple[str, Trigger | None]:
    """(type, trigger) of the happening that a date governs: the trigger nearest to it, clause boundaries and commas counted."""
    lexicon = _lexicon(language)
    best: Trigger | None = None
    best_cost = 10_000
    for trigger in found:
        if not (sentence[0] <= trigger.span[0] and trigger.span[1] <= sentence[1]):
            continue
        if trigger.span[0] < date[1] and date[0] < trigger.span[1]:
            cost = 0  # the trigger is part of the words that carry the time: an anniversary, a war
        else:
            cost = cost_between(text, date, trigger.span, language) + (0 if trigger.span[1] <= date[0] else BEFORE_DATE)
        cost += lexicon.handicaps.get(trigger.type, 0) if lexicon else 0
        if cost < best_cost:
            best, best_cost = trigger, cost
    return (best.type if best else "other"), best
