"""agenda_reference: the titles of a session's agenda items, learned from the documents issued under them and from the agenda itself."""

from __future__ import annotations

import polars as pl

from flows.derive.derivation import Derivation, Inputs, Rows
from flows.parse.agenda_list import AGENDA_SYMBOL, read_agenda_list, session_of
from flows.parse.view import read_lines, read_view
from schemas import TABLES
from schemas.arrow import polars_schema

KEY = ["organ", "session_number", "item_number", "sub_item"]
UNIT = ("document_id", *KEY)
SEEN = ["title", "language", "n_documents"]


def same_title(title: pl.Expr) -> pl.Expr:
    """What two spellings of one title have in common: letters and digits, without case."""
    return title.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars()


def reads(inputs: Inputs) -> pl.LazyFrame:
    """The titles of items of regular sessions' agendas, wherever they stand, and whether in the agenda itself (`listed`)."""
    return pl.concat([_printed(inputs), _listed(inputs)]).with_columns(year=pl.lit(None, pl.Int32))


def marks(titles: pl.DataFrame) -> pl.DataFrame:
    """All titles of one item are built together."""
    return titles.select(*UNIT, mark=pl.struct(KEY).hash(), is_borne=True, is_sought=True).unique()


def build(titles: pl.DataFrame) -> Rows:
    """One row per item of a regular session's agenda that some document titles. Provisional agendas and preliminary lists number otherwise."""
    # One spelling for each title: mixed case before capitals, then the most printed.
    spelled = (
        titles.with_columns(same=same_title(pl.col("title")), capitals=pl.col("title") == pl.col("title").str.to_uppercase())
        .group_by(*KEY, "language", "same", "title", "capitals")
        .agg(n=pl.col("document_id").n_unique(), listed=pl.col("listed").any())
        .sort("listed", "capitals", "n", "title", descending=[True, False, True, False])
        .group_by(*KEY, "language", "same", maintain_order=True)
        .agg(pl.col("title").first(), n_documents=pl.col("n").sum().cast(pl.Int32), listed=pl.col("listed").any())
    )
    ranked = spelled.sort(
        *KEY,
        pl.col("listed"),
        pl.col("language") == "en",
        "n_documents",
        "language",
        "title",
        descending=[*[False] * 4, True, True, True, False, False],
    )
    best = ranked.unique(KEY, keep="first", maintain_order=True)
    others = ranked.join(best.select(*KEY, "language", "same"), on=[*KEY, "language", "same"], how="anti", nulls_equal=True, maintain_order="left")
    collected = others.group_by(KEY, maintain_order=True).agg(other_titles=pl.struct(SEEN))
    rivals = others.group_by(*KEY, "language").agg(n_other=pl.col("n_documents").sum())
    rows = (
        best.join(collected, on=KEY, how="left", nulls_equal=True)
        .join(rivals, on=[*KEY, "language"], how="left", nulls_equal=True)
        .with_columns(
            pl.col("other_titles").fill_null([]),
            pl.col("n_other").fill_null(0),
            title_source=pl.when("listed").then(pl.lit("agenda")).otherwise(pl.lit("documents")),
        )
    )
    schema = polars_schema(TABLES["agenda_reference"])
    return {"agenda_reference": rows.select(schema.names()).cast(schema)}


def _printed(inputs: Inputs) -> pl.LazyFrame:
    """The titles that documents print beside a number."""
    documents = inputs["documents"].select("document_id", "language", "sessions").explode("sessions", empty_as_null=False)
    # The tenth emergency special session has an agenda too, with numbers of its own.
    other_sessions = (
        documents.select("document_id", pl.col("sessions").struct.unnest())
        .filter(pl.col("kind").is_in(["special", "emergency_special"]))
        .select("document_id", "organ", session_number=pl.col("number").cast(pl.Int16))
    )
    return (
        inputs["agenda_items"]
        .filter(pl.col("title").is_not_null() & pl.col("item_number").is_not_null() & pl.col("session_number").is_not_null(), agenda_kind="agenda")
        .join(other_sessions, on=["document_id", "organ", "session_number"], how="anti")
        .join(inputs["documents"].select("document_id", "language"), on="document_id")
        .select(*KEY, "title", "language", "document_id", listed=pl.lit(False))
    )


def _listed(inputs: Inputs) -> pl.LazyFrame:
    """The titles that the agenda itself prints, where it is among the documents."""
    documents = inputs["documents"]
    agendas = documents.filter(pl.col("symbol").str.contains(f"^(?:{AGENDA_SYMBOL.pattern})$")).select("document_id").collect()["document_id"]
    texts = documents.filter(pl.col("document_id").is_in(agendas.implode())).select("document_id", "symbol", "language", "text")
    rows = [
        ("General Assembly", session_of(symbol), item.number, item.sub_item, item.title, language, document_id, True)
        for document_id, symbol, language, text in (() if agendas.is_empty() else texts.collect().iter_rows())
        for item in read_agenda_list(read_view(read_lines(text)))
    ]
    types = [pl.String, pl.Int16, pl.Int16, pl.String, pl.String, pl.String, pl.String, pl.Boolean]
    return pl.LazyFrame(rows, schema=dict(zip([*KEY, "title", "language", "document_id", "listed"], types, strict=True)), orient="row")


AGENDA_REFERENCE = Derivation((TABLES["agenda_reference"],), ("agenda_items", "documents"), UNIT, reads, marks, build)
