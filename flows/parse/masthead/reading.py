"""The reading order of a masthead: title or heading, cells, agenda items, and what the first paragraphs say where all that is missing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import regex

from flows.parse.agenda import pair_titles, read_label
from flows.parse.citations.printed import printed_symbols
from flows.parse.masthead.cells import NEAR_COLUMN, Cell, cells_of
from flows.parse.masthead.claims import DIGIT, Reading, claims_in, organ_of, read_cells
from flows.parse.masthead.dates import days_in, first_day
from flows.parse.masthead.folding import fold, plain
from flows.parse.masthead.headings import find_heading, find_opening, lists_states, symbol_of_heading
from flows.parse.masthead.meetings import agenda_of_meeting, day_held, find_meeting
from flows.parse.masthead.misread import mended
from flows.parse.masthead.ordinals import read_ordinal
from flows.parse.masthead.reports import find_by_line, has_by_line, is_stated, subject_alone, supplement_in, title_above, with_subject
from flows.parse.masthead.senders import addressed_above, read_addressees, read_sender
from flows.parse.masthead.symbols import repaired, symbols_at
from flows.parse.masthead.titles import BRACKETED, Row, Title, below_distribution, find_title, heads_list, is_prose, rows_of
from flows.parse.masthead.words import CORRESPONDENCE, Words, masthead_words
from flows.parse.model import AgendaItem, Masthead, Sender, Session
from flows.parse.view import UNWRAPPED, Line, View, columns

CUE_CHARACTERS = 3000
LONGEST_LINE = 100  # characters of a line of a masthead
LONGEST_TITLE = 300  # of a title that a copy has made one line
NUMBER_ALONE = regex.compile(r"\d{1,3}\.|[A-Z]\.|[IVX]{1,5}\.")  # of a paragraph, before its text
ADOPTED = regex.compile(r"/(?:RES|DEC|PRST)/")  # in the symbol of what an organ has adopted
KINDS = {"RES": "resolution", "DEC": "decision", "PRST": "presidential_statement", "PV": "meeting_record", "SR": "meeting_record"}
SYMBOL_BEHIND = regex.compile(r" [(\[](?P<symbol>[A-Z]{1,4} ?/[^()\[\]]+)[)\]]$")  # the title of a letter, in a list or on a page of a site
OF_A_KIND = regex.compile(r"/(?P<series>RES|DEC|PRST|PV|SR)[/.]")  # in a symbol
LETTER = regex.compile(r"\p{L}")
JOB_NUMBER = regex.compile(r"\d{2}-\d{5,6}")
# Between two sentences that a copy has run together stands the head of the page that began there.
RECORD = r"(?<!\S)(?P<symbol>[A-Z]{{1,5}}(?:/[\w.-]+){{0,4}}/(?:PV|SR)\.{})(?!\S)"  # of the meeting of a number
SLASH_MISREAD = regex.compile(r"(?<!\w)(?P<series>[AS])[lIi1|](?P<record>PV\.\d{1,5})(?!\w)")  # SlPV.1717
DIGITS = regex.compile(r"\d+")
RUN_IN_HEADER = regex.compile(r"(?<=[.:;] )(?P<symbol>[A-Z]{1,4}/[A-Z\d][\w./-]*\d)(?= (?:\([a-z]\)|\d{1,3}\.|[Pp]age \d|English) )")


def read_masthead(lines: Sequence[Line], view: View, text: str, language: str) -> Masthead:
    """Read the masthead of a text; without one, what little its first lines say. Spans are source offsets."""
    w = masthead_words(language)
    if w is None:
        return Masthead()
    rows = rows_of(lines)
    title = _title(rows, view, w)
    opening = None if title else find_opening(view, w)
    head_end = title.span[0] if title else opening[0] if opening else _first_prose(rows, w, language)
    below, body_start = _below(rows, title, w) if title else ([], opening[0] if opening else 0)
    head = [cell for row in rows if row.start < head_end for cell in cells_of(lines[row.number], row.number) if cell.start < head_end]
    reading = read_cells([*head, *below], w, language)
    wide = any(columns(row.text) > UNWRAPPED for row in rows)
    if title and has_by_line(title, w):
        title = with_subject(title, reading, wide)
    behind = SYMBOL_BEHIND.search(title.text) if title and title.type in CORRESPONDENCE and not reading.symbols else None
    if title and behind and (own := symbols_at(repaired(behind["symbol"].strip()) or behind["symbol"], 0)):
        title, reading.symbols = replace(title, text=title.text[: behind.start()]), own[0]
    if title and title.type == "draft_resolution":
        sponsors = next((n for n, cell in enumerate(reading.titles) if lists_states(cell.text, language)), len(reading.titles))
        del reading.titles[sponsors:]
    above = None if title or opening else title_above(rows, w)
    if above:
        reading.unclaimed = [cell for cell in reading.unclaimed if not above.span[0] <= cell.start < above.span[1]]
    unnamed = None if title or opening or above else subject_alone(reading, w, wide)
    if not title and not opening and (reading.symbols or reading.organs):
        body_start = unnamed.span[1] if unnamed else head_end
    items = list(_agenda_items(reading, text, language))
    if title and title.type == "meeting_record":
        items += agenda_of_meeting(rows, title, reading, w, language)
    organs = tuple(dict.fromkeys(name for name, _ in reading.organs)) or _speaker(title, opening, view, w)
    symbols = tuple(reading.symbols or _symbols_of_headers(lines, view, title, organs, w))
    sessions = tuple(dict.fromkeys(reading.sessions)) or (() if title else _session_of_document(view, w))
    if not (symbols and sessions) and (title.type == "report" if title else not opening) and (cover := supplement_in(view.text, w)):
        symbols, sessions, organs = symbols or cover.symbols, sessions or (cover.session,), organs or (cover.session.organ,)
    kind = _type(title or above, opening, symbols, view, w)
    held = [] if kind != "meeting_record" else days_in(title.adoption)[:1] if title else day_held(rows)
    adopted = _adopted(reading, w) if opening else None
    letter = mended(title.text, w.expected) if title and title.type in CORRESPONDENCE else ""
    title_date = _title_date(title, letter, w) if title else adopted
    return Masthead(
        symbols=symbols,
        job_number=_job_number(lines),
        organs=organs,
        sessions=sessions,
        document_type=kind,
        original_languages=tuple(reading.originals),
        distribution=reading.distribution,
        masthead_date=held[0] if held else reading.masthead_date,
        title_date=title_date,
        title=next((named.text or None for named in (title, above, unnamed) if named), None),
        sender=read_sender(letter, title_date or reading.masthead_date, w, language) if letter else Sender(),
        addressees=read_addressees(letter, w, language) if letter else addressed_above(rows, head_end, w) if kind == "letter" and not title else (),
        agenda_items=tuple(items),
        unclaimed_lines=tuple(cell.text for cell in reading.unclaimed) if title or opening or reading.symbols or reading.organs else (),
        reading_notes=tuple(reading.notes),
        body_start=body_start,
    )


def _below(rows: Sequence[Row], title: Title, w: Words) -> tuple[list[Cell], int]:
    """What the masthead goes on to say under a title, and where the body starts.

    Official Records print `[Original: French]` and `[12 January 1974]` under a letter's title, and on the cover of a report, under its author, the
    organ with its session; a session and days directly under the title are the author's own.
    """
    cells: list[Cell] = []
    end = title.cover[1] or title.span[1]
    by_line = has_by_line(title, w)
    for row in rows if title.type in CORRESPONDENCE or by_line else ():
        if row.start >= end and LETTER.search(row.text):
            match = BRACKETED.fullmatch(row.text)
            if by_line and is_stated(row.text, w):
                cells.append(Cell(row.text, row.start, row.indent, row.number))
            elif match and not by_line:
                cells.append(Cell(match["inside"], row.start + match.start("inside"), 0, row.number))
            else:
                break
            end = row.end
    if by_line:
        cells = list(itertools.dropwhile(lambda cell: _is_authors_own(cell.text, w), cells))
    return cells, end


def _is_authors_own(line: str, w: Words) -> bool:
    """Does a line tell a session or days, not an organ with its session?"""
    kind = claims_in(line, w)[0][0].kind
    return kind != "organ" and (kind == "session" or DIGIT.search(line) is not None)


def _adopted(reading: Reading, w: Words) -> date | None:
    """The day on which a resolution without heading was adopted, from the line that tells it; the line is claimed."""
    for cell in reading.unclaimed:
        if w.adopted.fullmatch(plain(cell.text)) and (days := days_in(cell.text)):
            reading.unclaimed.remove(cell)
            return days[-1]
    return None


def _title(rows: Sequence[Row], view: View, w: Words) -> Title | None:
    """A resolution may have an agenda title above its heading that reads like a report's; but what begins as a letter is one."""
    meeting = find_meeting(rows, w)
    if meeting:
        return meeting
    title = find_title(rows, w)
    until = view.from_source(title.span[0]) if title and title.type in CORRESPONDENCE else None
    adopted = any(ADOPTED.search(row.text) for row in rows[:12] if len(row.text) < 100)
    heading = find_heading(view, w, None if adopted else until)
    if adopted and heading:
        return heading
    if title and title.type in CORRESPONDENCE and (heading is None or title.span[0] < heading.span[0]):
        return title
    return heading or title or find_by_line(rows, w)


