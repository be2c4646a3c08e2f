"""Parse one batch of texts in as many processes as wanted; paths in, paths out.

The workers are spawned, never forked: a forked child of a process that has used Polars can hang. Small batches are parsed here.
"""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import polars as pl

from flows.parse.document import Rows, Source, parse_document
from flows.parse.time import Names
from flows.rejected import Reject
from flows.staged import write_staged
from flows.version import parser_version
from schemas import DATA_TABLES
from schemas.arrow import polars_schema

CHUNK_BYTES = 500_000  # a worker's share: large against the cost of handing it over, small against what a batch gives each worker


def parse_batch(texts: Path, out: Path, workers: int, names: Names = ()) -> tuple[Path, list[Reject]]:
    """Parse `texts` (a row per document) into `<out>/<table>/<chunk>.parquet`; a document on which the parser fails is a reject.

    `names` are the user's own names of times (flows/parse/time/named.py).
    """
    for table in DATA_TABLES:
        (out / table.name).mkdir(parents=True, exist_ok=True)
    chunks = _chunks(texts)
    if workers == 1 or len(chunks) == 1:
        results = [_parse_chunk(texts, out, names, *chunk) for chunk in chunks]
    else:
        with ProcessPoolExecutor(min(workers, len(chunks)), mp_context=multiprocessing.get_context("spawn")) as pool:
            results = list(pool.map(_parse_chunk, *zip(*[(texts, out, names, *chunk) for chunk in chunks], strict=True)))
    return out, [reject for rejects in results for reject in rejects]


def _chunks(texts: Path) -> list[tuple[int, int]]:
    """(first row, number of rows) of each chunk."""
    sizes = pl.read_parquet(texts, columns=["n_bytes"]).with_row_index("row").with_columns(chunk=(pl.col("n_bytes").cum_sum() - 1) // CHUNK_BYTES)
    return list(sizes.group_by("chunk", maintain_order=True).agg(pl.col("row").first(), pl.len()).select("row", "len").iter_rows()) or [(0, 0)]


def _parse_chunk(texts: Path, out: Path, names: Names, first: int, count: int) -> list[Reject]:
    parsed: list[tuple[Source, Rows]] = []
    rejects: list[Reject] = []
    for document in pl.scan_parquet(texts).slice(first, count).collect().iter_rows(named=True):
        source = Source(
            document["content_sha256"],
            document["source_uri"],
            document["media_type"],
            document["n_bytes"],
            parser_version(names),
            tuple(document["page_starts"]),
        )
        try:
            parsed.append((source, parse_document(source, document["text"], names)))
        except Exception as error:  # one document on which a rule fails must not stop the others; it is reported with what is needed to mend it
            rejects.append(_parser_error(source, error))
    try:
        frames = _frames([rows for _, rows in parsed])
    except (pl.exceptions.PolarsError, TypeError, OverflowError):
        fitting, unfit = _apart(parsed)
        frames, rejects = _frames(fitting), rejects + unfit
    for name, frame in frames.items():
        write_staged(frame, out / name / f"{first:09}.parquet")
    return rejects


def _frames(documents: list[Rows]) -> dict[str, pl.DataFrame]:
    """The rows of several documents as one frame per table; an exception where a value does not fit its declared type."""
    return {table.name: pl.DataFrame([row for rows in documents for row in rows[table.name]], schema=polars_schema(table)) for table in DATA_TABLES}


def _apart(parsed: list[tuple[Source, Rows]]) -> tuple[list[Rows], list[Reject]]:
    """The documents whose rows fit the declared types, and rejects for the others."""
    fitting: list[Rows] = []
    rejects: list[Reject] = []
    for source, rows in parsed:
        try:
            _frames([rows])
            fitting.append(rows)
        except (pl.exceptions.PolarsError, TypeError, OverflowError) as error:
            rejects.append(_parser_error(source, error))
    return fitting, rejects


def _parser_error(source: Source, error: Exception) -> Reject:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return Reject(
        "parse",
        "parser_error",
        f"the parser failed ({type(error).__name__}: {error}, at {place}); the other documents are not affected; please report it with the file",
        document_id=source.document_id,
        source_uri=source.source_uri,
    )
