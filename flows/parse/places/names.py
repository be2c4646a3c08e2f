"""Which names may be places, and what the gazetteer has of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from flows.parse.gazetteer import Entry, look_up, organizations
from flows.parse.model import Span
from flows.parse.places.words import Words
from flows.parse.states import iso3_of

SMALL = 15_000  # inhabitants
ACRONYM = 4  # letters: in capitals a group or an office, whatever town is called so


@dataclass(slots=True)  # not frozen: that costs more to make
class Name:
    """A name that may be a place: what of it is the place, what the gazetteer has, and whether its own words say that it is one."""

    span: Span
    entry: Entry | None
    classified: bool = False
    building: bool = False  # a building or camp: it lies where the next level says, whatever town is called so elsewhere

    @property
    def state(self) -> bool:
        return self.entry is not None and self.entry.kind == "state"

    @property
    def town(self) -> bool:
        return self.entry is not None and self.entry.kind != "state"

    @property
    def known(self) -> bool:
        return self.entry is not None or self.classified


def parts_of(name: str) -> list[str]:
    """The words of a name, also those joined by a hyphen."""
    return name.replace("-", " ").split(" ")


def split_names(text: str, names: Iterable[Span], dates: Sequence[Span], w: Words, language: str) -> Iterator[Span]:
    """Names without the dates that stand in them; `Helmand Province of Afghanistan` is two, `Kabul` and `battle of Adwa` are one.

    Where no sign parts names in apposition, as in `в столице Ирака Багдаде`, two known ones side by side are two.
    """
    for span in names:
        first = span[0]
        for date in dates:
            if date[0] <= first < date[1] < span[1]:
                first = date[1] + 1
        name = text[first : span[1]]
        of = w.of.search(name)
        if of and " " in name[: of.start()] and w.areas.search(name[: of.start()].lower()):
            yield first, first + of.start()
            first += of.end()
        if w.joints.fullmatch(" ") and (second := _second_of_two(text, (first, span[1]), language)):
            yield first, second - 1
            first = second
        if span[1] - first > 1:
            yield first, span[1]


def _second_of_two(text: str, span: Span, language: str) -> int | None:
    """Where the second of two known names begins that make up an unknown one."""
    name = text[slice(*span)]
    blanks = [at for at, sign in enumerate(name) if sign == " "] if look_up(name, language) is None else []
    return next((span[0] + at + 1 for at in blanks if look_up(name[:at], language) and look_up(name[at + 1 :], language)), None)


def read_name(text: str, span: Span, context: Sequence[str], w: Words, language: str) -> Name | None:
    """A name as a place; None for bodies, persons, texts, times, seas and continents."""
    name = text[slice(*span)]
    if name in w.bodies or name in organizations() or name in w.too_wide or name.lower() in w.classifiers:
        return None
    parts = parts_of(name)
    entry = look_up(name, language)
    if name.isupper() and " " not in name and (entry is None or (entry.kind == "sites" and len(name) <= ACRONYM)):
        return None
    if entry:
        return Name(span, entry if _plausible(entry, context) else None, classified=len(parts) > 1 and bool(w.kinds_in_names.fullmatch(parts[-1])))
    if parts[-1] in w.too_wide:
        return None
    if of := w.of.search(name):
        return _read_compound(text, span, name[: of.start()], (span[0] + of.end(), span[1]), context, w, language)
    if len(parts) > 1 and parts[-1] in w.object_nouns:
        return Name((span[0], span[1] - len(parts[-1]) - 1), look_up(" ".join(parts[:-1]), language), classified=True)
    bodies = [part in w.bodies for part in parts]
    if len(parts) > 1 and w.kinds_in_names.fullmatch(parts[-1]) and not any(bodies[:-1]):
        building = w.kinds.fullmatch(f" {parts[-1].lower()}") is not None
        return Name(span, look_up(" ".join(parts[:-1]), language), classified=True, building=building)
    return None if any(bodies) else Name(span, None, classified=len(parts) > 1 and parts[0] in w.kinds_first)


def _read_compound(text: str, span: Span, head: str, tail: Span, context: Sequence[str], w: Words, language: str) -> Name | None:
    """`Province of Bubanza` is Bubanza, `Battle of Adwa` Adwa; `Republic of Cyprus` and `Palace of Justice` are whole; `Bank of England` is none."""
    last = head.rsplit(" ", 1)[-1]
    if last in w.too_wide or any(part in w.bodies for part in head.split()[:-1]):
        return None
    if last.lower() in w.polities:
        iso3 = iso3_of(text[slice(*span)], language)
        return Name(span, Entry("state", iso3)) if iso3 else None
    if last.lower() in w.object_nouns or w.areas.fullmatch(f" {last.lower()}"):
        inner = read_name(text, tail, context, w, language)
        return inner and replace(inner, classified=True)
    if w.kinds.fullmatch(f" {last.lower()}"):
        return Name(span, None, classified=True)
    return None if last in w.bodies else Name(span, None)


def _plausible(entry: Entry, context: Sequence[str]) -> bool:
    """A small town of a country that the text is not about is another name that happens to be alike."""
    return entry.kind != "sites" or any(site.iso3 in context or site.population >= SMALL or site.geonames_id is None for site in entry.sites)


def with_kind(text: str, name: Name, context: Sequence[str], end: int, w: Words) -> Name:
    """`Katiba barracks` is one name, whatever town is called Katiba elsewhere; of `the Srebrenica enclave` the name alone is the place."""
    if kind := w.kinds.match(text, name.span[1], end):
        here = tuple(site for site in name.entry.sites if site.iso3 in context) if name.entry else ()
        near = Entry("sites", sites=here) if here else None
        return Name((name.span[0], kind.end()), near, classified=True, building=True)
    if w.areas.match(text, name.span[1], end):
        return replace(name, classified=True)
    return name
