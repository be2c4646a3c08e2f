"""Mentions of one happening within a document share a group (guidelines, section 9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from flows.parse.model import Event

# Types under which different mentions tell one and the same happening; every other type is alone.
FAMILIES = (
    {"armed_attack", "mass_atrocity", "conflict", "occupation", "terrorism", "rights_violation", "military_activity"},
    {"agreement", "negotiation", "decision", "statement", "election", "statehood", "sanction"},
)
_FAMILY_OF = {kind: min(kinds) for kinds in FAMILIES for kind in kinds}


def family(event_type: str) -> str:
    """The name of the types that may tell the same happening."""
    return _FAMILY_OF.get(event_type, event_type)


def group_events(events: Sequence[Event], text: str) -> list[Event]:
    """Number the events: a mention joins the first earlier one of the same days (a night may count as its second day) whose type and places do not contradict it."""
    grouped: list[Event] = []
    by_days: dict[date | str, list[Event]] = {}
    count = 0
    for event in events:
        key = event.last or event.first or event.edtf
        same = next((other for other in by_days.get(key, ()) if _same(event, other)), None)
        if same is None:
            count += 1
        numbered = replace(event, group=same.group if same else count)
        by_days.setdefault(key, []).append(numbered)
        grouped.append(numbered)
    return grouped


def _same(event: Event, other: Event) -> bool:
    """Nothing contradicts: one type, or days alone that agree; and no two sets of different countries."""
    if event.first != other.first and not (event.first and other.first and abs(event.first - other.first) <= timedelta(1)):
        return False
    if (event.last is None) != (other.last is None):
        return False
    if (event.event_type == "commemoration") != (other.event_type == "commemoration"):
        return False
    countries, others = {p.iso3 for p in event.places}, {p.iso3 for p in other.places}
    if countries and others and not countries & others:
        return False
    return event.precision in ("day", "day_range") or event.event_type == other.event_type