def _first_prose(rows: Sequence[Row], w: Words, language: str) -> int:
    """Where a text without a title begins to be one: its first line that is not a line of a masthead."""
    head = below_distribution(rows, w)
    for position, row in enumerate(rows[head:], head):
        if _states(row.text, w, language):
            continue
        if w.body_starts.match(row.text) or heads_list(row.text, w) or NUMBER_ALONE.fullmatch(row.text) or is_prose(rows, position, w):
            return row.start
        if len(row.text) > (LONGEST_TITLE if row.text.isupper() or _stands_alone(rows, position) else LONGEST_LINE):
            return row.start
    return rows[-1].end if rows else 0


def _stands_alone(rows: Sequence[Row], position: int) -> bool:
    """Is a line free before the row and after it?"""
    return all(after.number > before.number + 1 for before, after in itertools.pairwise(rows[max(position - 1, 0) : position + 2]))


def _states(line: str, w: Words, language: str) -> bool:
    """Is the whole line a statement of a masthead? One that was folded has no free line between them and its text."""
    claims, end = claims_in(line, w)
    label = None if claims else read_label(line, 0, len(line), language)
    return (bool(claims) and end >= len(line)) or (label is not None and label.span == (0, len(line)))


def _type(title: Title | None, opening: tuple[int, str] | None, symbols: Sequence[str], view: View, w: Words) -> str:
    """As the title says; of a text without one what its symbol, or its first and last paragraphs show it to be; else other."""
    if title:
        stated = title.type == "note" and w.statement.search(view.text[view.from_source(title.span[1]) :][:CUE_CHARACTERS])
        return "presidential_statement" if stated else title.type
    if opening:
        return "resolution"
    if symbols and (series := OF_A_KIND.search(symbols[0])):
        return KINDS[series["series"]]
    head, tail = view.text[:CUE_CHARACTERS], view.text[CUE_CHARACTERS:][-CUE_CHARACTERS:]
    return next((kind for kind, pattern in w.cues if pattern.search(head) or pattern.search(tail)), "other")


