"""The text as it is read, and what stands round an expression."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

from flows.parse.time import values
from flows.parse.time.grammar import Grammar
from flows.parse.time.lexicon import Tokens
from flows.parse.time.relative import Memory, Near
from flows.parse.time.scan import Atom
from flows.parse.time.values import Moment, precision_of

LIKELY_YEARS = range(1700, 2051)  # a number alone is a year among these
NUMBERED = re.compile(r"(?:\(?\w{1,4}[.)]\s*|[•*·–—-]\s*)?")  # the number or bullet of a list's entry, if it has one
ENTRY_HEAD = 12  # characters: a list entry begins with its date, after a number or a bullet at most
SENTENCE_END = re.compile(r"[.!?]\W*\s|\n")
DECADE_OR_CENTURY = re.compile(r"\d{2,3}")  # as TIMEX3 writes them: no year from which a narrative goes on
UNSURE = ("weekday_alone", "quarter")
DIRECTIONS = {"will": 1, "ahead": 1, "behind": -1, "had": -1, "have": 0}
VERB = 30  # characters before a date in which its verb ends
MENTIONED = 4000  # characters before "a week after the earthquake" in which the earthquake is looked for
SENTENCE = 300  # characters between a happening and its day
MENTIONS = 8  # of it at most
SHORTEST_NOUN = 4
FAR = 400  # characters behind the narrative's last date: no longer near it
LONGEST_JOINT = 12  # characters between two dates of one range, or between a date and what explains it
CLAUSE = 120  # characters before a date in which its verb is looked for


@dataclass
class Reader:
    """One text, as it is read."""

    text: str
    tokens: Tokens
    grammar: Grammar
    memory: Memory
    atoms: list[Atom]

    def __post_init__(self) -> None:
        self.classes = self.tokens.classes

    def keep(self, atom: Atom, value: Moment, basis: str) -> None:
        """Remember a date as that of which the narrative tells; weekdays and quarters also where they are too unsure to date a happening."""
        memory = self.memory
        if value.edtf is None and (atom.op in UNSURE or heads_entry(atom, self)):
            value, basis = values.of_timex(value.timex) or value, "unsure" if atom.op in UNSURE else basis
        if value.edtf is None or not (value.first or value.last):
            if value.edtf and value.timex.startswith("BC"):
                memory.before_christ, memory.narrative = values.last_year(value.edtf), None
            return
        if DECADE_OR_CENTURY.fullmatch(value.timex) or (memory.anchor and self._lasts(atom)):
            return
        looks_back = memory.told and value.last and value.last < memory.told and verb_before(atom, self) == "had"
        memory.before_aside = (memory.narrative, memory.line, memory.basis) if looks_back else None
        memory.before_christ = None
        if "-Q" in value.timex:
            memory.quarter = value
        memory.narrative, memory.narrative_end, memory.basis = value, atom.end, basis
        if self.classes[atom.first - 1] != "of" and basis != "unsure":
            memory.line = value
        last = value.last or value.first
        if last and precision_of(value.edtf) in ("day", "day_range") and last != memory.anchor:
            memory.told_day = last
            memory.days.append((atom.start, atom.end, value))
            if (basis == "explicit" or atom.back) and not (memory.anchor and last.year == memory.anchor.year):
                memory.years[last.month, last.day] = last.year

    def return_from_aside(self, atom: Atom) -> None:
        """A sentence that looked back leaves the narrative where it was: "They left what they had taken in 1996. On 5 May …"."""
        memory = self.memory
        if memory.before_aside and SENTENCE_END.search(self.text, memory.narrative_end, atom.start):
            memory.narrative, memory.line, memory.basis = memory.before_aside
            memory.before_aside = None

    def _lasts(self, atom: Atom) -> bool:
        """ "since 2003", "since early 2003": what lasts does not take the narrative back."""
        return not atom.month and self.opens_with("since", atom)

    def opens_with(self, name: str, atom: Atom) -> bool:
        """Is the first of the words that leave a date open of a class: the word "since", where "from" is one that opens so too?"""
        return bool(atom.lead.opening) and self.tokens.codes[atom.first + atom.lead.opening_at] == self.grammar.code(name)


def stands_alone(atom: Atom, reader: Reader) -> bool:
    """`the day before`: does nothing follow that it is before?"""
    return reader.grammar.after_alone.match(reader.text, atom.end) is not None


def _gap(atom: Atom, reader: Reader) -> str:
    """The text between the narrative's last date and an expression; a line break where it is far or there is none."""
    memory = reader.memory
    return reader.text[memory.narrative_end : atom.start] if memory.narrative and atom.start - memory.narrative_end < FAR else "\n"


