"""Times that a name fixes: wars, operations, uprisings, catastrophes, feasts. The names stand in named.toml, each with its source."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import regex

from flows.parse.time.expression import TimeExpression
from flows.parse.time.values import Moment, day, month, span, year


@cache
def _names(language: str) -> tuple[regex.Pattern[str] | None, dict[str, Moment]]:
    entries = tomllib.loads((files("flows.parse.time") / "named.toml").read_text("utf-8"))["named"]
    values = {name.lower(): _moment(entry["edtf"]) for entry in entries for name in entry.get(language, ())}
    if not values:
        return None, {}
    alternatives = "|".join(regex.escape(name) for name in sorted(values, key=len, reverse=True))
    return regex.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", regex.IGNORECASE), values


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


def find_named(text: str, language: str) -> list[TimeExpression]:
    """The named times of a text, each with the established dates of its name."""
    pattern, values = _names(language)
    if pattern is None:
        return []
    found = []
    for match in pattern.finditer(text):
        value = values[match.group().lower()]
        found.append(TimeExpression(match.start(), match.end(), "date", value.timex, value.edtf, value.first, value.last, "named"))
    return found
