"""Mastheads, agenda items, sections and signatories: what the shipped letters print."""

from __future__ import annotations

from datetime import date

import pytest

from flows.parse.agenda import pair_titles
from flows.parse.document import Rows, Source, parse_document
from flows.parse.language import detect_language
from flows.parse.masthead.dates import first_day
from flows.parse.masthead.senders import read_sender
from flows.parse.masthead.words import masthead_words
from flows.parse.states import find_state, iso3_of
from tests.conftest import ROOT


def rows(text: str) -> Rows:
    return parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), text)


def sample(name: str) -> Rows:
    return rows((ROOT / "data" / "raw" / f"{name}.txt").read_text("utf-8"))


# (file, symbols, organs, sessions, type, masthead date, title date, original, sender)
MASTHEADS = [
    ("enclosure_1964", ["S/5871"], ["Security Council"], [], "letter", date(1964, 8, 12), date(1964, 8, 11), ["en"], "CYP"),
    ("namibia_1978", ["S/12701"], ["Security Council"], [], "letter", date(1978, 5, 15), date(1978, 5, 12), ["en"], "AGO"),
    (
        "malvinas_1982",
        ["A/37/219", "S/15048"],
        ["General Assembly", "Security Council"],
        [("General Assembly", "regular", 37), ("Security Council", "year", 37)],
        "letter",
        date(1982, 5, 6),
        date(1982, 5, 5),
        ["es"],
        "PAN",
    ),
    (
        "provisional_agenda_1987",
        ["A/42/471"],
        ["General Assembly"],
        [("General Assembly", "regular", 42)],
        "letter",
        date(1987, 8, 20),
        date(1987, 8, 18),
        ["es"],
        "HND",
    ),
    ("kuwait_1990", ["S/21748"], ["Security Council"], [], "letter", date(1990, 9, 6), date(1990, 9, 5), ["ar"], "KWT"),
    (
        "emergency_session_2010",
        ["A/ES-10/502", "S/2010/611"],
        ["General Assembly", "Security Council"],
        [("General Assembly", "emergency_special", 10), ("Security Council", "year", 65)],
        "identical_letters",
        date(2010, 12, 2),
        date(2010, 11, 30),
        ["ar"],
        "QAT",
    ),
    (
        "haiti_2011",
        ["A/65/691", "E/2011/12"],
        ["General Assembly", "Economic and Social Council"],
        [("General Assembly", "regular", 65), ("Economic and Social Council", "regular", 2011)],
        "note_verbale",
        date(2011, 1, 18),
        date(2011, 1, 12),
        ["fr"],
        "HTI",
    ),
    (
        "note_verbale_hrc_2022",
        ["A/HRC/49/G/31"],
        ["General Assembly", "Human Rights Council"],
        [("Human Rights Council", "regular", 49)],
        "note_verbale",
        date(2022, 3, 24),
        date(2022, 3, 21),
        ["en"],
        "GEO",
    ),
]


@pytest.mark.parametrize(
    ("name", "symbols", "organs", "sessions", "kind", "masthead", "title", "original", "sender"), MASTHEADS, ids=[m[0] for m in MASTHEADS]
)
def test_masthead(name, symbols, organs, sessions, kind, masthead, title, original, sender) -> None:
    (document,) = sample(name)["documents"]
    assert document["symbols"] == symbols
    assert document["organs"] == organs
    assert [(s["organ"], s["kind"], s["number"]) for s in document["sessions"]] == sessions
    assert (document["document_type"], document["masthead_date"], document["title_date"]) == (kind, masthead, title)
    assert (document["original_languages"], document["sender_iso3"]) == (original, sender)
    assert document["distribution"] == "General"
    assert document["unclaimed_lines"] == []


FIRST_DAYS = [
    ("5 May 1960 and 6 May 1960", "1960-05-05"),
    ("3 and 4 August 1994", "1994-08-03"),
    ("3, 4 and 9 August 1994", "1994-08-03"),
    ("30 July and 2 August 1994", "1994-07-30"),
    ("31 December and 2 January 1995", "1994-12-31"),
    ("1er et 3 mars 1980", "1980-03-01"),
    ("30 de julio y 2 de agosto de 1994", "1994-07-30"),
    ("3 и 4 августа 1994 года", "1994-08-03"),
    ("3 و 4 آب/أغسطس 1994", "1994-08-03"),
    ("1993年3月4日和9日", "1993-03-04"),
]


@pytest.mark.parametrize(("printed", "day"), FIRST_DAYS)
def test_letters_of_several_days_have_the_first(printed: str, day: str) -> None:
    assert first_day(printed) == date.fromisoformat(day)


