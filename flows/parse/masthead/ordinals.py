"""Ordinals of sessions and years: in words, in digits, in Roman or Chinese numerals; wrong ones are read where they can mean one number only."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

import regex

from flows.parse.masthead.folding import fold
from flows.parse.numerals import chinese_number

ROMAN = regex.compile(r"[ivxl]{1,8}")
DIGITS = regex.compile(r"\d{1,4}")
LONGEST_SLIP = 32  # characters: no ordinal is longer
ALIKE = 0.88  # share of letters that a misspelt ordinal has in common with the one meant


def ordinal_words(w: Mapping[str, Any]) -> dict[str, int]:
    """`seventy-eighth` → 78, from the words for the parts, folded. `ordinal_long`: tens that take 11 to 19 (soixante-dix-huitième);
    `ordinal_hundred`: how a hundred joins the rest (`one hundred and {}`)."""
    ones = [(value, form) for value, forms in enumerate(w["ordinal_ones"], 1) for form in fold(forms).split("|")]
    found = {form: value for value, form in ones}
    found |= {form: 10 * value for value, forms in enumerate(w["ordinal_tens"], 2) for form in fold(forms).split("|")}
    for place, tens in enumerate(w["ordinal_joint"], 2):
        for value, form in ones:
            if not tens or value > (19 if 10 * place in w.get("ordinal_long", ()) else 9):
                continue
            first, second = (form, fold(tens)) if w.get("ordinal_ones_first") else (fold(tens), form)
            found |= {f"{first}{link}{second}": 10 * place + value for link in w["ordinal_links"]}
    hundreds = {fold(form).format(ordinal): 100 + value for form in w.get("ordinal_hundred", ()) for ordinal, value in found.items()}
    return found | hundreds


def cardinal_words(w: Mapping[str, Any]) -> dict[str, int]:
    """`twenty-eight` → 28: a slip that mastheads print for the ordinal."""
    ones = list(enumerate(w.get("cardinal_ones", ()), 1))
    links = w["ordinal_links"]
    return {
        fold(f"{tens}{link}{one}"): 10 * place + value for place, tens in enumerate(w["ordinal_joint"], 2) for value, one in ones for link in links
    }


def read_ordinal(printed: str, ordinals: Mapping[str, int], cardinals: Mapping[str, int], numerals: Mapping[str, int]) -> tuple[int | None, bool]:
    """(number, whether it is printed as it should be)."""
    folded = fold(printed)
    if folded in ordinals:
        return ordinals[folded], True
    if digits := DIGITS.search(folded):
        return int(digits.group()), True
    if ROMAN.fullmatch(folded):
        return _roman(folded), True
    if numerals and all(sign in numerals for sign in folded):
        return chinese_number(folded, numerals), True
    if folded in cardinals:
        return cardinals[folded], False
    if not 4 < len(folded) < LONGEST_SLIP:
        return None, False
    # One spelling slip leaves the beginning or the end of a word whole; all close words must mean the same number.
    half = len(folded) // 2 - 1
    head, tail = folded[:half], folded[-half:]
    possible = [word for word in ordinals if abs(len(word) - len(folded)) <= 2 and (word.startswith(head) or word.endswith(tail))]
    close = {ordinals[word] for word in get_close_matches(folded, possible, 3, ALIKE)}
    return (close.pop(), False) if len(close) == 1 else (None, False)


def _roman(numeral: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[sign] for sign in numeral]
    return sum(-value if any(later > value for later in values[i + 1 : i + 2]) else value for i, value in enumerate(values))
