"""Object stores: `s3://bucket/prefix`, `gs://…`, `az://…`. Credentials and endpoints come from the environment, as their own tools read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import obstore
from obstore.store import from_url

from flows.address import RETRIES, as_os_error
from flows.extract.media_types import media_type_by_name
from flows.fetch.source import Containers, Content, Entry, Known, Source, is_hidden, no_containers, too_large


@dataclass(frozen=True, slots=True)
class ObjectSource:
    """One object, or everything below a prefix. The listing's ETag tells what has changed, without asking for it."""

    url: str
    max_bytes: int
    containers: Containers = no_containers
    remote = True
    count = None

    @property
    def name(self) -> str:
        return self.url.rstrip("/")

    def entries(self) -> Iterator[Entry | OSError]:
        try:
            yield from self._listed()
        except OSError as error:
            hint = "credentials and endpoint are read from the environment, as AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL"
            yield OSError(None, f"{error.strerror or error} ({hint})", self.url)

    def open(self, entry: Entry, known: Known | None) -> Content:
        with as_os_error(self._root):
            found = obstore.get(self._store(), entry.location.removeprefix(f"{self._root}/"))
            if found.meta["size"] > self.max_bytes:
                raise too_large(self.max_bytes)
            return Content(bytes(found.bytes()), etag=found.meta["e_tag"])

    def within(self, entry: Entry, path: Path) -> Source | None:
        return self.containers(entry, path, self.name)

    @property
    def _root(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    def _store(self) -> Any:
        return from_url(self._root, retry_config=RETRIES)

    def _listed(self) -> Iterator[Entry]:
        prefix = self.name.removeprefix(self._root).strip("/")
        store, found = self._store(), False
        with as_os_error(self._root):
            for page in obstore.list(store, prefix or None):
                for item in page:
                    found = True
                    if not is_hidden(PurePosixPath(item["path"]).relative_to(prefix)):
                        yield self._entry(item)
            if not found:
                yield self._entry(obstore.head(store, prefix), named=True)

    def _entry(self, item: Any, named: bool = False) -> Entry:
        url = f"{self._root}/{item['path']}"
        return Entry(url, url, media_type_by_name(item["path"]), named, version=item["e_tag"])
