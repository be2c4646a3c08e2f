"""Lists of addresses, and of symbols."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from flows.fetch.kinds import settled
from flows.fetch.lists import parse_list, read_list
from flows.fetch.source import Entry
from flows.fetch.symbols import expand, requests

A, B = "https://example.org/a.pdf", "https://example.org/b"
LISTS = {
    "one a line": f"# letters\n{A}\n\n  {B}  \n",
    "with a byte-order mark": f"\ufeff{A}\n{B}\n",
    "CSV": f"symbol,url\nA/78/1,{A}\n,{B}\n",
    "CSV in quotes": f'"URL","language"\n"{A}","fr"\n"{B}",\n',
    "JSON lines": f'{{"url": "{A}", "symbol": "A/78/1"}}\n{{"url": "{B}"}}\n',
    "a JSON list": f'["{A}", {{"href": "{B}"}}]',
    "a JSON listing": f'{{"total": 2, "items": [{{"download_url": "{A}"}}, {{"link": "{B}"}}]}}',
    "a sitemap": f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{A}</loc></url><url><loc> {B} </loc></url></urlset>',
    "RSS": f"<rss><channel><link>https://example.org</link><item><link>x</link><enclosure url='{A}'/></item><item><link>{B}</link></item></channel></rss>",
    "Atom": f"<feed xmlns='http://www.w3.org/2005/Atom'><link href='x'/><entry><link rel='self' href='x'/><link href='{A}'/></entry>"
    f"<entry><link rel='alternate' href='{B}'/></entry></feed>",
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_the_addresses_of_a_list(text: str) -> None:
    for content in (text.encode(), gzip.compress(text.encode())):
        entries, further = parse_list(content)
        assert [entry.location for entry in entries] == [A, B]
        assert not further


def test_what_a_manifest_says_beside_the_address() -> None:
    [entry], _ = parse_list(f"url,symbol,language\n{A},A/78/1,fr\n".encode())
    assert (entry.symbol, entry.language) == ("A/78/1", "fr")


def test_a_sitemap_says_when_a_page_changed() -> None:
    [entry], _ = parse_list(f"<urlset><url><loc>{A}</loc><lastmod>2024-05-01</lastmod></url></urlset>".encode())
    assert entry.version == "2024-05-01"


NO_LISTS = {
    "a page": b"<html><body>x</body></html>",
    "broken XML": b"<urlset><url>",
    "entities": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><urlset><url><loc>&a;</loc></url></urlset>',
    "rows without address": b'[{"name": "x"}]',
    "broken gzip": b"\x1f\x8bbroken",
    "no text": b"\xff\xfe\x00\x01",
}


@pytest.mark.parametrize("content", NO_LISTS.values(), ids=NO_LISTS)
def test_what_is_no_list_is_said(content: bytes) -> None:
    [error] = read_list("list", lambda name: content)
    assert isinstance(error, OSError)
    assert error.filename == "list"


def test_lists_of_lists_are_read_once_each() -> None:
    files = {
        "index": b"<sitemapindex><sitemap><loc>one</loc></sitemap><sitemap><loc>index</loc></sitemap><sitemap><loc>lost</loc></sitemap></sitemapindex>",
        "one": f"<urlset><url><loc>{A}</loc></url></urlset>".encode(),
    }

    def read(name: str) -> bytes:
        if name not in files:
            raise FileNotFoundError(2, "no such file", name)
        return files[name]

    entry, error = read_list("index", read)
    assert isinstance(entry, Entry)
    assert entry.location == A
    assert isinstance(error, OSError)


SYMBOLS = {
    "one": ("A/78/729", ["A/78/729"]),
    "several": ("A/78/729, S/2024/45", ["A/78/729", "S/2024/45"]),
    "a range": ("A/78/8..11", ["A/78/8", "A/78/9", "A/78/10", "A/78/11"]),
    "a range with what follows": ("S/2024/1..2/Add.1", ["S/2024/1/Add.1", "S/2024/2/Add.1"]),
    "a symbol with blanks": ("S/RES/822  (1993)", ["S/RES/822 (1993)"]),
    "nothing": (" , ", []),
}


@pytest.mark.parametrize(("spec", "want"), SYMBOLS.values(), ids=SYMBOLS)
def test_symbols(spec: str, want: list[str]) -> None:
    assert list(expand(spec)) == want


def test_symbols_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "symbols.txt").write_text("# wanted\nA/78/1..2\nS/2024/45\n")
    assert list(expand(f"@{tmp_path}/symbols.txt")) == ["A/78/1", "A/78/2", "S/2024/45"]


def test_a_file_of_symbols_that_names_itself_is_said(tmp_path: Path) -> None:
    spec = f"@{tmp_path}/symbols.txt"
    (tmp_path / "symbols.txt").write_text(f"A/78/1\n{spec}\n")
    *_, error = requests(spec, "en", "{symbol}", "pdf")
    assert isinstance(error, OSError)
    assert "names itself" in str(error.strerror)


def test_each_symbol_is_asked_for_in_each_language() -> None:
    found = [
        entry for entry in requests("S/RES/822 (1993)", "en,fr", "https://x/?s={symbol}&l={language}&t={type}", "pdf") if isinstance(entry, Entry)
    ]
    assert [entry.location for entry in found] == [f"https://x/?s=S/RES/822%20%281993%29&l={language}&t=pdf" for language in ("en", "fr")]
    assert [(entry.symbol, entry.language) for entry in found] == [("S/RES/822 (1993)", "en"), ("S/RES/822 (1993)", "fr")]


@pytest.mark.parametrize("spec", ["A/78/9..1", "@nowhere.txt"], ids=["a range that runs backwards", "no such file"])
def test_a_list_that_cannot_be_read_is_said(spec: str) -> None:
    [error] = requests(spec, "en", "{symbol}", "pdf")
    assert isinstance(error, OSError)
    assert str(error.filename) == f"symbols {spec}"


NAMES = {
    "letters": "/work/letters",
    "symbols:A/78/1..5": "symbols:A/78/1..5",
    "symbols:@wanted.txt": "symbols:@/work/wanted.txt",
    "list:urls.csv": "list:/work/urls.csv",
    "list:https://example.org/sitemap.xml": "list:https://example.org/sitemap.xml",
    "s3://bucket/letters": "s3://bucket/letters",
    "https://example.org/a.pdf": "https://example.org/a.pdf",
}


@pytest.mark.parametrize(("name", "want"), NAMES.items(), ids=NAMES)
def test_a_name_that_means_the_same_from_another_folder(name: str, want: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settled(name) == want.replace("/work", str(tmp_path.resolve()))
