"""Files that are broken or mean harm: bounded in memory and time, a clear reject each, and the next file is read."""

from __future__ import annotations

import io
import os
import signal
import struct
import sys
import zipfile
from collections.abc import Callable, Iterator

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from flows.extract import Extracted, extract_text
from flows.extract.limits import MEGABYTE, Limits
from flows.extract.media_types import DOC, DOCX, HTML, JSON, PDF, RTF
from flows.extract.worker import ReaderPool
from flows.rejected import Unreadable
from tests.conftest import LETTER
from tests.extract import typeset

BOUNDS = Limits(seconds=60, memory_bytes=1_000 * MEGABYTE, pages=50, text_bytes=2 * MEGABYTE)


def pdf(pages: int = 1, draw: Callable[[Canvas], None] = lambda canvas: None, **options: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, **options)
    for _ in range(pages):
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def word_with(part: str, xml: bytes | None) -> bytes:
    """A Word file of which one part is replaced, or left out."""
    out = io.BytesIO()
    docx.Document().save(out)
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        if xml is not None:
            new.writestr(part, xml)
    return changed.getvalue()


DOCUMENT = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>'
LAUGHS = b"<!DOCTYPE w [<!ENTITY a0 'ha'>" + b"".join(b"<!ENTITY a%d '%s'>" % (n + 1, b"&a%d;" % n * 10) for n in range(12)) + b"]>"
FILE_ENTITY = b"<!DOCTYPE w [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
NUMBERS = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">%s</w:numbering>'
LOCKED = struct.pack("<HH6xH", 0xA5EC, 0xC1, 0x0300)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def compound_file(streams: dict[str, bytes]) -> bytes:
    """An OLE file of a few streams, each padded beyond the size below which streams share a sector."""
    sector, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    n_directory = len(streams) // 4 + 1
    table, at, body = [0xFFFFFFFD] + [n + 2 for n in range(n_directory)], 1 + n_directory, b""
    table[n_directory] = end
    entries = [_directory_entry("Root Entry", 5, end, 0, child=1)]
    for number, (name, content) in enumerate(streams.items(), 2):
        padded = content.ljust(4096, b"\0")
        padded += bytes(-len(padded) % sector)
        count = len(padded) // sector
        entries.append(_directory_entry(name, 2, at, len(padded), right=number if number <= len(streams) else free))
        table += [*range(at + 1, at + count), end]
        at, body = at + count, body + padded
    head = OLE + bytes(16) + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", 0, *[free] * 108)
    directory = b"".join(entries).ljust(n_directory * sector, b"\0")
    return head + struct.pack("<128I", *table, *[free] * (128 - len(table))) + directory + body


def _directory_entry(name: str, kind: int, start: int, size: int, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF) -> bytes:
    encoded = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII16xI16xIQ", encoded, len(encoded) + 2, kind, 1, 0xFFFFFFFF, right, child, 0, start, size)


def pdf_of_many_pages(count: int) -> bytes:
    """Pages that share their words: a small file, quickly made."""
    pages = b" ".join(b"%d 0 R" % number for number in range(5, 5 + count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, pages),
        b"<</Length 47>>stream\nBT /F 9 Tf 72 700 Td (words of a long report) Tj ET\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"] * count,
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(out) + tail % (len(places) + 1, b"".join(places), len(places) + 1, len(out))


HOSTILE: list[tuple[str, bytes, str, str]] = [
    ("a scan without text layer", pdf(2, lambda canvas: canvas.rect(9, 9, 99, 99, fill=1)), PDF, "no_text_layer"),
    ("a PDF under a password", pdf(1, lambda canvas: canvas.drawString(9, 9, "words"), encrypt="secret"), PDF, "encrypted"),
    ("a PDF of too many pages", pdf(51, lambda canvas: canvas.drawString(9, 9, "words of a page")), PDF, "too_many_pages"),
    ("half a PDF's head", b"%PDF-1.7\n" + b"garbage" * 100, PDF, "damaged"),
    ("a ZIP bomb in a Word file", word_with("word/document.xml", DOCUMENT % (b"a" * 40 * MEGABYTE)), DOCX, "too_large"),
    ("an entity bomb", word_with("word/document.xml", LAUGHS + DOCUMENT % b"&a12;"), DOCX, "entities"),
    ("an entity that reads a file", word_with("word/document.xml", FILE_ENTITY + DOCUMENT % b"&e;"), DOCX, "entities"),
    ("a Word file without document", word_with("word/document.xml", None), DOCX, "no_reader"),
    ("broken XML", word_with("word/document.xml", DOCUMENT[:-20] % b"x"), DOCX, "damaged"),
    ("a Word file that ends early", word_with("word/document.xml", DOCUMENT % b"words")[:-900], DOCX, "no_reader"),
    ("XML nested deeply", word_with("word/document.xml", DOCUMENT % (b"<w:r>" * 50_000 + b"</w:r>" * 50_000)), DOCX, "damaged"),
    ("an OLE file of garbage", OLE + "WordDocument".encode("utf-16-le") + bytes(range(256)) * 40, DOC, "damaged"),
    ("an OLE file that only names its parts", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(4000), DOC, "damaged"),
    ("a Word file under a password", compound_file({"EncryptionInfo": b"\4", "EncryptedPackage": bytes(9000)}), DOCX, "encrypted"),
    ("an older Word file under a password", compound_file({"WordDocument": LOCKED, "1Table": b""}), DOC, "encrypted"),
    ("a Word file older than Word 97", compound_file({"WordDocument": struct.pack("<HH", 0xA5DC, 0x65)}), DOC, "old_word"),
    ("a ZIP bomb in the numbers of a Word file", word_with("word/numbering.xml", NUMBERS % (b"<w:num/>" * 6 * MEGABYTE)), DOCX, "too_large"),
    (
        "an entity bomb in another encoding",
        word_with("word/document.xml", (LAUGHS + DOCUMENT % b"&a12;").decode().encode("utf-16")),
        DOCX,
        "entities",
    ),
    ("a PDF of ten thousand pages", pdf_of_many_pages(10_000), PDF, "too_many_pages"),
    ("an empty page", b"<html><body><script>1</script></body></html>", HTML, "no_text"),
    ("JSON that ends early", b'{"text": "On 3 May', JSON, "damaged"),
    ("JSON nested deeply", b"[" * 200_000, JSON, "damaged"),
    ("JSON of several documents", b'[{"text": "a"}, {"text": "b"}]', JSON, "several_documents"),
    ("JSON without a text", b'{"a": 1}', JSON, "no_text"),
]


