"""What the words around a mention say of the cited document: its kind, its date, the part of it that is meant."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from flows.parse.citations.vocabulary import Vocabulary
from flows.parse.citations.words import edtf, session_year
from flows.parse.model import Citation

_BACK = 400  # characters before a symbol in which the noun that it explains is looked for
_AFTER = 90
_BY_NOUN = ("other", "presidential_statement", "meeting_record")  # kinds whose date hangs on a noun before the symbol


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
            if last is None or kind not in ("treaty", "other") or match.group()[0].islower():
                last = (*match.span(), kind)
        return last

    def completed(self, citation: Citation) -> Citation:
        """The citation with kind, date and pinpoint as the text around it states them."""
        kind = citation.kind
        if citation.symbol and kind in _BY_NOUN:
            citation = self._dated_before(citation)
            if kind != "other":
                citation = replace(citation, kind=kind)
        if citation.cited_date is None:
            citation = self._dated_after(citation)
        if citation.cited_date is None and kind in ("resolution", "decision"):
            citation = self._dated_by_clause(citation)
        pinpoint = self.vocabulary.pinpoint.match(self.text, citation.span[1])
        if pinpoint:
            citation = replace(citation, pinpoint=pinpoint.group().strip(" ,(،）（"))
        return citation

    def _dated_by_clause(self, citation: Citation) -> Citation:
        """ "On 2 March 2022 the General Assembly, by its resolution ES-11/1"."""
        start = max(0, citation.span[0] - _AFTER)
        for match in reversed(list(self.vocabulary.date.finditer(self.text, start, citation.span[0]))):
            if match.groupdict().get("day") and self.vocabulary.verb_lead.fullmatch(self.text, match.end(), citation.span[0]):
                value = edtf(match, self.vocabulary.months, session_year(citation.symbol))
                return replace(citation, cited_date=value)
        return citation

    def _dated_before(self, citation: Citation) -> Citation:
        """ "letter dated 18 July 1995 (S/1995/588)": the noun gives the kind, the date that hangs on it the date."""
        start = self.sentence_start(citation.span[0])
        noun = self.noun_before(start, citation.span[0])
        if noun is None:
            return citation
        noun_start, noun_end, kind = noun
        between = self.text[noun_end : citation.span[0]]
        if self.vocabulary.closes.search(between):
            return citation
        for match in reversed(list(self.vocabulary.date.finditer(self.text, noun_end, citation.span[0]))):
            if self.vocabulary.dated_end.search(self.text, noun_start, match.start()) and self._year(match):
                return replace(citation, kind=kind, cited_date=self._year(match), date_span=match.span())
        if self.vocabulary.noun_follows:
            for match in self.vocabulary.date.finditer(self.text, max(start, noun_start - 20), noun_start):
                return replace(citation, kind=kind, cited_date=self._year(match), date_span=match.span())
        return replace(citation, kind=kind)

    def _dated_after(self, citation: Citation) -> Citation:
        """ "resolution 819 (1993) of 16 April 1993", "adopted on 16 April 1993"; in Chinese the date stands before the number."""
        year = session_year(citation.symbol)
        if self.vocabulary.noun_follows:
            for match in self.vocabulary.date.finditer(self.text, max(0, citation.span[0] - 40), citation.span[0]):
                if self.vocabulary.date_lead.fullmatch(self.text, match.end(), citation.span[0]) and self._year(match):
                    return replace(citation, cited_date=self._year(match), date_span=match.span())
        at = citation.span[1]
        of = self.vocabulary.of.match(self.text, at, at + _AFTER)
        organ = self.vocabulary.organs.match(self.text, of.end()) if of else None
        at = organ.end() if organ else at
        lead = self.vocabulary.dated.match(self.text, at, at + _AFTER)
        if lead:
            stated = self.vocabulary.date.match(self.text, lead.end())
            if stated and (lead.group().strip() != "(" or stated["year"]):
                return self._with(citation, stated, year)
        return citation

    def _with(self, citation: Citation, match: regex.Match[str], year: str | None) -> Citation:
        value = edtf(match, self.vocabulary.months, year)
        return replace(citation, cited_date=value, date_span=match.span()) if value else citation

    def _year(self, match: regex.Match[str], default: str | None = None) -> str | None:
        return edtf(match, self.vocabulary.months, default)


def kind_of(match: regex.Match[str]) -> str:
    """The kind that a match of the nouns names by its group."""
    return next(str(name) for name, value in match.groupdict().items() if value is not None)
