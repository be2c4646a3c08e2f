"""How well does the pipeline read an annotated folder? It is run into a temporary root, and the gold's own script scores the tables."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from flows.job import new_job
from flows.pipeline import run
from flows.settings import Settings

# Settings that guard or keep the user's own tables.
NOT_OF_THIS_RUN = {"raw_store": None, "max_reject_share": None, "expectations": None}


class NoScorer(FileNotFoundError):
    """The scoring script is not where it should be."""


def evaluate(gold: Path, scorer: Path | None, only: str, errors: int, json_file: Path | None, settings: Settings) -> int:
    """Run, score, print; gives the exit code of the scoring script. NoScorer where there is none."""
    script = scorer or find_scorer(gold)
    with tempfile.TemporaryDirectory() as root:
        run(new_job([str(gold)], settings.model_copy(update={**NOT_OF_THIS_RUN, "tables": Path(root)})))
        command = [sys.executable, str(script), "--tables", root, "--gold", str(gold), "--only", only, "--errors", str(errors)]
        if json_file:
            command += ["--json", str(json_file)]
        return subprocess.run(command, check=False).returncode


def find_scorer(gold: Path) -> Path:
    """`score.py` in the gold folder or the nearest folder above it."""
    for folder in (gold.resolve(), *gold.resolve().parents):
        if (folder / "score.py").is_file():
            return folder / "score.py"
    raise NoScorer(f"no score.py in {gold} or above it; give its path with --scorer")
