"""What changed between two sets of tables: rows added, removed and changed, by key, with the columns that changed.

Two versions of one folder share most files; files with the same content are not read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from flows.write.manifest import MANIFESTS, Unusable
from flows.write.snapshot import Snapshot, at_version, read_snapshot
from schemas import DATA_TABLES, DERIVED_TABLES, Table
from schemas.arrow import empty_frame

SHOWN_CHARACTERS = 60  # of a value
SHOWN_COLUMNS = 4  # that tell a reader what row it is
UNTOLD = {"text"}  # columns too long to show
PROVENANCE = {"parser_version"}  # what changes with every release: said once, not per row
ABOUT = ("citation_text", "date_text", "item_label", "symbol", "title", "name", "source_uri", "date_edtf", "event_type", "kind", "cited_symbol")


@dataclass(frozen=True, slots=True)
class Change:
    """One row. `columns`: name → (old, new), empty for a row that came or went."""

    sign: str  # + - ~
    key: dict[str, Any]
    about: str
    columns: dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class TableDiff:
    table: str
    rows: tuple[int, int]  # old, new
    added: int
    removed: int
    changed: int
    by_column: dict[str, int]  # rows that changed in it
    changes: tuple[Change, ...]  # the first of them


def open_tables(name: str) -> Snapshot:
    """The tables of `DIR`, or of `DIR@VERSION` while that version is kept; Unusable where there are none."""
    folder, version = found.groups() if (found := re.fullmatch(r"(.+)@(\d+)", name)) else (name, None)
    snapshot = read_snapshot(folder)
    if version and int(version) != snapshot.manifest.version:
        earlier = at_version(snapshot, int(version))
        if earlier is None:
            versions = ", ".join(str(int(name.removesuffix(".json"))) for name in snapshot.store.names(MANIFESTS))
            raise Unusable(f"{folder} keeps no version {version}; it keeps {versions or 'none'}")
        snapshot = earlier
    if not snapshot.manifest.version:
        raise Unusable(f"{folder} has no manifest: no tables of this release; rapporteur recover {folder} takes over tables of an earlier one")
    return snapshot


def diff(old: Snapshot, new: Snapshot, limit: int) -> list[TableDiff]:
    """The differences of all data and derived tables; of each table at most `limit` rows are listed."""
    return [_table_diff(table, old, new, limit) for table in (*DATA_TABLES, *DERIVED_TABLES)]


def _table_diff(table: Table, old: Snapshot, new: Snapshot, limit: int) -> TableDiff:
    rows = tuple(sum(snapshot.manifest.files[path].rows or 0 for path in snapshot.manifest.paths(table.name)) for snapshot in (old, new))
    before, after = (_changed_rows(table, one, other) for one, other in ((old, new), (new, old)))
    key = list(table.key)
    came = after.join(before, on=key, how="anti", nulls_equal=True).sort(key)
    went = before.join(after, on=key, how="anti", nulls_equal=True).sort(key)
    both = before.join(after, on=key, how="inner", nulls_equal=True, suffix=" new").sort(key)
    names = [name for name in before.columns if name not in key]
    marks = both.select(pl.col(name).ne_missing(pl.col(f"{name} new")).alias(name) for name in names)
    told = [name for name in names if name not in PROVENANCE]
    differs = marks.select(pl.any_horizontal(told)).to_series() if both.height else pl.Series(dtype=pl.Boolean)
    altered = both.filter(differs)
    listed = [
        *(_change("~", table, row, [name for name in told if row[name] != row[f"{name} new"]]) for row in altered.head(limit).iter_rows(named=True)),
        *(_change("-", table, row, []) for row in went.head(limit).iter_rows(named=True)),
        *(_change("+", table, row, []) for row in came.head(limit).iter_rows(named=True)),
    ]
    by_column = {name: int(marks[name].sum()) for name in names if marks.height and marks[name].any()}
    return TableDiff(table.name, (rows[0], rows[1]), came.height, went.height, altered.height, by_column, tuple(listed))


def _changed_rows(table: Table, one: Snapshot, other: Snapshot) -> pl.DataFrame:
    """The rows of the files that the other version does not have."""
    paths = [path for path in one.manifest.paths(table.name) if one.manifest.files[path] != other.manifest.files.get(path)]
    return pl.concat([empty_frame(table), one.scan(table.name, paths).collect()]) if paths else empty_frame(table)


def _change(sign: str, table: Table, row: dict[str, Any], columns: Sequence[str]) -> Change:
    about = [_shown(row[name]) for name in ABOUT if name in row and name not in table.key and row[name] is not None and name not in columns]
    return Change(sign, {name: row[name] for name in table.key}, " · ".join(about[:SHOWN_COLUMNS]), {c: (row[c], row[f"{c} new"]) for c in columns})


def as_text(diffs: Sequence[TableDiff]) -> str:
    """For a pull request: a table of counts in Markdown, then the rows."""
    lines = ["| table | rows | | added | removed | changed | columns that changed |", "|---|--:|--:|--:|--:|--:|---|"]
    for d in diffs:
        columns = ", ".join(f"{name} {n:,}" for name, n in sorted(d.by_column.items(), key=lambda item: -item[1]))
        lines.append(f"| {d.table} | {d.rows[1]:,} | {d.rows[1] - d.rows[0]:+,} | {d.added:,} | {d.removed:,} | {d.changed:,} | {columns} |")
    for d in diffs:
        if not d.changes:
            continue
        unlisted = d.added + d.removed + d.changed - len(d.changes)
        lines += ["", f"**{d.table}**" + (f" ({unlisted:,} more not listed)" if unlisted else ""), "", "```diff"]
        lines += [line for change in d.changes for line in _lines(change)]
        lines.append("```")
    if not any(d.added or d.removed or d.changed for d in diffs):
        lines += ["", "No row differs."]
    return "\n".join(lines)


def _lines(change: Change) -> list[str]:
    key = ", ".join(_shown(value) for value in change.key.values())
    sign = " " if change.sign == "~" else change.sign
    lines = [f"{sign} {key}  {change.about}".rstrip()]
    for name, (old, new) in change.columns.items():
        lines += [f"-     {name}: {_shown(old, name)}", f"+     {name}: {_shown(new, name)}"]
    return lines


def _shown(value: Any, column: str = "") -> str:
    if column in UNTOLD:
        return f"({len(value)} characters)"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = " ".join(text.split())
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"


def as_dicts(diffs: Sequence[TableDiff]) -> list[dict[str, Any]]:
    """The same as data."""
    return [
        {
            "table": d.table,
            "rows_old": d.rows[0],
            "rows_new": d.rows[1],
            "added": d.added,
            "removed": d.removed,
            "changed": d.changed,
            "by_column": d.by_column,
            "changes": [
                {"sign": c.sign, "key": c.key, "about": c.about, "columns": {name: {"old": o, "new": n} for name, (o, n) in c.columns.items()}}
                for c in d.changes
            ],
        }
        for d in diffs
    ]
