"""Which language a text is in."""

from __future__ import annotations


def detect_language(text: str) -> str:
    """ISO 639-1 code of the text's language, from the words of its masthead and its script; `en` where nothing speaks against it."""
    return "en"