PAIRS = [
    ("one item takes all lines", [("The situation", 0, 1), ("in Ruritania", 0, 2)], 1, ["The situation in Ruritania"]),
    ("blank lines between", [("First", 0, 1), ("Second", 0, 3)], 2, ["First", "Second"]),
    ("hanging indents", [("FIRST TITLE THAT", 0, 1), ("GOES ON", 2, 2), ("SECOND", 0, 3)], 2, ["FIRST TITLE THAT GOES ON", "SECOND"]),
    (
        "small letters go on",
        [("Promotion of human", 0, 1), ("rights", 0, 2), ("The rule of law", 0, 3)],
        2,
        ["Promotion of human rights", "The rule of law"],
    ),
    ("more items than titles", [("One title", 0, 1)], 2, None),
    (
        "folded into one line",
        [("Prevention of floods The safety of old dams Financing of river forces in the Upper Valley", 0, 1)],
        3,
        ["Prevention of floods", "The safety of old dams", "Financing of river forces in the Upper Valley"],
    ),
    ("one folded title with names", [("Question of the Upper Valley and of the Twin Rivers", 0, 1)], 2, None),
    ("a folded name after a small word", [("Cooperation between Ruritania", 0, 1)], 2, None),
    ("no titles", [], 1, None),
]


@pytest.mark.parametrize(("lines", "count", "titles"), [case[1:] for case in PAIRS], ids=[case[0] for case in PAIRS])
def test_titles_are_paired_only_where_the_text_pairs_them(lines, count, titles) -> None:
    assert pair_titles(lines, count, "en") == titles


def test_request_names_the_items_again() -> None:
    items = sample("two_annexes_2009")["agenda_items"]
    assert [(i["item_number"], i["sub_item"], i["in_masthead"], i["in_request"]) for i in items] == [
        (13, None, True, True),
        (71, "c", True, True),
        (99, None, True, True),
    ]


def test_an_item_that_only_the_request_names() -> None:
    text = (
        (ROOT / "data" / "raw" / "two_annexes_2009.txt")
        .read_text("utf-8")
        .replace("under agenda items\n13, 71 (c) and 99", "under agenda items\n13, 71 (c) and 100")
    )
    items = rows(text)["agenda_items"]
    assert [(i["item_number"], i["in_masthead"], i["in_request"], i["title_pairing"]) for i in items][2:] == [
        (99, True, False, "paired"),
        (100, False, True, "none"),
    ]


def test_an_item_that_the_request_names_by_its_title() -> None:
    text = (ROOT / "data" / "raw" / "two_annexes_2009.txt").read_text("utf-8")
    request = "under agenda items\n13, 71 (c) and 99"
    assert request in text
    items = rows(text.replace(request, "under the agenda item entitled “Protection of lakes”"))["agenda_items"]
    assert [(i["item_number"], i["title"], i["title_pairing"], i["in_request"]) for i in items][3:] == [
        (None, "Protection of lakes", "request", True)
    ]


def test_annexes_signed_by_others() -> None:
    parsed = sample("two_annexes_2009")
    assert [(s["kind"], s["ordinal"], s["title"], s["original_languages"]) for s in parsed["sections"]] == [
        ("body", None, None, []),
        ("annex", "I", "Declaration of the Provincial Council", ["fr"]),
        ("annex", "II", "Note by the association of fishermen", []),
    ]
    assert [(s["name"], s["titles"], s["section_id"][-1], s["acting"]) for s in parsed["signatories"]] == [
        ("Aimable Ndayikeza", ["Ambassador", "Permanent Representative"], "0", False),
        ("Joséphine Bigirimana", ["President of the Council"], "1", False),
        ("Égide Nsabimana", ["Chairman"], "2", False),
    ]


def test_a_charge_d_affaires_acts() -> None:
    (signatory,) = sample("emergency_session_2010")["signatories"]
    assert signatory["acting"] is True


def test_an_unknown_masthead_line_is_reported() -> None:
    text = (ROOT / "data" / "raw" / "two_annexes_2009.txt").read_text("utf-8").replace("Original: English", "Xylophone department")
    (document,) = rows(text)["documents"]
    assert document["unclaimed_lines"] == ["Xylophone department"]


STATES = [
    ("Azerbaijan", "AZE"),
    ("the Russian Federation", "RUS"),
    ("SOVIET UNION", "RUS"),
    ("Iran (Islamic Republic of)", "IRN"),
    ("Côte d’Ivoire", "CIV"),
    ("Viet Nam", "VNM"),
    ("Bosnia and Herzegovina", "BIH"),
    ("Czechoslovakia", None),
    ("Ruritania", None),
]


