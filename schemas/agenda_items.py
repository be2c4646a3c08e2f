"""agenda_items: one row per agenda item and organ of a document."""

import polars as pl
import pyarrow as pa

from schemas.checks import at_least, check, matches, needs, not_blank, one_of
from schemas.common import DOCUMENT_ID, END_CHAR, OF_DOCUMENT, POSITION, START_CHAR
from schemas.declare import Column, Table
from schemas.vocabulary import AGENDA_KINDS, TITLE_PAIRINGS

AGENDA_ITEMS = Table(
    name="agenda_items",
    kind="data",
    description="One row per agenda item and organ under which a document was issued.",
    key=("document_id", "position"),
    foreign_keys=(OF_DOCUMENT,),
    spans=("start_char", "end_char"),
    checks=(
        needs("sub_item", "item_number"),
        check(
            "title_pairing_agrees",
            "title_pairing",
            "title_pairing must be none exactly where there is no title",
            (pl.col("title_pairing") == "none") == pl.col("title").is_null(),
        ),
        check(
            "number_or_title",
            "item_number",
            "an agenda item needs a number or a title",
            pl.col("item_number").is_not_null() | pl.col("title").is_not_null(),
        ),
    ),
    columns=(
        DOCUMENT_ID,
        POSITION,
        Column("organ", pa.string(), "Organ whose agenda it is.", "read from the masthead", unit="English name", checks=(not_blank("organ"),)),
        Column(
            "session_number", pa.int16(), "That organ's session.", "read from the masthead", nullable=True, checks=(at_least("session_number", 1),)
        ),
        Column(
            "item_number",
            pa.int16(),
            "Number of the item; null where the text names it by title only.",
            "read from the masthead or the request for circulation",
            nullable=True,
            checks=(at_least("item_number", 1),),
        ),
        Column(
            "sub_item",
            pa.string(),
            "Letter of the sub-item.",
            "read from the masthead or the request for circulation",
            nullable=True,
            unit="lower-case Latin letters, also where the text has another script",
            checks=(matches("sub_item", "^[a-z]{1,3}$"),),
        ),
        Column("item_label", pa.string(), "The words that name the item, verbatim.", "read from the text", nullable=True),
        Column("title", pa.string(), "Title of the item, verbatim, line breaks folded.", "read from the masthead", nullable=True),
        Column(
            "title_pairing",
            pa.string(),
            "How the title came to its number: as many titles as items in the same order (paired), one item and one title (single), "
            "from the request (request), no title (none).",
            "inferred by counting",
            checks=(one_of("title_pairing", TITLE_PAIRINGS),),
        ),
        Column(
            "agenda_kind",
            pa.string(),
            "Agenda, provisional agenda or preliminary list.",
            "read from the masthead",
            checks=(one_of("agenda_kind", AGENDA_KINDS),),
        ),
        Column("in_masthead", pa.bool_(), "The masthead names the item.", "read from the masthead"),
        Column("in_request", pa.bool_(), "The request for circulation names the item.", "read from the body"),
        START_CHAR,
        END_CHAR,
    ),
)
