"""The countries that a stretch of text is about."""

from __future__ import annotations

from collections import Counter
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from flows.parse.gazetteer import missions, organizations
from flows.parse.patterns import lower_case
from flows.parse.states import state_names

SENDER = 2  # mentions
SHORT = 3  # letters: shorter names of States are other words too


def countries_of(text: str, start: int, end: int, language: str, sender: str | None = None) -> list[str]:
    """The countries that a stretch of text names, also by the acronym of a mission there; the most frequent first.

    The sender's own State, which a letter mostly calls "my country", counts for SENDER mentions more.
    """
    automaton, codes = _state_automaton(language)
    part = lower_case(text[start:end])
    counts: Counter[str] = Counter({sender: SENDER} if sender else {})
    for which, left, right in automaton.find_matches_as_indexes(part):
        within = part[left - 1 : left].isalnum() or part[right : right + 1].isalnum()
        if not within and text[start + left : start + right] not in organizations():
            counts[codes[which]] += 1
    return [code for code, _ in counts.most_common()]


@cache
def _state_automaton(language: str) -> tuple[AhoCorasick, list[str]]:
    known = {**state_names(language), **{acronym.lower(): code for acronym, code in missions().items()}}
    names = {name: code for name, code in known.items() if code and len(name) > SHORT}
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA), list(names.values())
