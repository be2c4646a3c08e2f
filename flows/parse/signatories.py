"""Who signed: "(Signed)" blocks."""

from __future__ import annotations

from collections.abc import Sequence

from flows.parse.model import Masthead, Section, Signatory
from flows.parse.view import Line, View


def read_signatories(view: View, lines: Sequence[Line], sections: Sequence[Section], masthead: Masthead, language: str) -> list[Signatory]:
    """The signatories in order (view offsets), each with the section that it closes."""
    return []
