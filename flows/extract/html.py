"""HTML: what a page says, without what stands round it; and JSON that carries HTML, as the interfaces of web sites give it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from flows.extract.encodings import declared_encoding
from flows.extract.limits import NO_MEMORY, Limits
from flows.extract.plain import decode, read_plain_text
from flows.extract.tables import table_lines
from flows.rejected import Unreadable

DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{2,30})""", re.I)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
UNPRINTED = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "aside",
        "form",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "svg",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "map",
    ]
)
ROUND_THE_CONTENT = frozenset(("header", "footer"))  # of the page; an article's own head and foot belong to it
UNPRINTED_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
MAIN = ("//main", "//*[@role='main']", "//article", "//*[contains(concat(' ', @class, ' '), ' entry-content ')]")
MAIN_SHARE = 0.5  # of the letters of the page: a smaller part is not the document
MARKUP = re.compile(r"<(?:p|div|br|table|span|h\d|td)\b", re.I)
TEXT_LENGTH = 200  # characters: a shorter string of a JSON file is a field, not a text
REFERENCE = re.compile(r"\d{1,3}")


def read_html(content: bytes, limits: Limits) -> str:
    """The text of a page: its main part where it names one, a blank line between blocks, tables with their columns."""
    return _page(_decoded(content))


def read_json(content: bytes, limits: Limits) -> str:
    """The longest text that a JSON document carries, HTML or not. Unreadable where it carries several documents, or none."""
    try:
        data = json.loads(read_plain_text(content, limits))
    except (ValueError, RecursionError) as error:
        raise Unreadable("damaged", f"not JSON ({type(error).__name__}); fetch it again, or name it .txt if it is a text") from error
    if isinstance(data, list) and len(data) > 1:
        raise Unreadable("several_documents", "a list of several documents; write one file for each, or JSON lines and text_column", str(len(data)))
    strings = sorted(_strings(data), key=len)
    texts = [string for string in strings if MARKUP.search(string)] or [string for string in strings if len(string) >= TEXT_LENGTH]
    if not texts:
        raise Unreadable("no_text", "a JSON document without a text in it; convert it to plain text")
    return _page(texts[-1]) if MARKUP.search(texts[-1]) else texts[-1].replace("\r\n", "\n")


def _strings(data: Any) -> Iterator[str]:
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item


def _decoded(content: bytes) -> str:
    """As the page declares, where that holds; else as a plain text is decoded."""
    declared = DECLARED.search(content[:4096])
    if declared:
        try:
            return content.decode(declared_encoding((declared[1] or declared[2]).decode("ascii")))
        except (LookupError, UnicodeDecodeError):
            pass  # pages declare what their editor was set to
    return decode(content)


def _page(source: str) -> str:
    from lxml import etree, html

    source = XML_DECLARATION.sub("", source).replace("\x00", "").replace("\f", " ")
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree: Any = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        if getattr(error, "code", None) == NO_MEMORY:
            raise MemoryError from error
        raise Unreadable("no_text", f"a page without text ({error}); fetch it again from where it came from") from error
    body = tree.find("body")
    body = tree if body is None else body
    whole = _letters(body)
    parts = next((found for path in MAIN if len(found := tree.xpath(path)) == 1 and _letters(found[0]) >= MAIN_SHARE * whole), None)
    writer = _Writer(in_content=parts is not None)
    writer.walk(parts[0] if parts else body)
    return "\n".join(writer.finished()).strip("\n") + "\n"


def _letters(element: Any) -> int:
    return sum(len(text.strip()) for text in element.itertext() if text and isinstance(text, str))


class _Writer:
    """Collects the lines of a part of a page."""

    def __init__(self, in_content: bool) -> None:
        self.in_content = in_content
        self.lines: list[str] = []
        self.line = ""

    def finished(self) -> list[str]:
        self._end_line()
        return [line for number, line in enumerate(self.lines) if line or (number and self.lines[number - 1])]

    def walk(self, element: Any) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or self._unprinted(element, tag):
            return
        if tag == "table":
            self._end_block()
            self.lines += table_lines([[self._cell(cell) for cell in row] for row in _rows(element)])
            self._end_block()
        elif tag == "br":
            self._end_line()
        else:
            if tag in BLOCKS:
                self._end_block()
            if tag == "li":
                self.line = _bullet(element)
            elif tag == "sup" and not len(element) and REFERENCE.fullmatch((element.text or "").strip()):
                self.line += f"[{(element.text or '').strip()}]"
                return
            self._inside(element, tag)
            if tag in BLOCKS:
                self._end_block()

    def _inside(self, element: Any, tag: str) -> None:
        self._say(element.text, tag == "pre")
        for child in element:
            self.walk(child)
            self._say(child.tail, tag == "pre")

    def _unprinted(self, element: Any, tag: str) -> bool:
        style = (element.get("style") or "").replace(" ", "").lower()
        return (
            tag in UNPRINTED
            or (tag in ROUND_THE_CONTENT and not self.in_content)
            or element.get("role") in UNPRINTED_ROLES
            or element.get("hidden") is not None
            or "display:none" in style
        )

    def _say(self, text: str | None, verbatim: bool) -> None:
        if not text:
            return
        if verbatim:
            first, *others = text.split("\n")
            self.line += first
            for line in others:
                self._end_line()
                self.line = line
            return
        folded = re.sub(r"[ \t\r\n\xa0]+", " ", text)
        self.line += folded.lstrip() if not self.line or self.line.endswith(" ") else folded

    def _cell(self, cell: Any) -> list[str]:
        writer = _Writer(in_content=True)
        writer._inside(cell, "td")
        lines = writer.finished()
        while lines and not lines[-1]:
            lines.pop()
        return lines

    def _end_line(self) -> None:
        self.lines.append(self.line.rstrip())
        self.line = ""

    def _end_block(self) -> None:
        if self.line.strip():
            self._end_line()
        self.line = ""
        if self.lines and self.lines[-1]:
            self.lines.append("")


def _rows(table: Any) -> Iterator[list[Any]]:
    """The cells of each row; those of a table within a cell are its own."""
    for child in table:
        if child.tag == "tr":
            yield [cell for cell in child if cell.tag in ("td", "th")]
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _bullet(item: Any) -> str:
    above = item.getparent()
    if above is None or above.tag != "ol":
        return "• "
    number = sum(1 for _ in item.itersiblings("li", preceding=True)) + int(above.get("start") if (above.get("start") or "").isdigit() else 1)
    return f"{number}. "
