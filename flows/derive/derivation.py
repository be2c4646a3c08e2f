"""What a derived table is: a function of the data tables as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from schemas import Table

Inputs = Mapping[str, pl.LazyFrame]
Blocks = frozenset[int | None]


@dataclass(frozen=True, slots=True)
class Derivation:
    """One derived table and how its rows come about; the rows depend on the inputs' rows alone, not on their order.

    A table `by_year` falls into blocks that do not depend on each other, one per year (None = unknown year), so that a commit rebuilds
    only those that its documents touch; each block is the partition `year=<YYYY>` of the table. Of the inputs that are derived tables by
    year, a block needs the same block alone. Any other table is small, has one file, and is rebuilt whole, where it is touched.
    """

    table: Table
    inputs: tuple[str, ...]  # names of the data tables that it reads, and of derived tables that come earlier in DERIVATIONS
    reads: Callable[[Inputs], pl.DataFrame]  # data tables' rows of some documents → all that the table has of them, and the block, `year`, of each
    build: Callable[[Inputs, Blocks | None], pl.DataFrame]  # whole inputs → the rows, by year those of these blocks (None: all) with `year`
    by_year: bool = False
