"""What scanners and typists do to one letter of the 1980s changes no row of its masthead; the request for circulation in six languages."""

from __future__ import annotations

from typing import Any

import pytest

from flows.parse.document import Source, parse_document
from flows.parse.masthead.misread import mended
from flows.parse.masthead.words import masthead_words
from tests.parse.test_masthead_layout import LETTERS, SYMBOLS, rows, two_columns

LETTER = """UNITED NATIONS                                  A   S

General Assembly                                Security Council
                                                Distr.
                                                GENERAL
                                                A/44/512
                                                S/20817
                                                5 September 1989
                                                ENGLISH
                                                ORIGINAL: SPANISH

GENERAL ASSEMBLY                                SECURITY COUNCIL
Forty-fourth session                            Forty-fourth year
Items 34 and 57 of the provisional agenda*
QUESTION OF RIVERS IN CENTRAL AMERICA
OBSERVANCE OF TREATIES

      Letter dated 1 September 1989 from the Permanent Representative of
      Honduras to the United Nations addressed to the Secretary-General

      I have the honour to transmit a statement.

* A/44/150.

89-21034  1478u (E)                                                   /...
"""
MISREAD = [
    ("blank in an ordinal", "Forty-fourth session", "Forty- fourth session"),
    ("ordinal without hyphen", "Forty-fourth session", "Forty fourth session"),
    ("ordinal in capitals", "Forty-fourth session", "FORTY-FOURTH SESSION"),
    ("blank before a stop", "Distr.", "Distr ."),
    ("blank before a colon", "ORIGINAL: SPANISH", "ORIGINAL : SPANISH"),
    ("l for 1 in a year", "5 September 1989", "5 September l989"),
    ("month first", "5 September 1989", "September 5, 1989"),
    ("month in capitals", "5 September 1989", "5 SEPTEMBER 1989"),
    ("l for 1 in a symbol", "A/44/512", "A/44/5l2"),
    ("blank in a symbol", "S/20817", "S/208 17"),
    ("blank in an organ", "SECURITY COUNCIL\nForty", "SECURITY COUNCI L\nForty"),
    ("two blanks in a label", "Items 34 and 57", "Items 34 and  57"),
    ("label over two lines", "Items 34 and 57 of the provisional", "Items 34 and 57 of the\n  provisional"),
    ("l for 1 in a title", "Letter dated 1 September", "Letter dated l September"),
    ("free line in a title", "Representative of\n      Honduras", "Representative of\n\n      Honduras"),
    ("l for I in capitals", "ORIGINAL: SPANISH", "ORlGINAL: SPANlSH"),
    ("l for I in a language alone", "ENGLISH\n", "ENGLlSH\n"),
    ("l for i in a label", "Distr.", "Dlstr."),
    ("I for L in a distribution", "GENERAL\n ", "GENERAI\n "),
    ("blank in a month", "5 September 1989", "5 Septembe r 1989"),
    ("rn for m in a month", "5 September 1989", "5 Septernber 1989"),
    ("I and a comma for L", "GENERAL ASSEMBLY  ", "GENERAI, ASSEMBLY "),
    ("rn for m in an organ", "GENERAL ASSEMBLY ", "GENERAL ASSERNBLY"),
    ("1 for l in an organ", "General Assembly  ", "Genera1 Assernb1y "),
    ("l for I in a name", "UNITED NATIONS", "UNlTED NATlONS"),
    ("small letter in a symbol", "S/20817", "s/20817"),
    ("rn for m in a label", "Items 34", "Iterns 34"),
    ("l for I in a label", "Items 34", "ltems 34"),
    ("1 for l in a label", "provisional", "provisiona1"),
    ("blank in a label", "of the provisional agenda", "of the provis ional agenda"),
    ("blank in a session", "Forty-fourth session", "Forty-fourth sess ion"),
    ("0 for o in a session", "Forty-fourth session", "Forty-fourth sessi0n"),
    ("0 for o in an ordinal", "Forty-fourth year", "F0rty-fourth year"),
    ("I for L in a title", "Letter dated", "Ietter dated"),
    ("name over two lines", "UNITED NATIONS", "UNITED\nNATIONS"),
]
EXPLAINED = ("reading_notes", "title")  # what was read otherwise than printed; the title is as printed


