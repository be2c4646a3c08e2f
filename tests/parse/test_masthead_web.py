"""Mastheads as web pages print them: labels over their values, footnotes under the label, a site's own lines around."""

from __future__ import annotations

from datetime import date

import pytest

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


def test_a_folded_document_under_lines_of_a_site() -> None:
    folded = (
        "Total Page:4\nFile Type:pdf\nUnited Nations A/61/777–S/2007/99 General Assembly Distr.: General 14 February 2007 Security Council "
        "Original: French General Assembly Security Council Sixty-first session Sixty-second year Agenda item 21 Letter dated 12 February 2007 from the "
        "Permanent Representative of Gabon to the United Nations addressed to the Secretary-General On instructions from my Government, I have the honour "
        "to transmit a communiqué on the bridge at Lambaréné (see annex)."
    )
    [document] = rows(folded)["documents"]
    assert document["symbols"] == ["A/61/777", "S/2007/99"]
    assert (document["masthead_date"], document["title_date"]) == (date(2007, 2, 14), date(2007, 2, 12))
    assert document["sender_iso3"] == "GAB"


def test_a_record_without_symbol_is_known_by_the_line_that_names_it() -> None:
    found = rows(
        "UNITED NATIONS COMMISSION FOR THE SALT LAKES\n\nSUMMARY RECORD OF THE TWENTY-SECOND MEETING\n\nTuesday, 9 March 1954, at 3 p.m.\n\nPresent:\n"
    )
    [document] = found["documents"]
    assert (document["document_type"], document["masthead_date"]) == ("meeting_record", date(1954, 3, 9))
    assert found["cited_events"] == []


def test_a_letter_that_speaks_of_a_summary_record_is_none() -> None:
    text = "I refer to the\n\nsummary record of the 22nd meeting, which my delegation wishes to correct as follows.\n"
    assert rows(text)["documents"][0]["document_type"] != "meeting_record"


def test_a_note_verbale_without_title_and_the_date_above_it() -> None:
    text = (
        "        Security Council\n13 March 1968\n\n\nThe Minister for Foreign Affairs of the Republic of Chad presents his compliments to the Secretary-General "
        "of the United Nations and has the honour to state that the ferry was attacked on 2 March 1968.\n"
    )
    found = rows(text)
    assert found["documents"][0]["document_type"] == "note_verbale"
    assert [event["date_start"] for event in found["cited_events"]] == [date(1968, 3, 2)]


def test_the_place_and_day_of_an_annexed_letter_is_neither_its_title_nor_an_event() -> None:
    text = (
        letter("A/51/333\n\nGeneral Assembly")
        + "\n\n                              Annex\n\nValletta, 2 May 1996\n\nThe port was shelled on 30 April 1996.\n"
    )
    found = rows(text)
    assert [(section["kind"], section["title"]) for section in found["sections"]] == [("body", None), ("annex", None)]
    assert [event["date_start"] for event in found["cited_events"]] == [date(1996, 4, 30)]


def test_a_title_that_a_page_prints_above_the_masthead() -> None:
    text = (
        "REPORT OF THE COMMISSION ON FERRIES\n\nUnited Nations\nGeneral Assembly\n\nDistr. GENERAL\nA/49/55/Rev.1\n6 December 1994\n\n"
        "ORIGINAL: ENGLISH\n\nForty-ninth Session\n\n\nI. BACKGROUND\n\n1. The Commission was established in 1992 by the Assembly to look into ferries.\n"
    )
    [document] = rows(text)["documents"]
    assert (document["title"], document["document_type"]) == ("REPORT OF THE COMMISSION ON FERRIES", "report")
    assert (document["symbols"], document["masthead_date"]) == (["A/49/55/Rev.1"], date(1994, 12, 6))
    assert document["unclaimed_lines"] == []


