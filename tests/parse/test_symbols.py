"""The grammar of document symbols: tables of (printed, normal spelling), parts, and what must hold for every symbol."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.parse.symbols import BODIES, MODIFICATIONS, SERIES, decompose, find_symbols, normalise, organ_of, resolution_symbol

NORMAL = {
    "lower case": ("a/res/217a(iii)", "A/RES/217 A (III)"),
    "part after the session": ("A/RES/217 (III) A", "A/RES/217 A (III)"),
    "part attached": ("A/RES/77/291b", "A/RES/77/291 B"),
    "parts in a range": ("A/RES/78/80 A–B", "A/RES/78/80 A-B"),
    "two parts": ("A/RES/57/290 A and B", "A/RES/57/290 A,B"),
    "year in brackets": ("S/RES/822(1993)", "S/RES/822 (1993)"),
    "special session of old": ("A/RES/3201(S-VI)", "A/RES/3201 (S-VI)"),
    "emergency special session": ("A/ES-10/484", "A/ES-10/484"),
    "another hyphen": ("A/ES\u201110/484", "A/ES-10/484"),
    "another alphabet": ("А/78/1", "A/78/1"),
    "wide brackets": ("S/RES/1325（2000）", "S/RES/1325 (2000)"),
    "combined reports of a State": ("CERD/C/TUN/CO/20-22", "CERD/C/TUN/CO/20-22"),
    "combined reports, with an addendum": ("CRC/C/NPL/3-5/Add.1", "CRC/C/NPL/3-5/Add.1"),
    "volume": ("A/CONF.151/26(Vol.I)", "A/CONF.151/26 (Vol. I)"),
    "volume and what changes it": ("A/CONF.157/24(PartI)/Corr.1", "A/CONF.157/24 (Part I)/Corr.1"),
    "parts of a volume": ("NPT/CONF.2000/28(PartsIandII)", "NPT/CONF.2000/28 (Parts I and II)"),
    "resumed meeting": ("S/PV.4992 (Resumption.1)", "S/PV.4992 (Resumption 1)"),
    "section of the budget": ("A/78/6 (Sect.2)", "A/78/6 (Sect. 2)"),
    "supplement": ("E/2005/26(supp)", "E/2005/26 (SUPP)"),
    "marks in small letters": ("E/cn.4/sub.2/1997/20/add.1", "E/CN.4/Sub.2/1997/20/Add.1"),
    "resolution of another body": ("UNEP/EA.5/Res.5", "UNEP/EA.5/Res.5"),
    "committee of a list": ("S/AC.37/2009/(1267)/5", "S/AC.37/2009/(1267)/5"),
    "session in the body": ("TD/B/EX(27)/2", "TD/B/EX(27)/2"),
}


@pytest.mark.parametrize(("printed", "normal"), NORMAL.values(), ids=NORMAL.keys())
def test_one_spelling(printed: str, normal: str) -> None:
    assert normalise(printed) == normal


PARTS = [  # symbol, body, session, year, type, number, part, modifications, volume
    ("A/78/729", "A", "78", None, None, "729", None, (), None),
    ("S/2010/158", "S", None, "2010", None, "158", None, (), None),
    ("S/23329", "S", None, None, None, "23329", None, (), None),
    ("A/RES/57/290 B", "A", "57", None, "RES", "290", "B", (), None),
    ("A/RES/2200 A (XXI)", "A", "XXI", None, "RES", "2200", "A", (), None),
    ("S/RES/822 (1993)", "S", None, "1993", "RES", "822", None, (), None),
    ("A/RES/ES-11/1", "A", "ES-11", None, "RES", "1", None, (), None),
    ("A/C.3/78/L.60/Rev.1", "A/C.3", "78", None, "L", "60", None, ("Rev.1",), None),
    ("E/CN.4/1990/22", "E/CN.4", None, "1990", None, "22", None, (), None),
    ("E/CN.4/Sub.2/1997/20/Add.1/Corr.1", "E/CN.4/Sub.2", None, "1997", None, "20", None, ("Add.1", "Corr.1"), None),
    ("A/CONF.151/26/Rev.1 (Vol. I)", "A/CONF.151", None, None, None, "26", None, ("Rev.1",), "Vol. I"),
    ("S/PV.4992 (Resumption 1)", "S", None, None, "PV", "4992", None, (), "Resumption 1"),
    ("A/C.5/77/SR.14", "A/C.5", "77", None, "SR", "14", None, (), None),
    ("S/PRST/2008/42", "S", None, "2008", "PRST", "42", None, (), None),
    ("A/INF/75/3", "A", "75", None, "INF", "3", None, (), None),
    ("A/78/INF/1", "A", "78", None, "INF", "1", None, (), None),
    ("E/CN.6/2019/NGO/12", "E/CN.6", None, "2019", "NGO", "12", None, (), None),
    ("A/CN.9/WG.II/WP.139", "A/CN.9/WG.II", None, None, "WP", "139", None, (), None),
    ("CCPR/C/94/D/1345/2005", "CCPR/C", "94", "2005", "D", "1345", None, (), None),
    ("CCPR/C/RUS/CO/8", "CCPR/C/RUS", None, None, "CO", "8", None, (), None),
    ("A/HRC/S-17/2/Add.1", "A/HRC", "S-17", None, None, "2", None, ("Add.1",), None),
    ("ST/SGB/2013/4/Amend.1", "ST/SGB", None, "2013", None, "4", None, ("Amend.1",), None),
    ("HRI/GEN/1/Rev.9 (Vol. I)", "HRI/GEN", None, None, None, "1", None, ("Rev.9",), "Vol. I"),
    ("TD/B/63/2", "TD/B", "63", None, None, "2", None, (), None),
    ("CD/PV.1234", "CD", None, None, "PV", "1234", None, (), None),
    ("DP/2010/1", "DP", None, "2010", None, "1", None, (), None),
]


@pytest.mark.parametrize("expected", PARTS, ids=[row[0] for row in PARTS])
def test_parts(expected: tuple[object, ...]) -> None:
    symbol = decompose(str(expected[0]))
    assert symbol is not None
    found = (symbol.body, symbol.session, symbol.year, symbol.type, symbol.number, symbol.part, symbol.modifications, symbol.volume)
    assert (str(symbol), *found) == expected


@pytest.mark.parametrize(
    "text", ["", "/", "A", "A/", "A/B", "HIV/AIDS", "TCP/IP", "and/or", "A/RES", "A/Add.1", "12/2003", "1/1", "A/78/1 and", "http://A/1"]
)
def test_no_symbol(text: str) -> None:
    assert decompose(text) is None


FOUND = {
    "joint": ("the note (A/52/871-S/1998/318)", ["A/52/871", "S/1998/318"]),
    "joint by a dash": ("A/69/711–S/2015/1", ["A/69/711", "S/2015/1"]),
    "glued": ("A/ES-10/484S/2010/158", ["A/ES-10/484", "S/2010/158"]),
    "full stop after": ("See A/78/429.", ["A/78/429"]),
    "footnote number after": ("A/CONF.189/12.5", ["A/CONF.189/12"]),
    "letter that is a word": ("under A/RES/57/290 A decision", ["A/RES/57/290"]),
    "letter that is a part": ("(A/RES/57/290 B)", ["A/RES/57/290 B"]),
    "in Chinese": ("载于A/78/1号文件和E/2005/27。", ["A/78/1", "E/2005/27"]),
    "within a path": ("https://undocs.org/A/78/1 and x/A/78/2", []),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND.keys())
def test_found_in_text(text: str, expected: list[str]) -> None:
    assert [str(symbol) for _, symbol in find_symbols(text)] == expected


ORGANS = [
    ("A/78/1", "General Assembly"),
    ("A/C.3/78/L.60", "General Assembly"),
    ("A/HRC/RES/46/8", "Human Rights Council"),
    ("A/CONF.151/26", None),
    ("E/CN.4/Sub.2/1997/20", "Sub-Commission on the Promotion and Protection of Human Rights"),
    ("E/2019/28", "Economic and Social Council"),
    ("CCPR/C/94/D/1345/2005", "Human Rights Committee"),
    ("XX/1", None),
]


@pytest.mark.parametrize(("symbol", "organ"), ORGANS, ids=[row[0] for row in ORGANS])
def test_organ(symbol: str, organ: str | None) -> None:
    assert organ_of(symbol) == organ


# ------------------------------------------------------------------ every symbol of the grammar

NUMBERS = st.integers(1, 29999).map(str)
SESSIONS = st.integers(1, 99).map(str) | st.sampled_from(["S-10", "ES-10", "ES-11"])
YEARS = st.integers(1946, 2040).map(str)
MARKS = st.sampled_from(["L", "PV", "SR", "WP", "CRP", "R"]).flatmap(lambda mark: NUMBERS.map(lambda number: f"{mark}.{number}"))
MODIFIED = st.lists(
    st.sampled_from(sorted(set(MODIFICATIONS) - {"Summary", "Excerpt"})).flatmap(lambda mark: NUMBERS.map(lambda n: f"/{mark}.{n}")), max_size=3
)
VOLUMES = st.sampled_from(["", "", " (Vol. I)", " (Vol. II)", " (Part I)", " (Parts I and II)", " (Sect. 2)", " (Resumption 1)", " (SUPP)"])
BODY = st.sampled_from(sorted({*SERIES, *BODIES, "A/C.3", "A/AC.109", "A/CONF.151", "E/CONF.82", "CCPR/C", "TD/B", "E/C.12"} - {"A/CONF", "E/CONF"}))


@st.composite
def documents(draw: st.DrawFn) -> str:
    place = draw(st.sampled_from(["", "session", "year", "type"]))
    between = {
        "": "",
        "session": f"/{draw(SESSIONS)}",
        "year": f"/{draw(YEARS)}",
        "type": f"/{draw(st.sampled_from(['INF', 'NGO', 'PRST', 'PET']))}/{draw(YEARS)}",
    }
    return f"{draw(BODY)}{between[place]}/{draw(MARKS | NUMBERS)}{''.join(draw(MODIFIED))}{draw(VOLUMES)}"


@st.composite
def resolutions(draw: st.DrawFn) -> str:
    body = draw(st.sampled_from(["A", "E", "A/HRC", "E/CN.4"]))
    session = draw(SESSIONS | YEARS | st.sampled_from(["I", "III", "XXI", "XXX", "LX", "S-VI", "ES-II"]))
    part = draw(st.sampled_from(["", "A", "B", "A-E", "A,B"]))
    return draw(
        st.sampled_from(
            [
                resolution_symbol(body, draw(st.booleans()), draw(NUMBERS), session, part),
                resolution_symbol("S", False, draw(NUMBERS), draw(YEARS)),
            ]
        )
    )


@settings(max_examples=400, deadline=None)
@given(documents() | resolutions())
def test_every_symbol_survives(symbol: str) -> None:
    """normalise → decompose → compose changes nothing, and the symbol is found whole in a sentence."""
    assert normalise(symbol) == symbol
    taken = decompose(symbol)
    assert taken is not None and str(taken) == symbol
    assert decompose(str(taken)) == taken
    assert [(span, str(found)) for span, found in find_symbols(f"see {symbol}, and")] == [((4, 4 + len(symbol)), symbol)]


@settings(max_examples=200, deadline=None)
@given(
    documents() | resolutions(),
    st.sampled_from([str.lower, str.upper, lambda text: text.replace(" (", "("), lambda text: text.replace("-", "\u2011")]),
)
def test_spelling_does_not_matter(symbol: str, spelled: object) -> None:
    assert callable(spelled)
    assert normalise(spelled(symbol)) == symbol


@given(st.text(alphabet="ASETRDCGH/.-() 0129XIVabc§", max_size=40))
def test_nothing_breaks(text: str) -> None:
    for (start, end), symbol in find_symbols(text):
        assert 0 <= start < end <= len(text)
        assert normalise(str(symbol)) is not None
    normal = normalise(text)
    assert normal is None or normalise(normal) == normal
