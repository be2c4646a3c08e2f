"""The stages in their order, as plain functions. Between stages travel paths; what a stage cannot use becomes a row of `rejects`.

`run` is the one wiring. It is driven directly (`call`), or by the Prefect flow in `tables.py`, which hands in a `step` that runs each
stage as a task.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

import polars as pl

from flows.address import Place
from flows.expectations import broken_expectations
from flows.extract import Extracted
from flows.extract.worker import Content, ReaderPool
from flows.fetch import FetchLog, RawStore, fetch_all, forget
from flows.fetch.asked import in_asked_language
from flows.fetch.cursor import Cursors, remember
from flows.fetch.kinds import sources_of
from flows.fetch.log import HELD
from flows.job import Job
from flows.outstanding import outstanding, refused_before
from flows.parse_batch import parse_batch
from flows.progress import advance
from flows.rejected import RAW_LOST, Reject, Unreadable, write_rejects
from flows.staged import write_staged
from flows.stopped import Stopped, saying
from flows.validate import accept
from flows.write.commit import commit as commit_changes
from flows.write.commit import discard_damaged, writing
from flows.write.derived import derived_by, stage_derived
from flows.write.manifest import read_changes, write_changes
from flows.write.partitions import stage_tables
from flows.write.run_tables import stage_run_tables
from flows.write.snapshot import standing
from schemas import DATA_TABLES, TABLES
from schemas.arrow import empty_frame, polars_schema, schema_hash

CONTENT = ("content_sha256", "source_uri", "media_type", "n_bytes")

T = TypeVar("T")
log = logging.getLogger(__name__)  # the flow has Prefect collect it


class Step(Protocol):
    """How a stage is called; the Prefect flow's runs it as a task."""

    def __call__(self, stage: Callable[..., T], *arguments: Any) -> T: ...


def call(stage: Callable[..., T], *arguments: Any) -> T:
    """Run a stage as what it is: a function."""
    return stage(*arguments)


class Refused(Stopped):
    """The run did its work and was not allowed to commit it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did. `rows`: accepted rows per table; `rejects`: (stage, check, reason) → how many."""

    run_id: str
    tables: Place
    changes: Path  # the run's own rows, staged
    n_fetched: int
    n_skipped: int  # of a kind that is not read
    n_unchanged: int  # read by an earlier run and not read again
    n_refused: int  # refused by an earlier run and not read again
    rows: dict[str, int]
    rejects: dict[tuple[str, str, str], int]
    rejected_sources: dict[tuple[str, str, str], str]  # an example for each


def run(job: Job, step: Step = call) -> Report:
    """One run: from the job's sources, or from what the raw store holds, to one commit of all tables.

    Raises Stopped (another run is writing, the tables that stand cannot be used, too much was rejected, an expectation is broken) or OSError;
    then nothing is committed.
    """
    with writing(job.store, job.run_id, job.settings.wait_seconds) as done:
        for line in done:
            log.warning(line)
        contents = step(recall if job.reparse else fetch, job)
        batches, accepted = plan_batches(contents, job), []
        for number, batch in enumerate(batches, 1):
            texts = step(extract, job, batch)
            rows = step(parse, job, texts)
            accepted.append(step(validate, job, rows))
            advance("batches", number, len(batches))
        refuse_if_too_many_rejects(job, contents)
        tables = step(write, job, batches, accepted)
        derived = step(derive, job, batches, tables)
        refuse_if_expectations_break(job, tables, derived)
        report = step(record, job, contents)
        step(commit, job, [tables, derived, report.changes])
        return report


def fetch(job: Job) -> Path:
    """Bring the bytes of all sources into the raw store; gives the log of the attempts."""
    with _raw_store(job) as store:
        fetch_log = FetchLog(store, job.run_id, timedelta(days=job.settings.ask_again_days))
        cursors = Cursors(store, job.settings.at_most)
        rows, rejects = fetch_all(sources_of(job.sources, job.settings, cursors), store, fetch_log, partial(advance, "fetch"))
    attempts = job.staging / "fetches.parquet"
    attempts.parent.mkdir(parents=True, exist_ok=True)
    attempts.with_name("cursors.json").write_text(json.dumps(cursors.reached(rejects)), "utf-8")
    rows_of_all = [*fetch_log.left_over, *({**row, "run_id": job.run_id} for row in rows)]
    write_staged(pl.DataFrame(rows_of_all, schema=polars_schema(TABLES["fetches"])), attempts)
    write_rejects(job.staging / "rejects" / "fetch.parquet", rejects, job.run_id)
    n_held = sum(row["status"] in HELD for row in rows)
    log.info("fetched %d files from %s, %d could not be fetched", n_held, ", ".join(job.sources), len(rejects))
    return attempts


