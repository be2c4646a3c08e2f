"""Scans: read by Tesseract where it is installed and asked for, else refused with what to do."""

from __future__ import annotations

import io
import shutil

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from flows.extract import Extracted, extract_text
from flows.extract.limits import Limits
from flows.extract.media_types import PDF
from flows.extract.worker import ReaderPool
from flows.rejected import Unreadable
from tests.conftest import LETTER
from tests.extract import typeset

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")


@pytest.fixture(scope="module")
def scan() -> bytes:
    """The pages of a letter as pictures."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in pypdfium2.PdfDocument(typeset.modern_pdf(LETTER)):
        canvas.setPageSize(page.get_size())
        canvas.drawInlineImage(page.render(scale=200 / 72, grayscale=True).to_pil(), 0, 0, *page.get_size())
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@needs_tesseract
def test_a_scan_is_read_within_the_bounds_of_its_process(scan: bytes) -> None:
    with ReaderPool(1, Limits(ocr="eng")) as readers:
        found = readers.read_one((scan, PDF))
    assert isinstance(found, Extracted), found
    words = " ".join(found.text.split())
    for printed in (
        "Seventy-fifth session",
        "Letter dated 19 March 2021",
        "On 3 March 2021 two persons were killed in Strelsau",
        "Rudolf Rassendyll",
    ):
        assert printed in words


@needs_tesseract
def test_a_language_that_is_not_installed_is_said(scan: bytes) -> None:
    with pytest.raises(Unreadable, match="xyz") as raised:
        extract_text(scan, PDF, Limits(ocr="xyz"))
    assert raised.value.check == "no_ocr"


def test_without_tesseract_it_is_said_what_to_install(scan: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda program: None)
    with pytest.raises(Unreadable, match="install Tesseract") as raised:
        extract_text(scan, PDF, Limits(ocr="eng"))
    assert raised.value.check == "no_ocr"


def test_unless_it_is_asked_for_a_scan_is_refused_with_what_to_do(scan: bytes) -> None:
    with pytest.raises(Unreadable, match="set ocr, then: rapporteur reparse --rejected") as raised:
        extract_text(scan, PDF)
    assert raised.value.check == "no_text_layer"
