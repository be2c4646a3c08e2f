"""The grammar of document symbols: found in text, spelled in one way, taken apart and put together again.

A symbol is a row of elements between slashes: whose series it is, the body within it, session or year, the nature of the document, its
number, what it adds to or changes. Numbered resolutions may carry part letters, those of the old numbering a session or year in brackets,
some documents a volume. The words of the grammar and their sources stand in symbols.toml; docs/symbols.md has examples. Pure functions on
strings; nothing here raises on any text: what is no symbol is None.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

import regex

from flows.parse.model import Span

_WORDS: dict[str, dict[str, str]] = tomllib.loads((files("flows.parse") / "symbols.toml").read_text("utf-8"))
SERIES, BODIES, TYPES, MODIFICATIONS = (_WORDS[table] for table in ("series", "bodies", "types", "modifications"))
_MARKS = {**TYPES, **MODIFICATIONS, **_WORDS["marks"]}
_SPELLING = {mark.casefold(): mark for mark in reversed(_MARKS)}  # of two spellings (RES, Res) the first

# Letters of another alphabet, brackets and hyphens that print the same; one for one, so that offsets stay.
_PLAIN = tuple(zip("АВСДЕГІМОРТХ（）\u2010\u2011", "ABCDEGIMOPTX()--", strict=True))
_LOOK_ALIKE = str.maketrans(dict(_PLAIN))

_NUMBER = r"\d+(?:[A-Za-z](?![A-Za-z/]))?"
_NAME = r"[A-Za-z]+(?:\.[A-Za-z]+)*(?:[.\-]?\d+(?:[A-Za-z](?![A-Za-z/]))?(?:-\d+)?)?"
_IN_BRACKETS = r"\((?:[IVXL]+|\d{1,4})\)"
_ROMAN = r"(?:E?S-)?[IVXLC]{1,7}"
_YEAR = r"(?:19[4-9]|20[0-4])\d"
_LETTERS = r"[A-Z](?:(?:\s?[-–]\s?|,?\s?(?:(?i:and)\s)?)[A-Z](?![A-Za-z]))*(?![A-Za-z0-9/.]|\s[a-z])"
_VOLUME = r"(?:Vol|Part|Sect|Chap|Resumption|Introduction|Supp)s?\b\.?[^()\n]{0,24}|(?:Vol|Part|Sect|Resumption)s?\.?[IVX\d]{1,5}(?:and[IVX\d]{1,5})?"

_ANCHOR = re.compile(r"[A-Z)](?=/[A-Za-z0-9(])")
_LONGEST_SERIES = 16  # characters
_MOST_ELEMENTS = 16  # of a symbol: A/CONF.62/C.1/L.1/Rev.1/Add.1/Corr.1 has 7
_SERIES_BACK = regex.compile(r"(?r)[A-Z]+(?:-[A-Z]+)*(?:\((?:[IVXL]+|\d{1,2})\))?")
_BEFORE = frozenset("/.-")  # a series does not begin after these, nor after a letter or a digit
# Reports that a treaty body takes together: CERD/C/TUN/CO/20-22, CRC/C/NPL/3-5
_COMBINED = r"/(?:CO|Q|(?!NGO|INF|RES|DEC|COR|ADD|REV)[A-Z]{3})/\d{1,2}-\d{1,2}(?![\d-])"
_ELEMENTS = re.compile(rf"(?:{_COMBINED}|/(?:{_NUMBER}|{_NAME}){_IN_BRACKETS}(?=/)|/(?:{_NUMBER}|{_NAME}|{_IN_BRACKETS}(?=/)))+")
_OF_RESOLUTION = re.compile(
    rf"(?P<part>-[A-Z](?![A-Za-z0-9/.])|\s?{_LETTERS})?(?:\s?\((?:(?P<roman>{_ROMAN})|(?P<year>{_YEAR}))\)(?P<after>\s?{_LETTERS})?)?"
)
_OF_VOLUME = re.compile(rf"\s?\((?P<volume>{_VOLUME})\)(?P<modified>(?:/(?:{'|'.join(MODIFICATIONS)})\.?\d*)*)", re.IGNORECASE)

_DIGITS = re.compile(r"\d+(?:-\d+)?")
_NUMBERED = ("RES", "DEC")  # whose numbers may carry part letters, and a session or year in brackets
_SESSION = re.compile(r"E?S-\d{1,2}")
_FULL_YEAR = re.compile(_YEAR)
_WITH_LETTER = re.compile(r"(\d+)([A-Za-z])")
_MARKED = re.compile(r"([A-Za-z]+)(?:\.([A-Z]+|\d+[A-Za-z]?(?:-\d+)?)|(\d+))")
_VOLUME_WORDS = re.compile(r"(vol|part|sect|chap|resumption|introduction|supp)(s?)\.?\s?(.*)", re.IGNORECASE)
_ABBREVIATED = ("Vol", "Sect", "Chap")


@dataclass(frozen=True, slots=True)
class Element:
    """One part of a symbol: its role (body, session, year, type, number, document, part, volume, modification or other), its spelling,
    and what stands before it: a slash, or a blank for parts, brackets and volumes."""

    role: str
    text: str
    before: str = "/"
    bracketed: bool = False

    def __str__(self) -> str:
        return f"{self.before}({self.text})" if self.bracketed else f"{self.before}{self.text}"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol taken apart; `str()` puts it together in the normal spelling."""

    elements: tuple[Element, ...]

    def __str__(self) -> str:
        return "".join(map(str, self.elements))

    @property
    def body(self) -> str:
        """Series and body: `A`, `A/C.3`, `E/CN.4/Sub.2`, `CCPR/C`."""
        return "".join(str(element) for element in self.elements if element.role == "body")

    @property
    def session(self) -> str | None:
        """`78`, `ES-10`, `XXI`, `S-VI`."""
        return self._first("session")

    @property
    def year(self) -> str | None:
        return self._first("year")

    @property
    def type(self) -> str | None:
        """The mark of the nature of the document: `RES`, `PV`, `L` …; symbols.toml explains them."""
        document = self._first("document")
        return document.partition(".")[0] if document else self._first("type")

    @property
    def number(self) -> str | None:
        document = self._first("document")
        return document.partition(".")[2] if document else self._first("number")

    @property
    def part(self) -> str | None:
        """Part letters of a resolution: `B`, `A-E`, `A,B`."""
        return self._first("part")

    @property
    def volume(self) -> str | None:
        return self._first("volume")

    @property
    def modifications(self) -> tuple[str, ...]:
        return tuple(element.text for element in self.elements if element.role == "modification")

    def _first(self, role: str) -> str | None:
        return next((element.text for element in self.elements if element.role == role), None)


