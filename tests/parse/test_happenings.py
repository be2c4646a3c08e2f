"""Which times are rows in a text that an organ has adopted; (language, text, the times that are left)."""

from __future__ import annotations

from datetime import date

import pytest

from flows.parse.happenings import Spans, happening_words, happenings
from flows.parse.time import find_times

ANCHOR = date(2021, 6, 14)

ROWS = [
    ("en", "At its 61st plenary meeting, on 3 March 2021, the Assembly postponed the session to 5 May 2021.", ["5 May 2021"]),
    ("en", "Meeting on 3 March 2021,", []),
    ("en", "Meeting on 3 March 2021, the two Ministers agreed on a truce.", ["3 March 2021"]),
    ("en", "PORT VILA, 3 March 2021 – The Minister resigned on 2 March.", ["2 March"]),
    ("en", "Tulagi, 3 March 2021 – two boats were seized.", ["3 March 2021"]),
    ("fr", "Réuni le 3 mars 2021,", []),
    ("fr", "Réuni le 3 mars 2021, le Comité des pêcheurs a voté la grève.", ["3 mars 2021"]),
    ("fr", "Date de la requête: 3 mars 2021 (date de la lettre initiale)", []),
    ("fr", "Le présent rapport couvre la période du 4 mai au 9 juin 2021.", []),
    (
        "fr",
        "Le présent rapport est soumis en application de la résolution 2791, par laquelle le Conseil a prorogé le mandat jusqu’au 4 mai 2022.",
        ["jusqu’au 4 mai 2022"],
    ),
    ("es", "Reunido el 3 de marzo de 2021,", []),
    ("es", "Fecha de la comunicación: 3 de marzo de 2021 (presentación inicial)", []),
    (
        "es",
        "El presente informe se presenta en cumplimiento de la resolución 2791, por la que el Consejo prorrogó el mandato hasta el 4 de mayo de 2022.",
        ["hasta el 4 de mayo de 2022"],
    ),
    ("ru", "на своем заседании 3 марта 2021 года,", []),
    ("ru", "Дата сообщения: 3 марта 2021 года (первоначальное представление)", []),
    (
        "ru",
        "Настоящий доклад представляется во исполнение резолюции 2791, которой Совет продлил мандат до 4 мая 2022 года.",
        ["до 4 мая 2022 года"],
    ),
    ("zh", "于2021年3月3日举行会议，", []),
    ("zh", "来文日期：2021年3月3日(首次提交)", []),
    ("zh", "本报告是根据第2791号决议提交的，安理会在该决议中将任期延长至2022年5月4日。", ["至2022年5月4日"]),
    ("ar", "وقد اجتمعت في 3 آذار/مارس 2021،", []),
    ("ar", "تاريخ تقديم البلاغ: 3 آذار/مارس 2021", []),
    ("ar", "هذا التقرير مقدم عملا بالقرار 2791 الذي مدد المجلس بموجبه الولاية حتى 4 أيار/مايو 2022.", ["حتى 4 أيار/مايو 2022"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_rows(language: str, text: str, expected: list[str]) -> None:
    words = happening_words(language)
    assert words is not None
    times = find_times(text, ANCHOR, language)
    left = happenings(text, (0, len(text)), times, Spans(()), words)
    assert [text[t.outer_start : t.outer_end] for t in left] == expected
