"""Files that are broken or mean harm: bounded in memory and time, a clear reject each, and the next file is read."""

from __future__ import annotations

import io
import os
import signal
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
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

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
    ("a Word file under a password", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(4000), DOC, "damaged"),
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
def test_memory_is_bounded() -> None:
    page = b"<html><body>" + b"<p>words</p>" * 1_500_000
    with ReaderPool(1, Limits(memory_bytes=400 * MEGABYTE, text_bytes=100 * MEGABYTE)) as pool:
        answer = pool.read_one((page, HTML))
    assert isinstance(answer, Unreadable)
    assert answer.check in ("too_much_memory", "reader_died", "no_text", "reader_failed")


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
