"""Bytes in, with their provenance: every source's bytes go to the raw store, every attempt to `fetches`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from flows.extract import SUFFIXES, readable
from flows.extract.media_types import media_type_of
from flows.fetch.archives import ARCHIVES
from flows.fetch.log import HELD, FetchLog, forget
from flows.fetch.source import Content, Entry, Known, NotFetched, Source, wrong_language
from flows.fetch.store import RawStore
from flows.rejected import Reject, Unreadable

__all__ = ["FetchLog", "RawStore", "fetch_all", "forget"]

THREADS = 16  # that wait for remote sources; how many ask one host at a time is the HTTP client's to say
WINDOW = 10_000  # attempts that may be done before an earlier one is
NOT_LISTED = "not_listed"
NOT_MODIFIED = 304

Attempt = tuple[dict[str, Any], Reject | None]


def fetch_all(
    sources: Iterable[Source], store: RawStore, log: FetchLog, progress: Callable[[int, int | None], None] = lambda done, total: None
) -> tuple[list[dict[str, Any]], list[Reject]]:
    """Fetch whatever the sources hold: rows of `fetches` (without run id) in the order of the listings, and what could not be fetched."""
    rows: list[dict[str, Any]] = []
    rejects: list[Reject] = []
    for source in sources:
        listed_whole, before = True, len(rows)
        for row, reject in _attempts(source, store, log):
            rows.append(row)
            if reject:
                rejects.append(reject)
                listed_whole &= reject.check != NOT_LISTED and row["media_type"] not in ARCHIVES
            progress(len(rows), None if source.count is None else before + source.count)
        if source.name and listed_whole:
            rows += _vanished(source, log)
    log.close()
    return rows, rejects


def _attempts(source: Source, store: RawStore, log: FetchLog) -> Iterator[Attempt]:
    """One attempt per entry, in the order of the listing; of a remote source several at a time."""
    if not source.remote:
        for place, entry in _listing(source):
            yield _attempt(place, entry, store, log)
        return
    waiting: deque[tuple[Entry | OSError, Future[Attempt]]] = deque()
    pool = ThreadPoolExecutor(THREADS)
    try:
        for entry in source.entries():
            waiting.append((entry, pool.submit(_attempt, source, entry, store, log)))
            while waiting and (len(waiting) > WINDOW or waiting[0][1].done()):
                yield from _with_members(source, *waiting.popleft(), store, log)
        while waiting:
            yield from _with_members(source, *waiting.popleft(), store, log)
    finally:
        pool.shutdown(cancel_futures=True)


def _with_members(source: Source, entry: Entry | OSError, done: Future[Attempt], store: RawStore, log: FetchLog) -> Iterator[Attempt]:
    """The attempt at an entry of a remote source; of an archive, which the raw store has now as a whole, those at its members instead."""
    row, reject = done.result()
    if isinstance(entry, Entry) and row["status"] in HELD and row["media_type"] in ARCHIVES:
        with store.as_file(row["content_sha256"]) as path:
            archive = source.within(entry, path)
            for place, member in _listing(archive) if archive else ():
                yield _attempt(place, member, store, log)
    else:
        yield row, reject


def _listing(source: Source) -> Iterator[tuple[Source, Entry | OSError]]:
    """What a source lists, and what the archives within it do."""
    for entry in source.entries():
        inner = source.within(entry, Path(entry.location)) if isinstance(entry, Entry) else None
        if inner:
            yield from _listing(inner)
        else:
            yield source, entry


def _attempt(source: Source, entry: Entry | OSError, store: RawStore, log: FetchLog) -> Attempt:
    if isinstance(entry, OSError):
        return _not_listed(source, entry)
    known = log.known(entry)
    content: Content | None = None
    reject: Reject | None = None
    if known and (entry.version == known.version if entry.version else source.remote and log.is_fresh(entry, known)):
        row = _known_row(entry, known)  # not even asked for
    elif entry.media_type and not _is_read(source, entry.media_type):
        row, reject = _no_reader(entry, entry.media_type)
    else:
        try:
            content = source.open(entry, known)
        except Unreadable as error:
            row, reject = _failed(entry, error, known)
        except OSError as error:
            reason = f"cannot be read: {error.strerror or error}; check the path and its permissions, then run again"
            row, reject = _failed(entry, Unreadable("unreadable", reason), known)
        else:
            if content is None and known:
                row = _known_row(entry, known, NOT_MODIFIED)
            else:
                row, reject = _row_of(source, entry, content or Content(b""), store)
    log.append(source.name, entry, row)
    if content is not None and row["content_sha256"]:
        store.put(content.content)
    return row, reject


def _is_read(source: Source, media_type: str | None) -> bool:
    """Is it a document, or an archive that must be fetched as a whole before its members can be?"""
    return readable(media_type) or (source.remote and media_type in ARCHIVES)


def _row_of(source: Source, entry: Entry, found: Content, store: RawStore) -> Attempt:
    if entry.language and found.language and not found.language.lower().startswith(entry.language):
        return _failed(entry, wrong_language(entry.language, found.language), None)
    media_type = media_type_of(found.content, found.media_type or entry.media_type, entry.uri)
    if not _is_read(source, media_type):
        return _no_reader(entry, media_type, found.http_status)
    digest, n_bytes = sha256(found.content).hexdigest(), len(found.content)
    status = "unchanged" if store.holds(digest, n_bytes) else "stored"
    facts = {"media_type": media_type, "content_sha256": digest, "n_bytes": n_bytes}
    return _row(entry, status, http_status=found.http_status, etag=found.etag, last_modified=found.last_modified, **facts), None


def _known_row(entry: Entry, known: Known, http_status: int | None = None) -> dict[str, Any]:
    facts = {name: getattr(known, name) for name in ("media_type", "content_sha256", "n_bytes", "etag", "last_modified")}
    return _row(entry, "unchanged", http_status=http_status, **facts)


def _no_reader(entry: Entry, media_type: str | None, http_status: int | None = None) -> Attempt:
    """A file among others that is no document is passed over; one that was asked for, or whose name promised a document, is a reject."""
    promised = readable(entry.media_type)
    kind = f"it is {media_type or 'of no known kind'}, whatever its name says" if promised else f"no reader for {media_type or 'files of this kind'}"
    reason = f"{kind}; files that are read: {', '.join(SUFFIXES)}"
    row = _row(entry, "skipped", media_type=media_type, http_status=http_status, detail=reason)
    return row, Reject("fetch", "no_reader", reason, source_uri=entry.uri) if entry.named or promised else None


def _failed(entry: Entry, error: Unreadable, known: Known | None) -> Attempt:
    gone = isinstance(error, NotFetched) and error.gone and known is not None
    http_status = error.http_status if isinstance(error, NotFetched) else None
    row = _row(entry, "vanished" if gone else "failed", media_type=entry.media_type, http_status=http_status, detail=error.reason)
    return row, None if gone else Reject("fetch", error.check, error.reason, source_uri=entry.uri, value=error.value)


def _vanished(source: Source, log: FetchLog) -> Iterator[dict[str, Any]]:
    """What the source had when it was last listed, and has no more."""
    for entry, last in log.vanished(source.name):
        row = _row(entry, "vanished", media_type=last["media_type"], content_sha256=last["content_sha256"], n_bytes=last["n_bytes"])
        row["detail"] = "no longer there; the rows of its document stay as they were last read"
        log.append(source.name, entry, row)
        yield row


def _not_listed(source: Source, error: OSError) -> Attempt:
    uri = str(error.filename or source.name)
    then = (
        "; check the path and its permissions, then run again" if error.errno else ""
    )  # without a number it is the source's own, and says what to do
    reason = f"cannot be listed: {error.strerror or error}{then}"
    entry = Entry(uri, uri, None)
    return _row(entry, "failed", detail=reason), Reject("fetch", NOT_LISTED, reason, source_uri=entry.uri)


def _row(entry: Entry, status: str, **facts: Any) -> dict[str, Any]:
    """A row of `fetches`, but for the run id."""
    return {
        **dict.fromkeys(("http_status", "media_type", "n_bytes", "content_sha256", "etag", "last_modified", "detail")),
        "source_uri": entry.uri,
        "status": status,
        "requested_symbol": entry.symbol,
        "requested_language": entry.language,
        "retrieved_at": datetime.now(UTC),
        **facts,
    }
