"""Body, annexes, enclosures, appendices: each begins with a heading word on a line of its own, or before its caption."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import regex

from flows.parse.languages import words
from flows.parse.masthead.titles import OPEN_END
from flows.parse.model import Masthead, Section, Span
from flows.parse.time import find_times
from flows.parse.view import View

SHORT_HEADING = 25  # characters: "Annex III", "Enclosure to annex II"
MORE_LINES = 3
MAX_CAPTION = 400  # characters: a longer paragraph under a heading word is text, not a caption
FOOTNOTE = regex.compile(r"(?:\*{1,3}|\d{1,2}/|[¹²³]|[a-z]/)\s?\S.{0,200}")
SYMBOL_ALONE = regex.compile(r"(?:[A-Z]{1,4}(?:/[A-Z0-9][\w.()-]*){1,16}[\s–-]*){1,2}")
LONGEST_DATE_LINE = 80  # characters
PLACE_BEFORE_DAY = regex.compile(r"\p{Lu}[\p{L}’'.-]*(?: [\p{L}’'.-]+){0,3}, ?(?:\p{L}{1,3} )?")  # "Bogotá, ", "Paris, le "
# How an agency's or a ministry's text begins: "GENEVA, 13 May 2021 – The Minister …".
DATELINE = regex.compile(r"\p{Lu}[\p{Lu}’'. -]{2,30}, (?P<date>[^–—]{5,20}?) ?(?:[–—]|--? )")
SENTENCE = regex.compile(r".*[.;:!?。；：！？؛؟]['\"”’)]?")


@dataclass(frozen=True)
class Words:
    heading: regex.Pattern[str]
    heading_beside: regex.Pattern[str]  # "Annex II: List of ships", no sentence and no line of a table of contents
    kinds: tuple[str, ...]
    ordinals: Mapping[str, str]  # ordinals in words → Roman
    original: regex.Pattern[str]
    own_date: regex.Pattern[str]
    languages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    kind: str
    ordinal: str | None
    span: Span  # of the heading paragraph
    caption: str | None = None  # where it stands beside the heading word


@cache
def _words(language: str) -> Words | None:
    w = words(language)["sections"]
    if "headings" not in w:
        return None
    names = "|".join(f"(?P<{kind}>{form})" for kind, form in w["headings"].items())
    ordinals = w.get("heading_ordinals", {})
    ordinal = rf"(?P<ordinal>[IVXL]{{1,6}}|[A-Z]|\d{{1,2}}{''.join(f'|{word}' for word in ordinals)})"
    before = f"(?:{w['heading_before']})?" if "heading_before" in w else ""
    return Words(
        heading=regex.compile(rf"{before}(?:{names})(?:\s*{ordinal})?\.?(?:\s+{w['heading_of']})?\*{{0,3}}", regex.I),
        heading_beside=regex.compile(
            rf"{before}(?:{names})(?:(?:\s*{ordinal})?\s?[:：]|\s*{ordinal}(?:\.|\s?[–—-]))\s*(?P<caption>(?-i:(?!\p{{Ll}}|\d)\S).{{2,150}})(?<![.;,:\d])",
            regex.I,
        ),
        kinds=tuple(w["headings"]),
        ordinals=ordinals,
        original=regex.compile(w["original"]),
        own_date=regex.compile(w["own_date"]),
        languages={name.casefold(): code for name, code in words(language)["masthead"].get("language_names", {}).items()},
    )


def read_sections(view: View, masthead: Masthead, language: str) -> list[Section]:
    """The sections in order (view offsets). Everything after the title is body until the first heading word."""
    w = _words(language)
    text = view.text
    start = view.from_source(masthead.body_start) if masthead.body_start else 0
    paragraphs = [(a, b) for a, b in _paragraphs(text, start) if not SYMBOL_ALONE.fullmatch(text[a:b])]
    starts = [a for a, _ in paragraphs]
    headings = _headings(text, paragraphs, w) if w else []
    sections = []
    cuts = [Heading("body", None, (start, start)), *headings]
    for heading, following in zip(cuts, [*cuts[1:], None], strict=True):
        end = following.span[0] if following else len(text)
        content = _without_footnotes(text, paragraphs[bisect_left(starts, heading.span[1]) : bisect_left(starts, end)])
        if heading.kind == "body" and not content:
            continue
        sections.append(_section(text, heading, content, w, language))
    return sections


def _headings(text: str, paragraphs: Sequence[Span], w: Words) -> list[Heading]:
    """Every heading. One with its caption beside it belongs to a list of annexes where nothing but the next follows, or where the same one stands alone."""
    found = {n: heading for n, span in enumerate(paragraphs) if (heading := _heading(text[slice(*span)], span, w))}
    alone = {(heading.kind, heading.ordinal) for heading in found.values() if not heading.caption}
    return [
        heading if heading.caption else _whole(text, heading, paragraphs[n + 1 :])
        for n, heading in found.items()
        if not heading.caption or (n + 1 < len(paragraphs) and n + 1 not in found and (heading.kind, heading.ordinal) not in alone)
    ]


def _heading(paragraph: str, span: Span, w: Words) -> Heading | None:
    match = w.heading.fullmatch(paragraph) or w.heading_beside.fullmatch(paragraph)
    if not match or paragraph[:1].islower():
        return None
    kind = next(kind for kind in w.kinds if match[kind])
    return Heading(kind, _ordinal(match["ordinal"], w), span, match.groupdict().get("caption"))


def _whole(text: str, heading: Heading, following: Sequence[Span]) -> Heading:
    """Copies leave a line free in a long heading: "Annex to the letter dated 3 May 2001 from the", "Permanent Representative of Malta …"."""
    start, end = heading.span
    for a, b in following[:MORE_LINES] if end - start > SHORT_HEADING else ():
        if not OPEN_END.search(text[start:end]) and not text[a].islower():
            break
        end = b
    return replace(heading, span=(start, end))


def _ordinal(printed: str | None, w: Words) -> str | None:
    return w.ordinals.get(printed, printed.upper()) if printed else None


def _paragraphs(text: str, start: int) -> Iterator[Span]:
    for match in regex.finditer(r"[^\n]+", text, pos=start):
        left = match.start() + len(match.group()) - len(match.group().lstrip())
        if left < match.end():
            yield left, match.end()


def _without_footnotes(text: str, content: list[Span]) -> list[Span]:
    """Footnotes at the end of a section are outside of it."""
    kept = len(content)
    while kept and text[content[kept - 1][0]] == "*" and FOOTNOTE.fullmatch(text[slice(*content[kept - 1])]):
        kept -= 1
    return content[:kept]


def _section(text: str, heading: Heading, content: list[Span], w: Words | None, language: str) -> Section:
    start = heading.span[0] if heading.kind != "body" else content[0][0]
    end = content[-1][1] if content else heading.span[1]
    if heading.kind == "body":
        return Section("body", None, None, (), (start, end))
    originals: tuple[str, ...] = ()
    assert w
    if content and (match := w.original.fullmatch(text[slice(*content[0])])):
        originals = tuple(code for name in regex.split(r"\W+", match["languages"]) if (code := w.languages.get(name.casefold())))
        content = content[1:]
    caption = heading.caption or _caption(text, content, language)
    return Section(heading.kind, heading.ordinal, caption, originals, (start, end), _own_date(text, caption, content, w, language))


def _caption(text: str, content: list[Span], language: str) -> str | None:
    """The paragraph under the heading word, unless it is a sentence of the text, or the place and the day of a letter."""
    if not content:
        return None
    first = text[slice(*content[0])]
    if len(first) > MAX_CAPTION or (SENTENCE.fullmatch(first) and len(first) > SHORT_HEADING) or regex.match(r"\d+\.", first):
        return None
    return None if _place_and_day(first, language) else first


def _place_and_day(line: str, language: str) -> bool:
    """`Baku, 13 May 2021`: a day, and before it a name or nothing."""
    times = find_times(line, None, language) if len(line) <= LONGEST_DATE_LINE else []
    if len(times) != 1 or times[0].end != len(line):
        return False
    return times[0].start == 0 or PLACE_BEFORE_DAY.fullmatch(line, 0, times[0].start) is not None


def _own_date(text: str, caption: str | None, content: list[Span], w: Words, language: str) -> date | None:
    """The day that an annexed text gives itself: in its caption, in a short line at its head or foot, or as an agency's text begins."""
    lines = [caption or ""] + [text[slice(*span)] for span in [*content[:3], *content[-2:]] if span[1] - span[0] < LONGEST_DATE_LINE]
    for match in (*map(w.own_date.search, lines), *(DATELINE.match(text, *span) for span in content[:3])):
        times = find_times(match["date"], None, language) if match else []
        if times and times[0].first == times[0].last:
            return times[0].first
    return None
