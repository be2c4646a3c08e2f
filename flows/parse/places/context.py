"""The countries that a stretch of text is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from flows.parse.gazetteer import landmarks, missions, organizations
from flows.parse.model import Span
from flows.parse.patterns import lower_case
from flows.parse.states import state_names

SENDER = 1  # as much as a mention outside the section
NEAR = 2  # more for a mention in the same paragraph, and for a place told of shortly before
SHORT = 3  # letters: shorter names of States are other words too


class Countries:
    """The countries that a text names, also by a region or capital there or the acronym of a mission, and where."""

    def __init__(self, text: str, language: str) -> None:
        automaton, codes = _state_automaton(language)
        said = lower_case(text)
        self.starts: list[int] = []
        self.codes: list[str] = []
        for which, left, right in automaton.find_matches_as_indexes(said):
            within = said[left - 1 : left].isalnum() or said[right : right + 1].isalnum()
            written = text[left:right]
            if not within and not written.islower() and written not in organizations():
                self.starts.append(left)
                self.codes.append(codes[which])
        self.total = Counter(self.codes)
        self.of_section: dict[Span, Counter[str]] = {}

    def of(self, section: Span, sender: str | None = None, paragraph: Span = (0, 0), before: Iterable[str] = ()) -> list[str]:
        """ISO codes, the most likely first: a mention in the section counts twice, since a table in an annex may name no State of its own.

        One in the paragraph counts NEAR more, and so does each of the codes of `before`, where the events told of before took place. The
        sender's own State, which a letter mostly calls "my country", counts SENDER more.
        """
        if section not in self.of_section:
            self.of_section[section] = Counter({sender: SENDER} if sender else {}) + Counter(self._within(section)) + self.total
        counts = dict(self.of_section[section])
        for code in (*self._within(paragraph), *before):
            counts[code] = counts.get(code, 0) + NEAR
        return sorted(counts, key=counts.__getitem__, reverse=True)

    def _within(self, span: Span) -> list[str]:
        return self.codes[bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])]


@cache
def _state_automaton(language: str) -> tuple[AhoCorasick, list[str]]:
    places = {lower_case(name): code for name, code in {**missions(), **landmarks()}.items()}
    known = {**places, **state_names(language)}
    names = {name: code for name, code in known.items() if code and len(name) > SHORT}
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA), list(names.values())
