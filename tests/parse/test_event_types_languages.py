"""The type of a dated happening in the other languages: (language, type, sentence)."""

from __future__ import annotations

from datetime import date

import pytest

from flows.parse.event_types import types_of
from flows.parse.time import find_times

CASES = [
    ("fr", "armed_attack", "Le 3 mars 2021, les forces armées ont bombardé la ville."),
    ("fr", "agreement", "L'accord a été signé à Genève le 3 mars 2021."),
    ("fr", "decision", "Le Conseil a adopté la résolution le 3 mars 2021."),
    ("fr", "detention", "L'auteur a été arrêté le 3 mars 2021."),
    ("fr", "displacement", "Le 3 mars 2021, 4 000 personnes ont été expulsées de leurs villages."),
    ("fr", "election", "Des élections ont eu lieu le 3 mars 2021."),
    ("fr", "disaster", "Le séisme du 3 mars 2021 a fait cent morts."),
    ("fr", "negotiation", "Une réunion s'est tenue le 3 mars 2021."),
    ("fr", "statement", "Le Ministre a déclaré le 3 mars 2021 que la guerre était finie."),
    ("fr", "occupation", "La ville a été occupée le 3 mars 2021."),
    ("fr", "mass_atrocity", "Le massacre du 3 mars 2021 reste impuni."),
    ("fr", "humanitarian", "Les prisonniers ont été libérés le 3 mars 2021."),
    ("fr", "military_activity", "Le dernier bataillon s'est retiré le 3 mars 2021."),
    ("fr", "other", "Le coup d'État du 3 mars 2021 a été condamné par tous."),
    ("es", "armed_attack", "El 3 de marzo de 2021 las fuerzas armadas bombardearon la ciudad."),
    ("es", "agreement", "El acuerdo fue firmado en Ginebra el 3 de marzo de 2021."),
    ("es", "decision", "El Consejo aprobó la resolución el 3 de marzo de 2021."),
    ("es", "detention", "El autor fue detenido el 3 de marzo de 2021."),
    ("es", "displacement", "El 3 de marzo de 2021 la población fue expulsada de sus aldeas."),
    ("es", "election", "Las elecciones se celebraron el 3 de marzo de 2021."),
    ("es", "disaster", "El terremoto del 3 de marzo de 2021 causó cien muertos."),
    ("es", "negotiation", "El 3 de marzo de 2021 se celebró una reunión en Madrid."),
    ("es", "statement", "El Ministro declaró el 3 de marzo de 2021 que la guerra había terminado."),
    ("es", "occupation", "Las islas fueron ocupadas el 3 de marzo de 2021."),
    ("es", "humanitarian", "Los prisioneros fueron liberados el 3 de marzo de 2021."),
    ("es", "other", "El golpe de Estado del 3 de marzo de 2021 fue condenado."),
    ("ru", "armed_attack", "3 марта 2021 года вооруженные силы обстреляли город."),
    ("ru", "agreement", "Соглашение было подписано в Женеве 3 марта 2021 года."),
    ("ru", "decision", "Совет принял резолюцию 3 марта 2021 года."),
    ("ru", "detention", "Автор был арестован 3 марта 2021 года."),
    ("ru", "displacement", "3 марта 2021 года население было депортировано."),
    ("ru", "election", "Выборы состоялись 3 марта 2021 года."),
    ("ru", "disaster", "Землетрясение 3 марта 2021 года унесло сто жизней."),
    ("ru", "negotiation", "Встреча состоялась 3 марта 2021 года."),
    ("ru", "statement", "Министр заявил 3 марта 2021 года, что война окончена."),
    ("ru", "occupation", "Город был оккупирован 3 марта 2021 года."),
    ("zh", "armed_attack", "2021年3月3日，武装部队炮击了该城。"),
    ("zh", "agreement", "协定于2021年3月3日在日内瓦签署。"),
    ("zh", "decision", "安理会2021年3月3日通过了决议。"),
    ("zh", "election", "选举于2021年3月3日举行。"),
    ("zh", "disaster", "2021年3月3日发生地震。"),
    ("zh", "negotiation", "2021年3月3日在北京举行了会议。"),
    ("zh", "statement", "外交部长2021年3月3日宣布战争结束。"),
    ("ar", "armed_attack", "في 3 آذار/مارس 2021 قصفت القوات المسلحة المدينة."),
    ("ar", "agreement", "وُقع الاتفاق في جنيف في 3 آذار/مارس 2021."),
    ("ar", "decision", "اعتمد المجلس القرار في 3 آذار/مارس 2021."),
    ("ar", "detention", "اعتُقل صاحب البلاغ في 3 آذار/مارس 2021."),
    ("ar", "election", "جرت الانتخابات في 3 آذار/مارس 2021."),
    ("ar", "disaster", "وقع الزلزال في 3 آذار/مارس 2021."),
    ("ar", "negotiation", "عُقد الاجتماع في 3 آذار/مارس 2021."),
    ("ar", "statement", "أعلن الوزير في 3 آذار/مارس 2021 أن الحرب انتهت."),
    ("fr", "protest", "Le 4 mai 1988, des milliers d'étudiants sont descendus dans la rue."),
    ("fr", "statehood", "Le pays a accédé à l'indépendance le 5 juillet 1962."),
    ("fr", "protest", "Une grève générale a paralysé la capitale le 12 mars 1958."),
    ("fr", "terrorism", "Une bombe a explosé dans un marché le 3 avril 2005."),
    ("es", "protest", "El 4 de mayo de 1988 miles de estudiantes se manifestaron en la plaza."),
    ("es", "statehood", "El país proclamó su independencia el 5 de julio de 1962."),
    ("es", "other", "El Presidente fue asesinado el 6 de abril de 1994."),
    ("es", "sanction", "El embargo fue levantado el 10 de octubre de 2001."),
    ("es", "protest", "La huelga general del 12 de marzo de 1958 paralizó la capital."),
    ("ru", "protest", "4 мая 1988 года тысячи студентов вышли на улицы."),
    ("ru", "statehood", "5 июля 1962 года страна провозгласила независимость."),
    ("zh", "protest", "1988年5月4日,数千名学生举行示威。"),
    ("zh", "statehood", "该国于1962年7月5日宣布独立。"),
    ("ar", "protest", "في 4 أيار/مايو 1988 خرج آلاف الطلاب في مظاهرة."),
    ("ar", "rights_violation", "في 9 حزيران/يونيه 1993 تعرض ثلاثة معتقلين للتعذيب."),
    ("fr", "armed_attack", "Le 14 mai 1999, deux chasseurs ont violé l'espace aérien de la Ruritanie."),
    ("fr", "displacement", "En août 1972, les habitants de la vallée ont été contraints de quitter leurs foyers."),
    ("fr", "detention", "Le 9 mars 1981, le rédacteur en chef a été appréhendé à son domicile et mis au secret."),
    ("fr", "rights_violation", "Le 2 février 1994, les gendarmes ont roué de coups plusieurs villageois."),
    ("fr", "statement", "Le 9 mai 1976, le Gouvernement a protesté auprès du Secrétaire général."),
    ("fr", "disaster", "Le 4 juillet 1994, un bac a fait naufrage au large de la côte."),
    ("es", "armed_attack", "El 7 de mayo de 1987 dos aviones violaron el espacio aéreo de la República."),
    ("es", "detention", "El 9 de septiembre de 1976 el dirigente sindical fue apresado y llevado a un cuartel."),
    ("es", "mass_atrocity", "El 11 de diciembre de 1971 los soldados dieron muerte a todos los moradores de la aldea."),
    ("es", "election", "El 25 de mayo de 2003 asumió el mando el nuevo Presidente."),
    ("es", "rights_violation", "En 1972 los campesinos fueron despojados de sus tierras."),
    ("ru", "detention", "9 марта 1985 года журналист был взят под стражу."),
    ("ru", "displacement", "В 1923 году жители были вынуждены покинуть свои дома."),
    ("ru", "military_activity", "Последние подразделения покинули территорию страны 31 августа 1994 года."),
    ("ar", "armed_attack", "في 3 حزيران/يونيه 2007 خرقت طائرتان حربيتان الأجواء اللبنانية."),
    ("ar", "armed_attack", "في 7 أيار/مايو 1987 سقطت قذائف على المدينة."),
    ("ar", "displacement", "في آب/أغسطس 1990 اضطرت آلاف العائلات إلى مغادرة ديارها."),
    ("ar", "rights_violation", "في 12 شباط/فبراير 2003 هدمت الجرافات خمسة منازل."),
    ("ar", "sanction", "منذ 15 حزيران/يونيه 2007 يفرض الحصار على القطاع."),
    ("ar", "terrorism", "في 7 تموز/يوليه 2005 انفجرت سيارة مفخخة أمام السفارة."),
    ("zh", "statement", "2010年7月17日，外交部发言人表示抗议。"),
    ("zh", "armed_attack", "1987年5月7日，两架军机侵犯了我国领空。"),
]


@pytest.mark.parametrize(("language", "kind", "sentence"), CASES, ids=[f"{language}: {kind}" for language, kind, _ in CASES])
def test_type(language: str, kind: str, sentence: str) -> None:
    times = [t for t in find_times(sentence, date(2021, 3, 19), language) if t.edtf]
    (told,) = types_of(sentence, (0, len(sentence)), times, language).values()
    assert told is not None
    assert told.type == kind
