"""The grammar of one language: its words (language file, table `time`) compiled into patterns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from flows.parse.languages import words
from flows.parse.patterns import any_of

YEAR = r"(?:1[0-9]|20|21)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
COUNTED = "{number} {unit}"
DASH = r"\s?[-–—]\s?"


@dataclass(frozen=True)
class Grammar:
    """The compiled patterns of one language, and the values of its words."""

    atoms: regex.Pattern[str]
    relatives: tuple[Mapping[str, Any], ...]  # in the order of the groups r0, r1 … of `atoms`
    months: tuple[regex.Pattern[str], ...]
    weekdays: tuple[regex.Pattern[str], ...]
    seasons: Mapping[int, regex.Pattern[str]]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, regex.Pattern[str]]
    year_phrases: Mapping[str, regex.Pattern[str]]
    prefixes: tuple[tuple[str, str | int, regex.Pattern[str]], ...]  # (kind, value, pattern of the words just before)
    clock: regex.Pattern[str]
    day_part: regex.Pattern[str]
    before_bare: regex.Pattern[str]
    before_noun: regex.Pattern[str]
    not_after: regex.Pattern[str]
    ambiguous_months: frozenset[str]
    to_gap: regex.Pattern[str]
    and_gap: regex.Pattern[str]
    between: regex.Pattern[str]
    opening: Mapping[str, regex.Pattern[str]]
    from_word: regex.Pattern[str]
    onwards: regex.Pattern[str]
    itself: regex.Pattern[str]
    term: regex.Pattern[str]
    day_told: regex.Pattern[str]
    future: regex.Pattern[str]
    past: regex.Pattern[str]
    not_before: regex.Pattern[str]
    respectively: regex.Pattern[str]
    explaining: regex.Pattern[str]


def _just_before(alternatives: list[str], tail: str = r"\s") -> regex.Pattern[str]:
    """The words that end where a date begins."""
    return regex.compile(rf"(?<![\w-])(?i:{any_of(alternatives)}){tail}$")


@cache
def grammar(language: str) -> Grammar | None:
    """The grammar of a language; None where its file has no words of time."""
    w = words(language)["time"]
    if not w:
        return None
    article = f"(?:{w['article']} )?"
    months, shorts, weekdays = w["months"], w["short_months"], w["weekdays"]
    numbers = {form: int(value) for value, forms in w["numbers"].items() for form in forms.split("|")}
    ordinals = {form: int(value) for value, form in w["day_words"].items()}
    ordinal = w["ordinal"].replace("{words}", any_of(ordinals))
    fragments = {
        "number": f"(?P<number>{w['number'].replace('{words}', any_of(map(regex.escape, numbers)))})",
        "unit": f"(?P<unit>{any_of(list(w['units'].values()))})",
        "weekday": f"(?P<weekday>{any_of(weekdays)})",
        "month": f"(?P<month>{any_of([*months, *map(str.upper, months)])})",
        "short_month": f"(?P<month>{any_of(shorts)})",
        "season": f"(?P<season>{any_of(list(w['seasons'].values()))})",
        "year": f"(?P<year>{YEAR})(?![\\d/])",
        "year_phrase": f"(?P<year_phrase>{any_of(list(w['year_phrases'].values()))})",
        "days": _days(w),
        "ordinal": ordinal,
    }
    heads = {
        "days": {"0", *(word[0] for word in w["day_words"].values())},
        "month": {name[0] for name in months},
        "short_month": {name[0] for name in shorts},
        "number": {"0", *(form[0] for form in numbers)},
        "weekday": {name[0] for name in weekdays},
        "season": {name[0] for forms in w["seasons"].values() for name in forms.split("|")},
    }
    alternatives = [
        rf"(?P<iso>{YEAR}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01]))",
        r"(?P<dotted>(?:[0-2]?\d|3[01])\.(?:0?\d|1[0-2])(?:\.(?:(?:1[89]|20)\d\d|\d\d))?[-–](?:[0-2]?\d|3[01])\.(?:0?\d|1[0-2])\.(?:1[89]|20)\d\d"
        r"|(?:[0-2]?\d|3[01])[./](?:0?\d|1[0-2])[./](?:1[89]|20)\d\d)",
        *_dates(w["dates"], fragments, heads),
        *_relatives(w["relative"], fragments, heads),
        f"(?P<seasonal>(?:the )?{fragments['season']},? (?:of )?(?:{fragments['year']}|{fragments['year_phrase']})|{_fill(w['season_alone'], fragments)})",
        f"(?P<decades>(?i:{w['decade']}))",
        f"(?P<centuries>(?i:{_fill(w['century'], fragments)}))",
        f"(?P<bare_month>{any_of(months)})",
        rf"(?P<years>{YEAR}(?:{DASH}(?:{YEAR}|\d\d)\b)?)(?![\d,.]*\d|/\d|(?:-\w)|%)",
    ]
    return Grammar(
        atoms=regex.compile(rf"(?<![\w/.])(?:(?<!-)|(?<=[Mm]id-))(?:{'|'.join(alternatives)})(?!\w)"),
        relatives=tuple(w["relative"]),
        months=tuple(regex.compile(rf"(?i:{full}|{short})") for full, short in zip(months, shorts, strict=True)),
        weekdays=tuple(regex.compile(f"(?i:{name})") for name in weekdays),
        seasons={int(code): regex.compile(f"(?i:{name})") for code, name in w["seasons"].items()},
        numbers=numbers,
        ordinals=ordinals,
        units={name: regex.compile(f"(?i:{form})") for name, form in w["units"].items()},
        year_phrases={name: regex.compile(f"(?i:{form})") for name, form in w["year_phrases"].items()},
        prefixes=tuple(_prefixes(w)),
        clock=regex.compile(rf"(?<!\w)(?:{w['clock']})(?: {any_of(w['after_clock'])})?,? (?:{any_of(weekdays)},? )?$"),
        day_part=_just_before(w["day_parts"]),
        before_bare=_just_before(w["before_bare"], r"[\s-]"),
        before_noun=_just_before(w["before_noun"]),
        not_after=_just_before(list(map(regex.escape, w["not_after"]))),
        ambiguous_months=frozenset(w["ambiguous_months"]),
        to_gap=regex.compile(rf"(?:{DASH}|,? (?i:{any_of(w['to_words'])}) {article}(?:{any_of(weekdays)},? )?)"),
        and_gap=regex.compile(rf"(?:, ?| (?i:{any_of(w['and_words'])}) |, (?i:{any_of(w['and_words'])}) ){article}"),
        between=regex.compile(rf"(?<!\w)(?i:{w['between']}){article}$"),
        opening={name: _just_before(w[name]) for name in ("since", "until", "before", "after")},
        from_word=_just_before(w["from_words"]),
        onwards=regex.compile(w["onwards"]),
        itself=_just_before(w["itself"], r"\s(?:\w+\s){0,2}"),
        term=_just_before(w["term"], r"\s(?:\w+\s){0,4}to\s"),
        day_told=regex.compile(w["day_told"]),
        future=regex.compile(w["future"]),
        past=regex.compile(w["past"]),
        not_before=regex.compile(rf"\s(?:{any_of(w['not_before'])})\b"),
        explaining=regex.compile(rf",? (?:{any_of(w['just'])} )?"),
        respectively=regex.compile(w["respectively"]),
    )


def _days(w: Mapping[str, Any]) -> str:
    """One day or a list of days: `5, 6 and 9`, `19-20`, `16 to 19`, `twenty-third`."""
    one = rf"(?:{DAY}{w['day_suffix']}|{any_of(list(w['day_words'].values()))})"
    joint = rf"(?:,\s?|/|{DASH}|\s(?:{any_of([*w['and_words'], *w['to_words']])})\s|,\s(?:{any_of(w['and_words'])})\s)"
    return rf"(?P<days>{one}(?:{joint}(?:{one}))*)"


def _fill(form: str, fragments: Mapping[str, str]) -> str:
    for name, fragment in fragments.items():
        form = form.replace("{" + name + "}", fragment)
    return form


def _dates(forms: Sequence[str], fragments: Mapping[str, str], heads: Mapping[str, set[str]]) -> list[str]:
    """The forms of a date; those that begin with the same part share it, so that it is read once."""
    found = []
    for head in dict.fromkeys(form[: form.index("}") + 1] for form in forms):
        rests = "|".join(_fill(form.removeprefix(head), fragments) for form in forms if form.startswith(head))
        found.append(f"{_guard(head, heads)}(?P<date>{_fill(head, fragments)}(?:{rests}))")
    return found


def _relatives(rules: Sequence[Mapping[str, Any]], fragments: Mapping[str, str], heads: Mapping[str, set[str]]) -> list[str]:
    """The relative expressions as groups r0, r1 …; those that begin with a number of units share that beginning."""
    shared = [(i, rule["form"].removeprefix(COUNTED)) for i, rule in enumerate(rules) if rule["form"].startswith(COUNTED)]
    counted = "|".join(f"(?P<r{i}>{_fill(rest, fragments)})" for i, rest in shared)
    own = [
        f"{_guard(rule['form'], heads)}(?P<r{i}>(?i:{_fill(rule['form'], fragments)}))"
        for i, rule in enumerate(rules)
        if not rule["form"].startswith(COUNTED)
    ]
    return [*own, f"{_guard(COUNTED, heads)}(?i:{_fill(COUNTED, fragments)}(?:{counted}))"]


def _guard(form: str, heads: Mapping[str, set[str]]) -> str:
    """A look at the first character, so that most words of a text are passed over without trying the form; `0` stands for any digit."""
    signs = _first_signs(form, heads)
    if signs is None:
        return ""
    letters = "".join(sorted({case for sign in signs if sign != "0" for case in (sign.lower(), sign.upper())}))
    return f"(?=[{regex.escape(letters)}{chr(92) + 'd' if '0' in signs else ''}])"


def _first_signs(form: str, heads: Mapping[str, set[str]]) -> set[str] | None:
    """The characters with which a form can begin; None where that cannot be seen at its beginning."""
    signs: set[str] = set()
    for alternative in _alternatives(form):
        if field := regex.match(r"\{(\w+)\}", alternative):
            if field[1] not in heads:
                return None
            signs |= heads[field[1]]
        elif group := regex.match(r"\(\?(?::|P<\w+>)((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)(\?)?", alternative):
            inside = _first_signs(group[1], heads)
            rest = _first_signs(alternative[group.end() :], heads) if group[2] else set()
            if inside is None or rest is None:
                return None
            signs |= inside | rest
        elif alternative[:1].isalpha():
            signs.add(alternative[0])
        else:
            return None
    return signs


def _alternatives(form: str) -> list[str]:
    """The alternatives of a pattern at its top level."""
    parts, depth = [""], 0
    for sign in form:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _prefixes(w: Mapping[str, Any]) -> list[tuple[str, str | int, regex.Pattern[str]]]:
    """Parts of a time that stand before its name: early, the second week of, the first half of."""
    found: list[tuple[str, str | int, regex.Pattern[str]]] = []
    for kind in ("weeks", "halves", "quarters", "edges"):
        found += [(kind, int(value), _just_before([form])) for value, form in w[kind].items()]
    found += [("parts", which, _just_before([form], rf"(?:\s(?:{w['article']}\s)?|-)")) for which, form in w["parts"].items()]
    return found
