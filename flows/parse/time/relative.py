"""Relative expressions: the arithmetic named by `op` in the language file, from the anchor or from the narrative's last date.

The grain follows the unit: days and weeks give a day, months a month, years a year (the project's guidelines, "Grain follows the unit");
the TIMEX3 value of weeks is the week.
"""

from __future__ import annotations

from calendar import monthrange
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from flows.parse.time import values
from flows.parse.time.durations import duration_value
from flows.parse.time.expression import TimeExpression
from flows.parse.time.scan import Atom, Fields
from flows.parse.time.values import Moment, precision_of

DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
DAY_GRAINS = frozenset(("day", "day_range", "open"))
DAYS_REMEMBERED = 64
RECENT = 31  # days: so far back a narrative can go on by weekdays
HISTORY = 12  # years: so much older than the anchor a narrative is history, and keeps its year
HOURS_OF_DAY = 24
LONGEST_MONTH = 31
YEARS = {"year": 1, "decade": 10, "century": 100}
# How far back or ahead the words point.
SIGNS = {
    **dict.fromkeys(("last", "last_week", "last_month", "last_year", "past", "previous", "before", "earlier"), -1),
    **dict.fromkeys(("next", "next_week", "next_month", "next_year", "coming", "following", "followed", "after", "later"), 1),
}


@dataclass
class Memory:
    """What a reader keeps in mind: when the text was written, and the last date of its narrative."""

    anchor: date | None
    narrative: Moment | None = None  # the last date that was read
    line: Moment | None = None  # the last that dates what is told, not a noun in passing ("the treaty of 3 May 1904")
    narrative_end: int = 0  # where it ends in the text
    basis: str = ""  # how it came about
    before_aside: tuple[Moment | None, Moment | None, str] | None = None  # narrative, line and basis before a look back: "which had fallen in 1996"
    told_day: date | None = None  # the last single day of the narrative, "today" apart
    group: Sequence[TimeExpression] = ()  # the last dates told together, ranges as one
    days: deque[tuple[int, int, Moment]] = field(default_factory=lambda: deque(maxlen=DAYS_REMEMBERED))  # the last days told, and where
    before_christ: int | None = None  # the year of the narrative, where it is one that `date` does not know: 0 is 1 BC
    quarter: Moment | None = None  # the last quarter of a year that was read
    years: dict[tuple[int, int], int] = field(default_factory=dict)  # (month, day) → the year, other than the anchor's, in which it was last told

    @property
    def told(self) -> date | None:
        """The last day of the narrative's last date."""
        return (self.narrative.last or self.narrative.first) if self.narrative else None

    @property
    def told_or_anchor(self) -> date | None:
        return self.told or self.anchor


@dataclass
class Near:
    """What the words round a relative expression say."""

    tied: bool  # the anchor's own day stands in the same sentence
    inverted: bool  # the expression explains a date just before it: "on 7 December, nine days after …"
    sentence: bool  # the narrative's last date stands in the same sentence
    paragraph: bool  # and in the same paragraph
    ahead: bool  # the verb speaks of what is to come
    clause: bool  # and so that it can be the subject of what is said
    alone: bool  # nothing follows that it is after or before
    event: Moment | None = None  # the day of the happening from which it counts, where the text has told it


