"""The masthead: everything above the body, line by line; every line is claimed by a rule or reported as unclaimed."""

from __future__ import annotations

from collections.abc import Sequence

from flows.parse.model import Masthead
from flows.parse.view import Line


def read_masthead(lines: Sequence[Line], language: str) -> Masthead:
    """Read symbols, organs, sessions, dates, title, sender, addressees and agenda items from the physical lines."""
    return Masthead()
