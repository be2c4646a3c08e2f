"""One version of all tables, as a reader sees it: its files do not change under the reader, whatever is committed meanwhile."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from flows.address import place
from flows.write.manifest import MANIFEST, Changes, Manifest, Unusable, history, load
from flows.write.open import open_store
from flows.write.store import Store, kept
from schemas import SCHEMA_VERSION, TABLES
from schemas.arrow import polars_schema
from schemas.migrate import TooOld, migrate

log = logging.getLogger(__name__)


class Damaged(Unusable):
    """A file does not hold what was written."""


@dataclass(frozen=True)
class Snapshot:
    """A manifest, and the store that keeps its files."""

    store: Store
    manifest: Manifest

    def scan(self, table: str, paths: Sequence[str] | None = None) -> pl.LazyFrame:
        """The rows of a table, of all its files or of those named; typed also where there is none."""
        chosen = self.manifest.paths(table) if paths is None else paths
        if not chosen:
            return pl.LazyFrame(schema=polars_schema(TABLES[table]))
        rows = pl.scan_parquet(list(map(self.location, chosen)), hive_partitioning=False)
        return rows if self.is_current else self._migrated(table, rows)

    def location(self, path: str) -> str:
        """Where the bytes of a file can be scanned."""
        return self.store.location(self.manifest.files[path].sha256)

    @property
    def is_current(self) -> bool:
        """Were the tables written with today's schema? Else rows are brought to it as they are read."""
        return self.manifest.schema_version == SCHEMA_VERSION

    def _migrated(self, table: str, rows: pl.LazyFrame) -> pl.LazyFrame:
        try:
            return migrate(TABLES[table], rows)
        except TooOld as error:
            raise Unusable(
                f"the tables in {self.store.root} are too old: {error}; build all rows anew from the raw store: rapporteur reparse"
            ) from error

    def collect(self, table: str, *columns: pl.Expr | str, skip_damaged: bool = False, **named: pl.Expr) -> pl.DataFrame:
        """Some columns of all rows of a table; a file that is damaged raises Damaged, or is left out with a warning."""
        try:
            if self._has_all(table):
                return self.scan(table).select(*columns, **named).collect()
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError):
            pass  # which file it is, reading them one by one will tell
        frames = [self.scan(table, []).select(*columns, **named).collect()]
        for path in self.manifest.paths(table):
            try:
                frames.append(self.read(path).select(*columns, **named))
            except Damaged:
                if not skip_damaged:
                    raise
                log.warning("%s is damaged and left out", path)
        return pl.concat(frames)

    def _has_all(self, table: str) -> bool:
        """Are the files of a table there, in their sizes?"""
        sizes = {kept(file.sha256): file.n_bytes for file in map(self.manifest.files.__getitem__, self.manifest.paths(table))}
        return self.store.sizes(sizes) == sizes

    def read(self, path: str) -> pl.DataFrame:
        """The rows of one file, once its bytes are known to be those that were written; Damaged where they are not."""
        file = self.manifest.files[path]
        content = self.store.read(kept(file.sha256)) or b""
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise Damaged(
                f"{path} is damaged: it does not hold what was written. Nothing was changed. "
                "Put it back from a backup, or build all rows anew from the raw store: rapporteur reparse"
            )
        rows = pl.read_parquet(io.BytesIO(content), hive_partitioning=False)
        return rows if self.is_current else self._migrated(path.split("/", maxsplit=1)[0], rows.lazy()).collect()

    def with_changes(self, changes: Changes) -> Snapshot:
        """The same, once the changes are made."""
        return Snapshot(self.store, self.manifest.with_changes(changes))


def standing(store: Store) -> Snapshot:
    """The version that stands; an empty one where nothing was ever written. Unusable where the manifest is of a newer release or damaged."""
    content = store.read(MANIFEST)
    return Snapshot(store, load(content, f"{store.root}/{MANIFEST}") if content is not None else Manifest())


def at_version(snapshot: Snapshot, version: int) -> Snapshot | None:
    """Another version of the same tables; None where it is no longer kept."""
    content = snapshot.store.read(history(version))
    return Snapshot(snapshot.store, load(content, f"version {version} of {snapshot.store.root}")) if content is not None else None


def read_snapshot(root: Path | str) -> Snapshot:
    """The newest version of the tables in a folder or at an address, for reading: `read_snapshot("data/tables").scan("documents")`."""
    return standing(open_store(place(root)))
