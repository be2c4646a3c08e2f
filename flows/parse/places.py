"""Where a happening is said to have happened (guidelines, section 7).

A name is a place by what governs it: a preposition, a noun such as "village", a verb such as "invaded", what is said of it ("fell"), or
the accepted name beside it. The gazetteer gives the country and decides where the words alone do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from flows.parse.gazetteer import Entry, look_up, resolve
from flows.parse.languages import words
from flows.parse.model import Place, Span
from flows.parse.patterns import any_of
from flows.parse.proper_names import find_names
from flows.parse.states import iso3_of, state_names

SHORT = 3  # letters: shorter names of States are other words too
SMALL = 15_000  # inhabitants
LOOK_BACK = 80  # characters before a name that may govern it
CLAUSE = 120  # characters before a name in which a verb of movement or of attack still governs it
ENTRY = 12  # characters: what may stand before the date or the name that heads a list item
CELLS = 2  # lines of a table row below the line that its date has for itself
AFTER_DATE = 6  # characters: a date, perhaps a comma and an article
ADJECTIVES = 3  # words between a preposition and a noun such as "village"
NEAR, FAR = 220, 400  # what a place may cost to reach from a date where the sentence has several dates, and one
HALT_COST, CLAUSE_COST, COMMA_COST = 230, 60, 12
HALT = regex.compile(r"[;:]|[.!?] ")
OF = regex.compile(r" of (?:the )?")
PARTS = regex.compile("[ -]")
VERB = regex.compile(r" \p{Ll}+(?:ed|s)\b")
POSSESSIVE = regex.compile("['’]s?\\b")
PAUSE = regex.compile(r"\s*[,.;:)–—]|$| (?:and|or|in|on|at)\b")
LABEL = regex.compile(r"[^\p{L}\n]*(?:\(?\p{L}{1,4}\)[^\p{L}\n]*)?")
PUNCTUATION = regex.compile(r"[\s,.:;–—-]*(?:\d{1,2}[.:]\d\d(?: ?[ap]\.m\.)?[\s,.:;–—-]*)?")


@dataclass(frozen=True)
class Words:
    locating: frozenset[str]
    moving: frozenset[str]
    directions: frozenset[str]
    classifiers: frozenset[str]
    connectors: frozenset[str]
    objects: frozenset[str]
    object_nouns: frozenset[str]
    object_joints: frozenset[str]
    topics: frozenset[str]
    article: str
    polities: frozenset[str]
    on: frozenset[str]
    against: frozenset[str]
    bodies: frozenset[str]
    too_wide: frozenset[str]
    movement: regex.Pattern[str]
    kinds: regex.Pattern[str]
    kinds_in_names: regex.Pattern[str]
    areas: regex.Pattern[str]
    predicates: regex.Pattern[str]
    predicates_of_towns: regex.Pattern[str]
    participles: regex.Pattern[str]
    modifier: regex.Pattern[str]
    happenings: regex.Pattern[str]
    hostile: regex.Pattern[str]
    about: regex.Pattern[str]
    title: regex.Pattern[str]
    body_before: regex.Pattern[str]
    where: regex.Pattern[str]
    declared: regex.Pattern[str]
    lines: frozenset[str]
    declaring: frozenset[str]
    at_date: regex.Pattern[str]
    dates_sharing: regex.Pattern[str]
    all_of_them: regex.Pattern[str]
    opening: regex.Pattern[str]
    joints: regex.Pattern[str]
    enumeration: regex.Pattern[str]
    clause_start: regex.Pattern[str]
    clauses: regex.Pattern[str]
    dates_before: regex.Pattern[str]
    dates_after: regex.Pattern[str]
    retold: regex.Pattern[str]


@cache
def _words(language: str) -> Words | None:
    w = words(language)["places"]
    if "locating" not in w:
        return None
    sets = ("locating", "moving", "directions", "classifiers", "connectors", "objects", "object_nouns", "object_joints", "topics", "bodies", "too_wide", "polities", "on", "against", "lines", "declaring")
    patterns = ("predicates", "predicates_of_towns", "participles", "joints", "enumeration", "clauses", "dates_before", "dates_after", "retold", "at_date", "opening", "dates_sharing", "all_of_them", "where", "declared")
    kinds, areas = any_of(w["kinds"]), any_of(w["areas"])
    return Words(
        **{key: frozenset(w[key]) for key in sets},
        **{key: regex.compile(w[key]) for key in patterns},
        article=w["article"],
        movement=regex.compile(rf"(?<!\w){any_of(w['movement'])}(?!\w)", regex.I),
        kinds=regex.compile(rf" {kinds}(?!\w)"),
        kinds_in_names=regex.compile(rf"(?:{kinds}|{areas})", regex.I),
        areas=regex.compile(rf" {areas}(?!\w)"),
        happenings=regex.compile(rf" {any_of(w['happenings'])}(?!\w)"),
        hostile=regex.compile(rf"(?<!\w){any_of(w['hostile'])}(?!\w)"),
        title=regex.compile(rf"(?<!\w){any_of(w['titles'])}\.? $"),
        body_before=regex.compile(rf"(?<!\w)(?:{'|'.join(w['bodies'])}|\p{{Lu}}\w+) (?:in|on) ?(?:{w['article']})?$"),
        about=regex.compile(rf"(?<!\w){any_of(w['about'])} (?:\w+ )?on (?:{w['article']} )?$", regex.I),
        clause_start=regex.compile(rf"(?:^|[.,;:(“\"—–-] ?|(?<!\w){any_of(w['clause_words'])} )(?:{w['article']} )?$", regex.I),
        modifier=regex.compile(rf" (?!{any_of(w['follow'])}\b|\w+(?:ed|ing|ly)\b)\p{{Ll}}"),
    )


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may be a place: what of it is the place, what the gazetteer has, and whether its own words say that it is one."""

    span: Span
    entry: Entry | None
    classified: bool = False

    @property
    def state(self) -> bool:
        return self.entry is not None and self.entry.kind == "state"

    @property
    def town(self) -> bool:
        return self.entry is not None and self.entry.kind != "state"

    @property
    def known(self) -> bool:
        return self.entry is not None or self.classified


