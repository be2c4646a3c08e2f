"""Tables in a folder of this machine."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from flows.write.layout import is_data
from flows.write.manifest import MANIFEST
from flows.write.store import FILES, Busy, holder, kept, note_of

LOCK, HOLDER = ".lock", ".lock.json"


class LocalStore:
    """The `Store` of a local file system. A file lies in `_files` under its content's name; its public name is a second, hard link to it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.staging = root / "_staging"

    @contextmanager
    def locked(self, run_id: str, wait: float) -> Iterator[str | None]:
        """The operating system frees the lock of a process that dies, so no lock is ever stale; the note beside it tells that one died."""
        self.root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.root / LOCK)
        note = self.root / HOLDER
        try:
            lock.acquire(timeout=wait)
        except Timeout as error:
            raise Busy(self.root, self.read(HOLDER)) from error
        try:
            left = self.read(HOLDER)
            dead = holder(left) if left is not None else None
            note.write_text(json.dumps(note_of(run_id)), "utf-8")
            yield dead
        finally:
            note.unlink(missing_ok=True)
            lock.release()

    def location(self, sha256: str) -> str:
        return str(self.root / kept(sha256))

    def holds(self, sha256: str) -> bool:
        return (self.root / kept(sha256)).exists()

    def keep(self, staged: Path, sha256: str) -> None:
        target = self.root / kept(sha256)
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            os.replace(staged, target)

    def settle(self, hashes: Iterable[str]) -> None:
        """They would be there after a power cut."""
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(_sync, [self.root / kept(sha256) for sha256 in hashes]))
        _sync(self.root / FILES)

    def read(self, name: str) -> bytes | None:
        try:
            return (self.root / name).read_bytes()
        except FileNotFoundError:
            return None

    def digest(self, name: str) -> str | None:
        try:
            with open(self.root / name, "rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return None

    def sizes(self, names: Iterable[str]) -> dict[str, int]:
        return {name: size for name in names if (size := _size(self.root / name)) is not None}

    def names(self, folder: str) -> list[str]:
        return sorted(os.listdir(self.root / folder)) if (self.root / folder).is_dir() else []

    def write(self, name: str, content: bytes) -> None:
        target = self.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        staged = self.staging / "new"  # where recovery throws it away, if the process dies here
        staged.parent.mkdir(exist_ok=True)
        with open(staged, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(staged, target)
        _sync(target.parent)

    def swap(self, content: bytes) -> None:
        self.write(MANIFEST, content)

    def remove(self, names: Iterable[str]) -> None:
        """A folder goes with the last file in it."""
        for name in names:
            path = self.root / name
            path.unlink(missing_ok=True)
            with suppress(OSError):
                path.parent.rmdir()

    def shown(self) -> list[str]:
        folders = [folder for folder in sorted(self.root.iterdir()) if is_data(folder)]
        return [path.relative_to(self.root).as_posix() for folder in folders for path in sorted(folder.rglob("*.parquet"))]

    def amiss(self, files: Mapping[str, str]) -> set[str]:
        return {path for path, sha256 in files.items() if not self._shows(path, sha256)}

    def show(self, files: Mapping[str, str]) -> None:
        """First all links are made ready, then they are put in place."""
        ready = self.staging / "links"
        shutil.rmtree(ready, ignore_errors=True)
        ready.mkdir(parents=True)
        for number, (path, sha256) in enumerate(files.items()):
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            _link(self.root / kept(sha256), ready / str(number))
        for number, path in enumerate(files):
            os.replace(ready / str(number), self.root / path)
        shutil.rmtree(ready)  # the link to a file that already was in its place is left over

    def adopt(self, path: str, sha256: str) -> None:
        target = self.root / kept(sha256)
        target.parent.mkdir(exist_ok=True)
        if not target.exists():
            _link(self.root / path, target)

    def _shows(self, path: str, sha256: str) -> bool:
        public, file = self.root / path, self.root / kept(sha256)
        try:
            return os.path.samefile(public, file) or (public.stat().st_size == file.stat().st_size and self.digest(path) == sha256)
        except FileNotFoundError:
            return False


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


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
