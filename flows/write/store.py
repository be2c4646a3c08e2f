"""The folder that holds the tables, with the few moves that a commit is made of. Each is atomic: done or not done, never half."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import socket
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from flows.stopped import Stopped
from flows.write.layout import is_data
from flows.write.manifest import MANIFEST

LOCK, HOLDER = ".lock", ".lock.json"
FILES = "_files"


class Busy(Stopped):
    """Another run writes to the same tables."""


class LocalStore:
    """A folder of a local file system. A file lies in `_files` under its content's name; its public name is a second, hard link to it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @contextmanager
    def locked(self, run_id: str, wait: float) -> Iterator[str | None]:
        """Hold the tables for one writer; gives what is known of a holder that died. Busy where another holds them for longer than `wait` seconds.

        The operating system frees the lock of a process that dies, so no lock is ever stale; the note beside it tells that one died.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.root / LOCK)
        note = self.root / HOLDER
        try:
            lock.acquire(timeout=wait)
        except Timeout as error:
            raise Busy(
                f"another run is writing to {self.root}{_holder(note)}; wait for it (--wait SECONDS), or give another folder with --out"
            ) from error
        try:
            dead = _holder(note) if note.exists() else None
            now = datetime.now(UTC).isoformat(timespec="seconds")
            note.write_text(json.dumps({"run_id": run_id, "pid": os.getpid(), "host": socket.gethostname(), "since": now}), "utf-8")
            yield dead
        finally:
            note.unlink(missing_ok=True)
            lock.release()

    def location(self, sha256: str) -> str:
        """Where the bytes of a file can be scanned."""
        return str(self.root / FILES / sha256)

    def holds(self, sha256: str) -> bool:
        return (self.root / FILES / sha256).exists()

    def contents(self) -> list[str]:
        """The hashes of all files that are kept."""
        return os.listdir(self.root / FILES) if (self.root / FILES).is_dir() else []

    def keep(self, staged: Path, sha256: str) -> None:
        """Take a finished file of the staging area; nothing happens where its content is there already."""
        target = self.root / FILES / sha256
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            os.replace(staged, target)

    def settle(self, hashes: Collection[str]) -> None:
        """Return when these files are on the disk, and would be there after a power cut."""
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(_sync, [self.root / FILES / sha256 for sha256 in hashes]))
        _sync(self.root / FILES)

    def discard(self, hashes: Collection[str]) -> None:
        """Remove files for good."""
        for sha256 in hashes:
            (self.root / FILES / sha256).unlink(missing_ok=True)

    def read(self, name: str) -> bytes | None:
        """The bytes of a small file below the root; None where there is none."""
        try:
            return (self.root / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        """Put a small file in its place, in one move."""
        target = self.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        staged = target.with_name(f".{target.name}.new")
        with open(staged, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(staged, target)
        _sync(target.parent)

    def swap(self, content: bytes) -> None:
        """Replace the manifest: the commit."""
        self.write(MANIFEST, content)

    def remove(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)

    def names(self, folder: str) -> list[str]:
        """The files in a folder below the root."""
        return sorted(os.listdir(self.root / folder)) if (self.root / folder).is_dir() else []

    def shown(self) -> list[str]:
        """The public paths of all Parquet files."""
        folders = [folder for folder in sorted(self.root.iterdir()) if is_data(folder)]
        return [path.relative_to(self.root).as_posix() for folder in folders for path in sorted(folder.rglob("*.parquet"))]

    def shows(self, path: str, sha256: str) -> bool:
        """Has a public path this content?"""
        public, kept = self.root / path, self.root / FILES / sha256
        try:
            return os.path.samefile(public, kept) or (public.stat().st_size == kept.stat().st_size and digest(public) == sha256)
        except FileNotFoundError:
            return False

    def show(self, files: dict[str, str]) -> None:
        """Give public paths (→ hash) their content: first all links are made ready, then they are put in place as fast as may be."""
        ready = self.root / "_staging" / "links"
        shutil.rmtree(ready, ignore_errors=True)
        ready.mkdir(parents=True)
        for number, (path, sha256) in enumerate(files.items()):
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            _link(self.root / FILES / sha256, ready / str(number))
        for number, path in enumerate(files):
            os.replace(ready / str(number), self.root / path)
        shutil.rmtree(ready)  # the link to a file that already was in its place is left over

    def hide(self, path: str) -> None:
        """Take away a public path, and its folder where nothing else lies in it."""
        public = self.root / path
        public.unlink(missing_ok=True)
        with suppress(OSError):
            public.parent.rmdir()

    def adopt(self, path: str, sha256: str) -> None:
        """Keep the content of a public file that came here by other ways."""
        target = self.root / FILES / sha256
        target.parent.mkdir(exist_ok=True)
        if not target.exists():
            _link(self.root / path, target)


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _link(source: Path, target: Path) -> None:
    """A hard link; a copy on file systems that know none, or where a file has as many as it can."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS):
            raise
        shutil.copyfile(source, target)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _holder(note: Path) -> str:
    """`(run …, process 12 on host, since …)`, from the note of who holds the lock."""
    try:
        found = json.loads(note.read_text("utf-8"))
        return f" (run {found['run_id']}, process {found['pid']} on {found['host']}, since {found['since']})"
    except (OSError, ValueError, KeyError):
        return ""
