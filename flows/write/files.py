"""One Parquet file with the declared schema and metadata. The same rows give the same bytes: rows are sorted by key, written as one chunk
with fixed row groups and fixed settings.

Files have one of few sizes. Polars remembers the size of a file from when it listed it and looks for the footer there; a file that is replaced
by one of the same size in between is read as it then is. What fills a file up to its size is a hole before the footer, which takes no room
on a local disk.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from flows.write.manifest import File
from schemas import Table
from schemas.arrow import to_arrow

ROW_GROUP = 50_000  # rows; of short rows, as measured for scans by document_id
TEXT_ROW_GROUP = 2_000  # rows of documents, which carry their text
ZSTD_LEVEL = 3
SIZE_STEP = 64 * 1024  # bytes; of large files an eighth of the next power of two
TAIL = 8  # bytes at the end of a Parquet file: the length of the footer, and the magic word


def write_file(path: Path, table: Table, frame: pl.DataFrame, at_least: int = 0) -> File:
    """Write the rows of a table, in any order, to `path`, as a file of no fewer bytes than `at_least`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ordered = frame.sort(list(table.key)) if table.key else frame
    arrow: pa.Table = to_arrow(table, ordered)
    group = TEXT_ROW_GROUP if table.name == "documents" else ROW_GROUP
    pq.write_table(arrow, path, compression="zstd", compression_level=ZSTD_LEVEL, row_group_size=group)
    _fill(path, at_least)
    return _written(path, frame)


def write_index(path: Path, frame: pl.DataFrame) -> File:
    """Write rows of numbers and ids, in any order, to `path`: a file for the program alone, as small as may be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(frame.sort(frame.columns).to_arrow(), path, compression="zstd", compression_level=ZSTD_LEVEL)
    return _written(path, frame)


def _written(path: Path, frame: pl.DataFrame) -> File:
    content = path.read_bytes()
    return File(hashlib.sha256(content).hexdigest(), len(content), frame.height)


def size_of(n_bytes: int) -> int:
    """The size of a file that needs so many bytes: at most a quarter more, or one step."""
    step = max(SIZE_STEP, 1 << max(n_bytes.bit_length() - 3, 0))
    return -(-n_bytes // step) * step


def _fill(path: Path, at_least: int) -> None:
    """Move the footer to the end of the size that the file is to have."""
    with open(path, "r+b") as file:
        n_bytes = file.seek(-TAIL, os.SEEK_END) + TAIL
        n_footer = int.from_bytes(file.read(4), "little") + TAIL
        file.seek(n_bytes - n_footer)
        footer = file.read()
        file.truncate(n_bytes - n_footer)
        file.seek(size_of(max(n_bytes, at_least)) - n_footer)
        file.write(footer)
