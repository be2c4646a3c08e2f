"""The workflow in docs/ci.md: what it has rapporteur do is done, on a few letters, in its order."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from flows.expectations import MEASURES
from tests.conftest import LETTER, ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
OF_THE_WORKFLOW = re.compile(r"rapporteur |comment\.md|GITHUB_STEP_SUMMARY")
NOT_HERE = re.compile(r"^gh ")  # what needs GitHub


def commands() -> list[str]:
    """The lines of the workflow's steps that run rapporteur or use what it wrote."""
    workflow = yaml.safe_load(re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[0])
    lines = [line for step in workflow["jobs"]["tables"]["steps"] for line in step.get("run", "").splitlines()]
    return [line for line in lines if OF_THE_WORKFLOW.search(line) and not NOT_HERE.search(line)]


@pytest.mark.slow
def test_the_workflow_runs(tmp_path: Path) -> None:
    """The base is a checkout beside that of the change; here both have the same release and one letter."""
    for checkout in ("change", "base"):
        raw, programs = tmp_path / checkout / "data" / "raw", tmp_path / checkout / ".venv" / "bin"
        raw.mkdir(parents=True)
        programs.mkdir(parents=True)
        (raw / "letter.txt").write_text(LETTER, "utf-8")
        (programs / "rapporteur").symlink_to(Path(sys.executable).with_name("rapporteur"))
    lines = commands()
    assert len([line for line in lines if "rapporteur " in line]) == 4
    summary = tmp_path / "summary.md"
    environment = {**os.environ, "GITHUB_STEP_SUMMARY": str(summary)}
    subprocess.run(["bash", "-ec", "\n".join(lines)], cwd=tmp_path / "change", env=environment, check=True, timeout=300)
    assert "documents" in summary.read_text("utf-8")
    assert (tmp_path / "change" / "validation.xml").read_text("utf-8").startswith("<?xml")


def test_the_options_of_the_page_are_those_of_the_command() -> None:
    helped = subprocess.run(
        [Path(sys.executable).with_name("rapporteur"), "validate", "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COLUMNS": "200"},
    ).stdout
    options = set(re.findall(r"^\| `(--\w+)", PAGE, re.MULTILINE))
    assert options
    assert options == set(re.findall(r"--\w+", helped)) - {"--help"}


def test_the_measures_of_the_page_are_measured() -> None:
    assert set(re.findall(r'^\["(.*)"\]$', PAGE, re.MULTILINE)) <= set(MEASURES)
