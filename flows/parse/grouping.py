"""Mentions of one happening within a document share a group (guidelines, section 9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.parse.model import Event


def group_events(events: Sequence[Event], text: str) -> list[Event]:
    """Number the events: a mention joins the first earlier one of the same days whose type and places do not contradict it."""
    grouped: list[Event] = []
    by_days: dict[tuple[object, object], list[Event]] = {}
    count = 0
    for event in events:
        key = (event.first, event.last) if event.first or event.last else (event.edtf, None)
        same = next((other for other in by_days.get(key, ()) if _same(event, other)), None)
        if same is None:
            count += 1
        numbered = replace(event, group=same.group if same else count)
        by_days.setdefault(key, []).append(numbered)
        grouped.append(numbered)
    return grouped


def _same(event: Event, other: Event) -> bool:
    """Nothing contradicts: one type, or days alone that agree; and no two sets of different places."""
    if (event.event_type == "commemoration") != (other.event_type == "commemoration"):
        return False
    places, other_places = {p.name for p in event.places}, {p.name for p in other.places}
    if places and other_places and not places & other_places:
        return False
    if event.precision not in ("day", "day_range"):
        return event.event_type == other.event_type and event.trigger == other.trigger
    return True
