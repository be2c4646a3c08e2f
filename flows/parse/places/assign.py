"""Which of the dates of a sentence a place belongs to."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from flows.parse.model import Place, Span
from flows.parse.patterns import plain
from flows.parse.places.find import FoundPlace, find_places
from flows.parse.places.governed import HEADING_END, LABEL
from flows.parse.places.words import Words, place_words

NEAR, FAR = 260, 480  # what a place may cost to reach from a date where the sentence has several dates, and one
OPENING = 40  # characters between date and place that may cost nothing: ", when in"
HALT_COST, CLAUSE_COST, COMMA_COST = 230, 90, 12
HALT = plain(r"[;:；：؛]|[!?] |(?<![ .]\p{L})\. ")  # no abbreviation: "p.m.", "U.S."
CLAUSE = plain(r"[;:]|, and\b")
CELLS = 2  # lines of a table row below the line that its date has for itself
HEADING = plain(r"\p{Lu}[\p{L}\p{M}'’-]+(?: (?:\p{Lu}[\p{L}\p{M}'’-]*|\p{Ll}{1,3})){0,4}(?: \p{Ll}+)?" + HEADING_END)  # of a paragraph


def assign_places(
    text: str, sentence: Span, names: Sequence[Span], dates: Sequence[Span], language: str, context: Sequence[str]
) -> list[tuple[Place, ...]]:
    """The places among the names of a sentence, each given to the date that its words are nearest to; one tuple per date."""
    places = find_places(text, sentence, names, language, context, dates)
    if not places:
        return [() for _ in dates]
    given: list[list[Place]] = [[] for _ in dates]
    size = Counter(found.chain for found in places)
    of_chain: dict[int, list[int]] = {}
    for found in places:
        if found.chain not in of_chain:
            of_chain[found.chain] = _dates_of(text, sentence, dates, found, language)
            one_by_one = len(of_chain[found.chain]) == size[found.chain] > 1 and bool(respectively(text, sentence, language))
        for at in [of_chain[found.chain].pop(0)] if one_by_one else of_chain[found.chain]:
            if found.place.name not in {place.name for place in given[at]}:
                given[at].append(found.place)
    unplaced = [not places for places in given]
    for found in places:
        for at in _told_on(text, sentence, dates, found, language):
            if unplaced[at]:
                given[at].append(found.place)
    for at, (before, date) in enumerate(itertools.pairwise(dates), 1):
        end = dates[at + 1][0] if at + 1 < len(dates) else sentence[1]
        if not given[at] and given[at - 1] and is_of_same_place(text, before[1], date, end, language):
            given[at] = given[at - 1]
    return [tuple(places) for places in given]


def is_of_same_place(text: str, start: int, date: Span, end: int, language: str) -> bool:
    """Does the clause of a date, between two offsets, go on about the place told of before: "the town was retaken", "its inhabitants fled"?"""
    w = place_words(language)
    if w is None:
        return False
    clause = max((halt.start() for halt in CLAUSE.finditer(text, start, date[0])), default=start)
    return w.same_place.search(text, clause, min(end, date[1] + OPENING)) is not None


def with_heading(text: str, sentence: Span, dates: Sequence[Span]) -> Span:
    """A sentence that begins with its date, with the name that heads its paragraph: "Dubovac. 5 April: two dead"."""
    if dates[0][0] != sentence[0]:
        return sentence
    line = text.rfind("\n", 0, sentence[0]) + 1
    return (line, sentence[1]) if HEADING.fullmatch(text, line, sentence[0]) else sentence


def continues_entry(text: str, dates: Sequence[Span], sentence: Span, language: str) -> bool:
    """Does a sentence without a date go on about the list item or table row that a date, or an enumeration of dates, heads?"""
    w = place_words(language)
    listed = len(dates) == 1 or (w is not None and all(w.dates_sharing.fullmatch(text, one[1], two[0]) for one, two in itertools.pairwise(dates)))
    line = text.rfind("\n", 0, dates[0][0]) + 1
    end = dates[-1][1]
    alone = text.startswith("\n", end)
    return listed and LABEL.fullmatch(text, line, dates[0][0]) is not None and text.count("\n", end, sentence[0]) <= (CELLS if alone else 0)


def add_places(
    known: tuple[Place, ...], text: str, sentence: Span, names: Sequence[Span], language: str, context: Sequence[str]
) -> tuple[Place, ...]:
    """The places of a list item with those of one more of its sentences."""
    return joined(known, tuple(found.place for found in find_places(text, sentence, names, language, context)))


def joined(first: tuple[Place, ...], second: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places of both, each name once."""
    written = {place.name for place in first}
    return (*first, *{place.name: place for place in second if place.name not in written}.values())


