"""Tables on an object store. Nothing can be renamed or linked there; but an object is written as a whole, copied on the server, and replaced on
the condition that it has not changed."""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import obstore
from filelock import FileLock, Timeout
from obstore.store import from_url

from flows.address import RETRIES, as_os_error
from flows.write.conditions import Objects, Stamp
from flows.write.lease import LOCK, Lease, Lost
from flows.write.manifest import MANIFEST
from flows.write.store import FILES, Busy, kept

TRANSFERS = 16  # at a time

T = TypeVar("T")


class ObjectStore:
    """The `Store` of an address. A kept file is uploaded when the commit settles it; until then it lies in the staging area, and is read there.

    Public paths are copies that the server makes.
    """

    def __init__(self, root: str) -> None:
        self.root = root
        with as_os_error(root):
            self._store: Any = from_url(root, retry_config=RETRIES)
        self._objects = Objects(root, self._store)
        of_user = hashlib.sha256(f"{Path.home()} {root}".encode()).hexdigest()[:16]
        self._work = Path(tempfile.gettempdir()) / f"rapporteur-{of_user}"
        self.staging = self._work / "staging"
        self._lease: Lease | None = None
        self._before: Stamp | None = None  # the stamp of the manifest that this writer replaces

    @contextmanager
    def locked(self, run_id: str, wait: float) -> Iterator[str | None]:
        """Two locks: one of this machine's system, for the working folder, and the lease."""
        self._work.mkdir(exist_ok=True)
        self._work.chmod(0o700)  # fails where it is another user's
        until = time.monotonic() + wait
        lock = FileLock(self._work / ".lock")
        try:
            lock.acquire(timeout=wait)
        except Timeout as error:
            raise Busy(self.root, self.read(LOCK)) from error
        try:
            lease = Lease(self._objects, run_id, _name_of(self._work))
            with lease.held(max(until - time.monotonic(), 0)) as dead:
                self.__dict__.pop("_kept", None)  # what was listed before is no longer true
                found = self._objects.get(MANIFEST)
                self._lease, self._before = lease, found.stamp if found else None
                yield dead
        finally:
            self._lease = None
            lock.release()

    def location(self, sha256: str) -> str:
        return str(self._staged(sha256)) if self._is_staged(sha256) else f"{self.root}/{kept(sha256)}"

    def holds(self, sha256: str) -> bool:
        return self._is_staged(sha256) or sha256 in self._kept

    def keep(self, staged: Path, sha256: str) -> None:
        if not self.holds(sha256):
            self._staged(sha256).parent.mkdir(parents=True, exist_ok=True)
            os.replace(staged, self._staged(sha256))

    def settle(self, hashes: Iterable[str]) -> None:
        """Uploads what only lies in the staging area."""
        self._renewed()
        wanted = set(hashes)
        self._kept.update(self._each(self._upload, [sha256 for sha256 in wanted if self._is_staged(sha256)]))
        if lost := wanted - self._kept.keys():
            raise OSError(None, f"{self.root}: {len(lost)} staged files are gone; run again")

    def read(self, name: str) -> bytes | None:
        folder, _, sha256 = name.rpartition("/")
        if folder == FILES and self._is_staged(sha256):
            return self._staged(sha256).read_bytes()
        found = self._objects.get(name)
        return found.content if found else None

    def digest(self, name: str) -> str | None:
        digest = hashlib.sha256()
        with as_os_error(self.root):
            try:
                for chunk in obstore.get(self._store, name).stream():
                    digest.update(chunk)
            except FileNotFoundError:
                return None
        return digest.hexdigest()

    def sizes(self, names: Iterable[str]) -> dict[str, int]:
        """Kept files are as they were when first listed: they do not change."""
        wanted = list(names)
        folders = set(map(_folder, wanted))
        listed = self._listed(folders - {FILES})
        there = {name: meta["size"] for name, meta in listed.items()}
        if FILES in folders:
            there |= {kept(sha256): meta["size"] for sha256, meta in self._kept.items()}
        return {name: there[name] for name in wanted if name in there}

    def names(self, folder: str) -> list[str]:
        return sorted(name.removeprefix(f"{folder}/") for name in self._listed([folder]))

    def write(self, name: str, content: bytes) -> None:
        self._renewed()
        with as_os_error(self.root):
            obstore.put(self._store, name, content, use_multipart=False)

    def swap(self, content: bytes) -> None:
        """Only if it is still the manifest that stood when the lock was taken."""
        self._renewed()
        stamp = self._objects.put_if(MANIFEST, content, self._before)
        if stamp is None:
            raise Lost(f"another run has committed to {self.root} meanwhile; nothing was changed. Run again")
        self._before = stamp

    def remove(self, names: Iterable[str]) -> None:
        going = list(names)
        if going:
            self._renewed()
            self._each(self._remove, going)
            for name in going:
                self._kept.pop(name.removeprefix(f"{FILES}/"), None)

    def shown(self) -> list[str]:
        with as_os_error(self.root):
            folders = [folder for folder in obstore.list_with_delimiter(self._store)["common_prefixes"] if not folder.startswith((".", "_"))]
        return sorted(name for name in self._listed(folders) if name.endswith(".parquet"))

    def amiss(self, files: Mapping[str, str]) -> set[str]:
        """Two objects of one entity tag and size have the same content; others must be read."""
        listed = self._listed(set(map(_folder, files)))
        return {path for path, sha256 in files.items() if path not in listed or not self._shows(path, listed[path], sha256)}

    def show(self, files: Mapping[str, str]) -> None:
        if files:
            self.settle(files.values())
            self._each(lambda path: self._copy(kept(files[path]), path), files)

    def adopt(self, path: str, sha256: str) -> None:
        known = self._kept
        self._copy(path, kept(sha256))
        with as_os_error(self.root):
            known[sha256] = obstore.head(self._store, kept(sha256))

    @cached_property
    def _kept(self) -> dict[str, Any]:
        """The kept files, by their hash."""
        return {name.removeprefix(f"{FILES}/"): meta for name, meta in self._listed([FILES]).items()}

    def _staged(self, sha256: str) -> Path:
        return self.staging / kept(sha256)

    def _is_staged(self, sha256: str) -> bool:
        """Does it lie in the staging area of this writer?"""
        return self._lease is not None and self._staged(sha256).exists()

    def _renewed(self) -> None:
        assert self._lease, "only whoever holds the lock may change what is there"
        self._lease.renew()

    def _shows(self, path: str, meta: Any, sha256: str) -> bool:
        file = self._kept.get(sha256)
        if file is None or file["size"] != meta["size"]:
            return False
        return (file["e_tag"] is not None and file["e_tag"] == meta["e_tag"]) or self.digest(path) == sha256

    def _listed(self, folders: Iterable[str]) -> dict[str, Any]:
        """What lies below these folders; directly below the root for the folder of no name."""
        return {item["path"]: item for items in self._each(self._list, folders) for item in items}

    def _list(self, folder: str) -> list[Any]:
        with as_os_error(self.root):
            if not folder:
                return list(obstore.list_with_delimiter(self._store)["objects"])
            return [item for page in obstore.list(self._store, folder) for item in page]

    def _upload(self, sha256: str) -> tuple[str, Any]:
        staged = self._staged(sha256)
        size = staged.stat().st_size
        with as_os_error(self.root):
            meta = obstore.put(self._store, kept(sha256), staged, use_multipart=False)
        staged.unlink()
        return sha256, {"size": size, "e_tag": meta["e_tag"]}

    def _copy(self, source: str, target: str) -> None:
        with as_os_error(self.root):
            obstore.copy(self._store, source, target)

    def _remove(self, name: str) -> None:
        with as_os_error(self.root), suppress(FileNotFoundError):
            obstore.delete(self._store, name)

    def _each(self, verb: Callable[[str], T], names: Iterable[str]) -> list[T]:
        with ThreadPoolExecutor(TRANSFERS) as pool:
            return list(pool.map(verb, names))


def _folder(name: str) -> str:
    """The first folder of a name; nothing for what lies at the root."""
    return name.split("/", maxsplit=1)[0] if "/" in name else ""


def _name_of(folder: Path) -> str:
    """A name that a folder is given once, and no other has."""
    path = folder / "name"
    if not path.exists():
        path.write_text(secrets.token_hex(8), "utf-8")
    return path.read_text("utf-8")
