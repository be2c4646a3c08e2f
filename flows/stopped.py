"""Why a run or a command stops as a whole: nothing is committed, and the message says what to do. Single files are rejected instead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class Stopped(RuntimeError):
    """Something that a person must decide; trying again alone does not help."""


class Failed(OSError):
    """An OSError whose message says by itself what could not be done, and what to do; it may pass, and is tried again like any other."""


@contextmanager
def saying(cannot: str, hint: str) -> Iterator[None]:
    """An OSError becomes a Failed: what was being done is known here, and no more where it is caught."""
    try:
        yield
    except OSError as error:
        raise Failed(f"cannot {cannot}: {error.strerror or error}; {hint}") from error
