"""The commit, and what comes after a crash.

1. New files are put into `_files`, where no reader looks. A crash here leaves files that no manifest names: they are thrown away.
2. The manifest is replaced, in one move: that is the commit. Who reads through the manifest sees the new version from here on.
3. The public paths, `<table>/year=…/part-….parquet`, are made to show the files of the manifest, one by one, in a moment. A crash here is
   made good by the next run or `rapporteur recover`: they do the same step again.
4. Files that only versions long past need are thrown away.
"""

from __future__ import annotations

import hashlib
import io
import logging
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath

from flows.stopped import Stopped
from flows.write.describe import descriptions
from flows.write.files import write_file
from flows.write.layout import INDEX
from flows.write.manifest import FIRST, MANIFEST, MANIFESTS, Changes, File, Manifest, dump, history, load, newer
from flows.write.snapshot import standing
from flows.write.store import FILES, Store, kept
from schemas import DATA_TABLES, DERIVED_TABLES, SCHEMA_VERSION, TABLES
from schemas.arrow import empty_frame
from schemas.version import is_newer

log = logging.getLogger(__name__)

REBUILT = {*(table.name for table in (*DATA_TABLES, *DERIVED_TABLES)), INDEX}
SHOWN = "_shown"  # holds the number of the version that the public paths show
KEEP_VERSIONS = 5  # these versions, and
KEEP_TIME = timedelta(minutes=15)  # all younger ones, can still be read by who began before the commit
GRACE_SECONDS = 2.0  # that a file which goes stays as an empty one, for readers that have just listed it


@contextmanager
def writing(store: Store, run_id: str, wait: float) -> Iterator[list[str]]:
    """Hold the tables for one writer, made whole first; gives what had to be done for that. Raises Stopped, OSError."""
    with store.locked(run_id, wait) as dead:
        done = [f"the writer before{dead} did not finish"] if dead is not None else []
        done += recover(store)
        try:
            yield done
        except BaseException:
            with suppress(OSError, Stopped):
                discard_old(store, standing(store).manifest)
            raise
        finally:
            shutil.rmtree(store.staging, ignore_errors=True)


def commit(store: Store, changes: Changes, run_id: str, derived_by: str) -> Manifest:
    """Make the changes: all or none. The files are kept in the store already. Doing it twice for one run is doing it once."""
    before = standing(store).manifest
    if before.run_id == run_id:
        show(store, before, None)
        return before
    after = before.next(changes, run_id, SCHEMA_VERSION, derived_by)
    changes = {**changes, **_first_files(store, after)}
    changes |= descriptions(store, after.with_changes(changes), store.staging)
    after = after.with_changes(changes)
    store.settle({file.sha256 for file in changes.values() if file})
    store.write(history(after.version), dump(after))
    store.swap(dump(after))
    show(store, after, changes)
    discard_old(store, after)
    return after


def show(store: Store, manifest: Manifest, changes: Changes | None) -> None:
    """Make the public paths show a version: those that changed, or all where that is not known.

    What goes is emptied first and removed later, what changes comes before what is new: rows are never seen twice.
    """
    if changes is None:
        amiss = store.amiss(_hashes(manifest))
        changes = {path: file for path, file in manifest.files.items() if path in amiss}
        changes |= dict.fromkeys(set(store.shown()) - manifest.files.keys())
    there = store.sizes(changes)
    going = [path for path in there if changes[path] is None and path.split("/")[0] in TABLES]
    store.show({path: _empty(store, path, there[path]).sha256 for path in going})
    for existed in (True, False):
        store.show({path: file.sha256 for path, file in changes.items() if file and (path in there) == existed})
    if going:
        time.sleep(GRACE_SECONDS)
    store.remove(path for path, file in changes.items() if file is None)
    store.write(SHOWN, str(manifest.version).encode())


def recover(store: Store) -> list[str]:
    """Bring the tables to the one version that the manifest names; gives what was done, nothing where all was well. Needs the lock."""
    done = []
    if store.staging.exists():
        shutil.rmtree(store.staging)
        done.append("threw away what an unfinished run had staged")
    if store.read(MANIFEST) is None:
        return done + _adopt(store)
    manifest = standing(store).manifest
    for path, file in manifest.files.items():  # of a copy of the folder that took only the public paths
        if not store.holds(file.sha256) and store.digest(path) == file.sha256:
            store.adopt(path, file.sha256)
    if store.read(SHOWN) != str(manifest.version).encode():
        show(store, manifest, None)
        done.append(f"version {manifest.version} of run {manifest.run_id} was committed but not shown in full: it is now")
    if removed := discard_old(store, manifest):
        done.append(f"removed {removed} files that no version needs")
    return done


