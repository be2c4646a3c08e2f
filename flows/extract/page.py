"""Words at places on a page → physical lines of text, columns set off by blanks.

The parser reads mastheads from physical lines whose columns stand apart by three blanks and more, and joins wrapped lines itself; so a
page is given as a typist would copy it: every line on its line, every column in its column, a blank line where the page leaves one. Only
two columns of prose are taken apart: the left one is read first.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

import regex

COLUMN_GAP = 1.5  # of the type size: the widest blanks of justified lines are narrower, the gaps between columns wider
GAP = "   "
BLANK, CJK_BLANK = 0.08, 0.4  # of the type size
SAME_LINE = 0.45  # of the type size: raised and lowered signs stay on their line
PARAGRAPH = 1.35  # of the usual distance between lines
RAISED = 0.15  # of the type size
SMALLER = 0.85  # of the type size of the line
WIDEST = 110  # columns of a page
NARROWEST_GUTTER = 0.8  # of the type size
COLUMN_LINES = 6  # fewer lines beside each other are no two columns
COLUMN_PROSE = 30  # mean characters of the cells that makes a column prose rather than a part of a masthead or table
RIGHT_TO_LEFT = regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}]")
CJK = regex.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
MARKS_BEFORE = regex.compile(r"([.,:;!،؛؟]+)([\p{L}\p{N}(].*)")
MIRRORED = str.maketrans("()[]", ")(][")
REFERENCE = regex.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a blank; places in points, `y` is the base line and grows upwards."""

    text: str
    left: float
    right: float
    y: float
    size: float


@dataclass(slots=True)
class Cell:
    """Words of one line that stand beside each other."""

    text: str
    left: float
    right: float
    y: float


@dataclass(slots=True)
class PageLine:
    y: float
    size: float
    cells: list[Cell]


def page_text(words: Sequence[Word]) -> str:
    """The text of one page."""
    lines = [_line(group) for group in _grouped(words)]
    if not lines:
        return ""
    leading = _leading(lines)
    blocks = _columns_apart(lines, PARAGRAPH * leading)
    text = ""
    for above, block in zip([None, *blocks], blocks, strict=False):
        over = above is not None and block[0].y > above[-1].y  # from the foot of a column to the head of the next: a sentence may go on
        text += ("\n" if over else "\n\n" if text else "") + _block_text(block, leading)
    return text


def _grouped(words: Iterable[Word]) -> list[list[Word]]:
    """The words of each line, from the top; a word belongs to a line whose base line is near its own."""
    groups: list[list[Word]] = []
    base = size = 0.0
    for word in sorted(words, key=lambda word: (-word.y, word.left)):
        if groups and base - word.y <= SAME_LINE * max(size, word.size):
            groups[-1].append(word)
            if word.size > size:
                base, size = word.y, word.size  # the largest type carries the line
        else:
            groups.append([word])
            base, size = word.y, word.size
    return groups


def _line(words: list[Word]) -> PageLine:
    largest = max(word.size for word in words)
    base = median(word.y for word in words if word.size >= SMALLER * largest)
    rtl = sum(bool(RIGHT_TO_LEFT.search(word.text)) for word in words) * 2 > len(words)
    cells: list[Cell] = []
    for word in sorted(words, key=lambda word: word.left, reverse=rtl):
        text = _marked(word, base, largest)
        gap = (cells[-1].left - word.right if rtl else word.left - cells[-1].right) if cells else 0.0
        if not cells or gap > COLUMN_GAP * largest:
            cells.append(Cell(text, word.left, word.right, word.y))
        else:
            cell = cells[-1]
            cell.text += (" " if gap > _blank(cell.text[-1], text[0]) * largest else "") + text
            cell.left, cell.right = min(cell.left, word.left), max(cell.right, word.right)
    if rtl:
        _mend_right_to_left(cells)
    return PageLine(base, largest, cells)


def _mend_right_to_left(cells: list[Cell]) -> None:
    """PDFium takes a line for one from left to right: it mirrors brackets, and gives marks that follow words or the line before them."""
    first, _, rest = cells[0].text.partition(" ")
    closing = MARKS_BEFORE.fullmatch(first)
    if closing and not closing[2][0].isdigit():
        cells[0].text = f"{closing[2]} {rest}".rstrip()
        cells[-1].text += closing[1]
    for cell in cells:
        words = [MARKS_BEFORE.sub(r"\2\1", word) for word in cell.text.split(" ")]
        cell.text = " ".join(word.translate(MIRRORED) if word.startswith((")", "]")) or word.endswith(("(", "[")) else word for word in words)


def _blank(before: str, after: str) -> float:
    """The gap, of the type size, that is a blank: none stands before a reference, and Chinese signs stand apart from digits without one."""
    if after == "[":
        return COLUMN_GAP
    return CJK_BLANK if CJK.match(before) or CJK.match(after) else BLANK


