"""Mastheads as web pages print them: labels over their values, footnotes under the label, a site's own lines around."""

from __future__ import annotations

from datetime import date

import pytest

from flows.parse.document import Rows, Source, parse_document
from flows.parse.masthead import unfolded
from flows.parse.view import read_lines


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


HARBOURS = (
    "United Nations A/AC.288/17 General Assembly Distr.: General 9 March 2009 Original: English V.09-12345 (E) 100309 110309 *0912345* "
    "Committee on the Peaceful Uses of Outer Space Sixty-second session Vienna, 3-12 June 2009 and Geneva, 1-2 July 2009 "
)


@pytest.mark.parametrize(
    ("folded", "title"),
    [
        (
            f"{HARBOURS}Report of the Working Group on Lighthouses I. Introduction 1. The Group met in May.",
            "Report of the Working Group on Lighthouses",
        ),
        (f"{HARBOURS}Report on lighthouses Rapporteur: Ms. Ana Borg (Malta) 1. The Group met in May and again in June.", "Report on lighthouses"),
        (f"{HARBOURS}Note by the Secretariat* The Secretariat has looked into lighthouses and their keepers.", "Note by the Secretariat"),
        (f"{HARBOURS}Note by the Secretariat The Group has looked into lighthouses and their keepers since 1998.", "Note by the Secretariat"),
        (f"{HARBOURS}Report of the Group of Keepers Contents Page I. Lighthouses ....... 2 II. Keepers ....... 4", "Report of the Group of Keepers"),
        (f"{HARBOURS}Report of the Group of Keepers CONTENTS Lights ... 2 Keepers ... 4 Annexes", "Report of the Group of Keepers"),
        (
            f"{HARBOURS}Provisional list of lighthouses of the world I. Europe 1. Malta has two of them.",
            "Provisional list of lighthouses of the world",
        ),
    ],
    ids=["numbered part", "rapporteur", "star", "sentence", "contents", "contents and leaders", "no author"],
)
def test_the_title_of_a_folded_report_ends_where_something_else_begins(folded: str, title: str) -> None:
    [document] = rows(f"{folded} Every keeper was heard, and all of them asked for oil, for glass and for paint of better quality.")["documents"]
    assert document["title"] == title
    assert (document["symbols"], document["masthead_date"], document["original_languages"]) == (["A/AC.288/17"], date(2009, 3, 9), ["en"])
    assert [(s["organ"], s["number"]) for s in document["sessions"]] == [("Committee on the Peaceful Uses of Outer Space", 62)]
    assert document["unclaimed_lines"] == []


@pytest.mark.parametrize(
    "before",
    [
        "1 ",
        "ADVANCE VERSION, NOT EDITED ",
        "UN/PA CQLLECTlON ~l~ ",
        "TD ",
        "A site of old papers\n\nLog in\nSearch\n\n\n\nDocument\n\nFerries, lighthouses and the people who keep them, told in "
        "six documents of the Board that were found in the attic of a keeper in 1998.\n\n\nPages 12\n\nLanguage en\n\nText\n\n",
    ],
    ids=["page number", "status", "stamp", "corner letters", "lines of a site"],
)
def test_what_stands_before_a_folded_masthead(before: str) -> None:
    found = rows(
        f"{before}UNITED NATIONS Distr. GENERAL TD/B/99/7 12 May 2003 Original: FRENCH TRADE AND DEVELOPMENT BOARD Ninety-ninth session "
        "Geneva, 6 October 2003 Item 4 (c) of the provisional agenda FERRIES AND TRADE Note by the Secretary-General 1. The Board met in May."
    )
    [document] = found["documents"]
    assert (document["symbols"], document["masthead_date"], document["distribution"]) == (["TD/B/99/7"], date(2003, 5, 12), "General")
    assert (document["document_type"], document["title"]) == ("note", "Note by the Secretary-General")
    assert [(s["organ"], s["number"]) for s in document["sessions"]] == [("Trade and Development Board", 99)]
    assert [(i["item_number"], i["sub_item"], i["title"]) for i in found["agenda_items"]] == [(4, "c", "FERRIES AND TRADE")]


