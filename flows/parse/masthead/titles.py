"""The title that closes a masthead: "Letter dated …", "Note verbale …", a report with its subject, a meeting record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from flows.parse.masthead.folding import fold, plain
from flows.parse.masthead.misread import mended
from flows.parse.masthead.words import CORRESPONDENCE, Words
from flows.parse.model import Span
from flows.parse.view import CJK, MARK, UNWRAPPED, Line, columns

BLANKS = f" \t\r{MARK}\u00a0\u3000"
MAX_LINES = 150  # a masthead of more lines than that is none
MAX_TITLE_LINES = 14
HEAD_ROWS = 30  # in which a masthead says how the document is distributed
PROSE = 60  # characters: what is longer and ends like a sentence is one
LONG_BLOCK = 3  # lines that follow each other without a free one
FULL = 0.8  # of the width of the text
SENTENCE_END = regex.compile(r"[.;:,。；：،؛][”\"’»)\]]*$")
NUMBERED = regex.compile(r"\(?(?:\d{1,3}|[IVX]{1,5})[.)](?:\s|$)")
GOES_ON = regex.compile(r"[\p{Ll}(\[]|(?:AND|TO|FROM|DATED|EN DATE|DE FECHA|ET|AU|PAR|Y|AL|POR|И|НА|من|إلى|لدى)\s|و\p{L}|[的和及]")
OPEN_END = regex.compile(r"(?:,|\b(?:the|of|to|by|and|from|its|du|de|la|le|au|par|et|el|del|los|las|por|y|при|и|на|от|من|إلى))$", regex.I)
FOOTNOTE_MARK = regex.compile(r"\s*(?:\*{1,3}(?:,\s*\*{1,3})*|(?<=\p{L})\d{1,2}/|[¹²³])$")
BRACKETED = regex.compile(r"\[(?P<inside>[^\[\]]{3,60})\]\**")  # a statement below a title
BROKEN = regex.compile(r"\p{Ll}-$")
COMPOUND = regex.compile(r"\p{Lu}\p{L}+-$")  # "Secretary-" before "General"


class Row(NamedTuple):
    """One printed line of the head, without blanks around it; spans in the source."""

    text: str
    start: int
    number: int  # of the physical line
    line: str  # with its blanks

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def indent(self) -> int:
        return len(self.line[: self.line.find(self.text)].expandtabs(8))


@dataclass(frozen=True, slots=True)
class Title:
    type: str
    text: str
    span: Span  # source offsets, from its first to its last letter
    adoption: str = ""  # the words that tell when a resolution was adopted, or a meeting held
    number: str = ""  # "1514 (XV)", printed before the title of a resolution
    cover: Span = (0, 0)  # rows of a title that names a body of its own below: the cover of a meeting record


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """The printed lines of the head of a text, furniture left out."""
    rows = []
    for number, line in enumerate(lines[:MAX_LINES]):
        text = line.text.strip(BLANKS)
        if text and not line.furniture:
            rows.append(Row(text, line.start + line.text.find(text), number, line.text))
    return rows


def find_title(rows: Sequence[Row], w: Words) -> Title | None:
    """The last line before the body that begins like a title: an agenda item may be a letter too, and stands above it."""
    found: Title | None = None
    position = 0
    head = below_distribution(rows, w)
    while position < len(rows):
        row = rows[position]
        kind = _kind(row.text, w)
        if kind and kind not in CORRESPONDENCE and (found or position < head):
            kind = None
        if kind:
            last = _last_row(rows, position, kind, w)
            found = _title(kind, rows, position, last, w)
            position = last + 1
        elif position >= head and (w.body_starts.match(row.text) or (is_prose(rows, position, w) and not _title_in_block(rows, position, w))):
            break
        else:
            position += 1
    return found


def below_distribution(rows: Sequence[Row], w: Words) -> int:
    """Position of the row below "Distr.: General"; 0 where none says so. A page may head a document with its title, above the masthead."""
    short = ((position, row.text) for position, row in enumerate(rows[:HEAD_ROWS]) if len(row.text) < UNWRAPPED)
    return next((position + 1 for position, text in short if w.distribution.match(plain(text))), 0)


def _title_in_block(rows: Sequence[Row], position: int, w: Words) -> bool:
    """Does a letter's title begin among the lines that follow without a free one? Then the masthead, title and body are one block."""
    for before, row in zip(rows[position:], rows[position + 1 :], strict=False):
        if row.number > before.number + 1 or w.body_starts.match(row.text):
            return False
        if _kind(row.text, w) in CORRESPONDENCE:
            return True
    return False


