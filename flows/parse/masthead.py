"""The masthead: everything above the body. Every cell of it is claimed by a rule, or its line is reported as unclaimed.

Reading order: the title closes the masthead; above it every physical line is cut into cells (columns are set off by gaps), and each
cell is offered to the rules: symbol, organ, distribution, date, language, session, agenda items. What follows agenda items and no
rule claims are their titles.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import regex

from flows.parse.agenda import Label, pair_titles, read_label
from flows.parse.citations.printed import printed_symbols
from flows.parse.citations.vocabulary import vocabulary as citation_words
from flows.parse.citations.vocabulary import with_western_digits
from flows.parse.citations.words import edtf
from flows.parse.languages import words
from flows.parse.model import AgendaItem, Masthead, Sender, Session, Span
from flows.parse.states import iso3_of
from flows.parse.view import JOB_NUMBER, Line, View

CELL = regex.compile(r"\S+(?:[ \u00a0]{1,2}\S+)*")
ORGAN_LETTERS = regex.compile(r"(?:[ASET](?:\s+(?:and\s+)?[ASET])?)")
ORIGIN = regex.compile(r"\[.+\]")  # "[on the report of the Third Committee (A/75/478)]"
NEAR_COLUMN = 12  # characters: cells of one column do not begin farther apart
SERIES = (
    ("A/HRC/", "Human Rights Council"),
    ("A/", "General Assembly"),
    ("S/", "Security Council"),
    ("E/", "Economic and Social Council"),
)
NUMBERED_TITLE = regex.compile(r"(?P<number>(?:\d{1,4}|E?S-\d{1,2})/(?:INF/)?\d{1,3})\.?(?: [A-Z]\.?)?(?: (?P<title>\S.*))?")
SERIAL = regex.compile(r"\d+ ?\(\d{4}\)")
CORRESPONDENCE = ("letter", "identical_letters", "note_verbale")
OPENING_COMMAS = (",", "،", "，")
SHORT_HEADING = 40  # characters
MAX_HEADING_PARAGRAPHS = 40
CUE_CHARACTERS = 3000
PLAIN_DAY = regex.compile(r"(?P<day>\d{1,2})\p{L}{0,2}\.? (?:\p{L}{1,2} )?(?P<month>\p{L}+(?:/\p{L}+)?\.?) (?:\p{L}{1,2} )?(?P<year>\d{4})")
MAX_TITLE_PARAGRAPHS = 60  # a masthead of more paragraphs than that is none


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a masthead line; spans in the source."""

    text: str
    start: int
    column: int
    line: int

    @property
    def span(self) -> Span:
        return self.start, self.start + len(self.text)


@dataclass(frozen=True)
class Words:
    """The masthead words of one language, compiled."""

    organs: Mapping[str, str]  # folded → English name
    committees: frozenset[str]
    united_nations: frozenset[str]
    languages: Mapping[str, str]
    distribution: regex.Pattern[str]
    distributions: Mapping[str, str]
    original: regex.Pattern[str]
    session: regex.Pattern[str]
    session_kinds: Mapping[str, str]
    session_of_year: regex.Pattern[str]
    place_and_dates: regex.Pattern[str]
    titles: tuple[tuple[str, regex.Pattern[str]], ...]
    sender: regex.Pattern[str]
    roles: tuple[str, ...]
    addressed: regex.Pattern[str]
    addressees: Mapping[str, str]  # folded → English office
    title_date: regex.Pattern[str]
    ordinals: Mapping[str, int]
    numerals: Mapping[str, int]
    headings: tuple[tuple[str, regex.Pattern[str]], ...]
    adopted: regex.Pattern[str]
    draft: regex.Pattern[str]
    letter_cues: tuple[tuple[str, regex.Pattern[str]], ...]
    session_of_document: regex.Pattern[str]


@dataclass
class Reading:
    """What the cells have given so far."""

    symbols: list[str] = field(default_factory=list)
    organs: list[tuple[str, Cell]] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    originals: list[str] = field(default_factory=list)
    distribution: str | None = None
    masthead_date: date | None = None
    labels: list[tuple[Label, Cell]] = field(default_factory=list)
    titles: list[Cell] = field(default_factory=list)
    unclaimed: list[str] = field(default_factory=list)


