"""One run: what it was asked to do and where it works. Everything that depends on the clock is decided here, once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.address import Place, settled, within
from flows.expectations import Bounds, read_bounds
from flows.extract.limits import Limits
from flows.parse.time import Names, read_names
from flows.settings import Settings
from flows.version import parser_version
from flows.write.open import open_store
from flows.write.store import Store


@dataclass(frozen=True, slots=True)
class Job:
    """Passed to every stage. `store` keeps all tables; the raw store lies in the same place, where no glob for a table looks."""

    run_id: str
    started_at: datetime
    sources: tuple[str, ...]
    store: Store
    settings: Settings
    expectations: Bounds | None  # of content: a run that breaks one commits nothing
    names: Names  # the user's own names of times
    reparse: str | None  # None: fetch; "all" or "rejected": parse again what the raw store holds

    @property
    def parser_version(self) -> str:
        return parser_version(self.names)

    @property
    def raw_store(self) -> Place:
        return raw_store(self.settings)

    @property
    def limits(self) -> Limits:
        """What reading one file may cost."""
        return Limits(
            seconds=self.settings.max_reader_seconds,
            memory_bytes=self.settings.max_reader_memory,
            pages=self.settings.max_pages,
            text_bytes=self.settings.max_document_bytes,
            ocr=self.settings.ocr,
        )

    @property
    def staging(self) -> Path:
        return self.store.staging / self.run_id


def new_job(sources: list[str], settings: Settings, reparse: str | None = None) -> Job:
    """A job with a run id of its own: start in UTC and six hex digits. Raises Stopped where a file that the settings name cannot be used."""
    now = datetime.now(UTC)
    return Job(
        run_id=f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}",
        started_at=now,
        sources=tuple(sources),
        store=open_store(settled(settings.tables)),
        settings=settings,
        expectations=read_bounds(settings.expectations) if settings.expectations else None,
        names=read_names(settings.named_times.read_text("utf-8")) if settings.named_times else (),
        reparse=reparse,
    )


def raw_store(settings: Settings) -> Place:
    """Where the raw bytes are kept: a folder, or the address of an object store."""
    return settled(settings.raw_store) if settings.raw_store else within(settled(settings.tables), "_raw")
