"""Whatever the page does to a masthead - columns, wrapping, indents, blank lines, furniture - the rows stay the same, in every language."""

from __future__ import annotations

import itertools
import textwrap
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.parse.document import Source, parse_document

SYMBOLS = "A/81/613–S/2027/94"
KEPT = ("symbols", "organs", "sessions", "document_type", "distribution", "original_languages", "masthead_date", "title_date", "title", "sender_iso3")
KEPT_LISTS = ("addressees", "unclaimed_lines", "reading_notes")


@dataclass(frozen=True)
class Letter:
    """One joint letter of Uruguay in one language: the lines of its masthead, its title and the beginning of its body."""

    nations: str
    organs: tuple[str, str]
    distribution: str
    day: str
    original: str
    sessions: tuple[str, str]
    labels: tuple[str, ...]
    item_titles: tuple[str, str]
    title: str
    body: str
    job: str
    page: str
    space: str = " "


LETTERS = {
    "en": Letter(
        "United Nations",
        ("General Assembly", "Security Council"),
        "Distr.: General",
        "9 February 2027",
        "Original: Russian",
        ("Eighty-first session", "Eighty-second year"),
        ("Agenda items 31 and 83", "Items 31 and 83", "AGENDA ITEMS 31 AND 83"),
        ("Prevention of armed conflict", "The rule of law at the national and international levels"),
        "Letter dated 2 February 2027 from the Permanent Representative of Uruguay to the United Nations addressed to the Secretary-General "
        "and the President of the Security Council",
        "I have the honour to transmit herewith the text of a statement that the Government issued yesterday (see annex).",
        "27-01234 (E)    090227",
        "Page 2",
    ),
    "fr": Letter(
        "Nations Unies",
        ("Assemblée générale", "Conseil de sécurité"),
        "Distr. générale",
        "9 février 2027",
        "Original : russe",
        ("Quatre-vingt-unième session", "Quatre-vingt-deuxième année"),
        ("Points 31 et 83 de l’ordre du jour", "POINTS 31 ET 83 DE L’ORDRE DU JOUR"),
        ("Prévention des conflits armés", "L’état de droit aux niveaux national et international"),
        "Lettre datée du 2 février 2027, adressée au Secrétaire général et à la Présidente du Conseil de sécurité par le Représentant permanent "
        "de l’Uruguay auprès de l’Organisation des Nations Unies",
        "J’ai l’honneur de vous faire tenir ci-joint le texte d’une déclaration que le Gouvernement a publiée hier (voir annexe).",
        "27-01234 (F)    090227    100227",
        "Page 2",
    ),
    "es": Letter(
        "Naciones Unidas",
        ("Asamblea General", "Consejo de Seguridad"),
        "Distr. general",
        "9 de febrero de 2027",
        "Original: ruso",
        ("Octogésimo primer período de sesiones", "Octogésimo segundo año"),
        ("Temas 31 y 83 del programa", "TEMAS 31 Y 83 DEL PROGRAMA"),
        ("Prevención de los conflictos armados", "El estado de derecho en los planos nacional e internacional"),
        "Carta de fecha 2 de febrero de 2027 dirigida al Secretario General y a la Presidencia del Consejo de Seguridad por el Representante "
        "Permanente del Uruguay ante las Naciones Unidas",
        "Tengo el honor de transmitirle adjunto el texto de una declaración que el Gobierno publicó ayer (véase el anexo).",
        "27-01234 (S)    090227",
        "Página 2",
    ),
    "ru": Letter(
        "Организация Объединенных Наций",
        ("Генеральная Ассамблея", "Совет Безопасности"),
        "Distr.: General",
        "9 February 2027",
        "Original: Russian",
        ("Восемьдесят первая сессия", "Восемьдесят второй год"),
        ("Пункты 31 и 83 повестки дня", "ПУНКТЫ 31 И 83 ПОВЕСТКИ ДНЯ"),
        ("Предотвращение вооруженных конфликтов", "Верховенство права на национальном и международном уровнях"),
        "Письмо Постоянного представителя Уругвая при Организации Объединенных Наций от 2 февраля 2027 года на имя Генерального секретаря "
        "и Председателя Совета Безопасности",
        "Имею честь настоящим препроводить текст заявления, которое Правительство опубликовало вчера (см. приложение).",
        "27-01234 (R)    090227    100227",
        "Стр. 2",
    ),
    "ar": Letter(
        "الأمم المتحدة",
        ("الجمعية العامة", "مجلس الأمن"),
        "Distr.: General",
        "9 February 2027",
        "Original: Russian",
        ("الدورة الحادية والثمانون", "السنة الثانية والثمانون"),
        ("البندان 31 و 83 من جدول الأعمال",),
        ("منع نشوب النزاعات المسلحة", "سيادة القانون على الصعيدين الوطني والدولي"),
        "رسالة مؤرخة 2 شباط/فبراير 2027 موجهة إلى الأمين العام ورئيسة مجلس الأمن من الممثل الدائم لأوروغواي لدى الأمم المتحدة",
        "يشرفني أن أحيل إليكم طيه نص بيان أصدرته الحكومة أمس (انظر المرفق).",
        "27-01234 (A)    100227",
        "الصفحة 2",
    ),
    "zh": Letter(
        "联合国",
        ("大会", "安全理事会"),
        "Distr.: General",
        "9 February 2027",
        "Original: Russian",
        ("第八十一届会议", "第八十二年"),
        ("议程项目31和83", "议程项目 31 和 83"),
        ("预防武装冲突", "国内和国际的法治"),
        "2027年2月2日乌拉圭常驻联合国代表给秘书长和安全理事会主席的信",
        "谨随函转递我国政府昨天发表的一份声明的全文(见附件)。",
        "27-01234 (C)    090227    100227",
        "第2页",
        space="",
    ),
}


