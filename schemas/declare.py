"""The vocabulary of the declarations: Table, Column, Check, ForeignKey."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl
import pyarrow as pa

__all__ = ["Check", "Column", "ForeignKey", "Table", "list_of", "member"]


@dataclass(frozen=True, slots=True)
class Check:
    """A promise about rows: `holds` gives one boolean per row; null (nothing to check) counts as kept."""

    name: str
    holds: Callable[[pl.DataFrame], pl.Series]
    reason: str  # what a reader of the rejects is told
    column: str  # the column to look at


@dataclass(frozen=True, slots=True)
class Column:
    """One column, declared once.

    `origin` says where a value comes from: "read from …" for what the text prints, "inferred by …" for what the pipeline concludes.
    """

    name: str
    type: pa.DataType
    description: str
    origin: str
    nullable: bool = False
    unit: str | None = None  # unit or convention: "ISO 3166-1 alpha-3", "code points", …
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Every non-null value of `column` is a value of `references` (table, column)."""

    column: str
    references: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `kind` is data (what one document says), derived (from all data tables) or run (what happened when)."""

    name: str
    kind: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    checks: tuple[Check, ...] = ()  # over several columns
    spans: tuple[str, str] | None = None  # (start, end) columns: code points into documents.text
    quoted: str | None = None  # the column that repeats the words of that span

    def column(self, name: str) -> Column:
        """The declaration of one column; KeyError where the table has none of that name."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")


def member(name: str, type: pa.DataType, description: str, nullable: bool = True) -> pa.Field:
    """A member of a struct column, with its description in the field's metadata."""
    return pa.field(name, type, nullable=nullable, metadata={"description": description})


def list_of(type: pa.DataType) -> pa.DataType:
    """A list type as Parquet names it, so that a file read back has the declared schema."""
    return pa.list_(pa.field("element", type))
