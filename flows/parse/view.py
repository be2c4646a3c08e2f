"""The text as the parser sees it, mapped back to the offsets of the text as extracted.

Physical lines keep their columns for the masthead (`read_lines`). The `View` joins what the page layout broke: one paragraph is
one line of `View.text`, with single blanks inside, line-end hyphens undone, columns in reading order, and page furniture left out.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import regex

from flows.parse.languages import LANGUAGES, words
from flows.parse.model import Span
from flows.parse.patterns import plain

# Job numbers ("99-27651 (E)    290999", "GE.17-22419", "*9522712*"), page numbers ("2/5", "- 3 -"), "/...", rules.
JOB_NUMBER = r"(?:GE\.)?\d{2}-\d{5,6}(?:\s+\d{4}\w)?(?:\s*\([A-Z]\))?(?:\s+\w{4,8}){0,3}"
FURNITURE = plain(
    rf"\s*(?:(?:\d{{1,3}}(?:/\d{{1,3}})?\s+)?{JOB_NUMBER}(?:\s+(?:/\.\.\.|\d{{1,3}}(?:/\d{{1,3}})?))?|\*\d{{7}}\*|\d{{1,3}}\s?/\s?\d{{1,3}}|[-–]\s?\d{{1,3}}\s?[-–]|/\.\.\.|…/…|[-_—–=~]{{3,}})\s*"
)
SYMBOL_LINE = plain(r"\s*[A-Z]{1,4}(?:/[A-Z0-9][A-Za-z0-9.()-]*){1,16}(?:\s?[-–—/]?\s?[A-Z]{1,4}(?:/[A-Z0-9][A-Za-z0-9.()-]*){1,16})?\s*")
SYMBOL_BESIDE = plain(r"(?:\t| {3})(?P<symbol>\S+/\S+(?: ?[-–—] ?\S+/\S+)?)$")  # in the masthead, beside the name of the organ
GAP = plain(r"\S(?:[ \t]{3,}|\t+)(?=\S)")
# What begins a paragraph of its own: numbers, letters and bullets of lists, and dates or labels set off by a gap.
MARKER = plain(
    r"(?:\d{1,3}[.)]|\d{1,3}(?:\.\d{1,2}){1,2}\.?|\(?[a-zа-я]{1,3}\)|\([ivxl]+\)|[IVXL]{1,6}\.|[A-Z]\.|[-–—•*·]|[一二三四五六七八九十]{1,3}、)[\s\u3000]"
)
DECIMAL = plain(r"\d+\.\d+ \p{Ll}")  # "98.6 per cent"
LONE_NUMBER = plain(r"\d{1,3}\.(?:\d{1,2}\.?)?|[A-Z]\.|[IVXL]{1,6}\.|\([a-z]{1,3}\)")
SYMBOL_BREAKS = plain(r"(?<![^\W_])[A-Z]{1,4}/(?:[A-Za-z\d.-]+/)*(?:[A-Z]+-)?$")  # "A/C.3/" at the end of a line, before "78/L.60"
SYMBOL_GOES_ON = plain(r"(?:[A-Z]+[a-z]*\.?|[A-Z]{2,4}/)?\d")
SENTENCE_END = plain(r"[.:;!?。！？：；]['\"”’»)\]]*$")
LOWER_START = plain(r"[\p{Ll}\p{N}(\"“«]")
MARK = "\u200f"
OTHER_MARKS = "\u200b\u200e\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\ufeff"
ONE_MARK = str.maketrans(dict.fromkeys(OTHER_MARKS, MARK))
RUN = plain(rf"[^\s{MARK}]+(?: [^\s{MARK}]+)*")  # words with single blanks between: copied as they stand
UNUSUAL_BLANK = plain(r"[\u00a0\u2000-\u200f\u202f\u3000]")
SIGNATURE_SHARE = 0.45  # of the page's width: lines that are indented further are lines of a signature or an address
CJK = plain(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
WIDE = plain(f"{CJK.pattern}+")
UNWRAPPED = 120  # columns: text whose longer lines go beyond that was not wrapped to a page
LONGEST_FURNITURE = 120  # characters
PAGED = plain(r"\d")
LONGEST_PAGE_LINE = 50  # characters
MIN_SPACED_LINES = 12  # of a text that leaves a line free after every line
MOST_CLOSE_LINES = 10  # lines of a site in such a text that have no free line between them
HEADER_BLANKS = 2  # blank lines between the parts of the head of a page
PAGE_WIDTH = 40  # columns: what is narrower are no lines that were filled
FULL_SHARE = 0.72  # a line that fills this share of the page's width runs on
MIN_COLUMN_LINES = 6
FAR_LINES = 5  # lines between two rows of the same two columns
CELL_GAP = 3  # blanks between two cells of a line
LEFT_CELL = 22  # mean length of the left cells that makes two columns of prose rather than a table


@dataclass(slots=True)  # not frozen: a text has thousands, and frozen ones cost more to make
class Line:
    """One physical line: `text` is `source[start:end]`, without its line break."""

    start: int
    end: int
    text: str
    furniture: bool = False  # page header, page number, job number, rule: belongs to the page, not to a sentence

    @property
    def blank(self) -> bool:
        shown = self.text.replace(MARK, "")
        return not shown or shown.isspace()

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


@dataclass(frozen=True)
class View:
    """`text` is made of runs copied from the source: run i starts at `starts[i]` in the view and at `sources[i]` in the source.

    `tabs` are the offsets of the blanks that stand for tabs.
    """

    text: str
    starts: Sequence[int]
    sources: Sequence[int]
    tabs: Sequence[int] = ()

    def to_source(self, span: Span) -> Span:
        """The source span of a non-empty view span; of a span across two columns everything from the first to the last place."""
        places = (self._source(span[0]), self._source(span[1] - 1))
        return min(places), max(places) + 1

    def from_source(self, offset: int) -> int:
        """The view offset of the first run character that stands at or after a source offset; the end of the view after the last."""
        order, sorted_sources = self._by_source
        position = bisect_right(sorted_sources, offset) - 1
        if position >= 0:
            run = order[position]
            end = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
            if self.starts[run] + offset - self.sources[run] < end:
                return self.starts[run] + offset - self.sources[run]
        return self.starts[order[position + 1]] if position + 1 < len(order) else len(self.text)

    def cells(self, line: Span) -> list[Span]:
        """The cells of a line of the view, in order: what wide gaps and tabs of the source part."""
        gaps = self._wide_gaps
        cells, begin = [], line[0]
        for blank in gaps[bisect_right(gaps, line[0]) : bisect_left(gaps, line[1])]:
            if begin < blank:
                cells.append((begin, blank))
                begin = blank + 1
        return [*cells, (begin, line[1])]

    @cached_property
    def _wide_gaps(self) -> list[int]:
        """The blanks of the view that stand for wide gaps or tabs of the source."""
        runs = itertools.pairwise(zip(self.starts, self.sources, strict=True))
        wide = (
            start
            for (before, its_source), (start, source) in runs
            if source - (its_source + start - before) >= CELL_GAP - 1 and self.text[start : start + 1] == " "
        )
        return sorted({*wide, *self.tabs})

    @cached_property
    def _by_source(self) -> tuple[list[int], list[int]]:
        order = sorted(range(len(self.sources)), key=self.sources.__getitem__)
        return order, [self.sources[run] for run in order]

    def _source(self, offset: int) -> int:
        run = bisect_right(self.starts, offset) - 1
        return self.sources[run] + offset - self.starts[run]


def with_one_mark(text: str) -> str:
    """The text with marks of writing direction and other signs without width as one of them, length and offsets unchanged.

    PDF readers set every line of a text that runs from right to left between such marks.
    """
    return text if text.isascii() or not any(mark in text for mark in OTHER_MARKS) else text.translate(ONE_MARK)


def read_lines(text: str) -> list[Line]:
    """Every physical line of the text, in order, with furniture marked. A form feed begins a line but is no part of it."""
    lines, start = [], 0
    for raw in text.split("\n"):
        shown = raw.replace("\f", " ") if "\f" in raw else raw
        lines.append(Line(start, start + len(raw), shown, len(raw) < LONGEST_FURNITURE and FURNITURE.fullmatch(shown.strip(MARK)) is not None))
        start += len(raw) + 1
    return _closed_up(_mark_page_headers(lines))


def _closed_up(lines: list[Line]) -> list[Line]:
    """The lines of a text that leaves a line free after every line of its page, without those: more free lines are what parts its paragraphs.

    A text that leaves one line free everywhere, or whose lines are not wrapped, parts its paragraphs so.
    """
    close = (line for line, after in itertools.pairwise(lines) if not (line.blank or after.blank or line.furniture or after.furniture))
    n_close = sum(1 for _ in itertools.islice(close, MOST_CLOSE_LINES))
    printed = [number for number, line in enumerate(lines) if not line.blank] if n_close < MOST_CLOSE_LINES else []
    further = any(after - number > 2 for number, after in itertools.pairwise(printed))
    if not further or len(printed) < max(MIN_SPACED_LINES, 3 * n_close) or max(len(line.text) for line in lines) > UNWRAPPED:
        return lines
    return [line for before, line in zip([None, *lines], lines, strict=False) if not line.blank or before is None or before.blank]


def _mark_page_headers(lines: list[Line]) -> list[Line]:
    """A symbol that the text has printed before heads a following page; "English" and "Page 2" beside it belong to it."""
    seen: set[str] = set()
    in_header = False  # the last line that is not blank, a few lines above at most, belongs to the page
    blanks = 0
    for i, line in enumerate(lines):
        text = line.text.strip(MARK)
        if not text or text.isspace():
            blanks += 1
            continue
        if len(text) >= LONGEST_FURNITURE or line.furniture:
            in_header = line.furniture
        elif "/" in text and SYMBOL_LINE.fullmatch(text):
            in_header = all(any(symbol in other for other in seen) for symbol in _symbols(text))
            seen.add(text.strip())
        else:
            if "/" in text and (beside := SYMBOL_BESIDE.search(text)):
                seen.add(beside["symbol"])
            in_header = (in_header and blanks <= HEADER_BLANKS and _in_header(lines, i)) or _is_page_line(text)
        if in_header and not line.furniture:
            lines[i] = Line(line.start, line.end, line.text, True)
        blanks = 0
    return lines


def _is_page_line(line: str) -> bool:
    """Does a line tell the number of its page ("Page 2"), or what to do with the paper, and nothing else?"""
    return len(line) <= LONGEST_PAGE_LINE and _page_lines().fullmatch(line) is not None


def _in_header(lines: Sequence[Line], i: int) -> bool:
    """Does a line under a symbol belong to the head of the page? "Annex" does where the number of its page follows."""
    text = lines[i].text
    if _header_words().fullmatch(text):
        return True
    following = lines[i + 1].text if i + 1 < len(lines) else ""
    return bool(PAGED.search(following)) and _header_words().fullmatch(following) is not None and _header_parts().fullmatch(text) is not None


@cache
def _header_parts() -> regex.Pattern[str]:
    """The heading words of annexes, with their ordinals, in every language."""
    forms = [form for language in LANGUAGES for form in words(language)["sections"].get("headings", {}).values()]
    return regex.compile(rf"\s*(?:{'|'.join(forms)})\s*(?:[IVXL]{{1,6}}|[A-Z]|\d{{1,2}})?\s*", regex.I)


def _symbols(line: str) -> list[str]:
    """The symbols of a joint document, which stand beside each other in its masthead and under each other in a page header."""
    return [symbol for symbol in regex.split(r"\s*[-–—/ ]\s*(?=[A-Z]{1,4}/)", line.strip()) if symbol]


@cache
def _header_words() -> regex.Pattern[str]:
    """What else stands in the head of a page: the language of the text and the number of the page, in every language."""
    return _any_line("page_headers", "page_lines")


@cache
def _page_lines() -> regex.Pattern[str]:
    return _any_line("page_lines")


def _any_line(*keys: str) -> regex.Pattern[str]:
    patterns = [pattern for language in LANGUAGES for key in keys for pattern in words(language)["sections"].get(key, ())]
    return regex.compile(rf"\s*(?:{'|'.join(patterns)})\s*".replace(" ", r"\s"))


def read_view(lines: Sequence[Line]) -> View:
    """Join the lines of each paragraph; paragraphs are separated by one line break."""
    builder = _Builder()
    for part, column in _in_reading_order(lines):
        width = _width(part)
        for line in part:
            builder.add(line, width, column)
    return builder.view()


def _width(lines: Sequence[Line]) -> int | None:
    """The right edge of wrapped text: what one line in ten reaches; None where the text is not wrapped. Cells set to the right say nothing."""
    ends = sorted(
        columns(line.text.rstrip())
        for line in lines
        if not line.furniture and len(line.text.rstrip()) < 2 * len(line.text.strip()) and not _gap(line.text)
    )
    if not ends:
        return None
    edge = ends[-max(1, len(ends) // 10)]
    return edge if edge <= UNWRAPPED else None


def columns(text: str) -> int:
    """How wide a line is printed: a Chinese character takes two columns."""
    return len(text) if text.isascii() else len(text) + sum(map(len, WIDE.findall(text)))


def _in_reading_order(lines: Sequence[Line]) -> list[tuple[Sequence[Line], int | None]]:
    """The lines in the parts that are read one after the other, and of a chronology the place where its second column begins.

    Two columns of prose are two parts; the rows of a chronology, dates and what happened, are read as they stand.
    """
    found = _second_column(lines)
    if found is None:
        return [(lines, None)]
    rows, start = found
    first, last = rows[0][0], rows[-1][0]
    if _is_chronology(lines[first : last + 1], rows, start):
        while last + 1 < len(lines) and not lines[last + 1].blank and not lines[last + 1].text[:start].strip():
            last += 1
        return [(lines[:first], None), (lines[first : last + 1], start), (lines[last + 1 :], None)]
    if sum(length for _, length in rows) < LEFT_CELL * len(rows):
        return [(lines, None)]
    left, right = [], []
    for line in lines[first : last + 1]:
        cut = start if line.text[max(start - 2, 0) : start].isspace() else len(line.text)
        left.append(Line(line.start, line.start + cut, line.text[:cut], line.furniture))
        right.append(Line(line.start + cut, line.end, line.text[cut:], line.furniture))
    end_of_column = Line(lines[last].end, lines[last].end, "")
    return [(lines[:first], None), ([*left, end_of_column], None), ([*right, end_of_column], None), (lines[last + 1 :], None)]


def _gap(text: str) -> re.Match[str] | None:
    """The first gap between two columns of a line."""
    words = text.strip()
    return GAP.search(text) if "   " in words or "\t" in words else None


def _second_column(lines: Sequence[Line]) -> tuple[list[tuple[int, int]], int] | None:
    """The lines in which a gap ends at one place, each with the width of its left cell, and that place; None where they are few."""
    cells = [(i, m.end(), m.start() + 1) for i, line in enumerate(lines) if not line.furniture for m in [_gap(line.text)] if m]
    if not cells:
        return None
    start = Counter(at for _, at, _ in cells).most_common(1)[0][0]
    rows: list[tuple[int, int]] = []
    for i, at, length in cells:
        if at == start:
            if rows and i - rows[-1][0] > FAR_LINES and len(rows) < MIN_COLUMN_LINES:
                rows = []  # something else that stands in that column, above
            if not rows or i - rows[-1][0] <= FAR_LINES:
                rows.append((i, length))
    return (rows, start) if len(rows) >= MIN_COLUMN_LINES else None


def _is_chronology(lines: Sequence[Line], rows: Sequence[tuple[int, int]], start: int) -> bool:
    """Do dates stand in the left column, each beside several lines of the right one?"""
    right = [line.text for line in lines if not line.furniture and line.text[start:].strip()]
    n_dated = sum(any(sign.isdigit() for sign in text[:start]) for text in right)
    return n_dated * 5 >= len(rows) * 4 and sum(not text[:start].strip() for text in right) * 4 > len(right)


class _Builder:
    """Collects runs; decides line by line whether a paragraph goes on."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.sources: list[int] = []
        self.tabs: list[int] = []
        self.length = 0
        self.previous: Line | None = None  # the last line of text
        self.gap = False  # a blank line since
        self.page_break = False  # furniture since

    def add(self, line: Line, width: int | None, column: int | None) -> None:
        if line.furniture:
            self.page_break = True
        elif line.blank:
            self.gap = True
        else:
            if self.previous is not None:
                goes_on = self._goes_on(self.previous, line, width) if column is None else not line.text[:column].strip()
                self._join(line) if goes_on else self._put("\n", line.start - 1)
            self._put_runs(line)
            self.previous, self.gap, self.page_break = line, False, False

    def _goes_on(self, before: Line, line: Line, width: int | None) -> bool:
        """Is the line the next of the same paragraph?"""
        start, end = line.text.lstrip(), before.text.rstrip()
        if width is not None and before.indent > width * SIGNATURE_SHARE:
            return False
        no_room = width is not None and width >= PAGE_WIDTH and columns(end) + columns(start.split(" ", 1)[0]) >= width
        full = no_room or (width is not None and columns(end) >= width * FULL_SHARE)
        if self.page_break or self.gap:
            return (
                self.page_break
                and width is not None
                and not SENTENCE_END.search(end)
                and ((full and 2 * len(end.strip()) > width) or bool(LOWER_START.match(start)))
                and not MARKER.match(start)
            )
        if LONE_NUMBER.fullmatch(end.strip()):
            return True
        if full and DECIMAL.match(start) and not SENTENCE_END.search(end):
            return True
        if width is None or MARKER.match(start) or _gap(line.text[: width // 2]):
            return False
        if full:
            return not (SENTENCE_END.search(end) and line.indent > before.indent + 1 and not _gap(before.text))
        return not SENTENCE_END.search(end) and start[:1].islower()

    def _join(self, line: Line) -> None:
        """One blank between the lines, nothing after a hyphen of the page, in a symbol, or between Chinese characters."""
        last = self.parts[-1]
        first = line.text.lstrip()[0]
        if last.endswith("-") and len(last) > 1 and last[-2].islower() and first.islower():
            self.length -= 1
            self.parts[-1] = last[:-1]
            if not self.parts[-1]:
                del self.parts[-1], self.starts[-1], self.sources[-1]
        elif not (CJK.match(last[-1]) and CJK.match(first)) and not (SYMBOL_BREAKS.search(last) and SYMBOL_GOES_ON.match(line.text.lstrip())):
            self._put(" ", line.start - 1)

    def _put_runs(self, line: Line) -> None:
        text = line.text
        if "  " not in text and text.isprintable() and (text.isascii() or not UNUSUAL_BLANK.search(text)):
            words = text.strip(" ")
            return self._put(words, line.start + text.find(words))
        for i, run in enumerate(RUN.finditer(text)):
            at = line.start + run.start()
            if i:
                if text[run.start() - 1] == "\t":
                    self.tabs.append(self.length)
                self._put(" ", at - 1)
            self._put(run.group(), at)
        return None

    def _put(self, text: str, source: int) -> None:
        self.parts.append(text)
        self.starts.append(self.length)
        self.sources.append(max(source, 0))
        self.length += len(text)

    def view(self) -> View:
        return View("".join(self.parts), self.starts, self.sources, self.tabs)
