"""Derived tables after any run of small changes are those of one run over everything, byte for byte, and nothing is built that need not be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import flows.write.derived
import flows.write.layout
from flows.derive import DERIVATIONS
from flows.write.derived import derived_by, stage_derived
from flows.write.local import LocalStore
from flows.write.manifest import Manifest
from flows.write.partitions import stage_tables
from flows.write.snapshot import Snapshot
from schemas import DATA_TABLES, DERIVED_TABLES, SCHEMA_VERSION
from schemas.arrow import polars_schema
from tests.derive.rows import BAKU, SUMGAYIT, document, item, mention

Rows = dict[str, list[dict[str, Any]]]  # of one document, by table

MENTION = st.tuples(
    st.sampled_from(["1990-01-20", "1990-01-19/1990-01-20", "1990-01", "1991-05-05", "1991", "XXXX-01-20"]),
    st.sampled_from(["armed_attack", "decision"]),
    st.lists(st.sampled_from([BAKU, SUMGAYIT]), max_size=1),
)
DOCUMENT = st.fixed_dictionaries(
    {
        "masthead_date": st.sampled_from([date(2020, 1, 1), date(2020, 1, 2), date(2021, 1, 1), None]),
        "language": st.sampled_from(["en", "fr"]),
        "symbols": st.lists(st.sampled_from(["A/78/1", "A/78/1/Corr.1", "S/2020/1"]), max_size=2, unique=True),
        "mentions": st.lists(MENTION, max_size=2, unique_by=repr),
        "title": st.sampled_from(["Prevention of war", "PREVENTION OF WAR", "Culture of peace", None]),
        "agenda": st.booleans(),
    }
)
RUN = st.dictionaries(st.sampled_from("abcdef"), st.none() | DOCUMENT, min_size=1, max_size=3)  # None: rejected


def rows_of(name: str, of: Mapping[str, Any]) -> Rows:
    text = f"Agenda of the session\n\n1. {of['title']}.\n" if of["agenda"] else "A letter."
    symbol = "A/78/251" if of["agenda"] else next(iter(of["symbols"]), None)
    head = {key: of[key] for key in ("masthead_date", "language", "symbols")}
    return {
        "documents": [document(name, **head, symbol=symbol, text=text, media_type="text/plain", source_uri=f"{name}.txt", n_bytes=len(text))],
        "cited_events": [mention(name, edtf, event_type, places) for edtf, event_type, places in of["mentions"]],
        "agenda_items": [item(name, 1, of["title"])],
    }


def any_value(dtype: pl.DataType) -> pl.Expr:
    return pl.lit([] if dtype == pl.List else "-" if dtype == pl.String else 0, dtype=dtype)


def accepted(folder: Path, documents: Sequence[Rows]) -> Path:
    """What validation hands on; columns that are required and do not matter here have any value."""
    folder.mkdir(parents=True)
    for table in DATA_TABLES:
        rows = pl.DataFrame([row for of in documents for row in of.get(table.name, [])], schema=polars_schema(table))
        required = [column.name for column in table.columns if not column.nullable]
        rows = rows.with_columns(pl.col(name).fill_null(any_value(rows.schema[name])) for name in required)
        rows.write_parquet(folder / f"{table.name}.parquet")
    return folder


def start(folder: Path) -> Snapshot:
    """Nothing yet."""
    folder.mkdir()
    return Snapshot(LocalStore(folder), Manifest())


def after_run(standing: Snapshot, documents: Mapping[str, Mapping[str, Any] | None], folder: Path) -> Snapshot:
    """The version after one run; None for a document that is rejected."""
    rows = [rows_of(name, of) for name, of in documents.items() if of]
    tried = pl.Series("document_id", [document(name)["document_id"] for name in documents])
    data = stage_tables(standing, [accepted(folder / "accepted", rows)], tried, folder)
    derived = stage_derived(standing, data, tried, folder)
    return Snapshot(standing.store, standing.manifest.next({**data, **derived}, "run", SCHEMA_VERSION, derived_by()))


@settings(max_examples=12)
@given(runs=st.lists(RUN, min_size=1, max_size=4))
def test_any_way_leads_to_the_same_files(runs: list[dict[str, dict[str, Any] | None]], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("runs")
    snapshot = whole = start(folder / "tables")
    for number, documents in enumerate(runs):
        snapshot = after_run(snapshot, documents, folder / str(number))
    whole = after_run(whole, {name: of for documents in runs for name, of in documents.items()}, folder / "whole")
    assert snapshot.manifest.files == whole.manifest.files


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the tables that were built, as they are."""
    names: list[str] = []

    def noted(derivation: Any) -> Any:
        def build(*given: Any) -> pl.DataFrame:
            names.append(derivation.table.name)
            return derivation.build(*given)

        return replace(derivation, build=build)

    monkeypatch.setattr(flows.write.derived, "DERIVATIONS", tuple(map(noted, DERIVATIONS)))
    return names


PLAIN: dict[str, Any] = {
    "masthead_date": date(2020, 1, 1),
    "language": "en",
    "symbols": ["A/78/1"],
    "mentions": [("1990-01-20", "decision", [BAKU])],
    "title": "Culture of peace",
    "agenda": False,
}
CHANGES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("nothing", {}, []),
    ("what happened", {"mentions": [("1990-01-20", "armed_attack", [BAKU])]}, ["event_mentions", "events"]),
    ("the day of the document", {"masthead_date": date(2020, 1, 2)}, ["event_mentions", "events"]),
    ("the title of an item", {"title": "Prevention of war"}, ["agenda_reference"]),
    ("the symbol", {"symbols": ["A/78/2"]}, ["works"]),
    ("the language", {"language": "fr"}, ["agenda_reference", "works"]),
]


@pytest.mark.parametrize(("change", "tables"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES])
def test_only_what_depends_on_the_change_is_built(change: dict[str, Any], tables: list[str], built: list[str], tmp_path: Path) -> None:
    first = after_run(start(tmp_path / "tables"), {"a": PLAIN, "b": PLAIN}, tmp_path / "first")
    assert sorted(built) == sorted(table.name for table in DERIVED_TABLES)
    built.clear()
    after_run(first, {"a": PLAIN | change}, tmp_path / "second")
    assert built == tables
