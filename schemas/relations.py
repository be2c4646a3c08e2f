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
    start_column, end_column = table.spans
    texts = dict(documents.select("document_id", "text").iter_rows())
    outside, unequal = [], []
    columns = ["document_id", start_column, end_column, *([table.quoted] if table.quoted else [])]
    for row, (document_id, start, end, *quoted) in enumerate(frame.select(columns).iter_rows()):
        text = texts.get(document_id)
        if text is None or start is None or end is None:
            continue  # an orphan or a null: said elsewhere
        if not 0 <= start < end <= len(text):
            outside.append(row)
        elif quoted and text[start:end] != quoted[0]:
            unequal.append(row)
    failed = [_rows(pl.Series(outside), "span_in_text", start_column, "the span must be non-empty and lie inside the document's text")]
    if table.quoted:
        failed.append(_rows(pl.Series(unequal), "span_quotes", table.quoted, "must equal the words of its span in the document's text"))
    return pl.concat(failed)


def _rows(rows: pl.Series, check: str, column: str, reason: str) -> pl.DataFrame:
    return pl.select(row=pl.lit(rows.cast(pl.UInt32)), check=pl.lit(check), column=pl.lit(column), reason=pl.lit(reason)).cast(FAILURES)
