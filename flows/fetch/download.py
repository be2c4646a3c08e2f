"""A download that may be cut: what has arrived is kept, and the rest asked for if the server still has the same bytes.

Large ones are kept on disk, so that a run that is killed does not begin them anew.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

WORTH_KEEPING = 256_000  # bytes; a smaller document is fetched anew as quickly


class Download:
    """What has arrived of one address. `validator`: the ETag or date that tells whether the server still has the same bytes."""

    def __init__(self, folder: Path, url: str) -> None:
        self._path = folder / hashlib.sha256(url.encode()).hexdigest()[:32]
        self._facts = self._path.with_suffix(".json")
        self._on_disk = False
        self.content = bytearray()
        self.validator: str | None = None
        try:
            self.validator = json.loads(self._facts.read_text("utf-8"))["validator"]
            self.content = bytearray(self._path.read_bytes())
            self._on_disk = True
        except (OSError, ValueError, KeyError):
            self.begin(None, 0)

    def begin(self, validator: str | None, length: int) -> None:
        """Forget what has arrived: the server sends the whole, of `length` bytes as far as it says."""
        self.end()
        self.content.clear()
        self.validator = validator
        if validator and length >= WORTH_KEEPING:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(b"")
            self._facts.write_text(json.dumps({"validator": validator}), "utf-8")
            self._on_disk = True

    def append(self, chunk: bytes) -> None:
        """The next bytes."""
        self.content += chunk
        if self._on_disk:
            with open(self._path, "ab") as file:
                file.write(chunk)

    def end(self) -> None:
        """Done with it: nothing stays on disk."""
        if self._on_disk:
            self._facts.unlink(missing_ok=True)
            self._path.unlink(missing_ok=True)
        self._on_disk = False
