"""How fast is each part of the parser? MB/s of raw text per core and second of processor time, best of N rounds.

    python benchmarks/parts.py [--source DIR] [--only PREFIX] [--megabytes N] [--rounds N]

The corpus is the texts of a folder (the sample, or annotated documents), repeated and varied as in throughput.py. Each part is timed
over the whole corpus with what the parts before it gave, in the reading order of `flows.parse.document.parse_document`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from throughput import MEGABYTE, parse_once, varied  # noqa: E402

from flows.parse.agenda import read_agenda_items  # noqa: E402
from flows.parse.citations import find_citations  # noqa: E402
from flows.parse.events import find_events  # noqa: E402
from flows.parse.language import detect_language  # noqa: E402
from flows.parse.masthead import read_masthead  # noqa: E402
from flows.parse.sections import read_sections  # noqa: E402
from flows.parse.signatories import read_signatories  # noqa: E402
from flows.parse.time.context import read_times  # noqa: E402
from flows.parse.view import read_lines, read_view  # noqa: E402

# What a part takes of the results so far, by name, and the name of what it gives.
PARTS: list[tuple[str, Callable[..., Any], tuple[str, ...]]] = [
    ("language", detect_language, ("text",)),
    ("lines", read_lines, ("text",)),
    ("view", read_view, ("lines",)),
    ("masthead", read_masthead, ("lines", "view", "text", "language")),
    ("sections", read_sections, ("view", "masthead", "language")),
    ("signatories", read_signatories, ("view", "lines", "sections", "masthead", "language")),
    ("items", read_agenda_items, ("masthead", "view", "sections", "language")),
    ("citations", find_citations, ("view", "sections", "masthead", "language")),
    ("times", read_times, ("view", "sections", "masthead", "language")),
    ("events", find_events, ("view", "sections", "masthead", "citations", "times", "language")),
]


def measure(texts: list[str], rounds: int) -> dict[str, float]:
    """Seconds per part over all texts, and of `parse_document` as a whole."""
    known: list[dict[str, Any]] = [{"text": text} for text in texts]
    seconds = {}
    for name, part, needs in PARTS:
        calls = [[document[need] for need in needs] for document in known]
        results: list[Any] = []
        best = float("inf")
        for _ in range(rounds):
            start = time.process_time()
            results = [part(*call) for call in calls]
            best = min(best, time.process_time() - start)
        seconds[name] = best
        for document, result in zip(known, results, strict=True):
            document[name] = result
    start = time.process_time()
    for text in texts:
        parse_once(text)
    return {**seconds, "whole parse": time.process_time() - start}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--source", type=Path, default=ROOT / "data" / "raw")
    arguments.add_argument("--only", default="", help="only files whose name starts so")
    arguments.add_argument("--megabytes", type=float, default=1.0)
    arguments.add_argument("--rounds", type=int, default=2)
    given = arguments.parse_args()
    sample = [path.read_text("utf-8") for path in sorted(given.source.rglob(f"{given.only}*.txt"))]
    texts = list(varied(sample, int(given.megabytes * MEGABYTE)))
    megabytes = sum(len(text.encode()) for text in texts) / MEGABYTE
    seconds = measure(texts, given.rounds)
    print(f"{len(texts)} documents, {megabytes:.2f} MB")
    for name, spent in seconds.items():
        print(f"  {name:<12} {megabytes / spent:8.2f} MB/s   {1000 * spent / len(texts):7.2f} ms per document")


if __name__ == "__main__":
    main()
