"""The parser's version: the release, and a fingerprint of everything that decides what it reads."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from flows.parse.time import Names

# Libraries whose data or rules reach the rows.
LIBRARIES = ("ahocorasick-rs", "babel", "lxml", "olefile", "pycountry", "pypdfium2", "regex", "striprtf")


def parser_version(names: Names = ()) -> str:
    """`<release>+<8 hex digits>`, and 8 more where the user has names of times.

    Equal versions give equal rows, so any change of code, words, libraries or names changes it.
    """
    return f"{_release()}.{hashlib.sha256(repr(names).encode()).hexdigest()[:8]}" if names else _release()


@lru_cache(maxsize=1)
def _release() -> str:
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for folder in ("extract", "parse"):
        for path in sorted((here / folder).rglob("*")):
            if path.suffix in (".py", ".toml", ".gz"):
                digest.update(path.relative_to(here).as_posix().encode() + path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library}=={version(library)}".encode())
    return f"{version('rapporteur')}+{digest.hexdigest()[:8]}"
