"""cited_events: one row per mention of a happening that the text places in time."""

import polars as pl
import pyarrow as pa

from schemas.checks import (
    HEX_16,
    ISO_3166_ALPHA_3,
    at_least,
    between,
    in_order,
    items_in_order,
    items_one_of,
    matches,
    members_match,
    not_blank,
    one_of,
)
from schemas.common import DOCUMENT_ID, END_CHAR, OF_DOCUMENT, OF_SECTION, SECTION_ID, START_CHAR
from schemas.declare import Check, Column, Table, list_of, member
from schemas.edtf import agrees
from schemas.vocabulary import ACTOR_ROLES, CASUALTY_KINDS, DATE_BASES, DATE_PRECISIONS, EVENT_TYPES

PLACE = pa.struct(
    [
        member("name", pa.string(), "The place as written."),
        member("iso3", pa.string(), "State or territory of today, ISO 3166-1 alpha-3; null where unknown."),
        member("latitude", pa.float64(), "Degrees north, WGS 84; null where the name is ambiguous."),
        member("longitude", pa.float64(), "Degrees east, WGS 84; null where the name is ambiguous."),
        member("geonames_id", pa.int64(), "GeoNames id; null where the name is ambiguous."),
    ]
)
CASUALTY = pa.struct(
    [
        member("kind", pa.string(), "One of: " + ", ".join(CASUALTY_KINDS) + "."),
        member("count", pa.int64(), "The number stated; null for a range or an indefinite quantity."),
        member("count_low", pa.int64(), "Lowest number that the words allow; null = not stated."),
        member("count_high", pa.int64(), "Highest number that the words allow; null = not stated."),
        member("text", pa.string(), "The printed quantity with its hedge and noun."),
    ]
)
ACTOR = pa.struct(
    [
        member("name", pa.string(), "The actor as written."),
        member("iso3", pa.string(), "Its State of today, ISO 3166-1 alpha-3, where it is one."),
        member("role", pa.string(), "One of: " + ", ".join(ACTOR_ROLES) + "."),
    ]
)


def edtf_agrees() -> Check:
    """date_edtf says the same as date_start and date_end."""

    def holds(frame: pl.DataFrame) -> pl.Series:
        return agrees(frame["date_edtf"], frame["date_start"], frame["date_end"])

    return Check("edtf_agrees", holds, "date_edtf must be valid EDTF whose bounds are date_start and date_end", "date_edtf")


CITED_EVENTS = Table(
    name="cited_events",
    kind="data",
    description="One row per mention of a happening that the text places in time. A letter's claim is a claim: see claimed_by_iso3.",
    key=("event_id",),
    foreign_keys=(OF_DOCUMENT, OF_SECTION),
    spans=("start_char", "end_char"),
    quoted="date_text",
    checks=(in_order("date_start", "date_end"), edtf_agrees(), items_in_order("casualties", "count_low", "count_high")),
    columns=(
        Column("event_id", pa.string(), "Stable key of the mention.", "computed from document_id and span", checks=(matches("event_id", HEX_16),)),
        DOCUMENT_ID,
        SECTION_ID,
        Column("paragraph", pa.string(), "Number of the paragraph, where the text numbers them.", "read from the text", nullable=True),
        Column("sentence", pa.string(), "The sentence, line breaks folded.", "read from the text", checks=(not_blank("sentence"),)),
        Column("date_text", pa.string(), "The words that carry the time, verbatim.", "read from the text", checks=(not_blank("date_text"),)),
        START_CHAR,
        END_CHAR,
        Column("date_start", pa.date32(), "First possible day, inclusive; null = open.", "inferred as date_basis says", nullable=True),
        Column("date_end", pa.date32(), "Last possible day, inclusive; null = open.", "inferred as date_basis says", nullable=True),
        Column("date_edtf", pa.string(), "The time as EDTF.", "inferred as date_basis says", unit="EDTF level 1-2 (ISO 8601-2)"),
        Column(
            "date_precision",
            pa.string(),
            "Grain of the time, read off date_edtf.",
            "inferred from date_edtf",
            checks=(one_of("date_precision", DATE_PRECISIONS),),
        ),
        Column(
            "date_basis",
            pa.string(),
            "How the value came about: printed (explicit), computed from another date (relative), year or month from the context "
            "(inherited), fixed by a name (named).",
            "inferred by the rule that read it",
            checks=(one_of("date_basis", DATE_BASES),),
        ),
        Column("event_type", pa.string(), "Type of happening.", "inferred from the trigger", checks=(one_of("event_type", EVENT_TYPES),)),
        Column("trigger", pa.string(), "The word that decided the type.", "read from the sentence", nullable=True),
        Column(
            "places",
            list_of(PLACE),
            "Where it is said to have happened.",
            "read from the sentence; codes and coordinates inferred by gazetteer",
            checks=(members_match("places", "iso3", ISO_3166_ALPHA_3),),
        ),
        Column(
            "casualties",
            list_of(CASUALTY),
            "Casualties as claimed by the text.",
            "read from the text",
            checks=(items_one_of("casualties", "kind", CASUALTY_KINDS),),
        ),
        Column(
            "actors",
            list_of(ACTOR),
            "Who did it, to whom, or who took part.",
            "read from the sentence",
            checks=(items_one_of("actors", "role", ACTOR_ROLES), members_match("actors", "iso3", ISO_3166_ALPHA_3)),
        ),
        Column(
            "event_group",
            pa.int32(),
            "Mentions of one happening in a document share it.",
            "inferred by comparing mentions",
            unit="count from 1 within the document",
            checks=(at_least("event_group", 0),),
        ),
        Column(
            "claimed_by_iso3",
            pa.string(),
            "Whose document says it.",
            "inferred from the sender or the section's speaker",
            nullable=True,
            unit="ISO 3166-1 alpha-3",
            checks=(matches("claimed_by_iso3", ISO_3166_ALPHA_3),),
        ),
        Column(
            "confidence",
            pa.float32(),
            "Share of rows read by the same rules that were right on the development gold.",
            "calibrated",
            unit="0-1",
            checks=(between("confidence", 0, 1),),
        ),
    ),
)
