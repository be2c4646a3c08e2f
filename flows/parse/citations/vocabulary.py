"""The words of the citation rules of one language, compiled.

Every table `[citations]` has the same keys (see languages/en.toml); the values are pattern fragments of the `regex` module.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from flows.parse.anchors import Anchored, plain
from flows.parse.citations.numbers import Numerals
from flows.parse.languages import LANGUAGES, words
from flows.parse.patterns import ending

# Digits of other scripts become Western ones, one for one, so that offsets stay.
_OTHER_DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９"
_HYPHENS = "\u2010\u2011"  # as word processors set them in A/ES-10/273
_PLAIN = tuple(zip(_OTHER_DIGITS + _HYPHENS, "0123456789" * 3 + "--", strict=True))

_OWNED = 60  # characters between a number and its organ
_DATED = 90  # characters between what is dated and its date
_EDGE_LEFT, _EDGE_RIGHT = r"(?<![^\W\d_])", r"(?![^\W\d_])"


def with_western_digits(text: str) -> str:
    """The text with the digits of other scripts as Western ones and one kind of hyphen, length and offsets unchanged."""
    if text.isascii():
        return text
    for other, western in _PLAIN:  # most texts have none of them: faster than one translation of the whole
        if other in text:
            text = text.replace(other, western)
    return text


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What one language says; patterns match the text with Western digits."""

    nouns: Anchored  # resolution or decision, singular (`one`) or plural (`many`), kind in the name of the group
    numerals: Numerals
    mark: str  # what stands before a number whose noun follows
    counter: str  # what stands behind such a number
    noun_follows: bool  # the noun stands after the numbers (Chinese)
    organs: Anchored  # groups: the organ's key
    own: regex.Pattern[str]  # "its", directly before the noun
    gap: regex.Pattern[str]  # what may stand between two members of a list
    link: regex.Pattern[str]  # what stands directly before a later member
    before_noun: regex.Pattern[str]  # what may stand between an organ and the noun that it owns
    of: regex.Pattern[str]  # what leads from a number to its organ
    foreign: regex.Pattern[str]  # a body whose numbered texts have no symbol of the United Nations
    foreign_end: regex.Pattern[str]
    stop: regex.Pattern[str]  # a word before a number that makes it something else (article, page, budget period)
    date: regex.Pattern[str]  # one date, with the groups day, month, year
    dated: regex.Pattern[str]  # what hangs a date on the text before it: "of", "dated", "adopted on"
    dated_end: regex.Pattern[str]
    date_before: regex.Pattern[str]  # a date that ends at a place (Chinese)
    date_lead: regex.Pattern[str]  # what may stand between a date and the number after it (Chinese)
    closes: regex.Pattern[str]  # what parts a noun from a symbol after it
    months: Mapping[str, int]
    year_parts: frozenset[str]  # words before "of" a year that make a time of it
    texts: Anchored  # nouns for texts that are cited by their date alone, kind in the name of the group
    texts_many: regex.Pattern[str]
    sentence_end: regex.Pattern[str]
    heads: Anchored  # the head word of a document's name, its kind in the name of the group
    name_opens: str  # the mark that opens every name, where the language has one
    name_before: regex.Pattern[str]  # the words of a name before its head
    name_after: regex.Pattern[str]  # the words of a name after its head
    numbered: regex.Pattern[str]  # between a noun and a bare number: "No."
    case: regex.Pattern[str]  # the name of a case in brackets after a dated judgment, in the group case
    verb: regex.Pattern[str]  # what stands directly before such a resolution
    verb_lead: regex.Pattern[str]  # between the date of a clause and a resolution that was adopted then
    generic: regex.Pattern[str]  # a short form that is no name
    bodies: regex.Pattern[str]  # what before a name makes it part of the name of a body
    hung: (
        re.Pattern[str] | regex.Pattern[str]
    )  # what hangs a date on a noun: groups far ("dated") and near ("of"); in Chinese a date and the noun after it
    bare_day: regex.Pattern[str]  # a day of a list whose month stands later
    and_date: regex.Pattern[str]  # what joins two dates of a list
    pinpoint: regex.Pattern[str]
    not_linked: regex.Pattern[str]  # symbols of numbers that the United Nations' markup of this language passes over
    not_linked_in: regex.Pattern[str]  # symbols of documents in which that markup passes over all numbers

    def organ_after(self, text: str, at: int) -> regex.Match[str] | None:
        """The organ to which what ends at an offset belongs: "of the General Assembly"; the key is the name of the group."""
        of = self.of.match(text, at, at + _OWNED)
        return self.organs.match(text, of.end()) if of else None

    def date_after(self, text: str, at: int) -> regex.Match[str] | None:
        """The date that hangs on what ends at an offset, behind its organ too: "of 16 April 1993"; groups day, month, year."""
        organ = self.organ_after(text, at)
        for start in (organ.end(), at) if organ else (at,):
            lead = self.dated.match(text, start, start + _DATED)
            date = self.date.match(text, lead.end()) if lead else None
            if lead and date and (lead.group().strip() != "(" or date["year"]):
                return date
        return None