def recall(job: Job) -> Path:
    """In the place of fetching: all that the raw store holds, or what is still rejected of it, as if it had been fetched again."""
    if job.reparse == "all":
        discard_damaged(job.store)
    snapshot = standing(job.store)
    if not snapshot.manifest.version:
        raise Stopped(f"there are no tables in {job.store.root}, and so nothing to parse again; rapporteur run makes them")
    fetched = snapshot.collect("fetches", *CONTENT, "status", skip_damaged=True).filter(pl.col("status").is_in(HELD))
    of_documents = snapshot.collect("documents", *CONTENT, pl.lit("unchanged").alias("status"), skip_damaged=True)
    contents = pl.concat([fetched, of_documents])
    if job.reparse == "rejected":
        still = outstanding(snapshot)["document_id"].drop_nulls()
        contents = contents.filter(pl.col("content_sha256").str.head(16).is_in(still.implode()))
    path = job.staging / "recalled.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    contents = contents.with_columns(run_id=pl.lit(job.run_id)).sort("content_sha256", "source_uri")
    write_staged(contents.unique("content_sha256", keep="first", maintain_order=True), path)
    write_rejects(job.staging / "rejects" / "recall.parquet", [], job.run_id)
    log.info("%d documents to parse again from the raw store", contents["content_sha256"].n_unique())
    return path


