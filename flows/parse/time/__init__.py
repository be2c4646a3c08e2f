"""Time expressions: grammar → value → resolution in context. Knows nothing of UN documents."""

from flows.parse.time.expression import TimeExpression
from flows.parse.time.find import find_times
from flows.parse.time.named import Names, read_names

__all__ = ["Names", "TimeExpression", "find_times", "read_names"]
