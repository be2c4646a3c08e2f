"""How the drafters of each language cite: tables of (text, symbols in the order of the text), one form a line."""

from __future__ import annotations

from datetime import date

import pytest

from flows.parse.citations import find_citations
from flows.parse.model import Masthead
from flows.parse.view import View

LETTER = Masthead(symbols=("A/78/999",), organs=("General Assembly",), document_type="letter", masthead_date=date(2024, 5, 2))

FORMS = {
    "en": [
        ("pursuant to paragraph 12 of General Assembly resolution 63/239 and section IV of resolution 64/243", ["A/RES/63/239", "A/RES/64/243"]),
        ("Security Council resolutions 242 (1967) and 338 (1973), and subsequent resolutions", ["S/RES/242 (1967)", "S/RES/338 (1973)"]),
        ("resolution 1514 (XV), entitled “Declaration on the Granting of Independence”, and resolution 2625 (XXV)", ["A/RES/1514 (XV)", "A/RES/2625 (XXV)"]),
        ("resolutions 46/182, annex, of 19 December 1991, and 58/114 of 17 December 2003", ["A/RES/46/182", "A/RES/58/114"]),
        ("Economic and Social Council decision 2011/228 and resolution 1996/31", ["E/DEC/2011/228", "E/RES/1996/31"]),
        ("the Council, in its resolution 2231 (2015), decided", ["S/RES/2231 (2015)"]),
        ("Council resolutions 1267 (1999), 1989 (2011) and 2253 (2015)", ["S/RES/1267 (1999)", "S/RES/1989 (2011)", "S/RES/2253 (2015)"]),
        ("resolution S-30/1 of the General Assembly and resolution ES-10/20", ["A/RES/S-30/1", "A/RES/ES-10/20"]),
        ("Human Rights Council resolutions S-16/1, 17/24 and S-18/1", ["A/HRC/RES/S-16/1", "A/HRC/RES/17/24", "A/HRC/RES/S-18/1"]),
        ("decision 48/436 of the General Assembly", ["A/DEC/48/436"]),
        ("Commission on Human Rights resolution 2005/80", ["E/CN.4/RES/2005/80"]),
        ("the statement by the President of the Security Council of 3 August 2011 (S/PRST/2011/16)", ["S/PRST/2011/16"]),
        ("at its 7813th meeting (S/PV.7813) and the summary record (A/C.5/77/SR.14)", ["S/PV.7813", "A/C.5/77/SR.14"]),
        ("Official Records of the General Assembly, Fifty-third Session, Supplement No. 41 (A/53/41)", ["A/53/41"]),
        ("the reports of the Secretary-General (A/77/767, Add.1 and Add.5)", ["A/77/767", "A/77/767/Add.1", "A/77/767/Add.5"]),
        ("draft resolution A/78/L.67/Rev.1 and document E/CN.4/1990/22/Corr.1", ["A/78/L.67/Rev.1", "E/CN.4/1990/22/Corr.1"]),
        ("Views adopted on communication No. 1345/2005 (CCPR/C/94/D/1345/2005)", ["CCPR/C/94/D/1345/2005"]),
        ("General Assembly resolution 217 A (III) of 10 December 1948 and resolution 260 (III) A", ["A/RES/217 A (III)", "A/RES/260 A (III)"]),
        ("resolutions 57/290 A and B and 58/1 A", ["A/RES/57/290 A,B", "A/RES/58/1 A"]),
        ("UNSCR 2231 (2015) and UNGA resolution 75/1", ["S/RES/2231 (2015)", "A/RES/75/1"]),
        ("UN Security Council Resolution 1701 (2006)", ["S/RES/1701 (2006)"]),
        ("RESOLUTION 68/262 OF THE GENERAL ASSEMBLY", ["A/RES/68/262"]),
        ("Resolution No. 62/243 of the United Nations General Assembly", ["A/RES/62/243"]),
        ("resolution 412 (S-IX) of the Economic and Social Commission for Western Asia", []),
        ("Economic Commission for Europe resolution 412 (S-IX) of 3 May 2027", []),
        ("the Conference of African Ministers adopted resolution 2023/10 of the Conference", []),
        ("Supplement No. 7 (E/2027/31), chap. I, sect. C, resolution 84/6, annex", ["E/2027/31"]),
        ("resolution 5/14 adopted by the United Nations Environment Assembly", []),
        ("Law No. 12/2003, decree 45/2001 and case No. 1/2004", []),
        ("articles 12 to 15 and 4/5 of the vote; communication No. 2137/2012; rule 31/2", []),
    ],
    "fr": [
        ("conformément au paragraphe 12 de la résolution 63/239 de l’Assemblée générale et à sa décision 48/436", ["A/RES/63/239", "A/DEC/48/436"]),
        ("les résolutions 242 (1967) et 338 (1973) du Conseil de sécurité", ["S/RES/242 (1967)", "S/RES/338 (1973)"]),
        ("ses résolutions 46/182 du 19 décembre 1991, 58/114 du 17 décembre 2003 et 60/124 du 15 décembre 2005", ["A/RES/46/182", "A/RES/58/114", "A/RES/60/124"]),
        ("la résolution 217 A (III) du 10 décembre 1948 et la résolution 1514 (XV)", ["A/RES/217 A (III)", "A/RES/1514 (XV)"]),
        ("la décision 2011/228 du Conseil économique et social et la résolution 1996/31 dudit Conseil", ["E/DEC/2011/228", "E/RES/1996/31"]),
        ("la résolution S-17/1 du Conseil des droits de l’homme, en date du 23 août 2011", ["A/HRC/RES/S-17/1"]),
        ("la résolution ES-11/1 de l’Assemblée générale", ["A/RES/ES-11/1"]),
        ("les résolutions du Conseil des droits de l’homme 5/1, intitulée « Mise en place des institutions », et 5/2", ["A/HRC/RES/5/1", "A/HRC/RES/5/2"]),
        ("les rapports du Secrétaire général (A/77/767 et Add.5)", ["A/77/767", "A/77/767/Add.5"]),
        ("Documents officiels de l’Assemblée générale, cinquante-troisième session, Supplément no 41 (A/53/41)", ["A/53/41"]),
        ("la déclaration de sa présidente en date du 3 août 2011 (S/PRST/2011/16)", ["S/PRST/2011/16"]),
        ("la résolution no 62/243 de l’Assemblée générale", ["A/RES/62/243"]),
        ("la résolution 2005/80 de la Commission des droits de l’homme", ["E/CN.4/RES/2005/80"]),
        ("les résolutions 57/290 A et B et 58/1 A", ["A/RES/57/290 A,B", "A/RES/58/1 A"]),
        ("la résolution 412 (S-IX) de la Commission économique et sociale pour l’Asie occidentale", []),
        ("Supplément no 7 (E/2027/31), chap. I, sect. C, résolution 84/6, annexe", ["E/2027/31"]),
        ("la résolution 5/14 adoptée par l’Assemblée des Nations Unies pour l’environnement", []),
        ("la loi no 12/2003, le décret 45/2001, l’affaire no 1/2004 et les articles 12 à 15", []),
    ],
    "es": [
        ("de conformidad con el párrafo 12 de la resolución 63/239 de la Asamblea General y su decisión 48/436", ["A/RES/63/239", "A/DEC/48/436"]),
        ("las resoluciones 242 (1967) y 338 (1973) del Consejo de Seguridad", ["S/RES/242 (1967)", "S/RES/338 (1973)"]),
        ("sus resoluciones 46/182, de 19 de diciembre de 1991, 58/114, de 17 de diciembre de 2003, y 60/124", ["A/RES/46/182", "A/RES/58/114", "A/RES/60/124"]),
        ("la resolución 217 A (III), de 10 de diciembre de 1948, y la resolución 1514 (XV)", ["A/RES/217 A (III)", "A/RES/1514 (XV)"]),
        ("la decisión 2011/228 del Consejo Económico y Social y la resolución 1996/31 del Consejo", ["E/DEC/2011/228", "E/RES/1996/31"]),
        ("la resolución S-17/1 del Consejo de Derechos Humanos", ["A/HRC/RES/S-17/1"]),
        ("la resolución ES-11/1 de la Asamblea General, de 2 de marzo de 2022", ["A/RES/ES-11/1"]),
        ("los informes del Secretario General (A/77/767 y Add.5)", ["A/77/767", "A/77/767/Add.5"]),
        ("Documentos Oficiales de la Asamblea General, quincuagésimo tercer período de sesiones, Suplemento núm. 41 (A/53/41)", ["A/53/41"]),
        ("la declaración de su Presidencia de 3 de agosto de 2011 (S/PRST/2011/16)", ["S/PRST/2011/16"]),
        ("la resolución núm. 62/243 de la Asamblea General", ["A/RES/62/243"]),
        ("la resolución 2005/80 de la Comisión de Derechos Humanos", ["E/CN.4/RES/2005/80"]),
        ("las resoluciones 57/290 A y B y 58/1 A", ["A/RES/57/290 A,B", "A/RES/58/1 A"]),
        ("la resolución 412 (S-IX) de la Comisión Económica y Social para Asia Occidental", []),
        ("Suplemento núm. 7 (E/2027/31), cap. I, secc. C, resolución 84/6, anexo", ["E/2027/31"]),
        ("la resolución 5/14 aprobada por la Asamblea de las Naciones Unidas sobre el Medio Ambiente", []),
        ("la Ley núm. 12/2003, el decreto 45/2001, el caso núm. 1/2004 y los artículos 12 a 15", []),
    ],
    "ru": [
        ("в соответствии с пунктом 12 резолюции 63/239 Генеральной Ассамблеи и ее решением 48/436", ["A/RES/63/239", "A/DEC/48/436"]),
        ("резолюции 242 (1967) и 338 (1973) Совета Безопасности", ["S/RES/242 (1967)", "S/RES/338 (1973)"]),
        ("в своих резолюциях 46/182 от 19 декабря 1991 года, 58/114 от 17 декабря 2003 года и 60/124", ["A/RES/46/182", "A/RES/58/114", "A/RES/60/124"]),
        ("резолюцией 217 A (III) от 10 декабря 1948 года и резолюцией 1514 (XV)", ["A/RES/217 A (III)", "A/RES/1514 (XV)"]),
        ("резолюция 217 А (ІІІ) Генеральной Ассамблеи", ["A/RES/217 A (III)"]),
        ("решение 2011/228 Экономического и Социального Совета и резолюция 1996/31 Совета", ["E/DEC/2011/228", "E/RES/1996/31"]),
        ("резолюция S-17/1 Совета по правам человека", ["A/HRC/RES/S-17/1"]),
        ("резолюции ES-11/1 Генеральной Ассамблеи от 2 марта 2022 года", ["A/RES/ES-11/1"]),
        ("доклады Генерального секретаря (A/77/767 и Add.5)", ["A/77/767", "A/77/767/Add.5"]),
        ("Официальные отчеты Генеральной Ассамблеи, пятьдесят третья сессия, Дополнение № 41 (A/53/41)", ["A/53/41"]),
        ("заявление Председателя Совета Безопасности от 3 августа 2011 года (S/PRST/2011/16)", ["S/PRST/2011/16"]),
        ("резолюция № 62/243 Генеральной Ассамблеи", ["A/RES/62/243"]),
        ("резолюция 2005/80 Комиссии по правам человека", ["E/CN.4/RES/2005/80"]),
        ("резолюции 57/290 A и B и 58/1 A", ["A/RES/57/290 A,B", "A/RES/58/1 A"]),
        ("резолюция 412 (S-IX) Экономической и социальной комиссии для Западной Азии", []),
        ("Дополнение № 7 (E/2027/31), гл. I, разд. C, резолюция 84/6, приложение", ["E/2027/31"]),
        ("резолюция 5/14 Ассамблеи Организации Объединенных Наций по окружающей среде", []),
        ("Закон № 12/2003, указ № 45/2001, дело № 1/2004 и статьи 12–15", []),
    ],
    "ar": [
        ("عملا بالفقرة 12 من قرار الجمعية العامة 63/239 ومقررها 48/436", ["A/RES/63/239", "A/DEC/48/436"]),
        ("قراري مجلس الأمن 242 (1967) و 338 (1973)", ["S/RES/242 (1967)", "S/RES/338 (1973)"]),
        (
            "وإذ تشير إلى قراراتها 46/182 المؤرخ 19 كانون الأول/ديسمبر 1991 و 58/114 المؤرخ 17 كانون الأول/ديسمبر 2003 و 60/124",
            ["A/RES/46/182", "A/RES/58/114", "A/RES/60/124"],
        ),
        ("قرار الجمعية العامة 217 ألف (د-3) المؤرخ 10 كانون الأول/ديسمبر 1948 والقرار 1514 (د-15)", ["A/RES/217 A (III)", "A/RES/1514 (XV)"]),
        ("مقرر المجلس الاقتصادي والاجتماعي 2011/228 وقراره 1996/31", ["E/DEC/2011/228", "E/RES/1996/31"]),
        ("قرار مجلس حقوق الإنسان دإ-17/1", ["A/HRC/RES/S-17/1"]),
        ("قرار مجلس حقوق الإنسان د إ-17/1", ["A/HRC/RES/S-17/1"]),
        ("قرار الجمعية العامة دإط-11/1 المؤرخ 2 آذار/مارس 2022", ["A/RES/ES-11/1"]),
        ("قرارَ الجمعية العامة 71/254 المؤرخ 23 كانون الأول/ديسمبر 2016", ["A/RES/71/254"]),
        ("تقريرا الأمين العام (A/77/767 و Add.5)", ["A/77/767", "A/77/767/Add.5"]),
        ("الوثائق الرسمية للجمعية العامة، الدورة الثالثة والخمسون، الملحق رقم 41 (A/53/41)", ["A/53/41"]),
        ("بيان رئيس مجلس الأمن المؤرخ 3 آب/أغسطس 2011 (S/PRST/2011/16)", ["S/PRST/2011/16"]),
        ("القرار رقم 62/243 الصادر عن الجمعية العامة", ["A/RES/62/243"]),
        ("قرار لجنة حقوق الإنسان 2005/80", ["E/CN.4/RES/2005/80"]),
        ("القراران ٥٧/٢٩٠ ألف وباء و ٥٨/١ ألف", ["A/RES/57/290 A,B", "A/RES/58/1 A"]),
        ("قرار اللجنة الاقتصادية والاجتماعية لغربي آسيا 335 (د إ-6)", []),
        ("القرار 5/14 الذي اعتمدته جمعية الأمم المتحدة للبيئة", []),
        ("القانون رقم 12/2003 والمرسوم 45/2001 والقضية رقم 1/2004 والمواد 12 إلى 15", []),
    ],
    "zh": [
        ("依照大会第63/239号决议第12段和大会第48/436号决定", ["A/RES/63/239", "A/DEC/48/436"]),
        ("安全理事会第242(1967)号和第338(1973)号决议", ["S/RES/242 (1967)", "S/RES/338 (1973)"]),
        ("回顾其1991年12月19日第46/182号、 2003年12月17日第58/114号和2005年12月15日第60/124号决议", ["A/RES/46/182", "A/RES/58/114", "A/RES/60/124"]),
        ("大会1948年12月10日第217 A(III)号决议和第1514(XV)号决议", ["A/RES/217 A (III)", "A/RES/1514 (XV)"]),
        ("大会第217A（三）号决议", ["A/RES/217 A (III)"]),
        ("经济及社会理事会第2011/228号决定和第1996/31号决议", ["E/DEC/2011/228", "E/RES/1996/31"]),
        ("人权理事会第S-17/1号决议", ["A/HRC/RES/S-17/1"]),
        ("大会2022年3月2日第ES-11/1号决议", ["A/RES/ES-11/1"]),
        ("秘书长的报告(A/77/767和Add.5)", ["A/77/767", "A/77/767/Add.5"]),
        ("《大会正式记录，第五十三届会议，补编第41号》(A/53/41)", ["A/53/41"]),
        ("2011年8月3日安全理事会主席声明(S/PRST/2011/16)", ["S/PRST/2011/16"]),
        ("人权委员会第2005/80号决议", ["E/CN.4/RES/2005/80"]),
        ("第57/290 A和B号决议", ["A/RES/57/290 A,B"]),
        ("西亚经济社会委员会第335(S-VI)号决议", []),
        ("《补编第7号》(E/2027/31)，第一章，C节，第59/1号决议，附件", ["E/2027/31"]),
        ("联合国环境大会第5/14号决议", []),
        ("社会发展委员会2004年2月13日第42/1号决议", []),
        ("第12/2003号法律、第45/2001号法令和第1/2004号案件，第12至15条", []),
    ],
    "de": [
        ("gemäß Ziffer 12 der Resolution 63/239 der Generalversammlung und ihres Beschlusses 48/436", ["A/RES/63/239", "A/DEC/48/436"]),
        ("die Resolutionen 242 (1967) und 338 (1973) des Sicherheitsrats", ["S/RES/242 (1967)", "S/RES/338 (1973)"]),
        ("ihre Resolutionen 46/182 vom 19. Dezember 1991 und 58/114 vom 17. Dezember 2003", ["A/RES/46/182", "A/RES/58/114"]),
        ("die Berichte des Generalsekretärs (A/77/767 und Add.5)", ["A/77/767", "A/77/767/Add.5"]),
        ("Resolution 217 A (III) der Generalversammlung", ["A/RES/217 A (III)"]),
    ],
}  # fmt: skip
CASES = [(language, *case) for language, cases in FORMS.items() for case in cases]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[f"{language}: {text[:60]}" for language, text, _ in CASES])
def test_form(language: str, text: str, expected: list[str]) -> None:
    assert [row.symbol for row in find_citations(View(text, [0], [0]), [], LETTER, language) if row.symbol] == expected


