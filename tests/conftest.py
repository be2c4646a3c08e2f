"""What several tests need: letters to run on, and the annotated gold where the checkout has it beside it."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from flows.job import Job, new_job
from flows.settings import Settings

# A busy machine is no defect of ours.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

LETTER = """United Nations

General Assembly

Distr.: General
22 March 2021

Original: English

Seventy-fifth session

Agenda item 34

Prevention of armed conflict

Letter dated 19 March 2021 from the Permanent Representative of Ruritania to the United Nations addressed to the Secretary-General

On 3 March 2021 two persons were killed in Strelsau. The General Assembly, in its resolution 75/29 of 2 December 2020, had called for calm.

I should be grateful if you would have the present letter circulated as a document of the General Assembly, under agenda item 34.

(Signed) Rudolf Rassendyll
Ambassador
Permanent Representative
"""


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder of five short letters of different years."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for year in range(2017, 2022):
        (folder / f"letter_{year}.txt").write_text(LETTER.replace("2021", str(year)), "utf-8")
    return folder


@pytest.fixture
def job(tmp_path: Path) -> Callable[..., Job]:
    """A job that writes below tmp_path: `job(sources…, out="tables", batch_bytes=…)`."""

    def make(*sources: Path | str, out: str = "tables", reparse: str | None = None, **settings: float) -> Job:
        return new_job([str(source) for source in sources], Settings(tables=tmp_path / out, **settings), reparse)

    return make


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The address of a server that speaks S3."""
    from tests.s3 import serving

    with serving() as server:
        yield server


@pytest.fixture
def bucket(s3_server: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    """A fresh bucket, with what a user would set in the environment; working folders lie in a temporary folder of the test's own."""
    from tests.s3 import environment, new_bucket

    temporary = str(tmp_path_factory.mktemp("work"))
    monkeypatch.setattr(tempfile, "tempdir", temporary)
    for name, value in {**environment(s3_server), "TMPDIR": temporary}.items():
        monkeypatch.setenv(name, value)
    return new_bucket(s3_server)


@pytest.fixture(scope="session")
def gold() -> Path:
    """The annotated documents beside the checkout."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("needs the annotated documents in ../shared/gold, which are not part of the project")
    return SHARED / "gold"


def hashes(root: Path) -> dict[str, str]:
    """File → SHA-256 of every file of the data tables under a root."""
    run_tables = {"rejects", "fetches", "runs", "_raw"}
    files = [path for path in sorted(root.rglob("*.parquet")) if path.relative_to(root).parts[0] not in run_tables]
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