@dataclass(frozen=True, slots=True)
class FoundPlace:
    span: Span
    place: Place
    chain: int  # names of one enumeration or of several levels share a number
    told: Span | None = None  # where it is told what befell the place itself: the name and its verb


def find_places(text: str, start: int, end: int, language: str, context: Sequence[str], dates: Sequence[Span] = ()) -> list[FoundPlace]:
    """The places of a sentence, in order; `context` are the countries that an unknown or ambiguous name most likely lies in."""
    w = _words(language)
    if w is None:
        return []
    accepted: list[tuple[Name, int, Span | None]] = []
    before: Name | None = None
    chain, taken = 0, False
    for span in _names(text, start, end, dates, w, language):
        name = None if w.title.search(text, max(start, span[0] - 14), span[0]) else _read_name(text, span, context, w, language)
        if name is None:
            before = before if text[slice(*span)].lower() in w.classifiers else None
            continue
        name = _with_kind(text, name, context, end, w)
        gap = text[before.span[1] : name.span[0]] if before else ""
        told: Span | None = None
        if before and taken and _joined(text, before, name, gap, w):
            told = accepted[-1][2]
        elif before and not taken and w.enumeration.fullmatch(gap):
            pass
        elif _governed(text, start, name, end, w):
            chain, taken = chain + 1, True
        elif told := _told_of(text, start, name, end, dates, w):
            chain, taken = chain + 1, True
        else:
            taken = False
        if taken:
            accepted.append((name, chain, told))
        before = name
    return _settle(text, accepted, context, language)


def _names(text: str, start: int, end: int, dates: Sequence[Span], w: Words, language: str) -> Iterator[Span]:
    """Names without the dates that stand in them; `Helmand Province of Afghanistan` is two, `Kabul` and `battle of Adwa` are one."""
    for span in find_names(text, start, end, language):
        first = span[0]
        for date in dates:
            if date[0] <= first < date[1] < span[1]:
                first = date[1] + 1
        name = text[first : span[1]]
        of = OF.search(name)
        if of and " " in name[: of.start()] and w.areas.search(name[: of.start()].lower()):
            yield first, first + of.start()
            first += of.end()
        if span[1] - first > 1:
            yield first, span[1]