def rows(text: str) -> dict[str, Any]:
    parsed = parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), text)
    document = {key: parsed["documents"][0][key] for key in (*KEPT, *KEPT_LISTS)}
    items = [tuple(i[key] for key in ("organ", "session_number", "item_number", "sub_item", "title", "agenda_kind")) for i in parsed["agenda_items"]]
    return document | {"items": items}


def expected(letter: Letter) -> dict[str, Any]:
    return {
        "symbols": ["A/81/613", "S/2027/94"],
        "organs": ["General Assembly", "Security Council"],
        "sessions": [
            {"organ": "General Assembly", "kind": "regular", "number": 81},
            {"organ": "Security Council", "kind": "year", "number": 82},
        ],
        "document_type": "letter",
        "distribution": "General",
        "original_languages": ["ru"],
        "masthead_date": date(2027, 2, 9),
        "title_date": date(2027, 2, 2),
        "title": letter.title,
        "sender_iso3": "URY",
        "addressees": ["Secretary-General", "President of the Security Council"],
        "unclaimed_lines": [],
        "reading_notes": [],
        "items": [("General Assembly", 81, number, None, title, "agenda") for number, title in zip((31, 83), letter.item_titles, strict=True)],
    }


def furniture(letter: Letter) -> list[str]:
    """What a page prints above and below its text."""
    numbers = ["- 2 -", "2/3", "2/3" + " " * 40 + letter.job, "/...", letter.page, SYMBOLS]
    return [letter.job, "GE.27-01234", "*2701234*", "_" * 20, "Please recycle", *numbers]


def two_columns(pairs: list[tuple[str, str]], at: int, gap: str) -> list[str]:
    return [f"{left:<{at}}{gap}{right}".rstrip() if right else left for left, right in pairs]


