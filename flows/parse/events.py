"""Happenings: which time expressions place one, of what type, where, with how many victims (guidelines, sections 2 to 9)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from flows.parse.actors import assign_actors
from flows.parse.casualties import FoundCasualty, find_casualties
from flows.parse.event_types import OTHER, cost_between, types_of
from flows.parse.grouping import group_events
from flows.parse.happenings import Spans, Words, happening_words, happenings
from flows.parse.masthead.words import CORRESPONDENCE
from flows.parse.model import Casualty, Citation, Event, Masthead, Place, Section, Span
from flows.parse.patterns import plain
from flows.parse.places import (
    Countries,
    add_places,
    assign_places,
    cell_places,
    continues_entry,
    is_of_same_place,
    joined,
    respectively,
    with_heading,
)
from flows.parse.proper_names import find_names
from flows.parse.sentences import sentences
from flows.parse.time import TimeExpression
from flows.parse.time.values import precision_of
from flows.parse.view import View

# Confidence by how the date came about, calibrated on the development set (benchmarks/event_scores.py).
BY_BASIS = {"explicit": 0.98, "named": 0.97, "inherited": 0.96, "relative": 0.86}
OPEN = 0.89  # "since 1990": open where it begins a state, not open where it begins a happening
WITHOUT_TRIGGER = 0.8  # no word tells what happened
TYPE_OF_CASUALTY = {"killed": "mass_atrocity", "displaced": "displacement", "detained": "detention", "abducted": "detention"}
WITHOUT_VICTIMS = frozenset({"decision", "negotiation", "statement", "agreement", "election", "statehood", "sanction", "commemoration"})
UNDECIDED = frozenset({"other", "statement"})
BY_VERB = 100  # characters of "adopted by the General Assembly on"
NEAR_BY = 5_000  # characters around
MOST_HEADS = 5  # dates that head one list item
RECENT = 6  # events that tell which country an unknown place near by lies in
NUMBERED = plain(r"(?P<number>\d{1,3}(?:\.\d{1,2})*)\.?\s|(?P<letter>\([a-z]{1,3}\))\s")


def find_events(
    view: View,
    sections: Sequence[Section],
    masthead: Masthead,
    citations: Sequence[Citation],
    times: Sequence[TimeExpression],
    language: str,
) -> list[Event]:
    """One event per time expression that places a happening (view offsets), grouped within the document."""
    w = happening_words(language)
    if w is None:
        return []
    text = view.text
    head: TimeExpression | None = None
    hung = [c.date_span for c in citations if c.date_span and not w.by_verb.search(text, max(c.date_span[0] - BY_VERB, 0), c.date_span[0])]
    document_dates = Spans([*hung, *(c.span for c in citations)])
    adopted = masthead.document_type not in ("report", *CORRESPONDENCE)
    begins = [t.start for t in times]
    countries = Countries(text, language)
    events: list[Event] = []
    for section in sections:
        inside = times[bisect_left(begins, section.span[0]) : bisect_left(begins, section.span[1])]
        spans = sentences(text, *section.span, language, {t.end: t.start for t in inside})
        starts = [start for start, _ in spans]
        by_sentence: dict[Span, list[TimeExpression]] = {}
        for expression in inside:
            sentence = spans[max(bisect_right(starts, expression.start) - 1, 0)]
            by_sentence.setdefault(sentence, []).append(expression)
        title = _title_end(text, section, w)
        for sentence in spans:
            dated = by_sentence.get(sentence, ())
            chosen = [t for t in happenings(text, sentence, dated, document_dates, w, adopted) if t.start >= title]
            entry = [event for event in events[-MOST_HEADS:] if event.sentence == events[-1].sentence]
            continued = bool(entry) and continues_entry(text, [event.span for event in entry], sentence, language)
            likely = []
            if chosen or continued:
                likely = countries.of(section.span, masthead.sender.iso3, _line(text, sentence[0]), _countries_before(events, section))
            new = _events_of(view, sentence, chosen, dated, section, masthead, likely, language)
            if continued and new and is_of_same_place(text, sentence[0], new[0].span, sentence[1], language):
                new[0].places = joined(entry[0].places[:1], new[0].places)
            elif continued and not new:
                names = find_names(text, *sentence, language)
                for event in entry:
                    event.places = add_places(event.places, text, sentence, names, language, likely)
                if head and events[-1].trigger is None:
                    _read_entry(events[-1], head, text, sentence[1], language)
            if new and new[0].span[0] == sentence[0]:
                new[0].places = joined(_places_of_row(view, sentence, new[0].span[1], likely, language), new[0].places)
            head = chosen[-1] if chosen else head
            _add_casualties(text, sentence, new, events, dated, language)
            for before, event in pairwise([*events[-1:], *new]):
                _go_on(event, before, text)
            events += new
    return group_events([event for event in events if event.trigger or event.casualties or not _stands_alone(event, text)], text, language)


def _stands_alone(event: Event, text: str) -> bool:
    """Is the sentence nothing but the date: a heading with nothing under it, a line of the masthead (guidelines, section 2)?"""
    return not text[event.sentence[0] : event.span[0]].strip() and not text[event.span[1] : event.sentence[1]].strip(" .:\n")


def _countries_before(events: Sequence[Event], section: Section) -> list[str]:
    """The countries of the known places of the last events of the section, one each."""
    recent = [event.places[0] for event in events[-RECENT:] if event.places and event.span[0] >= section.span[0]]
    return [place.iso3 for place in recent if place.iso3 and place.geonames_id]


def _places_of_row(view: View, row: Span, date_end: int, countries: Sequence[str], language: str) -> tuple[Place, ...]:
    """The places of a table row that begins with its date: its next cell with a name says where, if it holds nothing but names of places."""
    named = (cell for cell in view.cells(row) if cell[0] > date_end and find_names(view.text, *cell, language))
    cell = next(named, None)
    return cell_places(view.text, cell, language, countries) if cell else ()


def _title_end(text: str, section: Section, w: Words) -> int:
    """Where the content of an annex begins: after its heading paragraph, and after a caption that dates the annexed text (guidelines, section 2)."""
    if section.kind == "body":
        return section.span[0]
    line_end = text.find("\n", section.span[0], section.span[1])
    if line_end < 0:
        return section.span[1]
    _, caption_end = _line(text, line_end + 1)
    return caption_end if w.dated_caption.match(text, line_end + 1, caption_end) else line_end


def _events_of(
    view: View,
    sentence: Span,
    chosen: Sequence[TimeExpression],
    times: Sequence[TimeExpression],
    section: Section,
    masthead: Masthead,
    countries: Sequence[str],
    language: str,
) -> list[Event]:
    if not chosen:
        return []
    text = view.text
    told = types_of(text, sentence, [t for t in times if t.edtf or t in chosen], language)
    paragraph = _paragraph(text, sentence[0])
    claimed_by = section.speaker_iso3 or masthead.sender.iso3
    dates = [(t.start, t.end) for t in chosen]
    entry = with_heading(text, sentence, dates)
    names = [name for cell in view.cells(entry) for name in find_names(text, *cell, language)]
    places = assign_places(text, entry, names, dates, language, countries)
    names = [name for name in names if name[0] >= sentence[0]]
    actors = assign_actors(text, sentence, names, dates, language)
    events = []
    for t, where, who in zip(chosen, places, actors, strict=True):
        trigger = told[t.start, t.end]
        edtf, first, last = t.edtf or "", t.first, t.last
        events.append(
            Event(
                span=(t.start, t.end),
                sentence=sentence,
                first=first,
                last=last,
                edtf=edtf,
                precision=precision_of(edtf),
                basis=t.basis,
                event_type=trigger.type if trigger else OTHER,
                trigger=trigger.word if trigger else None,
                places=where,
                actors=who,
                paragraph=paragraph,
                claimed_by_iso3=claimed_by,
                confidence=_confidence(t, trigger is not None),
            )
        )
    return events


def _read_entry(event: Event, head: TimeExpression, text: str, end: int, language: str) -> None:
    """Give the date that heads a list entry or a table row the type of what stands under it, up to `end`."""
    trigger = types_of(text, (head.start, end), [head], language)[head.start, head.end]
    if trigger:
        event.event_type, event.trigger, event.confidence = trigger.type, trigger.word, _confidence(head, told=True)


def _go_on(event: Event, before: Event, text: str) -> None:
    """Where nothing tells what happened, what the paragraph told just before goes on: "A bomb exploded on 5 July. On the 7th, the market." """
    if event.trigger is None and event.event_type == OTHER and "\n" not in text[before.span[1] : event.span[0]]:
        event.event_type = before.event_type


def _line(text: str, at: int) -> Span:
    """The line of the view, a paragraph of the text, in which an offset lies; of a very long one what is near."""
    first, last = max(at - NEAR_BY, 0), min(at + NEAR_BY, len(text))
    end = text.find("\n", at, last)
    return max(text.rfind("\n", first, at) + 1, first), end if end >= 0 else last


def _paragraph(text: str, at: int) -> str | None:
    """The number of the paragraph in which an offset lies, where the text numbers it."""
    start = text.rfind("\n", 0, at) + 1
    match = NUMBERED.match(text, start)
    return (match["number"] or match["letter"]) if match else None


def _confidence(t: TimeExpression, told: bool) -> float:
    """Share of rows read by the same rules that were right (found, with the right dates); docs/events.md has the table."""
    if not told:
        return WITHOUT_TRIGGER
    uncertain = t.basis == "explicit" and precision_of(t.edtf or "") == "open"
    return OPEN if uncertain else BY_BASIS[t.basis]


def _nearest(events: Sequence[Event], span: Span, text: str, language: str) -> Event:
    """The event to which the way from a span costs least. No way costs less than its length: what is further off than a cost is not looked at."""

    def distance(event: Event) -> int:
        return max(event.span[0] - span[1], span[0] - event.span[1])

    def cost(event: Event) -> int:
        return cost_between(text, event.span, span, language)

    bound = cost(min(events, key=distance))
    return min((event for event in events if distance(event) <= bound), key=cost)


def _add_casualties(text: str, sentence: Span, new: list[Event], before: list[Event], times: Sequence[TimeExpression], language: str) -> None:
    """Give each casualty to the dated mention of its sentence that its words stand nearest to, else to the nearest earlier mention of the section.

    Of mentions that semicolons part from it, those before it come first.
    """
    last = None if new else _last_with_victims(before, text, sentence)
    dates = [(t.start - sentence[0], t.end - sentence[0]) for t in times if t.edtf]
    losses = find_casualties(text[slice(*sentence)], language, dates) if new or last else []
    own = _one_by_one(text, sentence, losses, new, language) if len(losses) > 1 else {}
    for found in losses:
        span = (sentence[0] + found.span[0], sentence[0] + found.span[1])
        of_part = [event for event in new if ";" not in text[min(event.span[1], span[1]) : max(event.span[0], span[0])]]
        earlier = [event for event in new if event.span[1] <= span[0]]
        event = last or own.get(found.span) or _nearest(of_part or earlier or new, span, text, language)
        if new or not _stated(event.casualties, found.casualty):
            event.casualties = (*event.casualties, found.casualty)
    for event in new:
        if event.event_type in UNDECIDED:
            event.event_type = _type_by_casualties(event)


def _one_by_one(text: str, sentence: Span, losses: Sequence[FoundCasualty], new: Sequence[Event], language: str) -> dict[Span, Event]:
    """The date of each loss of a clause that ends with "respectively": as many dates stand before as it has losses of one kind."""
    given: dict[Span, Event] = {}
    for end in respectively(text, sentence, language) if len(new) > 1 else ():
        start = max(text.rfind(sign, sentence[0], end) for sign in ";(")
        told = [loss for loss in losses if start < sentence[0] + loss.span[0] < end]
        dates = [event for event in new if told and event.span[1] <= sentence[0] + told[0].span[0]][-len(told) :]
        if len(told) == len(dates) > 1 and len({loss.casualty.kind for loss in told}) == 1:
            given |= {loss.span: event for loss, event in zip(told, dates, strict=True)}
    return given


def _type_by_casualties(event: Event) -> str:
    """Where no word decides, or only that something was said, the people lost do."""
    return next((TYPE_OF_CASUALTY[c.kind] for c in event.casualties if c.kind in TYPE_OF_CASUALTY and c.count != 1), event.event_type)


def _last_with_victims(events: Sequence[Event], text: str, sentence: Span) -> Event | None:
    """A sentence without a date of its own goes on about the last mention that may have victims, if that stands in the same paragraph."""
    paragraph = text.rfind("\n", 0, sentence[0] - 1)
    for event in reversed(events):
        if event.span[1] <= paragraph:
            return None
        if event.event_type not in WITHOUT_VICTIMS:
            return event
    return None


def _stated(known: tuple[Casualty, ...], new: Casualty) -> bool:
    """Does a sentence without a date only state the same victims again?"""
    return any(c.kind == new.kind and c.count == new.count for c in known)
