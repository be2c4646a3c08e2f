"""Where things lie.

    <root>/<table>/year=<YYYY>/part-<start>.parquet   data tables, and derived tables that fall into years
    <root>/<table>/part-<start>.parquet               other derived tables
    <root>/<table>/[<first year>/]empty.parquet       no rows: what a glob of these tables finds first, and what never changes
    <root>/<run table>/<run id>.parquet               run tables
    <root>/manifest.json                              which files make up the version that stands
    <root>/_index/year=<YYYY>/part-<start>.parquet    by what documents of one slice are found where derived tables are brought up to date
    <root>/_files/<sha256>                            the same files under the name of their content, and those of versions just past
    <root>/_manifests/<version>.json                  the manifests of these versions

The documents of a year are spread over slices by their id, so that a changed document rewrites one slice and not the year. The number of
slices is a power of two that follows from the number of documents alone: the same documents give the same files, whatever came first. So
are the rows of a derived table, by an id that they have, and by their number.
A slice is named by the first four hex digits of the smallest id that it can hold.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

INDEX = "_index"
UNKNOWN_YEAR = "__HIVE_DEFAULT_PARTITION__"
SLICE_DOCUMENTS = 512  # at most, on average
SLICE_ROWS = 2_048  # the same, of a derived table
WHOLE = "part-0000.parquet"  # the one slice of a partition that is not divided
ID_SPACE = 16**4

OF_DOCUMENT = pl.col("document_id")

# The partition of a document, as a directory name's value.
YEAR = pl.col("masthead_date").dt.year().cast(pl.String).fill_null(UNKNOWN_YEAR)


def n_slices(n: int, at_most: int) -> int:
    """Into how many slices that many documents or rows of one year are divided, of at most so many each: 0, or a power of two."""
    count = min(n, 1)
    while n > count * at_most and count < ID_SPACE:
        count *= 2
    return count


def slice_names(count: int) -> list[str]:
    """The file names of that many slices."""
    return [_name(start) for start in range(0, ID_SPACE, ID_SPACE // count)] if count else []


def slice_name(count: int, ids: pl.Expr = OF_DOCUMENT) -> pl.Expr:
    """The file name of the slice in which a row lies, by hexadecimal digits spread evenly, as column `slice`."""
    width = ID_SPACE // count
    starts = ids.str.head(4).str.to_integer(base=16) // width
    return starts.replace_strict(list(range(count)), slice_names(count), return_dtype=pl.String).alias("slice")


def _name(start: int) -> str:
    return f"part-{start:04x}.parquet"


def partition(table: str, year: str, name: str = WHOLE) -> str:
    """The path of a file below the root."""
    return f"{table}/year={year}/{name}"


def is_data(path: Path) -> bool:
    """Does a folder under the root hold a table? Working folders and hidden ones do not."""
    return path.is_dir() and not path.name.startswith((".", "_"))
