"""event_mentions: mentions of one happening across documents get one key.

The unit is a group of mentions within one document (`event_group`); its date is the finest of its mentions, its places are all of
theirs. Units are taken the finest and best placed first; each joins the one happening known so far that nothing contradicts and that
something speaks for, else it begins a happening of its own:

* *contradiction*: other types that are not told of one happening (FAMILIES), days that do not meet, countries of which none is
  shared, named places of which none is shared. A happening keeps what all its units share, so that no two of its units contradict
  each other, however many stand between them;
* *evidence*, for the same days: a shared place, or the same type in a shared country where one of the two names no place; where
  several happenings qualify, the same toll or actor decides, else none. Without any place the same type and the same State that says so;
* a coarser date (a month, a year) joins a finer one within it by a shared place and the same type, and only where there is just one.

The work is in proportion to the number of distinct units (dates, type, places, tolls), whatever their order.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import polars as pl

from flows.parse.grouping import family
from flows.parse.languages import LANGUAGES
from flows.parse.states import state_names
from schemas import TABLES
from schemas.arrow import polars_schema
from schemas.vocabulary import EVENT_TYPES

NEARDAYS = 3  # a stretch of days up to that length may be told by one of its days: "the night of 19 to 20 January", "20 January"
OPEN = 1_000_000  # days: the length of a stretch that has an open end
TELLING_TOLL = 10  # people: smaller counts recur in happenings that have nothing else in common

UNIT = ["year", "document_id", "event_group"]
YEAR = pl.coalesce("date_start", "date_end").dt.year()  # in which what is mentioned begins
DAYS = (pl.col("date_end") - pl.col("date_start")).dt.total_days().fill_null(OPEN)  # length of the stretch
ITEM = pl.element().struct


def folded(name: pl.Expr) -> pl.Expr:
    """The name of a place without case and article, by which its spellings are compared."""
    return name.str.to_lowercase().str.strip_prefix("the ")


def group(mentions: pl.DataFrame) -> pl.DataFrame:
    """One row per mention, in their order: event_id, event_key, document_id; and `year`."""
    of_years = [_keys(of_year) for of_year in _compared(mentions).partition_by("year")]
    keys = pl.concat([mentions.select("event_id", event_key="event_id").clear(), *of_years])
    found = mentions.select("event_id", "document_id", "year").join(keys, on="event_id", maintain_order="left")
    return found.select(*polars_schema(TABLES["event_mentions"]), "year")


def units(mentions: pl.DataFrame) -> pl.DataFrame:
    """What is compared: the mentions of one group of a document and one year as one row, with its finest date, commonest type and all its places."""
    return _units(_compared(mentions))


def _compared(mentions: pl.DataFrame) -> pl.DataFrame:
    return mentions.select(
        *UNIT,
        "event_id",
        "date_start",
        "date_end",
        "date_edtf",
        "event_type",
        "claimed_by_iso3",
        "masthead_date",
        days=DAYS,
        names=_names(),
        countries=pl.col("places").list.eval(ITEM.field("iso3").drop_nulls()).list.unique().list.sort(),
        tolls=pl.col("casualties").list.eval(pl.struct(ITEM.field("kind"), ITEM.field("count")).filter(ITEM.field("count") >= TELLING_TOLL).hash()),
        actors=pl.col("actors").list.eval(ITEM.field("name").str.to_lowercase().hash()),
    )


@cache
def _state_names() -> list[str]:
    """The names of States in all languages: a mention that is placed by these alone names a country, not a place in it."""
    return sorted({name for language in LANGUAGES for name in state_names(language)})


def _names() -> pl.Expr:
    """The places below the level of a State, by GeoNames id where it is known, else by name."""
    name = folded(ITEM.field("name"))
    key = pl.when(ITEM.field("geonames_id").is_not_null()).then(ITEM.field("geonames_id").cast(pl.String)).otherwise(name)
    named = ITEM.field("geonames_id").is_not_null() | ~name.is_in(_state_names())
    return pl.col("places").list.eval(key.filter(named).hash()).list.unique().list.sort()


def _keys(mentions: pl.DataFrame) -> pl.DataFrame:
    """event_id → event_key for the mentions of one year."""
    units = _units(mentions)
    features = ["date_start", "date_end", "date_edtf", "days", "event_type", "names", "countries", "tolls", "actors", "claimed_by_iso3"]
    # Units that are alike in everything are one to the grouping.
    # Of what nothing speaks for, each is alone.
    bare = (pl.col("names").list.len() == 0) & (pl.col("countries").list.len() == 0) & pl.col("claimed_by_iso3").is_null()
    units = units.with_columns(features=pl.struct(*features, pl.when(bare).then("event_id")).hash())
    alike = (
        units.sort("first_cited", "event_id", nulls_last=True)
        .unique("features", keep="first", maintain_order=True)
        .sort("days", pl.col("names").list.len().cast(pl.Int32).neg(), pl.col("countries").list.len().cast(pl.Int32).neg(), maintain_order=True)
    )
    happening = pl.Series("happening", list(_group(Unit(*row) for row in alike.select(features).iter_rows())), dtype=pl.UInt32)
    of_unit = units.select(*UNIT, "features").join(alike.select("features", happening), on="features")
    members = mentions.join(of_unit.select(*UNIT, "happening"), on=UNIT, nulls_equal=True)
    earliest = members.sort("masthead_date", "event_id", nulls_last=True).group_by("happening").agg(event_key=pl.col("event_id").first())
    return members.join(earliest, on="happening").select("event_id", "event_key")


def _units(mentions: pl.DataFrame) -> pl.DataFrame:
    kept = ["event_id", "date_start", "date_end", "date_edtf", "days", "event_type", "claimed_by_iso3", "masthead_date"]
    lists = ["names", "countries", "tolls", "actors"]
    alone = mentions.filter(pl.len().over(UNIT) == 1)
    several = mentions.join(alone.select(UNIT), on=UNIT, how="anti", nulls_equal=True).sort("days", "event_id")
    united = (
        several.with_columns(type_count=pl.len().over(*UNIT, "event_type"), type_rank=pl.col("event_type").cast(pl.Enum(EVENT_TYPES)).to_physical())
        .group_by(UNIT, maintain_order=True)
        .agg(
            pl.col("event_id").min(),
            pl.col("date_start", "date_end", "date_edtf", "days").first(),
            pl.col("event_type").sort_by(-pl.col("type_count").cast(pl.Int64), "type_rank").first(),
            pl.col("claimed_by_iso3", "masthead_date").first(),
            pl.col(*lists).explode().drop_nulls().unique().sort(),
        )
    )
    rows = pl.concat([alone.select(*UNIT, *kept, *lists), united.select(*UNIT, *kept, *lists)])
    return rows.rename({"masthead_date": "first_cited"})


class Unit(NamedTuple):
    """What the grouping knows of a unit."""

    first: date | None
    last: date | None
    edtf: str
    days: int
    type: str
    names: list[int]
    countries: list[str]
    tolls: list[int]
    actors: list[int]
    claimed_by: str | None


@dataclass(slots=True, eq=False)
class Happening:
    """What all its units share; its type and days are those of its first, and finest, unit."""

    number: int
    type: str
    last: date | None
    names: frozenset[int]  # empty as long as no unit names a place
    countries: frozenset[str]
    telling: set[int] = field(default_factory=set)  # tolls and actors of any of its units

    def contradicts(self, names: frozenset[int], countries: frozenset[str]) -> bool:
        return not (_meet(names, self.names) and _meet(countries, self.countries))


def _meet(some: frozenset[Any], others: frozenset[Any]) -> bool:
    return not some or not others or not some.isdisjoint(others)


def _shared(before: frozenset[Any], more: frozenset[Any]) -> frozenset[Any]:
    return before & more if before and more else before or more


def _group(units: Iterable[Unit]) -> Iterator[int]:
    """The number of the happening of each unit, in the order given: finest dates first, then those with the most places."""
    index = _Index()
    for unit in units:
        names, countries = frozenset(unit.names), frozenset(unit.countries)
        happening = index.find(unit, names, countries)
        if happening is None:
            happening = index.begin(unit, names, countries)
        elif countries and not happening.countries:
            index.enter_countries(happening, unit)
        happening.names = _shared(happening.names, names)
        happening.countries = _shared(happening.countries, countries)
        happening.telling.update(unit.tolls, unit.actors)
        yield happening.number


class _Index:
    """The happenings so far, by what can speak for them."""

    def __init__(self) -> None:
        self.count = 0
        self.by_place: dict[tuple[str, str, int], list[Happening]] = {}  # days, family, place
        self.by_country: dict[tuple[str, str, str], list[Happening]] = {}  # days, type, country or claiming State
        self.by_telling: dict[tuple[str, str, str, int], list[Happening]] = {}  # and toll or actor
        self.bare: dict[tuple[str, str, str], Happening] = {}  # those that no unit places below the level of a State
        self.days_of_place: dict[tuple[str, int], list[tuple[date, int, Happening]]] = {}  # type, place

    def begin(self, unit: Unit, names: frozenset[int], countries: frozenset[str]) -> Happening:
        self.count += 1
        happening = Happening(self.count, unit.type, unit.last, names, countries)
        for name in unit.names:
            self.by_place.setdefault((unit.edtf, family(unit.type), name), []).append(happening)
            if unit.first and unit.last:
                insort(self.days_of_place.setdefault((unit.type, name), []), (unit.first, happening.number, happening))
        self.enter_countries(happening, unit)
        return happening

    def enter_countries(self, happening: Happening, unit: Unit) -> None:
        for country in _scope(unit):
            key = (unit.edtf, unit.type, country)
            self.by_country.setdefault(key, []).append(happening)
            for token in (*unit.tolls, *unit.actors):
                self.by_telling.setdefault((*key, token), []).append(happening)
            if not unit.names:
                self.bare.setdefault(key, happening)

    def find(self, unit: Unit, names: frozenset[int], countries: frozenset[str]) -> Happening | None:
        """The happening that the unit belongs to; None where it begins one."""
        for edtf in _days_told(unit):
            happening = self._placed(edtf, unit, names, countries) if names else self._unplaced(edtf, unit, names, countries)
            if happening:
                return happening
        return self._within(unit, names, countries)

    def _placed(self, edtf: str, unit: Unit, names: frozenset[int], countries: frozenset[str]) -> Happening | None:
        telling = {*unit.tolls, *unit.actors}
        there = [h for name in unit.names for h in self.by_place.get((edtf, family(unit.type), name), ()) if not h.contradicts(names, countries)]
        return max(there, key=lambda h: (len(names & h.names), len(telling & h.telling), -h.number), default=None)

    def _unplaced(self, edtf: str, unit: Unit, names: frozenset[int], countries: frozenset[str]) -> Happening | None:
        """The only happening of that type in the country; of several the only one with a toll or an actor of the unit, else the one without place."""
        keys = [(edtf, unit.type, country) for country in _scope(unit)]
        for key in keys:
            known = self.by_country.get(key, ())
            if len(known) > 1:
                known = [h for token in (*unit.tolls, *unit.actors) for h in self.by_telling.get((*key, token), ())]
            fitting = {h.number: h for h in known if not h.contradicts(names, countries)}
            if len(fitting) == 1:
                return next(iter(fitting.values()))
        bare = (self.bare[key] for key in keys if key in self.bare)
        return next((h for h in bare if not h.contradicts(names, countries)), None)

    def _within(self, unit: Unit, names: frozenset[int], countries: frozenset[str]) -> Happening | None:
        """The only happening with a finer date inside the unit's, of its type and at one of its places."""
        found: Happening | None = None
        if not unit.days or unit.first is None or unit.last is None:
            return None
        for name in unit.names:
            days = self.days_of_place.get((unit.type, name), [])
            for first, _, happening in days[bisect_left(days, unit.first, key=lambda entry: entry[0]) :]:
                if first > unit.last:
                    break
                inside = happening.last is not None and happening.last <= unit.last and not happening.contradicts(names, countries)
                if inside and found not in (None, happening):
                    return None
                found = happening if inside else found
        return found


def _scope(unit: Unit) -> list[str]:
    """The countries of a unit; of one without any place the State that tells it."""
    return unit.countries or ([f"by {unit.claimed_by}"] if unit.claimed_by and not unit.names else [])


def _days_told(unit: Unit) -> list[str]:
    """The dates that may tell the same days: of a night or a few days also the last and the first."""
    if 0 < unit.days < NEARDAYS and unit.first and unit.last:
        return [unit.edtf, unit.last.isoformat(), unit.first.isoformat()]
    return [unit.edtf]
