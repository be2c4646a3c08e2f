"""Accepted rows → partitions."""

from flows.write.partitions import write_run_table, write_tables

__all__ = ["write_run_table", "write_tables"]
