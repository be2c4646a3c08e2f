"""Citations: tables of (text, expected), one case a line, and what must hold for any text."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.parse.anchors import beginnings
from flows.parse.citations import find_citations
from flows.parse.languages import LANGUAGES
from flows.parse.model import Citation, Masthead
from flows.parse.view import View

LETTER = Masthead(
    symbols=("A/78/999",), organs=("General Assembly",), document_type="letter", masthead_date=date(2024, 5, 2), title_date=date(2024, 5, 1)
)
RIGHTS = Masthead(organs=("General Assembly", "Human Rights Council"), document_type="letter", masthead_date=date(2023, 6, 1))
RESOLUTION = Masthead(symbols=("A/RES/78/1",), organs=("General Assembly",), document_type="resolution", masthead_date=date(2023, 12, 1))
RIGHTS_RESOLUTION = Masthead(organs=("General Assembly", "Human Rights Council"), document_type="resolution", masthead_date=date(2023, 10, 1))


def found(text: str, masthead: Masthead = LETTER, language: str = "en") -> list[Citation]:
    return find_citations(View(text, [0], [0]), [], masthead, language)


def symbols(text: str, masthead: Masthead = LETTER, language: str = "en") -> list[str]:
    return [row.symbol for row in found(text, masthead, language) if row.symbol]


NUMBERED = {
    "possessive": ("The General Assembly, in its resolution 63/239, decided", ["A/RES/63/239"]),
    "Security Council list": (
        "resolutions 822 (1993), 853 (1993), 874 (1993) and 884 (1993)",
        ["S/RES/822 (1993)", "S/RES/853 (1993)", "S/RES/874 (1993)", "S/RES/884 (1993)"],
    ),
    "dates between members": (
        "resolutions 57/290 B of 18 June 2003, 59/296 of 22 June 2005 and 69/307",
        ["A/RES/57/290 B", "A/RES/59/296", "A/RES/69/307"],
    ),
    "range": ("General Assembly resolutions from 3485 (XXX) of 12 December 1975 to 37/30 of 23 November 1982", ["A/RES/3485 (XXX)", "A/RES/37/30"]),
    "titles between members": (
        "Human Rights Council resolutions 5/1, on institution-building, and 5/2, on the Code of Conduct",
        ["A/HRC/RES/5/1", "A/HRC/RES/5/2"],
    ),
    "singular before two": (
        "its resolution 2901 (2029) of 5 March 2029 and 2944 (2029) of 18 October 2029",
        ["S/RES/2901 (2029)", "S/RES/2944 (2029)"],
    ),
    "part and old session": ("Resolution 217 A (III), annex", ["A/RES/217 A (III)"]),
    "special session of old": ("resolutions 3201 (S-VI) and 3202 (S-VI)", ["A/RES/3201 (S-VI)", "A/RES/3202 (S-VI)"]),
    "special session": ("the General Assembly, in its resolution S-10/2", ["A/RES/S-10/2"]),
    "emergency special session": ("resolutions ES-11/1 of 2 March 2022 and ES-11/4", ["A/RES/ES-11/1", "A/RES/ES-11/4"]),
    "Economic and Social Council": ("Economic and Social Council resolution 1996/31 of 25 July 1996", ["E/RES/1996/31"]),
    "Economic and Social Council, old": ("Economic and Social Council resolution 1296 (XLIV)", ["E/RES/1296 (XLIV)"]),
    "short form of the Council": ("the Human Rights Council met; Council resolution 49/24 was adopted", ["A/HRC/RES/49/24"]),
    "organ after the number": (
        "resolution 34/22 of the Human Rights Council and resolution 71/248 of the General Assembly",
        ["A/HRC/RES/34/22", "A/RES/71/248"],
    ),
    "Commission on Human Rights": ("Commission on Human Rights decision 1991/108 of 6 March 1991", ["E/CN.4/DEC/1991/108"]),
    "decision of the Council": ("the Economic and Social Council, in its decision 2003/312, approved", ["E/DEC/2003/312"]),
    "year elsewhere": (
        "Under resolution 1970 (2011) the embargo began. Paragraph 9 of resolution 1970 remains.",
        ["S/RES/1970 (2011)", "S/RES/1970 (2011)"],
    ),
    "year nowhere": ("Paragraph 9 of resolution 1970 remains.", []),
    "other bodies": ("resolution 335 of the League of Arab States and African Union decision 12/3", []),
    "conference decision": ("decision 1/CP.16 of the Conference", []),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERED.values(), ids=NUMBERED.keys())
def test_numbered(text: str, expected: list[str]) -> None:
    assert symbols(text) == expected


PRINTED = {
    "letter in brackets": ("my letter dated 18 July 1995 (S/1995/588)", ["S/1995/588"]),
    "joint": ("the note verbale (A/52/871-S/1998/318)", ["A/52/871", "S/1998/318"]),
    "addendum": ("the report (A/77/767 and Add.5)", ["A/77/767", "A/77/767/Add.5"]),
    "corrigendum is no row": ("the list (A/60/50 and Corr.1)", ["A/60/50"]),
    "full stop after": ("See A/HRC/32/35/Add.4.", ["A/HRC/32/35/Add.4"]),
    "volume": ("see NPT/CONF.2010/50 (Vol. I)", ["NPT/CONF.2010/50 (Vol. I)"]),
    "year of a resolution": ("see S/RES/1325(2000)", ["S/RES/1325 (2000)"]),
    "meeting record": ("S/PV.7813 and A/C.5/77/SR.14", ["S/PV.7813", "A/C.5/77/SR.14"]),
    "Official Records": ("Official Records of the General Assembly, Eighty-third Session, Supplement No. 9 (A/83/9)", ["A/83/9"]),
    "own symbol": ("A/78/999", []),
    "no symbol": ("HIV/AIDS, and/or, TCP/IP, 12/2003, A/B", []),
}


@pytest.mark.parametrize(("text", "expected"), PRINTED.values(), ids=PRINTED.keys())
def test_printed(text: str, expected: list[str]) -> None:
    assert symbols(text) == expected


NOTHING = [
    "in the fiscal year 2017/18 and the biennium 2014-2015",
    "articles 31, 51 and 71 of the Law",
    "agenda items 31, 71 (b), 80 and 129",
    "communication No. 2137/2012",
    "resolutions adopted under article 27/3 and paragraph 12/1",
    "on 12/2003 and 3/4 of the vote",
    "by its decision it spent $1,970 (2011: $1,800)",
    "The Charter, the Covenant and the Agreement",
    "the Conference of the Parties to the Convention on Biological Diversity",
    "a report and a letter were sent on 3 May 2020",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_citation(text: str) -> None:
    assert found(text) == []


ISSUING = {
    "its, in the Council": (
        "Recalling its resolution 46/8 of 23 March 2021 and General Assembly resolution 76/300",
        ["A/HRC/RES/46/8", "A/RES/76/300"],
    ),
    "its, of another organ": ("the rules established by the General Assembly in its resolution 53/144", ["A/RES/53/144"]),
    "bare, with numbers of both": ("Recalling resolution 46/8", ["A/HRC/RES/46/8"]),
    "beyond the Council's sessions": ("in accordance with resolution 76/167", ["A/RES/76/167"]),
}


@pytest.mark.parametrize(("text", "expected"), ISSUING.values(), ids=ISSUING.keys())
def test_issuing_organ(text: str, expected: list[str]) -> None:
    assert symbols(text, RIGHTS_RESOLUTION) == expected


MARKED = {  # text, symbols that the markup links, symbols in full
    "decision": ("recalling its decision 74/549 of 13 April 2020", [], ["A/DEC/74/549"]),
    "old resolution without its part": ("Resolution 2200 A (XXI), annex", ["A/RES/2200 (XXI)"], ["A/RES/2200 A (XXI)"]),
    "part of a resolution of today": ("Resolution 57/290 B", ["A/RES/57/290 B"], ["A/RES/57/290 B"]),
    "Economic and Social Council by session": ("Economic and Social Council resolution 1431 (XLVI)", [], ["E/RES/1431 (XLVI)"]),
    "number told by its date": (
        "Security Council resolutions 2417 (2018) and 2419 of 6 June 2018, resolution 2417",
        ["S/RES/2417 (2018)", "S/RES/2417 (2018)"],
        ["S/RES/2417 (2018)", "S/RES/2419 (2018)", "S/RES/2417 (2018)"],
    ),
    "joint symbol": ("See A/56/1026-S/2002/932, annex II", ["A/56/1026"], ["A/56/1026", "S/2002/932"]),
    "where a resolution comes from": ("Title\n[on the report of the Third Committee (A/78/481)]\nRecalling", [], ["A/78/481"]),
    "series kept elsewhere": ("adopted resolution GC(66)/RES/6", [], ["GC(66)/RES/6"]),
    "first sessions of the Human Rights Council": (
        "Human Rights Council resolutions 3/2 and 6/9",
        ["A/HRC/RES/6/9"],
        ["A/HRC/RES/3/2", "A/HRC/RES/6/9"],
    ),
}


@pytest.mark.parametrize(("text", "linked", "full"), MARKED.values(), ids=MARKED.keys())
def test_resolutions_follow_the_markup_and_keep_the_full_symbol(text: str, linked: list[str], full: list[str]) -> None:
    rows = found(text, RESOLUTION)
    assert [row.symbol for row in rows if row.symbol] == linked
    assert [row.composed for row in rows if row.composed] == full


@pytest.mark.parametrize(
    ("own", "linked"),
    [("E/RES/2021/9", ["E/RES/2014/24"]), ("A/RES/78/1", ["E/RES/2009/18", "E/RES/2014/24"])],
)
def test_the_markup_passes_over_early_resolutions_in_documents_of_their_own_organ(own: str, linked: list[str]) -> None:
    rows = found("Economic and Social Council resolutions 2009/18 and 2014/24", Masthead(symbols=(own,), document_type="resolution"))
    assert [row.symbol for row in rows if row.symbol] == linked
    assert [row.composed for row in rows] == ["E/RES/2009/18", "E/RES/2014/24"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", "la resolución 41/9 y el documento A/HRC/41/62"), ("zh", "第41/9号决议和A/HRC/41/62号文件")],
)
def test_the_markup_of_some_languages_passes_over_the_numbers_in_documents_of_a_series(language: str, text: str) -> None:
    rows = found(text, Masthead(symbols=("A/HRC/RES/61/3",), document_type="resolution"), language)
    assert [(row.symbol, row.composed) for row in rows] == [(None, "A/HRC/RES/41/9"), ("A/HRC/41/62", "A/HRC/41/62")]


@pytest.mark.parametrize("text", [case[0] for case in MARKED.values()])
def test_outside_resolutions_both_symbols_are_the_same(text: str) -> None:
    rows = found(text, LETTER)
    assert [row.symbol for row in rows] == [row.composed for row in rows]


LANGUAGE = {
    "fr": (
        "fr",
        "les résolutions de l’Assemblée générale 81/45 du 4 mars 2027 et 82/219, et la résolution 2334 (2016) du Conseil de sécurité",
        ["A/RES/81/45", "A/RES/82/219", "S/RES/2334 (2016)"],
    ),
    "fr, Council": ("fr", "la résolution 16/11 du Conseil des droits de l’homme", ["A/HRC/RES/16/11"]),
    "es": (
        "es",
        "las resoluciones 3485 (XXX) de la Asamblea General, de 12 de diciembre de 1975, y 384 (1975) y 389 (1976) del Consejo de Seguridad",
        ["A/RES/3485 (XXX)", "S/RES/384 (1975)", "S/RES/389 (1976)"],
    ),
    "es, Council": ("es", "la resolución S-28/1 del Consejo de Derechos Humanos", ["A/HRC/RES/S-28/1"]),
    "ru": (
        "ru",
        "в своих резолюциях 424 (1978) от 17 марта 1978 года и 445 (1979) и в резолюции 76/119 Генеральной Ассамблеи",
        ["S/RES/424 (1978)", "S/RES/445 (1979)", "A/RES/76/119"],
    ),
    "ru, Council": (
        "ru",
        "резолюции Совета по правам человека 43/8 от 19 июня 2020 года, 47/6 от 12 июля 2021 года",
        ["A/HRC/RES/43/8", "A/HRC/RES/47/6"],
    ),
    "ar": ("ar", "قراري مجلس الأمن 1402 (2002) و 1435 (2002) والقرار دإط-10/11", ["S/RES/1402 (2002)", "S/RES/1435 (2002)", "A/RES/ES-10/11"]),
    "ar, digits and old session": ("ar", "في قرارها ٣٢٣٦ (د - ٢٩) المؤرخ في ٢٢ تشرين الثاني/نوفمبر ١٩٧٤", ["A/RES/3236 (XXIX)"]),
    "ar, turned round": ("ar", "قرار الجمعية العامة 307/74", ["A/RES/74/307"]),
    "zh": (
        "zh",
        "安全理事会早在第2018(2011)号和第2039(2012)号决议中，大会第60/288号决议",
        ["S/RES/2018 (2011)", "S/RES/2039 (2012)", "A/RES/60/288"],
    ),
    "zh, Council": ("zh", "人权理事会2021年10月8日第48/10号决议和大会第76/154号决议", ["A/HRC/RES/48/10", "A/RES/76/154"]),
}


@pytest.mark.parametrize(("language", "text", "expected"), LANGUAGE.values(), ids=LANGUAGE.keys())
def test_languages(language: str, text: str, expected: list[str]) -> None:
    assert symbols(text, RIGHTS, language) == expected


DATES = {
    "of": ("its resolution 819 (1993) of 16 April 1993", "1993-04-16"),
    "adopted on": ("resolution 819 (1993), adopted on 16 April 1993", "1993-04-16"),
    "year from the number": ("resolution 1320 (2000), the last of which was adopted on 15 September", "2000-09-15"),
    "before the symbol": ("my letter dated 18 July 1995 addressed to you (S/1995/588)", "1995-07-18"),
    "after the organ": ("resolution 3379 (XXX) of the General Assembly of 10 November 1975", "1975-11-10"),
    "clause": ("On 2 March 2022 the General Assembly, by its resolution ES-11/1, demanded", "2022-03-02"),
    "place between": ("the Panama Canal Treaty, signed at Washington on 7 September 1977", "1977-09-07"),
    "year alone": ("the Constitution of 1991", "1991"),
    "year inside a number": ("resolution 384 (1975) on East Timor", None),
    "date of another happening": ("terminates the mandate under resolution 2640 (2022) as of 30 June 2023", None),
}


@pytest.mark.parametrize(("text", "expected"), DATES.values(), ids=DATES.keys())
def test_date(text: str, expected: str | None) -> None:
    assert [row.cited_date for row in found(text)] == [expected]


NAMED = {
    "charter": ("the Charter of the United Nations", [("Charter of the United Nations", "treaty")]),
    "two names": (
        "the Charter of the United Nations, the Universal Declaration on Fisheries and more",
        [("Charter of the United Nations", "treaty"), ("Universal Declaration on Fisheries", "other")],
    ),
    "long": (
        "the Declaration on the Granting of Independence to Colonial Countries and Peoples,",
        [("Declaration on the Granting of Independence to Colonial Countries and Peoples", "other")],
    ),
    "law by number": ("Law 26.659 and others", [("Law 26.659", "other")]),
    "dated letter": ("a letter dated 12 July 1991 from the Permanent Representative", [("letter dated 12 July 1991", "letter")]),
    "dated order": (
        "the order of the International Court of Justice of 8 April 1993",
        [("order of the International Court of Justice of 8 April 1993", "judgment")],
    ),
    "list of dates": (
        "the letters dated 4 and 19 May and 11 November 1986",
        [("4", "letter"), ("19 May", "letter"), ("11 November 1986", "letter")],
    ),
    "list of treaties": (
        "the treaties of 10 July 1900, 15 May 1902 and 16 May 1908",
        [("10 July 1900", "treaty"), ("15 May 1902", "treaty"), ("16 May 1908", "treaty")],
    ),
    "name and symbol": ("the Agreement on Cessation of Hostilities of 18 June 2000 (S/2000/601)", [("S/2000/601", "treaty")]),
    "case": ("the judgment of 19 April 2004 (The Prosecutor v. Doe)", [("The Prosecutor v. Doe", "judgment")]),
}


@pytest.mark.parametrize(("text", "expected"), NAMED.values(), ids=NAMED.keys())
def test_by_name_or_date(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[slice(*row.span)], row.kind) for row in found(text)] == expected


def test_a_list_gives_every_member_its_date() -> None:
    text = "the letters dated 4 and 19 May, 7 and 30 June and 11 November 1986"
    assert [row.cited_date for row in found(text)] == ["1986-05-04", "1986-05-19", "1986-06-07", "1986-06-30", "1986-11-11"]


LISTED_DATES = {
    "the date of a text is not that of the deed": ("resolution 43/177 of 15 December 1988 was followed by resolution 52/250", ["1988-12-15", None]),
    "a symbol parts a date from what follows": (
        "letter dated 4 June 1958 (S/4022) and document S/4085 of 17 August 1958",
        ["1958-06-04", "1958-08-17"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTED_DATES.values(), ids=LISTED_DATES.keys())
def test_dates_stay_with_their_texts(text: str, expected: list[str | None]) -> None:
    assert [row.cited_date for row in found(text)] == expected


def test_pinpoint() -> None:
    assert [row.pinpoint for row in found("see A/78/429, para. 33")] == ["para. 33"]


def test_masthead_is_skipped() -> None:
    text = "A/78/L.5\n\nThe report A/77/1"
    masthead = Masthead(body_start=text.index("The"))
    assert symbols(text, masthead) == ["A/77/1"]


@pytest.mark.parametrize("language", [*LANGUAGES, "xx"])
@pytest.mark.parametrize("text", ["", "\n", "resolution", "((((", "A/", "第", "قرار", "of 1 of 2 of 3", "1/1" * 300])
def test_nothing_breaks(language: str, text: str) -> None:
    for row in found(text, Masthead(), language):
        assert 0 <= row.span[0] < row.span[1] <= len(text)


PIECES = st.sampled_from(
    ["resolution", "resolutions", "decision", "its", "General Assembly", "Council", "57/290 B", "822 (1993)", "2065 (XX)", "ES-10/2", "2004/57", "1970", ",", "and", "of", "dated",
     "18 June 2003", "letter", "A/52/871-S/1998/318", "(S/1995/588)", "Convention on the", "Charter", ".", ";", "\n", "to", "第70/204号决议", "قرار", "резолюции", "д", "«"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=40), st.sampled_from(LANGUAGES))
def test_rows_are_ordered_and_apart(pieces: list[str], language: str) -> None:
    text = " ".join(pieces)
    rows = found(text, LETTER, language)
    assert all(text[slice(*row.span)].strip() == text[slice(*row.span)] != "" for row in rows)
    assert all(first.span[1] <= second.span[0] for first, second in itertools.pairwise(rows))
    assert all(row.date_span is None or text[slice(*row.date_span)] for row in rows)


@given(st.integers(31, 78), st.integers(1, 330), st.sampled_from(LANGUAGES))
@settings(max_examples=60)
def test_a_number_reads_the_same_in_all_languages(session: int, number: int, language: str) -> None:
    sentence = {
        "en": f"General Assembly resolution {session}/{number}",
        "de": f"die Resolution {session}/{number} der Generalversammlung",
        "fr": f"la résolution {session}/{number} de l’Assemblée générale",
        "es": f"la resolución {session}/{number} de la Asamblea General",
        "ru": f"резолюция {session}/{number} Генеральной Ассамблеи",
        "ar": f"قرار الجمعية العامة {session}/{number}",
        "zh": f"大会第{session}/{number}号决议",
    }
    assert symbols(sentence[language], LETTER, language) == [f"A/RES/{session}/{number}"]


HEADS = {
    "own symbol on a line of its own": ("A/RES/78/282\nGeneral Assembly\nRecalling resolution 70/1, see A/RES/78/282", ["A/RES/70/1"]),
    "where a resolution comes from": ("A/RES/78/282\n[on the report of the Third Committee (A/78/481)]\nRecalling resolution 70/1", ["A/RES/70/1"]),
    "page header": ("The report of 2003\nA/77/966\nis followed by A/77/967", ["A/77/967"]),
}


@pytest.mark.parametrize(("text", "expected"), HEADS.values(), ids=HEADS.keys())
def test_a_masthead_that_nobody_read(text: str, expected: list[str]) -> None:
    assert symbols(text, Masthead()) == expected


def test_any_hyphen_in_a_symbol() -> None:
    assert symbols("see A/ES\u201110/273 and A/69/711\u2011S/2015/1") == ["A/ES-10/273", "A/69/711", "S/2015/1"]


def test_in_chinese_a_number_alone_takes_mark_and_noun() -> None:
    text = "第70/204号决议、第1373(2001)号和第1540(2004)号决议"
    assert [text[slice(*row.span)] for row in found(text, LETTER, "zh")] == ["第70/204号决议", "1373(2001)", "1540(2004)"]


BEGINNINGS = {
    "alternatives": ("Treat(?:y|ies)|Pact", {"Treat", "Pact"}),
    "capital or not": ("[Ll]etters?", {"Letter", "letter"}),
    "optional word before": ("(?:An )?Accords?", {"An Accord", "Accord"}),
    "group of words before": ("(?:World|National) Assembly", {"World Assembly", "National Assembly"}),
    "nothing": ("(?!)", set()),
}


@pytest.mark.parametrize(("pattern", "expected"), BEGINNINGS.values(), ids=BEGINNINGS.keys())
def test_literal_beginnings(pattern: str, expected: set[str]) -> None:
    assert beginnings(pattern) == expected


def test_a_pattern_without_a_literal_beginning_is_refused() -> None:
    with pytest.raises(ValueError, match="no literal beginning"):
        beginnings(r"\w+ Treaty")


def test_letters_in_a_list_each_with_its_date_before_its_symbol() -> None:
    text = "I refer to my letters dated 3 May 2001 (A/56/61-S/2001/440), 9 May 2001 (A/56/69-S/2001/459) and 11 May 2001 (S/2001/473)."
    cited = found(text)
    assert {(c.symbol, c.kind, c.cited_date) for c in cited} == {
        ("A/56/61", "letter", "2001-05-03"),
        ("S/2001/440", "letter", "2001-05-03"),
        ("A/56/69", "letter", "2001-05-09"),
        ("S/2001/459", "letter", "2001-05-09"),
        ("S/2001/473", "letter", "2001-05-11"),
    }


def test_the_date_of_a_symbol_behind_its_bracket() -> None:
    text = "in your report on resolutions 425 (1978) and 426 (1978) (S/2000/460) of 22 May 2000, and in his letter (S/2001/9) dated 3 January 2001"
    assert [(c.symbol, c.kind, c.cited_date) for c in found(text)][2:] == [
        ("S/2000/460", "report", "2000-05-22"),
        ("S/2001/9", "letter", "2001-01-03"),
    ]
