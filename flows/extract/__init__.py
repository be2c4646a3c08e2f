"""Bytes → text: one reader per media type. A reader raises Unreadable for what is no document of its kind."""

from __future__ import annotations

from collections.abc import Callable

from flows.extract.plain import read_plain_text
from flows.rejected import Unreadable

__all__ = ["SUFFIXES", "extract_text", "readable"]

READERS: dict[str, Callable[[bytes], str]] = {"text/plain": read_plain_text}
SUFFIXES = (".txt",)


def readable(media_type: str | None) -> bool:
    """Is there a reader for the media type?"""
    return media_type in READERS


def extract_text(content: bytes, media_type: str) -> str:
    """The text of raw bytes; Unreadable where there is none."""
    if not content:
        raise Unreadable("empty", "the file is empty; fetch it again from where it came from")
    text = READERS[media_type](content)
    if not text.strip():
        raise Unreadable("no_text", "the file holds nothing but blanks; fetch it again from where it came from")
    return text