def plan_batches(attempts: Path, job: Job) -> list[Path]:
    """Split what was fetched into batches of about `batch_bytes`; one row per distinct content, under its alphabetically first name.

    What stands in the tables as this parser would read it again is left out, and so is what it would refuse again; how many these are stands
    beside the batches.
    """
    snapshot = standing(job.store)
    fetched = _read(job, attempts).select(CONTENT)
    known = snapshot.collect("documents", *CONTENT, "parser_version", skip_damaged=job.reparse is not None)
    known = known.join(fetched, on="content_sha256", how="semi")
    up_to_date = known.filter(pl.lit(job.reparse is None), parser_version=job.parser_version)
    refused = fetched.clear()
    if job.reparse is None:
        without_rows = fetched.join(known, on="content_sha256", how="anti")
        refused = fetched.join(refused_before(snapshot, without_rows, job.parser_version), on="content_sha256", how="semi")
        fetched = fetched.join(refused, on="content_sha256", how="anti")
    contents = (
        pl.concat([fetched, known.select(CONTENT)])
        .sort("content_sha256", "source_uri")
        .unique("content_sha256", keep="first", maintain_order=True)
        .join(up_to_date, on=["content_sha256", "source_uri"], how="anti", maintain_order="left")
        .with_columns(batch=(pl.col("n_bytes").cum_sum() - 1) // job.settings.batch_bytes)
    )
    n_refused = refused["content_sha256"].n_unique()
    n_unchanged = fetched["content_sha256"].n_unique() - contents.height
    _passed_over(job).write_text(json.dumps({"n_unchanged": n_unchanged, "n_refused": n_refused}), "utf-8")
    paths = []
    for number, batch in enumerate(contents.partition_by("batch", include_key=False, maintain_order=True)):
        path = job.staging / f"batch-{number:05}" / "contents.parquet"
        path.parent.mkdir(parents=True)
        write_staged(batch, path)
        paths.append(path)
    return paths


def extract(job: Job, batch: Path) -> Path:
    """The texts of one batch."""
    store = RawStore(job.raw_store)
    rows, rejects = [], []
    contents = pl.read_parquet(batch).to_dicts()
    with ReaderPool(job.settings.workers, job.limits) as readers:
        results = readers.read(_raw(store, content["content_sha256"], content["media_type"]) for content in contents)
        for content, result in zip(contents, results, strict=True):
            if isinstance(result, Extracted):
                rows.append({**content, **asdict(result)})
            else:
                rejects.append(
                    Reject(
                        "extract",
                        result.check,
                        result.reason,
                        document_id=content["content_sha256"][:16],
                        source_uri=content["source_uri"],
                        value=result.value,
                    )
                )
    texts = batch.with_name("texts.parquet")
    columns: dict[str, Any] = {**pl.read_parquet_schema(batch), "text": pl.String, "page_starts": pl.List(pl.Int64)}
    frame, in_other_languages = in_asked_language(pl.DataFrame(rows, schema=columns), _asked(job))
    write_staged(frame, texts)
    rejects += in_other_languages
    write_rejects(job.staging / "rejects" / f"extract-{batch.parent.name}.parquet", rejects, job.run_id)
    log.info("%s: %d texts, %d files without text", batch.parent.name, len(rows), len(rejects))
    return texts


def parse(job: Job, texts: Path) -> Path:
    """The rows of one batch, per data table."""
    rows, rejects = parse_batch(texts, texts.with_name("rows"), job.settings.workers, job.names)
    write_rejects(job.staging / "rejects" / f"parse-{texts.parent.name}.parquet", rejects, job.run_id)
    log.info("%s: parsed, the parser failed on %d documents", texts.parent.name, len(rejects))
    return rows


def validate(job: Job, rows: Path) -> Path:
    """The rows of one batch that keep every promise of the schemas."""
    accepted, rejects = accept(rows, rows.with_name("accepted"))
    write_rejects(job.staging / "rejects" / f"validate-{rows.parent.name}.parquet", rejects, job.run_id)
    log.info("%s: validated, %d failed checks", rows.parent.name, len(rejects))
    return accepted


def refuse_if_too_many_rejects(job: Job, contents: Path) -> None:
    """Raise Refused where more of the files than `max_reject_share` were rejected: something is wrong with the source or with this release."""
    allowed = job.settings.max_reject_share
    if allowed is None:
        return
    tried = pl.read_parquet(contents).filter(pl.col("status").is_in([*HELD, "failed"]), run_id=job.run_id)
    of_files = _rejects(job).filter(pl.col("table").is_null() | (pl.col("table") == "documents")).unique(["document_id", "source_uri"])
    files = pl.concat([tried["source_uri"], of_files["source_uri"]]).n_unique()  # what no reader reads is rejected, and was not tried
    if of_files.height > allowed * files:
        reasons = of_files.group_by("stage", "check", "reason").agg(pl.len(), pl.col("source_uri").first()).sort("len", descending=True)
        listed = "".join(f"\n  {n:>6,} x {stage}/{check}: {reason} (e.g. {uri})" for stage, check, reason, n, uri in reasons.head(10).iter_rows())
        raise Refused(
            f"{of_files.height:,} of {files:,} files were rejected, more than the share of {allowed:.0%} that max_reject_share allows. "
            f"Nothing was committed.{listed}"
        )


def write(job: Job, batches: list[Path], accepted: list[Path]) -> Path:
    """Stage the data tables with the accepted rows of all batches; gives the changes."""
    changes = stage_tables(standing(job.store), accepted, _tried(job, batches), job.staging / "data", rebuild=job.reparse == "all")
    log.info("the rows of %d batches change %d files of data tables", len(accepted), len(changes))
    return write_changes(job.staging / "data.json", changes)


def derive(job: Job, batches: list[Path], tables: Path) -> Path:
    """Stage the derived tables as the changed data tables will have them; gives the changes."""
    tried = _tried(job, batches)
    changes = stage_derived(standing(job.store), read_changes(tables), tried, job.staging / "derived", rebuild=job.reparse == "all")
    log.info("%d files of derived tables change", len(changes))
    return write_changes(job.staging / "derived.json", changes)


def commit(job: Job, changes: list[Path]) -> Place:
    """Make all that is staged the version that stands, or nothing of it."""
    manifest = commit_changes(job.store, read_changes(*changes), job.run_id, derived_by())
    log.info("committed version %d", manifest.version)
    if (attempts := job.staging / "fetches.parquet").exists():
        with _raw_store(job) as store:
            remember(store, json.loads(attempts.with_name("cursors.json").read_text("utf-8")))
            forget(store, {*pl.read_parquet(attempts)["run_id"], job.run_id})
    return job.store.root


def refuse_if_expectations_break(job: Job, *changes: Path) -> None:
    """Raise Refused where the tables, once changed, would not have the content that they are expected to have."""
    if job.expectations is None:
        return
    before = standing(job.store)
    after = before.with_changes(read_changes(*changes))
    findings = list(broken_expectations(after.scan, before.scan if before.manifest.paths("documents") else None, job.expectations))
    for finding in findings:
        log.warning(finding.reason)
    if reasons := [finding.reason for finding in findings if finding.level == "error"]:
        raise Refused(
            "the tables would not be what is expected of them (setting expectations). Nothing was committed."
            + "".join(f"\n  {reason}" for reason in reasons)
        )


def record(job: Job, contents: Path) -> Report:
    """Stage the run tables: what was fetched, what was rejected, that this run took place."""
    attempts = job.staging / "fetches.parquet"
    fetches = pl.read_parquet(attempts) if attempts.exists() else empty_frame(TABLES["fetches"])
    rejects = _rejects(job)
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
        "parser_version": job.parser_version,
        "counts": counts,
        "schema_hash": schema_hash(DATA_TABLES),
        "status": "completed",
    }
    run_rows = {"fetches": fetches, "rejects": rejects, "runs": pl.DataFrame([run_row], schema=polars_schema(TABLES["runs"]))}
    changes = stage_run_tables(standing(job.store), run_rows, job.run_id, job.staging / "run")
    reasons = rejects.group_by("stage", "check", "reason", maintain_order=True).agg(pl.len(), pl.col("source_uri").first())
    return Report(
        run_id=job.run_id,
        tables=job.store.root,
        changes=write_changes(job.staging / "run.json", changes),
        n_fetched=_read(job, contents).height,
        n_skipped=fetches.filter(run_id=job.run_id, status="skipped").height,
        **json.loads(_passed_over(job).read_text("utf-8")),
        rows=rows,
        rejects={(stage, check, reason): n for stage, check, reason, n, _ in reasons.iter_rows()},
        rejected_sources={(stage, check, reason): uri for stage, check, reason, _, uri in reasons.iter_rows() if uri},
    )


