"""What the cells of a masthead say. Every cell is claimed by a rule, or it is a line of an agenda title, or it is reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

import regex

from flows.parse import symbols
from flows.parse.agenda import Label, read_label
from flows.parse.citations.vocabulary import with_western_digits
from flows.parse.masthead.cells import NEAR_COLUMN, Cell, column_below
from flows.parse.masthead.dates import day_at
from flows.parse.masthead.folding import fold, plain, squeezed
from flows.parse.masthead.misread import mended
from flows.parse.masthead.ordinals import read_ordinal
from flows.parse.masthead.symbols import repaired, symbols_at, well_formed
from flows.parse.masthead.titles import OPEN_END, joined
from flows.parse.masthead.words import Phrase, Words
from flows.parse.model import SECURITY_COUNCIL, Session, Span
from flows.parse.view import JOB_NUMBER

PRINCIPAL = ("General Assembly", SECURITY_COUNCIL, "Economic and Social Council", "Trusteeship Council")
ORGAN_LETTERS = regex.compile(r"[ASET](?:[\s/]+(?:and\s+)?[ASET])?")  # the big letters in the corner of older mastheads
CORNER_LETTERS = regex.compile(rf"(?:{'|'.join(sorted(symbols.SERIES, key=len, reverse=True))})(?: |$)")  # in a folded line: `A`, `TD`, `CERD`
JOB = regex.compile(
    r"(?:\p{Lu}{1,2}\.)?\d{2}-\d{5,6}(?: ?\(\p{Lu}\))?(?: ?\d{6})*(?: ?\*\d{7}\*)?(?: |$|(?=\p{Lo}))"
)  # amid one, with its days and bar code
ORIGIN = regex.compile(r"\[.+\]|\[.*|.*\]")  # "[on the report of the Third Committee (A/75/478)]"
DATED = regex.compile(r"\[(?P<day>\d{1,2} [\p{L} ]+ \d{4})\]")  # `[26 July 1995]`, as Official Records print the day
NOISE = regex.compile(rf"(?:{JOB_NUMBER}|\d{{1,4}}|(?:page )?\d{{1,3}}|[^\p{{L}}\p{{N}}]+)", regex.I)
FOOTNOTE = regex.compile(r"\*{1,3} *(?:\p{Lu}\p{Ll}+ )?[A-Z]{1,4}/\S+")  # "* See A/51/50.", under the label that it explains
INITIALS = regex.compile(r" \(\p{L}[\p{L}-]{1,9}\)$")
ADDRESS = regex.compile(r"\.\.\.|\w/\w")  # of a site's page, no part of a name
DIGIT = regex.compile(r"\d")
NUMERAL = regex.compile(r"[\d一二三四五六七八九十]")
NO_WORD = regex.compile(r"\W+")
BETWEEN = regex.compile(r"[\s.,،;:*/|()‘'\"_–-]*")
YEAR_BELOW = regex.compile(r"(?:de(?:l)? )?\d{4}")  # under the day and the month
LONGEST_ORDINAL = 50  # characters
LABEL_END = (":", ";")  # of `ORIGINAL:`, as printed or scanned
OF_PRINCIPAL_ORGAN = regex.compile(r"[ASET]/(?!CONF\.)")
SHORTEST_NAME = 12  # characters: a name in which a slip can be told
ALIKE = 0.9  # share of letters that a misprinted name has in common with the one meant
LONGEST_CLAIM = 90  # characters: a cell of prose is not searched for what a masthead says
WEAK_UNDER_TITLE = ("date", "noise", "organ")  # what the second line of an agenda title may happen to begin with
STRONG = ("symbol", "distribution", "original", "session", "date")  # what nothing but a masthead line begins with


@dataclass
class Reading:
    """What the cells have given so far."""

    symbols: list[str] = field(default_factory=list)
    organs: list[tuple[str, Cell]] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    originals: list[str] = field(default_factory=list)
    distribution: str | None = None
    masthead_date: date | None = None
    dated_first: bool = False  # by a line above all others, which may be a site's own
    labels: list[tuple[Label, Cell]] = field(default_factory=list)
    titles: list[Cell] = field(default_factory=list)  # lines under an agenda label that no rule claims
    body: Cell | None = None  # the last line of the name of a body that no list has
    unclaimed: list[Cell] = field(default_factory=list)
    stated: list[int] = field(default_factory=list)  # where the cells begin that a rule claims
    notes: list[str] = field(default_factory=list)  # what was misprinted, and how it is read


@dataclass(frozen=True, slots=True)
class Claim:
    """What a cell says up to `end`.

    `value`: a list of a symbol or an original language, (day, note) of a date, (kind, number, note) of a session, else a name or None.
    """

    kind: str
    value: Any
    end: int


def read_cells(cells: Sequence[Cell], w: Words, language: str) -> Reading:
    """Offer every cell to the rules, in reading order."""
    reading = Reading()
    meant = [cell._replace(text=mended(cell.text, w.expected)) for cell in cells]
    taken: set[int] = set()
    for position, cell in enumerate(cells):
        if position in taken:
            continue
        below = column_below(cells, position)
        joined = _joined_name(meant, below, w)
        if joined and not _is_title(joined[0], reading):
            name, consumed = joined
            taken.update(consumed)
            _take(Claim("organ" if name else "noise", name, cell.end), cell, reading)
            _note_misread("organ", [cells[n].text for n in consumed], [meant[n].text for n in consumed], reading)
        elif labelled := _read_label(meant, below, language):
            label, consumed, rest = labelled
            reading.labels.append((label, cell))
            taken.update(consumed)
            _note_misread("agenda", [cells[n].text for n in consumed], [meant[n].text for n in consumed], reading)
            if rest:
                last = cells[consumed[-1]]
                _claim(rest._replace(text=last.text[rest.start - last.start :]), rest, reading, w, language)
        elif (claimed := _over_two_cells(meant, below, w)) is not None:
            claim, second = claimed
            taken.add(second)
            _take(claim, cell, reading)
            _note_misread(claim.kind, [cells[n].text for n in (position, second)], [meant[n].text for n in (position, second)], reading)
        else:
            _claim(cell, meant[position], reading, w, language)
    reading.unclaimed = [cell for cell in reading.unclaimed if not _is_series(cell, reading)]
    return reading


def _is_series(cell: Cell, reading: Reading) -> bool:
    """Is the cell the big letters in the corner with which the document's symbol begins: `CRC`, `CEDAW`?"""
    return any(symbol.startswith(f"{cell.text}/") for symbol in reading.symbols)


