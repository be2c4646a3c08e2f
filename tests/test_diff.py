"""`rapporteur diff`: what came, went and changed, in a form for a pull request."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import flows.parse_batch
from flows.diff import as_dicts, as_text, diff, open_tables
from flows.job import Job
from flows.parse.document import parse_document
from flows.pipeline import run
from flows.write.manifest import Unusable

MakeJob = Callable[..., Job]


@pytest.fixture
def versions(letters: Path, job: MakeJob, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Version 1: four letters. Version 2: one more. Version 3: read by a parser that calls letters reports and finds no signatories."""
    root = run(job(*sorted(letters.iterdir())[:4])).tables
    run(job(letters))

    def changed(source, text, names):
        rows = parse_document(source, text, names)
        rows["documents"][0]["document_type"] = "report"
        return {**rows, "signatories": []}

    monkeypatch.setattr(flows.parse_batch, "parse_document", changed)
    run(job(reparse="all"))
    return root


def test_no_difference(versions: Path) -> None:
    assert as_text(diff(open_tables(str(versions)), open_tables(str(versions)), 5)).endswith("No row differs.")


def test_what_came(versions: Path) -> None:
    found = {d.table: d for d in diff(open_tables(f"{versions}@1"), open_tables(f"{versions}@2"), 5)}
    documents = found["documents"]
    assert (documents.rows, documents.added, documents.removed, documents.changed) == ((4, 5), 1, 0, 0)
    assert "letters/" not in documents.changes[0].about or documents.changes[0].sign == "+"


def test_what_changed_and_went(versions: Path) -> None:
    found = diff(open_tables(f"{versions}@2"), open_tables(str(versions)), 2)
    by_table = {d.table: d for d in found}
    assert by_table["documents"].by_column == {"document_type": 5}
    assert by_table["documents"].changes[0].columns == {"document_type": ("letter", "report")}
    assert (by_table["signatories"].removed, by_table["signatories"].added) == (5, 0)
    text = as_text(found)
    assert "| documents | 5 | +0 | 0 | 0 | 5 | document_type 5 |" in text
    assert "-     document_type: letter\n+     document_type: report" in text
    assert "**signatories** (3 more not listed)" in text
    assert "Rudolf Rassendyll" in text
    assert next(d for d in as_dicts(found) if d["table"] == "documents")["changes"][0]["columns"]["document_type"] == {
        "old": "letter",
        "new": "report",
    }


def test_what_is_not_kept_is_said(versions: Path, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"keeps no version 9; it keeps 1, 2, 3$"):
        open_tables(f"{versions}@9")
    with pytest.raises(Unusable, match="no manifest"):
        open_tables(str(tmp_path))
