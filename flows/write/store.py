"""Where the tables are kept, as the moves that a commit is made of. Each is atomic: done or not done, never half.

A kept file is named by its content's hash and never changes; public paths are what a glob finds. All names are relative to the root.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from flows.address import Place
from flows.stopped import Stopped

FILES = "_files"


class Busy(Stopped):
    """Another run writes to the same tables."""

    def __init__(self, root: Place, note: bytes | None) -> None:
        super().__init__(f"another run is writing to {root}{holder(note)}; wait for it (--wait SECONDS), or give another place with --out")


class Store(Protocol):
    """Reading needs nothing; whoever writes holds the lock. What cannot be done raises OSError."""

    @property
    def root(self) -> Place:
        """Where all tables are."""

    @property
    def staging(self) -> Path:
        """A local folder for what is not finished; whoever holds the lock has it for itself."""

    def locked(self, run_id: str, wait: float) -> AbstractContextManager[str | None]:
        """Hold the tables for one writer; gives what is known of a holder that died. Busy where another holds them for longer than `wait` seconds."""

    def location(self, sha256: str) -> str:
        """Where the bytes of a kept file can be scanned."""

    def holds(self, sha256: str) -> bool:
        """Is there a kept file of this hash?"""

    def keep(self, staged: Path, sha256: str) -> None:
        """Take a finished file of the staging area; nothing happens where its content is there already."""

    def settle(self, hashes: Iterable[str]) -> None:
        """Return when these files are kept for good."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none."""

    def digest(self, name: str) -> str | None:
        """SHA-256 of the bytes of a file; None where there is none."""

    def sizes(self, names: Iterable[str]) -> dict[str, int]:
        """Those of these files that are there, with their bytes."""

    def names(self, folder: str) -> list[str]:
        """The files in a folder, in order."""

    def write(self, name: str, content: bytes) -> None:
        """Put a small file in its place."""

    def swap(self, content: bytes) -> None:
        """Replace the manifest: the commit."""

    def remove(self, names: Iterable[str]) -> None:
        """Remove files, where they are there."""

    def shown(self) -> list[str]:
        """The public paths of all Parquet files."""

    def amiss(self, files: Mapping[str, str]) -> set[str]:
        """Those of these public paths (→ hash) that do not show their content."""

    def show(self, files: Mapping[str, str]) -> None:
        """Give public paths (→ hash) their content, as fast as may be."""

    def adopt(self, path: str, sha256: str) -> None:
        """Keep the content of a public file that came here by other ways."""


def kept(sha256: str) -> str:
    """The name of a kept file."""
    return f"{FILES}/{sha256}"


def note_of(run_id: str) -> dict[str, str | int]:
    """Who holds the lock: what `holder` reads."""
    since = datetime.now(UTC).isoformat(timespec="seconds")
    return {"run_id": run_id, "pid": os.getpid(), "host": socket.gethostname(), "since": since}


def holder(note: bytes | None) -> str:
    """` (run …, process 12 on host, since …)`, from the note of who holds the lock."""
    try:
        found = json.loads(note or b"")
        return f" (run {found['run_id']}, process {found['pid']} on {found['host']}, since {found['since']})"
    except (ValueError, KeyError, TypeError):
        return ""
