"""The words of time of one language, and the tokens of a text.

A token has a class (month, unit, since, comma …), written as one character, and a value. The classes of a text form a string over
which the grammar's forms are matched (grammar.py): the cost of reading follows the number of tokens, not of characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from flows.parse.time.named import Names, named_times

BREAK = "|"  # something else stands between two tokens
LONGEST_GAP = 12  # characters between two tokens that can still belong together
# The numbers by what they can be; `middle` are 13 to 23, `day_number` 24 to 31, `four_digits` those that are no year.
NUMERALS = (
    "small",
    "middle",
    "day_number",
    "two_digits",
    "three_digits",
    "year_number",
    "four_digits",
    "ordinal_number",
    "big_ordinal",
    "decade_number",
)
SIGNS = {
    **dict.fromkeys(",،，、", "comma"),
    **dict.fromkeys("-–—−‑~～－", "dash"),
    **dict.fromkeys(";；؛", "semicolon"),
    **dict.fromkeys("'’", "apostrophe"),
    **dict.fromkeys("$£€", "money"),
    **dict.fromkeys("(（", "open"),
    **dict.fromkeys(")）", "close"),
    ".": "period",
    ":": "colon",
    "：": "colon",
    "/": "slash",
}
TIGHT = {",": "tight_comma", "٬": "tight_comma", ".": "point", "٫": "point"}  # without a blank beside them
INVISIBLE = "\u200e\u200f\u202a\u202b\u202c"
# Classes whose words of up to three letters are looked for only beside other words: inside others they are too frequent.
CONNECTIVES = frozenset(
    (
        "of",
        "the",
        "in",
        "and",
        "to",
        "from",
        "since",
        "until",
        "before",
        "after",
        "as",
        "between",
        "at",
        "on",
        "by",
        "negation",
        "this",
        "that",
        "one",
    )
)
_ALPHABET = [chr(c) for c in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x180))]

Item = tuple[str, Any, int, int]  # class, value, beginning and end within the gap


class Word(NamedTuple):
    """What a printed word says. Arabic joins particles to the next word, so that a word can hold two tokens."""

    code: str
    value: Any
    number: bool = False  # written in digits or as signs for them
    particle: str = ""  # the class of the particle before it, where that is read
    offset: int = 0  # where the word begins behind its particle


@dataclass
class Tokens:
    """The tokens of a text in parallel: their classes as one string of characters and by name; beginning, end and value of each."""

    codes: str
    classes: list[str]  # "" for BREAK; and once more behind the last, for who looks at what follows
    starts: list[int]
    ends: list[int]
    values: list[Any]


@dataclass(frozen=True)
class Lexicon:
    """The compiled words of one language."""

    codes: Mapping[str, str]  # class → its character
    classes: Mapping[str, str]  # character → class
    automaton: AhoCorasick
    entries: list[Word]  # by pattern
    spaced: bool  # words are set apart by blanks (not in Chinese)
    short: Mapping[str, tuple[str, Any]]  # words that are looked for beside others only
    heads: Mapping[str, tuple[str, Any]]  # those of two letters between blanks, as they follow a token
    other_digits: Mapping[int, str]  # the script's own digits → 0 to 9
    gaps: dict[str, tuple[Item, ...] | None] = field(default_factory=dict)

    def gap(self, text: str) -> tuple[Item, ...] | None:
        """The signs and short words between two tokens; None where something else stands there. Remembered: texts repeat them."""
        found: list[Item] = []
        known = "\n" not in text
        if text in TIGHT:
            found = [(self.codes[TIGHT[text]], None, 0, 1)]
        else:
            for match in re.finditer(r"\w+|[^\w\s]", text):
                printed = match.group()
                if printed in INVISIBLE or printed in "'’":
                    continue
                if printed in self.short:
                    code, value = self.short[printed]
                elif printed in SIGNS:
                    code, value = self.codes[SIGNS[printed]], None
                else:
                    known = False
                    break
                found.append((code, value, *match.span()))
        result = tuple(found) if known and len(found) <= 4 else None
        if len(self.gaps) < 20_000:
            self.gaps[text] = result
        return result

    def tail(self, text: str, at: int) -> tuple[Item, ...]:
        """The sign or the one or two short words that stand directly before a token, relative to it, where what is before them does not belong."""
        last = text[at - 1]
        if last != " " and not (last in "'’" and text[at - 2].isalpha()):
            return ((self.codes[SIGNS[last]], None, -1, 0),) if last in SIGNS else ()
        short = self.short
        found: tuple[Item, ...] = ()
        end = at - 1
        while end > 0 and len(found) < 2:
            pieces = text[end - 4 if end > 4 else 0 : end].split()
            word = pieces[-1] if pieces else ""
            if word not in short:
                if word.isalpha():
                    break
                word = word.lstrip('([«“"').replace("’", "'").rpartition("'")[2]
                if word not in short:
                    break
            start = end - len(word)
            found = ((*short[word], start - at, end - at), *found)
            end = start - 1
        return found


def lex(text: str, lexicon: Lexicon, first: int, last: int) -> Tokens:  # noqa: PLR0915 (one loop, for speed)
    """The tokens of text[first:last]; the text ends with a line break. Where something else stands between two of them, a token of class BREAK does."""
    codes, starts, ends, values = [BREAK], [first], [first], [None]
    entries, gaps, heads, spaced = lexicon.entries, lexicon.gaps, lexicon.heads, lexicon.spaced
    before = first  # where the token before ends
    for pattern, start, end in lexicon.automaton.find_matches_as_indexes(text[first:last]):
        start += first  # noqa: PLW2901
        end += first  # noqa: PLW2901
        code, value, number, particle, offset = entries[pattern]
        previous = text[start - 1]
        if spaced:
            if text[end].isalnum() or (previous != " " and (previous.isalnum() or (number and previous == "/" and start != before + 1))):
                continue
        elif number:
            if previous in "/.-" and start > 1 and text[start - 2].isascii() and text[start - 2].isalnum() and start != before + 1:
                continue
            if (previous.isalnum() and previous.isascii()) or text[end].isdigit():
                continue
        gap = text[before:start]
        if gap and gap != " ":
            found = None
            if start - before <= LONGEST_GAP and len(codes) > 1:
                found = gaps[gap] if gap in gaps else lexicon.gap(gap)
            if found is None:
                if (head := text[before : before + 4]) in heads:
                    sign, meaning = heads[head]
                    codes.append(sign)
                    starts.append(before + 1)
                    ends.append(before + 3)
                    values.append(meaning)
                    before += 3
                codes.append(BREAK)
                starts.append(before)
                ends.append(start)
                values.append(None)
                found = lexicon.tail(text, start)
                before = start
            for sign, meaning, left, right in found:
                codes.append(sign)
                starts.append(before + left)
                ends.append(before + right)
                values.append(meaning)
        if particle:
            codes.append(particle)
            starts.append(start)
            ends.append(end)
            values.append(None)
        codes.append(code)
        starts.append(start + offset)
        ends.append(end)
        values.append(value)
        before = end
    codes.append(BREAK)
    starts.append(before)
    ends.append(before)
    values.append(None)
    classes = lexicon.classes
    return Tokens("".join(codes), [*map(classes.__getitem__, codes), ""], starts, ends, values)


def compile_lexicon(w: Mapping[str, Any], language: str, own: Names = ()) -> Lexicon:
    """The lexicon of the words of a language file's table `time`, of the curated names and of further ones."""
    vocabulary: Mapping[str, Any] = w["words"]
    names = dict.fromkeys((*NUMERALS, *SIGNS.values(), *TIGHT.values(), "named", *CONNECTIVES, *w.get("joined", {}).values(), *vocabulary))
    codes = dict(zip(names, _ALPHABET, strict=False))
    spaced = w.get("spaced", True)
    short: dict[str, tuple[str, Any]] = {}
    shortest = 2 if "joined" in w else 3
    patterns: dict[str, Word] = {}
    for class_name, printed, number in _numbers(w):
        patterns[printed] = Word(codes[class_name], number, number=True)
    for class_name, forms in vocabulary.items():
        for printed, value in _forms(forms):
            if printed in patterns and patterns[printed].code != codes[class_name]:
                raise ValueError(f"{language}: two classes of time for {printed!r}")
            for variant in _cases(printed):
                if spaced and len(variant) <= shortest and class_name in CONNECTIVES and variant.isalpha():
                    short[variant] = (codes[class_name], value)
                else:
                    patterns[variant] = Word(codes[class_name], value)
    for prefix, class_name in w.get("joined", {}).items():
        _join(patterns, prefix, codes.get(class_name, ""))
    for name, moment in named_times(language, own).items():
        word = Word(codes["named"], moment._replace(timex=""))  # TIMEX3 marks no names
        for variant in {name, name.upper(), name.lower(), name[0].lower() + name[1:], name[0].upper() + name[1:]}:
            if variant not in patterns or patterns[variant].code == word.code:  # a name is never read for a word of time
                patterns[variant] = word
    return Lexicon(
        codes=codes,
        classes={BREAK: "", **{code: name for name, code in codes.items()}},
        automaton=AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest),
        entries=list(patterns.values()),
        spaced=spaced,
        short=short,
        other_digits={ord(zero) + i: str(i) for zero in w.get("digits", "") for i in range(10)},
        heads={f" {word} ": meaning for word, meaning in short.items() if len(word) == 2},
    )


