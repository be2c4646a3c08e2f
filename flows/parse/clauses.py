"""The clauses of a sentence, as far as its small words and signs show them, and the words of it that tell what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress

from flows.parse.model import Span
from flows.parse.time import TimeExpression
from flows.parse.triggers import DATE, QUOTES, Entry, Lexicon, Meaning

ENCLOSING = frozenset("()" + QUOTES)
CLOSING = ")”»"
HALT = frozenset({";", ":", "—", "–", "--"})
TOLD_IN_WORDS = ("named", "relative")  # bases of time expressions whose words may tell what happened: a war, an anniversary
COMMEMORATION = "commemoration"
STATEMENT = "statement"
LOOK_BACK = 4  # words
AFTER_DATE = 2  # words after a date that may explain it: ", the day of"
SHORTEST_NOUN = 4  # letters: "has", "this", "does" are none in the plural
LIST_GAP = 3  # words between two dates of a list
NAME_JOINTS = 2  # small words in a row within a name: "Conference of the Parties"
SAID_BACK = 12  # words between "stated" and its "that"
SAYING = frozenset({"statement", "decision", "agreement", "negotiation"})  # types whose words may have a "that" after them

MAIN, COORDINATE, SUBORDINATE, RELATIVE, CONTENT, PARTICIPLE, BRACKET, QUOTED = range(8)
# What it costs to come from a clause to the one around it, in words of distance.
COST = {MAIN: 15, SUBORDINATE: 10, RELATIVE: 10, CONTENT: 10, QUOTED: 10, COORDINATE: 5, PARTICIPLE: 5, BRACKET: 5}

# What speaks against a word as the predicate of its clause, in words of distance.
ATTRIBUTE = 7  # a participle before a noun: "the occupied territories"
PERSON = 5  # "the refugees"
HANGING = 5  # a noun that hangs on another: "the return of the exiles"
COMPOUND = 4  # "contract workers"
INSIDE_NAME = 9  # "the Conference on Disaster Reduction"
FRAME = 16  # "Deploring the attacks", "3. Welcomes the visit" at the head of a paragraph
GERUND = 3
PRESENT = 6  # "states", "stations": may well be a noun


@dataclass(slots=True)
class Clause:
    kind: int
    parent: int  # -1: none
    comma: bool = False  # set off by a comma, or at the head of the sentence: the next comma ends it
    has_verb: bool = False
    of_date: int = -1  # the token of the time expression that it explains: "5 May, when …", "5 May, the day of …"


@dataclass(slots=True)  # not frozen: a text has thousands, and frozen ones cost more to make
class Predicate:
    """A word or phrase that may tell what happened."""

    first: int  # tokens
    last: int
    verb: bool
    meaning: Meaning
    handicap: int = 0
    infinitive: bool = False  # "threatened to attack"


@dataclass(slots=True)
class Sentence:
    start: int
    printed: list[str]
    words: list[str]  # as the lexicon writes them; DATE for a time expression
    dates: dict[Span, int]  # time expression → its token
    joints: frozenset[str]  # what joins dates to a list
    clause: list[int] = field(default_factory=list)  # of each token
    clauses: list[Clause] = field(default_factory=list)
    predicates: list[Predicate] = field(default_factory=list)
    inside: set[int] = field(default_factory=set)  # tokens of proper names but for their heads

    def span(self, text: str, first: int, last: int) -> Span:
        """Where the words from one token to another stand in the text."""
        at, token = self.start, 0  # or where the last date before ends
        for date, its_token in self.dates.items():
            if its_token < first:
                at, token = date[1], its_token + 1
        begin = at
        for i in range(token, last + 1):
            at = text.index(self.printed[i], at)
            begin = at if i == first else begin
            at += len(self.printed[i])
        return begin, at

    def begin(self, kind: int, parent: int, comma: bool = False, of_date: int = -1) -> int:
        self.clauses.append(Clause(kind, parent, comma, of_date=of_date))
        return len(self.clauses) - 1

    def above(self, clause: int) -> int:
        """The clause around, or the clause itself where there is none."""
        return max(self.clauses[clause].parent, 0)

    def first_of_list(self, date: int) -> int:
        """The first of the dates that are told in a row: "on 18 and 19 June, from 7 to 9 May and in August"."""
        at = i = date
        while i > 0 and date - i <= LIST_GAP * LIST_GAP:
            i -= 1
            if self.words[i] == DATE:
                at = i
            elif self.words[i] not in self.joints or at - i > LIST_GAP:
                break
        return at

    def last_of_list(self, date: int) -> int:
        at = i = date
        while i + 1 < len(self.words) and i - date <= LIST_GAP * LIST_GAP:
            i += 1
            if self.words[i] == DATE:
                at = i
            elif self.words[i] not in self.joints or i - at > LIST_GAP:
                break
        return at

    def between(self, one: int, other: int) -> int:
        """The cost of the way from one clause to another; where none is around both, of the way out of the other."""
        out, into = 0, 0
        while one != other:  # a clause comes after the one around it
            if one > other:
                out += COST[self.clauses[one].kind]
                one = self.clauses[one].parent
            else:
                into += COST[self.clauses[other].kind]
                other = self.clauses[other].parent
        return out + into if one >= 0 else into


def read_sentence(text: str, span: Span, times: Sequence[TimeExpression], lexicon: Lexicon) -> Sentence:
    """Tokens, clauses and predicates of a sentence that holds time expressions (in order, not overlapping)."""
    sentence = _tokens(text, span, times, lexicon)
    sentence.inside = _inside_names(sentence, lexicon)
    in_words = {sentence.dates[t.start, t.end]: t.basis for t in times if t.basis in TOLD_IN_WORDS}
    here = sentence.begin(MAIN, -1)
    skip = 0  # tokens of a phrase that has been read
    explained = -1  # the last token that may explain a date
    words, clause, marks = sentence.words, sentence.clause, lexicon.marks
    for i, word in enumerate(words):
        mark = marks.get(word)
        if i >= skip and (i <= explained or (mark and mark.sign)):
            here = _clause_at(sentence, i, here, lexicon)
        clause.append(here)
        if mark is None:
            continue
        if word == DATE:
            explained = i + AFTER_DATE
            if i in in_words and i >= skip and (meaning := _told_within(sentence.printed[i], in_words[i] == "named", lexicon)):
                sentence.predicates.append(Predicate(i, i, False, meaning))
        elif i >= skip and (entry := mark.entry(words, i)):
            skip = i + 1 + len(entry.rest)
            if predicate := _predicate(sentence, i, entry, lexicon):
                here = _placed(sentence, predicate, here, lexicon)
    return sentence


def _tokens(text: str, span: Span, times: Sequence[TimeExpression], lexicon: Lexicon) -> Sentence:
    """The words and signs of a sentence, each time expression as one."""
    parts, at = [], span[0]
    for t in times:
        parts.append(text[at : t.start].replace(DATE, " "))
        at = max(t.end, at)
    parts.append(text[at : span[1]].replace(DATE, " "))
    printed = lexicon.token.findall(DATE.join(parts))
    words = lexicon.words_of(printed)
    dates, at = {}, -1
    for t in times:
        at = words.index(DATE, at + 1)
        dates[t.start, t.end] = at
        printed[at] = text[t.start : t.end]
    return Sentence(span[0], printed, words, dates, lexicon.joints)


def _inside_names(s: Sentence, lexicon: Lexicon) -> set[int]:
    """The tokens of proper names but their heads: of "the World Conference on Disaster Reduction" all but "Conference"."""
    inside: set[int] = set()
    capital = [printed[0].isupper() and word != DATE for printed, word in zip(s.printed, s.words, strict=True)]
    at = -1
    for first in compress(range(len(capital)), capital):
        if first <= at or s.words[first] in lexicon.determiner or (first == 0 and capital[1:2] != [True]):
            continue
        at, head = first, -1
        while (following := _next_of_name(s.words, capital, at, head >= 0, lexicon)) >= 0:
            if following > at + 1 and head < 0:
                head = at
            at = following
        head = head if head >= 0 else at
        if at > first:
            inside.update(j for j in range(first, at + 1) if j != head and not (j < head and s.words[j] in lexicon.before_names))
    return inside


def _next_of_name(words: Sequence[str], capital: Sequence[bool], at: int, complement: bool, lexicon: Lexicon) -> int:
    """The next token of a proper name, past the small words in it; -1 at its end."""
    for i in range(at + 1, min(at + 2 + NAME_JOINTS, len(words))):
        if capital[i]:
            return i
        if words[i] not in lexicon.name_joints and not (complement and words[i] in lexicon.coordinate):
            return -1
    return -1


def _clause_at(s: Sentence, i: int, here: int, lexicon: Lexicon) -> int:
    """The clause that a token belongs to, given that of the token before it."""
    word, before = s.words[i], s.words[i - 1] if i else ""
    after = s.words[i + 1] if i + 1 < len(s.words) else ""
    set_off = before in (",", "") or (before in lexicon.preposition and s.words[i - 2 : i - 1] == [","])  # ", of whom"
    if word in HALT:
        return s.begin(MAIN, -1)
    if word in ENCLOSING:
        return _enclosed(s, word, here)
    if word == ",":
        ends = s.clauses[here].comma or (s.clauses[here].kind == RELATIVE and s.clauses[here].has_verb)
        goes_on = after in lexicon.coordinate or _joins_names(s, i, lexicon) or _sets_off_date(s.words, i, lexicon)
        return s.above(here) if ends and not goes_on else here
    if word == DATE:
        # The clause has a date already: "on 7 May, nine days after the truce had been signed".
        told = _opens(s, i, lexicon) and (
            s.words[i - 2 : i] == [DATE, ","] or any(other < i and s.clause[other] == here for other in s.dates.values())
        )
        return s.begin(SUBORDINATE, here, set_off) if told else here
    if before == DATE and _opens(s, i - 1, lexicon) and s.clauses[here].kind != SUBORDINATE:
        return s.begin(SUBORDINATE, here)
    if (date := _explained(s.words, i, lexicon)) >= 0:
        return s.begin(RELATIVE, here, set_off, date)
    if word in lexicon.content:
        if _said(s, i):
            return s.begin(CONTENT, here)
        return s.begin(RELATIVE, here, set_off) if after in lexicon.finite or _only_verb(s.words, i + 1, lexicon) else here
    if word in lexicon.subordinate and after != DATE:
        kind = SUBORDINATE if i == 0 else PARTICIPLE if after.endswith(lexicon.gerund) else RELATIVE
        return s.begin(kind, here, set_off)
    if word in lexicon.coordinate and before in (",", ")", DATE) and not (before == after == DATE):
        clause = s.clauses[here]
        return s.begin(COORDINATE, here, clause.comma and clause.kind != MAIN)
    if word in lexicon.finite and before not in lexicon.finite and before not in lexicon.coordinate:
        clause = s.clauses[here]
        return s.above(here) if clause.kind == RELATIVE and clause.has_verb and not clause.comma else here
    return here


def _joins_names(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """A comma before or after a name set off by commas: "held in Koror, Palau, from 5 to 7 May"."""
    words = s.words

    def name(j: int) -> bool:
        return 0 <= j < len(words) and words[j] != DATE and s.printed[j][0].isupper() and words[j] not in lexicon.determiner

    if not name(i - 1):
        return False
    after = i + 1
    while name(after):
        after += 1
    if after > i + 1:  # the comma before
        return after < len(words) and (words[after] in (",", DATE) or words[after] in lexicon.preposition)
    back = i - 1
    while name(back - 1):
        back -= 1
    follows = words[i + 1] if i + 1 < len(words) else ""
    return back > 0 and words[back - 1] == "," and name(back - 2) and (follows == DATE or follows in lexicon.preposition)


def _sets_off_date(words: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """A comma before a date that stands between commas belongs to the clause before: "when they declared war, on 5 May, the …"."""
    at = i + 2 if words[i + 1 : i + 2] and words[i + 1] in lexicon.preposition else i + 1
    return words[at : at + 2] == [DATE, ","]


def _opens(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Does a time expression end with a word that opens a clause: "nine days after"?"""
    return s.printed[i].rpartition(" ")[2] in lexicon.subordinate


