"""Which mentions of other documents can be of one happening with those of some documents, directly or over others in between?

Rather too many than too few: what is grouped with its neighbours is grouped as it would be among all mentions. The ties are those by which
`event_mentions` looks for a happening: a day that both tell, types of one family, and a place, a country or, without any place, the State
that tells it; or one type in one place, where one of the two is dated by a longer stretch.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from flows.derive.event_mentions import NEARDAYS, OPEN, UNIT, YEAR, units
from flows.parse.grouping import family
from schemas.vocabulary import EVENT_TYPES

UNIT_ID = pl.struct(UNIT).hash()
FAMILY = pl.col("event_type").replace_strict({event_type: family(event_type) for event_type in EVENT_TYPES})
KIND = pl.struct("year", FAMILY).hash()
IS_STRETCH = pl.col("date_start").ne_missing(pl.col("date_end")) | pl.col("date_start").is_null()
IS_SHORT = pl.col("days").is_between(1, NEARDAYS - 1)
IS_NOWHERE = (pl.col("names").list.len() == 0) & (pl.col("countries").list.len() == 0)


def neighbours(changed: Sequence[pl.DataFrame], cited_events: pl.LazyFrame, read: pl.LazyFrame) -> pl.DataFrame:
    """Those of all mentions that are to be grouped together with the changed ones, as these were and as they are.

    Of all mentions only days and types are looked at; what else is `read` of them only of those that these do not rule out.
    """
    seeds = pl.concat([units(mentions) for mentions in changed])
    told = cited_events.select("event_id", "document_id", "event_group", "date_start", "date_end", "event_type", year=YEAR)
    dated = told.filter(pl.col("year").is_in(seeds["year"].unique().implode(), nulls_equal=True)).collect()
    alike = _of_units(dated, _in(KIND, seeds.select(KIND)))
    days = _days(seeds)
    while True:
        meeting = _of_units(alike, IS_STRETCH | pl.col("date_start").is_in(days.implode()))
        mentions = read.filter(_in(pl.col("event_id"), meeting.select("event_id"))).collect()
        found = _tied(seeds, units(mentions))
        reached = pl.concat([days, _days(found)]).unique()
        if reached.len() == days.len():
            return mentions.filter(_in(UNIT_ID, found.select(UNIT_ID)))
        days = reached


def _of_units(told: pl.DataFrame, telling: pl.Expr) -> pl.DataFrame:
    """The mentions of all units that have one of which that is true."""
    return told.filter(_in(UNIT_ID, told.filter(telling).select(UNIT_ID)))


def _in(value: pl.Expr, values: pl.DataFrame) -> pl.Expr:
    return value.is_in(values.to_series().unique().implode())


def _days(of: pl.DataFrame) -> pl.Series:
    """The days on which a single day may be tied to the units."""
    meeting = of.filter(pl.col("days") < OPEN, IS_SHORT | (pl.col("days") == 0) | (pl.col("names").list.len() > 0))
    return meeting.select(day=pl.date_ranges("date_start", "date_end")).explode("day")["day"].unique()


def _tied(seeds: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """Those of the other units that are tied to the seeds, directly or over others."""
    of_all = pl.concat([seeds.with_columns(is_seed=True), others.with_columns(is_seed=False)]).with_row_index("unit")
    ties = _ties(of_all)
    held = ties.filter("is_seed")["tie"].unique()
    while True:
        tied = ties.filter(pl.col("tie").is_in(held.implode()))["unit"].unique()
        more = ties.filter(pl.col("unit").is_in(tied.implode()))["tie"].unique()
        if more.len() == held.len():
            return of_all.filter(~pl.col("is_seed") & pl.col("unit").is_in(tied.implode()))
        held = more


def _ties(of: pl.DataFrame) -> pl.DataFrame:
    """unit, is_seed, tie: units with the same tie may be of one happening."""
    head = ["unit", "is_seed", "year", "event_type", "days"]
    told = pl.when(IS_SHORT).then(pl.concat_list("date_edtf", *(pl.col(day).dt.to_string("%Y-%m-%d") for day in ("date_start", "date_end"))))
    of = of.select(*head, "names", "countries", "claimed_by_iso3", told=told.otherwise(pl.concat_list("date_edtf")))
    by_name = of.select(*head, "told", where="names").explode("where")
    by_country = of.select(*head, "told", where="countries").explode("where").drop_nulls("where").with_columns(pl.col("where").hash())
    by_state = of.filter(IS_NOWHERE).select(*head, "told", where="claimed_by_iso3").drop_nulls("where").with_columns(pl.col("where").hash())
    at_once = pl.concat([by_name, by_country, by_state]).drop_nulls("where").explode("told")
    within = by_name.drop_nulls("where").with_columns(tie=pl.struct("year", "event_type", "where").hash())
    return pl.concat(
        [
            at_once.select("unit", "is_seed", tie=pl.struct("year", FAMILY, "told", "where").hash()),
            within.filter((pl.col("days") > 0).any().over("tie")).select("unit", "is_seed", "tie"),
        ]
    )
