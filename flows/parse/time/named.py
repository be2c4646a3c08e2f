"""Times that a name fixes: wars, operations, uprisings, catastrophes, feasts. The names stand in named.toml, each with its source.

Users add their own in a file of the same form (setting `named_times`); their reading of a name wins over the curated one.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from flows.parse.languages import LANGUAGES
from flows.parse.time.values import Moment, day, month, span, year

SHORTEST_NAME = 4  # characters of a name; shorter ones are too frequent in other words
SHORTEST_HAN_NAME = 2


class NamedTime(NamedTuple):
    """A name in one language and the time that it fixes: a day, month or year, or two of them with a slash between."""

    language: str
    name: str
    edtf: str


Names = tuple[NamedTime, ...]


def read_names(toml: str) -> Names:
    """The names of a file of the form of named.toml: entries `[[named]]` with `edtf`, `source` and lists of names per language.

    ValueError (tomllib's own among them) says what is wrong, and in which entry.
    """
    found: list[NamedTime] = []
    for number, entry in enumerate(tomllib.loads(toml).get("named", []), 1):
        edtf, source = entry.get("edtf"), entry.get("source")
        if not isinstance(edtf, str) or not isinstance(source, str) or not source.strip():
            raise ValueError(f"named time {number}: `edtf` and `source` are needed, both as text")
        try:
            _moment(edtf)
        except ValueError as error:
            raise ValueError(f"named time {number}: {edtf!r} is no day, month, year or range of them ({error})") from error
        for language, names in entry.items():
            if language in ("edtf", "source"):
                continue
            if language not in LANGUAGES or not isinstance(names, list):
                raise ValueError(f"named time {number}: {language!r} is no language with a list of names; known: {', '.join(LANGUAGES)}")
            found += [NamedTime(language, _checked(name, number, language), edtf) for name in names]
    return tuple(found)


@cache
def curated_names() -> Names:
    """The names that come with the project."""
    return read_names((files("flows.parse.time") / "named.toml").read_text("utf-8"))


def named_times(language: str, own: Names = ()) -> dict[str, Moment]:
    """The names that fix a time in a language, with their established dates."""
    return {named.name: _moment(named.edtf) for named in (*curated_names(), *own) if named.language == language}


def _checked(name: object, number: int, language: str) -> str:
    shortest = SHORTEST_HAN_NAME if language == "zh" else SHORTEST_NAME
    if not isinstance(name, str) or len(name) < shortest or not any(sign.isalpha() for sign in name):
        raise ValueError(f"named time {number}: {name!r} is no name of {shortest} or more characters, letters among them")
    return name


def _moment(edtf: str) -> Moment:
    ends = [_point(part) for part in edtf.split("/")]
    return span(ends[0], ends[-1])


def _point(text: str) -> Moment:
    match [int(part) for part in text.split("-")]:
        case [y, m, d]:
            return day(y, m, d)
        case [y, m]:
            return month(y, m)
        case [y]:
            return year(y)
    raise ValueError(f"not of the form YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