def is_inverted(atom: Atom, reader: Reader) -> bool:
    """Does an expression explain a date just before it: "on 7 December, nine days after …"?"""
    gap = _gap(atom, reader)
    return len(gap) < LONGEST_JOINT and re.fullmatch(r",? (?:\w+ )?", gap) is not None


def near(atom: Atom, reader: Reader) -> Near:
    memory = reader.memory
    gap = _gap(atom, reader)
    narrative = memory.narrative
    sentence = narrative is not None and "\n" not in gap and ". " not in gap
    tied = sentence and narrative is not None and narrative.first == memory.anchor and memory.basis != "unsure"
    marked = reader.classes[atom.first - 1] == "of_year" and gap.rfind(",") == 0  # "on 5 May, the town marked the tenth anniversary"
    clause = sentence and ("," not in gap or marked) and not atom.lead.length
    event = _event_before(atom, reader) if atom.rule.get("event") else None
    alone = stands_alone(atom, reader) or (atom.op == "weekday_told" and reader.grammar.after_day_told.match(reader.text, atom.end) is not None)
    return Near(tied, is_inverted(atom, reader), sentence, "\n" not in gap, ahead(atom, reader), clause, alone, event)


def _event_before(atom: Atom, reader: Reader) -> Moment | None:
    """`a week after the earthquake`: its own date where that was read ahead, else the day told in the last sentence before that names it and tells a day.

    The narrative's last date where nothing is named: "three days after, he left".
    """
    text, words, memory = reader.text, reader.grammar.event, reader.memory
    if memory.narrative_end > atom.end or (atom.op == "told_shift" and stands_alone(atom, reader)):
        return memory.narrative
    named = words and words.named.match(text, atom.end)
    for word in reversed(named["words"].split()) if named else ():
        stem, at = f" {word.removesuffix('s').removesuffix('ing')}", atom.start
        for _ in range(MENTIONS if len(word) >= SHORTEST_NOUN else 0):
            at = text.rfind(stem, max(atom.start - MENTIONED, 0), at)
            if at < 0:
                break
            if word.endswith("ing") and not text.startswith(("ed", "ing"), at + len(stem)):  # "bombed" is of "the bombing", "a bomb" is not
                continue
            near_it = [(abs(start - at), day) for start, end, day in memory.days if _one_sentence(text, min(end, at), max(start, at))]
            if near_it:
                return min(near_it, key=lambda pair: pair[0])[1]
    return None


def _one_sentence(text: str, start: int, end: int) -> bool:
    return end - start < SENTENCE and ". " not in (between := text[start:end]) and "\n\n" not in between


def direction(atom: Atom, reader: Reader) -> int:
    """What the nearest verb before a date tells: 1 what is to come, -1 what was, 0 nothing."""
    future_verb = reader.grammar.future_verb
    if future_verb is not None and future_verb.search(reader.text, max(atom.start - VERB, 0), atom.start):
        return 1
    return DIRECTIONS.get(verb_before(atom, reader), 0)


def to_come(atom: Atom, reader: Reader) -> bool:
    """`the vote will be held on 8 August`: later than the text, whatever it has told before."""
    return (verb_before(atom, reader) or verb_behind(atom, reader)) == "will"


def verb_before(atom: Atom, reader: Reader) -> str:
    """The class of the nearest word of its clause before a date that tells what was or is to come."""
    return _verb_among(range(atom.first - 1, 0, -1), atom, reader)


def verb_behind(atom: Atom, reader: Reader) -> str:
    """The class of the first such word of its clause behind a date: `Between 8 and 12 August 228 civilians were killed`."""
    return _verb_among(range(atom.last, len(reader.tokens.starts)), atom, reader)


