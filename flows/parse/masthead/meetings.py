"""Records of meetings: "4163rd meeting", the day on which it was held, and the agenda on the cover."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import regex

from flows.parse.agenda import read_label, sub_item_at
from flows.parse.citations.printed import printed_symbols
from flows.parse.masthead.claims import Reading
from flows.parse.masthead.dates import DAY, DAY_BESIDE, days_in
from flows.parse.masthead.folding import plain
from flows.parse.masthead.titles import Row, Title, heads_list, joined
from flows.parse.masthead.words import Words
from flows.parse.model import SECURITY_COUNCIL, AgendaItem
from flows.parse.view import UNWRAPPED

RECORD = regex.compile(
    r"(?:^|\s{3,}|\t|Nations\s+)[A-Z]+(?:/[A-Z.\d-]+){0,8}/(?:PV|SR)\.\s?\d[\w./()-]*(?: \([^()]*\))?\**$", regex.I
)  # a line or column of its own
HOUR = regex.compile(r"\d")
MAX_HEAD = 40  # rows in which the symbol and the meeting's number stand
MAX_BARE_HEAD = 20  # rows, where no symbol of a record is printed
MAX_HELD = 8  # rows between the meeting's number and its day
MAX_COVER = 90  # rows
CONTINUED = regex.compile(r"\s*\(\s*(?:continued|suite|continuación|продолжение|تابع|续)\s*\)\.?", regex.I)


def find_meeting(rows: Sequence[Row], w: Words) -> Title | None:
    """The line that numbers the meeting, and the cover, which runs to the call to order.

    Either the text has the symbol of a record, or the line says that it heads one, or nothing else stands in it and the hour follows.
    """
    has_symbol = any("/" in row.text and RECORD.search(row.text) for row in rows[:MAX_HEAD])
    found: Title | None = None
    for position, row in enumerate(rows[: MAX_HEAD if has_symbol else MAX_BARE_HEAD]):
        text = row.text
        dated = not has_symbol and _is_dated(rows, position, w)
        if not (has_symbol or dated or w.record.fullmatch(plain(text), partial=True)):
            continue
        if position + 1 < len(rows) and _goes_on(text, rows[position + 1].text, w):
            text = joined(text, rows[position + 1].text)
        if (match := w.meeting.search(plain(text))) and (has_symbol or dated or _is_named(text, match.end(), w)):
            near = rows[position : position + MAX_HELD]
            day = next((other for other in near if days_in(other.text)), row)
            end = next((other.start for other in rows[position : position + MAX_COVER] if w.body_starts.match(other.text)), day.end)
            held = " ".join(other.text for other in near)
            named = text[0 if dated else match.start() : match.end()]
            title = Title("meeting_record", " ".join(named.split()), (row.start, row.end), held, cover=(row.end, end))
            if match.end() == len(text) and _tells_hour(day.text):
                return title
            found = found or title  # a site tells of the record above it
    return found


def _goes_on(line: str, following: str, w: Words) -> bool:
    """Is the number of a meeting broken: PROVISIONAL VERBATIM RECORD OF THE TWO THOUSAND / … MEETING?"""
    small = plain(line)
    return line.isupper() and not w.meeting.search(small) and (w.record.match(small) is not None or not following[0].isdigit())


def _tells_hour(line: str) -> bool:
    day = DAY.search(line)
    return day is not None and HOUR.search(line, day.end()) is not None


def _is_dated(rows: Sequence[Row], position: int, w: Words) -> bool:
    """Is the line the number of a meeting, with its day behind a colon or its day and hour below: "Monday, 3 May 1999, 10 a.m."?

    Resolutions print the day alone. In capitals it may stand behind other words, which a scanner has misread.
    """
    text = rows[position].text
    meeting = (w.meeting.search if text.isupper() else w.meeting.match)(plain(text))
    if meeting is None:
        return False
    if meeting.end() < len(text):
        return meeting.start() == 0 and DAY_BESIDE.fullmatch(text, meeting.end()) is not None
    below = [row.text for row in rows[position + 1 : position + 3]]
    return any(map(_tells_hour, below))


def _is_named(line: str, end: int, w: Words) -> bool:
    """Does the line say that it heads a record, and nothing after the number of the meeting but where and when it was held?"""
    alone = end == len(line.rstrip(" *")) or (line[end] == "," and not line.endswith(".") and bool(days_in(line[end:])))
    return alone and not line[0].islower() and w.record.fullmatch(plain(line)) is not None


def day_held(rows: Sequence[Row]) -> list[date]:
    """The day that stands with its hour in the head of a record that no line numbers."""
    return next((days_in(text)[:1] for text in (row.text[:UNWRAPPED] for row in rows[:MAX_HEAD]) if _tells_hour(text)), [])


def agenda_of_meeting(rows: Sequence[Row], title: Title, reading: Reading, w: Words, language: str) -> list[AgendaItem]:
    """The items of the cover: with their numbers where they have any, else by their titles; documents listed under them are no items."""
    first = next((i for i, row in enumerate(rows) if row.start > title.span[0] and heads_list(row.text, w)), None)
    if first is None:
        return []
    organ = reading.organs[0][0] if reading.organs else SECURITY_COUNCIL
    session = next((s.number for s in reading.sessions if s.organ == organ and s.kind != "year"), None)
    items: list[AgendaItem] = []
    for block in _blocks([row for row in rows[first + 1 :] if row.start < title.cover[1]], language):
        text, *parts = _parts(block, language)
        span = (block[0].start, block[-1].end)
        label = read_label(text, 0, len(text), language)
        shown = CONTINUED.sub("", text[label.span[1] :] if label else text).strip(" .:;")
        if label:
            single = len(label.items) == 1 and bool(shown)
            pairing = "single" if single else "none"
            items += [
                AgendaItem(organ, session, number, letter, text[slice(*words)], shown if single else None, pairing, label.kind, True, False, span)
                for number, letter, words in label.items
            ]
            for part in parts:
                letter, words = sub_item_at(part, language) or (None, (0, 0))
                whole_title = f"{shown}: {CONTINUED.sub('', part[words[1] :]).strip(' .:;')}"
                items.append(
                    AgendaItem(organ, session, label.items[-1][0], letter, part[slice(*words)], whole_title, pairing, label.kind, True, False, span)
                )
        elif not list(printed_symbols(text)) and not any(pattern.match(plain(text)) for _, pattern in w.titles):
            items.append(AgendaItem(organ, session, None, None, None, shown, "single", "agenda", True, False, span))
    return items


def _parts(block: Sequence[Row], language: str) -> list[str]:
    """The text of a block, and of each sub-item that begins a line of it: `(b) Human rights questions`."""
    texts = [block[0].text]
    for row in block[1:]:
        if sub_item_at(row.text, language):
            texts.append(row.text)
        else:
            texts[-1] = joined(texts[-1], row.text)
    return texts


def _blocks(rows: Sequence[Row], language: str) -> list[list[Row]]:
    """Rows on lines that follow one another, each block beginning at the margin; a sub-item belongs to its item behind a free line too."""
    blocks: list[list[Row]] = []
    for row in rows:
        follows = blocks and (row.number == blocks[-1][-1].number + 1 or sub_item_at(row.text, language))
        if follows and row.indent >= blocks[-1][0].indent:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks
