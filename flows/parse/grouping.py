"""Mentions of one happening within a document share a group (guidelines, section 9).

A mention joins the first earlier group that nothing contradicts and that something speaks for. What contradicts: other days, other
countries, other named places. What speaks for it: the same type, violence on one day, or the same place, toll or words. Then planned,
postponed and real dates of one happening are joined, and a coarse date joins the only finer one in it of which it tells the same.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache

from flows.parse.languages import words
from flows.parse.model import Event
from flows.parse.patterns import plain
from flows.parse.states import iso3_of

# Types under which different mentions tell one and the same happening; every other type is alone.
VIOLENCE = {"armed_attack", "mass_atrocity", "conflict", "occupation", "terrorism", "rights_violation", "military_activity"}
FAMILIES = (
    VIOLENCE,
    {"agreement", "negotiation", "decision", "statement", "election", "statehood", "sanction"},
)
_FAMILY_OF = {kind: min(kinds) for kinds in FAMILIES for kind in kinds}
TOLD_OF_DAYS = frozenset({"commemoration", "statement", "decision"})  # a day or decade is kept, proclaimed and spoken of
ONE_ACT = frozenset({"negotiation"})  # a session is one with its last day; weeks of attacks are another thing than what befell on the last
COARSE = ("month", "season", "year")
NIGHT = timedelta(1)
WORD = plain(r"\p{L}{4,}")
STEM = 6  # letters that tell one word from another, whatever its ending
YEAR = plain(r"\d{4}")
SHARED_WORDS = 3  # of two sentences that tell the same thing in other types
MOST = 25  # mentions of one day that a new one is compared with, so that the cost of a text grows with its length


def family(event_type: str) -> str:
    """The name of the types that may tell the same happening."""
    return _FAMILY_OF.get(event_type, event_type)


@lru_cache(maxsize=100)  # sentences with many dates
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in WORD.findall(text.casefold()))


@dataclass
class _Mention:
    """An event with what the comparisons need of it."""

    event: Event
    text: str
    countries: frozenset[str]
    places: frozenset[str]  # below the level of a State
    tolls: frozenset[tuple[str, int]]
    group: int = 0

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words of the sentence around the date, without their endings."""
        sentence, date_text = (self.text[slice(*span)] for span in (self.event.sentence, self.event.span))
        return _stems(sentence) - _stems(date_text)


