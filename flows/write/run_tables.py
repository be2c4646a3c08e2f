"""The rows of one run → new files of the run tables. A table of many small files is gathered into one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from flows.write.manifest import Changes
from flows.write.partitions import Staged
from flows.write.snapshot import Snapshot
from schemas import TABLES

MANY = 50  # files; a nightly run reaches it in seven weeks
SMALL = 4_000_000  # bytes; larger files are left as they are


def stage_run_tables(before: Snapshot, rows: Mapping[str, pl.DataFrame], run_id: str, folder: Path) -> Changes:
    """The changes that add the rows of a run (table → rows), one file per table."""
    staged = Staged(before, folder)
    for name, frame in rows.items():
        for path in [] if before.is_current else before.manifest.paths(name):
            staged.add(path, TABLES[name], before.read(path))
        small = [path for path in before.manifest.paths(name) if before.manifest.files[path].n_bytes < SMALL]
        if len(small) >= MANY:
            gathered = pl.concat([before.read(path) for path in small])
            staged.add(small[0], TABLES[name], gathered)
            for path in small[1:]:
                staged.drop(path)
        staged.add(f"{name}/{run_id}.parquet", TABLES[name], frame)
    return staged.changes
