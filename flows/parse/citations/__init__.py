"""Mentions of other documents: resolutions, decisions, reports, letters, treaties, judgments."""

from __future__ import annotations

from collections.abc import Sequence

from flows.parse.citations.context import Context
from flows.parse.citations.numbered import Numbered
from flows.parse.citations.organs import issuing_organ
from flows.parse.citations.printed import kind_of, printed_symbols
from flows.parse.citations.vocabulary import DIGITS, vocabulary
from flows.parse.languages import words
from flows.parse.model import Citation, Masthead, Section, Span
from flows.parse.view import View


def find_citations(view: View, sections: Sequence[Section], masthead: Masthead, language: str) -> list[Citation]:
    """All citations in order (view offsets); the document's own symbol and title are none."""
    text = view.text.translate(DIGITS)
    start = view.from_source(masthead.body_start)
    marked = masthead.document_type in ("resolution", "decision")
    own = {_folded(symbol) for symbol in masthead.symbols}
    printed = [Citation(span, kind_of(symbol) or "other", symbol) for span, symbol in printed_symbols(text, start, marked) if _folded(symbol) not in own]
    if not words(language)["citations"]:
        return _without_overlaps(printed)
    year = masthead.masthead_date.year if masthead.masthead_date else 2030
    speaks = marked or masthead.document_type in ("presidential_statement", "draft_resolution")
    numbered = Numbered(text, vocabulary(language), issuing_organ(masthead), speaks, marked, year, start).citations()
    context = Context(text, vocabulary(language))
    return [context.completed(citation) for citation in _without_overlaps([*printed, *numbered])]


def _folded(symbol: str) -> str:
    return "".join(symbol.split()).upper()


def _without_overlaps(citations: Sequence[Citation]) -> list[Citation]:
    """In order of the text; of two that overlap the earlier in the argument stays."""
    kept: list[Citation] = []
    taken: list[Span] = []
    ranked = sorted(range(len(citations)), key=lambda i: (citations[i].span[0], i))
    for i in ranked:
        span = citations[i].span
        if taken and span[0] < taken[-1][1]:
            continue
        kept.append(citations[i])
        taken.append(span)
    return kept
