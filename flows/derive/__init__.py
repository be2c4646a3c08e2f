"""All data tables → derived tables (TABLES contract): functions of the data tables as a whole, brought up to date with each commit."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from flows.derive.agenda_reference import AGENDA_REFERENCE
from flows.derive.derivation import Blocks, Derivation, Inputs
from flows.derive.event_mentions import EVENT_MENTIONS
from flows.derive.events import EVENTS
from flows.derive.works import WORKS
from flows.write.partitions import write_file
from schemas import TABLES
from schemas.arrow import polars_schema

__all__ = ["DERIVATIONS", "Blocks", "Derivation", "Inputs", "derive_tables"]

# In the order in which they are built: a derivation may read those before it.
DERIVATIONS: tuple[Derivation, ...] = (EVENT_MENTIONS, EVENTS, AGENDA_REFERENCE, WORKS)


def derive_tables(root: Path) -> None:
    """Build every derived table from the tables under `root` and write it there."""
    for derivation in DERIVATIONS:
        inputs = {name: _scan(root, name) for name in derivation.inputs}
        write_file(root / derivation.table.name / "part-0.parquet", derivation.table, derivation.build(inputs, None))


def _scan(root: Path, name: str) -> pl.LazyFrame:
    """All rows of a table; none where no run has written any."""
    empty = pl.LazyFrame(schema=polars_schema(TABLES[name]))
    return pl.scan_parquet(root / name / "**" / "*.parquet") if any((root / name).rglob("*.parquet")) else empty