def read(text: str) -> dict[str, Any]:
    return {key: value for key, value in rows(text).items() if key not in EXPLAINED}


@pytest.mark.parametrize(("printed", "misread"), [case[1:] for case in MISREAD], ids=[case[0] for case in MISREAD])
def test_what_is_misread_changes_no_row(printed: str, misread: str) -> None:
    expected = read(LETTER)
    assert expected["sessions"] and expected["items"] and expected["unclaimed_lines"] == []
    assert LETTER.count(printed) >= 1
    assert read(LETTER.replace(printed, misread, 1)) == expected


def test_what_is_read_otherwise_than_printed_is_told() -> None:
    misread = LETTER.replace("SPANISH", "SPANlSH").replace("5 September", "5 Septembe r").replace("Items 34 and 57", "Items 34 and 5l")
    found = rows(misread)
    assert found["reading_notes"] == [
        "date: 5 Septembe r 1989 read as 5 September 1989",
        "original: ORIGINAL: SPANlSH read as ORIGINAL: SPANISH",
        "agenda: Items 34 and 5l of the provisional agenda* read as Items 34 and 51 of the provisional agenda*",
    ]
    assert [item[2] for item in found["items"]] == [34, 51]


UNTOUCHED = [
    ("fr", "Rapport sur la piscine de Saint-Mars", "a word that begins like one"),
    ("en", "Genera of mushrooms", "a word of its own"),
    ("en", "A/C.5/44/L.1", "a symbol"),
    ("es", "Mayor general", "a word that begins like a month"),
]


@pytest.mark.parametrize(("language", "text"), [case[:2] for case in UNTOUCHED], ids=[case[2] for case in UNTOUCHED])
def test_other_words_stay_as_printed(language: str, text: str) -> None:
    words = masthead_words(language)
    assert words and mended(text, words.expected) == text


REQUESTS = [
    ("en", "I should be grateful if you would have this letter circulated as a document of the General Assembly, under agenda items 31 and 83."),
    ("en", "I request that this letter be circulated as a document of the General Assembly under items 31 and 83 of the agenda."),
    ("fr", "Je vous prie de faire distribuer cette lettre comme document de l’Assemblée générale, au titre des points 31 et 83 de l’ordre du jour."),
    ("es", "Le ruego que haga distribuir esta carta como documento de la Asamblea General, en relación con los temas 31 y 83 del programa."),
    ("ru", "Прошу распространить это письмо в качестве документа Генеральной Ассамблеи по пунктам 31 и 83 повестки дня."),
    ("ar", "وأرجو تعميم هذه الرسالة بوصفها وثيقة من وثائق الجمعية العامة في إطار البندين 31 و 83 من جدول الأعمال."),
    ("zh", "请将本函作为大会议程项目31和83的文件分发为荷。"),
    ("zh", "请将本信作为大会文件在议程项目31和83下分发。"),
]


@pytest.mark.parametrize(("language", "request_for_circulation"), REQUESTS, ids=[f"{language}: {text[-30:]}" for language, text in REQUESTS])
def test_the_request_names_the_items_again(language: str, request_for_circulation: str) -> None:
    letter = LETTERS[language]
    pairs = [(letter.nations, SYMBOLS), (letter.organs[0], letter.distribution), (letter.organs[1], letter.day), letter.organs, letter.sessions]
    head = [*two_columns(pairs, 50, "   "), letter.labels[0], *letter.item_titles]
    text = "\n".join([*head, "", letter.title, "", letter.body, "", request_for_circulation]) + "\n"
    items = parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), text)["agenda_items"]
    assert [(item["item_number"], item["in_masthead"], item["in_request"]) for item in items] == [(31, True, True), (83, True, True)]
