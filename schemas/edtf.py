"""Does an EDTF expression say the same as a first and a last day?

Parsing is the `edtf` library's (ISO 8601-2); two conventions of the project's guidelines are laid over it: winter (season 24) runs
from December to February, and a day of no particular year (`XXXX-07-11`) has no bounds.
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
    from edtf.parser.edtf_exceptions import EDTFParseException

    if expression.startswith("XXXX"):
        return None, None
    try:
        parsed = parse_edtf(expression)
    except EDTFParseException as error:
        raise ValueError(f"not EDTF: {expression}") from error
    first, last = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    if last is not None and WINTER.search(expression):
        last = date.fromordinal(date(last.year + 1, 3, 1).toordinal() - 1)
    return first, last


def _day(moment: time.struct_time | float) -> date | None:
    """A day of the library's struct_time; None for its infinite float."""
    return None if isinstance(moment, float) else date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def agrees(expressions: pl.Series, first: pl.Series, last: pl.Series) -> pl.Series:
    """One boolean per row: the expression is EDTF and its bounds are the two days."""
    frame = pl.DataFrame({"edtf": expressions, "first": first, "last": last}, schema={"edtf": pl.String, "first": pl.Date, "last": pl.Date})
    first_day, last_day = pl.col("first").dt.to_string("%Y-%m-%d"), pl.col("last").dt.to_string("%Y-%m-%d")
    # A plain day and a plain range of days need no parser: most rows are that.
    plain = ((pl.col("edtf") == first_day) & (first_day == last_day)) | (pl.col("edtf") == first_day + "/" + last_day)
    marked = frame.with_columns(plain=plain.fill_null(False))
    others = marked.filter(~pl.col("plain")).drop("plain").unique()
    verdicts = others.with_columns(same=pl.Series([_same(*row) for row in others.iter_rows()], dtype=pl.Boolean))
    judged = marked.join(verdicts, on=["edtf", "first", "last"], how="left", nulls_equal=True, maintain_order="left")
    return judged.select(pl.col("plain") | pl.col("same")).to_series()


def _same(expression: str, first: date | None, last: date | None) -> bool:
    try:
        return bounds(expression) == (first, last)
    except (ValueError, OverflowError):
        return False
