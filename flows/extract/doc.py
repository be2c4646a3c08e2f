"""Legacy Word (97 to 2003): the pieces of text of the binary format, as [MS-DOC] lays them out, out of an OLE file."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from itertools import count

import regex

from flows.extract.limits import Limits
from flows.extract.tables import table_lines
from flows.rejected import Unreadable

MAGIC = 0xA5EC
WORD_97 = 0x00C1  # older versions lay out their files in another way
ENCRYPTED, WHICH_TABLE = 0x0100, 0x0200  # flags of the file information block
FLAGS, COUNTS, PIECES = 0x0A, 0x4C, 0x01A2  # offsets in it: flags, characters of each part, where the piece table lies
COMPRESSED = 0x40000000  # one byte per character
SAVE_AS = "open it in Word or LibreOffice and save it as .docx"
FIELD = regex.compile(r"\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")  # code, and what is printed of it
UNPRINTED = regex.compile(r"[\x00\x01\x03-\x06\x08\x0e-\x1d\x1f]")


def read_doc(content: bytes, limits: Limits) -> str:
    """Body, heads and feet of the pages, footnotes, endnotes, text boxes; a blank line between paragraphs. Automatic numbers are not in it."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as file:
            if file.exists("EncryptedPackage") or file.exists("EncryptionInfo"):
                raise Unreadable("encrypted", "the Word file asks for a password; save it without one and fetch it again")
            stream = file.openstream("WordDocument").read()
            table = _table_name(stream)
            parts = _parts(stream, file.openstream(table).read(), limits)
    except (OSError, struct.error, IndexError, ValueError, TypeError) as error:
        raise Unreadable("damaged", f"no legacy Word file that can be read ({error}); {SAVE_AS}") from error
    body, footnotes, heads, _, _, endnotes, boxes, _ = parts
    numbers = count(1)
    main = _with_references(body, numbers)
    note_numbers = count(1)
    notes = [_with_references(part, note_numbers) for part in (footnotes, endnotes)]
    blocks = [*_blocks(main), *dict.fromkeys(_blocks(heads)), *(block for part in (*notes, boxes) for block in _blocks(part))]
    return regex.sub(r"\n{3,}", "\n\n", "\n\n".join(blocks)) + "\n"


def _table_name(stream: bytes) -> str:
    magic, version = struct.unpack_from("<HH", stream)
    (flags,) = struct.unpack_from("<H", stream, FLAGS)
    if magic != MAGIC or version < WORD_97:
        raise Unreadable("old_word", f"written by a Word older than Word 97, or by another program; {SAVE_AS}")
    if flags & ENCRYPTED:
        raise Unreadable("encrypted", "the Word file asks for a password; save it without one and fetch it again")
    return "1Table" if flags & WHICH_TABLE else "0Table"


def _parts(stream: bytes, table: bytes, limits: Limits) -> list[str]:
    """Body, footnotes, heads and feet, (macros), comments, endnotes, text boxes, text boxes of the heads."""
    counts = struct.unpack_from("<8I", stream, COUNTS)
    limits.check_text(sum(counts))
    text = "".join(_pieces(stream, table, limits))
    parts, at = [], 0
    for length in counts:
        parts.append(text[at : at + length])
        at += length
    return parts


def _pieces(stream: bytes, table: bytes, limits: Limits) -> Iterator[str]:
    start, length = struct.unpack_from("<II", stream, PIECES)
    pieces = table[start : start + length]
    at = 0
    while pieces[at] == 1:  # properties, which pieces may share
        at += 3 + struct.unpack_from("<H", pieces, at + 1)[0]
    if pieces[at] != 2:
        raise ValueError("it has no table of its pieces")
    (size,) = struct.unpack_from("<I", pieces, at + 1)
    number = (size - 4) // 12
    ends = struct.unpack_from(f"<{number + 1}I", pieces, at + 5)
    read = 0
    for piece in range(number):
        (place,) = struct.unpack_from("<I", pieces, at + 5 + 4 * (number + 1) + 8 * piece + 2)
        characters = ends[piece + 1] - ends[piece]
        read += max(characters, 0)
        limits.check_text(read)
        if place & COMPRESSED:
            first = (place & ~COMPRESSED) // 2
            yield stream[first : first + characters].decode("cp1252", "replace")
        else:
            yield stream[place : place + 2 * characters].decode("utf-16-le", "replace")


def _with_references(text: str, numbers: Iterator[int]) -> str:
    """The signs that stand for the number of a note become that number."""
    return regex.sub("\x02", lambda _: f"[{next(numbers)}]", text)


def _blocks(text: str) -> list[str]:
    """Paragraphs, and the rows of tables with their cells side by side."""
    previous = None
    while previous != text:  # fields lie within fields
        previous, text = text, FIELD.sub(lambda match: match[1] or "", text)
    text = UNPRINTED.sub("", text.replace("\x1e", "-").replace("\x0b", "\n").replace("\x0c", "\r").replace("\x02", ""))
    blocks: list[str] = []
    for part in regex.split(r"(?<=\x07)\x07", text):  # an empty cell's mark right after a cell's: the end of a row
        *cells, rest = part.split("\x07")
        if cells:
            *above, first = cells[0].split("\r")
            blocks += above
            row = [[first], *[cell.split("\r") for cell in cells[1:]]]
            blocks.append("\n".join(table_lines([row])) if len(row) > 1 else first)
        blocks += rest.split("\r")
    return [block.strip(" ") for block in blocks if block.strip()]
