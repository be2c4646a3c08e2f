"""No room, or no leave to write: the run says so, the tables stay as they were, and the next run with room goes on."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from flows.staged import write_staged
from tests.conftest import ROOT

NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]  # what is mounted in there no other process sees, and it takes no rights


def can_mount() -> bool:
    return shutil.which("unshare") is not None and subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not can_mount(), reason="mount namespaces are not for everyone here")
def test_a_full_disk_and_one_that_can_only_be_read(letters: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    chance = random.Random(1)
    for path in letters.glob("*.txt"):  # 160 KB each, that no compression makes less
        path.write_text(path.read_text("utf-8") + "\n\n".join(chance.randbytes(40).hex() for _ in range(2_000)), "utf-8")
    command = [*NAMESPACE, sys.executable, "-m", "tests.write.full_disk", str(disk), str(letters / "letter_2017.txt"), str(letters)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    said = dict(line.split(": ", 1) for line in result.stdout.splitlines())
    full = [text for name, text in said.items() if name.endswith("KB free")]
    assert len(full) == 3
    assert all("No space left on device" in text for text in full[:2]), full
    assert "cannot be written" in full[2]
    assert "Read-only file system" in said["read-only"]
    assert said["room again"] == "4 documents"
    assert said["checked"] == "True"


def test_rows_that_cannot_be_staged_are_an_os_error() -> None:
    with pytest.raises(OSError, match="cannot be written"):
        write_staged(pl.DataFrame({"text": ["a" * 100_000]}), Path("/dev/full"))
