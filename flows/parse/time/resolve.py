"""The value of one expression: printed, relative, named, or without a date."""

from __future__ import annotations

from flows.parse.time import values
from flows.parse.time.clock import clock_value
from flows.parse.time.durations import duration_value, set_value, vague_value
from flows.parse.time.guards import is_relative
from flows.parse.time.printed import part_of, printed_value
from flows.parse.time.reader import Reader, is_inverted, near, same_thread, stands_alone
from flows.parse.time.relative import INHERITING, OPERATIONS, in_units, relative_value
from flows.parse.time.scan import Atom
from flows.parse.time.values import Moment

DATED = frozenset(("date", "season", "decade", "century", "quarter", "years"))
DATELESS = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}


def value_of(atom: Atom, reader: Reader) -> tuple[Moment | None, str]:
    """The value of an atom and how it came about; None where the calendar or the context has no such time."""
    op, memory, f = atom.op, reader.memory, atom.fields
    if atom.rule.get("alone") and not stands_alone(atom, reader) and not (atom.rule.get("explains") and is_inverted(atom, reader)):
        return None, ""
    try:
        if op in DATED:
            value, basis = printed_value(atom, reader)
        elif op in OPERATIONS:
            assert f
            if not is_relative(atom, reader):
                return None, ""
            value, basis = relative_value(atom, memory, near(atom, reader)), "inherited" if op in INHERITING else "relative"
        elif op == "named":
            if reader.memory.narrative_end and 0 <= atom.start - reader.memory.narrative_end <= 1:
                return None, ""  # "the April 1994 genocide": the printed date is the time
            return reader.tokens.values[atom.first], "named"
        elif counted := _counted_ahead(atom, reader):
            return counted, "relative"
        else:
            return _dateless(atom, reader), "explicit"
        if value is not None and atom.lead.part_at and value.first and value.last and value.edtf:
            value = part_of(value, atom, reader)
        if value is not None and value.edtf and value.first and reader.classes[atom.last] == "part_after":
            value = values.part(value, reader.tokens.values[atom.last])
    except (ValueError, OverflowError):
        return None, ""
    return value, basis


def _counted_ahead(atom: Atom, reader: Reader) -> Moment | None:
    """`in twelve days the Mission will take over`"""
    future, anchor = reader.grammar.future_clause, reader.memory.anchor
    if atom.op != "duration" or anchor is None or reader.classes[atom.first - 1] != "in" or not (future and future.match(reader.text, atom.end)):
        return None
    assert atom.fields
    return in_units(atom.fields, anchor)


def _dateless(atom: Atom, reader: Reader) -> Moment | None:
    """Durations, sets, present, past, future, times of day."""
    op, f = atom.op, atom.fields
    assert f
    if op in DATELESS:
        return values.without_date(DATELESS[op])
    if op == "set":
        return set_value(f)
    if op == "vague":
        return vague_value(f)
    if op == "age" and "old" in f.classes and f.unit == "year":
        return None  # people's ages are no times
    if op in ("duration", "age"):
        return duration_value(f)
    day = reader.memory.told_day if reader.memory.anchor is None or same_thread(atom, reader) else None
    day = day or reader.memory.anchor
    suffix = clock_value(reader.tokens, atom.first, atom.last) if op == "clock" else f.daypart
    return values.without_date(f"{day.isoformat() if day else 'XXXX-XX-XX'}T{suffix}") if suffix else None
