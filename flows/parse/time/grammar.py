"""The grammar of one language: forms over the classes of its words (language file, table `time`), compiled to patterns.

A form names classes and macros, with blanks between them, and the operators ? * | ( ) of regular expressions. The patterns run over
the string of classes of a text (lexicon.py): one character per word, so that a form of any language is a few characters long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

import regex

from flows.parse.languages import words
from flows.parse.time.lexicon import BREAK, Lexicon, compile_lexicon
from flows.parse.time.named import Names

LEAD_PARTS = ("joint", "opening", "place", "clock", "weekday", "part")
HEDGES = ("approximate", "uncertain", "or_so")
NOWHERE = "\0"  # the character of a class that the language does not have
REMEMBERED = 20_000  # leads and dates by their classes: texts repeat them
# The days of a date (first token, token after, how joined to the day before), its month and year (tokens, -1: none), the phrase that tells its year.
DatePlan = tuple[tuple[tuple[int, int, str], ...], int, int, str | None]
REPEATED = "{0,9}"  # `*` in a form: no list is longer, and so no text makes the reading slower than linear
LEAD_TOKENS = 14  # the lead of a date is looked for in so many tokens before it


@dataclass(frozen=True)
class Lead:
    """What stands before a date, as places in its tokens relative to its beginning (0: not there)."""

    joint: str | None  # to, and: how it hangs together with the date before it
    opening: str | None  # since, until, before, after, to
    opening_at: int  # where the opening words begin
    clock_at: int  # where a part of the day or a time of day begins
    clock_end: int
    part_at: int  # where a part of the date begins: early, the first half of
    asked: bool  # words stand there that only stand before times
    length: int


class EventWords(NamedTuple):
    """The happening of `a week after the earthquake that struck on 6 May`."""

    named: regex.Pattern[str]  # from behind "after": `words` are its first ones
    phrase: regex.Pattern[str]  # all between "after" and a date that belongs to it


@dataclass(frozen=True)
class Grammar:
    """The compiled words and forms of one language."""

    language: str
    lexicon: Lexicon
    rules: tuple[Mapping[str, Any], ...]  # the expressions, the first that fits wins
    begin: re.Pattern[str]  # the classes with which an expression can begin
    by_class: Mapping[str, tuple[re.Pattern[str], tuple[int, ...]]]  # what can begin with a class, `()` behind each alternative; their rules
    lead: re.Pattern[str]
    openings: tuple[tuple[str, re.Pattern[str]], ...]
    to: re.Pattern[str]
    hedge: re.Pattern[str]  # the classes that hedge a date
    asking: frozenset[str]  # the characters of the classes that ask for a time
    after_day_told: re.Pattern[str]  # what follows a day that is told by its number alone
    after_alone: re.Pattern[str]  # what follows an expression that another word could complete: "the day before …"
    day_told: re.Pattern[str] | None  # what follows a date and says that the day itself is meant
    day_kept: re.Pattern[str] | None  # what follows a day and says that it is kept every year
    past_verb: re.Pattern[str] | None  # a verb before a date that tells what was
    future_verb: re.Pattern[str] | None  # one that tells what is to come
    future_clause: re.Pattern[str] | None  # what follows "in twelve days" and says that it is to come
    event: EventWords | None  # how the happening is named from which a time is counted
    leads: dict[str, Lead] = field(default_factory=dict)
    plans: dict[str, DatePlan] = field(default_factory=dict)

    def code(self, name: str) -> str:
        """The character of a class; one that stands nowhere where the language has no such class."""
        return self.lexicon.codes.get(name, NOWHERE)

    def read_lead(self, codes: str, start: int, limit: int) -> Lead:
        """The lead of the expression that begins at token `start`, not before token `limit`."""
        window = codes[max(limit, start - LEAD_TOKENS) : start]
        known = self.leads.get(window)
        if known is None:
            known = self._lead(window)
            if len(self.leads) < REMEMBERED:
                self.leads[window] = known
        return known

    def _lead(self, window: str) -> Lead:
        match = self.lead.search(window)
        assert match
        size = len(window)
        opening = opening_at = None
        if printed := match["opening"]:
            for name, pattern in self.openings:
                if found := pattern.search(printed):
                    opening, opening_at = name, match.start("opening") + found.start() - size
                    break
        joint = "and" if match["joint"] else None
        if printed and (found := self.to.search(printed)):
            joint = None if joint and self.code("and") in match["joint"] and printed[0] == self.code("to") else "to"  # "to 5 May and to 9 June"
            if opening is None:
                opening, opening_at = "to", match.start("opening") + found.start() - size
        clock = match["clock"] or ""
        part = match["part"] or ""
        clock_at = match.start("clock")
        if clock and opening in ("before", "after") and not match["place"]:  # "before dawn yesterday" leaves nothing open
            clock_at, opening = size + (opening_at or 0), None
        if opening == "since" and (self.to.search(clock) or (match["place"] or "").startswith(self.code("in"))):
            opening = None  # "from 0815 to 0930 hours on 3 May" is a time of day, "since on 3 May" a reason
        return Lead(
            joint=joint,
            opening=opening,
            opening_at=opening_at or 0,
            clock_at=clock_at - size if clock else 0,
            clock_end=match.end("clock") - size if clock else 0,
            part_at=match.start("part") - size if part else 0,
            asked=any(code in self.asking for code in match.group()),
            length=size - match.start(),
        )


@cache
def grammar(language: str, names: Names = ()) -> Grammar | None:
    """The grammar of a language, with further names that fix a time; None where its file has no words of time."""
    w = words(language)["time"]
    if not w:
        return None
    lexicon = compile_lexicon(w, language, names)
    macros: dict[str, str] = {}
    for name, form in w.get("macros", {}).items():
        macros[name] = f"(?:{_pattern(form, lexicon, macros)})"

    def pattern(form: str) -> str:
        return _pattern(form, lexicon, macros)

    rules = tuple(w["expressions"])
    by_class = _by_class([pattern(rule["form"]) for rule in rules])
    lead = w["lead"]
    openings = w["openings"]
    return Grammar(
        language=language,
        lexicon=lexicon,
        rules=rules,
        begin=_begin(by_class),
        by_class=by_class,
        lead=re.compile("".join(f"(?P<{name}>{pattern(lead.get(name, ''))})" for name in LEAD_PARTS) + r"\Z"),
        openings=tuple((name, re.compile(rf"(?:{pattern(form)})\Z")) for name, form in openings.items() if name != "to"),
        to=re.compile(rf"(?:{pattern(openings['to'])})"),
        hedge=re.compile(f"[{''.join(lexicon.codes.get(name, NOWHERE) for name in HEDGES)}]"),
        asking=frozenset(lexicon.codes[name] for name in w["asking"].split()),
        after_day_told=re.compile(w.get("after_day_told", "[,.;:)]|$")),
        after_alone=re.compile(w.get("after_alone", r"[,.;:)\n]|$")),
        day_told=re.compile(w["day_told"]) if "day_told" in w else None,
        day_kept=re.compile(w["day_kept"]) if "day_kept" in w else None,
        past_verb=re.compile(w["past_verb"]) if "past_verb" in w else None,
        future_verb=re.compile(w["future_verb"]) if "future_verb" in w else None,
        future_clause=re.compile(w["future_clause"]) if "future_clause" in w else None,
        event=_event_words(**w["event"]) if "event" in w else None,
    )


def _event_words(article: str, joint: str, other: str) -> EventWords:
    """From the articles of a language, the words that join the parts of a name, and words that no name has.

    An article that follows no joint begins another clause, and so does a capital after a small word: the date behind it is not the happening's.
    """
    articles, joints = _printed(article), _printed(joint)
    word = rf"(?!(?:{_printed(f'{article} {joint} {other}')}))[\p{{L}}\p{{N}}-]+(?:['’]\p{{L}}+)?"
    run = rf"(?:(?=\p{{Lu}}){word} ){{0,3}}(?:(?!\p{{Lu}}){word} ){{0,4}}"
    return EventWords(
        named=regex.compile(rf" (?:{articles})(?P<words>(?:{word} ?){{1,3}})"),
        phrase=regex.compile(rf" (?:(?:{articles})?{run}(?:(?:{joints}){{1,2}}(?:{articles})?{run}){{0,3}})?"),
    )


def _printed(line: str) -> str:
    """Any of these words with the blank behind it; an elided one has none."""
    return "|".join(word.replace("'", "['’]") if word.endswith("'") else f"{word} " for word in line.split())


def _pattern(form: str, lexicon: Lexicon, macros: Mapping[str, str]) -> str:
    """A form as a regular expression over class characters."""

    def translate(match: re.Match[str]) -> str:
        name = {",": "comma", "-": "dash", "/": "slash"}.get(match.group(), match.group())
        if name == "break":
            return re.escape(BREAK)
        if name in macros:
            return macros[name]
        if name not in lexicon.codes:
            raise KeyError(f"no class or macro of time: {name!r} in {form!r}")
        return lexicon.codes[name]

    grouped = re.sub(r"\((?!\?)", "(?:", form)
    found = re.sub(r"[a-z_]+|[,/-]", translate, grouped).replace(" ", "")
    return found.replace("*", REPEATED)


def _by_class(forms: list[str]) -> dict[str, tuple[re.Pattern[str], tuple[int, ...]]]:
    """For every class the alternatives of forms that can begin with it, in their order: most tokens are passed over, the others try few."""
    alternatives = [(alternative, _beginnings(alternative)[0], i) for i, form in enumerate(forms) for alternative in _split(form)]
    found = {}
    for code in sorted(set().union(*(signs for _, signs, _ in alternatives))):
        here = [(alternative, i) for alternative, signs, i in alternatives if code in signs]
        found[code] = (re.compile("|".join(f"{alternative}()" for alternative, _ in here)), tuple(i for _, i in here))
    return found


def _begin(by_class: Mapping[str, tuple[re.Pattern[str], tuple[int, ...]]]) -> re.Pattern[str]:
    """Where an expression can begin: at a class that can stand alone, or at one that is not followed by something else."""
    gap = re.escape(BREAK)
    alone = [code for code, (pattern, _) in by_class.items() if pattern.match(code + BREAK) or gap in pattern.pattern or "(?<=" in pattern.pattern]
    others = [code for code in by_class if code not in alone]
    return re.compile(f"[{''.join(alone)}]|[{''.join(others)}](?!{gap})") if others and alone else re.compile(f"[{''.join(by_class)}]")


def _beginnings(pattern: str) -> tuple[set[str], bool]:
    """The characters with which a pattern over classes can begin, and whether it can be empty."""
    signs: set[str] = set()
    empty = False
    for alternative in _split(pattern):
        at, skipped = 0, True
        while at < len(alternative) and skipped:
            if alternative[at] == "(":
                end = _closing(alternative, at)
                inner = alternative[at + 3 : end]
                own, skipped = (set(), True) if alternative[at + 2] in "!=<" else _beginnings(inner)
                at = end + 1
            else:
                at += alternative[at] == "\\"
                own, skipped = {alternative[at]}, False
                at += 1
            if alternative.startswith(REPEATED, at):
                skipped, at = True, at + len(REPEATED)
            elif at < len(alternative) and alternative[at] == "?":
                skipped, at = True, at + 1
            signs |= own
        empty = empty or skipped
    return signs, empty


def _split(pattern: str) -> list[str]:
    """The alternatives at the top level of a pattern."""
    parts, depth = [""], 0
    for i, sign in enumerate(pattern):
        escaped = i > 0 and pattern[i - 1] == "\\"
        depth += not escaped and (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0 and not escaped:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _closing(pattern: str, at: int) -> int:
    depth = 0
    for i in range(at, len(pattern)):
        depth += (pattern[i] == "(") - (pattern[i] == ")")
        if depth == 0:
            return i
    raise ValueError(f"unbalanced form: {pattern}")
