"""How a stage says no: one Reject per file or row, never an exception that stops the run."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from flows.staged import write_staged

RAW_LOST = "raw_lost"  # the check of a reject whose bytes are gone


class Unreadable(Exception):
    """A file that a stage cannot read. `check` is a short name, `reason` says what is wrong and what to do."""

    def __init__(self, check: str, reason: str, value: str | None = None) -> None:
        super().__init__(reason)
        self.check, self.reason, self.value = check, reason, value


@dataclass(frozen=True, slots=True)
class Reject:
    """A row of `rejects`, but for the run id."""

    stage: str
    check: str
    reason: str
    table: str | None = None
    document_id: str | None = None
    source_uri: str | None = None
    column: str | None = None
    value: str | None = None
    row: str | None = None


def write_rejects(path: Path, rejects: list[Reject], run_id: str) -> Path:
    """The rejects of one stage and batch, as a staged Parquet file."""
    import polars as pl  # here, since the processes that read files need only the exceptions

    from schemas import TABLES
    from schemas.arrow import polars_schema

    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [{"run_id": run_id, **asdict(reject)} for reject in rejects]
    write_staged(pl.DataFrame(rows, schema=polars_schema(TABLES["rejects"])), path)
    return path
