"""Days as mastheads and titles print them: the names of months of every language, digits of every script."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache

import regex

from flows.parse.citations.vocabulary import month_numbers, with_western_digits
from flows.parse.languages import LANGUAGES, words
from flows.parse.masthead.folding import fold
from flows.parse.numerals import chinese_number

_NUMERALS = {sign: value for value, signs in enumerate(("〇零○Ｏ", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")) for sign in signs}
# Scanners read 1 as l or I, 0 as O, and set digits apart.
_DIGIT = r"(?:\d|[lIO](?!\p{L}))"
_YEAR = r"(?P<year>(?:[1lI] ?9 ?[4-9]|2 ?0 ?[0-4]) ?[\dlIO])"
_DAY_FIRST = (
    rf"(?P<day>{_DIGIT} ?{_DIGIT}?)(?:st|nd|rd|th|ST|ND|RD|TH|er|ER|re|º|°|ᵉʳ|\.|-е|-го)?,?\s{{0,6}}(?:(?:of|de|DE)\s)?"
    rf"(?P<month>(?:\p{{L}}|0(?=\p{{L}}))[\p{{L}}’'01]{{1,11}}(?:\s(?:الأول|الاول|الثاني))?(?:\s?/\s?\p{{L}}{{3,8}}(?:\s\p{{L}}{{3,8}})?)?)"
    rf"[.,]?\s{{0,6}}(?:(?:of|de|del|DE|DEL)\s)?{_YEAR}(?:\s(?:года|г\.|ГОДА))?"
)
_MONTH_FIRST = rf"(?P<month>\p{{L}}{{3,9}})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{_YEAR}"
_CHINESE = r"(?P<year>\d{4}|[〇零○Ｏ一二三四五六七八九]{4})\s?年\s?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s?日"
DAY = regex.compile(rf"(?|{_CHINESE}|(?<!\d)(?:(?<!\p{{L}})|(?=\d)){_DAY_FIRST}(?!\d)|(?<!\p{{L}}){_MONTH_FIRST}(?!\d))")
DAY_BESIDE = regex.compile(rf" ?: ?(?:{DAY.pattern})")  # `931st MEETING: 7 FEBRUARY 1961`
_AND = r"(?:\s?[,،–-]\s?(?:\p{L}{1,3}\s)?|\s\p{L}{1,3}\s)"
# "3, 4 and " before "9 August 1994", "30 July and " before "2 August 1994"
DAYS_BEFORE = regex.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:er|º)?(?:\s(?:de\s)?(?P<month>\p{{L}}{{3,}}))?(?:{_AND}\d{{1,2}})*{_AND}$")
_CONFUSED = str.maketrans("lIO ", "110_")
_LETTERS = str.maketrans("10", "lo")  # Ju1y


def day_at(text: str, at: int) -> tuple[date, int, bool] | None:
    """(day, end, whether every letter is right) of a day that is printed at an offset."""
    match = DAY.match(text, at)
    found = _value(match) if match else None
    return (found[0], match.end(), found[1]) if match and found else None


def days_in(text: str) -> list[date]:
    """Every day that a short text prints, in order."""
    return [found[0] for match in DAY.finditer(with_western_digits(text)) if (found := _value(match))]


def first_day(text: str) -> date | None:
    """The first day that a short text prints: of `3 and 4 August 1994` and `30 July and 2 August 1994` the first of the two."""
    text = with_western_digits(text)
    match = next((match for match in DAY.finditer(text) if _value(match)), None)
    found = _value(match) if match else None
    if match is None or found is None:
        return None
    day = found[0]
    before = DAYS_BEFORE.search(text, 0, match.start())
    if before is None:
        return day
    month = _month(before["month"])[0] if before["month"] else day.month
    try:
        return date(day.year - (month > day.month), month, int(before["day"]))
    except ValueError:
        return day


def _value(match: regex.Match[str]) -> tuple[date, bool] | None:
    month, exact = _month(match["month"])
    try:
        return date(_number(match["year"]), month, _number(match["day"])), exact
    except ValueError:
        return None


def _number(printed: str) -> int:
    if printed[0] in _NUMERALS:
        return chinese_number(printed, _NUMERALS) if len(printed) < 4 else int("".join(str(_NUMERALS[sign]) for sign in printed))
    return int(printed.translate(_CONFUSED).replace("_", ""))


def _month(printed: str) -> tuple[int, bool]:
    """(number of the month, whether its name is spelt right); 0 for what is none."""
    if all(sign in _NUMERALS for sign in printed) or printed.isdecimal():
        return _number(printed), True
    months = month_names()
    meant = printed.translate(_LETTERS)
    if meant != printed:
        return _month(meant)[0], False
    for name in (printed, *printed.split("/")):
        if number := months.get(fold(name)):
            return number, True
    folded = fold(printed)
    close = {months[name] for name in get_close_matches(folded, months, 2, 0.8)} if len(folded) > 4 else set()
    return (close.pop(), False) if len(close) == 1 else (0, False)


@cache
def month_names() -> Mapping[str, int]:
    """Folded name → number, of all languages: mastheads are often left in English."""
    tables = [table for language in LANGUAGES if (table := words(language)["citations"])]
    return {fold(name).removesuffix("."): number for table in tables for name, number in month_numbers(table).items()}
