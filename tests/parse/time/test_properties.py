"""What holds for every time that the small grammars of grammar_of_times.py print, in all six languages."""

from __future__ import annotations

import textwrap
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.parse.time import find_times
from schemas.edtf import bounds
from tests.parse.time.grammar_of_times import KINDS, LANGUAGES, kinds, sentences

ANCHOR = date(2011, 6, 15)
FURNITURE = ["24-01234 (E)", "2/7", "- 3 -", "/…", "1234567", "A/78/729"]
for _language in LANGUAGES:
    find_times("", None, _language)  # compiles the words, before a test is timed


def values(text: str, language: str, anchor: date | None = None) -> list[str]:
    return [found.edtf for found in find_times(text, anchor, language) if found.edtf]


PRINTED = [(language, kind) for language in LANGUAGES for kind in kinds(language)]


@pytest.mark.parametrize(("language", "kind"), PRINTED, ids=[f"{language}: {kind}" for language, kind in PRINTED])
def test_what_is_printed_is_read_back(language: str, kind: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(KINDS[kind](language), st.booleans())
    def check(told, anchored) -> None:  # type: ignore[no-untyped-def]
        assert values(told.words, language, ANCHOR if anchored else None) == list(told.values)
        for value in told.values:
            assert bounds(value) != (None, None)

    check()


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_read_sentence_by_sentence(language: str) -> None:
    @settings(max_examples=80, deadline=None)
    @given(st.lists(sentences(language), min_size=1, max_size=6), st.sampled_from(["", " ", "\n", "\n\n"]))
    def check(told, gap) -> None:  # type: ignore[no-untyped-def]
        text = (gap or ("" if language == "zh" else " ")).join(sentence.words for sentence in told)
        assert values(text, language) == [value for sentence in told for value in sentence.values]

    check()


@pytest.mark.parametrize("language", LANGUAGES)
def test_furniture_between_paragraphs_changes_no_value(language: str) -> None:
    @settings(max_examples=50, deadline=None)
    @given(st.lists(sentences(language), min_size=2, max_size=5), st.sampled_from(FURNITURE))
    def check(told, furniture) -> None:  # type: ignore[no-untyped-def]
        plain = "\n\n".join(sentence.words for sentence in told)
        furnished = f"\n\n{furniture}\n\n".join(sentence.words for sentence in told)
        assert values(furnished, language, ANCHOR) == values(plain, language, ANCHOR)

    check()


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "zh"])
def test_wrapping_changes_no_value(language: str) -> None:
    @settings(max_examples=50, deadline=None)
    @given(st.lists(sentences(language), min_size=1, max_size=5), st.integers(20, 90))
    def check(told, width) -> None:  # type: ignore[no-untyped-def]
        text = " ".join(sentence.words for sentence in told)
        wrapped = textwrap.fill(text, width, break_on_hyphens=False, break_long_words=False)
        assert values(wrapped, language, ANCHOR) == values(text, language, ANCHOR)

    check()


RELATIVE = {
    "en": ["yesterday", "tomorrow", "two days ago", "three weeks ago", "the day before yesterday"],
    "fr": ["hier", "demain", "il y a deux jours", "il y a trois semaines"],
    "es": ["ayer", "hace dos días", "hace tres semanas"],
    "ru": ["вчера", "завтра", "два дня назад", "три недели назад"],
    "ar": ["أمس", "غدا", "قبل يومين", "قبل ثلاثة أسابيع"],
    "zh": ["昨天", "明天", "两天前"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_anchor_moves_exactly_what_is_relative(language: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(sentences(language), st.sampled_from(RELATIVE[language]), st.integers(-3000, 3000))
    def check(told, relative, days) -> None:  # type: ignore[no-untyped-def]
        text = f"{told.words} {relative}."
        before, after = (find_times(text, anchor, language) for anchor in (ANCHOR, ANCHOR + timedelta(days)))
        assert [found.edtf for found in before if found.basis == "explicit"] == [found.edtf for found in after if found.basis == "explicit"]
        moved = [(b.first, a.first) for b, a in zip(before, after, strict=True) if b.basis == "relative"]
        assert len(moved) == 1
        assert all(a and b and a - b == timedelta(days) for b, a in moved)

    check()
