"""What does it cost to group the mentions of all documents into happenings?

    python benchmarks/happenings.py [--mentions N] [--json FILE]

N mentions (five million by default) with the shape of real ones: half of them about a few hundred much-cited happenings, in all grains of
date, with and without places, tolls and claimants, written as tables to a temporary folder. Figures: seconds of the clock and of the
processor (all threads) for the tables event_mentions and events built whole, and peak memory of the process that builds them, in MB.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from throughput import peak_memory  # noqa: E402

from flows.derive.happenings import HAPPENINGS  # noqa: E402
from schemas import TABLES  # noqa: E402
from schemas.arrow import polars_schema  # noqa: E402
from schemas.vocabulary import EVENT_TYPES  # noqa: E402

MENTIONS_PER_DOCUMENT = 20
CHUNK = 250_000  # mentions per file
STATES = ["AZE", "ARM", "UKR", "RUS", "SYR", "ISR", "PSE", "SDN", "COD", "MMR", "HTI", "COL", "IRQ", "KWT", "ETH", "ERI"]
FIRST_DAY = date(1945, 1, 1)


def happening(dice: random.Random, number: int) -> dict[str, Any]:
    """A day, a type, a town of a State."""
    state = dice.choice(STATES)
    day = FIRST_DAY + timedelta(dice.randrange(29_000))
    return {"day": day, "type": dice.choice(EVENT_TYPES), "state": state, "town": number % 20_000, "toll": dice.randrange(1, 500)}


def mention(dice: random.Random, of: dict[str, Any]) -> dict[str, Any]:
    """A mention of a happening, in a grain and with as much detail as the dice give."""
    day: date = of["day"]
    grain = dice.choices(("day", "month", "year"), (80, 12, 8))[0]
    first, last, edtf = day, day, day.isoformat()
    if grain == "month":
        first = day.replace(day=1)
        last = (first + timedelta(31)).replace(day=1) - timedelta(1)
        edtf = f"{day:%Y-%m}"
    elif grain == "year":
        first, last, edtf = date(day.year, 1, 1), date(day.year, 12, 31), f"{day.year}"
    town = {"name": f"Town {of['town']}", "iso3": of["state"], "latitude": None, "longitude": None, "geonames_id": of["town"]}
    state = {"name": of["state"].title(), "iso3": of["state"], "latitude": None, "longitude": None, "geonames_id": None}
    toll = {"kind": "killed", "count": of["toll"], "count_low": of["toll"], "count_high": of["toll"], "text": "many"}
    return {
        "date_start": first,
        "date_end": last,
        "date_edtf": edtf,
        "date_precision": grain,
        "event_type": of["type"],
        "places": dice.choices(([], [state], [town], [town, state]), (30, 20, 30, 20))[0],
        "casualties": [toll] if dice.random() < 0.2 else [],
        "actors": [],
        "claimed_by_iso3": dice.choice(STATES) if dice.random() < 0.8 else None,
    }


def write_tables(root: Path, n: int) -> None:
    """documents and cited_events, with the columns that the derivations read."""
    dice = random.Random(1)
    famous = [happening(dice, number) for number in range(400)]
    events, documents = polars_schema(TABLES["cited_events"]), polars_schema(TABLES["documents"])
    for start in range(0, n, CHUNK):
        rows = list(_rows(dice, famous, range(start, min(start + CHUNK, n))))
        frame = pl.DataFrame(rows, schema={name: events[name] for name in rows[0]})
        _write(frame, root / "cited_events" / f"{start}.parquet")
        ids = frame["document_id"].unique(maintain_order=True)
        dates = [FIRST_DAY + timedelta(dice.randrange(29_000)) for _ in ids]
        _write(
            pl.DataFrame({"document_id": ids, "masthead_date": dates}, schema_overrides={"masthead_date": documents["masthead_date"]}),
            root / "documents" / f"{start}.parquet",
        )


def _rows(dice: random.Random, famous: list[dict[str, Any]], numbers: range) -> Iterator[dict[str, Any]]:
    for number in numbers:
        told = dice.choice(famous) if dice.random() < 0.5 else happening(dice, number)
        document, group = divmod(number, MENTIONS_PER_DOCUMENT)
        key = sha256(f"{number}".encode()).hexdigest()[:16]
        yield {
            "event_id": key,
            "document_id": f"{document:016x}",
            "event_group": group // 2 * 2 if dice.random() < 0.1 else group,
            **mention(dice, told),
        }


def _write(frame: pl.DataFrame, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    frame.write_parquet(path)


def build(root: Path) -> dict[str, Any]:
    """Build the tables of happenings whole from the tables under `root`."""
    start, processor = time.perf_counter(), time.process_time()
    tables = HAPPENINGS.whole({name: pl.scan_parquet(root / name / "**" / "*.parquet") for name in HAPPENINGS.inputs})
    return {
        "rows": {name: rows.height for name, rows in tables.items()},
        "seconds": round(time.perf_counter() - start, 1),
        "processor_seconds": round(time.process_time() - processor, 1),
        "peak_megabytes": peak_memory()["own"],
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--mentions", type=int, default=5_000_000)
    arguments.add_argument("--json", type=Path)
    arguments.add_argument("--build", type=Path, help=argparse.SUPPRESS)  # the process whose memory is measured
    given = arguments.parse_args()
    if given.build:
        print(json.dumps(build(given.build)))
        return
    with tempfile.TemporaryDirectory() as folder:
        write_tables(Path(folder), given.mentions)
        figures = subprocess.run([sys.executable, __file__, "--build", folder], check=True, capture_output=True, text=True).stdout
    print(json.dumps({"mentions": given.mentions, **json.loads(figures)}, indent=1))
    if given.json:
        given.json.write_text(figures)


if __name__ == "__main__":
    main()
