"""Readers while others write, and what goes wrong with disks."""

from __future__ import annotations

import multiprocessing
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.synchronize import Event
from pathlib import Path
from queue import Queue
from typing import Any

import polars as pl
import pytest

import flows.write.commit
from flows.address import Place
from flows.job import Job
from flows.pipeline import run
from flows.validate_tables import validate_tables
from flows.write import read_snapshot
from flows.write.commit import commit, writing
from flows.write.derived import derived_by, stage_derived
from flows.write.open import open_store
from flows.write.partitions import stage_tables
from flows.write.run_tables import stage_run_tables
from flows.write.snapshot import standing
from flows.write.store import Store
from schemas import RUN_TABLES, TABLES
from schemas.arrow import empty_frame
from schemas.relations import orphans
from tests.conftest import ROOT, hashes
from tests.derive.rows import BAKU, mention
from tests.write.rows import Row, accepted, document, section

MakeJob = Callable[..., Job]
pytestmark = pytest.mark.slow
COMMITS = 20
DOCUMENTS = 40


def write_generation(store: Store, number: int) -> None:
    """One commit of all tables, after which every document, its section and its mention say `number`; each third document changes its year."""
    staging = store.staging / str(number)
    documents = [rows_of_generation(f"d{n}", 2000 + (number if n % 3 == 0 else n) % 2, number) for n in range(DOCUMENTS)]
    with writing(store, str(number), 0):
        before, ids = standing(store), pl.Series([of["documents"][0]["document_id"] for of in documents])
        data = stage_tables(before, [accepted(staging / "accepted", documents)], ids, staging)
        derived = stage_derived(before, data, ids, staging)
        runs = stage_run_tables(before, {table.name: empty_frame(table) for table in RUN_TABLES}, str(number), staging)
        commit(store, {**data, **derived, **runs}, str(number), derived_by())


def rows_of_generation(name: str, year: int, number: int) -> dict[str, list[Row]]:
    of = {**document(name, year), "parser_version": str(number), "symbol": f"A/50/{name}", "symbols": [f"A/50/{name}"]}
    told = {"claimed_by_iso3": "AZE", "sentence": str(number), "section_id": section(of)["section_id"]}
    return {
        "documents": [of],
        "sections": [{**section(of), "title": str(number)}],
        "cited_events": [mention(name, f"1990-01-{number + 1:02}", "armed_attack", [BAKU], **told)],
    }


def read_versions(root: Place, stop: Event, found: Queue[Any], pause: float = 0.05) -> None:
    """Read all tables through the manifest until told to stop; report what is not one version."""
    reads, versions = 0, set()
    while not stop.is_set():
        snapshot = read_snapshot(root)
        rows = dict(zip(TABLES, pl.collect_all([snapshot.scan(name) for name in TABLES]), strict=True))
        of_one = {*rows["documents"]["parser_version"], *rows["sections"]["title"], *rows["cited_events"]["sentence"]}
        heights = {name: rows[name].height for name in ("documents", "sections", "cited_events", "event_mentions", "works")}
        strays = [name for name, table in TABLES.items() if not orphans(table, rows[name], rows).is_empty()]
        repeated = [name for name, table in TABLES.items() if table.key and rows[name].select(table.key).is_duplicated().any()]
        if len(of_one) != 1 or set(heights.values()) != {DOCUMENTS} or rows["events"].height != 1 or strays or repeated:
            found.put(f"version {snapshot.manifest.version}: {of_one}, {heights}, orphans in {strays}, keys twice in {repeated}")
        versions |= of_one
        reads += 1
        time.sleep(pause)
    found.put((reads, len(versions)))


def read_globs(root: Path, stop: Event, found: Queue[Any]) -> None:
    """Read all tables by glob, as an analyst does: no error, and every partition is of one version, without repetition."""
    reads, versions = 0, set()
    while not stop.is_set():
        for table in TABLES:
            try:
                rows = pl.scan_parquet(root / table / "**" / "*.parquet", hive_partitioning=True).collect()
            except (Exception, pl.exceptions.PanicException) as error:
                found.put(f"{table}: {type(error).__name__}: {error}")
                continue
            if table == "documents":
                mixed = rows.group_by("year").agg(pl.col("parser_version").n_unique(), pl.col("document_id").is_duplicated().any())
                if mixed.filter((pl.col("parser_version") > 1) | pl.col("document_id")).height:
                    found.put(f"not of one version: {mixed}")
                versions |= set(rows["parser_version"])
            reads += 1
        time.sleep(0.05)
    found.put((reads, len(versions)))


# The S3 server of the tests is one process: its readers pause, so that the writer has its turn.
PATIENT = partial(read_versions, pause=6)


@pytest.mark.parametrize(("kind", "readers"), [("folder", [read_versions, read_versions, read_globs, read_globs]), ("objects", [PATIENT] * 4)])
def test_four_readers_while_twenty_commits_are_made(
    kind: str, readers: list[Callable[..., None]], tmp_path: Path, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On an object store through the manifest alone: a glob promises less there (docs/tables.md)."""
    monkeypatch.setattr(flows.write.commit, "GRACE_SECONDS", 0.2)
    store = open_store(tmp_path / "tables" if kind == "folder" else f"s3://{bucket}/tables")
    write_generation(store, 0)
    context = multiprocessing.get_context("spawn")
    stop, found = context.Event(), context.Queue()
    processes = [context.Process(target=reader, args=(store.root, stop, found)) for reader in readers]
    for process in processes:
        process.start()
    time.sleep(3)
    for number in range(1, COMMITS + 1):
        write_generation(store, number)
        time.sleep(random.Random(number).random() / 5)
    stop.set()
    said = [found.get(timeout=60) for _ in processes]
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * 4
    assert all(isinstance(line, tuple) for line in said) and found.empty(), said
    assert sum(versions for _, versions in said) > COMMITS, f"the readers saw too few versions to prove anything: {said}"


PROGRAM = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
from flows.cli import main
sys.argv = ["rapporteur", "run", {letters!r}, "--out", {out!r}, "--direct"]
main()
"""


def run_with_files_up_to(limit: int, letters: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """A run whose process cannot write beyond `limit` bytes of any file: the system then says what it says of a full disk."""
    program = PROGRAM.format(limit=limit, letters=str(letters), out=str(out))
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)


@pytest.mark.parametrize(("limit", "said"), [(2_000, "cannot use the raw store"), (40_000, "cannot write tables")])
def test_where_no_more_can_be_written_nothing_is_lost(letters: Path, job: MakeJob, tmp_path: Path, limit: int, said: str) -> None:
    root = run(job(*sorted(letters.iterdir())[:3])).tables
    before = hashes(root)
    (letters / "large.txt").write_text((letters / "letter_2021.txt").read_text("utf-8") + os.urandom(10_000).hex(), "utf-8")
    result = run_with_files_up_to(limit, letters, root)
    assert result.returncode == 1, result.stderr
    assert f"rapporteur: {said}" in result.stderr
    assert "Traceback" not in result.stderr
    assert hashes(root) == before
    assert validate_tables(root).ok
    run(job(letters))
    assert validate_tables(root).rows["documents"] == 6


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_tables_that_cannot_be_written_are_said(letters: Path, job: MakeJob, tmp_path: Path) -> None:
    root = run(job(letters)).tables
    before = hashes(root)
    root.chmod(0o555)
    try:
        with pytest.raises(OSError, match="Permission denied"):
            run(job(letters))
    finally:
        root.chmod(0o755)
    assert hashes(root) == before