def test_a_letter_of_which_two_lines_are_folded() -> None:
    found = rows(
        "Distr. GENERALE A/34/990 2 octobre 1979 FRANCAIS ORIGINAL : ESPAGNOL\n\nUN/PA CQLLECTlON Trente-quatrième session Point 91 de l'ordre du "
        "jour PHARES ET BALISES Lettre datée du 1er octobre 1979, adressée au Secrétaire général par le Représentant permanent du Pérou auprès de "
        "l'Organisation des Nations Unies J'ai l'honneur de vous faire savoir que le phare de Callao est rallumé.\n"
    )
    [document] = found["documents"]
    assert (document["document_type"], document["symbols"], document["original_languages"]) == ("letter", ["A/34/990"], ["es"])
    assert (document["title_date"], document["sender_iso3"], document["addressees"]) == (date(1979, 10, 1), "PER", ["Secretary-General"])
    assert [(i["item_number"], i["title"]) for i in found["agenda_items"]] == [(91, "PHARES ET BALISES")]


def test_lines_with_nothing_between_them() -> None:
    found = rows(
        "Naciones Unidas\nConsejo de SeguridadS/2017/980\nDistr. general\n25 de mayo de 2017\nOriginal: inglésCarta de fecha 24 de mayo de 2017 dirigida "
        "al Presidente del Consejo de Seguridad por el Representante Permanente de Malta ante las Naciones Unidas\n"
        "Siguiendo instrucciones de mi Gobierno, deseo señalar a su atención el estado de los faros.\n"
    )
    [document] = found["documents"]
    assert (document["symbols"], document["organs"], document["original_languages"]) == (["S/2017/980"], ["Security Council"], ["en"])
    assert (document["document_type"], document["title_date"], document["sender_iso3"]) == ("letter", date(2017, 5, 24), "MLT")


def test_the_author_behind_the_title_of_the_item() -> None:
    found = rows(
        "UNITED NATIONS\n\nGENERAL ASSEMBLY\n\nDistr.\nGENERAL\nA/9990\n10 December 1957\nORIGINAL: ENGLISH\n\nTwelfth session Agenda item 71\n"
        "DRAFT CONVENTION ON LIGHTHOUSES AND THE KEEPING OF THEM Report of the Third Committee\n\n1. The Committee met in May.\n"
    )
    [document] = found["documents"]
    assert (document["document_type"], document["title"]) == ("report", "Report of the Third Committee")
    assert [i["title"] for i in found["agenda_items"]] == ["DRAFT CONVENTION ON LIGHTHOUSES AND THE KEEPING OF THEM"]


def test_the_record_that_a_site_names_above_it() -> None:
    [document] = rows(
        "Summary record of the 301st meeting\n\nUN Document Symbol E/CN.4/SR.301\nPages\n\n12 p.\n\nUNITED NATIONS\nECONOMIC AND SOCIAL COUNCIL\n"
        "E/CN.4/SR.301\n5 July 1952\nORIGINAL: FRENCH\nCOMMISSION ON HUMAN RIGHTS\nEighth Session\nSUMMARY RECORD OF THE THREE HUNDRED AND FIRST MEETING\n"
        "Held at Headquarters, New York, on Friday, 13 June 1952, at 2.30 p.m.\nCONTENTS:\nLighthouses (continued)\n"
    )["documents"]
    assert (document["document_type"], document["masthead_date"], document["original_languages"]) == ("meeting_record", date(1952, 6, 13), ["fr"])
    assert [(s["organ"], s["number"]) for s in document["sessions"]] == [("Commission on Human Rights", 8)]


def test_a_record_that_only_a_site_names() -> None:
    [document] = rows(
        "Summary record of the 75th meeting, Geneva, on Wednesday, 16 June 1948\n\nUN Document Symbol E/CN.5/SR.75\n\nThird Session\n"
        "Chairman: Mrs. BORG Malta\n"
    )["documents"]
    assert (document["document_type"], document["symbols"], document["masthead_date"]) == ("meeting_record", ["E/CN.5/SR.75"], date(1948, 6, 16))


