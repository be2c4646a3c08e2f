"""Relative expressions: the arithmetic named by `op` in the language file, from the anchor or from the narrative's last date.

The grain follows the unit: days and weeks give a day, months a month, years a year (the project's guidelines, "Grain follows the unit").
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flows.parse.time import values
from flows.parse.time.grammar import Grammar
from flows.parse.time.scan import Atom, ordinal_of, place_in, which_of
from flows.parse.time.values import Moment

Read = tuple[Moment, str]
DAYS = {"day": 1, "week": 7, "fortnight": 14}
YEARS = {"year": 1, "decade": 10, "century": 100}


@dataclass(frozen=True, slots=True)
class Context:
    """What a relative expression is read with."""

    rule: Mapping[str, Any]
    groups: Mapping[str, str | None]
    grammar: Grammar
    anchor: date | None
    narrative: Moment | None
    told_day: date | None  # the last day that the narrative told
    tied: bool  # the anchor's own day stands in the same sentence
    inverted: bool  # the expression explains a date just before it: "on 7 December, nine days after …"

    @property
    def told(self) -> date | None:
        """The narrative's last day, else the anchor."""
        if self.narrative:
            return self.narrative.last or self.narrative.first
        return self.anchor

    @property
    def count(self) -> int:
        text = (self.groups.get("number") or self.groups.get("number1") or "1").lower()
        return int(text) if text.isdigit() else self.grammar.numbers.get(text, 1)

    @property
    def unit(self) -> str:
        text = self.groups.get("unit") or self.groups.get("unit1") or ""
        return next((name for name, pattern in self.grammar.units.items() if pattern.fullmatch(text)), text)


def relative_value(
    atom: Atom, grammar: Grammar, anchor: date | None, narrative: Moment | None, told_day: date | None, tied: bool, inverted: bool
) -> Read | None:
    """The value of a relative expression; None where the context does not give what it needs."""
    assert atom.match and atom.rule is not None
    rule = grammar.relatives[atom.rule]
    context = Context(rule, atom.match.groupdict(), grammar, anchor, narrative, told_day, tied, inverted)
    value = OPERATIONS[rule["op"]](context)
    return (value, "inherited" if rule["op"] in ("day_of_narrative", "month_narrative") else "relative") if value else None


def shift(day: date, count: int, unit: str) -> Moment | None:
    """So many units from a day, in the grain of the unit."""
    if unit in DAYS:
        return values.of_date(day + timedelta(count * DAYS[unit]))
    if unit == "month":
        return values.month(*values.add_months(day, count))
    if unit in YEARS:
        return values.year(day.year + count * YEARS[unit])
    return None


def _exact(day: date, count: int, unit: str) -> Moment | None:
    """So many units from a day, to the day."""
    if unit in YEARS or unit == "month":
        year, month = values.add_months(day, count * (1 if unit == "month" else 12 * YEARS[unit]))
        return values.day(year, month, min(day.day, monthrange(year, month)[1]))
    return shift(day, count, unit)


def _days(c: Context) -> Moment | None:
    return values.of_date(c.anchor + timedelta(c.rule["offset"])) if c.anchor else None


def _ago(c: Context) -> Moment | None:
    if not c.anchor:
        return None
    which = (c.groups.get("shift") or "").lower()
    if not which:
        return (_exact if c.tied else shift)(c.anchor, -c.count, c.unit)
    if "month" in which:
        year, month = values.add_months(c.anchor, {"last": -1, "next": 1}.get(which.split()[0], 0))
        day = date(year, month, 1)
        return values.month(*values.add_months(day, -c.count * (1 if c.unit == "month" else 12 * YEARS.get(c.unit, 1))))
    offset = {"yesterday": -1, "tomorrow": 1}.get(which, 0)
    return _exact(c.anchor + timedelta(offset), -c.count, c.unit)


def _ago_today(c: Context) -> Moment | None:
    return _exact(c.anchor, -c.count, c.unit) if c.anchor else None