def decompose(text: str) -> Symbol | None:
    """The symbol that the text is, in whatever spelling; None where it is none."""
    text = " ".join(text.translate(_LOOK_ALIKE).split())
    if any(f"/{mark}/" in text.upper() for mark in _NUMBERED):
        text = text.upper()
    head, slash, _ = text.partition("/")
    found = _read(head.upper(), text, len(head)) if slash else None
    return found[1] if found and found[0] == len(text) else None


def normalise(text: str) -> str | None:
    """The one spelling of a symbol: `a/res/217a(iii)` → `A/RES/217 A (III)`; None for what is no symbol."""
    symbol = decompose(text)
    return str(symbol) if symbol else None


def resolution_symbol(body: str, decision: bool, number: str, session: str, part: str = "") -> str:
    """`A/RES/57/290 B`, `A/RES/217 A (III)`, `S/RES/822 (1993)`, `E/DEC/2003/312`: the symbol of a numbered resolution or decision.

    `session` is what the number is counted in: a session in Arabic (`57`, `ES-11`) or Roman numerals, or a year.
    """
    series = f"{body}/{'DEC' if decision else 'RES'}"
    letters = f" {part}" if part else ""
    if body == "S" or re.fullmatch(_ROMAN, session):
        return f"{series}/{number}{letters} ({session})"
    return f"{series}/{session}/{number}{letters}"


def organ_of(symbol: str) -> str | None:
    """English name of the organ in whose series a symbol stands; None where bodies share the series, and for conferences."""
    elements = symbol.split("/")
    for count in range(len(elements), 1, -1):
        head = "/".join(elements[:count])
        kind = head.rpartition("/")[0] + "/" + elements[count - 1].partition(".")[0]  # every A/CONF.
        for body in (head, kind):
            if body in BODIES:
                return BODIES[body] or None
    return SERIES.get(elements[0]) or None


def find_symbols(text: str, start: int = 0) -> Iterator[tuple[Span, Symbol]]:
    """Span and symbol of every symbol printed in the text; of joint (`A/52/871-S/1998/318`) and glued ones each half by itself.

    What optical recognition makes of a symbol in a masthead is put right there (masthead/symbols.py), not in running text.
    """
    if not text.isascii():
        for other, letter in _PLAIN:  # most texts have none of them
            if other in text:
                text = text.replace(other, letter)
    done = start  # where the last symbol ended
    for anchor in _ANCHOR.finditer(text, start):
        if anchor.start() < done:
            continue
        series = _SERIES_BACK.match(text, max(done, anchor.end() - _LONGEST_SERIES), anchor.end())
        if series is None:
            continue
        begin = series.start()
        if not (begin == done > start or _begins(text, begin, done)):
            continue
        found = _read(series.group(), text, anchor.end())
        if found:
            done = found[0]
            yield (begin, done), found[1]