def test_a_masthead_with_wide_gaps() -> None:
    [document] = rows(
        "UNITED NATIONS\n\nGeneral Assembly\n\nDistr. GENERAL\nA/39/990\n2 October    1984\nENGLISH\nORIGINAL;     ENGLISH/FRENCH\n"
        "Thirty-ninth session   Agenda item 71\nLIGHTHOUSES AND THEIR   KEEPERS\nReport of the Secretary-General\nCONTENTS\nPage\n"
    )["documents"]
    assert (document["masthead_date"], document["original_languages"]) == (date(1984, 10, 2), ["en", "fr"])
    assert document["unclaimed_lines"] == []


def test_the_day_of_a_report_in_brackets() -> None:
    [document] = rows(
        "United Nations\n\nA/50/990\n\n\nGeneral Assembly\n\nDistr. GENERAL\n\n[26 July 1995]\n\nORIGINAL:\nENGLISH\n\n\nReport of the Committee\n"
        "on Lighthouses\nGeneral Assembly\nOfficial Records of the Fiftieth Session\nSupplement No. 99 (A/50/990)\n\nCONTENTS\n"
    )["documents"]
    assert (document["masthead_date"], document["title"]) == (date(1995, 7, 26), "Report of the Committee on Lighthouses")
    assert [(s["organ"], s["number"]) for s in document["sessions"]] == [("General Assembly", 50)]


def test_a_numbered_title_under_its_origin_where_no_symbol_is_printed() -> None:
    [document] = rows(
        "United Nations\n\n\nGeneral Assembly\n\nDistr. GENERAL\n\n17 April 1996\n\n\nFiftieth session\nAgenda item 71\n\n\n"
        "            [on the report of the Fifth Committee (A/50/990)]\n\n                50/290.  Lighthouses and\n                         their keepers\n\n"
        "      The General Assembly,\n\n      1.    Takes note of the lighthouses;\n"
    )["documents"]
    assert (document["document_type"], document["symbols"], document["title"]) == ("resolution", ["A/RES/50/290"], "Lighthouses and their keepers")


def test_the_office_of_who_signs_is_no_heading() -> None:
    [document] = rows("I have the honour to inform you that the lighthouse is lit.\n\n(Signed) Anna BORG\nPresident of the Security Council\n")[
        "documents"
    ]
    assert document["document_type"] == "letter"


def test_a_note_with_no_free_line_before_its_text() -> None:
    [document] = rows(
        "United Nations\nTD/B/99/8\nDistr. GENERAL\n23 July 2007\nOriginal: ENGLISH\nNote by the UNCTAD secretariat\nThe list of lighthouses for the "
        "session is given in\nsection I below. The keepers of them, in section II, are\nintended to help the Board.\n"
    )["documents"]
    assert document["title"] == "Note by the UNCTAD secretariat"


KEEPERS = (
    "The keepers of the lights have told the Committee at length that they lack oil, glass and paint, and that without more of each of them "
    "the lights of the northern seas will go out before the end of next winter.\n"
)
WIDE = "United Nations\nA/66/990\nGeneral Assembly\nDistr.: General\n15 November 2011\nOriginal: English\nSixty-sixth session\nAgenda item 71 (b)\n"


@pytest.mark.parametrize(
    ("below", "kind", "title", "item"),
    [
        (
            "Human rights: lights\nState of the lights\nReport of the Secretary-General\nSummary\n",
            "report",
            "State of the lights",
            "Human rights: lights",
        ),
        (
            "Human rights: lights,\nlamps and lanterns\nNote by the Secretary-General\n",
            "note",
            "Note by the Secretary-General",
            "Human rights: lights, lamps and lanterns",
        ),
        (
            "Human rights: lights\nMalta: draft resolution\nOil for the lights\nThe General Assembly,\n",
            "draft_resolution",
            "Oil for the lights",
            "Human rights: lights",
        ),
        (
            "Human rights: lights\nAustria,* Chile, Denmark, Estonia, Finland, Greece, Hungary, Iceland, Ireland, Italy,\nLatvia and Malta:\ndraft resolution\n"
            "Oil for the lights\nThe General Assembly,\n",
            "draft_resolution",
            "Oil for the lights",
            "Human rights: lights",
        ),
    ],
    ids=["subject", "broken title of an item", "one sponsor", "sponsors on two lines"],
)
def test_a_wide_text_in_which_no_line_is_free(below: str, kind: str, title: str, item: str) -> None:
    found = rows(f"{WIDE}{below}{KEEPERS}")
    [document] = found["documents"]
    assert (document["document_type"], document["title"], document["unclaimed_lines"]) == (kind, title, [])
    assert [(i["item_number"], i["sub_item"], i["title"]) for i in found["agenda_items"]] == [(71, "b", item)]


