"""The raw store: bytes by their SHA-256, written once, never changed. A local folder or an object store (`s3://`, `gs://`, `az://`)."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import obstore
from obstore.store import LocalStore, from_url

from flows.address import RETRIES, as_os_error


class Damaged(OSError):
    """Bytes in the store that are not those of their name."""


class RawStore:
    """`<root>/<first two digits>/<sha256>`, and beside them the fetch log (`log/`) and half-done downloads (`partial/`)."""

    def __init__(self, root: Path | str) -> None:
        """Raises OSError where a local folder cannot be made."""
        self.root = str(root)
        self.folder = None if "://" in self.root else Path(root)
        self._store: Any = from_url(self.root, retry_config=RETRIES) if self.folder is None else LocalStore(self.folder, mkdir=True)

    def put(self, content: bytes) -> tuple[str, bool]:
        """Keep the bytes; gives their SHA-256 and whether they are new. Atomic: a reader never sees half a file."""
        sha256 = hashlib.sha256(content).hexdigest()
        if self.holds(sha256, len(content)):
            return sha256, False
        self.write(_path(sha256), content)
        if self.folder is None:
            self._sizes[sha256] = len(content)
        return sha256, True

    def get(self, sha256: str) -> bytes:
        """The bytes of a hash; FileNotFoundError where the store does not have them, Damaged where they are others."""
        content = self.read(_path(sha256))
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Damaged(f"{_path(sha256)} in {self.root} does not hold the bytes of its name; remove it and run again: it will be fetched anew")
        return content

    @contextmanager
    def as_file(self, sha256: str) -> Iterator[Path]:
        """The bytes of a hash as a local file of that name, for as long as the context lasts."""
        if self.folder is not None:
            yield self.folder / _path(sha256)
            return
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / sha256
            path.write_bytes(self.get(sha256))
            yield path

    def holds(self, sha256: str, n_bytes: int) -> bool:
        """Are the bytes there, by name and size?"""
        if self.folder is None:
            return self._sizes.get(sha256) == n_bytes
        try:
            return (self.folder / _path(sha256)).stat().st_size == n_bytes
        except OSError:
            return False

    def hashes(self) -> Iterator[tuple[str, int]]:
        """SHA-256 and size of everything in the store."""
        for path, size in self.files():
            folder, _, name = path.partition("/")
            if len(folder) == 2 and len(name) == 64:
                yield name, size

    def files(self, folder: str | None = None) -> Iterator[tuple[str, int]]:
        """Path and size of all files of the store, or of those below one of its folders."""
        with as_os_error(self.root):
            for page in obstore.list(self._store, folder):
                for item in page:
                    yield item["path"], item["size"]

    def read(self, path: str) -> bytes:
        """A file of the store by its path; FileNotFoundError where it is not there."""
        with as_os_error(self.root):
            return bytes(obstore.get(self._store, path).bytes())

    def write(self, path: str, content: bytes) -> None:
        """Write a file of the store as a whole."""
        with as_os_error(self.root):
            obstore.put(self._store, path, content, use_multipart=False)

    def delete(self, path: str) -> None:
        """Remove a file of the store."""
        with as_os_error(self.root):
            obstore.delete(self._store, path)

    @cached_property
    def _sizes(self) -> dict[str, int]:
        """What an object store holds, listed once: a page of a thousand names costs as much as asking for one."""
        return dict(self.hashes())


def _path(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"
