"""Long lists in slices: each run takes the next `at_most` entries, and the raw store remembers how far it came.

A slice counts once its rows are committed. What failed at its end because the host did is asked for again with the next slice; a single
document that failed is passed over, and stands in `fetches` with its reason.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.fetch.source import Entry
from flows.fetch.store import RawStore
from flows.rejected import Reject

CURSORS = "log/cursors.json"
FAULTS_OF_THE_HOST = frozenset({"connection", "host_down", "private_address", "robots", "server_error", "un_terms"})

Listed = Sequence[Entry | OSError]


@dataclass
class Cursors:
    """The slices of one run. `at_most` None: everything, and nothing is remembered."""

    store: RawStore
    at_most: int | None
    _slices: dict[str, tuple[int, list[str]]] = field(default_factory=dict, init=False)

    def slice(self, key: str, listed: Listed) -> Listed:
        """The next entries of the list that `key` names."""
        if self.at_most is None:
            return listed
        start = _read(self.store).get(key, 0)
        taken = listed[start : start + self.at_most]
        self._slices[key] = start, [entry.uri for entry in taken if isinstance(entry, Entry)]
        return taken

    def reached(self, rejects: list[Reject]) -> dict[str, int]:
        """How far each list has come, by its key."""
        failed = {reject.source_uri for reject in rejects if reject.check in FAULTS_OF_THE_HOST}
        reached = {}
        for key, (start, uris) in self._slices.items():
            while uris and uris[-1] in failed:
                uris.pop()
            reached[key] = start + len(uris)
        return reached


def remember(store: RawStore, reached: dict[str, int]) -> None:
    """Keep how far the lists have come, for the next run."""
    if reached:
        store.write(CURSORS, json.dumps(_read(store) | reached, indent=1, ensure_ascii=False).encode())


def _read(store: RawStore) -> dict[str, int]:
    try:
        cursors: dict[str, int] = json.loads(store.read(CURSORS))
    except FileNotFoundError:
        return {}
    return cursors