def test_an_authors_line_right_above_a_wide_text() -> None:
    [document] = rows(
        f"United Nations\nS/2011/990\nSecurity Council\nDistr.: General\n15 November 2011\nNote by the President of the Security Council\n{KEEPERS}"
    )["documents"]
    assert (document["document_type"], document["title"]) == ("note", "Note by the President of the Security Council")


@pytest.mark.parametrize(
    "text",
    [
        f"UNITED NATIONS / NATIONS UNIES SECURITY COUNCIL OFFICIAL RECORDS SIXTEENTH YEAR 991st MEETING: 7 FEBRUARY 1961 NEW YORK CONTENTS Page Lights 1 S/PV.991 NOTE {KEEPERS}",
        f"SECURITY COUNCIL\nOFFICIAL RECORDS\n\nSIXTEENTH YEAR\n\n991st MEETING: 7 FEBRUARY 1961\n\nNEW YORK\n\nS/PV.991\n\nNOTE\n\n{KEEPERS}",
    ],
    ids=["folded", "in lines"],
)
def test_a_meeting_with_its_day_behind_a_colon(text: str) -> None:
    [document] = rows(text)["documents"]
    assert (document["document_type"], document["symbols"], document["masthead_date"]) == ("meeting_record", ["S/PV.991"], date(1961, 2, 7))
    assert [(s["organ"], s["number"]) for s in document["sessions"]] == [("Security Council", 16)]


def test_the_symbol_of_a_supplement_where_no_other_is_printed() -> None:
    [document] = rows(
        "REPORT OF THE COMMITTEE ON LIGHTS\n\n16 -15\n\nGENERAL ASSEMBLY OFFICIAL RECORDS : EIGHTEENTH SESSION SUPPLEMENT No. 99 (A/5990) -_.\n\n"
        f"UNITED NATIONS\nNew York, 1963\n\nNOTE\n\n{KEEPERS}"
    )["documents"]
    assert (document["symbols"], document["organs"], document["title"]) == (["A/5990"], ["General Assembly"], "REPORT OF THE COMMITTEE ON LIGHTS")
    assert [(s["organ"], s["number"]) for s in document["sessions"]] == [("General Assembly", 18)]


def test_a_document_that_a_letter_cites_begins_no_masthead() -> None:
    found = rows(
        "Letter dated 3 February 1987 from the Permanent Representative of Malta to the United Nations addressed to the Secretary-General\n\n"
        "With reference to the note verbale from the Permanent Mission of Zambia to the United Nations (document A/42/990-S/18990 of 9 January 1987), "
        "I have the honour to inform you that the light is lit.\n\n(Signed)  Anna BORG\n\n\nDocument symbol: A/42/991|S/18991\nDocument Type: Letter\n"
    )
    assert found["documents"][0]["symbols"] == ["A/42/991", "S/18991"]


def test_the_organ_of_which_a_folded_sentence_speaks_opens_no_resolution() -> None:
    [document] = rows(
        "Distr. GENERAL S/6990 28 December 1964 ORIGINAL: ENGLISH STATEMENT ON MATTERS OF WHICH THE SECURITY COUNCIL IS SEIZED Pursuant to rule 11 of the "
        "rules of procedure of the Security Council, the Secretary-General wishes to submit the following list. 1. Lights (see S/4990)\n"
    )["documents"]
    assert (document["document_type"], document["symbols"]) == ("other", ["S/6990"])
    assert document["title"] == "STATEMENT ON MATTERS OF WHICH THE SECURITY COUNCIL IS SEIZED"


def test_what_follows_the_title_of_an_item_in_a_folded_masthead() -> None:
    found = rows(
        "United Nations A/53/990 General Assembly Fifty-third session Agenda item 71 (c) Human rights questions: lights and their keepers Distr.: General "
        f"23 September 1998 Original: English State of the lights of Malta Note by the Secretary-General The Secretary-General reports on it. {KEEPERS}"
    )
    [document] = found["documents"]
    assert (document["document_type"], document["title"], document["masthead_date"]) == ("note", "State of the lights of Malta", date(1998, 9, 23))
    assert [(i["item_number"], i["title"]) for i in found["agenda_items"]] == [(71, "Human rights questions: lights and their keepers")]


