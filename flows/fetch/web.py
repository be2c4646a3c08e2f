"""Documents by their addresses on the web: single ones, or lists of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.fetch.http import Client, Request
from flows.fetch.source import Containers, Content, Entry, Known, Source, no_containers
from flows.rejected import Unreadable


@dataclass(frozen=True, slots=True)
class WebSource:
    """Addresses from any list; every one is asked for once."""

    client: Client
    listed: Iterable[Entry | OSError]
    expected: frozenset[str] = frozenset()
    mend_path: Callable[[str], str] | None = None
    containers: Containers = no_containers
    name = ""
    remote = True

    @property
    def count(self) -> int | None:
        return len(self.listed) if isinstance(self.listed, list) else None

    def entries(self) -> Iterator[Entry | OSError]:
        seen: set[str] = set()
        for entry in self.listed:
            if isinstance(entry, OSError):
                yield entry
            elif entry.location not in seen:
                seen.add(entry.location)
                yield entry

    def open(self, entry: Entry, known: Known | None) -> Content | None:
        return self.client.get(Request(entry.location, known, self.expected, self.mend_path))

    def within(self, entry: Entry, path: Path) -> Source | None:
        return self.containers(entry, path, self.name)


def address(url: str, symbol: str | None = None, language: str | None = None, version: str | None = None) -> Entry:
    """The entry of one address."""
    return Entry(url, url, None, named=True, symbol=symbol, language=language, version=version)


def reader(client: Client) -> Callable[[str], bytes]:
    """Reads a list of addresses, on the web or in a file; OSError where it cannot be had."""

    def read(name: str) -> bytes:
        if not name.startswith(("http://", "https://")):
            return Path(name).read_bytes()
        try:
            found = client.get(Request(name))
        except Unreadable as error:
            raise OSError(None, error.reason) from error
        return found.content if found else b""

    return read
