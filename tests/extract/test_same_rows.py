"""The same document as plain text and as every other format gives the same rows: spans differ; words, dates and values do not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import regex

from flows.extract import extract_text
from flows.extract.media_types import DOCX, HTML, PDF
from flows.parse.document import Source, parse_document
from flows.parse.view import read_lines
from tests.conftest import ROOT
from tests.extract import typeset

SAMPLE = sorted((ROOT / "data" / "raw").glob("*.txt"))
FORMATS: list[tuple[str, str, Callable[[str], bytes]]] = [
    ("pdf_modern", PDF, typeset.modern_pdf),
    ("pdf_two_columns", PDF, typeset.older_pdf),
    ("pdf_typescript", PDF, typeset.typescript_pdf),
    ("word", DOCX, typeset.word),
    ("web_page", HTML, typeset.page),
]
OF_THE_FILE = {"text", "page_starts", "start_char", "end_char", "event_id"}
VERBATIM = {"date_text", "citation_text"}
LINE_END_HYPHEN = regex.compile(r"(?<=\p{Ll})-\s+(?=\p{Ll})")


def rows(text: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of a text, without what counts its characters or depends on how its lines are wrapped."""
    found = parse_document(Source("0" * 64, "sample", "text/plain", 1, "test"), text)
    return {table: [{column: _value(text, row, column) for column in row if column not in OF_THE_FILE} for row in found[table]] for table in found}


def _value(text: str, row: dict[str, Any], column: str) -> Any:
    """Words as one reads them: of verbatim words that run over the end of a page without what stands there."""
    if column not in VERBATIM:
        return row[column]
    lines = [line for line in read_lines(text) if not line.furniture and line.start < row["end_char"] and row["start_char"] < line.end]
    words = "\n".join(text[max(line.start, row["start_char"]) : min(line.end, row["end_char"])] for line in lines)
    return " ".join(LINE_END_HYPHEN.sub("", words).split())


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
@pytest.mark.parametrize(("media_type", "make"), [case[1:] for case in FORMATS], ids=[case[0] for case in FORMATS])
def test_the_same_rows(path: Path, media_type: str, make: Callable[[str], bytes]) -> None:
    text = path.read_text("utf-8").replace("ă", "a")  # the standard fonts of PDF have no ă
    expected = rows(text)
    found = rows(extract_text(make(text), media_type).text)
    for table in expected:
        assert found[table] == expected[table], table
