"""The blocks of the tables of happenings: the years in which happenings begin."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import polars as pl

from flows.derive.derivation import Blocks, Inputs

YEAR = pl.coalesce("date_start", "date_end").dt.year()
MENTIONS_AT_ONCE = 1_000_000  # so many mentions fit into memory together; a single year may have more
OF_EVENTS = (
    "event_id",
    "document_id",
    "event_group",
    "date_start",
    "date_end",
    "date_edtf",
    "date_precision",
    "event_type",
    "places",
    "casualties",
    "actors",
    "claimed_by_iso3",
)


def mentions(inputs: Inputs) -> pl.LazyFrame:
    """What happenings are made of: the rows of cited_events with the date of their document, and the block of each as `year`."""
    documents = inputs["documents"].select("document_id", "masthead_date")
    return inputs["cited_events"].select(*OF_EVENTS, year=YEAR).join(documents, on="document_id", how="left")


def reads(inputs: Inputs) -> pl.DataFrame:
    """The mentions of some documents."""
    return mentions(inputs).collect()


def by_parts(build: Callable[[pl.LazyFrame], pl.DataFrame], inputs: Inputs, wanted: Blocks | None) -> pl.DataFrame:
    """What `build` gives for the mentions of the wanted blocks, some years at a time."""
    return pl.concat([build(mentions(inputs).filter(pl.col("year").is_in(years, nulls_equal=True))) for years in _parts(inputs, wanted)])


def _parts(inputs: Inputs, wanted: Blocks | None) -> Iterator[list[int | None]]:
    counts = inputs["cited_events"].group_by(year=YEAR).len().collect().sort("year").rows()
    years: list[int | None] = []
    total = 0
    for year, count in counts:
        if wanted is not None and year not in wanted:
            continue
        if years and total + count > MENTIONS_AT_ONCE:
            yield years
            years, total = [], 0
        years.append(year)
        total += count
    yield years
