"""documents: one row per document."""

import polars as pl
import pyarrow as pa

from schemas.checks import HEX_64, ISO_639_1, ISO_3166_ALPHA_3, at_least, check, items_match, items_one_of, matches, not_blank, one_of
from schemas.common import DOCUMENT_ID
from schemas.declare import Check, Column, Table, list_of, member
from schemas.vocabulary import DOCUMENT_TYPES, SESSION_KINDS

SESSION = pa.struct(
    [
        member("organ", pa.string(), "Organ whose session it is; English name."),
        member("kind", pa.string(), "One of: " + ", ".join(SESSION_KINDS) + " (year: the Security Council's year)."),
        member("number", pa.int32(), "The printed ordinal, or the calendar year of a session that has none."),
    ]
)


def _symbol_is_first() -> Check:
    return check(
        "symbol_is_first",
        "symbol",
        "symbol must be the first of symbols",
        pl.col("symbol").eq_missing(pl.col("symbols").list.first()),
    )


def _pages_in_order() -> Check:
    starts = pl.col("page_starts")
    return check(
        "pages_in_order",
        "page_starts",
        "the first page begins at 0, each other after the one before",
        (starts.list.len() == 0) | ((starts.list.first() == 0) & (starts.list.diff(null_behavior="drop").list.min().fill_null(0) >= 0)),
    )


def _id_of_hash() -> Check:
    return check(
        "id_of_hash",
        "document_id",
        "document_id must be the first 16 digits of content_sha256",
        pl.col("document_id") == pl.col("content_sha256").str.slice(0, 16),
    )


DOCUMENTS = Table(
    name="documents",
    kind="data",
    description="One row per document: what its masthead and title say, and its text.",
    key=("document_id",),
    checks=(_symbol_is_first(), _id_of_hash()),
    columns=(
        DOCUMENT_ID,
        Column(
            "content_sha256",
            pa.string(),
            "SHA-256 of the raw bytes as fetched.",
            "computed from the raw bytes",
            unit="64 hex digits",
            checks=(matches("content_sha256", HEX_64),),
        ),
        Column(
            "source_uri",
            pa.string(),
            "Where the raw bytes came from; the first in alphabetical order where they lie in several places (fetches has them all).",
            "given by the source",
            unit="URI, or a path that begins with the name of the source that was given",
            checks=(not_blank("source_uri"),),
        ),
        Column("media_type", pa.string(), "Media type of the raw bytes.", "given by the source or its name", unit="IANA media type"),
        Column("n_bytes", pa.int64(), "Size of the raw bytes.", "counted", unit="bytes", checks=(at_least("n_bytes", 1),)),
        Column(
            "symbol",
            pa.string(),
            "The document's own symbol, normalised; of a joint document the first; null where the text has none.",
            "read from the masthead or a page header",
            nullable=True,
            unit="UN document symbol, e.g. A/78/729",
        ),
        Column("symbols", list_of(pa.string()), "All its own symbols in printed order.", "read from the masthead or a page header"),
        Column("job_number", pa.string(), "The job number at the foot of the first page.", "read from the page", nullable=True, unit="e.g. 24-01234"),
        Column("organs", list_of(pa.string()), "Issuing organs in masthead order.", "read from the masthead", unit="English names"),
        Column(
            "sessions",
            list_of(SESSION),
            "Sessions, or the Security Council's year, under which the document was issued.",
            "read from the masthead",
            checks=(items_one_of("sessions", "kind", SESSION_KINDS),),
        ),
        Column(
            "document_type",
            pa.string(),
            "Kind of document; other where no rule recognises it.",
            "read from the title and the masthead",
            checks=(one_of("document_type", DOCUMENT_TYPES),),
        ),
        Column(
            "language",
            pa.string(),
            "Language of this text.",
            "inferred by script and masthead words",
            unit="ISO 639-1",
            checks=(matches("language", ISO_639_1),),
        ),
        Column(
            "original_languages",
            list_of(pa.string()),
            'Languages that the masthead names as original ("Original: …").',
            "read from the masthead",
            unit="ISO 639-1",
            checks=(items_match("original_languages", ISO_639_1),),
        ),
        Column(
            "distribution", pa.string(), "Distribution category, in English (General, Limited, Restricted).", "read from the masthead", nullable=True
        ),
        Column("masthead_date", pa.date32(), "The date under the masthead (submission).", "read from the masthead", nullable=True),
        Column(
            "title_date",
            pa.date32(),
            'The date in the title ("Letter dated …"); of a resolution the date of its adoption.',
            "read from the title",
            nullable=True,
        ),
        Column("title", pa.string(), "The title, line breaks folded.", "read from the title", nullable=True),
        Column("sender_name", pa.string(), "Who signed the letter itself.", "read from the signature of the body", nullable=True),
        Column("sender_role", pa.string(), "The sender's office, without the State.", "read from the title", nullable=True),
        Column("sender_state", pa.string(), "The sender's State as printed.", "read from the title", nullable=True),
        Column(
            "sender_iso3",
            pa.string(),
            "The sender's State today; of a dissolved State its continuing State.",
            "inferred from sender_state",
            nullable=True,
            unit="ISO 3166-1 alpha-3",
            checks=(matches("sender_iso3", ISO_3166_ALPHA_3),),
        ),
        Column("addressees", list_of(pa.string()), "To whom it is addressed.", "read from the title", unit="English offices"),
        Column(
            "text",
            pa.string(),
            "The text as extracted; of a plain-text file the decoded file without byte-order mark and with \\n line ends.",
            "extracted from the raw bytes",
            checks=(not_blank("text"),),
        ),
        Column(
            "page_starts",
            list_of(pa.int64()),
            "Where each page begins in the text; empty for formats without pages.",
            "read from the layout of the file",
            unit="code points into documents.text",
            checks=(_pages_in_order(),),
        ),
        Column("unclaimed_lines", list_of(pa.string()), "Masthead lines that no rule understood.", "read from the masthead"),
        Column(
            "reading_notes",
            list_of(pa.string()),
            "What the masthead misprints, as printed, and how it is read: a wrong ordinal, a symbol or date spoilt by a scanner.",
            "inferred by the reading of the masthead",
        ),
        Column(
            "n_rejected_rows",
            pa.int32(),
            "Rows of other tables that this document gave and that validation rejected (see rejects).",
            "counted by validation",
            unit="rows",
            checks=(at_least("n_rejected_rows", 0),),
        ),
        Column("parser_version", pa.string(), "The parser that read the document.", "given by the program", checks=(not_blank("parser_version"),)),
    ),
)
