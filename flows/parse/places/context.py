"""The countries that a stretch of text is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from flows.parse.gazetteer import missions, organizations
from flows.parse.model import Span
from flows.parse.patterns import lower_case
from flows.parse.states import state_names

SENDER = 3  # more than one mention in the section, less than two
SHORT = 3  # letters: shorter names of States are other words too


class Countries:
    """The countries that a text names, also by the acronym of a mission there, and where."""

    def __init__(self, text: str, language: str) -> None:
        automaton, codes = _state_automaton(language)
        said = lower_case(text)
        self.starts: list[int] = []
        self.codes: list[str] = []
        for which, left, right in automaton.find_matches_as_indexes(said):
            within = said[left - 1 : left].isalnum() or said[right : right + 1].isalnum()
            if not within and text[left:right] not in organizations():
                self.starts.append(left)
                self.codes.append(codes[which])
        self.total = Counter(self.codes)

    def of(self, section: Span, sender: str | None = None) -> list[str]:
        """ISO codes, the most likely first: a mention in the section counts twice, since a table in an annex may name no State of its own.

        The sender's own State, which a letter mostly calls "my country", counts SENDER more.
        """
        counts = Counter({sender: SENDER} if sender else {})
        counts.update(self.codes[bisect_left(self.starts, section[0]) : bisect_left(self.starts, section[1])])
        counts.update(self.total)
        return [code for code, _ in counts.most_common()]


@cache
def _state_automaton(language: str) -> tuple[AhoCorasick, list[str]]:
    known = {**state_names(language), **{acronym.lower(): code for acronym, code in missions().items()}}
    names = {name: code for name, code in known.items() if code and len(name) > SHORT}
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA), list(names.values())
