"""The places of a sentence, with their countries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.parse.gazetteer import Entry, resolve
from flows.parse.model import Place, Span
from flows.parse.patterns import plain
from flows.parse.places.governed import is_common_noun, is_governed, told_of
from flows.parse.places.names import Name, parts_of, read_name, split_names, with_kind
from flows.parse.places.words import Words, place_words
from flows.parse.proper_names import find_names

WORD = 30  # characters that hold the word before a name
GRID = plain(r"\(\p{Lu}{1,3}\.? ?\d[\d .-]*\)")  # the reference of a map after a name: "Kyro (WD 0559)"
TITLE = 14  # characters that hold the title before a person's name
TABLE = 5_000  # characters between the heading of a table and a row


@dataclass(slots=True)
class FoundPlace:
    span: Span
    place: Place
    chain: int  # names of one enumeration or of several levels share a number
    told: Span | None = None  # where it is told what befell the place itself: the name and its verb


def find_places(
    text: str, sentence: Span, names: Sequence[Span], language: str, context: Sequence[str], dates: Sequence[Span] = ()
) -> list[FoundPlace]:
    """The places among the names of a sentence, in order; `context` are the countries that an unknown or ambiguous name most likely lies in."""
    w = place_words(language)
    if w is None:
        return []
    start, end = sentence
    accepted: list[tuple[Name, int, Span | None]] = []
    before: Name | None = None
    chain, taken = 0, False
    spans = list(split_names(text, names, dates, w, language))
    for span, last in zip(spans, _list_ends(text, spans, w), strict=True):
        if text.startswith("(", span[0] - 1) and GRID.match(text, span[0] - 1):
            continue
        name = read_name(text, span, context, w, language)
        if name is None or w.title.match(text, max(start, span[0] - TITLE), span[0]):
            before = before if text[slice(*span)].lower() in w.classifiers else None
            continue
        name = with_kind(text, name, context, end, w)
        gap = text[before.span[1] : name.span[0]] if before else ""
        told: Span | None = None
        if before and taken and _joined(text, before, name, gap, accepted, w):
            told = accepted[-1][2]
        elif before and not taken and w.enumeration.fullmatch(gap):
            pass
        elif is_governed(text, start, name, end, w) or (told := told_of(text, start, name, max(last, name.span[1]), end, dates, w)):
            chain, taken = chain + 1, True
        else:
            taken = False
        if taken:
            accepted.append((name, chain, told))
        before = name
    return _settle(text, accepted, context, w)


def cell_places(text: str, cell: Span, language: str, context: Sequence[str]) -> tuple[Place, ...]:
    """The places of the cell of a table that holds nothing but their names: of unknown ones only where a column has such a heading above."""
    w = place_words(language)
    spans = list(split_names(text, find_names(text, *cell, language), (), w, language)) if w else []
    names = [read_name(text, span, context, w, language) for span in spans] if w else []
    ends = [cell[0], *(end for _, end in spans)]
    gaps = [text[end:start] for end, start in zip(ends, [*(start for start, _ in spans), cell[1]], strict=True)]
    if w is None or not all(names) or gaps[0] or any(gap and not (w.enumeration.fullmatch(gap) or w.cell_goes_on.fullmatch(gap)) for gap in gaps):
        return ()
    headed = w.column_of_places.search(text, max(cell[0] - TABLE, 0), cell[0]) is not None
    places = [name for name in names if name and not name.state and (name.town or headed) and not is_common_noun(text[slice(*name.span)], w)]
    settled = _settle(text, [(name, 0, None) for name in places], context, w)
    return tuple(found.place for found in settled) if len(places) == len(names) else ()


def _list_ends(text: str, spans: Sequence[Span], w: Words) -> list[int]:
    """For each name, where the enumeration ends that it opens or goes on with; a noun as in "Poti harbour" belongs to its name."""
    ends = [area.end() if (area := w.areas.match(text, end)) else end for _, end in spans]
    for at in range(len(spans) - 2, -1, -1):
        following = parts_of(text[slice(*spans[at + 1])])
        between = spans[at][1], spans[at + 1][0]
        if following[-1] not in w.bodies and (w.enumeration.fullmatch(text, *between) or w.level_joint.fullmatch(text, *between)):
            ends[at] = ends[at + 1]
    return ends


def _joined(text: str, before: Name, name: Name, gap: str, accepted: Sequence[tuple[Name, int, Span | None]], w: Words) -> bool:
    """Does an enumeration or a level of an address lead from the accepted name before to this one?"""
    if area := w.areas.match(gap):
        gap = gap[area.end() :]
    if not w.joints.fullmatch(gap):
        return False
    if not name.classified and w.modifier.match(text, name.span[1]):
        return False
    if name.state:
        level = before.entry is not None and not before.state and _lies_in(before.entry, name.entry)
        return level or not w.verb.match(text, name.span[1])
    acronym = text[slice(*name.span)].isupper()  # "the Mission in Ruritania (MIRUR)"
    chain, told = accepted[-1][1:]
    listed = (told and name.span[1] <= told[1]) or (len(accepted) > 1 and accepted[-2][1] == chain and not gap.startswith(","))
    ends = listed or w.pause.match(text, name.span[1]) or GRID.match(text, name.span[1] + 1)
    return name.known or (not before.state and not acronym and bool(ends))


def _lies_in(entry: Entry, state: Entry | None) -> bool:
    return state is not None and (entry.iso3 == state.iso3 or any(site.iso3 == state.iso3 for site in entry.sites))


def _settle(text: str, accepted: Sequence[tuple[Name, int, Span | None]], context: Sequence[str], w: Words) -> list[FoundPlace]:
    """The country of each place: of the level named after it, of what the sentence names beside it, of the context.

    A disputed place, and what lies there, is none.
    """
    fixed = [name.entry.iso3 for name, _, _ in accepted if name.entry and name.entry.iso3]
    settled: list[Place | None] = [None] * len(accepted)
    disputed = {chain for name, chain, _ in accepted if name.entry and name.entry.disputed}
    for at in sorted(range(len(accepted)), key=lambda at: (accepted[at][0].entry is None, -at)):  # the known first, the last level before the others
        name, chain, _ = accepted[at]
        level = _beside(at, 1, chain, accepted, settled)
        mate = level or (_beside(at, -1, chain, accepted, settled) if name.entry is None else None)
        written = text[slice(*name.span)]
        alike = None if name.entry else _told_alike(text, at, accepted, settled)
        likely = [iso3 for iso3 in (mate and mate.iso3, *fixed, alike and alike.iso3, *context) if iso3]
        elsewhere = level is not None and (name.building or _lies_elsewhere(text, name, accepted[at + 1][0], w))
        place = resolve(written, name.entry, likely) if name.entry and not (elsewhere or name.entry.disputed) else None
        settled[at] = place or (None if chain in disputed else Place(written, likely[0] if likely else None))
    return [FoundPlace(name.span, place, chain, told) for (name, chain, told), place in zip(accepted, settled, strict=True) if place]


def _told_alike(text: str, at: int, accepted: Sequence[tuple[Name, int, Span | None]], settled: Sequence[Place | None]) -> Place | None:
    """The nearest place of the sentence with a country that stands after the same word: "signed at Tor Maban and confirmed at Lusaka"."""
    words = [text[max(name.span[0] - WORD, 0) : name.span[0]].split()[-1:] for name, _, _ in accepted]
    others = [other for other, place in enumerate(settled) if place and words[other] == words[at]]
    return settled[min(others, key=lambda other: abs(other - at))] if others else None


def _lies_elsewhere(text: str, name: Name, level: Name, w: Words) -> bool:
    """Does the text say that a place lies in a State in which the gazetteer has none of that name?"""
    said = level.state and w.level_joint.fullmatch(text, name.span[1], level.span[0]) is not None
    return said and name.entry is not None and not _lies_in(name.entry, level.entry)


def _beside(at: int, step: int, chain: int, accepted: Sequence[tuple[Name, int, Span | None]], settled: Sequence[Place | None]) -> Place | None:
    """The place of the same chain next to one, if its country has been found."""
    other = at + step
    return settled[other] if 0 <= other < len(accepted) and accepted[other][1] == chain else None
