"""Runs on a disk that is full, and on one that can only be read; started in a mount namespace of its own by test_full_disk.py.

Prints what each run said, a line per run.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from flows.job import new_job
from flows.pipeline import run
from flows.settings import Settings
from flows.validate_tables import validate_tables
from tests.conftest import hashes

KILOBYTE = 1024
SIZE = 16_000 * KILOBYTE
FREE = (0, 200, 900)  # KB: for nothing, for some of the raw bytes, for these but not for their rows


def mount(disk: Path, *options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(disk)], check=True)


def fill_holes(path: Path) -> None:
    """A hole takes room here when it is read through a memory map, and a process that finds none is killed; other file systems have no such trap."""
    with open(path, "r+b") as file:
        os.posix_fallocate(file.fileno(), 0, path.stat().st_size)


def tried(letters: Path, tables: Path) -> str:
    before = hashes(tables)
    try:
        report = run(new_job([str(letters)], Settings(tables=tables, workers=1)))
    except OSError as error:
        assert hashes(tables) == before
        return str(error).replace("\n", " ")
    return f"{report.rows['documents']} documents"


def main(disk: Path, first: Path, letters: Path) -> None:
    mount(disk, f"size={SIZE}")
    tables, filler = disk / "tables", disk / "filler"
    run(new_job([str(first)], Settings(tables=tables, workers=1)))
    for file in tables.rglob("*.parquet"):
        fill_holes(file)
    for free in FREE:
        used = sum(file.stat().st_blocks * 512 for file in disk.rglob("*"))
        with open(filler, "wb") as file:
            file.write(bytes(SIZE - used - free * KILOBYTE))
        print(f"{free} KB free:", tried(letters, tables))
        filler.unlink()
    mount(disk, "remount", "ro")
    print("read-only:", tried(letters, tables))
    print("checked:", validate_tables(tables).ok)
    mount(disk, "remount", "rw")
    print("room again:", tried(letters, tables))
    print("checked:", validate_tables(tables).ok)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