def _enclosed(s: Sentence, word: str, here: int) -> int:
    """The clause after a bracket or a quotation mark."""
    kind = BRACKET if word in "()" else QUOTED
    around = here
    while around >= 0 and s.clauses[around].kind != kind:
        around = s.clauses[around].parent
    if word in CLOSING or (word == '"' and around >= 0):
        return s.above(around) if around >= 0 else here
    return s.begin(kind, here)


def _told_within(printed: str, named: bool, lexicon: Lexicon) -> Meaning | None:
    """What the words that carry the time tell themselves: an anniversary, a war."""
    words = lexicon.words_of(lexicon.token.findall(printed))
    if lexicon.entries.keys().isdisjoint(words) or not lexicon.subordinate.isdisjoint(words):
        return None
    for i in range(len(words)):
        entry = lexicon.entry(words, i)
        if entry and entry.noun and (entry.noun.type == COMMEMORATION or (named and entry.noun.type and not entry.noun.person)):
            return entry.noun
    return None


def _explained(words: Sequence[str], i: int, lexicon: Lexicon) -> int:
    """The time expression that the words from here explain: "5 May, when …", "5 May, the day of …"; -1 if none."""
    date = i - 2 if i > 1 and words[i - 1] in (",", "(", "--", "—", "–") else i - 1
    if date < 0 or words[date] != DATE:
        return -1
    if words[i] in lexicon.when:
        return date
    tail = words[i + 1 : i + 3]
    return (
        date if len(tail) == len(("day", "of")) and words[i] in lexicon.determiner and tail[0] in lexicon.day_of and tail[1] in lexicon.of_day else -1
    )


