"""A document that a copy has folded into one line, or into a few, cut where its masthead, titles and body begin."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import regex

from flows.parse import patterns
from flows.parse.agenda import Label, read_label
from flows.parse.masthead.claims import NUMERAL, claims_in
from flows.parse.masthead.dates import DAY, DAY_BESIDE
from flows.parse.masthead.folding import plain
from flows.parse.masthead.headings import is_draft, lists_states
from flows.parse.masthead.symbols import ADOPTED
from flows.parse.masthead.titles import heads_list
from flows.parse.masthead.words import Words, masthead_words
from flows.parse.view import CJK, Line

SHORTEST = 100  # characters: a shorter line is no folded document
HEAD_LINES = 40  # in which the folded line stands, under a site's own lines; free ones count
HEAD = 4000  # characters in which a title is looked for
LONGEST_HEAD = 700
BEFORE = 120  # characters that no rule reads, before a masthead or within
CLAIMS = 3  # what a masthead says at least
MORE_CLAIMS = 2  # what it goes on to say at least
PLAIN = {"symbol", "distribution", "original"}  # kinds of claims that nothing but a masthead makes
GOING_ON = {*PLAIN, "organ", "date"}  # with which it goes on behind what no rule reads
SEPARATORS = regex.compile(r"[\s,;:)/]*")
BRACKET = regex.compile(r"(?<= )\[|(?<=\]) ")
# A capital after a small letter or a number, a number after a small letter: `NationsA/77`, `General18 October`, `2022Original`.
GLUED = r"(?<=\p{Ll}.)|(?<=\d{4}\p{Lu})(?=\p{L})"
GLUE = patterns.plain(rf"[\p{{Lu}}\d](?:{GLUED})")
LINE_GLUE = patterns.plain(rf"[\p{{Lu}}\d](?:{GLUED}|(?<=\p{{Lu}}{{3}}\d))")  # `HUMANOS87º`
CAPITAL = regex.compile(r"(?<= )[\p{Lu}\p{Lo}]")  # of a word; in a script without capitals any word's first letter
SMALL_WORD = regex.compile(r"(?r)(?<!\p{L})\p{Ll}+ $")  # before the name of an organ within a title or a sentence
SIGNS = regex.compile(r"\p{Lu}/[\p{Lu}\d]|D(?:istr|ISTR)")  # a symbol, its distribution: a folded masthead has them, or it begins with a session
CITED = regex.compile(r"\(\p{Lu}{1,5}/")  # a masthead has no symbol in brackets
START = regex.compile(r"(?<= )[\p{Lu}\d]")
HOUR = regex.compile(r"\D{1,12}\d{1,2}(?:[.,:h]\d\d)?(?: ?[ap]\.m\.)?")
NOTED = regex.compile(r"(?<=\p{L})[*∗]+(?: |(?=\p{Lo}))")
NUMBERED_TITLE = regex.compile(r"(?<= )(?:\d{1,3}|E?S-\d{1,2})/\d{1,3}\. (?=\p{Lu})")
ONE_WORD = regex.compile(r"\S+ ")
TWO_WORDS = regex.compile(r"\S+ \S+ ")
LEADERS = regex.compile(r"\.{3}|…| \. \. \.")
SMALL_AGAIN = regex.compile(r"(?<=\p{Lu}{2}[,:;)*∗]{0,2} )(?=\p{Lu}\p{Ll})")  # where words in capitals end: `HUMAN RIGHTS Report of the …`
# "I. Introduction", "1. The Committee", "Rapporteur: Ms. …"
FIRST_PART = regex.compile(r"(?<= )(?:[I1]\. ?(?=\p{Lu})|\p{Lu}[\p{L}-]+(?: \p{Ll}+ \p{Lu}\p{L}+)? ?: (?=\p{Lu}\p{Ll}{0,3}\. ?\p{Lu}))")


class Run(NamedTuple):
    """Statements of a masthead that follow one another, and the agenda label behind them."""

    start: int
    ends: list[int]  # of each of them
    label: Label | None
    end: int


def unfolded(lines: list[Line], language: str) -> list[Line]:
    """The lines of a text, the first long one of its head that holds a masthead cut into the lines that it once was, and short ones that hold two."""
    w = masthead_words(language)
    if w is None:
        return lines
    first = next((number for number, line in enumerate(lines) if line.text.strip()), 0)
    found: list[Line] = []
    folded = False
    for number, line in enumerate(lines[:HEAD_LINES]):
        cuts: Sequence[int] = []
        if len(line.text) >= SHORTEST and not folded:
            cuts = (number == first and _glued(line.text, w, language)) or _cuts(line.text, w, language)
            if cuts and _is_repeated(line.text, lines[number + 1 : HEAD_LINES]):
                found.append(replace(line, furniture=True))
                continue
            folded = bool(cuts)
        if not cuts and SHORTEST <= len(line.text) < LONGEST_HEAD and _end_with_label(found, w, language):
            cuts = _author_behind_item(line.text, w)
        elif not cuts and not folded:
            cuts = _run_together(line.text, w)
        found += _pieces(line, cuts) if cuts else [line]
    return [*found, *lines[HEAD_LINES:]]


def _is_repeated(text: str, below: Sequence[Line]) -> bool:
    """Does a site head a folded document with the statements of its masthead, all but the symbol and the distribution?"""
    begun = text[:BEFORE].casefold()
    return not SIGNS.search(text) and any(begun in line.text.casefold() and SIGNS.search(line.text) for line in below)


def _end_with_label(lines: Sequence[Line], w: Words, language: str) -> bool:
    """Does the last of the lines that are not free end with an agenda label?"""
    last = next((line.text.rstrip() for line in reversed(lines) if line.text.strip()), "")
    if len(last) >= SHORTEST or not NUMERAL.search(last):
        return False
    label = read_label(last, claims_in(last, w)[1], len(last), language)
    return label is not None and label.span[1] == len(last)


def _author_behind_item(text: str, w: Words) -> list[int]:
    """Where the author's line begins and ends behind the title of an item, which may read like one."""
    authors = [word.start() for word in CAPITAL.finditer(text) if _names_author(text[word.start() :], w)]
    if not authors:
        return []
    return [authors[-1], *(match.start() for match in FIRST_PART.finditer(text, authors[-1]))]


