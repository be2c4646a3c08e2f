"""The laws of the house."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT


def test_the_import_laws_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_broken_law_would_be_seen(tmp_path: Path) -> None:
    """The laws name modules: a law over modules that do not exist guards nothing."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    named = {module for contract in contracts for module in contract["source_modules"]}
    there = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in (ROOT / "flows").rglob("*.py")}
    assert named - {"schemas"} <= there
    rooms = {path.stem for path in (ROOT / "flows").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()} - {"__init__", "cli"}
    no_cli = next(contract for contract in contracts if contract["forbidden_modules"] == ["flows.cli"])
    assert {module.removeprefix("flows.") for module in no_cli["source_modules"]} == rooms


@pytest.mark.parametrize("path", sorted((ROOT / "flows" / "parse").rglob("*.py")), ids=lambda path: path.name)
def test_the_parser_has_no_clock_and_no_files(path: Path) -> None:
    code = path.read_text("utf-8")
    for forbidden in ("date.today", "datetime.now", "time.time", "os.environ", "import random", "import requests"):
        assert forbidden not in code
    if re.search(r"(?<![\w.])open\(|\.read_text\(", code):
        assert "importlib.resources" in code  # words and gazetteers ship with the package
