"""Object stores: as a source, and as the place of the raw store, on a server that speaks S3."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import obstore
import pytest
from obstore.store import S3Store

from flows.fetch import FetchLog, RawStore, fetch_all
from flows.fetch.cursor import Cursors
from flows.fetch.kinds import sources_of
from flows.fetch.verify import verify
from flows.job import Job
from flows.pipeline import run
from flows.settings import Settings
from tests.conftest import LETTER

LETTERS = {
    "letters/a.txt": b"Letter A",
    "letters/deep/b.txt": b"Letter B",
    "letters/_work/c.txt": b"x",
    "letters/d.jpg": b"x",
    "letter.txt": b"Letter E",
}


@pytest.fixture
def letters(bucket: str) -> S3Store:
    store = S3Store(bucket)
    for name, content in LETTERS.items():
        obstore.put(store, name, content)
    return store


def fetch(source: str, raw: RawStore, run_id: str = "run") -> list[tuple[str, str]]:
    rows, _ = fetch_all(sources_of([source], Settings(), Cursors(raw, None)), raw, FetchLog(raw, run_id))
    return [(row["source_uri"], row["status"]) for row in rows]


def test_a_prefix_gives_everything_below_it(bucket: str, letters: S3Store, tmp_path: Path) -> None:
    raw = RawStore(tmp_path)
    root = f"s3://{bucket}"
    want = [(f"{root}/letters/a.txt", "stored"), (f"{root}/letters/d.jpg", "skipped"), (f"{root}/letters/deep/b.txt", "stored")]
    assert sorted(fetch(f"{root}/letters/", raw)) == want
    obstore.put(letters, "letters/a.txt", b"Letter A, corrected")
    obstore.delete(letters, "letters/deep/b.txt")
    assert sorted(fetch(f"{root}/letters", raw)) == [(want[0][0], "stored"), want[1], (want[2][0], "vanished")]


def test_a_single_object(bucket: str, letters: S3Store, tmp_path: Path) -> None:
    assert fetch(f"s3://{bucket}/letter.txt", RawStore(tmp_path)) == [(f"s3://{bucket}/letter.txt", "stored")]


@pytest.mark.parametrize("name", ["nothing/here", "letter"])
def test_what_is_not_there_is_said(bucket: str, letters: S3Store, tmp_path: Path, name: str) -> None:
    assert fetch(f"s3://{bucket}/{name}", RawStore(tmp_path)) == [(f"s3://{bucket}/{name}", "failed")]


def test_the_raw_store_and_its_log_on_an_object_store(bucket: str, tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"Letter {name}")
    raw = RawStore(f"s3://{bucket}/raw")
    assert {status for _, status in fetch(str(tmp_path), raw, "1")} == {"stored"}
    again = RawStore(f"s3://{bucket}/raw")
    assert [row["run_id"] for row in FetchLog(again, "2").left_over] == ["1"] * 3
    assert {status for _, status in fetch(str(tmp_path), again, "2")} == {"unchanged"}
    for sha256, n_bytes in list(again.hashes()):
        assert len(again.get(sha256)) == n_bytes
    with pytest.raises(FileNotFoundError):
        again.get("0" * 64)


def test_a_run_from_an_object_store_with_its_raw_store_on_one(bucket: str, letters: S3Store, job: Callable[..., Job], tmp_path: Path) -> None:
    for year in (2020, 2021):
        obstore.put(letters, f"corpus/{year}.txt", LETTER.replace("2021", str(year)).encode())
    for expected in (2, 0):
        report = run(job(f"s3://{bucket}/corpus", raw_store=f"s3://{bucket}/raw"))
        assert report.rows["documents"] == expected
        assert not report.rejects
    assert not (tmp_path / "tables" / "_raw").exists()
    assert sum(1 for _ in RawStore(f"s3://{bucket}/raw").hashes()) == 2
    assert verify(RawStore(f"s3://{bucket}/raw")).ok


def test_an_archive_on_an_object_store_is_unpacked_and_what_vanishes_of_it_is_marked(bucket: str, tmp_path: Path) -> None:
    def put(*names: str) -> None:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for name in names:
                archive.writestr(name, f"Letter {name}")
        obstore.put(S3Store(bucket), "packed/x.zip", content.getvalue())

    root = f"s3://{bucket}/packed"
    raw = RawStore(f"s3://{bucket}/raw")
    put("a.txt", "b.txt")
    assert fetch(root, raw) == [(f"{root}/x.zip/a.txt", "stored"), (f"{root}/x.zip/b.txt", "stored")]
    assert fetch(root, raw) == [(f"{root}/x.zip/a.txt", "unchanged"), (f"{root}/x.zip/b.txt", "unchanged")]
    put("a.txt")
    assert fetch(root, raw) == [(f"{root}/x.zip/a.txt", "unchanged"), (f"{root}/x.zip/b.txt", "vanished")]
