"""Plain text in any encoding."""

from __future__ import annotations

import codecs

from flows.extract.encodings import legacy_encoding, utf_16_encoding
from flows.extract.limits import Limits
from flows.rejected import Unreadable

# A byte-order mark decides; the longer ones first, since UTF-32's begins with UTF-16's.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 100_000  # characters
# Tab, line feed, form feed, carriage return and the file separator stand in real texts; other control characters do not.
CONTROL = frozenset(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A}


def read_plain_text(content: bytes, limits: Limits) -> str:
    """The decoded text, without byte-order mark, with `\\n` line ends; Unreadable where the bytes are no text."""
    text = decode(content)
    if any(ord(sign) in CONTROL for sign in text[:SAMPLE]) or "\x00" in text:
        raise Unreadable("binary", "not a text file, whatever its name says (it holds control characters); give its true suffix or remove it")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(content: bytes) -> str:
    """The characters of bytes in whatever encoding: what a byte-order mark says, else UTF-8, else what fits best."""
    for mark, marked in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(marked)
            except UnicodeDecodeError as error:
                raise Unreadable("encoding", f"begins like {marked} but is not: {error.reason} at byte {error.start}; convert it to UTF-8") from error
    if b"\x00" in content and (wide := utf_16_encoding(content)):
        return content.decode(wide)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        encoding = legacy_encoding(content)
    if encoding is None:
        raise Unreadable("encoding", "neither UTF-8 nor any encoding that could be recognised; convert it to UTF-8")
    return content.decode(encoding)