def _read_name(text: str, span: Span, context: Sequence[str], w: Words, language: str) -> Name | None:
    """A name as a place; None for bodies, persons, texts, times, seas and continents."""
    name = text[slice(*span)]
    if name in w.bodies or name in w.too_wide or name.lower() in w.classifiers:
        return None
    parts = PARTS.split(name)
    if entry := look_up(name, language):
        return Name(span, entry if _plausible(entry, context) else None, classified=len(parts) > 1 and bool(w.kinds_in_names.fullmatch(parts[-1])))
    if parts[-1] in w.too_wide:
        return None
    if of := OF.search(name):
        return _read_compound(text, span, name[: of.start()], (span[0] + of.end(), span[1]), context, w, language)
    if len(parts) > 1 and parts[-1] in w.object_nouns:
        return Name((span[0], span[1] - len(parts[-1]) - 1), look_up(" ".join(parts[:-1]), language), classified=True)
    bodies = [part in w.bodies for part in parts]
    if len(parts) > 1 and w.kinds_in_names.fullmatch(parts[-1]) and not any(bodies[:-1]):
        return Name(span, look_up(" ".join(parts[:-1]), language), classified=True)
    return None if any(bodies) else Name(span, None)


def _read_compound(text: str, span: Span, head: str, tail: Span, context: Sequence[str], w: Words, language: str) -> Name | None:
    """`Province of Bubanza` is Bubanza, `Battle of Adwa` Adwa; `Republic of Cyprus` and `Palace of Justice` are whole; `Bank of England` is none."""
    last = head.rsplit(" ", 1)[-1]
    if last in w.too_wide or any(part in w.bodies for part in head.split()[:-1]):
        return None
    if last.lower() in w.polities:
        iso3 = iso3_of(text[slice(*span)], language)
        return Name(span, Entry("state", iso3)) if iso3 else None
    if last in w.object_nouns or w.areas.fullmatch(f" {last.lower()}"):
        inner = _read_name(text, tail, context, w, language)
        return inner and replace(inner, classified=True)
    if w.kinds.fullmatch(f" {last.lower()}"):
        return Name(span, None, classified=True)
    return None if last in w.bodies else Name(span, None)


def _plausible(entry: Entry, context: Sequence[str]) -> bool:
    """A small town of a country that the text is not about is another name that happens to be alike."""
    return entry.kind != "sites" or any(
        site.iso3 in context or site.population >= SMALL or site.geonames_id is None for site in entry.sites
    )


def _with_kind(text: str, name: Name, context: Sequence[str], end: int, w: Words) -> Name:
    """`Katiba barracks` is one name, whatever town is called Katiba elsewhere; of `the Srebrenica enclave` the name alone is the place."""
    if kind := w.kinds.match(text, name.span[1], end):
        near = name.entry if name.entry and any(site.iso3 in context for site in name.entry.sites) else None
        return Name((name.span[0], kind.end()), near, classified=True)
    if w.areas.match(text, name.span[1], end):
        return replace(name, classified=True)
    return name


def _joined(text: str, before: Name, name: Name, gap: str, w: Words) -> bool:
    """Does an enumeration or a level of an address lead from the accepted name before to this one?"""
    if area := w.areas.match(gap):
        gap = gap[area.end() :]
    if not w.joints.fullmatch(gap):
        return False
    if not name.classified and w.modifier.match(text, name.span[1]):
        return False
    if name.state:
        level = before.entry is not None and not before.state and _lies_in(before.entry, name.entry)
        return level or not VERB.match(text, name.span[1])
    return name.known or (not before.state and bool(PAUSE.match(text, name.span[1])))


def _lies_in(entry: Entry, state: Entry | None) -> bool:
    return state is not None and (entry.iso3 == state.iso3 or any(site.iso3 == state.iso3 for site in entry.sites))


def _governed(text: str, start: int, name: Name, end: int, w: Words) -> bool:
    """Do the words before a name say that something happens there?"""
    before = text[max(start, name.span[0] - LOOK_BACK) : name.span[0]].split()
    role, classified = _governor(before, w)
    if before and before[-1].lower() in w.declaring and w.declared.match(text, name.span[1]):
        return name.known
    if role is None:
        return name.town and w.happenings.match(text, name.span[1], end) is not None
    written = text[slice(*name.span)]
    known = name.known or classified
    if not known and (written == written.upper() or POSSESSIVE.match(text, name.span[1]) or w.body_before.search(" ".join(before[-4:]))):
        return False
    if PARTS.split(written)[-1] in w.lines and not (role == "locating" and before[-2:-1] != [] and "of" in before[-2:]):
        return False
    if not name.classified and not (name.town and role == "locating") and w.modifier.match(text, name.span[1], end):
        return name.town and w.happenings.match(text, name.span[1], end) is not None
    if role == "moving":
        return known and (w.movement.search(text, max(start, name.span[0] - CLAUSE), name.span[0]) is not None or (name.town and before[-1] != "from"))
    if role == "on":
        return (name.known or classified) and not name.state and not w.about.search(text, max(start, name.span[0] - CLAUSE), name.span[0])
    if role == "against":
        return name.known and w.hostile.search(text, max(start, name.span[0] - CLAUSE), name.span[0]) is not None
    return True


