"""What do the settings of the Parquet files cost and give? Bytes, and milliseconds to write, to scan a column, and to look up one document.

    python benchmarks/files.py [--source DIR] [--rounds N]

Measured are the two largest tables of a full slice: the documents and the cited events of 512 letters of the sample, varied as in
throughput.py. What flows/write/files.py uses comes first.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from throughput import varied  # noqa: E402

from flows.job import new_job  # noqa: E402
from flows.pipeline import run  # noqa: E402
from flows.settings import Settings  # noqa: E402
from flows.write import read_snapshot  # noqa: E402
from flows.write.files import ROW_GROUP, ZSTD_LEVEL  # noqa: E402
from schemas import TABLES  # noqa: E402
from schemas.arrow import to_arrow  # noqa: E402

SLICE = 512  # documents
SCANNED = {"documents": "text", "cited_events": "date_edtf"}
OURS: dict[str, Any] = {"compression": "zstd", "compression_level": ZSTD_LEVEL, "row_group_size": ROW_GROUP}
VARIANTS: dict[str, dict[str, Any]] = {
    "as it is": {},
    **{f"zstd {level}": {"compression_level": level} for level in (1, 6, 9, 15)},
    "snappy": {"compression": "snappy", "compression_level": None},
    "no dictionaries": {"use_dictionary": False},
    "groups of 64 rows": {"row_group_size": 64},
    "groups of 1,000 rows": {"row_group_size": 1_000},
    "page index": {"write_page_index": True},
    "bloom filter": {"bloom_filter_options": {"document_id": {"ndv": SLICE}}},
}


def milliseconds(act: Callable[[], object], rounds: int) -> float:
    def once() -> float:
        start = time.perf_counter()
        act()
        return 1000 * (time.perf_counter() - start)

    return statistics.median(once() for _ in range(rounds))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--source", type=Path, default=ROOT / "data" / "raw")
    arguments.add_argument("--rounds", type=int, default=15)
    given = arguments.parse_args()
    sample = [path.read_text("utf-8") for path in sorted(given.source.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw"
        raw.mkdir()
        for number, text in enumerate(islice(varied(sample, sys.maxsize), SLICE)):
            (raw / f"{number}.txt").write_text(text, "utf-8")
        snapshot = read_snapshot(run(new_job([str(raw)], Settings(tables=Path(folder) / "tables"))).tables)
        for name, scanned in SCANNED.items():
            table = TABLES[name]
            frame = snapshot.scan(name).select(c.name for c in table.columns).sort(list(table.key)).collect()
            arrow, path = to_arrow(table, frame), Path(folder) / f"{name}.parquet"
            wanted = frame["document_id"][frame.height // 2]
            print(f"{name}: {frame.height:,} rows")
            for variant, options in VARIANTS.items():
                written = milliseconds(lambda: pq.write_table(arrow, path, **OURS | options), given.rounds)  # noqa: B023
                scan = milliseconds(lambda: pl.scan_parquet(path).select(scanned).collect(), given.rounds)  # noqa: B023
                found = milliseconds(lambda: pl.scan_parquet(path).filter(document_id=wanted).collect(), given.rounds)  # noqa: B023
                print(f"  {variant:<22} {path.stat().st_size:>9,} bytes   write {written:6.1f}   scan {scan:5.1f}   look up {found:5.1f} ms")


if __name__ == "__main__":
    main()
