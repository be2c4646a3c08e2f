"""Where tables and raw bytes are kept: a folder of this machine, or the address of an object store (`s3://bucket/prefix`, `gs://…`, `az://…`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from obstore.exceptions import BaseError

Place = Path | str  # an address is a str
SCHEMES = ("s3", "gs", "az")
RETRIES: Any = {"max_retries": 5, "retry_timeout": timedelta(seconds=60)}  # towards an object store


def place(named: Path | str) -> Place:
    """What a person named; ValueError where it is an address of another kind."""
    scheme, mark, rest = str(named).partition("://")
    if not mark:
        return Path(named)
    if scheme not in SCHEMES or not rest.strip("/"):
        raise ValueError(f"{named} is no place for tables; give a folder, or an address as s3://bucket/prefix, gs://… or az://…")
    return str(named).rstrip("/")


def settled(found: Place) -> Place:
    """The same place, whatever the current folder is."""
    return found if isinstance(found, str) else found.resolve()


def within(found: Place, name: str) -> Place:
    """A folder of a place."""
    return f"{found}/{name}" if isinstance(found, str) else found / name


@contextmanager
def as_os_error(root: str) -> Iterator[None]:
    """The library's own errors say much; their first line is what a person can use."""
    try:
        yield
    except BaseError as error:
        raise OSError(None, f"{root}: {str(error).splitlines()[0]}") from error
