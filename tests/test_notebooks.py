"""The notebooks run against the tables of the sample."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.job import Job
from flows.pipeline import run

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("notebook", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_every_cell_runs(notebook: Path, job: Callable[..., Job], monkeypatch: pytest.MonkeyPatch) -> None:
    report = run(job(ROOT / "data" / "raw"))
    monkeypatch.setenv("RAPPORTEUR_TABLES", str(report.tables))
    known: dict[str, Any] = {}
    with pl.Config():  # the notebook sets how frames are shown
        for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), known)
    assert known["event"]["sentence"]
