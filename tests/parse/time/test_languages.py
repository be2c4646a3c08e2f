"""Dates in six languages: a table of forms. More of them, composed with known values: test_properties.py."""

from __future__ import annotations

from datetime import date

import pytest

from flows.parse.time import find_times

CASES = [
    ("fr", "le 1er juillet 2013", ["2013-07-01"]),
    ("fr", "du 29 au 31 juillet 2014", ["2014-07-29/2014-07-31"]),
    ("fr", "du 1er décembre 2014 au 3 janvier 2015", ["2014-12-01/2015-01-03"]),
    ("fr", "les 6 et 7 avril 2011", ["2011-04-06/2011-04-07"]),
    ("fr", "depuis le 1er octobre 2014", ["2014-10-01/.."]),
    ("fr", "au plus tard le 10 juillet 2015", ["../2015-07-10"]),
    ("fr", "à la mi-mai 1999", ["1999-05-11/1999-05-20"]),
    ("fr", "dans les années 60", ["196X"]),
    ("fr", "au XIXe siècle", ["18XX"]),
    ("fr", "au premier semestre de 2007", ["2007-01/2007-06"]),
    ("fr", "la résolution 1990 (2011)", []),
    ("es", "el 6 de marzo de 2015", ["2015-03-06"]),
    ("es", "del 29 al 31 de julio de 2014", ["2014-07-29/2014-07-31"]),
    ("es", "desde el año 2011 hasta el 22 de diciembre de 2014", ["2011/2014-12-22"]),
    ("es", "en junio y octubre de 2012", ["2012-06", "2012-10"]),
    ("es", "a principios de la década de 1960", ["1960/1963"]),
    ("es", "en el siglo XIX", ["18XX"]),
    ("es", "a partir del 1 de enero de 2016", ["2016-01-01/.."]),
    ("ru", "13-17 октября 2014 года", ["2014-10-13/2014-10-17"]),
    ("ru", "с 8 по 10 апреля 2015 года", ["2015-04-08/2015-04-10"]),
    ("ru", "седьмого и восьмого июля 2014 года", ["2014-07-07/2014-07-08"]),
    ("ru", "двадцать первого июня 1941 года", ["1941-06-21"]),
    ("ru", "в 1990-х годах", ["199X"]),
    ("ru", "в 1970-х и 1980-х годах", ["1970/1989"]),
    ("fr", "pendant les années 1960 et 1970; les années 1992 et 1993", ["1960/1979", "1992/1993"]),
    ("ru", "в начале 1960-х годов", ["1960/1963"]),
    ("ru", "по состоянию на 18 декабря 2014 года", ["../2014-12-18"]),
    ("ru", "не позднее 10 июля 2015 года", ["../2015-07-10"]),
    ("ar", "في 6 آذار/مارس 2015", ["2015-03-06"]),
    ("ar", "في ٦ كانون الثاني/يناير ٢٠١٤", ["2014-01-06"]),
    ("ar", "في الفترة من 29 إلى 31 تموز/يوليه 2014", ["2014-07-29/2014-07-31"]),
    ("ar", "في يومي 8 و9 كانون الأول/ديسمبر 2014", ["2014-12-08/2014-12-09"]),
    ("ar", "منذ عام 2000", ["2000/.."]),
    ("ar", "في 3 ماي 1945", ["1945-05-03"]),
    ("ar", "في ستينيات القرن العشرين", ["196X"]),
    ("ar", "القرار 1990 (2011)", []),
    ("ar", "بعد الحرب العالمية الثانية وخلال الحرب الباردة", ["1939-09-01/1945-09-02", "1947/1991"]),
    ("ar", "في الأسبوع الأول من آب/أغسطس 2006", ["2006-08-01/2006-08-07"]),
    ("ar", "في النصف الأول من آب/أغسطس 2006", ["2006-08-01/2006-08-15"]),
    ("zh", "2014年10月13日至17日", ["2014-10-13/2014-10-17"]),
    ("zh", "二〇一四年十月十三日至十七日", ["2014-10-13/2014-10-17"]),
    ("zh", "２０１４年１０月１３日", ["2014-10-13"]),
    ("zh", "2013年10月至2014年2月", ["2013-10/2014-02"]),
    ("zh", "2000年以来", ["2000/.."]),
    ("zh", "截至2014年12月18日", ["../2014-12-18"]),
    ("zh", "20世纪90年代", ["199X"]),
    (
        "zh",
        "部队留驻直至2021年6月30日；直至2022年底；持续到2023年底；截至2024年底",
        ["../2021-06-30", "../2022-12-31", "../2023-12-31", "../2024-12-31"],
    ),
    ("zh", "十九世纪", ["18XX"]),
    ("zh", "2015年底前", ["../2015-12-31"]),
    ("zh", "第1990(2011)号决议", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES, ids=[f"{language}: {text}" for language, text, _ in CASES])
def test_values(language: str, text: str, values: list[str]) -> None:
    assert [t.edtf for t in find_times(text, None, language) if t.edtf] == values


ANCHOR = date(2011, 6, 15)
RELATIVE = [
    ("fr", "Le 2 avril 1982, ils ont débarqué. Le lendemain, il pleuvait.", ["1982-04-02", "1982-04-03"]),
    (
        "fr",
        "Le 2 avril 1982, ils ont débarqué. Trois jours plus tard, il pleuvait ; le même jour, ils sont partis.",
        ["1982-04-02", "1982-04-05", "1982-04-05"],
    ),
    ("fr", "il y a deux semaines, la semaine dernière", ["2011-06-01", "2011-06-06/2011-06-12"]),
    ("es", "El 2 de abril de 1982 desembarcaron. Al día siguiente llovió. Tres días después se fueron.", ["1982-04-02", "1982-04-03", "1982-04-06"]),
    ("fr", "Trois jours après la signature de l'accord le 4 mai 1999, il est parti.", ["1999-05-07", "1999-05-04"]),
    ("fr", "Le 9 mai 2001, le pont s'est effondré. Il est parti deux jours après le vote.", ["2001-05-09"]),
    (
        "fr",
        "Le pont s'est effondré le 9 mai 2001. Il a plu le 3 juin 2001. Deux jours après l'effondrement du pont, il est parti.",
        ["2001-05-09", "2001-06-03"],
    ),
    ("es", "Una semana después del terremoto del 6 de febrero de 2003 llegó la ayuda.", ["2003-02-13", "2003-02-06"]),
    ("es", "El 9 de mayo de 2001 cayó el puente. Se marchó dos días después de la votación.", ["2001-05-09"]),
    ("es", "Dos semanas antes de las elecciones del 12 de junio de 2005 se cerró.", ["2005-05-29", "2005-06-12"]),
    ("ru", "Через неделю после землетрясения 6 февраля 2003 года прибыла помощь.", ["2003-02-13", "2003-02-06"]),
    ("ru", "За две недели до выборов 12 июня 2005 года бюро закрылось.", ["2005-05-29", "2005-06-12"]),
    ("ar", "بعد أسبوع من الزلزال الذي وقع في 6 شباط/فبراير 2003 وصلت المساعدات.", ["2003-02-13", "2003-02-06"]),
    ("zh", "2003年2月6日地震发生一周后，援助抵达。", ["2003-02-06", "2003-02-13"]),
    ("fr", "Le 10e anniversaire de l'inondation du 2 juin.", ["2011-06-02", "2001-06-02"]),
    ("es", "El cuarto aniversario de la inundación del 2 de junio.", ["2011-06-02", "2007-06-02"]),
    ("ru", "Отмечается 10-я годовщина наводнения 2 июня.", ["2011-06-02", "2001-06-02"]),
    ("es", "El próximo año habrá elecciones.", ["2012"]),
    ("es", "El 5 de este mes llegó un barco.", ["2011-06-05"]),
    ("fr", "Le 5 de ce mois, un navire est arrivé; aujourd’hui, ce mois", ["2011-06-05", "2011-06-15", "2011-06"]),
    ("ru", "на этой неделе, в этом месяце", ["2011-06-13/2011-06-19", "2011-06"]),
    ("fr", "Deux jours plus tôt, le 9 mai 2006, un pont s'était effondré.", ["2006-05-09"]),
    ("ru", "Два месяца спустя, 9 мая 2006 года, мост рухнул.", ["2006-05-09"]),
    ("es", "hace cinco años, el año pasado", ["2006", "2010"]),
    ("ru", "2 апреля 1982 года они высадились. На следующий день шел дождь. Через три дня они ушли.", ["1982-04-02", "1982-04-03", "1982-04-06"]),
    ("ru", "2 апреля 1982 года они высадились. В тот же день шел дождь. Спустя два года они ушли.", ["1982-04-02", "1982-04-02", "1984"]),
    ("ru", "пять лет назад, на прошлой неделе", ["2006", "2011-06-06/2011-06-12"]),
    ("ar", "في 2 أبريل 1982 نزلت القوات. وفي اليوم التالي هطل المطر. وبعد ثلاثة أيام انسحبت.", ["1982-04-02", "1982-04-03", "1982-04-06"]),
    ("ar", "قبل أسبوعين، العام الماضي", ["2011-06-01", "2010"]),
    ("zh", "1982年4月2日，部队登陆。次日下雨。三天后部队离开。同日会议开始。", ["1982-04-02", "1982-04-03", "1982-04-06", "1982-04-06"]),
    ("ar", "في 1 أيار/مايو من هذا العام", ["2011-05-01"]),
    ("zh", "去年签署了协定，上个月又签署了一项，今年5月1日生效。", ["2010", "2011-05", "2011-05-01"]),
    ("zh", "五年前，第八次年度报告", ["2006"]),
    ("zh", "上周，车队受阻。", ["2011-06-06/2011-06-12"]),
]


@pytest.mark.parametrize(("language", "text", "values"), RELATIVE, ids=[f"{language}: {text}" for language, text, _ in RELATIVE])
def test_relative_values(language: str, text: str, values: list[str]) -> None:
    assert [t.edtf for t in find_times(text, ANCHOR, language) if t.edtf] == values
