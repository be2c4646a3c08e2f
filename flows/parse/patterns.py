"""Patterns from lists of words."""

from __future__ import annotations

from collections.abc import Iterable

import regex

LITERAL_START = regex.compile(r"\p{L}(?![?*+{|])")


def any_of(forms: Iterable[str]) -> str:
    """One of the forms, the longest first; grouped by first letter, so that a word is compared with few of them."""
    ordered = sorted(forms, key=len, reverse=True)
    if not all(LITERAL_START.match(form) and _one_alternative(form) for form in ordered):
        return f"(?:{'|'.join(ordered)})"
    by_letter: dict[str, list[str]] = {}
    for form in ordered:
        by_letter.setdefault(form[0], []).append(form[1:])
    return "(?:" + "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items()) + ")"


def _one_alternative(form: str) -> bool:
    depth = 0
    for sign in form:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            return False
    return True