def shift(day: date, count: float, unit: str) -> Moment | None:
    """So many units from a day, in the grain of the unit."""
    if unit in DAYS:
        there = day + timedelta(round(count * DAYS[unit]))
        return values.of_date(there) if unit in ("day", "night") else values.of_date(there)._replace(timex=values.week(there).timex)
    if unit == "month":
        return values.month(*values.add_months(day, round(count)))
    if unit == "quarter":
        year, month = values.add_months(day, round(3 * count))
        return values.quarter(year, (month + 2) // 3)
    if unit in YEARS and count % 1:
        return shift(day, count * 12 * YEARS[unit], "month")
    if unit in YEARS:
        there_year = day.year + round(count * YEARS[unit])
        if there_year < 1:
            return values.without_date(f"BC{1 - there_year:04}")
        return values.year(there_year)
    return None


def exactly(day: date, count: float, unit: str) -> Moment | None:
    """So many units from a day, to the day; hours where they are whole days."""
    if unit == "hour" and count % HOURS_OF_DAY == 0:
        return shift(day, count / HOURS_OF_DAY, "day")
    if unit in YEARS or unit == "month":
        year, month = values.add_months(day, round(count * (1 if unit == "month" else 12 * YEARS[unit])))
        return values.day(year, month, min(day.day, monthrange(year, month)[1]))
    return shift(day, count, unit)


def relative_value(atom: Atom, memory: Memory, near: Near) -> Moment | None:
    """The value of a relative expression; None where the context does not give what it needs."""
    operation = OPERATIONS[atom.op]
    assert atom.fields
    return operation(atom, atom.fields, memory, near)


def sign_of(f: Fields) -> int:
    return next((SIGNS[name] for name in f.values if name in SIGNS), 0)


def _count(f: Fields) -> float | None:
    if f.some:
        return None
    return (f.count if f.count is not None else 0 if f.half else 1) + 0.5 * f.half


def _days(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    if not m.anchor:
        return values.without_date("PRESENT_REF") if f.classes == {"today"} else None
    offset = atom.rule.get("offset", f.values.get("yesterday", 0))
    if "last" in f.classes:  # last night
        offset = -1
    return values.of_date(m.anchor + timedelta(offset))


def _ago(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    count = _count(f)
    if not m.anchor:
        return None
    if count is None:
        return values.without_date("PAST_REF")
    if f.unit in ("hour", "minute", "second"):
        return values.without_date(m.anchor.isoformat()) if f.unit != "hour" else values.of_date(m.anchor)
    unit = f.unit or ""
    if atom.rule.get("exact"):
        return exactly(m.anchor, -count, unit)
    if "today" in f.classes or "yesterday" in f.classes or "same" in f.classes:
        return exactly(m.anchor + timedelta(f.values.get("yesterday") or 0), -count, unit)
    if f.weekday:
        return exactly(_weekday_from(m.anchor, f.weekday, sign_of(f) or 1), -count, unit)
    if "unit_month" in f.classes and unit != "month" and f.classes & {"last", "this", "next"}:
        year, month = values.add_months(m.anchor, sign_of(f))
        return shift(date(year, month, 1), -count * (12 * YEARS.get(unit, 0)), "month") if unit in YEARS else None
    return (exactly if near.tied and unit in YEARS else shift)(m.anchor, -count, unit)


def _told_shift(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """`three days later`, `the following day`; `nine days after …`, where the happening after it is not dated by itself."""
    count = _count(f)
    sign = atom.rule.get("sign", sign_of(f))
    if count is None:
        return None if atom.rule.get("event") else values.without_date("FUTURE_REF" if sign > 0 else "PAST_REF")
    unit = f.unit or ("day" if f.daypart else "")
    if m.before_christ is not None and unit in YEARS:
        return values.year(m.before_christ + round(sign * count * YEARS[unit]))
    if not m.told_or_anchor or f.unit in ("hour", "minute", "second"):
        return duration_value(f)
    base = m.told_or_anchor
    if "from" in f.classes:  # a week from today
        return shift(m.anchor + timedelta(f.values.get("yesterday") or 0), count, unit) if m.anchor else duration_value(f)
    if atom.rule.get("event") and "that" not in f.classes and not (atom.rule.get("explains") and near.alone):
        return _from_event(f, sign * count, m, near)
    if m.narrative and m.narrative.first and sign < 0:
        base = m.narrative.first
    if unit == "day" and m.narrative and precision_of(m.narrative.edtf or "") not in DAY_GRAINS:
        base = m.told_day or m.anchor or base
    if m.quarter and m.quarter.first and (unit == "quarter" or (unit == "year" and count == 1 and m.narrative is m.quarter and sign < 0)):
        return shift(m.quarter.first, sign * count * (4 if unit == "year" else 1), "quarter")
    if unit == "weekend":
        return _weekend_from(base, sign)
    if unit == "decade" and f.classes & {"following", "previous", "next"}:
        return values.decade((base.year // 10 + sign) * 10)
    if unit == "century" and f.classes & {"following", "previous", "next"}:
        return values.century((base.year - 1) // 100 + 1 + sign)
    if unit == "half":
        return None
    return (exactly if atom.rule.get("exact") else shift)(base, sign * count, unit)


def _from_event(f: Fields, count: float, m: Memory, near: Near) -> Moment | None:
    """`nine days after …`: from the day of that happening, else from a date of the same sentence; a mere duration where neither is told."""
    duration = duration_value(f)
    told = near.event or (m.narrative if near.sentence else None)
    if near.inverted and m.narrative and near.event and not _agrees(near.event, count, f, m.narrative):
        told = m.narrative  # "on 7 December, nine days after …": the words named another happening
    if told is None or duration is None or (f.unit in DAYS and precision_of(told.edtf or "") not in DAY_GRAINS):
        return duration
    base = told.first if count < 0 else told.last or told.first
    if base is None:
        return duration
    found = shift(base, -count if near.inverted and told is m.narrative else count, f.unit or "")
    return found if near.alone or not found else found._replace(timex=duration.timex)


def _agrees(event: Moment, count: float, f: Fields, told: Moment) -> bool:
    """Does counting from the happening lead to the day that is told?"""
    there = shift(event.last, count, f.unit or "") if event.last else None
    return bool(there and there.first and there.last and told.first and there.first <= told.first <= there.last)


def _weekday_from(base: date, weekday: int, sign: int) -> date:
    days = (weekday - 1 - base.weekday()) * sign % 7 or 7
    return base + timedelta(sign * days)


def _weekday(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    sign = sign_of(f) or (1 if near.ahead or "this" in f.classes else -1)
    weeks = atom.rule.get("weeks", 0)
    return values.of_date(_weekday_from(m.anchor, f.weekday or 1, sign) + timedelta(7 * weeks)) if m.anchor else None


def _weekday_same(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """`that same Sunday`: the one nearest to the day told."""
    if not m.told or m.told != m.told_day or not near.paragraph:
        return None
    return next(values.of_date(day) for n in range(-3, 4) if (day := m.told + timedelta(n)).isoweekday() == f.weekday)


def _before_end_of_told(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """`before the month was out`: until the end of the month told."""
    whole = unit_round(m.told, f.unit or "") if m.told else None
    return values.until(values.of_date(whole.last))._replace(timex=whole.timex) if whole and whole.last else None


def weekday_of_month(first: date, weekday: int, number: int | None) -> date:
    """The nth such weekday of the month that begins with a day; the last one without a number."""
    days = [first + timedelta(n) for n in range(monthrange(first.year, first.month)[1])]
    found = [day for day in days if day.isoweekday() == weekday]
    return found[number - 1] if number and number <= len(found) else found[-1]


def _nth_weekday(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """`the first Friday of …`: the month behind it tells which."""
    return values.without_date(f"XXXX-WXX-{f.weekday}")


def _day_of_told(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """`on the second day`, `the last day of its visit`, `the latter day`: of the days told before in the paragraph."""
    told = next(((t.first, t.last) for t in m.group if near.paragraph and t.edtf and t.first and t.last and t.last == m.told_day == m.told), None)
    if told is None or not atom.lead.asked or (told[0] == told[1] and (f.ordinal or 1) == 1):
        return None if f.ordinal or "latter" in f.classes else _unit_of(atom, f, m, near)
    if not f.ordinal:
        return values.of_date(told[1])
    day = told[0] + timedelta(f.ordinal - 1)
    return values.of_date(day) if f.ordinal <= LONGEST_MONTH and (told[0] == told[1] or day <= told[1]) else None


def _weekday_told(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """`the following Monday`, `the Monday after`, and in a narrative `until the Monday`."""
    sign = sign_of(f)
    if not sign and not (near.alone and m.told):
        return _weekday_alone(atom, f, m, near)
    return values.of_date(_weekday_from(m.told_or_anchor, f.weekday or 1, sign or 1)) if m.told_or_anchor else None


def _weekday_of_week(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    return _weekday_in_week(m.anchor, f)


def _weekday_of_week_told(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    return _weekday_in_week(m.told_or_anchor, f)


def _weekday_in_week(base: date | None, f: Fields) -> Moment | None:
    """The weekday in the week of a day, or in the one before or after it."""
    if base is None:
        return None
    monday = base - timedelta(base.weekday()) + timedelta(7 * sign_of(f))
    return values.of_date(monday + timedelta((f.weekday or 1) - 1))


def _weekday_alone(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """A weekday is the last before the day of writing, that day included, or the next after it where the verb looks ahead; in a paragraph that tells
    a day of the last weeks, the next after that.

    It dates nothing where it is no phrase of time ("the Friday prayers"), and where the sentence tells of days long past.
    """
    base = m.anchor or m.told
    weekday = f.weekday or 1
    if base is None:
        return values.without_date(f"XXXX-WXX-{weekday}")
    if m.anchor is None:
        ahead = (weekday - 1 - base.weekday()) % 7
        return _undated(values.of_date(base + timedelta(ahead)))
    follows = m.told and m.anchor and (atom.lead.joint == "to" or (atom.lead.joint == "and" and m.told > m.anchor))
    if follows and m.told and m.basis in ("unsure", "relative") and near.sentence:  # from Friday to Sunday; next Saturday and Sunday
        return _phrase_of_time(atom, f, _weekday_from(m.told, weekday, 1))
    recent = m.told is not None and m.told == m.told_day and timedelta(0) < m.anchor - m.told < timedelta(RECENT)
    if recent and m.told and near.paragraph and not near.ahead and (found := _weekday_from(m.told, weekday, 1)) <= m.anchor:
        return _phrase_of_time(atom, f, found)
    days = (weekday - 1 - base.weekday()) % 7 if near.ahead else -((base.weekday() - weekday + 1) % 7)
    found = base + timedelta(days)
    return _undated(values.of_date(found)) if near.sentence and m.told and not recent else _phrase_of_time(atom, f, found)


def _phrase_of_time(atom: Atom, f: Fields, day: date) -> Moment:
    """The day, where a preposition or a part of the day says that it dates something."""
    value = values.of_date(day)
    return value if atom.lead.asked or f.daypart else _undated(value)


def _undated(value: Moment) -> Moment:
    """A TIMEX3 value alone: too unsure to date a happening."""
    return Moment(None, None, None, value.timex, value.modifier)


def _weekend_from(base: date, sign: int) -> Moment:
    return values.weekend(_weekday_from(base, 6, sign))


def _month_from(base: date, month: int, sign: int) -> Moment:
    if sign == 0:
        return values.month(base.year, month)
    return values.month(base.year + (sign if (month - base.month) * sign <= 0 else 0), month)


def _month_of(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    return _month_from(m.anchor, f.month or 1, sign_of(f)) if m.anchor else None


def _month_told(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    return _month_from(m.told_or_anchor, f.month or 1, sign_of(f)) if m.told_or_anchor else None


def season_from(base: date, code: int, sign: int) -> Moment:
    this = values.season(base.year, code)
    assert this.first and this.last
    if sign < 0:
        return this if this.last < base else values.season(base.year - 1, code)
    if sign > 0:
        return this if this.first > base else values.season(base.year + 1, code)
    return this


def _season_of(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    return season_from(m.anchor, f.season or 21, sign_of(f)) if m.anchor else None


def _season_told(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    if m.before_christ is not None:
        return values.season(m.before_christ + sign_of(f), f.season or 21)
    return season_from(m.told_or_anchor, f.season or 21, sign_of(f)) if m.told_or_anchor else None


def unit_round(day: date, unit: str, sign: int = 0) -> Moment | None:
    """The week, month, year … in which a day lies, or the one before or after it."""
    if unit == "week":
        return values.week(day + timedelta(7 * sign))
    if unit == "weekend":
        return _weekend_from(day, sign) if sign else values.weekend(day + timedelta(5 - day.weekday()))
    if unit == "decade":
        return values.decade((day.year // 10 + sign) * 10)
    if unit == "century":
        return values.century((day.year - 1) // 100 + 1 + sign)
    return shift(day, sign, unit)


def _unit_of(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    if not m.anchor:
        return None
    found = unit_round(m.anchor, f.unit or atom.rule.get("unit", ""), atom.rule.get("units", sign_of(f)))
    if found and "past" in f.classes and (duration := duration_value(f)):
        return found._replace(timex=duration.timex)  # the past week: the seven days before
    return found


def _weekend(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """`the weekend`: the last one, or the next where the verb speaks of what is to come."""
    return _weekend_from(m.anchor, 1 if near.ahead else -1) if m.anchor else None


def _quarter_told(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """`the quarter`: that of which the text speaks, else the last before it was written."""
    found = m.quarter or (m.anchor and shift(m.anchor, -1, "quarter"))
    return _undated(found) if found else None


def _year_before(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """`the year-earlier quarter`, `the year-ago period`: a year before that of which the text speaks."""
    base = m.told_or_anchor
    if f.ordinal and f.ordinal <= 4 and base:
        return _undated(values.quarter(base.year - 1, f.ordinal))
    told = m.quarter.first if m.quarter else base if "unit_quarter" in f.classes else None
    found = shift(told, -4, "quarter") if told else base and values.year(base.year - 1)
    return _undated(found) if found else None


def _same(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    if m.before_christ is not None:
        return values.season(m.before_christ, f.season) if f.season else values.year(m.before_christ) if f.unit == "year" else None
    told = m.told_or_anchor if atom.rule.get("part") else m.told
    if told is None:
        return None
    if f.season:
        return values.season(told.year, f.season)
    if f.unit in ("year", "month", "week", "weekend", "decade", "century"):
        return unit_round(told, f.unit)
    if f.unit == "quarter":
        return m.quarter
    if f.unit in ("hour", "minute", "second", "fortnight"):
        return None
    return values.of_date(m.told_day) if m.told_day else m.narrative


def _earlier_in(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    if m.told and "this" not in f.classes and (m.anchor is None or m.anchor.year - m.told.year > HISTORY):
        whole = unit_round(m.told, f.unit or "")
        return whole and whole._replace(modifier="END" if "later" in f.classes else "START")
    whole = unit_round(m.anchor, f.unit or "") if m.anchor else None
    if not m.anchor or not whole or not whole.first or not whole.last:
        return None
    if "later" in f.classes:
        return values.days(m.anchor, whole.last)._replace(timex=whole.timex, modifier="END")
    return values.days(whole.first, m.anchor)._replace(timex=whole.timex, modifier="START")


def _window(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """`the last two months`, `the last 48 hours`: a duration that ends with the anchor."""
    duration = duration_value(f)
    count = _count(f)
    if not m.anchor or count is None or not duration:
        return duration
    first = exactly(m.anchor, -count, f.unit or "")
    return values.days(first.first, m.anchor)._replace(timex=duration.timex) if first and first.first else duration


def _coming(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    return duration_value(f)


def _days_after(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """`in the five days that followed 13 July`, `in the three weeks that followed`."""
    duration, count = duration_value(f), _count(f)
    told = near.event or (m.narrative if near.paragraph else None)
    if not told or not told.last or count is None or not duration or precision_of(told.edtf or "") not in DAY_GRAINS:
        return duration
    last = exactly(told.last, count, f.unit or "")
    return values.days(told.last + timedelta(1), last.first)._replace(timex=duration.timex) if last and last.first else duration


def in_units(f: Fields, anchor: date) -> Moment | None:
    """`in twelve days the Mission will …`: so long after the day of writing."""
    duration, count = duration_value(f), _count(f)
    there = shift(anchor, count, f.unit or "") if count else None
    return there._replace(timex=duration.timex) if there and duration else None


def _within(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    duration = duration_value(f)
    count = _count(f)
    if not m.told_or_anchor or count is None or not duration:
        return duration
    base = (near.event and near.event.last) or m.told_or_anchor
    last = exactly(base, count, f.unit or "")
    return values.days(base, last.first)._replace(timex=duration.timex) if last and last.first else duration


def _day_of_month(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    base = m.told_or_anchor if atom.op in INHERITING else m.anchor
    number = f.ordinal or int(f.count or 0)
    return values.day(*values.add_months(base, sign_of(f)), number) if base and number else None


def _anniversary(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """The day of commemoration; where the text tells that ("2025 will mark the thirtieth anniversary", "on 5 May 2013, the tenth anniversary of"),
    the time commemorated. TIMEX3 marks none."""
    years = years_of_anniversary(f)
    if not m.anchor or not years:
        return None
    told = m.narrative.first if m.narrative else None
    grain = precision_of((m.narrative and m.narrative.edtf) or "")
    if near.event and near.event.last and grain in DAY_GRAINS:
        return _of_anniversary(exactly(near.event.last, years, "year"), f)
    year = told.year if told and near.sentence else m.anchor.year
    for day in (told, *(value.first for _, _, value in reversed(m.days))):
        if day and day.year + years == year:
            return _of_anniversary(exactly(day, years, "year"), f)
    if told and (near.clause or near.inverted) and near.event is None:
        return _of_anniversary((shift if grain == "year" else exactly)(told, -years, "year"), f)
    return _of_anniversary(values.of_date(m.anchor), f)


def _of_anniversary(value: Moment | None, f: Fields) -> Moment | None:
    duration = duration_value(f) if f.count else None
    return value and value._replace(timex=duration.timex if duration else "")


def years_of_anniversary(f: Fields) -> int:
    """`the tenth anniversary`, `the ten-year anniversary`."""
    return f.ordinal or int(f.count or 0)


def _day_told(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """`the 6th`, `the 17th and 18th`; of two days apart the first."""
    if not m.told_or_anchor or not f.ordinal:
        return None
    first, last = f.values.get("ordinal_number", f.ordinal), f.ordinal
    month = m.told_or_anchor.replace(day=1)
    if last > monthrange(month.year, month.month)[1]:  # "on the 31st", told after a day of September
        month = (month - timedelta(1)).replace(day=1)
    if last == first + 1:
        return values.days(month.replace(day=first), month.replace(day=last))
    return values.day(month.year, month.month, first)


def _new_year(atom: Atom, f: Fields, m: Memory, near: Near) -> Moment | None:
    """`the new year`: the next after the narrative's last date, where that is over, else after the anchor's."""
    base = m.told if m.told and m.anchor and m.told.year < m.anchor.year else m.anchor
    return values.year(base.year + 1) if base else None


Operation = Callable[[Atom, Fields, Memory, Near], Moment | None]
OPERATIONS: Mapping[str, Operation] = {
    "days": _days,
    "ago": _ago,
    "told_shift": _told_shift,
    "weekday": _weekday,
    "weekday_told": _weekday_told,
    "weekday_of_week": _weekday_of_week,
    "weekday_of_week_told": _weekday_of_week_told,
    "weekday_alone": _weekday_alone,
    "month_of": _month_of,
    "month_told": _month_told,
    "season_of": _season_of,
    "season_told": _season_told,
    "unit_of": _unit_of,
    "weekend": _weekend,
    "quarter_told": _quarter_told,
    "year_before": _year_before,
    "same": _same,
    "earlier_in": _earlier_in,
    "window": _window,
    "coming": _coming,
    "within": _within,
    "weekday_same": _weekday_same,
    "before_end_of_told": _before_end_of_told,
    "days_after": _days_after,
    "nth_weekday": _nth_weekday,
    "day_of_told": _day_of_told,
    "day_of_month": _day_of_month,
    "day_of_month_told": _day_of_month,
    "anniversary": _anniversary,
    "day_told": _day_told,
    "new_year": _new_year,
}
INHERITING = frozenset(("day_told", "day_of_month_told", "month_told", "season_told"))  # a printed day or month whose year the narrative gives
