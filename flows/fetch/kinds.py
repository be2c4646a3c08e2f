"""Which kind of source a name means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.fetch.local import LocalSource
from flows.fetch.source import Source
from flows.settings import Settings


def sources_of(names: Sequence[str], settings: Settings) -> Iterator[Source]:
    """The sources that the names mean, in their order."""
    for name in names:
        yield LocalSource(name, settings.max_document_bytes)
