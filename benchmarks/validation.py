"""`rapporteur validate` over many rows: processor time and peak memory of every check.

    python benchmarks/validation.py [--events 5000000]

The tables are made up; nothing is parsed. Five million rows take a quarter of an hour to make and under a minute to check.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from benchmarks.incremental import batches
from flows.validate_tables import validate_tables
from flows.write.commit import commit, writing
from flows.write.derived import derived_by, stage_derived
from flows.write.local import LocalStore
from flows.write.partitions import stage_tables
from flows.write.run_tables import stage_run_tables
from flows.write.snapshot import standing
from schemas import RUN_TABLES
from schemas.arrow import empty_frame

EVENTS_PER_DOCUMENT = 50


def make(root: Path, n_events: int) -> None:
    """Tables with that many rows in cited_events, and happenings across them."""
    store = LocalStore(root)
    with writing(store, "made up", 0):
        staging = root / "_staging" / "work"
        accepted = batches(list(range(n_events // EVENTS_PER_DOCUMENT)), 0, EVENTS_PER_DOCUMENT, staging / "accepted")
        tried = pl.concat([pl.read_parquet(path / "documents.parquet")["document_id"] for path in accepted])
        data = stage_tables(standing(store), accepted, tried, staging)
        derived = stage_derived(standing(store), data, tried, staging)
        run = stage_run_tables(standing(store), {table.name: empty_frame(table) for table in RUN_TABLES}, "made-up", staging)
        commit(store, {**data, **derived, **run}, "made up", derived_by())


def check(root: Path) -> None:
    """In a process of its own, whose peak memory is that of the check."""
    started, wall = time.process_time(), time.perf_counter()
    report = validate_tables(root)
    peak = next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")) / 1e6
    print(report.as_text())
    print(
        f"{report.rows['cited_events']:,} events, {len(report.checks)} checks: {time.process_time() - started:.1f} s processor, {time.perf_counter() - wall:.1f} s, peak {peak:.2f} GB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=5_000_000)
    parser.add_argument("--check", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.check:
        check(arguments.check)
        return
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder) / "tables", arguments.events)
        subprocess.run(
            [sys.executable, __file__, "--check", str(Path(folder) / "tables")],
            check=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        )


if __name__ == "__main__":
    main()
