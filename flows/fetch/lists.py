"""Lists of addresses: a text file with one a line, a CSV or JSON manifest with url, symbol and language, a sitemap, a feed."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from flows.fetch.source import Entry
from flows.fetch.web import address

ADDRESS_FIELDS = ("url", "link", "href", "address", "download_url")
MAX_LIST_BYTES = 200_000_000  # of a list, unpacked; the sitemap protocol allows 50 MB
MAX_NESTED_LISTS = 50_000  # sitemaps that one sitemap index may name, as its protocol has it


def read_list(name: str, read: Callable[[str], bytes]) -> Iterator[Entry | OSError]:
    """The addresses of a list, and of the lists that it names; `read` gives the bytes of a path or an address."""
    waiting, seen = [name], {name}
    while waiting:
        current = waiting.pop(0)
        try:
            entries, lists = parse_list(read(current))
        except OSError as error:
            yield OSError(error.errno, error.strerror or str(error), current)
            continue
        except ValueError as error:
            yield OSError(None, f"no list of addresses ({error}); give one as text, CSV, JSON, sitemap or feed", current)
            continue
        yield from entries
        fresh = [item for item in lists if item not in seen][: MAX_NESTED_LISTS - len(seen)]
        seen.update(fresh)
        waiting += fresh


def parse_list(content: bytes) -> tuple[list[Entry], list[str]]:
    """The entries of a list and the further lists that it names; ValueError where it is none."""
    text = _unpacked(content).decode("utf-8-sig").strip()
    if text.startswith("<"):
        return _from_xml(text)
    if text.startswith("["):
        return _from_rows(json.loads(text)), []
    if text.startswith("{"):
        return _from_rows(_json_rows(text)), []
    head = text.partition("\n")[0].lower()
    if not head.startswith(("http:", "https:", "#")) and any(field in head.replace('"', "").split(",") for field in ADDRESS_FIELDS):
        return _from_rows(list(csv.DictReader(io.StringIO(text)))), []
    lines = [line.strip() for line in text.splitlines()]
    return [address(line) for line in lines if line and not line.startswith("#")], []


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        with gzip.open(io.BytesIO(content)) as file:
            unpacked = file.read(MAX_LIST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"broken gzip: {error}") from error
    if len(unpacked) > MAX_LIST_BYTES:
        raise ValueError(f"larger than {MAX_LIST_BYTES:,} bytes")
    return unpacked


def _json_rows(text: str) -> list[Any]:
    """The rows of JSON lines, or of the list within an object."""
    try:
        found = json.loads(text)
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    lists = [value for value in found.values() if isinstance(value, list)]
    return max(lists, key=len) if lists else [found]


def _from_rows(rows: list[Any]) -> list[Entry]:
    entries = []
    for number, row in enumerate(rows, 1):
        fields = {"url": row} if isinstance(row, str) else {str(key).strip().lower(): value for key, value in row.items()}
        url = next((fields[name] for name in ADDRESS_FIELDS if isinstance(fields.get(name), str)), None)
        if url is None:
            raise ValueError(f"row {number} has no {', '.join(ADDRESS_FIELDS)}")
        entries.append(address(url.strip(), fields.get("symbol") or None, fields.get("language") or None))
    return entries


def _from_xml(text: str) -> tuple[list[Entry], list[str]]:
    try:
        root = fromstring(text.encode(), forbid_dtd=True)
    except (ParseError, DefusedXmlException) as error:
        raise ValueError(f"broken or unsafe XML: {error}") from error
    kind = _tag(root)
    if kind == "sitemapindex":
        return [], [found for item in root if (found := _text(item, "loc"))]
    if kind == "urlset":
        return [address(found, version=_text(item, "lastmod")) for item in root if (found := _text(item, "loc"))], []
    if kind in {"rss", "feed", "RDF"}:
        return [address(found) for item in root.iter() if _tag(item) in {"item", "entry"} and (found := _of_feed(item))], []
    raise ValueError(f"XML of another kind: <{kind}>")


def _of_feed(item: Element) -> str | None:
    """The address of an entry of a feed: the enclosed file, else the page that it is about."""
    enclosed = [part.get("url") for part in item if _tag(part) == "enclosure"]
    links = [part.get("href") or part.text for part in item if _tag(part) == "link" and part.get("rel", "alternate") in {"alternate", "enclosure"}]
    found = next((link for link in [*enclosed, *links] if link), None)
    return found.strip() if found else None


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: Element, tag: str) -> str | None:
    found = next((part.text for part in element if _tag(part) == tag), None)
    return found.strip() if found else None