def _is_title(name: str, reading: Reading) -> bool:
    """Under an agenda label the name of a lower organ is the title of the item: `UNITED NATIONS ENVIRONMENT PROGRAMME`."""
    return bool(name and reading.labels) and name not in PRINCIPAL


def _note_misread(kind: str, printed: Sequence[str], meant: Sequence[str], reading: Reading) -> None:
    """Say what was read otherwise than printed, line by line."""
    reading.notes += [f"{kind}: {line} read as {' '.join(other.split())}" for line, other in zip(printed, meant, strict=True) if line != other]


# ------------------------------------------------------------------ what runs over several lines


def _joined_name(cells: Sequence[Cell], below: Sequence[int], w: Words) -> tuple[str, list[int]] | None:
    """The longest name that several cells make, and their positions: `GENERAL` over `ASSEMBLY`, `CONSEIL` over `DE SECURITE`."""
    text = fold(cells[below[0]].text)
    best: tuple[str, list[int]] | None = None
    for count, position in enumerate(below[1:], 2):
        if text not in w.name_starts:
            break
        text = f"{text} {fold(cells[position].text)}"
        if phrase := _phrase(text, w):
            best = phrase.value, list(below[:count])
    return best


def _phrase(folded: str, w: Words) -> Phrase | None:
    """The fixed phrase that a folded text is, with or without its initials: `trade and development board (tdb)`."""
    return w.phrases.get(folded) or (w.phrases.get(INITIALS.sub("", folded)) if folded.endswith(")") else None)


def _over_two_cells(cells: Sequence[Cell], below: Sequence[int], w: Words) -> tuple[Claim, int] | None:
    """What two cells say, and the position of the second, which stands behind the first or under it.

    `Trigésimo noveno período` over `de sesiones`, `ORIGINAL:` over or before `ENGLISH`, `Geneva, 2 May-3 June and` over `4 July-5 August 2005`,
    `4 de enero` over `de 1991`.
    """
    first = cells[below[0]]
    beside = [n for n in (below[0] + 1,) if first.text.endswith(LABEL_END) and n < len(cells) and cells[n].line == first.line]
    joint = ((_joint_claim(first.text, cells[second].text, w), second) for second in (*beside, *below[1:2]))
    return next(((claim, second) for claim, second in joint if claim), None)


