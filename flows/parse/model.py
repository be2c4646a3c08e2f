"""What the parts of the parser hand to each other.

Two coordinate systems, never mixed:

* *source* offsets: code points into the document's text as extracted. The masthead is read from the physical lines,
  so `Masthead` and the agenda items it prints carry source offsets.
* *view* offsets: code points into `View.text`, in which wrapped lines are joined and furniture is gone. Everything below
  the masthead is read there. `document.parse_document` converts to source offsets at the exit, and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Span = tuple[int, int]  # half-open
SECURITY_COUNCIL = "Security Council"  # the one organ that counts its years and has no numbered agenda items


@dataclass(frozen=True, slots=True)
class Session:
    """A session as the masthead states it; `kind` is regular, special, emergency_special, or year."""

    organ: str
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote the letter, as its title states; the name comes from the signature of the body."""

    name: str | None = None
    role: str | None = None
    state: str | None = None
    iso3: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item (or sub-item) of one organ's agenda under which the document was issued."""

    organ: str
    session_number: int | None
    item_number: int | None
    sub_item: str | None  # a Latin letter, whatever the script of the text
    item_label: str | None  # verbatim
    title: str | None
    title_pairing: str  # paired, single, request, none
    agenda_kind: str  # agenda, provisional_agenda, preliminary_list
    in_masthead: bool
    in_request: bool
    span: Span  # source offsets of the words that name the item


@dataclass(frozen=True, slots=True)
class Masthead:
    """Everything above the body. All spans are source offsets."""

    symbols: tuple[str, ...] = ()
    job_number: str | None = None
    organs: tuple[str, ...] = ()
    sessions: tuple[Session, ...] = ()
    document_type: str = "other"
    original_languages: tuple[str, ...] = ()
    distribution: str | None = None
    masthead_date: date | None = None
    title_date: date | None = None
    title: str | None = None
    sender: Sender = Sender()
    addressees: tuple[str, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    unclaimed_lines: tuple[str, ...] = ()
    reading_notes: tuple[str, ...] = ()  # what is misprinted, and how it is read: "session: Twenty-eight read as 28"
    body_start: int = 0  # where the body begins: the first paragraph after the title


@dataclass(frozen=True, slots=True)
class Section:
    """A body, annex, enclosure or appendix. View offsets, in order, not overlapping."""

    kind: str
    ordinal: str | None
    title: str | None
    original_languages: tuple[str, ...]
    span: Span
    own_date: date | None = None  # the date an annexed text gives itself, the anchor of its relative dates
    speaker_iso3: str | None = None  # whose text it is, where it says so


@dataclass(frozen=True, slots=True)
class Signatory:
    """A "(Signed)" block. View offsets."""

    name: str
    titles: tuple[str, ...]
    section: int  # index into the document's sections
    span: Span
    state: str | None = None
    iso3: str | None = None
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document. View offsets."""

    span: Span
    kind: str  # resolution, decision, report, letter, treaty, presidential_statement, meeting_record, judgment, other
    symbol: str | None = None
    organ: str | None = None
    cited_date: str | None = None  # EDTF: a day, a month or a year
    date_span: Span | None = None  # the words of that date where they date the document, not a happening
    pinpoint: str | None = None
    composed: str | None = None  # the symbol in full, also where `symbol` follows the markup of resolutions and has none


@dataclass(frozen=True, slots=True)
class Place:
    name: str  # as written
    iso3: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True)
class Casualty:
    kind: str  # killed, injured, missing, detained, displaced, abducted
    count: int | None
    count_low: int | None
    count_high: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Actor:
    name: str
    iso3: str | None
    role: str  # by, against, party


@dataclass(slots=True)  # not frozen: its casualties and its group are found after it
class Event:
    """One mention of a happening that the text places in time. View offsets."""

    span: Span  # the words that carry the time
    sentence: Span
    first: date | None
    last: date | None
    edtf: str
    precision: str
    basis: str
    event_type: str
    trigger: str | None
    places: tuple[Place, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    actors: tuple[Actor, ...] = ()
    group: int = 0
    paragraph: str | None = None
    claimed_by_iso3: str | None = None
    confidence: float = 0.5
