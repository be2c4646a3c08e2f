"""The Prefect flow: in Prefect's harness, with no server, against a real server, on a real schedule."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from flows.job import Job
from flows.pipeline import run
from tests.conftest import LETTER, ROOT, hashes
from tests.fetch.service import Service, serving

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A real Prefect server on loopback; gives the environment of its users."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"
    environment = {
        **os.environ,
        "PREFECT_HOME": str(tmp_path_factory.mktemp("prefect")),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{url}/health", timeout=1)
                break
            except OSError:
                time.sleep(0.5)
        else:
            pytest.fail("the Prefect server did not start within two minutes")
        yield {**environment, "PREFECT_API_URL": url}
    finally:
        process.terminate()
        process.wait(30)


def rapporteur(*arguments: str | Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from flows.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)


def query(environment: dict[str, str], code: str) -> str:
    """What a client of the server prints."""
    program = f"import asyncio\nfrom prefect.client.orchestration import get_client\nasync def main():\n  async with get_client() as client:\n    {code}\nasyncio.run(main())"
    return subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True, timeout=120).stdout


def test_without_a_server_it_is_quiet_and_gives_the_same_bytes(letters: Path, job, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")}
    environment |= {"PREFECT_HOME": str(tmp_path / "prefect"), "PYTHONPATH": str(ROOT)}
    result = rapporteur("run", letters, "--out", tmp_path / "flow", environment=environment)
    assert result.returncode == 0, result.stderr
    assert result.stderr.splitlines() == ["Starting Prefect (10-20 s where no server is configured; --direct does without) ..."]
    assert "5 documents read" in result.stdout
    run(job(letters, out="direct"))
    assert hashes(tmp_path / "flow") == hashes(tmp_path / "direct")


def test_against_a_server_it_names_runs_and_tasks_and_leaves_artifacts(letters: Path, tmp_path: Path, server: dict[str, str]) -> None:
    result = rapporteur("run", letters, "--out", tmp_path / "tables", environment=server)
    assert result.returncode == 0, result.stderr
    runs = query(server, "print([(r.name, r.state_name) for r in await client.read_flow_runs()])")
    assert f"('letters → {tmp_path / 'tables'}', 'Completed')" in runs
    tasks = query(server, "print([r.name for r in await client.read_task_runs()])")
    for name in ("fetch", "extract batch-00000", "parse batch-00000", "validate batch-00000", "write", "derive", "record"):
        assert f"'{name}'" in tasks
    logs = query(server, "print([entry.message for entry in await client.read_logs()])")
    assert "batch-00000: 5 texts, 0 files without text" in logs
    artifacts = query(server, "print([(a.key, a.type) for a in await client.read_artifacts()])")
    assert "('rapporteur-counts', 'table')" in artifacts
    assert "('rapporteur-tables', 'markdown')" in artifacts
    assert "('rapporteur-batches', 'progress')" in artifacts


def test_the_deployments_of_the_project_run_on_a_worker(letters: Path, tmp_path: Path, server: dict[str, str]) -> None:
    def prefect(*arguments: str) -> str:
        command = [sys.executable, "-m", "prefect", "--no-prompt", *arguments]
        result = subprocess.run(command, env={**server, "PWD": str(ROOT)}, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    prefect("work-pool", "create", "rapporteur", "--type", "process")
    prefect("deploy", "--all")
    deployed = query(server, "print([(d.name, len(d.schedules), d.schedules[0].active) for d in await client.read_deployments()])")
    assert "('nightly', 1, True)" in deployed
    assert "('backfill', 1, False)" in deployed
    prefect("deployment", "run", "rapporteur/nightly", "--param", f'sources=["{letters}"]', "--param", f'out="{tmp_path / "tables"}"')
    prefect("worker", "start", "--pool", "rapporteur", "--run-once")
    assert pl.read_parquet(tmp_path / "tables" / "documents" / "**" / "*.parquet").height == 5

    out = tmp_path / "backfilled"
    with serving(Service(lambda symbol, language: LETTER.replace("called for", f"called, in {symbol}, for").encode())) as service:
        here = {
            "document_service_url": service.template, "document_service_type": "txt", "allow_private_hosts": True, "requests_per_second": 100,
            "at_most": 2,
        }  # fmt: skip
        parameters = {"sources": ["symbols:A/78/1..3"], "out": str(out), "settings": here}
        for slice_of_the_range in ({"1", "2"}, {"3"}):  # each run takes up where the last one ended
            before = len(service.documents_sent())
            prefect("deployment", "run", "rapporteur/backfill", "--params", json.dumps(parameters))
            prefect("worker", "start", "--pool", "rapporteur", "--run-once")
            assert {served.path.rpartition("/")[2] for served in service.documents_sent()[before:]} == slice_of_the_range
    assert pl.read_parquet(out / "documents" / "**" / "*.parquet").height == 3


def test_serve_runs_the_flow_on_its_schedule(letters: Path, tmp_path: Path, server: dict[str, str]) -> None:
    command = [
        sys.executable,
        "-c",
        "from flows.cli import main; main()",
        "serve",
        str(letters),
        "--out",
        str(tmp_path / "tables"),
        "--cron",
        "* * * * *",
    ]
    process = subprocess.Popen(command, env=server, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        deadline = time.monotonic() + 150
        while time.monotonic() < deadline and not list((tmp_path / "tables" / "runs").glob("*.parquet")):
            assert process.poll() is None, process.stdout and process.stdout.read()
            time.sleep(1)
        assert pl.read_parquet(tmp_path / "tables" / "runs" / "*.parquet")["status"].to_list()[:1] == ["completed"]
        assert pl.read_parquet(tmp_path / "tables" / "documents" / "**" / "*.parquet").height == 5
    finally:
        process.terminate()
        process.wait(60)


def test_the_flow_in_the_harness_retries_a_stage_that_fails_for_a_moment_and_no_other(
    letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.testing.utilities import prefect_test_harness

    from flows import pipeline
    from flows.tables import TASKS, tables

    failures: list[Exception] = [OSError("the disk was away")]

    def fails(job: Job) -> Path:
        if failures:
            raise failures.pop(0)
        return pipeline.fetch(job)

    fails.__name__ = "fetch"
    monkeypatch.setitem(TASKS, "fetch", TASKS["fetch"].with_options(retry_delay_seconds=0))
    monkeypatch.setattr(TASKS["fetch"], "fn", fails)
    with prefect_test_harness(server_startup_timeout=120):
        report = tables([str(letters)], str(tmp_path / "tables"))
        failures += [ValueError("a fault of the code"), ValueError("not asked again")]
        with pytest.raises(ValueError, match="a fault of the code"):
            tables([str(letters)], str(tmp_path / "tables"))
    assert report.rows["documents"] == 5
    assert asyncio.iscoroutine(report) is False
