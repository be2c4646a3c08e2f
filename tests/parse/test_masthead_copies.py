"""Mastheads as copies have ruined or shortened them: covers of supplements, records whose number is lost, letters without masthead."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from flows.parse.document import Rows, Source, parse_document
from tests.parse.test_masthead_web import KEEPERS, OIL


def rows(text: str) -> Rows:
    return parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), text)


CASES: list[tuple[str, str, dict[str, Any]]] = [
    (
        "the cover of a supplement with a letter behind it that a scanner has seen",
        f"REPORT OF THE COMMITTEE ON LIGHTS\n\n16 June1989-15 June1990\n\nGENERAL ASSEMBLY OFFICIAL RECORDS: FORTY-FIFTH SESSION SUPPLEMENT No. 99 (A/45/99) t\n\n{KEEPERS}",
        {"document_type": "report", "symbols": ["A/45/99"], "organs": ["General Assembly"], "sessions": [("General Assembly", 45)]},
    ),
    (
        "the cover of a supplement amid a line",
        f"INFORME DEL COMITÉ DE FAROS - .. -- UNIDAS ASAMBLEA GENERAL DOCUMENTOS OFICIALES : DECIMOCUARTO PERIODO DE SESIONES SUPLEMENTO No. 99. (A/4990> NUEVA YORK, 1959 {OIL['es'] * 3}",
        {"symbols": ["A/4990"], "sessions": [("General Assembly", 14)]},
    ),
    (
        "a supplement that a report cites",
        f"REPORT OF THE COMMITTEE ON LIGHTS\n\n{KEEPERS}\nSee Official Records of the General Assembly, Forty-fifth Session, Supplement No. 99 (A/45/99), para. 3.\n",
        {"document_type": "report", "symbols": [], "sessions": []},
    ),
    (
        "a title broken by a free line",
        f"RAPPORT DU\n\nCOMITÉ DES PHARES\n\nASSEMBLÉE GÉNÉRALE\n\nDOCUMENTS OFFICIELS: QUARANTIÈME SESSION SUPPLÉMENT N° 99 (A/40/99)\n\n{OIL['fr'] * 3}",
        {"document_type": "report", "title": "RAPPORT DU COMITÉ DES PHARES", "symbols": ["A/40/99"], "sessions": [("General Assembly", 40)]},
    ),
    (
        "a record whose line is misread, its symbol amid others",
        "General Assembly\n\n• PROVIS IONAL A/43/PV.99 16 January 1989\n\nPROVISIONAL VERBATIM RECDRD OF THE NINETY-NINTH MEETING\n\n"
        f"Held at Headquarters, New York, on Thursday, 22 December 1988, at 3 p.m.\n\nPresident: Mr. BORG (Malta)\n\n{KEEPERS}",
        {
            "document_type": "meeting_record",
            "symbols": ["A/43/PV.99"],
            "masthead_date": date(1988, 12, 22),
            "title": "PROVISIONAL VERBATIM RECDRD OF THE NINETY-NINTH MEETING",
        },
    ),
    (
        "a record whose number is lost",
        "90a.\n\nASAMBLEA\n\nSESUlN PLENAIUI\n\nGENERAL\n\nLunes 6 de diciembre de 1976, a las 15.35 horas NUEVA\n\nPresidente: Sr. BORG (Malta).\n\n"
        "1. El PRESIDENTE (interpretación del inglés): Los faros están encendidos.\n",
        {"document_type": "meeting_record", "masthead_date": date(1976, 12, 6)},
    ),
    (
        "a statement that only its symbol shows",
        f"Statements\nS/PRST/2002/99\n\n{KEEPERS}",
        {"document_type": "presidential_statement", "symbols": ["S/PRST/2002/99"]},
    ),
    (
        "what a title states in brackets below it",
        "DOCUMENTO S/4990\nNota verbal, de fecha 3 de abril de 1961, dirigida al Secretario General\npor el representante de Malta\n[Original: francés]\n"
        "[4 de abril de 1961]\nEl retiro de los fareros plantea dificultades de toda clase.\n",
        {
            "document_type": "note_verbale",
            "title": "Nota verbal, de fecha 3 de abril de 1961, dirigida al Secretario General por el representante de Malta",
            "masthead_date": date(1961, 4, 4),
        },
    ),
    (
        "the year under the day",
        "Consejo de Seguridad\nDistr.\nGENERAL\nS/22990\n4 de enero\nde 1991\nESPAÑOL\nORIGINAL:\nARABE\n\nCarta de fecha 3 de enero de 1991 dirigida al "
        "Secretario General por el Representante Permanente de Malta ante las Naciones Unidas\n\nTengo el honor de informarle de lo siguiente.\n",
        {"symbols": ["S/22990"], "masthead_date": date(1991, 1, 4)},
    ),
    (
        "a day behind an Arabic comma",
        "تقرير الأمين العام عن المنارات\n\nمجلس الأمن\n\nS/22990، 2 أيار/مايو 1991\n\n1- يقدم هذا التقرير عملا بقرار مجلس الأمن 990 (1991).\n",
        {"symbols": ["S/22990"], "masthead_date": date(1991, 5, 2)},
    ),
    (
        "a table of contents without heading",
        "United Nations\nGeneral Assembly\nDistr.: General\n24 July 2013\nOriginal: English\nHuman Rights Council\nTwenty-fourth session\nAgenda item 1\n"
        "Organization of the lights\nNote by the Secretary-General\nLights of the north ....................... 2\nReport of the keepers of the north and of\n"
        "the keepers of the south .................. 3\n",
        {"document_type": "note", "title": "Note by the Secretary-General"},
    ),
    (
        "a resolution in the contents of a folded report",
        "UNITED NATIONS A General Assembly Distr. GENERAL A/HRC/5/99 7 August 2007 Original: ENGLISH HUMAN RIGHTS COUNCIL Fifth session 11-18 June 2007 Agenda "
        "item 3 REPORT TO THE GENERAL ASSEMBLY ON LIGHTS* Rapporteur: Mr. Peter Borg (Malta) * The format is that of the agenda. A. Resolutions 5/99. Lights 4",
        {"document_type": "report", "title": "REPORT TO THE GENERAL ASSEMBLY ON LIGHTS"},
    ),
    (
        "a letter from a person",
        "10 August 1995 (Not distributed)\n\nLetter from Dr. Anna Borg, Permanent Observer of Palestine to the United Nations, to the Secretary-General\n\n"
        "You will recall my letter on lights.\n",
        {"document_type": "letter", "masthead_date": date(1995, 8, 10), "addressees": ["Secretary-General"]},
    ),
    (
        "a page that heads a folded letter with the statements of its masthead",
        "General Assembly Security Council Seventy-First Session Seventy-Second Year Agenda Item 71 Question of Lighthouses\nTotal Page:16\n"
        "United Nations A/71/990–S/2017/990 General Assembly Distr.: General 17 February 2017 Security Council Original: English General Assembly Security "
        "Council Seventy-first session Seventy-second year Agenda item 71 Question of Lighthouses Letter dated 14 February 2017 from the Permanent "
        "Representative of Malta to the United Nations addressed to the Secretary-General I have the honour to inform you that the light is lit.",
        {
            "symbols": ["A/71/990", "S/2017/990"],
            "sessions": [("General Assembly", 71), ("Security Council", 72)],
            "masthead_date": date(2017, 2, 17),
            "addressees": ["Secretary-General"],
        },
    ),
    (
        "the day of a page above a masthead",
        "April 19, 2024\n\nUnited Nations\n\nA/67/990\n\nGeneral Assembly\n\nDistr.: General\n\n4 April 2013\n\nOriginal: English\n\nSixty-seventh session\n"
        "Agenda item 71\n\nReport of the Secretary-General\n\n1. The light is lit.\n",
        {"symbols": ["A/67/990"], "masthead_date": date(2013, 4, 4)},
    ),
    (
        "three lines with nothing between them",
        "NACIONES\n\nUNIDAS\n\nDistr.\n\nGENERAL\n\nCCPR/C/87/99\n\n8 de agosto de 2006\n\nOriginal: ESPAÑOL\n\n"
        "COMITÉ DE DERECHOS HUMANOS87º período de sesiones10 a 28 de julio de 2006\n\nNota de la Secretaría\n\n1. Los faros lucen.\n",
        {"organs": ["Human Rights Committee"], "sessions": [("Human Rights Committee", 87)], "title": "Nota de la Secretaría"},
    ),
    (
        "a record of which two columns are read as one",
        "218th GENERAL PLENARY MEETING ASSEMBLY Wednesday, 11 May 1983, at 3.30 p.m. THIRTY-SEVENTH SESSION United Nations Official Records • 218th NEW YORK "
        f"GENERAL President: Mr. Peter BORG (). 6. SincePLENARY1974, {KEEPERS}",
        {"document_type": "meeting_record", "masthead_date": date(1983, 5, 11)},
    ),
    (
        "a record whose symbol is misread and whose number is lost",
        f"TWENTY- FIFTH YEAR\n\nth MEETING: 12 MAY 1970\n\n1 NEW YORK\n\nCONTENTS Page Lights 1\n\nSlPV.1990 NOTE\n\n{KEEPERS}\n"
        "I NINETEEN HUNDRED AND NINETIETH MEETING Held in New York on Tuesday, 12 May 1970, at 11 a.m.\n\nPresidenr: Mr. Peter BORG\n",
        {
            "document_type": "meeting_record",
            "symbols": ["S/PV.1990"],
            "sessions": [("Security Council", 25)],
            "masthead_date": date(1970, 5, 12),
        },
    ),
    (
        "a record of which only place and day are left",
        "Lights – Ad Hoc Committee – Summary record\n\n\nHeld at Lake Success, New York,\n\non Friday, 6 May 1949, at 2.30 p.m.\n\n"
        f"Chairman: General Peter BORG\n\n56.  Lights of the north\n\n{KEEPERS}",
        {"document_type": "meeting_record", "masthead_date": date(1949, 5, 6)},
    ),
    (
        "a letter whose sender stands before its addressee, in a text of long lines",
        "Lettre datée du 29 novembre 1948, adressée par le Ministre des affaires étrangères de Malte au Secrétaire général [A / 990 ]\nNote du Secrétaire général : "
        f"le Secrétaire général a l'honneur de transmettre ci-joint, pour information, la copie d'une lettre concernant les phares du nord.\n{OIL['fr']}\n",
        {
            "document_type": "letter",
            "symbols": ["A/990"],
            "title": "Lettre datée du 29 novembre 1948, adressée par le Ministre des affaires étrangères de Malte au Secrétaire général",
            "addressees": ["Secretary-General"],
        },
    ),
    (
        "a letter to the chairman of a committee",
        "Naciones Unidas\nA/AC.154/990\nAsamblea General\nDistr. general\n16 de agosto de 2007\nEspañol\nOriginal: inglés\nCarta de fecha 10 de agosto de "
        "2007 dirigida al Presidente\ndel Comité de Relaciones con el País Anfitrión por el\nRepresentante Permanente de Malta ante las Naciones Unidas\n"
        "Tengo el honor de informarle de lo siguiente.\n",
        {"addressees": ["Chairman of the Committee on Relations with the Host Country"]},
    ),
    (
        "an address above a letter",
        "To the President of the Security Council\n\nNew York, 3 May 1950\n\nSir,\n\nI have the honour to inform you that the light is lit.\n",
        {"document_type": "letter", "addressees": ["President of the Security Council"]},
    ),
    (
        "a symbol behind the title of a letter",
        "Security Council\n\nLetter dated 3 May 2010 from the Permanent Representative of Malta to the United Nations addressed to the Secretary-General "
        "(A/64/990-S/2010/990)\n\nI have the honour to inform you that the light is lit.\n",
        {
            "symbols": ["A/64/990", "S/2010/990"],
            "title": "Letter dated 3 May 2010 from the Permanent Representative of Malta to the United Nations addressed to the Secretary-General",
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_copies_leave_of_a_masthead(text: str, expected: dict[str, Any]) -> None:
    [document] = rows(text)["documents"]
    document["sessions"] = [(session["organ"], session["number"]) for session in document["sessions"]]
    assert {column: document[column] for column in expected} == expected


ITEMS = [
    (
        "the subject behind an item in capitals",
        "Naciones Unidas\nAsamblea General\nDistr.\nGENERAL\nA/58/990\n27 de enero de 2003\nESPAÑOL\nOriginal: INGLÉS\n58º período de sesiones*\n"
        "Tema 3 del programa provisional**\nFAROS Y FAREROS DEL NORTE\nAnotaciones sobre los faros y sus luces\nNota de la Secretaría\n\n1. Los faros lucen.\n",
        ("Anotaciones sobre los faros y sus luces", 3, "FAROS Y FAREROS DEL NORTE"),
    ),
    (
        "an author behind an item that reads like one",
        "A/57/990 Naciones Unidas Asamblea General Distr. general 4 de diciembre de 2002 Español Original: inglés Quincuagésimo séptimo período de sesiones\n\n"
        "A/57/990\n\nNaciones Unidas\n\nQuincuagésimo séptimo período de sesiones Tema 104 del programa\n\nInforme del Comisionado para los Faros, cuestiones "
        "relacionadas con los fareros Informe de la Tercera Comisión Relatora: Sra. Ana Borg (Malta)\n\n1. La Comisión examinó el tema.\n",
        ("Informe de la Tercera Comisión", 104, "Informe del Comisionado para los Faros, cuestiones relacionadas con los fareros"),
    ),
    (
        "Chinese, folded",
        "联合国 A/62/991 大会 Distr.: General 5 May 2008 Chinese Original: English 第六十二届会议 临时议程*项目 44 灯塔及其看守人的状况 秘书长的报告** 摘要 "
        "大会2006年12月20日第61/990号决议请秘书长就灯塔的状况编写报告。本报告是第一份这样的报告,重点是北方海域的灯塔。",
        ("秘书长的报告", 44, "灯塔及其看守人的状况"),
    ),
    (
        "Chinese, with nothing between its lines",
        "联合国A/62/991大会Distr.:General5May2008ChineseOriginal:English08-31234(C)060508070508第六十二届会议临时议程*项目44灯塔及其看守人的状况秘书长的报告**摘要"
        "大会2006年12月20日第61/990号决议请秘书长就灯塔的状况编写报告。本报告是第一份这样的报告,重点是北方海域的灯塔。",
        ("秘书长的报告", 44, "灯塔及其看守人的状况"),
    ),
    (
        "Arabic, folded",
        "الأمم المتحدة A/62/991 الجمعية العامة Distr.: General 5 May 2008 Arabic Original: English الدورة الثانية والستون البند 44 من جدول الأعمال المؤقت* "
        "حالة المنارات وحراسها تقرير الأمين العام** موجز طلبت الجمعية العامة في قرارها 61/990 إلى الأمين العام أن يعد تقريرا عن حالة المنارات.",
        ("تقرير الأمين العام", 44, "حالة المنارات وحراسها"),
    ),
    (
        "a joint letter in Chinese, folded",
        "联合国 A/62/990–S/2008/990 大会 安全理事会 Distr.: General 5 May 2008 Chinese Original: English 大会 第六十二届会议 议程项目 44 灯塔及其看守人的状况 "
        "安全理事会 第六十三年 2008年5月3日马耳他常驻联合国代表给秘书长的信 谨随函转递马耳他外交部关于灯塔的声明(见附件)。",
        ("2008年5月3日马耳他常驻联合国代表给秘书长的信", 44, "灯塔及其看守人的状况"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in ITEMS], ids=[case[0] for case in ITEMS])
def test_the_title_and_the_item_above_it(text: str, expected: tuple[str, int, str]) -> None:
    found = rows(text)
    assert [(found["documents"][0]["title"], item["item_number"], item["title"]) for item in found["agenda_items"]] == [expected]
