"""What every kind of source offers: list what there is, open the bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to fetch. `uri` is its public name, `location` what the source needs to open it; `named`: the user asked for it by name."""

    uri: str
    location: str
    media_type: str | None  # None = of a kind that the source cannot tell
    named: bool = False


class Source(Protocol):
    """A place where raw documents lie."""

    def entries(self) -> Iterator[Entry | OSError]:
        """What there is, in a stable order; an OSError for a part that cannot be listed."""

    def open(self, entry: Entry) -> BinaryIO:
        """The bytes of one entry; OSError where they cannot be had."""