def read_masthead(lines: Sequence[Line], view: View, text: str, language: str) -> Masthead:
    """Read the masthead of a text; without one, what little its first lines say. Spans are source offsets."""
    w = _words(language)
    if w is None:
        return Masthead()
    title = _first_title(_heading(view, w), _title(view, w, text))
    opening = None if title else _opening(view, w)
    head_end = view.to_source(title.span)[0] if title else opening or 0
    reading = _read_cells(lines, head_end, text, w, language)
    symbols = reading.symbols or _symbols_of_headers(lines, w)
    sender = _sender(title.text, w, language) if title else Sender()
    return Masthead(
        symbols=tuple(symbols),
        job_number=_job_number(lines),
        organs=tuple(dict.fromkeys(name for name, _ in reading.organs)),
        sessions=tuple(dict.fromkeys(reading.sessions)) or (() if title else _session_of_document(view, w)),
        document_type=title.type if title else _type_by_cues(view, w),
        original_languages=tuple(reading.originals),
        distribution=reading.distribution,
        masthead_date=reading.masthead_date,
        title_date=_title_date(title, w, language) if title else None,
        title=(title.text or None) if title else None,
        sender=sender,
        addressees=_addressees(title.text, w) if title else (),
        agenda_items=tuple(_agenda_items(reading, text, language)),
        unclaimed_lines=tuple(reading.unclaimed),
        body_start=view.to_source(title.span)[1] if title else opening or 0,
    )


@cache
def _words(language: str) -> Words | None:
    w = words(language)["masthead"]
    if "organs" not in w:
        return None
    ordinals = _ordinals(w)
    any_ordinal = "|".join(sorted(map(regex.escape, ordinals), key=len, reverse=True)) or "(?!)"
    return Words(
        organs={_fold(name): english for name, english in w["organs"].items()},
        committees=frozenset(map(_fold, w["committees"])),
        united_nations=frozenset(map(_fold, w["united_nations"])),
        languages={_fold(name): code for name, code in w["language_names"].items()},
        distribution=regex.compile(w["distribution"], regex.I),
        distributions={_fold(name): english for name, english in w["distributions"].items()},
        original=regex.compile(w["original"], regex.I),
        session=regex.compile(_bare(w["session"]).replace("{ordinal}", any_ordinal), regex.I),
        session_kinds={_fold(name): kind for name, kind in w["session_kinds"].items()},
        session_of_year=regex.compile(_bare(w["session_of_year"]), regex.I),
        place_and_dates=regex.compile(w["place_and_dates"]),
        titles=tuple((entry["type"], regex.compile(rf"(?:{entry['form']})", regex.I)) for entry in w["titles"]),
        sender=regex.compile(w["sender"], regex.I),
        roles=tuple(w["roles"]),
        addressed=regex.compile(w["addressed"], regex.I),
        addressees={_fold(name): english for name, english in w["addressees"].items()},
        title_date=regex.compile(w["title_date"], regex.I),
        ordinals=ordinals,
        numerals=w.get("numerals", {}),
        headings=tuple((entry["type"], regex.compile(rf"(?:{entry['form']})", regex.I)) for entry in w["headings"]),
        adopted=regex.compile(w["adopted"]),
        draft=next(regex.compile(f"(?:{entry['form']})", regex.I) for entry in w["headings"] if entry["type"] == "draft_resolution"),
        letter_cues=tuple((kind, regex.compile(form)) for kind, form in w["letter_cues"].items()),
        session_of_document=regex.compile(w.get("session_of_document", "(?!)").replace("{ordinal}", any_ordinal), regex.I),
    )


