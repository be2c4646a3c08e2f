"""Do the words around a name say that something happens there?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.parse.model import Span
from flows.parse.patterns import plain
from flows.parse.places.names import Name, parts_of
from flows.parse.places.words import Words

LOOK_BACK = 80  # characters before a name that may govern it
NEAR_BY = 5_000  # characters around
WITHIN = plain(r"[\w,]")  # what stands before the blank before a word that does not begin a sentence
IN_WORD, IN_COMPOUND = plain(r"\w"), plain(r"[\w-]")
CLAUSE = 120  # characters before a name in which a verb of movement or of attack still governs it
ENTRY = 12  # characters: what may stand before the date or the name that heads a list item
AFTER_DATE = 6  # characters: a date, perhaps a comma and an article
ADJECTIVES = 3  # words between a preposition and a noun such as "village"
QUOTES = '«<“"'
PERSON = 2  # blanks: an unknown name of three words after "fall of" is a person
HEADING_END = r"(?: \([^()\n]{2,40}\))?[.:]\s"  # after the name that heads a paragraph
AFTER_HEADING = plain(HEADING_END)
LABEL = plain(r"[^\p{L}\n]*(?:\(?\p{L}{1,4}\)[^\p{L}\n]*)?")  # of a list item, before its date
HEAD_END = plain(r"[.:;–—]")  # sets the date of a list item off from a sentence of its own
PUNCTUATION = plain(r"[\s,.:;–—-]*(?:\d{1,2}[.:]\d\d(?: ?[ap]\.m\.)?[\s,.:;–—-]*)?")


def is_governed(text: str, start: int, name: Name, end: int, w: Words) -> bool:
    """Do the words before a name say that something happens there?"""
    before = _words_before(text, max(start, name.span[0] - LOOK_BACK), name.span[0], w)
    role, classified = _governor(before, w)
    if before and before[-1].lower() in w.declaring and w.declared.match(text, name.span[1]):
        return name.known
    if name.state and w.state_happenings.match(text, name.span[1], end):
        return True
    if role is None:
        reached = w.left_for.match(text, max(start, name.span[0] - CLAUSE), name.span[0])
        return (name.known and reached is not None) or (name.town and w.happenings.match(text, name.span[1], end) is not None)
    clause = max(start, name.span[0] - CLAUSE), name.span[0]
    is_river = not name.state and not name.classified and w.river_before.match(text, *clause) is not None
    if is_river or w.away.match(text, *clause):
        return False
    written = text[slice(*name.span)]
    known = name.known or classified
    body = w.body_before if name.entry is None else w.mission_before if name.state else None
    if body and body.search(" ".join(before[-4:])):
        return False
    if not known and (written == written.upper() or w.possessive.match(text, name.span[1]) or not w.confirmed.match(text, name.span[1])):
        return False
    if not w.lines.isdisjoint((parts_of(written)[0], parts_of(written)[-1])) and not (
        role == "locating" and before[-2:-1] != [] and "of" in before[-2:]
    ):
        return False
    if not name.classified and not (name.town and role == "locating") and w.modifier.match(text, name.span[1], end):
        return name.town and w.happenings.match(text, name.span[1], end) is not None
    if role == "object":
        return not _is_agent(text, start, name, known, w)
    if role == "moving":
        return _is_reached(text, start, name, end, known, w)
    if role == "on":
        return (classified or (name.known and not name.state)) and not w.about.match(text, max(start, name.span[0] - CLAUSE), name.span[0])
    if role == "against":
        return name.known and w.hostile.search(text, max(start, name.span[0] - CLAUSE), name.span[0]) is not None
    return True


def _words_before(text: str, start: int, end: int, w: Words) -> list[str]:
    """The words of a stretch that ends at a name; where no blanks part them, the last ones that may govern it."""
    if w.governing is None:
        return text[start:end].split()
    found: list[str] = []
    while last := w.governing.match(text, start, end):
        found.insert(0, last.group())
        end = last.start()
    return found


def _is_agent(text: str, start: int, name: Name, known: bool, w: Words) -> bool:
    """Is the name after "the fall of" a person, after "the offensive of" the State that attacks?"""
    before_name = max(start, name.span[0] - LOOK_BACK), name.span[0]
    if name.state:
        return w.agent_nouns.match(text, *before_name) is not None
    return (
        not known
        and text[slice(*name.span)].count(" ") >= PERSON
        and w.of.fullmatch(text, text.rfind(" ", 0, name.span[0] - 1), name.span[0]) is not None
    )


def _is_reached(text: str, start: int, name: Name, end: int, known: bool, w: Words) -> bool:
    """Do words before a name that stands after "to", "from" or "over" say that somebody or something moved?"""
    before_name = max(start, name.span[0] - CLAUSE), name.span[0]
    if w.border_between.match(text, *before_name) or w.bound.match(text, *before_name):
        return False
    if w.led_to.match(text, *before_name):
        return True
    if w.movement.search(text, *before_name):
        return known
    leaves = text[slice(*before_name)].rsplit(maxsplit=1)[-1] in w.leaving and not w.as_far_as.match(text, name.span[1], end)
    return name.town and not leaves and not w.addressed.match(text, *before_name)


def _governor(before: Sequence[str], w: Words) -> tuple[str | None, bool]:
    """What the words before a name make of it, and whether a noun such as "village" stands between."""
    if before and before[-1][-1] in ",:" and (counted := w.counted.search(" ".join(before))):
        before = [*before[: -len(counted.group().split())], counted["noun"]]  # "two villages, Aldo and Birka": as if it were "two villages Aldo"
    i = _skip(before, len(before) - 1, w)
    if i < 0:
        return None, False
    role, alone = _role(before, i, w), True
    if role == "locating" and before[i].lower() not in w.locating:  # "north of"
        return role, False
    if role != "object" and i > 0 and before[i].lower() in w.connectors and before[i - 1].lower() in w.classifiers:
        i -= 2
    elif before[i].lower() in w.classifiers:
        i -= 1
        alone = False
    else:
        return role, False
    for _ in range(ADJECTIVES + 1):
        i = _skip(before, i, w)
        if i < 0:
            break
        if i > 0 and before[i].lower() in w.connectors and before[i - 1].lower() in w.classifiers:
            i -= 2
        elif role := _role(before, i, w):
            return role, True
        elif not before[i][-1:].isalpha() or (alone and before[i].lower() in w.connectors):
            break
        else:
            i -= 1
    return ("classified", True) if alone or w.areas.fullmatch(f" {before[-1].lower()}") else (None, False)


def _skip(before: Sequence[str], i: int, w: Words) -> int:
    """Pass over the article and words such as "northern"; "occupied" may be the verb."""
    while i >= 0 and (before[i].lower() in w.articles or before[i] in w.directions):
        if before[i] in w.objects and (i == 0 or before[i - 1] not in w.locating | w.moving | w.connectors):
            break
        i -= 1
    return i


def _role(before: Sequence[str], i: int, w: Words) -> str | None:
    """locating, object, moving, on or against: the kind of the word (or two) that ends at `i`."""
    word = before[i].lower()
    if word in w.objects or (i and word in w.object_joints and before[i - 1].lower() in w.object_nouns):
        return "object"
    if word in w.locating:
        return None if i and before[i - 1].lower().lstrip(QUOTES) in w.topics else "locating"
    both = f"{before[i - 1].lower()} {word}" if i else ""
    if both in w.locating:
        return "locating"
    if both in w.moving:
        return "moving"
    if word in w.against:
        return "against"
    if word in w.on:
        return "on"
    return "moving" if word in w.moving else None


def _is_name(text: str, span: Span) -> bool:
    """Has the first word of a sentence a capital near by inside a sentence too? Any word has one at the head."""
    word = text[slice(*span)]
    return " " in word or any(WITHIN.match(text, first - 1) and not IN_WORD.match(text, last) for first, last in _near_by(text, f" {word}", span))


def is_common_noun(written: str, w: Words) -> bool:
    """Is it a word such as "Independence" or "Assault", that has its capital from where it stands?"""
    return w.common.fullmatch(written) is not None or written.lower() in w.object_nouns


def _is_common(text: str, span: Span) -> bool:
    """Does the text near by write the word at the head of a sentence without a capital too?"""
    common = _near_by(text, text[slice(*span)].lower(), span)
    return any(not IN_COMPOUND.match(text, last) and not (first and IN_COMPOUND.match(text, first - 1)) for first, last in common)


def _near_by(text: str, words: str, span: Span) -> Iterator[Span]:
    """Where words stand in the text around a span."""
    last = span[1] + NEAR_BY
    at = text.find(words, max(span[0] - NEAR_BY, 0), last)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1, last)


def told_of(text: str, start: int, name: Name, last: int, end: int, dates: Sequence[Span], w: Words) -> Span | None:
    """A name that no word governs, with what is told of it: the subject of "fell" or "was shelled", or the head of a list item or table row.

    `last`: where the enumeration ends that the name opens ("Dubovac, Lipik and Brod were shelled").
    """
    lead = text[start : name.span[0]]
    head = next((date for date in dates if date[0] - start <= ENTRY and date[1] <= name.span[0]), None)
    row = head and PUNCTUATION.fullmatch(text, head[1], name.span[0])
    if row and HEAD_END.search(row.group()):
        lead = ""
    written = text[slice(*name.span)]
    if not name.known and (written == written.upper() or not w.confirmed.match(text, name.span[1])):
        return None
    if not lead and not name.state and _is_common(text, name.span):
        return None
    if (not name.known or (name.town and not lead)) and is_common_noun(written, w):
        return None  # "Independence came", "Assault on …": no town
    heading = None if lead or name.state else AFTER_HEADING.match(text, name.span[1])
    if heading and (name.known or " " not in written) and any(date[0] == heading.end() for date in dates):
        return (name.span[0], heading.end())
    if row and not name.state and (w.pause.match(text, name.span[1]) or (name.town and not w.verb.match(text, name.span[1]))):
        return name.span
    following = next((date for date in dates if 0 < date[0] - name.span[1] <= AFTER_DATE), None)
    gap = text[name.span[1] : following[0]].strip() if following else ""
    if following and not name.state and len(lead) <= ENTRY and lead == lead.lower() and not gap.strip(",:(") and (gap or name.known):
        return name.span
    if name.known and text.endswith("(", 0, name.span[0]) and any(w.levels.fullmatch(text, name.span[1], date[0]) for date in dates):
        return name.span
    bracketed = name.town and any(text[last : date[0]] == " (" and text.startswith(")", date[1]) for date in dates)
    if bracketed or (name.known and w.where.match(text, name.span[1])):
        return name.span
    if name.town and (told := w.participles.match(text, last, end)):
        return (name.span[0], told.end())
    after_date = any(0 <= name.span[0] - date[1] <= AFTER_DATE for date in dates)
    opens = lead.strip().lower() in {"", *w.articles}
    if not (opens or after_date) and not w.clause_start.match(text, max(start, name.span[0] - 20), name.span[0]):
        return None
    if not name.state and name.known and any(w.at_date.fullmatch(text, name.span[1], date[0]) for date in dates if date[0] > name.span[1]):
        return name.span
    heads_row = head is not None and row is not None and LABEL.fullmatch(text, start, head[0]) is not None
    return _befallen(text, name, lead, last, end, dates, w, heads_row=heads_row)


def _befallen(text: str, name: Name, lead: str, last: int, end: int, dates: Sequence[Span], w: Words, *, heads_row: bool) -> Span | None:
    """The subject of a clause with its verb, if that tells what befalls a place; `lead` is what stands before it in the sentence.

    `heads_row`: a list item or a table row begins with a date and the name.
    """
    if told := w.participles.match(text, last, end):
        return (name.span[0], told.end()) if name.known or w.where.match(text, name.span[1]) else None
    told = w.predicates.match(text, last, end)
    if not (told and (name.known or heads_row or lead.strip().lower() in w.articles or (not lead and _is_name(text, name.span)))):
        told = w.predicates_of_places.match(text, last, end) if lead else None
    if told is None and dates and (name.town or name.classified):
        told = w.predicates_of_towns.match(text, last, end)
    return (name.span[0], told.end()) if told else None