def _governor(before: Sequence[str], w: Words) -> tuple[str | None, bool]:
    """What the words before a name make of it, and whether a noun such as "village" stands between."""
    i = _skip(before, len(before) - 1, w)
    if i < 0:
        return None, False
    role, alone = _role(before, i, w), True
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
        elif not before[i][-1:].isalpha():
            break
        else:
            i -= 1
    return ("classified", True) if alone or w.areas.fullmatch(f" {before[-1].lower()}") else (None, False)


def _skip(before: Sequence[str], i: int, w: Words) -> int:
    """Pass over the article and words such as "northern"; "occupied" may be the verb."""
    while i >= 0 and (before[i].lower() == w.article or before[i] in w.directions):
        if before[i] in w.objects and (i == 0 or before[i - 1] not in w.locating | w.moving | w.connectors):
            break
        i -= 1
    return i


def _role(before: Sequence[str], i: int, w: Words) -> str | None:
    """locating, object, moving, on or against: the kind of the word (or two) that ends at `i`."""
    word = before[i].lower()
    if word in w.objects or (i and word in w.object_joints and before[i - 1] in w.object_nouns):
        return "object"
    if word in w.locating:
        return None if i and before[i - 1] in w.topics else "locating"
    if i and f"{before[i - 1].lower()} {word}" in w.locating:
        return "locating"
    if word in w.against:
        return "against"
    if word in w.on:
        return "on"
    return "moving" if word in w.moving else None


def _told_of(text: str, start: int, name: Name, end: int, dates: Sequence[Span], w: Words) -> Span | None:
    """A name that no word governs, with what is told of it: the subject of "fell" or "was shelled", or the head of a list item or table row."""
    lead = text[start : name.span[0]]
    head = next((date for date in dates if date[0] - start <= ENTRY and date[1] <= name.span[0]), None)
    row = head and PUNCTUATION.fullmatch(text, head[1], name.span[0])
    if row and not name.state and (PAUSE.match(text, name.span[1]) or (name.town and not VERB.match(text, name.span[1]))):
        return name.span
    following = next((date for date in dates if 0 < date[0] - name.span[1] <= AFTER_DATE), None)
    if following and not name.state and len(lead) <= ENTRY and lead == lead.lower() and not text[name.span[1] : following[0]].strip(" ,:("):
        return name.span
    if name.known and w.where.match(text, name.span[1]):
        return name.span
    after_date = any(0 <= name.span[0] - date[1] <= AFTER_DATE for date in dates)
    if lead and not after_date and not w.clause_start.search(text, max(start, name.span[0] - 20), name.span[0]):
        return None
    if following and name.town and w.at_date.fullmatch(text, name.span[1], following[0]):
        return name.span
    if told := w.participles.match(text, name.span[1], end):
        return (name.span[0], told.end()) if name.known or w.where.match(text, name.span[1]) else None
    if told := w.predicates.match(text, name.span[1], end):
        return (name.span[0], told.end()) if name.known or lead.strip().lower() in ("", w.article) else None
    told = w.predicates_of_towns.match(text, name.span[1], end) if name.town or name.classified else None
    return (name.span[0], told.end()) if told else None


def _settle(text: str, accepted: Sequence[tuple[Name, int, Span | None]], context: Sequence[str], language: str) -> list[FoundPlace]:
    """The country of each place: of the level named after it, of the context, of what is named in the sentence."""
    fixed = [name.entry.iso3 for name, _, _ in accepted if name.entry and name.entry.iso3]
    found: list[FoundPlace] = []
    for name, chain, told in reversed(accepted):
        above = [f.place.iso3 for f in found if f.chain == chain][-1:]
        likely = list(dict.fromkeys(iso3 for iso3 in (*above, *context, *fixed) if iso3))
        written = text[slice(*name.span)]
        place = resolve(written, name.entry, likely) if name.entry else None
        found.append(FoundPlace(name.span, place or Place(written, likely[0] if likely else None), chain, told))
    return found[::-1]


