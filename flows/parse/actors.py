"""Who acted (`by`), on whom (`against`) and who took part (`party`), where the sentence says so.

Precision first: an actor is a State, what acts for one, a body, a group or a person with a title, and stands as the subject of a verb in
the past, after "by", after "against" and its like, or after "between".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from flows.parse.anchors import Anchored
from flows.parse.gazetteer import look_up
from flows.parse.languages import words
from flows.parse.model import Actor, Span
from flows.parse.patterns import any_of, ending, plain
from flows.parse.places import date_of
from flows.parse.states import iso3_of

ADDRESS = ending(r"\p{Lu}[\p{L}'’-]+, ")  # "Dürnstein, Austria": no subject
ACRONYM = plain(r"\p{Lu}{3,8}(?:-\p{Lu}{2,4})?")
LOOK_BACK = 60  # characters before an actor in which the noun or verb stands that gives the role


@dataclass(frozen=True)
class Words:
    adjectives: Mapping[str, str]
    organs: frozenset[str]
    bodies: frozenset[str]
    groups: frozenset[str]
    titles: re.Pattern[str]
    forces: re.Pattern[str]
    unnamed: Anchored
    subject: regex.Pattern[str]
    deed: re.Pattern[str]
    party_verb: re.Pattern[str]
    by: regex.Pattern[str]
    signed_by: regex.Pattern[str]
    ratified_by: regex.Pattern[str]
    against: regex.Pattern[str]
    between: regex.Pattern[str]
    bound: regex.Pattern[str]
    joint: re.Pattern[str]
    another: re.Pattern[str]  # "and Senegal", after the organs of a State
    of: re.Pattern[str]
    polity: re.Pattern[str]
    subject_matter: re.Pattern[str]
    object: re.Pattern[str]


@dataclass(slots=True)
class Agent:
    """Somebody who may act: the words and, of a State or what acts for it, the code."""

    span: Span
    iso3: str | None
    state: bool = False


class _NamedActor(NamedTuple):
    """What a name alone says of who acts."""

    kind: str  # STATE, ORGAN of a State, BODY, GROUP or another who acts for itself, ADJECTIVE that acts only with its noun
    iso3: str | None
    may_have_forces: bool = False  # "Turkey" and "Turkish", of which aircraft or troops may follow
    several: bool = False  # organs, of the State that is named and perhaps of another


STATE, ORGAN, BODY, GROUP, ADJECTIVE = "state", "organ", "body", "group", "adjective"


@cache
def _words(language: str) -> Words | None:
    w = words(language).get("actors")
    if not w:
        return None
    the = f"(?:{w['article']} )?"
    starts = any_of(words(language)["places"]["clause_words"])
    adverbs, deeds = any_of(w["adverbs"]), any_of(w["deeds"])
    inserted = r"(?:, [^.;]{2,80}?,| \([^()]{2,40}\))?"
    hostile = rf"(?:{any_of(w['hostile_nouns'])}|{any_of(w['hostile_verbs'])})"
    return Words(
        adjectives=w["adjectives"],
        organs=frozenset(w["organs"]),
        bodies=frozenset(w["bodies"]),
        groups=frozenset(w["groups"]),
        titles=plain(rf"{any_of(w['titles'])}\.? \p{{Lu}}"),
        forces=plain(rf"(?: \p{{Ll}}[\p{{Ll}}-]+)?? {any_of(w['forces'])}(?!\w)"),
        unnamed=Anchored("|".join(sorted(w["unnamed"], key=len, reverse=True)), r"(?<![\w-])", r"(?![\w-])"),
        subject=ending(rf"(?:^|[,;:] ?|(?<!\w){starts} )(?i:{w['article']} )?"),
        deed=plain(
            rf"{inserted}(?: {adverbs})* (?P<verb>(?!{any_of(w['no_deeds'])}\b)(?:\w+ed|{deeds}|{w['becoming']})\b(?! {w['agent']}\b)(?: {any_of(w['party_objects'])})?)"
        ),
        party_verb=plain(any_of(w["party_verbs"])),
        by=ending(rf"(?<!(?<!\w){any_of(w['beside'])}) {w['agent']} {the}"),
        signed_by=regex.compile(rf"(?<!\w){any_of(w['signed_by'])}\b(?:(?!\b\w+ed\b)[^.;])*$"),
        ratified_by=regex.compile(rf"(?<!\w){any_of(w['ratified_by'])}\b(?:(?!\b\w+ed\b)[^.;])*$"),
        against=ending(rf"(?<!\w)(?:{hostile} {the}|{any_of(w['hostile_acts'])}\b[^.;,]{{0,40}} {w['target']} {the})", regex.I),
        between=ending(rf"(?<!\w){any_of(w['between'])}\b[^.;]{{0,40}} {w['among']} {the}", regex.I),
        bound=ending(rf"(?:{w['into_force']}) {the}"),
        joint=plain(rf"(?:, | {w['and']} |, {w['and']} ){the}"),
        another=plain(rf" {w['and']} {the}\p{{Lu}}[\p{{L}}-]+"),
        of=plain(words(language)["places"]["of"]),
        polity=plain(w["polity"]),
        subject_matter=plain(w["subject_matter"]),
        object=plain(rf" (?:{w['with']} )?{the}"),
    )


def assign_actors(text: str, sentence: Span, names: Sequence[Span], dates: Sequence[Span], language: str) -> list[tuple[Actor, ...]]:
    """The actors of a sentence whose names are known, each given to the date that its words are nearest to; one tuple per date."""
    given: list[list[Actor]] = [[] for _ in dates]
    w = _words(language)
    if w is None or not dates:
        return [() for _ in dates]
    for agent, role in _roles(text, sentence, dates, _agents(text, sentence, names, language, w), w):
        at = date_of(text, dates, agent.span, language)
        actor = Actor(text[slice(*agent.span)], agent.iso3, role)
        if at is not None and all((known.name, known.role) != (actor.name, role) for known in given[at]):
            given[at].append(actor)
    return [tuple(actors) for actors in given]


def _agents(text: str, sentence: Span, names: Sequence[Span], language: str, w: Words) -> list[Agent]:
    """All who may act, in order, not overlapping."""
    found: list[Agent] = []
    for span in names:
        if not found or found[-1].span[1] <= span[0]:
            found += _agents_of(text, span, language, w)
    taken = [agent.span for agent in found]
    for match in w.unnamed.finditer(text, *sentence):
        of = w.of.match(text, match.end())
        whose = next((agent for agent in found if of and agent.span[0] == of.end()), None)
        if whose:
            found.remove(whose)
            found.append(Agent((match.start(), whose.span[1]), whose.iso3 if whose.state else None))
        elif not any(start < match.end() and match.start() < end for start, end in taken):
            found.append(Agent(match.span(), None))
    return sorted(found, key=lambda agent: agent.span)


def _agents_of(text: str, span: Span, language: str, w: Words) -> Iterator[Agent]:
    """A name as one who acts, with the lower-case noun that belongs to it ("Turkish aircraft")."""
    actor = _read_name(text[slice(*span)], language)
    if actor is None:
        return
    if actor.may_have_forces and (forces := w.forces.match(text, span[1])):
        yield Agent((span[0], forces.end()), actor.iso3)
    elif actor.kind == ORGAN and actor.several and (several := w.another.match(text, span[1])):
        yield Agent((span[0], several.end()), None)
    elif actor.kind == BODY:
        matter = w.subject_matter.match(text, span[1])
        yield Agent((span[0], matter.end() if matter else span[1]), None)
    elif actor.kind != ADJECTIVE:
        yield Agent(span, actor.iso3, state=actor.kind == STATE)


@lru_cache(maxsize=20_000)
def _read_name(name: str, language: str) -> _NamedActor | None:
    """What a name says by itself of who acts; None for what does not act."""
    w = _words(language)
    if w is None:
        return None
    entry = look_up(name, language)
    two = " ".join(name.split(" ")[:2])
    adjective = next((form for form in (two, name.split(" ", 1)[0]) if form in w.adjectives), None)
    if entry is not None and entry.kind == "state":
        return _NamedActor(STATE, entry.iso3, may_have_forces=True)
    forces = name == adjective
    if w.polity.search(name) and (iso3 := iso3_of(name, language)):
        return _NamedActor(STATE, iso3, forces)
    if name in w.groups or ACRONYM.fullmatch(name) or w.titles.match(name):
        return _NamedActor(GROUP, None, forces)
    if of := w.of.search(name):
        head, tail = name[: of.start()], look_up(name[of.end() :], language)
        if head in w.organs and tail and tail.kind == "state":
            return _NamedActor(ORGAN, tail.iso3, forces, several=head.endswith("s"))
        return _NamedActor(GROUP, None, forces) if head in w.organs or head.rsplit(" ", 1)[-1] in w.bodies else None
    if (organ := _organ_of_state(name, language, w)) is not None:
        return _NamedActor(ORGAN, organ, forces)
    if adjective and name != adjective and name[len(adjective) + 1 :] in w.organs:
        return _NamedActor(ORGAN, w.adjectives[adjective])
    if name.rsplit(" ", 1)[-1] in w.bodies:
        return _NamedActor(BODY, None, forces)
    return _NamedActor(ADJECTIVE, w.adjectives[name], may_have_forces=True) if adjective == name else None


def _organ_of_state(name: str, language: str, w: Words) -> str | None:
    """`Israel Defense Forces` → ISR."""
    parts = name.split(" ")
    for cut in range(1, len(parts)):
        if " ".join(parts[cut:]) in w.organs and (entry := look_up(" ".join(parts[:cut]), language)) and entry.kind == "state":
            return entry.iso3
    return None


def _roles(text: str, sentence: Span, dates: Sequence[Span], agents: Sequence[Agent], w: Words) -> Iterator[tuple[Agent, str]]:
    """Each actor with its role; those of an enumeration share it."""
    index, met_until = 0, -1
    while index < len(agents):
        group = [agents[index]]
        while index + 1 < len(agents) and w.joint.fullmatch(text, agents[index].span[1], agents[index + 1].span[0]):
            index += 1
            group.append(agents[index])
        index += 1
        first = group[0].span[0]
        role, deed = _role(text, sentence, dates, group, w)
        if role is None and 0 <= met_until <= first and w.object.fullmatch(text, met_until, first):
            role = "party"
        met_until = deed.end() if deed and role == "party" else -1
        if role:
            yield from ((agent, role) for agent in group)


def _role(text: str, sentence: Span, dates: Sequence[Span], group: Sequence[Agent], w: Words) -> tuple[str | None, re.Match[str] | None]:
    """The role of an enumeration of actors, and the deed of which they are the subject."""
    first, end = group[0].span[0], group[-1].span[1]
    before = text[max(sentence[0], first - LOOK_BACK) : first]
    if w.between.match(before) or w.bound.match(before):
        return "party", None
    if w.against.match(before) and all(agent.state for agent in group):
        return "against", None
    if w.by.match(before):
        party = w.signed_by.search(before) or (w.ratified_by.search(before) and all(agent.state for agent in group))
        return ("party" if party else "by"), None
    after_date = any(0 <= first - date[1] <= len(", the ") for date in dates)
    if (after_date or (w.subject.match(before) and not ADDRESS.match(before))) and (deed := w.deed.match(text, end, sentence[1])):
        return ("party" if w.party_verb.match(deed["verb"]) else "by"), deed
    return None, None