def _passed_over(job: Job) -> Path:
    """How many contents need not be read again: `n_unchanged` and `n_refused` of the report."""
    return job.staging / "passed_over.json"


@contextmanager
def _raw_store(job: Job) -> Iterator[RawStore]:
    """The raw store of a job. What fails within is its failure: sources and single documents have rejects of their own."""
    with saying(f"use the raw store {job.raw_store}", hint="set raw_store to another place, or free some room"):
        yield RawStore(job.raw_store)


def _raw(store: RawStore, sha256: str, media_type: str | None) -> Content | Unreadable:
    """The raw bytes and what they are said to be; Unreadable where the raw store has lost them."""
    try:
        return store.get(sha256), media_type
    except OSError as error:
        return Unreadable(RAW_LOST, f"the raw store cannot give its bytes ({error.strerror or error}); fetch them again: rapporteur run")


def _read(job: Job, attempts: Path) -> pl.DataFrame:
    """The attempts of this run that brought bytes, new or known."""
    return pl.read_parquet(attempts).filter(pl.col("status").is_in(HELD), run_id=job.run_id)


def _asked(job: Job) -> pl.DataFrame:
    """Which language was asked for, by content and source: by this run, or by all where nothing is fetched."""
    columns = ["content_sha256", "source_uri", "requested_language"]
    attempts = job.staging / "fetches.parquet"
    if attempts.exists():
        return pl.read_parquet(attempts).filter(run_id=job.run_id).select(columns).drop_nulls("content_sha256").unique()
    return standing(job.store).collect("fetches", *columns, skip_damaged=True).drop_nulls("content_sha256").unique()


def _rejects(job: Job) -> pl.DataFrame:
    """All rejects of this run so far."""
    return pl.read_parquet(job.staging / "rejects" / "*.parquet")


def _tried(job: Job, batches: list[Path]) -> pl.Series:
    """The ids of the documents whose rows this run decides anew; a document whose bytes are lost keeps the rows it has."""
    lost = _rejects(job).filter(check=RAW_LOST)["document_id"]
    ids = [pl.read_parquet(batch, columns=["content_sha256"])["content_sha256"].str.head(16) for batch in batches]
    tried = pl.concat(ids) if ids else pl.Series(dtype=pl.String)
    return tried.filter(~tried.is_in(lost.implode())).alias("document_id")
