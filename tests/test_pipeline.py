"""The stages in a row: the same bytes whatever the order, batches, workers or folder; nothing lost, nothing crashed."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

import flows.parse_batch
from flows.fetch.local import LocalSource
from flows.job import Job
from flows.parse.document import parse_document
from flows.pipeline import run
from flows.validate_tables import validate_tables
from flows.write.layout import partition
from flows.write.store import Busy
from schemas import DATA_TABLES, RUN_TABLES
from tests.conftest import LETTER, ROOT, hashes

MakeJob = Callable[..., Job]


def table(root: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(root / name / "**" / "*.parquet", hive_partitioning=False)


def test_a_run_writes_every_table_and_they_keep_their_promises(letters: Path, job: MakeJob, tmp_path: Path) -> None:
    report = run(job(letters))
    assert report.rows["documents"] == 5
    assert not report.rejects
    for declared in (*DATA_TABLES, *RUN_TABLES):
        assert list((tmp_path / "tables" / declared.name).rglob("*.parquet"))
    assert validate_tables(tmp_path / "tables").ok
    assert table(tmp_path / "tables", "runs")["status"].to_list() == ["completed"]
    assert table(tmp_path / "tables", "fetches")["status"].to_list() == ["stored"] * 5


def test_running_twice_changes_no_byte_and_touches_no_file(letters: Path, job: MakeJob, tmp_path: Path) -> None:
    run(job(letters))
    before = hashes(tmp_path / "tables")
    times = {name: (tmp_path / "tables" / name).stat().st_mtime_ns for name in before}
    run(job(letters))
    assert hashes(tmp_path / "tables") == before
    assert {name: (tmp_path / "tables" / name).stat().st_mtime_ns for name in before} == times


@pytest.mark.parametrize("settings", [{"batch_bytes": 1}, {"batch_bytes": 1500}, {"workers": 1}, {"workers": 2}], ids=str)
def test_batches_and_workers_change_no_byte(letters: Path, job: MakeJob, tmp_path: Path, settings: dict[str, int], monkeypatch) -> None:
    monkeypatch.setattr(flows.parse_batch, "CHUNK_BYTES", 1500)
    run(job(letters, out="one"))
    run(job(letters, out="other", **settings))
    assert hashes(tmp_path / "one") == hashes(tmp_path / "other")


def test_neither_order_nor_working_directory_nor_time_of_arrival_change_a_byte(letters: Path, job: MakeJob, tmp_path: Path, monkeypatch) -> None:
    files = sorted(letters.glob("*.txt"))
    run(job(*files, out="one"))
    random.Random(1).shuffle(files)
    monkeypatch.chdir(letters)
    run(job(*[path.name for path in files], out="other"))
    for path in files:
        run(job(path, out="piecemeal"))
    assert hashes(tmp_path / "one") == hashes(tmp_path / "other") == hashes(tmp_path / "piecemeal")


def test_the_shipped_sample_gives_the_same_bytes_in_any_way(job: MakeJob, tmp_path: Path) -> None:
    sample = ROOT / "data" / "raw"
    run(job(sample, out="one", workers=1))
    run(job(sample, out="other", workers=2, batch_bytes=20_000))
    assert hashes(tmp_path / "one") == hashes(tmp_path / "other")
    assert validate_tables(tmp_path / "one").as_text().endswith("All checks hold.")
    rejected = table(tmp_path / "one", "rejects")
    assert rejected.is_empty(), rejected.to_dicts()


def test_adding_documents_changes_no_row_of_the_others(job: MakeJob, tmp_path: Path) -> None:
    files = sorted((ROOT / "data" / "raw").glob("*.txt"))
    run(job(*files[::2], out="half"))
    run(job(*files, out="all"))
    ids = table(tmp_path / "half", "documents")["document_id"]
    for declared in DATA_TABLES:
        some = table(tmp_path / "half", declared.name)
        every = table(tmp_path / "all", declared.name).filter(pl.col("document_id").is_in(ids.implode()))
        assert some.sort(declared.key).equals(every.sort(declared.key))


def test_the_same_bytes_under_two_names_are_one_document_under_the_first(letters: Path, job: MakeJob, tmp_path: Path) -> None:
    def uris() -> list[str]:
        return table(tmp_path / "tables", "documents")["source_uri"].to_list()

    copy = tmp_path / "elsewhere" / "z_copy.txt"
    copy.parent.mkdir()
    copy.write_bytes((letters / "letter_2021.txt").read_bytes())
    run(job(copy))
    assert uris() == ["z_copy.txt"]
    run(job(letters / "letter_2021.txt", copy.parent))
    assert uris() == ["elsewhere/z_copy.txt"]
    run(job(copy))
    assert uris() == ["elsewhere/z_copy.txt"]


def test_a_document_that_changes_its_year_leaves_the_old_partition(letters: Path, job: MakeJob, tmp_path: Path, monkeypatch) -> None:
    run(job(letters / "letter_2017.txt"))
    (old,) = (tmp_path / "tables" / "documents").glob("year=*")

    def undated(source, text, names):
        rows = parse_document(source, text, names)
        rows["documents"][0]["masthead_date"] = None if old.name == "year=2017" else rows["documents"][0]["title_date"]
        return rows

    monkeypatch.setattr(flows.parse_batch, "parse_document", undated)
    run(job(reparse="all"))
    found = [path.parent.name for path in (tmp_path / "tables" / "documents").rglob("part-*.parquet")]
    assert len(found) == 1
    assert found != [old.name] or old.name != "year=2017"
    assert validate_tables(tmp_path / "tables").ok


BAD_FILES = {
    "empty.txt": b"",
    "blank.txt": b"\n \n",
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8,
    "large.txt": b"x" * 50_000_000,
}


def test_bad_files_are_rejects_and_nothing_else_is_lost(letters: Path, job: MakeJob, tmp_path: Path) -> None:
    for name, content in BAD_FILES.items():
        (letters / name).write_bytes(content)
    (letters / "latin_1.txt").write_bytes(LETTER.replace("Strelsau", "Orléans, près de Genève, à l'été").encode("latin-1"))
    (letters / "utf_16.txt").write_bytes(LETTER.replace("2021", "2001").encode("utf-16"))
    (letters / "no_year.txt").write_text("The forces were to leave the town of Hentzau by 2 August.", "utf-8")
    (letters / "half_a_sign.json").write_text(json.dumps(["On 3 May 2015 they left the town of Zenda. " * 6 + "\ud800"]), "ascii")
    report = run(job(letters, tmp_path / "nowhere"))
    rejects = table(tmp_path / "tables", "rejects")
    by_name = {Path(uri).name: check for uri, check in rejects.select("source_uri", "check").iter_rows()}
    assert by_name.pop("picture.txt") == "no_reader"
    assert by_name == {"empty.txt": "empty", "blank.txt": "no_text", "large.txt": "too_large", "nowhere": "not_listed"}
    assert rejects["reason"].str.len_chars().min() > 10
    assert report.rows["documents"] == 9
    assert "../XXXX-08-02" in table(tmp_path / "tables", "cited_events")["date_edtf"]
    assert validate_tables(tmp_path / "tables").ok


def test_a_document_of_one_very_long_line_is_read(job: MakeJob, tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text(LETTER.replace("\n", " ") + "On 5 May 2020 ten persons were killed in Vienna. " * 10_000, "utf-8")
    report = run(job(path))
    assert report.rows["documents"] + len(report.rejects) == 1


def test_a_failing_parser_rejects_one_document_and_reads_the_others(letters: Path, job: MakeJob, tmp_path: Path, monkeypatch) -> None:
    def fail_on_2019(source, text, names):
        if "2019" in text:
            raise ZeroDivisionError("no such year")
        return parse_document(source, text, names)

    monkeypatch.setattr(flows.parse_batch, "parse_document", fail_on_2019)
    report = run(job(letters))
    assert report.rows["documents"] == 4
    (reject,) = table(tmp_path / "tables", "rejects").to_dicts()
    assert (reject["stage"], reject["check"], reject["source_uri"]) == ("parse", "parser_error", "letters/letter_2019.txt")
    assert "ZeroDivisionError: no such year, at test_pipeline.py" in reject["reason"]


def test_a_bad_row_goes_alone_and_its_document_counts_it(letters: Path, job: MakeJob, tmp_path: Path, monkeypatch) -> None:
    def with_bad_signature(source, text, names):
        rows = parse_document(source, text, names)
        rows["signatories"] = [
            {
                "document_id": source.document_id,
                "position": n,
                "section_id": None,
                "name": name,
                "titles": [],
                "state": None,
                "iso3": None,
                "acting": False,
            }
            for n, name in enumerate(["Rudolf Rassendyll", " "])
        ]
        for row in rows["signatories"]:
            row["section_id"] = rows["sections"][0]["section_id"] if rows["sections"] else None
        return rows

    monkeypatch.setattr(flows.parse_batch, "parse_document", with_bad_signature)
    run(job(letters / "letter_2020.txt"))
    rejects = table(tmp_path / "tables", "rejects").filter(check="not_blank")
    assert rejects.select("table", "column", "value", "source_uri").row(0) == ("signatories", "name", " ", "letter_2020.txt")
    assert '"position":1' in rejects["row"][0]
    assert table(tmp_path / "tables", "signatories").filter(position=1).is_empty()
    assert table(tmp_path / "tables", "documents")["n_rejected_rows"][0] >= 1
    assert validate_tables(tmp_path / "tables").ok


def test_a_rejected_document_takes_its_rows_with_it(letters: Path, job: MakeJob, tmp_path: Path, monkeypatch) -> None:
    def of_unknown_type(source, text, names):
        rows = parse_document(source, text, names)
        if "2018" in text:
            rows["documents"][0]["document_type"] = "postcard"
        return rows

    monkeypatch.setattr(flows.parse_batch, "parse_document", of_unknown_type)
    report = run(job(letters))
    assert report.rows["documents"] == 4
    assert table(tmp_path / "tables", "rejects").select("table", "check", "value").rows() == [("documents", "one_of", "postcard")]
    assert validate_tables(tmp_path / "tables").ok


def test_a_second_run_at_the_same_time_is_told_so(letters: Path, job: MakeJob) -> None:
    first = job(letters)

    def meanwhile(stage, *arguments):
        with pytest.raises(Busy, match="another run is writing"):
            run(job(letters))
        return stage(*arguments)

    run(first, meanwhile)


def test_what_a_killed_run_left_is_cleaned_up_by_the_next(letters: Path, job: MakeJob, tmp_path: Path) -> None:
    def die(stage, *arguments):
        if stage.__name__ == "write":
            raise KeyboardInterrupt
        return stage(*arguments)

    with pytest.raises(KeyboardInterrupt):
        run(job(letters), die)
    (tmp_path / "tables" / "_staging" / "of a run that was killed").mkdir(parents=True)
    run(job(letters))
    assert not (tmp_path / "tables" / "_staging").exists()
    assert validate_tables(tmp_path / "tables").ok


def test_partitions_are_where_the_layout_says(letters: Path, job: MakeJob, tmp_path: Path) -> None:
    run(job(letters))
    years = table(tmp_path / "tables", "documents")["masthead_date"].dt.year().to_list()
    for year in years:
        assert (tmp_path / "tables" / partition("cited_events", str(year) if year else "__HIVE_DEFAULT_PARTITION__")).is_file()
    assert os.listdir(tmp_path / "tables" / "documents")


def test_a_link_to_itself_does_not_trap_the_walk(letters: Path) -> None:
    (letters / "loop").symlink_to(letters)
    assert len(list(LocalSource(str(letters), 1000).entries())) == 6
