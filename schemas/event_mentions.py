"""event_mentions: which mention belongs to which happening."""

import pyarrow as pa

from schemas.checks import HEX_16, matches
from schemas.common import DOCUMENT_ID, OF_DOCUMENT
from schemas.declare import Column, ForeignKey, Table

EVENT_MENTIONS = Table(
    name="event_mentions",
    kind="derived",
    description="One row per mention (cited_events), with the happening (events) that it belongs to.",
    key=("event_id",),
    foreign_keys=(OF_DOCUMENT, ForeignKey("event_id", ("cited_events", "event_id")), ForeignKey("event_key", ("events", "event_key"))),
    columns=(
        Column("event_id", pa.string(), "The mention.", "as in cited_events", checks=(matches("event_id", HEX_16),)),
        Column(
            "event_key", pa.string(), "The happening.", "computed by grouping the mentions of all documents", checks=(matches("event_key", HEX_16),)
        ),
        DOCUMENT_ID,
    ),
)
