"""Is the content of the tables what it should be? Measures of the tables as a whole, held against bounds that stand in a TOML file.

A broken expectation says that something changed that a person should look at; the rows may all be well.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from flows.address import Place
from flows.stopped import Stopped
from flows.validation_report import Finding
from flows.version import parser_version
from flows.write.manifest import Manifest, Unusable
from flows.write.open import open_store
from flows.write.snapshot import Snapshot, at_version, read_snapshot
from schemas import DATA_TABLES

Tables = Callable[[str], pl.LazyFrame]  # name → rows
Measures = dict[str, float | None]

SHIPPED = Path(__file__).with_name("expectations.toml")
CHECK = "expectation"
TITLES = "agenda_title"
EXAMPLES = 20  # titles that are listed
NUMBERS = {"min", "max", "drift"}
LEVELS = ("warning", "error")


class WrongExpectations(Stopped):
    """The file of expectations cannot be used."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What a measure may be."""

    min: float | None = None
    max: float | None = None
    drift: float | None = None
    level: str = "warning"


Bounds = Mapping[str, Bound]  # measure → bound


def content_findings(root: Place, file: Path | None = None) -> Iterator[Finding]:
    """Broken expectations of the tables under `root`, and the titles of agenda items that disagree with agenda_reference."""
    tables, before = _versions(root)
    yield from broken_expectations(tables, before, read_bounds(file))
    titles = titles_that_disagree(tables).collect()
    if titles.height:
        shown = tuple(json.dumps(row, ensure_ascii=False) for row in titles.head(EXAMPLES).to_dicts())
        yield Finding(
            "agenda_items", TITLES, "title", "the title is not the one that agenda_reference has for the item", titles.height, shown, "warning"
        )


def broken_expectations(tables: Tables, before: Tables | None, bounds: Bounds) -> Iterator[Finding]:
    """Where the content of the tables leaves its bounds, by itself or against the version before."""
    now, then = measures(tables), measures(before) if before else {}
    for name, bound in bounds.items():
        for reason in broken(name, now[name], then.get(name), bound):
            yield Finding(_table_of(name), CHECK, name, reason, 0, level=bound.level)


def expectation_checks(file: Path | None = None) -> tuple[tuple[str, str, str | None], ...]:
    """What `content_findings` looks at, as (table, check, column)."""
    return (*((_table_of(name), CHECK, name) for name in read_bounds(file)), ("agenda_items", TITLES, "title"))


def read_bounds(file: Path | None = None) -> Bounds:
    """The bounds of a file, of the shipped one by default; WrongExpectations says what is wrong in it."""
    path = file or SHIPPED
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise WrongExpectations(f"{path} cannot be read: {error}") from error
    for name, entry in found.items():
        if name not in MEASURES:
            raise WrongExpectations(f"{path}: there is no measure {name}; there are: {', '.join(MEASURES)}")
        if not _is_bound(entry):
            raise WrongExpectations(f'{path}: {name} can have min, max, drift (numbers) and level ("warning" or "error")')
    return {name: Bound(**entry) for name, entry in found.items()}


def _is_bound(entry: Any) -> bool:
    if not isinstance(entry, dict) or entry.get("level", "warning") not in LEVELS:
        return False
    return all(name == "level" or (name in NUMBERS and isinstance(value, int | float)) for name, value in entry.items())


def broken(name: str, value: float | None, before: float | None, bound: Bound) -> Iterator[str]:
    """In which way a measure leaves its bounds."""
    if value is None:
        return
    if bound.min is not None and value < bound.min:
        yield f"{name} is {value:.4g}, expected at least {bound.min:.4g}"
    if bound.max is not None and value > bound.max:
        yield f"{name} is {value:.4g}, expected at most {bound.max:.4g}"
    if bound.drift is not None and before and abs(value - before) > bound.drift * abs(before):
        yield f"{name} went from {before:.4g} to {value:.4g} since the version before, a change of more than {bound.drift:.0%}"


def measures(tables: Tables) -> Measures:
    """Every measure; None where there is nothing to measure."""
    documents = _row(tables("documents").select(**_of_documents()))
    events = _row(tables("cited_events").select(**_of_events(tables)))
    n = documents.get("documents") or 0
    rows = {f"rows_per_document.{name}": _row(tables(name).select(n=pl.len()))["n"] for name in CHILDREN}
    with_rows = {
        f"share_of_documents.{label}": _row(tables(name).select(n=pl.col("document_id").n_unique()))["n"]
        for label, name in (("with_agenda_items", "agenda_items"), ("with_events", "cited_events"))
    }
    happenings = _row(tables("events").select(n=pl.col("n_mentions").mean()))["n"]
    titles = _row(_compared_titles(tables).select(n=pl.col("disagrees").mean()))["n"]
    found = {
        **documents,
        **events,
        **{name: count / n if n and count is not None else None for name, count in {**rows, **with_rows}.items()},
        "mentions_per_event": happenings,
        "share_of_agenda_titles.that_disagree": titles,
    }
    return {name: found[name] for name in MEASURES}


