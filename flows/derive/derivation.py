"""What derived tables are: functions of the data tables as a whole, of which a commit does again only what changed documents can reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from schemas import Table

Inputs = Mapping[str, pl.LazyFrame]
Rows = dict[str, pl.DataFrame]  # name of a derived table → rows
Bearing = Callable[[pl.Series, pl.Series], pl.DataFrame]
"""Marks, known document_ids → the rows read of all other documents that bear one of the marks."""

BLOCK = ["document_id", "year"]
AT_ONCE = 1_000_000  # so many rows that are read fit into memory together; a single year may have more


@dataclass(frozen=True, slots=True)
class Derivation:
    """Tables that are derived in one step. Their rows depend on the inputs' rows alone, not on the order of these.

    `reads` gives all that the tables have of the documents, with `document_id` and `year`: rows of different years are never told together, and
    the rows of tables that fall into years have that `year`. Tables without years read and give none: null, and no such column.
    `marks` gives, for rows of whole documents, the columns `unit`, one row per mark that a unit bears or seeks, with `mark` (any hash), `is_borne`
    and `is_sought`: units are built together where one bears what another seeks, directly or over others.
    """

    tables: tuple[Table, ...]
    inputs: tuple[str, ...]  # names of the data tables that they read
    unit: tuple[str, ...]  # columns that rows have in common which are never told apart; `document_id` is one of them
    reads: Callable[[Inputs], pl.LazyFrame]
    marks: Callable[[pl.DataFrame], pl.DataFrame]
    build: Callable[[pl.DataFrame], Rows]  # rows read → rows of the tables

    def whole(self, inputs: Inputs) -> Rows:
        """The rows of all documents, built some years at a time."""
        read = self.reads(inputs)
        parts = [self.build(read.filter(pl.col("year").is_in(years, nulls_equal=True)).collect()) for years in _parts(read)]
        return {table.name: pl.concat([part[table.name] for part in parts]) for table in self.tables}

    def change(self, before: Inputs, after: Inputs, bearing: Bearing) -> tuple[Rows, Rows] | None:
        """The rows as they were, and as they are, of all that depends on what some documents say otherwise; None where they say the same.

        `before` and `after` have the rows of these documents, `bearing` looks among all documents as they are.
        """
        old, new = self.reads(before).collect(), self.reads(after).collect()
        changed = _differing(old, new)
        if changed.is_empty():
            return None
        old, new = (rows.join(changed, on=BLOCK, how="semi", nulls_equal=True) for rows in (old, new))
        near = self.near(pl.concat([self.marks(old), self.marks(new)]), bearing).join(changed, on=BLOCK, how="anti", nulls_equal=True)
        return self.build(pl.concat([old, near])), self.build(pl.concat([new, near]))

    def near(self, marks: pl.DataFrame, bearing: Bearing) -> pl.DataFrame:
        """The rows read of all documents that are to be built together with the units of these marks."""
        sought = marks.filter("is_sought")["mark"].unique()
        rows = bearing(sought, pl.Series(dtype=pl.String))
        unit = pl.struct(self.unit).hash()
        while True:
            there = self.marks(rows)
            units = there.filter("is_borne", pl.col("mark").is_in(sought.implode())).select(unit).to_series()
            reached = there.filter("is_sought", unit.is_in(units.implode()))["mark"].unique()
            fresh = reached.filter(~reached.is_in(sought.implode()))
            if fresh.is_empty():
                return rows.filter(unit.is_in(units.implode()))
            sought = pl.concat([sought, fresh])
            rows = pl.concat([rows, bearing(fresh, rows["document_id"].unique())])


def _differing(old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """The documents, and their years, of which not the same is read."""
    hashed = [rows.select(*BLOCK, row=pl.struct(pl.all()).hash()) for rows in (old, new)]
    missing = [one.join(other, on=[*BLOCK, "row"], how="anti", nulls_equal=True) for one, other in (hashed, hashed[::-1])]
    return pl.concat(missing).select(BLOCK).unique()


def _parts(read: pl.LazyFrame) -> Iterator[list[int | None]]:
    years: list[int | None] = []
    total = 0
    for year, count in read.group_by("year").len().collect().sort("year").rows():
        if years and total + count > AT_ONCE:
            yield years
            years, total = [], 0
        years.append(year)
        total += count
    yield years