def _narrative_shift(c: Context) -> Moment | None:
    if not c.told:
        return None
    unit = {"morning": "day", "night": "day", "evening": "day", "afternoon": "day"}.get(c.unit, c.unit)
    base = c.narrative.first if c.narrative and c.narrative.first and c.rule["sign"] < 0 else c.told
    if unit == "weekend":
        return _weekend(base, c.rule["sign"])
    return shift(base, c.rule["sign"] * c.count, unit)


def _shift_of_next(c: Context) -> Moment | None:
    if not c.inverted or not c.told:
        return _narrative_shift(c)
    return shift(c.told, -c.rule["sign"] * c.count, c.unit)


def _weekday_index(c: Context) -> int:
    return place_in(c.grammar.weekdays, c.groups["weekday"] or "") - 1


def _weekday_from(base: date, index: int, sign: int) -> Moment:
    days = (index - base.weekday()) * sign % 7 or 7
    return values.of_date(base + timedelta(sign * days))


def _weekday(c: Context) -> Moment | None:
    return _weekday_from(c.anchor, _weekday_index(c), c.rule["sign"]) if c.anchor else None


def _weekday_narrative(c: Context) -> Moment | None:
    return _weekday_from(c.told, _weekday_index(c), c.rule["sign"]) if c.told else None


def _weekday_of_week(c: Context) -> Moment | None:
    if not c.anchor:
        return None
    monday = c.anchor - timedelta(c.anchor.weekday()) + timedelta(7 * c.rule["sign"])
    return values.of_date(monday + timedelta(_weekday_index(c)))


def _weekend(base: date, sign: int) -> Moment:
    saturday = _weekday_from(base, 5, sign).first
    assert saturday
    return values.days(saturday, saturday + timedelta(1))


def _month_index(c: Context) -> int:
    return place_in(c.grammar.months, c.groups["month"] or "")


def _month_from(base: date, month: int, sign: int) -> Moment:
    if sign == 0:
        return values.month(base.year, month)
    year = base.year + (sign if (month - base.month) * sign <= 0 else 0)
    return values.month(year, month)


def _month_of(c: Context) -> Moment | None:
    return _month_from(c.anchor, _month_index(c), c.rule["sign"]) if c.anchor else None


def _month_narrative(c: Context) -> Moment | None:
    if not c.told:
        return None
    if c.groups.get("season"):
        return _season_from(c.told, which_of(c.grammar.seasons, c.groups["season"] or ""), c.rule["sign"])
    return _month_from(c.told, _month_index(c), c.rule["sign"])


def _season_from(base: date, code: int, sign: int) -> Moment:
    this = values.season(base.year, code)
    assert this.first and this.last
    if sign < 0:
        return this if this.last < base else values.season(base.year - 1, code)
    if sign > 0:
        return this if this.first > base else values.season(base.year + 1, code)
    return this


def _season_of(c: Context) -> Moment | None:
    return _season_from(c.anchor, which_of(c.grammar.seasons, c.groups["season"] or ""), c.rule["sign"]) if c.anchor else None


def _narrative_same(c: Context) -> Moment | None:
    told = c.narrative
    if told is None or not (told.first or told.last):
        return None
    day = told.last or told.first
    assert day
    if c.unit == "year":
        return values.year(day.year)
    if c.unit == "month":
        return values.month(day.year, day.month)
    if c.unit == "week":
        return _week(day)
    if c.unit == "weekend":
        return _weekend(day, -1)
    return values.of_date(c.told_day) if c.told_day else told


def _week(day: date) -> Moment:
    monday = day - timedelta(day.weekday())
    return values.days(monday, monday + timedelta(6))


