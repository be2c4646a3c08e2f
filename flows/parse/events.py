"""Happenings: which time expressions place one, and of what type."""

from __future__ import annotations

from collections.abc import Sequence

from flows.parse.model import Citation, Event, Masthead, Section
from flows.parse.time import TimeExpression
from flows.parse.view import View


def find_events(
    view: View,
    sections: Sequence[Section],
    masthead: Masthead,
    citations: Sequence[Citation],
    times: Sequence[TimeExpression],
    language: str,
) -> list[Event]:
    """One event per time expression that places a happening (view offsets), grouped within the document."""
    return []
