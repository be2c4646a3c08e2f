"""First pass: the single dates of a text, with what each of them prints and what it leaves to the context."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flows.parse.time.grammar import REMEMBERED, DatePlan, Grammar, Lead
from flows.parse.time.lexicon import Tokens

MONTHS = ("month", "unsure_month", "short_month")
DIGITS = ("small", "middle", "day_number", "two_digits", "three_digits", "year_number", "four_digits")
DAYS = ("small", "middle", "day_number", "ordinal_number", "ordinal", "second")
DEICTIC = ("last", "next", "this", "present", "that", "same", "following", "previous", "every", "past", "earlier", "later")
YEAR_WORDS = {"last_year": "last", "this_year": "this", "next_year": "next", "same_year": "same", "every_year": "every"}
PLURALS = frozenset(("units", "unit_years", "unit_hours", "unit_minutes", "unit_weekends"))
FALLING = ("century", "decade", "year", "month", "week", "day", "hour", "minute", "second")
ERA_AHEAD = 30  # tokens between the first year of a list and its era
MEAN_EASTER = date(2001, 4, 8)  # of a common year
TO = ("to", "to_the", "on", "dash", "until", "through")


class Atom:
    """One time as printed. What is None is not printed. Written once, while it is scanned; `year` and `phrase` may be shared later."""

    __slots__ = (
        "apart", "back", "bare", "code", "day", "day_in_list", "end", "feast", "fields", "first", "last", "last_day", "last_start", "lead", "month", "op",
        "phrase", "rule", "season", "start", "year", "year_end",
    )  # fmt: skip

    def __init__(self, start: int, end: int, first: int, last: int, rule: Mapping[str, Any], lead: Lead) -> None:
        self.start = start  # code points
        self.end = end
        self.first = first  # tokens
        self.last = last
        self.rule = rule
        self.op: str = rule["op"]
        self.lead = lead
        self.day: int | None = None
        self.last_day: int | None = None  # a range of days within the month
        self.last_start = start  # where the last day of the range begins
        self.month: int | None = None
        self.year: int | None = None
        self.year_end: int | None = None
        self.phrase: str | None = None  # the year told by a phrase: last, this, next, same, following, previous, every
        self.season: int | None = None
        self.feast: int | None = None  # days from Easter Sunday; day and month are then those of its mean, for the choice of the year
        self.fields: Fields | None = None
        self.day_in_list = False  # a day whose month stands with another member of its list
        self.bare = False  # a year or month that stands alone
        self.back = 0  # so many years before the one that the context gives: the event of an anniversary
        self.apart = False  # "respectively": never one with its neighbours


class Fields:
    """The words of an expression by what they say."""

    __slots__ = ("classes", "clock", "count", "daypart", "half", "month", "more", "ordinal", "season", "some", "unit", "values", "weekday")

    def __init__(self) -> None:
        self.classes: set[str] = set()
        self.values: dict[str, Any] = {}
        self.count: float | None = None
        self.some = False
        self.half = False
        self.unit: str | None = None
        self.month: int | None = None
        self.weekday: int | None = None
        self.season: int | None = None
        self.ordinal: int | None = None
        self.daypart: str | None = None
        self.clock: str | None = None
        self.more: list[Fields] = []  # what a duration of several units tells after the first: "three years and two months"


def read_fields(tokens: Tokens, first: int, last: int) -> Fields:  # noqa: PLR0912, PLR0915
    """What the words of tokens first to last say: the count, the unit, the weekday and so on."""
    f = Fields()
    count: float | None = None
    ordinal = 0
    for i in range(first, last):
        name, value = tokens.classes[i], tokens.values[i]
        f.classes.add(name)
        f.values.setdefault(name, value)
        if name.startswith("unit"):
            if name == "unit_half" and (f.unit is None or "and" in f.classes):
                f.half = True
            else:
                f.unit = f.unit or value
                count = 2 if name == "unit_dual" else count
        elif name in DIGITS:
            if count is not None and tokens.classes[i - 1] == "tight_comma":
                count = count * 1000 + value
            elif count is not None and tokens.classes[i - 1] == "point":
                count += value / 10 ** len(str(value))
            else:
                count = value
        elif name == "cardinal":
            count = value if count is None or count < 20 else count + value
        elif name == "tens":
            count = (count or 0) + value
            ordinal = value
        elif name == "hundred":
            count = (count or 1) * value
        elif name == "one":
            count = value if count is None else count
        elif name == "some":
            f.some = True
        elif name in ("ordinal", "ordinal_number", "big_ordinal", "roman", "second"):
            f.ordinal = ordinal + value
        elif name in MONTHS:
            f.month = value
        elif name in ("weekday", "short_weekday", "weekdays"):
            f.weekday = value
        elif name in ("season", "unsure_season"):
            f.season = value
        elif name == "daypart":
            f.daypart = value
        elif name == "tonight":
            f.daypart = "NI"
        elif name == "century_mark":
            f.ordinal, f.unit, count = int(count or 0), "century", None
        elif name in ("quarter_of", "half_of") and value:
            f.ordinal = value
    f.count = count
    if count is None and not f.half and f.classes & PLURALS:
        f.some = True  # "years ago", "for decades"
    if f.unit is None and "second" in f.classes:
        f.unit = "second"
    return f


def scan(tokens: Tokens, g: Grammar) -> list[Atom]:
    """The atoms of the text, in order, not overlapping."""
    atoms: list[Atom] = []
    codes, starts, ends, rules = tokens.codes, tokens.starts, tokens.ends, g.rules
    begin, by_class = g.begin.search, g.by_class
    limit = 1
    at = 0
    while (found := begin(codes, at)) is not None:
        first = found.start()
        pattern, numbers = by_class[codes[first]]
        match = pattern.match(codes, first)
        if match is None or not match.lastindex or (last := match.end()) == first:
            at = first + 1
            continue
        at = last
        index = numbers[match.lastindex - 1]
        atom = Atom(starts[first], ends[last - 1], first, last, rules[index], g.read_lead(codes, first, limit))
        reader = READERS.get(atom.op)
        if reader is None:
            atom.fields = read_fields(tokens, first, last)
            atoms.append(atom)
        else:
            atoms += reader(atom, tokens, g)
        limit = last
    return atoms


def _date_plan(codes: str, classes: Mapping[str, str]) -> DatePlan:  # noqa: PLR0912
    """Where in the tokens of a date its parts stand."""
    days: list[tuple[int, int, str]] = []
    month = year = -1
    phrase = None
    joint = ""
    open_tens = False
    for i, code in enumerate(codes):
        name = classes[code]
        if name in MONTHS:
            month = i
        elif name == "month_mark":
            month = days.pop()[0]
            joint = ""
        elif name in YEAR_WORDS:
            phrase = YEAR_WORDS[name]
        elif name == "year_number":
            year = i
        elif name == "era":
            year = i - 1
            if days and days[-1][1] == i:
                days.pop()
        elif name == "tens":
            days.append((i, i + 1, joint))
            open_tens = True
            continue
        elif name in DAYS:
            if open_tens:
                days[-1] = (days[-1][0], i + 1, days[-1][2])
            else:
                days.append((i, i + 1, joint))
            joint = ""
        elif name in TO:
            if open_tens:
                continue
            joint = "to"
        elif name in ("and", "comma", "tight_comma", "slash"):
            joint = joint or "and"
        elif name in DEICTIC and month >= 0:
            phrase = {"past": "last", "present": "this"}.get(name, name)
            if phrase == "next" and classes[codes[i - 1]] == "the":
                phrase = "following"  # "January of the next year", as opposed to "January next year"
        open_tens = False
    if phrase in ("last", "next") and classes[codes[-1]] == phrase:
        phrase = f"{phrase}_such"  # "on 21 September last", "15 April next"
    return tuple(days), month, year, phrase


def _dates(atom: Atom, tokens: Tokens, g: Grammar) -> list[Atom]:  # noqa: PLR0912
    """A month with a year, a day or a list of days. Days in a row are one atom, the others one each; one carries month and year."""
    first, last = atom.first, atom.last
    values = tokens.values
    printed = tokens.codes[first:last]
    plan = g.plans.get(printed)
    if plan is None:
        plan = _date_plan(printed, g.lexicon.classes)
        if len(g.plans) < REMEMBERED:
            g.plans[printed] = plan
    days, month_at, year_at, phrase = plan
    atom.month = values[first + month_at]
    if year_at >= 0:
        atom.year = _of_era(atom, first + year_at, tokens, g)
    atom.phrase = phrase
    if not days:
        atom.bare = year_at < 0 and phrase is None
        return [atom]
    if len(days) == 1:
        left, right, _ = days[0]
        day = values[first + left] if right == left + 1 else values[first + left] + values[first + right - 1]
        atom.day = day
        return [atom] if 1 <= day <= 31 else []
    apart = tokens.codes[last : last + 1] == g.code("respectively") or tokens.codes[last : last + 2] == g.code("comma") + g.code("respectively")
    numbers = [values[first + left] if right == left + 1 else values[first + left] + values[first + right - 1] for left, right, _ in days]
    if not all(1 <= number <= 31 for number in numbers):
        return []
    ranged = any(joint == "to" for _, _, joint in days)
    apart = apart or not (ranged or numbers == list(range(numbers[0], numbers[0] + len(days))))  # "11, 12, 15 and 16 June" are four days
    runs: list[list[int]] = []  # token of the first day, after the last day, first day, last day, token of the last day
    for day, (left, right, joint) in zip(numbers, days, strict=True):
        if runs and day > runs[-1][3] and (joint == "to" or (day == runs[-1][3] + 1 and not apart)):
            runs[-1][1], runs[-1][3], runs[-1][4] = right, day, left
        else:
            runs.append([left, right, day, day, left])
    month_first = month_at < days[0][0]
    atoms = []
    for i, (left, right, day, last_day, last_left) in enumerate(runs):
        carries = i == (0 if month_first else len(runs) - 1)
        one = atom if carries else Atom(atom.start, atom.end, first, last, atom.rule, atom.lead)
        one.month, one.year, one.phrase = atom.month, atom.year, atom.phrase
        one.day, one.last_day = day, last_day if last_day != day else None
        one.last_start = tokens.starts[first + last_left]
        one.day_in_list, one.apart = not carries, apart
        begins = carries and month_first
        closes = (carries and not month_first) or (month_first and i == len(runs) - 1)
        atoms.append((one, atom.start if begins else tokens.starts[first + left], atom.end if closes else tokens.ends[first + right - 1]))
    for one, start, end in atoms:
        one.start, one.end = start, end
    for i, (one, _, _) in enumerate(atoms):
        if i:
            one.lead = INNER_LEAD
    return [one for one, _, _ in atoms]


INNER_LEAD = Lead("and", None, 0, 0, 0, 0, True, 0)


def _iso(atom: Atom, tokens: Tokens, g: Grammar) -> list[Atom]:
    atom.year, atom.month, atom.day = (tokens.values[atom.first + i] for i in (0, 2, 4))
    atom.op = "date"
    return [atom]


def _numeric(atom: Atom, tokens: Tokens, g: Grammar) -> list[Atom]:
    """`08.04.2022`, `10/25/1999`: with slashes the month may stand first, where the day cannot be a month."""
    if atom.last - atom.first == 3:  # "27.02" of "27.02–31.03.2022"
        atom.day, atom.month, atom.op = tokens.values[atom.first], tokens.values[atom.first + 2], "date"
        return [atom]
    day, month, year = (tokens.values[atom.first + i] for i in (0, 2, 4))
    if tokens.classes[atom.first + 1] != tokens.classes[atom.first + 3]:
        return []
    slashed = tokens.classes[atom.first + 1] == "slash"
    if tokens.ends[atom.last - 1] - tokens.starts[atom.last - 1] == 2:
        year += 1900 if year > 30 else 2000
    elif year < 1000:
        return []
    if month > 12 and slashed:
        day, month = month, day
    if month > 12:
        return []
    atom.day, atom.month, atom.year, atom.op = day, month, year, "date"
    return [atom]


def _years(atom: Atom, tokens: Tokens, g: Grammar) -> list[Atom]:
    """A year alone, or two with a sign between, the second shortened to its last digits."""
    numbers = [(i, tokens.values[i]) for i in range(atom.first, atom.last) if tokens.classes[i] in DIGITS]
    if atom.rule.get("era"):
        atom.year, *end = (_of_era(atom, i, tokens, g) for i, _ in numbers)
        if end:
            atom.year_end, atom.last_start = end[0], tokens.starts[numbers[1][0]]
        return [atom] if atom.year_end is None or atom.year < atom.year_end else []
    atom.bare = len(numbers) == 1 and numbers[0][0] == atom.first and atom.last == atom.first + 1
    atom.year = numbers[0][1]
    if len(numbers) == 2:
        second = atom.year // 100 * 100 + numbers[1][1]
        if atom.year % 100 == 99 and numbers[1][1] == 0:
            second += 100
        slashed = tokens.classes[numbers[1][0] - 1] == "slash"
        if second <= atom.year or (slashed and second != atom.year + 1):
            return []
        atom.year_end = second
        atom.last_start = tokens.starts[numbers[1][0]]
    return [atom]


def _of_era(atom: Atom, at: int, tokens: Tokens, g: Grammar) -> int:
    """The year printed at a token: year 0 is 1 BC. An era counts for all years of a list or range."""
    last = atom.last + (ERA_AHEAD if atom.rule.get("era") else 0)
    era_at = tokens.codes.find(g.code("era"), atom.first, last)
    number: int = tokens.values[at]
    return 1 - number if era_at >= 0 and tokens.values[era_at] < 0 else number


def _season(atom: Atom, tokens: Tokens, g: Grammar) -> list[Atom]:
    for i in range(atom.first, atom.last):
        name = tokens.classes[i]
        if name in ("season", "unsure_season"):
            atom.season = tokens.values[i]
        elif name == "year_number" or (name in DIGITS and tokens.classes[i + 1] == "era"):
            atom.year = atom.year or _of_era(atom, i, tokens, g)
        elif name in DEICTIC:
            atom.phrase = {"past": "last", "present": "this"}.get(name, name)
    return [atom]


def _holiday(atom: Atom, tokens: Tokens, g: Grammar) -> list[Atom]:
    """`Christmas Eve 1989`: the name tells month and day; `Good Friday` with the year."""
    told = tokens.values[atom.first]
    if tokens.classes[atom.first] == "feast":
        atom.feast, mean = told, MEAN_EASTER + timedelta(told)
        atom.month, atom.day = mean.month, mean.day
    else:
        atom.month, atom.day = divmod(told, 100)
    if atom.last > atom.first + 1:
        atom.year = tokens.values[atom.last - 1]
    atom.op = "date"
    return [atom]


def _compound(atom: Atom, tokens: Tokens, g: Grammar) -> list[Atom]:
    """`three years and two months` is one duration; `two years, three years and five years` are three, for the units do not fall."""
    found: list[Atom] = []
    sizes: list[int] = []
    first = atom.first
    for i in range(atom.first, atom.last):
        name = tokens.classes[i]
        if not name.startswith("unit") or name == "unit_half":
            continue
        f = read_fields(tokens, first, i + 1)
        sizes.append(FALLING.index(f.unit) if f.unit in FALLING else -1)
        if found and sizes[-2] < sizes[-1]:
            whole = found[-1]
            assert whole.fields
            whole.fields.more.append(f)
            whole.end, whole.last = tokens.ends[i], i + 1
        else:
            while tokens.classes[first] in ("comma", "and"):
                first += 1
            one = Atom(tokens.starts[first], tokens.ends[i], first, i + 1, atom.rule, atom.lead)
            one.op, one.fields = "duration", f
            found.append(one)
        first = i + 1
    return found


READERS = {"compound": _compound, "date": _dates, "iso": _iso, "numeric": _numeric, "years": _years, "season": _season, "holiday": _holiday}
