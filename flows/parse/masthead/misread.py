"""Words of a masthead as scanners misread them: l, I and 1 for each other, O and 0, `rn` for m, `I,` for L, a blank inside a word.

Only where the letters can mean a known word of a masthead: `ORlGINAL: SPANlSH`, `Septembe r`, `Iterns`, `GENERAI, ASSEMBLY`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from flows.parse.masthead.folding import fold

WORD = regex.compile(r"[\p{L}\p{M}\d|]+(?:(?<=[Il1]),(?=\s|$))?")
NUMBER = regex.compile(r"(?<![\p{L}\d/.-])(?:\d[\dlIO]*[lIO]|[lIO]+\d)[\dlIO]*(?![\p{L}/.-])")  # a symbol has its own repairs
DIGITS = str.maketrans("lIO", "110")
LOOK_ALIKE = str.maketrans("i1|0", "lllo")
SHORTEST = 4  # letters of a word that is read otherwise than printed
MAX_PIECES = 9  # that blanks have made of one word


@dataclass(frozen=True)
class Vocabulary:
    """The words that a masthead may be expected to hold."""

    printed: frozenset[str]  # folded
    shapes: Mapping[str, str]  # shape → the word
    starts: frozenset[str]  # what the shapes begin with
    is_doubtful: Callable[[str], bool]  # can a printed word be misread, or a piece of one?


def vocabulary(phrases: Iterable[str], common: Iterable[str]) -> Vocabulary:
    """The words of the phrases that are long enough to be told when misread; `common` words are never taken for one."""
    known = {word for phrase in phrases for word in WORD.findall(phrase.lower())}
    shapes = {shape(word): word for word in sorted(known) if len(word) >= SHORTEST}
    starts = {form[:n] for form in shapes for n in range(1, len(form) + 1)}
    printed = frozenset(map(fold, [*known, *common]))

    @lru_cache(maxsize=4096)
    def is_doubtful(word: str) -> bool:
        pieces = [piece for piece in WORD.findall(word) if len(piece) > 2 or piece[0].isupper()] if "/" not in word else []
        return any(fold(piece.rstrip(",")) not in printed and shape(piece) in starts for piece in pieces) or bool(NUMBER.search(word))

    return Vocabulary(printed, shapes, frozenset(starts), is_doubtful)


def shape(word: str) -> str:
    """What a word and its misreadings share."""
    return fold(word).replace("i,", "l").replace("rn", "m").translate(LOOK_ALIKE)


def mended(text: str, known: Vocabulary) -> str:
    """The text with misread words put right, of the same length: a word that was printed longer is followed by blanks."""
    if not any(map(known.is_doubtful, text.split())):
        return text
    pieces: list[str] = []
    end = 0
    words = list(WORD.finditer(text))
    for position, word in enumerate(words):
        if word.start() >= end and known.is_doubtful(word.group()) and (found := _misread(words, position, known)):
            meant, stop = found
            if len(meant) <= stop - word.start():
                pieces += [text[end : word.start()], _as_written(meant, text[word.start() : stop]).ljust(stop - word.start())]
                end = stop
    text = "".join([*pieces, text[end:]])
    return NUMBER.sub(lambda number: number.group().translate(DIGITS), text)


def _as_written(meant: str, printed: str) -> str:
    """The word in capitals where it is printed so."""
    if sum(map(str.isupper, printed)) > 1:
        return meant.upper()
    return meant.capitalize() if printed[0].isupper() else meant


def _misread(words: list[regex.Match[str]], position: int, known: Vocabulary) -> tuple[str, int] | None:
    """(the word that is meant, where it ends) of the longest known word that begins at a position and is printed otherwise."""
    joined, end, found = "", words[position].start(), None
    for word in words[position : position + MAX_PIECES]:
        if joined and word.start() != end + 1:
            break
        joined, end = joined + word.group(), word.end()
        if (form := shape(joined)) not in known.starts:
            break
        if form in known.shapes:
            found = known.shapes[form], end
    return found
