"""Documents by their symbols, from a service that gives them: `A/78/729,S/2024/45`, `@FILE`, `A/78/1..500`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from flows.extract.media_types import DOC, DOCX, HTML, PDF, PLAIN
from flows.fetch.source import Entry
from flows.fetch.web import address

RANGE = re.compile(r"(\d+)\.\.(\d+)")
SEPARATORS = re.compile(r"[,;\n]+")
# What a service's types are, by their bytes.
MEDIA_TYPES = {
    "pdf": frozenset({PDF}),
    "doc": frozenset({DOC, DOCX, "application/rtf", "application/vnd.wordperfect"}),
    "docx": frozenset({DOCX}),
    "html": frozenset({HTML}),
    "txt": frozenset({PLAIN}),
}


def expand(spec: str) -> Iterator[str]:
    """The symbols that a list names, in its order; OSError where its file cannot be read, ValueError for a range that runs backwards."""
    for part in SEPARATORS.split(spec):
        item = " ".join(part.split())
        if item.startswith("@"):
            lines = Path(item[1:]).read_text("utf-8-sig").splitlines()
            yield from expand("\n".join(line for line in lines if not line.startswith("#")))
        elif item:
            yield from _range(item)


def requests(spec: str, languages: str, template: str, kind: str) -> Iterator[Entry | OSError]:
    """What to ask the service for: each symbol in each language. `template` has {symbol}, {language} and {type}."""
    try:
        for symbol in expand(spec):
            for language in languages.split(","):
                yield address(template.format(symbol=quote(symbol), language=language, type=kind), symbol, language)
    except RecursionError:
        yield OSError(None, "a list of symbols names itself; take the line out", f"symbols {spec}")
    except (OSError, ValueError) as error:
        yield OSError(getattr(error, "errno", None), getattr(error, "strerror", None) or str(error), f"symbols {spec}")


def lower_path(path: str) -> str:
    """The public document service redirects to paths that it knows in lower case only."""
    return path.lower()


def _range(item: str) -> Iterator[str]:
    found = RANGE.search(item)
    if not found:
        yield item
        return
    first, last = int(found[1]), int(found[2])
    if last < first:
        raise ValueError(f"{item} runs backwards; the smaller number comes first")
    for number in range(first, last + 1):
        yield f"{item[: found.start()]}{number}{item[found.end() :]}"
