"""Agenda items: labels ("Agenda items 31, 71 (b) and 129"), their titles, and the request for circulation that names them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from flows.parse.languages import words
from flows.parse.model import SECURITY_COUNCIL, AgendaItem, Masthead, Section, Span
from flows.parse.numerals import chinese_number
from flows.parse.view import CJK, MARK, View

CIRCULATED = ("letter", "identical_letters", "note_verbale")  # what asks for its circulation under an item

BETWEEN_CJK = regex.compile(rf"(?<={CJK.pattern}) (?={CJK.pattern})")
NUMBER = r"\d{1,3}(?!\d)"
DIVISION = r"\([ivx]{1,4}\)"  # of a sub-item: "13 (a) (ii)" and "13 (a) (i) and (ii)" are read as 13 (a)
NO_LETTER = regex.compile(r"[\W\u0640]")

Item = tuple[int, str | None, Span]  # number, sub-item, source span of the words that name it


@dataclass(frozen=True, slots=True)
class Label:
    """The items that one label names; `kind` as in agenda_items.agenda_kind."""

    kind: str
    items: tuple[Item, ...]
    span: Span


@dataclass(frozen=True)
class Words:
    label: regex.Pattern[str]
    request: regex.Pattern[str]
    by_title: regex.Pattern[str]
    member: regex.Pattern[str]
    kinds: tuple[tuple[str, regex.Pattern[str]], ...]
    connectors: frozenset[str]
    statement_item: regex.Pattern[str]
    listed: regex.Pattern[str]
    letters: Mapping[str, str]  # letters of another script → the Latin letter of their place
    numerals: Mapping[str, int]  # characters that stand for digits


@cache
def _words(language: str) -> Words | None:
    w = words(language)["agenda"]
    if not w:
        return None
    number = rf"(?:{w.get('number', NUMBER)})"
    divisions = rf"(?:\s*{DIVISION}(?:{w['joint']}{DIVISION})*)?"
    letter = rf"{w['letter']}{divisions}"
    item = rf"{number}(?:\s*{letter})?"
    numbers = rf"(?P<numbers>{item}(?:{w['joint']}(?:{item}|{letter}))*)"
    label = w["label"].replace("{numbers}", numbers).replace("{kind}", f"(?P<kind>{'|'.join(w['kinds'].values())})".replace(" ", r"\s+"))
    return Words(
        label=regex.compile(label, regex.I),
        request=regex.compile(w["request"] + label, regex.I),
        by_title=regex.compile(w["request_by_title"]),
        member=regex.compile(rf"(?P<number>{number})(?:\s*(?P<letter>{w['letter']}){divisions})?|(?P<alone>{w['letter']}){divisions}"),
        kinds=tuple((name, regex.compile(form.replace(" ", r"\s+"), regex.I)) for name, form in w["kinds"].items()),
        statement_item=regex.compile(w.get("statement_item", "(?!)")),
        connectors=frozenset(w["connectors"]),
        listed=regex.compile(rf"\s*(?:[,،、]|[,،、]?\s*(?:{w['and_word']}|&))?\s*", regex.I),
        letters=w.get("letters", {}),
        numerals=words(language)["masthead"].get("numerals", {}),
    )


def read_label(text: str, start: int, end: int, language: str) -> Label | None:
    """The label that begins at an offset, over as many lines as it takes; spans are of the text."""
    w = _words(language)
    match = w.label.match(text.replace(MARK, " "), start, end) if w else None
    return _label(match, w) if match and w else None


def sub_item_at(text: str, language: str) -> tuple[str, Span] | None:
    """(Latin letter, span) of the sub-item whose letter begins a text: `(b) Human rights questions`."""
    w = _words(language)
    match = w.member.match(text) if w else None
    letter = _letter(match["alone"], w) if match and w and match["alone"] else None
    return (letter, match.span()) if match and letter and text[match.end() : match.end() + 1].isspace() else None


def _label(match: regex.Match[str], w: Words) -> Label:
    kind = next((name for name, pattern in w.kinds if match["kind"] and pattern.fullmatch(match["kind"])), "agenda")
    return Label(kind, tuple(_members(match["numbers"], match.start("numbers"), w)), match.span())


def _members(printed: str, offset: int, w: Words) -> list[Item]:
    """`17, 71 (a) and (b), 80 to 82`: every item, ranges written out."""
    items: list[Item] = []
    before_end = 0
    for match in w.member.finditer(printed):
        between = printed[before_end : match.start()]
        ranged = bool(items) and not w.listed.fullmatch(between)
        span = (offset + match.start(), offset + match.end())
        letter = _letter(match["letter"] or match["alone"] or "", w)
        number = _number(match["number"], w) if match["number"] else items[-1][0]
        if ranged and items:
            items += _between(items[-1], number, letter, span)
        items.append((number, letter, span))
        before_end = match.end()
    return items


def _number(printed: str, w: Words) -> int:
    return int(printed) if printed.isdecimal() else chinese_number(printed, w.numerals)


def _letter(printed: str, w: Words) -> str | None:
    """The letter of a sub-item as a Latin one."""
    letter = NO_LETTER.sub("", printed).lower() if printed else ""
    return w.letters.get(letter, letter) or None


def _between(before: Item, number: int, letter: str | None, span: Span) -> list[Item]:
    """The items between the two ends of a range; they share the span of its last."""
    first, first_letter, _ = before
    if letter and first_letter and number == first:
        return [(number, chr(code), span) for code in range(ord(first_letter) + 1, ord(letter))] if len(letter) == len(first_letter) == 1 else []
    return [(n, None, span) for n in range(first + 1, number)] if not letter and number - first < 30 else []


def pair_titles(lines: Sequence[tuple[str, int, int]], count: int, language: str) -> list[str] | None:
    """Put (text, column, line) of the lines below a label together to `count` titles; None where the text does not pair them.

    In turn: all lines are one title; blocks set off by blank lines; lines that begin at the margin; lines before which there
    was room for their first word; lines that begin with a capital where the one before does not call for more. A line alone, as a
    copy folds it, is cut between a small word and a capital one.
    """
    if not lines:
        return None
    if count == 1:
        return [_joined(line[0] for line in lines)]
    w = _words(language)
    connectors = w.connectors if w else frozenset()
    if len(lines) == 1:
        cut = [title for title in _cut(lines[0][0], connectors) if " " in title]
        return cut if len(cut) == count else None
    margin = min(column for _, column, _ in lines)
    longest = max(len(text) for text, _, _ in lines)
    splits = (
        lambda i: lines[i][2] > lines[i - 1][2] + 1,
        lambda i: lines[i][1] <= margin,
        lambda i: _begins_title(lines[i - 1][0], lines[i][0], longest, connectors),
        lambda i: _begins_title(lines[i - 1][0], lines[i][0], None, connectors),
    )
    for begins in splits:
        titles: list[list[str]] = []
        for i, (text, _, _) in enumerate(lines):
            if i == 0 or begins(i):
                titles.append([])
            titles[-1].append(text)
        if len(titles) == count:
            return [_joined(title) for title in titles]
    return None


def _cut(line: str, connectors: frozenset[str]) -> Iterator[str]:
    """The parts of a line that begin with a capital after a small word which does not call for more."""
    words = line.split()
    starts = [i for i in range(1, len(words)) if words[i - 1][0].islower() and _begins_title(words[i - 1], words[i], None, connectors)]
    for start, end in zip([0, *starts], [*starts, len(words)], strict=True):
        yield " ".join(words[start:end])


def _begins_title(before: str, line: str, longest: int | None, connectors: frozenset[str]) -> bool:
    """Can the line begin a new title? With `longest`, the line before it must have had room for its first word; a script without
    capitals tells by that alone."""
    first = line[:1]
    if before.endswith((",", ":", "-", "،", "，", "：")) or not (first.isupper() or (longest and first.isalpha() and not first.islower())):
        return False
    word = first if CJK.match(first) else line.split(maxsplit=1)[0]
    room = longest is None or len(before) + 1 + len(word) <= longest
    return room and before.rsplit(maxsplit=1)[-1].lower() not in connectors


def _joined(parts: Iterable[str]) -> str:
    return BETWEEN_CJK.sub("", " ".join(" ".join(parts).split()))


def read_agenda_items(masthead: Masthead, view: View, sections: Sequence[Section], language: str) -> list[AgendaItem]:
    """The masthead's items, marked where the request names them too, then the items that only the request names (source offsets)."""
    w = _words(language)
    body = next((section for section in sections if section.kind == "body"), None)
    items = list(masthead.agenda_items)
    if w is None or body is None:
        return items
    start, end = body.span
    if masthead.document_type == "presidential_statement" and (match := w.statement_item.search(view.text, start, end)):
        organ = masthead.organs[0] if masthead.organs else SECURITY_COUNCIL
        span = view.to_source(match.span("title"))
        items.append(AgendaItem(organ, None, None, None, None, match["title"], "single", "agenda", False, False, span))
    for match in w.request.finditer(view.text, start, end):
        label = _label(match, w)
        for number, sub_item, span in label.items:
            known = [i for i, item in enumerate(items) if (item.item_number, item.sub_item) == (number, sub_item)]
            if known:
                for i in known:
                    items[i] = replace(items[i], in_request=True)
            else:
                items.append(_requested(masthead, label.kind, (number, sub_item), view.to_source(span), label=view.text[slice(*span)]))
    # A resolution that names an item by its title puts it on a future agenda.
    for match in w.by_title.finditer(view.text, start, end) if masthead.document_type in CIRCULATED else ():
        named = [i for i, item in enumerate(items) if item.title and item.title.casefold() == match["title"].casefold()]
        for i in named:
            items[i] = replace(items[i], in_request=True)
        if not named:
            items.append(_requested(masthead, "agenda", (None, None), view.to_source(match.span("title")), title=match["title"]))
    return items


def _requested(
    masthead: Masthead, kind: str, item: tuple[int | None, str | None], span: Span, label: str | None = None, title: str | None = None
) -> AgendaItem:
    """An item that only the request names, by its number or by its title."""
    organ = masthead.organs[0] if masthead.organs else "General Assembly"
    session = next((s.number for s in masthead.sessions if s.organ == organ and s.kind != "year"), None)
    return AgendaItem(organ, session, *item, label, title, "request" if title else "none", kind, False, True, span)