def _joint_claim(first: str, second: str, w: Words) -> Claim | None:
    if max(len(first), len(second)) > LONGEST_ORDINAL:
        return None
    text = joined(first, second)
    if first.endswith(LABEL_END):
        claim = _original_at(plain(text), 0, w)
    elif any(word in plain(text) for word in w.session_words):
        claim = _session_at(text, plain(text), 0, w)
    elif OPEN_END.search(first) and w.place_and_dates.fullmatch(plain(text)):
        claim = Claim("noise", None, len(text))
    elif YEAR_BELOW.fullmatch(second) and (day := day_at(with_western_digits(text), 0)):
        claim = Claim("date", (day[0], ""), day[1])
    else:
        return None
    return claim if claim and claim.end == len(text) else None


def _read_label(cells: Sequence[Cell], below: Sequence[int], language: str) -> tuple[Label, list[int], Cell | None] | None:
    """The agenda label that begins in the first of the cells of a column: what it says, the cells that it takes, what is left of the last."""
    if not any(NUMERAL.search(cells[position].text) for position in below[:2]):
        return None
    text, starts = "", []
    for position in below:
        starts.append((len(text), position))
        text += cells[position].text + "\n"
    label = read_label(text, 0, len(text), language)
    if not label:
        return None
    end = label.span[1]
    consumed = [position for start, position in starts if start < end]
    last_start = starts[len(consumed) - 1][0]

    def source(span: Span) -> Span:
        at, position = max(place for place in starts if place[0] <= span[0])
        offset = cells[position].start + span[0] - at
        return offset, offset + span[1] - span[0]

    items = tuple((number, letter, source(span)) for number, letter, span in label.items)
    last = cells[consumed[-1]]
    left = last.text[end - last_start :].lstrip(" \n:.-–—*")
    begin = last.start + len(last.text) - len(left)
    rest = Cell(left, begin, last.column, last.line) if left else None
    return Label(label.kind, items, (cells[consumed[0]].start, begin)), consumed, rest


# ------------------------------------------------------------------ one cell


def _claim(cell: Cell, meant: Cell, reading: Reading, w: Words, language: str) -> None:
    """Claim a cell as a whole, or what it begins with; what is left is an agenda title, or unclaimed."""
    phrase = _phrase(fold(meant.text), w)
    if phrase and ((phrase.kind == "organ" and _is_title(phrase.value, reading)) or _ends_title(cell, reading, w)):
        return reading.titles.append(cell)
    if phrase:
        _take(Claim(phrase.kind, phrase.value, cell.end), cell, reading)
        return _note_misread(phrase.kind, [cell.text], [meant.text], reading)
    if (dated := DATED.fullmatch(meant.text)) and (day := day_at(dated["day"], 0)):
        return _take(Claim("date", (day[0], ""), cell.end), cell, reading)
    if any(pattern.fullmatch(cell.text) for pattern in (ORGAN_LETTERS, ORIGIN, NOISE, FOOTNOTE)):
        return None
    claims, end = _accepted(meant, reading, w)
    for claim in claims:
        _take(claim, cell, reading)
    if claims:
        _note_misread(claims[0].kind, [cell.text[:end]], [meant.text[:end]], reading)
    if end < len(cell.text):
        left = cell.text[end:].lstrip(" ,;:*")
        _leave(Cell(left, cell.end - len(left), cell.column, cell.line), end > 0, reading, w, language)
    return None


def _accepted(cell: Cell, reading: Reading, w: Words) -> tuple[list[Claim], int]:
    """The claims of a cell that hold where it stands, and the length that they take of it."""
    text = cell.text
    claims, end = claims_in(text, w)
    weak = bool(claims) and (claims[0].kind in WEAK_UNDER_TITLE or text[0].islower())
    if weak and not (end >= len(text) and claims[-1].kind == "session") and _continues_title(cell, reading):
        return [], 0
    if end >= len(text):
        return claims, end
    if reading.labels:
        # An agenda title may begin with the name of an organ, or a date.
        return (claims, end) if claims and claims[0].kind in ("session", "distribution", "original") else ([], 0)
    if (meant := repaired(text)) and (found := symbols_at(meant, 0)):
        reading.notes.append(f"symbol: {text} read as {meant}")
        return [Claim("symbol", found[0], 0)], len(text)
    if organ := _misprinted_organ(text, w):
        reading.notes.append(f"organ: {text} read as {organ}")
        return [Claim("organ", organ, 0)], len(text)
    if any(claim.kind in STRONG for claim in claims):
        return claims, end
    if _is_body(cell, reading, w):
        return [], len(text)
    return [], 0


