"""Mastheads as web pages print them: labels over their values, footnotes under the label, a site's own lines around."""

from __future__ import annotations

from datetime import date

from flows.parse.document import Rows, Source, parse_document


def rows(text: str) -> Rows:
    return parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), text)


def letter(masthead: str) -> str:
    return (
        f"{masthead}\n\n\n          Letter dated 3 May 1996 from the Permanent Representative\n          of Malta to the United Nations addressed to the\n"
        "                           Secretary-General\n\n\n     I have the honour to transmit herewith a note on ports (see annex).\n"
    )


def test_an_original_language_under_its_label() -> None:
    head = "United Nations\n\nA/51/333\n\n\nGeneral Assembly\n\nDistr. GENERAL  \n\n6 May 1996\n\nORIGINAL:\nENGLISH AND FRENCH\n"
    [document] = rows(letter(head))["documents"]
    assert document["original_languages"] == ["en", "fr"]
    assert document["masthead_date"] == date(1996, 5, 6)
    assert document["unclaimed_lines"] == []


def test_the_symbol_of_a_footnote_is_not_the_documents_own() -> None:
    head = "A/51/333\n\nGeneral Assembly\nFifty-first session\nItem 88 of the preliminary list*\n\n*    A/51/50.\n\n\n               FERRIES AND THEIR PORTS\n"
    found = rows(letter(head))
    assert found["documents"][0]["symbols"] == ["A/51/333"]
    assert [(item["item_number"], item["title"]) for item in found["agenda_items"]] == [(88, "FERRIES AND THEIR PORTS")]
