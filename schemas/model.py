"""Declarations → Pandera: one model per table, and the failures of a frame as a table of their own."""

from __future__ import annotations

from functools import cache

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData
from pandera.errors import SchemaErrors

from schemas.arrow import polars_schema
from schemas.declare import Check, Table

# One row per failed check: row (index in the frame; null where the whole frame fails), check, column, reason.
FAILURES = pl.Schema({"row": pl.UInt32, "check": pl.String, "column": pl.String, "reason": pl.String})


@cache
def model(table: Table) -> pa.DataFrameSchema:
    """The Pandera model of a table; validate collected frames with `lazy=True`."""
    types = polars_schema(table)
    columns = {
        column.name: pa.Column(
            types[column.name],
            checks=[_pandera(check) for check in column.checks],
            nullable=column.nullable,
            description=column.description,
            metadata={"origin": column.origin, "unit": column.unit},
        )
        for column in table.columns
    }
    return pa.DataFrameSchema(
        columns,
        checks=[_pandera(check) for check in table.checks],
        unique=list(table.key) or None,
        strict=True,
        ordered=True,
        name=table.name,
        description=table.description,
    )


def _pandera(check: Check) -> pa.Check:
    def holds(data: PolarsData) -> pl.LazyFrame:
        return check.holds(data.lazyframe.collect()).alias("holds").to_frame().lazy()

    return pa.Check(holds, name=check.name, error=f"{check.name}|{check.column}|{check.reason}")


def failures(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """All failures of a collected frame, as FAILURES; columns and types are compared first, since nothing else can be trusted without."""
    if wrong := _wrong_columns(table, frame):
        return pl.DataFrame([{"row": None, "check": "schema", "column": column, "reason": reason} for column, reason in wrong], schema=FAILURES)
    try:
        model(table).validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
        return pl.DataFrame([_failure(table, *case) for case in cases.select("index", "check", "column").iter_rows()], schema=FAILURES).unique(
            maintain_order=True
        )
    return pl.DataFrame(schema=FAILURES)


def _failure(table: Table, index: int | None, error: str, column: str | None) -> dict[str, object]:
    """Our own checks carry name, column and reason in their error; the rest are Pandera's."""
    parts = error.split("|", 2)
    if len(parts) == len(("name", "column", "reason")):
        return {"row": index, "check": parts[0], "column": parts[1], "reason": parts[2]}
    if error == "not_nullable":
        return {"row": index, "check": "not_null", "column": column, "reason": "must not be null"}
    if "unique" in error:
        return {"row": index, "check": "unique", "column": ", ".join(table.key), "reason": "the key must be unique"}
    return {"row": index, "check": error, "column": column, "reason": "fails the schema"}


def _wrong_columns(table: Table, frame: pl.DataFrame) -> list[tuple[str, str]]:
    want = polars_schema(table)
    if frame.schema == want and frame.columns == want.names():
        return []
    wrong = [(name, "the column is missing") for name in want if name not in frame.schema]
    wrong += [(name, "no such column is declared") for name in frame.schema if name not in want]
    wrong += [
        (name, f"must be {dtype}, is {frame.schema[name]}") for name, dtype in want.items() if name in frame.schema and frame.schema[name] != dtype
    ]
    return wrong or [(", ".join(frame.columns), "the columns must stand in the declared order")]