def test_a_title_with_a_free_line_amid_it_and_a_table_of_contents_right_below() -> None:
    [document] = rows(
        "CD/990 13 September 2007 Original: ENGLISH\n\nREPORT OF THE COMMITTEE ON LIGHTS\n\nof the northern seas\nParagraph(s) I. INTRODUCTION ....... 2\n"
    )["documents"]
    assert document["title"] == "REPORT OF THE COMMITTEE ON LIGHTS of the northern seas"


def test_the_record_of_a_meeting_in_a_chamber() -> None:
    [document] = rows(
        "United Nations\n\nCRC/C/SR.990\n\nConvention on the Rights of the Child\n\nDistr.: General\n\n14 October 2011\n\nOriginal: French\n\n"
        "Committee on the Rights of the Child\n\nFifty-fifth session\n\nSummary record of the 990th (Chamber B) meeting\n\n"
        "Held at the Palais Wilson, Geneva, on Tuesday, 21 September 2010, at 10 a.m.\n\nContents\n\nConsideration of reports of States parties\n"
    )["documents"]
    assert (document["document_type"], document["masthead_date"]) == ("meeting_record", date(2010, 9, 21))


def test_a_report_whose_author_stands_on_the_next_line() -> None:
    [document] = rows(
        "UNITED NATIONS\n\nREPORT OF THE\nCOUNCIL OF KEEPERS\non the work\nof its first session\n12-22 June 1973\nGENERAL ASSEMBLY\n"
        "OFFICIAL RECORDS: TWENTY-EIGHTH SESSION\nSUPPLEMENT No. 95 (A/9095)\nUNITED NATIONS\nNew York, 1973\nNOTE\n"
    )["documents"]
    assert (document["document_type"], document["symbols"]) == ("report", ["A/9095"])
    assert document["title"] == "REPORT OF THE COUNCIL OF KEEPERS on the work of its first session"
    assert [(s["organ"], s["number"]) for s in document["sessions"]] == [("General Assembly", 28)]


def test_a_committee_under_its_commission_is_no_subject() -> None:
    [document] = rows(
        "UNITED NATIONS\n\nEconomic and Social Council\n\nDistr.\nGENERAL\nECE/TRANS/990\n28 March 2000\nOriginal: ENGLISH\n\nECONOMIC COMMISSION FOR EUROPE\n\n"
        "INLAND FERRIES COMMITTEE\n\nREPORT OF THE COMMITTEE ON ITS SECOND SESSION\n\nCONTENTS\n"
    )["documents"]
    assert (document["title"], document["unclaimed_lines"]) == ("REPORT OF THE COMMITTEE ON ITS SECOND SESSION", [])
    assert document["organs"] == ["Economic and Social Council", "Economic Commission for Europe"]


