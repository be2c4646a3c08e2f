"""How well the development gold and our own letters are read, with a floor for each figure: a drop fails, and floors are raised as scores rise.

`tests/floors.toml` holds the floors. To raise them to what is reached now: `python -m tests.test_scores`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from flows.evaluate import evaluate
from flows.settings import Settings
from tests.conftest import ROOT, SHARED

FLOORS = Path(__file__).with_name("floors.toml")
SCORER = SHARED / "score.py"
SETS = {**{name: SHARED / "gold" / name for name in ("dev", "letters", "akn")}, "ours": ROOT / "tests" / "letters"}


def figures(folder: Path, out: Path) -> dict[str, float]:
    """Figure → value in per cent: accuracy of fields, F1 of the rest."""
    assert evaluate(folder, SCORER, "", 0, out, Settings()) == 0
    scores = json.loads(out.read_text())
    values = {name: field["accuracy"] for name, field in scores["fields"].items()}
    values |= {name: part["f1"] for name, part in scores["prf"].items() if part["f1"] is not None}
    return {name: round(100 * value, 2) for name, value in values.items()}


def time_figures(out: Path) -> dict[str, float]:
    """F1 of the dates of the aligned sentences, per language."""
    command = [sys.executable, str(SHARED / "score_parallel.py"), "--json", str(out)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return {language: round(100 * scores["f1"], 2) for language, scores in json.loads(out.read_text()).items()}


@pytest.mark.parametrize("name", [*SETS, "parallel"])
def test_no_figure_falls_below_its_floor(gold: Path, tmp_path: Path, name: str) -> None:
    floors: dict[str, float] = tomllib.loads(FLOORS.read_text("utf-8"))[name]
    found = time_figures(tmp_path / "out.json") if name == "parallel" else figures(SETS[name], tmp_path / "out.json")
    fallen = {figure: (found.get(figure), floor) for figure, floor in floors.items() if found.get(figure, 0.0) < floor}
    assert not fallen, f"(found, floor): {fallen}"
    without = {figure for figure, value in found.items() if value > 0} - floors.keys()
    assert not without, f"floors.toml must have a floor for every figure that is not 0: {without}"


def write_floors(scratch: Path) -> None:
    lines = ["# Floors in per cent; see test_scores.py. Written by: python -m tests.test_scores\n"]
    for name in (*SETS, "parallel"):
        found = time_figures(scratch) if name == "parallel" else figures(SETS[name], scratch)
        lines += [f"[{name}]", *(f"{json.dumps(figure, ensure_ascii=False)} = {value}" for figure, value in sorted(found.items()) if value > 0), ""]
    FLOORS.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        write_floors(Path(folder) / "scores.json")
