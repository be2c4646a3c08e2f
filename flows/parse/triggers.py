"""The words that tell what happened: the trigger lexicon of a language, ready for look-up word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import regex

from flows.parse.languages import trigger_words
from flows.parse.patterns import plain

DATE = "#"  # stands for the words of a time expression
TOKEN_OF_SIGNS = rf"--|[,;:()—–，、；：（）{DATE}]|\p{{Han}}"
FIGURE = r"\d{1,3}(?:,\d{3})+(?!\d)"
LONG = 16  # characters: what is quoted in fewer is no clause: the "massacre"
QUOTES = '"“”«»'
QUOTE = rf'["“](?=\w[^{QUOTES}]{{{LONG}}})|["”](?<=[^{QUOTES}]{{{LONG}}}[^\s{QUOTES}].)|«(?=\s?\w[^{QUOTES}]{{{LONG}}})|»(?<=[^{QUOTES}]{{{LONG}}}.)'
TOKEN = plain(
    rf"{FIGURE}|[\p{{L}}\p{{N}}][\p{{L}}\p{{M}}\p{{N}}]*+(?:['’.\-](?=[\p{{L}}\p{{N}}])[\p{{L}}\p{{M}}\p{{N}}]*+)*+|--|[,;:()—–،؛{DATE}]|{QUOTE}"
)
HAN = regex.compile(r"\p{Han}")
PLAIN_SIGNS = dict(zip("，、；：（）،؛", ",,;:(),;", strict=True))
SIGNS = (DATE, ",", ";", ":", "(", ")", "—", "–", "--", *QUOTES)
INVARIABLE = (1, 3)  # forms of a verb whose past is its base form: a stem, or put, puts, putting
STRUCTURE = (
    *(
        "subordinate",
        "coordinate",
        "content",
        "finite",
        "auxiliary",
        "infinitive",
        "beginning",
        "aim",
        "at_time",
        "circumstance",
        "passive",
        "doer",
        "subject",
        "singular",
        "one",
        "forces",
        "determiner",
        "ordinal",
        "preposition",
        "name_joints",
        "before_names",
    ),
    *("open", "when", "day_of", "of_day", "of", "joints", "prefixes", "gerund", "adverb", "past", "plural"),
)
ENDINGS = ("prefixes", "gerund", "adverb", "past", "plural")
NOT_TYPES = frozenset({"verbs", "nouns", "light", "ignore", "weights", "endings", "forms", "structure"})


@dataclass(frozen=True, slots=True)
class Choice:
    """How the rest of the clause decides what a word tells."""

    words: Mapping[str, str]  # word of the clause → type
    beginnings: tuple[tuple[str, str], ...]  # beginning of a word of the clause → type
    any_beginning: tuple[str, ...]
    types: Mapping[str, str]  # type of a noun of the clause → type
    by_noun: bool  # else the nearest noun that tells of a happening
    otherwise: str  # "" where the word then tells nothing
    of_one: str | None = None  # where it befalls one person alone
    of_forces: str | None = None  # where it befalls soldiers or police
    of_place: str | None = None  # where it befalls a place that is named: "Asmara was freed"
    of_period: str | None = None  # where it is counted over a long time

    def deciding(self, words: Sequence[str], first: int) -> list[int]:
        """Which of the words, numbered from `first`, may decide."""
        if not self.any_beginning and self.words.keys().isdisjoint(words):
            return []
        return [i for i, word in enumerate(words, first) if word in self.words or word.startswith(self.any_beginning)]

    def of(self, word: str) -> str | None:
        """The type that a word of the clause makes it."""
        if word in self.words or not word.startswith(self.any_beginning):
            return self.words.get(word)
        return next(kind for beginning, kind in self.beginnings if word.startswith(beginning))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word tells as a verb or as a noun: a type, or a choice."""

    type: str
    choice: Choice | None = None
    person: bool = False  # refugees, hostages, troops: rather who it befell or who did it than what happened

    @property
    def usual(self) -> str:
        """The type, where the rest of the clause decides nothing."""
        return self.choice.otherwise if self.choice else self.type


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase of the lexicon: the words after the first, and what it tells. An entry without meaning tells nothing."""

    rest: tuple[str, ...]
    verb: Meaning | None = None
    noun: Meaning | None = None
    bare: bool = False  # a verb's form without ending, which may well be another word: "station", "free", "own"


@dataclass(slots=True)
class Begun:
    """The entries that begin with one word."""

    alone: Entry | None = None  # of this word only
    phrases: dict[str, list[Entry]] = field(default_factory=dict)  # second word → entries, those of more words first
    sign: bool = False  # may it open or end a clause, wherever it stands?

    def entry(self, words: Sequence[str], i: int) -> Entry | None:
        """The entry that begins at the word, the longest if there are several."""
        if self.phrases and i + 1 < len(words) and (longer := self.phrases.get(words[i + 1])):
            for entry in longer:
                if len(entry.rest) == 1 or tuple(words[i + 1 : i + 1 + len(entry.rest)]) == entry.rest:
                    return entry
        return self.alone


@dataclass(frozen=True)
class Lexicon:
    language: str
    entries: Mapping[str, Begun]  # by first word
    weights: Mapping[str, int]
    stems: frozenset[str]  # entries that stand for all words that begin so; they end in *
    token: re.Pattern[str] | regex.Pattern[str]
    marks: Mapping[str, Begun]  # the first words of entries, and words and signs that may open or end a clause: no other word says anything
    # Words of structure, as the file explains them.
    subordinate: frozenset[str]
    coordinate: frozenset[str]
    content: frozenset[str]
    finite: frozenset[str]
    auxiliary: frozenset[str]
    infinitive: frozenset[str]
    beginning: frozenset[str]
    aim: frozenset[str]
    at_time: frozenset[str]
    circumstance: frozenset[str]
    passive: frozenset[str]
    doer: frozenset[str]
    subject: frozenset[str]
    singular: frozenset[str]
    one: frozenset[str]
    forces: frozenset[str]
    determiner: frozenset[str]
    ordinal: frozenset[str]
    preposition: frozenset[str]
    name_joints: frozenset[str]
    before_names: frozenset[str]
    open: frozenset[str]
    when: frozenset[str]
    day_of: frozenset[str]
    of_day: frozenset[str]
    of: frozenset[str]
    joints: frozenset[str]
    prefixes: tuple[str, ...]  # what may be written together with any word
    gerund: tuple[str, ...]  # endings
    adverb: tuple[str, ...]
    past: tuple[str, ...]
    plural: tuple[str, ...]

    def entry(self, words: Sequence[str], i: int) -> Entry | None:
        """The entry that begins at a word, the longest if there are several."""
        begun = self.entries.get(words[i])
        return begun.entry(words, i) if begun else None

    def words_of(self, printed: Sequence[str]) -> list[str]:
        """The words of a text as the lexicon writes them."""
        words = [PLAIN_SIGNS.get(word) or word.lower() for word in printed]
        return [self._stem(word) for word in words] if self.stems else words

    def _stem(self, word: str) -> str:
        """A word itself, or the stem that it begins with, its prefixes taken off where that helps."""
        if word in self.entries:
            return word
        for bare in (word, *(word[len(prefix) :] for prefix in self.prefixes if word.startswith(prefix))):
            for length in range(len(bare), 1, -1):
                if (stem := bare[:length] + "*") in self.stems:
                    return stem
            if bare in self.entries:
                return bare
        return word


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language; None where it has none yet."""
    w = trigger_words(language)
    if not w:
        return None
    found: dict[tuple[str, ...], dict[str, Meaning]] = {}
    inflected: set[tuple[str, ...]] = set()
    for part, phrase, meaning in _meanings(w):
        forms = list(_forms(phrase, part, w))
        for form in forms:
            found.setdefault(tuple(form), {}).setdefault(part, meaning)
            participle = forms.count(form) > 1  # overran, has overrun
            if part == "nouns" or " ".join(form) != phrase.lower() or len(forms) in INVARIABLE or participle:
                inflected.add(tuple(form))
    _loosen(found, w)
    for phrase in w["ignore"]["phrases"]:
        found[tuple(phrase.split())] = {}
    entries: dict[str, Begun] = {}
    for words in sorted(found, key=len, reverse=True):
        entry = Entry(words[1:], found[words].get("verbs"), found[words].get("nouns"), words not in inflected)
        begun = entries.setdefault(words[0], Begun())
        if entry.rest:
            begun.phrases.setdefault(words[1], []).append(entry)
        else:
            begun.alone = entry
    given = w["structure"]
    structure: dict[str, Any] = {name: (tuple if name in ENDINGS else frozenset)(given.get(name, ())) for name in STRUCTURE}
    signs = set(SIGNS).union(*(structure[name] for name in ("subordinate", "coordinate", "content", "finite", "when")))
    stems = frozenset(word for words in found for word in words if word.endswith("*"))
    spaced = not all(HAN.match(first) for first in entries)
    token = TOKEN if spaced else regex.compile("|".join([*sorted(entries, key=len, reverse=True), TOKEN_OF_SIGNS]))
    marks = {**entries, **{sign: replace(entries.get(sign, Begun()), sign=True) for sign in signs}}
    return Lexicon(language, entries, w["weights"], stems, token, marks, **structure)