@pytest.fixture(scope="module")
def readers() -> Iterator[ReaderPool]:
    with ReaderPool(1, BOUNDS) as pool:
        yield pool


@pytest.mark.parametrize(("content", "media_type", "check"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_a_reject_that_says_why(readers: ReaderPool, content: bytes, media_type: str, check: str) -> None:
    answer = readers.read_one((content, media_type))
    assert isinstance(answer, Unreadable), answer
    assert answer.check == check, answer.reason
    assert isinstance(readers.read_one((typeset.word(LETTER), DOCX)), Extracted)


def test_ten_thousand_pages_are_read_in_little_memory_where_that_is_allowed() -> None:
    with ReaderPool(1, Limits(seconds=60, memory_bytes=500 * MEGABYTE, pages=10_000)) as pool:
        answer = pool.read_one((pdf_of_many_pages(10_000), PDF))
    assert isinstance(answer, Extracted), answer
    assert len(answer.page_starts) == 10_000


KINDS = {DOCX: typeset.word(LETTER), PDF: typeset.modern_pdf(LETTER), HTML: typeset.page(LETTER)}


@pytest.mark.parametrize("claimed", [DOCX, DOC, PDF, RTF, "text/plain"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_name_changes_nothing(kind: str, claimed: str) -> None:
    assert extract_text(KINDS[kind], claimed) == extract_text(KINDS[kind], kind)


def test_pages_nested_deeply_are_read_or_refused(readers: ReaderPool) -> None:
    page = b"<html><body>" + b"<div>" * 100_000 + b"words" + b"</div>" * 100_000
    assert isinstance(readers.read_one((page, HTML)), Extracted | Unreadable)


def test_garbage_in_rtf_is_read_or_refused(readers: ReaderPool) -> None:
    assert isinstance(readers.read_one((b"{\\rtf1" + b"{\\u99999999 \\'zz" * 20_000, RTF)), Extracted | Unreadable)


def test_macros_are_not_looked_at(readers: ReaderPool) -> None:
    content = io.BytesIO(typeset.word(LETTER))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("word/vbaProject.bin", bytes(range(256)) * 100)
    answer = readers.read_one((content.getvalue(), DOCX))
    assert isinstance(answer, Extracted)
    assert answer.text == extract_text(typeset.word(LETTER), DOCX).text


def test_a_reader_that_is_killed_is_replaced(readers: ReaderPool) -> None:
    """As where the system ends it for its memory."""
    assert isinstance(readers.read_one((typeset.word(LETTER), DOCX)), Extracted)
    reader = readers._idle.get()
    process = reader.process
    readers._idle.put(reader)
    assert process is not None
    os.kill(process.pid or 0, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    process.join(10)
    answer = readers.read_one((typeset.word(LETTER), DOCX))
    assert isinstance(answer, Unreadable)
    assert answer.check == "reader_died"
    assert isinstance(readers.read_one((typeset.word(LETTER), DOCX)), Extracted)


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with ReaderPool(1, Limits(seconds=0.001)) as pool:
        answer = pool.read_one((typeset.modern_pdf(LETTER), PDF))
    assert isinstance(answer, Unreadable)
    assert answer.check == "too_slow"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the address space of a process")
@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"<html><body>" + b"<p>words</p>" * 1_500_000, HTML),
        (b'["' + b'","'.join(b"%d" % number for number in range(5_000_000)) + b'"]', JSON),
        (word_with("word/document.xml", DOCUMENT % (b"<w:br/>" * 6_000_000)), DOCX),
    ],
    ids=["HTML", "JSON", "Word"],
)
def test_memory_is_bounded(content: bytes, media_type: str) -> None:
    with ReaderPool(1, Limits(memory_bytes=400 * MEGABYTE, text_bytes=100 * MEGABYTE)) as pool:
        answer = pool.read_one((content, media_type))
        assert isinstance(answer, Unreadable)
        assert answer.check == "too_much_memory", answer.reason
        assert isinstance(pool.read_one((typeset.word(LETTER), DOCX)), Extracted)


def test_plain_text_needs_no_process() -> None:
    with ReaderPool(1, BOUNDS) as pool:
        assert isinstance(pool.read_one((LETTER.encode(), "text/plain")), Extracted)
        assert pool._idle.get().process is None


def test_the_order_is_kept() -> None:
    contents = [(f"text {number}".encode(), "text/plain") for number in range(50)]
    with ReaderPool(2, BOUNDS) as pool:
        answers = list(pool.read([*contents, Unreadable("lost", "gone")]))
    assert [answer.text for answer in answers[:-1] if isinstance(answer, Extracted)] == [content.decode() for content, _ in contents]
    assert isinstance(answers[-1], Unreadable)