def _begins(text: str, begin: int, done: int) -> bool:
    """Whether a series may begin here: not within a word or a path, but after the hyphen of a joint symbol."""
    before = text[begin - 1] if begin else " "
    if begin == done + 1 and before in "-–":
        return True
    return before not in _BEFORE and not (before.isascii() and before.isalnum())


def _read(series: str, text: str, at: int) -> tuple[int, Symbol] | None:
    """The symbol whose first slash stands at an offset of the text, and where it ends."""
    if series.partition("(")[0] not in SERIES:
        return None
    match = _ELEMENTS.match(text, at)
    if match is None or match.group().count("/") > _MOST_ELEMENTS:
        return None
    elements = _with_roles([_spelled(element) for element in match.group()[1:].split("/")])
    if elements is None:
        return None
    end, rest = _rest(text, match.end(), elements)
    return end, Symbol((Element("body", series, ""), *rest))


def _spelled(element: str) -> str:
    """An element between slashes in its normal spelling."""
    if _SESSION.fullmatch(element.upper()):
        return element.upper()
    if element.isdecimal() or element.startswith("("):
        return element
    marked = _MARKED.fullmatch(element)
    mark, value = (marked[1], marked[2] or marked[3]) if marked else (element, "")
    if value and mark.casefold() not in _SPELLING:
        return element
    if mark not in _MARKS:
        mark = _SPELLING.get(mark.casefold(), mark if mark[0].isupper() else mark.upper())
    return f"{mark}.{value}" if value else mark


def _with_roles(elements: Sequence[str]) -> list[Element] | None:
    """The roles of the elements after the series; None where no number makes a symbol of them."""
    until = len(elements)
    while until and elements[until - 1].partition(".")[0] in MODIFICATIONS:
        until -= 1
    if not until or not any(character.isdigit() for character in "".join(elements[:until])):
        return None
    found: list[Element] = []
    for position, text in enumerate(elements[:until]):
        found.append(Element(_role(text, {element.role for element in found}, last=position == until - 1), text))
    return [*found, *(Element("modification", text) for text in elements[until:])]


def _role(text: str, known: set[str], last: bool) -> str:
    """What an element is, from its form and from what stood before it."""
    mark, _, value = text.partition(".")
    if _SESSION.fullmatch(text):
        return "session"
    if _DIGITS.fullmatch(text):
        if last:
            return "year" if "number" in known and _FULL_YEAR.fullmatch(text) else "number"
        if _FULL_YEAR.fullmatch(text) and "year" not in known:
            return "year"
        return "number" if "session" in known or "year" in known else "session"
    if last and value and mark in TYPES:
        return "document"
    if not value and mark in TYPES:
        return "type"
    return "other" if last or known & {"session", "year", "type"} else "body"


def _rest(text: str, at: int, elements: list[Element]) -> tuple[int, list[Element]]:
    """What follows the elements: letters and session of a resolution, a volume and what was added to it."""
    numbered = any(element.text in _NUMBERED for element in elements)
    attached = _WITH_LETTER.fullmatch(elements[-1].text) if numbered else None
    if attached:
        elements = [*elements[:-1], Element("number", attached[1])]
    if numbered and elements[-1].role == "number":
        match = _OF_RESOLUTION.match(text, at)
        printed = f"{attached[2].upper() if attached else ''} {match['part'] or ''} {match['after'] or ''}" if match else ""
        letters = re.findall(r"\b[A-Z]\b", printed)
        if match and (letters or match.end() > at):
            joint = "-" if re.search("[-–]", printed) else ","
            part = [Element("part", joint.join(letters), " ")] if letters else []
            counted = [Element(role, match[group], " ", True) for role, group in (("session", "roman"), ("year", "year")) if match[group]]
            return match.end(), [*elements, *part, *counted]
    volume = _OF_VOLUME.match(text, at)
    if volume:
        added = [Element("modification", _spelled(element)) for element in volume["modified"].split("/")[1:]]
        return volume.end(), [*elements, Element("volume", _volume(volume["volume"]), " ", True), *added]
    return at, elements


def _volume(text: str) -> str:
    """`Vol. I`, `Parts I and II`, `Resumption 1`, `SUPP` from any spelling."""
    match = _VOLUME_WORDS.fullmatch(text.strip())
    if match is None:
        return text.strip()
    word, plural, numbers = match.groups()
    word = word.capitalize()
    if word == "Supp":
        return "SUPP"
    numbers = re.sub(r"\s*AND\s*", " and ", numbers.upper())
    return f"{word}{plural.lower()}{'.' if word in _ABBREVIATED else ''} {numbers}".strip()
