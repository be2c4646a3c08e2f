"""Declarations → Arrow: types, nullability, and every description in the field's own metadata."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache

import polars as pl
import pyarrow as pa

from schemas.declare import Column, Table
from schemas.version import SCHEMA_VERSION

FORMAT = "rapporteur/1"  # how tables are laid out in files; part of the schema hash


@cache
def arrow_schema(table: Table) -> pa.Schema:
    """The schema that every file of the table carries, with descriptions in the metadata of fields and of the table."""
    metadata = {"table": table.name, "description": table.description, "schema_version": SCHEMA_VERSION}
    return pa.schema([_field(column) for column in table.columns], metadata=metadata)


def _field(column: Column) -> pa.Field:
    metadata = {"description": column.description, "origin": column.origin}
    if column.unit:
        metadata["unit"] = column.unit
    return pa.field(column.name, column.type, nullable=column.nullable, metadata=metadata)


@cache
def polars_schema(table: Table) -> pl.Schema:
    """The same types as Polars sees them."""
    frame = pl.from_arrow(arrow_schema(table).empty_table())
    assert isinstance(frame, pl.DataFrame)
    return frame.schema


def empty_frame(table: Table) -> pl.DataFrame:
    """No rows, with the declared types."""
    return pl.DataFrame(schema=polars_schema(table))


def to_arrow(table: Table, frame: pl.DataFrame) -> pa.Table:
    """The frame as an Arrow table in one chunk with the declared schema; ValueError where a null stands in a column without nulls."""
    schema = arrow_schema(table)
    return frame.select(schema.names).rechunk().to_arrow().cast(schema).combine_chunks()


def schema_hash(tables: Iterable[Table]) -> str:
    """16 hex digits that change when any name, type, nullability, key or check of the tables changes."""
    declared = [
        [
            table.name,
            table.key,
            [[c.name, str(c.type), c.nullable, [[k.name, k.reason] for k in c.checks]] for c in table.columns],
            [[k.name, k.reason] for k in table.checks],
        ]
        for table in tables
    ]
    return hashlib.sha256(json.dumps([FORMAT, declared]).encode()).hexdigest()[:16]