def _meanings(w: Mapping[str, Any]) -> Iterator[tuple[str, str, Meaning]]:
    """(verbs or nouns, phrase, meaning) of all entries; where a phrase stands twice the first counts."""
    for part in ("verbs", "nouns"):
        for phrases, options in w[part].items():
            meaning = Meaning("", _choice(options))
            yield from ((part, phrase, meaning) for phrase in phrases.split(", "))
    transparent = Meaning("", Choice({}, (), (), {}, by_noun=True, otherwise=""))
    yield from (("verbs", phrase, transparent) for phrase in w["light"]["verbs"])
    for kind in (name for name in w if name not in NOT_TYPES):
        for part in ("verbs", "nouns"):
            yield from ((part, phrase, Meaning(kind)) for phrase in w[kind][part])
        yield from (("nouns", phrase, Meaning(kind, person=True)) for phrase in w[kind].get("persons", ()))


def _loosen(found: dict[tuple[str, ...], dict[str, Meaning]], w: Mapping[str, Any]) -> None:
    """Let a phrase of verb, article and noun hold wherever the noun stands in the clause: "hoist the flag", "the flag was hoisted"."""
    nouns: dict[str, dict[str, str]] = {}
    for words, meanings in found.items():
        if len(words) == len(("hoist", "the", "flag")) and words[1] in w["structure"].get("article", ()) and "verbs" in meanings:
            nouns.setdefault(words[0], {})[words[2]] = meanings["verbs"].type
    for verb, decided in nouns.items():
        meaning = found.setdefault((verb,), {}).get("verbs", Meaning(""))
        choice = meaning.choice or Choice({}, (), (), {}, by_noun=False, otherwise=meaning.type)
        found[verb,]["verbs"] = Meaning("", replace(choice, words={**decided, **choice.words}))


