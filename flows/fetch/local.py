"""Local files, folders and globs."""

from __future__ import annotations

import errno
import glob
import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from flows.extract.media_types import media_type_by_name
from flows.fetch.source import Containers, Content, Entry, Known, Source, is_hidden, no_containers, read_limited, too_large, writable

GLOB_SIGNS = frozenset("*?[")
SETTLED_SECONDS = 2  # a file changed more recently may change again within the same tick of its file system's clock


@dataclass(frozen=True, slots=True)
class LocalSource:
    """A file, a folder with everything below it, or a glob (`**` for any depth)."""

    given: str  # as the user gave it
    max_bytes: int
    containers: Containers = no_containers
    remote = False
    count = None

    @property
    def name(self) -> str:
        return writable(os.path.realpath(self.given))

    def entries(self) -> Iterator[Entry | OSError]:
        path = Path(self.given)
        if path.is_dir():
            yield from _below(path.resolve(), path.resolve())
        elif path.exists():
            yield _entry(path.resolve(), path.resolve(), named=True)
        elif GLOB_SIGNS & set(self.given):
            yield from self._matches()
        else:
            yield FileNotFoundError(errno.ENOENT, "no such file or folder", self.given)

    def open(self, entry: Entry, known: Known | None) -> Content:
        with open(entry.location, "rb") as file:
            if os.fstat(file.fileno()).st_size > self.max_bytes:
                raise too_large(self.max_bytes)
            return Content(read_limited(file, self.max_bytes))

    def within(self, entry: Entry, path: Path) -> Source | None:
        return self.containers(entry, path, self.name)

    def _matches(self) -> Iterator[Entry | OSError]:
        parts = Path(self.given).parts
        fixed = next(i for i, part in enumerate(parts) if GLOB_SIGNS & set(part))
        base = Path(*parts[:fixed]).resolve()
        found = sorted(Path(match).resolve() for match in glob.glob(self.given, recursive=True) if os.path.isfile(match))
        if not found:
            yield FileNotFoundError(errno.ENOENT, "no file matches", self.given)
        for path in found:
            yield _entry(path, base)


def _below(folder: Path, base: Path) -> Iterator[Entry | OSError]:
    """Everything below a folder, in alphabetical order; folders that cannot be listed are reported and passed over."""
    try:
        names = sorted(os.scandir(folder), key=lambda item: item.name)
    except OSError as error:
        yield OSError(error.errno, error.strerror, _uri(folder, base))
        return
    for item in names:
        if is_hidden(PurePath(item.name)):
            continue
        if item.is_dir(follow_symlinks=False):
            yield from _below(Path(item.path), base)
        else:
            yield _entry(Path(item.path), base)


def _entry(path: Path, base: Path, named: bool = False) -> Entry:
    return Entry(_uri(path, base), str(path), _media_type(path), named, version=version_of(path))


def _media_type(path: Path) -> str | None:
    """As the name says; links to folders are not followed, pipes and devices not read. A link to nothing fails when it is opened."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return media_type_by_name(path.name)
    if stat.S_ISREG(mode):
        return media_type_by_name(path.name)
    return "inode/directory" if stat.S_ISDIR(mode) else "inode/special"


def version_of(path: Path) -> str | None:
    """Size and times of the last change; None where it is so recent that the file may still change unseen, or where it cannot be told."""
    try:
        facts = path.stat()
    except OSError:
        return None
    settled = time.time() - max(facts.st_mtime, facts.st_ctime) > SETTLED_SECONDS
    return f"{facts.st_size}-{facts.st_mtime_ns}-{facts.st_ctime_ns}" if settled else None


def _uri(path: Path, base: Path) -> str:
    """The source's own name, then the path below it; never an absolute path of a machine."""
    below = path.relative_to(base) if path.is_relative_to(base) else Path(path.name)
    return (Path(base.name) / below).as_posix()