def _speaker(title: Title | None, opening: tuple[int, str] | None, view: View, w: Words) -> tuple[str, ...]:
    """The organ that speaks in the opening line, where no masthead names it."""
    found = opening or (find_opening(view, w) if title and title.type in ("resolution", "decision") else None)
    return (found[1],) if found else ()


def _title_date(title: Title, letter: str, w: Words) -> date | None:
    """The date of the letter, found in its title with misread words put right; of a resolution that of its adoption."""
    if title.type in ("resolution", "decision", "presidential_statement", "draft_resolution"):
        days = days_in(title.adoption)
        return days[-1] if days else None
    match = w.title_date.search(plain(letter))
    return first_day(title.text[slice(*match.span("date"))]) if match else None


def _session_of_document(view: View, w: Words) -> tuple[Session, ...]:
    """The session that the request for circulation names, in a text without masthead."""
    match = w.session_of_document.search(plain(view.text[:CUE_CHARACTERS]))
    number = read_ordinal(match["ordinal"], w.ordinals, w.cardinals, w.numerals)[0] if match else None
    organ = w.organs.get(fold(match["organ"])) if match else None
    kind = w.session_kinds.get(fold(match["kind"])) if match else None
    return (Session(organ, kind, number),) if number and organ and kind else ()


def _symbols_of_headers(lines: Sequence[Line], view: View, title: Title | None, organs: tuple[str, ...], w: Words) -> list[str]:
    """A symbol that is printed only in the head of a page, or by a site behind its label, counts as the document's own; else the number of its heading
    makes it."""
    for line in lines:
        if "/" in line.text and len(line.text) < 100:
            label = w.symbol_label.match(plain(line.text))
            shown = line.text[label.end() if label else 0 :]
            found = list(printed_symbols(shown))
            if found and sum(end - start for (start, end), _ in found) > 0.8 * len(shown.strip()):
                return [symbol for _, symbol in found]
    if title and title.type == "resolution":
        symbol = symbol_of_heading(title.number or title.adoption or title.text, organs[0] if organs else None)
        return [symbol] if symbol else []
    number = DIGITS.match(title.text) if title and title.type == "meeting_record" else None
    if misread := SLASH_MISREAD.search(view.text[:CUE_CHARACTERS]):
        return [f"{misread['series']}/{misread['record']}"]
    recorded = number.group() if number else r"\d+"
    is_record = title is not None and title.type == "meeting_record"
    run_in = regex.search(RECORD.format(recorded), view.text[:CUE_CHARACTERS]) if is_record else RUN_IN_HEADER.search(view.text)
    return [run_in["symbol"]] if run_in else []


