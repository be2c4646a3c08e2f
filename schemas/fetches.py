"""fetches: one row per fetch attempt."""

import pyarrow as pa

from schemas.checks import not_blank, one_of
from schemas.common import RUN_ID
from schemas.declare import Column, Table
from schemas.vocabulary import FETCH_STATUSES

FETCHES = Table(
    name="fetches",
    kind="run",
    description="One row per attempt to fetch raw bytes.",
    key=(),
    columns=(
        Column("source_uri", pa.string(), "Where the bytes were asked for.", "given by the source", checks=(not_blank("source_uri"),)),
        Column(
            "status",
            pa.string(),
            "stored (new bytes), unchanged (the raw store had them), skipped (no reader for it), failed (detail says why), "
            "vanished (was there before and is not any more; the rows of its document stay).",
            "given by the fetch",
            checks=(one_of("status", FETCH_STATUSES),),
        ),
        Column("http_status", pa.int16(), "HTTP status; null for other sources.", "given by the server", nullable=True),
        Column(
            "media_type",
            pa.string(),
            "Media type of the bytes.",
            "read from the bytes, else given by the server or the name",
            nullable=True,
            unit="IANA media type",
        ),
        Column("n_bytes", pa.int64(), "Size of the bytes.", "counted", nullable=True, unit="bytes"),
        Column("content_sha256", pa.string(), "SHA-256 of the bytes.", "computed from the bytes", nullable=True, unit="64 hex digits"),
        Column("requested_symbol", pa.string(), "The document symbol that was asked for.", "given by the user", nullable=True),
        Column("requested_language", pa.string(), "The language that was asked for.", "given by the user", nullable=True, unit="ISO 639-1"),
        Column("etag", pa.string(), "The ETag, sent back with the next request for the same.", "given by the server", nullable=True),
        Column("last_modified", pa.string(), "The Last-Modified header.", "given by the server", nullable=True, unit="HTTP date"),
        Column("retrieved_at", pa.timestamp("us", tz="UTC"), "When.", "read from the clock", unit="UTC"),
        RUN_ID,
        Column("detail", pa.string(), "What went wrong.", "given by the fetch", nullable=True),
    ),
)