CHILDREN = [table.name for table in DATA_TABLES if table.name != "documents"]
MEASURES: Mapping[str, str] = {  # name → table that a reader should look at
    "documents": "documents",
    **{f"rows_per_document.{name}": name for name in CHILDREN},
    "share_of_documents.with_symbol": "documents",
    "share_of_documents.with_masthead_date": "documents",
    "share_of_documents.with_agenda_items": "agenda_items",
    "share_of_documents.with_events": "cited_events",
    "share_of_documents.of_kind_other": "documents",
    "share_of_documents.with_unclaimed_lines": "documents",
    "unclaimed_lines_per_document": "documents",
    "share_of_documents.with_rejected_rows": "documents",
    "share_of_documents.read_by_an_older_parser": "documents",
    "masthead_year.first": "documents",
    "masthead_year.last": "documents",
    "share_of_events.of_kind_other": "cited_events",
    "share_of_events.with_place": "cited_events",
    "share_of_events.after_their_document": "cited_events",
    "mentions_per_event": "events",
    "share_of_agenda_titles.that_disagree": "agenda_items",
}


def _of_documents() -> dict[str, pl.Expr]:
    year = pl.col("masthead_date").dt.year()
    return {
        "documents": pl.len(),
        "share_of_documents.with_symbol": pl.col("symbol").is_not_null().mean(),
        "share_of_documents.with_masthead_date": pl.col("masthead_date").is_not_null().mean(),
        "share_of_documents.of_kind_other": (pl.col("document_type") == "other").mean(),
        "share_of_documents.with_unclaimed_lines": (pl.col("unclaimed_lines").list.len() > 0).mean(),
        "unclaimed_lines_per_document": pl.col("unclaimed_lines").list.len().mean(),
        "share_of_documents.with_rejected_rows": (pl.col("n_rejected_rows") > 0).mean(),
        "share_of_documents.read_by_an_older_parser": (~pl.col("parser_version").str.starts_with(parser_version())).mean(),
        "masthead_year.first": year.min(),
        "masthead_year.last": year.max(),
    }


def _of_events(tables: Tables) -> dict[str, pl.Expr]:
    dates = tables("documents").select("document_id", "masthead_date").drop_nulls().collect()
    of_document = pl.col("document_id").replace_strict(dates["document_id"], dates["masthead_date"], default=None, return_dtype=pl.Date)
    return {
        "share_of_events.of_kind_other": (pl.col("event_type") == "other").mean(),
        "share_of_events.with_place": (pl.col("places").list.len() > 0).mean(),
        "share_of_events.after_their_document": (pl.col("date_start") > of_document).mean(),
    }


def titles_that_disagree(tables: Tables) -> pl.LazyFrame:
    """Titles of agenda items, and what agenda_reference has in the same language; neither holds the other."""
    return _compared_titles(tables).filter("disagrees").drop("disagrees").sort(pl.all())


def _compared_titles(tables: Tables) -> pl.LazyFrame:
    item = ["organ", "session_number", "item_number", "sub_item", "language"]
    items = tables("agenda_items").join(tables("documents").select("document_id", "language"), on="document_id")
    reference = tables("agenda_reference").select(*item, reference="title")
    read, known = _plain("title"), _plain("reference")
    return (
        items.filter(pl.col("title").is_not_null())
        .join(reference, on=item, nulls_equal=True)
        .with_columns(disagrees=~(read.str.contains(known, literal=True) | known.str.contains(read, literal=True)))
        .select(*item[:-1], "document_id", "title", "reference", "disagrees")
    )


def _plain(column: str) -> pl.Expr:
    """Letters and digits alone, in lower case: what differs beyond that is another title."""
    return pl.col(column).str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]", "")


def _row(frame: pl.LazyFrame) -> dict[str, Any]:
    return frame.collect().row(0, named=True)


def _table_of(name: str) -> str:
    return MEASURES[name]


def _versions(root: Place) -> tuple[Tables, Tables | None]:
    """The tables as they are, and as they were in the version before where that is still kept."""
    try:
        snapshot = read_snapshot(root)
    except Unusable:
        snapshot = Snapshot(open_store(root), Manifest())
    if not snapshot.manifest.version:
        shown = snapshot.store.shown()
        return lambda name: pl.scan_parquet([f"{root}/{path}" for path in shown if path.startswith(f"{name}/")], hive_partitioning=False), None
    before = at_version(snapshot, snapshot.manifest.version - 1)
    if before is None:
        return snapshot.scan, None
    kept = all(snapshot.store.holds(file.sha256) for file in before.manifest.files.values())
    return snapshot.scan, before.scan if kept and before.manifest.paths("documents") else None
