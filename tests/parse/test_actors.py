"""Who acted, on whom, and who took part: a sentence with its dates in square brackets, and `role: name (ISO)` of each date."""

from __future__ import annotations

import pytest
import regex

from flows.parse.actors import assign_actors
from flows.parse.proper_names import find_names


def actors(marked: str) -> list[set[str]]:
    """`role: Name (ISO)` per date; the brackets of the sentence mark the dates."""
    text, dates, at = "", [], 0
    for piece in regex.split(r"(\[[^\]]*\])", marked):
        plain = piece.strip("[]")
        if piece != plain:
            dates.append((at, at + len(plain)))
        text += plain
        at += len(plain)
    return [
        {f"{a.role}: {a.name} ({a.iso3 or '-'})" for a in given}
        for given in assign_actors(text, (0, len(text)), find_names(text, 0, len(text), "en"), dates, "en")
    ]


CASES: list[tuple[str, list[set[str]]]] = [
    # --- the agent as subject
    ("On [2 August 1990] Iraq invaded Kuwait.", [{"by: Iraq (IRQ)", "against: Kuwait (KWT)"}]),
    ("On [2 August 1990] the armed forces of Iraq crossed the frontier.", [{"by: armed forces of Iraq (IRQ)"}]),
    ("On [4 May 1978] the South African Air Force bombed the settlement.", [{"by: South African Air Force (ZAF)"}]),
    ("On [9 May 1992] Armenian forces captured Shusha.", [{"by: Armenian forces (ARM)"}]),
    ("On [24 February 2022] the Russian Federation invaded Ukraine.", [{"by: Russian Federation (RUS)", "against: Ukraine (UKR)"}]),
    ("On [3 March 2021] the Government of France expelled four diplomats.", [{"by: Government of France (FRA)"}]),
    ("On [3 March 2021] Turkish aircraft violated the air space of Cyprus.", [{"by: Turkish aircraft (TUR)", "against: Cyprus (CYP)"}]),
    ("On [3 March 2021] the Security Council adopted resolution 2565 (2021).", [{"by: Security Council (-)"}]),
    ("The General Assembly adopted the Declaration on [14 December 1960].", [{"by: General Assembly (-)"}]),
    ("On [3 March 2021] the President of Ghana dissolved Parliament.", [{"by: President of Ghana (GHA)"}]),
    ("On [3 March 2021] the Secretary-General appointed a mediator.", [{"by: Secretary-General (-)"}]),
    ("On [3 March 2021] Al-Shabaab attacked the hotel.", [{"by: Al-Shabaab (-)"}]),
    ("On [3 March 2021] the Lord's Resistance Army abducted 30 children.", [{"by: Lord's Resistance Army (-)"}]),
    ("On [3 March 2021] Hizbullah fired rockets at the village.", [{"by: Hizbullah (-)"}]),
    ("Indonesia annexed the Territory on [17 July 1976].", [{"by: Indonesia (IDN)"}]),
    ("Israel, which had massed its troops, attacked Lebanon on [6 June 1982].", [{"by: Israel (ISR)", "against: Lebanon (LBN)"}]),
    ("The United States bombed Tripoli on [15 April 1986].", [{"by: United States (USA)"}]),
    ("In [1993] the Supreme Court ruled that the law was void.", [{"by: Supreme Court (-)"}]),
    ("On [3 March 2021] the Islamic Republic of Iran launched missiles at the base.", [{"by: Islamic Republic of Iran (IRN)"}]),
    ("India declared on [3 March 2021] that it would withdraw.", [{"by: India (IND)"}]),
    ("The European Union imposed sanctions on [3 March 2021].", [{"by: European Union (-)"}]),
    ("On [3 March 2021] police fired on a crowd.", [{"by: police (-)"}]),
    ("On [3 March 2021] gunmen stormed the school.", [{"by: gunmen (-)"}]),
    ("On [3 March 2021] rebels seized the airport.", [{"by: rebels (-)"}]),
    ("On [3 March 2021] General Raoul Cédras overthrew the elected President.", [{"by: General Raoul Cédras (-)"}]),
    ("On [3 March 2021] the African Union suspended Mali.", [{"by: African Union (-)", "against: Mali (MLI)"}]),
    ("On [3 March 2021] the Israeli occupying authorities demolished 12 houses.", [{"by: Israeli occupying authorities (ISR)"}]),
    ("On [3 March 2021] the Permanent Representative of Chile addressed the Council.", [{"by: Permanent Representative of Chile (CHL)"}]),
    ("On [3 March 2021] Prime Minister Yitzhak Rabin announced the withdrawal.", [{"by: Prime Minister Yitzhak Rabin (-)"}]),
    # --- the agent after "by"
    ("The village was shelled by Serbian forces on [3 March 1993].", [{"by: Serbian forces (SRB)"}]),
    ("Two men were arrested by the police on [3 March 2021].", [{"by: police (-)"}]),
    ("On [3 March 2021] a drone was shot down by the Islamic Republic of Iran.", [{"by: Islamic Republic of Iran (IRN)"}]),
    (
        "The invasion of Grenada by the United States of America on [25 October 1983] was deplored.",
        [{"by: United States of America (USA)", "against: Grenada (GRD)"}],
    ),
    ("The aggression by Iraq against Kuwait began on [2 August 1990].", [{"by: Iraq (IRQ)", "against: Kuwait (KWT)"}]),
    ("On [3 March 2021] the camp was attacked by members of Boko Haram.", [{"by: members of Boko Haram (-)"}]),
    ("A decree was issued by the President on [3 March 2021].", [{"by: President (-)"}]),
    ("The occupation of the Golan by Israel since [1967] continues.", [{"by: Israel (ISR)"}]),
    ("The airliner was hijacked on [3 March 1988] by Lebanese gunmen.", [{"by: Lebanese gunmen (LBN)"}]),
    ("The law was adopted by the Knesset on [30 July 1980].", [{"by: Knesset (-)"}]),
    ("The ceasefire was violated by both parties on [3 March 2021].", [set()]),
    ("The report was published by the Commission on Human Rights on [3 March 1992].", [{"by: Commission on Human Rights (-)"}]),
    ("Resolution 598 (1987), adopted by the Security Council on [20 July 1987], was accepted.", [{"by: Security Council (-)"}]),
    ("The text was submitted by Cuba on [3 March 2021].", [{"by: Cuba (CUB)"}]),
    # --- against
    ("The armed attack against the People's Republic of Angola of [4 May 1978] was condemned.", [{"against: People's Republic of Angola (AGO)"}]),
    ("On [3 March 2021] an embargo against Haiti was decided.", [{"against: Haiti (HTI)"}]),
    ("The war against Iran began on [22 September 1980].", [{"against: Iran (IRN)"}]),
    ("The attack on the United States of [11 September 2001] was condemned.", [{"against: United States (USA)"}]),
    ("On [3 March 2021] Ethiopia declared war on Eritrea.", [{"by: Ethiopia (ETH)", "against: Eritrea (ERI)"}]),
    ("Sanctions on Liberia were lifted on [3 March 2021].", [{"against: Liberia (LBR)"}]),
    # --- parties
    ("Egypt and Israel signed a treaty of peace on [26 March 1979].", [{"party: Egypt (EGY)", "party: Israel (ISR)"}]),
    ("The agreement between Ethiopia and Eritrea was signed on [12 December 2000].", [{"party: Ethiopia (ETH)", "party: Eritrea (ERI)"}]),
    ("The war between Iran and Iraq broke out on [22 September 1980].", [{"party: Iran (IRN)", "party: Iraq (IRQ)"}]),
    (
        "On [24 November 2016] the Government of Colombia and FARC-EP signed the Final Agreement.",
        [{"party: Government of Colombia (COL)", "party: FARC-EP (-)"}],
    ),
    (
        "The treaty was signed on [8 December 1991] by Belarus, the Russian Federation and Ukraine.",
        [{"party: Belarus (BLR)", "party: Russian Federation (RUS)", "party: Ukraine (UKR)"}],
    ),
    ("On [3 March 2021] the Presidents of Armenia and Azerbaijan met in Prague.", [{"party: Presidents of Armenia and Azerbaijan (-)"}]),
    ("Peru ratified the Convention on [4 September 1990].", [{"party: Peru (PER)"}]),
    ("Mauritius became a party to the Convention on [4 September 1990].", [{"party: Mauritius (MUS)"}]),
    ("The Convention entered into force for Peru on [4 October 1990].", [{"party: Peru (PER)"}]),
    (
        "On [3 March 2021] the Foreign Minister of Greece met the Foreign Minister of Turkey.",
        [{"party: Foreign Minister of Greece (GRC)", "party: Foreign Minister of Turkey (TUR)"}],
    ),
    (
        "Talks between the Government of the Sudan and the Sudan People's Liberation Movement opened on [3 March 2002].",
        [{"party: Government of the Sudan (SDN)", "party: Sudan People's Liberation Movement (-)"}],
    ),
    (
        "Fighting between the Sudanese Armed Forces and the Rapid Support Forces broke out on [15 April 2023].",
        [{"party: Sudanese Armed Forces (SDN)", "party: Rapid Support Forces (-)"}],
    ),
    ("Angola acceded to the Treaty on [3 March 1996].", [{"party: Angola (AGO)"}]),
    ("A truce between the parties took effect on [3 March 1996].", [set()]),
    ("Chile and Argentina concluded the Treaty of Peace on [29 November 1984].", [{"party: Chile (CHL)", "party: Argentina (ARG)"}]),
    # --- nobody named
    ("The village was shelled on [3 March 2021].", [set()]),
    ("An earthquake struck Managua on [23 December 1972].", [set()]),
    ("On [3 March 2021] a bomb exploded in Vienna.", [set()]),
    ("The resolution was adopted on [3 March 2021].", [set()]),
    ("On [3 March 2021] two soldiers of the Indian battalion were killed.", [set()]),
    ("Kisangani fell on [15 March 1997].", [set()]),
    ("Zambia attained independence on [24 October 1964].", [set()]),
    ("The situation in Burundi deteriorated on [3 March 2021].", [set()]),
    ("On [3 March 2021] the border with Chad was closed.", [set()]),
    ("On [3 March 2021] 300 persons fled to Kenya.", [set()]),
    ("The seventieth anniversary was kept on [3 March 2021].", [set()]),
    # --- several dates
    ("On [3 March 2021] Hamas fired rockets; on [4 March 2021] Israel bombed the camp.", [{"by: Hamas (-)"}, {"by: Israel (ISR)"}]),
    (
        "Iraq attacked Kuwait on [2 August 1990], and on [6 August 1990] the Security Council imposed sanctions.",
        [{"by: Iraq (IRQ)", "against: Kuwait (KWT)"}, {"by: Security Council (-)"}],
    ),
    (
        "On [3 March 2021] Egypt and Qatar restored relations, and on [5 March 2021] Bahrain followed.",
        [{"party: Egypt (EGY)", "party: Qatar (QAT)"}, {"by: Bahrain (BHR)"}],
    ),
    # --- clauses between subject and verb, and words that only look like agents
    ("On [3 March 2021], in Geneva, Switzerland presented a text.", [set()]),
    ("On [3 March 2021] France, supported by Germany, submitted a draft.", [{"by: France (FRA)"}]),
    ("On [3 March 2021] the wife of the President of Chad visited the camp.", [set()]),
    ("On [3 March 2021] the Ambassador's house in France was attacked.", [set()]),
    ("On [3 March 2021] the Congolese army entered the town.", [{"by: Congolese army (COD)"}]),
    ("On [3 March 2021] United States forces landed in Grenada.", [{"by: United States forces (USA)"}]),
    ("On [3 March 2021] the Taliban seized Kunduz.", [{"by: Taliban (-)"}]),
    ("On [3 March 2021] SWAPO was founded.", [set()]),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_actors(sentence: str, expected: list[set[str]]) -> None:
    assert actors(sentence) == expected
