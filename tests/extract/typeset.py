"""A typist for the sample: sets a plain-text document as PDF, Word or HTML, as the programs of its time would have.

The masthead is copied line by line, its columns kept; of the rest every paragraph is set as one, and the program wraps it anew. Short
lines under each other (signatures) stay lines. The parser's own view tells the typist which lines are one paragraph.
"""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import docx
import regex
from docx.shared import Pt
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer

from flows.parse.language import detect_language
from flows.parse.masthead import read_masthead
from flows.parse.view import Line, read_lines, read_view

CELL = regex.compile(r"\S+(?:[ \u00a0]{1,2}\S+)*")
TAB_COLUMNS = 8
RIGHT_COLUMN = 48
HANGING = 4  # columns
SHORT = 50  # characters of a line that no paragraph was wrapped at

Row = tuple[tuple[int, str], ...]  # (column, words) of each cell of a line; empty for a blank line


@dataclass(frozen=True)
class Manuscript:
    masthead: tuple[Row, ...]
    title: str
    blocks: tuple[str | tuple[Row, ...], ...]  # paragraphs, and lines that stay lines
    head: str  # for the head of every page but the first
    job_number: str


def manuscript(text: str) -> Manuscript:
    """Take a plain text apart."""
    lines = read_lines(text)
    view = read_view(lines)
    masthead = read_masthead(lines, view, text, detect_language(text))
    title = masthead.title or ""
    start = view.text.index(title)
    above = view.to_source((start, start + 1))[0]
    rows = [_row(line) for line in lines if line.start + line.indent < above and not line.furniture]
    blocks = list(_blocks(lines, view.text, view.to_source, start + len(title)))
    return Manuscript(_trimmed(rows), title, tuple(blocks), "–".join(masthead.symbols), masthead.job_number or "")


def _blocks(lines: Sequence[Line], view: str, to_source: Callable[[tuple[int, int]], tuple[int, int]], at: int) -> Iterator[Any]:
    short: list[Row] = []
    last_line = -1
    for match in regex.finditer(r"[^\n]+", view[at:]):
        first, last = to_source((at + match.start(), at + match.end()))
        own = [number for number, line in enumerate(lines) if first <= line.start + line.indent < last and not line.blank and not line.furniture]
        rows = [_row(lines[number]) for number in own]
        whole = _letters(rows) == "".join(match.group().split())  # not one of two columns
        is_short = bool(own) and whole and len(rows[0]) == 1 and max(sum(len(words) for _, words in row) for row in rows) < SHORT
        if short and not (is_short and own[0] == last_line + 1):
            yield tuple(short)
            short = []
        last_line = own[-1] if own else last_line
        if is_short:
            short += rows
        elif match.start():  # else the rest of the title's line
            yield match.group()
    if short:
        yield tuple(short)


def _unwrapped(rows: Sequence[Row]) -> list[Row]:
    """The lines of a masthead without hanging ones, which a program that wraps lines itself needs not be told."""
    joined: list[Row] = []
    for row in rows:
        if joined and joined[-1] and len(row) == 1 and 0 < row[0][0] <= HANGING:
            *before, (column, words) = joined[-1]
            joined[-1] = (*before, (column, f"{words} {row[0][1]}"))
        else:
            joined.append(row)
    return joined


def _letters(rows: Sequence[Row]) -> str:
    return "".join("".join(words.split()) for row in rows for _, words in row)


def _row(line: Line) -> Row:
    """The cells of a line; of tabs only that they set off a column, as in a typist's template of two columns."""
    if "\t" in line.text.strip("\t"):
        cells = [cell.strip() for cell in regex.split(r"\t+", line.text.strip())]
        first = 0 if line.text[0] != "\t" or len(cells) > 1 else RIGHT_COLUMN
        return tuple((first + RIGHT_COLUMN * number, cell) for number, cell in enumerate(cells))
    indent = min(line.text.count("\t") * TAB_COLUMNS, RIGHT_COLUMN)
    return tuple((indent + match.start(), match.group()) for match in CELL.finditer(line.text.strip("\t")))


