"""What every kind of source offers: list what there is, open the bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from typing import BinaryIO, Protocol

from flows.rejected import Unreadable

Containers = Callable[["Entry", Path, str], "Source | None"]  # entry, where its bytes are, name of its source → the source that it itself is
WRONG_LANGUAGE = "wrong_language"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to fetch. `uri` is its public name, `location` what the source needs to open it."""

    uri: str
    location: str
    media_type: str | None  # as its name or its listing says, None where they say nothing; the bytes decide
    named: bool = False  # the user asked for this one by name
    symbol: str | None = None  # the document symbol that was asked for
    language: str | None = None  # the language that was asked for, ISO 639-1
    version: str | None = None  # changes whenever the bytes change; None where only the bytes can tell

    def __post_init__(self) -> None:
        object.__setattr__(self, "uri", writable(self.uri))

    @property
    def key(self) -> str:
        """The location, as the fetch log knows it."""
        return writable(self.location)


@dataclass(frozen=True, slots=True)
class Known:
    """What the fetch log knows of an entry whose bytes the raw store holds."""

    content_sha256: str
    n_bytes: int
    media_type: str | None
    retrieved_at: datetime | None
    version: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of an entry, and what came with them."""

    content: bytes
    media_type: str | None = None  # as the source declares it
    http_status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    language: str | None = None  # as the source declares it


class NotFetched(Unreadable):
    """Bytes that could not be had. `gone`: the source says that there is nothing (any more) under this name."""

    def __init__(self, check: str, reason: str, http_status: int | None = None, gone: bool = False) -> None:
        super().__init__(check, reason)
        self.http_status, self.gone = http_status, gone


class Source(Protocol):
    """A place where raw documents lie."""

    @property
    def name(self) -> str:
        """Names a place in the fetch log, the same run after run; what is not listed there any more has vanished. Empty for lists of addresses."""

    @property
    def remote(self) -> bool:
        """Waiting for one entry leaves time to ask for the next: several are opened at once."""

    @property
    def count(self) -> int | None:
        """How many entries there are, where that is known before they are listed."""

    def entries(self) -> Iterator[Entry | OSError]:
        """What there is, in a stable order; an OSError for a part that cannot be listed. An entry is opened before the next is listed, unless remote."""

    def open(self, entry: Entry, known: Known | None) -> Content | None:
        """The bytes of one entry; None where they are those that are known. OSError or Unreadable where they cannot be had."""

    def within(self, entry: Entry, path: Path) -> Source | None:
        """The source that an entry itself is, an archive for example, of which the bytes are at `path`; None for what is opened."""


def writable(name: str) -> str:
    """A name as tables can hold it: bytes that are no UTF-8, which the names of files and of members of archives may have, are escaped."""
    return name.encode("utf-8", "backslashreplace").decode()


def is_hidden(path: PurePath) -> bool:
    """Hidden files, and the working folders of programs, are no documents."""
    return any(part.startswith((".", "_")) for part in path.parts)


def read_limited(file: BinaryIO, max_bytes: int) -> bytes:
    """All bytes of a file; Unreadable where there are more than `max_bytes`."""
    content = file.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise too_large(max_bytes)
    return content


def too_large(max_bytes: int) -> Unreadable:
    """For a document beyond the limit."""
    return Unreadable("too_large", f"larger than {max_bytes:,} bytes; raise max_document_bytes if it really is one document")


def wrong_language(asked: str, given: str) -> Unreadable:
    """For a document in another language than was asked for."""
    return Unreadable(WRONG_LANGUAGE, f"is in {given} where {asked} was asked for: there may be no version in {asked}; ask with --languages {given}")


def no_containers(entry: Entry, path: Path, name: str) -> Source | None:
    """Of a source in which every entry is opened."""
    return None