def _forms(forms: Any) -> Iterator[tuple[str, Any]]:
    """(word, value) of a class: a string of words, or a table of value → words. `_` stands for a blank inside a word."""
    for value, line in forms.items() if isinstance(forms, dict) else [(None, forms)]:
        for word in line.split():
            yield word.replace("_", " "), int(value) if value and value.lstrip("-").isdigit() else value


def _cases(word: str) -> set[str]:
    """A word as it can be printed: names keep their capital."""
    upper = word[0].upper() + word[1:]
    return {upper, word.upper()} if word[0].isupper() else {word, upper, word.upper()}


def _join(patterns: dict[str, Word], prefix: str, particle: str) -> None:
    """Every word also with a particle before it that the script writes together with it."""
    for printed, word in list(patterns.items()):
        if word.particle or (word.number and (not particle or not 1 <= word.value < 2100 or 31 < word.value < 1900)):
            continue
        patterns.setdefault(prefix + printed, Word(word.code, word.value, False, particle, word.offset + len(prefix)))


def _numbers(w: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    """(class, printed, value) of every number of up to four digits, of ordinals and of decades."""
    for length in range(1, 5):
        for number in range(10**length):
            yield _numeral(number, length), f"{number:0{length}}", number
    if signs := w.get("numerals"):
        yield from _written_numbers(signs)
    for number in range(1, 200):
        for suffix in w.get("ordinal_suffixes", "").split():
            yield "ordinal_number" if number <= 31 else "big_ordinal", f"{number}{suffix}", number
    for suffix in w.get("decade_suffixes", "").split():
        for first in (*range(20, 100, 10), *range(1000, 2100, 10)):
            yield "decade_number", f"{first}{suffix}", first


def _written_numbers(signs: str) -> Iterator[tuple[str, str, int]]:
    """The numbers to 99 and the years by their signs (Chinese): `signs` are those for 0 to 10, those for 0 that are in use before them."""
    *zeros, one = signs[:-10], signs[-10:]
    ones, ten = one[:-1], one[-1]
    for number in range(1, 100):
        tens, rest = divmod(number, 10)
        printed = ("" if tens == 0 else ten if tens == 1 else ones[tens - 1] + ten) + (ones[rest - 1] if rest else "")
        yield _numeral(number, 2), printed, number
    for zero in "".join(zeros):
        table = str.maketrans("0123456789", zero + ones)
        for number in range(1000, 2200):
            yield "year_number", str(number).translate(table), number


def _numeral(number: int, length: int) -> str:
    if length > 2:
        return "three_digits" if length == 3 else "year_number" if 1000 <= number < 2200 else "four_digits"
    if 1 <= number <= 12:
        return "small"
    return "middle" if 13 <= number <= 23 else "day_number" if 24 <= number <= 31 else "two_digits"
