"""Places and losses in whole letters: `told_letters.txt`.

`### name | State of the sender` begins a letter, each line is one numbered paragraph, and below it `= date | place=ISO3; … | kind count; …`
says all that belongs to a date of it: `?` is no code or no number, `100-` at least, `-100` at most, `100-200` a range.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from flows.parse.document import Source, parse_document

SOURCE = Source("0" * 64, "told", "text/plain", 0, "test")


class Told(NamedTuple):
    date: str
    paragraph: int
    places: list[str]
    losses: list[str]


class Letter(NamedTuple):
    name: str
    sender: str
    paragraphs: list[str]
    told: list[Told]

    @property
    def text(self) -> str:
        title = (
            f"Letter dated 1 January 2025 from the Permanent Representative of {self.sender} to the United Nations addressed to the Secretary-General"
        )
        return "\n\n".join([title, *(f"{number}. {paragraph}" for number, paragraph in enumerate(self.paragraphs, 1))]) + "\n"


def letters() -> Iterator[Letter]:
    for part in Path(__file__).with_name("told_letters.txt").read_text("utf-8").split("### ")[1:]:
        heading, *lines = part.splitlines()
        name, sender = heading.split(" | ")
        letter = Letter(name, sender, [], [])
        for line in lines:
            if line.startswith("= "):
                date, places, losses = [*(field.strip() for field in line[2:].split("|")), "", ""][:3]
                letter.told.append(Told(date, len(letter.paragraphs), _parts(places), _parts(losses)))
            else:
                letter.paragraphs.append(line)
        yield letter


def _parts(field: str) -> list[str]:
    return sorted(part.strip() for part in field.split(";") if part.strip())


def _loss(casualty: dict[str, Any]) -> str:
    low, high = casualty["count_low"], casualty["count_high"]
    if low is None and high is None:
        return f"{casualty['kind']} ?"
    return f"{casualty['kind']} {low}" if low == high else f"{casualty['kind']} {low or ''}-{high or ''}"


@pytest.mark.parametrize("letter", list(letters()), ids=lambda letter: letter.name)
def test_places_and_losses_of_each_date(letter: Letter) -> None:
    rows = parse_document(SOURCE, letter.text)["cited_events"]
    for told in letter.told:
        at = letter.text.index(told.date, letter.text.index(f"\n{told.paragraph}. "))
        row = next((row for row in rows if row["start_char"] < at + len(told.date) and at < row["end_char"]), None)
        assert row is not None, told
        places = sorted(f"{place['name']}={place['iso3'] or '?'}" for place in row["places"])
        assert (places, sorted(map(_loss, row["casualties"]))) == (told.places, told.losses), told
