"""The raw store: bytes by their SHA-256, written once, never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RawStore:
    """A folder `<root>/<first two digits>/<sha256>`."""

    root: Path

    def put(self, content: bytes) -> tuple[str, bool]:
        """Keep the bytes; gives their SHA-256 and whether they are new. Atomic: a reader never sees half a file."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        if path.exists():
            return sha256, False
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(temporary, path)
        return sha256, True

    def get(self, sha256: str) -> bytes:
        """The bytes of a hash; FileNotFoundError where the store does not have them."""
        return self._path(sha256).read_bytes()

    def _path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256
