"""The masthead: everything above the body.

Reading order: the title (`titles`, `headings`) closes the masthead; above it every physical line is cut into cells (`cells`), and each
cell is offered to the rules (`claims`): symbol, organ, distribution, date, language, session, agenda items. What follows agenda items
and no rule claims are their titles, and the subject of a report. What is left is reported as unclaimed.
"""

from __future__ import annotations

from flows.parse.masthead.reading import read_masthead
from flows.parse.masthead.unfolding import unfolded

__all__ = ["read_masthead", "unfolded"]
