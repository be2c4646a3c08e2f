"""Labels of agenda items in six languages: (language, printed, kind, items as `71b`). All that is printed belongs to the label."""

from __future__ import annotations

import pytest

from flows.parse.agenda import read_label

LABELS = [
    ("en", "Agenda item 43", "agenda", "43"),
    ("en", "Agenda items 12, 64 (c) and 101 (aa)", "agenda", "12 64c 101aa"),
    ("en", "Items 22 (a) to (c) of the provisional agenda*", "provisional_agenda", "22a 22b 22c"),
    ("en", "Item 9 of the provisional agenda**", "provisional_agenda", "9"),
    ("en", "Items 17, 18 and 33 to 36 of the preliminary list*", "preliminary_list", "17 18 33 34 35 36"),
    ("en", "Agenda items 58, 61(b), (d) and (e), and 77", "agenda", "58 61b 61d 61e 77"),
    ("en", "AGENDA ITEM 25 (b)", "agenda", "25b"),
    ("en", "Item 4 (c) of the provisional agenda", "provisional_agenda", "4c"),
    ("en", "Agenda item: 34", "agenda", "34"),
    ("en", "Items 5 and 6 of the provisional annotated agenda", "provisional_agenda", "5 6"),
    ("en", "Item 13 (a) (ii) of the provisional agenda", "provisional_agenda", "13a"),
    ("en", "Items 40 and 41 of the draft agenda", "provisional_agenda", "40 41"),
    ("en", "Agenda items 8–11", "agenda", "8 9 10 11"),
    ("en", "Agenda item 14 (a), (b) and (c)", "agenda", "14a 14b 14c"),
    ("en", "Item 62 of the preliminary list* of items", "preliminary_list", "62"),
    ("en", "Provisional agenda items 7 and 8 (b)", "provisional_agenda", "7 8b"),
    ("fr", "Point 27 de l’ordre du jour", "agenda", "27"),
    ("fr", "Points 19, 44 et 88 b) de l’ordre du jour provisoire*", "provisional_agenda", "19 44 88b"),
    ("fr", "Point 19, a, de l'ordre du jour", "agenda", "19a"),
    ("fr", "Points 51 à 54 de la liste préliminaire*", "preliminary_list", "51 52 53 54"),
    ("fr", "Point 106 a) et c) de l'ordre du jour", "agenda", "106a 106c"),
    ("fr", "Points 7 et 8 de l’ordre du jour provisoire annoté", "provisional_agenda", "7 8"),
    ("fr", "POINT 63 DE L'ORDRE DU JOUR", "agenda", "63"),
    ("es", "Tema 52 del programa", "agenda", "52"),
    ("es", "Temas 13, 48 e) y 90 del programa provisional*", "provisional_agenda", "13 48e 90"),
    ("es", "Tema 70 a) a d) de la lista preliminar*", "preliminary_list", "70a 70b 70c 70d"),
    ("es", "TEMAS 24 Y 39 DEL PROGRAMA", "agenda", "24 39"),
    ("es", "Tema 6 b) del programa provisional", "provisional_agenda", "6b"),
    ("ru", "Пункт 46 повестки дня", "agenda", "46"),
    ("ru", "Пункты 15, 29 и 73 b) предварительной повестки дня*", "provisional_agenda", "15 29 73b"),
    ("ru", "Пункты 92–94 первоначального перечня*", "preliminary_list", "92 93 94"),
    ("ru", "Пункт 20 а) и в) повестки дня", "agenda", "20a 20c"),
    ("ar", "البند ٥٨ من جدول الأعمال", "agenda", "58"),
    ("ar", "البندان 14 و 37 (ج) من جدول الأعمال المؤقت*", "provisional_agenda", "14 37c"),
    ("ar", "البنود ٢١ و ٣٣ و ٦٥ من القائمة الأولية*", "preliminary_list", "21 33 65"),
    ("ar", "البند 72 (أ) من جدول الأعمال", "agenda", "72a"),
    ("zh", "议程项目49", "agenda", "49"),
    ("zh", "临时议程*项目18和26(c)", "provisional_agenda", "18 26c"),
    ("zh", "议程项目七十一", "agenda", "71"),
    ("zh", "临时议程项目三十五", "provisional_agenda", "35"),
    ("zh", "议程项目二十、三十一和一百零四", "agenda", "20 31 104"),
    ("zh", "初步清单*项目53至55", "preliminary_list", "53 54 55"),
    ("en", "Agenda item 34", "agenda", "34"),
    ("en", "Agenda items 31, 71, 80, 83 and 129", "agenda", "31 71 80 83 129"),
    ("en", "Agenda item 71 (b)", "agenda", "71b"),
    ("en", "Agenda item 96 (ss)", "agenda", "96ss"),
    ("en", "Agenda items 132 and 17 (c)", "agenda", "132 17c"),
    ("en", "Agenda item 69 (a) and (c)", "agenda", "69a 69c"),
    ("en", "Agenda item 19 (a) to (d)", "agenda", "19a 19b 19c 19d"),
    ("en", "Agenda items 80 to 83", "agenda", "80 81 82 83"),
    ("en", "Items 36, 37 and 87 of the provisional agenda*", "provisional_agenda", "36 37 87"),
    ("en", "AGENDA ITEMS 9 AND 25", "agenda", "9 25"),
    ("en", "Items 32 & 41 of the preliminary list", "preliminary_list", "32 41"),
    ("en", "Agenda item: 7", "agenda", "7"),
    ("en", "Provisional agenda item 12", "provisional_agenda", "12"),
    ("en", "Items 38 and 39 of the\n  preliminary list*", "preliminary_list", "38 39"),
    ("fr", "POINTS 9 ET 25 DE L'ORDRE DU JOUR", "agenda", "9 25"),
    ("fr", "Points 14 à 16 de l’ordre du jour provisoire*", "provisional_agenda", "14 15 16"),
    ("es", "TEMAS 9 Y 25 DEL PROGRAMA", "agenda", "9 25"),
    ("es", "Tema 64 a), b) y d) de la lista preliminar*", "preliminary_list", "64a 64b 64d"),
    ("ru", "ПУНКТЫ 9 И 25 ПОВЕСТКИ ДНЯ", "agenda", "9 25"),
    ("ru", "Пункт 64 a, b и d предварительной повестки дня*", "provisional_agenda", "64a 64b 64d"),
    ("ru", "Пункт 12 б повестки дня", "agenda", "12b"),
    ("ru", "Пункты 5 и 7 повестки дня", "agenda", "5 7"),
    ("ar", "البنود من 14 إلى 16 من جدول الأعمال", "agenda", "14 15 16"),
    ("ar", "البند \u200f71 \u200f(ب) من جدول الأعمال المؤقت*", "provisional_agenda", "71b"),
    ("zh", "临时议程* 项目36和87", "provisional_agenda", "36 87"),
    ("zh", "议程项目64(a)、(b)和(d)", "agenda", "64a 64b 64d"),
]


@pytest.mark.parametrize(("language", "printed", "kind", "items"), LABELS, ids=[f"{case[0]}: {case[1]}" for case in LABELS])
def test_label(language: str, printed: str, kind: str, items: str) -> None:
    label = read_label(printed, 0, len(printed), language)
    assert label is not None
    assert (label.kind, " ".join(f"{number}{letter or ''}" for number, letter, _ in label.items)) == (kind, items)
    assert label.span == (0, len(printed))
