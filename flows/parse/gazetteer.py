"""Names of places → country and, where the name is unambiguous, coordinates and GeoNames id.

States are those of `states`. `gazetteer.toml` has regions, islands, former names and disputed places. `gazetteer.tsv.gz` has 290,000
names of towns, villages and provinces, written by tools/build_gazetteer.py from GeoNames and ISO 3166-2, and one more file for each other
script; they are searched as they lie, so that a process starts at once. `[places]` of a language's file has its names of regions.
"""

from __future__ import annotations

import gzip
import itertools
import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import pycountry
from babel import Locale
from babel.core import get_global

from flows.parse.languages import words
from flows.parse.model import Place
from flows.parse.states import fold_name, state_names

DOMINANT = 8  # times as large as the next place of the name: then the name means that one
PROVINCE = 100_000  # what a province counts for, in inhabitants
ELSEWHERE, ELSEWHERE_ALONE = 150_000, 30_000  # inhabitants: a smaller town (alone of that name) is not meant where the text is about another country
RENOWN = 2  # what a large town gains, so that Geneva is not the small one of a country of the context
KNOWN = 15_000  # inhabitants: where nothing but the gazetteer tells a name from a word
MOST_FORMS = 256  # of a name that may stand in a case
KNOWN_CONTEXT = 3  # countries: the first ones of a context weigh most
SIGNS = str.maketrans(
    {"-": " ", "‑": " ", "–": " ", "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'"}
    | {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "þ": "th", "Þ": "Th"}
)


@dataclass(frozen=True, slots=True)
class Site:
    """One place of a name."""

    iso3: str
    population: int
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    own: bool  # its own name, not one of its others


@dataclass(frozen=True, slots=True)
class Entry:
    """What the gazetteer has under a name: a State or a curated place with its code, else the sites of that name."""

    kind: str  # state, curated, sites
    iso3: str | None = None
    sites: tuple[Site, ...] = ()

    @property
    def disputed(self) -> bool:
        """Is it a place that no organ of the United Nations and no award assigns to a State?"""
        return self.kind == "curated" and self.iso3 is None


def fold_place(name: str) -> str:
    """Case, accents, strokes through letters, hyphens, kind of apostrophe and a leading article do not count."""
    return fold_name(name.translate(SIGNS))


@lru_cache(maxsize=50_000)
def look_up(name: str, language: str) -> Entry | None:
    """The entry of a name as written; None for no known place. Of a name in a case of its language, that of the largest place it may stand for."""
    if name in organizations():
        return None
    entries = [entry for form in _base_forms(name, language) if (entry := _look_up(fold_place(form), language))]
    return max(entries, key=_renown, default=None)


def _look_up(folded: str, language: str) -> Entry | None:
    if (iso3 := _curated(language).get(folded)) is not None:
        return Entry("curated", iso3 or None, sites=tuple(site for site in _sites(folded, language) if site.iso3 == iso3 and site.geonames_id))
    if (iso3 := _states(language).get(folded)) is not None:
        return Entry("state", iso3 or None)
    sites = tuple(_weighed(site, _capitals().get(folded)) for site in _sites(folded, language))
    if sites:
        return Entry("sites", sites=sites)
    city = _cities(language).get(folded)
    return Entry("curated", city) if city else None


def _renown(entry: Entry) -> tuple[bool, int]:
    """States and curated places before the others, large towns before small ones."""
    return entry.kind != "sites", max((site.population for site in entry.sites), default=0)


def _base_forms(name: str, language: str) -> Iterable[str]:
    """The name and, where the language has cases, the names of which it may be one: each of its words with another ending.

    `[places] endings` of the language's file: ending of a case → endings of the name itself; before another word `adjective_endings` count too.
    """
    w = words(language)["places"]
    if "endings" not in w:
        return [name]
    *first, last = name.split(" ")
    forms = [*(_with_endings(word, [w["endings"], w["adjective_endings"]]) for word in first), _with_endings(last, [w["endings"]])]
    return map(" ".join, itertools.islice(itertools.product(*forms), MOST_FORMS))


def _with_endings(word: str, tables: Iterable[Mapping[str, Sequence[str]]]) -> list[str]:
    return [word, *(word.removesuffix(case) + base for table in tables for case, bases in table.items() if word.endswith(case) for base in bases)]


def known_places(language: str) -> set[str]:
    """The folded names of States, regions, larger towns and cities in the script of a language."""
    lines = (line.split("\t", 3) for line in _index(words(language)["language"]["script"]).decode().split("\n") if line)
    towns = (name for name, _, population, _ in lines if int(population) >= KNOWN)
    regions = [fold_place(name) for names in words(language)["places"].get("regions", {}).values() for name in names]
    states = [name for name in _states(language) if not name.isascii()]
    return {*towns, *regions, *states, *_cities(language)}