def _said(s: Sentence, i: int) -> bool:
    """Is there a word of saying or deciding just before?"""
    for predicate in reversed(s.predicates):
        if i - predicate.last > SAID_BACK:
            return False
        if predicate.meaning.usual in SAYING:
            return True
    return False


def _only_verb(words: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    entry = lexicon.entry(words, i) if i < len(words) else None
    return entry is not None and entry.verb is not None and entry.noun is None and not entry.bare


def _predicate(s: Sentence, i: int, entry: Entry, lexicon: Lexicon) -> Predicate | None:
    """The reading of a word by what stands before it: a noun after an article, else a verb where it may be one."""
    last = i + len(entry.rest)
    word, before = s.words[i], s.words[i - 1] if i else ""
    gerund = word.endswith(lexicon.gerund)
    if entry.noun and not (entry.verb and _is_verb(word, before, gerund, lexicon)):
        cost = (
            PERSON * entry.noun.person + HANGING * _hangs(s, i, lexicon) + COMPOUND * _qualifies(s, last, lexicon) + INSIDE_NAME * (last in s.inside)
        )
        return Predicate(i, last, False, entry.noun, cost)
    if entry.verb is None or i in s.inside or _is_name(s, i) or (entry.bare and not entry.rest and not _may_have_verb(s, i, lexicon)):
        return None
    follows = s.words[last + 1] if last + 1 < len(s.words) else ""
    if _determined(s, i, lexicon) and follows[:1].isalpha() and not (gerund and (before in lexicon.preposition or follows in lexicon.preposition)):
        return Predicate(i, last, True, entry.verb, ATTRIBUTE)
    present = not entry.bare and word.endswith(lexicon.plural)
    if (gerund or present) and entry.verb.usual == STATEMENT and all(not other[-1].isalpha() or len(other) == 1 for other in s.words[:i]):
        return Predicate(i, last, True, entry.verb, FRAME)
    infinitive = before in lexicon.infinitive and (i < 2 or (s.words[i - 2] not in lexicon.finite and s.words[i - 2] not in lexicon.beginning))
    continuous = before in lexicon.passive  # "were shelling"
    return Predicate(
        i,
        last,
        True,
        entry.verb,
        GERUND * (gerund and not continuous) + HANGING * (gerund and before in lexicon.of) + PRESENT * present,
        infinitive,
    )


def _determined(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Does an article or its like stand before a word, with an adverb or a number between at most: "the unlawfully seized lands"?"""
    before = s.words[i - 1] if i > 1 else ""
    at = i - 1 if before.endswith(lexicon.adverb) or before in lexicon.ordinal else i
    return at > 0 and s.words[at - 1] in lexicon.determiner


def _is_name(s: Sentence, i: int) -> bool:
    """A capital after a word: "the Executive Board", "by all States"."""
    return s.printed[i][0].isupper() and not s.printed[i].isupper() and i > 0 and s.printed[i - 1][0].isalpha()


def _is_verb(word: str, before: str, gerund: bool, lexicon: Lexicon) -> bool:
    return before not in lexicon.determiner and (gerund or word.endswith(lexicon.past) or before in lexicon.auxiliary or before in lexicon.doer)


def _may_have_verb(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Can a verb without ending stand here: after an auxiliary, a subject in the plural, two names?"""
    before = s.words[i - 1] if i else ""
    if before in lexicon.auxiliary or before in lexicon.doer or before in lexicon.subject:
        return True
    if before.endswith(lexicon.plural):
        return i < len(("a", "bus")) or s.words[i - 2] not in lexicon.one  # "a bus station"
    first = i - 1
    while first > 0 and s.printed[first][0].isupper():
        first -= 1
    return 0 < first < i - 1 and s.words[first] in lexicon.subject and s.printed[first - 1][0].isupper()


def _qualifies(s: Sentence, last: int, lexicon: Lexicon) -> bool:
    """Does a noun only say of which kind the next one is: "contract workers"?"""
    following = s.words[last + 1] if last + 1 < len(s.words) else ""
    if s.words[last].endswith(lexicon.plural) or not following[:1].isalpha():
        return False
    if entry := lexicon.entry(s.words, last + 1):
        return entry.noun is not None and not entry.noun.person and not following.endswith(lexicon.past)
    return (
        following.endswith(lexicon.plural) and len(following) > SHORTEST_NOUN and following not in lexicon.finite and following not in lexicon.marks
    )


def _hangs(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Does a noun hang by a preposition on a noun before it that tells of a happening itself?"""
    earlier = next((p for p in reversed(s.predicates) if p.last < i - 1), None)  # "the signing of the peace declaration": not "peace"
    if earlier is None or earlier.verb:
        return False
    return i - earlier.last <= LOOK_BACK and s.words[earlier.last + 1] in lexicon.preposition


def _goes_on(s: Sentence, i: int, here: int, lexicon: Lexicon) -> bool:
    """ "The forces which had shelled the town took it": the second verb belongs to the clause around."""
    clause, before = s.clauses[here], s.words[i - 1] if i else ""
    return clause.kind == RELATIVE and clause.has_verb and not clause.comma and before not in lexicon.auxiliary and before not in lexicon.coordinate


def _placed(s: Sentence, predicate: Predicate, here: int, lexicon: Lexicon) -> int:
    """Enter a predicate; a participle after a comma opens a clause of its own."""
    i = predicate.first
    if predicate.verb and predicate.handicap < ATTRIBUTE:
        begins = i == 0 or s.words[i - 1] == ","
        follows = s.words[predicate.last + 1] if predicate.last + 1 < len(s.words) else ""
        if begins and (predicate.handicap >= GERUND or (follows in lexicon.preposition and not s.clauses[here].has_verb)):
            here = s.clause[i] = s.begin(PARTICIPLE, here, comma=True)
        elif predicate.handicap == 0 and _goes_on(s, i, here, lexicon):
            here = s.clause[i] = s.above(here)
        s.clauses[here].has_verb = True
    s.predicates.append(predicate)
    return here
