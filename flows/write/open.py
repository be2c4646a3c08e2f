"""The place that a person named → its store."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from flows.address import Place
from flows.write.local import LocalStore
from flows.write.objects import TRANSFERS, ObjectStore
from flows.write.store import Store


def open_store(place: Place) -> Store:
    """The store of a folder, which need not be there yet, or of an address."""
    return ObjectStore(place) if isinstance(place, str) else LocalStore(place)


@contextmanager
def as_folder(place: Place) -> Iterator[Path]:
    """The public files in a folder: the place itself, or a copy of them for as long as it is looked at."""
    if isinstance(place, Path):
        yield place
        return
    store = ObjectStore(place)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(TRANSFERS) as pool:

        def fetch(name: str) -> None:
            target = Path(folder) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(store.read(name) or b"")

        list(pool.map(fetch, [*(name for name in store.names("") if not name.startswith("_")), *store.shown()]))
        yield Path(folder)
