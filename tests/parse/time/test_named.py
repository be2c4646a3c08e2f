"""Names of times that users add: (what is wrong, file, words of the error), and how they are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from flows.parse.time import find_times, read_names
from flows.parse.time.named import curated_names
from flows.settings import read_settings
from flows.version import parser_version

OWN = """
[[named]]
edtf = "1999-03-02/1999-06-14"
source = "Report of the commission of inquiry"
en = ["Lantern War", "Six-Day War"]
fr = ["guerre des lanternes"]
zh = ["灯笼战争"]
"""


@pytest.mark.parametrize(
    ("language", "text"), [("en", "since the Lantern War"), ("en", "SIX-DAY WAR"), ("fr", "la guerre des lanternes"), ("zh", "在灯笼战争中")]
)
def test_own_names_are_read_and_win_over_the_curated_ones(language: str, text: str) -> None:
    (found,) = find_times(text, None, language, read_names(OWN))
    assert (found.edtf, found.basis) == ("1999-03-02/1999-06-14", "named")


def test_own_names_stay_with_their_call() -> None:
    assert find_times("since the Lantern War", None, "en", read_names(OWN))
    assert not find_times("since the Lantern War", None, "en")


def test_a_name_is_never_read_for_a_word_of_time() -> None:
    own = read_names(OWN.replace("Lantern War", "October"))
    assert [t.edtf for t in find_times("in October 1994", None, "en", own)] == ["1994-10"]


WRONG = [
    ("no TOML", "[[named]", "Expected"),
    ("no source", '[[named]]\nedtf = "1999"\nen = ["Lantern War"]', "named time 1: `edtf` and `source`"),
    ("no date", '[[named]]\nedtf = "1999-13"\nsource = "s"\nen = ["Lantern War"]', "'1999-13' is no day"),
    ("range backwards", '[[named]]\nedtf = "1999/1998"\nsource = "s"\nen = ["Lantern War"]', "must not end before"),
    ("unknown language", '[[named]]\nedtf = "1999"\nsource = "s"\nxx = ["Lantern War"]', "'xx' is no language"),
    ("short name", '[[named]]\nedtf = "1999"\nsource = "s"\nen = ["war"]', "'war' is no name"),
    ("number", '[[named]]\nedtf = "1999"\nsource = "s"\nen = [1999]', "1999 is no name"),
]


@pytest.mark.parametrize(("toml", "words"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_is_wrong_with_a_file_is_said(toml: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=words.replace("(", r"\(")):
        read_names(toml)
    path = tmp_path / "names.toml"
    path.write_text(toml)
    with pytest.raises(ValidationError, match=words):
        read_settings(named_times=path)


def test_names_are_part_of_the_parser_version() -> None:
    own, other = read_names(OWN), read_names(OWN.replace("06-14", "06-15"))
    assert len({parser_version(), parser_version(own), parser_version(other)}) == 3
    assert parser_version(own).startswith(parser_version())


def test_every_curated_name_is_read_as_it_stands() -> None:
    for language, name, edtf in curated_names():
        assert [t.edtf for t in find_times(f"«{name}»", None, language)] == [edtf]
