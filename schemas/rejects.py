"""rejects: one row per row or file that did not pass."""

import pyarrow as pa

from schemas.checks import not_blank, one_of
from schemas.common import RUN_ID
from schemas.declare import Column, Table
from schemas.vocabulary import STAGES

REJECTS = Table(
    name="rejects",
    kind="run",
    description="One row per file that could not be read and per row and check that failed.",
    key=(),
    columns=(
        RUN_ID,
        Column("table", pa.string(), "Table of the row; null where a whole file was rejected.", "given by the stage", nullable=True),
        Column("document_id", pa.string(), "The document, where it has got that far.", "given by the stage", nullable=True),
        Column("source_uri", pa.string(), "Where the file or the row's document came from.", "given by the stage", nullable=True),
        Column("stage", pa.string(), "Stage that rejected it.", "given by the stage", checks=(one_of("stage", STAGES),)),
        Column("check", pa.string(), "Short name of the check that failed.", "given by the stage", checks=(not_blank("check"),)),
        Column("column", pa.string(), "Column that failed.", "given by the check", nullable=True),
        Column("reason", pa.string(), "What is wrong and what to do about it.", "given by the check", checks=(not_blank("reason"),)),
        Column("value", pa.string(), "The value that failed.", "given by the check", nullable=True),
        Column("row", pa.string(), "The whole row, without a document's text.", "given by the check", nullable=True, unit="JSON"),
    ),
)
