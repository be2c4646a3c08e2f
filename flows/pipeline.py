"""The stages in their order, as plain functions. Between stages travel paths; what a stage cannot use becomes a row of `rejects`.

`run` is the one wiring. It is driven directly (`call`), or by the Prefect flow in `tables.py`, which hands in a `step` that runs each
stage as a task.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

import polars as pl
from filelock import FileLock, Timeout

from flows.derive import derive_tables
from flows.extract import extract_text
from flows.fetch import FetchLog, RawStore, fetch_all, forget
from flows.fetch.kinds import sources_of
from flows.job import Job
from flows.parse_batch import parse_batch
from flows.rejected import Reject, Unreadable, write_rejects
from flows.validate import accept
from flows.version import parser_version
from flows.write import write_run_table, write_tables
from schemas import DATA_TABLES, TABLES
from schemas.arrow import polars_schema, schema_hash

T = TypeVar("T")
log = logging.getLogger(__name__)  # the flow has Prefect collect it


class Step(Protocol):
    """How a stage is called; the Prefect flow's runs it as a task."""

    def __call__(self, stage: Callable[..., T], *arguments: Any) -> T: ...


def call(stage: Callable[..., T], *arguments: Any) -> T:
    """Run a stage as what it is: a function."""
    return stage(*arguments)


class Busy(RuntimeError):
    """Another run writes to the same tables."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did. `rows`: accepted rows per table; `rejects`: (stage, check, reason) → how many."""

    run_id: str
    tables: Path
    n_fetched: int
    n_skipped: int
    rows: dict[str, int]
    rejects: dict[tuple[str, str, str], int]
    rejected_sources: dict[tuple[str, str, str], str]  # an example for each