def _ordinals(w: Mapping[str, Any]) -> dict[str, int]:
    """`seventy-eighth` → 78, from the words for the parts, folded. `ordinal_long`: tens that take 11 to 19 (soixante-dix-huitième)."""
    ones = [(value, form) for value, forms in enumerate(w["ordinal_ones"], 1) for form in _fold(forms).split("|")]
    found = {form: value for value, form in ones}
    found |= {form: 10 * value for value, forms in enumerate(w["ordinal_tens"], 2) for form in _fold(forms).split("|")}
    for place, tens in enumerate(w["ordinal_joint"], 2):
        for value, form in ones:
            if not tens or value > (19 if 10 * place in w.get("ordinal_long", ()) else 9):
                continue
            first, second = (form, _fold(tens)) if w.get("ordinal_ones_first") else (_fold(tens), form)
            found |= {f"{first}{link}{second}": 10 * place + value for link in w["ordinal_links"]}
    return found


def _ordinal(printed: str, w: Words) -> int | None:
    """The number of an ordinal in words, in digits, or in Chinese numerals."""
    folded = _fold(printed)
    if folded in w.ordinals:
        return w.ordinals[folded]
    if digits := regex.search(r"\d+", folded):
        return int(digits.group())
    return _chinese(folded, w.numerals) if folded and all(sign in w.numerals for sign in folded) else None


def _chinese(numerals: str, values: Mapping[str, int]) -> int:
    """`七十八` → 78, `一百零二` → 102, `七八` → 78."""
    total, digit = 0, 0
    for sign in numerals:
        value = values[sign]
        if value >= 10:
            total, digit = total + max(digit, 1) * value, 0
        else:
            digit = digit * 10 + value if digit and not total else value
    return total + digit


def _bare(text: str) -> str:
    """Without accents, lengthening strokes and typographic apostrophes, which mastheads print or leave out."""
    letters = unicodedata.normalize("NFKD", text.replace("’", "'").replace("\u0640", ""))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def _fold(text: str) -> str:
    return " ".join(_bare(text).casefold().split())


# ------------------------------------------------------------------ the title


@dataclass(frozen=True, slots=True)
class Title:
    type: str
    text: str
    span: Span  # view offsets
    adoption: str = ""  # the words that tell when a resolution was adopted


def _first_title(heading: Title | None, title: Title | None) -> Title | None:
    """A resolution may have an agenda title above its heading that reads like a report's; but what begins as a letter is one."""
    if heading is None or (title and title.type in CORRESPONDENCE and title.span[0] < heading.span[0]):
        return title
    return heading


def _heading(view: View, w: Words) -> Title | None:
    """The heading of a resolution, a decision or a statement of the President: the numbered title, or the heading line itself."""
    kind, start, end, title, adoption = "", 0, 0, None, ""
    for number, (left, right) in enumerate(_paragraphs(view.text)):
        paragraph = view.text[left:right]
        numbered = NUMBERED_TITLE.fullmatch(paragraph)
        found = next((kind for kind, pattern in w.headings if pattern.fullmatch(paragraph)), None)
        if found in ("resolution", "decision") and paragraph.endswith("."):
            found = None  # a sentence that begins with the name of a resolution
        if found and not end and not (found == "decision" and len(paragraph) < SHORT_HEADING):
            kind, start, end = found, left, right
            adoption = paragraph
            title = paragraph
        elif found == "decision" and not kind:
            kind = found
        elif kind == "draft_resolution" and title and w.draft.fullmatch(title):
            title, end = paragraph, right
        elif numbered and (kind or (kind := _kind_of_own_symbol(view.text[:left], numbered["number"]))):
            return Title(kind, numbered["title"] or "", (start or left, right), adoption)
        elif end and w.adopted.fullmatch(paragraph):
            adoption, end = f"{adoption} {paragraph}", right
            if len(paragraph) < SHORT_HEADING and SERIAL.search(title or ""):
                title = f"{title} {paragraph}"
        elif end and not regex.match(r"\[", paragraph) and (kind == "presidential_statement" or SERIAL.search(title or "")):
            break
        if number >= MAX_HEADING_PARAGRAPHS:
            break
    return Title(kind, title, (start, end), adoption) if end and title else None


