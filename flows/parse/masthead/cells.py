"""Physical lines of a masthead, cut into cells: columns are set off by gaps of three blanks or a tab."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from flows.parse.view import CJK, MARK, Line

SPACED = r"\p{L}(?: \p{L})+(?= {3}|\s*$)"  # S E C U R I T Y
SPACED_CJK = rf"{CJK.pattern}(?:[ \u3000]{{1,6}}{CJK.pattern})+(?= {{3}}|\s*$)"  # 大    会
DATE = r"\d{1,2} {1,6}\p{L}{3,9} {1,6}(?:19|20)\d\d(?!\d)"  # 2 October    1984
CELL = regex.compile(rf"{SPACED}(?: {{3,6}}{SPACED})+|{SPACED_CJK}|(?:{DATE}|(?:\*{{1,3}} +)?[^\s{MARK}]+)(?:[ \u00a0\u3000]{{1,2}}[^\s{MARK}]+)*")
NEAR_COLUMN = 12  # characters: cells of one column do not begin farther apart
MAX_JOINED = 7  # lines that one name of an organ or one agenda label takes


class Cell(NamedTuple):
    """One cell of a masthead line."""

    text: str
    start: int  # source offset
    column: int  # as displayed, tabs expanded
    line: int  # number of the physical line

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def cells_of(line: Line, number: int) -> list[Cell]:
    """The cells of one physical line, from left to right."""
    text = line.text
    if "   " not in text and "\t" not in text:
        shown = text.strip(f" {MARK}\u00a0\u3000\r")
        at = text.find(shown)
        return [Cell(shown, line.start + at, at, number)] if shown else []
    found = []
    for match in CELL.finditer(text):
        before = text[: match.start()]
        found.append(Cell(match.group(), line.start + match.start(), len(before.expandtabs(8)), number))
    return found


def column_below(cells: Sequence[Cell], first: int) -> list[int]:
    """Positions of the cells that stand under a cell in its column, line by line, without a blank line between."""
    found = [first]
    column, line = cells[first].column, cells[first].line
    for position in range(first + 1, len(cells)):
        cell = cells[position]
        if cell.line > line + 2 or len(found) == MAX_JOINED:
            break
        if cell.line > line and -NEAR_COLUMN <= cell.column - column <= NEAR_COLUMN:
            found.append(position)
            line = cell.line
    return found
