"""Tables of an earlier schema version → today's columns."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from schemas.arrow import polars_schema
from schemas.declare import Table

# (table, column) → what a column that came later was before it came, where neither null nor an empty list says it.
FILL: Mapping[tuple[str, str], pl.Expr] = {}


class TooOld(ValueError):
    """Rows that cannot be brought to today's columns."""


def migrate(table: Table, rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows with today's columns, in their order and types; columns that are no longer declared go. TooOld where a column cannot be filled."""
    there = rows.collect_schema()
    want = polars_schema(table)
    if there == want and there.names() == want.names():
        return rows
    added = {column.name: _filled(table, column.name) for column in table.columns if column.name not in there}
    return rows.with_columns(**added).select(pl.col(name).cast(dtype) for name, dtype in want.items())


def _filled(table: Table, name: str) -> pl.Expr:
    if (table.name, name) in FILL:
        return FILL[table.name, name]
    dtype = polars_schema(table)[name]
    if table.column(name).nullable:
        return pl.lit(None, dtype)
    if isinstance(dtype, pl.List):
        return pl.lit([], dtype)
    raise TooOld(f"{table.name} has no column {name}, and nothing else in it says what it would be")