def _opening(view: View, w: Words) -> int | None:
    """Where a resolution without heading begins ("The Security Council,"), as a source offset."""
    for number, (left, right) in enumerate(_paragraphs(view.text)):
        paragraph = view.text[left:right].rstrip()
        if paragraph[-1:] in OPENING_COMMAS and right - left < SHORT_HEADING and any(_fold(paragraph[:-1]).endswith(organ) for organ in w.organs):
            return view.to_source((left, right))[0]
        if number >= MAX_HEADING_PARAGRAPHS:
            break
    return None


def _session_of_document(view: View, w: Words) -> tuple[Session, ...]:
    """The session that the request for circulation names, in a text without masthead."""
    match = w.session_of_document.search(view.text[:CUE_CHARACTERS])
    number = _ordinal(match["ordinal"], w) if match else None
    organ = w.organs.get(_fold(match["organ"])) if match else None
    return (Session(organ, w.session_kinds[_fold(match["kind"])], number),) if match and number and organ else ()


def _type_by_cues(view: View, w: Words) -> str:
    """Of a text without title what its first paragraphs show it to be; else other."""
    head = view.text[:CUE_CHARACTERS]
    return next((kind for kind, pattern in w.letter_cues if pattern.search(head)), "other")


def _kind_of_own_symbol(head: str, number: str) -> str:
    """The kind of document whose symbol, printed above, ends with the number of a title; empty where none does."""
    match = regex.search(rf"/(?P<series>RES|DEC)/{regex.escape(number)}(?!\d)", head)
    return {"RES": "resolution", "DEC": "decision"}[match["series"]] if match else ""


def _title(view: View, w: Words, text: str) -> Title | None:
    """The last paragraph before the body that begins like a title: an agenda item may be a letter too, and stands above it."""
    found: Title | None = None
    for number, (start, end) in enumerate(_paragraphs(view.text)):
        if number >= MAX_TITLE_PARAGRAPHS:
            break
        paragraph = view.text[start:end]
        kind = next((kind for kind, pattern in w.titles if pattern.match(paragraph)), None)
        if kind:
            found = Title(kind, paragraph, (start, end))
        elif found and found.span[1] + 1 == start and _next_line(view, text, found.span, start) and not _is_prose(found.text):
            found = Title(found.type, f"{found.text} {paragraph}", (found.span[0], end))
        elif found and _is_prose(paragraph):
            break
    return found


def _next_line(view: View, text: str, before: Span, start: int) -> bool:
    """Does a paragraph of the view begin on the very next line of the page? Then a title goes on there."""
    return text[view.to_source(before)[1] : view.to_source((start, start + 1))[0]].count("\n") == 1


def _is_prose(paragraph: str) -> bool:
    """A sentence of the body: it ends like one, and is longer than a line of a masthead."""
    return len(paragraph) > 60 and paragraph.rstrip('"”’)»')[-1:] in ".;:,"


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for end in [m.start() for m in regex.finditer("\n", text)] + [len(text)]:
        if end > start:
            yield start, end
        start = end + 1


def _title_date(title: Title, w: Words, language: str) -> date | None:
    """The date of the letter; of a resolution that of its adoption."""
    if title.adoption:
        return _day(title.adoption, language, last=True)
    match = w.title_date.search(title.text)
    return _day(match["date"], language) if match else None


def _day(text: str, language: str, last: bool = False) -> date | None:
    """The first (or last) day that a short text prints, in its own language or in English, in which mastheads are often left."""
    for tongue in dict.fromkeys((language, "en")):
        vocabulary = citation_words(tongue)
        days = [edtf(match, vocabulary.months) for match in vocabulary.date.finditer(with_western_digits(_capitalised(text)))]
        printed = [day for day in days if day and len(day) == len("1994-03-01")]
        months = {_fold(name): number for name, number in vocabulary.months.items()}
        printed += [
            f"{match['year']}-{months[name]:02}-{int(match['day']):02}"
            for match in (() if printed else PLAIN_DAY.finditer(with_western_digits(text)))
            if (name := _fold(match["month"])) in months
        ]
        if printed:
            try:
                return date.fromisoformat(printed[-1 if last else 0])
            except ValueError:
                continue
    return None


