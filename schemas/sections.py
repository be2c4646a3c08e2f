"""sections: body, annexes, enclosures, appendices."""

import pyarrow as pa

from schemas.checks import ISO_639_1, items_match, matches, one_of
from schemas.common import DOCUMENT_ID, END_CHAR, OF_DOCUMENT, START_CHAR
from schemas.declare import Column, Table, list_of
from schemas.vocabulary import SECTION_KINDS

SECTIONS = Table(
    name="sections",
    kind="data",
    description="One row per section: the body, and each annex, enclosure or appendix, in order and not overlapping.",
    key=("section_id",),
    foreign_keys=(OF_DOCUMENT,),
    spans=("start_char", "end_char"),
    columns=(
        Column(
            "section_id",
            pa.string(),
            "Key of the section.",
            "computed from document_id and place",
            unit="document_id-place, counted from 0",
            checks=(matches("section_id", r"^[0-9a-f]{16}-\d+$"),),
        ),
        DOCUMENT_ID,
        Column("kind", pa.string(), "Kind of section.", "read from its heading", checks=(one_of("kind", SECTION_KINDS),)),
        Column("ordinal", pa.string(), "Its number (I, II, A …).", "read from its heading", nullable=True),
        Column(
            "title", pa.string(), "Caption under the heading word, line breaks folded; null for the body.", "read from its heading", nullable=True
        ),
        Column(
            "original_languages",
            list_of(pa.string()),
            'Original languages that the heading states ("[Original: French]").',
            "read from its heading",
            unit="ISO 639-1",
            checks=(items_match("original_languages", ISO_639_1),),
        ),
        START_CHAR,
        END_CHAR,
    ),
)
