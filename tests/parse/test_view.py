"""The view: what the page layout broke is joined, and every character maps back to its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.parse.view import View, read_lines, read_view


def view(text: str) -> View:
    return read_view(read_lines(text))


FILL = "The quick brown fox jumps over the lazy dog near the river bank\n" * 3

CASES = [
    ("wrapped lines are joined", FILL + "and then goes home.", [" ".join((FILL + "and then goes home.").split())]),
    ("a hyphen at the line's end is undone", FILL + "in Septem-\nber 1992 it ended, as everybody in the whole town knew by then.", None),
    ("blank lines end a paragraph", "One.\n\nTwo.", ["One.", "Two."]),
    ("list items stand alone", FILL + "(a) first;\n(b) second.", None),
    ("a number alone goes with its paragraph", "2.\nThe Force is mandated.", ["2. The Force is mandated."]),
    (
        "signature lines stand alone",
        "(Signed) A. B.\nAmbassador\nPermanent Representative",
        ["(Signed) A. B.", "Ambassador", "Permanent Representative"],
    ),
    ("Chinese lines are joined without a blank", "大会回顾其各项决议并重申其立场\n和原则。", ["大会回顾其各项决议并重申其立场和原则。"]),
    ("job numbers and rules are left out", "Text.\n\n99-27651 (E)    290999\n*9927651*\n____________\n/...", ["Text."]),
    ("a line of a mark alone is blank", "\u200f\nUnited Nations   United Nations\n\u200f \u200f\nTwo.", ["United Nations United Nations", "Two."]),
    ("page numbers are left out", "Text.\n\n2/5\n\n- 3 -", ["Text."]),
]


@pytest.mark.parametrize(("text", "paragraphs"), [(c[1], c[2]) for c in CASES if c[2]], ids=[c[0] for c in CASES if c[2]])
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert view(text).text.split("\n") == paragraphs


def test_rows_of_a_chronology_are_read_as_they_stand() -> None:
    rows = [
        ("3 March 1961", ["The customs house is burned down."]),
        ("12 April 1962 to 4 May 1963", ["The round table sits; ninety", "days later the governor resigns."]),
        ("30 May", ["Fall of the fortress."]),
        ("8–9 June 1964", ["The harbour is shelled. On the", "second day the fleet leaves."]),
        ("21 September", ["A truce is signed at the mission,", "in the presence of observers."]),
        ("2 January 1965", ["Bombs in two markets: at least", "thirty dead."]),
    ]
    printed = "\n".join(f"{day if not n else '':30}{line}" for day, lines in rows for n, line in enumerate(lines))
    assert view(printed).text.split("\n") == [f"{day} {' '.join(lines)}" for day, lines in rows]


def test_cells_of_a_row() -> None:
    seen = view("3 May 1985      Arua  and Moyo      Two dead\n\nNo table here.\n")
    row = seen.text.index("\n")
    assert [seen.text[slice(*cell)] for cell in seen.cells((0, row))] == ["3 May 1985", "Arua and Moyo", "Two dead"]
    assert seen.cells((row + 1, len(seen.text))) == [(row + 1, len(seen.text))]
    tabbed = view("3 May 1985\tMoyo\tTwo dead\n")
    assert [tabbed.text[slice(*cell)] for cell in tabbed.cells((0, len(tabbed.text)))] == ["3 May 1985", "Moyo", "Two dead"]


def test_a_hyphen_at_the_end_of_a_line_is_undone() -> None:
    assert "in September 1992" in view(FILL + "in Septem-\nber 1992 it ended, as everybody in the whole town knew by then.").text


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("as told in S/2002/14/\nAdd.3 and elsewhere", "S/2002/14/Add.3 and"),
        ("as told in A/C.3/\n57/L.40 and elsewhere", "A/C.3/57/L.40 and"),
        ("as told in A/ES-\n10/187 and elsewhere", "A/ES-10/187 and"),
        ("as told in A/57/1-\nS/2002/9 and elsewhere", "A/57/1- S/2002/9 and"),
        ("by day and/\nor night, everywhere", "and/ or night"),
    ],
)
def test_a_symbol_that_breaks_at_the_end_of_a_line_is_joined(lines: str, joined: str) -> None:
    assert joined in view(f"Here the words fill every line of the page {lines}").text


def test_list_items_begin_a_paragraph() -> None:
    assert view(FILL + "(a) first;\n(b) second.").text.split("\n")[1:] == ["(a) first;", "(b) second."]


def test_a_sentence_goes_on_across_the_head_of_a_page() -> None:
    text = f"A/50/318\n\n{FILL}which the Council\n\n95-22712 (E)\n\nA/50/318\nEnglish\nPage 2\n\nhad adopted on the day before, when nobody in the town was awake.\n"
    assert "which the Council had adopted" in view(text).text


def test_a_free_line_after_every_line_parts_no_paragraph() -> None:
    lines = ["The mission went to the port, where it met the harbour master,", "and came back on the next day.", "", "It has told the Council."]
    close = "\n".join(lines * 4)
    spaced = "\n\n".join(lines * 4)
    assert view(spaced).text == view(close).text
    assert len(view("\n\n".join(line for line in lines * 4 if line)).text.split("\n")) == 12  # one free line everywhere parts paragraphs


@pytest.mark.parametrize("line", ["Page 3", "Página 14", "Стр. 7", "第3页", "Please recycle ♻"])
def test_a_line_that_speaks_of_its_page_belongs_to_it(line: str) -> None:
    assert read_lines(f"One.\n{line}\nTwo.")[1].furniture


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [
        "the left column begins here",
        "and goes on in this line of",
        "text, and in this line too,",
        "and in one more line of it,",
        "and in another one of them,",
        "and here it ends at last.",
    ]
    right = [
        "The right column begins at",
        "the top again and goes on",
        "for as many lines as its",
        "neighbour does on the left",
        "side of the page, and then",
        "it ends as well.",
    ]
    text = "\n".join(f"{a:<34}{b}" for a, b in zip(left, right, strict=True))
    read = view(text).text
    assert read.index("ends at last.") < read.index("The right column begins at the top")


@given(st.text(alphabet=st.sampled_from("ab C1.-/(\n\t 中é") | st.characters(), max_size=400))
def test_every_character_maps_back(text: str) -> None:
    read = view(text)
    for offset, character in enumerate(read.text):
        start, end = read.to_source((offset, offset + 1))
        assert 0 <= start < end <= max(len(text), 1)
        if character not in " \n":
            assert text[start:end] == character
            assert read.from_source(start) == offset