def repair(store: Store) -> tuple[list[str], list[str]]:
    """Hold every public path against the manifest and put right what differs; gives what was done, and what cannot be: its content is lost."""
    manifest = standing(store).manifest
    amiss = store.amiss(_hashes(manifest))
    lines, damaged = [], []
    for path, file in manifest.files.items():
        if store.digest(kept(file.sha256)) != file.sha256:
            damaged.append(f"{path} is damaged, and no good copy is kept: build all rows anew from the raw store: rapporteur reparse")
        elif path in amiss:
            store.show({path: file.sha256})
            lines.append(f"{path} did not show the content of version {manifest.version}: it does now")
    strangers = sorted(set(store.shown()) - manifest.files.keys())
    lines += [f"{path} is not of version {manifest.version}: remove it if it is not yours" for path in strangers]
    return lines, damaged


def discard_damaged(store: Store) -> None:
    """Throw away kept files of data and derived tables that do not hold what was written, so that they are written anew."""
    files = standing(store).manifest.files
    for path, file in files.items():
        if path.split("/")[0] in REBUILT and store.digest(kept(file.sha256)) not in (file.sha256, None):
            log.warning("%s is damaged: its rows are built anew", path)
            store.remove([kept(file.sha256)])


def discard_old(store: Store, manifest: Manifest) -> int:
    """Throw away the files of versions past, of commits that never were, and their manifests; gives how many files."""
    needed = {file.sha256 for file in manifest.files.values()}
    replaced_at = datetime.now(UTC)
    for name in reversed(store.names(MANIFESTS)):
        version = int(name.removesuffix(".json"))
        of_version = load(store.read(f"{MANIFESTS}/{name}") or b"", name) if version <= manifest.version else None
        if of_version and (version > manifest.version - KEEP_VERSIONS or datetime.now(UTC) - replaced_at < KEEP_TIME):
            needed |= {file.sha256 for file in of_version.files.values()}
            replaced_at = datetime.fromisoformat(of_version.committed_at)
        else:
            store.remove([f"{MANIFESTS}/{name}"])
    unneeded = set(store.names(FILES)) - needed
    store.remove(map(kept, unneeded))
    return len(unneeded)


def _adopt(store: Store) -> list[str]:
    """Tables without a manifest, of an earlier release or copied from elsewhere, become version 1 as they lie."""
    import pyarrow.parquet as pq

    files = {}
    for path in store.shown():
        if path.split("/")[0] in TABLES:
            content = store.read(path) or b""
            sha256 = hashlib.sha256(content).hexdigest()
            footer = pq.read_metadata(io.BytesIO(content))
            version = (footer.metadata or {}).get(b"schema_version", b"").decode()
            if is_newer(version):
                raise newer(path, f"schema {version}, this release has {SCHEMA_VERSION}")
            files[path] = File(sha256, len(content), footer.num_rows)
    if not files:
        return []
    for path, file in files.items():
        store.adopt(path, file.sha256)
    first = Manifest().next(files, "adopted", "", "")  # of no known schema version: the next run writes every file anew
    store.write(history(1), dump(first))
    store.swap(dump(first))
    store.write(SHOWN, b"1")
    return [f"took over {len(files)} files that had no manifest"]


def _first_files(store: Store, manifest: Manifest) -> Changes:
    """The changes after which every table begins with a file without rows, that never changes: Polars reads the first file of a glob twice."""
    changes: dict[str, File | None] = {path: None for path in manifest.files if PurePosixPath(path).name == FIRST}
    for table in (*DATA_TABLES, *DERIVED_TABLES):
        if paths := manifest.paths(table.name):
            first = str(PurePosixPath(paths[0]).with_name(FIRST))
            changes[first] = _empty(store, first)
    return changes


def _empty(store: Store, path: str, n_bytes: int = 0) -> File:
    """Keep a file without rows, of the table to which a path belongs, of no fewer bytes than that."""
    table = TABLES[path.split("/", maxsplit=1)[0]]
    staged = store.staging / "empty.parquet"
    file = write_file(staged, table, empty_frame(table), n_bytes)
    store.keep(staged, file.sha256)
    return file


def _hashes(manifest: Manifest) -> dict[str, str]:
    """Path → hash."""
    return {path: file.sha256 for path, file in manifest.files.items()}