def run(job: Job, step: Step = call) -> Report:
    """One run over the job's sources. Raises Busy, or OSError where the tables' folder cannot be used."""
    job.tables.mkdir(parents=True, exist_ok=True)
    lock = FileLock(job.tables / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Busy(f"another run is writing to {job.tables}; wait for it, or give another folder with --out") from error
    try:
        fetched = step(fetch, job)
        accepted = []
        for batch in plan_batches(fetched, job):
            texts = step(extract, job, batch)
            rows = step(parse, job, texts)
            accepted.append(step(validate, job, rows))
        step(write, job, accepted)
        step(derive, job)
        return step(record, job)
    finally:
        shutil.rmtree(job.staging.parent, ignore_errors=True)  # the lock is ours: whatever lies there is of no living run
        lock.release()


def fetch(job: Job) -> Path:
    """Bring the bytes of all sources into the raw store; gives the log of the attempts."""
    store = RawStore(job.raw_store)
    fetch_log = FetchLog(store, job.run_id)
    rows, rejects = fetch_all(sources_of(job.sources, job.settings, store), store, fetch_log)
    attempts = job.staging / "fetches.parquet"
    attempts.parent.mkdir(parents=True, exist_ok=True)
    rows_of_all = [*fetch_log.left_over, *({**row, "run_id": job.run_id} for row in rows)]
    pl.DataFrame(rows_of_all, schema=polars_schema(TABLES["fetches"])).write_parquet(attempts)
    write_rejects(job.staging / "rejects" / "fetch.parquet", rejects, job.run_id)
    log.info("fetched %d files from %s, %d could not be fetched", len(rows) - len(rejects), ", ".join(job.sources), len(rejects))
    return attempts


def plan_batches(attempts: Path, job: Job) -> list[Path]:
    """Split what was fetched into batches of about `batch_bytes`; one row per distinct content, under its alphabetically first name."""
    contents = (
        pl.read_parquet(attempts)
        .filter(pl.col("status").is_in(["stored", "unchanged"]), pl.col("run_id") == job.run_id)
        .sort("content_sha256", "source_uri")
        .unique("content_sha256", keep="first", maintain_order=True)
        .select("content_sha256", "source_uri", "media_type", "n_bytes")
        .with_columns(batch=(pl.col("n_bytes").cum_sum() - 1) // job.batch_bytes)
    )
    paths = []
    for number, batch in enumerate(contents.partition_by("batch", include_key=False, maintain_order=True)):
        path = job.staging / f"batch-{number:05}" / "contents.parquet"
        path.parent.mkdir(parents=True)
        batch.write_parquet(path)
        paths.append(path)
    return paths


def extract(job: Job, batch: Path) -> Path:
    """The texts of one batch."""
    store = RawStore(job.raw_store)
    rows, rejects = [], []
    for content in pl.read_parquet(batch).iter_rows(named=True):
        try:
            text = extract_text(store.get(content["content_sha256"]), content["media_type"])
        except Unreadable as error:
            rejects.append(
                Reject(
                    "extract",
                    error.check,
                    error.reason,
                    document_id=content["content_sha256"][:16],
                    source_uri=content["source_uri"],
                    value=error.value,
                )
            )
        else:
            rows.append({**content, "text": text})
    texts = batch.with_name("texts.parquet")
    pl.DataFrame(rows, schema=[*pl.read_parquet_schema(batch), "text"]).write_parquet(texts)
    write_rejects(job.staging / "rejects" / f"extract-{batch.parent.name}.parquet", rejects, job.run_id)
    log.info("%s: %d texts, %d files without text", batch.parent.name, len(rows), len(rejects))
    return texts


def parse(job: Job, texts: Path) -> Path:
    """The rows of one batch, per data table."""
    rows, rejects = parse_batch(texts, texts.with_name("rows"), job.workers)
    write_rejects(job.staging / "rejects" / f"parse-{texts.parent.name}.parquet", rejects, job.run_id)
    log.info("%s: parsed, the parser failed on %d documents", texts.parent.name, len(rejects))
    return rows


def validate(job: Job, rows: Path) -> Path:
    """The rows of one batch that keep every promise of the schemas."""
    accepted, rejects = accept(rows, rows.with_name("accepted"))
    write_rejects(job.staging / "rejects" / f"validate-{rows.parent.name}.parquet", rejects, job.run_id)
    log.info("%s: validated, %d failed checks", rows.parent.name, len(rejects))
    return accepted


def write(job: Job, accepted: list[Path]) -> Path:
    """Put the accepted rows of all batches into the partitions of the tables."""
    write_tables(job.tables, accepted, job.staging / "partitions")
    log.info("wrote the rows of %d batches to %s", len(accepted), job.tables)
    return job.tables


def derive(job: Job) -> Path:
    """Bring the derived tables up to date with the data tables."""
    derive_tables(job.tables)
    return job.tables


def record(job: Job) -> Report:
    """Write the run tables: what was fetched, what was rejected, that this run took place."""
    fetches = pl.read_parquet(job.staging / "fetches.parquet")
    rejects = pl.read_parquet(job.staging / "rejects" / "*.parquet")
    rows = {
        table.name: sum(
            pl.scan_parquet(path).select(pl.len()).collect().item() for path in job.staging.glob(f"batch-*/accepted/{table.name}.parquet")
        )
        for table in DATA_TABLES
    }
    counts = [{"table": name, "rows": n} for name, n in [*rows.items(), ("rejects", rejects.height)]]
    run_row = {
        "run_id": job.run_id,
        "started_at": job.started_at,
        "finished_at": datetime.now(UTC),
        "parser_version": parser_version(),
        "counts": counts,
        "schema_hash": schema_hash(DATA_TABLES),
        "status": "completed",
    }
    write_run_table(job.tables, TABLES["fetches"], fetches, job.run_id)
    write_run_table(job.tables, TABLES["rejects"], rejects, job.run_id)
    write_run_table(job.tables, TABLES["runs"], pl.DataFrame([run_row], schema=polars_schema(TABLES["runs"])), job.run_id)
    forget(RawStore(job.raw_store), set(fetches["run_id"]) | {job.run_id})
    attempts = fetches.filter(pl.col("run_id") == job.run_id)
    reasons = rejects.group_by("stage", "check", "reason", maintain_order=True).agg(pl.len(), pl.col("source_uri").first())
    return Report(
        run_id=job.run_id,
        tables=job.tables,
        n_fetched=attempts.filter(pl.col("status").is_in(["stored", "unchanged"])).height,
        n_skipped=attempts.filter(pl.col("status") == "skipped").height,
        rows=rows,
        rejects={(stage, check, reason): n for stage, check, reason, n, _ in reasons.iter_rows()},
        rejected_sources={(stage, check, reason): uri for stage, check, reason, _, uri in reasons.iter_rows() if uri},
    )
