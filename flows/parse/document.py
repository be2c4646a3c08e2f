"""One document: the reading order, one call per part, and the rows that come of it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flows.parse.agenda import read_agenda_items
from flows.parse.citations import find_citations
from flows.parse.events import find_events
from flows.parse.language import detect_language
from flows.parse.masthead import read_masthead, unfolded
from flows.parse.model import Actor, AgendaItem, Casualty, Citation, Event, Masthead, Place, Section, Session, Signatory
from flows.parse.sections import read_sections
from flows.parse.signatories import read_signatories
from flows.parse.time import Names
from flows.parse.time.context import read_times
from flows.parse.view import View, read_lines, read_view, with_one_mark

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a document before it is read."""

    content_sha256: str  # of the raw bytes as fetched
    source_uri: str
    media_type: str
    n_bytes: int
    parser_version: str
    page_starts: tuple[int, ...] = ()  # of the text; empty for formats without pages

    @property
    def document_id(self) -> str:
        return self.content_sha256[:16]


def parse_document(source: Source, text: str, names: Names = ()) -> Rows:
    """The rows of one document, per data table, spans in code points of `text`. Never touches anything but its arguments.

    `names` fix times beyond the curated ones (flows/parse/time/named.py). A lone surrogate, which no table can hold, is read as a question mark.
    """
    text = text.encode(errors="replace").decode()
    language = detect_language(text)
    shown = with_one_mark(text)
    lines = unfolded(read_lines(shown), language)
    view = read_view(lines)
    masthead = read_masthead(lines, view, shown, language)
    sections = read_sections(view, masthead, language)
    signatories = read_signatories(view, lines, sections, masthead, language)
    items = read_agenda_items(masthead, view, sections, language)
    citations = find_citations(view, sections, masthead, language)
    times = read_times(view, sections, masthead, language, names)
    events = find_events(view, sections, masthead, citations, times, language)

    document_id = source.document_id
    ids = _SectionIds(document_id, sections)
    return {
        "documents": [_document_row(source, text, language, masthead, sections, signatories)],
        "agenda_items": [_agenda_row(document_id, n, item) for n, item in enumerate(items)],
        "cited_events": [_event_row(document_id, ids, view, text, event) for event in events],
        "cited_documents": [_citation_row(document_id, n, ids, view, text, c) for n, c in enumerate(citations)],
        "sections": [_section_row(document_id, ids, n, view, s) for n, s in enumerate(sections)],
        "signatories": [_signatory_row(document_id, n, ids, s) for n, s in enumerate(signatories)],
    }


class _SectionIds:
    """`<document_id>-<position>` of the section, and the section in which a view offset lies."""

    def __init__(self, document_id: str, sections: Sequence[Section]) -> None:
        self.document_id = document_id
        self.sections = sections
        self.starts = [section.span[0] for section in sections]

    def of(self, position: int) -> str:
        return f"{self.document_id}-{position}"

    def at(self, offset: int) -> str | None:
        position = bisect_right(self.starts, offset) - 1
        return self.of(position) if position >= 0 and offset < self.sections[position].span[1] else None


def _fields(record: Place | Casualty | Actor | Session) -> dict[str, Any]:
    """The fields of a record; `dataclasses.asdict` copies them, which takes ten times as long."""
    return {name: getattr(record, name) for name in record.__slots__}


def _day(edtf: str | None) -> date | None:
    """The day that an EDTF expression states; None for a month, a year, or a day that no calendar has."""
    try:
        return date.fromisoformat(edtf) if edtf else None
    except ValueError:
        return None


def fold(text: str) -> str:
    """Line breaks and runs of blanks become one blank."""
    return " ".join(text.split())


