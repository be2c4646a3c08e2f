"""Times that a name fixes: wars, operations, uprisings, catastrophes, feasts. The names stand in named.toml, each with its source."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from flows.parse.time.values import Moment, day, month, span, year


@cache
def named_times(language: str) -> dict[str, Moment]:
    """The names that fix a time in a language, with their established dates."""
    entries = tomllib.loads((files("flows.parse.time") / "named.toml").read_text("utf-8"))["named"]
    return {name: _moment(entry["edtf"]) for entry in entries for name in entry.get(language, ())}


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
    raise ValueError(f"named.toml: no day, month or year: {text}")
