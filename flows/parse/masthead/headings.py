"""The heading of a resolution, a decision, a draft or a statement of the President; it closes the masthead as a letter's title does."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import regex

from flows.parse.masthead.folding import fold, plain
from flows.parse.masthead.titles import Title
from flows.parse.masthead.words import Words
from flows.parse.model import SECURITY_COUNCIL, Span
from flows.parse.states import find_state
from flows.parse.view import CJK, View

NUMBERED_TITLE = regex.compile(
    r"(?P<number>(?:\d{1,4}|E?S-\d{1,2})/(?:INF/)?\d{1,3}|(?P<roman>\d{1,4}(?: [A-Z])? ?\((?:E?S-)?[IVXL]{1,7}\)))\.?(?: [A-Z]\.?)?(?: ?[-–—])?(?: (?P<title>\S.*))?"
)
ORIGIN = regex.compile(r"^\[[^\[\]]+\] ")  # "[on the report of the Third Committee (A/75/478)]"
SERIAL = regex.compile(r"(?P<number>\d{1,4}) ?\((?P<year>\d{4})\)")
BEHIND_SPONSOR = regex.compile(r"\**\s?[,،、:：]|\**\s(?:\p{Ll}{1,3}|و)\s?\p{L}[\p{L}’' -]{2,40}\**\s?[:：]")  # `Chile,` or `Chile and Malta:`
OPENING_COMMAS = (",", "،", "，")
SHORT = 40  # characters
LONGEST = 900  # a paragraph of more characters is no heading
MAX_PARAGRAPHS = 40
RESOLUTIONS = {"General Assembly": "A/RES/", "Economic and Social Council": "E/RES/", "Human Rights Council": "A/HRC/RES/"}


def find_heading(view: View, w: Words, until: int | None) -> Title | None:
    """The numbered title, or the heading line itself, among the paragraphs before a view offset; spans in the source."""
    kind, start, end, title, adoption = "", 0, 0, "", ""
    paragraphs = itertools.takewhile(lambda span: not w.signed.search(view.text, *span), _paragraphs(view.text, until))  # below stands an office
    for (left, right), (following, its_end) in itertools.pairwise([*paragraphs, (len(view.text), len(view.text))]):
        paragraph = view.text[left:right]
        if right - left > LONGEST:
            continue
        numbered = NUMBERED_TITLE.fullmatch(ORIGIN.sub("", paragraph))
        small = plain(paragraph)
        found = next((kind for kind, pattern in w.headings if pattern.fullmatch(small)), None)
        if found in ("resolution", "decision") and paragraph.endswith("."):
            found = None  # a sentence that begins with the name of a resolution
        if found and not end and not (found == "decision" and len(paragraph) < SHORT):
            kind, start, end = found, left, right
            adoption, title = paragraph, paragraph.rstrip(",")
        elif found == "decision" and not kind:
            kind = found
        elif kind == "draft_resolution" and _opens(paragraph, w):
            break
        elif kind == "draft_resolution" and title and fold(paragraph) in w.phrases:
            break  # "Corrigendum"
        elif kind == "draft_resolution" and title and is_draft(title, w):
            title, end = paragraph, right
        elif numbered and (kind or (kind := _kind_of_number(view.text[:left], numbered, view.text[following:its_end], w))):
            return Title(kind, numbered["title"] or "", view.to_source((start or left, right)), adoption, numbered["number"])
        elif end and w.adopted.fullmatch(small):
            adoption, end = f"{adoption} {paragraph}", right
            if _breadth(paragraph) < SHORT and SERIAL.search(title):
                title = f"{title} {paragraph}"
        elif end and not paragraph.startswith("[") and (kind == "presidential_statement" or SERIAL.search(title)):
            break
    return Title(kind, title, view.to_source((start, end)), adoption) if end and title else None


def _breadth(text: str) -> int:
    """Columns that a text fills: a Chinese character fills two."""
    return len(text) + len(CJK.findall(text))


def lists_states(line: str, language: str) -> bool:
    """Does a line begin a list of the States that submit a draft?"""
    state = find_state(line, language)
    return state is not None and state[0][0] == 0 and BEHIND_SPONSOR.match(line, state[0][1]) is not None


def is_draft(title: str, w: Words) -> bool:
    """Is a line the heading of a draft: `Chile and Malta: draft resolution`?"""
    return any(kind == "draft_resolution" and pattern.fullmatch(plain(title)) for kind, pattern in w.headings)


def _kind_of_number(head: str, numbered: regex.Match[str], following: str, w: Words) -> str:
    """The kind of document whose symbol, printed above, ends with the number of a title, or in which an organ speaks below; else empty."""
    if numbered["roman"] or _opens(following, w):
        return "resolution"
    match = regex.search(rf"/(?P<series>RES|DEC)/{regex.escape(numbered['number'])}(?!\d)", head)
    return {"RES": "resolution", "DEC": "decision"}[match["series"]] if match else ""


def find_opening(view: View, w: Words) -> tuple[int, str] | None:
    """Where a resolution without heading begins ("The Security Council,"), as a source offset, and which organ speaks."""
    for left, right in _paragraphs(view.text, None):
        organ = _opens(view.text[left:right].rstrip(), w)
        if organ:
            return view.to_source((left, right))[0], organ
    return None


def _opens(paragraph: str, w: Words) -> str | None:
    """The organ that begins to speak in a line of its own."""
    if paragraph[-1:] not in OPENING_COMMAS or len(paragraph) >= SHORT:
        return None
    spoken = fold(paragraph[:-1])
    return next((english for name, english in w.organs.items() if spoken.endswith(name)), None)


def symbol_of_heading(heading: str, organ: str | None) -> str | None:
    """The symbol that a heading gives by its number: "Resolution 713 (1991)", "2065 (XX). Question of …"."""
    if (match := SERIAL.search(heading)) and organ in (SECURITY_COUNCIL, None):
        return f"S/RES/{match['number']} ({match['year']})"
    match = NUMBERED_TITLE.match(heading)
    if match and organ in RESOLUTIONS:
        return RESOLUTIONS[organ] + regex.sub(r" ?\(", " (", match["number"])
    return None


def _paragraphs(text: str, until: int | None) -> Iterator[Span]:
    """The first paragraphs of a view that are not empty."""
    start, count = 0, 0
    while start < len(text) and count < MAX_PARAGRAPHS and (until is None or start < until):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield start, end
            count += 1
        start = end + 1
