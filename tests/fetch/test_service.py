"""The whole way from a document service to the tables: nothing twice, nothing missing, whatever faults the service has."""

from __future__ import annotations

import io
import random
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from flows.cli import app
from flows.extract.media_types import PDF, PLAIN
from flows.job import Job
from flows.pipeline import run
from flows.write import read_snapshot
from tests.conftest import LETTER
from tests.fetch.service import LASTING_FAULTS, PASSING_FAULTS, PASSING_FAULTS_OF_PDF, Served, Service, serving

MakeJob = Callable[..., Job]
SYMBOLS = 1000
RATE, CONNECTIONS = 150, 2
FRENCH = """Nations Unies

Assemblée générale

Distr. générale
22 mars 2021
Français
Original : français

Soixante-quinzième session

Point 34 de l'ordre du jour

Lettre datée du 19 mars 2021, adressée au Secrétaire général par le Représentant permanent de la Ruritanie auprès de l'Organisation

Le 3 mars 2021, deux personnes ont été tuées dans la ville de Strelsau (affaire {symbol}). L'Assemblée générale avait appelé au calme.

(Signé) Rudolf Rassendyll
"""


def letter(symbol: str, language: str) -> bytes:
    text = FRENCH if language == "fr" else LETTER.replace("called for calm", "called for calm, as to {symbol}")
    return text.replace("{symbol}", symbol).encode()


def printed_letter(symbol: str, language: str) -> bytes:
    return _printed(language).replace(PLACE, symbol.ljust(len(PLACE)).encode())


PLACE = b"_" * 9  # where the symbol is printed: the offsets that a PDF holds stay right


@cache
def _printed(language: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=0)
    lines = canvas.beginText(72, 770)
    lines.setFont("Helvetica", 8)
    lines.textLines(letter(PLACE.decode(), language).decode(), trim=0)
    canvas.drawText(lines)
    canvas.save()
    return out.getvalue()


@pytest.fixture
def ask(job: MakeJob) -> Callable[..., Job]:
    def make(service: Service, *sources: str, **settings: object) -> Job:
        own = {
            "document_service_url": service.template, "document_service_type": "txt", "allow_private_hosts": True, "languages": "fr",
            "retry_seconds": 0.02, "document_seconds": 0.5, "requests_per_second": RATE, "connections_per_host": CONNECTIONS,
        }  # fmt: skip
        return job(*sources, **{**own, **settings})

    return make


