"""Checks across tables: foreign keys, and spans against the text of the document."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from schemas.declare import Table
from schemas.model import FAILURES


def relation_failures(table: Table, frame: pl.DataFrame, others: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The failures of a table's rows against the other tables, as FAILURES. `others` holds at least the tables it refers to."""
    found = [orphans(table, frame, others), span_failures(table, frame, others["documents"])]
    return pl.concat([part.cast(FAILURES) for part in found])


def orphans(table: Table, frame: pl.DataFrame, others: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """References of a table that no row of `others` meets, as FAILURES."""
    parts = []
    for key in table.foreign_keys:
        parent, column = key.references
        known = others[parent].get_column(column)
        orphan = frame.with_row_index("row").filter(pl.col(key.column).is_not_null() & ~pl.col(key.column).is_in(known.implode()))
        parts.append(_rows(orphan.get_column("row"), "foreign_key", key.column, f"no such {column} in {parent}"))
    return pl.concat(parts) if parts else pl.DataFrame(schema=FAILURES)


def span_failures(table: Table, frame: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Spans that do not lie in the text of their document, or whose words are others, as FAILURES. Other documents' rows are passed over."""
    if table.spans is None or frame.is_empty():
        return pl.DataFrame(schema=FAILURES)
    start, end = table.spans
    lengths = documents.select("document_id", n_chars=pl.col("text").str.len_chars().cast(pl.Int64))
    columns = ["document_id", start, end, *([table.quoted] if table.quoted else [])]
    # An orphan or a null is said elsewhere.
    spans = frame.select(columns).with_row_index("row").join(lengths, on="document_id", maintain_order="left").drop_nulls([start, end])
    inside = (pl.col(start) >= 0) & (pl.col(start) < pl.col(end)) & (pl.col(end) <= pl.col("n_chars"))
    outside = spans.filter(~inside)["row"]
    failed = [_rows(outside, "span_in_text", start, "the span must be non-empty and lie inside the document's text")]
    if table.quoted:
        quotes = spans.filter(inside)
        texts = dict(documents.select("document_id", "text").iter_rows())
        words = [texts[key][first:last] for key, first, last in zip(*(quotes[name].to_list() for name in ("document_id", start, end)), strict=True)]
        unequal = quotes.filter(pl.Series(words, dtype=pl.String).ne_missing(quotes[table.quoted]))["row"]
        failed.append(_rows(unequal, "span_quotes", table.quoted, "must equal the words of its span in the document's text"))
    return pl.concat(failed)


def _rows(rows: pl.Series, check: str, column: str, reason: str) -> pl.DataFrame:
    return pl.select(row=pl.lit(rows.cast(pl.UInt32)), check=pl.lit(check), column=pl.lit(column), reason=pl.lit(reason)).cast(FAILURES)
