"""The manifest: which files, by their content, make up one version of all tables. Replacing it is the commit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from flows.stopped import Stopped
from schemas.version import SCHEMA_VERSION, is_newer

FIRST = "empty.parquet"  # of no rows; sorts before all others of its folder
FORMAT = 1  # how the manifest is written; a reader of an older release must not guess
MANIFEST = "manifest.json"
MANIFESTS = "_manifests"


class Unusable(Stopped):
    """The tables cannot be read or written as they are; the message says what to do."""


@dataclass(frozen=True, slots=True)
class File:
    """One file: its content and how much it holds. `rows` is None for what is no Parquet."""

    sha256: str
    n_bytes: int
    rows: int | None = None


Changes = Mapping[str, File | None]  # path below the root → its new file, None where it goes


@dataclass(frozen=True)
class Manifest:
    """One version. `files`: path below the root → file."""

    version: int = 0
    run_id: str = ""
    committed_at: str = ""  # ISO 8601, UTC
    schema_version: str = ""
    derived_by: str = ""  # fingerprint of the rules behind the derived tables
    files: Mapping[str, File] = field(default_factory=dict)

    def paths(self, table: str, folder: str | None = None) -> list[str]:
        """The files with the rows of a table, in order; of one folder of it (`year=2020`) where that is given."""
        start = f"{table}/" if folder is None else f"{table}/{folder}/"
        return [path for path in self._of_tables.get(table, []) if path.startswith(start)]

    @cached_property
    def _of_tables(self) -> dict[str, list[str]]:
        """The files with the rows of each table, in order."""
        with_rows = sorted(path for path in self.files if not path.endswith(f"/{FIRST}"))
        return {table: list(paths) for table, paths in groupby(with_rows, lambda path: path.split("/", 1)[0])}

    def folders(self, table: str) -> list[str]:
        """The partitions of a table, as directory names."""
        return sorted({PurePosixPath(path).parent.name for path in self.paths(table)} - {table})

    def with_changes(self, changes: Changes) -> Manifest:
        """The files as they are once the changes are made."""
        files = {path: file for path, file in {**self.files, **changes}.items() if file is not None}
        return replace(self, files=files)

    def changes_to(self, after: Manifest) -> dict[str, File | None]:
        """What must be done to the files of this version to have those of another."""
        paths = self.files.keys() | after.files.keys()
        return {path: after.files.get(path) for path in sorted(paths) if self.files.get(path) != after.files.get(path)}

    def next(self, changes: Changes, run_id: str, schema_version: str, derived_by: str) -> Manifest:
        """The version after this one."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return Manifest(self.version + 1, run_id, now, schema_version, derived_by, self.with_changes(changes).files)


def dump(manifest: Manifest) -> bytes:
    """The manifest as JSON: a line per file, sorted by path."""
    head = {
        "format": FORMAT,
        "version": manifest.version,
        "run_id": manifest.run_id,
        "committed_at": manifest.committed_at,
        "schema_version": manifest.schema_version,
        "derived_by": manifest.derived_by,
    }
    lines = [f"  {json.dumps(path)}: {json.dumps(_entry(file))}" for path, file in sorted(manifest.files.items())]
    return (json.dumps(head, indent=1)[:-2] + ',\n "files": {\n' + ",\n".join(lines) + "\n }\n}\n").encode()


@lru_cache(maxsize=16)  # the versions that are kept, each read several times in a run
def load(content: bytes, where: str) -> Manifest:
    """The manifest of these bytes; Unusable where it is of a newer release or is none."""
    try:
        found = json.loads(content)
        if found["format"] > FORMAT:
            raise newer(where, f"manifest format {found['format']}, this release knows {FORMAT}")
        if is_newer(found["schema_version"]):
            raise newer(where, f"schema {found['schema_version']}, this release has {SCHEMA_VERSION}")
        files = {path: _file(entry) for path, entry in found["files"].items()}
        return Manifest(found["version"], found["run_id"], found["committed_at"], found["schema_version"], found["derived_by"], files)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unusable(
            f"{where} is no manifest ({type(error).__name__}: {error}). Nothing was changed; put back the newest of _manifests/ in its place, "
            "or remove it: the next run then takes the files as they lie"
        ) from error


def newer(where: str, what: str) -> Unusable:
    """What a release says of what a later one wrote: it would lose what it does not know."""
    return Unusable(f"{where} was written by a newer rapporteur ({what}); upgrade it: pip install --upgrade rapporteur. Nothing was changed")


def history(version: int) -> str:
    """Where the manifest of a version is kept."""
    return f"{MANIFESTS}/{version:08}.json"


def write_changes(path: Path, changes: Changes) -> Path:
    """Staged changes on their way from stage to stage."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({name: file and _entry(file) for name, file in changes.items()}), "utf-8")
    return path


def read_changes(*paths: Path) -> dict[str, File | None]:
    """The changes of these files, together."""
    return {name: entry and _file(entry) for path in paths for name, entry in json.loads(path.read_text("utf-8")).items()}


def _entry(file: File) -> dict[str, object]:
    return {"sha256": file.sha256, "bytes": file.n_bytes, "rows": file.rows}


def _file(entry: Mapping[str, Any]) -> File:
    return File(entry["sha256"], entry["bytes"], entry["rows"])