def _choice(options: Mapping[str, Any]) -> Choice:
    cues = [(cue, kind) for kind, some in options.items() if isinstance(some, list) for cue in some]
    return Choice(
        words={cue: kind for cue, kind in cues if cue[0] != "@" and cue[-1] != "*"},
        beginnings=tuple((cue[:-1], kind) for cue, kind in cues if cue[-1] == "*"),
        any_beginning=tuple(cue[:-1] for cue, _ in cues if cue[-1] == "*"),
        types={cue[1:]: kind for cue, kind in cues if cue[0] == "@"},
        by_noun=options.get("by_noun", False),
        otherwise=options["otherwise"],
        of_one=options.get("of_one"),
        of_forces=options.get("of_forces"),
        of_place=options.get("of_place"),
        of_period=options.get("of_period"),
    )


def _forms(phrase: str, part: str, w: Mapping[str, Any]) -> Iterable[Sequence[str]]:
    """The inflected forms of a phrase, as words: its first word varies in verbs, its last or the one before "of" in nouns."""
    words = phrase.lower().split()
    head = next((i for i, word in enumerate(words) if i and word in w["structure"].get("of", ())), len(words))
    at = 0 if part == "verbs" else head - 1
    for form in _inflected(words[at], part, w):
        yield [*words[:at], form, *words[at + 1 :]]


def _inflected(word: str, part: str, w: Mapping[str, Any]) -> list[str]:
    if part == "verbs" and word in w["forms"]:
        return list(w["forms"][word])
    endings = w["endings"][part]
    ending = max((e for e in endings if word.endswith(e)), key=len)
    return [word[: len(word) - len(ending)] + other for other in endings[ending]]