def month_numbers(table: Mapping[str, Any]) -> dict[str, int]:
    """Printed names of the months → number, of a language's table of citations."""
    return {name: number for number, names in enumerate(table["months"], 1) for name in names}


@cache
def vocabulary(language: str) -> Vocabulary:
    """The compiled words of a language (ISO 639-1); those of English for one without words of citation: symbols are the same everywhere."""
    table: Mapping[str, Any] = (words(language)["citations"] if language in LANGUAGES else None) or words("en")["citations"]
    edge = bool(table.get("spaces", True))

    left = "" if table.get("attached_prefixes") else _EDGE_LEFT

    right = rf"\p{{M}}?{_EDGE_RIGHT}" if edge else ""  # a vowel sign may end an Arabic word
    left = left if edge else ""

    def word(fragment: str) -> str:
        return f"{left}(?:{fragment}){right}"

    def anchored(entries: Mapping[str, str]) -> Anchored:
        return Anchored(groups(entries), left, right)

    def groups(entries: Mapping[str, str]) -> str:
        return "|".join(f"(?P<{key}>{fragment})" for key, fragment in entries.items())

    months = month_numbers(table)
    month = "|".join(sorted(map(regex.escape, months), key=len, reverse=True))
    dates = [fragment.replace("MONTH", f"(?P<month>{month})") for fragment in table["dates"]]
    date = "(?|" + "|".join(dates) + ")"
    gap_date = regex.sub(r"\(\?P<\w+>", "(?:", date)
    # Longest first: the repeat below never gives back what it has taken.
    gap = "|".join([gap_date, *sorted(table["gap"], key=len, reverse=True)])
    texts = groups(table["texts"])
    far, near = table["hung_far"], table["hung_near"]
    hung = regex.compile(f"(?:{date})(?:{far})(?:{texts})") if table.get("noun_follows") else plain(f" (?:(?P<far>{far})|(?P<near>{near}))")
    return Vocabulary(
        nouns=anchored(table["nouns"]),
        numerals=Numerals(table["numerals"]),
        mark=str(table.get("mark", "")),
        counter=str(table.get("counter", "")),
        noun_follows=bool(table.get("noun_follows", False)),
        organs=anchored(table["organs"]),
        own=ending(f"{word(table['own'])}\\s*", regex.I),
        gap=regex.compile(f"(?:[\\s,،、()\\[\\]«»“”\"'’:–-]|{gap})*+", regex.I),
        link=ending(f"(?:{table['link']})\\s*", regex.I),
        before_noun=regex.compile(table["before_noun"]),
        of=regex.compile(table["of"]),
        foreign=regex.compile(word(table["foreign"])),
        foreign_end=ending(word(table["foreign"])),
        stop=ending(f"(?:{table['stop']})", regex.I),
        date=regex.compile(date, regex.I),
        dated=regex.compile(table["dated"], regex.I),
        dated_end=ending(f"(?:{table['dated']})", regex.I),
        date_before=ending(table.get("date_opens", "") + date),
        date_lead=regex.compile(table.get("date_lead", "(?!)")),
        closes=regex.compile(r"[A-Z]+/[A-Z0-9.]*\d|;"),
        months={name.casefold(): number for name, number in months.items()},
        year_parts=frozenset(table.get("year_parts", ())).union(name.casefold() for name in months),
        texts=anchored(table["texts"]),
        texts_many=regex.compile(word(table["texts_many"]), regex.I),
        sentence_end=regex.compile(table["sentence_end"]),
        heads=Anchored(groups(table["names"]), "", right),
        name_opens=str(table.get("name_opens", "")),
        name_before=ending(table["name_before"]),
        name_after=regex.compile(table["name_after"]),
        numbered=regex.compile(table["numbered"], regex.I),
        case=regex.compile(table["case"]),
        verb=ending(table["verb"], regex.I),
        verb_lead=regex.compile(table["verb_lead"], regex.I),
        generic=regex.compile(table["generic"]),
        bodies=ending(table["bodies"]),
        hung=hung,
        bare_day=regex.compile(r"(?P<day>\d{1,2})(?!\d)"),
        and_date=regex.compile(table["and_date"], regex.I),
        pinpoint=regex.compile(table["pinpoint"], regex.I),
        not_linked=regex.compile(table.get("not_linked", "(?!)")),
        not_linked_in=regex.compile(table.get("not_linked_in", "(?!)")),
    )