TOLD = {  # text → (words, kind, date, pinpoint) of every mention
    "en": [
        ("the letter dated 12 July 1991 from the Permanent Representative", [("letter dated 12 July 1991", "letter", "1991-07-12", None)]),
        ("the identical letters dated 3 May 2020 (A/74/800-S/2020/370)", [("A/74/800", "letter", "2020-05-03", None), ("S/2020/370", "letter", "2020-05-03", None)]),
        ("resolution 242 (1967) of 22 November 1967, para. 1", [("resolution 242 (1967)", "resolution", "1967-11-22", None)]),
        ("see A/78/429, para. 33 and annex", [("A/78/429", "other", None, "para. 33 and annex")]),
        ("the report of the Secretary-General (A/78/429), chap. VI, sect. A", [("A/78/429", "report", None, None)]),
        ("On 2 March 2022, the General Assembly adopted resolution ES-11/1", [("resolution ES-11/1", "resolution", "2022-03-02", None)]),
        ("the advisory opinion of 9 July 2004 of the Court", [("advisory opinion of 9 July 2004", "judgment", "2004-07-09", None)]),
        ("the order of the International Court of Justice of 16 March 2022", [("order of the International Court of Justice of 16 March 2022", "judgment", "2022-03-16", None)]),
        ("the Charter of the United Nations", [("Charter of the United Nations", "treaty", None, None)]),
        ("the note verbale dated 4 June 2019 from the Permanent Mission", [("note verbale dated 4 June 2019", "letter", "2019-06-04", None)]),
    ],
    "fr": [
        ("la lettre datée du 12 juillet 1991, adressée au Secrétaire général", [("lettre datée du 12 juillet 1991", "letter", "1991-07-12", None)]),
        ("les lettres identiques datées du 3 mai 2020 (A/74/800-S/2020/370)", [("A/74/800", "letter", "2020-05-03", None), ("S/2020/370", "letter", "2020-05-03", None)]),
        ("sa résolution 242 (1967) du 22 novembre 1967", [("résolution 242 (1967)", "resolution", "1967-11-22", None)]),
        ("voir A/78/429, par. 33", [("A/78/429", "other", None, "par. 33")]),
        ("Le 2 mars 2022, l’Assemblée générale a adopté la résolution ES-11/1", [("résolution ES-11/1", "resolution", "2022-03-02", None)]),
        ("l’avis consultatif du 9 juillet 2004 de la Cour", [("avis consultatif du 9 juillet 2004", "judgment", "2004-07-09", None)]),
        ("l’ordonnance de la Cour internationale de Justice du 16 mars 2022", [("ordonnance de la Cour internationale de Justice du 16 mars 2022", "judgment", "2022-03-16", None)]),
        ("la Charte des Nations Unies", [("Charte des Nations Unies", "treaty", None, None)]),
        ("la note verbale datée du 4 juin 2019", [("note verbale datée du 4 juin 2019", "letter", "2019-06-04", None)]),
    ],
    "es": [
        ("la carta de fecha 12 de julio de 1991 dirigida al Secretario General", [("carta de fecha 12 de julio de 1991", "letter", "1991-07-12", None)]),
        ("las cartas idénticas de fecha 3 de mayo de 2020 (A/74/800-S/2020/370)", [("A/74/800", "letter", "2020-05-03", None), ("S/2020/370", "letter", "2020-05-03", None)]),
        ("su resolución 242 (1967), de 22 de noviembre de 1967", [("resolución 242 (1967)", "resolution", "1967-11-22", None)]),
        ("véase A/78/429, párr. 33", [("A/78/429", "other", None, "párr. 33")]),
        ("El 2 de marzo de 2022, la Asamblea General aprobó la resolución ES-11/1", [("resolución ES-11/1", "resolution", "2022-03-02", None)]),
        ("la opinión consultiva de 9 de julio de 2004", [("opinión consultiva de 9 de julio de 2004", "judgment", "2004-07-09", None)]),
        ("la Carta de las Naciones Unidas", [("Carta de las Naciones Unidas", "treaty", None, None)]),
        ("la nota verbal de fecha 4 de junio de 2019", [("nota verbal de fecha 4 de junio de 2019", "letter", "2019-06-04", None)]),
    ],
    "ru": [
        ("письмо Постоянного представителя от 12 июля 1991 года", [("письмо Постоянного представителя от 12 июля 1991 года", "letter", "1991-07-12", None)]),
        ("идентичные письма от 3 мая 2020 года (A/74/800-S/2020/370)", [("A/74/800", "letter", "2020-05-03", None), ("S/2020/370", "letter", "2020-05-03", None)]),
        ("своей резолюции 242 (1967) от 22 ноября 1967 года", [("резолюции 242 (1967)", "resolution", "1967-11-22", None)]),
        ("см. A/78/429, пункт 33", [("A/78/429", "other", None, "пункт 33")]),
        ("2 марта 2022 года Генеральная Ассамблея приняла резолюцию ES-11/1", [("резолюцию ES-11/1", "resolution", "2022-03-02", None)]),
        ("консультативное заключение от 9 июля 2004 года", [("консультативное заключение от 9 июля 2004 года", "judgment", "2004-07-09", None)]),
        ("Устав Организации Объединенных Наций", [("Устав Организации Объединенных Наций", "treaty", None, None)]),
        ("вербальную ноту от 4 июня 2019 года", [("вербальную ноту от 4 июня 2019 года", "letter", "2019-06-04", None)]),
    ],
    "ar": [
        ("الرسالة المؤرخة 12 تموز/يوليه 1991 الموجهة إلى الأمين العام", [("الرسالة المؤرخة 12 تموز/يوليه 1991", "letter", "1991-07-12", None)]),
        ("الرسالتين المتطابقتين المؤرختين 3 أيار/مايو 2020 (A/74/800-S/2020/370)", [("A/74/800", "letter", "2020-05-03", None), ("S/2020/370", "letter", "2020-05-03", None)]),
        ("قراره 242 (1967) المؤرخ 22 تشرين الثاني/نوفمبر 1967", [("قراره 242 (1967)", "resolution", "1967-11-22", None)]),
        ("انظر A/78/429، الفقرة 33", [("A/78/429", "other", None, "الفقرة 33")]),
        ("ميثاق الأمم المتحدة", [("ميثاق الأمم المتحدة", "treaty", None, None)]),
        ("المذكرة الشفوية المؤرخة 4 حزيران/يونيه 2019", [("المذكرة الشفوية المؤرخة 4 حزيران/يونيه 2019", "letter", "2019-06-04", None)]),
        ("الفتوى المؤرخة 9 تموز/يوليه 2004", [("الفتوى المؤرخة 9 تموز/يوليه 2004", "judgment", "2004-07-09", None)]),
    ],
    "zh": [
        ("1991年7月12日给秘书长的信", [("1991年7月12日给秘书长的信", "letter", "1991-07-12", None)]),
        ("2020年5月3日同文信(A/74/800-S/2020/370)", [("A/74/800", "letter", "2020-05-03", None), ("S/2020/370", "letter", "2020-05-03", None)]),
        ("1967年11月22日第242(1967)号决议", [("第242(1967)号决议", "resolution", "1967-11-22", None)]),
        ("见A/78/429，第33段", [("A/78/429", "other", None, "第33段")]),
        ("《联合国宪章》", [("联合国宪章", "treaty", None, None)]),
        ("2004年7月9日的咨询意见", [("2004年7月9日的咨询意见", "judgment", "2004-07-09", None)]),
        ("2019年6月4日普通照会", [("2019年6月4日普通照会", "letter", "2019-06-04", None)]),
    ],
}  # fmt: skip
TOLD_CASES = [(language, *case) for language, cases in TOLD.items() for case in cases]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD_CASES, ids=[f"{language}: {text[:60]}" for language, text, _ in TOLD_CASES])
def test_told(language: str, text: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    rows = find_citations(View(text, [0], [0]), [], LETTER, language)
    assert [(text[slice(*row.span)], row.kind, row.cited_date, row.pinpoint) for row in rows] == expected