def _capitalised(text: str) -> str:
    """`5 SEPTEMBER 1990` as the grammar of time reads it."""
    return regex.sub(r"\p{Lu}{3,}", lambda m: m.group().capitalize(), text)


def _sender(title: str, w: Words, language: str) -> Sender:
    match = w.sender.search(title)
    if not match:
        return Sender()
    role_text, state = match["role"], " ".join(match["state"].split())
    code = iso3_of(state, language)
    role = next((role for role in w.roles if _fold(role) in _fold(role_text)), role_text)
    return Sender(None, role, state if state != state.upper() else _capitalised(state), code)


def _addressees(title: str, w: Words) -> tuple[str, ...]:
    match = w.addressed.search(title)
    if not match:
        return ()
    tail = _fold(title[match.end() :])
    found = sorted((tail.find(name), name) for name in w.addressees if name in tail)
    kept = [(at, name) for at, name in found if not any(other != name and name in other and o <= at < o + len(other) for o, other in found)]
    return tuple(dict.fromkeys(w.addressees[name] for _, name in kept))


# ------------------------------------------------------------------ the cells


def _read_cells(lines: Sequence[Line], end: int, text: str, w: Words, language: str) -> Reading:
    reading = Reading()
    head = [line for line in lines if line.start < end]
    cells = [cell for number, line in enumerate(head) if not line.furniture for cell in _cells(line, number, end)]
    cells = _joined_organs(cells, w)
    label_end = 0
    for cell in cells:
        if cell.start < label_end:
            continue  # the rest of an agenda label that runs over the line
        label = read_label(text, cell.start, end, language)
        if label:
            reading.labels.append((label, cell))
            label_end = label.span[1]
        elif not _claim(cell, reading, w, language):
            if reading.labels:
                reading.titles.append(cell)
            else:
                reading.unclaimed.append(cell.text)
    return reading


def _cells(line: Line, number: int, end: int) -> list[Cell]:
    found = []
    for match in CELL.finditer(line.text.replace("\t", "    ") if "\t" not in line.text else line.text.replace("\t", "\x00")):
        for part in regex.finditer(r"[^\x00]+", match.group()):
            start = line.start + match.start() + part.start()
            if start < end and part.group().strip():
                found.append(Cell(part.group().strip(), start + len(part.group()) - len(part.group().lstrip()), match.start() + part.start(), number))
    return found


def _joined_organs(cells: list[Cell], w: Words) -> list[Cell]:
    """`GENERAL` over `ASSEMBLY` in one column is one name."""
    joined: list[Cell] = []
    used: set[int] = set()
    for i, cell in enumerate(cells):
        if i in used:
            continue
        below = next(
            (j for j in range(i + 1, min(i + 6, len(cells))) if cells[j].line > cell.line and abs(cells[j].column - cell.column) <= NEAR_COLUMN),
            None,
        )
        if below is not None and _fold(f"{cell.text} {cells[below].text}") in w.organs and _fold(cell.text) not in w.organs:
            used.add(below)
            joined.append(Cell(f"{cell.text} {cells[below].text}", cell.start, cell.column, cell.line))
        else:
            joined.append(cell)
    return joined


def _claim(cell: Cell, reading: Reading, w: Words, language: str) -> bool:
    """Offer a cell to the rules, one after the other."""
    folded = _fold(cell.text)
    if folded in w.united_nations or ORGAN_LETTERS.fullmatch(cell.text) or ORIGIN.fullmatch(cell.text):
        return True
    return (
        _claim_symbols(cell, reading)
        or _claim_organ(cell, folded, reading, w)
        or _claim_distribution(cell, folded, reading, w)
        or _claim_languages(cell, folded, reading, w)
        or _claim_session(cell, reading, w)
        or _claim_date(cell, reading, language)
        or bool(w.place_and_dates.search(cell.text))
        or bool(regex.fullmatch(JOB_NUMBER, cell.text))
    )


def _claim_symbols(cell: Cell, reading: Reading) -> bool:
    found = list(printed_symbols(cell.text, 0, False))
    covered = sum(end - start for (start, end), _ in found)
    if not found or covered < 0.7 * len(cell.text):
        return False
    reading.symbols += [symbol for _, symbol in found if symbol not in reading.symbols]
    return True


