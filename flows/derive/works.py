"""works: which documents carry one symbol, and which of them to count."""

from __future__ import annotations

import polars as pl

from flows.derive.derivation import Derivation, Inputs, Rows
from schemas import TABLES
from schemas.arrow import polars_schema

# Media types by how much of the text's structure they keep; of any other type the last place.
PREFERRED = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/msword",
    "text/html",
    "text/plain",
    "application/pdf",
)
UNIT = ("document_id", "symbol")
AMENDING = r"^(.+)/(?:Corr|Rev)\.\d+(?:/.*)?$"
AMENDED = pl.col("symbol").str.replace(r"/(?:Corr|Rev)\.\d.*$", "")  # the document that all amendments of amendments go back to


def reads(inputs: Inputs) -> pl.LazyFrame:
    """One row per symbol and document that carries it."""
    rank = {media_type: place for place, media_type in enumerate(PREFERRED)}
    return (
        inputs["documents"]
        .select(
            "document_id",
            "media_type",
            "source_uri",
            "language",
            symbol="symbols",
            rank=pl.col("media_type").replace_strict(rank, default=len(PREFERRED), return_dtype=pl.Int32),
            n_bytes="n_bytes",
            year=pl.lit(None, pl.Int32),
        )
        .explode("symbol", empty_as_null=False)
        .filter(pl.col("symbol").is_not_null())
        .unique(["document_id", "symbol"])
    )


def marks(carriers: pl.DataFrame) -> pl.DataFrame:
    """All that carry the same symbol, or one that amends it or that it amends, are built together."""
    return carriers.select(*UNIT, mark=AMENDED.hash(), is_borne=True, is_sought=True)


def build(carriers: pl.DataFrame) -> Rows:
    """One row per symbol and language."""
    carriers = carriers.sort("symbol", "language", "rank", "n_bytes", "document_id", descending=[False, False, False, True, False])
    works = carriers.group_by("symbol", "language", maintain_order=True).agg(
        preferred_document_id=pl.col("document_id").first(),
        n_documents=pl.len(),
        documents=pl.struct("document_id", "media_type", "source_uri"),
    )
    symbols = carriers.select("symbol").unique()
    amending = symbols.select(amended=pl.col("symbol").str.extract(AMENDING), amends="symbol").drop_nulls()
    rows = (
        works.join(carriers.group_by("symbol").agg(languages=pl.col("language").unique().sort()), on="symbol")
        .join(amending.group_by("amended").agg(corrections=pl.col("amends").sort()), left_on="symbol", right_on="amended", how="left")
        .with_columns(pl.col("corrections").fill_null([]))
    )
    schema = polars_schema(TABLES["works"])
    return {"works": rows.select(schema.names()).cast(schema)}


WORKS = Derivation((TABLES["works"],), ("documents",), UNIT, reads, marks, build)