def countries_of(text: str, start: int, end: int, language: str) -> list[str]:
    """The countries that a stretch of text names, the most frequent first."""
    automaton, names = _state_automaton(language)
    part = text[start:end].lower()
    counts: Counter[str] = Counter()
    for which, left, right in automaton.find_matches_as_indexes(part):
        if not (part[left - 1 : left].isalnum() or part[right : right + 1].isalnum()):
            counts[state_names(language)[names[which]]] += 1
    return [code for code, _ in counts.most_common()]


@cache
def _state_automaton(language: str) -> tuple[AhoCorasick, list[str]]:
    names = [name for name, code in state_names(language).items() if code and len(name) > SHORT]
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names


def assign_places(text: str, sentence: Span, dates: Sequence[Span], language: str, context: Sequence[str]) -> list[tuple[Place, ...]]:
    """The places of a sentence, each given to the date that its words are nearest to; one tuple per date."""
    given: list[list[Place]] = [[] for _ in dates]
    of_chain: dict[int, Sequence[int]] = {}
    for found in find_places(text, *sentence, language, context, dates):
        if found.chain not in of_chain:
            of_chain[found.chain] = _dates_of(text, sentence, dates, found, language)
        for at in of_chain[found.chain]:
            if found.place.name not in {place.name for place in given[at]}:
                given[at].append(found.place)
    return [tuple(places) for places in given]


def continues_entry(text: str, date: Span, sentence: Span) -> bool:
    """Does a sentence without a date go on about the list item or table row that a date heads?"""
    line = text.rfind("\n", 0, date[0]) + 1
    alone = text.startswith("\n", date[1])
    return LABEL.fullmatch(text, line, date[0]) is not None and text.count("\n", date[1], sentence[0]) <= (CELLS if alone else 0)


def add_places(known: tuple[Place, ...], text: str, sentence: Span, language: str, context: Sequence[str]) -> tuple[Place, ...]:
    """The places of a list item with those of one more of its sentences."""
    names = {place.name for place in known}
    new = {found.place.name: found.place for found in find_places(text, *sentence, language, context)}
    return (*known, *(place for name, place in new.items() if name not in names))


def _dates_of(text: str, sentence: Span, dates: Sequence[Span], found: FoundPlace, language: str) -> Sequence[int]:
    """Which dates a place belongs to: the nearest, and those enumerated with it ("on 3 May and 5 June, both in Abuja")."""
    w = _words(language)
    if w is None:
        return ()
    span = found.told or found.span
    costs = [_cost(text, date, (span[1] - 1, span[1]) if found.told else span, w) for date in dates]
    nearest = min(range(len(dates)), key=costs.__getitem__)
    if costs[nearest] > (NEAR if len(dates) > 1 else FAR):
        return ()
    chosen = {nearest, *(at for at, date in enumerate(dates) if found.told and span[0] <= date[0] and date[1] <= span[1])}
    at, shared = nearest, w.dates_sharing if w.all_of_them.match(text, dates[nearest][1]) else w.dates_before
    while at > 0 and found.span[0] >= dates[at][1] and shared.fullmatch(text, dates[at - 1][1], dates[at][0]):
        at -= 1
        chosen.add(at)
    at = nearest
    while at + 1 < len(dates) and span[1] <= dates[at][0] and _goes_on(text[dates[at][1] : dates[at + 1][0]], found, w):
        at += 1
        chosen.add(at)
    return sorted(chosen)


def _goes_on(between: str, found: FoundPlace, w: Words) -> bool:
    """Does what stands between two dates leave the place that was named before them?"""
    return bool(w.dates_after.fullmatch(between) or (found.told and w.retold.fullmatch(between)))


def _cost(text: str, date: Span, place: Span, w: Words) -> int:
    """How far apart a date and a place are: characters, and what it costs to leave the clause, a relative clause, a comma."""
    if date[0] < place[1] and place[0] < date[1]:
        return 0
    before = place[1] <= date[0]
    between = w.opening.sub("", text[place[1] : date[0]] if before else text[date[1] : place[0]])
    return len(between) + HALT_COST * len(HALT.findall(between)) + CLAUSE_COST * len(w.clauses.findall(between)) + COMMA_COST * between.count(",")