def _run_together(text: str, w: Words) -> list[int]:
    """Where the next of several lines begins: `Security CouncilS/2007/99`, `Original: FrenchLetter dated …`, `COMMITTEE AGAINST TORTURE3rd session`,
    `FERRIES Report of the Secretary-General`."""
    cuts, start = [], 0
    glued = [glue.start() for glue in LINE_GLUE.finditer(text[:SHORTEST])]
    for at, end in itertools.pairwise([*glued, len(text)]):
        stated = claims_in(text[start:at], w)[1] == at - start
        if stated and (claims_in(text[at:end], w)[0] or any(pattern.match(plain(text), at) for _, pattern in w.titles)):
            cuts.append(at)
            start = at
    if cuts:
        return cuts
    small = SMALL_AGAIN.search(text) if text[:2].isupper() else None
    return [small.start()] if small and text[: small.start()].isupper() and _names_author(text[small.start() :], w) else []


def _glued(text: str, w: Words, language: str) -> list[int]:
    """Where a copy has left nothing between the lines: `United NationsA/77/512General AssemblyDistr.: General`, and what follows them is folded."""
    head = text[:LONGEST_HEAD]
    days = [match.span() for match in DAY.finditer(head)]
    cuts = [at for at in (match.start() for match in GLUE.finditer(head)) if not any(start < at < end for start, end in days)]
    if len(cuts) < CLAIMS:
        return []
    return [*cuts, *(cuts[-1] + cut for cut in _cuts(text[cuts[-1] :], w, language))]


def _pieces(line: Line, cuts: Sequence[int]) -> Iterator[Line]:
    cuts = sorted({_passed(line.text, cut) for cut in cuts})
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        if line.text[start:end].strip():
            yield Line(line.start + start, line.start + end, line.text[start:end])


