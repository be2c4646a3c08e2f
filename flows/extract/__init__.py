"""Bytes → text: one reader per media type. A reader raises Unreadable for what is no document of its kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from flows.extract.doc import read_doc
from flows.extract.docx import read_docx
from flows.extract.html import read_html, read_json
from flows.extract.limits import Limits
from flows.extract.media_types import DOC, DOCX, HTML, JSON, PDF, PLAIN, RTF, media_type_of
from flows.extract.pdf import read_pdf
from flows.extract.plain import read_plain_text
from flows.extract.rtf import read_rtf
from flows.rejected import Unreadable

__all__ = ["READERS", "SUFFIXES", "Extracted", "Limits", "extract_text", "readable"]

READERS: dict[str, Callable[[bytes, Limits], str]] = {
    PLAIN: read_plain_text,
    PDF: read_pdf,
    DOCX: read_docx,
    DOC: read_doc,
    RTF: read_rtf,
    HTML: read_html,
    JSON: read_json,
}
SUFFIXES = (".txt", ".pdf", ".docx", ".doc", ".rtf", ".html", ".json")  # as readers of a reject are told

SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a reader gives. `page_starts`: where each page begins in the text; empty for formats without pages."""

    media_type: str  # what the bytes are, whatever their name says
    text: str
    page_starts: list[int] = field(default_factory=list)


def readable(media_type: str | None) -> bool:
    """Is there a reader for the media type?"""
    return media_type in READERS


def extract_text(content: bytes, media_type: str | None, limits: Limits | None = None) -> Extracted:
    """The text of raw bytes, of which a name or a header said the media type; Unreadable where there is none."""
    limits = limits or Limits()
    if not content:
        raise Unreadable("empty", "the file is empty; fetch it again from where it came from")
    kind = media_type_of(content, media_type)
    reader = READERS.get(kind or "")
    if reader is None or kind is None:
        raise Unreadable("no_reader", f"no reader for {kind or 'files of this kind'}; files that are read: {', '.join(SUFFIXES)}", kind)
    text = _of_whole_characters(reader(content, limits))
    limits.check_text(len(text))
    if not text.strip():
        raise Unreadable("no_text", "the file holds nothing but blanks; fetch it again from where it came from")
    return Extracted(kind, text, _page_starts(text) if kind == PDF or "\f" in text else [])


def _of_whole_characters(text: str) -> str:
    """RTF and JSON may write a character as two surrogates: they are put together. One alone is no character, and no table can hold it."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if SURROGATE.search(text) else text


def _page_starts(text: str) -> list[int]:
    """The first page, and whatever a form feed begins."""
    return [0, *(offset for offset, sign in enumerate(text) if sign == "\f")]
