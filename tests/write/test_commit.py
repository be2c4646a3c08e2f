"""Staging, commit, recovery: on made-up rows, without parsing."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest

import flows.write.commit
import flows.write.layout
from flows.address import Place
from flows.write import read_snapshot
from flows.write.commit import commit, recover, repair, show, writing
from flows.write.files import size_of
from flows.write.layout import n_slices, slice_name, slice_names
from flows.write.local import LocalStore
from flows.write.manifest import Manifest, Unusable, dump
from flows.write.objects import ObjectStore
from flows.write.partitions import Inconsistent, stage_tables
from flows.write.snapshot import Damaged, standing
from flows.write.store import Busy, Store
from schemas import TABLES
from tests.conftest import ROOT, hashes
from tests.write.rows import accepted_batch, document


@pytest.fixture(autouse=True)
def _no_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows.write.commit, "GRACE_SECONDS", 0)


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    return LocalStore(tmp_path / "tables")


@pytest.fixture(params=["folder", "objects"])
def any_store(request: pytest.FixtureRequest) -> Store:
    """Each kind of place that tables can be kept in."""
    if request.param == "folder":
        return request.getfixturevalue("store")
    return ObjectStore(f"s3://{request.getfixturevalue('bucket')}/some/tables")


def write(store: Store, run_id: str, documents: Mapping[str, int | None], **tried: list[str]) -> Manifest:
    """Commit one run over documents (name → year), as the pipeline does."""
    staging = store.staging / run_id
    with writing(store, run_id, 0):
        batch = accepted_batch(staging / "accepted", [document(name, year) for name, year in documents.items()])
        ids = pl.read_parquet(batch / "documents.parquet")["document_id"]
        also = pl.Series([document(name, None)["document_id"] for name in tried.get("rejected", [])], dtype=pl.String)
        changes = stage_tables(standing(store), [batch], pl.concat([ids, also]), staging)
        return commit(store, changes, run_id, "")


def names(root: Place) -> dict[str, str]:
    frame = pl.read_parquet(f"{root}/documents/**/*.parquet", hive_partitioning=True)
    return dict(frame.select("source_uri", pl.col("year").cast(pl.String)).sort("source_uri").iter_rows())


# (documents, slices)
COUNTS = [(0, 0), (1, 1), (512, 1), (513, 2), (1024, 2), (1025, 4), (5_000, 16), (10**9, 16**4)]


@pytest.mark.parametrize(("documents", "slices"), COUNTS, ids=str)
def test_a_year_has_as_many_slices_as_its_documents_ask_for(documents: int, slices: int) -> None:
    assert n_slices(documents, 512) == slices


@pytest.mark.parametrize("count", [1, 2, 16, 4096])
def test_every_id_lies_in_the_slice_that_its_first_digits_name(count: int) -> None:
    ids = pl.DataFrame({"document_id": [hashlib.sha256(bytes([n])).hexdigest()[:16] for n in range(100)] + ["0" * 16, "f" * 16]})
    starts = [name.removeprefix("part-")[:4] for name in slice_names(count)]
    for document_id, name in ids.select("document_id", slice_name(count)).iter_rows():
        assert name == f"part-{max(start for start in starts if start <= document_id[:4])}.parquet"


def test_new_documents_change_the_files_of_their_slices_alone(any_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows.write.layout, "SLICE_DOCUMENTS", 4)
    first = write(any_store, "1", {f"a{n}": 2000 for n in range(15)} | {"b": 1990})
    second = write(any_store, "2", {"c": 2000})
    changed = first.changes_to(second)
    assert len([path for path in changed if path.startswith("documents/")]) == 1
    third = write(any_store, "3", {"c": 2000, "b": 1990})
    assert set(second.changes_to(third)) <= {"datapackage.json", "croissant.json"}  # they say the version


def test_a_document_of_another_year_or_rejected_leaves_its_old_place(any_store: Store) -> None:
    write(any_store, "1", {"a": 2000, "b": 2000, "c": None})
    assert names(any_store.root) == {"a": "2000", "b": "2000", "c": None}
    write(any_store, "2", {"a": 2001}, rejected=["b"])
    assert names(any_store.root) == {"a": "2001", "c": None}
    assert not any("year=2000" in path for path in any_store.shown())


@pytest.mark.parametrize("limit", [1, 3, 512])
def test_the_way_does_not_show_in_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    monkeypatch.setattr(flows.write.layout, "SLICE_DOCUMENTS", limit)
    documents = {f"d{n}": 2000 + n % 2 for n in range(12)}
    write(LocalStore(tmp_path / "at once"), "1", documents)
    for n, (name, year) in enumerate(documents.items()):
        write(LocalStore(tmp_path / "one by one"), str(2 * n), {name: 1999, "gone": 2000})
        write(LocalStore(tmp_path / "one by one"), str(2 * n + 1), {name: year}, rejected=["gone"])
    assert hashes(tmp_path / "at once") == hashes(tmp_path / "one by one")


def test_a_snapshot_stays_as_it_was_taken(any_store: Store) -> None:
    write(any_store, "1", {"a": 2000})
    snapshot = standing(any_store)
    later = snapshot.scan("documents")
    write(any_store, "2", {"a": 2001, "b": 2000})
    assert later.collect().height == 1
    assert standing(any_store).scan("documents").collect().height == 2


def crash_after(monkeypatch: pytest.MonkeyPatch, kind: type[Store], name: str, calls: int) -> None:
    """Have a move of the store fail at its n-th call, as a kill would: nothing after it happens."""
    original, left = getattr(kind, name), [calls]

    def dies(self: Store, *arguments: object) -> object:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return original(self, *arguments)

    monkeypatch.setattr(kind, name, dies)


# (the move at which the run dies, how often it went well before, does the new version stand?)
CRASHES = [
    ("keep", 0, False),
    ("keep", 3, False),
    ("settle", 0, False),
    ("write", 0, False),
    ("swap", 0, False),
    ("show", 0, True),
    ("show", 1, True),
]
CRASHES += [("remove", 0, False), ("remove", 1, True), ("remove", 2, True)]


@pytest.mark.parametrize(("move", "calls", "stands"), CRASHES, ids=str)
def test_a_crash_at_any_move_is_rolled_forward_or_back(
    any_store: Store, monkeypatch: pytest.MonkeyPatch, move: str, calls: int, stands: bool
) -> None:
    write(any_store, "1", {"a": 2000, "b": 2001})
    old = names(any_store.root)
    with monkeypatch.context() as patch:
        crash_after(patch, type(any_store), move, calls)
        with pytest.raises(KeyboardInterrupt):
            write(any_store, "2", {"a": 2002, "c": 2001})
    with writing(any_store, "3", 0):
        pass
    assert names(any_store.root) == ({"a": "2002", "b": "2001", "c": "2001"} if stands else old)
    assert standing(any_store).scan("documents").collect().height == len(names(any_store.root))
    assert recover(any_store) == []


def test_a_second_writer_is_told_who_holds_the_tables(any_store: Store) -> None:
    with writing(any_store, "first", 0), pytest.raises(Busy, match=rf"run first, process {os.getpid()} on .*--wait"), writing(any_store, "second", 0):
        pass


def test_a_second_writer_waits_when_told_to(any_store: Store) -> None:
    done = []

    def second() -> None:
        with writing(any_store, "second", 30):
            done.append("second")

    with writing(any_store, "first", 0):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.3)
        done.append("first")
    thread.join()
    assert done == ["first", "second"]


def test_the_lock_of_a_dead_writer_is_recognised(store: LocalStore) -> None:
    program = f"import os\nfrom flows.write.local import LocalStore\nfrom pathlib import Path\nwith LocalStore(Path({str(store.root)!r})).locked('dead', 0):\n os._exit(9)"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    with writing(store, "next", 0) as done:
        assert "run dead, process" in done[0]
    with writing(store, "next", 0) as done:
        assert done == []


def test_a_manifest_of_a_newer_release_is_left_alone(store: LocalStore) -> None:
    write(store, "1", {"a": 2000})
    manifest = store.root / "manifest.json"
    newer = manifest.read_text().replace('"format": 1', '"format": 2')
    manifest.write_text(newer)
    with pytest.raises(Unusable, match=r"newer rapporteur.*upgrade"):
        write(store, "2", {"b": 2000})
    with pytest.raises(Unusable, match="newer"):
        read_snapshot(store.root)
    assert manifest.read_text() == newer
    assert names(store.root) == {"a": "2000"}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 1}'], ids=str)
def test_a_broken_manifest_is_said(store: LocalStore, content: bytes) -> None:
    write(store, "1", {"a": 2000})
    (store.root / "manifest.json").write_bytes(content)
    with pytest.raises(Unusable, match=r"_manifests/"):
        write(store, "2", {"b": 2000})


def spoil(path: Path) -> None:
    """Change one byte in place, as a bad disk does."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    with open(path, "r+b") as file:
        file.write(content)


