"""Kill -9 at random moments of repeated incremental runs: nothing lost, nothing twice, nothing half, and in the end the very same bytes.

`RAPPORTEUR_TEST_KILLS=200 pytest tests/write/test_kill.py` for more kills than the few that a quick run has time for.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from pathlib import Path

import polars as pl
import pytest

from flows.write import read_snapshot
from flows.write.commit import writing
from flows.write.local import LocalStore
from schemas import TABLES
from schemas.relations import orphans
from tests.conftest import LETTER, hashes
from tests.write.kill_worker import run_step

KILLS = int(os.environ.get("RAPPORTEUR_TEST_KILLS", "16"))
STEPS = 4  # runs that must come through; kills are spread over them

context = multiprocessing.get_context("forkserver")
context.set_forkserver_preload(["tests.write.kill_worker"])


def letters_until(step: int, folder: Path) -> Path:
    """Three more letters with every step."""
    folder.mkdir(exist_ok=True)
    for number in range(3 * step + 6):
        (folder / f"letter_{number:03}.txt").write_text(LETTER.replace("Strelsau", f"Strelsau-{number}"), "utf-8")
    return folder


def run_until(step: int, folder: Path, tables: Path, seconds: float | None = None) -> bool:
    """One run in a process of its own, killed after some seconds; did it come through?"""
    process = context.Process(target=run_step, args=(folder, tables, step))
    process.start()
    process.join(seconds)
    if process.is_alive():
        process.kill()
        process.join()
    if process.exitcode not in (0, -9):
        pytest.fail(f"a run failed by itself: exit code {process.exitcode}")
    return process.exitcode == 0


def check_globs(tables: Path) -> None:
    """What a reader sees who globs right after the kill, before anything is put right: whole files, no row twice."""
    for name in TABLES:
        if any((tables / name).rglob("*.parquet")):
            rows = pl.read_parquet(tables / name / "**" / "*.parquet", hive_partitioning=False)
            key = TABLES[name].key
            # A row that changes its year goes from one file to another, and the two are replaced one after the other.
            by_year = any((tables / name).glob("year=*"))
            assert not key or by_year or not rows.select(key).is_duplicated().any(), name


def check_whole(tables: Path, before: int) -> int:
    """After recovery: every table agrees with every other, by glob and through the manifest; gives the number of documents, never fewer than before."""
    snapshot = read_snapshot(tables)
    frames = {}
    for name, table in TABLES.items():
        frames[name] = snapshot.scan(name).collect()
        shown = [pl.read_parquet(path, hive_partitioning=False) for path in sorted((tables / name).rglob("*.parquet"))]
        assert pl.concat([frames[name].clear(), *shown]).equals(frames[name]), name
        assert not table.key or not frames[name].select(table.key).is_duplicated().any(), name
    for name, table in TABLES.items():
        assert orphans(table, frames[name], frames).is_empty(), name
    assert not list(tables.rglob("*.new"))
    assert frames["documents"].height >= before
    assert frames["documents"]["parser_version"].n_unique() <= 1  # every version of the tables is of one run
    return frames["documents"].height


@pytest.mark.slow
def test_killed_at_random_moments(tmp_path: Path) -> None:
    chance = random.Random(8)
    killed, n_killed, documents = tmp_path / "killed", 0, 0
    run_until(0, letters_until(0, tmp_path / "letters"), tmp_path / "first")  # the server of the forks is slow to start
    for step in range(STEPS):
        folder = letters_until(step, tmp_path / "letters")
        started = time.monotonic()
        assert run_until(step, folder, tmp_path / "undisturbed")
        duration = time.monotonic() - started
        for _ in range(KILLS // STEPS):
            if (killed / "manifest.json").exists() and chance.random() < 0.5:  # anywhere, or near the end, where the commit is
                seconds = duration * chance.uniform(0.5, 1.0)
            else:
                seconds = duration * chance.random()
            n_killed += not run_until(step, folder, killed, seconds)
            if killed.exists():
                check_globs(killed)
                with writing(LocalStore(killed), "test", 10):
                    pass
                documents = check_whole(killed, documents)
        assert run_until(step, folder, killed)
        documents = check_whole(killed, documents)
        assert documents == 3 * step + 6
    assert hashes(killed) == hashes(tmp_path / "undisturbed")
    assert n_killed >= KILLS // 3, (
        f"only {n_killed} of {KILLS} runs were killed before their end: the moments do not fit the duration of {duration:.1f} s"
    )
