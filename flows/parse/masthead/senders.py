"""Who wrote a letter and to whom, as its title says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import regex

from flows.parse.languages import words
from flows.parse.masthead.folding import fold, plain
from flows.parse.masthead.misread import Vocabulary, mended, vocabulary
from flows.parse.masthead.titles import Row
from flows.parse.masthead.words import Words
from flows.parse.model import Sender
from flows.parse.states import code_since, find_state, state_names

LONGEST_OFFICE = 200  # characters
ADDRESS = regex.compile(r"(?:\p{L}{1,3}:? ){0,2}(?P<office>.{6,80}?)(?: of the united nations)?[.,:]?")
SMALL = {"And", "Of", "The", "De", "La", "Et", "Du", "Des", "Y", "Del"}  # words that keep their small letter in a name
BEFORE_STATE = regex.compile(
    r"(?:\s|^)(?:of|for|to|de|du|des|del|d['’]|l['’]|la|las|los|el|le|les|the|от|Permanent Mission|Mission permanente|Misión Permanente)$", regex.I
)


def read_sender(title: str, day: date | None, w: Words, language: str) -> Sender:
    """The role and the State of the (first) sender of a letter of that day; the name stands under the letter."""
    match = _sender(plain(title), w)
    if not match:
        return Sender()
    segment = " ".join(title[slice(*match.span("sender"))].split())
    state = find_state(segment, language)
    if state is None and (meant := mended(segment, state_words(language))) != segment:
        segment = " ".join(meant.split())
        state = find_state(segment, language)
    if state is None or w.of_body.search(plain(segment[: state[0][0]])):
        return Sender(None, _role(segment, w) or segment, None, None)
    (start, end), code = state
    before = segment[:start].strip(" ,")
    role = _role(segment, w)
    while BEFORE_STATE.search(before):
        before = BEFORE_STATE.sub("", before)
    name = _as_name(segment[start:end])
    return Sender(None, role or before.strip(" ,") or None, name, code or code_since(name, day))


def _sender(small: str, w: Words) -> regex.Match[str] | None:
    """Where the plain text of a title names its sender, in the group of that name."""
    return next((match for pattern in w.senders if (match := pattern.search(small))), None)


@cache
def state_words(language: str) -> Vocabulary:
    """The names of States, to be known where a scanner has misread them."""
    return vocabulary(state_names(language), words(language)["language"].get("common", ()))


def _role(segment: str, w: Words) -> str | None:
    """The first of the known roles in a text, the longest where several begin together."""
    folded = fold(segment)
    return min(((folded.find(small), -len(role), role) for small, role in w.roles if small in folded), default=(0, 0, None))[2]


def _as_name(printed: str) -> str:
    """`UNITED KINGDOM OF GREAT BRITAIN` as a name is written."""
    if not printed.isupper():
        return printed
    words = [
        word if word.capitalize() not in SMALL else word.lower() for word in regex.sub(r"\p{L}+", lambda m: m.group().capitalize(), printed).split()
    ]
    return " ".join(word.lower() if word in SMALL else word for word in words)


def read_addressees(title: str, w: Words, language: str) -> tuple[str, ...]:
    """The offices to which a letter is addressed, in English, in printed order."""
    small = plain(title)
    match = w.addressed.search(small)
    if not match:
        return ()
    sender = _sender(small, w)
    end = sender.start("sender") if sender and sender.start("sender") > match.end() else len(title)
    tail = fold(title[match.end() : end])
    found = sorted((tail.find(name), -len(name), name) for name in w.addressees if name in tail)
    kept: list[tuple[int, int]] = []
    offices = []
    for at, minus, name in found:
        if not any(start <= at < end for start, end in kept):
            kept.append((at, at - minus))
            offices.append(w.addressees[name])
    return tuple(dict.fromkeys(offices)) or _as_printed(title[match.end() : end], language)


def addressed_above(rows: Sequence[Row], body_start: int, w: Words) -> tuple[str, ...]:
    """The offices that lines above a letter without title name, alone or behind a short word: `To the President of the Security Council`."""
    found = []
    for row in rows:
        named = ADDRESS.fullmatch(plain(row.text)) if row.start < body_start else None
        if named and (office := w.addressees.get(fold(named["office"]))):
            found.append(office)
    return tuple(dict.fromkeys(found))


def _as_printed(tail: str, language: str) -> tuple[str, ...]:
    """An office that no list knows, in English, the language of the column."""
    office = " ".join(tail.split()).removeprefix("the ").rstrip(" .*")
    return (office,) if language == "en" and office[:1].isupper() and not office.isupper() and len(office) < LONGEST_OFFICE else ()
