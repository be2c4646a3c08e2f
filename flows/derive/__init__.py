"""All data tables → derived tables: functions of the data tables as a whole, brought up to date with each commit
by `flows/write/derived.py`."""

from __future__ import annotations

from flows.derive.agenda_reference import AGENDA_REFERENCE
from flows.derive.derivation import Bearing, Derivation, Inputs, Rows
from flows.derive.happenings import HAPPENINGS
from flows.derive.works import WORKS

__all__ = ["DERIVATIONS", "Bearing", "Derivation", "Inputs", "Rows"]

DERIVATIONS: tuple[Derivation, ...] = (HAPPENINGS, AGENDA_REFERENCE, WORKS)
