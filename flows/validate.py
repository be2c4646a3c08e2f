"""Rows → accepted and rejected, with reasons."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from flows.rejected import Reject
from flows.staged import write_staged
from schemas import DATA_TABLES, Table
from schemas.arrow import polars_schema
from schemas.model import failures
from schemas.relations import relation_failures

VALUE_LENGTH = 500  # characters of a failing value that a reject repeats


def accept(rows: Path, out: Path) -> tuple[Path, list[Reject]]:
    """Check the rows in `<rows>/<table>/*.parquet`; what passes goes to `<out>/<table>.parquet`.

    A document that fails takes its rows with it; a child row that fails goes alone, and `documents.n_rejected_rows` counts it.
    """
    out.mkdir(parents=True, exist_ok=True)
    accepted: dict[str, pl.DataFrame] = {}
    rejects: list[Reject] = []
    for table in DATA_TABLES:
        frame = pl.read_parquet(rows / table.name / "*.parquet")
        if table.name != "documents":
            frame = frame.join(accepted["documents"].select("document_id"), on="document_id", how="semi", maintain_order="left")
        kept, refused = split(table, frame, accepted)
        accepted[table.name] = kept
        rejects += refused
    accepted["documents"] = _count_rejected(accepted["documents"], rejects)
    for name, frame in accepted.items():
        write_staged(frame, out / f"{name}.parquet")
    return out, rejects


def split(table: Table, frame: pl.DataFrame, parents: dict[str, pl.DataFrame]) -> tuple[pl.DataFrame, list[Reject]]:
    """The rows that pass every check of the table, and a reject for every check that a row fails. Raises TypeError for undeclared columns."""
    if frame.is_empty():
        return frame, []
    failed = failures(table, frame)
    if failed["row"].null_count():
        raise TypeError(f"{table.name}: the parser's rows do not have the declared columns: {failed.row(0, named=True)}")
    if table.name != "documents":
        failed = pl.concat([failed, relation_failures(table, frame, parents)])
    if failed.is_empty():
        return frame, []
    uris = dict(parents.get("documents", frame).select("document_id", "source_uri").iter_rows())
    rejects = [
        _reject(table, frame.row(row, named=True), check, column, reason, uris) for row, check, column, reason in failed.sort("row").iter_rows()
    ]
    numbered = frame.with_row_index("row")
    return numbered.join(failed, on="row", how="anti", maintain_order="left").drop("row"), rejects


def _reject(table: Table, row: dict[str, object], check: str, column: str, reason: str, uris: dict[str, str]) -> Reject:
    document_id = str(row["document_id"])
    shown = {name: value for name, value in row.items() if name != "text"}
    return Reject(
        "validate",
        check,
        reason,
        table=table.name,
        document_id=document_id,
        source_uri=uris.get(document_id),
        column=column,
        value=str(row[column])[:VALUE_LENGTH] if column in row else None,
        row=pl.DataFrame([shown], schema={name: dtype for name, dtype in polars_schema(table).items() if name in shown}).write_ndjson().strip(),
    )


def _count_rejected(documents: pl.DataFrame, rejects: list[Reject]) -> pl.DataFrame:
    """Distinct rejected rows per document."""
    rejected = {(r.document_id, r.table, r.row) for r in rejects if r.table != "documents"}
    counts = pl.DataFrame([{"document_id": document_id} for document_id, _, _ in rejected], schema={"document_id": pl.String})
    counted = counts.group_by("document_id").len("n").with_columns(pl.col("n").cast(pl.Int32))
    return (
        documents.join(counted, on="document_id", how="left", maintain_order="left")
        .with_columns(n_rejected_rows=pl.col("n").fill_null(0))
        .select(documents.columns)
    )