def test_a_damaged_file_stops_the_run_that_needs_it_and_nothing_is_lost(store: LocalStore) -> None:
    write(store, "1", {"a": 2000, "b": 2001})
    spoil(store.root / "sections" / "year=2000" / "part-0000.parquet")
    before = hashes(store.root)
    with pytest.raises(Damaged, match=r"sections/year=2000/part-0000.parquet is damaged.*reparse"):
        write(store, "2", {"c": 2000})
    assert hashes(store.root) == before
    write(store, "3", {"d": 2001})  # it is not needed for this
    with writing(store, "4", 0):
        done, damaged = repair(store)
    assert (done, len(damaged)) == ([], 1)
    assert "reparse" in damaged[0]


def test_a_public_file_that_was_replaced_is_put_back(store: LocalStore) -> None:
    write(store, "1", {"a": 2000})
    path = store.root / "sections" / "year=2000" / "part-0000.parquet"
    path.unlink()
    path.write_bytes(b"something else")
    with writing(store, "2", 0):
        done, damaged = repair(store)
    assert (len(done), damaged) == (1, [])
    assert pl.read_parquet(path).columns == [column.name for column in TABLES["sections"].columns]


def test_a_copy_without_the_kept_files_is_used_as_it_is(store: LocalStore, tmp_path: Path) -> None:
    write(store, "1", {"a": 2000})
    copy = LocalStore(tmp_path / "copy")
    shutil.copytree(store.root, copy.root, ignore=shutil.ignore_patterns("_*"))
    write(copy, "2", {"b": 2000})
    assert names(copy.root) == {"a": "2000", "b": "2000"}


