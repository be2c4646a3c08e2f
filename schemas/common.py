"""Columns that several tables share, declared once."""

from __future__ import annotations

import pyarrow as pa

from schemas.checks import HEX_16, ISO_639_1, at_least, matches, not_blank
from schemas.declare import Column, ForeignKey

DOCUMENT_ID = Column(
    "document_id",
    pa.string(),
    "The document: first 16 hex digits of the SHA-256 of its raw bytes.",
    "computed from the raw bytes",
    unit="16 hex digits",
    checks=(matches("document_id", HEX_16),),
)
POSITION = Column(
    "position", pa.int32(), "Place in the document's list, counted from 0.", "counted", unit="count from 0", checks=(at_least("position", 0),)
)
SECTION_ID = Column(
    "section_id",
    pa.string(),
    "The section in which the words stand; null outside all sections (title, footnotes).",
    "read from the span",
    nullable=True,
)
START_CHAR = Column(
    "start_char", pa.int64(), "First character of the words.", "read from the text", unit="code points into documents.text, half-open"
)
END_CHAR = Column(
    "end_char", pa.int64(), "One past the last character of the words.", "read from the text", unit="code points into documents.text, half-open"
)
RUN_ID = Column("run_id", pa.string(), "The run, as in runs.run_id.", "given by the run", checks=(not_blank("run_id"),))


def language_of(what: str) -> Column:
    """`language`, of a derived table."""
    return Column("language", pa.string(), f"Language of {what}.", "as in documents", unit="ISO 639-1", checks=(matches("language", ISO_639_1),))


def n_documents(description: str) -> Column:
    """`n_documents`, of a derived table: a row without documents is none."""
    return Column("n_documents", pa.int32(), description, "counted", checks=(at_least("n_documents", 1),))


OF_DOCUMENT = ForeignKey("document_id", ("documents", "document_id"))
OF_SECTION = ForeignKey("section_id", ("sections", "section_id"))
OF_PREFERRED = ForeignKey("preferred_document_id", ("documents", "document_id"))
