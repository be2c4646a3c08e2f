"""A small grammar of printed times per language, and what each of them must be read as: days, months, years, decades, centuries and parts of
them, open, in ranges and in lists. `times(language)` composes them; with a few frames they make texts with known values.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@dataclass(frozen=True)
class Told:
    """Words that tell times, and the EDTF values in their order."""

    words: str
    values: tuple[str, ...]


# How each language prints: {d} day, {m} month, {n} its number, {y} year, {D} first year of a decade, {C} century; the numbers 2 and 3 mark
# the second and third of a kind.
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "zh": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
}
MONTHS_ALONE = {**MONTHS, "ru": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"}  # after "в"
DAY = {
    "en": ("{d} {m} {y}", "{m} {d}, {y}", "the {d} of {m} {y}", "{y}-{n:02}-{d:02}", "{d:02}.{n:02}.{y}"),
    "fr": ("le {d} {m} {y}", "{d:02}.{n:02}.{y}", "{d:02}/{n:02}/{y}"),
    "es": ("el {d} de {m} de {y}", "{d} de {m} del {y}", "{d:02}.{n:02}.{y}"),
    "ru": ("{d} {m} {y} года", "{d} {m} {y} г.", "{d:02}.{n:02}.{y}"),
    "ar": ("في {d} {m} {y}", "{d} {m} {y}"),
    "zh": ("{y}年{m}{d}日", "{y}-{n:02}-{d:02}"),
}
MONTH = {
    "en": ("in {m} {y}", "in {m} of {y}", "during {m} {y}"),
    "fr": ("en {m} {y}", "au mois de {m} {y}"),
    "es": ("en {m} de {y}", "en el mes de {m} de {y}"),
    "ru": ("в {m} {y} года",),
    "ar": ("في {m} {y}", "في شهر {m} {y}"),
    "zh": ("{y}年{m}",),
}
YEAR = {
    "en": ("in {y}", "during {y}", "in the year {y}"),
    "fr": ("en {y}", "en l'année {y}"),
    "es": ("en {y}", "en el año {y}"),
    "ru": ("в {y} году",),
    "ar": ("في عام {y}", "في سنة {y}"),
    "zh": ("{y}年",),
}
DECADE = {
    "en": ("in the {D}s",),
    "fr": ("dans les années {D}",),
    "es": ("en la década de {D}",),
    "ru": ("в {D}-х годах",),
    "ar": (),
    "zh": ("20世纪{T}年代",),
}
CENTURY = {
    "en": ("in the {C}th century",),
    "fr": ("au {C}e siècle",),
    "es": (),
    "ru": (),
    "ar": (),
    "zh": ("{C}世纪",),
}
SINCE = {
    "en": ("since {d} {m} {y}", "from {d} {m} {y} onwards"),
    "fr": ("depuis le {d} {m} {y}", "à partir du {d} {m} {y}"),
    "es": ("desde el {d} de {m} de {y}", "a partir del {d} de {m} de {y}"),
    "ru": ("с {d} {m} {y} года", "начиная с {d} {m} {y} года"),
    "ar": ("منذ {d} {m} {y}",),
    "zh": ("自{y}年{m}{d}日起", "{y}年{m}{d}日以来"),
}
UNTIL = {
    "en": ("until {d} {m} {y}", "by {d} {m} {y}", "as at {d} {m} {y}", "no later than {d} {m} {y}"),
    "fr": ("jusqu'au {d} {m} {y}", "au plus tard le {d} {m} {y}"),
    "es": ("hasta el {d} de {m} de {y}", "a más tardar el {d} de {m} de {y}"),
    "ru": ("по состоянию на {d} {m} {y} года", "не позднее {d} {m} {y} года"),
    "ar": ("حتى {d} {m} {y}",),
    "zh": ("截至{y}年{m}{d}日",),
}
APPROXIMATE = {
    "en": ("about {d} {m} {y}", "circa {d} {m} {y}"),
    "fr": ("vers le {d} {m} {y}", "aux alentours du {d} {m} {y}"),
    "es": ("hacia el {d} de {m} de {y}", "alrededor del {d} de {m} de {y}"),
    "ru": ("около {d} {m} {y} года", "примерно {d} {m} {y} года"),
    "ar": ("حوالي {d} {m} {y}", "في {d} {m} {y} تقريبا"),
    "zh": ("大约{y}年{m}{d}日", "{y}年{m}{d}日前后"),
}
UNCERTAIN = {
    "en": ("possibly on {d} {m} {y}", "on {d} {m} {y} (?)"),
    "fr": ("peut-être le {d} {m} {y}", "le {d} {m} {y} (?)"),
    "es": ("posiblemente el {d} de {m} de {y}", "el {d} de {m} de {y} (?)"),
    "ru": ("возможно, {d} {m} {y} года", "{d} {m} {y} года (?)"),
    "ar": ("ربما في {d} {m} {y}",),
    "zh": ("可能在{y}年{m}{d}日", "{y}年{m}{d}日（？）"),
}
RANGE = {
    "en": ("from {d} {m} {y} to {d2} {m2} {y2}", "between {d} {m} {y} and {d2} {m2} {y2}", "{d} {m} {y} – {d2} {m2} {y2}"),
    "fr": ("du {d} {m} {y} au {d2} {m2} {y2}", "entre le {d} {m} {y} et le {d2} {m2} {y2}"),
    "es": ("del {d} de {m} de {y} al {d2} de {m2} de {y2}", "entre el {d} de {m} de {y} y el {d2} de {m2} de {y2}"),
    "ru": ("с {d} {m} {y} года по {d2} {m2} {y2} года",),
    "ar": ("من {d} {m} {y} إلى {d2} {m2} {y2}", "في الفترة من {d} {m} {y} إلى {d2} {m2} {y2}"),
    "zh": ("{y}年{m}{d}日至{y2}年{m2}{d2}日", "从{y}年{m}{d}日到{y2}年{m2}{d2}日"),
}
RANGE_IN_YEAR = {
    "en": ("from {d} {m} to {d2} {m2} {y}", "between {d} {m} and {d2} {m2} {y}"),
    "fr": ("du {d} {m} au {d2} {m2} {y}",),
    "es": ("del {d} de {m} al {d2} de {m2} de {y}",),
    "ru": ("с {d} {m} по {d2} {m2} {y} года",),
    "ar": ("من {d} {m} إلى {d2} {m2} {y}",),
    "zh": ("{y}年{m}{d}日至{m2}{d2}日",),
}
RANGE_IN_MONTH = {
    "en": ("from {d} to {d2} {m} {y}", "{d}–{d2} {m} {y}", "{m} {d}-{d2}, {y}"),
    "fr": ("du {d} au {d2} {m} {y}",),
    "es": ("del {d} al {d2} de {m} de {y}",),
    "ru": ("с {d} по {d2} {m} {y} года", "{d}–{d2} {m} {y} года"),
    "ar": ("من {d} إلى {d2} {m} {y}",),
    "zh": ("{y}年{m}{d}日至{d2}日",),
}
RANGE_OF_YEARS = {
    "en": ("from {y} to {y2}", "between {y} and {y2}", "in {y}–{y2}"),
    "fr": ("de {y} à {y2}", "entre {y} et {y2}"),
    "es": ("de {y} a {y2}", "entre {y} y {y2}"),
    "ru": ("с {y} по {y2} год", "в {y}–{y2} годах"),
    "ar": ("من عام {y} إلى عام {y2}",),
    "zh": ("{y}年至{y2}年",),
}
LIST = {
    "en": ("on {d}, {d2} and {d3} {m} {y}",),
    "fr": ("les {d}, {d2} et {d3} {m} {y}",),
    "es": ("los días {d}, {d2} y {d3} de {m} de {y}",),
    "ru": ("{d}, {d2} и {d3} {m} {y} года",),
    "ar": ("في {d} و{d2} و{d3} {m} {y}",),
    "zh": ("{y}年{m}{d}日、{d2}日和{d3}日",),
}
# Sentences without numbers of their own.
FRAMES = {
    "en": ("The talks were held {}.", "{}, the bridge was closed.", "The report (it was read {}) speaks of a strike."),
    "fr": ("La réunion s'est tenue {}.", "Le pont a été fermé {}, dit le rapport."),
    "es": ("La reunión se celebró {}.", "El puente fue cerrado {}, dice el informe."),
    "ru": ("Переговоры состоялись {}.", "Мост был закрыт {}, говорится в докладе."),
    "ar": ("عقدت المحادثات {}.", "أغلق الجسر {}، كما جاء في التقرير."),
    "zh": ("会谈于{}举行。", "该桥{}关闭。"),
}
NINETEENTH_ON = st.dates(date(1890, 1, 1), date(2029, 12, 31))


def _print(form: str, language: str, first: date, second: date | None = None, third: date | None = None, alone: bool = False) -> str:
    months = (MONTHS_ALONE if alone else MONTHS)[language].split()
    said: dict[str, str | int] = {}
    for mark, day in (("", first), ("2", second), ("3", third)):
        if day:
            said |= {f"d{mark}": day.day, f"m{mark}": months[day.month - 1], f"n{mark}": day.month, f"y{mark}": day.year}
    return form.format(**said)


def _edtf(first: date, last: date) -> str:
    return f"{first}/{last}"


def one_day(language: str) -> st.SearchStrategy[Told]:
    return st.builds(lambda form, day: Told(_print(form, language, day), (day.isoformat(),)), st.sampled_from(DAY[language]), NINETEENTH_ON)


def one_month(language: str) -> st.SearchStrategy[Told]:
    return st.builds(
        lambda form, day: Told(_print(form, language, day, alone=True), (f"{day:%Y-%m}",)), st.sampled_from(MONTH[language]), NINETEENTH_ON
    )


def one_year(language: str) -> st.SearchStrategy[Told]:
    return st.builds(lambda form, year: Told(form.format(y=year), (f"{year}",)), st.sampled_from(YEAR[language]), st.integers(1890, 2029))


def one_decade(language: str) -> st.SearchStrategy[Told]:
    return st.builds(
        lambda form, first: Told(form.format(D=first, T=first % 100), (f"{first // 10}X",)),
        st.sampled_from(DECADE[language]),
        st.sampled_from(range(1910, 2000, 10)),
    )


def one_century(language: str) -> st.SearchStrategy[Told]:
    return st.builds(lambda form, number: Told(form.format(C=number), (f"{number - 1}XX",)), st.sampled_from(CENTURY[language]), st.integers(15, 20))


def of_a_day(forms: dict[str, tuple[str, ...]], value: str) -> Callable[[str], st.SearchStrategy[Told]]:
    return lambda language: st.builds(
        lambda form, day: Told(_print(form, language, day), (value.format(day.isoformat()),)), st.sampled_from(forms[language]), NINETEENTH_ON
    )


def a_range(language: str) -> st.SearchStrategy[Told]:
    def build(form: str, first: date, days: int) -> Told:
        last = date.fromordinal(first.toordinal() + days)
        return Told(_print(form, language, first, last), (_edtf(first, last),))

    return st.builds(build, st.sampled_from(RANGE[language]), NINETEENTH_ON, st.integers(400, 4000))


def a_range_in_a_year(language: str) -> st.SearchStrategy[Told]:
    def build(form: str, first: date, months: int, day: int) -> Told:
        month = min(first.month + months, 12)
        last = date(first.year, month, min(day, monthrange(first.year, month)[1]))
        return Told(_print(form, language, first, last), (_edtf(first, last),))

    before_december = NINETEENTH_ON.filter(lambda day: day.month < 12)
    return st.builds(build, st.sampled_from(RANGE_IN_YEAR[language]), before_december, st.integers(1, 11), st.integers(1, 31))


def a_range_in_a_month(language: str) -> st.SearchStrategy[Told]:
    def build(form: str, first: date, days: int) -> Told:
        first = first.replace(day=min(first.day, 20))
        last = first.replace(day=min(first.day + days, 28))
        return Told(_print(form, language, first, last), (_edtf(first, last),))

    return st.builds(build, st.sampled_from(RANGE_IN_MONTH[language]), NINETEENTH_ON, st.integers(1, 27))


def a_range_of_years(language: str) -> st.SearchStrategy[Told]:
    return st.builds(
        lambda form, first, years: Told(form.format(y=first, y2=first + years), (f"{first}/{first + years}",)),
        st.sampled_from(RANGE_OF_YEARS[language]),
        st.integers(1890, 1990),
        st.integers(1, 39),
    )


def a_list(language: str) -> st.SearchStrategy[Told]:
    """Three days of a month, none next to another."""

    def build(form: str, first: date, second: int, third: int) -> Told:
        first = first.replace(day=min(first.day, 10))
        days = [first, first.replace(day=first.day + second), first.replace(day=first.day + second + third)]
        return Told(_print(form, language, *days), tuple(day.isoformat() for day in days))

    return st.builds(build, st.sampled_from(LIST[language]), NINETEENTH_ON, st.integers(2, 9), st.integers(2, 9))


KINDS: dict[str, Callable[[str], st.SearchStrategy[Told]]] = {
    "day": one_day,
    "month": one_month,
    "year": one_year,
    "decade": one_decade,
    "century": one_century,
    "since": of_a_day(SINCE, "{}/.."),
    "until": of_a_day(UNTIL, "../{}"),
    "approximate": of_a_day(APPROXIMATE, "{}~"),
    "uncertain": of_a_day(UNCERTAIN, "{}?"),
    "range": a_range,
    "range in a year": a_range_in_a_year,
    "range in a month": a_range_in_a_month,
    "range of years": a_range_of_years,
    "list": a_list,
}


def kinds(language: str) -> list[str]:
    """The kinds of time that the tables print in a language."""
    return [kind for kind in KINDS if not (kind == "decade" and not DECADE[language]) and not (kind == "century" and not CENTURY[language])]


def times(language: str) -> st.SearchStrategy[Told]:
    return st.sampled_from(kinds(language)).flatmap(lambda kind: KINDS[kind](language))


def sentences(language: str) -> st.SearchStrategy[Told]:
    """A time in a sentence."""
    return st.builds(lambda frame, told: Told(frame.format(told.words), told.values), st.sampled_from(FRAMES[language]), times(language))
