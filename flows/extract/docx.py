"""DOCX: the words of the package's XML, read by a parser that resolves no entities and asks no network. Macros and pictures are never opened."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import regex

from flows.extract.limits import NO_MEMORY, Limits
from flows.extract.numbering import Numbering
from flows.extract.tables import table_lines
from flows.rejected import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://purl.oclc.org/ooxml/officeDocument/relationships")
XML_PER_TEXT = 5  # bytes of XML that may be unpacked per byte of text that is allowed
# What is not printed, or printed elsewhere: deleted and moved words, field codes, properties.
UNPRINTED = frozenset(W + name for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "tblPr", "tcPr", "trPr", "sectPr", "sdtPr"))
SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": ""}


def read_docx(content: bytes, limits: Limits) -> str:
    """The head of the first page, the body, the other heads and feet, the footnotes and endnotes; a blank line between paragraphs.

    Numbers that Word sets before paragraphs are counted and written; a text box follows the paragraph that it is anchored to.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _Document(_Package(archive, limits)).text()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        if isinstance(error, RecursionError):
            raise
        raise Unreadable("damaged", f"no Word file that can be unpacked ({error}); open it in Word, save it again") from error


class _Package:
    """The parts of a Word file, unpacked one by one within bounds."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self.archive, self.limits = archive, limits
        self.room = XML_PER_TEXT * limits.text_bytes

    def part(self, name: str) -> Any:
        """The root of a part's XML; None where there is no such part. Unreadable where it is no sound XML, or too much."""
        from lxml import etree

        try:
            file = self.archive.open(name)
        except KeyError:
            return None
        with file:
            xml = file.read(self.room + 1)  # whatever size the directory of the archive claims
        self.room -= len(xml)
        if self.room < 0:
            self.limits.check_text(XML_PER_TEXT * self.limits.text_bytes + 1)
        head = xml[:4096].replace(b"\0", b"")  # it may be UTF-16
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise Unreadable("entities", "its XML defines entities, which no Word file does; it is hostile or was not written by Word")
        for strict, usual in zip(STRICT, (W, R), strict=True):
            xml = xml.replace(strict, usual.strip("{}").encode())
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(xml, parser)
        except etree.XMLSyntaxError as error:
            if getattr(error, "code", None) == NO_MEMORY:
                raise MemoryError from error
            raise Unreadable("damaged", f"its part {name} is no sound XML ({error}); open it in Word, save it again") from error

    def related(self, name: str) -> dict[str, str]:
        """Relationship id → name of the part, of what a part refers to within the package."""
        folder, base = posixpath.split(name)
        root = self.part(f"{folder}/_rels/{base}.rels")
        found = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = relation.get("Target") or ""
                found[relation.get("Id")] = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        return found


class _Document:
    def __init__(self, package: _Package) -> None:
        names = [name for name in package.archive.namelist() if regex.fullmatch(r"word/document\d*\.xml", name)]
        self.root: Any = package.part(names[0]) if names else None
        if self.root is None:
            raise Unreadable("damaged", "no Word file: it has no document in it; give its true suffix")
        self.package = package
        self.related = package.related(names[0])
        self.numbering = Numbering(package.part("word/numbering.xml"), package.part("word/styles.xml"))
        self.notes: list[tuple[str, str]] = []  # (footnote or endnote, id) in the order of the references

    def text(self) -> str:
        head = self._headers("headerReference", first=True)
        body = self.blocks(self.root)
        others = [*self._headers("headerReference", first=False), *self._headers("footerReference", None)]
        notes = list(self._notes())
        return regex.sub(r"\n{3,}", "\n\n", "\n\n".join([*head, *body, *dict.fromkeys(others), *notes])).replace("\f", " ") + "\n"

    def blocks(self, container: Any) -> list[str]:
        """Paragraphs and tables, in order."""
        found: list[str] = []
        for child in container:
            if child.tag == W + "p":
                found += self._paragraph(child)
            elif child.tag == W + "tbl":
                found.append("\n".join(table_lines([[self._cell(cell) for cell in row.iter(W + "tc")] for row in child.iter(W + "tr")])))
            elif isinstance(child.tag, str) and child.tag not in UNPRINTED:
                found += self.blocks(child)
        return found

    def _cell(self, cell: Any) -> list[str]:
        """The lines of a cell: its paragraphs stand directly under each other."""
        return [line.replace("\t", "    ") for block in self.blocks(cell) for line in block.split("\n") if line.strip()]

    def _paragraph(self, paragraph: Any) -> list[str]:
        boxes: list[Any] = []
        text = "".join(self._words(paragraph, boxes))
        label = self.numbering.label(paragraph) if text.strip() else ""
        return [f"{label}\t{text}" if label else text, *(block for box in boxes for block in self.blocks(box))]

    def _words(self, element: Any, boxes: list[Any]) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag == W + "t":
                yield child.text or ""
            elif tag in SIGNS:
                yield SIGNS[tag]
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self.notes.append((tag.removeprefix(W).removesuffix("Reference"), child.get(W + "id")))
                yield f"[{len(self.notes)}]" if not child.get(W + "customMarkFollows") else ""
            elif tag == W + "txbxContent":
                boxes.append(child)
            elif tag == MC + "AlternateContent":
                chosen = child.find(MC + "Choice")  # the same again for older programs stands in Fallback
                yield from self._words(chosen if chosen is not None else child, boxes)
            elif isinstance(tag, str) and tag not in UNPRINTED and not (tag == W + "r" and child.find(f"{W}rPr/{W}vanish") is not None):
                yield from self._words(child, boxes)

    def _headers(self, kind: str, first: bool | None) -> list[str]:
        """The heads or feet of pages, each once: those of first pages, of the others, or (None) all."""
        found = []
        for section in self.root.iter(W + "sectPr"):
            has_first = section.find(W + "titlePg") is not None
            for reference in section.findall(W + kind):
                of_first = reference.get(W + "type") == "first"
                name = self.related.get(reference.get(R + "id"))
                if name and (has_first or not of_first) and first in (None, of_first):
                    root = self.package.part(name)
                    found += self.blocks(root) if root is not None else []
        return [block for block in dict.fromkeys(found) if block.strip()]

    def _notes(self) -> Iterator[str]:
        parts = {kind: self.package.part(f"word/{kind}s.xml") for kind in {kind for kind, _ in self.notes}}
        texts = {
            (kind, note.get(W + "id")): " ".join(" ".join(self.blocks(note)).split())
            for kind, root in parts.items()
            if root is not None
            for note in root.findall(W + kind)
        }
        for number, note in enumerate(list(self.notes), 1):
            if texts.get(note):
                yield f"[{number}] {texts[note]}"
