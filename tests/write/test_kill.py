"""Kill -9 at random moments of repeated incremental runs: nothing lost, nothing twice, nothing half, and in the end the very same bytes.

`RAPPORTEUR_TEST_KILLS=200 pytest tests/write/test_kill.py` for more kills than the few that a quick run has time for.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from itertools import groupby
from pathlib import Path

import polars as pl
import pytest

from flows.address import Place, within
from flows.write.commit import writing
from flows.write.manifest import MANIFEST
from flows.write.open import open_store
from flows.write.snapshot import standing
from flows.write.store import Store
from schemas import RUN_TABLES, TABLES
from schemas.relations import orphans
from tests.conftest import LETTER
from tests.write.kill_worker import run_step

KILLS = int(os.environ.get("RAPPORTEUR_TEST_KILLS", "16"))
AROUND = [
    "_files",
    "_index",
    "_manifests",
    "_raw",
    "_shown",
    "_lock.json",
    ".lock",
    "manifest.json",
    "datapackage.json",
    "croissant.json",
]  # what else there may be
STEPS = 4  # runs that must come through; kills are spread over them

context = multiprocessing.get_context("forkserver")
context.set_forkserver_preload(["tests.write.kill_worker"])


def letters_until(step: int, folder: Path) -> Path:
    """Three more letters with every step."""
    folder.mkdir(exist_ok=True)
    for number in range(3 * step + 6):
        (folder / f"letter_{number:03}.txt").write_text(LETTER.replace("Strelsau", f"Strelsau-{number}"), "utf-8")
    return folder


def run_until(step: int, folder: Path, tables: Place, seconds: float | None = None) -> bool:
    """One run in a process of its own, killed after some seconds; did it come through?"""
    environment = {name: value for name, value in os.environ.items() if name.startswith("AWS_") or name == "TMPDIR"}
    process = context.Process(target=run_step, args=(folder, tables, step, environment))
    process.start()
    process.join(seconds)
    if process.is_alive():
        process.kill()
        process.join()
    if process.exitcode not in (0, -9):
        pytest.fail(f"a run failed by itself: exit code {process.exitcode}")
    return process.exitcode == 0


def digests(store: Store) -> dict[str, str | None]:
    """Public path → hash, of the tables that say nothing of their runs."""
    return {path: store.digest(path) for path in store.shown() if TABLES[path.split("/")[0]] not in RUN_TABLES}


def check_globs(store: Store) -> None:
    """What a reader sees who globs right after the kill, before anything is put right: whole files, no row twice."""
    for name, paths in groupby(store.shown(), lambda path: path.split("/")[0]):
        rows = pl.read_parquet(f"{store.root}/{name}/**/*.parquet", hive_partitioning=False)
        key = TABLES[name].key
        # A row that changes its year goes from one file to another, and the two are replaced one after the other.
        by_year = any("/year=" in path for path in paths)
        assert not key or by_year or not rows.select(key).is_duplicated().any(), name


def check_whole(store: Store, before: int) -> int:
    """After recovery: every table agrees with every other, by glob and through the manifest; gives the number of documents, never fewer than before."""
    snapshot, paths = standing(store), store.shown()
    frames = {}
    for name, table in TABLES.items():
        frames[name] = snapshot.scan(name).collect()
        shown = [pl.read_parquet(f"{store.root}/{path}", hive_partitioning=False) for path in paths if path.startswith(f"{name}/")]
        assert pl.concat([frames[name].clear(), *shown]).equals(frames[name]), name
        assert not table.key or not frames[name].select(table.key).is_duplicated().any(), name
    for name, table in TABLES.items():
        assert orphans(table, frames[name], frames).is_empty(), name
    assert set(store.names("")) <= {*TABLES, *AROUND}
    assert frames["documents"].height >= before
    assert frames["documents"]["parser_version"].n_unique() <= 1  # every version of the tables is of one run
    return frames["documents"].height


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["folder", "objects"])
def test_killed_at_random_moments(kind: str, tmp_path: Path, bucket: str) -> None:
    chance = random.Random(8)
    n_killed, documents = 0, 0
    place = tmp_path if kind == "folder" else f"s3://{bucket}"
    killed, undisturbed = within(place, "killed"), within(place, "undisturbed")
    store = open_store(killed)
    run_until(0, letters_until(0, tmp_path / "letters"), tmp_path / "first")  # the server of the forks is slow to start
    for step in range(STEPS):
        folder = letters_until(step, tmp_path / "letters")
        started = time.monotonic()
        assert run_until(step, folder, undisturbed)
        duration = time.monotonic() - started
        for _ in range(KILLS // STEPS):
            near_the_end = store.sizes([MANIFEST]) and chance.random() < 0.5  # where the commit is; else anywhere
            started = time.monotonic()
            if run_until(step, folder, killed, duration * chance.uniform(0.5 if near_the_end else 0, 1)):
                duration = time.monotonic() - started  # what is read already, and what else the machine does, change it
            else:
                n_killed += 1
            if kind == "objects" or killed.exists():
                check_globs(store)
                with writing(store, "test", 10):
                    pass
                documents = check_whole(store, documents)
        assert run_until(step, folder, killed)
        documents = check_whole(store, documents)
        assert documents == 3 * step + 6
    assert digests(store) == digests(open_store(undisturbed))
    assert n_killed >= KILLS // 3, (
        f"only {n_killed} of {KILLS} runs were killed before their end: the moments do not fit the duration of {duration:.1f} s"
    )
