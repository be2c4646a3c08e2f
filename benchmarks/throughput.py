"""How fast are parsing and the whole flow, and how much memory do they take?

    python benchmarks/throughput.py [--megabytes N] [--workers N] [--source DIR] [--json FILE]

The corpus is the sample, repeated and varied (dates and numbers shifted, so that no two documents are the same) to the given size.
Figures: MB/s of raw text per core for parsing alone and for the whole run (without Prefect), and peak memory in MB.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from flows.job import new_job  # noqa: E402
from flows.parse.document import Source, parse_document  # noqa: E402
from flows.pipeline import run  # noqa: E402
from flows.settings import MEGABYTE, Settings  # noqa: E402

DAY_NUMBER = re.compile(r"(?<![\d/.(])\b([1-9]|1\d|2[0-7])\b(?= [A-ZÀ-ÿa-zа-я])")


def varied(texts: list[str], n_bytes: int, seed: int = 1) -> Iterator[str]:
    """The texts again and again, days of the month and other small numbers changed, until their bytes reach the size; ValueError without a text."""
    if not texts:
        raise ValueError("no texts to measure with: look at --source, and at --only")
    dice = random.Random(seed)
    size = 0
    while True:
        for text in texts:
            variant = DAY_NUMBER.sub(lambda _: str(dice.randint(1, 27)), text) + f"\n{dice.randint(0, 10**9)}\n"
            size += len(variant.encode())
            yield variant
            if size >= n_bytes:
                return


def parsing(texts: list[str]) -> dict[str, float]:
    """Parsing alone, in one process, after a first round that compiles and loads."""
    n_bytes = sum(len(text.encode()) for text in texts)
    for text in texts[:20]:
        parse_once(text)
    start = time.perf_counter()
    for text in texts:
        parse_once(text)
    seconds = time.perf_counter() - start
    return {"megabytes": n_bytes / MEGABYTE, "seconds": seconds, "megabytes_per_second": n_bytes / MEGABYTE / seconds}


def parse_once(text: str) -> None:
    """The rows of one text, thrown away."""
    raw = text.encode()
    parse_document(Source(sha256(raw).hexdigest(), "benchmark.txt", "text/plain", len(raw), "benchmark"), text)


def whole_run(texts: list[str], workers: int) -> dict[str, float]:
    """From files to tables, with as many processes as wanted."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw"
        raw.mkdir()
        n_bytes = sum((raw / f"{n:07}.txt").write_bytes(text.encode()) for n, text in enumerate(texts))
        start = time.perf_counter()
        report = run(new_job([str(raw)], Settings(tables=Path(folder) / "tables", workers=workers)))
        seconds = time.perf_counter() - start
    return {
        "megabytes": n_bytes / MEGABYTE,
        "documents": report.rows["documents"],
        "rejects": sum(report.rejects.values()),
        "seconds": seconds,
        "megabytes_per_second_per_core": n_bytes / MEGABYTE / seconds / workers,
    }


def peak_memory() -> dict[str, float]:
    """Peak resident memory of this process, and of the largest of its children, in MB."""
    own = next((line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")), None)
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {"own": int(own.split()[1]) / 1000 if own else 0.0, "largest_child": children / 1000}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--megabytes", type=float, default=5.0)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--source", type=Path, default=ROOT / "data" / "raw")
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    sample = [path.read_text("utf-8") for path in sorted(given.source.glob("*.txt"))]
    texts = list(varied(sample, int(given.megabytes * MEGABYTE)))
    figures: dict[str, Any] = {"parsing": parsing(texts), "whole_run": whole_run(texts, given.workers), "peak_megabytes": peak_memory()}
    print(json.dumps(figures, indent=1))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
