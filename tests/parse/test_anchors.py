"""Patterns that are looked for by their literal beginnings: they must find what the patterns alone find."""

from __future__ import annotations

import pytest

from flows.parse.anchors import Anchored, Sought


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an annual budget and budgets", (10, 16)),  # "an" begins another alternative
        ("subbudget", None),
        ("no sums at all", None),
    ],
)
def test_sought(text: str, expected: tuple[int, int] | None) -> None:
    found = Sought("Budget|an (?:average|estimate)").search(text, 0, len(text))
    assert (found and found.span()) == expected


def test_sought_within_a_stretch() -> None:
    text = "budget, budget, budget"
    found = Sought("budget").search(text, 1, 15)
    assert found is not None
    assert found.span() == (8, 14)
    assert Sought("budget").search(text, 1, 13) is None


def test_anchored_finds_none_overlapping() -> None:
    text = "Naïve Accord, accord of 5 May, Accords"
    assert [m.group() for m in Anchored("[Aa]ccord(?: of \\d+)?", "(?<!\\w)", "(?!\\w)").finditer(text)] == ["Accord", "accord of 5"]