def _told_on(text: str, sentence: Span, dates: Sequence[Span], found: FoundPlace, language: str) -> list[int]:
    """The dates of what is told on and on of one place: the subject with its participles ("Dubovac, taken on …, was freed on …"), or "where …".

    They go up to the next semicolon.
    """
    w = place_words(language)
    if w is None:
        return []
    start, end = found.span
    if w.where.match(text, end) or (w.subject.fullmatch(text, sentence[0], start) and w.participle_after.match(text, end)):
        return _until_halt(text, sentence, dates, end)
    if found.told and w.participles_before.fullmatch(text, sentence[0], start):
        return [*(at for at, date in enumerate(dates) if date[1] <= start), *_until_halt(text, sentence, dates, end)]
    return []


def _until_halt(text: str, sentence: Span, dates: Sequence[Span], start: int) -> list[int]:
    """The dates from an offset of a sentence up to the next semicolon."""
    halt = HALT.search(text, start, sentence[1])
    end = halt.start() if halt else sentence[1]
    return [at for at, date in enumerate(dates) if start <= date[0] < end]


def respectively(text: str, sentence: Span, language: str) -> list[int]:
    """Where a sentence says "respectively"."""
    w = place_words(language)
    return [match.start() for match in w.respectively.finditer(text, *sentence)] if w else []


def _dates_of(text: str, sentence: Span, dates: Sequence[Span], found: FoundPlace, language: str) -> list[int]:
    """Which dates a place belongs to: the nearest, and those enumerated with it ("on 3 May and 5 June, both in Abuja")."""
    w = place_words(language)
    if w is None:
        return []
    span = found.told or found.span
    nearest = _nearest(text, dates, (span[1] - 1, span[1]) if found.told else span, w)
    if nearest is None:
        return []
    chosen = {nearest, *(at for at, date in enumerate(dates) if found.told and span[0] <= date[0] and date[1] <= span[1])}
    at, shared = nearest, w.dates_sharing if w.all_of_them.match(text, dates[nearest][1]) else w.dates_before
    while (
        at > 0
        and found.span[0] >= dates[at][1]
        and not w.of_another.search(text, *dates[at])
        and shared.fullmatch(text, dates[at - 1][1], dates[at][0])
    ):
        at -= 1
        chosen.add(at)
    at = nearest
    while (
        at + 1 < len(dates)
        and span[1] <= dates[at][0]
        and not w.of_another.search(text, *dates[at + 1])
        and _goes_on(text[dates[at][1] : dates[at + 1][0]], found, w, listed=at > nearest)
    ):
        at += 1
        chosen.add(at)
    return sorted(chosen)


def date_of(text: str, dates: Sequence[Span], span: Span, language: str) -> int | None:
    """Which date of a sentence the words of a span belong to; None where all are far."""
    w = place_words(language)
    return _nearest(text, dates, span, w) if w else None


def _nearest(text: str, dates: Sequence[Span], place: Span, w: Words) -> int | None:
    """The date that costs least to reach from a place; None where all are far."""
    nearest, least = None, (NEAR if len(dates) > 1 else FAR) + 1
    for at, date in enumerate(dates):
        if max(place[0] - date[1], date[0] - place[1]) < least + OPENING and (cost := _cost(text, date, place, w)) < least:
            nearest, least = at, cost
    return nearest


def _goes_on(between: str, found: FoundPlace, w: Words, *, listed: bool) -> bool:
    """Does what stands between two dates leave the place that was named before them? After the second of a list (`listed`) a comma parts nothing."""
    between = between.removeprefix(",") if listed else between
    return bool(w.dates_after.fullmatch(between) or (found.told and w.retold.fullmatch(between)))


def _cost(text: str, date: Span, place: Span, w: Words) -> int:
    """How far apart a date and a place are: characters, and what it costs to leave the clause, a relative clause, a comma."""
    if date[0] < place[1] and place[0] < date[1]:
        return 0
    before = place[1] <= date[0]
    between = text[place[1] : date[0]] if before else text[date[1] : place[0]]
    if opening := w.opening.match(between):
        between = between[opening.end() :]
    new_clause = (w.new_clause.match(between) if before else w.and_there.fullmatch(between)) is not None
    halts = len(HALT.findall(between)) + (between.count("“") != between.count("”"))
    return len(between) + HALT_COST * halts + CLAUSE_COST * (new_clause + len(w.clauses.findall(between))) + COMMA_COST * between.count(",")
