"""cited_documents: one row per mention of another document."""

import polars as pl
import pyarrow as pa

from schemas.checks import check, matches, not_blank, one_of
from schemas.common import DOCUMENT_ID, END_CHAR, OF_DOCUMENT, OF_SECTION, POSITION, SECTION_ID, START_CHAR
from schemas.declare import Column, Table
from schemas.vocabulary import CITATION_KINDS

CITED_DOCUMENTS = Table(
    name="cited_documents",
    kind="data",
    description="One row per mention of another document.",
    key=("document_id", "position"),
    foreign_keys=(OF_DOCUMENT, OF_SECTION),
    spans=("start_char", "end_char"),
    quoted="citation_text",
    checks=(
        check(
            "day_of_edtf",
            "cited_date",
            "cited_date must be the day that cited_date_edtf states",
            pl.col("cited_date").is_null() | (pl.col("cited_date").dt.to_string("%Y-%m-%d") == pl.col("cited_date_edtf").fill_null("")),
        ),
    ),
    columns=(
        DOCUMENT_ID,
        POSITION,
        SECTION_ID,
        Column("citation_text", pa.string(), "The words that cite, verbatim.", "read from the text", checks=(not_blank("citation_text"),)),
        START_CHAR,
        END_CHAR,
        Column(
            "cited_symbol",
            pa.string(),
            "Symbol of the cited document, normalised; null where the text does not let it be known and, inside resolutions and decisions, where "
            "the United Nations' own markup links none (see composed_symbol).",
            "read from the text, or inferred from number and organ",
            nullable=True,
            unit="UN document symbol",
        ),
        Column(
            "composed_symbol",
            pa.string(),
            "Symbol of the cited document in full, composed by the grammar of symbols from every mention that lets it be known. Inside resolutions "
            "and decisions cited_symbol follows the United Nations' own markup and leaves some of them null; here they all stand.",
            "read from the text, or inferred from number and organ",
            nullable=True,
            unit="UN document symbol",
        ),
        Column("kind", pa.string(), "Kind of the cited document.", "read from the text", checks=(one_of("kind", CITATION_KINDS),)),
        Column("organ", pa.string(), "Organ that issued it.", "read from the text or inferred from the symbol", nullable=True, unit="English name"),
        Column("cited_date", pa.date32(), "Its date, where the mention states the day.", "read from the text", nullable=True),
        Column(
            "cited_date_edtf",
            pa.string(),
            "Its date as stated: a day, a month or a year.",
            "read from the text",
            nullable=True,
            unit="EDTF",
            checks=(matches("cited_date_edtf", r"^\d{4}(-\d{2}){0,2}$"),),
        ),
        Column("pinpoint", pa.string(), 'The part cited ("para. 12", "annex").', "read from the text", nullable=True),
    ),
)