def most_in_a_second(answers: list[Served]) -> int:
    times = sorted(served.began for served in answers)
    return max(sum(start <= time < start + 1 for time in times[first : first + 3 * RATE]) for first, start in enumerate(times))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "document_of", "passing"),
    [("txt", letter, PASSING_FAULTS), ("pdf", printed_letter, PASSING_FAULTS + PASSING_FAULTS_OF_PDF)],
    ids=["txt", "pdf"],
)
def test_a_thousand_symbols_of_which_a_tenth_have_faults(
    ask: Callable[..., Job], tmp_path: Path, kind: str, document_of: Callable[[str, str], bytes], passing: tuple[str, ...]
) -> None:
    symbols = [f"A/78/{number}" for number in range(1, SYMBOLS + 1)]
    chance = random.Random(1000)
    faults = {symbol: chance.choice(passing + LASTING_FAULTS) for symbol in chance.sample(symbols, SYMBOLS // 10)}
    lasting = {symbol for symbol, fault in faults.items() if fault in LASTING_FAULTS}
    with serving(Service(document_of, faults, pace=0.01)) as service:
        report = run(ask(service, f"symbols:A/78/1..{SYMBOLS}", document_service_type=kind))
        answers = service.answers()
        again = run(ask(service, f"symbols:A/78/1..{SYMBOLS}", document_service_type=kind))
        answers_again = service.answers()[len(answers) :]

    snapshot = read_snapshot(tmp_path / "tables")
    fetches = snapshot.collect("fetches", pl.all()).filter(run_id=report.run_id)
    rejects = snapshot.collect("rejects", pl.all()).filter(run_id=report.run_id)
    documents = snapshot.collect("documents", "source_uri", "language", "media_type")
    assert sorted(fetches["requested_symbol"]) == sorted(symbols)  # nothing twice, nothing missing
    assert set(documents["language"]) == {"fr"}
    assert set(documents["media_type"]) == {{"txt": PLAIN, "pdf": PDF}[kind]}
    parsed = set(fetches.filter(pl.col("source_uri").is_in(documents["source_uri"].implode()))["requested_symbol"])
    rejected = dict(fetches.join(rejects, on="source_uri").select("requested_symbol", "check").iter_rows())
    assert parsed == set(symbols) - lasting
    assert set(rejected) == lasting
    assert rejects["reason"].str.len_chars().min() > 20
    by_fault = {
        "empty": "empty", "html": "html_page", "not_found": "not_found", "wrong_language": "wrong_language", "gone_gateway": "server_error"
    }  # fmt: skip
    assert rejected == {symbol: by_fault[faults[symbol]] for symbol in lasting}

    assert service.most_at_once == CONNECTIONS
    assert most_in_a_second(answers) <= RATE * 1.1 + CONNECTIONS
    whole = Counter(served.path for served in answers if served.status == 200 and served.sent and "/doc/" in served.path)
    sound = {f"/doc/fr/{symbol.lower()}" for symbol in set(symbols) - set(faults)}
    assert {whole[path] for path in sound} == {1}
    assert not [served for served in answers_again if served.status == 200 and served.path in sound]  # a second run loads nothing again
    assert again.rows["documents"] == 0


def test_a_backfill_in_slices_goes_on_where_the_last_one_ended(ask: Callable[..., Job], tmp_path: Path) -> None:
    with serving(Service(letter)) as service:
        for _ in range(3):
            run(ask(service, "symbols:A/78/1..5", at_most=2))
        asked = [served.path for served in service.documents_sent()]
    assert sorted(asked) == [f"/doc/fr/a/78/{number}" for number in range(1, 6)]
    assert read_snapshot(tmp_path / "tables").collect("documents", "source_uri").height == 5


def test_what_was_refused_for_its_language_is_read_where_that_is_asked_for(ask: Callable[..., Job]) -> None:
    with serving(Service(lambda symbol, language: letter(symbol, "fr"))) as service:
        reports = [run(ask(service, "symbols:A/78/1", languages=languages)) for languages in ("en", "en", "en,fr", "en")]
    assert [[check for _, check, _ in report.rejects] for report in reports] == [["wrong_language"], [], ["wrong_language"], []]
    assert [report.rows["documents"] for report in reports] == [0, 0, 1, 0]
    assert [(report.n_unchanged, report.n_refused) for report in reports] == [(0, 0), (0, 1), (0, 0), (1, 0)]


def test_what_the_service_has_no_more_keeps_its_rows_and_is_marked(ask: Callable[..., Job], tmp_path: Path) -> None:
    with serving(Service(letter)) as service:
        run(ask(service, "symbols:A/78/1..2"))
        service.faults["A/78/1"] = "not_found"
        report = run(ask(service, "symbols:A/78/1..2"))
    snapshot = read_snapshot(tmp_path / "tables")
    last = snapshot.collect("fetches", pl.all()).filter(run_id=report.run_id)
    assert dict(last.select("requested_symbol", "status").iter_rows()) == {"A/78/1": "vanished", "A/78/2": "unchanged"}
    assert snapshot.collect("documents", "source_uri").height == 2


def test_the_command_line_fetches_symbols_and_lists_and_verifies_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rapporteur(*arguments: object) -> tuple[int, str, str]:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        return result.exit_code, result.stdout, result.stderr

    tables = tmp_path / "tables"
    with serving(Service(letter)) as service:
        for name, value in {"document_service_url": service.template, "document_service_type": "txt", "requests_per_second": "200"}.items():
            monkeypatch.setenv(f"RAPPORTEUR_{name.upper()}", value)
        code, out, _ = rapporteur("run", "--symbols", "A/78/1..2", "--direct", "--out", tables)
        assert (code, "RAPPORTEUR_ALLOW_PRIVATE_HOSTS=1" in out) == (2, True)
        monkeypatch.setenv("RAPPORTEUR_ALLOW_PRIVATE_HOSTS", "1")
        (tmp_path / "list.csv").write_text(f"url,symbol,language\n{service.url}/doc/fr/s/2024/45,S/2024/45,fr\n")
        arguments = ("--symbols", "A/78/1..2,S/2024/1", "--urls", tmp_path / "list.csv", "--languages", "en")
        code, out, _ = rapporteur("run", *arguments, "--direct", "--out", tables)
        assert code == 0
        assert "4 files fetched, 4 documents read" in out
        assert "No rejects." in out
    code, out, _ = rapporteur("fetches", tables, "--verify")
    assert code == 0
    assert "stored             4" in out
    assert "Everything is as it was fetched." in out
    damaged = next(path for path in (tables / "_raw").rglob("*") if path.is_file() and len(path.name) == 64)
    damaged.write_bytes(b"x" * damaged.stat().st_size)
    code, out, _ = rapporteur("fetches", tables, "--verify")
    assert code == 1
    assert "run again" in out
    assert rapporteur("fetches", tmp_path / "nowhere")[0] == 2
