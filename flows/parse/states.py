"""Names of States and territories → ISO 3166-1 alpha-3.

CLDR (babel) gives the names in each language, ISO 3166 (pycountry) the official ones; `states.toml` adds the usage of the United
Nations and former States.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import pycountry
import regex
from babel import Locale

from flows.parse.languages import words
from flows.parse.model import Span

INFLECTED = regex.compile(r"\p{Cyrillic}")  # names stand in the case that the sentence gives them
ENDING = 2  # letters
SHORTEST_STEM = 3


@lru_cache(maxsize=10_000)
def iso3_of(name: str, language: str = "en") -> str | None:
    """The code of a State or territory by any of its names, alone or at the end of a longer form ("Republic of …").

    None for what is no State, or has no single continuing State.
    """
    names = state_names(language)
    tokens = fold_name(name).split()
    for first in range(len(tokens)):
        tail = " ".join(tokens[first:])
        if tail in names:
            return names[tail] or None
    return _inflected(tokens, names) if INFLECTED.search(name) else None


def _inflected(tokens: Sequence[str], names: Mapping[str, str]) -> str | None:
    """A name in another case: its words share all but their last two or three letters with those of one State."""
    text = " ".join(tokens)
    alike = {
        known: code for known, code in names.items() if code and len(known.split()) == len(tokens) and all(map(_one_word, tokens, known.split()))
    }
    best = max(alike, key=lambda known: _common(known, text), default=None)
    return alike[best] if best else None


def _common(one: str, other: str) -> int:
    """How many letters two names share from their beginning."""
    return next((i for i, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), min(len(one), len(other)))


def _one_word(word: str, other: str) -> bool:
    stem = max(min(len(word), len(other)) - ENDING, SHORTEST_STEM)
    return word[:stem] == other[:stem] and abs(len(word) - len(other)) <= ENDING


def fold_name(name: str) -> str:
    """Case, accents, kind of apostrophe and a leading article do not count."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(letters.removeprefix("the ").split())


@cache
def state_names(language: str) -> Mapping[str, str]:
    """Folded name → alpha-3, an empty string for a known former State without a code."""
    names: dict[str, str] = {}
    for country in pycountry.countries:
        for attribute in ("name", "official_name", "common_name"):
            if name := getattr(country, attribute, None):
                names[fold_name(name)] = country.alpha_3
                names.setdefault(fold_name(_turned(name)), country.alpha_3)
    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    names |= {fold_name(name): codes[code] for code, name in Locale(language).territories.items() if code in codes}
    names |= {fold_name(name): code for name, code in _curated()["names"].items()}
    for printed, attached in words(language)["masthead"].get("attached", {}).items():
        names |= {attached + name.removeprefix(printed): code for name, code in names.items() if name.startswith(printed)}
    return names


@cache
def _curated() -> Mapping[str, Any]:
    """The tables of states.toml."""
    return tomllib.loads((files("flows.parse") / "states.toml").read_text("utf-8"))


def code_since(name: str, day: date | None) -> str | None:
    """The code that a name of a former State has had again since an earlier day than this; None where it has none."""
    meant = (entry["code"] for entry in _curated()["renewed"] if day and entry["since"] <= day and name in entry["names"])
    return next(meant, None)


def _turned(name: str) -> str:
    """`Korea, Republic of` → `Republic of Korea`."""
    head, comma, tail = name.partition(", ")
    return f"{tail} {head}" if comma else name


WORD = regex.compile(r"\p{Han}|[\p{L}\p{M}]+['’]?|[\d.]+")


def find_state(text: str, language: str) -> tuple[Span, str] | None:
    """Span and code of the first name of a State in a text, the longest where several begin together; the code may be empty."""
    words_found = [(match.span(), _fold_word(match.group())) for match in WORD.finditer(text)]
    index = _names_by_word(language)
    for first, (span, word) in enumerate(words_found):
        alike = [
            (name, code)
            for name, code in index.get(_beginning(word), ())
            if first + len(name) <= len(words_found) and _same_name(name, [word for _, word in words_found[first : first + len(name)]])
        ]
        if alike:
            # "Мальты" shares more with Malta than with Mali
            name, code = max(alike, key=lambda entry: (len(entry[0]), _common(entry[0][0], word)))
            return (span[0], words_found[first + len(name) - 1][0][1]), code
    return None


def _same_name(name: Sequence[str], printed: Sequence[str]) -> bool:
    """Word by word the same; in a language that inflects names, up to their endings."""
    return all(a == b or (INFLECTED.match(a) is not None and _one_word(a, b)) for a, b in zip(name, printed, strict=True))


@lru_cache(maxsize=1024)
def _fold_word(word: str) -> str:
    return fold_name(word).replace("'", "")


def _beginning(word: str) -> str:
    """By what the names that may begin with a word are found: the word, or its first letters where it may be inflected."""
    return word[:SHORTEST_STEM] if INFLECTED.match(word) else word


@cache
def _names_by_word(language: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Beginning of a name → the words of each name that begins so, and its code."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, code in state_names(language).items():
        name_words = tuple(map(_fold_word, WORD.findall(name)))
        if name_words:
            index.setdefault(_beginning(name_words[0]), []).append((name_words, code))
    return index
