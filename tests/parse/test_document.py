"""Properties of whole documents: whatever comes in, no crash, spans inside the text, quoted words equal, keys unique."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.parse.document import Rows, Source, parse_document
from schemas import DATA_TABLES
from tests.conftest import ROOT

SAMPLE = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "data" / "raw").glob("*.txt"))}


def parse(text: str) -> Rows:
    rows = parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), text)
    for table in DATA_TABLES:
        keys = [tuple(row[name] for name in table.key) for row in rows[table.name]]
        assert len(keys) == len(set(keys))
        for row in rows[table.name] if table.spans else ():
            start, end = row[table.spans[0]], row[table.spans[1]]
            assert 0 <= start < end <= len(text)
            assert table.quoted is None or text[start:end] == row[table.quoted]
    return rows


def rewrapped(text: str, width: int) -> str:
    """The words of every paragraph in lines of another width."""
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        line = ""
        for word in paragraph.split():
            if len(line) + len(word) > width:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines += [line, ""]
    return "\n".join(lines)


@pytest.mark.parametrize("name", SAMPLE)
def test_each_letter_and_what_becomes_of_it(name: str) -> None:
    text = SAMPLE[name]
    dice = random.Random(name)
    shuffled = text.split("\n")
    dice.shuffle(shuffled)
    cut = dice.randrange(len(text))
    for variant in (text, text[:cut], text[cut:], text.upper(), rewrapped(text, 50), "\n".join(shuffled), text.replace("\n", " "), text + text):
        parse(variant)


@given(st.text(max_size=300))
@settings(max_examples=150)
def test_any_text(text: str) -> None:
    parse(text)


def test_half_a_character_is_read_as_a_question_mark() -> None:
    name, text = next(iter(SAMPLE.items()))
    (row,) = parse(text.replace(" ", "\udc80", 1))["documents"]
    assert row["text"] == text.replace(" ", "?", 1), name


@given(st.sampled_from(sorted(SAMPLE)), st.integers(0, 3000), st.text(max_size=20))
@settings(max_examples=60)
def test_any_text_in_the_middle_of_a_letter(name: str, at: int, noise: str) -> None:
    text = SAMPLE[name]
    parse(text[:at] + noise + text[at:])


def test_rows_do_not_depend_on_what_was_parsed_before() -> None:
    texts = list(SAMPLE.values())
    alone = [parse(text) for text in texts]
    backwards = [parse(text) for text in reversed(texts)]
    assert alone == backwards[::-1]