@dataclass(slots=True)
class _Groups:
    mentions: list[_Mention] = field(default_factory=list)
    by_day: dict[date | str, list[_Mention]] = field(default_factory=dict)
    count: int = 0

    def add(self, mention: _Mention, language: str) -> None:
        keys = _keys(mention.event)
        same = next((other for key in keys for other in self.by_day.get(key, ()) if _same(mention, other, language)), None)
        if same is None:
            self.count += 1
        mention.group = same.group if same else self.count
        self.mentions.append(mention)
        for key in keys:
            of_day = self.by_day.setdefault(key, [])
            if len(of_day) < MOST:
                of_day.append(mention)

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Of two groups the later becomes the earlier, and what they were joined with before."""
        joined_with: dict[int, int] = {}

        def first_of(group: int) -> int:
            while group in joined_with:
                group = joined_with[group]
            return group

        for pair in pairs:
            first, last = sorted(map(first_of, pair))
            if first != last:
                joined_with[last] = first
        for mention in self.mentions:
            mention.group = first_of(mention.group)


def group_events(events: Sequence[Event], text: str, language: str) -> list[Event]:
    """The events with their groups, numbered from 1 in the order of their first mentions."""
    groups = _Groups()
    for event in events:
        groups.add(_mention(event, text, language), language)
    groups.join(
        [*_rescheduled(groups.mentions, text, language), *_costs(groups.mentions, text), *_yearly(groups.mentions), *_coarse(groups.mentions)]
    )
    numbers: dict[int, int] = {}
    for mention in groups.mentions:
        mention.event.group = numbers.setdefault(mention.group, len(numbers) + 1)
    return [mention.event for mention in groups.mentions]


def _mention(event: Event, text: str, language: str) -> _Mention:
    return _Mention(
        event,
        text,
        frozenset(place.iso3 for place in event.places if place.iso3),
        frozenset(place.name.casefold() for place in event.places if iso3_of(place.name, language) is None),
        frozenset((casualty.kind, casualty.count) for casualty in event.casualties if casualty.count and casualty.count > 1),
    )


def _keys(event: Event) -> list[date | str]:
    """Where mentions of the same days are found: by their last day, and by the first of a stretch."""
    return list(dict.fromkeys([event.last or event.edtf, event.first or event.edtf]))


def _same(mention: _Mention, other: _Mention, language: str) -> bool:
    if _contradict(mention, other) or _tells_more(mention, other, language):
        return False
    event, known = mention.event, other.event
    same_type = event.event_type == known.event_type and (event.event_type != "other" or event.precision == "day")
    match _same_days(mention, other, language):
        case "all":
            return same_type or _speaks_for(mention, other)
        case "end":
            open_end = "open" in (event.precision, known.precision) and event.sentence != known.sentence
            return same_type and (event.event_type in ONE_ACT or open_end)
    return False


def _same_days(mention: _Mention, known: _Mention, language: str) -> str:
    """`all` the same days (a night may count as its second day), or `end`: one is the first or the last day of the other's stretch."""
    event, other = mention.event, known.event
    if (event.first, event.last) == (other.first, other.last):
        return "all" if event.first or event.last or event.edtf == other.edtf else ""
    if event.last is not None and event.last == other.last and (_is_night(mention, language) or _is_night(known, language)):
        return "all"
    return "end" if (event.first and event.first == other.first) or (event.last and event.last == other.last) else ""


def _is_night(mention: _Mention, language: str) -> bool:
    """Two days that are one night; "3 and 4 May" are two days."""
    first, last = mention.event.first, mention.event.last
    is_two_days = first is not None and last is not None and last - first == NIGHT
    return is_two_days and _pattern(language, "night").search(mention.text, *mention.event.span) is not None


def _contradict(mention: _Mention, other: _Mention) -> bool:
    return not (_meet(mention.countries, other.countries) and _meet(mention.places, other.places))


def _meet(some: frozenset[str], others: frozenset[str]) -> bool:
    return not some or not others or not some.isdisjoint(others)


def _speaks_for(mention: _Mention, other: _Mention) -> bool:
    """Violence on one day, the same place, the same toll, or sentences that share their words; an anniversary is never its event."""
    types = {mention.event.event_type, other.event.event_type}
    if "commemoration" in types and len(types) > 1:
        return types <= TOLD_OF_DAYS and len(mention.stems & other.stems) >= SHARED_WORDS
    if mention.event.sentence == other.event.sentence:
        return False  # two clauses of one sentence tell two things
    if mention.event.precision == "day" and types <= VIOLENCE:
        return True  # one day's violence is told from many sides
    return _alike(mention, other)


def _alike(mention: _Mention, other: _Mention) -> bool:
    shared = mention.stems & other.stems
    return bool(mention.places & other.places or mention.tolls & other.tolls or len(shared) >= SHARED_WORDS)


def _tells_more(mention: _Mention, other: _Mention, language: str) -> bool:
    """ "The same night", soon after the date that it points to, tells another happening of that day."""
    said = mention.text[slice(*mention.event.span)]
    near = "\n" not in mention.text[other.event.span[1] : mention.event.span[0]]
    return near and mention.event.basis == "relative" and _pattern(language, "that_time").match(said) is not None


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    """A pattern of a language's `[events]` table; one that matches nothing where the language has none."""
    return re.compile(words(language)["events"].get(name, "(?!)"), re.I)


