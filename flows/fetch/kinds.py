"""Which kind of source a name means. A library that only one kind needs is loaded with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from flows.address import SCHEMES
from flows.fetch.archives import ARCHIVES, ArchiveSource
from flows.fetch.corpora import CORPORA, CorpusSource
from flows.fetch.cursor import Cursors
from flows.fetch.local import LocalSource, version_of
from flows.fetch.source import Entry, Source
from flows.fetch.store import RawStore
from flows.settings import Settings

if TYPE_CHECKING:
    from flows.fetch.http import Client

WEB = ("http://", "https://")
OBJECTS = tuple(f"{scheme}://" for scheme in SCHEMES)
SYMBOLS, LIST = "symbols:", "list:"  # `symbols:A/78/1..500`, `list:manifest.csv`, `list:https://example.org/sitemap.xml`


def sources_of(names: Sequence[str], settings: Settings, cursors: Cursors) -> Iterator[Source]:
    """The sources that the names mean, in their order; one HTTP client serves all that are on the web, of whose lists `cursors` takes a slice."""
    with ExitStack() as stack:
        client: Client | None = None
        for name in names:
            if name.startswith((*WEB, SYMBOLS, LIST)):
                client = client or stack.enter_context(_client(settings, cursors.store))
                yield _web_source(name, settings, client, cursors)
            elif name.startswith(OBJECTS):
                yield _object_source(name, settings)
            else:
                yield LocalSource(name, settings.max_document_bytes, partial(_container, settings))


def _container(settings: Settings, entry: Entry, path: Path, name: str) -> Source | None:
    """The source that a local file itself is: an archive, or a corpus if the column of its texts is named."""
    if entry.media_type in ARCHIVES:
        return _archive(settings, entry, path, name)
    if settings.text_column and entry.media_type in CORPORA:
        return CorpusSource(path, entry.uri, name, settings.text_column, settings.max_document_bytes)
    return None


def _archive(settings: Settings, entry: Entry, path: Path, name: str) -> Source:
    """The source that an archive is, at its place or as the raw store keeps it; there its name is its version."""
    version = version_of(path) if str(path) == entry.location else path.name
    return ArchiveSource(path, entry.uri, entry.location, version, name, settings.max_document_bytes, settings.max_archive_bytes)


def _object_source(name: str, settings: Settings) -> Source:
    from flows.fetch.objects import ObjectSource

    return ObjectSource(name, settings.max_document_bytes, partial(_archive, settings))


def _client(settings: Settings, store: RawStore) -> Client:
    from flows.fetch.http import Client

    return Client(settings, (store.folder or Path.home() / ".cache" / "rapporteur") / "partial")


def _web_source(name: str, settings: Settings, client: Client, cursors: Cursors) -> Source:
    from flows.fetch import lists, symbols
    from flows.fetch.web import WebSource, address, reader

    archive = partial(_archive, settings)
    if name.startswith(SYMBOLS):
        kind = settings.document_service_type
        asked = list(symbols.requests(name.removeprefix(SYMBOLS), settings.languages, settings.document_service_url, kind))
        part = cursors.slice(f"{name} in {settings.languages}", asked)
        return WebSource(client, part, symbols.MEDIA_TYPES[kind], symbols.lower_path, archive)
    if name.startswith(LIST):
        listed = lists.read_list(name.removeprefix(LIST), reader(client))
        return WebSource(client, listed if cursors.at_most is None else cursors.slice(name, list(listed)), containers=archive)
    return WebSource(client, [address(name)], containers=archive)


def settled(name: str) -> str:
    """The name of a source, such that it means the same from another working directory: for runs on a schedule."""
    if name.startswith((*WEB, *OBJECTS)) or (name.startswith(SYMBOLS) and not name.startswith(SYMBOLS + "@")):
        return name
    prefix = next((prefix for prefix in (SYMBOLS + "@", LIST) if name.startswith(prefix)), "")
    rest = name.removeprefix(prefix)
    return name if rest.startswith(WEB) else prefix + str(Path(rest).resolve())
