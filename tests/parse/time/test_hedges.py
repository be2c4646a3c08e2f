"""Hedged and uncertain dates: the EDTF qualifiers of `find_times`, which the tables of UN documents leave out."""

from __future__ import annotations

from datetime import date

import pytest

from flows.parse.document import Source, parse_document
from flows.parse.time import find_times
from schemas.edtf import bounds
from tests.conftest import LETTER

ANCHOR = date(2011, 6, 15)

CASES = [
    ("en", "circa 1450", ["1450~"]),
    ("en", "ca. 1880, c. 1895", ["1880~", "1895~"]),
    ("en", "about June 1985", ["1985-06~"]),
    ("en", "in 1450 or so", ["1450~"]),
    ("en", "about three weeks ago", ["2011-05-25~"]),
    ("en", "from about 1990 to 1995", ["1990~/1995"]),
    ("en", "from 1990 to about 1995", ["1990/1995~"]),
    ("en", "about 5 to 7 May 1999", ["1999-05-05~/1999-05-07"]),
    ("en", "around the end of 1985", ["1985-09~/1985-12~"]),
    ("en", "since about 1985", ["1985~/.."]),
    ("en", "before circa 1750", ["../1749~"]),
    ("en", "possibly in 1943", ["1943?"]),
    ("en", "perhaps on the night of 3 May 1943", ["1943-05-03?"]),
    ("en", "in 1943 (?)", ["1943?"]),
    ("en", "1914–18 (?)", ["1914/1918?"]),
    ("en", "probably in about 1943", ["1943%"]),
    ("en", "Who won in 1943?", ["1943"]),
    ("en", "a film about the 1985 elections", ["1985"]),
    ("en", "about 5 a.m. on 3 May 1999", ["1999-05-03"]),
    ("en", "about the spring of 1985", ["1985-21"]),  # EDTF qualifies no seasons
    ("fr", "vers la fin de 1985", ["1985-09~/1985-12~"]),
    ("fr", "aux alentours de juin 1985", ["1985-06~"]),
    ("fr", "entre 1990 et probablement 1995", ["1990/1995?"]),
    ("es", "hacia 1985", ["1985~"]),
    ("es", "alrededor del 3 de mayo de 1999", ["1999-05-03~"]),
    ("es", "posiblemente en 1943", ["1943?"]),
    ("ru", "примерно с 1990 года", ["1990~/.."]),
    ("ru", "около мая 1985 года", ["1985-05~"]),
    ("ru", "возможно, в 1943 году", ["1943?"]),
    ("ar", "في حوالي عام 1985", ["1985~"]),
    ("ar", "في حزيران/يونيه 1985 تقريبا", ["1985-06~"]),
    ("ar", "ربما في عام 1943", ["1943?"]),
    ("zh", "大约在1985年", ["1985~"]),
    ("zh", "1990年前后", ["1990~"]),
    ("zh", "可能在1943年5月", ["1943-05?"]),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES, ids=[text for _, text, _ in CASES])
def test_qualifiers(language: str, text: str, values: list[str]) -> None:
    found = [t for t in find_times(text, ANCHOR, language) if t.edtf]
    assert [t.edtf for t in found] == values
    for t in found:
        assert bounds(t.edtf or "") == (t.first, t.last)


def test_the_tables_have_no_qualifiers() -> None:
    sentence = "In about June 1985 the bridge was bombed; possibly on 3 May 1991 it was bombed again."
    text = LETTER.replace("On 3 March 2021 two persons were killed in Strelsau.", sentence)
    rows = parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), text)["cited_events"]
    assert [row["date_edtf"] for row in rows] == ["1985-06", "1991-05-03"]
