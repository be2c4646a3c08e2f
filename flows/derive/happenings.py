"""The tables of happenings: event_mentions, and from it events. They fall into the years in which happenings begin."""

from __future__ import annotations

import polars as pl

from flows.derive.derivation import Derivation, Inputs, Rows
from flows.derive.event_mentions import UNIT, YEAR, group
from flows.derive.events import tell
from flows.derive.neighbours import marks
from schemas import TABLES

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


def reads(inputs: Inputs) -> pl.LazyFrame:
    """The mentions: the rows of cited_events with the date of their document, and the year in which what they mention begins."""
    documents = inputs["documents"].select("document_id", "masthead_date")
    return inputs["cited_events"].select(*OF_EVENTS, year=YEAR).join(documents, on="document_id", how="left")


def build(mentions: pl.DataFrame) -> Rows:
    """The happening of each mention, and the happenings as their mentions tell them."""
    keys = group(mentions)
    return {"event_mentions": keys, "events": tell(mentions.with_columns(keys["event_key"]))}


HAPPENINGS = Derivation((TABLES["event_mentions"], TABLES["events"]), ("cited_events", "documents"), tuple(UNIT), reads, marks, build)