def _misprinted_organ(text: str, w: Words) -> str | None:
    """The organ whose name is printed with its letters set apart, or with a slip or two."""
    if phrase := w.squeezed.get(squeezed(text)):
        return w.phrases[phrase].value
    if not SHORTEST_NAME <= len(text) <= LONGEST_CLAIM or DIGIT.search(text):
        return None
    close = get_close_matches(fold(text), w.organs, 1, ALIKE)
    return w.organs[close[0]] if close else None


def _is_body(cell: Cell, reading: Reading, w: Words) -> bool:
    """Is the cell the name of a body that no list has, or its next line? Outside the series of the principal organs it is the document's organ."""
    if reading.body and _under(cell, reading.body) and (cell.text[0].islower() or (cell.column == reading.body.column and "," not in cell.text)):
        if reading.organs and reading.organs[-1][1] == reading.body:
            reading.organs[-1] = (joined(reading.organs[-1][0], cell.text), cell)
    elif ADDRESS.search(cell.text) or not w.bodies.fullmatch(plain(cell.text)):
        return False
    elif not reading.organs and w.english and not any(map(OF_PRINCIPAL_ORGAN.match, reading.symbols)):
        reading.organs.append((cell.text, cell))
    reading.body = cell
    return True


def _leave(rest: Cell, partly_claimed: bool, reading: Reading, w: Words, language: str) -> None:
    """What no rule claims: the title of the agenda item above, or a line to report. An agenda label may stand amid a folded line."""
    labelled = _read_label([rest], [0], language) if partly_claimed else None
    if not labelled:
        (reading.titles if reading.labels else reading.unclaimed).append(rest)
        return
    label, _, title = labelled
    reading.labels.append((label, rest))
    if title:
        _claim(title, title, reading, w, language)


def _continues_title(cell: Cell, reading: Reading) -> bool:
    """Does the cell stand right under a line of an agenda title, in its column?"""
    return bool(reading.titles) and _under(cell, reading.titles[-1])


def _ends_title(cell: Cell, reading: Reading, w: Words) -> bool:
    """Does the line of an agenda title above the cell want more: `RESOLUTIONS OF THE` over `UNITED NATIONS`?"""
    return _continues_title(cell, reading) and reading.titles[-1].text.rsplit(maxsplit=1)[-1].lower() in w.connectors


def _under(cell: Cell, above: Cell) -> bool:
    """Does the cell stand on the next line, in the same column?"""
    return cell.line == above.line + 1 and abs(cell.column - above.column) <= NEAR_COLUMN


def claims_in(text: str, w: Words, start: int = 0) -> tuple[list[Claim], int]:
    """The claims that follow one another from an offset of a cell, its beginning, and where they end."""
    if len(text) > 8 * LONGEST_CLAIM:
        return [], start
    shown = with_western_digits(text)
    small = plain(shown)
    claims: list[Claim] = []
    at = start + text.startswith("(", start)  # "(11-29 July 2005)", under a session
    while at < len(text):
        claim = _claim_at(shown, small, at, w)
        if claim is None and (passed := CORNER_LETTERS.match(text, at) or JOB.match(text, at)):
            last = bool(claims) and passed.end() == len(text)
            claim = Claim("noise", None, passed.end()) if last else _claim_at(shown, small, passed.end(), w)
        if claim is None or claim.end <= at:
            break
        claims.append(claim)
        at = claim.end
        between = BETWEEN.match(text, at)
        at = between.end() if between else at
    return claims, at if claims else start


def _claim_at(shown: str, small: str, at: int, w: Words) -> Claim | None:
    """The rule that fits at an offset; `small` is the plain text of `shown`, letter for letter."""
    ahead = small[at : at + LONGEST_CLAIM]
    if "/" in ahead[:8] and (found := symbols_at(shown, at)) and not shown[at : shown.find(found[0][0][:2], at)].strip():
        return Claim("symbol", found[0], found[1])
    if match := w.distribution.match(small, at):
        return Claim("distribution", w.distributions.get(fold(match["distribution"] or "")), match.end())
    if ":" in ahead and (claim := _original_at(small, at, w)):
        return claim
    if claim := _session_at(shown, small, at, w):
        return claim
    phrase = _phrase_at(shown, small, at, w)
    if phrase and phrase.kind == "organ":
        return phrase
    day, span = day_at(shown, at), w.place_and_dates.match(small, at) or w.asides.match(small, at)
    if span and (day is None or span.end() > day[1]):
        return Claim("noise", None, span.end())
    if day is not None:
        note = "" if day[2] else f"date: {shown[at : day[1]]} read as {day[0].isoformat()}"
        return Claim("date", (day[0], note), day[1])
    return phrase


