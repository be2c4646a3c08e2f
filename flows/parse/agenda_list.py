"""The agenda of a session itself (A/<session>/251 and its revisions): every item and sub-item with its title.

The printed form, as the General Assembly has used it since the 1970s: "71. Promotion and protection of human rights:", below it
"(c) Human rights situations …;". Headings of the agenda's parts and further divisions (i), (ii) are no items.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from flows.parse.view import View

AGENDA_SYMBOL = regex.compile(r"A/(?P<session>\d{1,3})/251(?:/Rev\.\d+)?")
ITEM = regex.compile(r"(?P<number>\d{1,3})\.\s+(?P<title>\p{L}.*)")
SUB_ITEM = regex.compile(r"\((?P<letter>[a-z]{1,2})\)\s+(?P<title>\p{L}.*)")
# "[item 13]", "(P.12)", footnote marks: references to the list and to earlier agendas
REFERENCE = regex.compile(r"\s*(?:\[[^\]]{1,40}\]|\((?:[A-Z]\.\d+|items? \d+[^)]{0,20})\)|\*+|(?<=\p{L})\d{1,2}(?=[.;:]?$))")
END = " .;:,"


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item of an agenda; of a sub-item the title is that of its item, a colon, and its own."""

    number: int
    sub_item: str | None
    title: str


def session_of(symbol: str) -> int | None:
    """The session whose agenda has this symbol; None for any other document."""
    match = AGENDA_SYMBOL.fullmatch(symbol)
    return int(match["session"]) if match else None


def read_agenda_list(view: View) -> list[ListedItem]:
    """The items in order. Numbers must rise one by one, and letters too, so that numbered paragraphs of other kinds are passed over."""
    return list(_items(view.text.split("\n")))


def _items(paragraphs: list[str]) -> Iterator[ListedItem]:
    number, title, letters = 0, "", 0
    for paragraph in paragraphs:
        if (item := ITEM.fullmatch(paragraph)) and int(item["number"]) == number + 1:
            number, title, letters = number + 1, _plain(item["title"]), 0
            yield ListedItem(number, None, title)
        elif number and (sub := SUB_ITEM.fullmatch(paragraph)) and sub["letter"] == _letter(letters):
            letters += 1
            yield ListedItem(number, sub["letter"], f"{title}: {_plain(sub['title'])}")


def _plain(title: str) -> str:
    return REFERENCE.sub("", title).strip(END)


def _letter(place: int) -> str:
    """a … z, then aa, bb … as agendas count on."""
    return chr(ord("a") + place % 26) * (1 + place // 26)