def _trimmed(rows: list[Row]) -> tuple[Row, ...]:
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


# ------------------------------------------------------------------ PDF


class Placed(Flowable):  # type: ignore[misc]
    """Lines whose cells stand at columns of `unit` points."""

    def __init__(self, rows: Sequence[Row], font: str, size: float, unit: float) -> None:
        super().__init__()
        self.rows, self.font, self.size, self.unit = rows, font, size, unit
        self.leading = 1.2 * size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, self.leading * len(self.rows)

    def draw(self) -> None:
        self.canv.setFont(self.font, self.size)
        for number, row in enumerate(self.rows):
            for column, words in row:
                self.canv.drawString(column * self.unit, self.leading * (len(self.rows) - number - 1) + 0.25 * self.size, words)


def modern_pdf(text: str) -> bytes:
    """One justified column in Times under a masthead of two columns; the foot of a page has its number and the job number."""
    written = manuscript(text)
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=6, alignment=TA_JUSTIFY, leftIndent=60)
    title = ParagraphStyle("title", parent=body, fontName="Times-Bold", fontSize=12, leading=14, alignment=0, spaceBefore=12)
    story = [Placed(written.masthead, "Times-Roman", 10, 4.9), Spacer(1, 14), Paragraph(html.escape(written.title), title)]
    for block in written.blocks:
        story.append(Paragraph(html.escape(block), body) if isinstance(block, str) else Placed(block, "Times-Roman", 10, 4.9))
        story.append(Spacer(1, 6))

    def foot(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(60, 40, written.job_number if document.page == 1 else f"{document.page}/9")
        if document.page > 1:
            canvas.drawRightString(535, 40, written.job_number)
            canvas.drawString(60, 800, written.head)

    return _pdf(story, A4, [Frame(60, 60, 475, 725, 0, 0, 0, 0)], foot)


def older_pdf(text: str) -> bytes:
    """A masthead in typescript, the text below it in two narrow columns."""
    written = manuscript(text)
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=9, leading=10.5, firstLineIndent=12, alignment=TA_JUSTIFY)
    title = ParagraphStyle("title", parent=body, fontName="Times-Bold", firstLineIndent=0, spaceAfter=8, alignment=0)
    head = Placed(written.masthead, "Courier", 9, 5.4)
    top = 12 * len(written.masthead) + 20
    story: list[Flowable] = [head, Paragraph(html.escape(written.title), title)]
    for block in written.blocks:
        story.append(Paragraph(html.escape(block), body) if isinstance(block, str) else Placed(_to_the_left(block), "Times-Roman", 9, 5))
        story.append(Spacer(1, 7))
    return _two_columns(story, top, written)


