"""Body, annexes, enclosures, appendices."""

from __future__ import annotations

from collections.abc import Sequence

from flows.parse.model import Masthead, Section
from flows.parse.view import Line, View


def read_sections(view: View, lines: Sequence[Line], masthead: Masthead, language: str) -> list[Section]:
    """The sections in order (view offsets)."""
    return []
