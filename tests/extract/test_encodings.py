"""Plain text in the encodings that the six official languages were and are written in: paragraphs, whole documents and single lines."""

from __future__ import annotations

import codecs
import random

import pytest

from flows.extract import extract_text
from flows.extract.media_types import HTML, PLAIN, media_type_of
from flows.rejected import Unreadable

PARAGRAPHS = {
    "en": "The Permanent Mission of Ruritania presents its compliments to the Secretariat and has the honour to report that, on 14 March 2017, three "
    "fishermen were detained near the port of Zenda. Their release was agreed upon six days later — after talks in Strelsau. “We regret the "
    "delay”, the Minister’s letter said.",
    "fr": "La Mission permanente de la Ruritanie présente ses compliments au Secrétariat et a l’honneur de signaler que, le 14 mars 2017, trois "
    "pêcheurs ont été arrêtés près du port de Zenda, à l’aube. Leur libération a été décidée six jours plus tard, après des négociations menées à "
    "Strelsau, où siégeait l’assemblée ; le Gouvernement « regrette ce délai ».",
    "es": "La Misión Permanente de Ruritania saluda atentamente a la Secretaría y tiene el honor de informar de que, el 14 de marzo de 2017, tres "
    "pescadores fueron detenidos cerca del puerto de Zenda. Su liberación se acordó seis días después, tras una reunión en la pequeña ciudad de "
    "Strelsau; ningún daño se señaló. ¿Quién respondió?",
    "ru": "Постоянное представительство Руритании свидетельствует своё уважение Секретариату и имеет честь сообщить, что 14 марта 2017 года недалеко "
    "от порта Зенда были задержаны три рыбака. Об их освобождении договорились через шесть дней, после переговоров в Стрелсау. ПРАВИТЕЛЬСТВО "
    "сожалеет о задержке.",
    "ar": "تهدي البعثة الدائمة لروريتانيا تحياتها إلى الأمانة العامة وتتشرف بأن تبلغها أنه في 14 آذار/مارس 2017 احتجز ثلاثة صيادين بالقرب من ميناء "
    "زندا. واتفق على إطلاق سراحهم بعد ستة أيام، عقب محادثات جرت في ستريلساو. وتأسف الحكومة للتأخير الذي حدث في هذا الشأن (A/72/15).",
    "zh": "鲁里塔尼亚常驻代表团向秘书处致意，并谨报告，2017年3月14日，三名渔民在曾达港附近被扣押。六天后，双方在斯特雷尔绍会谈后商定予以释放。我国政府对延误表示遗憾，"
    "并请将本函作为大会文件分发（A/72/15）。",
    "zh in traditional signs": "魯里塔尼亞常駐代表團向秘書處致意，並謹報告，2017年3月14日，三名漁民在曾達港附近被扣押。六天後，雙方會談後商定予以釋放。"
    "我國政府對延誤表示遺憾，並請將本函作為大會文件分發。",
}
LINES = {
    "fr": "Réunion du 14 mars 2017 à Zenda, évêché.",
    "es": "Reunión del 14 de marzo de 2017, en la mañana.",
    "ru": "Письмо от 14 марта 2017 года.",
    "ar": "رسالة مؤرخة 14 آذار/مارس 2017 موجهة إلى الأمين العام",
    "zh": "二〇一七年三月十四日的信",
    "zh in traditional signs": "二〇一七年三月十四日的信函，請分發",
}
UTF_16 = ("utf-16-le", "utf-16-be")
ENCODINGS = {
    "en": ("cp1252", "utf-8-sig", "utf-16", "utf-32", *UTF_16),
    "fr": ("cp1252", "latin-1", "iso8859-15", "cp850", *UTF_16),
    "es": ("cp1252", "latin-1", "cp850", *UTF_16),
    "ru": ("cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic", *UTF_16),
    "ar": ("cp1256", "iso8859-6", *UTF_16),
    "zh": ("gb18030", "gbk", *UTF_16),
    "zh in traditional signs": ("big5", "gb18030", *UTF_16),
}
CASES = [
    (f"{name}, {language}, {encoding}", text, encoding)
    for name, texts in (("a line", LINES), ("a paragraph", PARAGRAPHS), ("a document", {k: f"{v}\r\n\r\n" * 60 for k, v in PARAGRAPHS.items()}))
    for language, text in texts.items()
    for encoding in ENCODINGS[language]
]


@pytest.mark.parametrize(("text", "encoding"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_decoded(text: str, encoding: str) -> None:
    content = text.encode(encoding, "ignore")  # dashes and quotation marks that an encoding does not have
    want = content.decode(encoding).replace("\r\n", "\n")
    assert extract_text(content, PLAIN).text == want


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_utf_16_without_a_mark_needs_no_name(language: str) -> None:
    for encoding in UTF_16:
        assert media_type_of(PARAGRAPHS[language].encode(encoding)) == PLAIN


def test_noise_of_a_scanner_is_borne() -> None:
    text = PARAGRAPHS["fr"].replace("libération", "libé¬ration", 1).replace("jours", "j¶ours", 1)
    assert extract_text((text * 3).encode("cp1252"), PLAIN).text == text * 3


@pytest.mark.parametrize(
    "content",
    [
        bytes(random.Random(1).choices(range(0x80, 0x100), k=2_000)),
        PARAGRAPHS["fr"].encode("cp500", "replace"),
        PARAGRAPHS["en"].encode("utf-16-le") + b"\x00",
        b"\x00\x00\x01\x00" * 300,
    ],
    ids=["bytes at random", "of a mainframe", "UTF-16 that ends within a character", "nulls"],
)
def test_what_no_encoding_makes_usual_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable) as error:
        extract_text(content, PLAIN)
    assert error.value.check in ("encoding", "binary")


@pytest.mark.parametrize(
    ("label", "encoding"),
    [("iso-8859-1", "cp1252"), ("us-ascii", "cp1252"), ("gb2312", "gb18030"), ("windows-1251", "cp1251"), ("nonsense", "utf-8")],
)
def test_pages_are_in_the_encoding_that_their_label_means(label: str, encoding: str) -> None:
    text = {"gb18030": "鲁里塔尼亚朱镕基", "cp1251": LINES["ru"]}.get(encoding, "The Minister’s “letter”")
    page = f"<html><head><meta charset={label}></head><body><p>{text}</p></body></html>"
    assert extract_text(page.encode(encoding), HTML).text.strip() == text


def test_a_mark_decides() -> None:
    assert extract_text(codecs.BOM_UTF16_BE + LINES["zh"].encode("utf-16-be"), PLAIN).text == LINES["zh"]
