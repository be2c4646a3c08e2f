"""How well are events read, type by type, and does the confidence mean what it says?

    python benchmarks/event_scores.py FOLDER [--only PREFIX] [--by-rule]

FOLDER holds annotated documents (`NAME.txt` and `NAME.gold.json` with `cited_events` and `doubtful`). A row counts as found where its
span overlaps an annotated one, and as right where its days agree too; rows over spans listed as doubtful count neither way.
Prints, per type, precision, recall and F1 of rows with the right days and type; then how often the rows of each confidence are right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from flows.parse.document import Source, parse_document  # noqa: E402

Row = dict[str, Any]
SOURCE = Source("0" * 64, "annotated", "text/plain", 0, "benchmark")


def documents(folder: Path, only: str) -> Iterator[tuple[str, Row]]:
    for path in sorted(folder.rglob(f"{only}*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        if "cited_events" in gold:
            yield path.with_name(path.name.removesuffix(".gold.json") + ".txt").read_bytes().decode("utf-8"), gold


def matched(gold: list[Row], found: list[Row]) -> list[tuple[Row | None, Row | None]]:
    """Pairs of annotated and found rows, each at most once, those that overlap most first; the rest alone."""
    overlaps = sorted(
        ((max(g["start"], f["start_char"]) - min(g["end"], f["end_char"]), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
    )
    of_gold: dict[int, int] = {}
    for overlap, i, j in overlaps:
        if overlap < 0 and i not in of_gold and j not in of_gold.values():
            of_gold[i] = j
    pairs: list[tuple[Row | None, Row | None]] = [(gold[i], found[j]) for i, j in of_gold.items()]
    pairs += [(g, None) for i, g in enumerate(gold) if i not in of_gold]
    return pairs + [(None, f) for j, f in enumerate(found) if j not in of_gold.values()]


def same_days(gold: Row, found: Row) -> bool:
    return [gold["date_start"], gold["date_end"]] == [day and day.isoformat() for day in (found["date_start"], found["date_end"])]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--only", default="", help="only files whose name starts so")
    arguments.add_argument("--by-rule", action="store_true", help="reliability by basis and precision of the date too")
    given = arguments.parse_args()
    of_gold, of_found, right = Counter[str](), Counter[str](), Counter[str]()
    reliability: dict[Any, list[bool]] = defaultdict(list)
    for text, gold in documents(given.folder, given.only):
        doubtful = [(d["start"], d["end"]) for d in gold.get("doubtful") or []]
        for g, f in matched(gold["cited_events"], parse_document(SOURCE, text)["cited_events"]):
            if g is None and f is not None and any(start < f["end_char"] and f["start_char"] < end for start, end in doubtful):
                continue
            if f is None and g is not None and (g["start"], g["end"]) in doubtful:
                continue
            good = g is not None and f is not None and same_days(g, f)
            if g is not None:
                of_gold[g["event_type"]] += 1
            if f is not None:
                of_found[f["event_type"]] += 1
                right[f["event_type"]] += good and g is not None and g["event_type"] == f["event_type"]
                reliability[f["confidence"]].append(good)
                if given.by_rule:
                    reliability[f["date_basis"], f["date_precision"], f["trigger"] is not None].append(good)
    print_types(of_gold, of_found, right)
    total = sum(map(len, (some for key, some in reliability.items() if not isinstance(key, tuple))))
    print(f"\n{'confidence':<34} rows  share  right")
    for key, some in sorted(reliability.items(), key=lambda item: str(item[0]), reverse=True):
        print(f"{key!s:<34} {len(some):4d} {len(some) / total:6.1%} {sum(some) / len(some):6.1%}")


def print_types(of_gold: Counter[str], of_found: Counter[str], right: Counter[str]) -> None:
    print(f"{'type':<18} gold found  P      R      F1")
    for kind in sorted(of_gold.keys() | of_found.keys()):
        n, found, hits = of_gold[kind], of_found[kind], right[kind]
        print(f"{kind:<18} {n:4d} {found:5d} {hits / max(found, 1):6.1%} {hits / max(n, 1):6.1%} {2 * hits / max(n + found, 1):6.1%}")


if __name__ == "__main__":
    main()
