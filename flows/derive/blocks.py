"""The blocks of the tables of happenings: the years in which happenings begin."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import polars as pl

from flows.derive.derivation import Blocks, Inputs

YEAR = pl.coalesce("date_start", "date_end").dt.year()
MENTIONS_AT_ONCE = 1_000_000  # so many mentions fit into memory together; a single year may have more


def blocks(inputs: Inputs) -> Blocks:
    """The years in which the happenings of these mentions begin."""
    years = inputs["cited_events"].select(YEAR.alias("year").unique()).collect()["year"]
    return frozenset(years.to_list())


def years(inputs: Inputs) -> pl.LazyFrame:
    """The block of every mention; a happening has the key of one of its mentions, which all lie in its block."""
    return inputs["cited_events"].select(key="event_id", year=YEAR)


def by_parts(build: Callable[[pl.LazyFrame], pl.DataFrame], mentions: pl.LazyFrame, wanted: Blocks | None) -> pl.DataFrame:
    """What `build` gives for the mentions (rows of cited_events) of the wanted blocks, some years at a time."""
    return pl.concat([build(part) for part in _parts(mentions, wanted)])


def _parts(mentions: pl.LazyFrame, wanted: Blocks | None) -> Iterator[pl.LazyFrame]:
    counts = mentions.group_by(year=YEAR).len().collect().sort("year").rows()
    years: list[int | None] = []
    total = 0
    for year, count in counts:
        if wanted is not None and year not in wanted:
            continue
        if years and total + count > MENTIONS_AT_ONCE:
            yield mentions.filter(YEAR.is_in(years, nulls_equal=True))
            years, total = [], 0
        years.append(year)
        total += count
    yield mentions.filter(YEAR.is_in(years, nulls_equal=True))
