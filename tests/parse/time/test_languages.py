"""Dates in six languages: a table of forms, and a generator of times with known values that are read back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.parse.time import find_times

CASES = [
    ("fr", "le 1er juillet 2013", ["2013-07-01"]),
    ("fr", "du 29 au 31 juillet 2014", ["2014-07-29/2014-07-31"]),
    ("fr", "du 1er décembre 2014 au 3 janvier 2015", ["2014-12-01/2015-01-03"]),
    ("fr", "les 6 et 7 avril 2011", ["2011-04-06/2011-04-07"]),
    ("fr", "depuis le 1er octobre 2014", ["2014-10-01/.."]),
    ("fr", "au plus tard le 10 juillet 2015", ["../2015-07-10"]),
    ("fr", "à la mi-mai 1999", ["1999-05-11/1999-05-20"]),
    ("fr", "dans les années 60", ["196X"]),
    ("fr", "au XIXe siècle", ["18XX"]),
    ("fr", "au premier semestre de 2007", ["2007-01/2007-06"]),
    ("fr", "la résolution 1990 (2011)", []),
    ("es", "el 6 de marzo de 2015", ["2015-03-06"]),
    ("es", "del 29 al 31 de julio de 2014", ["2014-07-29/2014-07-31"]),
    ("es", "desde el año 2011 hasta el 22 de diciembre de 2014", ["2011/2014-12-22"]),
    ("es", "en junio y octubre de 2012", ["2012-06", "2012-10"]),
    ("es", "a principios de la década de 1960", ["1960/1963"]),
    ("es", "en el siglo XIX", ["18XX"]),
    ("es", "a partir del 1 de enero de 2016", ["2016-01-01/.."]),
    ("ru", "13-17 октября 2014 года", ["2014-10-13/2014-10-17"]),
    ("ru", "с 8 по 10 апреля 2015 года", ["2015-04-08/2015-04-10"]),
    ("ru", "седьмого и восьмого июля 2014 года", ["2014-07-07/2014-07-08"]),
    ("ru", "двадцать первого июня 1941 года", ["1941-06-21"]),
    ("ru", "в 1990-х годах", ["199X"]),
    ("ru", "в начале 1960-х годов", ["1960/1963"]),
    ("ru", "по состоянию на 18 декабря 2014 года", ["../2014-12-18"]),
    ("ru", "не позднее 10 июля 2015 года", ["../2015-07-10"]),
    ("ar", "في 6 آذار/مارس 2015", ["2015-03-06"]),
    ("ar", "في ٦ كانون الثاني/يناير ٢٠١٤", ["2014-01-06"]),
    ("ar", "في الفترة من 29 إلى 31 تموز/يوليه 2014", ["2014-07-29/2014-07-31"]),
    ("ar", "في يومي 8 و9 كانون الأول/ديسمبر 2014", ["2014-12-08/2014-12-09"]),
    ("ar", "منذ عام 2000", ["2000/.."]),
    ("ar", "في 3 ماي 1945", ["1945-05-03"]),
    ("ar", "في ستينيات القرن العشرين", ["196X"]),
    ("ar", "القرار 1990 (2011)", []),
    ("zh", "2014年10月13日至17日", ["2014-10-13/2014-10-17"]),
    ("zh", "二〇一四年十月十三日至十七日", ["2014-10-13/2014-10-17"]),
    ("zh", "２０１４年１０月１３日", ["2014-10-13"]),
    ("zh", "2013年10月至2014年2月", ["2013-10/2014-02"]),
    ("zh", "2000年以来", ["2000/.."]),
    ("zh", "截至2014年12月18日", ["../2014-12-18"]),
    ("zh", "20世纪90年代", ["199X"]),
    ("zh", "十九世纪", ["18XX"]),
    ("zh", "2015年底前", ["../2015-12-31"]),
    ("zh", "第1990(2011)号决议", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES, ids=[f"{language}: {text}" for language, text, _ in CASES])
def test_values(language: str, text: str, values: list[str]) -> None:
    assert [t.edtf for t in find_times(text, None, language) if t.edtf] == values


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
# Per language: a day; a range of days; a range of years; an open stretch; a list of days apart.
FORMS = {
    "en": ("{d} {m} {y}", "from {d} {m} {y} to {d2} {m2} {y2}", "between {y} and {y2}", "since {d} {m} {y}", "on {d} {m} {y} and {d2} {m2} {y2}"),
    "fr": ("{d} {m} {y}", "du {d} {m} {y} au {d2} {m2} {y2}", "de {y} à {y2}", "depuis le {d} {m} {y}", "le {d} {m} {y} et le {d2} {m2} {y2}"),
    "es": ("{d} de {m} de {y}", "del {d} de {m} de {y} al {d2} de {m2} de {y2}", "de {y} a {y2}", "desde el {d} de {m} de {y}", "el {d} de {m} de {y} y el {d2} de {m2} de {y2}"),
    "ru": ("{d} {m} {y} года", "с {d} {m} {y} года по {d2} {m2} {y2} года", "с {y} по {y2} год", "с {d} {m} {y} года", "{d} {m} {y} года и {d2} {m2} {y2} года"),
    "ar": ("{d} {m} {y}", "من {d} {m} {y} إلى {d2} {m2} {y2}", "من عام {y} إلى عام {y2}", "منذ {d} {m} {y}", "في {d} {m} {y} وفي {d2} {m2} {y2}"),
    "zh": ("{y}年{n}月{d}日", "{y}年{n}月{d}日至{y2}年{n2}月{d2}日", "{y}年至{y2}年", "自{y}年{n}月{d}日起", "{y}年{n}月{d}日和{y2}年{n2}月{d2}日"),
}  # fmt: skip
DAYS = st.dates(date(1900, 1, 1), date(2030, 12, 31))
for _language in FORMS:
    find_times("", None, _language)  # compiles the words, before a test is timed


def printed(form: str, language: str, first: date, last: date) -> str:
    def month(day: date) -> str:
        return MONTHS[language].split()[day.month - 1] if language in MONTHS else ""

    return form.format(d=first.day, m=month(first), n=first.month, y=first.year, d2=last.day, m2=month(last), n2=last.month, y2=last.year)


@settings(max_examples=300)
@given(st.sampled_from(sorted(FORMS)), st.integers(0, 4), DAYS, st.integers(400, 5000), st.sampled_from(["", "\n", " ", "("]))
def test_a_printed_time_is_read_back(language: str, which: int, first: date, days: int, before: str) -> None:
    last = first + timedelta(days)
    day, end = first.isoformat(), last.isoformat()
    expected = [[day], [f"{day}/{end}"], [f"{first.year}/{last.year}"], [f"{day}/.."], [day, end]][which]
    text = before + printed(FORMS[language][which], language, first, last) + (")" if before == "(" else "")
    assert [t.edtf for t in find_times(text, None, language) if t.edtf] == expected
