"""All data tables → derived tables (TABLES contract): functions of the data tables as a whole, brought up to date with each commit
by `flows/write/derived.py`."""

from __future__ import annotations

from flows.derive.agenda_reference import AGENDA_REFERENCE
from flows.derive.derivation import Blocks, Derivation, Inputs
from flows.derive.event_mentions import EVENT_MENTIONS
from flows.derive.events import EVENTS
from flows.derive.works import WORKS

__all__ = ["DERIVATIONS", "Blocks", "Derivation", "Inputs"]

# In the order in which they are built: a derivation may read those before it.
DERIVATIONS: tuple[Derivation, ...] = (EVENT_MENTIONS, EVENTS, AGENDA_REFERENCE, WORKS)