def _marked(word: Word, base: float, size: float) -> str:
    """A raised number refers to a footnote: in brackets, so that it is no part of the number or the year before it."""
    raised = word.size < SMALLER * size and word.y - base > RAISED * size and REFERENCE.fullmatch(word.text)
    return f"[{word.text}]" if raised else word.text


def _leading(lines: Sequence[PageLine]) -> float:
    """The distance between lines of a paragraph: that of the closer lines, since a page may have more headings and gaps than text."""
    distances = sorted(above.y - below.y for above, below in itertools.pairwise(lines))
    return max(distances[len(distances) // 10], min(line.size for line in lines)) if distances else 0.0


# ------------------------------------------------------------------ two columns of prose


def _columns_apart(lines: list[PageLine], close: float) -> list[list[PageLine]]:
    """Blocks in reading order: where two columns of prose stand beside each other, the left one is a block, then the right one.

    A column may begin higher than the other: lines above that lie in it, no farther than `close` points from each other, belong to it.
    """
    blocks: list[list[PageLine]] = []
    rest: list[PageLine] = []
    position = 0
    while position < len(lines):
        found = _two_columns(lines[position:])
        if found is None:
            rest.append(lines[position])
            position += 1
            continue
        count, gutter = found
        part = lines[position : position + count]
        while rest and rest[-1].y - part[0].y <= close and all(cell.right < gutter or cell.left > gutter for cell in rest[-1].cells):
            part.insert(0, rest.pop())
        blocks += [rest, _side(part, gutter, left=True), _side(part, gutter, left=False)]
        rest = []
        position += count
    blocks.append(rest)
    return [block for block in blocks if block]


def _two_columns(lines: Sequence[PageLine]) -> tuple[int, float] | None:
    """(number of lines, gutter) of two columns of prose that begin with the first line; None where it does not begin any.

    They go on to the first line that crosses the gutter: one column may be longer than the other.
    """
    if len(lines[0].cells) != 2 or not _is_prose(lines[:COLUMN_LINES]):
        return None
    low, high = lines[0].cells[0].right, lines[0].cells[1].left
    count = 0
    for line in lines:
        middle = (low + high) / 2
        left = [cell.right for cell in line.cells if cell.left < middle]
        right = [cell.left for cell in line.cells if cell.left >= middle]
        low, high = max([low, *left]), min([high, *right])
        if high - low < NARROWEST_GUTTER * line.size:
            break
        count += 1
    return (count, (low + high) / 2) if count >= COLUMN_LINES else None


def _is_prose(lines: Sequence[PageLine]) -> bool:
    """Are there long cells beside each other, and is the first line one of them? Mastheads and tables have shorter ones."""
    both = [sum(len(cell.text) for cell in line.cells) for line in lines if len(line.cells) >= 2]
    return both[0] >= 2 * COLUMN_PROSE and len(both) >= 2 and sum(both) >= 2 * COLUMN_PROSE * len(both)


def _side(lines: Sequence[PageLine], gutter: float, left: bool) -> list[PageLine]:
    """The lines of one column, each at its own height: the two columns need not stand in step."""
    sides = [(line, [cell for cell in line.cells if (cell.right < gutter) == left]) for line in lines]
    return [PageLine(cells[0].y, line.size, cells) for line, cells in sides if cells]


# ------------------------------------------------------------------ lines to text


def _block_text(lines: Sequence[PageLine], leading: float) -> str:
    margin = min(cell.left for line in lines for cell in line.cells)
    unit = _unit(lines, margin)
    shown: list[str] = []
    above: PageLine | None = None
    for line in lines:
        if above is not None and above.y - line.y > PARAGRAPH * leading:
            shown.append("")
        shown.append(_line_text(line, margin, unit))
        above = line
    return "\n".join(shown)


def _line_text(line: PageLine, margin: float, unit: float) -> str:
    text = ""
    for cell in line.cells:
        column = round((cell.left - margin) / unit)
        text += " " * (column if not text else max(column - len(text), len(GAP))) + cell.text
    return text


def _unit(lines: Sequence[PageLine], margin: float) -> float:
    """Points per column: a character's usual width, less where a cell would not fit before the column of the next."""
    widths = [(cell.right - cell.left) / len(cell.text) for line in lines for cell in line.cells if len(cell.text) > 2]
    unit = median(widths) if widths else median(line.size for line in lines) / 2
    extent = max(cell.left for line in lines for cell in line.cells) - margin
    for line in lines:
        for cell, after in zip(line.cells, line.cells[1:], strict=False):
            room = (after.left - cell.left) / (len(cell.text) + len(GAP))
            if 0 < room < unit:
                unit = max(room, extent / WIDEST)
    return max(unit, 0.1)
