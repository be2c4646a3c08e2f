"""The words of the citation rules of one language, compiled.

Every table `[citations]` has the same keys (see languages/en.toml); the values are pattern fragments of the `regex` module.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

from flows.parse.languages import words

Pattern = regex.Pattern[str]

# Digits of other scripts become Western ones, one for one, so that offsets stay.
_OTHER_DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９"
_DIGITS = str.maketrans(_OTHER_DIGITS, "0123456789" * 3)
_ANY_OTHER_DIGIT = regex.compile(f"[{_OTHER_DIGITS}]")

_EDGE_LEFT, _EDGE_RIGHT = r"(?<![^\W\d_])", r"(?![^\W\d_])"


def with_western_digits(text: str) -> str:
    """The text with the digits of other scripts as Western ones, length and offsets unchanged."""
    return text.translate(_DIGITS) if not text.isascii() and _ANY_OTHER_DIGIT.search(text) else text


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What one language says; patterns match the text with Western digits."""

    nouns: Pattern  # resolution or decision, singular (`one`) or plural (`many`), kind in the name of the group
    noun_follows: bool  # the noun stands after the numbers (Chinese)
    organs: Pattern  # groups: the organ's key
    own: Pattern  # "its", directly before the noun
    gap: Pattern  # what may stand between two members of a list
    link: Pattern  # what stands directly before a later member
    before_noun: Pattern  # what may stand between an organ and the noun that it owns
    of: Pattern  # what leads from a number to its organ
    foreign: Pattern  # a body whose numbered texts have no symbol of the United Nations
    foreign_end: Pattern
    stop: Pattern  # a word before a number that makes it something else (article, page, budget period)
    date: Pattern  # one date, with the groups day, month, year
    dated: Pattern  # what hangs a date on the text before it: "of", "dated", "adopted on"
    dated_end: Pattern
    date_lead: Pattern  # what may stand between a date and the number after it (Chinese)
    closes: Pattern  # what parts a noun from a symbol after it
    months: Mapping[str, int]
    texts: Pattern  # nouns for texts that are cited by their date alone, kind in the name of the group
    texts_many: Pattern
    sentence_end: Pattern
    names: Pattern  # a document with a name of its own: groups name, and treaty or other for the head word
    numbered: Pattern  # between a noun and a bare number: "No."
    case: Pattern  # the name of a case in brackets after a dated judgment, in the group case
    verb_lead: Pattern  # between the date of a clause and a resolution that was adopted then
    generic: Pattern  # a short form that is no name
    bodies: Pattern  # what before a name makes it part of the name of a body
    hung: Pattern  # what hangs a date on a noun: groups far ("dated") and near ("of"); in Chinese a date and the noun after it
    bare_day: Pattern  # a day of a list whose month stands later
    and_date: Pattern  # what joins two dates of a list
    pinpoint: Pattern


@lru_cache(maxsize=None)
def vocabulary(language: str) -> Vocabulary | None:
    """The compiled words of a language (ISO 639-1); None where its file has no words of citation."""
    table: Mapping[str, Any] = words(language)["citations"]
    if not table:
        return None
    edge = bool(table.get("spaces", True))

    left = "" if table.get("attached_prefixes") else _EDGE_LEFT

    def word(fragment: str) -> str:
        return f"{left}(?:{fragment}){_EDGE_RIGHT}" if edge else f"(?:{fragment})"

    def groups(entries: Mapping[str, str]) -> str:
        return "|".join(f"(?P<{key}>{fragment})" for key, fragment in entries.items())

    months = {name: number for number, names in enumerate(table["months"], 1) for name in names}
    month = "|".join(sorted(map(regex.escape, months), key=len, reverse=True))
    dates = [fragment.replace("MONTH", f"(?P<month>{month})") for fragment in table["dates"]]
    date = "(?|" + "|".join(dates) + ")"
    gap_date = regex.sub(r"\(\?P<\w+>", "(?:", date)
    # Longest first: the repeat below never gives back what it has taken.
    gap = "|".join([gap_date, *sorted(table["gap"], key=len, reverse=True)])
    texts = groups(table["texts"])
    hung = f"(?:{date})(?:{table['hung']})(?:{texts})" if table.get("noun_follows") else table["hung"]
    return Vocabulary(
        nouns=regex.compile(word(groups(table["nouns"]))),
        noun_follows=bool(table.get("noun_follows", False)),
        organs=regex.compile(word(groups(table["organs"]))),
        own=regex.compile(f"{word(table['own'])}\\s*$", regex.I),
        gap=regex.compile(f"(?:{gap}|[\\s,،、()\\[\\]«»“”\"'’:–-])*+", regex.I),
        link=regex.compile(f"(?:{table['link']})\\s*$", regex.I),
        before_noun=regex.compile(table["before_noun"]),
        of=regex.compile(table["of"]),
        foreign=regex.compile(word(table["foreign"])),
        foreign_end=regex.compile(f"{word(table['foreign'])}$"),
        stop=regex.compile(f"(?:{table['stop']})$", regex.I),
        date=regex.compile(date, regex.I),
        dated=regex.compile(table["dated"], regex.I),
        dated_end=regex.compile(f"(?:{table['dated']})$", regex.I),
        date_lead=regex.compile(table.get("date_lead", "(?!)")),
        closes=regex.compile(r"[A-Z]+/[A-Z0-9.]+/|;"),
        months={name.casefold(): number for name, number in months.items()},
        texts=regex.compile(word(groups(table["texts"])), regex.I),
        texts_many=regex.compile(word(table["texts_many"]), regex.I),
        sentence_end=regex.compile(table["sentence_end"]),
        names=regex.compile(_names(table)),
        numbered=regex.compile(table["numbered"], regex.I),
        case=regex.compile(table["case"]),
        verb_lead=regex.compile(table["verb_lead"], regex.I),
        generic=regex.compile(table["generic"]),
        bodies=regex.compile(f"(?:{table['bodies']})$"),
        hung=regex.compile(hung),
        bare_day=regex.compile(r"(?P<day>\d{1,2})(?!\d)"),
        and_date=regex.compile(table["and_date"], regex.I),
        pinpoint=regex.compile(table["pinpoint"], regex.I),
    )


def _names(table: Mapping[str, Any]) -> str:
    """The pattern of names: words before the head, the head, words after it; a language has one shape for each of several sorts."""
    heads = table["names"]
    return str(table["name_shape"]).replace("HEAD", f"(?:(?P<treaty>{heads['treaty']})|(?P<other>{heads['other']}))")
