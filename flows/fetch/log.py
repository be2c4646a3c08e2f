"""The fetch log: what was asked for, when, and what came of it.

It lies in the raw store, so that both go together: `log/state` (Parquet, by a name that no glob for tables finds) has the last word on
every entry, `log/<run>/` the attempts of a run whose rows do not stand in the table `fetches` yet. A run that is killed leaves its
attempts there, and the next one takes them over.
"""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl

from flows.fetch.archives import ARCHIVES
from flows.fetch.source import Entry, Known
from flows.fetch.store import RawStore
from flows.stopped import Stopped
from schemas import TABLES
from schemas.arrow import polars_schema

STATE = "log/state"
STATE_BEFORE = "log/state.parquet"  # where earlier releases kept it
STATE_SCHEMA: dict[str, Any] = {
    **dict.fromkeys(("location", "source", "source_uri", "status", "content_sha256"), pl.String),
    "n_bytes": pl.Int64,
    **dict.fromkeys(("media_type", "version", "etag", "last_modified"), pl.String),
    "retrieved_at": pl.Datetime("us", "UTC"),
}
OF_THE_BYTES = ("content_sha256", "n_bytes", "media_type", "version", "etag", "last_modified", "retrieved_at")
NO_FACTS: dict[str, Any] = dict.fromkeys(STATE_SCHEMA)
HELD = ("stored", "unchanged")  # the raw store has the bytes
FLUSH_SECONDS = 2.0  # how often an object store gets the attempts; a local file gets each at once
FLUSH_ROWS = 200

Row = dict[str, Any]


class FetchLog:
    """What earlier runs know, and the journal of this one. Used by several threads at once."""

    def __init__(self, store: RawStore, run_id: str, ask_again_after: timedelta = timedelta(0)) -> None:
        """A remote document is not asked for again within `ask_again_after`, nor in the run that takes over from a killed one."""
        self._store, self._run_id, self._ask_again_after = store, run_id, ask_again_after
        self._now = datetime.now(UTC)
        self._state: dict[str, Row] = _read_state(store)
        self.left_over: list[Row] = []  # attempts of runs that did not live to record them, as rows of `fetches`
        journal = [row for row in _journals(store) if row["status"] not in HELD or store.holds(row["content_sha256"], row["n_bytes"])]
        for row in journal:
            self._merge(row)
            if row["status"] not in HELD or row["media_type"] not in ARCHIVES:  # members have rows, their archive has none
                self.left_over.append({column: row.get(column) for column in polars_schema(TABLES["fetches"])})
        self._taken_over = {row["location"] for row in journal if row["status"] in HELD}
        self._seen: set[str] = set()
        self._lock = threading.Lock()
        self._buffer: list[str] = []
        self._segment = sum(1 for _ in store.files(f"log/{run_id}"))
        self._flushed = time.monotonic()

    def known(self, entry: Entry) -> Known | None:
        """The bytes that an entry had when last fetched, if the raw store still has them."""
        row = self._state.get(entry.key)
        if not row or not row["content_sha256"] or not self._store.holds(row["content_sha256"], row["n_bytes"]):
            return None
        return Known(**{name: row[name] for name in OF_THE_BYTES})

    def is_fresh(self, entry: Entry, known: Known) -> bool:
        """Was a remote document fetched so lately that it need not be asked for?"""
        return entry.key in self._taken_over or (known.retrieved_at is not None and known.retrieved_at > self._now - self._ask_again_after)

    def append(self, source: str, entry: Entry, row: Row) -> None:
        """Note an attempt, before its bytes are put into the store: bytes that lie there are never asked for again."""
        full = {**row, "source": source, "location": entry.key, "version": entry.version, "run_id": self._run_id}
        with self._lock:
            self._seen.add(entry.key)
            self._merge(full)
            self._buffer.append(json.dumps(full, default=_as_text, ensure_ascii=False) + "\n")
            if self._store.folder or len(self._buffer) >= FLUSH_ROWS or time.monotonic() - self._flushed > FLUSH_SECONDS:
                self._flush()

    def vanished(self, source: str) -> Iterator[tuple[Entry, Row]]:
        """What a source had when it was last listed, and has no more: entry and what was known of it."""
        for location, row in list(self._state.items()):
            if row["source"] == source and row["status"] != "vanished" and location not in self._seen:
                yield Entry(row["source_uri"], location, row["media_type"], version=row["version"]), row

    def close(self) -> None:
        """Write down the last word on every entry. The journal stays until `forget`."""
        with self._lock:
            self._flush()
            file = io.BytesIO()
            pl.DataFrame(list(self._state.values()), schema=STATE_SCHEMA).write_parquet(file)
            self._store.write(STATE, file.getvalue())
            with suppress(FileNotFoundError):
                self._store.delete(STATE_BEFORE)

    def _merge(self, row: Row) -> None:
        """The last word on an entry: an attempt that brought no bytes leaves what is known of the bytes as it was."""
        before = self._state.get(row["location"], NO_FACTS)
        of_the_bytes = row if row["status"] in HELD else before
        self._state[row["location"]] = {
            **{name: row[name] for name in ("location", "source", "source_uri", "status")},
            **{name: of_the_bytes[name] for name in OF_THE_BYTES},
        }

    def _flush(self) -> None:
        if not self._buffer:
            return
        content = "".join(self._buffer).encode()
        if self._store.folder:
            path = self._store.folder / "log" / self._run_id / f"{self._segment:06}.jsonl"
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(path, "ab") as file:
                file.write(content)
        else:
            self._store.write(f"log/{self._run_id}/{self._segment:06}.jsonl", content)
            self._segment += 1
        self._buffer.clear()
        self._flushed = time.monotonic()


def forget(store: RawStore, run_ids: set[str]) -> None:
    """Drop the journals of runs whose attempts stand in the table `fetches`."""
    for path, _ in list(store.files("log")):
        if path.split("/")[1] in run_ids:
            store.delete(path)


def read_state(store: RawStore) -> pl.DataFrame:
    """The last word on every entry that was ever fetched into the store; null in columns that the release which wrote it did not have.

    Raises Stopped where the file cannot be read: it says what to do.
    """
    found = [content for path in (STATE, STATE_BEFORE) if (content := _content(store, path)) is not None]
    if not found:
        return pl.DataFrame(schema=STATE_SCHEMA)
    try:
        state = pl.read_parquet(io.BytesIO(found[0]))
        present = [pl.col(name).cast(kind) if name in state.columns else pl.lit(None, kind).alias(name) for name, kind in STATE_SCHEMA.items()]
        return state.select(present).drop_nulls("location")
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        raise Stopped(
            f"{STATE} in {store.root} cannot be read ({error}); remove it and run again: every source is asked anew, no bytes are lost"
        ) from error


def _content(store: RawStore, path: str) -> bytes | None:
    try:
        return store.read(path)
    except FileNotFoundError:
        return None


def _read_state(store: RawStore) -> dict[str, Row]:
    return {row["location"]: row for row in read_state(store).iter_rows(named=True)}


def _journals(store: RawStore) -> Iterator[Row]:
    """The attempts of runs that did not live to record them. A line that is no attempt was being written when its run was killed."""
    for path in sorted(path for path, _ in store.files("log") if path.endswith(".jsonl")):
        for line in store.read(path).splitlines():
            try:
                row = {**NO_FACTS, **json.loads(line)}
                row["retrieved_at"] = datetime.fromisoformat(row["retrieved_at"])
            except (ValueError, TypeError):
                continue
            if row["location"] and row["status"]:
                yield row


def _as_text(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