def _original_at(small: str, at: int, w: Words) -> Claim | None:
    match = w.original.match(small, at)
    codes = [code for name in NO_WORD.split(match["languages"]) if (code := w.languages.get(fold(name)))] if match else []
    return Claim("original", codes, match.end()) if match and codes else None


def _session_at(shown: str, small: str, at: int, w: Words) -> Claim | None:
    ahead = small[at : at + LONGEST_CLAIM]
    if not any(word in ahead for word in w.session_words):
        return None
    if match := w.session_of_year.match(small, at):
        return Claim("session", ("regular", int(match["year"]), ""), match.end())
    match = w.session.match(small, at)
    if not match:
        return None
    number, right = read_ordinal(match["ordinal"], w.ordinals, w.cardinals, w.numerals)
    if number is None:
        return None
    note = "" if right else f"session: {' '.join(shown[slice(*match.span('ordinal'))].split())} read as {number}"
    return Claim("session", (w.session_kinds[fold(match["kind"])], number, note), match.end())


def _phrase_at(shown: str, small: str, at: int, w: Words) -> Claim | None:
    for phrase in w.phrases_by_start.get(small[at : at + 2], ()):
        end = at + len(phrase)
        if small.startswith(phrase, at) and not (phrase.isascii() and small[end : end + 1].isalnum()):
            meant = w.phrases[phrase]
            if " " not in phrase and meant.kind in ("distribution", "noise") and shown[end : end + 2].strip().islower():
                return None  # "Provisional agenda"
            return Claim("word" if meant.kind == "distribution" else meant.kind, meant.value, end)
    return None


# ------------------------------------------------------------------ what a claim gives


def _take(claim: Claim, cell: Cell, reading: Reading) -> None:
    value = claim.value
    reading.stated.append(cell.start)
    match claim.kind:
        case "symbol":
            for symbol in value:
                meant = well_formed(symbol)
                if len(meant) == 1 and meant != [symbol]:
                    reading.notes.append(f"symbol: {symbol} read as {meant[0]}")
                reading.symbols += [own for own in meant if own not in reading.symbols]
        case "organ":
            reading.organs.append((value, cell))
        case "distribution" | "word":
            reading.distribution = reading.distribution or value or None
        case "original":
            reading.originals += [code for code in value if code not in reading.originals]
        case "date" if reading.masthead_date is None or (reading.dated_first and reading.distribution):
            reading.dated_first = reading.masthead_date is None and len(reading.stated) == 1
            reading.masthead_date, note = value
            reading.notes += [note] if note else []
        case "session":
            kind, number, note = value
            reading.notes += [note] if note else []
            if organ := _sitting(organ_of(cell, reading), kind, reading):
                reading.sessions.append(Session(organ, kind, number))


def _sitting(organ: str | None, kind: str, reading: Reading) -> str | None:
    """The Security Council counts its years, every other organ its sessions: a session printed under the wrong one of two is the other's."""
    yearly = kind == "year"
    if organ is None:
        return SECURITY_COUNCIL if yearly else None
    if (organ == SECURITY_COUNCIL) == yearly:
        return organ
    return next((name for name, _ in reversed(reading.organs) if (name == SECURITY_COUNCIL) == yearly), organ)


def organ_of(cell: Cell, reading: Reading) -> str | None:
    """The organ that the cell itself names, or whose name stands last above it in its column; without columns the last one named."""
    if reading.organs and reading.organs[-1][1].start <= cell.start < reading.organs[-1][1].end:
        return reading.organs[-1][0]
    above = [(name, organ) for name, organ in reading.organs if organ.line < cell.line]
    if not above:
        return reading.organs[-1][0] if reading.organs else next(map(symbols.organ_of, reading.symbols), None)
    last_line = max(organ.line for _, organ in above)
    row = [(abs(organ.column - cell.column), name) for name, organ in above if organ.line == last_line]
    same_column = [name for name, organ in above if abs(organ.column - cell.column) <= NEAR_COLUMN]
    return min(row)[1] if len(row) > 1 or not same_column else same_column[-1]
