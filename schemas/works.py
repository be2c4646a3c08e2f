"""works: one row per symbol and language."""

import pyarrow as pa

from schemas.checks import HEX_16, ISO_639_1, items_match, matches, not_blank
from schemas.common import OF_PREFERRED, language_of, n_documents
from schemas.declare import Column, Table, list_of, member

CARRIER = pa.struct(
    [
        member("document_id", pa.string(), "The document."),
        member("media_type", pa.string(), "Media type of its raw bytes."),
        member("source_uri", pa.string(), "Where its raw bytes came from."),
    ]
)

WORKS = Table(
    name="works",
    kind="derived",
    description="One row per symbol and language: the documents (raw versions and formats) that carry the symbol, and the one to count, so that "
    "nobody counts a PDF and its text twice. A joint document stands under each of its symbols.",
    key=("symbol", "language"),
    foreign_keys=(OF_PREFERRED,),
    columns=(
        Column("symbol", pa.string(), "The symbol.", "as in documents.symbols", unit="UN document symbol", checks=(not_blank("symbol"),)),
        language_of("the texts"),
        Column(
            "preferred_document_id",
            pa.string(),
            "The document to count and to read: of the format that keeps most of the text's structure, then the largest, then the smallest id.",
            "chosen among the documents",
            unit="16 hex digits",
            checks=(matches("preferred_document_id", HEX_16),),
        ),
        n_documents("How many documents carry the symbol in this language."),
        Column("documents", list_of(CARRIER), "All of them, the preferred first.", "collected from documents"),
        Column(
            "corrections",
            list_of(pa.string()),
            "Symbols of corrections and revisions of it among the documents (…/Corr.1, …/Rev.1), in any language.",
            "collected from documents",
            unit="UN document symbol",
        ),
        Column(
            "languages",
            list_of(pa.string()),
            "All languages in which the symbol stands among the documents.",
            "collected from documents",
            unit="ISO 639-1",
            checks=(items_match("languages", ISO_639_1),),
        ),
    ),
)
