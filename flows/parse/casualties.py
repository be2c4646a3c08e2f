"""Casualties and other human losses: figures and number words with their kind, as the text claims them (guidelines, section 8)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NamedTuple

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from flows.parse.casualties_unspaced import find_unspaced
from flows.parse.languages import words
from flows.parse.model import Casualty, Span
from flows.parse.patterns import NOTHING, any_of, ending, lower_case, plain

Counts = tuple[int | None, int | None, int | None]  # stated, lowest, highest
MANY = 100  # people on the move
REACH = 150  # characters between a quantity and the word that tells what befell them
NAME_AFTER = plain(r", \p{Lu}[\p{L}'’-]+(?: \p{Ll}{1,3})? \p{Lu}[\p{L}'’ -]+(?=[,.;)]|$)")
NAMED = ending(r"\p{Lu}[\p{L}.'’-]+ (?:\p{Ll}{1,3} )*\p{Lu}[\p{L}'’-]+(?:, (?:aged? )?\d+)?, ")
AGE_OF = ending(r"\p{Lu}[\p{L}'’-]+(?:, | \()")
GROUP = 3  # digits
LOOK_BACK = 60  # characters before a quantity in which the verb stands that governs it


@dataclass(frozen=True)
class Words:
    cues: AhoCorasick  # beginnings of words without which a sentence tells of no loss
    quantity: re.Pattern[str]
    not_people: re.Pattern[str]
    victims: re.Pattern[str]
    after: re.Pattern[str]
    after_clause: re.Pattern[str]  # the verb after a relative clause: "who had fled to the hills were shot"
    before: re.Pattern[str]
    moved: re.Pattern[str]  # verbs of movement, which tell of displacement where many move who are no troops
    movers: re.Pattern[str]
    nouns: re.Pattern[str]  # people whose name says what befell them
    subset: regex.Pattern[str]
    aside: re.Pattern[str]
    of_them: re.Pattern[str]
    part: re.Pattern[str]
    freed: re.Pattern[str]
    joined: re.Pattern[str]
    further: re.Pattern[str]  # "a further 134.": the same befell them
    more: re.Pattern[str]  # "a dozen more": of what befell those before
    not_after: regex.Pattern[str]
    figure: re.Pattern[str]
    thousands: str  # signs that stand between the thousands of a figure
    decimal: str
    turned: bool  # groups of a figure may stand in the order in which they are seen from the right: "500 7"
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    at_least: frozenset[str]
    at_most: frozenset[str]


@dataclass(frozen=True, slots=True)
class FoundCasualty:
    """A casualty and the span of its printed quantity in the text that was searched."""

    span: Span
    casualty: Casualty


class Quantity(NamedTuple):
    """A number that may count people: its span with their noun, its counts, whether they are only some of those counted before, and what befell them."""

    start: int
    number_end: int
    end: int
    counts: Counts
    subset: bool
    kind: str | None = None


@cache
def _words(language: str) -> Words | None:
    w = words(language)["casualties"]
    if not w:
        return None
    ones = {form: value for value, forms in enumerate(w["ones"]) for form in forms.split("|")}
    tens = {form: 10 * value for value, forms in enumerate(w["tens"], 2) for form in forms.split("|")}
    word = rf"(?!(?:{any_of(w['stop'])}|{any_of([*ones, *tens])})\b)(?:\d{{1,2}}-)?[\p{{L}}\p{{M}}'’-]++"
    noun = rf"(?!{any_of(w['verbs'])}\b){word}"
    nations = words(language).get("actors", {}).get("adjectives", [])
    people = any_of(w["victims"])
    victims = any_of([*w["victims"], *(f"{nation}s?" for nation in nations)])
    subset = any_of(w["subset"])
    joint = rf"(?:,|,? {w['joint']}|,? {w['either']}| {any_of(w['as_well'])})"
    # A remark between the people and their verb: on some of them, in brackets, or a short apposition.
    remark = (
        rf"(?: \([^()]{{3,60}}\)|, (?:[\p{{L}}\d'’-]+ ){{0,3}}?{subset}[^,.;]{{2,70}},|,(?: {word}){{1,6}},|,? (?:{w['ages']}),?|"
        rf" {w['relative']}(?: {word}){{1,8}}?| {w.get('whereabouts', NOTHING)})"
    )
    pattern = partial(plain, lower=True)
    return Words(
        cues=AhoCorasick([particle + cue for particle in ("", *w.get("before_cues", ())) for cue in w["cues"]], implementation=Implementation.DFA),
        quantity=_quantity(w, {**ones, **tens}, nations),
        not_people=pattern(rf"(?: (?!{people}\b){noun}){{0,3}}?(?: {any_of(w['person'])})? {any_of(w['not_people'])}(?!\w)(?! {people}\b)"),
        victims=pattern(
            rf" {any_of(w['states'])}(?!\w)|(?: {w['among']})?(?: {noun}){{0,4}}? {victims}(?: {victims})*(?:{joint}(?: {noun})? {victims})*(?: (?:{w['of']}) (?:(?:{w['whose']}) )?{noun}(?: (?:{w['joint']}) (?:{w['whose']}) {noun})?)?(?!\w)",
        ),
        after=pattern(rf"(?: {word}){{0,5}}?{remark}?(?: {word}){{0,2}}?,? ?(?:{_kinds(w['after'])})(?!\w)"),
        after_clause=pattern(rf" {w['relative']}(?: {word}){{3,9}}? (?=(?:{w['auxiliaries']}) )(?:{_kinds(w['after'])})(?!\w)"),
        moved=pattern(rf"(?: {word}){{0,5}}?{remark}? {any_of(w['moved'])}(?!\w)"),
        movers=pattern(rf" (?:{any_of(w['no_refugees'])})(?!\w)"),
        before=pattern(rf"(?<!\w)(?:{_kinds(w['before'])}):? (?:(?:{w['of_people']}) ){{0,2}}$"),
        nouns=pattern(rf"(?<!\w)(?:{_kinds(w['nouns'])})(?!\w)"),
        subset=ending(rf"(?<!\w){subset} "),
        aside=pattern(r"[,(–—-] ?$"),
        of_them=pattern(rf"(?: {word}){{0,2}}? (?:{w['of_them']})(?!\w)"),
        part=pattern(rf" {w['part']} {any_of(w['states'])}(?!\w)"),
        freed=pattern(rf"(?: {word}){{0,5}}?{remark}? {w['freed']}(?!\w)"),
        joined=pattern(rf"(?: {noun}){{0,2}}{joint}(?:,? [^,.;\d]{{3,30}},)?(?: (?:{w['of_people']}))?{'' if 'attached' in w else ' '}"),
        further=pattern(rf"{any_of(w['further'])} [^.,;]*[.,;]" if "further" in w else NOTHING),
        more=pattern(rf" {any_of(w['more'])}(?!\w)"),
        not_after=ending(rf"(?<!\w){any_of(map(str.lower, w['not_after']))} (?:{any_of(w['articles'])} )?"),
        figure=plain(_figure(w)),
        thousands=w["thousands"],
        decimal=w["decimal"],
        turned=w.get("turned", False),
        numbers={**ones, **tens, **w["dozen"]},
        scales=w["scales"],
        at_least=frozenset(w["at_least"]),
        at_most=frozenset(w["at_most"]),
    )


def _kinds(forms: Mapping[str, str]) -> str:
    return "|".join(f"(?P<{kind}>{form})" for kind, form in forms.items())


def _quantity(w: Mapping[str, Any], units: Collection[str], nations: Collection[str]) -> re.Pattern[str]:
    """A hedge, a number or a range in figures or words, an indefinite quantity, or one person."""
    scale, unit = any_of(w["scales"]), any_of(units)
    hedges = [*w["exactly"], *w["at_least"], *w["at_most"]]
    dozen = any_of(map(re.escape, w["dozen"]))
    following = rf"(?:[- ](?:{w['joint']} )?(?:{unit}|{scale}))"
    spelled = rf"(?:(?:{w['one']}) {scale}{following}+|{dozen}|{unit}{following}*)"
    number = rf"(?:(?:{_figure(w)})(?: {scale})?|{spelled})"
    person = rf"(?:{any_of([*w['person'], *(form.removesuffix('s?') for form in w['victims'] if form.endswith('s?'))])}(?!\w)|{any_of(nations)}(?=,| (?:{w['person_follows']})\b))"
    one = rf"(?:{w['one']})(?=(?: [\p{{L}}\d-]+){{0,3}}? {person})"
    begins = any_of({*map(_first_word, [w["between"], *hedges, *w["many"], *w["dozen"]]), *units})  # most words begin no quantity, and fail at once
    joined = rf"|(?<=\b{any_of(w['attached'])})" if "attached" in w else ""
    return plain(
        rf"(?:(?<![\w.,/$€£-]){joined})(?=\d|(?:{begins}|{w['one']})\b)(?:{w['between']} (?P<low>{number}) {w['joint']} (?P<high>{number})|(?P<hedge>{any_of(hedges)} )?"
        rf"(?:(?P<first>{number})(?: {any_of(w['to_words'])} |(?<=\d)[-–](?=\d))(?P<last>{number})|(?P<number>{number})|(?P<many>{any_of(w['many'])}))"
        rf"(?P<more> {w['or_more']})?|(?P<one>{one}))(?![\w%(]|[.,/]\d|-\p{{L}}|[ -](?:year|month|day|hour)s?\b)",
        lower=True,
    )


def _figure(w: Mapping[str, Any]) -> str:
    turned = rf"\d{{3}}(?:[{w['thousands']}]\d{{3}})*[{w['thousands']}]\d{{1,3}}(?!\d)|" if "turned" in w else ""
    return turned + rf"\d{{1,3}}(?:[{w['thousands']}]\d{{3}})+(?!\d)|\d+(?:{re.escape(w['decimal'])}\d+)?"


def _first_word(form: str) -> str:
    """The form up to its first blank; the whole of one whose first blank stands within brackets."""
    first = form.split(" ", 1)[0]
    return first if "(" not in first and "[" not in first else form


def find_casualties(text: str, language: str, taken: Sequence[Span] = ()) -> list[FoundCasualty]:
    """The casualties of a stretch of text, in order: quantities whose clause says what befell the people counted.

    `taken`: spans of the text whose numbers are something else, such as dates.
    """
    if "measures" in words(language)["casualties"]:
        return [FoundCasualty(*found) for found in find_unspaced(text, language, taken)]
    w = _words(language)
    if w is None:
        return []
    said = lower_case(text)
    cues = _cues(said, w)
    if not cues:
        return []
    first, last = max(cues[0] - REACH, 0), cues[-1] + REACH
    quantities = w.quantity.finditer(said, first, last)
    matches = [
        m
        for m in quantities
        if _between(cues, m.start() - REACH, m.end() + REACH) and not any(start < m.end() and m.start() < end for start, end in taken)
    ]
    counted: list[Quantity] = []
    for match in matches:
        within = counted and match.start() < counted[-1].end  # "four members of one family"
        if not within and (quantity := _read_quantity(said, match, w)) and not _names_one(text, match, quantity):
            counted.append(quantity)
    told: list[Quantity] = []
    for index, quantity in enumerate(counted):
        following = next((other.start for other in counted[index + 1 :] if not other.subset), len(text))
        told.append(_told(said, quantity, following, cues, w))
    shared = [quantity for quantity in _shared(said, told, w) if quantity.kind]
    whole = [quantity for quantity in shared if not quantity.subset] or shared
    return [FoundCasualty((q.start, q.end), Casualty(q.kind or "", *q.counts, text=text[q.start : q.end])) for q in whole]


def _cues(text: str, w: Words) -> list[int]:
    """Where words begin that may tell of a loss; the text is in lower case."""
    return sorted({start for _, start, _ in w.cues.find_matches_as_indexes(text) if not text[start - 1 : start].isalnum()})


def _between(cues: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(cues, start)
    return at < len(cues) and cues[at] <= end


def _read_quantity(text: str, match: re.Match[str], w: Words) -> Quantity | None:
    """A number with the noun of its people; None for what counts something else."""
    counts = _counts(match, w)
    if counts is None or w.not_people.match(text, match.end()) or w.part.match(text, match.end()):
        return None
    victims = w.victims.match(text, match.end())
    lead = text[max(match.start() - LOOK_BACK, 0) : match.start()]
    if w.not_after.match(lead):
        return None
    subset = bool(w.subset.match(lead)) or bool(w.aside.search(lead) and w.of_them.match(text, match.end()))
    return Quantity(match.start(), match.end(), victims.end() if victims else match.end(), counts, subset)


def _names_one(text: str, match: re.Match[str], quantity: Quantity) -> bool:
    """Is it what is said of a named person ("Liam Doe, 34, a baker, was shot"), who is not counted?"""
    following = text[quantity.end : quantity.end + 1]
    if quantity.counts[0] == 1 and quantity.end == match.end() and text[quantity.end + 1 : quantity.end + 2].isupper():
        return True  # "one Liam Doe"
    if match["one"]:
        return following == "," and (NAMED.match(text, 0, match.start()) or NAME_AFTER.match(text, quantity.end)) is not None
    return match.group().isdigit() and following in (",", ")") and AGE_OF.match(text, 0, match.start()) is not None


def _told(text: str, quantity: Quantity, following: int, cues: Sequence[int], w: Words) -> Quantity:
    """With what befell them: by the verb before, else by the nearest after and before the next quantity, else by what they are called."""
    people = text[quantity.number_end : quantity.end]
    first = max(quantity.start - LOOK_BACK, 0)
    before = w.before.search(text, first, quantity.start) if _between(cues, first, quantity.start) else None
    if before and people:
        return quantity._replace(kind=_named(before))
    told_after = _between(cues, quantity.number_end, min(quantity.end + REACH, following))
    if told_after and (after := w.after_clause.match(text, quantity.end, following) or w.after.match(text, quantity.end, following)):
        word = after.group().strip()
        return quantity._replace(kind=_named(after), end=quantity.end if people or " " in word else after.end())
    many = quantity.counts[0] is None or quantity.counts[0] >= MANY
    if told_after and many and not w.movers.search(people) and w.moved.match(text, quantity.end, following):
        return quantity._replace(kind="displaced")
    noun = before or (None if w.freed.match(text, quantity.end, following) else w.nouns.search(people))
    return quantity._replace(kind=_named(noun) if noun else None)


def _shared(text: str, told: Sequence[Quantity], w: Words) -> list[Quantity]:
    """Quantities of one enumeration share what befell them, and that they are only some of those counted before."""
    shared: list[Quantity] = []
    for quantity in told:
        joined = bool(shared) and w.joined.fullmatch(text, shared[-1].end, quantity.start) is not None
        more = (
            bool(shared)
            and quantity.kind is None
            and (w.more.match(text, quantity.number_end) or w.further.fullmatch(text, quantity.start, quantity.end + 1)) is not None
        )
        if (joined or more) and (shared[-1].subset or quantity.kind is None):
            shared.append(quantity._replace(subset=quantity.subset or shared[-1].subset, kind=quantity.kind or shared[-1].kind))
        else:
            shared.append(quantity)
    for index in range(len(shared) - 2, -1, -1):
        here, following = shared[index], shared[index + 1]
        bare = here.end == here.number_end and following.end > following.number_end  # "there were 119, and 40 people died"
        parted = bare and text.startswith(",", here.end)
        if here.kind is None and not parted and w.joined.fullmatch(text, here.end, following.start):
            shared[index] = here._replace(kind=following.kind)
    return shared


def _named(match: re.Match[str]) -> str:
    return next(kind for kind, value in match.groupdict().items() if value)


def _counts(match: re.Match[str], w: Words) -> Counts | None:
    """(count, lowest, highest) by the table of the guidelines; None where the words are no quantity."""
    if match["one"]:
        return 1, 1, 1
    if match["many"]:
        return None, None, None
    lowest, highest = match["low"] or match["first"], match["high"] or match["last"]
    if lowest:
        low, high = _number(lowest, w), _number(highest, w)
        return (None, low, high) if low is not None and high is not None and low < high else None
    number = _number(match["number"], w)
    if number is None or (w.decimal in match["number"] and match["number"][-1].isdigit()):  # "2.6": a paragraph
        return None
    hedge = (match["hedge"] or "").strip().lower()
    if hedge in w.at_least or match["more"]:
        return number, number, None
    if hedge in w.at_most:
        return number, None, number
    return number, number, number


def _number(printed: str, w: Words) -> int | None:
    """`1.5 million`, `222,570`, `two hundred and twenty thousand`."""
    text = printed.lower()
    if text in w.numbers:
        return w.numbers[text]
    if figure := w.figure.match(text):
        groups = re.split(f"[{w.thousands}]", figure.group())
        digits = "".join(reversed(groups) if w.turned and len(groups[0]) == GROUP else groups)
        value = float(digits.replace(w.decimal, "."))
        scale = text[figure.end() :].strip()
        return round(value * w.scales.get(scale, 1))
    total, current = 0, 0
    for word in text.replace("-", " ").split():
        if word in w.scales:
            current = max(current, 1) * w.scales[word]
            if w.scales[word] >= 1000:
                total, current = total + current, 0
        elif word in w.numbers:
            current += w.numbers[word]
    return total + current or None
