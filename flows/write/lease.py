"""The lock of tables on an object store: an object that tells who writes, rewritten every few seconds as a sign of life. It is never deleted.

A writer that was silent for too long loses its place to the next one. It may be alive, and only slow: therefore whatever it does that counts is
done on the condition that nobody came after it (`renew`, and the stamp of the manifest in `objects.py`).
"""

from __future__ import annotations

import json
import logging
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from flows.write.conditions import Found, Objects, Stamp
from flows.write.manifest import Unusable
from flows.write.store import Busy, holder, note_of

LOCK = "_lock.json"
BEAT_SECONDS = 20.0
STALE_SECONDS = 120.0  # of silence, after which a writer counts as dead
POLL_SECONDS = 1.0

log = logging.getLogger(__name__)


class Lost(Unusable):
    """Another run has taken the place of this one."""


class Lease:
    """Held by one writer at a time. `folder`: a name of the working folder, which no two live writers of one machine share."""

    def __init__(self, objects: Objects, run_id: str, folder: str) -> None:
        self._objects = objects
        self._note = {**note_of(run_id), "folder": folder, "token": secrets.token_hex(8)}
        self._beats = 0
        self._stamp: Stamp | None = None
        self._mutex = threading.Lock()

    @contextmanager
    def held(self, wait: float) -> Iterator[str | None]:
        """Gives what is known of a holder that died. Busy where another holds it for longer than `wait` seconds."""
        dead = self._take(wait)
        self._objects.try_conditions(LOCK)
        over = threading.Event()
        beating = threading.Thread(target=self._beat, args=(over,), daemon=True)
        beating.start()
        try:
            yield dead
        finally:
            over.set()
            beating.join()
            with suppress(OSError):
                self._objects.put_if(LOCK, self._content(held=False), self._stamp)

    def renew(self) -> None:
        """Give a sign of life; Lost where it comes too late."""
        with self._mutex:
            stamp = self._stamp and self._objects.put_if(LOCK, self._content(held=True), self._stamp)
            if stamp is None:
                raise Lost(
                    f"another run took over the tables in {self._objects.root}, since this one gave no sign of life for {STALE_SECONDS:.0f} s. "
                    "Nothing is half done; run it again"
                )
            self._stamp = stamp

    def _take(self, wait: float) -> str | None:
        until = time.monotonic() + wait
        while True:
            found = self._objects.get(LOCK)
            if found is None or not self._lives(found):
                self._stamp = self._objects.put_if(LOCK, self._content(held=True), found.stamp if found else None)
                if self._stamp:
                    return holder(found.content) if found and _read(found).get("held") else None
            elif time.monotonic() < until:
                time.sleep(min(POLL_SECONDS, max(until - time.monotonic(), 0)))
            else:
                raise Busy(self._objects.root, found.content)

    def _lives(self, found: Found) -> bool:
        """Is its writer at work? One of this very working folder is not, since only one writer at a time has that."""
        note = _read(found)
        silent = (datetime.now(UTC) - found.written_at).total_seconds()
        return bool(note.get("held")) and note.get("folder") != self._note["folder"] and silent < STALE_SECONDS

    def _beat(self, over: threading.Event) -> None:
        while not over.wait(BEAT_SECONDS):
            try:
                self.renew()
            except OSError as error:
                log.warning("no sign of life could be given: %s", error)
            except Lost as error:
                log.warning(str(error))
                return

    def _content(self, held: bool) -> bytes:
        self._beats += 1  # no two notes are the same, and so no two stamps
        return json.dumps({**self._note, "held": held, "beat": self._beats}).encode()


def _read(found: Found) -> dict[str, object]:
    try:
        note = json.loads(found.content)
        return note if isinstance(note, dict) else {}
    except ValueError:
        return {}
