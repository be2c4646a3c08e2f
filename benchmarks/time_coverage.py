"""How much of the annotated time is read: python benchmarks/time_coverage.py --gold DIR [--only PREFIX] [--json FILE]

Over the resolved time expressions of each annotated document: the share of gold events that some expression overlaps, the share with
exactly the right first and last day, and EDTF, precision and basis of the overlapped.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from flows.parse.language import detect_language
from flows.parse.masthead import read_masthead
from flows.parse.sections import read_sections
from flows.parse.time import TimeExpression
from flows.parse.time.context import read_times
from flows.parse.time.values import precision_of
from flows.parse.view import read_lines, read_view


def expressions(text: str) -> list[tuple[int, int, TimeExpression]]:
    """Source span and expression of every date of a document."""
    language = detect_language(text)
    lines = read_lines(text)
    view = read_view(lines)
    masthead = read_masthead(lines, view, text, language)
    times = read_times(view, read_sections(view, masthead, language), masthead, language)
    return [(*view.to_source((t.start, t.end)), t) for t in times if t.edtf]


def measure(gold: Path, only: str) -> dict[str, float]:
    counts = dict.fromkeys(("events", "overlapped", "right days", "edtf", "precision", "basis"), 0)
    for path in sorted(gold.glob(f"{only}*.gold.json")):
        found = expressions(path.with_name(path.name.replace(".gold.json", ".txt")).read_text("utf-8"))
        for event in json.loads(path.read_text("utf-8")).get("cited_events", []):
            _count(event, found, counts)
    n, overlapped = max(counts["events"], 1), max(counts["overlapped"], 1)
    return {
        "events": counts["events"],
        "overlapped": counts["overlapped"] / n,
        "right days": counts["right days"] / n,
        **{f"{name} (of overlapped)": counts[name] / overlapped for name in ("edtf", "precision", "basis")},
    }


def _count(event: dict[str, Any], found: list[tuple[int, int, TimeExpression]], counts: dict[str, int]) -> None:
    counts["events"] += 1
    overlaps = [(min(end, event["end"]) - max(start, event["start"]), t) for start, end, t in found if start < event["end"] and event["start"] < end]
    if not overlaps:
        return
    best = max(overlaps, key=lambda pair: pair[0])[1]
    counts["overlapped"] += 1
    days = (best.first and best.first.isoformat(), best.last and best.last.isoformat())
    counts["right days"] += days == (event["date_start"], event["date_end"])
    counts["edtf"] += best.edtf == event["edtf"]
    counts["precision"] += precision_of(best.edtf or "") == event["precision"]
    counts["basis"] += best.basis == event["basis"]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    figures = measure(given.gold, given.only)
    print(json.dumps(figures, indent=1))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
