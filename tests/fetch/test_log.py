"""The raw store and its log: what is new, what has changed, what has vanished, and what a killed run left behind."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any, ClassVar

import pytest

from flows.fetch import FetchLog, RawStore, fetch_all, forget
from flows.fetch.local import LocalSource
from flows.fetch.source import Content, Entry, Known
from flows.fetch.store import Damaged


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in "abc":
        write(folder / f"{name}.txt", f"text of {name}")
    return folder


def write(path: Path, text: str) -> None:
    """Write a file whose last change lies some time ago, as that of most files does."""
    path.write_text(text)
    os.utime(path, (time.time() - 60, time.time() - 60))


class Counting(LocalSource):
    """Counts what is opened; for it, even a file that was changed a moment ago has settled."""

    opened: ClassVar[list[str]] = []

    def open(self, entry: Entry, known: Known | None) -> Content:
        self.opened.append(entry.uri)
        return super().open(entry, known)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr("flows.fetch.local.SETTLED_SECONDS", -1)
    monkeypatch.setattr(Counting, "opened", [])
    return Counting.opened


def run(folder: Path, store: RawStore, run_id: str) -> dict[str, str]:
    rows, _ = fetch_all([Counting(str(folder), 1000)], store, FetchLog(store, run_id))
    return {row["source_uri"].removeprefix("corpus/"): row["status"] for row in rows}


def test_a_second_run_opens_only_what_may_have_changed(corpus: Path, tmp_path: Path, opened: list[str]) -> None:
    store = RawStore(tmp_path / "store")
    assert run(corpus, store, "1") == {"a.txt": "stored", "b.txt": "stored", "c.txt": "stored"}
    write(corpus / "b.txt", "another text")
    write(corpus / "d.txt", "text of a")
    (corpus / "c.txt").unlink()
    opened.clear()
    assert run(corpus, store, "2") == {"a.txt": "unchanged", "b.txt": "stored", "d.txt": "unchanged", "c.txt": "vanished"}
    assert opened == ["corpus/b.txt", "corpus/d.txt"]


def test_what_vanished_is_said_once_and_may_come_back(corpus: Path, tmp_path: Path, opened: list[str]) -> None:
    store = RawStore(tmp_path / "store")
    run(corpus, store, "1")
    (corpus / "c.txt").rename(tmp_path / "c.txt")
    assert run(corpus, store, "2")["c.txt"] == "vanished"
    assert "c.txt" not in run(corpus, store, "3")
    (tmp_path / "c.txt").rename(corpus / "c.txt")
    assert run(corpus, store, "4")["c.txt"] == "unchanged"


def test_nothing_vanishes_with_a_folder_that_cannot_be_listed(corpus: Path, tmp_path: Path, opened: list[str]) -> None:
    store = RawStore(tmp_path / "store")
    run(corpus, store, "1")
    corpus.rename(tmp_path / "elsewhere")
    assert list(run(corpus, store, "2").values()) == ["failed"]
    (tmp_path / "elsewhere").rename(corpus)
    assert set(run(corpus, store, "3").values()) == {"unchanged"}


def test_bytes_that_the_store_lost_are_fetched_anew(corpus: Path, tmp_path: Path, opened: list[str]) -> None:
    store = RawStore(tmp_path / "store")
    run(corpus, store, "1")
    sha256, _ = next(iter(store.hashes()))
    store.delete(f"{sha256[:2]}/{sha256}")
    assert sorted(run(corpus, store, "2").values()) == ["stored", "unchanged", "unchanged"]


def test_a_file_changed_a_moment_ago_has_no_version(tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("x")
    entries = [entry for entry in LocalSource(str(tmp_path), 10).entries() if isinstance(entry, Entry)]
    assert [entry.version for entry in entries] == [None]


@pytest.mark.parametrize("torn", [b"", b'{"source_uri": "corp'], ids=["between two lines", "within a line"])
def test_a_run_that_is_killed_leaves_its_attempts_to_the_next(corpus: Path, tmp_path: Path, opened: list[str], torn: bytes) -> None:
    store = RawStore(tmp_path / "store")
    log = FetchLog(store, "killed")
    attempts = fetch_all([Counting(str(corpus), 1000)], store, _Unclosed(log))[0]
    journal = next((tmp_path / "store" / "log" / "killed").iterdir())
    journal.write_bytes(journal.read_bytes() + torn)
    opened.clear()
    next_log = FetchLog(store, "next")
    assert [row["source_uri"] for row in next_log.left_over] == [row["source_uri"] for row in attempts]
    assert {row["run_id"] for row in next_log.left_over} == {"killed"}
    assert set(run(corpus, store, "next").values()) == {"unchanged"}
    assert not opened
    forget(store, {"killed", "next"})
    assert not FetchLog(store, "later").left_over


class _Unclosed:
    """A log that is never closed: its run is killed first."""

    def __init__(self, log: FetchLog) -> None:
        self._log = log

    def __getattr__(self, name: str) -> Any:
        return (lambda: None) if name == "close" else getattr(self._log, name)


def test_damaged_bytes_are_never_handed_out(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    sha256, new = store.put(b"as fetched")
    assert new
    assert store.put(b"as fetched") == (sha256, False)
    (tmp_path / sha256[:2] / sha256).write_bytes(b"as FETCHED")
    with pytest.raises(Damaged, match="run again"):
        store.get(sha256)
