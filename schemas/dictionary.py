"""Declarations → the data dictionary, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from schemas.declare import Column, Table

HEAD = """# Data dictionary

Generated from the declarations in `schemas/` by `rapporteur dictionary`; do not edit.

`null` means: the text does not say. An empty list means: looked for, none there. Data tables lie in `<root>/<table>/year=<YYYY>/`,
by the year of the masthead date.
"""


def dictionary(tables: Iterable[Table]) -> str:
    """The dictionary of all tables, one section per table, one row per column."""
    return "\n".join([HEAD, *(_section(table) for table in tables)])


def _section(table: Table) -> str:
    lines = [f"## {table.name}", "", f"{table.description} ({table.kind} table)", ""]
    if table.key:
        lines.append(f"- key: {', '.join(f'`{name}`' for name in table.key)}")
    lines += [f"- `{key.column}` refers to `{key.references[0]}.{key.references[1]}`" for key in table.foreign_keys]
    if table.quoted and table.spans:
        lines.append(f"- `{table.quoted}` equals `documents.text[{table.spans[0]}:{table.spans[1]}]`")
    lines += [f"- check `{check.name}`: {check.reason}" for check in table.checks]
    lines += ["", "| column | type | null | meaning | unit or convention | origin |", "|---|---|---|---|---|---|"]
    lines += [_row(column) for column in table.columns]
    return "\n".join(lines) + "\n"


def _row(column: Column) -> str:
    meaning = column.description + "".join(f"<br>`{member.name}` {_described(member)}" for member in _members(column.type))
    cells = [f"`{column.name}`", _type(column.type), "yes" if column.nullable else "no", meaning, column.unit or "", column.origin]
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _members(kind: pa.DataType) -> list[pa.Field]:
    if pa.types.is_list(kind):
        kind = kind.value_type
    return [kind.field(i) for i in range(kind.num_fields)] if pa.types.is_struct(kind) else []


def _described(member: pa.Field) -> str:
    return f"({_type(member.type)}): {member.metadata[b'description'].decode()}"


def _type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"list[{_type(kind.value_type)}]"
    if pa.types.is_struct(kind):
        return "struct"
    return {"date32[day]": "date", "timestamp[us, tz=UTC]": "timestamp UTC"}.get(str(kind), str(kind))
