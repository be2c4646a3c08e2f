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

    A table with `blocks` falls into parts that do not depend on each other, one per year (None = unknown year), so that a commit
    rebuilds only those that its documents touch; each block is the partition `year=<YYYY>` of the table. A table without is small, has
    one file, and is rebuilt whole.
    """

    table: Table
    inputs: tuple[str, ...]  # names of the data tables that it reads, and of derived tables that come earlier in DERIVATIONS
    build: Callable[[Inputs, Blocks | None], pl.DataFrame]  # whole inputs → the rows of these blocks, of all where None, in any order
    blocks: Callable[[Inputs], Blocks] | None = None  # some rows of the inputs' data tables → the blocks that they touch
    years: Callable[[Inputs], pl.LazyFrame] | None = None  # whole inputs → `key` (of any row, in its first key column) and `year`, its block