OIL = {
    "en": "The keepers of the lights have asked the Committee for oil. ",
    "fr": "Les gardiens des phares ont demandé de l’huile au Comité et se sont plaints du prix de la peinture. ",
    "es": "Los guardianes de los faros han pedido aceite al Comité y se han quejado del precio de la pintura. ",
    "ru": "Смотрители маяков попросили у Комитета масла и пожаловались на цену краски и стекла. ",
    "zh": "灯塔看守人向委员会请求供应灯油，并抱怨油漆和玻璃的价格过高，无法维持北方各海的灯塔。",
    "ar": "طلب حراس المنارات من اللجنة زيتا واشتكوا من سعر الطلاء والزجاج في موانئ الشمال. ",
}
HEADS = {
    "en": "United Nations\nA/66/990\nGeneral Assembly\nDistr.: Limited\n15 November 2011\nOriginal: French\nSixty-sixth session\nAgenda item 71 (b)\nHuman rights: lights\n",
    "fr": "Nations Unies\nA/66/990\nAssemblée générale\nDistr. limitée\n15 novembre 2011\nFrançais\nOriginal : français\nSoixante-sixième session\n"
    "Point 71 b) de l’ordre du jour\nDroits de l’homme : phares\n",
    "es": "Naciones Unidas\nA/66/990\nAsamblea General\nDistr. limitada\n15 de noviembre de 2011\nEspañol\nOriginal: francés\n"
    "Sexagésimo sexto período de sesiones\nTema 71 b) del programa\nDerechos humanos: faros\n",
    "ru": "Организация Объединенных Наций\nA/66/990\nГенеральная Ассамблея\nDistr.: Limited\n15 November 2011\nRussian\nOriginal: French\n"
    "Шестьдесят шестая сессия\nПункт 71 b) повестки дня\nПрава человека: маяки\n",
    "zh": "联合国\nA/66/990\n大会\nDistr.: Limited\n15 November 2011\nChinese\nOriginal: French\n第六十六届会议\n议程项目71(b)\n人权：灯塔\n",
    "ar": "الأمم المتحدة\nA/66/990\nالجمعية العامة\nDistr.: Limited\n15 November 2011\nArabic\nOriginal: French\nالدورة السادسة والستون\n"
    "البند 71 (ب) من جدول الأعمال\nحقوق الإنسان: المنارات\n",
}
REPORTS = {
    "fr": ("État des phares", "Rapport du Secrétaire général\nRésumé\n"),
    "es": ("Estado de los faros", "Informe del Secretario General\nResumen\n"),
    "ru": ("Состояние маяков", "Доклад Генерального секретаря\nРезюме\n"),
    "zh": ("灯塔的状况", "秘书长的报告\n摘要\n"),
    "ar": ("حالة المنارات", "تقرير الأمين العام\nموجز\n"),
}
DRAFTS = {
    "en": ("Oil for the lights", "Austria, Chile and Malta: draft resolution\n", "The General Assembly,\n"),
    "fr": ("Huile pour les phares", "Autriche, Chili et Malte : projet de résolution\n", "L’Assemblée générale,\n"),
    "es": ("Aceite para los faros", "Austria y Malta: proyecto de resolución\n", "La Asamblea General,\n"),
    "ru": ("Масло для маяков", "Австрия, Мальта и Чили: проект резолюции\n", "Генеральная Ассамблея,\n"),
}


@pytest.mark.parametrize("language", REPORTS)
def test_a_report_in_a_wide_text_of_another_language(language: str) -> None:
    subject, below = REPORTS[language]
    found = rows(f"{HEADS[language]}{subject}\n{below}{OIL[language] * 3}\n")
    [document] = found["documents"]
    assert (document["language"], document["document_type"], document["title"]) == (language, "report", subject)
    assert [i["title"] for i in found["agenda_items"]] == [HEADS[language].splitlines()[-1]]


@pytest.mark.parametrize("language", DRAFTS)
@pytest.mark.parametrize("folded", [False, True], ids=["in lines", "folded"])
def test_a_draft_in_a_text_without_free_lines(language: str, folded: bool) -> None:
    title, sponsors, opening = DRAFTS[language]
    text = f"{HEADS[language]}{sponsors}{title}\n{opening}{OIL[language] * 3}\n"
    found = rows(text.replace("\n", " ") if folded else text)
    [document] = found["documents"]
    assert (document["language"], document["document_type"], document["title"]) == (language, "draft_resolution", title)
    assert [(i["item_number"], i["sub_item"], i["title"]) for i in found["agenda_items"]] == [(71, "b", HEADS[language].splitlines()[-1])]


@pytest.mark.parametrize("language", REPORTS)
def test_the_author_of_a_folded_report_before_its_summary(language: str) -> None:
    subject, below = REPORTS[language]
    text = f"{HEADS[language]}{subject}\n{below}{OIL[language] * 3}\n".replace("\n", " ")
    [document] = rows(text)["documents"]
    assert (document["document_type"], document["title"]) == ("report", below.splitlines()[0])


def test_a_paragraph_that_cites_is_no_folded_masthead() -> None:
    body = (
        "On 12 April of the same year the same forces shelled the suburbs of Strelsau, as reported in my letter of 17 April 1979 (S/13246). "
        "Security Council resolutions 424 (1978) of 17 March 1978 and 445 (1979) had condemned such acts."
    )
    lines = read_lines(f"S/13700\n29 November 1979\n\n{body}")
    assert unfolded(lines, "en") == lines
