"""signatories: who signed."""

import pyarrow as pa

from schemas.checks import ISO_3166_ALPHA_3, matches, not_blank
from schemas.common import DOCUMENT_ID, OF_DOCUMENT, OF_SECTION, POSITION, SECTION_ID
from schemas.declare import Column, Table, list_of

SIGNATORIES = Table(
    name="signatories",
    kind="data",
    description='One row per signature ("(Signed)" block).',
    key=("document_id", "position"),
    foreign_keys=(OF_DOCUMENT, OF_SECTION),
    columns=(
        DOCUMENT_ID,
        POSITION,
        SECTION_ID,
        Column("name", pa.string(), "Name as printed.", "read from the signature", checks=(not_blank("name"),)),
        Column("titles", list_of(pa.string()), "Title lines as printed.", "read from the signature"),
        Column("state", pa.string(), "State for which it is signed, where the block names it.", "read from the signature", nullable=True),
        Column(
            "iso3",
            pa.string(),
            "That State.",
            "inferred from state",
            nullable=True,
            unit="ISO 3166-1 alpha-3",
            checks=(matches("iso3", ISO_3166_ALPHA_3),),
        ),
        Column("acting", pa.bool_(), "Chargé d'affaires a.i., or signing for the office holder.", "read from the signature"),
    ),
)
