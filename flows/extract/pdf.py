"""PDF: the text layer, page by page, through PDFium."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

import regex

from flows.extract.limits import THEN, Limits
from flows.extract.ocr import recognise
from flows.extract.page import Word, page_text
from flows.rejected import Unreadable

PAGE_BREAK = "\n\f"
ENCRYPTED = 4  # PDFium's FPDF_ERR_PASSWORD
CHARACTERS_PER_PAGE = 10  # fewer on the average: the pages are pictures
UNMAPPED_SHARE = 0.3
QUARTER = math.pi / 2
CROOKED, FAR = 0.12, 4.0  # of the type size: a pen that leaves the line, or goes this far along it, begins another word
LAM, ALEFS = "\u0644", "\u0627\u0623\u0625\u0622"
# Ligatures and the shapes of Arabic letters, which fonts encode and no text should hold; other compatibility characters stay.
SHAPES = regex.compile(r"[\ufb00-\ufb06\ufb50-\ufdfb\ufe70-\ufefc]+")
# PDFium gives U+0002 for a hyphen at the end of a line, U+FFFE for one that it has joined.
HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "-", "\u00a0": " "})
UNMAPPED = regex.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")


def read_pdf(content: bytes, limits: Limits) -> str:
    """The text of all pages; a form feed begins each but the first. Unreadable where there is no text layer, or no way to it."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == ENCRYPTED:
            raise Unreadable("encrypted", "the PDF asks for a password; save it without one and fetch it again") from error
        raise Unreadable("damaged", f"no PDF that can be opened ({error}); fetch it again from where it came from") from error
    try:
        limits.check_pages(len(document))
        pages, size = [], 0
        for number in range(len(document)):
            pages.append(_page(document, number))
            size += len(pages[-1])
            limits.check_text(size)
        text = PAGE_BREAK.join(pages)
        if limits.ocr and _is_picture(text, len(document)):
            text = PAGE_BREAK.join(recognise(page, limits.ocr) for page in document)
        _check(text, len(document))
    finally:
        document.close()
    return text


def _page(document: Any, number: int) -> str:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ""  # a damaged page; the others can be read
    try:
        textpage = page.get_textpage()
        try:
            upright: dict[int, list[Word]] = {}
            for turn, word in _words(textpage):
                upright.setdefault(turn, []).append(word)
        finally:
            textpage.close()
    finally:
        page.close()
    ways = sorted(upright, key=lambda turn: -sum(len(word.text) for word in upright[turn]))
    return "\n\n".join(page_text(upright[turn]) for turn in ways)  # what stands upright first, then what runs along the margin


def _words(textpage: Any) -> Iterator[tuple[int, Word]]:
    """(quarter turns, word) in the order of the file; places are turned upright. A word ends at a blank, or where the pen jumps."""
    import pypdfium2.raw as c

    raw = textpage.raw
    x, y, box = ctypes.c_double(), ctypes.c_double(), c.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    letters: list[str] = []
    first, size, start, pen = 0, 1.0, (0.0, 0.0), (0.0, 0.0)

    def corners(index: int) -> list[tuple[float, float]]:
        c.FPDFText_GetLooseCharBox(raw, index, at_box)
        return [(box.left, box.bottom), (box.right, box.top)]

    def word(last: int) -> tuple[int, Word]:
        turn = round(c.FPDFText_GetCharAngle(raw, first) / QUARTER) % 4
        across = [_turn(place, turn)[0] for place in corners(first) + corners(last)]
        return turn, Word(_clean("".join(letters)), min(across), max(across), _turn(start, turn)[1], size)

    for i in range(textpage.count_chars()):
        sign = chr(c.FPDFText_GetUnicode(raw, i))
        if sign.isspace():
            if letters:
                yield word(i - 1)
                letters = []
            continue
        c.FPDFText_GetCharOrigin(raw, i, at_x, at_y)
        here = x.value, y.value
        jump = sorted((abs(here[0] - pen[0]), abs(here[1] - pen[1])))
        if letters and (jump[0] > CROOKED * size or jump[1] > FAR * size):
            yield word(i - 1)
            letters = []
        if not letters:
            (left, bottom), (right, top) = corners(i)
            first, start, size = i, here, max(right - left, top - bottom)
        if sign == LAM and here == pen and letters[-1:] and letters[-1] in ALEFS:
            letters.insert(-1, sign)  # one shape for both letters, of which PDFium gives the second first
        else:
            letters.append(sign)
        pen = here
    if letters:
        yield word(textpage.count_chars() - 1)


def _turn(place: tuple[float, float], quarters: int) -> tuple[float, float]:
    """A place as it is when the page is turned so that the text stands upright."""
    x, y = place
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarters]


def _clean(letters: str) -> str:
    text = letters.translate(HYPHENS)
    return SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)


def _is_picture(text: str, pages: int) -> bool:
    return len("".join(text.split())) < CHARACTERS_PER_PAGE * pages


def _check(text: str, pages: int) -> None:
    signs = Counter(bool(UNMAPPED.match(sign)) for sign in text if not sign.isspace())
    if _is_picture(text, pages):
        raise Unreadable("no_text_layer", f"no text layer: its pages are pictures; recognise the text first (OCR), or set ocr{THEN}", str(pages))
    if signs[True] > UNMAPPED_SHARE * sum(signs.values()):
        raise Unreadable("no_letters", "its fonts do not say which letters their shapes are; fetch another version, or recognise the text (OCR)")