def _passed(text: str, at: int) -> int:
    """The offset behind what separates two statements."""
    match = SEPARATORS.match(text, at)
    return match.end() if match else at


def _cuts(text: str, w: Words, language: str) -> list[int]:
    """Where the lines of a masthead began: at each of its statements, at the title, at the body; none where it holds no masthead."""
    begin = plain(text[:BEFORE])
    if not SIGNS.search(text, 0, LONGEST_HEAD) and not any(word in begin for word in w.session_words):
        return []
    runs = list(_runs(text, w, language))
    if not runs:
        return []
    claimed = [cut for run in runs for cut in (run.start, *run.ends)]
    label, at = runs[-1].label, runs[-1].end
    meeting = None if label else w.meeting.match(plain(text[: at + LONGEST_HEAD]), at)
    if meeting:
        cuts = [*claimed, at, *_cover(text, meeting.end(), w)]
    elif not label and sum(len(run.ends) for run in runs) < CLAIMS:
        return []
    elif (title := _title_at(text, at, w)) is not None:
        cuts = [*claimed, at, *_second_session(text, at, title, w), title, *(_title_end(text, title, w) or _report(text, title, w))]
    elif (heading := _heading_at(text, claimed[-2], w)) is not None:
        cuts = [*(cut for cut in claimed if cut <= heading), heading, *_parts(text, at, w, language)]
    else:
        cuts = [*claimed, at, *_parts(text, at, w, language)]
    return sorted({cut for cut in cuts if 0 < cut < len(text)})


def _runs(text: str, w: Words, language: str) -> Iterator[Run]:
    """The statements that a masthead makes.

    What no rule reads may stand before them, and between two rows of them: a stamp, the number of a page, a misread symbol, the title of a report
    on its cover.
    """
    at, first = 0, True
    while run := next((run for start in _starts(text, at) if (run := _run(text, start, first, w, language))), None):
        yield run
        at, first = run.end, False
        if w.meeting.match(plain(text[: at + LONGEST_HEAD]), at):
            return


def _starts(text: str, at: int) -> Iterator[int]:
    yield at
    yield from (start.start() for start in START.finditer(text, at + 1, at + BEFORE))


def _run(text: str, start: int, first: bool, w: Words, language: str) -> Run | None:
    """The statements that begin at an offset; None for too few of them. What stands amid other words must be plainly a masthead's."""
    claims, end = claims_in(text[:LONGEST_HEAD], w, start)
    if not claims:
        return None
    ends = [claim.end for claim in claims]
    kinds = {claim.kind for claim in claims}
    begin = _passed(text, (ends[-2:-1] or [start])[0])
    label = read_label(text, begin, len(text), language) if claims[-1].kind in ("noise", "word") else None  # `临时` begins `临时议程项目 44`
    if label:
        ends[-1] = end = begin
    label = label or read_label(text, end, len(text), language)
    if claims[0].kind in ("organ", "noise") and SMALL_WORD.search(text, 0, start):
        enough = False
    elif first:
        amid = start > 0 and CITED.search(text, start, end)  # "in the letter of 17 April 1979 (S/13246). The Security Council …"
        enough = start == 0 or (
            not amid and len(claims) >= CLAIMS and not kinds.isdisjoint(PLAIN) and sum(claim.kind != "noise" for claim in claims) > 1
        )
    else:
        enough = len(claims) >= MORE_CLAIMS and claims[0].kind in GOING_ON
    if label and (enough or "session" in kinds):
        return Run(start, [*ends, end], label, label.span[1])
    return Run(start, ends, None, end) if enough else None


def _cover(text: str, at: int, w: Words) -> Iterator[int]:
    """The parts below the number of a meeting: what the masthead goes on to say, the day and the hour; a day behind a colon stays with it."""
    if beside := DAY_BESIDE.match(text, at):
        yield beside.end()
        return
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


