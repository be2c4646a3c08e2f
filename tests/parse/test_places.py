"""Where a happening is said to have happened: a sentence with its dates in square brackets, and the places of each date."""

from __future__ import annotations

import pytest
import regex

from flows.parse.places import assign_places


def places(marked: str, context: tuple[str, ...]) -> list[list[str]]:
    """`Name (ISO)` per date; the brackets of the sentence mark the dates."""
    text, dates, at = "", [], 0
    for piece in regex.split(r"(\[[^\]]*\])", marked):
        plain = piece.strip("[]")
        if piece != plain:
            dates.append((at, at + len(plain)))
        text += plain
        at += len(plain)
    return [[f"{p.name} ({p.iso3 or '-'})" for p in given] for given in assign_places(text, (0, len(text)), dates, "en", context)]


# (sentence, places of each date, in the order of the text); the countries of the context are those of the last column.
CASES: list[tuple[str, list[list[str]], tuple[str, ...]]] = [
    # --- prepositions and known names
    ("On [3 March 2021] two men were arrested in Vienna.", [["Vienna (AUT)"]], ()),
    ("The talks held at Nairobi on [4 May 1985] failed.", [["Nairobi (KEN)"]], ()),
    ("A convoy was ambushed near Mogadishu on [5 June 1993].", [["Mogadishu (SOM)"]], ()),
    ("On [7 July 1994] shells fell on Kigali.", [["Kigali (RWA)"]], ()),
    ("Heavy fighting around Huambo was reported on [9 March 1993].", [["Huambo (AGO)"]], ()),
    ("On [2 May 2014] a fire broke out in Odesa.", [["Odesa (UKR)"]], ()),
    ("Demonstrations took place throughout Tunisia in [December 2010].", [["Tunisia (TUN)"]], ()),
    ("The earthquake which struck Managua on [23 December 1972] left nothing standing.", [["Managua (NIC)"]], ()),
    ("On [8 June 1995] the delegation arrived in The Hague.", [["The Hague (NLD)"]], ()),
    ("The Assembly met in New York on [24 October 1995].", [["New York (USA)"]], ()),
    ("The agreement was signed in Washington, D.C., on [28 September 1995].", [["Washington (USA)"]], ()),
    ("He spoke at San José on [7 August 1987].", [["San José (CRI)"]], ("CRI",)),
    # --- levels, all of them
    ("On [16 March 1988] chemical weapons were used against civilians in Halabja, Iraq.", [["Halabja (IRQ)", "Iraq (IRQ)"]], ()),
    ("The meeting of [9 and 10 August 2009] in Krems, Austria, was useful.", [["Krems (AUT)", "Austria (AUT)"]], ()),
    (
        "On [6 April 1992] a bomb exploded in the village of Sanski Vrh, in the municipality of Kljuc.",
        [["Sanski Vrh (BIH)", "Kljuc (BIH)"]],
        ("BIH",),
    ),
    (
        "Two peasants were arrested in Aldea Chimax, Alta Verapaz, Guatemala, on [2 May 1982].",
        [["Aldea Chimax (GTM)", "Alta Verapaz (GTM)", "Guatemala (GTM)"]],
        (),
    ),
    ("The conference took place at the Palais des Nations in Geneva on [21 July 1954].", [["Palais des Nations (CHE)", "Geneva (CHE)"]], ()),
    # --- names no gazetteer has, carried by their shape and place
    ("On [11 March 1999] the village of Bregu i Zi was burned down.", [["Bregu i Zi (ALB)"]], ("ALB",)),
    ("On [3 June 2012] forty houses were burned in Thandaw Pyin.", [["Thandaw Pyin (MMR)"]], ("MMR",)),
    ("Armed men attacked the villages of Kadugwe and Tor Maban on [3 June 2012].", [["Kadugwe (SDN)", "Tor Maban (SDN)"]], ("SDN",)),
    ("On [3 June 2012] a patrol came under fire near Umm Zarafa.", [["Umm Zarafa (SDN)"]], ("SDN",)),
    ("On [1 May 1998] the town of Sela Bartu fell.", [["Sela Bartu (ERI)"]], ("ERI",)),
    ("Fighting broke out in Kalma Nord district on [1 May 2003].", [["Kalma Nord (SDN)"]], ("SDN",)),
    (
        "Ten people were abducted in Mbanza-Luku territory, Kasai Province, on [12 August 2017].",
        [["Mbanza-Luku (COD)", "Kasai Province (COD)"]],
        ("COD",),
    ),
    # --- buildings, camps, crossings
    ("On [17 May 1992] a shell hit the Alipasino Polje bakery.", [["Alipasino Polje bakery (BIH)"]], ("BIH",)),
    ("Three prisoners died in Mulanga prison on [5 January 1996].", [["Mulanga prison (BDI)"]], ("BDI",)),
    ("On [5 January 1996] a grenade exploded at the Buterere camp.", [["Buterere camp (BDI)"]], ("BDI",)),
    ("The Rafah crossing was closed on [9 June 2007].", [["Rafah crossing (PSE)"]], ("PSE",)),
    ("On [9 June 2007] soldiers opened fire at the Huwara checkpoint.", [["Huwara checkpoint (PSE)"]], ("PSE",)),
    ("A bomb went off at Entebbe Airport on [4 July 1976].", [["Entebbe Airport (UGA)"]], ()),
    ("On [23 October 2002] armed men seized the Dubrovka Theatre in Moscow.", [["Dubrovka Theatre (RUS)", "Moscow (RUS)"]], ()),
    ("The bridge over the Ibar in Mitrovica was closed on [2 July 2005].", [["Mitrovica (-)"]], ()),
    ("On [12 May 1981] he was taken to the Libertad prison.", [["Libertad prison (URY)"]], ("URY",)),
    ("Prisoners were shot on [16 July 1995] at the Branjevo farm.", [["Branjevo farm (BIH)"]], ("BIH",)),
    ("On [28 August 1995] five shells landed on Markale market.", [["Markale market (BIH)"]], ("BIH",)),
    ("On [19 April 1993] a gathering was held at Freedom Square in Tbilisi.", [["Freedom Square (GEO)", "Tbilisi (GEO)"]], ()),
    # --- objects of an attack
    ("On [2 August 1990] Iraq invaded Kuwait.", [["Kuwait (KWT)"]], ()),
    ("On [10 May 1940] German troops occupied Luxembourg.", [["Luxembourg (LUX)"]], ()),
    ("Iraq proclaimed the annexation of Kuwait on [8 August 1990].", [["Kuwait (KWT)"]], ()),
    ("The invasion of Grenada on [25 October 1983] was deplored.", [["Grenada (GRD)"]], ()),
    ("On [6 June 1982] Israel attacked Lebanon.", [["Lebanon (LBN)"]], ()),
    ("The aggression against the Republic of Cyprus began on [20 July 1974].", [["Republic of Cyprus (CYP)"]], ()),
    ("The blockade of Berlin was lifted on [12 May 1949].", [["Berlin (DEU)"]], ()),
    ("On [9 May 1992] they captured Shusha.", [["Shusha (AZE)"]], ()),
    ("The bombing of Dresden on [13 February 1945] is not forgotten.", [["Dresden (DEU)"]], ()),
    ("The rebels took Bukavu on [2 June 2004].", [["Bukavu (COD)"]], ()),
    # --- places as subjects
    ("Kisangani fell on [15 March 1997].", [["Kisangani (COD)"]], ()),
    ("Saigon was taken on [30 April 1975].", [["Saigon (VNM)"]], ()),
    ("Zambia attained independence on [24 October 1964].", [["Zambia (ZMB)"]], ()),
    ("Vanuatu became a Member of the United Nations on [15 September 1981].", [["Vanuatu (VUT)"]], ()),
    ("The independence of Guinea-Bissau was proclaimed on [24 September 1973].", [["Guinea-Bissau (GNB)"]], ()),
    ("On [1 January 1956] the Sudan became independent.", [["Sudan (SDN)"]], ()),
    ("Beirut was shelled on [14 March 1989].", [["Beirut (LBN)"]], ()),
    ("Goma, which had been held by the rebels, was retaken on [4 December 2012].", [["Goma (COD)"]], ()),
    # --- movements have both ends
    ("On [7 July 1994] refugees fled from Rwanda to Zaire.", [["Rwanda (RWA)", "Zaire (COD)"]], ()),
    ("He was deported from Tashkent to Moscow on [1 June 1944].", [["Tashkent (UZB)", "Moscow (RUS)"]], ()),
    ("On [15 February 1989] the last units withdrew from Afghanistan.", [["Afghanistan (AFG)"]], ()),
    ("The convoy left Kampala on [1 May 1996] and reached Juba on [4 May].", [["Kampala (UGA)"], ["Juba (SSD)"]], ()),
    ("On [3 April 2005] thousands crossed into Benin.", [["Benin (BEN)"]], ()),
    ("They returned to Herat on [3 April 2005].", [["Herat (AFG)"]], ()),
    # --- several dates
    ("The talks were opened in Oslo on [18 October 2012] and went on in Havana until [24 August 2016].", [["Oslo (NOR)"], ["Havana (CUB)"]], ()),
    (
        "On [3 March 2021] a bomb exploded in Kandahar; on [5 March 2021] another exploded in Jalalabad.",
        [["Kandahar (AFG)"], ["Jalalabad (AFG)"]],
        (),
    ),
    ("On [3 March 2021] Kandahar was attacked, and on [5 March 2021] Jalalabad was shelled.", [["Kandahar (AFG)"], ["Jalalabad (AFG)"]], ()),
    (
        "Meetings were held from [7 to 9 March 2011] in Mellieha, Malta, and from [11 to 13 March 2012] in Manhasset, New York.",
        [["Mellieha (MLT)", "Malta (MLT)"], ["Manhasset (USA)", "New York (USA)"]],
        (),
    ),
    ("Rounds took place on [3 May 2004] and [5 June 2004], both in Abuja.", [["Abuja (NGA)"], ["Abuja (NGA)"]], ()),
    ("On [3 May 2004] the Assembly adopted the law, and on [5 June 2004] a referendum took place in Quito.", [[], ["Quito (ECU)"]], ()),
    # --- tables and lists
    ("[3 March 2021] Kandahar, hospital: rockets, 12 killed.", [["Kandahar (AFG)"]], ()),
    ("[14 July 1983] Sabalan. Mortar fire on the market.", [["Sabalan (IRN)"]], ("IRN",)),
    ("[14 July 1983]: Kermanshah and Ilam were bombed.", [["Kermanshah (IRN)", "Ilam (IRN)"]], ()),
    ("(a) Colonia Nueva, [14 July 1983]: two peasants were shot.", [["Colonia Nueva (SLV)"]], ("SLV",)),
    # --- actors are no places
    ("On [3 March 2021] the Government of France protested.", [[]], ()),
    ("On [3 March 2021] the President of Ghana addressed the nation.", [[]], ()),
    ("On [3 March 2021] Turkey and Greece signed the accord.", [[]], ()),
    ("On [3 March 2021] Israeli forces withdrew from Jenin.", [["Jenin (PSE)"]], ()),
    ("On [3 March 2021] the Permanent Representative of Chile met the Minister for Foreign Affairs of Peru.", [[]], ()),
    ("On [3 March 2021] Mr. Paris Kone was arrested.", [[]], ()),
    ("On [3 March 2021] India informed the Council that it would withdraw.", [[]], ()),
    ("On [3 March 2021] forces of the Republic of Korea opened fire.", [[]], ()),
    ("The war between Iran and Iraq broke out on [22 September 1980].", [[]], ()),
    ("On [3 March 2021] the Ambassador of Norway in Colombo met both sides.", [["Colombo (LKA)"]], ()),
    # --- names inside names of bodies, texts and persons
    ("The Dayton Agreement was initialled on [21 November 1995].", [[]], ()),
    ("The Vienna Convention entered into force on [27 January 1980].", [[]], ()),
    ("On [3 March 2021] the Council of Europe adopted a statement.", [[]], ()),
    ("On [3 March 2021] the University of Oxford published a study.", [[]], ()),
    ("The Bank of England raised its rate on [3 March 2021].", [[]], ()),
    ("On [3 March 2021] the Court of Appeal of Paris quashed the decision.", [[]], ()),
    ("The Economic Community of West African States met on [3 March 2021].", [[]], ()),
    ("On [3 March 2021] the People's Liberation Army of Namibia laid a mine.", [[]], ()),
    ("On [3 March 2021] the Sudan People's Liberation Army attacked Torit.", [["Torit (SSD)"]], ("SSD",)),
    ("The Permanent Mission of Cuba to the United Nations wrote on [3 March 2021].", [[]], ()),
    ("On [3 March 2021] the United Nations Mission in Liberia came under fire.", [["Liberia (LBR)"]], ()),
    ("The London Conference opened on [26 August 1992].", [[]], ()),
    ("The battle of Adwa of [1 March 1896] is remembered.", [["Adwa (ETH)"]], ()),
    # --- adjectives, continents, seas
    ("On [3 March 2021] Turkish aircraft entered the air space of Cyprus.", [["Cyprus (CYP)"]], ()),
    ("A vessel was attacked in the Gulf of Aden on [3 March 2021].", [[]], ()),
    ("The conference on Central Asia opened on [3 March 2021].", [[]], ()),
    ("On [3 March 2021] the ship was sunk in the Black Sea.", [[]], ()),
    ("Elections were held in Latin America in [2006].", [[]], ()),
    ("It was adopted at United Nations Headquarters in New York on [3 March 2021].", [["United Nations Headquarters (USA)", "New York (USA)"]], ()),
    # --- time and other capitalised words after a preposition
    ("On [3 March 2021], in accordance with Article 51 of the Charter, they struck.", [[]], ()),
    ("In Resolution 4 of [3 March 2021] nothing is said.", [[]], ()),
    ("On [3 March 2021] it was discussed in the Security Council.", [[]], ()),
    ("On [3 March 2021] it was considered by Parliament and by the Senate.", [[]], ()),
    ("He was received by President Mubarak in Cairo on [3 March 2021].", [["Cairo (EGY)"]], ()),
    ("In English and French, the text was issued on [3 March 2021].", [[]], ()),
    ("On Friday, [3 March 2021], in Operation Thunder, they attacked.", [[]], ()),
    ("On [3 March 2021] officers of the Ministry of the Interior came to Almaty.", [["Almaty (KAZ)"]], ()),
    # --- ambiguity and today's code
    ("On [3 March 2021] a bomb exploded in Tripoli.", [["Tripoli (LBN)"]], ("LBN",)),
    ("On [3 March 2021] a bomb exploded in Georgia.", [["Georgia (GEO)"]], ()),
    ("On [3 March 1942] a memorial was opened in Stalingrad.", [["Stalingrad (RUS)"]], ()),
    ("On [3 March 1970] he travelled to Rhodesia.", [["Rhodesia (ZWE)"]], ()),
    ("On [3 March 2015] a referendum was held in Crimea.", [["Crimea (UKR)"]], ()),
    ("On [3 March 2015] a curfew was imposed in Kosovo.", [["Kosovo (-)"]], ()),
    ("On [3 March 2015] rockets were fired into the Golan.", [["Golan (SYR)"]], ()),
    ("On [3 March 2015] a colony was founded in the West Bank.", [["West Bank (PSE)"]], ()),
    ("On [3 March 1986] a plant exploded in Leninakan.", [["Leninakan (ARM)"]], ("ARM",)),
    # --- shapes of names
    ("On [3 March 2021] clashes broke out in Ras al-Ayn.", [["Ras al-Ayn (SYR)"]], ("SYR",)),
    ("On [3 March 2021] clashes broke out in Port-au-Prince.", [["Port-au-Prince (HTI)"]], ()),
    ("On [3 March 2021] clashes broke out in N'Djamena.", [["N'Djamena (TCD)"]], ()),
    ("On [3 March 2021] clashes broke out in Sa‘dah.", [["Sa‘dah (YEM)"]], ("YEM",)),
    ("On [3 March 2021] clashes broke out in San Miguel de Tucumán.", [["San Miguel de Tucumán (ARG)"]], ()),
    ("On [3 March 2021] clashes broke out in Dar es Salaam.", [["Dar es Salaam (TZA)"]], ()),
    ("On [3 March 2021] clashes broke out in Bosnia and Herzegovina.", [["Bosnia and Herzegovina (BIH)"]], ()),
    ("On [3 March 2021] clashes broke out in Rakhine State.", [["Rakhine State (MMR)"]], ()),
    ("On [3 March 2021] clashes broke out in North Kivu and South Kivu.", [["North Kivu (COD)", "South Kivu (COD)"]], ()),
    ("On [3 March 2021] clashes broke out in the Province of Bubanza.", [["Bubanza (BDI)"]], ()),
    ("On [3 March 2021] clashes broke out in the Helmand Province of Afghanistan.", [["Helmand Province (AFG)", "Afghanistan (AFG)"]], ()),
    ("On [3 March 2021] clashes broke out in Baidoa, Bardera and Kismayo.", [["Baidoa (SOM)", "Bardera (SOM)", "Kismayo (SOM)"]], ()),
    ("On [3 March 2021] clashes broke out in northern Mali.", [["Mali (MLI)"]], ()),
    ("On [3 March 2021] clashes broke out in eastern Ghouta.", [["Ghouta (SYR)"]], ("SYR",)),
]


@pytest.mark.parametrize(("sentence", "expected", "context"), CASES, ids=[case[0] for case in CASES])
def test_places(sentence: str, expected: list[list[str]], context: tuple[str, ...]) -> None:
    assert places(sentence, context) == expected
