"""The text as the parser sees it, mapped back to the offsets of the text as extracted.

Physical lines keep their columns for the masthead (`read_lines`). The `View` joins what the page layout broke: one paragraph is
one line of `View.text`, with single blanks inside, line-end hyphens undone, and page furniture left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from flows.parse.model import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line: `text` is `source[start:end]`, without its line break."""

    start: int
    end: int
    text: str
    furniture: bool = False  # page header, page number, job number, rule: belongs to the page, not to a sentence

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


@dataclass(frozen=True, slots=True)
class View:
    """`text` is made of runs copied from the source: run i starts at `starts[i]` in the view and at `sources[i]` in the source."""

    text: str
    starts: Sequence[int]
    sources: Sequence[int]

    def to_source(self, span: Span) -> Span:
        """The source span of a non-empty view span: from its first character's place to just after its last one's."""
        return self._source(span[0]), self._source(span[1] - 1) + 1

    def from_source(self, offset: int) -> int:
        """The first view offset that stands at or after a source offset (runs are in source order)."""
        run = bisect_right(self.sources, offset) - 1
        if run < 0:
            return 0
        end = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        return min(self.starts[run] + offset - self.sources[run], end)

    def _source(self, offset: int) -> int:
        run = bisect_right(self.starts, offset) - 1
        return self.sources[run] + offset - self.starts[run]


def read_lines(text: str) -> list[Line]:
    """Every physical line of the text, in order, with furniture marked."""
    lines, start = [], 0
    for raw in text.split("\n"):
        lines.append(Line(start, start + len(raw), raw))
        start += len(raw) + 1
    return lines


def read_view(lines: Iterable[Line]) -> View:
    """Join the lines of each paragraph; paragraphs are separated by one line break."""
    builder = _Builder()
    for line in lines:
        if line.furniture:
            continue
        if line.blank:
            builder.close_paragraph(line.start)
            continue
        builder.add(line)
    return builder.view()


class _Builder:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.sources: list[int] = []
        self.length = 0
        self.open = False

    def put(self, text: str, source: int) -> None:
        self.parts.append(text)
        self.starts.append(self.length)
        self.sources.append(source)
        self.length += len(text)

    def close_paragraph(self, source: int) -> None:
        if self.open:
            self.put("\n", source)
            self.open = False

    def add(self, line: Line) -> None:
        for i, word in enumerate(regex.finditer(r"\S+", line.text)):
            at = line.start + word.start()
            if self.open and self.length:
                self.put(" ", at - 1)
            self.put(word.group(), at)
            self.open = True

    def view(self) -> View:
        return View("".join(self.parts), self.starts, self.sources)
