"""By what mentions that can be of one happening find each other among those of all documents.

Rather too many than too few: what is grouped with its neighbours is grouped as it would be among all mentions. The ties are those by which
`event_mentions` looks for a happening: a day that both tell, types of one family, and a place, a country or, without any place, the State
that tells it; or one type in one place, where one of the two is dated by a longer stretch.
"""

from __future__ import annotations

import polars as pl

from flows.derive.event_mentions import NEARDAYS, UNIT, units
from flows.parse.grouping import family
from schemas.vocabulary import EVENT_TYPES

FAMILY = pl.col("event_type").replace_strict({event_type: family(event_type) for event_type in EVENT_TYPES})
IS_LONG = pl.col("days") > 0
IS_SHORT = pl.col("days").is_between(1, NEARDAYS - 1)
IS_NOWHERE = (pl.col("names").list.len() == 0) & (pl.col("countries").list.len() == 0)


def marks(mentions: pl.DataFrame) -> pl.DataFrame:
    """The ties of all units of these mentions, as `Derivation.marks` wants them."""
    head = [*UNIT, "event_type", "days"]
    told = pl.when(IS_SHORT).then(pl.concat_list("date_edtf", *(pl.col(day).dt.to_string("%Y-%m-%d") for day in ("date_start", "date_end"))))
    of = units(mentions).select(*head, "names", "countries", "claimed_by_iso3", told=told.otherwise(pl.concat_list("date_edtf")))
    by_name = of.select(*head, "told", where="names").explode("where").drop_nulls("where")
    by_country = of.select(*head, "told", where="countries").explode("where").drop_nulls("where").with_columns(pl.col("where").hash())
    by_state = of.filter(IS_NOWHERE).select(*head, "told", where="claimed_by_iso3").drop_nulls("where").with_columns(pl.col("where").hash())
    on_days = pl.concat([by_name, by_country, by_state]).explode("told").select(*UNIT, mark=pl.struct("year", FAMILY, "told", "where").hash())
    # Of two units in one place one is dated by a stretch: a stretch seeks all, what is not one seeks stretches.
    in_place = by_name.select(*UNIT, is_long=IS_LONG, place=pl.struct("year", "event_type", "where").hash())
    return pl.concat(
        [
            on_days.with_columns(is_borne=True, is_sought=True),
            in_place.select(*UNIT, mark="place", is_borne=True, is_sought="is_long"),
            in_place.select(*UNIT, mark=pl.struct("place", pl.lit("long")).hash(), is_borne="is_long", is_sought=True),
        ]
    ).unique()
