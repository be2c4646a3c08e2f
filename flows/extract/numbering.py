"""The numbers that Word sets before paragraphs: they stand in no text, they are counted."""

from __future__ import annotations

from typing import Any

import regex

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
MAX_STYLES = 20  # styles of which a style may inherit, one of the other


class Numbering:
    """Counts the numbered paragraphs of a document, which are to be asked for in order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}  # abstract list → level → (format, text, first number)
        self.lists: dict[str, str] = {}  # list → abstract list
        self.styles: dict[str, Any] = {style.get(W + "styleId"): style for style in styles.findall(W + "style")} if styles is not None else {}
        self.counts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._read(numbering)

    def label(self, paragraph: Any) -> str:
        """The number or bullet before a paragraph; empty where it has none."""
        number, level = self._of(paragraph.find(W + "pPr"))
        abstract = self.lists.get(number or "")
        if abstract is None or level not in self.levels.get(abstract, {}):
            return ""
        levels = self.levels[abstract]
        counts = self.counts.setdefault(abstract, {})
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        style, text, _ = levels[level]
        if style in ("bullet", "none"):
            return "•" if style == "bullet" else ""
        return regex.sub(r"%(\d)", lambda match: self._number(abstract, int(match[1]) - 1), text)

    def _number(self, abstract: str, level: int) -> str:
        style, _, first = self.levels[abstract].get(level, ("decimal", "", 1))
        return _written(self.counts[abstract].get(level, first), style)

    def _of(self, properties: Any) -> tuple[str | None, int]:
        """(list, level) that a paragraph's properties or its style name."""
        number, level = _list_of(properties)
        style = properties.find(W + "pStyle") if properties is not None else None
        name = style.get(W + "val") if style is not None else None
        for _ in range(MAX_STYLES):
            found = self.styles.get(name or "")
            if found is None or (number is not None and level is not None):
                break
            inherited = _list_of(found.find(W + "pPr"))
            number, level = number if number is not None else inherited[0], level if level is not None else inherited[1]
            based_on = found.find(W + "basedOn")
            name = based_on.get(W + "val") if based_on is not None else None
        return number, level or 0

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.findall(W + "abstractNum"):
            self.levels[abstract.get(W + "abstractNumId")] = {
                _int(level.get(W + "ilvl")): (
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                    _int(_value(level, "start") or "1"),
                )
                for level in abstract.findall(W + "lvl")
            }
        for each in numbering.findall(W + "num"):
            self.lists[each.get(W + "numId")] = _value(each, "abstractNumId") or ""


def _list_of(properties: Any) -> tuple[str | None, int | None]:
    found = properties.find(W + "numPr") if properties is not None else None
    if found is None:
        return None, None
    level = _value(found, "ilvl")
    return _value(found, "numId"), _int(level) if level else None


def _value(element: Any, name: str) -> str | None:
    child = element.find(W + name)
    return child.get(W + "val") if child is not None else None


def _int(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _written(number: int, style: str) -> str:
    """A number as a list style writes it: 3, c, C, iii, III."""
    if style in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        rest, text = number, ""
        for value, sign in ROMAN:
            while rest >= value:
                rest, text = rest - value, text + sign
        return text.upper() if style == "upperRoman" else text
    return str(number)
