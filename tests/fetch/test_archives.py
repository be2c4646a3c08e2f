"""Archives and corpora: their members and rows as documents, whatever they hold."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import threading
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import polars as pl
import pytest

from flows.fetch import FetchLog, RawStore, fetch_all, forget
from flows.fetch.cursor import Cursors
from flows.fetch.kinds import sources_of
from flows.fetch.verify import verify
from flows.job import Job
from flows.pipeline import run
from flows.rejected import Reject
from flows.settings import Settings
from tests.conftest import LETTER

FILES = {"letters/a.txt": b"Letter A", "letters/b.txt": b"Letter B" * 50, "__MACOSX/a.txt": b"x", "letters/.hidden": b"x", "picture.jpg": b"x"}


def zipped(path: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def tarred(path: Path, files: dict[str, bytes]) -> None:
    with tarfile.open(path, f"w:{path.suffix.removeprefix('.').replace('tar', '')}") as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))


Write = Callable[[Path, dict[str, bytes]], None]
WRITERS: dict[str, Write] = {"x.zip": zipped, "x.tar": tarred, "x.tar.gz": tarred, "x.tar.bz2": tarred, "x.tar.xz": tarred}


def fetch(source: Path | str, store: Path, **settings: Any) -> tuple[list[tuple[str, str]], list[Reject]]:
    raw = RawStore(store)
    rows, rejects = fetch_all(sources_of([str(source)], Settings(**settings), Cursors(raw, None)), raw, FetchLog(raw, "run"))
    return [(row["source_uri"], row["status"]) for row in rows], rejects


@pytest.mark.parametrize(("name", "write"), WRITERS.items(), ids=WRITERS)
def test_members_are_documents(tmp_path: Path, name: str, write: Write) -> None:
    write(tmp_path / name, FILES)
    rows, rejects = fetch(tmp_path / name, tmp_path / "store")
    assert rows == [(f"{name}/letters/a.txt", "stored"), (f"{name}/letters/b.txt", "stored"), (f"{name}/picture.jpg", "skipped")]
    assert not rejects
    assert RawStore(tmp_path / "store").holds("17d5b1ccb7a2b8a2", 8) is False
    assert {size for _, size in RawStore(tmp_path / "store").hashes()} == {8, 400}


@pytest.mark.parametrize(("name", "write"), WRITERS.items(), ids=WRITERS)
def test_members_beyond_the_limits_are_left_unread(tmp_path: Path, name: str, write: Write) -> None:
    files = {"a.txt": b"Letter A", "bomb.txt": b"\0" * 5_000_000, "c.txt": b"Letter C"}
    write(tmp_path / name, files)
    rows, rejects = fetch(tmp_path / name, tmp_path / "one", max_document_bytes=1000)
    assert [status for _, status in rows] == ["stored", "failed", "stored"]
    assert [reject.check for reject in rejects] == ["too_large"]
    rows, rejects = fetch(tmp_path / name, tmp_path / "two", max_archive_bytes=1000)
    assert rows == [(f"{name}/a.txt", "stored"), (name, "failed")]
    assert "max_archive_bytes" in rejects[0].reason


@pytest.mark.parametrize(("name", "write"), WRITERS.items(), ids=WRITERS)
def test_a_broken_archive_is_said(tmp_path: Path, name: str, write: Write) -> None:
    write(tmp_path / name, {f"{number}.txt": bytes(range(256)) * number for number in range(1, 60)})
    content = (tmp_path / name).read_bytes()
    for cut in (len(content) // 2, 20):
        (tmp_path / name).write_bytes(content[:cut])
        _, rejects = fetch(tmp_path / name, tmp_path / "store")
        assert rejects
        assert all("again" in reject.reason or "whatever its name says" in reject.reason for reject in rejects)


@pytest.mark.parametrize(("name", "write"), WRITERS.items(), ids=WRITERS)
def test_an_archive_of_nothing_is_said(tmp_path: Path, name: str, write: Write) -> None:
    write(tmp_path / name, {})
    rows, rejects = fetch(tmp_path / name, tmp_path / "store")
    assert rows == [(name, "failed")]
    assert "holds no files" in rejects[0].reason


def test_a_locked_member_is_said_and_the_rest_read(tmp_path: Path) -> None:
    zipped(tmp_path / "x.zip", {"a.txt": b"Letter A", "b.txt": b"Letter B"})
    content = bytearray((tmp_path / "x.zip").read_bytes())
    content[6] |= 1  # the first member's flag "encrypted", in its own header
    content[content.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    (tmp_path / "x.zip").write_bytes(content)
    rows, rejects = fetch(tmp_path / "x.zip", tmp_path / "store")
    assert [status for _, status in rows] == ["failed", "stored"]
    assert [reject.check for reject in rejects] == ["locked"]


def test_a_single_compressed_file_is_its_one_member(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"Letter A"))
    assert fetch(tmp_path / "a.txt.gz", tmp_path / "store")[0] == [("a.txt.gz/a.txt", "stored")]


def test_an_archive_in_a_folder_and_what_vanishes_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.fetch.local.SETTLED_SECONDS", -1)
    folder = tmp_path / "corpus"
    folder.mkdir()
    zipped(folder / "x.zip", {"a.txt": b"Letter A", "inner.zip": b"PK\x03\x04"})
    (folder / "z.txt").write_text("Letter Z")
    rows, _ = fetch(folder, tmp_path / "store")
    assert rows == [("corpus/x.zip/a.txt", "stored"), ("corpus/x.zip/inner.zip", "skipped"), ("corpus/z.txt", "stored")]
    assert fetch(folder, tmp_path / "store")[0][0] == ("corpus/x.zip/a.txt", "unchanged")
    (folder / "x.zip").unlink()
    assert fetch(folder, tmp_path / "store")[0] == [
        ("corpus/z.txt", "unchanged"),
        ("corpus/x.zip/a.txt", "vanished"),
        ("corpus/x.zip/inner.zip", "vanished"),
    ]


ROWS = [{"id": 1, "body": "Letter A"}, {"id": 2, "body": None}, {"id": 3, "body": "<html><p>Letter C</p></html>"}]


def corpus(path: Path) -> Path:
    if path.suffix == ".parquet":
        pl.DataFrame(ROWS).write_parquet(path)
    else:
        path.write_text("\n".join(json.dumps(row) for row in ROWS) + "\n")
    return path


@pytest.mark.parametrize("name", ["x.parquet", "x.jsonl"])
def test_rows_of_a_corpus_are_documents(tmp_path: Path, name: str) -> None:
    rows, rejects = fetch(corpus(tmp_path / name), tmp_path / "store", text_column="body")
    assert [uri for uri, _ in rows] == [f"{name}#1", f"{name}#2", f"{name}#3"]
    assert [status for _, status in rows][:2] == ["stored", "failed"]
    assert rejects[0].check == "no_text"


@pytest.mark.parametrize("name", ["x.parquet", "x.jsonl"])
def test_a_column_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    rows, rejects = fetch(corpus(tmp_path / name), tmp_path / "store", text_column="texts")
    assert len(rows) == 1
    assert "texts" in rejects[0].reason
    assert "--text-column" in rejects[0].reason


def test_without_a_text_column_a_corpus_is_a_file_of_a_kind_that_is_not_read(tmp_path: Path) -> None:
    [reject] = fetch(corpus(tmp_path / "x.parquet"), tmp_path / "store")[1]
    assert reject.check == "no_reader"


class Shelf(BaseHTTPRequestHandler):
    """Files under their names, with an ETag each; `asked` counts the answers that carried bytes."""

    files: ClassVar[dict[str, bytes]] = {}
    asked: ClassVar[Counter[str]] = Counter()

    def do_GET(self) -> None:
        content = self.files.get(self.path)
        etag = f'"{hash(content)}"'
        status = 404 if content is None else 304 if self.headers.get("If-None-Match") == etag else 200
        self.asked[self.path] += status == 200
        self.send_response(status)
        self.send_header("ETag", etag)
        self.send_header("Content-Length", str(len(content or b"") if status == 200 else 0))
        self.end_headers()
        if content and status == 200:
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Shelf, "files", {})
    monkeypatch.setattr(Shelf, "asked", Counter())
    server = ThreadingHTTPServer(("127.0.0.1", 0), Shelf)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("name", "write"), WRITERS.items(), ids=WRITERS)
def test_members_of_an_archive_on_the_web_are_documents(tmp_path: Path, shelf: str, name: str, write: Write) -> None:
    def fetched() -> list[tuple[str, str]]:
        rows, _ = fetch(f"{shelf}/{name}", tmp_path / "store", allow_private_hosts=True, requests_per_second=1000, retry_seconds=0.01)
        forget(RawStore(tmp_path / "store"), {"run"})
        return rows

    write(tmp_path / name, FILES)
    Shelf.files = {f"/{name}": (tmp_path / name).read_bytes()}
    uri = f"{shelf}/{name}"
    assert fetched() == [(f"{uri}/letters/a.txt", "stored"), (f"{uri}/letters/b.txt", "stored"), (f"{uri}/picture.jpg", "skipped")]
    assert fetched() == [(f"{uri}/letters/a.txt", "unchanged"), (f"{uri}/letters/b.txt", "unchanged"), (f"{uri}/picture.jpg", "skipped")]
    assert Shelf.asked[f"/{name}"] == 1
    write(tmp_path / name, FILES | {"letters/c.txt": b"Letter C"})
    Shelf.files = {f"/{name}": (tmp_path / name).read_bytes()}
    assert (f"{uri}/letters/c.txt", "stored") in fetched()
    assert verify(RawStore(tmp_path / "store")).ok


def test_an_archive_on_the_web_that_is_broken_or_too_much_is_said(tmp_path: Path, shelf: str) -> None:
    settings: dict[str, Any] = {"allow_private_hosts": True, "requests_per_second": 1000, "retry_seconds": 0.01, "fetch_attempts": 2}
    zipped(tmp_path / "x.zip", {"a.txt": b"Letter A", "bomb.txt": b"\0" * 5_000_000})
    whole = (tmp_path / "x.zip").read_bytes()
    Shelf.files = {"/x.zip": whole, "/half.zip": whole[: len(whole) // 2]}
    rows, rejects = fetch(f"{shelf}/x.zip", tmp_path / "one", max_archive_bytes=1000, **settings)
    assert [status for _, status in rows] == ["stored", "failed"]
    assert "max_archive_bytes" in rejects[0].reason
    rows, rejects = fetch(f"{shelf}/half.zip", tmp_path / "two", **settings)
    assert [status for _, status in rows] == ["failed"]
    assert "again" in rejects[0].reason
    [(_, status)], [reject] = fetch(f"{shelf}/x.zip", tmp_path / "three", max_document_bytes=1000, **settings)
    assert (status, reject.check) == ("failed", "too_large")


def test_a_run_reads_the_members_of_an_archive_on_the_web(tmp_path: Path, shelf: str, job: Callable[..., Job]) -> None:
    zipped(tmp_path / "x.zip", {f"{year}.txt": LETTER.replace("2021", str(year)).encode() for year in (2020, 2021)})
    Shelf.files = {"/x.zip": (tmp_path / "x.zip").read_bytes()}
    for expected in (2, 0):
        report = run(job(f"{shelf}/x.zip", allow_private_hosts=True))
        assert report.rows["documents"] == expected
        assert not report.rejects