def _document_row(
    source: Source, text: str, language: str, masthead: Masthead, sections: Sequence[Section], signatories: Sequence[Signatory]
) -> dict[str, Any]:
    signer = next((s.name for s in signatories if sections[s.section].kind == "body"), None)
    return {
        "document_id": source.document_id,
        "content_sha256": source.content_sha256,
        "source_uri": source.source_uri,
        "media_type": source.media_type,
        "n_bytes": source.n_bytes,
        "symbol": masthead.symbols[0] if masthead.symbols else None,
        "symbols": list(masthead.symbols),
        "job_number": masthead.job_number,
        "organs": list(masthead.organs),
        "sessions": [_fields(s) for s in masthead.sessions],
        "document_type": masthead.document_type,
        "language": language,
        "original_languages": list(masthead.original_languages),
        "distribution": masthead.distribution,
        "masthead_date": masthead.masthead_date,
        "title_date": masthead.title_date,
        "title": masthead.title,
        "sender_name": masthead.sender.name or (signer if masthead.sender.role or masthead.sender.state else None),
        "sender_role": masthead.sender.role,
        "sender_state": masthead.sender.state,
        "sender_iso3": masthead.sender.iso3,
        "addressees": list(masthead.addressees),
        "text": text,
        "page_starts": list(source.page_starts),
        "unclaimed_lines": list(masthead.unclaimed_lines),
        "reading_notes": list(masthead.reading_notes),
        "n_rejected_rows": 0,
        "parser_version": source.parser_version,
    }


def _agenda_row(document_id: str, position: int, item: AgendaItem) -> dict[str, Any]:
    return {
        "document_id": document_id,
        "position": position,
        "organ": item.organ,
        "session_number": item.session_number,
        "item_number": item.item_number,
        "sub_item": item.sub_item,
        "item_label": item.item_label,
        "title": item.title,
        "title_pairing": item.title_pairing,
        "agenda_kind": item.agenda_kind,
        "in_masthead": item.in_masthead,
        "in_request": item.in_request,
        "start_char": item.span[0],
        "end_char": item.span[1],
    }


def _event_row(document_id: str, ids: _SectionIds, view: View, text: str, event: Event) -> dict[str, Any]:
    start, end = view.to_source(event.span)
    key = hashlib.sha256(f"{document_id}:{start}:{end}".encode()).hexdigest()[:16]
    return {
        "event_id": key,
        "document_id": document_id,
        "section_id": ids.at(event.span[0]),
        "paragraph": event.paragraph,
        "sentence": fold(view.text[slice(*event.sentence)]),
        "date_text": text[start:end],
        "start_char": start,
        "end_char": end,
        "date_start": event.first,
        "date_end": event.last,
        "date_edtf": event.edtf,
        "date_precision": event.precision,
        "date_basis": event.basis,
        "event_type": event.event_type,
        "trigger": event.trigger,
        "places": [_fields(p) for p in event.places],
        "casualties": [_fields(c) for c in event.casualties],
        "actors": [_fields(a) for a in event.actors],
        "event_group": event.group,
        "claimed_by_iso3": event.claimed_by_iso3,
        "confidence": event.confidence,
    }


def _citation_row(document_id: str, position: int, ids: _SectionIds, view: View, text: str, citation: Citation) -> dict[str, Any]:
    start, end = view.to_source(citation.span)
    return {
        "document_id": document_id,
        "position": position,
        "section_id": ids.at(citation.span[0]),
        "citation_text": text[start:end],
        "start_char": start,
        "end_char": end,
        "cited_symbol": citation.symbol,
        "composed_symbol": citation.composed,
        "kind": citation.kind,
        "organ": citation.organ,
        "cited_date": _day(citation.cited_date),
        "cited_date_edtf": citation.cited_date,
        "pinpoint": citation.pinpoint,
    }


def _section_row(document_id: str, ids: _SectionIds, position: int, view: View, section: Section) -> dict[str, Any]:
    start, end = view.to_source(section.span)
    return {
        "section_id": ids.of(position),
        "document_id": document_id,
        "kind": section.kind,
        "ordinal": section.ordinal,
        "title": section.title,
        "original_languages": list(section.original_languages),
        "start_char": start,
        "end_char": end,
    }


def _signatory_row(document_id: str, position: int, ids: _SectionIds, signatory: Signatory) -> dict[str, Any]:
    return {
        "document_id": document_id,
        "position": position,
        "section_id": ids.of(signatory.section),
        "name": signatory.name,
        "titles": list(signatory.titles),
        "state": signatory.state,
        "iso3": signatory.iso3,
        "acting": signatory.acting,
    }