def _kind(line: str, w: Words) -> str | None:
    if line[:1].islower():
        return None
    small = plain(mended(line, w.expected) if w.expected.is_doubtful(line.split(" ", 1)[0]) else line)
    return next((kind for kind, pattern in w.titles if pattern.match(small)), None)


def _last_row(rows: Sequence[Row], first: int, kind: str, w: Words) -> int:
    """The last line of the title that begins at a row: it ends with its addressee, or where the text leaves a line free."""
    text = rows[first].text
    last = first
    while last + 1 < len(rows) and last - first < MAX_TITLE_LINES:
        row, before = rows[last + 1], rows[last]
        gap = row.number - before.number - 1
        complete = _is_complete(text, w)
        if w.body_starts.match(row.text) or NUMBERED.match(row.text) or BRACKETED.fullmatch(row.text):
            break
        if columns(row.text) > UNWRAPPED and SENTENCE_END.search(row.text):
            break  # a paragraph that is one line
        if _kind(row.text, w) in CORRESPONDENCE and (gap or not _lacks_noun(text, w)):
            break
        if complete and not GOES_ON.match(row.text) and not OPEN_END.search(text):
            break
        # Typescripts leave a line free between the lines of a title: what it lacks then follows.
        if gap and (complete or gap > 1 or kind not in CORRESPONDENCE or not _lacks(text, row.text, w)):
            break
        text = joined(text, row.text)
        last += 1
    return last


def _is_complete(text: str, w: Words) -> bool:
    """Does a title of correspondence name its addressee at its end?"""
    small = plain(FOOTNOTE_MARK.sub("", text))
    addressed = w.addressed.search(small)
    return addressed is not None and (bool(w.title_end.search(small)) or fold(text[addressed.end() :]).endswith(w.offices))


def _lacks(text: str, following: str, w: Words) -> bool:
    return bool(OPEN_END.search(text)) or bool(GOES_ON.match(following)) or (text.isupper() and following.isupper())


def _lacks_noun(text: str, w: Words) -> bool:
    """A Chinese title names its sender and its addressee first, and says only at its end that it is a letter or a note."""
    return CJK.match(text[-1]) is not None and not w.title_end.search(plain(text))


def _title(kind: str, rows: Sequence[Row], first: int, last: int, w: Words) -> Title:
    text = " ".join(rows[first].text.split())
    for row in rows[first + 1 : last + 1]:
        text = f"{text}{row.text}" if w.half_number.search(plain(text)) else joined(text, row.text)
    whole = _kind(text, w)
    kind = whole if whole in CORRESPONDENCE and kind in CORRESPONDENCE else kind
    text = FOOTNOTE_MARK.sub("", text)
    return Title(kind, text, (rows[first].start, rows[last].end))


def joined(text: str, following: str) -> str:
    """Two lines as one: one blank between them, none between Chinese characters, no hyphen of a broken word."""
    if CJK.match(text[-1:]) and CJK.match(following[:1]):
        return " ".join((text + following).split())
    if BROKEN.search(text) and following[:1].islower():
        return " ".join((text[:-1] + following).split())
    if COMPOUND.search(text) and following[:1].isupper():
        return " ".join((text + following).split())
    return " ".join(f"{text} {following}".split())


def heads_list(text: str, w: Words) -> bool:
    """Is a line the heading of an agenda, or of a table of contents: "Contents", "CONTENTS  Paragraphs  Page", "Page"?"""
    heading = " ".join(word for word in fold(text).split() if word not in w.contents_columns).rstrip(" .:")
    return heading in w.agenda or not heading


def is_prose(rows: Sequence[Row], position: int, w: Words) -> bool:
    """Does a sentence of the body begin here: a paragraph that ends like one, and is longer than a line of a masthead?"""
    last = position
    while last + 1 < len(rows) and rows[last + 1].number == rows[last].number + 1:
        last += 1
    width = max(columns(row.text) for row in rows[position : last + 1])
    if width > UNWRAPPED and not SENTENCE_END.search(rows[position].text):
        last = position  # each paragraph is one line
    if last - position >= LONG_BLOCK and columns(rows[position].text) < FULL * width <= FULL * UNWRAPPED:
        return False  # where no line is free between them, titles are set narrower than the text
    length = rows[last].end - rows[position].start
    ends = SENTENCE_END.search(rows[last].text) and SENTENCE_END.search(mended(rows[last].text, w.expected).rstrip())  # "GENERAI," ends none
    return length > PROSE and bool(ends) and "   " not in rows[position].text
