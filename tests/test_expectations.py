"""Expectations of content, and the forms of the report for CI."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import polars as pl
import pytest

from flows.expectations import MEASURES, SHIPPED, Bound, WrongExpectations, broken, read_bounds
from flows.job import Job
from flows.pipeline import Refused, run
from flows.validate_tables import validate_tables
from flows.validation_report import Finding, ValidationReport
from flows.write.snapshot import read_snapshot
from tests.conftest import LETTER

MakeJob = Callable[..., Job]


@pytest.fixture
def root(letters: Path, job: MakeJob) -> Path:
    return run(job(letters)).tables


@pytest.fixture
def expect(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "expectations.toml"
        path.write_text(text, "utf-8")
        return path

    return write


# (value, value before, bound, what is said)
BOUNDS = [
    (5.0, None, Bound(min=1, max=9), ""),
    (0.0, None, Bound(min=1), "m is 0, expected at least 1"),
    (5.0, None, Bound(max=4.5), "m is 5, expected at most 4.5"),
    (None, 3.0, Bound(min=1, drift=0.1), ""),
    (3.3, 3.0, Bound(drift=0.1 + 1e-9), ""),
    (3.4, 3.0, Bound(drift=0.1), "m went from 3 to 3.4 since the version before, a change of more than 10%"),
    (3.4, None, Bound(drift=0.1), ""),
    (3.4, 0.0, Bound(drift=0.1), ""),
]


@pytest.mark.parametrize(("value", "before", "bound", "said"), BOUNDS, ids=str)
def test_bounds(value: float | None, before: float | None, bound: Bound, said: str) -> None:
    assert " ".join(broken("m", value, before, bound)) == said


WRONG = [
    ("[rows]\nmax = 1", "there is no measure rows; there are: documents,"),
    ("[documents]\nmost = 1", "documents can have min, max, drift"),
    ('[documents]\nlevel = "fatal"', "level"),
    ('[documents]\nmin = "1"', "numbers"),
    ("documents =", "cannot be read"),
]


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[text.split("\n", maxsplit=1)[0] for text, _ in WRONG])
def test_a_wrong_file_is_said(expect: Callable[[str], Path], text: str, said: str) -> None:
    with pytest.raises(WrongExpectations, match=said):
        read_bounds(expect(text))


def test_the_shipped_file_holds_for_the_letters(root: Path) -> None:
    assert not [finding.reason for finding in validate_tables(root).findings]
    assert set(read_bounds(SHIPPED)) <= set(MEASURES)


# (bounds, what the run says, or nothing where it commits)
GATES = [
    ('[documents]\nmax = 5\nlevel = "error"', "documents is 6, expected at most 5"),
    ('[documents]\ndrift = 0.1\nlevel = "error"', "documents went from 5 to 6 since the version before"),
    ('["rows_per_document.signatories"]\nmin = 2\nlevel = "error"', "rows_per_document.signatories is 1, expected at least 2"),
    ("[documents]\nmax = 5", ""),
    ('[documents]\nmax = 6\nlevel = "error"', ""),
]


@pytest.mark.parametrize(("bounds", "said"), GATES, ids=[bounds for bounds, _ in GATES])
def test_a_run_that_breaks_an_expectation_commits_nothing(
    root: Path, letters: Path, job: MakeJob, expect: Callable[[str], Path], bounds: str, said: str
) -> None:
    (letters / "one_more.txt").write_text(LETTER.replace("Strelsau", "Zenda"), "utf-8")
    gated = job(letters, expectations=expect(bounds))
    if said:
        with pytest.raises(Refused, match=said):
            run(gated)
    else:
        run(gated)
    assert read_snapshot(root).collect("documents", "document_id").height == (5 if said else 6)


def test_errors_make_tables_invalid_and_warnings_do_not(root: Path, expect: Callable[[str], Path]) -> None:
    report = validate_tables(root, expect("[documents]\nmin = 6"))
    assert report.ok
    assert "WARNING documents.documents expectation: documents is 5, expected at least 6" in report.as_text()
    assert not validate_tables(root, expect('[documents]\nmin = 6\nlevel = "error"')).ok


def test_drift_is_seen_against_the_version_before(root: Path, letters: Path, job: MakeJob, expect: Callable[[str], Path]) -> None:
    for number in range(5):
        (letters / f"more_{number}.txt").write_text(LETTER.replace("Strelsau", f"Zenda {number}"), "utf-8")
    run(job(letters))
    (finding,) = validate_tables(root, expect("[documents]\ndrift = 0.5")).findings
    assert finding.reason == "documents went from 5 to 10 since the version before, a change of more than 50%"


def test_titles_that_disagree_with_the_agenda_are_listed(letters: Path, job: MakeJob) -> None:
    (letters / "other.txt").write_text(LETTER.replace("Prevention of armed conflict", "Promotion of armed conflicts"), "utf-8")
    (letters / "same.txt").write_text(
        LETTER.replace("Prevention of armed conflict", "Prevention of  armed Conflict").replace("March", "May"), "utf-8"
    )
    report = validate_tables(run(job(letters)).tables)
    (finding,) = [finding for finding in report.warnings if finding.check == "agenda_title"]
    assert finding.rows == 1
    assert "Promotion of armed conflicts" in finding.examples[0]
    assert report.ok


REPORT = ValidationReport(
    "tables",
    {"documents": 3},
    (
        Finding("documents", "matches", "language", "must match a, b: 100 %", 2, ("document_id=1",)),
        Finding("agenda_items", "agenda_title", "title", "odd\ntitles", 1, (), "warning"),
    ),
    (("documents", "matches", "language"), ("documents", "present", None), ("agenda_items", "agenda_title", "title")),
)


def test_github_annotations() -> None:
    assert REPORT.as_github().splitlines() == [
        "::error title=documents.language matches::must match a, b: 100 %25 (2 rows)%0Adocument_id=1",
        "::warning title=agenda_items.title agenda_title::odd%0Atitles (1 rows)",
    ]


def test_a_workflow_is_told_that_all_checks_hold() -> None:
    warned = replace(REPORT, findings=REPORT.findings[1:])
    assert warned.as_github().splitlines()[1:] == ["All checks hold."]


def test_junit() -> None:
    suite = ElementTree.fromstring(REPORT.as_junit())
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    by_name = {f"{case.get('classname')} {case.get('name')}": case for case in suite}
    assert by_name["documents matches language"].find("failure") is not None
    assert len(by_name["documents present"]) == 0
    assert "odd" in (by_name["agenda_items agenda_title title"].findtext("system-out") or "")


def test_every_check_is_a_case_of_its_own(root: Path) -> None:
    names = [(table, check, column) for table, check, column in validate_tables(root).checks]
    assert len(names) == len(set(names))
    assert ("cited_events", "span_quotes", "date_text") in names
    assert pl.DataFrame(names, schema=["table", "check", "column"], orient="row").height > 150
