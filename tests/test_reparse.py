"""Incremental runs, and the ways back: what is not parsed again, reparse, rejects, a run that must not be committed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

import flows.job
import flows.parse_batch
import flows.pipeline
from flows.cli import app
from flows.fetch import RawStore
from flows.job import Job
from flows.outstanding import as_text, outstanding
from flows.parse.document import parse_document
from flows.pipeline import Refused, run
from flows.stopped import Stopped
from flows.summary import summary
from flows.validate_tables import validate_tables
from flows.write import read_snapshot
from tests.conftest import hashes
from tests.write.test_commit import spoil

MakeJob = Callable[..., Job]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that are parsed; those that say "2019" fail while the list of failures says so."""
    names: list[str] = []

    def noted(source, text, named_times):
        names.append(Path(source.source_uri).name)
        return parse_document(source, text, named_times)

    monkeypatch.setattr(flows.parse_batch, "parse_document", noted)
    return names


@pytest.fixture
def fails_on_2019(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    def fails(source, text, names):
        if "2019" in text:
            raise ZeroDivisionError
        return parse_document(source, text, names)

    monkeypatch.setattr(flows.parse_batch, "parse_document", fails)
    return monkeypatch


def test_what_stands_as_this_parser_reads_it_is_not_parsed_again(letters: Path, job: MakeJob, parsed: list[str]) -> None:
    run(job(*sorted(letters.iterdir())[:4]))
    parsed.clear()
    report = run(job(letters))
    # A folder gives the letters other names, of which the alphabetically first counts: letter_… comes before letters/….
    assert parsed == ["letter_2021.txt"]
    assert (report.n_fetched, report.n_unchanged, report.rows["documents"]) == (5, 4, 1)


def test_another_parser_version_reads_again_what_it_fetches(letters: Path, job: MakeJob, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    run(job(letters))
    parsed.clear()
    for module in (flows.parse_batch, flows.job):
        monkeypatch.setattr(module, "parser_version", lambda names=(): "another")
    run(job(letters / "letter_2018.txt"))
    assert parsed == ["letter_2018.txt"]
    parsed.clear()
    root = run(job(reparse="all")).tables
    assert len(parsed) == 5
    assert read_snapshot(root).scan("documents").collect()["parser_version"].to_list() == ["another"] * 5


def test_reparse_gives_the_bytes_of_a_fresh_run(letters: Path, job: MakeJob) -> None:
    root = run(job(letters)).tables
    before = hashes(root)
    run(job(reparse="all"))
    assert hashes(root) == before


def test_reparse_mends_damaged_tables(letters: Path, job: MakeJob) -> None:
    root = run(job(letters)).tables
    before = hashes(root)
    for table in ("documents", "cited_events", "events"):
        spoil(sorted((root / table).rglob("part-*.parquet"))[0])
    assert not validate_tables(root).ok
    result = CliRunner().invoke(app, ["recover", str(root)])
    assert result.exit_code == 1
    assert "rapporteur reparse" in result.output
    run(job(reparse="all"))
    assert hashes(root) == before
    assert validate_tables(root).ok


def test_documents_whose_raw_bytes_are_lost_keep_their_rows(letters: Path, job: MakeJob) -> None:
    root = run(job(letters)).tables
    sha256 = read_snapshot(root).scan("documents").collect()["content_sha256"][0]
    (root / "_raw" / sha256[:2] / sha256).unlink()
    report = run(job(reparse="all"))
    assert report.rows["documents"] == 4
    assert [check for _, check, _ in report.rejects] == ["raw_lost"]
    assert read_snapshot(root).scan("documents").collect().height == 5
    assert validate_tables(root).ok


def test_a_reject_is_listed_until_it_is_made_good(letters: Path, job: MakeJob, fails_on_2019: pytest.MonkeyPatch) -> None:
    root = run(job(letters)).tables
    assert as_text(outstanding(read_snapshot(root))).splitlines()[0] == "1 rejects still hold:"
    result = CliRunner().invoke(app, ["rejects", str(root), "--json"])
    (entry,) = json.loads(result.output)
    assert (entry["check"], entry["rejects"], entry["sources"]) == ("parser_error", 1, ["letters/letter_2019.txt"])
    fails_on_2019.undo()
    report = run(job(reparse="rejected"))
    assert (report.n_fetched, report.rows["documents"]) == (1, 1)
    assert as_text(outstanding(read_snapshot(root))) == "Nothing is rejected."
    assert read_snapshot(root).scan("documents").collect().height == 5


def test_what_this_parser_refused_is_tried_again_only_on_request(letters: Path, job: MakeJob, monkeypatch: pytest.MonkeyPatch) -> None:
    (letters / "scan.pdf").write_bytes(b"%PDF-1.7 nothing behind it")
    read: list[int] = []
    raw = flows.pipeline._raw
    monkeypatch.setattr(flows.pipeline, "_raw", lambda *given: (read.append(1), raw(*given))[1])
    first, second = run(job(letters)), run(job(letters))
    assert (len(read), first.n_refused, len(first.rejects)) == (6, 0, 1)
    assert (second.n_unchanged, second.n_refused, second.rejects) == (5, 1, {})
    assert "1 refused before and not tried again (rapporteur reparse --rejected" in summary(second)
    assert "scan.pdf" in as_text(outstanding(read_snapshot(second.tables)))
    assert len(run(job(reparse="rejected")).rejects) == 1
    assert len(read) == 7
    for module in (flows.parse_batch, flows.job):
        monkeypatch.setattr(module, "parser_version", lambda names=(): "another")
    assert len(run(job(letters)).rejects) == 1
    assert run(job(letters)).n_refused == 1


def test_bytes_that_were_away_for_a_moment_are_tried_again(letters: Path, job: MakeJob, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(store: RawStore, sha256: str) -> bytes:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(RawStore, "get", away)
        assert [check for _, check, _ in run(job(letters)).rejects] == ["raw_lost"]
    report = run(job(letters))
    assert (report.n_refused, report.rows["documents"]) == (0, 5)


def test_a_document_that_is_rejected_now_loses_the_rows_it_had(
    letters: Path, job: MakeJob, fails_on_2019: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flows.parse_batch, "parse_document", parse_document)
        root = run(job(letters)).tables
    run(job(reparse="all"))
    run(job(letters, out="fresh"))
    assert hashes(root) == hashes(tmp_path / "fresh")


def test_too_many_rejects_commit_nothing(letters: Path, job: MakeJob, fails_on_2019: pytest.MonkeyPatch) -> None:
    root = run(job(letters / "letter_2017.txt")).tables
    before, version = hashes(root), read_snapshot(root).manifest.version
    with pytest.raises(Refused, match=r"1 of 5 files were rejected, more than the share of 10%.*\n.*1 x parse/parser_error"):
        run(job(letters, max_reject_share=0.1))
    assert (hashes(root), read_snapshot(root).manifest.version) == (before, version)
    assert run(job(letters, max_reject_share=0.2)).rows["documents"] >= 3


PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def test_what_no_reader_reads_counts_among_the_files(job: MakeJob, tmp_path: Path) -> None:
    for name, content in {"a.txt": b"A letter.", "b.txt": b"", "c.pdf": PICTURE, "d.docx": PICTURE}.items():
        (tmp_path / "mixed" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "mixed" / name).write_bytes(content)
    with pytest.raises(Refused, match=r"^3 of 4 files were rejected"):
        run(job(tmp_path / "mixed", max_reject_share=0.5))


def test_without_tables_there_is_nothing_to_parse_again(job: MakeJob) -> None:
    with pytest.raises(Stopped, match=r"no tables in .*rapporteur run makes them"):
        run(job(reparse="all"))


def test_files_of_run_tables_are_gathered(letters: Path, job: MakeJob, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.write.run_tables.MANY", 3)
    monkeypatch.setattr("flows.write.commit.GRACE_SECONDS", 0)
    for _ in range(5):
        root = run(job(letters)).tables
    assert len(list((root / "runs").iterdir())) < 5
    assert pl.read_parquet(root / "runs" / "*.parquet")["run_id"].n_unique() == 5
    assert pl.read_parquet(root / "fetches" / "*.parquet").height == 25
    assert validate_tables(root).ok


def test_a_run_on_a_copy_of_the_public_files_goes_on(letters: Path, job: MakeJob, tmp_path: Path, parsed: list[str]) -> None:
    root = run(job(letters)).tables
    shutil.copytree(root, tmp_path / "copy", ignore=shutil.ignore_patterns("_files", "_manifests"))
    parsed.clear()
    run(job(letters, out="copy"))
    assert parsed == []
    assert validate_tables(tmp_path / "copy").ok
