"""What the words around a mention say of the cited document: its kind, its date, the part of it that is meant."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

import regex

from flows.parse.citations.vocabulary import Vocabulary
from flows.parse.citations.words import edtf, session_year
from flows.parse.model import Citation, Span

_BACK = 400  # characters before a symbol in which the noun that it explains is looked for
_LEAD = 150  # characters between a date and the noun before it
_AFTER = 90


@dataclass
class Context:
    """The surroundings of the mentions of one text (Western digits)."""

    text: str
    vocabulary: Vocabulary

    @cached_property
    def nouns(self) -> list[tuple[int, int, str]]:
        """Every noun for a text: start, end, kind."""
        return [(*match.span(), kind_of(match)) for match in self.vocabulary.texts.finditer(self.text)]

    @cached_property
    def noun_starts(self) -> list[int]:
        return [start for start, _, _ in self.nouns]

    @cached_property
    def breaks(self) -> list[int]:
        """Where sentences begin."""
        return [0, *(match.end() for match in self.vocabulary.sentence_end.finditer(self.text))]

    def sentence(self, at: int) -> Span:
        position = bisect_right(self.breaks, at)
        return self.breaks[position - 1], self.breaks[position] if position < len(self.breaks) else len(self.text)

    def nouns_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        return self.nouns[bisect_left(self.noun_starts, start) : bisect_left(self.noun_starts, end)]

    def completed(self, citation: Citation) -> Citation:
        """The citation with kind, date and pinpoint as the text around it states them."""
        dated = self._dated_before(citation) if citation.kind == "other" else None
        if dated:
            citation = dated
        else:
            citation = self._dated_after(citation)
        pinpoint = self.vocabulary.pinpoint.match(self.text, citation.span[1])
        if pinpoint:
            citation = replace(citation, pinpoint=pinpoint.group().strip(" ,(،）（"))
        return citation

    def _dated_before(self, citation: Citation) -> Citation | None:
        """ "letter dated 18 July 1995 (S/1995/588)": the noun gives the kind, the date that hangs on it the date."""
        start, _ = self.sentence(citation.span[0])
        start = max(start, citation.span[0] - _BACK)
        nouns = self.nouns_in(start, citation.span[0])
        if not nouns:
            return None
        noun_start, noun_end, kind = nouns[-1]
        between = self.text[noun_end : citation.span[0]]
        if self.vocabulary.closes.search(between):
            return None
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
        lead = self.vocabulary.dated.match(self.text, citation.span[1], citation.span[1] + _AFTER)
        if lead:
            match = self.vocabulary.date.match(self.text, lead.end())
            if match and (lead.group().strip() != "(" or match["year"]):
                return self._with(citation, match, year)
        return citation

    def _with(self, citation: Citation, match: regex.Match[str], year: str | None) -> Citation:
        value = edtf(match, self.vocabulary.months, year)
        return replace(citation, cited_date=value, date_span=match.span()) if value else citation

    def _year(self, match: regex.Match[str], default: str | None = None) -> str | None:
        return edtf(match, self.vocabulary.months, default)


def kind_of(match: regex.Match[str]) -> str:
    """The kind that a match of the nouns names by its group."""
    return next(name for name, value in match.groupdict().items() if value is not None)
