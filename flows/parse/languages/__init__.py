"""The words of each language, one TOML file per language: words are data, rules are code.

A file has one table per part of the parser: `[language]`, `[masthead]`, `[agenda]`, `[sections]`, `[signatories]`, `[citations]`, `[time]`,
`[events]`, `[casualties]`, `[places]`, `[actors]`. Adding a language is adding a file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = tuple(sorted(entry.name.removesuffix(".toml") for entry in files(__name__).iterdir() if entry.name.endswith(".toml")))


@cache
def words(language: str) -> Mapping[str, Any]:
    """The words of one language (ISO 639-1); raises KeyError for a language without a file."""
    if language not in LANGUAGES:
        raise KeyError(f"no words for language {language!r}; known: {', '.join(LANGUAGES)}")
    return tomllib.loads((files(__name__) / f"{language}.toml").read_text("utf-8"))


@cache
def trigger_words(language: str) -> Mapping[str, Any]:
    """The words of one language that tell what happened (`triggers/<language>.toml`); empty where there are none yet."""
    file = files(__name__) / "triggers" / f"{language}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
