"""Local files, folders and globs."""

from __future__ import annotations

import errno
import glob
import mimetypes
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from flows.fetch.source import Entry

GLOB_SIGNS = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class LocalSource:
    """A file, a folder with everything below it, or a glob (`**` for any depth)."""

    name: str  # as the user gave it

    def entries(self) -> Iterator[Entry | OSError]:
        path = Path(self.name)
        if path.is_dir():
            yield from _below(path.resolve(), path.resolve())
        elif path.exists():
            yield _entry(path.resolve(), path.resolve(), named=True)
        elif GLOB_SIGNS & set(self.name):
            yield from self._matches()
        else:
            yield FileNotFoundError(errno.ENOENT, "no such file or folder", self.name)

    def open(self, entry: Entry) -> BinaryIO:
        return open(entry.location, "rb")

    def _matches(self) -> Iterator[Entry | OSError]:
        parts = Path(self.name).parts
        fixed = next(i for i, part in enumerate(parts) if GLOB_SIGNS & set(part))
        base = Path(*parts[:fixed]).resolve()
        found = sorted(Path(match).resolve() for match in glob.glob(self.name, recursive=True) if os.path.isfile(match))
        if not found:
            yield FileNotFoundError(errno.ENOENT, "no file matches", self.name)
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
        if item.name.startswith((".", "_")):
            continue  # hidden files, and the working folders of programs
        if item.is_dir(follow_symlinks=False):
            yield from _below(Path(item.path), base)
        else:
            yield _entry(Path(item.path), base)


def _entry(path: Path, base: Path, named: bool = False) -> Entry:
    return Entry(uri=_uri(path, base), location=str(path), media_type=mimetypes.guess_type(path.name)[0], named=named)


def _uri(path: Path, base: Path) -> str:
    """The source's own name, then the path below it; never an absolute path of a machine."""
    below = path.relative_to(base) if path.is_relative_to(base) else Path(path.name)
    return (Path(base.name) / below).as_posix().encode("utf-8", "backslashreplace").decode()
