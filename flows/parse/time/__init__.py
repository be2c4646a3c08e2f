"""Time expressions: grammar → value → resolution in context. Knows nothing of UN documents."""

from flows.parse.time.expression import TimeExpression
from flows.parse.time.find import find_times

__all__ = ["TimeExpression", "find_times"]
