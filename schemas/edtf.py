"""Does an EDTF expression say the same as a first and a last day?

Parsing is the `edtf` library's (ISO 8601-2); two conventions of the project's guidelines are laid over it: winter (season 24) runs
from December to February, and a day of no particular year (`XXXX-07-11`, `../XXXX-07-11`) has no bounds.
"""

from __future__ import annotations

import re
import time
from datetime import date
from functools import lru_cache

import polars as pl

WINTER = re.compile(r"(?:^|/)\d{4}-24$")
Bounds = tuple[date | None, date | None]


@lru_cache(maxsize=100_000)
def bounds(expression: str) -> Bounds:
    """First and last day of an EDTF expression, None where it is open; ValueError where it is not EDTF."""
    from edtf import parse_edtf

    if expression.startswith(("XXXX", "../XXXX")):
        return None, None
    try:
        parsed = parse_edtf(expression)
        first, last = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except Exception as error:  # of whatever kind: the library fails in many ways on what it cannot read
        raise ValueError(f"not EDTF: {expression}") from error
    if last is not None and WINTER.search(expression):
        last = date.fromordinal(date(last.year + 1, 3, 1).toordinal() - 1)
    return first, last


def _day(moment: time.struct_time | float) -> date | None:
    """A day of the library's struct_time; None for its infinite float."""
    return None if isinstance(moment, float) else date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def agrees(expressions: pl.Series, first: pl.Series, last: pl.Series) -> pl.Series:
    """One boolean per row: the expression is EDTF and its bounds are the two days."""
    frame = pl.DataFrame({"edtf": expressions, "first": first, "last": last}, schema={"edtf": pl.String, "first": pl.Date, "last": pl.Date})
    distinct = frame.unique().with_columns(same=_is_plain())
    others = distinct.filter(~pl.col("same"))
    parsed = others.with_columns(same=pl.Series([_same(*row[:3]) for row in others.iter_rows()], dtype=pl.Boolean))
    verdicts = pl.concat([distinct.filter("same"), parsed])
    return frame.join(verdicts, on=["edtf", "first", "last"], how="left", nulls_equal=True, maintain_order="left")["same"]


def _is_plain() -> pl.Expr:
    """Is the expression a day, month or year, or an interval of them, open or not, as the two days would be written? Most are; the parser takes milliseconds."""
    first, last = pl.col("first"), pl.col("last")
    day, month, year = "%Y-%m-%d", "%Y-%m", "%Y"
    begins_month, ends_month = first.dt.day() == 1, last.dt.month_end() == last
    begins: dict[str, bool | pl.Expr] = {day: True, month: begins_month, year: begins_month & (first.dt.month() == 1)}
    ends: dict[str, bool | pl.Expr] = {day: True, month: ends_month, year: ends_month & (last.dt.month() == 12)}
    from_day = [pl.when(fits).then(first.dt.to_string(form)) for form, fits in begins.items()]
    to_day = [pl.when(fits).then(last.dt.to_string(form)) for form, fits in ends.items()]
    opened, closed = pl.when(first.is_null()).then(pl.lit("..")), pl.when(last.is_null()).then(pl.lit(".."))
    single = [pl.when(a == b).then(a) for a, b in zip(from_day, to_day, strict=True)]
    ranges = [a + "/" + b for a in (*from_day, opened) for b in (*to_day, closed)]
    return pl.any_horizontal((pl.col("edtf") == form).fill_null(False) for form in (*single, *ranges))


def _same(expression: str, first: date | None, last: date | None) -> bool:
    try:
        return bounds(expression) == (first, last)
    except (ValueError, OverflowError):
        return False
