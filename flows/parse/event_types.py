"""The type of a happening: the predicate that the date governs decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import pairwise
from math import inf
from operator import itemgetter

from flows.parse.clauses import ATTRIBUTE, GERUND, Predicate, Sentence, read_sentence
from flows.parse.gazetteer import look_up
from flows.parse.languages import words
from flows.parse.model import Span
from flows.parse.patterns import plain
from flows.parse.time import TimeExpression
from flows.parse.triggers import DATE, Choice, Lexicon, lexicon

OTHER = "other"
RELATIVE = "relative"  # basis of "next month", which may stand beside a noun without belonging to it
STATEMENT = "statement"
MEETING = "negotiation"
ATTACK = "armed_attack"
TERRORISM = "terrorism"
KILLING = frozenset({OTHER, "mass_atrocity"})  # by terrorists
NOTHING = "nothing"  # a word of the clause that makes the verb tell nothing
TOLD = "told"  # a word of the clause that leaves it to the nearest noun that tells of a happening: "the raid left two dead"
REACH = 16  # words: how far a word may stand from the verb that it decides
FAR = 24.0
A_MONTH = timedelta(31)

# What speaks against a predicate, in words of distance.
NOUN = 7
NOUN_BESIDE_DATE = 5  # "the agreement on 5 May" may belong to the verb before it
VERB_AFTER_DATE = 5  # where the date does not head its clause
VERB_AFTER_TERM = 8  # "extended the mandate until 5 May, and requested": the term belongs to what goes before
EXPLAINS = 2  # "on 5 May, when the troops withdrew": may be it, the clause around as well
EXPLAINS_OPEN = -20  # "since 5 May, when the troops withdrew"
ANOTHER_DATE = 7
GOVERNS = -6  # "the attack of 5 May"
NEXT_TO = 2  # words between: "the 5 May rocket attack"
WITHIN = -50  # "the fortieth anniversary"
WITHIN_AT = 8  # "seized in the Second World War", "proclaimed on the fortieth anniversary": a verb near by comes first
FARTHEST = 14
INFINITIVE = 5  # "threatened to attack", unless the date follows it: "agreed to meet on 5 May"
AIM = 8  # "announced the withdrawal for 5 May"
CIRCUMSTANCE = 8  # "adopted at its third session, on 5 May": not what was done there
AS_CIRCUMSTANCE = 5  # words: how far before the meeting the "at" stands
SECOND_VERB = 2
NEAR_BY = 6  # words beside the verb that say whom it befalls
INSIDE = 9  # a word within a name decides rather not: "the Day of Peace"


@dataclass(slots=True)
class Trigger:
    type: str
    span: Span
    word: str


@dataclass(slots=True)
class Told:
    """A predicate with the type that its clause gives it."""

    type: str
    predicate: Predicate
    decided_by: Predicate | None = None  # the noun that decided


def types_of(text: str, sentence: Span, times: Sequence[TimeExpression], language: str) -> dict[Span, Trigger | None]:
    """What is told at each time expression of a sentence; None where no word tells it. `times`: in order; what follows the end of a range that is
    told by itself, "from 3 May until 9 June, when …", tells that."""
    words_of = lexicon(language)
    if words_of is None:
        return {(t.start, t.end): None for t in times}
    found: dict[Span, Trigger | None] = {}
    inner = [t for before, t in pairwise(times) if t.end <= before.end]
    for t in inner:
        found |= types_of(text, (t.start, sentence[1]), [t], language)
    times = [t for t in times if t not in inner] if inner else times
    read = read_sentence(text, sentence, times, words_of)
    told = _told(read, words_of)
    before: Trigger | None = None
    for t in times:
        past = _is_marked(read, t)
        date = read.dates[t.start, t.end]
        listed = (read.first_of_list(date), read.last_of_list(date))
        best, least = None, inf
        for some in told:
            if (cost := _cost(read, some, t, listed, past, words_of)) < least:
                best, least = some, cost
        if best and not (before and _is_elliptic(read, date)):
            before = _trigger(text, read, best, t)
        found[t.start, t.end] = before
    return found


def _is_elliptic(read: Sentence, date: int) -> bool:
    """Does nothing tell what happened between the date before and the date after: "some left in May; the others in June"?"""
    first = max((other for other in read.dates.values() if other < date), default=-1)
    last = min((other for other in read.dates.values() if other > date), default=len(read.words))
    if first < 0:
        return False
    clause = read.clause[date]  # what a clause after the date tells is told of both: "on 3 May and on 5 May, when many were killed"
    told = (p.first for p in read.predicates if first < p.first < last)
    return not any(i < date or read.clause[i] == clause for i in told)


def _is_marked(read: Sentence, t: TimeExpression) -> bool:
    """ "2025 will mark the thirtieth anniversary": the anniversary stands for the happening of that time, the date before the verb for the day kept."""
    date = read.dates[t.start, t.end]
    if not any(p.first == date for p in read.predicates):
        return False
    earlier = [other for other in read.dates.values() if other < date and read.clause[other] == read.clause[date]]
    return bool(earlier) and any(p.verb and earlier[-1] < p.first < date and not p.infinitive for p in read.predicates)


def _trigger(text: str, read: Sentence, told: Told, t: TimeExpression) -> Trigger:
    predicate = told.decided_by or told.predicate
    span = read.span(text, predicate.first, predicate.last)
    choice = told.predicate.meaning.choice
    kind = choice.of_period if choice and choice.of_period and told.type == choice.otherwise and _is_long(t) else told.type
    return Trigger(kind, span, text[slice(*span)])


def _is_long(t: TimeExpression) -> bool:
    return t.first is None or t.last is None or t.last - t.first > A_MONTH


def _told(read: Sentence, words_of: Lexicon) -> list[Told]:
    """The predicates of a sentence with their types, in order; the nouns first decide for themselves, then for the verbs."""
    nouns: list[Told] = []
    for verb in (False, True):
        told: list[Told] = []
        for predicate in read.predicates:
            if predicate.verb == verb:
                choice = predicate.meaning.choice
                acts = [*nouns, *(t for t in told if t.predicate.verb and not t.decided_by)] if verb and choice and choice.of_one else nouns
                kind, noun = _chosen(read, predicate, choice, acts, words_of) if choice else (predicate.meaning.type, None)
                violent = kind == ATTACK or (kind in KILLING and choice is not None and choice.of_one is not None)
                if violent and verb and _by_terrorists(read, predicate, nouns, words_of):
                    kind = TERRORISM
                if kind:
                    told.append(Told(kind, predicate, noun))
        nouns += told
    acting = {read.clause[t.predicate.first] for t in nouns if t.predicate.verb and t.predicate.handicap < ATTRIBUTE}
    return sorted(
        (t for t in nouns if not (t.predicate.meaning.person and read.clause[t.predicate.first] in acting)), key=lambda t: t.predicate.first
    )


def _by_terrorists(read: Sentence, p: Predicate, nouns: Sequence[Told], words_of: Lexicon) -> bool:
    """ "Terrorists shelled the town": does the clause before an active verb name terrorists, who then did it? (guidelines, section 6)"""
    if p.first and read.words[p.first - 1] in words_of.passive:
        return False
    persons = (t.predicate for t in nouns if t.type == TERRORISM and t.predicate.meaning.person)
    return any(who.last < p.first and read.clause[who.first] == read.clause[p.first] for who in persons)


def _chosen(read: Sentence, p: Predicate, choice: Choice, nouns: Sequence[Told], words_of: Lexicon) -> tuple[str, Predicate | None]:
    """(type, the noun that decided) of a word that the rest of its clause decides: the nearest word that can."""
    passive = p.verb and not words_of.passive.isdisjoint(read.words[max(p.first - 2, 0) : p.first])
    after = read.words[p.last + 1] if p.last + 1 < len(read.words) else ""
    passive = passive or not after[:1].isalpha() or after in words_of.preposition  # no object follows: the subject decides
    best, nearest, noun = "", FAR, None
    start = max(p.first - REACH, 0)
    for i in choice.deciding(read.words[start : p.last + REACH + 1], start):
        if i not in read.inside and not p.first <= i <= p.last:
            far = _distance(read, p, i, i, passive)
            if far < nearest and (kind := choice.of(read.words[i])):
                best, nearest = kind, far
    for told in nouns:
        q = told.predicate
        if not q.meaning.person and (kind := choice.types.get(told.type)):
            far = _distance(read, p, q.first, q.last, passive) + INSIDE * (q.last in read.inside)
            if far <= nearest and far < FAR:
                best, nearest, noun = kind, far, q
    if nouns and (choice.by_noun or best == TOLD):
        far, told = min(
            ((_distance(read, p, t.predicate.first, t.predicate.last, passive) + t.predicate.handicap, t) for t in nouns), key=itemgetter(0)
        )
        if far < nearest or best == TOLD:
            return told.type, told.predicate
    if best and best != TOLD:
        return ("" if best == NOTHING else best), noun
    if choice.of_one and _befalls_one(read, p, words_of):
        return choice.of_one, None
    if choice.of_forces and _befalls_forces(read, p, passive, words_of):
        return choice.of_forces, None
    if choice.of_place and _befalls_place(read, p, passive, words_of):
        return choice.of_place, None
    return choice.otherwise, None


def _distance(read: Sentence, p: Predicate, first: int, last: int, passive: bool) -> float:
    """From a word to another of its clause, or of a clause near by: the subject of the passive and the object of the active are nearer."""
    words_between = p.first - last if last < p.first else first - p.last
    if abs(words_between) > REACH:
        return FAR
    favoured = (last < p.first) == passive if p.verb else True
    return words_between * (1.0 if favoured else 1.6) + read.between(read.clause[p.first], read.clause[first]) / 2


def _befalls_one(read: Sentence, p: Predicate, words_of: Lexicon) -> bool:
    """ "was killed", "killed a fisherman", "John Doe had been killed": one person, as far as the words beside the verb say."""
    before = read.words[max(p.first - 3, 0) : p.first]
    after = read.words[p.last + 1] if p.last + 1 < len(read.words) else ""
    return any(word in words_of.singular for word in before) or after in words_of.one or _befalls_name(read, p, words_of)


def _befalls_name(read: Sentence, p: Predicate, words_of: Lexicon) -> bool:
    """ "John Doe had been killed": two names right before the verb, the last of them no plural as "Bosnian Serbs" is."""
    last = p.first - 1
    while last > 0 and (read.words[last] in words_of.auxiliary or read.words[last] == ","):
        last -= 1
    pair = range(last - 1, last + 1)
    return 0 < last < p.first - 1 and all(_is_capital(read, i) for i in pair) and not read.words[last].endswith(words_of.plural)


def _befalls_forces(read: Sentence, p: Predicate, passive: bool, words_of: Lexicon) -> bool:
    """ "twelve soldiers were killed", "killed twelve soldiers": who fights, and was not slaughtered."""
    near = read.words[max(p.first - NEAR_BY, 0) : p.first] if passive else read.words[p.last + 1 : p.last + 1 + NEAR_BY]
    return not words_of.forces.isdisjoint(near)


def _befalls_place(read: Sentence, p: Predicate, passive: bool, words_of: Lexicon) -> bool:
    """ "Asmara was freed", "freed Asmara": does a name that the gazetteer knows stand alone beside the verb?"""
    first = last = p.first if passive else p.last + 1
    if passive:
        while first > 0 and read.words[first - 1] in words_of.auxiliary:
            first -= 1
        last = first
        while first > 0 and _is_capital(read, first - 1):
            first -= 1
    else:
        while last < len(read.words) and _is_capital(read, last):
            last += 1
    alone = first == 0 or read.words[first - 1] not in words_of.determiner
    return first < last and alone and look_up(" ".join(read.printed[first:last]), words_of.language) is not None


def _is_capital(read: Sentence, i: int) -> bool:
    return read.printed[i][0].isupper() and read.words[i] != DATE


def _cost(read: Sentence, told: Told, t: TimeExpression, listed: tuple[int, int], past: bool, words_of: Lexicon) -> float:
    """How far a predicate is from being the one that a time expression governs, in words of distance. `listed`: the list of dates it stands in."""
    p, date = told.predicate, read.dates[t.start, t.end]
    first, last = listed
    if first <= p.first <= last:
        if p.first != date or (past and t.basis != "named"):
            return FAR
        return WITHIN if words_of.at_time.isdisjoint(read.words[max(date - 2, 0) : date]) else WITHIN_AT
    if past and (p.verb or p.last < date):
        return FAR
    between = read.words[p.last + 1 : first] if p.last < date else read.words[last + 1 : p.first]
    words = _words_to(read, p, between)
    cost = float(min(words, FARTHEST) + ANOTHER_DATE * between.count(DATE) + p.handicap + words_of.weights.get(told.type, 0))
    cost += _between_clauses(read, read.clause[p.first], t, words_of)
    if p.infinitive and (p.first > date or words > NEAR_BY):
        cost += INFINITIVE
    if told.type == STATEMENT and first and read.words[first - 1] in words_of.aim:
        cost += AIM
    if p.verb:
        if p.first < date or _heads(read, date):
            return cost
        ended = VERB_AFTER_TERM if t.edtf and t.edtf.startswith("../") else 0
        return cost + ended + VERB_AFTER_DATE
    if told.type == MEETING and p.last < date and words_of.of.isdisjoint(between[-1:]) and not _is_range(t) and _is_circumstance(read, p, words_of):
        return cost + NOUN + CIRCUMSTANCE
    if _governs(read, p, t, listed, between, words_of):
        return cost + GOVERNS
    return cost + (NOUN if len(between) > 1 else NOUN_BESIDE_DATE)


def _is_circumstance(read: Sentence, p: Predicate, words_of: Lexicon) -> bool:
    """ "The adoption at its third session, on 5 May, of …": does the meeting only say where, or by whom, something was done that is told before it?"""
    start = max(p.first - AS_CIRCUMSTANCE, 0)
    at = next((i for i in range(p.first - 1, start - 1, -1) if read.words[i] in words_of.circumstance), None)
    return at is not None and not any(at < other.first < p.first for other in read.predicates) and any(other.last < at for other in read.predicates)


def _governs(read: Sentence, p: Predicate, t: TimeExpression, listed: tuple[int, int], between: Sequence[str], words_of: Lexicon) -> bool:
    """Does the date belong to a noun: "the 5 May attack", "the attack of 5 May", "the attack on 5 May led to …"?"""
    first, last = listed
    date = read.dates[t.start, t.end]
    if p.first > last:
        return len(between) < NEXT_TO and _is_attribute(read, first, last, p, words_of)
    if not between:
        opening = read.printed[date].split(" ", 1)[0].lower()
        return t.basis != RELATIVE and opening not in words_of.preposition  # "violence between 2004 and 2018"
    complement = [word for word in read.words[last + 1 : last + 3] if word != ","][:1]  # "the abduction, on 5 May, of six engineers"
    if (between[-1] in words_of.of or not words_of.of.isdisjoint(complement)) and not _verb_between(read, p, date):
        return True
    return read.clause[p.first] == read.clause[date] and _in_subject(read, first, last, words_of)


def _in_subject(read: Sentence, first: int, last: int, words_of: Lexicon) -> bool:
    """Do the dates hang on the subject, a noun that tells of a happening, with its verb right after them?"""
    after = last + 1
    if after == len(read.words) or not (read.words[after] in words_of.finite or any(p.verb and p.first == after for p in read.predicates)):
        return False
    earlier = [p for p in read.predicates if p.last < first and read.clause[p.first] == read.clause[first]]
    return bool(earlier) and not any((p.verb and p.handicap < GERUND) or p.meaning.person for p in earlier)


def _is_attribute(read: Sentence, first: int, last: int, p: Predicate, words_of: Lexicon) -> bool:
    """ "the 5 May attack" """
    before = read.words[first - 1] if first else ""
    return first == last < p.first and before in words_of.determiner and before not in words_of.preposition


def _words_to(read: Sentence, p: Predicate, between: Sequence[str]) -> int:
    """Words between date and predicate; what follows the first verb of a clause is as much under the date at its head: "they came, saw and conquered"."""
    if p.verb and DATE not in between:
        start, clause = p.first - len(between), read.clause[p.first]
        for other in read.predicates:
            if start <= other.first < p.first and other.verb and read.clause[other.first] == clause:
                return min(len(between), other.first - start + SECOND_VERB)
    return len(between)


def _verb_between(read: Sentence, p: Predicate, date: int) -> bool:
    return any(p.last < other.first < date for other in read.predicates)


def _between_clauses(read: Sentence, clause: int, t: TimeExpression, words_of: Lexicon) -> int:
    """What it costs to come from the clause of a predicate to that of the date; little where the one explains the other."""
    date = read.dates[t.start, t.end]
    if read.clauses[clause].of_date == date:
        opening = read.printed[date].split(" ", 1)[0].lower()
        since = opening in words_of.open or (date > 0 and read.words[date - 1] in words_of.open)
        return EXPLAINS_OPEN if since and not _is_range(t) else EXPLAINS
    return read.between(clause, read.clause[date])


def _is_range(t: TimeExpression) -> bool:
    """ "from 3 to 8 May": both ends are told."""
    return t.edtf is not None and "/" in t.edtf and ".." not in t.edtf


def _heads(read: Sentence, date: int) -> bool:
    """Does the date stand at the head of its clause? What stands in brackets before it is no clause of its own."""
    before = 0
    i = date - 1
    while i >= 0 and read.words[i] not in ",;:":
        if read.words[i] == ")" and "(" in read.words[:i]:
            i -= read.words[i::-1].index("(")
        elif read.clause[i] != read.clause[date]:
            break
        before += 1
        i -= 1
    return before <= 2


HALT = plain(r"[;:]|[.!?] ")
CROSS_CLAUSE = 70  # what crossing into another clause costs, in characters of distance
CROSS_COMMA = 12


@cache
def _clause(language: str) -> re.Pattern[str]:
    return plain(words(language)["events"].get("clause", "(?!)"))


def cost_between(text: str, date: Span, other: Span, language: str) -> int:
    """How far apart two spans of a sentence are: characters, and what it costs to cross commas and clauses."""
    between = text[other[1] : date[0]] if other[1] <= date[0] else text[date[1] : other[0]]
    return len(between) + CROSS_CLAUSE * (len(HALT.findall(between)) + len(_clause(language).findall(between))) + CROSS_COMMA * between.count(",")