def typescript_pdf(text: str) -> bytes:
    """Typed: Courier throughout, ragged, a symbol and "Page 2" at the head of the following pages."""
    written = manuscript(text)
    style = ParagraphStyle("typed", fontName="Courier", fontSize=10, leading=12, firstLineIndent=30)
    title = ParagraphStyle("title", parent=style, firstLineIndent=0, leftIndent=48, rightIndent=48, spaceAfter=18)
    story: list[Flowable] = [Placed(written.masthead, "Courier", 10, 6), Spacer(1, 24), Paragraph(html.escape(written.title), title)]
    for block in written.blocks:
        story.append(Paragraph(html.escape(block), style) if isinstance(block, str) else Placed(block, "Courier", 10, 6))
        story.append(Spacer(1, 12))

    def head(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Courier", 10)
        if document.page == 1:
            canvas.drawString(60, 40, written.job_number)
        else:
            for line, words in enumerate([*written.head.split("–"), "English", f"Page {document.page}"]):
                canvas.drawString(60, 760 - 12 * line, words)

    return _pdf(story, LETTER, [Frame(60, 60, 490, 640, 0, 0, 0, 0)], head)


def _to_the_left(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Signature lines, as they are moved to fit a narrow column."""
    edge = min(column for row in rows for column, _ in row)
    return tuple(tuple((column - edge, words) for column, words in row) for row in rows)


def _two_columns(story: list[Flowable], top: float, written: Manuscript) -> bytes:
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, invariant=1)

    def foot(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Times-Roman", 8)
        if document.page == 1:
            story_head.drawOn(canvas, 60, 780 - story_head.height)
            canvas.drawString(60, 40, written.job_number)
        else:
            canvas.drawCentredString(297, 40, f"- {document.page} -")

    story_head = story.pop(0)
    story_head.width, story_head.height = story_head.wrap(475, 700)
    frames = [Frame(60 + 247 * side, 60, 228, 700 - top, 0, 0, 0, 0) for side in (0, 1)]
    later = [Frame(60 + 247 * side, 60, 228, 700, 0, 0, 0, 0) for side in (0, 1)]
    document.addPageTemplates([PageTemplate("first", frames, onPage=foot, autoNextPageTemplate="later"), PageTemplate("later", later, onPage=foot)])
    document.build(story)
    return out.getvalue()


def _pdf(story: list[Flowable], size: tuple[float, float], frames: list[Frame], page: Callable[[Canvas, BaseDocTemplate], None]) -> bytes:
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=size, invariant=1)
    document.addPageTemplates([PageTemplate("page", frames, onPage=page)])
    document.build(story)
    return out.getvalue()


# ------------------------------------------------------------------ Word


def word(text: str) -> bytes:
    """A masthead whose columns are set off by tabs, paragraphs, the job number in the foot of the first page."""
    written = manuscript(text)
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(10)
    for row in _unwrapped(written.masthead):
        document.add_paragraph(_tabbed(row))
    document.add_paragraph(written.title).runs[0].bold = True
    for block in written.blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            paragraph = document.add_paragraph()
            for number, row in enumerate(block):
                run = paragraph.add_run(_tabbed(row))
                if number + 1 < len(block):
                    run.add_break()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0].text = written.job_number
    section.header.paragraphs[0].text = written.head
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _tabbed(row: Row) -> str:
    text, at = "", 0
    for column, words in row:
        text += "\t" * max(column // TAB_COLUMNS - at // TAB_COLUMNS, bool(text)) + words
        at = column + len(words)
    return text


# ------------------------------------------------------------------ HTML


def page(text: str) -> bytes:
    """A web page: navigation, a masthead in a table, paragraphs, a foot."""
    written = manuscript(text)
    edge = min((column for row in written.masthead for column, _ in row[1:]), default=40) - 2
    rows = []
    for row in _unwrapped(written.masthead):
        left = " ".join(html.escape(words) for column, words in row if column < edge)
        right = " ".join(html.escape(words) for column, words in row if column >= edge)
        rows.append(f"<tr><td>{left}</td><td>{right}</td></tr>" if row else "<tr><td>&nbsp;</td><td></td></tr>")
    body = [
        f"<p>{html.escape(block)}</p>"
        if isinstance(block, str)
        else "<p>" + "<br/>\n".join(" ".join(html.escape(words) for _, words in row) for row in block) + "</p>"
        for block in written.blocks
    ]
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{html.escape(written.head)} - Question of everything</title>
<style>p {{ margin: 1em }}</style><script>var page = "Letter dated 1 January 1900";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/documents">Documents of 1 May 1999</a></li></ul></nav>
<main><article><table>{"".join(rows)}</table>
<h1>{html.escape(written.title)}</h1>
{"".join(body)}
<p>{written.job_number}</p></article></main>
<aside>Most read: The attack of 3 March 2003</aside>
<footer>Copyright 2024. Updated on 5 June 2024.</footer></body></html>""".encode()
