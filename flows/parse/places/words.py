"""The words that decide about places, from `[places]` of a language's file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from flows.parse.languages import words
from flows.parse.patterns import any_of


@dataclass(frozen=True)
class Words:
    locating: frozenset[str]
    moving: frozenset[str]
    directions: frozenset[str]
    classifiers: frozenset[str]
    connectors: frozenset[str]
    objects: frozenset[str]
    object_nouns: frozenset[str]
    object_joints: frozenset[str]
    topics: frozenset[str]
    article: str
    polities: frozenset[str]
    on: frozenset[str]
    against: frozenset[str]
    bodies: frozenset[str]
    too_wide: frozenset[str]
    movement: regex.Pattern[str]
    kinds: regex.Pattern[str]
    kinds_in_names: regex.Pattern[str]
    areas: regex.Pattern[str]
    predicates: regex.Pattern[str]
    predicates_of_towns: regex.Pattern[str]
    participles: regex.Pattern[str]
    modifier: regex.Pattern[str]
    happenings: regex.Pattern[str]
    hostile: regex.Pattern[str]
    about: regex.Pattern[str]
    title: regex.Pattern[str]
    body_before: regex.Pattern[str]
    where: regex.Pattern[str]
    declared: regex.Pattern[str]
    common: regex.Pattern[str]
    lines: frozenset[str]
    declaring: frozenset[str]
    at_date: regex.Pattern[str]
    dates_sharing: regex.Pattern[str]
    all_of_them: regex.Pattern[str]
    opening: regex.Pattern[str]
    joints: regex.Pattern[str]
    enumeration: regex.Pattern[str]
    clause_start: regex.Pattern[str]
    clauses: regex.Pattern[str]
    dates_before: regex.Pattern[str]
    dates_after: regex.Pattern[str]
    retold: regex.Pattern[str]


@cache
def place_words(language: str) -> Words | None:
    w = words(language)["places"]
    if "locating" not in w:
        return None
    sets = (
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
        "too_wide",
        "polities",
        "on",
        "against",
        "lines",
        "declaring",
    )
    patterns = (
        "predicates",
        "predicates_of_towns",
        "participles",
        "joints",
        "enumeration",
        "clauses",
        "dates_before",
        "dates_after",
        "retold",
        "at_date",
        "opening",
        "dates_sharing",
        "all_of_them",
        "where",
        "declared",
        "common",
    )
    kinds, areas = any_of(w["kinds"]), any_of(w["areas"])
    as_they_are: dict[str, Any] = {key: frozenset(w[key]) for key in sets} | {key: regex.compile(w[key]) for key in patterns}
    return Words(
        **as_they_are | {"bodies": frozenset(w["bodies"]) | words(language).get("actors", {}).get("adjectives", {}).keys()},
        article=w["article"],
        movement=regex.compile(rf"(?<!\w){any_of(w['movement'])}(?!\w)", regex.I),
        kinds=regex.compile(rf" {kinds}(?!\w)"),
        kinds_in_names=regex.compile(rf"(?:{kinds}|{areas})", regex.I),
        areas=regex.compile(rf" {areas}(?!\w)"),
        happenings=regex.compile(rf" {any_of(w['happenings'])}(?!\w)"),
        hostile=regex.compile(rf"(?<!\w){any_of(w['hostile'])}(?!\w)"),
        title=regex.compile(rf"(?<!\w){any_of(w['titles'])}\.? $"),
        body_before=regex.compile(rf"(?<!\w)(?:{'|'.join(w['bodies'])}) (?:in|on|beyond|within) ?(?:{w['article']})?$"),
        about=regex.compile(rf"(?<!\w){any_of(w['about'])} (?:\w+ )?on (?:{w['article']} )?$", regex.I),
        clause_start=regex.compile(rf"(?:^|[.,;:(“\"—–-] ?|(?<!\w){any_of(w['clause_words'])} )(?:{w['article']} )?$", regex.I),
        modifier=regex.compile(rf" (?!{any_of(w['follow'])}\b|\w+(?:ed|ing|ly)\b)\p{{Ll}}"),
    )
