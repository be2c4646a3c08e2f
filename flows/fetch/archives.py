"""Archives: their members as documents, read one after the other without unpacking to disk."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from flows.extract.media_types import GZIP, SUFFIXES, TAR, ZIP, media_type_by_name
from flows.fetch.source import Content, Entry, Known, Source, is_hidden, read_limited, too_large
from flows.rejected import Unreadable

ARCHIVES = frozenset({ZIP, GZIP, TAR, SUFFIXES[".bz2"], SUFFIXES[".xz"]})
BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, ValueError, KeyError, OSError)
COMPRESSED: dict[str, Callable[[Path], Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
MAX_MEMBERS = 1_000_000


@dataclass
class ArchiveSource:
    """One archive on disk. A member can be opened until the next is listed."""

    path: Path
    uri: str
    location: str  # what the source in which it lies opens: the members' own begin with it
    version: str | None  # changes whenever the archive does
    name: str  # of the source in which the archive lies
    max_bytes: int  # of a member
    max_archive_bytes: int  # of all members, unpacked
    remote = False
    count = None
    _open: Callable[[], BinaryIO] | None = field(default=None, init=False)
    _size: int = field(default=0, init=False)

    def entries(self) -> Iterator[Entry | OSError]:
        unpacked, listed = 0, False
        try:
            for number, (member, size, opener) in enumerate(_members(self.path, PurePosixPath(urlsplit(self.uri).path))):
                unpacked += size
                if unpacked > self.max_archive_bytes or number >= MAX_MEMBERS:
                    limit = f"{self.max_archive_bytes:,} bytes or {MAX_MEMBERS:,} members"
                    yield OSError(
                        None, f"unpacks to more than {limit}, the rest was left; raise max_archive_bytes if it really holds so much", self.uri
                    )
                    return
                if is_hidden(PurePosixPath(member)):
                    continue
                self._open, self._size, listed = opener, size, True
                kind = media_type_by_name(member) if opener else "inode/special"
                yield Entry(f"{self.uri}/{member}", f"{self.location}!/{member}", kind, version=self.version)
            if not listed:
                yield OSError(None, "the archive holds no files; fetch it again from where it came from", self.uri)
        except BROKEN as error:
            yield OSError(None, f"broken archive ({error}), what came before was read; fetch it again from where it came from", self.uri)

    def open(self, entry: Entry, known: Known | None) -> Content:
        if self._size > self.max_bytes or self._open is None:
            raise too_large(self.max_bytes)
        try:
            with self._open() as file:
                return Content(read_limited(file, self.max_bytes))
        except (RuntimeError, NotImplementedError) as error:  # what zipfile raises for a password and for a method that it does not know
            raise Unreadable("locked", f"cannot be unpacked ({error}); unpack the archive yourself and give the folder") from error
        except BROKEN as error:
            raise Unreadable("damaged", f"damaged within its archive ({error}); fetch the archive again from where it came from") from error

    def within(self, entry: Entry, path: Path) -> Source | None:
        return None  # an archive within an archive is a file of a kind that is not read


Member = tuple[str, int, Callable[[], BinaryIO] | None]  # name, unpacked size, and what opens it; None for links and devices


def _members(path: Path, name: PurePosixPath) -> Iterator[Member]:
    if zipfile.is_zipfile(path):
        return _zip(path)
    if tarfile.is_tarfile(path):
        return _tar(path)
    if name.suffix.lower() not in COMPRESSED or name.stem.endswith(".tar"):
        raise tarfile.ReadError("not what its name says")
    return iter([_single(path, name)])


def _zip(path: Path) -> Iterator[Member]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield info.filename, info.file_size, partial(_open_in_zip, archive, info)


def _tar(path: Path) -> Iterator[Member]:
    with tarfile.open(path, "r:*") as archive:
        while member := archive.next():
            archive.members = []  # type: ignore[attr-defined]  # else it keeps every header that it has seen
            if not member.isdir():
                yield member.name, member.size, partial(_open_in_tar, archive, member) if member.isreg() else None


def _single(path: Path, name: PurePosixPath) -> Member:
    """A single file that was compressed; how large it is shows when it is read."""
    return name.stem, 0, partial(COMPRESSED[name.suffix.lower()], path)


def _open_in_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    return cast(BinaryIO, archive.open(info))


def _open_in_tar(archive: tarfile.TarFile, member: tarfile.TarInfo) -> BinaryIO:
    return cast(BinaryIO, archive.extractfile(member))
