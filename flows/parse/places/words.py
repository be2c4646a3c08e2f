"""The words that decide about places, from `[places]` of a language's file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from flows.parse.languages import words
from flows.parse.patterns import NOTHING, any_of, ending, plain

GOVERNING = ("articles", "locating", "classifiers", "objects", "topics")


@dataclass(frozen=True)
class Words:
    confirmed: re.Pattern[str]  # what must follow a name that neither the gazetteer nor a noun such as "village" tells to be a place
    locating: frozenset[str]
    moving: frozenset[str]
    directions: frozenset[str]
    classifiers: frozenset[str]
    connectors: frozenset[str]
    objects: frozenset[str]
    object_nouns: frozenset[str]
    object_joints: frozenset[str]
    topics: frozenset[str]
    articles: frozenset[str]
    polities: frozenset[str]
    on: frozenset[str]
    against: frozenset[str]
    bodies: frozenset[str]
    too_wide: frozenset[str]
    movement: re.Pattern[str]
    kinds: re.Pattern[str]
    kinds_in_names: re.Pattern[str]
    kinds_first: frozenset[str]
    areas: re.Pattern[str]
    predicates: re.Pattern[str]
    predicates_of_towns: re.Pattern[str]
    predicates_of_places: re.Pattern[str]
    and_there: re.Pattern[str]
    participles: re.Pattern[str]
    modifier: re.Pattern[str]
    governing: regex.Pattern[str] | None  # the last word before a name, where no blanks part words
    happenings: re.Pattern[str]
    of: re.Pattern[str]
    pause: re.Pattern[str]
    verb: re.Pattern[str]
    possessive: re.Pattern[str]
    levels: re.Pattern[str]
    state_happenings: re.Pattern[str]
    hostile: re.Pattern[str]
    about: regex.Pattern[str]
    title: regex.Pattern[str]
    body_before: re.Pattern[str]
    mission_before: re.Pattern[str]
    counted: re.Pattern[str]
    level_joint: re.Pattern[str]
    where: re.Pattern[str]
    declared: re.Pattern[str]
    common: re.Pattern[str]
    lines: frozenset[str]
    leaving: frozenset[str]
    declaring: frozenset[str]
    at_date: re.Pattern[str]
    dates_sharing: re.Pattern[str]
    all_of_them: re.Pattern[str]
    opening: re.Pattern[str]
    joints: re.Pattern[str]
    enumeration: re.Pattern[str]
    clause_start: regex.Pattern[str]
    clauses: re.Pattern[str]
    new_clause: re.Pattern[str]
    border_between: regex.Pattern[str]
    dates_before: re.Pattern[str]
    dates_after: re.Pattern[str]
    retold: re.Pattern[str]
    respectively: re.Pattern[str]
    bound: regex.Pattern[str]
    away: regex.Pattern[str]
    left_for: regex.Pattern[str]
    addressed: regex.Pattern[str]
    of_another: re.Pattern[str]
    as_far_as: re.Pattern[str]
    column_of_places: re.Pattern[str]
    cell_goes_on: re.Pattern[str]
    agent_nouns: regex.Pattern[str]
    led_to: regex.Pattern[str]
    subject: re.Pattern[str]
    participle_after: re.Pattern[str]
    participles_before: re.Pattern[str]
    same_place: re.Pattern[str]
    river_before: regex.Pattern[str]


@cache
def place_words(language: str) -> Words | None:
    """The words of a language; None where it has not even prepositions that locate."""
    w = words(language)["places"]
    if "locating" not in w:
        return None
    sets = (
        "articles",
        "locating",
        "moving",
        "directions",
        "classifiers",
        "connectors",
        "objects",
        "object_nouns",
        "object_joints",
        "topics",
        "bodies",
        "kinds_first",
        "too_wide",
        "polities",
        "on",
        "against",
        "lines",
        "declaring",
        "leaving",
    )
    patterns = (
        "predicates",
        "predicates_of_towns",
        "predicates_of_places",
        "and_there",
        "participles",
        "joints",
        "enumeration",
        "level_joint",
        "clauses",
        "new_clause",
        "dates_before",
        "dates_after",
        "retold",
        "respectively",
        "at_date",
        "opening",
        "dates_sharing",
        "all_of_them",
        "where",
        "state_happenings",
        "of",
        "pause",
        "verb",
        "possessive",
        "levels",
        "declared",
        "common",
        "as_far_as",
        "column_of_places",
        "cell_goes_on",
        "of_another",
        "subject",
        "participle_after",
        "participles_before",
        "same_place",
    )

    def forms(key: str) -> str:
        return any_of(w.get(key, ()))

    kinds, areas, article, bodies = forms("kinds"), forms("areas"), forms("articles"), forms("bodies")
    as_they_are: dict[str, Any] = {key: frozenset(w.get(key, ())) for key in sets} | {key: plain(w.get(key, NOTHING)) for key in patterns}
    follows = rf" (?!{forms('follow')}\b|\w+(?:{w.get('verb_endings', NOTHING)})\b)\p{{Ll}}"
    return Words(
        confirmed=plain(w.get("confirmed", "")),
        **as_they_are | {"bodies": frozenset([*w.get("bodies", ()), *words(language).get("actors", {}).get("adjectives", {})])},
        movement=plain(rf"(?i:(?<!\w){forms('movement')}(?!\w))"),
        kinds=plain(rf" {kinds}(?!\w)"),
        kinds_in_names=plain(rf"(?i:{kinds}|{areas})"),
        areas=plain(rf" {areas}(?!\w)"),
        happenings=plain(rf" {forms('happenings')}(?!\w)"),
        addressed=ending(rf"(?<!\w){forms('addressed')}(?: \w+)* {w.get('addressee_joint', NOTHING)} "),
        hostile=plain(rf"(?<!\w){forms('hostile')}(?!\w)"),
        title=ending(rf"(?<!\w){forms('titles')}\.? "),
        body_before=plain(rf"(?<!\w){bodies} (?:{w.get('body_joint', NOTHING)}) ?(?:{article})?$"),
        mission_before=plain(rf"(?<!\w){forms('missions')} (?:{w.get('body_joint', NOTHING)})(?: {article})?$"),
        counted=plain(rf"(?<!\w)(?:{forms('numbers')}|\d+) (?:\w+ )?(?P<noun>{forms('classifiers')})[,:]$"),
        border_between=ending(rf"(?<!\w){forms('borders')} (?:{w.get('between', NOTHING)}) (?:{article} )?", regex.I),
        agent_nouns=ending(w.get("agent_nouns", NOTHING)),
        led_to=ending(rf"(?<!\w){w.get('led_to', NOTHING)}(?: (?!and\b)\p{{Ll}}+){{0,4}} "),
        bound=ending(w.get("bound", NOTHING)),
        river_before=ending(w.get("river_before", NOTHING)),
        away=ending(w.get("away", NOTHING)),
        left_for=ending(w.get("left_for", NOTHING)),
        about=ending(rf"(?<!\w){forms('about')} (?:\w+ )?{w.get('about_joint', NOTHING)} (?:{article} )?", regex.I),
        clause_start=ending(rf"(?:^|[.,;:(，；：（“\"—–-] ?|(?<!\w){forms('clause_words')} )(?:(?:{article}|{forms('owners')}) )?", regex.I),
        modifier=plain(follows if "follow" in w else w.get("modifier", NOTHING)),
        governing=None if w.get("spaced", True) else ending(any_of(form for key in GOVERNING for form in w[key])),
    )
