"""Where things lie: `<root>/<table>/year=<YYYY>/part-0.parquet`, and `<root>/<run table>/<run id>.parquet`."""

from __future__ import annotations

from pathlib import Path

import polars as pl

UNKNOWN_YEAR = "__HIVE_DEFAULT_PARTITION__"
FILE = "part-0.parquet"

# The partition of a document, as a directory name's value.
YEAR = pl.col("masthead_date").dt.year().cast(pl.String).fill_null(UNKNOWN_YEAR)


def partition(root: Path, table: str, year: str) -> Path:
    """The file of one table and year."""
    return root / table / f"year={year}" / FILE


def years(root: Path, table: str) -> list[str]:
    """The years for which a table has a file, in order."""
    return sorted(path.parent.name.removeprefix("year=") for path in (root / table).glob(f"year=*/{FILE}"))


def is_data(path: Path) -> bool:
    """Does a folder under the root hold a table? Working folders and hidden ones do not."""
    return path.is_dir() and not path.name.startswith((".", "_"))
