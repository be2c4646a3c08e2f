"""Documents cited by name: treaties, charters, declarations, laws, plans. Each full name is a row; "the Charter" alone is none."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from flows.parse.citations.printed import AND
from flows.parse.citations.vocabulary import Vocabulary
from flows.parse.model import Citation, Span
from flows.parse.patterns import ending

_BEFORE = 140  # characters of a name before its head word
_AND_BEFORE = ending(rf"\s{AND}\s?(?:(?:the|its|l[aeo]s?|el|ses|sus?)\s|l['’])?")
_BACK = 90  # characters before a name that may make it part of a longer one


def named_documents(text: str, start: int, vocabulary: Vocabulary) -> Iterator[Citation]:
    """Span and kind of every document that is called by a name of its own."""
    full: set[str] = set()
    at = start
    for head in vocabulary.heads.finditer(text, start):
        if head.start() < at:
            continue
        span = _extent(text, max(at, text.rfind("\n", at, head.start()) + 1), head, vocabulary)
        if span is None:
            continue
        at, name = span[1], text[slice(*span)]
        if vocabulary.generic.fullmatch(name) or _shortened(name, full):
            continue
        if vocabulary.bodies.match(text, max(0, span[0] - _BACK), span[0]):
            continue
        full.add(name)
        last = [*vocabulary.heads.finditer(text, head.start(), span[1])][-1] if vocabulary.name_opens else head  # Chinese names end with their head
        yield Citation(span, "treaty" if last["treaty"] else "other")


def _extent(text: str, start: int, head: regex.Match[str], vocabulary: Vocabulary) -> Span | None:
    """The whole name around its head word; null for a head word that stands alone."""
    if vocabulary.name_opens and text.rfind(vocabulary.name_opens, max(start, head.start() - _BEFORE), head.start()) < 0:
        return None
    before = vocabulary.name_before.match(text, max(start, head.start() - _BEFORE), head.start())
    after = vocabulary.name_after.match(text, head.end())
    if before is None or after is None:
        return None
    span = before.start(), _before_next(text, head, after.end(), vocabulary)
    if head.group()[0].islower() and span[0] == head.start():
        return None  # the name of a treaty with a small head word begins with its place: "Венская конвенция"
    return None if span == head.span() and " " not in head.group() else span


def _before_next(text: str, head: regex.Match[str], end: int, vocabulary: Vocabulary) -> int:
    """Where a treaty's name ends before "and" and the head word of another: "Charter of the United Nations and Statute of …"."""
    for other in vocabulary.heads.finditer(text, head.end(), end) if head["treaty"] else ():
        before = vocabulary.name_before.match(text, head.end(), other.start())
        begins = (other.start(), before.start() if before else other.start())
        joint = next((joint for at in begins if (joint := _AND_BEFORE.match(text, head.end(), at))), None)
        if other["treaty"] and joint:
            return joint.start()
    return end


def _shortened(name: str, full: set[str]) -> bool:
    """Whether a name is the beginning or the end of a longer one that the text has given before."""
    return any(longer.endswith(" " + name) or longer.startswith(name + " ") for longer in full)
