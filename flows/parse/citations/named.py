"""Documents cited by name: treaties, charters, declarations, laws, plans. Each full name is a row; "the Charter" alone is none (GUIDELINES 10.3)."""

from __future__ import annotations

from collections.abc import Iterator

from flows.parse.citations.vocabulary import Vocabulary
from flows.parse.model import Citation

_BACK = 90  # characters before a name that may make it part of a longer one


def named_documents(text: str, start: int, vocabulary: Vocabulary) -> Iterator[Citation]:
    """Span and kind of every document that is called by a name of its own."""
    full: set[str] = set()
    for match in vocabulary.names.finditer(text, start):
        name, head = match["name"], match["treaty"] or match["other"]
        if name == head and " " not in head or vocabulary.generic.fullmatch(name) or _shortened(name, full):
            continue
        if vocabulary.bodies.search(text, max(0, match.start("name") - _BACK), match.start("name")):
            continue
        full.add(name)
        yield Citation(match.span("name"), "treaty" if match["treaty"] else "other")


def _shortened(name: str, full: set[str]) -> bool:
    """Whether a name is the beginning or the end of a longer one that the text has given before."""
    return any(longer.endswith(" " + name) or longer.startswith(name + " ") for longer in full)
