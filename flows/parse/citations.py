"""Mentions of other documents: resolutions, decisions, reports, letters, treaties, judgments."""

from __future__ import annotations

from collections.abc import Sequence

from flows.parse.model import Citation, Masthead, Section
from flows.parse.view import View


def find_citations(view: View, sections: Sequence[Section], masthead: Masthead, language: str) -> list[Citation]:
    """All citations in order (view offsets); the document's own symbol and title are none."""
    return []
