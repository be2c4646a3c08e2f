"""Which language a text is in: its script, and among languages of one script their commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain

import regex

from flows.parse.languages import LANGUAGES, words

SAMPLE = 6_000  # characters from the beginning: more than any masthead, and enough to be sure
SHARE = 0.3  # of the letters: less than that is a name or a quotation in another script
DEFAULT = "en"
LETTERS = regex.compile(r"\p{L}+")
BEYOND_LATIN = re.compile(r"[\u0370-\u1fff\u2e80-\uffef]")


def detect_language(text: str) -> str:
    """ISO 639-1 code of the text's language; English where nothing speaks for another."""
    sample = text[:SAMPLE]
    if BEYOND_LATIN.search(sample):
        for language, script in _scripts().items():
            if (own := _length(script, sample)) and own > SHARE * _length(LETTERS, sample):
                return language
    known = _common_words()
    counts = Counter(chain.from_iterable(map(known.__getitem__, filter(known.__contains__, sample.lower().split()))))
    best = max(counts, key=lambda language: (counts[language], language == DEFAULT), default=DEFAULT)
    return best if counts[best] > counts[DEFAULT] else DEFAULT


def _length(pattern: regex.Pattern[str], text: str) -> int:
    """How many characters a pattern finds."""
    return sum(map(len, pattern.findall(text)))


@cache
def _scripts() -> dict[str, regex.Pattern[str]]:
    """Languages that their script gives away."""
    found = {language: words(language)["language"].get("script") for language in LANGUAGES}
    return {language: regex.compile(rf"\p{{{script}}}+") for language, script in found.items() if script}


@cache
def _common_words() -> dict[str, tuple[str, ...]]:
    """Word → the languages in whose list of common words it stands."""
    lists = [(word, language) for language in LANGUAGES for word in words(language)["language"].get("common", ())]
    return {word: tuple(language for other, language in lists if other == word) for word, _ in lists}
