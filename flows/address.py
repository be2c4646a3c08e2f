"""Where tables and raw bytes are kept: a folder of this machine, or the address of an object store (`s3://bucket/prefix`, `gs://…`, `az://…`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from obstore.exceptions import BaseError

Place = Path | str  # an address is a str
RETRIES: Any = {"max_retries": 5, "retry_timeout": timedelta(seconds=60)}  # towards an object store


@contextmanager
def as_os_error(root: str) -> Iterator[None]:
    """The library's own errors say much; their first line is what a person can use."""
    try:
        yield
    except BaseError as error:
        raise OSError(None, f"{root}: {str(error).splitlines()[0]}") from error