def _rescheduled(mentions: Sequence[_Mention], text: str, language: str) -> Iterator[tuple[int, int]]:
    """Dates between which the text says that the thing was put off (to one and to another), took effect, was extended or ran out.

    Both stand in one sentence, or the second in one that begins with "It was put off to". A name and when it is told to have begun are one too.
    """
    moved = False
    for before, after in itertools.pairwise(mentions):
        one, next_one = before.event, after.event
        between = text[one.span[1] : next_one.span[0]]
        again = moved and _pattern(language, "moved_again").fullmatch(between) is not None
        in_one = one.sentence == next_one.sentence
        moved = in_one and one.event_type == next_one.event_type and (again or _pattern(language, "moved").search(between) is not None)
        moved = moved or (in_one and _pattern(language, "only_moved").fullmatch(between) is not None)
        moved = moved or _pattern(language, "it_moved").fullmatch(between) is not None
        moved = moved or (in_one and _names_it(one, next_one) and _pattern(language, "it_began").fullmatch(between) is not None)
        if moved:
            yield before.group, after.group


def _names_it(name: Event, begun: Event) -> bool:
    """The name of a happening, and a date on which that may have begun."""
    return name.basis == "named" and bool(name.first and name.last and begun.first and begun.last and begun.first <= name.first <= begun.last)


def _costs(mentions: Sequence[_Mention], text: str) -> Iterator[tuple[int, int]]:
    """A disaster and what the same paragraph says it had cost by a day, told next."""
    for before, after in itertools.pairwise(mentions):
        one, cost = before.event, after.event
        is_toll = cost.precision == "open" and cost.first is None and cost.casualties and cost.event_type in VIOLENCE | {one.event_type}
        if one.event_type == "disaster" and is_toll and not _contradict(before, after) and "\n" not in text[one.span[1] : cost.span[0]]:
            yield before.group, after.group


def _yearly(mentions: Iterable[_Mention]) -> Iterator[tuple[int, int]]:
    """A day of every year ("2 October"), told again in like words, whatever years were found for it."""
    known: dict[str, _Mention] = {}
    for mention in mentions:
        said = mention.text[slice(*mention.event.span)].casefold()
        if mention.event.event_type == "commemoration" and not YEAR.search(said):
            other = known.setdefault(said, mention)
            if not _contradict(mention, other) and len(mention.stems & other.stems) >= SHARED_WORDS:
                yield other.group, mention.group


def _coarse(mentions: Iterable[_Mention]) -> Iterator[tuple[int, int]]:
    """A month or a year tells the only finer happening of its type in it, if words, place or toll are alike too."""
    by_type: dict[str, list[_Mention]] = {}
    for mention in mentions:
        by_type.setdefault(mention.event.event_type, []).append(mention)
    for kind, alike in by_type.items():
        if kind == "other":
            continue
        dated = sorted(_distinct(alike), key=lambda mention: mention.event.first or date.min)
        days = [mention.event.first or date.min for mention in dated]
        for mention in alike:
            first, last = mention.event.first, mention.event.last
            if mention.event.precision in COARSE and first and last:
                near = dated[bisect_left(days, first) : bisect_right(days, last)]
                finer = [other for other in near if _retold(mention, other)]
                if len({other.group for other in finer}) == 1 and any(_alike(mention, other) for other in finer):
                    yield mention.group, finer[0].group


def _distinct(mentions: Iterable[_Mention]) -> Iterable[_Mention]:
    """The mentions without those that differ from another in nothing but their words."""
    return {(m.group, m.event.first, m.event.last, m.countries, m.places): m for m in mentions}.values()


def _retold(coarse: _Mention, other: _Mention) -> bool:
    """What one sentence tells of a year and of a day in it are two things."""
    apart = coarse.event.sentence == other.event.sentence or _contradict(coarse, other)
    return not apart and _inside(other.event, coarse.event)


def _inside(event: Event, coarse: Event) -> bool:
    if not (event.first and event.last and coarse.first and coarse.last):
        return False
    return coarse.first <= event.first and event.last <= coarse.last and (event.first, event.last) != (coarse.first, coarse.last)