def _verb_among(places: range, atom: Atom, reader: Reader) -> str:
    tokens, text = reader.tokens, reader.text
    classes, starts = tokens.classes, tokens.starts
    low, high = atom.start - CLAUSE, atom.end + CLAUSE
    for i in places:
        if not low <= starts[i] <= high:
            break
        name = classes[i]
        if not name:
            between = text[starts[i] : tokens.ends[i]]
            if ". " in between or "\n" in between or ";" in between:
                break
        elif name in DIRECTIONS:
            return name
        elif name == "semicolon" or (name == "period" and text[tokens.ends[i] + 1 : tokens.ends[i] + 2].isupper()):
            break
    return ""


def ahead(atom: Atom, reader: Reader) -> bool:
    """Does the clause up to the date speak of what is to come? `until` does where no verb looks back."""
    towards = direction(atom, reader)
    return towards > 0 or (towards == 0 and reader.opens_with("until", atom))


def tells_the_past(atom: Atom, reader: Reader) -> bool:
    """Does a verb of the past stand directly before a date (any, where the language does not say what such a verb looks like), or is it the first verb behind it?"""
    pattern = reader.grammar.past_verb
    if pattern is None or pattern.search(reader.text, max(atom.start - VERB, 0), atom.start) is not None:
        return True
    return DIRECTIONS.get(verb_behind(atom, reader), 0) < 0


def word_before(names: tuple[str, ...], at: int, reach: int, reader: Reader, characters: int = 60) -> bool:
    """Does a word of a class stand shortly before a token: at most `reach` tokens and so many characters?"""
    starts = reader.tokens.starts
    for i in range(at - 1, max(at - 1 - reach, 0), -1):
        if starts[at] - starts[i] > characters or (reader.classes[i] == "" and ". " in reader.text[starts[i] : reader.tokens.ends[i]]):
            return False
        if reader.classes[i] in names:
            return True
    return False


def day_is_told(end: int, reader: Reader) -> bool:
    """`since 1 January 1956, the day of its independence`: the day itself."""
    pattern = reader.grammar.day_told
    return pattern is not None and pattern.match(reader.text, end) is not None


def day_is_kept(atom: Atom, reader: Reader) -> bool:
    """`proclaimed 11 July a day of`, `7 April will be observed every year`, `every year on 7 April`: no year is meant."""
    pattern, begins = reader.grammar.day_kept, atom.first - atom.lead.length
    if reader.classes[atom.first - 1] == "kept" or reader.classes[max(begins - 2, 0) : begins] == ["every", "unit_year"]:
        return True
    return pattern is not None and pattern.match(reader.text, atom.end) is not None


def same_paragraph(atom: Atom, reader: Reader) -> bool:
    """Does the narrative's last date stand in the same paragraph?"""
    return reader.text.find("\n", reader.memory.narrative_end, atom.start) < 0


def same_thread(atom: Atom, reader: Reader) -> bool:
    """Does the narrative's last date stand in the same paragraph, or does this date begin the entry of a list that continues it?"""
    at = reader.text.rfind("\n", reader.memory.narrative_end, atom.start)
    return at < 0 or atom.start - at < ENTRY_HEAD


def heads_entry(atom: Atom, reader: Reader) -> bool:
    """Does a year stand alone at the head of a paragraph, as in a chronology: `1975  On 16 October …`, `(5) 1982: …`?"""
    if atom.op != "years" or atom.lead.length:
        return False
    first = max(atom.start - ENTRY_HEAD, 0)
    line = reader.text.rfind("\n", first, atom.start) + 1
    if (first and not line) or not NUMBERED.fullmatch(reader.text, line, atom.start):
        return False
    after = reader.text[atom.end : atom.end + 2].lstrip(" ")[:1]
    return not after.isalpha() or after.isupper()


def following(atom: Atom, reader: Reader) -> Iterator[Atom]:
    """The atoms behind one."""
    return islice(reader.atoms, bisect_right(reader.atoms, atom.start, key=attrgetter("start")), None)


def is_name(atom: Atom, reader: Reader) -> bool:
    """Does the date stand before the noun that it names?"""
    after = reader.text[atom.end : atom.end + 2]
    return reader.classes[atom.first - 1] in ("the", "one", "its") and len(after) == 2 and after[0] == " " and after[1].islower()


def is_between(atom: Atom, reader: Reader) -> bool:
    lead = atom.lead
    return lead.length > 0 and reader.grammar.code("between") in reader.tokens.codes[atom.first - lead.length : atom.first]
