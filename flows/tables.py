"""THE Prefect flow: the stages of `pipeline` as named tasks, with retries where I/O can fail, logs and artifacts.

It runs without a server (Prefect starts a temporary one), against a server, served on a schedule or deployed.
"""

from __future__ import annotations

import os

# Prefect reads these when it is imported. What the user has set stays.
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_LOGGING_EXTRA_LOGGERS", "flows")

import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect import flow, task
from prefect.artifacts import create_link_artifact, create_progress_artifact, create_table_artifact, update_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger
from prefect.logging.configuration import setup_logging
from prefect.logging.handlers import PrefectConsoleHandler
from prefect.settings import (
    PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
    PREFECT_SERVER_ANALYTICS_ENABLED,
    PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS,
    get_current_settings,
    temporary_settings,
)

from flows import pipeline
from flows.job import new_job
from flows.progress import watched_by
from flows.settings import Settings, read_settings

logging.getLogger("flows").setLevel(logging.INFO)  # what the stages say goes to the run's log


STAGES = ("fetch", "recall", "extract", "parse", "validate", "write", "derive", "record", "commit")


def _may_pass(task: Any, task_run: Any, state: Any) -> bool:
    """Is it worth trying again? A disk or a network may be back in a moment; any other failure would be the same again."""
    return isinstance(state.result(raise_on_failure=False), OSError)


def _task_run_name() -> str:
    """`parse batch-00003`: the stage, and the batch that its path names."""
    from prefect.runtime import task_run

    paths = [value for value in task_run.parameters.values() if isinstance(value, Path)]
    batch = next((part for path in paths for part in path.parts if part.startswith("batch-")), "")
    return f"{task_run.task_name} {batch}".strip()


TASKS = {
    name: task(
        getattr(pipeline, name),
        name=name,
        task_run_name=_task_run_name,
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=2,
        retry_delay_seconds=[1, 10],
        retry_condition_fn=_may_pass,
    )
    for name in STAGES
}


def _as_task(stage: Callable[..., Any], *arguments: Any) -> Any:
    return TASKS[stage.__name__](*arguments)


def _flow_run_name() -> str:
    """`letters, archive.txt → data/tables`."""
    from prefect.runtime import flow_run

    parameters = flow_run.parameters
    names = ", ".join(source if ":" in source else Path(source).name for source in parameters["sources"])
    return f"{names[:60]} → {parameters['out']}"


@flow(name="rapporteur", flow_run_name=_flow_run_name, persist_result=False)
def tables(
    sources: list[str],
    out: str,
    workers: int | None = None,
    batch_bytes: int | None = None,
    reparse: str | None = None,
    wait_seconds: float | None = None,
    settings: dict[str, Any] | None = None,
) -> pipeline.Report:
    """From raw texts to tables: `sources` are files, folders, globs, addresses, `symbols:A/78/1..500` or `list:manifest.csv`, `out` is the
    place of the tables; `settings` are others by their names, and the rest is read from the environment and rapporteur.toml.

    `reparse`: take no sources but what the raw store holds ("all") or what is still rejected of it ("rejected").
    """
    named = {"tables": out, "workers": workers, "batch_bytes": batch_bytes, "wait_seconds": wait_seconds}
    job = new_job(sources, read_settings(**{**(settings or {}), **{name: value for name, value in named.items() if value is not None}}), reparse)
    with watched_by(ProgressArtifacts()):
        report = pipeline.run(job, _as_task)
    get_run_logger().info("%d documents read, %d rejects, tables in %s", report.rows["documents"], sum(report.rejects.values()), report.tables)
    create_table_artifact(
        key="rapporteur-counts",
        table=[{"table": name, "rows": rows} for name, rows in [*report.rows.items(), ("rejects", sum(report.rejects.values()))]],
        description=f"Rows accepted by run {report.run_id}",
    )
    link = report.tables.as_uri() if isinstance(report.tables, Path) else report.tables
    create_link_artifact(key="rapporteur-tables", link=link, link_text=str(report.tables), description="Where the tables are")
    return report


def run_flow(sources: list[str], settings: Settings, reparse: str | None = None) -> pipeline.Report:
    """Run the flow here and now, quietly: with the server that the user has configured, or with a temporary one."""
    _leave_the_terminal_alone()
    with quiet_preset():
        return tables(sources, str(settings.tables), reparse=reparse, settings=given(settings))


def given(settings: Settings) -> dict[str, Any]:
    """What is set, by whatever way, but for the place of the tables: as a parameter of the flow."""
    return settings.model_dump(mode="json", exclude_unset=True, exclude={"tables"})


class ProgressArtifacts:
    """Shows how far the stages are in Prefect's interface, as far as it is known how much there is to do."""

    SECONDS = 5.0  # between two updates

    def __init__(self) -> None:
        self._artifacts: dict[str, UUID] = {}
        self._updated: dict[str, float] = {}

    def __call__(self, what: str, done: int, total: int | None) -> None:
        if not total or (done < total and time.monotonic() - self._updated.get(what, -self.SECONDS) < self.SECONDS):
            return
        self._updated[what] = time.monotonic()
        progress = 100.0 * done / total
        if what in self._artifacts:
            update_progress_artifact(self._artifacts[what], progress)
        else:
            key = "rapporteur-" + "-".join(re.findall("[a-z]+", what))
            self._artifacts[what] = create_progress_artifact(progress, key, f"{what}: {total:,} in all")  # type: ignore[assignment]


def _leave_the_terminal_alone() -> None:
    """Logs go to the server; the terminal gets the summary, and errors as they are raised."""
    setup_logging()  # else the first flow would, and undo this
    root = logging.getLogger()
    root.handlers = [handler for handler in root.handlers if not isinstance(handler, PrefectConsoleHandler)]


@contextmanager
def quiet_preset() -> Iterator[None]:
    """Defaults for short local runs; whatever the user has set, by whatever way, wins."""
    current = get_current_settings()
    preset: dict[Any, Any] = {}
    if "heartbeat_frequency" not in current.flows.model_fields_set:
        preset[PREFECT_FLOWS_HEARTBEAT_FREQUENCY] = None  # its thread holds up the end of every flow for a second
    if "analytics_enabled" not in current.server.model_fields_set:
        preset[PREFECT_SERVER_ANALYTICS_ENABLED] = False
    if "startup_timeout_seconds" not in current.server.ephemeral.model_fields_set:
        preset[PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS] = 120  # a first start migrates a database: 20 s and more on a busy machine
    with temporary_settings(preset):
        yield
