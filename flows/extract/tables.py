"""Rows of cells → lines, columns set off by blanks, as the parser reads mastheads; cells of prose are given one after the other."""

from __future__ import annotations

from collections.abc import Sequence

CELL_WIDTH = 60  # characters: a longer line is prose, not a cell of a masthead or a short table
GAP = 4

Cell = Sequence[str]  # its lines


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The lines of a table. A row is printed side by side where its cells are short, else cell by cell with a blank line between."""
    starts = _column_starts([row for row in rows if _beside(row)])
    lines: list[str] = []
    for row in rows:
        if _beside(row):
            height = max(len(cell) for cell in row)
            lines += [_line([cell[number] if number < len(cell) else "" for cell in row], starts) for number in range(height)]
        else:
            for cell in row:
                if any(line.strip() for line in cell):
                    lines += ["", *cell, ""]
    return lines


def _beside(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if any(line.strip() for line in cell)]
    return len(filled) > 1 and all(len(line) <= CELL_WIDTH for cell in filled for line in cell)


def _column_starts(rows: Sequence[Sequence[Cell]]) -> list[int]:
    starts = [0]
    for column in range(max((len(row) for row in rows), default=1) - 1):
        width = max((len(line) for row in rows if column < len(row) for line in row[column]), default=0)
        starts.append(starts[-1] + (width + GAP if width else 0))
    return starts


def _line(cells: Sequence[str], starts: Sequence[int]) -> str:
    text = ""
    for cell, start in zip(cells, starts, strict=False):
        if cell.strip():
            text = text.ljust(max(start, len(text) + GAP) if text else start) + cell.strip()
    return text
