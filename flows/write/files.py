"""One Parquet file with the declared schema and metadata. The same rows give the same bytes: rows are sorted by key, written as one chunk
with fixed row groups and fixed settings."""

from __future__ import annotations

import hashlib
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


def write_file(path: Path, table: Table, frame: pl.DataFrame) -> File:
    """Write the rows of a table, in any order, to `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ordered = frame.sort(list(table.key)) if table.key else frame
    arrow: pa.Table = to_arrow(table, ordered)
    group = TEXT_ROW_GROUP if table.name == "documents" else ROW_GROUP
    pq.write_table(arrow, path, compression="zstd", compression_level=ZSTD_LEVEL, row_group_size=group)
    content = path.read_bytes()
    return File(hashlib.sha256(content).hexdigest(), len(content), frame.height)