def test_the_letter_of_the_organ_in_a_folded_masthead() -> None:
    text = (
        "UNITED NATIONS A General Assembly Distr. GENERAL A/HRC/4/99 7 May 2007 Original: ENGLISH HUMAN RIGHTS COUNCIL Fourth session 12-30 March 2007 "
        "Agenda item 2 THE RIGHT TO CROSS RIVERS Note by the secretariat 1. The Council decided to look into ferries."
    )
    found = rows(text)
    [document] = found["documents"]
    assert (document["symbols"], document["masthead_date"]) == (["A/HRC/4/99"], date(2007, 5, 7))
    assert [(s["organ"], s["number"]) for s in document["sessions"]] == [("Human Rights Council", 4)]
    assert [(i["organ"], i["item_number"]) for i in found["agenda_items"]] == [("Human Rights Council", 2)]


@pytest.mark.parametrize(
    ("signature", "titles"),
    [
        ("(Signed)  Anna BORG\n   Ambassador\n   Permanent Representative of\n   Malta\n", ["Ambassador", "Permanent Representative of Malta"]),
        ("(Signed) Anna BORG\n\nAmbassador\n\nPermanent Representative\n\nAnnex\n", ["Ambassador", "Permanent Representative"]),
        ("(Signed) Anna BORG Ambassador Deputy Permanent Representative\n", ["Ambassador", "Deputy Permanent Representative"]),
        ("(Signed) Anna BORG Chargé d’affaires 96-10203 (E) 060596\n", ["Chargé d’affaires"]),
        ("(Signed): Anna BORG\n   Ambassador\n", ["Ambassador"]),
    ],
    ids=["over two lines", "behind free lines", "beside the name", "before the job number", "behind a colon"],
)
def test_the_titles_of_a_signatory(signature: str, titles: list[str]) -> None:
    [signatory] = rows(letter("A/51/333\n\nGeneral Assembly") + "\n\n" + signature)["signatories"]
    assert (signatory["name"], signatory["titles"]) == ("Anna BORG", titles)


def test_the_heading_of_an_annex_with_free_lines_in_it() -> None:
    heading = "Annex to the letter dated 3 May 1996 from the\n\nPermanent Representative of Malta to the United Nations\n\naddressed to the Secretary-General\n"
    found = rows(letter("A/51/333\n\nGeneral Assembly") + f"\n\n{heading}\nFerries stopped in April 1996\n\nThe port was closed.\n")
    assert [(section["kind"], section["title"]) for section in found["sections"]] == [("body", None), ("annex", "Ferries stopped in April 1996")]


def test_the_second_session_of_a_folded_joint_document() -> None:
    text = (
        "United Nations A/65/899S/2011/433 Distr.: General 27 July 2011 English Original: Arabic General Assembly Security Council General Assembly "
        "Sixty-fifth session Agenda item 36 Ferries in inland waters Security Council Sixty-sixth year Identical letters dated 20 July 2011 from the "
        "Permanent Representative of Oman to the United Nations addressed to the Secretary-General and the President of the Security Council "
        "On instructions from my Government, I have the honour to transmit to you herewith a list of ferries (see annex)."
    )
    found = rows(text)
    assert [(s["organ"], s["kind"], s["number"]) for s in found["documents"][0]["sessions"]] == [
        ("General Assembly", "regular", 65),
        ("Security Council", "year", 66),
    ]
    assert [(i["item_number"], i["title"]) for i in found["agenda_items"]] == [(36, "Ferries in inland waters")]


def test_the_cover_of_a_committees_report() -> None:
    text = (
        "                 A/58/77 (Vol. I)\n\n\nUnited Nations\n\n\nReport\nof the Committee on Ferries\nVolume I\n\nTwenty-first session\n"
        "(18 October-5 November 2002)\n\n\nGeneral Assembly\nOfficial Records\nFifty-eighth session\nSupplement No. 77 (A/58/77)\n"
    )
    [document] = rows(text)["documents"]
    assert (document["document_type"], document["title"]) == ("report", "Report of the Committee on Ferries")
    assert document["unclaimed_lines"] == []
