"""Bytes in, with their provenance: every source's bytes go to the raw store, every attempt to `fetches`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from flows.extract import SUFFIXES, readable
from flows.fetch.local import LocalSource
from flows.fetch.source import Entry, Source
from flows.fetch.store import RawStore
from flows.rejected import Reject, Unreadable

__all__ = ["RawStore", "fetch_all"]


def fetch_all(names: Sequence[str], store: RawStore, max_bytes: int) -> tuple[list[dict[str, Any]], list[Reject]]:
    """Fetch whatever the sources hold: rows of `fetches` (without run id), and what could not be fetched."""
    rows: list[dict[str, Any]] = []
    rejects: list[Reject] = []
    for name in names:
        source = LocalSource(name)
        for entry in source.entries():
            row, reject = _listing_failed(name, entry) if isinstance(entry, OSError) else _fetch(source, entry, store, max_bytes)
            rows.append(row)
            if reject:
                rejects.append(reject)
    return rows, rejects


def _fetch(source: Source, entry: Entry, store: RawStore, max_bytes: int) -> tuple[dict[str, Any], Reject | None]:
    if not readable(entry.media_type):
        reason = f"no reader for {entry.media_type or 'files of this kind'}; files that are read: {', '.join(SUFFIXES)}"
        row = _row(entry.uri, "skipped", entry.media_type, detail=reason)
        return row, Reject("fetch", "no_reader", reason, source_uri=entry.uri) if entry.named else None
    try:
        content = _read(source, entry, max_bytes)
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}; check the path and its permissions, then run again"
        return _row(entry.uri, "failed", entry.media_type, detail=reason), Reject("fetch", "unreadable", reason, source_uri=entry.uri)
    except Unreadable as error:
        return _row(entry.uri, "failed", entry.media_type, detail=error.reason), Reject(
            "fetch", error.check, error.reason, source_uri=entry.uri, value=error.value
        )
    sha256, new = store.put(content)
    return _row(entry.uri, "stored" if new else "unchanged", entry.media_type, sha256, len(content)), None


def _read(source: Source, entry: Entry, max_bytes: int) -> bytes:
    with source.open(entry) as file:
        content = file.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise Unreadable("too_large", f"larger than {max_bytes:,} bytes; raise max_document_bytes if it really is one document")
    return content


def _listing_failed(name: str, error: OSError) -> tuple[dict[str, Any], Reject]:
    uri = str(error.filename or name)
    reason = f"cannot be listed: {error.strerror or error}; check the path and its permissions, then run again"
    return _row(uri, "failed", detail=reason), Reject("fetch", "unreadable", reason, source_uri=uri)


def _row(
    uri: str, status: str, media_type: str | None = None, sha256: str | None = None, n_bytes: int | None = None, detail: str | None = None
) -> dict[str, Any]:
    return {
        "source_uri": uri,
        "status": status,
        "http_status": None,
        "media_type": media_type,
        "n_bytes": n_bytes,
        "content_sha256": sha256,
        "retrieved_at": datetime.now(UTC),
        "detail": detail,
    }
