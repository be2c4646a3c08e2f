"""How well are events read, type by type, and does the confidence mean what it says?

    python benchmarks/event_scores.py FOLDER [--only PREFIX] [--by-rule] [--cross-validate]

FOLDER holds annotated documents (`NAME.txt` and `NAME.gold.json` with `cited_events` and `doubtful`). A row counts as found where its
span overlaps an annotated one, and as right where its days agree too; rows over spans listed as doubtful count neither way.
Prints, per type, precision, recall and F1 of rows with the right days and type; then how often the rows of each confidence are right.
With --cross-validate each document's rows get the confidence that the other documents alone would give their rule (the share of its rows
that are right there), so that no row is judged by a figure it has helped to make.
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
SURE = 0.9
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
    arguments.add_argument("--cross-validate", action="store_true", help="reliability with the confidence that the other documents give")
    given = arguments.parse_args()
    of_gold, of_found, right = Counter[str](), Counter[str](), Counter[str]()
    reliability: dict[Any, list[bool]] = defaultdict(list)
    by_document: list[list[tuple[float, bool]]] = []  # confidence and truth of each row
    for text, gold in documents(given.folder, given.only):
        by_document.append([])
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
                by_document[-1].append((f["confidence"], good))
                if given.by_rule:
                    reliability[f["date_basis"], f["date_precision"], f["trigger"] is not None].append(good)
    print_types(of_gold, of_found, right)
    total = sum(map(len, by_document))
    print(f"\n{'confidence':<34} rows  share  right")
    for key, some in sorted(reliability.items(), key=lambda item: str(item[0]), reverse=True):
        print(f"{key!s:<34} {len(some):4d} {len(some) / total:6.1%} {sum(some) / len(some):6.1%}")
    if given.cross_validate:
        print_cross_validated(by_document)


def print_cross_validated(by_document: list[list[tuple[float, bool]]]) -> None:
    """Reliability by rule (told by its confidence): the range of the confidences that the other documents give, and the rows that are right."""
    rows, right = Counter[float](), Counter[float]()
    for some in by_document:
        for rule, good in some:
            rows[rule] += 1
            right[rule] += good
    given: dict[float, list[tuple[float, bool]]] = defaultdict(list)
    for some in by_document:
        own, own_right = Counter(rule for rule, _ in some), Counter(rule for rule, good in some if good)
        for rule, good in some:
            others = rows[rule] - own[rule]
            given[rule].append(((right[rule] - own_right[rule]) / others if others else 0.0, good))
    print("\nrule   given by the other documents   rows  right")
    for rule, some_rows in sorted(given.items(), reverse=True):
        shares = [share for share, _ in some_rows]
        print(f"{rule:<6} {min(shares):6.1%} to {max(shares):6.1%} {'':11} {len(shares):6d} {sum(good for _, good in some_rows) / len(shares):6.1%}")
    sure = [good for some_rows in given.values() for share, good in some_rows if share >= SURE]
    print(f"at {SURE} and above: {len(sure) / sum(rows.values()):.1%} of the rows, {sum(sure) / max(len(sure), 1):.1%} of them right")


def print_types(of_gold: Counter[str], of_found: Counter[str], right: Counter[str]) -> None:
    print(f"{'type':<18} gold found  P      R      F1")
    for kind in sorted(of_gold.keys() | of_found.keys()):
        n, found, hits = of_gold[kind], of_found[kind], right[kind]
        print(f"{kind:<18} {n:4d} {found:5d} {hits / max(found, 1):6.1%} {hits / max(n, 1):6.1%} {2 * hits / max(n + found, 1):6.1%}")


if __name__ == "__main__":
    main()
