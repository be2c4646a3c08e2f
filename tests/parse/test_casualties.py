"""Casualties as the text claims them: (text, "kind count low high: printed words" of each); a dash stands for a number that is not stated."""

from __future__ import annotations

import pytest

from flows.parse.casualties import find_casualties


def casualties(text: str) -> list[str]:
    shown = []
    for found in find_casualties(text, "en"):
        c = found.casualty
        numbers = " ".join("-" if number is None else str(number) for number in (c.count, c.count_low, c.count_high))
        shown.append(f"{c.kind} {numbers}: {c.text}")
    return shown


CASES: list[tuple[str, list[str]]] = [
    # --- figures and words
    ("150 civilians were killed", ["killed 150 150 150: 150 civilians"]),
    ("222,570 persons died", ["killed 222570 222570 222570: 222,570 persons"]),
    ("2 300 inhabitants perished", ["killed 2300 2300 2300: 2 300 inhabitants"]),
    ("1.5 million people were displaced", ["displaced 1500000 1500000 1500000: 1.5 million people"]),
    ("one hundred and two members of the staff lost their lives", ["killed 102 102 102: one hundred and two members of the staff"]),
    ("two hundred and twenty thousand people were killed", ["killed 220000 220000 220000: two hundred and twenty thousand people"]),
    ("twenty-three peasants were massacred", ["killed 23 23 23: twenty-three peasants"]),
    ("half a million people were left homeless", ["displaced 500000 500000 500000: half a million people"]),
    ("a dozen fishermen drowned", ["killed 12 12 12: a dozen fishermen"]),
    ("a Spanish journalist was shot dead", ["killed 1 1 1: a Spanish journalist"]),
    ("an elderly woman was killed", ["killed 1 1 1: an elderly woman"]),
    ("one person died and two were hurt", ["killed 1 1 1: one person", "injured 2 2 2: two"]),
    # --- hedges and ranges
    ("at least forty-nine villagers were murdered", ["killed 49 49 -: at least forty-nine villagers"]),
    ("more than 8,000 men and boys were executed", ["killed 8000 8000 -: more than 8,000 men and boys"]),
    ("no fewer than 17 worshippers were killed", ["killed 17 17 -: no fewer than 17 worshippers"]),
    ("up to 300 men were arrested", ["detained 300 - 300: up to 300 men"]),
    ("some 2,000 families fled", ["displaced 2000 2000 2000: some 2,000 families"]),
    ("nearly 400 pilgrims died", ["killed 400 400 400: nearly 400 pilgrims"]),
    ("an estimated 60,000 people had been uprooted", ["displaced 60000 60000 60000: an estimated 60,000 people"]),
    ("12,000 to 15,000 men fled", ["displaced - 12000 15000: 12,000 to 15,000 men"]),
    ("between 20 and 30 persons were injured", ["injured - 20 30: between 20 and 30 persons"]),
    ("from 200 to 300 prisoners were executed", ["killed - 200 300: 200 to 300 prisoners"]),
    ("dozens of people were killed", ["killed - - -: dozens of people"]),
    ("several hundred women were abducted", ["abducted - - -: several hundred women"]),
    ("hundreds of thousands were deported", ["displaced - - -: hundreds of thousands"]),
    ("scores of civilians were wounded", ["injured - - -: scores of civilians"]),
    ("3,000 or more members of the party were assassinated", ["killed 3000 3000 -: 3,000 or more members of the party"]),
    ("over a thousand villagers have been killed", ["killed 1000 1000 -: over a thousand villagers"]),
    # --- verb before
    ("killing eleven persons and wounding fifty-four", ["killed 11 11 11: eleven persons", "injured 54 54 54: fifty-four"]),
    ("The blast killed 12 people and injured 40 others.", ["killed 12 12 12: 12 people", "injured 40 40 40: 40 others"]),
    ("It claimed the lives of 83 civilians.", ["killed 83 83 83: 83 civilians"]),
    ("The shelling resulted in the death of two girls.", ["killed 2 2 2: two girls"]),
    ("causing the deaths of 25 workers", ["killed 25 25 25: 25 workers"]),
    ("They abducted 276 schoolgirls.", ["abducted 276 276 276: 276 schoolgirls"]),
    ("Police arrested 47 demonstrators.", ["detained 47 47 47: 47 demonstrators"]),
    ("Troops expelled 1,200 families from the village.", ["displaced 1200 1200 1200: 1,200 families"]),
    ("leaving 14 dead and 31 wounded", ["killed 14 14 14: 14 dead", "injured 31 31 31: 31 wounded"]),
    ("leaving at least 70,000 people homeless", ["displaced 70000 70000 -: at least 70,000 people"]),
    ("the arrest of six trade unionists", ["detained 6 6 6: six trade unionists"]),
    ("the disappearance of 43 students", ["missing 43 43 43: 43 students"]),
    ("the kidnapping of three aid workers", ["abducted 3 3 3: three aid workers"]),
    ("the war cost some 14,000 lives", ["killed 14000 14000 14000: some 14,000 lives"]),
    ("left 33 persons dead", ["killed 33 33 33: 33 persons"]),
    ("It took the lives of five peacekeepers.", ["killed 5 5 5: five peacekeepers"]),
    ("The gunmen shot dead four policemen.", ["killed 4 4 4: four policemen"]),
    ("with the loss of 290 lives", ["killed 290 290 290: 290 lives"]),
    ("martyring 17 citizens", ["killed 17 17 17: 17 citizens"]),
    ("the murder of six priests", ["killed 6 6 6: six priests"]),
    # --- verb after, at some distance
    ("46 people, among them six children, lost their lives", ["killed 46 46 46: 46 people"]),
    ("Seventy-nine persons, forty-eight of them under 18 years of age, died in the church", ["killed 79 79 79: Seventy-nine persons"]),
    (
        "Some 25,000 women, children and elderly people were driven from the town",
        ["displaced 25000 25000 25000: Some 25,000 women, children and elderly people"],
    ),
    ("six Indian and four Nepalese soldiers were wounded", ["injured 6 6 6: six Indian", "injured 4 4 4: four Nepalese soldiers"]),
    ("more than 3,000 people are still missing", ["missing 3000 3000 -: more than 3,000 people"]),
    ("two soldiers of the battalion were taken hostage", ["abducted 2 2 2: two soldiers of the battalion"]),
    ("eight opposition leaders remain in detention", ["detained 8 8 8: eight opposition leaders"]),
    ("15 persons were sentenced to death", ["detained 15 15 15: 15 persons"]),
    ("nine men were hanged", ["killed 9 9 9: nine men"]),
    ("200,000 people crossed the border into the Congo", ["displaced 200000 200000 200000: 200,000 people"]),
    ("the bodies of eleven men were found", ["killed 11 11 11: eleven men"]),
    ("34 bodies were exhumed", ["killed 34 34 34: 34 bodies"]),
    ("five crew members were taken prisoner", ["detained 5 5 5: five crew members"]),
    ("about 600 people were rounded up", ["detained 600 600 600: about 600 people"]),
    ("a further 1,300 were wounded", ["injured 1300 1300 1300: a further 1,300"]),
    ("All 298 persons on board perished", ["killed 298 298 298: 298 persons"]),
    ("44 women were raped and three of them died", ["killed 3 3 3: three"]),
    # --- lists
    (
        "150 civilians were killed, 744 others were severely wounded and 4 people went missing",
        ["killed 150 150 150: 150 civilians", "injured 744 744 744: 744 others", "missing 4 4 4: 4 people"],
    ),
    ("61 killed, 121 injured", ["killed 61 61 61: 61 killed", "injured 121 121 121: 121 injured"]),
    ("15 dead, 20 wounded and 3 missing", ["killed 15 15 15: 15 dead", "injured 20 20 20: 20 wounded", "missing 3 3 3: 3 missing"]),
    ("7,199 civilians killed and 11,756 injured", ["killed 7199 7199 7199: 7,199 civilians", "injured 11756 11756 11756: 11,756 injured"]),
    ("There were 12 deaths and 30 injuries.", ["killed 12 12 12: 12 deaths", "injured 30 30 30: 30 injuries"]),
    ("The toll was 23 killed and more than 100 injured.", ["killed 23 23 23: 23 killed", "injured 100 100 -: more than 100 injured"]),
    ("three soldiers and five civilians were killed", ["killed 3 3 3: three soldiers", "killed 5 5 5: five civilians"]),
    ("20 people were killed or injured", ["killed 20 20 20: 20 people"]),
    (
        "over six million displaced, as well as some 30,000 abducted persons",
        ["displaced 6000000 6000000 -: over six million displaced", "abducted 30000 30000 30000: some 30,000 abducted persons"],
    ),
    ("the attack caused 8 fatalities", ["killed 8 8 8: 8 fatalities"]),
    ("Number of victims: 40 dead", ["killed 40 40 40: 40 dead"]),
    # --- nouns that say it themselves
    ("some 40,000 refugees arrived in the country", ["displaced 40000 40000 40000: some 40,000 refugees"]),
    ("The camp held 3,000 internally displaced persons.", ["displaced 3000 3000 3000: 3,000 internally displaced persons"]),
    ("52 hostages were seen alive", ["abducted 52 52 52: 52 hostages"]),
    ("115 detainees were transferred", ["detained 115 115 115: 115 detainees"]),
    # --- free again
    ("52 hostages were released", []),
    ("the release of 900 prisoners of war", []),
    ("Nine of the eleven hostages were released.", []),
    ("The last 19 captives will be flown home.", []),
    # --- subsets and the same victims twice
    ("600 refugees, among them 298 children, had been killed", ["killed 600 600 600: 600 refugees"]),
    ("killing 20 persons, including 7 women and 5 children", ["killed 20 20 20: 20 persons"]),
    ("killed 40 people, 12 of whom were children", ["killed 40 40 40: 40 people"]),
    ("killed 40 people, most of them children", ["killed 40 40 40: 40 people"]),
    ("some 14,000 lives were lost, some 3,400 of them those of civilians", ["killed 14000 14000 14000: some 14,000 lives"]),
    ("thirty people (eleven of them women) were killed", ["killed 30 30 30: thirty people"]),
    ("17 persons were killed, of whom 9 were policemen", ["killed 17 17 17: 17 persons"]),
    ("Two of the wounded are in critical condition.", []),
    ("Nine of the dead were women.", []),
    # --- said of somebody with a name
    ("Rosa Blum, 34, a teacher, was killed and two others were hurt.", ["injured 2 2 2: two others"]),
    ("Ali Deng (23) and Rosa Blum (34) were killed.", []),
    ("In Tel Aviv, a child was killed.", ["killed 1 1 1: a child"]),
    # --- one number for all of a family, a number that begins with its scale
    ("a family of five was killed in the shelling", ["killed 5 5 5: a family of five"]),
    ("The shell killed a family of seven in their home.", ["killed 7 7 7: a family of seven"]),
    ("Four members of one family were killed.", ["killed 4 4 4: Four members of one family"]),
    ("a hundred and fifty conscripts were captured", ["detained 150 150 150: a hundred and fifty conscripts"]),
    # --- between the people and their verb
    ("88 sailors between the ages of 14 and 20 drowned", ["killed 88 88 88: 88 sailors"]),
    ("three gunmen who were members of the same gang were killed", ["killed 3 3 3: three gunmen"]),
    ("with 33 people, including women, losing their lives", ["killed 33 33 33: 33 people"]),
    ("an airliner with 214 people on board, none of whom survived", ["killed 214 214 214: 214 people"]),
    # --- not people, not losses
    ("no one was killed and no soldiers were wounded", []),
    ("A rocket hit a passenger train and six people were killed.", ["killed 6 6 6: six people"]),
    ("42 boats were lost and 30 per cent of the houses destroyed", []),
    ("the year 1991", []),
    ("thirty rockets were fired and three tanks destroyed", []),
    ("the two parties signed three agreements", []),
    ("Two delegations met the three members of the panel", []),
    ("resolution 1701 was adopted by 14 votes", []),
    ("900 troops were deployed and 40 observers arrived", []),
    ("article 51 and paragraph 3 were cited", []),
    ("He was sentenced to 15 years of imprisonment", []),
    ("after a flight of three hours and 20 minutes", []),
    ("six villages were burned and 200 houses destroyed", []),
    ("the first soldier was killed", []),
    ("It was decided to release two million dollars", []),
    ("twelve States voted against the detention of journalists", []),
    ("the people killed in the attack were buried", []),
    ("two Zambian refugee camps were shelled and 9 were killed", ["killed 9 9 9: 9"]),
    # --- one person by nation or age, a couple
    ("a Zambian was shot dead at the crossing", ["killed 1 1 1: a Zambian"]),
    ("a Sudanese village was destroyed and 3 herders were killed", ["killed 3 3 3: 3 herders"]),
    ("A boy of 12 was shot and killed.", ["killed 1 1 1: A boy"]),
    ("a 14-year-old girl was killed by a stray bullet", ["killed 1 1 1: a 14-year-old girl"]),
    ("four brothers, aged between 6 and 13, died when a shell exploded", ["killed 4 4 4: four brothers"]),
    ("an elderly couple was killed in their house", ["killed 2 2 2: an elderly couple"]),
    # --- nobody
    ("not a single soldier was wounded", []),
    ("none of the 30 passengers was hurt", []),
    # --- more words of loss
    ("Thirty-one patients and nurses were killed.", ["killed 31 31 31: Thirty-one patients and nurses"]),
    (
        "some 60 farmers were hacked to death and more than 3,000 abandoned their homes",
        ["killed 60 60 60: some 60 farmers", "displaced 3000 3000 -: more than 3,000"],
    ),
    ("in which 24 officers embraced martyrdom", ["killed 24 24 24: 24 officers"]),
    ("with the loss of the lives of all 17 crew members", ["killed 17 17 17: 17 crew members"]),
    ("The death toll has reached 1,210.", ["killed 1210 1210 1210: 1,210"]),
    # --- of all kinds of documents
    (
        "As a result, 14 Palestinians, including 5 children, were martyred and more than 60 wounded.",
        ["killed 14 14 14: 14 Palestinians", "injured 60 60 -: more than 60 wounded"],
    ),
    ("The shelling left seven people dead and wounded 23, three of them seriously.", ["killed 7 7 7: seven people", "injured 23 23 23: 23"]),
    ("Three members of the Guardia Civil were murdered.", ["killed 3 3 3: Three members of the Guardia"]),
    ("Ten thousand persons have disappeared.", ["missing 10000 10000 10000: Ten thousand persons"]),
    ("In the attack two women and a child lost their lives.", ["killed 2 2 2: two women", "killed 1 1 1: a child"]),
    ("The bodies of 23 civilians were discovered in a mass grave.", ["killed 23 23 23: 23 civilians"]),
    ("Israeli forces detained 12 Palestinians and demolished three houses.", ["detained 12 12 12: 12 Palestinians"]),
    ("More than 1.2 million people have been internally displaced.", ["displaced 1200000 1200000 -: More than 1.2 million people"]),
    ("The number of dead rose to 87.", ["killed 87 87 87: 87"]),
    ("Some 4,500 refugees returned to their homes.", ["displaced 4500 4500 4500: Some 4,500 refugees"]),
    ("The massacre of 45 Albanians shocked the world.", ["killed 45 45 45: 45 Albanians"]),
    ("He was one of 15 persons arrested.", ["detained 15 15 15: 15 persons"]),
    ("The government troops killed between 200 and 300 civilians.", ["killed - 200 300: between 200 and 300 civilians"]),
    ("Over 5,000 houses were destroyed and 20,000 people rendered homeless.", ["displaced 20000 20000 20000: 20,000 people"]),
    (
        "At least 12 people were reported killed, and up to 40 others were missing.",
        ["killed 12 12 -: At least 12 people", "missing 40 - 40: up to 40 others"],
    ),
    ("The police arrested 200 persons, 15 of whom were later released.", ["detained 200 200 200: 200 persons"]),
    ("Two peacekeepers from Bangladesh were killed and four injured.", ["killed 2 2 2: Two peacekeepers", "injured 4 4 4: four injured"]),
    ("An estimated 800,000 Tutsis and moderate Hutus perished.", ["killed 800000 800000 800000: An estimated 800,000 Tutsis and moderate Hutus"]),
    ("The accident claimed 31 lives.", ["killed 31 31 31: 31 lives"]),
    ("The rebels abducted 139 girls from a boarding school.", ["abducted 139 139 139: 139 girls"]),
    ("One soldier was killed and another wounded.", ["killed 1 1 1: One soldier", "injured 1 1 1: another wounded"]),
    ("the death of 3 soldiers and the wounding of 5 others", ["killed 3 3 3: 3 soldiers", "injured 5 5 5: 5 others"]),
    (
        "Hundreds of demonstrators were arrested, and five of them died in custody.",
        ["detained - - -: Hundreds of demonstrators", "killed 5 5 5: five"],
    ),
    ("17 civilian deaths and 45 injuries were recorded", ["killed 17 17 17: 17 civilian deaths", "injured 45 45 45: 45 injuries"]),
    ("The Council adopted the text by 12 votes to none, with 3 abstentions.", []),
    ("The 15 members of the Council met for three hours.", []),
    ("Some 3,000 troops took part and 40 tanks were deployed.", []),
    ("4 killed (2 soldiers, 2 civilians)", ["killed 4 4 4: 4 killed"]),
    ("expelled 83 Tamils from the village and burned 20 shops", ["displaced 83 83 83: 83"]),
    ("six persons were sentenced to 10 years in prison", ["detained 6 6 6: six persons"]),
    (
        "The aggression resulted in the martyrdom of 6 citizens and the injury of 15 others.",
        ["killed 6 6 6: 6 citizens", "injured 15 15 15: 15 others"],
    ),
    ("Casualties: 3 dead, 8 wounded.", ["killed 3 3 3: 3 dead", "injured 8 8 8: 8 wounded"]),
    # --- told at second hand, or in other words
    ("some 40,000 peasants are said to have perished", ["killed 40000 40000 40000: some 40,000 peasants"]),
    ("twelve servicemen were known to be dead", ["killed 12 12 12: twelve servicemen"]),
    ("seven officers who had surrendered were lined up and shot", ["killed 7 7 7: seven officers"]),
    ("the gunmen mowed down six boys", ["killed 6 6 6: six boys"]),
    ("eleven of the passengers were buried on the spot", ["killed 11 11 11: eleven of the passengers"]),
    ("nine combatants were blinded", ["injured 9 9 9: nine combatants"]),
    ("3,000 of the invaders were made prisoner", ["detained 3000 3000 3000: 3,000 of the invaders"]),
    ("no trace had been found of 214 persons", ["missing 214 214 214: 214 persons"]),
    ("some 20,000 people took flight", ["displaced 20000 20000 20000: some 20,000 people"]),
    ("more than 5,000 Malians have sought shelter", ["displaced 5000 5000 -: more than 5,000 Malians"]),
    ("800 persons were induced to leave their homes", ["displaced 800 800 800: 800 persons"]),
    ("the number of those rendered homeless stood at 1.2 million", ["displaced 1200000 1200000 1200000: 1.2 million"]),
    (
        "thirty villagers were driven out in May, and in June a further 45.",
        ["displaced 30 30 30: thirty villagers", "displaced 45 45 45: a further 45"],
    ),
    ("ten schoolchildren and their teacher were martyred", ["killed 10 10 10: ten schoolchildren"]),
    # --- no loss: a machine, an age, an exchange
    ("one of its fighters shot down an aircraft", []),
    ("a prisoner of 61 had been killed", ["killed 1 1 1: a prisoner"]),
    ("they were exchanged for fifteen prisoners", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_casualties(text: str, expected: list[str]) -> None:
    assert casualties(text) == expected
