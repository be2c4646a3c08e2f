"""Plain text in any encoding."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract import extract_text
from flows.rejected import Unreadable

FRENCH = "Assemblée générale — Soixante-dix-huitième session. Lettre datée du 3 février 2021, adressée au Secrétaire général. " * 5
RUSSIAN = "Генеральная Ассамблея. Письмо Постоянного представителя от 3 февраля 2021 года на имя Генерального секретаря. " * 5
CHINESE = "大会第七十八届会议议程项目三十一。二〇二一年二月三日常驻联合国代表给秘书长的信。" * 10

DECODED = [
    ("UTF-8", FRENCH.encode(), FRENCH),
    ("UTF-8 with byte-order mark", codecs.BOM_UTF8 + FRENCH.encode(), FRENCH),
    ("UTF-16 with byte-order mark", FRENCH.encode("utf-16"), FRENCH),
    ("UTF-16 big-endian", codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), CHINESE),
    ("UTF-32", RUSSIAN.encode("utf-32"), RUSSIAN),
    ("Windows-1252", FRENCH.encode("cp1252"), FRENCH),
    ("Latin-1", FRENCH.replace("—", "-").encode("latin-1"), FRENCH.replace("—", "-")),
    ("Windows-1251", RUSSIAN.encode("cp1251"), RUSSIAN),
    ("GB18030", CHINESE.encode("gb18030"), CHINESE),
    ("line ends of other systems", b"a\r\nb\rc\n", "a\nb\nc\n"),
    ("form feeds stay", b"page 1\fpage 2", "page 1\fpage 2"),
]

REFUSED = [
    ("nothing", b"", "empty"),
    ("nothing but blanks", b" \n\t\n", "no_text"),
    ("a byte-order mark alone", codecs.BOM_UTF8, "no_text"),
    ("a PNG", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4, "no_reader"),
    ("bytes of all kinds", bytes(range(256)) * 4, "binary"),
    ("nulls in UTF-8", b"text\x00text", "binary"),
    ("half a UTF-16 character", codecs.BOM_UTF16_LE + b"a", "encoding"),
]


@pytest.mark.parametrize(("content", "text"), [case[1:] for case in DECODED], ids=[case[0] for case in DECODED])
def test_decoded(content: bytes, text: str) -> None:
    assert extract_text(content, "text/plain").text == text


@pytest.mark.parametrize(("content", "check"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused(content: bytes, check: str) -> None:
    with pytest.raises(Unreadable) as error:
        extract_text(content, "text/plain")
    assert error.value.check in (check, "encoding" if check == "binary" else check)
    assert error.value.reason


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text = extract_text(content, "text/plain").text
    except Unreadable:
        return
    assert text.strip()
    assert "\r" not in text
    text.encode("utf-8")
