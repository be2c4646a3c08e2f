"""Numbers in Chinese characters."""

from __future__ import annotations

from collections.abc import Mapping


def chinese_number(numerals: str, values: Mapping[str, int]) -> int:
    """`七十八` → 78, `一百零二` → 102, `七八` → 78."""
    total, digit = 0, 0
    for sign in numerals:
        value = values[sign]
        if value >= 10:
            total, digit = total + max(digit, 1) * value, 0
        else:
            digit = digit * 10 + value if digit and not total else value
    return total + digit
