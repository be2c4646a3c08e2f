"""Where a happening is said to have happened (guidelines, section 7)."""

from __future__ import annotations

from flows.parse.model import Place, Span


def places_of(text: str, sentence: Span, clause: Span, date: Span, language: str, context_iso3: str | None) -> tuple[Place, ...]:
    """The places of the happening that a date governs."""
    return ()