def resolve(name: str, entry: Entry, context: Sequence[str]) -> Place | None:
    """The place that an entry means: of several the one in a country of the context (the most likely first), else the largest.

    None where all places of the name are small and lie elsewhere.
    """
    if not entry.sites:
        return Place(name, entry.iso3)
    weights = {iso3: KNOWN_CONTEXT / (1 + rank) for rank, iso3 in reversed(list(enumerate(context[:KNOWN_CONTEXT])))}

    def likelihood(site: Site) -> float:
        renown = RENOWN if site.own and site.population >= ELSEWHERE else 0
        return math.log10(1 + (site.population or PROVINCE)) + weights.get(site.iso3, 0) + renown + site.own

    best, *others = sorted(entry.sites, key=likelihood, reverse=True)
    alone = all(best.population > DOMINANT * other.population for other in others)
    if entry.kind == "sites" and context and best.iso3 not in context and best.population < (ELSEWHERE_ALONE if alone else ELSEWHERE):
        return None
    rivals = [site for site in others if site.iso3 == best.iso3 or best.iso3 not in context]
    clear = best.geonames_id is not None and all(best.population > DOMINANT * rival.population for rival in rivals)
    return Place(name, best.iso3 or None, best.latitude, best.longitude, best.geonames_id) if clear else Place(name, best.iso3 or None)


@cache
def missions() -> Mapping[str, str]:
    """Acronym of a mission, in capitals → the country it works in."""
    return {acronym: code for code, acronyms in _tables()["missions"].items() for acronym in acronyms}


@cache
def _capitals() -> Mapping[str, str]:
    return {fold_place(name): code for code, names in _tables()["capitals"].items() for name in names}


@cache
def landmarks() -> Mapping[str, str]:
    """Name → country of the capitals and curated places that say what a text is about: not of those where others meet."""
    meeting_places = _tables()["meeting_places"]["names"]
    lists = (_tables()["capitals"], _tables()["places"])
    return {name: code for names_of in lists for code, names in names_of.items() for name in names if name not in meeting_places}


@cache
def organizations() -> frozenset[str]:
    """Names of organizations that, but for their capitals, are those of places."""
    return frozenset(_tables()["organizations"]["names"])


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads((files("flows.parse") / "gazetteer.toml").read_text("utf-8"))


@cache
def _curated(language: str) -> Mapping[str, str]:
    disputed = _tables()["disputed"]["names"]
    lists = [*_tables()["places"].items(), *words(language)["places"].get("regions", {}).items()]
    return {fold_place(name): code for code, names in [*lists, ("", disputed)] for name in names}


@cache
def _cities(language: str) -> Mapping[str, str]:
    """The cities that CLDR names time zones after, in languages of another script, in which GeoNames lacks some capitals."""
    if "script" not in words(language)["language"]:
        return {}
    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    territories = get_global("zone_territories")
    cities = ((zone.get("city"), codes.get(territories.get(name, ""))) for name, zone in Locale(language).time_zones.items())
    return {fold_place(city): code for city, code in cities if city and code}


@cache
def _states(language: str) -> Mapping[str, str]:
    return {name.translate(SIGNS): code for name, code in state_names(language).items()}


def index_name(script: str | None) -> str:
    """The file of the names in a script, None: Latin letters."""
    return f"gazetteer.{script.lower()}.tsv.gz" if script else "gazetteer.tsv.gz"


@cache
def _index(script: str | None) -> bytes:
    return b"\n" + gzip.decompress((files("flows.parse") / index_name(script)).read_bytes()) + b"\n"


def _sites(folded: str, language: str) -> tuple[Site, ...]:
    """The lines of a name, found by halving the sorted index of the language's script, in Latin letters always the same."""
    script = None if folded.isascii() else words(language)["language"].get("script")
    index, key = _index(script), folded.encode() + b"\t"
    low, high = 0, len(index) - 1
    while low < high:  # low and high are line feeds; the lines before low are smaller than the key
        middle = index.rfind(b"\n", low, (low + high) // 2 + 1)
        end = index.find(b"\n", middle + 1)
        if index[middle + 1 : end] < key:
            low = end
        else:
            high = middle
    found = []
    while index.startswith(key, low + 1):
        end = index.find(b"\n", low + 1)
        found.append(_site(index[low + 1 + len(key) : end].decode()))
        low = end
    return tuple(found)


def _weighed(site: Site, capital_of: str | None) -> Site:
    """A capital counts as a large town, however small it is."""
    return replace(site, population=max(site.population, ELSEWHERE)) if site.own and site.iso3 == capital_of else site


def _site(line: str) -> Site:
    iso3, population, latitude, longitude, geonames_id, own = line.split("\t")
    return Site(
        iso3,
        int(population),
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(geonames_id) if geonames_id else None,
        bool(own),
    )
