"""What a run costs in which 10 documents of many have changed, against the run that wrote them all: processor time and bytes.

    python benchmarks/incremental.py [--documents 25000 50000 100000 200000]

The documents are made up (one text of 4,000 characters, rows for all tables), since parsing is not what is measured: staging, the commit, and the derived tables.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import shutil
import tempfile
import time
from collections import Counter
from datetime import date, timedelta
from operator import sub
from pathlib import Path

import polars as pl

from flows.write.commit import commit, writing
from flows.write.derived import derived_by, stage_derived
from flows.write.local import LocalStore
from flows.write.manifest import dump
from flows.write.partitions import stage_tables
from flows.write.snapshot import standing
from schemas import DATA_TABLES
from schemas.arrow import polars_schema

WORDS = [
    "the",
    "of",
    "and",
    "in",
    "to",
    "Republic",
    "Government",
    "forces",
    "attacked",
    "village",
    "persons",
    "killed",
    "resolution",
    "Security",
    "Council",
    "letter",
    "dated",
    "concerning",
    "situation",
    "territory",
]
TYPES = ("armed_attack", "agreement", "negotiation", "statement", "displacement")
TOWNS = 400  # in which the happenings are told to be
STATES = ("AFG", "AGO", "ARM", "AZE", "BDI", "BIH", "COD", "COL", "CYP", "ERI", "ETH", "GEO", "HTI", "IRN", "IRQ", "ISR", "KHM", "LBN", "LBR", "LBY",
          "MLI", "MMR", "MOZ", "NAM", "NIC", "PAK", "PSE", "RWA", "SDN", "SLE", "SLV", "SOM", "SRB", "SSD", "SYR", "TCD", "TLS", "UKR", "YEM", "ZAF")  # fmt: skip


def town(number: int) -> dict[str, object]:
    chance = random.Random(number)
    return {
        "name": f"Town {number}", "iso3": STATES[number % len(STATES)], "latitude": chance.uniform(-35, 45), "longitude": chance.uniform(-90, 120),
        "geonames_id": number,
    }  # fmt: skip


def text_of(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=650))


def rows_of(number: int, generation: int, n_events: int) -> dict[str, list[dict[str, object]]]:
    """All rows of one document; `generation` changes what its events say."""
    chance = random.Random(number)
    sha256 = hashlib.sha256(str(number).encode()).hexdigest()
    document_id, text = sha256[:16], text_of(chance)
    masthead = date(1950, 1, 1) + timedelta(days=chance.randrange(75 * 365))
    section_id = f"{document_id}-0"
    lists = {name: [] for name, dtype in polars_schema(DATA_TABLES[0]).items() if dtype == pl.List}
    document = dict.fromkeys(polars_schema(DATA_TABLES[0]).names()) | lists
    document |= {
        "document_id": document_id, "content_sha256": sha256, "source_uri": f"made-up/{number}.txt", "media_type": "text/plain", "n_bytes": len(text),
        "symbol": f"A/50/{number}", "symbols": [f"A/50/{number}"], "organs": ["General Assembly"], "document_type": "letter", "language": "en",
        "masthead_date": masthead, "title": f"Letter {number}", "text": text, "n_rejected_rows": 0, "parser_version": f"made up {generation}",
    }  # fmt: skip
    section = dict.fromkeys(polars_schema(DATA_TABLES[1]).names()) | {
        "section_id": section_id, "document_id": document_id, "kind": "body", "original_languages": [], "start_char": 0, "end_char": len(text),
    }  # fmt: skip
    events = []
    for n in range(n_events):
        start = 40 * n % (len(text) - 60)
        day = masthead - timedelta(days=chance.randrange(1000) + generation)
        events.append({
            "event_id": hashlib.sha256(f"{document_id} {n}".encode()).hexdigest()[:16], "document_id": document_id, "section_id": section_id, "paragraph": None,
            "sentence": text[start : start + 60], "date_text": text[start : start + 12], "start_char": start, "end_char": start + 12, "date_start": day,
            "date_end": day, "date_edtf": day.isoformat(), "date_precision": "day", "date_basis": "explicit", "event_type": chance.choice(TYPES), "trigger": "attacked",
            "places": [town(chance.randrange(TOWNS))], "casualties": [], "actors": [],
            "event_group": n + 1, "claimed_by_iso3": chance.choice(STATES), "confidence": 0.9,
        })  # fmt: skip
    return {"documents": [document], "sections": [section], "cited_events": events}


def batches(numbers: list[int], generation: int, n_events: int, folder: Path) -> list[Path]:
    """Accepted rows, as validation leaves them."""
    paths = []
    for start in range(0, len(numbers), 5_000):
        path = folder / f"batch-{start:07}"
        path.mkdir(parents=True)
        rows = [rows_of(number, generation, n_events) for number in numbers[start : start + 5_000]]
        for table in DATA_TABLES:
            pl.DataFrame([row for of in rows for row in of.get(table.name, [])], schema=polars_schema(table)).write_parquet(
                path / f"{table.name}.parquet"
            )
        paths.append(path)
    return paths


def measure(name: str, store: LocalStore, numbers: list[int], generation: int, n_events: int) -> None:
    """Stage and commit; print what it cost."""
    made = Path(tempfile.mkdtemp(dir=store.root.parent))
    accepted = batches(numbers, generation, n_events, made)
    before = standing(store).manifest
    with writing(store, name, 0):
        wall, clocks = time.perf_counter(), [time.process_time()]
        staging = store.root / "_staging" / "work"
        tried = pl.concat([pl.read_parquet(path / "documents.parquet")["document_id"] for path in accepted])
        data = stage_tables(standing(store), accepted, tried, staging)
        clocks.append(time.process_time())
        derived = stage_derived(standing(store), data, tried, staging)
        clocks.append(time.process_time())
        after = commit(store, {**data, **derived}, name, derived_by())
        clocks.append(time.process_time())
    steps = dict(zip(("data", "derived", "commit"), map(sub, clocks[1:], clocks), strict=True))
    written = {path: file.n_bytes for path, file in before.changes_to(after).items() if file}
    of_table = Counter()
    for path, n_bytes in written.items():
        of_table[path.split("/")[0]] += n_bytes
    of_table["manifests"] = 2 * len(dump(after))  # the one that stands, and its copy among the versions
    print(
        f"{name:8}{len(numbers):>8,} documents: {clocks[-1] - clocks[0]:6.1f} s of the processor, {time.perf_counter() - wall:6.1f} s of the clock,"
        f" {of_table.total() / 1e6:6.1f} MB in {len(written):>5,} files\n   "
        + ", ".join(f"{step} {seconds:.1f} s" for step, seconds in steps.items())
        + "; "
        + ", ".join(f"{table} {n_bytes / 1e6:.1f} MB" for table, n_bytes in of_table.items())
    )
    shutil.rmtree(made)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[25_000, 50_000, 100_000, 200_000])
    parser.add_argument("--changed", type=int, default=10)
    parser.add_argument("--events", type=int, default=10, help="per document")
    arguments = parser.parse_args()
    for n_documents in arguments.documents:
        with tempfile.TemporaryDirectory() as folder:
            store = LocalStore(Path(folder) / "tables")
            measure("all", store, list(range(n_documents)), 0, arguments.events)
            measure("changed", store, random.Random(7).sample(range(min(arguments.documents)), arguments.changed), 1, arguments.events)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"peak memory {peak:.2f} GB")


if __name__ == "__main__":
    main()
