"""Reports and notes: the line that names their author, and the subject printed above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import regex

from flows.parse.masthead.cells import Cell
from flows.parse.masthead.claims import Reading, claims_in
from flows.parse.masthead.folding import plain
from flows.parse.masthead.symbols import symbols_at
from flows.parse.masthead.titles import FOOTNOTE_MARK, NUMBERED, OPEN_END, Row, Title, below_distribution, heads_list, is_prose, joined
from flows.parse.masthead.words import Words
from flows.parse.model import Session
from flows.parse.symbols import organ_of

MAX_BY_LINES = 5
MAX_GAP = 2  # lines from one to the next where every second one is free
LONGEST_SUBJECT = 8  # lines
STATEMENT = regex.compile(r"\p{Lu}\p{L}+(?: \p{L}+)?: +\p{Lu}")  # "Rapporteur: Ms. …"
NOTE = regex.compile(r"\(?\*")  # what a star behind the title refers to
WORD = regex.compile(r"\p{L}{2}")
INDENT = 3  # characters that the lines of one column may differ
COVER = 1500  # characters in which the cover of a supplement stands
LONGEST_SESSION = 80  # characters
FIRST_LETTER = regex.compile(r"(?<!\w)\p{L}")
LEADERS = regex.compile(r"\.{5}|(?:\. ){4}")


class Supplement(NamedTuple):
    """A supplement of Official Records, as its cover tells it."""

    symbols: tuple[str, ...]
    session: Session


def find_by_line(rows: Sequence[Row], w: Words) -> Title | None:
    """The last line before the body that names the author: "Report of the Secretary-General". An agenda item may read like one, and so may a sentence."""
    found: Title | None = None
    head = below_distribution(rows, w)
    for position, row in enumerate(rows[head:], head):
        if found and (heads_list(row.text, w) or w.body_starts.match(row.text) or LEADERS.search(row.text)):
            break
        if w.opening.fullmatch(plain(row.text)):
            break  # "The General Assembly," begins a resolution, and with it what may read like a report's title
        broken = " " not in row.text or OPEN_END.search(row.text)  # "Report" or "Report of the" over its author
        begin = " ".join(other.text for other in rows[position : position + (2 if broken else 1)])
        if row.text[:1].islower() or not any(pattern.match(plain(begin)) for _, pattern in w.by_lines):
            if not found and w.body_starts.match(row.text):
                break
            continue
        if is_prose(rows, position, w) and not FOOTNOTE_MARK.search(row.text):
            continue
        text, last = row.text, position
        kind = _kind(text, w)
        while last + 1 < len(rows) and last - position < MAX_BY_LINES and _follows(rows[last], rows[last + 1]) and not text.endswith("*"):
            following = rows[last + 1].text
            longer = joined(text, following)
            begins = is_stated(following, w) or w.sentence_begins.match(following)
            if _ends_title(following, w) or (begins and not OPEN_END.search(text)) or not (longer_kind := _kind(longer, w)):
                break
            text, kind, last = longer, longer_kind, last + 1
        if kind:
            found = Title(kind, FOOTNOTE_MARK.sub("", text), (row.start, rows[last].end))
    return found


def _follows(row: Row, below: Row) -> bool:
    """Does a row follow another without a free line, or with one amid what it says, as pages print the lines of a title?"""
    goes_on = below.text[0].islower() or OPEN_END.search(row.text) is not None
    return below.number == row.number + 1 or (below.number <= row.number + MAX_GAP and goes_on)


def _ends_title(line: str, w: Words) -> bool:
    """Is a line something of its own under a title?"""
    begins = any(pattern.match(line) for pattern in (w.body_starts, NUMBERED, STATEMENT, NOTE)) or LEADERS.search(line) is not None
    return begins or heads_list(line, w) or line.split(maxsplit=1)[0].lower() in w.contents_columns or w.asides.fullmatch(plain(line)) is not None


def is_stated(line: str, w: Words) -> bool:
    """Is the whole line a statement of a masthead?"""
    claims, end = claims_in(line, w)
    return bool(claims) and end >= len(line) and not line[0].islower()


def supplement_in(text: str, w: Words) -> Supplement | None:
    """`OFFICIAL RECORDS: TENTH SESSION SUPPLEMENT No. 2 (A/2990)`, on a cover; what cites a supplement sets a comma behind the session."""
    shown = text[:COVER]
    for aside in w.asides.finditer(plain(shown)):
        bracket = shown.find("(", aside.start(), aside.end() + 4)
        found = symbols_at(shown, bracket + 1) if bracket > 0 else None
        organ = organ_of(found[0][0]) if found else None
        session = _session_before(shown, aside.start(), w) if organ else None
        if found and organ and session:
            return Supplement(tuple(found[0]), Session(organ, *session))
    return None


def _session_before(text: str, end: int, w: Words) -> tuple[str, int] | None:
    """(kind, number) of the session that a text names right before an offset."""
    for word in FIRST_LETTER.finditer(text, max(end - LONGEST_SESSION, 0), end):
        named = text[word.start() : end].rstrip(" \n‘'\"")
        claims, _ = claims_in(named, w)
        if [(claim.kind, claim.end) for claim in claims] == [("session", len(named))]:
            kind, number, _ = claims[0].value
            return kind, number
    return None


def title_above(rows: Sequence[Row], w: Words) -> Title | None:
    """The title that a page prints over the masthead; used where none stands below."""
    for row in rows[: below_distribution(rows, w)]:
        if kind := _kind(row.text, w):
            return Title(kind, row.text, (row.start, row.end))
    return None


def _kind(text: str, w: Words) -> str | None:
    small = plain(FOOTNOTE_MARK.sub("", text))
    return next((kind for kind, pattern in w.by_lines if pattern.fullmatch(small)), None)


def has_by_line(title: Title, w: Words) -> bool:
    """Is the title the line that names an author, so that the subject stands above it?"""
    return title.type in ("note", "report", "other") and _kind(title.text, w) is not None


def with_subject(title: Title, reading: Reading, wide: bool) -> Title:
    """A report's title is its subject where one is printed between the agenda item's title, or the last line of the masthead, and the author's line.

    In a wide text, whose paragraphs are one line each, no free line need stand between the item's title and the subject. Takes the lines of the subject out of the reading's titles, or of its unclaimed lines where the masthead has no agenda item.
    """
    lines = reading.titles if reading.labels else reading.unclaimed
    above = reading.labels[-1][0].span[1] if reading.labels else max((at for at in reading.stated if at < title.span[0]), default=0)
    blocks = _blocks([cell for cell in lines if cell.start >= above], wide)
    named = bool(reading.labels) and not _stands_apart(blocks, reading.labels[-1][1])
    subject = blocks[-1] if len(blocks) > named else []
    if not subject or len(subject) > LONGEST_SUBJECT:
        return title
    for cell in subject:
        lines.remove(cell)
    return replace(title, text=_text(subject), span=(subject[0].start, title.span[1]))


def subject_alone(reading: Reading, w: Words, wide: bool) -> Title | None:
    """The title of a document that names no author, no kind and no addressee: what stands last in the masthead, or first below its items' titles.

    Takes the lines from there on out of the reading's titles, or of its unclaimed lines. Only a dated document with a symbol, or one with a
    session and an agenda item, has a masthead.
    """
    if not (reading.symbols and reading.masthead_date) and not (reading.sessions and reading.labels):
        return None
    lines = reading.titles if reading.labels else reading.unclaimed
    blocks = [block for block in _blocks(lines, wide and bool(reading.labels)) if not w.adopted.fullmatch(plain(_text(block)))]
    named = len(reading.labels[-1][0].items) if reading.labels and not _stands_apart(blocks, reading.labels[-1][1]) else 0
    first = min(named, len(blocks) - 1) if reading.labels else len(blocks) - 1
    if first < min(named, 1) or not blocks or len(blocks[first]) > LONGEST_SUBJECT:
        return None
    for cell in [cell for block in blocks[first:] for cell in block]:
        lines.remove(cell)
    return Title("other", _text(blocks[first]), (blocks[first][0].start, blocks[-1][-1].end))


def _stands_apart(blocks: Sequence[Sequence[Cell]], label: Cell) -> bool:
    """Does what follows a label stand farther in, behind a free line? The title of an item stands right under its label, or in capitals."""
    return bool(blocks) and blocks[0][0].line > label.line + 1 and blocks[0][0].column > label.column + INDENT and not blocks[0][0].text.isupper()


def _text(cells: Sequence[Cell]) -> str:
    text = cells[0].text
    for cell in cells[1:]:
        text = joined(text, cell.text)
    return FOOTNOTE_MARK.sub("", text)


def _blocks(cells: Sequence[Cell], wide: bool) -> list[list[Cell]]:
    """Cells on lines that follow one another, all in capitals or none; where all are so in a wide text, its paragraphs."""
    blocks: list[list[Cell]] = []
    for cell in (cell for cell in cells if WORD.search(cell.text)):
        small_again = blocks and blocks[-1][-1].text.isupper() and _is_small(cell.text)
        if blocks and cell.line <= blocks[-1][-1].line + 1 and not small_again:
            blocks[-1].append(cell)
        else:
            blocks.append([cell])
    return _paragraphs(blocks[0]) if wide and len(blocks) == 1 else blocks


def _is_small(text: str) -> bool:
    """Are most letters small? A misread letter of a line in capitals may be."""
    return sum(map(str.islower, text)) > sum(map(str.isupper, text))


def _paragraphs(cells: Sequence[Cell]) -> list[list[Cell]]:
    """The lines of a block, with those that go on one that is broken."""
    paragraphs: list[list[Cell]] = []
    for cell in cells:
        if paragraphs and (cell.text[0].islower() or OPEN_END.search(paragraphs[-1][-1].text)):
            paragraphs[-1].append(cell)
        else:
            paragraphs.append([cell])
    return paragraphs