def test_tables_without_a_manifest_are_taken_over(store: LocalStore) -> None:
    write(store, "1", {"a": 2000})
    for name in ("_files", "_manifests", "manifest.json", "_shown"):
        path = store.root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in list(store.root.rglob("part-0000.parquet")):
        path.rename(path.with_name("part-0.parquet"))  # as an earlier release named them
    write(store, "2", {"b": 2000})
    assert names(store.root) == {"a": "2000", "b": "2000"}
    assert not list(store.root.rglob("part-0.parquet"))


def test_files_without_hard_links_are_copied(store: LocalStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    write(store, "1", {"a": 2000})
    write(store, "2", {"a": 2001})
    assert names(store.root) == {"a": "2001"}
    show(store, standing(store).manifest, None)
    assert names(store.root) == {"a": "2001"}


def test_rows_that_do_not_fit_together_are_not_committed(store: LocalStore) -> None:
    write(store, "1", {"a": 2000})
    batch = accepted_batch(store.root / "_staging" / "x", [document("b", 2000)])
    rows = pl.read_parquet(batch / "sections.parquet")
    pl.concat([rows, rows]).write_parquet(batch / "sections.parquet")
    with pytest.raises(Inconsistent, match="unique section_id"):
        stage_tables(standing(store), [batch], pl.Series([document("b", 2000)["document_id"]]), store.root / "_staging" / "y")


def test_old_versions_go_when_nobody_can_be_reading_them(any_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows.write.commit, "KEEP_TIME", flows.write.commit.timedelta(0))
    for number in range(9):
        write(any_store, str(number), {"a": 1990 + number})
    assert any_store.names("_manifests") == [f"{version:08}.json" for version in range(5, 10)]
    needed = {
        file.sha256
        for version in range(5, 10)
        for file in flows.write.commit.load(any_store.read(f"_manifests/{version:08}.json"), "").files.values()
    }
    assert set(any_store.names("_files")) == needed


def test_the_manifest_is_read_as_it_was_written(store: LocalStore) -> None:
    manifest = write(store, "1", {"a": 2000})
    assert flows.write.commit.load(dump(manifest), "") == manifest
    assert manifest.folders("documents") == ["year=2000"]
    assert sum(manifest.files[path].rows or 0 for path in manifest.paths("documents")) == 1


# (bytes that are needed, bytes of the file)
SIZES = [(1, 65_536), (65_536, 65_536), (65_537, 131_072), (1_000_000, 1_048_576), (1_048_577, 1_310_720), (100_000_000, 100_663_296)]


@pytest.mark.parametrize(("needed", "size"), SIZES, ids=str)
def test_files_have_few_sizes(needed: int, size: int) -> None:
    assert size_of(needed) == size


def test_a_table_begins_with_a_file_without_rows_that_stays(store: LocalStore) -> None:
    write(store, "1", {"a": 2000})
    first = sorted((store.root / "documents").rglob("*.parquet"))[0]
    before = first.stat().st_ino
    write(store, "2", {"a": 2000, "b": 2001})
    assert pl.read_parquet(first).height == 0 and first.stat().st_ino == before
    write(store, "3", {"c": 1999})
    assert not first.exists()
    assert sorted((store.root / "documents").rglob("*.parquet"))[0] == store.root / "documents" / "year=1999" / "empty.parquet"
