"""What is still rejected: the rejects that no later run has made good."""

from __future__ import annotations

from typing import Any

import polars as pl

from flows.fetch.log import HELD
from flows.fetch.source import WRONG_LANGUAGE
from flows.rejected import RAW_LOST
from flows.write.snapshot import Snapshot

EXAMPLES = 5  # sources named per reason


def outstanding(snapshot: Snapshot) -> pl.DataFrame:
    """The rows of `rejects` that still hold.

    Of a file that could not be fetched: until it is fetched. Of a document without rows: until it has rows. Of a single row: as long as its
    document stands as that parser read it. Of several runs that say the same the last counts.
    """
    rejects = snapshot.collect("rejects", pl.all(), skip_damaged=True).join(
        snapshot.collect("runs", "run_id", "parser_version", "started_at", skip_damaged=True), on="run_id", how="left"
    )
    documents = snapshot.collect("documents", "document_id", read_by=pl.col("parser_version"), skip_damaged=True)
    fetched = (
        snapshot.collect("fetches", "source_uri", "status", "retrieved_at", skip_damaged=True)
        .filter(pl.col("status").is_in(HELD))
        .group_by("source_uri")
        .agg(fetched_at=pl.col("retrieved_at").max())
    )
    about = rejects.join(documents, on="document_id", how="left").join(fetched, on="source_uri", how="left")
    of_fetch = pl.col("document_id").is_null()
    of_row = pl.col("table").is_not_null() & (pl.col("table") != "documents")
    holds = (
        pl.when(of_fetch)
        .then(pl.col("fetched_at").is_null() | (pl.col("fetched_at") < pl.col("started_at")))
        .when(of_row)
        .then(pl.col("read_by") == pl.col("parser_version"))
        .otherwise(pl.col("read_by").is_null())
    )
    return (
        about.filter(holds)
        .sort("started_at", "run_id")
        .unique(["stage", "check", "reason", "table", "document_id", "source_uri", "column", "value", "row"], keep="last", maintain_order=True)
        .select(rejects.columns[: len(rejects.columns) - 2])
    )


def refused_before(snapshot: Snapshot, fetched: pl.DataFrame, version: str) -> pl.DataFrame:
    """Of what was fetched (`content_sha256`, `source_uri`), the contents that this very parser version has refused under the same names.

    Reading them again would end the same. Another language than asked for is a fault of the name; lost bytes are no fault of the content.
    """
    runs = snapshot.collect("runs", "run_id", "parser_version", skip_damaged=True).filter(parser_version=version)
    rejects = (
        snapshot.collect("rejects", "run_id", "table", "check", "document_id", "source_uri", skip_damaged=True)
        .filter(pl.col("table").is_null() | (pl.col("table") == "documents"), pl.col("check") != RAW_LOST)
        .join(runs, on="run_id", how="semi")
    )
    attempts = fetched.select("content_sha256", "source_uri", document_id=pl.col("content_sha256").str.head(16))
    of_content = rejects.filter(pl.col("check") != WRONG_LANGUAGE).select("document_id")
    of_name = rejects.filter(check=WRONG_LANGUAGE).select("document_id", "source_uri")
    open_to_trial = attempts.join(of_content, on="document_id", how="anti").join(of_name, on=["document_id", "source_uri"], how="anti")
    return attempts.join(open_to_trial, on="content_sha256", how="anti").select("content_sha256").unique()


def as_dicts(rejects: pl.DataFrame) -> list[dict[str, Any]]:
    """By reason, the most frequent first, with some of the sources."""
    return (
        rejects.group_by("stage", "check", "table", "reason")
        .agg(pl.len().alias("rejects"), sources=pl.col("source_uri").drop_nulls().unique().sort().head(EXAMPLES))
        .sort(["rejects", "stage", "check", "reason"], descending=[True, False, False, False], nulls_last=True)
        .to_dicts()
    )


def as_text(rejects: pl.DataFrame) -> str:
    """The same for a person."""
    if rejects.is_empty():
        return "Nothing is rejected."
    lines = [f"{rejects.height:,} rejects still hold:"]
    for entry in as_dicts(rejects):
        where = f"{entry['stage']}/{entry['check']}" + (f" in {entry['table']}" if entry["table"] else "")
        lines.append(f"  {entry['rejects']:>6,} x {where}: {entry['reason']}")
        lines += [f"           {uri}" for uri in entry["sources"]]
    lines.append("After a fix: rapporteur reparse --rejected tries what was fetched again; rapporteur run tries what could not be fetched.")
    return "\n".join(lines)
