"""Checks that several columns share."""

from __future__ import annotations

from collections.abc import Callable, Collection

import polars as pl

from schemas.declare import Check

HEX_16 = r"^[0-9a-f]{16}$"
HEX_64 = r"^[0-9a-f]{64}$"
ISO_3166_ALPHA_3 = r"^[A-Z]{3}$"
ISO_639_1 = r"^[a-z]{2}$"


def check(name: str, column: str, reason: str, expression: pl.Expr) -> Check:
    """A check from a Polars expression over the columns of the table."""
    return Check(name, _evaluate(expression), reason, column)


def _evaluate(expression: pl.Expr) -> Callable[[pl.DataFrame], pl.Series]:
    def holds(frame: pl.DataFrame) -> pl.Series:
        return frame.select(expression.fill_null(True).alias("holds")).to_series()

    return holds


def matches(column: str, pattern: str) -> Check:
    return check("matches", column, f"must match {pattern}", pl.col(column).str.contains(pattern))


def items_match(column: str, pattern: str) -> Check:
    each = pl.col(column).list.eval(pl.element().str.contains(pattern)).list.all()
    return check("items_match", column, f"every item must match {pattern}", each)


def one_of(column: str, values: Collection[str]) -> Check:
    return check("one_of", column, "must be one of: " + ", ".join(values), pl.col(column).is_in(list(values)))


def items_one_of(column: str, member: str, values: Collection[str]) -> Check:
    each = pl.col(column).list.eval(pl.element().struct.field(member).is_in(list(values))).list.all()
    return check("items_one_of", column, f"{member} of every item must be one of: " + ", ".join(values), each)


def members_match(column: str, member: str, pattern: str) -> Check:
    each = pl.col(column).list.eval(pl.element().struct.field(member).str.contains(pattern)).list.all()
    return check("members_match", column, f"{member} of every item must match {pattern}", each)


def between(column: str, low: float, high: float) -> Check:
    return check("between", column, f"must lie between {low} and {high}", pl.col(column).is_between(low, high))


def at_least(column: str, low: int) -> Check:
    return check("at_least", column, f"must be at least {low}", pl.col(column) >= low)


def not_blank(column: str) -> Check:
    return check("not_blank", column, "must not be blank", pl.col(column).str.strip_chars().str.len_chars() > 0)


def in_order(low: str, high: str) -> Check:
    return check("in_order", high, f"{low} must not come after {high}", pl.col(low) <= pl.col(high))


def items_in_order(column: str, low: str, high: str) -> Check:
    """Of every item of a list of structs the member `low` does not exceed the member `high`."""
    item = pl.element().struct
    ordered = pl.col(column).list.eval(item.field(low) <= item.field(high)).list.all()
    return check("items_in_order", column, f"{low} must not exceed {high}", ordered)


def needs(column: str, other: str) -> Check:
    return check("needs", column, f"{column} needs {other}", pl.col(column).is_null() | pl.col(other).is_not_null())
