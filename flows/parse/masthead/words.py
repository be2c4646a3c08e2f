"""The masthead words of one language, compiled from the table `[masthead]` of its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from flows.parse.languages import LANGUAGES, words
from flows.parse.masthead.dates import month_names
from flows.parse.masthead.folding import fold, plain
from flows.parse.masthead.misread import Vocabulary, vocabulary
from flows.parse.masthead.ordinals import cardinal_words, ordinal_words
from flows.parse.patterns import any_of

NOTHING = "(?!)"
PIECE = regex.compile(r"\\.(?:\{\w+\})?|\(\?P<\w+>|.", regex.S)  # of a pattern
CORRESPONDENCE = ("letter", "identical_letters", "note_verbale")
Forms = tuple[tuple[str, regex.Pattern[str]], ...]  # kind of document → how its title or heading reads


@dataclass(frozen=True)
class Phrase:
    """A fixed line of a masthead: what it is (organ, body, distribution, language, noise) and what it says in English."""

    kind: str
    value: str


@dataclass(frozen=True)
class Words:
    """The patterns match plain text (`folding.plain`), `body_starts`, `sentence_begins`, `statement`, `signed` and `cues` the text as printed."""

    english: bool  # names that no list has are English ones
    phrases: Mapping[str, Phrase]  # folded line → what it is, of every language: mastheads mix them
    phrases_by_start: Mapping[str, tuple[str, ...]]  # first two letters → folded phrases, the longest first
    name_starts: frozenset[str]  # folded beginnings of names that run over several lines
    squeezed: Mapping[str, str]  # phrases of organs without blanks → folded phrase
    organs: Mapping[str, str]  # of this language alone: folded → English name
    languages: Mapping[str, str]
    distribution: regex.Pattern[str]
    distributions: Mapping[str, str]
    original: regex.Pattern[str]
    bodies: regex.Pattern[str]
    session: regex.Pattern[str]
    session_words: tuple[str, ...]  # one of them stands in every session
    session_kinds: Mapping[str, str]
    session_of_year: regex.Pattern[str]
    session_of_document: regex.Pattern[str]
    ordinals: Mapping[str, int]
    cardinals: Mapping[str, int]
    half_number: regex.Pattern[str]  # "twenty-" at the end of a line, before "second": its hyphen stays
    numerals: Mapping[str, int]
    place_and_dates: regex.Pattern[str]
    asides: regex.Pattern[str]  # what no column keeps: the volume of Official Records, "English and French only"
    titles: Forms
    by_lines: Forms
    meeting: regex.Pattern[str]
    record: regex.Pattern[str]  # a whole line that says of which meeting it is the record
    connectors: frozenset[str]  # what no agenda title ends with: "of", "the"
    agenda: frozenset[str]  # what heads an agenda or a table of contents, folded
    contents_columns: frozenset[str]  # what may stand beside it
    headings: Forms
    adopted: regex.Pattern[str]
    statement: regex.Pattern[str]
    body_starts: regex.Pattern[str]
    sentence_begins: regex.Pattern[str]  # the words that begin one where no line is free
    signed: regex.Pattern[str]  # "(Signed)", in the text as printed
    cues: Forms
    of_body: regex.Pattern[str]  # what speaks for no State, though one follows
    title_date: regex.Pattern[str]
    senders: tuple[regex.Pattern[str], ...]
    roles: tuple[tuple[str, str], ...]  # folded, as written
    addressed: regex.Pattern[str]
    title_end: regex.Pattern[str]  # how a title ends that names its sender last
    title_end_inside: regex.Pattern[str]  # the same, where the body follows in the same line
    addressees: Mapping[str, str]  # folded → English office
    offices: tuple[str, ...]  # the same, to compare with the end of a title
    and_office: regex.Pattern[str]  # one more of them
    opening: regex.Pattern[str]  # "The General Assembly,"
    symbol_label: regex.Pattern[str]  # "Document symbol:", as sites print it
    expected: Vocabulary  # words that are known when a scanner has misread them


@cache
def masthead_words(language: str) -> Words | None:
    """The words of a language; None for one whose mastheads are not known."""
    w = words(language)["masthead"]
    if "organs" not in w:
        return None
    ordinals = ordinal_words(w)
    phrases = _phrases(language)
    by_start: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_start.setdefault(phrase[:2], []).append(phrase)
    names = [phrase for phrase, meant in phrases.items() if meant.kind in ("organ", "body", "noise") and " " in phrase]
    return Words(
        english=language == "en",
        phrases=phrases,
        phrases_by_start={start: tuple(found) for start, found in by_start.items()},
        name_starts=frozenset(" ".join(name.split()[:n]) for name in names for n in range(1, len(name.split()))),
        squeezed={phrase.replace(" ", ""): phrase for phrase, meant in phrases.items() if meant.kind == "organ"},
        organs={fold(name): english for name, english in w["organs"].items()},
        languages=_merged(language, "language_names"),
        distribution=_plain(w["distribution"]),
        distributions=_merged(language, "distributions"),
        original=_plain(w["original"]),
        bodies=_plain(w.get("bodies", NOTHING)),
        session=_plain(w["session"]),
        session_words=tuple(map(fold, w["session_words"])),
        session_kinds={fold(name): kind for name, kind in w["session_kinds"].items()},
        session_of_year=_plain(w["session_of_year"]),
        session_of_document=_plain(w.get("session_of_document", NOTHING)),
        ordinals=ordinals,
        cardinals=cardinal_words(w),
        half_number=_plain(rf"\b{any_of(filter(None, w['ordinal_joint']))}-$"),
        numerals=w.get("numerals", {}),
        place_and_dates=_plain(w["place_and_dates"]),
        asides=_plain(w.get("asides", NOTHING)),
        titles=_forms(w["titles"]),
        by_lines=_forms(w["by_lines"]),
        meeting=_plain(w["meeting"]),
        record=_plain(w["record"]),
        connectors=frozenset(words(language)["agenda"].get("connectors", ())),
        agenda=frozenset(map(fold, w["agenda_headings"])),
        contents_columns=frozenset(map(fold, w["contents_columns"])),
        headings=_forms(w["headings"]),
        adopted=_plain(w["adopted"]),
        statement=regex.compile(w.get("statement", NOTHING)),
        body_starts=regex.compile(w["body_starts"]),
        sentence_begins=regex.compile(w.get("sentence_begins", NOTHING)),
        signed=regex.compile(words(language)["signatories"].get("signed", NOTHING)),
        cues=tuple((kind, regex.compile(form)) for kind, form in w["letter_cues"].items()),
        of_body=_plain(w.get("of_body", NOTHING)),
        title_date=_plain(w["title_date"]),
        senders=tuple(_plain(form) for form in w["senders"]),
        roles=tuple((fold(role), role) for role in w["roles"]),
        addressed=_plain(w["addressed"]),
        title_end=_plain(w["title_ends"]),
        title_end_inside=_plain(w["title_ends"].removesuffix("$")),
        addressees={fold(name): english for name, english in w["addressees"].items()},
        offices=tuple(map(fold, w["addressees"])),
        and_office=regex.compile(rf"[\s,]*(?:\p{{L}}{{1,4}}\s+){{0,3}}{any_of(map(regex.escape, map(fold, w['addressees'])))}"),
        opening=regex.compile(rf"(?<!\p{{L}})(?:\p{{L}}{{1,3}}\s|\p{{L}}')?{any_of(map(regex.escape, map(fold, w['organs'])))}[,،，]"),
        symbol_label=_plain(rf"\s*(?:{w.get('symbol_label', NOTHING)})(?:\s*:\s*|\s+)"),
        expected=vocabulary(_expected(language, phrases, ordinals), words(language)["language"].get("common", ())),
    )


def _expected(language: str, phrases: Mapping[str, Phrase], ordinals: Iterable[str]) -> Iterator[str]:
    """The words of labels, months, languages, sessions and organs."""
    w = words(language)["masthead"]
    yield from w.get("label_words", ())
    yield from month_names()
    yield from w["session_kinds"]
    yield from ordinals
    yield from (phrase for phrase, meant in phrases.items() if meant.kind in ("organ", "distribution", "language"))
    yield from w["united_nations"]


def _plain(pattern: str) -> regex.Pattern[str]:
    """A pattern for plain text (`folding.plain`): its own letters made plain, escapes and names of groups left alone."""
    return regex.compile(PIECE.sub(lambda piece: plain(piece.group()) if len(piece.group()) == 1 else piece.group(), pattern))


def _forms(entries: list[Mapping[str, str]]) -> Forms:
    return tuple((entry["type"], _plain(f"(?:{entry['form']})")) for entry in entries)


def _tables(language: str) -> list[Mapping[str, Any]]:
    """The tables of all languages, this one's last, so that its words win."""
    return [table for other in sorted(LANGUAGES, key=lambda code: code == language) if "organs" in (table := words(other)["masthead"])]


def _merged(language: str, key: str) -> dict[str, str]:
    return {fold(name): value for table in _tables(language) for name, value in table[key].items()}


def _phrases(language: str) -> dict[str, Phrase]:
    """Every fixed line of a masthead, folded."""
    found: dict[str, Phrase] = {}
    for table in _tables(language):
        found |= {fold(name): Phrase("noise", "") for key in ("united_nations", "committees", "treaties", "status") for name in table.get(key, ())}
        found |= {fold(name): Phrase("distribution", value) for name, value in table["distributions"].items()}
        found |= {fold(name): Phrase("language", value) for name, value in table["language_names"].items()}
        found |= {fold(name): Phrase("organ", value) for name, value in table["organs"].items()}
    return found
