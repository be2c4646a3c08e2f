"""What is particular to tables on an object store: a lock that can be lost, and servers that know no conditions."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import obstore
import polars as pl
import pytest
from obstore.store import S3Store

import flows.write.commit
import flows.write.lease
from flows.write.commit import commit, repair, writing
from flows.write.lease import LOCK, Lost
from flows.write.local import LocalStore
from flows.write.manifest import MANIFEST, Unusable
from flows.write.objects import ObjectStore
from flows.write.partitions import stage_tables
from flows.write.snapshot import standing
from flows.write.store import Busy, kept
from tests.conftest import ROOT
from tests.s3 import Conditions, new_bucket, serving
from tests.write.rows import accepted_batch, document
from tests.write.test_commit import names, write

Elsewhere = Callable[[], ObjectStore]
DOCUMENTS = {"a": 2000, "b": 2001, "c": None}


@pytest.fixture(autouse=True)
def _no_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows.write.commit, "GRACE_SECONDS", 0)


@pytest.fixture
def store(bucket: str) -> ObjectStore:
    return ObjectStore(f"s3://{bucket}/tables")


@pytest.fixture
def elsewhere(store: ObjectStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ObjectStore:
    """The same tables, seen from another machine."""
    (tmp_path / "of another machine").mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tmp_path / "of another machine"))
        return ObjectStore(store.root)


def files(root: Path | str) -> dict[str, bytes]:
    """Public path → content of the Parquet files."""
    store = LocalStore(root) if isinstance(root, Path) else ObjectStore(root)
    return {path: store.read(path) or b"" for path in store.shown()}


def ids(*of: str) -> pl.Series:
    return pl.Series([document(name, None)["document_id"] for name in of])


def die_holding(store: ObjectStore) -> None:
    """A process takes the lock and is gone."""
    program = f"import os\nfrom flows.write.objects import ObjectStore\nwith ObjectStore({store.root!r}).locked('dead', 0):\n os._exit(9)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 9


def test_the_same_documents_give_the_same_files_as_in_a_folder(store: ObjectStore, tmp_path: Path) -> None:
    for place in (store, LocalStore(tmp_path / "tables")):
        write(place, "1", {"a": 1999, "d": 2000})
        write(place, "2", DOCUMENTS, rejected=["d"])
    assert files(store.root) == files(tmp_path / "tables")


def test_a_file_that_is_not_committed_is_nowhere_but_here(store: ObjectStore) -> None:
    with writing(store, "1", 0):
        store.staging.mkdir()
        (store.staging / "x").write_bytes(b"x")
        store.keep(store.staging / "x", "0" * 64)
        assert Path(store.location("0" * 64)).read_bytes() == store.read(kept("0" * 64)) == b"x"
    assert store.names("_files") == []
    assert not store.staging.exists()


def test_a_live_writer_of_another_machine_is_respected(store: ObjectStore, elsewhere: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows.write.lease, "BEAT_SECONDS", 0.2)
    monkeypatch.setattr(flows.write.lease, "STALE_SECONDS", 2)
    with writing(store, "first", 0):
        until = time.monotonic() + 3
        while time.monotonic() < until:
            with pytest.raises(Busy, match="run first, process"), writing(elsewhere, "second", 0.5):
                pass


def test_a_dead_writer_of_this_machine_is_recognised_at_once(store: ObjectStore) -> None:
    die_holding(store)
    with writing(store, "next", 0) as done:
        assert "run dead, process" in done[0]
    with writing(store, "next", 0) as done:
        assert done == []


def test_a_dead_writer_of_another_machine_is_recognised_by_its_silence(
    store: ObjectStore, elsewhere: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    die_holding(store)
    with pytest.raises(Busy, match="run dead, process"), writing(elsewhere, "next", 0):
        pass
    monkeypatch.setattr(flows.write.lease, "STALE_SECONDS", 2)
    with writing(elsewhere, "next", 10) as done:
        assert "run dead, process" in done[0]


def test_a_writer_that_was_thought_dead_changes_nothing(store: ObjectStore, elsewhere: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> None:
    write(store, "1", DOCUMENTS)
    monkeypatch.setattr(flows.write.lease, "STALE_SECONDS", 0)
    with writing(store, "slow", 0):
        of_all = standing(store).collect("documents", "document_id")["document_id"]
        changes = stage_tables(standing(store), [], of_all, store.staging / "x")
        write(elsewhere, "quick", {"d": 2002})
        there = everything(store)
        with pytest.raises(Lost, match="another run took over"):
            commit(store, changes, "slow", "")
    assert everything(store) == there
    assert names(store.root) == {"a": "2000", "b": "2001", "c": None, "d": "2002"}
    with writing(store, "next", 0) as done:
        assert done == []


def everything(store: ObjectStore) -> dict[str, str]:
    """All objects, with what tells their content."""
    return {item["path"]: item["e_tag"] for page in obstore.list(store._store) for item in page}


def test_a_manifest_that_changed_under_the_writer_is_not_replaced(store: ObjectStore) -> None:
    write(store, "1", DOCUMENTS)
    with writing(store, "2", 0):
        changed = (store.read(MANIFEST) or b"") + b"\n"
        obstore.put(store._store, MANIFEST, changed)
        with pytest.raises(Lost, match="meanwhile"):
            store.swap(b"{}")
    assert store.read(MANIFEST) == changed


def test_an_answer_that_was_lost_is_no_other_writer(store: ObjectStore) -> None:
    stamp = store._objects.put_if("x", b"mine", None)
    assert stamp is not None
    assert store._objects.put_if("x", b"mine", None) == stamp
    assert store._objects.put_if("x", b"other", None) is None


@pytest.mark.parametrize("conditions", ["ignored", "unknown"])
def test_a_server_without_conditional_writes_is_refused(bucket: str, conditions: Conditions, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(conditions) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL", server)
        store = ObjectStore(f"s3://{new_bucket(server)}/tables")
        for _ in range(2):
            with pytest.raises(Unusable, match="does not support conditional writes"), writing(store, "1", 0):
                pass
        assert store.read(MANIFEST) is None


def test_a_server_that_is_not_there_is_said(store: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store._objects.store = S3Store("bucket", endpoint="http://127.0.0.1:9", retry_config={"max_retries": 0})
    with pytest.raises(OSError, match=store.root), writing(store, "1", 0):
        pass


def test_a_public_object_that_was_replaced_is_put_back(store: ObjectStore) -> None:
    write(store, "1", DOCUMENTS)
    path = "documents/year=2000/part-0000.parquet"
    content = store.read(path)
    for wrong in (b"something else", (content or b"")[:-1] + b"?"):
        obstore.put(store._store, path, wrong)
        with writing(store, "2", 0):
            done, damaged = repair(store)
        assert (done, damaged) == ([f"{path} did not show the content of version 1: it does now"], [])
        assert store.read(path) == content


def test_tables_of_a_folder_that_were_copied_here_are_used_as_they_are(store: ObjectStore, tmp_path: Path) -> None:
    local = LocalStore(tmp_path / "tables")
    write(local, "1", DOCUMENTS)
    for path in (path for path in local.root.rglob("*") if path.is_file()):
        name = path.relative_to(local.root).as_posix()
        if not name.startswith(("_", ".")):
            obstore.put(store._store, name, path)
    write(store, "2", {"d": 2000})
    assert names(store.root) == {"a": "2000", "b": "2001", "c": None, "d": "2000"}
    assert standing(store).manifest.version == 2


def test_a_staged_file_that_is_gone_is_not_committed(store: ObjectStore) -> None:
    write(store, "1", DOCUMENTS)
    with writing(store, "2", 0):
        changes = stage_tables(standing(store), [accepted_batch(store.staging, [document("d", 2000)])], ids("d"), store.staging)
        shutil.rmtree(store.staging)
        with pytest.raises(OSError, match="staged files are gone"):
            commit(store, changes, "2", "")
    assert names(store.root).keys() == DOCUMENTS.keys()


def test_a_kept_object_that_was_lost_is_said(store: ObjectStore) -> None:
    manifest = write(store, "1", DOCUMENTS)
    path = "documents/year=2000/part-0000.parquet"
    obstore.delete(store._store, kept(manifest.files[path].sha256))
    obstore.delete(store._store, path)
    with writing(store, "2", 0):
        _, damaged = repair(store)
    assert len(damaged) == 1 and damaged[0].startswith(f"{path} is damaged")


def test_the_lock_stays_and_says_who_wrote_last(store: ObjectStore) -> None:
    write(store, "1", DOCUMENTS)
    assert b'"run_id": "1"' in (store.read(LOCK) or b"")
    assert names(store.root).keys() == DOCUMENTS.keys()
