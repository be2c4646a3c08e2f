"""The laws of the house."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def test_the_import_laws_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", sorted((ROOT / "flows" / "parse").rglob("*.py")), ids=lambda path: path.name)
def test_the_parser_has_no_clock_and_no_files(path: Path) -> None:
    code = path.read_text("utf-8")
    for forbidden in ("date.today", "datetime.now", "time.time", "os.environ", "import random", "import requests"):
        assert forbidden not in code
    if re.search(r"(?<![\w.])open\(|\.read_text\(", code):
        assert "importlib.resources" in code  # words and gazetteers ship with the package
