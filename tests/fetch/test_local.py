"""Local files, folders and globs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from flows.fetch import FetchLog, RawStore, fetch_all
from flows.fetch.local import LocalSource
from flows.fetch.source import Entry
from flows.rejected import Reject


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/notes.md", ".hidden/d.txt"):
        path = tmp_path / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"content of {name}")
    return tmp_path / "corpus"


def uris(source: str) -> list[str]:
    return [entry.uri for entry in LocalSource(source, 1000).entries() if isinstance(entry, Entry)]


def fetch(sources: list[str], store: RawStore, max_bytes: int = 1000) -> tuple[list[dict[str, Any]], list[Reject]]:
    return fetch_all([LocalSource(source, max_bytes) for source in sources], store, FetchLog(store, "run"))


def test_a_folder_gives_everything_below_it_under_its_own_name(tree: Path) -> None:
    assert uris(str(tree)) == ["corpus/a.txt", "corpus/b.txt", "corpus/sub/c.txt", "corpus/sub/notes.md"]


def test_a_file_is_known_by_its_name(tree: Path) -> None:
    assert uris(str(tree / "a.txt")) == ["a.txt"]


@pytest.mark.parametrize(("pattern", "want"), [("*.txt", ["corpus/a.txt", "corpus/b.txt"]), ("**/c.txt", ["corpus/sub/c.txt"])])
def test_a_glob_is_named_from_its_fixed_part(tree: Path, pattern: str, want: list[str]) -> None:
    assert uris(str(tree / pattern)) == want


def test_names_do_not_depend_on_the_working_directory(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree)
    assert uris(".") == uris(str(tree)) == uris("../corpus")


def test_a_name_that_is_no_utf8_can_still_be_written_down(tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    path = Path(os.fsdecode(os.fsencode(str(folder)) + b"/\xff.txt"))
    path.write_text("x")
    store = RawStore(tmp_path / "store")
    assert [row["source_uri"] for row in fetch([str(folder)], store)[0]] == ["odd/\\udcff.txt"]
    path.unlink()
    rows, _ = fetch([str(folder), str(path)], store)
    assert [(row["source_uri"], row["status"]) for row in rows] == [("odd/\\udcff.txt", "vanished"), (f"{folder}/\\udcff.txt", "failed")]


def test_what_is_no_file_is_not_opened(tree: Path, tmp_path: Path) -> None:
    for name, target in (("loop.txt", "loop.txt"), ("gone.txt", "nowhere"), ("sub.txt", "sub"), ("zero.txt", "/dev/zero")):
        (tree / name).symlink_to(target)
    os.mkfifo(tree / "pipe.txt")
    rows, rejects = fetch([str(tree), str(tree / "pipe.txt"), str(tree / "loop.txt")], RawStore(tmp_path / "store"))
    status = {row["source_uri"]: row["status"] for row in rows}
    assert [status[f"corpus/{name}.txt"] for name in ("a", "loop", "gone", "sub", "zero", "pipe")] == ["stored", "failed", "failed", *["skipped"] * 3]
    assert [reject.check for reject in rejects] == ["unreadable", "unreadable", "no_reader", "not_listed"]


def test_fetching_keeps_bytes_and_logs_every_attempt(tree: Path, tmp_path: Path) -> None:
    store = RawStore(tmp_path / "store")
    rows, rejects = fetch([str(tree), str(tree / "a.txt")], store)
    assert [(row["source_uri"], row["status"]) for row in rows] == [
        ("corpus/a.txt", "stored"),
        ("corpus/b.txt", "stored"),
        ("corpus/sub/c.txt", "stored"),
        ("corpus/sub/notes.md", "skipped"),
        ("a.txt", "unchanged"),
    ]
    assert not rejects
    assert store.get(rows[0]["content_sha256"]) == b"content of a.txt"


def test_what_cannot_be_fetched_is_a_reject_with_a_reason(tree: Path, tmp_path: Path) -> None:
    sources = [str(tree / "nowhere"), str(tree / "*.pdf"), str(tree / "sub" / "notes.md"), str(tree / "a.txt")]
    rows, rejects = fetch(sources, RawStore(tmp_path / "store"), max_bytes=3)
    assert [reject.check for reject in rejects] == ["not_listed", "not_listed", "no_reader", "too_large"]
    assert [row["status"] for row in rows] == ["failed", "failed", "skipped", "failed"]
    assert all(reject.reason and reject.stage == "fetch" for reject in rejects)


def test_a_folder_that_cannot_be_listed_is_reported_and_the_rest_read(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = os.scandir

    def refuse(path: object) -> object:
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refuse)
    rows, rejects = fetch([str(tree)], RawStore(tmp_path / "store"))
    assert sum(row["status"] == "stored" for row in rows) == 2
    assert [(reject.check, "ermission denied" in reject.reason) for reject in rejects] == [("not_listed", True)]
    assert rejects[0].source_uri == "corpus/sub"