def _job_number(lines: Sequence[Line]) -> str | None:
    return next((match.group() for line in lines if line.furniture and (match := JOB_NUMBER.search(line.text))), None)


def _agenda_items(reading: Reading, text: str, language: str) -> Iterator[AgendaItem]:
    """Items per label, with the titles that stand below it in its column."""
    starts = [cell for _, cell in reading.labels]
    owners = [_label_above(title, starts) for title in reading.titles]
    for n, (label, cell) in enumerate(reading.labels):
        named = organ_of(cell, reading) or (reading.organs[0][0] if reading.organs else "General Assembly")
        organ = _with_sessions(named, reading)
        titles = [title for title, owner in zip(reading.titles, owners, strict=True) if owner == n]
        session = next((s.number for s in reading.sessions if s.organ == organ and s.kind != "year"), None)
        paired = pair_titles([(c.text, c.column, c.line) for c in titles], len(label.items), language)
        pairing = "none" if paired is None else "single" if len(label.items) == 1 else "paired"
        for i, (number, sub_item, span) in enumerate(label.items):
            yield AgendaItem(
                organ=organ,
                session_number=session,
                item_number=number,
                sub_item=sub_item,
                item_label=" ".join(text[slice(*span)].split()),
                title=paired[i] if paired else None,
                title_pairing=pairing,
                agenda_kind=label.kind,
                in_masthead=True,
                in_request=False,
                span=span,
            )


def _with_sessions(organ: str, reading: Reading) -> str:
    """What counts years gives documents no items: those of a joint document are of the organ that meets in sessions."""
    if not any(s.organ == organ and s.kind == "year" for s in reading.sessions):
        return organ
    return next((s.organ for s in reading.sessions if s.organ and s.kind != "year"), organ)


def _label_above(title: Cell, labels: Sequence[Cell]) -> int:
    """Which label a title belongs to: the last one above it in its column, else the last one above it."""
    above = [n for n, label in enumerate(labels) if label.start <= title.start]
    column = [n for n in above if abs(labels[n].column - title.column) <= NEAR_COLUMN and labels[n].line <= title.line]
    return (column or above or [0])[-1]