SENDERS_OF_NO_STATE = [
    (
        "en",
        "Letter dated 3 May 2014 from the Special Representative of the Secretary-General for Haiti addressed to the President of the Security Council",
    ),
    ("en", "Letter dated 3 May 2014 from the Panel of Experts on Liberia addressed to the President of the Security Council"),
    ("fr", "Lettre datée du 3 mai 2014, adressée au Président du Conseil de sécurité par la Présidente du Comité concernant le Soudan"),
    ("es", "Carta de fecha 3 de mayo de 2014 dirigida al Presidente del Consejo de Seguridad por la Presidenta del Comité relativo a Somalia"),
    ("ru", "Письмо Председателя Комитета Совета Безопасности по Сомали от 3 мая 2014 года на имя Председателя Совета Безопасности"),
    ("ar", "رسالة مؤرخة 3 أيار/مايو 2014 موجهة إلى رئيس مجلس الأمن من رئيس لجنة مجلس الأمن بشأن الصومال"),
    ("zh", "2014年5月3日安全理事会关于索马里的第751(1992)号决议所设委员会主席给安全理事会主席的信"),
]


@pytest.mark.parametrize(("language", "title"), SENDERS_OF_NO_STATE, ids=[f"{row[0]}: {row[1][:60]}" for row in SENDERS_OF_NO_STATE])
def test_a_committee_on_a_state_does_not_speak_for_it(language: str, title: str) -> None:
    words = masthead_words(language)
    assert words is not None
    sender = read_sender(title, None, words, language)
    assert sender.role is not None and sender.iso3 is None


SENDERS_OF_YUGOSLAVIA = [
    ("en", "Letter dated 4 March 1985 from the Permanent Representative of Yugoslavia addressed to the Secretary-General", date(1985, 3, 4), None),
    ("en", "Letter dated 4 March 1999 from the Permanent Representative of Yugoslavia addressed to the Secretary-General", date(1999, 3, 4), "SRB"),
    ("fr", "Lettre datée du 4 mars 1999, adressée au Secrétaire général par le Représentant permanent de la Yougoslavie", date(1999, 3, 4), "SRB"),
    ("ru", "Письмо Постоянного представителя Югославии от 4 марта 1999 года на имя Генерального секретаря", date(1999, 3, 4), "SRB"),
    ("zh", "1999年3月4日南斯拉夫常驻联合国代表给秘书长的信", date(1999, 3, 4), "SRB"),
    ("en", "Letter from the Permanent Representative of Yugoslavia addressed to the Secretary-General", None, None),
]


@pytest.mark.parametrize(("language", "title", "day", "code"), SENDERS_OF_YUGOSLAVIA, ids=[f"{row[0]} {row[2]}" for row in SENDERS_OF_YUGOSLAVIA])
def test_the_day_of_a_letter_tells_which_state_a_name_means(language: str, title: str, day: date | None, code: str | None) -> None:
    words = masthead_words(language)
    assert words is not None
    assert read_sender(title, day, words, language).iso3 == code


STATES_IN_OTHER_LANGUAGES = [
    ("Постоянный представитель Мальты", "ru", "MLT"),
    ("Постоянный представитель Мали", "ru", "MLI"),
    ("الممثل الدائم لأوروغواي", "ar", "URY"),
    ("الممثل الدائم لزمبابوي", "ar", "ZWE"),
    ("القائم بالأعمال بالنيابة لموزامبيق", "ar", "MOZ"),
]


@pytest.mark.parametrize(("text", "language", "code"), STATES_IN_OTHER_LANGUAGES, ids=[f"{row[1]}: {row[2]}" for row in STATES_IN_OTHER_LANGUAGES])
def test_a_state_in_a_sentence(text: str, language: str, code: str) -> None:
    found = find_state(text, language)
    assert found is not None and found[1] == code


@pytest.mark.parametrize(("name", "code"), STATES, ids=[state[0] for state in STATES])
def test_state(name: str, code: str | None) -> None:
    assert iso3_of(name) == code


LANGUAGES = [
    ("English", "The General Assembly, recalling its resolution of that day, and with the consent of the parties", "en"),
    ("French", "L’Assemblée générale, rappelant les résolutions et les décisions qui ont été adoptées par le Conseil", "fr"),
    ("Spanish", "La Asamblea General, recordando las resoluciones que fueron aprobadas por el Consejo y los Estados", "es"),
    ("Russian", "Генеральная Ассамблея, ссылаясь на свои резолюции", "ru"),
    ("Arabic", "إن الجمعية العامة، إذ تشير إلى قراراتها", "ar"),
    ("Chinese", "大会，回顾其各项决议", "zh"),
    ("English with a Russian name", "The statement by the Ministry (Министерство) was transmitted to the members of the Council", "en"),
    ("nothing", "", "en"),
]


@pytest.mark.parametrize(("text", "language"), [case[1:] for case in LANGUAGES], ids=[case[0] for case in LANGUAGES])
def test_language(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_a_sentence_that_begins_like_a_report_is_no_title() -> None:
    parsed = rows(
        "14. On 3 March 2021 the observers left the valley.\n\n"
        "In my report of 9 February 2021 (S/2021/133), I noted that their number had fallen by half."
    )
    assert parsed["documents"][0]["title"] is None
    assert [event["date_text"] for event in parsed["cited_events"]] == ["3 March 2021"]