def _unit_of(c: Context) -> Moment | None:
    if not c.anchor:
        return None
    sign = c.rule["sign"]
    if c.unit == "week":
        return _week(c.anchor + timedelta(7 * sign))
    if c.unit == "weekend":
        return _weekend(c.anchor, sign or -1)
    if c.unit == "decade":
        return values.decade((c.anchor.year // 10 + sign) * 10)
    if c.unit == "century":
        return values.century((c.anchor.year - 1) // 100 + 1 + sign)
    return shift(c.anchor, sign, c.unit)


def _earlier_this(c: Context) -> Moment | None:
    if not c.anchor:
        return None
    first = {"year": c.anchor.replace(month=1, day=1), "month": c.anchor.replace(day=1)}.get(c.unit, c.anchor - timedelta(c.anchor.weekday()))
    return values.days(first, c.anchor)


def _window(c: Context) -> Moment | None:
    if not c.anchor:
        return None
    first = _exact(c.anchor, -c.count, c.unit)
    return values.days(first.first, c.anchor) if first and first.first else None


def _within(c: Context) -> Moment | None:
    if not c.told:
        return None
    last = _exact(c.told, c.count, c.unit)
    return values.days(c.told, last.first) if last and last.first else None


def _new_year(c: Context) -> Moment | None:
    return values.year(c.anchor.year + 1) if c.anchor else None


def _named_month(c: Context) -> Moment | None:
    which = (c.groups.get("which") or "this").lower()
    base = c.told if which.split()[0] in ("that",) or which.startswith("the ") else c.anchor
    if not base:
        return None
    sign = 1 if which in ("next", "the following") else -1 if which in ("last", "the previous") else 0
    return values.month(*values.add_months(base, sign))


def _day_of_month(c: Context) -> Moment | None:
    month = _named_month(c)
    return values.day(month.first.year, month.first.month, int(c.groups["number1"] or 0)) if month and month.first else None


def _part_of_unit(c: Context) -> Moment | None:
    which = (c.groups.get("which") or "this").lower()
    if c.unit == "month":
        whole = _named_month(c)
    elif c.unit == "year":
        base = c.told if which in ("that", "the same", "the following", "the previous") else c.anchor
        sign = 1 if which in ("next", "the following") else -1 if which in ("last", "the previous") else 0
        whole = values.year(base.year + sign) if base else None
    else:
        whole = None
    if whole is None:
        return None
    kind, part = next((kind, part) for kind, part, pattern in c.grammar.prefixes if pattern.search(f"{c.groups['part']} of "))
    return apply_part(whole, kind, part)


def apply_part(value: Moment, kind: str, which: str | int) -> Moment:
    """`early`, `the second week of`, `the first half of`, `the last day of` a time."""
    if kind == "parts":
        return values.part(value, str(which))
    if kind == "edges":
        return values.of_date(value.last if which == -1 and value.last else value.first or date.min)
    if kind == "weeks":
        return values.week_of(value, int(which))
    return values.fraction(value, int(which), 2 if kind == "halves" else 4)


def _anniversary(c: Context) -> Moment | None:
    """The n-th anniversary of a day that the narrative has told, else the year of the anchor."""
    number = ordinal_of(c.groups["nth"] or "", c.grammar)
    if not c.anchor or not number:
        return None
    told = c.narrative.first if c.narrative else None
    if told and told.year + number == c.anchor.year:
        return values.day(c.anchor.year, told.month, told.day)
    return values.of_date(c.anchor)


def _day_of_narrative(c: Context) -> Moment | None:
    number = ordinal_of(c.groups["nth"] or "", c.grammar)
    if not c.told or not number:
        return None
    return values.day(c.told.year, c.told.month, number)


OPERATIONS: Mapping[str, Callable[[Context], Moment | None]] = {
    "days": _days,
    "ago": _ago,
    "ago_today": _ago_today,
    "narrative_shift": _narrative_shift,
    "shift_of_next": _shift_of_next,
    "weekday": _weekday,
    "weekday_narrative": _weekday_narrative,
    "weekday_of_week": _weekday_of_week,
    "month_of": _month_of,
    "month_narrative": _month_narrative,
    "season_of": _season_of,
    "narrative_same": _narrative_same,
    "unit_of": _unit_of,
    "earlier_this": _earlier_this,
    "window": _window,
    "within": _within,
    "new_year": _new_year,
    "day_of_month": _day_of_month,
    "part_of_unit": _part_of_unit,
    "anniversary": _anniversary,
    "day_of_narrative": _day_of_narrative,
}
