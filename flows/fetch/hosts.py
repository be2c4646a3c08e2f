"""Manners towards one host: so many requests at a time, so many a second, a pause where it asks for one, an end where it is down."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from protego import Protego

GIVE_UP_AFTER = 20  # documents in a row that failed for reasons of the host's


class Host:
    """One host, asked by several threads."""

    def __init__(self, connections: int, requests_per_second: float) -> None:
        self.robots: Protego | None = None  # asked for before the first document
        self.robots_lock = threading.Lock()
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(connections)
        self._seconds_between = 1 / requests_per_second
        self._next = 0.0  # when the next request may start
        self._failed_in_a_row = 0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a place and for the time of the next request; the place is held until the answer has been read."""
        with self._places:
            with self._lock:
                start = max(time.monotonic(), self._next)
                self._next = start + self._seconds_between
            time.sleep(max(0.0, start - time.monotonic()))
            yield

    def slow_down(self, seconds_between: float) -> None:
        """At least so many seconds between two requests, as robots.txt may ask."""
        self._seconds_between = max(self._seconds_between, seconds_between)

    def pause(self, seconds: float) -> None:
        """No request, of whatever thread, for so long."""
        with self._lock:
            self._next = max(self._next, time.monotonic() + seconds)

    def count(self, failed: bool) -> None:
        """Note how a document ended."""
        self._failed_in_a_row = self._failed_in_a_row + 1 if failed else 0

    @property
    def is_down(self) -> bool:
        return self._failed_in_a_row >= GIVE_UP_AFTER