def _parts(text: str, at: int, w: Words, language: str) -> Iterator[int]:
    """The parts below: the author's line and its end, of a resolution its origin in brackets, its numbered title, its opening line."""
    head = text[: at + HEAD]
    numbered = NUMBERED_TITLE.search(head, at)
    spoken = w.opening.finditer(plain(head), numbered.end() if numbered else at)
    opening = next((match for match in spoken if not head[match.start()].islower()), None)
    if not opening and not ADOPTED.search(head, 0, at):
        numbered = None  # a resolution in the contents of a report
    if not numbered and not opening:
        yield from _report(text, at, w)
    elif opening and not numbered:
        yield from _draft(head, at, opening.start(), w, language)
    yield from (bracket.start() for bracket in BRACKET.finditer(head, at))
    if numbered:
        yield numbered.start()
    if opening:
        yield from (opening.start(), opening.end())


def _draft(text: str, at: int, end: int, w: Words, language: str) -> Iterator[int]:
    """Where the States begin that submit a draft, and where its title does: `Chile and Malta: draft resolution Lighthouses The General Assembly,`."""
    capitals = [at, *(match.start() for match in CAPITAL.finditer(text, at + 1, end))]
    title = next((start for start in capitals if start > at and is_draft(text[at:start].rstrip(), w)), None)
    if title is not None:
        sponsors = next((start for start in capitals if start < title and lists_states(text[start:title], language)), None)
        yield from (cut for cut in (sponsors, title) if cut is not None)


def _report(text: str, at: int, w: Words) -> Iterator[int]:
    """Where the words in capitals end that are an item's title, where the author's line begins, and where the first part does."""
    capitals = [0, *(match.start() for match in CAPITAL.finditer(text, at, at + LONGEST_HEAD))]
    ends = [match.start() for match in FIRST_PART.finditer(text, at, at + LONGEST_HEAD)]
    ends += [start for start in capitals[1:] if w.body_starts.match(text, start)][:1]
    heading = next((match for start in capitals[1:] if (match := _heading_of_part(text, start, w))), None)
    ends += [match.end() for match in NOTED.finditer(text, at, at + LONGEST_HEAD)]
    contents = next((match for start in capitals[1:] if (match := _contents_at(text, start, w))), None)
    for alone in (heading, contents):
        if alone:
            ends.append(alone.start())
            yield alone.end()
    end = min(ends, default=min(len(text), at + LONGEST_HEAD))
    small = SMALL_AGAIN.search(text, at, end)
    starts = _offices(text, at, end, w) if CJK.match(text, at) else (at, *capitals[1:])
    author = next((start for start in starts if start < end and _names_author(text[start:end], w)), None)
    for cut in (small.start() if small else None, author, end):
        if cut is not None:
            yield cut
    if author is not None:
        yield from (start for start in capitals[1:] if author < start < end and text[start - 2].islower() and w.sentence_begins.match(text, start))


def _offices(text: str, at: int, end: int, w: Words) -> list[int]:
    """Where the names of offices and organs begin in a Chinese text, which sets no blank before the author of a report."""
    return sorted(start for name in (*w.offices, *w.organs) if (start := text.find(name, at, end)) >= 0)


def _heading_of_part(text: str, at: int, w: Words) -> regex.Match[str] | None:
    """The heading of a first part, before another capital: `Summary The Committee …`."""
    word = ONE_WORD.match(text, at)
    followed = word is not None and CAPITAL.match(text, word.end()) is not None
    return word if word and followed and w.body_starts.match(word.group().rstrip()) else None


def _contents_at(text: str, at: int, w: Words) -> regex.Match[str] | None:
    """The heading of a table of contents, with the heading of a column beside it or leaders soon after it: `CONTENTS Chapter`, `CONTENTS Lights ... 2`."""
    two, one = TWO_WORDS.match(text, at), ONE_WORD.match(text, at)
    if two and heads_list(two.group(), w):
        return two
    return one if one and LEADERS.search(text, at, at + BEFORE) and heads_list(one.group(), w) else None


def _names_author(text: str, w: Words) -> bool:
    """Does a text begin with the very word of an author's line: `Report of the Secretary-General`, not with an adjective before it?"""
    first, _, rest = plain(text).partition(" ")
    return any(pattern.match(f"{first} {rest}") and not pattern.match(rest) for _, pattern in w.by_lines)
