"""What each format keeps: notes, tables, text boxes, numbers, columns, pages; files of real programs in tests/extract/files."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from flows.extract import extract_text
from flows.extract.media_types import DOC, DOCX, HTML, JSON, PDF, RTF
from flows.extract.page import Word, page_text
from tests.conftest import ROOT
from tests.extract import typeset
from tests.extract.test_same_rows import rows

FILES = Path(__file__).parent / "files"
LETTER = (ROOT / "data" / "raw" / "two_annexes_2009.txt").read_text("utf-8")


@pytest.mark.parametrize("name", ["two_annexes_2009.doc", "two_annexes_2009.rtf"])
def test_files_that_libreoffice_wrote(name: str) -> None:
    expected, found = rows(LETTER), rows(extract_text((FILES / name).read_bytes(), None).text)
    for table in ("agenda_items", "cited_events", "cited_documents", "sections", "signatories"):
        assert found[table] == expected[table], table
    assert found["documents"][0]["symbols"] == expected["documents"][0]["symbols"]


def test_a_pdf_that_libreoffice_wrote_in_arabic() -> None:
    """Letters in reading order, brackets and marks where they belong, whatever order the file has them in."""
    text = extract_text((FILES / "arabic.pdf").read_bytes(), PDF).text
    for words in ("الأمم", "إلى الأمين العام من الممثل الدائم", "في قراره 1862 (2009) المؤرخ 14", "2019، نحو الساعة 5:30، أطلقت"):
        assert words in text


@pytest.mark.parametrize(
    ("name", "media_type"), [("a.pdf", DOCX), ("a.docx", PDF), ("a.txt", HTML), ("a.html", PDF)], ids=lambda value: str(value).rsplit("/")[-1]
)
def test_the_bytes_decide_what_is_read(name: str, media_type: str) -> None:
    for make, true in ((typeset.modern_pdf, PDF), (typeset.word, DOCX), (typeset.page, HTML)):
        found = extract_text(make(LETTER), media_type)
        assert found.media_type == true
        assert "Rumonge" in found.text


def test_pages_begin_where_page_starts_says() -> None:
    found = extract_text(typeset.typescript_pdf(LETTER), PDF)
    assert len(found.page_starts) == found.text.count("\f") + 1 > 1
    for number, start in enumerate(found.page_starts[1:], 2):
        assert f"Page {number}" in found.text[start : start + 100]
    assert extract_text(typeset.word(LETTER), DOCX).page_starts == []


def _docx(document: docx.document.Document) -> str:
    out = io.BytesIO()
    document.save(out)
    return extract_text(out.getvalue(), DOCX).text


def test_word_tables_keep_short_cells_beside_each_other() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "General Assembly", "Distr.: General"
    table.cell(1, 0).text, table.cell(1, 1).text = "A sentence that is far too long for a cell of a masthead or of a list of names.", "Another."
    text = _docx(document)
    assert "General Assembly    Distr.: General" in text
    assert "\n\nAnother." in text


def test_word_text_boxes_follow_their_paragraph_once() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Before")
    box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    names = f'{nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    paragraph._p.append(
        parse_xml(f"<w:r {names}><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>")
    )
    document.add_paragraph("After")
    assert _docx(document).split() == ["Before", "In", "the", "box", "After"]


def test_word_numbers_are_counted() -> None:
    document = docx.Document()
    for words in ("The first.", "The second.", "The third."):
        document.add_paragraph(words, style="List Number")
    assert "1.\tThe first.\n\n2.\tThe second.\n\n3.\tThe third." in _docx(document)


def test_word_deleted_and_hidden_words_are_not_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Kept ")
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>deleted</w:delText></w:r></w:del>"))
    paragraph.add_run("hidden").font.hidden = True
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>inserted</w:t></w:r></w:ins>"))
    assert _docx(document).strip() == "Kept inserted"


def test_word_footnotes_stand_at_the_end_under_their_number() -> None:
    out = io.BytesIO()
    docx.Document().save(out)
    w = nsdecls("w")
    body = f"<w:document {w}><w:body><w:p><w:r><w:t>In 1993</w:t></w:r><w:r><w:footnoteReference w:id='7'/></w:r><w:r><w:t>.</w:t></w:r></w:p></w:body></w:document>"
    notes = f"<w:footnotes {w}><w:footnote w:id='7'><w:p><w:r><w:t>See S/25000.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
        new.writestr("word/footnotes.xml", notes)
    assert extract_text(changed.getvalue(), DOCX).text.split("\n\n") == ["In 1993[1].", "[1] See S/25000.\n"]


PAGES = [
    (
        "main content only",
        "<nav>Menu</nav><main><p>Text of the page, which is longer.</p></main><footer>Foot</footer>",
        "Text of the page, which is longer.\n",
    ),
    ("no main part", "<header>Site</header><p>One</p><p>Two</p><script>x()</script>", "One\n\nTwo\n"),
    ("an article's own head", "<article><header><h1>Title of it</h1></header><p>Body</p></article>", "Title of it\n\nBody\n"),
    (
        "masthead in a table",
        "<table><tr><td>General<br>Assembly</td><td>Distr.: General</td></tr></table>",
        "General     Distr.: General\nAssembly\n",
    ),
    (
        "a page within a table",
        f"<table><tr><td><p>{'Long words. ' * 9}</p><p>Then</p></td></tr></table>",
        f"{'Long words. ' * 9}".strip() + "\n\nThen\n",
    ),
    ("references", "<p>In 1993<sup>2</sup> and on the 20<sup>th</sup></p>", "In 1993[2] and on the 20th\n"),
    ("lists", "<ol><li>One</li><li>Two</li></ol>", "1. One\n\n2. Two\n"),
    ("hidden", "<p style='display: none'>no</p><p hidden>no</p><p>yes</p>", "yes\n"),
]


@pytest.mark.parametrize(("page", "text"), [case[1:] for case in PAGES], ids=[case[0] for case in PAGES])
def test_web_pages(page: str, text: str) -> None:
    assert extract_text(f"<html><body>{page}</body></html>".encode(), HTML).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_web_pages_in_the_encoding_they_declare(encoding: str) -> None:
    page = f"<html><head><meta charset='{encoding}'></head><body><p>Письмо Постоянного представителя</p></body></html>"
    assert extract_text(page.encode(encoding), HTML).text.strip() == "Письмо Постоянного представителя"


def test_json_with_a_page_inside() -> None:
    entry = {"id": 7, "title": {"rendered": "Letter"}, "content": {"rendered": "<p>On 3 May</p><p>1999</p>"}}
    assert extract_text(json.dumps([entry]).encode(), JSON).text == "On 3 May\n\n1999\n"


@pytest.mark.parametrize(
    ("content", "media_type", "text"),
    [
        (rb"{\rtf1 in\u-10179?\u-8704? and\u-10240? out}", RTF, "in😀 and� out"),
        (b'["' + b"On 3 May ten persons were killed. " * 8 + rb'\ud83d\ude00\ud800"]', JSON, "On 3 May ten persons were killed. " * 8 + "😀�"),
    ],
    ids=["RTF", "JSON"],
)
def test_escaped_halves_of_characters_are_put_together(content: bytes, media_type: str, text: str) -> None:
    assert extract_text(content, media_type).text == text


def test_a_raised_number_is_no_part_of_the_year_before_it() -> None:
    words = [Word("In", 50, 60, 700, 11), Word("1993", 63, 85, 700, 11), Word("2", 85, 88, 704, 7), Word("Tuzla", 91, 115, 700, 11)]
    assert page_text(words) == "In 1993[2] Tuzla"


def test_kinds_have_readers() -> None:
    from flows.extract import readable

    assert all(readable(kind) for kind in (PDF, DOCX, DOC, RTF, HTML, JSON))
