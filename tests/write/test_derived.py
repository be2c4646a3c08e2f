"""Derived tables after any run of small changes are those of one run over everything, byte for byte, and nothing is built that need not be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import flows.write.derived
import flows.write.layout
from flows.derive import DERIVATIONS, Derivation
from flows.write.derived import derived_by, stage_derived
from flows.write.layout import INDEX
from flows.write.local import LocalStore
from flows.write.manifest import Manifest
from flows.write.partitions import stage_tables
from flows.write.snapshot import Damaged, Snapshot
from schemas import DERIVED_TABLES, SCHEMA_VERSION
from tests.derive.rows import AZERBAIJAN, BAKU, SUMGAYIT, document, item, mention
from tests.write.rows import accepted

DERIVED = {table.name for table in DERIVED_TABLES}
Rows = dict[str, list[dict[str, Any]]]  # of one document, by table

MENTION = st.tuples(
    st.sampled_from(["1990-01-20", "1990-01-21", "1990-01-19/1990-01-20", "1990-01", "1990", "1991-05-05", "1991", "XXXX-01-20"]),
    st.sampled_from(["armed_attack", "decision"]),
    st.lists(st.sampled_from([BAKU, SUMGAYIT, AZERBAIJAN]), max_size=1),
)
DOCUMENT = st.fixed_dictionaries(
    {
        "masthead_date": st.sampled_from([date(2020, 1, 1), date(2020, 1, 2), date(2021, 1, 1), None]),
        "language": st.sampled_from(["en", "fr"]),
        "symbols": st.lists(st.sampled_from(["A/78/1", "A/78/1/Corr.1", "S/2020/1"]), max_size=2, unique=True),
        "mentions": st.lists(MENTION, max_size=3, unique_by=repr),
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
        "cited_events": [mention(name, *told, event_group=n // 2) for n, told in enumerate(of["mentions"])],
        "agenda_items": [item(name, of.get("item", 1), of["title"])],
    }


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
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flows.write.layout, "SLICE_ROWS", 2)
        for number, documents in enumerate(runs):
            snapshot = after_run(snapshot, documents, folder / str(number))
        whole = after_run(whole, {name: of for documents in runs for name, of in documents.items()}, folder / "whole")
    assert snapshot.manifest.files == whole.manifest.files


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How many rows were read for each derivation and built into tables, by its first table."""
    rows: dict[str, int] = {}

    def noted(derivation: Derivation) -> Derivation:
        def build(read: pl.DataFrame) -> dict[str, pl.DataFrame]:
            rows[derivation.tables[0].name] = rows.get(derivation.tables[0].name, 0) + read.height
            return derivation.build(read)

        return replace(derivation, build=build)

    monkeypatch.setattr(flows.write.derived, "DERIVATIONS", tuple(map(noted, DERIVATIONS)))
    return rows


@pytest.fixture
def looked_into(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The slices of the data tables in which rows were looked for."""
    slices: set[str] = set()
    inputs_of = flows.write.derived._inputs_of

    def noted(snapshot: Snapshot, derivation: Derivation, where: set[str], documents: pl.Series) -> Mapping[str, pl.LazyFrame]:
        slices.update(where)
        return inputs_of(snapshot, derivation, where, documents)

    monkeypatch.setattr(flows.write.derived, "_inputs_of", noted)
    return slices


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
    ("what happened", {"mentions": [("1990-01-20", "armed_attack", [BAKU])]}, ["event_mentions"]),
    ("the day of the document", {"masthead_date": date(2020, 1, 2)}, ["event_mentions"]),
    ("the title of an item", {"title": "Prevention of war"}, ["agenda_reference"]),
    ("the symbol", {"symbols": ["A/78/2"]}, ["works"]),
    ("the language", {"language": "fr"}, ["agenda_reference", "works"]),
]


@pytest.mark.parametrize(("change", "tables"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES])
def test_only_what_depends_on_the_change_is_built(change: dict[str, Any], tables: list[str], built: dict[str, int], tmp_path: Path) -> None:
    first = after_run(start(tmp_path / "tables"), {"a": PLAIN, "b": PLAIN}, tmp_path / "first")
    assert sorted(built) == sorted(derivation.tables[0].name for derivation in DERIVATIONS)
    built.clear()
    after_run(first, {"a": PLAIN | change}, tmp_path / "second")
    assert list(built) == tables


def day(number: int) -> str:
    """Two documents tell of each."""
    return (date(1990, 1, 1) + timedelta(number // 2)).isoformat()


def many(n: int) -> dict[str, dict[str, Any]]:
    """Documents of which each has a day, a symbol and an item of its own."""
    return {
        f"d{number}": PLAIN
        | {
            "masthead_date": date(2020, 1, 1) + timedelta(number),
            "mentions": [(day(number), "decision", [BAKU])],
            "symbols": [f"A/78/{1000 + number}"],
            "item": number + 1,
        }
        for number in range(n)
    }


@pytest.mark.parametrize("n", [60, 240])
def test_the_work_follows_the_change_and_not_the_whole(
    n: int, built: dict[str, int], looked_into: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many documents stand: what is read, built and written are the slices and rows of the changed one and of those that tell of the same."""
    monkeypatch.setattr(flows.write.layout, "SLICE_ROWS", 8)
    monkeypatch.setattr(flows.write.layout, "SLICE_DOCUMENTS", 4)
    documents = many(n)
    first = after_run(start(tmp_path / "tables"), documents, tmp_path / "first")
    assert len(first.manifest.paths("documents")) >= n / 4
    built.clear()
    looked_into.clear()
    changed = documents["d3"] | {"mentions": [(day(16), "decision", [BAKU])], "symbols": ["A/78/1005"], "title": "Prevention of war"}
    second = after_run(first, {"d3": changed}, tmp_path / "second")
    assert built == {"event_mentions": 2 * (1 + 3), "agenda_reference": 2 * 1, "works": 2 * (1 + 1)}  # d2 tells of the day before; d16, d17; d5
    assert len(looked_into) <= 5  # those of d3, d2, d16, d17 and d5
    written = [path for path, file in first.manifest.changes_to(second.manifest).items() if file and path.split("/")[0] in {*DERIVED, INDEX}]
    assert len(written) <= 11, written
    assert [path.split("/")[0] for path in written].count(INDEX) == 1
    assert all((first.manifest.files[path].rows or 0) <= 24 for path in written if path.split("/")[0] not in ("agenda_reference", INDEX))


def test_a_damaged_file_of_the_index_is_named(tmp_path: Path) -> None:
    first = after_run(start(tmp_path / "tables"), {"a": PLAIN, "b": PLAIN | {"masthead_date": date(1995, 1, 1)}}, tmp_path / "first")
    path = f"{INDEX}/year=1995/part-0000.parquet"
    Path(first.location(path)).write_bytes(b"no index")
    with pytest.raises(Damaged, match=path):
        after_run(first, {"a": PLAIN | {"symbols": ["A/78/2"]}}, tmp_path / "second")
