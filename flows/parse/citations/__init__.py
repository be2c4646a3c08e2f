"""Mentions of other documents: resolutions, decisions, reports, letters, treaties, judgments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.parse.citations.context import Context
from flows.parse.citations.dated import dated_documents, dated_in_order
from flows.parse.citations.markup import as_marked_up, is_marked_up
from flows.parse.citations.named import named_documents
from flows.parse.citations.numbered import Numbered
from flows.parse.citations.organs import is_of_another_body, issuing_organ
from flows.parse.citations.printed import AND, TO, kind_of, printed_symbols
from flows.parse.citations.vocabulary import Vocabulary, vocabulary, with_western_digits
from flows.parse.model import Citation, Masthead, Section, Span
from flows.parse.symbols import organ_of
from flows.parse.view import View


def find_citations(view: View, sections: Sequence[Section], masthead: Masthead, language: str) -> list[Citation]:
    """All citations in order (view offsets); the document's own symbol and title are none."""
    text = with_western_digits(view.text)
    start = view.from_source(masthead.body_start)
    words = vocabulary(language)
    if not masthead.symbols:
        masthead = replace(masthead, symbols=_symbols_of_the_head(view))
    marked = is_marked_up(masthead)
    speaks = marked or masthead.document_type in ("presidential_statement", "draft_resolution")
    own = {_folded(symbol) for symbol in masthead.symbols}
    letter = masthead.title_date or masthead.masthead_date
    year = letter.year if letter else None

    context = Context(text, words)
    numbered = Numbered(text, words, issuing_organ(masthead), speaks, year or _NO_YEAR, start).citations()
    printed = [
        Citation(span, kind_of(symbol) or "other", symbol, organ_of(symbol), composed=symbol)
        for span, symbol in printed_symbols(text, 0)
        if (span[0] >= start or (masthead.document_type == "meeting_record" and text[span[0] - 1] in "(（"))  # on the cover
        and not _fills_line(text, span)
    ]
    symbols = [row for row in _without_overlaps([*printed, *numbered]) if not row.symbol or _folded(row.symbol) not in own]
    rows = _joint(context.in_lists([_of_its_time(context.completed(row)) for row in symbols]), text)
    kinds = {row.span[0]: row.kind for row in rows}
    told = list(dated_documents(text, start, words, year))
    rows = dated_in_order(rows, told, text, words)
    taken = [row.date_span for row in rows if row.date_span] + [row.span for row in rows]
    named = [
        context.completed(row)
        for row in named_documents(text, start, words)
        if not _caption(row, sections) and not _bracketed(row, kinds, text, words)
    ]
    dated = [row for row in told if not (letter and row.kind == "letter" and row.cited_date == letter.isoformat())]
    dated = [
        row
        for row in dated
        if row.date_span and not _meets(row.date_span, taken) and not _caption(row, sections) and not _bracketed(row, kinds, text, words)
    ]
    rows = _without_overlaps([*rows, *named, *dated])
    return as_marked_up(rows, masthead.symbols, text, words) if marked else rows


_FIRST_LINES = 400  # characters in which a document prints its own symbol
_NO_YEAR = 2030  # of a document without a date: any session so far may be meant
_HEADING = 20  # characters of a heading word and its ordinal
_LISTED = re.compile(rf"\s?(?:[-–,،、;]|,?\s?(?:{AND}|{TO})\s?)?\s?")  # between the symbols of one list
_BRACKET = re.compile(r"[^.;\n(（]{0,130}[(（]")


def _symbols_of_the_head(view: View) -> tuple[str, ...]:
    """The symbols that stand apart in the first lines: those of the document itself, where the masthead is not understood."""
    own: list[str] = []
    joint = -1  # where the other half of a joint symbol would begin
    for (start, end), symbol in printed_symbols(view.text[:_FIRST_LINES], 0):
        if start == joint or _stands_apart(view, start):
            own.append(symbol)
            joint = end + 1
    return tuple(own)


def _stands_apart(view: View, at: int) -> bool:
    """Whether a line begins here, or more than one blank (of the page's layout) stands before."""
    if at < 2 or view.text[at - 1] == "\n":
        return True
    return view.text[at - 1] == " " and view.to_source((at, at + 1))[0] - view.to_source((at - 2, at - 1))[0] > len("x ")


def _fills_line(text: str, span: Span) -> bool:
    """Whether nothing else stands on the line: a page header."""
    before = text[text.rfind("\n", 0, span[0]) + 1 : span[0]]
    end = text.find("\n", span[1])
    return not before.strip() and not text[span[1] : end if end >= 0 else None].strip()


def _bracketed(citation: Citation, kinds: Mapping[int, str], text: str, words: Vocabulary) -> bool:
    """Whether a symbol in brackets follows that names the same document (name and symbol together are one row), or the resolution that contains it."""
    bracket = _BRACKET.match(text, citation.span[1])
    if bracket is None:
        return False
    if kinds.get(bracket.end()) == citation.kind:
        return True
    organ = words.organs.match(text, bracket.end())
    directly = bracket.end() - citation.span[1] <= len(" (")
    return directly and kinds.get(organ.end() + 1 if organ else bracket.end()) == "resolution"


def _caption(citation: Citation, sections: Sequence[Section]) -> bool:
    """Whether a name stands in the caption of an annex: there it names the annexed text itself."""
    return any(
        section.kind != "body" and section.title and section.span[0] <= citation.span[0] < section.span[0] + len(section.title) + _HEADING
        for section in sections
    )


def _joint(rows: list[Citation], text: str) -> list[Citation]:
    """The members of a list of symbols have the kind of the first, the second half of a joint symbol its date too, an addendum that of its document."""
    kinds: dict[str, str] = {}
    joined: list[Citation] = []
    for row in rows:
        joined.append(_like_its_list(row, joined[-1] if joined else None, kinds, text) if row.symbol and row.kind == "other" else row)
        if row.symbol and joined[-1].kind != "other":
            kinds.setdefault(row.symbol, joined[-1].kind)
    return joined


def _like_its_list(row: Citation, before: Citation | None, kinds: Mapping[str, str], text: str) -> Citation:
    if before and before.symbol and _LISTED.fullmatch(between := text[before.span[1] : row.span[0]]):
        dated = before if between in ("-", "–", "和", "、") else row
        return replace(row, kind=before.kind, cited_date=dated.cited_date, date_span=dated.date_span)
    return replace(row, kind=kinds.get((row.symbol or "").partition("/Add.")[0], row.kind))


def _of_its_time(row: Citation) -> Citation:
    return replace(row, symbol=None, composed=None, organ=None) if is_of_another_body(row.composed, row.cited_date) else row


def _meets(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _folded(symbol: str) -> str:
    return "".join(symbol.split()).upper()


def _of_one_range(first: Citation, second: Citation) -> bool:
    """Whether two addenda stand in one range, "Add.1-3": those behind the first share a span."""
    return first.span == second.span and first.symbol != second.symbol and "/Add." in (first.symbol or "") and "/Add." in (second.symbol or "")


def _without_overlaps(citations: Sequence[Citation]) -> list[Citation]:
    """In order of the text; of two that overlap the one that comes first in the argument stays."""
    kept: list[Citation] = []
    for citation in sorted(enumerate(citations), key=lambda entry: (entry[1].span[0], entry[0])):
        row = citation[1]
        if kept and row.span[0] < kept[-1].span[1] and not _of_one_range(kept[-1], row):
            if kept[-1].symbol is None and row.symbol is not None:
                kept[-1] = row
            continue
        kept.append(row)
    return kept