def _claim_organ(cell: Cell, folded: str, reading: Reading, w: Words) -> bool:
    name = w.organs.get(folded)
    if name:
        reading.organs.append((name, cell))
        return True
    return folded in w.committees


def _claim_distribution(cell: Cell, folded: str, reading: Reading, w: Words) -> bool:
    match = w.distribution.fullmatch(cell.text)
    name = w.distributions.get(_fold(match["distribution"] or "")) if match else w.distributions.get(folded)
    if name:
        reading.distribution = reading.distribution or name
    return bool(match or name)


def _claim_languages(cell: Cell, folded: str, reading: Reading, w: Words) -> bool:
    if folded in w.languages:
        return True  # the language of this text
    match = w.original.fullmatch(cell.text) or w.original.fullmatch(_bare(cell.text))
    if not match:
        return False
    names = [name for name in regex.split(r"\W+", match["languages"]) if _fold(name) in w.languages]
    reading.originals += [w.languages[_fold(name)] for name in names]
    return bool(names)


def _claim_date(cell: Cell, reading: Reading, language: str) -> bool:
    day = _day(cell.text, language) if len(cell.text) < SHORT_HEADING else None
    if day is None or len(regex.findall(r"\d+", cell.text)) > 3:
        return False
    reading.masthead_date = reading.masthead_date or day
    return True


def _claim_session(cell: Cell, reading: Reading, w: Words) -> bool:
    printed = _bare(cell.text)
    number: int | None
    if match := w.session_of_year.fullmatch(printed):
        kind, number = "regular", int(match["year"])
    elif match := w.session.fullmatch(printed):
        kind, number = w.session_kinds[_fold(match["kind"])], _ordinal(match["ordinal"], w)
    else:
        return False
    if number is None:
        return False
    organ = _organ_of(cell, reading)
    if organ:
        reading.sessions.append(Session(organ, kind, number))
    return True


def _organ_of(cell: Cell, reading: Reading) -> str | None:
    """The organ whose name stands last above the cell in its column; without columns the last one named."""
    above = [(name, organ) for name, organ in reading.organs if organ.line < cell.line]
    if not above:
        return reading.organs[-1][0] if reading.organs else _organ_of_symbol(reading.symbols)
    last_line = max(organ.line for _, organ in above)
    row = [(abs(organ.column - cell.column), name) for name, organ in above if organ.line == last_line]
    same_column = [name for name, organ in above if abs(organ.column - cell.column) <= NEAR_COLUMN]
    return min(row)[1] if len(row) > 1 or not same_column else same_column[-1]


def _organ_of_symbol(symbols: Sequence[str]) -> str | None:
    """The organ whose series the first symbol belongs to."""
    return next((organ for series, organ in SERIES if symbols and symbols[0].startswith(series)), None)


def _symbols_of_headers(lines: Sequence[Line], w: Words) -> list[str]:
    """A symbol that is printed only in the head of a page counts as the document's own."""
    for line in lines:
        found = list(printed_symbols(line.text, 0, False))
        if found and sum(end - start for (start, end), _ in found) > 0.8 * len(line.text.strip()):
            return [symbol for _, symbol in found]
    return []


def _job_number(lines: Sequence[Line]) -> str | None:
    for line in lines:
        if line.furniture and (match := regex.search(r"\d{2}-\d{5,6}", line.text)):
            return match.group()
    return None


# ------------------------------------------------------------------ agenda items


def _agenda_items(reading: Reading, text: str, language: str) -> Iterator[AgendaItem]:
    """Items per label, with the titles that stand below it."""
    for n, (label, cell) in enumerate(reading.labels):
        organ = _organ_of(cell, reading) or (reading.organs[0][0] if reading.organs else "General Assembly")
        until = reading.labels[n + 1][1].start if n + 1 < len(reading.labels) else None
        titles = [c for c in reading.titles if c.start >= label.span[1] and (until is None or c.start < until)]
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