def wrapped(text: str, width: int, space: str = " ", hanging: int = 0) -> list[str]:
    """Lines of at most so many columns; a text without blanks breaks at any of its letters, which fill two columns each."""
    if not space:
        return [text[at : at + width // 2] for at in range(0, len(text), width // 2)]
    return textwrap.wrap(text, width, subsequent_indent=" " * hanging, break_long_words=False, break_on_hyphens=False)


@st.composite
def heads(draw: st.DrawFn, letter: Letter) -> list[str]:
    """The lines above the agenda items: in two columns, or one below the other."""
    first, second = letter.organs
    if draw(st.booleans()):
        pairs = [(letter.nations, SYMBOLS), (first, letter.distribution), (second, letter.day), ("", letter.original), ("", ""), letter.organs]
        session, year = letter.sessions
        years = wrapped(year, draw(st.sampled_from([len(year), len(year) * 2 // 3])) if letter.space else 2 * len(year), letter.space)
        sessions = list(itertools.zip_longest([session], years, fillvalue=""))
        return two_columns([*pairs, *sessions], draw(st.integers(40, 70)), draw(st.sampled_from(["   ", "\t", "\t\t", "      "])))
    stamped = [letter.nations, SYMBOLS, first, second, letter.distribution, letter.day, letter.original]
    if draw(st.booleans()):  # as readers of PDF files give the cells of a table, row by row
        return [*stamped, "", first, second, *letter.sessions]
    return [*stamped, "", first, letter.sessions[0], second, letter.sessions[1], "", first]


@st.composite
def layouts(draw: st.DrawFn, letter: Letter) -> str:
    """The letter, laid out in one way of many."""
    hanging = draw(st.sampled_from([0, 2])) if letter.space else 0
    narrowest = 28 if letter.item_titles[0][:1].isupper() else 60  # without capitals a broken title is not told from two
    titles = [line for title in letter.item_titles for line in wrapped(title, draw(st.integers(narrowest, 80)), letter.space, hanging)]
    body = wrapped(letter.body, draw(st.integers(60, 90)), letter.space)
    blocks = [
        draw(heads(letter)),
        [draw(st.sampled_from(letter.labels)), *titles],
        wrapped(letter.title, draw(st.integers(45, 100)), letter.space),
        body,
        body,
    ]
    blank = draw(st.sampled_from([" ", " ", "\u00a0"]))
    margin = " " * draw(st.sampled_from([0, 0, 4, 8]))
    lines: list[str] = draw(st.lists(st.sampled_from(furniture(letter)[:5]), max_size=1))
    free = draw(st.sampled_from([0, 0, 0, 1]))  # lines after every line
    for n, block in enumerate(blocks):
        lines += [""] * draw(st.integers(1, 3)) if n else []
        lines += [draw(st.sampled_from(["", "\f"])) + line for line in draw(st.lists(st.sampled_from(furniture(letter)), max_size=2 if n else 0))]
        for line in block:
            lines += [margin + line + " " * draw(st.integers(0, 2)) if line.strip() else "", *[""] * free]
    lines = [line.replace(" ", blank) if "  " not in line.strip() else line for line in lines]
    mark, end = draw(st.sampled_from([("", ""), ("", ""), ("\u200f", ""), ("\u200e", "\u200e"), ("\u202b", "\u202c")]))
    return "\n".join(mark + line + end if line.strip() else line for line in lines) + "\n"


@pytest.mark.parametrize("language", LETTERS)
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_the_layout_of_the_page_changes_no_row(language: str, data: st.DataObject) -> None:
    letter = LETTERS[language]
    assert rows(data.draw(layouts(letter))) == expected(letter)


SITE = [
    "Skip to main content",
    "Home > Documents",
    "العربية | 中文 | English | Français | Русский | Español",
    "Search",
    "Share this page",
    "Download (PDF)",
]


@pytest.mark.parametrize("language", LETTERS)
@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_the_lines_of_a_web_site_around_a_letter_are_unclaimed(language: str, data: st.DataObject) -> None:
    letter = LETTERS[language]
    site = st.lists(st.sampled_from(SITE), max_size=4, unique=True).map(lambda lines: "\n".join(lines) + "\n\n")
    found = rows(data.draw(site) + data.draw(layouts(letter)) + "\n" + data.draw(site))
    assert set(found.pop("unclaimed_lines")) <= set(SITE)
    assert found == {key: value for key, value in expected(letter).items() if key != "unclaimed_lines"}


@pytest.mark.parametrize("language", LETTERS)
def test_one_folded_line(language: str) -> None:
    """Where one line ends and the next begins is not printed: in a script without capitals the titles of two items cannot be told apart."""
    letter = LETTERS[language]
    head = [letter.nations, SYMBOLS, *letter.organs, letter.distribution, letter.day, letter.original]
    sessions = [letter.organs[0], letter.sessions[0], letter.organs[1], letter.sessions[1]]
    found = rows(" ".join([*head, *sessions, letter.labels[0], *letter.item_titles, letter.title, letter.body]))
    titles = (None, None) if language in ("ar", "zh") else letter.item_titles
    assert found == expected(letter) | {
        "items": [("General Assembly", 81, n, None, title, "agenda") for n, title in zip((31, 83), titles, strict=True)]
    }


PIECES = [
    *(
        "United Nations",
        "S/",
        "§/1l",
        "5/12345",
        "A/RES/1514 (XV)",
        "A/ES-10/484S/2010/158",
        "Distr. GENERAL",
        "ORIGINAL:",
        "Original: x/y",
        "31 February 1990",
    ),
    *(
        "Seventy-eigth session",
        "XIX session",
        "Agenda items 1 (a) to",
        "Items 3 to 1",
        "Agenda item 9 (z) to (a)",
        "Letter dated",
        "Letter dated 0 May 1990 from",
    ),
    *(
        "addressed to the",
        "[Original: French]",
        "[]",
        "4163rd meeting",
        "S/PV.1",
        "Contents",
        "Report of the Secretary-General",
        "Resolution 0 (0000)",
    ),
    *(
        "第届会议",
        "البند من",
        "٣٨ (أ)",
        "Пункты",
        "Points 1 et",
        "一九九〇年十三月三十二日",
        "The General Assembly,",
        "\t\t",
        "   ",
        "\u200f",
        "*",
        "(Signed)",
    ),
]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.sampled_from(PIECES) | st.text(max_size=12), st.sampled_from(["\n", "\n\n", "   ", " ", "\t"])), max_size=30))
def test_no_text_breaks_the_reading(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + between for piece, between in pieces)
    parsed = parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), text)
    for item in parsed["agenda_items"]:
        assert 0 <= item["start_char"] <= item["end_char"] <= len(text)
