"""events: one row per happening across documents."""

import pyarrow as pa

from schemas.checks import HEX_16, ISO_3166_ALPHA_3, at_least, in_order, items_in_order, items_match, matches, members_match, one_of
from schemas.cited_events import PLACE, edtf_agrees
from schemas.common import n_documents
from schemas.declare import Column, Table, list_of, member
from schemas.vocabulary import DATE_PRECISIONS, EVENT_TYPES

CLAIM = pa.struct(
    [
        member("kind", pa.string(), "What befell the people, as in cited_events.casualties."),
        member("lowest", pa.int64(), "Lowest number that any mention states."),
        member("lowest_by", list_of(pa.string()), "Who states the lowest: ISO 3166-1 alpha-3 of the claiming States, in alphabetical order."),
        member("highest", pa.int64(), "Highest number that any mention states."),
        member("highest_by", list_of(pa.string()), "Who states the highest."),
    ]
)

EVENTS = Table(
    name="events",
    kind="derived",
    description="One row per happening, as its mentions in all documents tell it together. Mentions are joined where time, place and type "
    "agree and nothing contradicts; a happening that is told with different places stays apart.",
    key=("event_key",),
    checks=(
        in_order("date_start", "date_end"),
        in_order("first_cited", "last_cited"),
        edtf_agrees(),
        items_in_order("casualties", "lowest", "highest"),
    ),
    columns=(
        Column(
            "event_key",
            pa.string(),
            "Key of the happening: the event_id of its earliest mention (by masthead date, then by event_id), so that later documents leave it as it is.",
            "computed from the mentions",
            checks=(matches("event_key", HEX_16),),
        ),
        Column(
            "date_start", pa.date32(), "First possible day, inclusive; null = open or unknown year.", "the finest date of the mentions", nullable=True
        ),
        Column(
            "date_end", pa.date32(), "Last possible day, inclusive; null = open or unknown year.", "the finest date of the mentions", nullable=True
        ),
        Column(
            "date_edtf", pa.string(), "The finest date that any mention gives and none contradicts.", "the finest date of the mentions", unit="EDTF"
        ),
        Column(
            "date_precision",
            pa.string(),
            "Grain of date_edtf.",
            "the finest date of the mentions",
            checks=(one_of("date_precision", DATE_PRECISIONS),),
        ),
        Column(
            "event_type",
            pa.string(),
            "The type that most mentions have; of several the first in the order of the vocabulary.",
            "counted over the mentions",
            checks=(one_of("event_type", EVENT_TYPES),),
        ),
        Column(
            "places",
            list_of(PLACE),
            "All places of the mentions, each once (by GeoNames id, else by name), by name.",
            "collected from the mentions",
            checks=(members_match("places", "iso3", ISO_3166_ALPHA_3),),
        ),
        Column("n_mentions", pa.int32(), "Mentions in all documents.", "counted", checks=(at_least("n_mentions", 1),)),
        n_documents("Documents that mention it."),
        Column(
            "cited_by",
            list_of(pa.string()),
            "States whose documents mention it (cited_events.claimed_by_iso3), each once, in alphabetical order.",
            "collected from the mentions",
            unit="ISO 3166-1 alpha-3",
            checks=(items_match("cited_by", ISO_3166_ALPHA_3),),
        ),
        Column("first_cited", pa.date32(), "Earliest masthead date of the documents.", "computed from documents", nullable=True),
        Column("last_cited", pa.date32(), "Latest masthead date of the documents.", "computed from documents", nullable=True),
        Column(
            "casualties",
            list_of(CLAIM),
            'Per kind the lowest and the highest number claimed, and by whom: claims, not findings. Of "at least 150" the number is 150; indefinite quantities have none.',
            "computed from the mentions",
        ),
    ),
)
