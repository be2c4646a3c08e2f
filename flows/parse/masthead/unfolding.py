"""A document that a copy has folded into one line, cut where its masthead, title and body begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from flows.parse.agenda import read_label
from flows.parse.masthead.claims import claims_in
from flows.parse.masthead.dates import DAY
from flows.parse.masthead.folding import plain
from flows.parse.masthead.words import Words, masthead_words
from flows.parse.view import Line

SHORTEST = 100  # characters: a shorter line is no folded document
SITE_LINES = 12  # lines, free ones too
HEAD = 4000  # characters in which a title is looked for
LONGEST_HEAD = 700
CLAIMS = 3  # what a masthead says at least
BRACKET = regex.compile(r"(?<= )\[|(?<=\]) ")
# A capital after a small letter or a number, a number after a small letter: `NationsA/77`, `General18 October`, `2022Original`.
GLUE = regex.compile(r"(?<=\p{Ll})(?=\p{Lu}|\d)|(?<=\d{4})(?=\p{Lu}\p{L})")
CAPITAL = regex.compile(r"(?<= )\p{Lu}")
HOUR = regex.compile(r"\D{1,12}\d{1,2}(?:[.,:h]\d\d)?(?: ?[ap]\.m\.)?")
NOTED = regex.compile(r"(?<=\p{L})\*+ ")
NUMBERED_TITLE = regex.compile(r"(?<= )(?:\d{1,3}|E?S-\d{1,2})/\d{1,3}\. (?=\p{Lu})")


def unfolded(lines: list[Line], language: str) -> list[Line]:
    """The lines, with a first long one that begins like a masthead cut into the lines that it once was; a site's own short lines may stand above."""
    w = masthead_words(language)
    folded = next((i for i, line in enumerate(lines[:SITE_LINES]) if len(line.text) >= SHORTEST), None)
    if folded is None or w is None:
        return lines
    line, above = lines[folded], lines[:folded]
    cuts = (not any(other.text.strip() for other in above) and _glued(line.text)) or _cuts(line.text, w, language)
    return [*above, *_pieces(line, cuts), *lines[folded + 1 :]] if cuts else lines


def _glued(text: str) -> list[int]:
    """Where a copy has left nothing between the lines: `United NationsA/77/512General AssemblyDistr.: General`."""
    cuts = [match.start() for match in GLUE.finditer(text[:LONGEST_HEAD])]
    return cuts if len(cuts) >= CLAIMS else []


def _pieces(line: Line, cuts: Sequence[int]) -> Iterator[Line]:
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        if line.text[start:end].strip():
            yield Line(line.start + start, line.start + end, line.text[start:end])


def _cuts(text: str, w: Words, language: str) -> list[int]:
    """Where the lines of a masthead began: at each of its statements, at the title, at the body; none where it does not begin as one."""
    claims, end = claims_in(text[:LONGEST_HEAD], w)
    cuts = [claim.end for claim in claims]
    if cuts and (meeting := w.meeting.match(plain(text[:LONGEST_HEAD]), end)):
        return [*cuts, end, *_cover(text, meeting.end(), w)]
    label = read_label(text, end, len(text), language)
    at = label.span[1] if label else end
    if len(cuts) < CLAIMS:
        return []
    title = _title_at(text, at, w)
    if title is not None:
        cuts += [at, *_second_session(text, at, title, w), title, *_title_end(text, title, w)]
    else:
        heading = _heading_at(text, cuts[-2], w)
        cuts = [cut for cut in cuts if heading is None or cut <= heading]
        cuts += [at if heading is None else heading, *_parts(text, at, w)]
    return sorted({cut for cut in cuts if 0 < cut < len(text)})


def _cover(text: str, at: int, w: Words) -> Iterator[int]:
    """The parts below the number of a meeting: what the masthead goes on to say, the day and the hour."""
    yield at
    yield from (at + 1 + claim.end for claim in claims_in(text[at + 1 : LONGEST_HEAD], w)[0])
    day = DAY.search(text, at, LONGEST_HEAD)
    hour = day and HOUR.match(text, day.end())
    if hour:
        yield hour.end()


def _second_session(text: str, at: int, end: int, w: Words) -> list[int]:
    """Where the other organ of a joint document stands with its session, between the agenda item of the first and the title."""
    for word in CAPITAL.finditer(text, at, end):
        claims, length = claims_in(text[word.start() : end], w)
        if [claim.kind for claim in claims] == ["organ", "session"] and word.start() + length >= end - 1:
            return [word.start()]
    return []


def _title_at(text: str, at: int, w: Words) -> int | None:
    """Where the title of a letter begins; the later of two that follow each other, for an agenda item may be a letter too."""
    small = plain(text[: at + HEAD])
    found = sorted(
        match.start()
        for _, pattern in w.titles
        for match in pattern.finditer(small, at)
        if not text[match.start()].islower()
        if match.start() == 0 or not text[match.start() - 1].isalnum()
    )
    ends = [end for start in found[:1] for end in _title_end(text, start, w)]
    later = [start for start in found if ends and ends[0] <= start <= ends[0] + 40]
    return later[0] if later else found[0] if found else None


def _title_end(text: str, start: int, w: Words) -> list[int]:
    """The end of a letter's title: behind the last of the offices that it is addressed to, or where its sender ends."""
    small = plain(text[start : start + HEAD])
    addressed = w.addressed.search(small)
    if addressed is None:
        return []
    if sent := w.title_end_inside.search(small, addressed.end()):
        return [start + sent.end()]
    end = max(
        (small.find(office, addressed.end()) + len(office) for office in w.offices if office in small[addressed.end() : addressed.end() + 60]),
        default=0,
    )
    while more := w.and_office.match(small, end):
        end = more.end()
    return [start + end] if end else []


def _heading_at(text: str, at: int, w: Words) -> int | None:
    """Where the heading of a resolution begins."""
    small = plain(text[: at + HEAD])
    found = [match.start() for kind, pattern in w.headings if kind == "resolution" and (match := pattern.search(small, at))]
    return min(found, default=None)


def _parts(text: str, at: int, w: Words) -> Iterator[int]:
    """The parts below: what is noted with a star, of a resolution its origin in brackets, its numbered title, its opening line."""
    head = text[: at + HEAD]
    if noted := NOTED.search(head, at, at + LONGEST_HEAD):
        yield noted.end()
    yield from (bracket.start() for bracket in BRACKET.finditer(head, at))
    numbered = NUMBERED_TITLE.search(head, at)
    if numbered:
        yield numbered.start()
    opening = w.opening.search(plain(head), numbered.end() if numbered else at)
    if opening:
        yield from (opening.start(), opening.end())
