"""events: each happening as its mentions tell it together."""

from __future__ import annotations

import polars as pl

from flows.derive.event_mentions import DAYS, folded
from schemas import TABLES
from schemas.arrow import polars_schema
from schemas.vocabulary import DATE_PRECISIONS, EVENT_TYPES

KEY = "event_key"


def tell(mentions: pl.DataFrame) -> pl.DataFrame:
    """One row per happening that the mentions, each with its `event_key`, tell; and its `year`."""
    rows = (
        _counts(mentions)
        .join(_dates(mentions), on=KEY)
        .join(_types(mentions), on=KEY)
        .join(_places(mentions), on=KEY, how="left")
        .join(_claims(mentions), on=KEY, how="left")
        .with_columns(pl.col("places", "casualties").fill_null([]))
    )
    schema = polars_schema(TABLES["events"])
    return rows.select(*(pl.col(name).cast(dtype) for name, dtype in schema.items()), "year")


def _counts(mentions: pl.DataFrame) -> pl.DataFrame:
    return mentions.group_by(KEY).agg(
        pl.col("year").first(),
        n_mentions=pl.len(),
        n_documents=pl.col("document_id").n_unique(),
        cited_by=pl.col("claimed_by_iso3").drop_nulls().unique().sort(),
        first_cited=pl.col("masthead_date").min(),
        last_cited=pl.col("masthead_date").max(),
    )


def _dates(mentions: pl.DataFrame) -> pl.DataFrame:
    """The finest date: the shortest stretch of days, of those the finest grain."""
    dates = ["date_start", "date_end", "date_edtf", "date_precision"]
    ranked = mentions.select(KEY, "event_id", *dates, days=DAYS, grain=pl.col("date_precision").cast(pl.Enum(DATE_PRECISIONS)))
    return ranked.sort("days", "grain", "event_id").unique(KEY, keep="first", maintain_order=True).select(KEY, *dates)


def _types(mentions: pl.DataFrame) -> pl.DataFrame:
    counted = mentions.group_by(KEY, pl.col("event_type").cast(pl.Enum(EVENT_TYPES))).agg(pl.len())
    commonest = counted.sort("len", "event_type", descending=[True, False]).unique(KEY, keep="first", maintain_order=True)
    return commonest.select(KEY, pl.col("event_type").cast(pl.String))


def _places(mentions: pl.DataFrame) -> pl.DataFrame:
    """Each place once, in the spelling that sorts first."""
    members = ["name", "iso3", "latitude", "longitude", "geonames_id"]
    places = mentions.select(KEY, place="places").explode("place", empty_as_null=False).unnest("place")
    same = pl.coalesce(pl.col("geonames_id").cast(pl.String), folded(pl.col("name")))
    once = places.with_columns(same=same).sort(members, nulls_last=True).unique([KEY, "same"], keep="first", maintain_order=True)
    return once.group_by(KEY, maintain_order=True).agg(places=pl.struct(members))


def _claims(mentions: pl.DataFrame) -> pl.DataFrame:
    """Per kind the lowest and the highest number, and by whom."""
    claims = (
        mentions.select(KEY, "claimed_by_iso3", claim="casualties")
        .explode("claim", empty_as_null=False)
        .unnest("claim")
        .select(
            KEY,
            "claimed_by_iso3",
            "kind",
            low=pl.coalesce("count_low", "count", "count_high"),
            high=pl.coalesce("count_high", "count", "count_low"),
        )
        .drop_nulls("low")
    )
    by_kind = claims.group_by(KEY, "kind").agg(
        lowest=pl.col("low").min(),
        lowest_by=_by(pl.col("low") == pl.col("low").min()),
        highest=pl.col("high").max(),
        highest_by=_by(pl.col("high") == pl.col("high").max()),
    )
    return (
        by_kind.sort(KEY, "kind").group_by(KEY, maintain_order=True).agg(casualties=pl.struct("kind", "lowest", "lowest_by", "highest", "highest_by"))
    )


def _by(states_it: pl.Expr) -> pl.Expr:
    return pl.col("claimed_by_iso3").filter(states_it).drop_nulls().unique().sort()
