"""Accepted rows → files, committed as a whole. `read_snapshot` is the reading side: one version of all tables."""

from flows.write.snapshot import Snapshot, read_snapshot

__all__ = ["Snapshot", "read_snapshot"]
