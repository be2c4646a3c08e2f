"""runs: one row per run."""

import pyarrow as pa

from schemas.checks import in_order, one_of
from schemas.common import RUN_ID
from schemas.declare import Column, Table, list_of, member
from schemas.vocabulary import RUN_STATUSES

COUNT = pa.struct([member("table", pa.string(), "Table."), member("rows", pa.int64(), "Rows that this run wrote to it.")])

RUNS = Table(
    name="runs",
    kind="run",
    description="One row per run of the pipeline.",
    key=("run_id",),
    checks=(in_order("started_at", "finished_at"),),
    columns=(
        RUN_ID,
        Column("started_at", pa.timestamp("us", tz="UTC"), "When the run began.", "read from the clock", unit="UTC"),
        Column("finished_at", pa.timestamp("us", tz="UTC"), "When the run ended.", "read from the clock", unit="UTC"),
        Column("parser_version", pa.string(), "The parser that read the documents.", "given by the program"),
        Column("counts", list_of(COUNT), "Rows accepted per table, and rejects.", "counted"),
        Column("schema_hash", pa.string(), "Hash of all declarations of the data tables.", "computed from the declarations", unit="16 hex digits"),
        Column("status", pa.string(), "How the run ended.", "given by the run", checks=(one_of("status", RUN_STATUSES),)),
    ),
)
