"""The raw store and its log: what is new, what has changed, what has vanished, and what a killed run left behind."""

from __future__ import annotations

import io
import json
import os
import time
from pathlib import Path
from typing import Any, ClassVar

import polars as pl
import pytest

from flows.fetch import FetchLog, RawStore, fetch_all, forget
from flows.fetch.local import LocalSource
from flows.fetch.log import STATE, read_state
from flows.fetch.source import Content, Entry, Known
from flows.fetch.store import Damaged
from flows.stopped import Stopped


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


def test_the_state_that_an_earlier_release_wrote_is_read(corpus: Path, tmp_path: Path, opened: list[str]) -> None:
    store = RawStore(tmp_path / "store")
    run(corpus, store, "1")
    state = read_state(store).drop("retrieved_at", "etag").with_columns(pl.col("n_bytes").cast(pl.Int32), more=pl.lit(1))
    file = io.BytesIO()
    state.write_parquet(file)
    store.delete(STATE)
    store.write("log/state.parquet", file.getvalue())
    forget(store, {"1"})
    opened.clear()
    assert set(run(corpus, store, "2").values()) == {"unchanged"}
    assert not opened
    assert not list((tmp_path / "store").rglob("*.parquet"))  # which a glob of the tables that the store lies in would take for one
    assert set(run(corpus, store, "3").values()) == {"unchanged"}


def test_a_journal_of_an_earlier_release_is_read_and_what_is_no_attempt_passed_over(corpus: Path, tmp_path: Path, opened: list[str]) -> None:
    store = RawStore(tmp_path / "store")
    sha256, _ = store.put(b"text of a")
    attempt = {"location": str(corpus / "a.txt"), "source_uri": "corpus/a.txt", "status": "stored", "content_sha256": sha256, "n_bytes": 9}
    lines = [{**attempt, "retrieved_at": "2020-01-01T00:00:00+00:00"}, attempt, {"retrieved_at": "2020-01-01T00:00:00+00:00"}, [1], None]
    store.write("log/old/000000.jsonl", "\n".join(json.dumps(line) for line in lines).encode())
    assert [row["source_uri"] for row in FetchLog(store, "new").left_over] == ["corpus/a.txt"]


@pytest.mark.parametrize("content", [b"", b"PAR1 and nothing more PAR1"], ids=["empty", "garbage"])
def test_a_state_that_cannot_be_read_is_said_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    store = RawStore(tmp_path)
    store.write(STATE, content)
    with pytest.raises(Stopped, match=r"log/state in .* remove it and run again"):
        FetchLog(store, "run")
