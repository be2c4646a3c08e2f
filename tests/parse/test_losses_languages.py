"""Places and losses in the other languages than English: (language, sentence with its date in square brackets, places, losses as kind count low high)."""

from __future__ import annotations

import pytest
import regex

from flows.parse.casualties import find_casualties
from flows.parse.places import Countries, assign_places
from flows.parse.proper_names import find_names

CASES: list[tuple[str, str, list[str], list[str]]] = [
    (
        "fr",
        "Le [3 mai 1994], douze civils ont été tués dans le village de Kirumba, en Ouganda.",
        ["Kirumba (UGA)", "Ouganda (UGA)"],
        ["killed 12 12 12"],
    ),
    (
        "fr",
        "Le [4 juin 1987], l’aviation a bombardé Beyrouth, tuant 25 personnes et en blessant 60 autres.",
        ["Beyrouth (LBN)"],
        ["killed 25 25 25", "injured 60 60 60"],
    ),
    (
        "fr",
        "L’attaque du [5 mars 2003] à Bunia a fait au moins 40 morts et une centaine de blessés.",
        ["Bunia (COD)"],
        ["killed 40 40 -", "injured 100 100 100"],
    ),
    ("fr", "Quelque 3 000 réfugiés ont fui vers la Tanzanie le [6 avril 1993].", ["Tanzanie (TZA)"], ["displaced 3000 3000 3000"]),
    ("fr", "Le [7 août 1998], des soldats ont arrêté 30 étudiants à N’Djamena.", ["N’Djamena (TCD)"], ["detained 30 30 30"]),
    ("fr", "Trois casques bleus ont été blessés près de Goma le [8 mai 2013].", ["Goma (COD)"], ["injured 3 3 3"]),
    ("fr", "Le [9 mai 1999], plus de 200 femmes et enfants ont été enlevés au Soudan du Sud.", ["Soudan du Sud (SSD)"], ["abducted 200 200 -"]),
    ("fr", "Entre 50 et 60 villageois ont péri au Mali le [23 mars 2019].", ["Mali (MLI)"], ["killed - 50 60"]),
    (
        "fr",
        "Le [2 février 2015], un soldat tchadien a été tué et quatre autres ont été grièvement blessés à Gambaru, au Nigéria.",
        ["Gambaru (NGA)", "Nigéria (NGA)"],
        ["killed 1 1 1", "injured 4 4 4"],
    ),
    ("fr", "L’explosion a coûté la vie à 17 passants à Kaboul le [1er juin 2017].", ["Kaboul (AFG)"], ["killed 17 17 17"]),
    (
        "fr",
        "Le [10 octobre 2001], des centaines de maisons ont été détruites et 900 familles déplacées en Colombie.",
        ["Colombie (COL)"],
        ["displaced 900 900 900"],
    ),
    ("fr", "Le Conseil s’est réuni le [11 mai 2000] à New York.", ["New York (USA)"], []),
    ("fr", "Le [13 mai 1986], la mort de 8 pêcheurs a été signalée au large de Chypre.", ["Chypre (CYP)"], ["killed 8 8 8"]),
    (
        "fr",
        "Le [12 février 2006], vers 6 heures, deux avions ont lancé des bombes sur la localité d’Amdjarass, au Tchad, faisant 7 morts et 18 blessés, dont 4 enfants.",
        ["Amdjarass (TCD)", "Tchad (TCD)"],
        ["killed 7 7 7", "injured 18 18 18"],
    ),
    (
        "fr",
        "Dans la nuit du [3 avril 2014], des hommes armés ont attaqué le village de Bakala, en République centrafricaine, où ils ont massacré une trentaine de villageois.",
        ["Bakala (CAF)", "République centrafricaine (CAF)"],
        ["killed 30 30 30"],
    ),
    ("fr", "Le bilan de l’attentat du [13 octobre 1983] à Beyrouth s’élève à 58 morts.", ["Beyrouth (LBN)"], ["killed 58 58 58"]),
    (
        "fr",
        "Depuis le [1er mars 1996], plus de 15 000 personnes ont été contraintes de quitter leurs foyers au Burundi.",
        ["Burundi (BDI)"],
        ["displaced 15000 15000 -"],
    ),
    ("fr", "Le [22 juin 1982], les forces d’occupation ont enlevé quatre ressortissants libanais à Tyr.", ["Tyr (LBN)"], ["abducted 4 4 4"]),
    ("fr", "Le [8 juillet 2010], aucun des 20 passagers n’a été blessé à Bamako.", ["Bamako (MLI)"], []),
    ("fr", "Le [9 juillet 2010], les 12 otages ont été libérés à Niamey (Niger).", ["Niamey (NER)", "Niger (NER)"], []),
    ("fr", "Le [5 décembre 2012], le Représentant permanent du Maroc s’est entretenu avec le Secrétaire général.", [], []),
    ("fr", "L’accord a été signé à Pretoria, en Afrique du Sud, le [17 décembre 2002].", ["Pretoria (ZAF)", "Afrique du Sud (ZAF)"], []),
    ("fr", "Le [18 décembre 2002], le Conseil a adopté sa résolution sur la situation en Haïti.", [], []),
    (
        "es",
        "El [3 de mayo de 1984], doce campesinos fueron asesinados en la aldea de Las Lomas, en Honduras.",
        ["Las Lomas (HND)", "Honduras (HND)"],
        ["killed 12 12 12"],
    ),
    ("es", "El ataque del [4 de junio de 1987] en Beirut causó 25 muertos y 60 heridos.", ["Beirut (LBN)"], ["killed 25 25 25", "injured 60 60 60"]),
    ("es", "El [5 de marzo de 2003] murieron al menos 40 personas en Bunia.", ["Bunia (COD)"], ["killed 40 40 -"]),
    ("es", "Unos 3.000 refugiados huyeron a Tanzanía el [6 de abril de 1993].", ["Tanzanía (TZA)"], ["displaced 3000 3000 3000"]),
    ("es", "El [7 de agosto de 1998] la policía detuvo a 30 estudiantes en Asunción.", ["Asunción (PRY)"], ["detained 30 30 30"]),
    ("es", "Tres soldados resultaron heridos cerca de Goma el [8 de mayo de 2013].", ["Goma (COD)"], ["injured 3 3 3"]),
    ("es", "El [9 de mayo de 1999] fueron secuestradas más de 200 personas en Colombia.", ["Colombia (COL)"], ["abducted 200 200 -"]),
    ("es", "Entre 50 y 60 aldeanos perdieron la vida en Malí el [23 de marzo de 2019].", ["Malí (MLI)"], ["killed - 50 60"]),
    (
        "es",
        "El [2 de febrero de 2015] un soldado murió y otros cuatro sufrieron heridas en Nigeria.",
        ["Nigeria (NGA)"],
        ["killed 1 1 1", "injured 4 4 4"],
    ),
    (
        "es",
        "El [10 de octubre de 2001] fueron destruidas 80 viviendas y 900 familias quedaron desplazadas en Guatemala.",
        ["Guatemala (GTM)"],
        ["displaced 900 900 900"],
    ),
    ("es", "El Consejo se reunió el [11 de mayo de 2000] en Nueva York.", ["Nueva York (USA)"], []),
    ("es", "El [13 de mayo de 1986] se produjo la muerte de 8 pescadores frente a Chipre.", [], ["killed 8 8 8"]),
    (
        "es",
        "Veintiún mineros murieron y seis están desaparecidos desde el [14 de mayo de 2009] en Chile.",
        ["Chile (CHL)"],
        ["killed 21 21 21", "missing 6 6 6"],
    ),
    (
        "es",
        "El [12 de febrero de 1986], a las 6 horas, un grupo de mercenarios atacó la comunidad de Wamblán, en el departamento de Jinotega, con un saldo de 7 muertos y 18 heridos, entre ellos 4 niños.",
        ["Wamblán (NIC)", "Jinotega (NIC)"],
        ["killed 7 7 7", "injured 18 18 18"],
    ),
    (
        "es",
        "El [3 de abril de 2002] explotó una bomba en Bogotá, que mató a 12 policías e hirió a otras 30 personas.",
        ["Bogotá (COL)"],
        ["killed 12 12 12", "injured 30 30 30"],
    ),
    ("es", "El atentado del [6 de octubre de 1976] frente a Barbados costó la vida a 73 personas.", [], ["killed 73 73 73"]),
    (
        "es",
        "Desde el [1 de marzo de 1996] más de 15.000 personas han tenido que abandonar sus hogares en Burundi.",
        ["Burundi (BDI)"],
        ["displaced 15000 15000 -"],
    ),
    ("es", "El [22 de junio de 1982] fueron capturados cuatro soldados en Puerto Argentino.", ["Puerto Argentino (FLK)"], ["detained 4 4 4"]),
    ("es", "El [8 de julio de 2010] los 12 rehenes fueron puestos en libertad en Quito (Ecuador).", ["Quito (ECU)", "Ecuador (ECU)"], []),
    (
        "es",
        "El [4 de diciembre de 1985] la explosión de una mina mató a un niño de 9 años cerca de Somotillo.",
        ["Somotillo (NIC)"],
        ["killed 1 1 1"],
    ),
    ("es", "El Acuerdo se firmó en Esquipulas (Guatemala) el [7 de agosto de 1987].", ["Esquipulas (GTM)", "Guatemala (GTM)"], []),
    ("es", "El [8 de agosto de 1987] el Consejo examinó la situación en Haití.", [], []),
    ("es", "En [mayo de 1982] perdieron la vida 323 tripulantes del crucero.", [], ["killed 323 323 323"]),
    (
        "es",
        "El [9 de mayo de 2004] desaparecieron dos periodistas y fue asesinado un sacerdote en El Salvador.",
        ["El Salvador (SLV)"],
        ["missing 2 2 2", "killed 1 1 1"],
    ),
    ("fr", "Le [4 mars 2011], trois Syriens ont été tués dans le sud de l’Éthiopie.", ["Éthiopie (ETH)"], ["killed 3 3 3"]),
    (
        "es",
        "El [4 de marzo de 2011], el Ministro visitó Lusaka; mataron al menos a 30 civiles en el norte del Chad.",
        ["Lusaka (ZMB)", "Chad (TCD)"],
        ["killed 30 30 -"],
    ),
    # Russian: names in their cases, known or confirmed by what stands beside them
    ("ru", "[3 мая 1994 года] в Кампале погибли двенадцать мирных жителей.", ["Кампале (UGA)"], ["killed 12 12 12"]),
    ("ru", "[4 июня 1987 года] в столице Чада Нджамене задержали около 30 студентов.", ["Чада (TCD)", "Нджамене (TCD)"], ["detained 30 30 30"]),
    (
        "ru",
        "[5 марта 2003 года] боевики напали на деревню Тор-Марал в Восточной Гуте, убив не менее сорока человек и ранив еще троих.",
        ["Тор-Марал (SYR)", "Восточной Гуте (SYR)"],
        ["killed 40 40 -", "injured 3 3 3"],
    ),
    ("ru", "[6 апреля 1993 года] от 3000 до 4000 беженцев бежали из Бурунди в Замбию.", ["Бурунди (BDI)", "Замбию (ZMB)"], ["displaced - 3000 4000"]),
    (
        "ru",
        "[8 мая 2013 года] двое солдат были ранены, а пять военнослужащих пропали без вести близ Гомы.",
        ["Гомы (COD)"],
        ["injured 2 2 2", "missing 5 5 5"],
    ),
    (
        "ru",
        "[9 мая 1999 года] похищено свыше 200 женщин и детей в Джубе (Южный Судан).",
        ["Джубе (SSD)", "Южный Судан (SSD)"],
        ["abducted 200 200 -"],
    ),
    ("ru", "[2 февраля 2015 года] взрыв в Кано унес жизни до 17 человек, в том числе 4 детей.", ["Кано (NGA)"], ["killed 17 - 17"]),
    ("ru", "[10 октября 2001 года] десятки тысяч жителей лишились крова в Колумбии.", ["Колумбии (COL)"], ["displaced - - -"]),
    ("ru", "[11 октября 2001 года] авиация подвергла бомбардировке Герат и Кандагар.", ["Герат (AFG)", "Кандагар (AFG)"], []),
    ("ru", "[24 октября 1964 года] Замбия получила независимость.", ["Замбия (ZMB)"], []),
    ("ru", "[8 июля 2010 года] 12 заложников были освобождены в Ниамее.", ["Ниамее (NER)"], []),
    ("ru", "[9 июля 2010 года] в Совете рассмотрено положение в Либерии.", [], []),
    ("ru", "[10 июля 2010 года] Гана и Того подписали в Юридическом отделе соглашение по статье 12.", [], []),
    ("ru", "На [11 июля 2010 года] число перемещенных лиц в Чаде превысило 20 тыс. человек.", ["Чаде (TCD)"], ["displaced 20000 20000 -"]),
    # Arabic: names that the gazetteer knows, with particles written together; the verb stands first
    ("ar", "في [3 أيار/مايو 1994]، قُتل اثنا عشر مدنيا في قرية كيرومبا بأوغندا.", ["كيرومبا (UGA)", "أوغندا (UGA)"], ["killed 12 12 12"]),
    ("ar", "في [4 حزيران/يونيه 1987]، احتجزت الشرطة نحو 30 طالبا وجندي في نجامينا.", ["نجامينا (TCD)"], ["detained 30 30 30", "detained 1 1 1"]),
    (
        "ar",
        "وفي [5 آذار/مارس 2003]، قصفت الطائرات الحربية مدينة حمص وبلدة القصير، مما أدى إلى مقتل ما لا يقل عن أربعين شخصا وإصابة آخرين.",
        ["حمص (SYR)", "القصير (SYR)"],
        ["killed 40 40 -"],
    ),
    ("ar", "في [6 نيسان/أبريل 1993] فر ما بين 3000 و 4000 لاجئ من بوروندي إلى زامبيا.", ["بوروندي (BDI)", "زامبيا (ZMB)"], ["displaced - 3000 4000"]),
    ("ar", "وفي [7 نيسان/أبريل 1993] بلغ عدد النازحين 500 12 شخص.", [], ["displaced 12500 12500 12500"]),
    ("ar", "في [8 أيار/مايو 2013]، أصيب جنديان بجروح وفُقد خمسة جنود قرب غوما.", ["غوما (COD)"], ["injured 2 2 2", "missing 5 5 5"]),
    ("ar", "في [9 أيار/مايو 1999]، اختطف مسلحون أكثر من 200 امرأة من جوبا.", [], ["abducted 200 200 -"]),
    ("ar", "في [10 أيار/مايو 1999]، أودى انفجار في كانو بحياة 17 شخصا، بينهم 4 أطفال.", ["كانو (NGA)"], ["killed 17 17 17"]),
    ("ar", "في [11 أيار/مايو 1999]، شُرد عشرات الآلاف من السكان في كولومبيا.", ["كولومبيا (COL)"], ["displaced - - -"]),
    ("ar", "في [24 تشرين الأول/أكتوبر 1964] نالت زامبيا استقلالها.", ["زامبيا (ZMB)"], []),
    ("ar", "في [8 تموز/يوليه 2010] أُفرج عن 12 رهينة في نيامي.", ["نيامي (NER)"], []),
    ("ar", "في [9 تموز/يوليه 2010] نظر المجلس في الحالة في ليبريا وفي مبلغ 3 بليون دولار.", [], []),
    ("ar", "شن الجيش غارة على الفاشر ونيالا في [12 تموز/يوليه 2004].", ["الفاشر (SDN)", "نيالا (SDN)"], []),
    ("ar", "زار الوزير القاهرة في [13 تموز/يوليه 2004].", ["القاهرة (EGY)"], []),
    ("ar", "في [14 تموز/يوليه 2004] تعرضت أسمرة لقصف وألقت الشرطة القبض على عشرة طلاب.", ["أسمرة (ERI)"], ["detained 10 10 10"]),
    # Chinese: no blanks between words; the number with a measure word or people
    ("zh", "[1994年5月3日]，十二名平民在坎帕拉被打死。", ["坎帕拉 (UGA)"], ["killed 12 12 12"]),
    ("zh", "[1987年6月4日]，警察在乍得首都恩贾梅纳逮捕了约30名学生。", ["乍得 (TCD)", "恩贾梅纳 (TCD)"], ["detained 30 30 30"]),
    (
        "zh",
        "[2003年3月5日]，军队炮击叙利亚霍姆斯，打死至少四十人，另有多达15人受伤。",
        ["叙利亚 (SYR)", "霍姆斯 (SYR)"],
        ["killed 40 40 -", "injured 15 - 15"],
    ),
    ("zh", "[1993年4月6日]，3万至4万名难民从布隆迪逃往赞比亚。", ["布隆迪 (BDI)", "赞比亚 (ZMB)"], ["displaced - 30000 40000"]),
    ("zh", "[2013年5月8日]，两名士兵和三名警察在戈马失踪。", ["戈马 (COD)"], ["missing 2 2 2", "missing 3 3 3"]),
    ("zh", "[1999年5月9日]，朱巴发生绑架事件，200余名妇女被绑架。", ["朱巴 (SSD)"], ["abducted 200 200 -"]),
    ("zh", "[2015年2月2日]，卡诺的爆炸夺去17人的生命，其中包括4名儿童。", [], ["killed 17 17 17"]),
    ("zh", "[2001年10月10日]，哥伦比亚遭受水灾，数万人无家可归。", ["哥伦比亚 (COL)"], ["displaced - - -"]),
    ("zh", "[2001年10月11日]，飞机轰炸了赫拉特和坎大哈，炸死平民3 250人。", ["赫拉特 (AFG)", "坎大哈 (AFG)"], ["killed 3250 3250 3250"]),
    ("zh", "[1964年10月24日]，赞比亚获得独立。", ["赞比亚 (ZMB)"], []),
    ("zh", "[1999年6月1日]，在拉各斯举行了会议；死亡人数已达40人。", ["拉各斯 (NGA)"], ["killed 40 40 40"]),
    ("zh", "[1999年6月2日]，苏丹西部有50名村民被迫离开家园。", ["苏丹 (SDN)"], ["displaced 50 50 50"]),
    ("zh", "[1999年6月3日]，上千人受伤，万人逃离苏丹。", ["苏丹 (SDN)"], ["injured - - -", "displaced 10000 10000 10000"]),
    ("zh", "[2010年7月8日]，12名人质在尼亚美获释。", ["尼亚美 (NER)"], []),
    ("zh", "[2010年7月9日]，基于加纳的提案，安理会审议了发展中国家的局势。", [], []),
    ("zh", "[2010年7月10日]，加纳和多哥签署了协定，有3至5万名儿童受益。", [], []),
    (
        "fr",
        "Le [6 mai 2001], un engin explosif a abouti à la mort de quatre gardiens à Tor Maban (province de Gao), au nord du Mali.",
        ["Tor Maban (MLI)", "Gao (MLI)", "Mali (MLI)"],
        ["killed 4 4 4"],
    ),
    (
        "es",
        "El [6 de mayo de 2001] atacaron la aldea de Lomas Altas (provincia de Matanzas), provocando heridas a 19 personas.",
        ["Lomas Altas (CUB)", "Matanzas (CUB)"],
        ["injured 19 19 19"],
    ),
]


@pytest.mark.parametrize(("language", "marked", "places", "losses"), CASES, ids=[case[1] for case in CASES])
def test_places_and_losses(language: str, marked: str, places: list[str], losses: list[str]) -> None:
    start, end = (found.start() - at for at, found in enumerate(regex.finditer(r"[\[\]]", marked)))
    text = regex.sub(r"[\[\]]", "", marked)
    names = find_names(text, 0, len(text), language)
    (given,) = assign_places(text, (0, len(text)), names, [(start, end)], language, Countries(text, language).of((0, len(text))))
    assert [f"{place.name} ({place.iso3})" for place in given] == places
    counted = [found.casualty for found in find_casualties(text, language, [(start, end)])]
    shown = [f"{c.kind} " + " ".join("-" if n is None else str(n) for n in (c.count, c.count_low, c.count_high)) for c in counted]
    assert shown == losses
