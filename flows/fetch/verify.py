"""Does the raw store hold what its log says, byte for byte?"""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from flows.fetch.log import read_state
from flows.fetch.store import Damaged, RawStore


@dataclass
class Verified:
    """What was found. `damaged`, `missing`: SHA-256 and a name under which the bytes were fetched."""

    n_files: int = 0
    n_bytes: int = 0
    damaged: list[tuple[str, str]] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.damaged and not self.missing


def verify(store: RawStore) -> Verified:
    """Read every file and compute its hash anew; look for every file that the log names."""
    names = dict(read_state(store).filter(pl.col("content_sha256").is_not_null()).select("content_sha256", "source_uri").iter_rows())
    found = Verified()
    for sha256, n_bytes in store.hashes():
        found.n_files, found.n_bytes = found.n_files + 1, found.n_bytes + n_bytes
        name = names.pop(sha256, "in no log: fetched by a run that was killed")
        try:
            store.get(sha256)
        except Damaged:
            found.damaged.append((sha256, name))
    found.missing = sorted(names.items())
    return found


def as_text(store: RawStore, found: Verified) -> str:
    """For a person: what was found, and what to do."""
    lines = [f"{found.n_files:,} files, {found.n_bytes:,} bytes in {store.root}"]
    lines += [f"  damaged: {sha256} ({name})" for sha256, name in found.damaged]
    lines += [f"  missing: {sha256} ({name})" for sha256, name in found.missing]
    if found.damaged:
        lines.append("The tables are not affected. Remove the damaged files (they are named by their hash) and run again: they are fetched anew.")
    if found.missing:
        lines.append("The tables are not affected. Run again: what is missing is fetched anew, as far as its source still has it.")
    return "\n".join([*lines, "Everything is as it was fetched."] if found.ok else lines)


def statuses(store: RawStore) -> str:
    """For a person: how the last attempt at every entry ended."""
    counts = read_state(store).group_by("status").len().sort("len", descending=True)
    return "\n".join([f"{store.root}: the last attempt at every source", *(f"  {status:<10}{n:>10,}" for status, n in counts.iter_rows())])
