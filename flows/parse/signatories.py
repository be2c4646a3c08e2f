"""Who signed: "(Signed)" blocks, the name and the title lines under it."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from flows.parse.languages import words
from flows.parse.masthead.titles import GOES_ON, OPEN_END, joined
from flows.parse.model import Masthead, Section, Signatory
from flows.parse.states import iso3_of
from flows.parse.view import Line, View

PROSE = regex.compile(r".{40}[.;:]$|[。；]$|\w, \w+ \w+ \w+")
MAX_TITLES = 6
BLOCK_LINES = 2 * MAX_TITLES + 1  # a line may be free before each title
MAX_TITLE_LENGTH = 120
BESIDE = 4 * MAX_TITLE_LENGTH  # where a name may stand beside its mark: a text may be one line
AFTER_TITLES = regex.compile(r"[\d(*]|\.\s")
GAP = regex.compile(r"[ \u00a0]{3,}|\t+")


@dataclass(frozen=True)
class Words:
    signed: regex.Pattern[str]
    acting: regex.Pattern[str]
    for_state: regex.Pattern[str]
    offices: regex.Pattern[str] | None  # what a title begins with, where it stands beside the name or behind a free line
    name_before: bool  # the mark follows the name, as in Chinese


@cache
def _words(language: str) -> Words | None:
    w = words(language)["signatories"]
    if not w:
        return None
    acting = "|".join(map(regex.escape, w["acting"]))
    offices = regex.compile(rf"\b(?:{w['offices']})\b") if "offices" in w else None
    return Words(
        regex.compile(rf"(?:{w['signed']})\s?[:：]?"), regex.compile(acting), regex.compile(w["for_state"]), offices, w.get("name_before", False)
    )


def read_signatories(view: View, lines: Sequence[Line], sections: Sequence[Section], masthead: Masthead, language: str) -> list[Signatory]:
    """The signatories in order (view offsets), each with the section that it closes. Read line by line: title lines are lines of their own."""
    w = _words(language)
    if w is None or not sections:
        return []
    marked = [(number, list(w.signed.finditer(line.text))) for number, line in enumerate(lines) if "(" in line.text or "（" in line.text]
    found = [
        _signatory(match, number, column, lines, view, sections, w, language)
        for number, marks in marked
        for match, column in zip(marks, _columns(marks), strict=True)
    ]
    return [signatory for signatory in found if signatory]


def _columns(marks: Sequence[regex.Match[str]]) -> list[slice]:
    """The part of the lines that belongs to each mark of one line: several signatories may stand side by side."""
    starts = [mark.start() for mark in marks[1:]]
    return [slice(start, end) for start, end in zip([0, *starts], [*starts, None], strict=True)] if marks else []


def _signatory(
    match: regex.Match[str], number: int, column: slice, lines: Sequence[Line], view: View, sections: Sequence[Section], w: Words, language: str
) -> Signatory | None:
    line = lines[number]
    before, after = line.text[max(0, match.start() - BESIDE) : match.start()], line.text[match.end() : match.end() + BESIDE]
    rest = GAP.split(before.strip())[-1] if w.name_before else GAP.split(after.strip())[0]
    below = _block(lines[number + 1 : number + 1 + BLOCK_LINES], column, w)
    if not rest and below:
        rest, below = below[0], below[1:]
    rest, beside = _name_and_titles(rest, w)
    # French, Arabic and Chinese style: the titles stand above the name.
    below = beside + below or _block(lines[max(0, number - BLOCK_LINES) : number][::-1], column, w)[::-1]
    if not rest or len(rest) > MAX_TITLE_LENGTH:
        return None
    start = view.from_source(line.start + match.start())
    end = view.from_source(line.end - 1) + 1
    section = max(0, bisect_right(sections, start, key=lambda section: section.span[0]) - 1)
    titles = tuple(_joined(below[:MAX_TITLES]))
    state = next((m["state"] for title in titles if (m := w.for_state.search(title))), None)
    return Signatory(
        name=" ".join(rest.split()),
        titles=titles,
        section=section,
        span=(start, max(end, start + 1)),
        state=state,
        iso3=iso3_of(state, language) if state else None,
        acting=any(w.acting.search(title) for title in titles),
    )


def _name_and_titles(text: str, w: Words) -> tuple[str, list[str]]:
    """`Anna Borg Ambassador Permanent Representative 11-39542 (E)`: the name, and the titles that a copy has run into its line."""
    starts = [m.start() for m in w.offices.finditer(text) if not OPEN_END.search(text[: m.start()].rstrip())] if w.offices else []
    if not starts or " " not in text[: starts[0]].strip():
        return text, []
    end = AFTER_TITLES.search(text, starts[-1])
    titles = [text[a:b].strip(" ,;") for a, b in itertools.pairwise([*starts, end.start() if end else len(text)])]
    return text[: starts[0]].strip(" ,"), titles


def _block(lines: Sequence[Line], column: slice, w: Words) -> list[str]:
    """The lines of a signature block, as far as they stand in its column: up to a blank line, a furniture line or a line of prose.

    A title may stand behind a blank line.
    """
    block: list[str] = []
    for line, following in itertools.zip_longest(lines, lines[1:]):
        shown = " ".join(line.text[column].split())
        if not shown and following and w.offices and w.offices.match(following.text.strip()):
            continue
        if not shown or line.furniture or len(shown) > MAX_TITLE_LENGTH or PROSE.search(shown) or len(block) == MAX_TITLES:
            break
        block.append(shown)
    return block


def _joined(lines: Sequence[str]) -> list[str]:
    """The titles of a block: a line that ends in a preposition goes on in the next, and so does one before a line in small letters."""
    titles: list[str] = []
    for line in lines:
        if titles and (OPEN_END.search(titles[-1]) or GOES_ON.match(line)):
            titles[-1] = joined(titles[-1], line)
        else:
            titles.append(line)
    return titles
