"""What the words around a mention say of the cited document: its kind, its date, the part of it that is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from flows.parse.citations.printed import AND
from flows.parse.citations.vocabulary import Vocabulary
from flows.parse.citations.words import edtf, session_year
from flows.parse.model import Citation, Span

Dated = tuple[str, Span | None]  # the date as EDTF, and its words where they date the document and no happening

_BACK = 400  # characters before a symbol in which the noun that it explains is looked for
_AFTER = 90
_BY_NAME = 20  # characters between a date and its noun (Chinese) that need no words of sender and addressee
_BEFORE = 40  # characters between a date and the name behind it (Chinese)
_TITLE = 160  # the same for a number: a title may stand between, "2011年5月4日题为“…”的第65/240号"
_LEAD = 20  # characters of the words that hang a date on a text
_YEAR = regex.compile(r"\d{4}")
_BY_NOUN = ("other", "presidential_statement", "meeting_record")  # kinds whose date hangs on a noun before the symbol

# From one symbol of a list to the date of the next: "), ", "-S/2001/9); and dated ".
_TO_NEXT = regex.compile(rf"[^()（）]*[)）]\s?[,;،；、]?\s?(?:{AND}\s)?(?:\p{{L}}{{1,8}}\s){{0,2}}")


@dataclass
class Context:
    """The surroundings of the mentions of one text (Western digits)."""

    text: str
    vocabulary: Vocabulary

    def sentence_start(self, at: int) -> int:
        start = max(0, at - _BACK)
        ends = [match.end() for match in self.vocabulary.sentence_end.finditer(self.text, start, at)]
        return ends[-1] if ends else start

    def noun_before(self, start: int, end: int) -> tuple[int, int, str] | None:
        """The last noun for a text in a stretch: start, end, kind."""
        last = None
        for match in self.vocabulary.texts.finditer(self.text, start, end):
            kind = kind_of(match)
            if last is None or kind not in ("treaty", "other") or not match.group()[0].isupper():
                last = (*match.span(), kind)
        return last

    def completed(self, citation: Citation) -> Citation:
        """The citation with kind, date and pinpoint as the text around it states them."""
        kind, dated = citation.kind, None
        if citation.symbol and kind in _BY_NOUN:
            noun, dated = self._told_before(citation.span[0])
            kind = noun if noun and kind == "other" else kind
        if dated is None and citation.cited_date is None:
            dated = self._dated_after(citation)
        if dated is None and citation.cited_date is None and kind in ("resolution", "decision"):
            dated = self._dated_by_clause(citation)
        pinpoint = self._pinpoint(citation.span[1], dated[1] if dated else citation.date_span)
        if kind == citation.kind and dated is None and pinpoint is None:
            return citation
        return replace(
            citation,
            kind=kind,
            cited_date=dated[0] if dated else citation.cited_date,
            date_span=dated[1] if dated else citation.date_span,
            pinpoint=pinpoint,
        )

    def _pinpoint(self, end: int, date: Span | None) -> str | None:
        """The part of the document that is named behind it, its bracket, organ or date: "(A/80/12), chap. III", "60/1 of the Assembly, para. 4"."""
        bracket = self.text.startswith((")", "）"), end)
        organ = self.vocabulary.organ_after(self.text, end)
        for at in (end + bracket, organ.end() if organ else end, date[1] if date else end):
            match = self.vocabulary.pinpoint.match(self.text, at) if at >= end else None
            if match:
                return match.group().partition("\n")[0].strip(" ,.;(،؛）（，、")
        return None

    def in_lists(self, citations: Sequence[Citation]) -> list[Citation]:
        """ "letters dated 3 May 2001 (A/56/81), 9 May 2001 (A/56/83)": every date stands before its symbol, the noun before the first alone."""
        rows: list[Citation] = []
        last: Citation | None = None  # the last one whose date is known
        for row in citations:
            dated = self._dated_in_list(last, row) if last and row.kind in _BY_NOUN and row.cited_date is None else None
            if last and dated:
                rows.append(replace(row, kind=last.kind if row.kind == "other" else row.kind, cited_date=dated[0], date_span=dated[1]))
            else:
                rows.append(row)
            last = rows[-1] if rows[-1].date_span else last
        return rows

    def _dated_in_list(self, before: Citation, row: Citation) -> Dated | None:
        at, end = before.span[1], row.span[0]
        match = self.vocabulary.date.search(self.text, at, end) if end - at <= _AFTER else None
        if match is None or self.text[match.end() : end].strip() not in ("(", "（") or not _TO_NEXT.fullmatch(self.text, at, match.start()):
            return None
        value = self._value(match)
        return (value, match.span()) if value else None

    def _dated_by_clause(self, citation: Citation) -> Dated | None:
        """ "On 2 March 2022 the General Assembly, by its resolution ES-11/1"; the date is that of the deed too, so its words stay free."""
        at = citation.span[0]
        if not self.vocabulary.verb.match(self.text, 0, at):
            return None
        for match in reversed(list(self.vocabulary.date.finditer(self.text, max(0, at - _AFTER), at))):
            if match.groupdict().get("day") and not self._hangs(match.start()) and self.vocabulary.verb_lead.fullmatch(self.text, match.end(), at):
                year = session_year(citation.symbol)
                value = self._value(match, year)
                return (value, None) if value and value.startswith(year or "") else None
        return None

    def _hangs(self, at: int) -> bool:
        """Whether a date that begins at an offset is that of a text: "resolution 3379 of 10 November 1975 was revoked by"."""
        return any(lead.end() == at for lead in self.vocabulary.hung.finditer(self.text, max(0, at - _LEAD)))

    def _told_before(self, at: int) -> tuple[str | None, Dated | None]:
        """ "letter dated 18 July 1995 (S/1995/588)": the noun gives the kind, the date that hangs on it the date."""
        start = self.sentence_start(at)
        noun = self.noun_before(start, at)
        if noun is None or self.vocabulary.closes.search(self.text, noun[1], at):
            return None, None
        noun_start, noun_end, kind = noun
        for match in reversed(list(self.vocabulary.date.finditer(self.text, noun_end, at))):
            value = None if self.text[match.start() - 1] == "(" and _YEAR.fullmatch(match.group()) else self._value(match)  # "resolution 425 (1978)"
            if value and self.vocabulary.dated_end.match(self.text, noun_start, match.start()):
                return kind, (value, match.span())
        if self.vocabulary.noun_follows:
            for match in self.vocabulary.date.finditer(self.text, max(start, noun_start - _AFTER), noun_start):
                hung = self.vocabulary.hung.match(self.text, match.start(), noun_end)
                if noun_start - match.start() <= _BY_NAME or (hung and hung.end() == noun_end):
                    value = self._value(match)
                    return kind, (value, match.span()) if value else None
        return kind, None

    def _dated_after(self, citation: Citation) -> Dated | None:
        """ "resolution 819 (1993) of 16 April 1993", "adopted on 16 April 1993"; in Chinese the date stands before the number."""
        start, at = citation.span
        if self.vocabulary.noun_follows:
            reach = _TITLE if citation.composed else _BEFORE
            for match in self.vocabulary.date.finditer(self.text, max(0, start - reach), start):
                value = self._value(match)
                directly = self.text[match.end() : start].strip("第《") == ""
                if value and (directly or (match["day"] and self.vocabulary.date_lead.fullmatch(self.text, match.end(), start))):
                    return value, match.span()
        at += self._rest_of_bracket(at)
        stated = self.vocabulary.date_after(self.text, at)
        value = self._value(stated, session_year(citation.symbol)) if stated else None
        return (value, stated.span()) if stated and value else None

    def _rest_of_bracket(self, at: int) -> int:
        """How far a bracket that a symbol stands in goes on: "the report (S/2000/460) of 22 May 2000", "(S/2000/460, annex)"."""
        pinpoint = self.vocabulary.pinpoint.match(self.text, at)
        end = pinpoint.end() if pinpoint else at
        return end + 1 - at if self.text.startswith((")", "）"), end) else 0

    def _value(self, match: regex.Match[str], default: str | None = None) -> str | None:
        return edtf(match, self.vocabulary.months, default)


def kind_of(match: regex.Match[str]) -> str:
    """The kind that a match of the nouns names by its group."""
    return next(str(name) for name, value in match.groupdict().items() if value is not None)
