"""What TIMEX3 marks and EDTF does not: durations, sets, present, past and future. They date nothing, but they are no dates either."""

from __future__ import annotations

from collections.abc import Sequence

from flows.parse.time.scan import Fields
from flows.parse.time.values import Moment, without_date

LETTERS = {
    "day": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "weekend": "WE",
    "night": "NI",
}
CLOCK_LETTERS = {"hour": "H", "minute": "M", "second": "S"}
HALVES = {"year": "P6M", "hour": "PT30M", "day": "PT12H", "decade": "P5Y", "month": "P2W", "century": "P50Y"}


def duration_value(f: Fields) -> Moment | None:
    """`thirteen years` → P13Y, `a few days` → PXD, `two hours` → PT2H, `half an hour` → PT30M."""
    if f.more and "lasting" not in f.classes:
        return _of_several_units([f, *f.more])
    return _of_one_unit(f)


def _of_one_unit(f: Fields) -> Moment | None:
    if "lasting" in f.classes:
        return without_date(f.values["lasting"])
    unit = f.unit or ""
    letter = CLOCK_LETTERS.get(unit) or LETTERS.get(unit)
    if letter is None:
        return None
    if f.some:
        count = "X"
    elif f.half and (f.count is None or (f.count == 1 and "and" not in f.classes)):
        return without_date(HALVES[unit]) if unit in HALVES else None
    else:
        number = (f.count if f.count is not None else 1) + 0.5 * f.half
        if unit == "fortnight":
            number *= 2
        count = f"{number:g}" if number < 1e6 else str(int(number))
    modifier = "EQUAL_OR_MORE" if "at" in f.classes else "MORE_THAN" if "more" in f.classes else "LESS_THAN" if "less" in f.classes else None
    return without_date(f"P{'T' if unit in CLOCK_LETTERS else ''}{count}{letter}", modifier)


def _of_several_units(parts: Sequence[Fields]) -> Moment | None:
    """`three years and two months` → P3Y2M, `a day and six hours` → P1DT6H."""
    pieces = [_of_one_unit(part) for part in parts]
    days = "".join(piece.timex[1:] for piece in pieces if piece and "T" not in piece.timex)
    hours = "".join(piece.timex[2:] for piece in pieces if piece and "T" in piece.timex)
    return without_date(f"P{days}" + (f"T{hours}" if hours else ""))


def set_value(f: Fields) -> Moment | None:
    """`every day` → P1D, `every Monday` → XXXX-WXX-1, `annually` → P1Y."""
    if "rate" in f.classes:
        return without_date(f.values["rate"])
    if f.classes == {"unit_weekends"}:
        return without_date("XXXX-WXX-WE")
    if f.weekday:
        return without_date(f"XXXX-WXX-{f.weekday}" + (f"T{f.daypart}" if f.daypart else ""))
    if f.month:
        return without_date(f"XXXX-{f.month:02}")
    if f.season:
        return without_date("XXXX-" + {21: "SP", 22: "SU", 23: "FA", 24: "WI"}[f.season])
    if f.daypart:
        return without_date(f"XXXX-XX-XXT{f.daypart}")
    if f.ordinal and f.count is None:
        f.count = f.ordinal
    if "time_units" in f.classes:  # three times a week
        f.count = None
    if "alternate" in f.classes:
        f.count = 2
    return duration_value(f)


def vague_value(f: Fields) -> Moment | None:
    """`some years`, `recent years`, `coming weeks`, `past decades` → PXY, PXY, PXW, PXDE."""
    f.some = True
    return duration_value(f)
