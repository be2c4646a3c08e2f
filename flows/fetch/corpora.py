"""A corpus in one file: each row of a Parquet or JSON-lines file is a document, one of its columns the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.extract.media_types import JSON_LINES, PARQUET
from flows.fetch.local import version_of
from flows.fetch.source import Content, Entry, Known, Source, too_large
from flows.rejected import Unreadable

CORPORA = frozenset({PARQUET, JSON_LINES})
ROWS_AT_ONCE = 256


@dataclass
class CorpusSource:
    """One corpus on disk. A row is named by its number, from 1, and can be opened until the next is listed."""

    path: Path
    uri: str
    name: str  # of the source in which the file lies
    text_column: str
    max_bytes: int
    remote = False
    count = None
    _text: Any = field(default=None, init=False)

    def entries(self) -> Iterator[Entry | OSError]:
        version = version_of(self.path)
        read = _parquet if self.path.suffix == ".parquet" else _json_lines
        try:
            for number, text in enumerate(read(self.path, self.text_column), 1):
                self._text = text
                yield Entry(f"{self.uri}#{number}", f"{self.path}#{number}", None, version=version)
        except (OSError, ValueError) as error:
            yield OSError(None, f"{error}; what came before was read; mend the file, then run again", self.uri)

    def open(self, entry: Entry, known: Known | None) -> Content:
        if not isinstance(self._text, str):
            raise Unreadable("no_text", f"has no text in the column {self.text_column}; fill it, or leave the row out")
        content = self._text.encode("utf-8", "replace")
        if len(content) > self.max_bytes:
            raise too_large(self.max_bytes)
        return Content(content)

    def within(self, entry: Entry, path: Path) -> Source | None:
        return None


def _parquet(path: Path, column: str) -> Iterator[Any]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        if column not in file.schema_arrow.names:
            raise ValueError(f"has no column {column}, but {', '.join(file.schema_arrow.names)}; name one of them with --text-column")
        for batch in file.iter_batches(ROWS_AT_ONCE, columns=[column]):
            yield from batch.column(0).to_pylist()


def _json_lines(path: Path, column: str) -> Iterator[Any]:
    with open(path, encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                row = json.loads(line)
                if not isinstance(row, dict) or column not in row:
                    raise ValueError(f"has no field {column} in line {number}; name another one with --text-column")
                yield row[column]
