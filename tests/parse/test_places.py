"""Where a happening is said to have happened: a sentence with its dates in square brackets, and the places of each date."""

from __future__ import annotations

import pytest
import regex

from flows.parse.gazetteer import look_up
from flows.parse.places import Countries, assign_places, with_heading
from flows.parse.proper_names import find_names


def places(marked: str, context: tuple[str, ...]) -> list[list[str]]:
    """`Name (ISO)` per date; the brackets of the sentence mark the dates."""
    text, dates, at = "", [], 0
    for piece in regex.split(r"(\[[^\]]*\])", marked):
        plain = piece.strip("[]")
        if piece != plain:
            dates.append((at, at + len(plain)))
        text += plain
        at += len(plain)
    return [
        [f"{p.name} ({p.iso3 or '-'})" for p in given]
        for given in assign_places(text, (0, len(text)), find_names(text, 0, len(text), "en"), dates, "en", context)
    ]


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
    ("Last year, on [3 May 2004], the families met on the hill of Tesrum.", [["Tesrum (-)"]], ()),
    ("Mostar, in whose streets barricades had gone up, was shelled on [5 June 1993].", [["Mostar (BIH)"]], ()),
    ("Huambo endured its siege from [mid-January to March 1993].", [["Huambo (AGO)"]], ()),
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
    ("The congress on wetlands (Turin, Italy, [1–2 December 2014]) was long.", [["Turin (ITA)", "Italy (ITA)"]], ()),
    ("A workshop (Koror, [5 May 2014]) followed.", [["Koror (PLW)"]], ()),
    # --- the State that becomes independent, and what befell it
    ("Lithuania regained its statehood in [March 1990].", [["Lithuania (LTU)"]], ()),
    ("Namibia, which gained its independence on [21 March 1990], is a member.", [["Namibia (NAM)"]], ()),
    ("Montenegro became the newest Member State on [28 June 2006].", [["Montenegro (MNE)"]], ()),
    ("Haiti's second round of elections took place on [20 March 2011].", [["Haiti (HTI)"]], ()),
    ("Chad's delegation arrived on [20 March 2011].", [[]], ()),
    ("The Geneva talks of [3 May 2009] failed.", [["Geneva (CHE)"]], ()),
    ("They pulled their troops out of Cambodia in [September 1989].", [["Cambodia (KHM)"]], ()),
    ("Rains since [June 2022] have hurt 33 million people in Pakistan.", [["Pakistan (PAK)"]], ()),
    ("He received in Oslo, on [9 May 2016], the prize which was promised on [7 October 2015].", [["Oslo (NOR)"], []], ()),
    # --- names no gazetteer has, carried by their shape and place
    ("On [11 March 1999] the village of Bregu i Zi was burned down.", [["Bregu i Zi (ALB)"]], ("ALB",)),
    ("On [3 June 2012] forty houses were burned in Thandaw Pyin.", [["Thandaw Pyin (MMR)"]], ("MMR",)),
    ("Armed men attacked the villages of Kadugwe and Tor Maban on [3 June 2012].", [["Kadugwe (SDN)", "Tor Maban (SDN)"]], ("SDN",)),
    ("On [3 June 2012] a patrol came under fire near Umm Zarafa.", [["Umm Zarafa (SDN)"]], ("SDN",)),
    ("On [1 May 1998] the town of Sela Bartu fell.", [["Sela Bartu (ERI)"]], ("ERI",)),
    ("Fighting broke out in Kalma Nord district on [1 May 2003].", [["Kalma Nord district (SDN)"]], ("SDN",)),
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
    ("The bridge over the Ibar in Mitrovica was closed on [2 July 2005].", [["Mitrovica (SRB)"]], ()),
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
    ("On [3 March 2021] the United Nations Mission in Liberia came under fire.", [[]], ()),
    ("On [3 March 2021] the Force in the Congo came under fire in Goma.", [["Goma (COD)"]], ()),
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
    ("On [3 March 2015] a curfew was imposed in Kosovo.", [["Kosovo (SRB)"]], ()),
    ("On [3 March 2015] a curfew was imposed in Abyei.", [[]], ("SDN",)),
    ("On [3 March 2015] shots were fired in Haifa and Jerusalem.", [["Haifa (ISR)"]], ()),
    ("On [3 March 2015] shots were fired at Tor Maban, in Jerusalem.", [[]], ("ISR",)),
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
    # --- of all decades and kinds of documents
    (
        "On [14 March 2002], at approximately 9.30 a.m., Israeli tanks entered the Balata refugee camp in Nablus.",
        [["Balata refugee camp (PSE)", "Nablus (PSE)"]],
        ("PSE",),
    ),
    (
        "At 0745 hours on [3 May 1996] two hostile aircraft flying from Kuwait violated Iraqi airspace and overflew the areas of Samawa and Salman.",
        [["Samawa (IRQ)", "Salman (IRQ)"]],
        ("IRQ",),
    ),
    (
        "A landmine exploded on the road between Mullaittivu and Oddusuddan on [4 June 1998], killing six civilians.",
        [["Mullaittivu (LKA)", "Oddusuddan (LKA)"]],
        ("LKA",),
    ),
    ("On [4 June 1998] LTTE cadres attacked the army camp at Mankulam.", [["Mankulam (LKA)"]], ("LKA",)),
    (
        "The author was arrested on [5 May 2001] at his home in Minsk and taken to the Okrestina detention centre.",
        [["Minsk (BLR)", "Okrestina detention centre (BLR)"]],
        ("BLR",),
    ),
    ("On [12 July 2005] the Osh Regional Court sentenced him to death.", [[]], ("KGZ",)),
    ("The author fled Sri Lanka in [March 2010] and arrived in Canada on [4 April 2010].", [["Sri Lanka (LKA)"], ["Canada (CAN)"]], ("CAN",)),
    ("On [2 May 2010] the Immigration and Refugee Board in Toronto rejected his claim.", [["Toronto (CAN)"]], ("CAN",)),
    (
        "The Committee held its forty-fifth session at the Palais Wilson in Geneva from [1 to 19 November 2010].",
        [["Palais Wilson (CHE)", "Geneva (CHE)"]],
        (),
    ),
    ("On [20 May 1980] Greek Cypriot gunmen abducted three villagers from Alaminos.", [["Alaminos (CYP)"]], ("CYP",)),
    ("In [June 1974] the Turkish forces landed at Kyrenia and advanced to Nicosia.", [["Kyrenia (CYP)", "Nicosia (CYP)"]], ("CYP",)),
    (
        "On [6 October 1973] Egypt and Syria attacked Israel across the Suez Canal and the Golan Heights.",
        [["Israel (ISR)", "Suez Canal (EGY)", "Golan Heights (SYR)"]],
        (),
    ),
    ("An explosion rocked the Marriott Hotel in Islamabad on [20 September 2008].", [["Marriott Hotel (PAK)", "Islamabad (PAK)"]], ()),
    ("The Lomé Peace Agreement was signed on [7 July 1999].", [[]], ("SLE",)),
    (
        "Rebels of the Revolutionary United Front entered Freetown on [6 January 1999] and burned much of the eastern part of the city.",
        [["Freetown (SLE)"]],
        ("SLE",),
    ),
    ("On [8 May 1999] three missiles struck the Embassy of China in Belgrade.", [["Belgrade (SRB)"]], ()),
    ("NATO aircraft bombed the Grdelica bridge on [12 April 1999].", [["Grdelica bridge (SRB)"]], ("SRB",)),
    ("On [15 January 1999] forty-five villagers were found dead in Racak.", [["Racak (SRB)"]], ("SRB",)),
    (
        "On [26 December 2004] a tsunami struck the coasts of Indonesia, Sri Lanka, Thailand and Somalia.",
        [["Indonesia (IDN)", "Sri Lanka (LKA)", "Thailand (THA)", "Somalia (SOM)"]],
        (),
    ),
    ("The Ebola outbreak was first reported in Guéckédou, Guinea, in [March 2014].", [["Guéckédou (GIN)", "Guinea (GIN)"]], ()),
    ("On [19 September 1985] an earthquake devastated Mexico City.", [["Mexico City (MEX)"]], ()),
    (
        "The Chernobyl accident of [26 April 1986] affected Belarus, the Russian Federation and Ukraine.",
        [["Chernobyl (UKR)", "Belarus (BLR)", "Russian Federation (RUS)", "Ukraine (UKR)"]],
        (),
    ),
    ("Seychelles was admitted to membership in the United Nations on [21 September 1976].", [["Seychelles (SYC)"]], ()),
    ("On [23 September 1952] Eritrean representatives met in Asmara.", [["Asmara (ERI)"]], ()),
    ("The remains were exhumed at Kibuye on [3 March 1996].", [["Kibuye (RWA)"]], ("RWA",)),
    ("On [21 May 1991] the President fled to Zimbabwe.", [["Zimbabwe (ZWE)"]], ()),
    ("Some 80 fighters crossed the Ruzizi River from Burundi into Uvira on [10 October 1996].", [["Burundi (BDI)", "Uvira (COD)"]], ("COD",)),
    ("The siege of Leningrad ended on [27 January 1944].", [["Leningrad (RUS)"]], ()),
    ("The delegation visited Tindouf, Laayoune and Nouakchott in [October 2003].", [["Tindouf (DZA)", "Laayoune (ESH)", "Nouakchott (MRT)"]], ()),
    ("A patrol was fired upon in the vicinity of Kafr Shuba on [23 May 2006].", [["Kafr Shuba (LBN)"]], ("LBN",)),
    ("On [1 July 2002] the Rome Statute entered into force.", [[]], ()),
    ("Presidential elections were held in Côte d'Ivoire on [31 October 2010].", [["Côte d'Ivoire (CIV)"]], ()),
    ("The Special Court for Sierra Leone delivered its judgment in The Hague on [26 April 2012].", [["The Hague (NLD)"]], ()),
    ("On [3 August 1990], Iraqi troops took up positions along the border with Saudi Arabia.", [[]], ("KWT",)),
    (
        "In [1948] some 700,000 Palestinians were driven from their homes in Haifa, Jaffa and Lydda.",
        [["Haifa (ISR)", "Jaffa (ISR)", "Lydda (ISR)"]],
        (),
    ),
    ("The ship was intercepted off the coast of Hodeidah on [4 July 2017].", [["Hodeidah (YEM)"]], ("YEM",)),
    ("On [17 February 1959] the Zurich and London Agreements were concluded.", [[]], ("CYP",)),
    ("On [30 January 1972] British soldiers shot dead thirteen men in Derry.", [["Derry (GBR)"]], ("GBR",)),
    ("Mr. Kofi Annan met the parties in Sharm el-Sheikh on [16 October 2000].", [["Sharm el-Sheikh (EGY)"]], ()),
    ("On [9 April 1989] the demonstration in Rustaveli Avenue was dispersed.", [["Rustaveli Avenue (GEO)"]], ("GEO",)),
    (
        "The Meeting of Heads of State held at Mwanza, United Republic of Tanzania, on [1 May 1996] called for calm.",
        [["Mwanza (TZA)", "United Republic of Tanzania (TZA)"]],
        (),
    ),
    ("The mandate of the Mission for the Referendum in Western Sahara (MINURSO) ran until [31 May 2003].", [["Western Sahara (ESH)"]], ()),
    ("Independence came on [11 November 1975].", [[]], ()),
    ("Smallpox was declared over on [8 May 1980].", [[]], ("EGY",)),
    ("Zubatka was shelled on [8 May 1980], and half of Zubatka burned.", [["Zubatka (EGY)"]], ("EGY",)),
    ("In [August 1968] Czechoslovakia was invaded.", [["Czechoslovakia (-)"]], ()),
    # --- two clauses, borders, rivers, what lies beside a name
    ("In [May 1979] troops crossed into Zambia and on [3 June 1979] they entered Lusaka.", [["Zambia (ZMB)"], ["Lusaka (ZMB)"]], ()),
    ("In [May 1979] they were seized in Lusaka and expelled on [3 June 1979].", [["Lusaka (ZMB)"], []], ()),
    ("A patrol was ambushed on the border between Chad and Niger on [3 June 1999].", [[]], ()),
    ("Two men were shot on the coast of Peru on [3 June 1999].", [["Peru (PER)"]], ()),
    ("On [3 June 1999] a raid on the barracks in Lusaka cost ten lives.", [["Lusaka (ZMB)"]], ()),
    ("On [3 June 1999] they met within GUAM in Baku.", [["Baku (AZE)"]], ()),
    # --- names that a number announces, Arabic names, places of which the gazetteer has another, abbreviations, long sentences
    (
        "On [3 June 1999] they burned two villages, Tor Maban and Sela-Bartu, in Sierra Leone.",
        [["Tor Maban (SLE)", "Sela-Bartu (SLE)", "Sierra Leone (SLE)"]],
        (),
    ),
    ("In the region, Chad and Niger kept their posts until [3 June 1999].", [[]], ()),
    (
        "On [3 June 1999] shells hit the neighbourhoods of Bab Rima‘, Sanjar’ and Nahda.",
        [["Bab Rima‘ (IRQ)", "Sanjar’ (IRQ)", "Nahda (IRQ)"]],
        ("IRQ",),
    ),
    ("On [3 June 1999] a camp near Katumba, in Zambia, was set on fire.", [["Katumba (ZMB)", "Zambia (ZMB)"]], ()),
    (
        "On [3 June 1999], at about 4 p.m. (local time), shots were fired in front of the Grand Mosque in central Tunis.",
        [["Grand Mosque (TUN)", "Tunis (TUN)"]],
        (),
    ),
    ("On [3 June 1999] the patrol, which had entered Togo from Ghana, was attacked.", [["Togo (TGO)", "Ghana (GHA)"]], ()),
    ("[3 June 1999]. Fall of Zubatka.", [["Zubatka (EGY)"]], ("EGY",)),
    ("They crossed the River Sava on [3 June 1999].", [[]], ()),
    ("The troops moved north of the Drina River on [3 June 1999].", [["Drina River (BIH)"]], ("BIH",)),
    ("On [3 June 1999] shots were heard in Tor Maban and Lusaka.", [["Tor Maban (ZMB)", "Lusaka (ZMB)"]], ("PER",)),
    ("On [3 June 1999] shots were heard in Lusaka and Tor Maban.", [["Lusaka (ZMB)", "Tor Maban (ZMB)"]], ("PER",)),
    ("On [3 June 1999] a convoy was stopped in Dranitsa, in northern Kosovo.", [["Dranitsa (SRB)", "Kosovo (SRB)"]], ("MKD",)),
    ("On [3 June 1999] an aircraft entered the Lima FIR.", [[]], ()),
    ("On [3 June 1982] an attempt was made on the life of the Ambassador of Israel in London.", [["London (GBR)"]], ()),
    # --- an enumeration as the subject, and one place for each date
    ("Kaduna, Jos and Plumova were shelled on [3 May 1985].", [["Kaduna (NGA)", "Jos (NGA)", "Plumova (NGA)"]], ("NGA",)),
    ("Kumasi and Tamale, both undefended, were occupied on [4] and [6 June 1979], respectively.", [["Kumasi (GHA)"], ["Tamale (GHA)"]], ("GHA",)),
    # --- the place of the talks, though each round has its date
    (
        "Talks were held at Lusaka from [2 to 5 May 1988], from [9 to 11 June] and again, for the third time, in [August].",
        [["Lusaka (ZMB)"], ["Lusaka (ZMB)"], ["Lusaka (ZMB)"]],
        (),
    ),
    ("Experts went to Harare in [May 1988] (see annex) and again in [July 1989].", [["Harare (ZWE)"], ["Harare (ZWE)"]], ()),
    # --- a name that a common noun completes
    ("On [7 May 1983] a column came out of the Mbele tunnel in Zambia.", [["Mbele tunnel (ZMB)", "Zambia (ZMB)"]], ()),
    ("Tema harbour was bombed on [7 May 1983].", [["Tema (GHA)"]], ("GHA",)),
    # --- the name that heads a paragraph
    ("Plumova. [5 April 1999]: twelve dead.", [["Plumova (MWI)"]], ("MWI",)),
    ("Plumova (Ghana). [5] and [6 April 1999]: twelve dead.", [["Plumova (GHA)", "Ghana (GHA)"], ["Plumova (GHA)", "Ghana (GHA)"]], ("MWI",)),
    ("John Plumo. [5 April 1999]: shot dead.", [[]], ("MWI",)),
    # --- no place: where somebody was bound for
    ("On [9 May 1990] a coach on its way from Lusaka to Harare was stopped near Kafue.", [["Kafue (ZMB)"]], ()),
    # --- words of time after a place
    ("The rebels reached Monrovia [thirteen days later].", [["Monrovia (LBR)"]], ()),
    ("Bouaké succumbed on [3 May 2003].", [["Bouaké (CIV)"]], ("CIV",)),
    ("They entered Kaduna on [3 May 1993], and when they had lost the town, on [5 June], shells fell.", [["Kaduna (NGA)"], ["Kaduna (NGA)"]], ()),
    ("On [3 May 1993] the rebels hurled themselves against Lusaka.", [["Lusaka (ZMB)"]], ()),
    ("The column reached Jos, which no convoy had entered since [3 May 1993].", [["Jos (NGA)"]], ("NGA",)),
    ("Kaduna was taken on [3 May 1993]; lost again on [5 June].", [["Kaduna (NGA)"], ["Kaduna (NGA)"]], ()),
    ("On [7 May 1993] riots began in Lusaka, and on [9 May] soldiers broke into the city.", [["Lusaka (ZMB)"], ["Lusaka (ZMB)"]], ()),
    ("The rebels entered Kaduna on [3 May 1993], from which they were driven [two days later].", [["Kaduna (NGA)"], ["Kaduna (NGA)"]], ()),
    (
        "Malawi proclaimed its independence on [6 July 1964] and was admitted to the United Nations on [1 December 1964].",
        [["Malawi (MWI)"], ["Malawi (MWI)"]],
        (),
    ),
    # --- rivers, parties, missions
    ("Tanks rolled across the Zambezi on [3 May 1993].", [[]], ()),
    ("They crossed the Mwoga on [3 May 1993].", [[]], ("ZMB",)),
    ("On [3 June 1999] the Front in Opposition signed it in Juba.", [["Juba (SSD)"]], ()),
    ("On [3 May 1993] shells fell in the UNRAF area near Kaduna.", [["Kaduna (NGA)"]], ("NGA",)),
    # --- a small capital, a name with "St.", a month after a name, an acronym
    ("The instrument was signed at Castries on [3 May 1993].", [["Castries (LCA)"]], ("BRB",)),
    ("On [3 May 1993] a crowd gathered in St. George's and sang.", [["St. George's (GRD)"]], ("GUY",)),
    ("At the talks in Lusaka of [July 1988] nothing was settled.", [["Lusaka (ZMB)"]], ("AGO",)),
    ("On [3 May 1993] they attacked ROSA and PLO posts near Kaduna.", [["Kaduna (NGA)"]], ("NGA",)),
    # --- what goes on about the place told of before
    ("Kaduna fell on [3 May 1993]; it was retaken on [5 June].", [["Kaduna (NGA)"], ["Kaduna (NGA)"]], ()),
    ("On [3 May 1993] Kaduna was stormed, and its inhabitants were driven out [two days later].", [["Kaduna (NGA)"], ["Kaduna (NGA)"]], ()),
    ("Kumasi was taken on [4 May 1979]; recaptured [a week later].", [["Kumasi (GHA)"], ["Kumasi (GHA)"]], ()),
    ("On [3 May 1993] Lusaka was shelled; the town was entered [the next day].", [["Lusaka (ZMB)"], ["Lusaka (ZMB)"]], ()),
    ("Lusaka was shelled on [3 May 1993], and the garrison surrendered on [9 May].", [["Lusaka (ZMB)"], ["Lusaka (ZMB)"]], ()),
    ("On [3 May 1993] a bomb exploded in Lusaka; the Minister resigned on [5 May].", [["Lusaka (ZMB)"], []], ()),
    ("He was arrested in Lusaka on [3 May 1993]; it was decided on [5 May] to try him.", [["Lusaka (ZMB)"], []], ()),
    ("They were made to sweep the streets of Lusaka on [3 May 1993] and its markets; they were freed [a week later].", [["Lusaka (ZMB)"], []], ()),
    # --- small places that no gazetteer knows, told by what befalls places only; a second place with a date of its own
    (
        "As pictures bear out, Plumova, Drelitsa and Okavena were put to the torch on [3 May 1985].",
        [["Plumova (MWI)", "Drelitsa (MWI)", "Okavena (MWI)"]],
        ("MWI",),
    ),
    ("As papers bear out, Plumova, Drelitsa and Okavena were arrested on [3 May 1985].", [[]], ("MWI",)),
    ("Houses were shelled on [3 May 1985].", [[]], ("MWI",)),
    ("By [3 May 1985] Plumova and Drelitsa, two hamlets by the lake, were razed.", [["Plumova (MWI)", "Drelitsa (MWI)"]], ("MWI",)),
    ("Masaka, surrounded since [2 June 1976], fell on [9 July].", [["Masaka (UGA)"], ["Masaka (UGA)"]], ("UGA",)),
    ("On [3 May 1985] a patrol was ambushed not far from Gulu.", [["Gulu (UGA)"]], ("UGA",)),
    ("On [6 July 1964] Malawi took its place among the nations.", [["Malawi (MWI)"]], ()),
    ("Shops were looted at Kumasi in [1974] and at Tamale as recently as [last May].", [["Kumasi (GHA)"], ["Tamale (GHA)"]], ("GHA",)),
    # --- told on and on of one place: the subject with its participles, and "where"
    (
        "The clinic at Masaka, opened in [May 1971], was burned on [9 July 1976] and rebuilt in [1980].",
        [["Masaka (UGA)"], ["Masaka (UGA)"], ["Masaka (UGA)"]],
        ("UGA",),
    ),
    (
        "Ceded to a trading company in [1888], Malawi was placed under a governor in [1907].",
        [["Malawi (MWI)"], ["Malawi (MWI)"]],
        ("MWI",),
    ),
    (
        "Thousands poured into Kasese, where the measles that broke out on [the 3rd] had [by late June] killed ninety.",
        [["Kasese (UGA)"], ["Kasese (UGA)"]],
        ("UGA",),
    ),
    (
        "Kumasi, taken on [3 May 1985], was lost on [9 May]; the treaty was signed on [2 June].",
        [["Kumasi (GHA)"], ["Kumasi (GHA)"], []],
        ("GHA",),
    ),
    ("The accord, signed at Lusaka on [3 May 1985], was rejected on [9 May].", [["Lusaka (ZMB)"], []], ("ZMB",)),
    ("Wheat was landed in Togo on [3 May 1985], [two days after] the Council had met.", [["Togo (TGO)"], []], ()),
    # --- who left, who arrived, and what was only sent word of
    ("On [3 May 1985] the families fled to Tor Maban.", [["Tor Maban (UGA)"]], ("UGA",)),
    ("They were hunted out of Plumova at dawn on [3 May 1985].", [["Plumova (UGA)"]], ("UGA",)),
    ("On [3 May 1985] the officer cabled to Lusaka that he was ready.", [[]], ("UGA",)),
    ("On [3 May 1985] guns opened fire along the frontier, from Arua to Moyo.", [["Arua (UGA)", "Moyo (UGA)"]], ("UGA",)),
    ("On [3 May 1985] a coach was stopped on the road to Harare.", [[]], ("ZWE",)),
    # --- what falls from above, what is taken, a hill by its number
    ("A balloon was shot down over Plumova on [3 May 1985].", [["Plumova (UGA)"]], ("UGA",)),
    ("On [3 May 1985] shells fell upon Arua.", [["Arua (UGA)"]], ("UGA",)),
    (
        "Stray shells on Ban Dolok, Ban Tesrum and Ban Welu, respectively, on [3], [5] and [9 May 1985].",
        [["Ban Dolok (THA)"], ["Ban Tesrum (THA)"], ["Ban Welu (THA)"]],
        ("THA",),
    ),
    ("On [3 May 1985] they held most of Arua.", [["Arua (UGA)"]], ("UGA",)),
    ("On [3 May 1985] a company seized Hill 512.", [["Hill 512 (THA)"]], ("THA",)),
    ("A bomb went off in the Dolok bazaar on [3 May 1985].", [["Dolok bazaar (THA)"]], ("THA",)),
    # --- a list item whose date is set off from its sentence
    ("[3 May 1985]. Ban Dolok was attacked before dawn.", [["Ban Dolok (THA)"]], ("THA",)),
    (
        "[3], [5] and [9 May 1985]. Shells on Ban Dolok, Ban Tesrum and Ban Welu, respectively.",
        [["Ban Dolok (THA)"], ["Ban Tesrum (THA)"], ["Ban Welu (THA)"]],
        ("THA",),
    ),
    ("The hamlets of Arua were emptied in [1980], those of Moyo [two years later].", [["Arua (UGA)"], ["Moyo (UGA)"]], ("UGA",)),
    ("[3 May 1985]. Assault on Ban Dolok.", [["Ban Dolok (THA)"]], ("THA",)),
    # --- who does it, persons, ships
    ("The offensive of Ghana in Togo began on [3 May 1985].", [["Togo (TGO)"]], ()),
    ("Pavel Drelitsa was struck down on [3 May 1985].", [[]], ("MWI",)),
    ("On [3 May 1985] the frigate Monrovia was hit by a torpedo.", [[]], ("LBR",)),
    # --- left for several places; a list of dates; who stays or comes from elsewhere; bodies named after a country
    ("The delegates left Lomé for Accra and Kumasi on [3 May 1985].", [["Lomé (TGO)", "Accra (GHA)", "Kumasi (GHA)"]], ()),
    ("[4 June 1985]. Mortar fire on Ban Dolok.", [["Ban Dolok (THA)"]], ("THA",)),
    ("[4 June 1985]. Rockets fall on Ban Dolok.", [["Ban Dolok (THA)"]], ("THA",)),
    ("Elections to the councils of Moyo and Arua were held on [4 June 1985].", [["Moyo (UGA)", "Arua (UGA)"]], ("UGA",)),
    ("On [4 June 1985] the rebels stormed the castle of Dubrana.", [["Dubrana (UGA)"]], ("UGA",)),
    ("The widows were driven towards Zambia on [4 June 1985].", [[]], ("MOZ",)),
    ("On [4 June 1985] rebels seized the palace while the President was in Lusaka.", [[]], ("MOZ",)),
    ("On [4 June 1985] gendarmes who had returned from Zambia mutinied in Beira.", [["Beira (MOZ)"]], ("MOZ",)),
    ("The authorities in Harare announced on [4 June 1985] that talks would resume.", [[]], ("ZWE",)),
    ("The People's Union for the Liberation of Malawi was founded on [4 June 1965].", [[]], ("MWI",)),
    ("The Liaison Office in Burundi, opened in [1996], was closed.", [[]], ("BDI",)),
    (
        "The truce signed at Kel'Amba on [4 June 1985] and amended at Kisangani on [9 June 1985] did not hold.",
        [["Kel'Amba (COD)"], ["Kisangani (COD)"]],
        ("RWA",),
    ),
    (
        "Talks were held at Nairobi from [4 to 9 June 1985], in [July 1985], and from [3 to 5 August 1985].",
        [["Nairobi (KEN)"], ["Nairobi (KEN)"], ["Nairobi (KEN)"]],
        (),
    ),
    ("[4 June 1985] Kadrumba is captured.", [["Kadrumba (UGA)"]], ("UGA",)),
    ("On [4 June 1985] the sluice of Dorra Kel was closed.", [["Dorra Kel (UGA)"]], ("UGA",)),
    ("On [4 June 1985] 3,000 people walked over the bridge at Mirembo.", [["Mirembo (UGA)"]], ("UGA",)),
    ("A patrol was ambushed within Togo, near Dapango, on [4 June 1985].", [["Togo (TGO)", "Dapango (TGO)"]], ("GHA",)),
    ("A doctor from Havana was killed near Huambo on [4 June 1985].", [["Huambo (AGO)"]], ("AGO",)),
    ("On [4 June 1985] a squadron from Lusaka bombed Tete.", [["Tete (MOZ)"]], ("MOZ",)),
    ("The Minister, who is still waiting in Nairobi, was appointed on [4 June 1985].", [[]], ("SDN",)),
    ("Fighters crossed from Burundi into Rwanda on [4 June 1985].", [["Burundi (BDI)", "Rwanda (RWA)"]], ("RWA",)),
    ("The fortress of Amrana was shelled on [4 June 1985].", [["Amrana (UGA)"]], ("UGA",)),
    ("The quarter was emptied on [4 June 1985]; its people sailed from Beira for Durban.", [["Beira (MOZ)", "Durban (ZAF)"]], ("MOZ",)),
    # --- the same, and who is on the way; a building with its owner
    ("The last garrison abandoned Kindu for Bukavu on [9 May 1967].", [["Kindu (COD)", "Bukavu (COD)"]], ("COD",)),
    ("The monitors left it for Zambia on [9 May 1997].", [["Zambia (ZMB)"]], ("AGO",)),
    ("[9 May 1997]. Machine-gun fire on Tor Meled.", [["Tor Meled (ETH)"]], ("ETH",)),
    ("[9 May 1997] Mirgala is retaken.", [["Mirgala (ETH)"]], ("ETH",)),
    ("[9 May 1997] Karim Deng is arrested.", [[]], ("ETH",)),
    ("The consul was expelled on [9 May 1997], and on [12 May 1997] troops entered Asmara.", [[], ["Asmara (ERI)"]], ("ETH",)),
    ("The envoy made his way to Khartoum on [9 May 1997].", [["Khartoum (SDN)"]], ("ETH",)),
    ("He was on his way to Khartoum on [9 May 1997].", [[]], ("ETH",)),
    ("On [9 May 1997], while the Prime Minister was at Cairo, mutineers seized the radio.", [[]], ("SDN",)),
    ("Teachers who had come from Ghana were detained at Kumba on [9 May 1997].", [["Kumba (CMR)"]], ("CMR",)),
    ("Leaders in Tirana rejected it on [9 May 1997].", [[]], ("ALB",)),
    ("The Movement for the Independence of Djibouti was banned on [9 May 1967].", [[]], ("ETH",)),
    ("The Verification Mission in Guatemala was set up on [9 May 1994].", [[]], ("GTM",)),
    ("The pact signed at Vel Maru on [9 May 1997] and ratified at Maputo on [12 May 1997] lapsed.", [["Vel Maru (MOZ)"], ["Maputo (MOZ)"]], ("ZWE",)),
    ("The parties met at Lusaka on [2 May 1997], on [9 May 1997], and on [12 May 1997].", [["Lusaka (ZMB)"], ["Lusaka (ZMB)"], ["Lusaka (ZMB)"]], ()),
    ("On [9 May 1997] snipers fired from the tower of Kasr Amil.", [["Kasr Amil (SYR)"]], ("SYR",)),
    ("On [9 May 1997] the cinema at Dolvar was set on fire.", [["Dolvar (SYR)"]], ("SYR",)),
    ("Columns moved towards Huambo on [9 May 1997].", [[]], ("AGO",)),
    ("On [9 May 1997] shells fell on Kela and Madingo.", [["Kela (AGO)", "Madingo (AGO)"]], ("AGO",)),
    ("A delegation from Oslo visited Jaffna on [9 May 1997].", [["Jaffna (LKA)"]], ("LKA",)),
    ("Its Marwa bridge was blown up on [9 May 1997].", [["Marwa bridge (SDN)"]], ("SDN",)),
    ("Polling for the councils of Gulu and Lira took place on [9 May 1997].", [["Gulu (UGA)", "Lira (UGA)"]], ("UGA",)),
    ("Bissau, Bafata and Gabu were without water on [9 May 1997].", [["Bissau (GNB)", "Bafata (GNB)", "Gabu (GNB)"]], ("GNB",)),
    ("[9 May 1997]: raid upon the post of Adi Quala and the wells at Sembel.", [["Adi Quala (ERI)", "Sembel (ERI)"]], ("ERI",)),
    # --- forts and hotels, roads, cities one after the other; nouns that head a row
    ("On [9 May 1997] Mount Karvash was shelled.", [["Mount Karvash (ARM)"]], ("ARM",)),
    ("Paratroopers were dropped on Fort Dolmen on [9 May 1961].", [["Fort Dolmen (TUN)"]], ("TUN",)),
    ("On [9 May 1961] the garrison of Fort Dolmen laid down its arms.", [["Fort Dolmen (TUN)"]], ("TUN",)),
    ("The column that set out from Kabwe reached Kitwe on [9 May 1961].", [["Kitwe (ZMB)"]], ("ZMB",)),
    ("On [9 May 1961] the Hotel Excelsior in Beirut was wrecked by a bomb.", [["Hotel Excelsior (LBN)", "Beirut (LBN)"]], ("LBN",)),
    ("On [9 May 1961] bread riots broke out in Oran, Constantine and Annaba.", [["Oran (DZA)", "Constantine (DZA)", "Annaba (DZA)"]], ("DZA",)),
    (
        "The refugees were flown from Asmara via Khartoum to Addis Ababa on [9 May 1991].",
        [["Asmara (ERI)", "Khartoum (SDN)", "Addis Ababa (ETH)"]],
        ("ETH",),
    ),
    ("On [9 May 1991] fighting spread from Gao to Kidal and Tessalit.", [["Gao (MLI)", "Kidal (MLI)", "Tessalit (MLI)"]], ("MLI",)),
    ("On [9 May 1991] a mine exploded on the road from Kuito to Huambo.", [["Kuito (AGO)", "Huambo (AGO)"]], ("AGO",)),
    ("Kampala had fallen on [11 April 1979], Jinja on [22 April].", [["Kampala (UGA)"], ["Jinja (UGA)"]], ("UGA",)),
    ("On [9 May 1991] the Bishop of Mbarara was arrested in Kampala.", [["Kampala (UGA)"]], ("UGA",)),
    ("On [9 May 1991] the island of Perim was shelled from the sea.", [["Perim (YEM)"]], ("YEM",)),
    ("Prisoners were brought from Robben Island to Cape Town on [9 May 1991].", [["Robben Island (ZAF)", "Cape Town (ZAF)"]], ("ZAF",)),
    ("On [9 May 1991] the trial opened at Blantyre of six men from Mzuzu.", [["Blantyre (MWI)"]], ("MWI",)),
    ("The negotiators met at Niamey on [9 May 1991] and at Lomé [two weeks later].", [["Niamey (NER)"], ["Lomé (TGO)"]], ("TGO",)),
    ("The town of Kela, which had been held since [1988], was retaken on [9 May 1991].", [["Kela (AGO)"], ["Kela (AGO)"]], ("AGO",)),
    ("[9 May 1991], Kela: two shells, no victims.", [["Kela (AGO)"]], ("AGO",)),
    ("On [9 May 1991] a bus was stopped between Kela and Huambo.", [["Kela (AGO)", "Huambo (AGO)"]], ("AGO",)),
    ("[4 March 1985] Clash at Eenhana.", [["Eenhana (NAM)"]], ("NAM",)),
    ("[4 March 1985] Cease-fire.", [[]], ("NAM",)),
    ("The dockers of Eenhana were on strike on [4 March 1985].", [["Eenhana (NAM)"]], ("NAM",)),
    # --- several dates with a place each, births, garrisons
    ("The ferry sailed from Patras on [3 May 1974] and reached Limassol [the next day].", [["Patras (GRC)"], ["Limassol (CYP)"]], ("CYP",)),
    (
        "Beira was bombed on [3 May 1974], Tete on [the 5th] and, after a lull, Quelimane on [the 9th].",
        [["Beira (MOZ)"], ["Tete (MOZ)"], ["Quelimane (MOZ)"]],
        ("MOZ",),
    ),
    (
        "Mr. Nkala, who was born at Gwanda and was arrested at Kariba on [3 May 1974], died in Salisbury on [9 June].",
        [["Kariba (ZWE)"], ["Salisbury (ZWE)"]],
        ("ZWE",),
    ),
    ("The truce agreed at Djibouti on [3 May 1974] was broken at Hargeisa [four days later].", [["Djibouti (DJI)"], ["Hargeisa (SOM)"]], ("SOM",)),
    ("Since [1974] our fishermen have been kept from the waters off Oran.", [["Oran (DZA)"]], ("DZA",)),
    ("On [3 May 1974], in Lomé, the two Presidents, who had last met at Kara in [1971], embraced.", [["Lomé (TGO)"], ["Kara (TGO)"]], ("TGO",)),
    ("Troops withdrew from Bardera to Kismayo between [3 and 6 May 1974].", [["Bardera (SOM)", "Kismayo (SOM)"]], ("SOM",)),
    (
        "On [3 May 1974] the Emperor's palace in Addis Ababa was surrounded; [a week later] Asmara was under curfew.",
        [["Addis Ababa (ETH)"], ["Asmara (ERI)"]],
        ("ETH",),
    ),
    ("A year after the earthquake of [3 May 1974], which had levelled Dhamar, the tents were still there.", [["Dhamar (YEM)"]], ("YEM",)),
    ("The hospital ship left Massawa on [3 May 1974] with 80 wounded for Jeddah.", [["Massawa (ERI)"]], ("ETH",)),
    ("In Matadi and in Boma the dockers struck on [3 May 1974].", [["Matadi (COD)", "Boma (COD)"]], ("COD",)),
    ("The Kisangani garrison mutinied on [3 May 1974].", [["Kisangani (COD)"]], ("COD",)),
    ("It was at Gbadolite, on [3 May 1974], that the parties first met.", [["Gbadolite (COD)"]], ("COD",)),
    ("Delegates from Chad, Niger and Mali met in Cotonou on [3 May 1974].", [["Cotonou (BEN)"]], ("BEN",)),
    ("Zambia was attacked by Rhodesian aircraft on [3 May 1974].", [["Zambia (ZMB)"]], ("ZMB",)),
    ("On [3 May 1974] the frontier with Kenya was closed.", [[]], ("SOM",)),
    ("Kenya closed its frontier with Somalia on [3 May 1974].", [[]], ("SOM",)),
    # --- breaches of airspace, many dates, references of maps
    (
        "I recall breaches of the national airspace of the Republic of Ghana by aircraft on [14], [16] as well as on [20 July 2000].",
        [["Republic of Ghana (GHA)"]] * 3,
        ("GHA",),
    ),
    (
        "On [5 June 1975] planes broke the rules by flying over Massri (WD 0659), Kyro (WD 0559) and Fylia (WD 1459).",
        [["Massri (GHA)", "Kyro (GHA)", "Fylia (GHA)"]],
        ("GHA",),
    ),
    ("The occupying Power did so on [3 May 2003].", [[]], ("AGO",)),
    (
        "The missions of the year took him to Nairobi ([3 May 2003]), Kigali and Goma ([5 June 2003]).",
        [["Nairobi (KEN)"], ["Kigali (RWA)", "Goma (COD)"]],
        (),
    ),
    # --- a word that only the head of a sentence writes large
    ("Gas was used on [3 May 1985]; the gas burned the skin.", [[]], ("UGA",)),
]


@pytest.mark.parametrize(("sentence", "expected", "context"), CASES, ids=[case[0] for case in CASES])
def test_places(sentence: str, expected: list[list[str]], context: tuple[str, ...]) -> None:
    assert places(sentence, context) == expected


def test_a_mission_tells_which_country_a_text_is_about() -> None:
    assert Countries("UNIFIL patrols, UNIFIL again, and a visitor from Ghana", "en").of((0, 60)) == ["LBN", "GHA"]
    assert Countries("a unifilar tune", "en").of((0, 15)) == []


def test_strokes_through_letters_do_not_count() -> None:
    assert look_up("Łódź", "en") == look_up("Lodz", "en") is not None


def test_the_sender_s_own_state_counts_as_a_mention_outside_the_section() -> None:
    assert Countries("Ghana once", "en").of((0, 10), "TGO") == ["GHA", "TGO"]
    assert Countries("Ghana once", "en").of((10, 10), "TGO") == ["TGO", "GHA"]


def test_a_capital_or_a_region_tells_which_country_a_text_is_about_but_not_a_place_of_meetings() -> None:
    assert Countries("Managua replied, and Cabinda too, from Geneva", "en").of((0, 45)) == ["NIC", "AGO"]
    assert Countries("a managua of words", "en").of((0, 18)) == []


def test_a_mention_in_the_paragraph_counts_most() -> None:
    text = "Ghana, Ghana.\nTogo."
    assert Countries(text, "en").of((0, 19)) == ["GHA", "TGO"]
    assert Countries(text[7:], "en").of((0, 12), None, (7, 12)) == ["TGO", "GHA"]


@pytest.mark.parametrize(
    ("former", "today"),
    [
        ("Salisbury", "ZWE"), ("Léopoldville", "COD"), ("Stanleyville", "COD"), ("Batavia", "IDN"), ("Danzig", "POL"), ("Smyrna", "TUR"),
        ("Fort-Lamy", "TCD"), ("Saigon", "VNM"), ("Bombay", "IND"), ("Rangoon", "MMR"), ("Tourane", "VNM"), ("Memel", "LTU"),
        ("Netherlands East Indies", "IDN"), ("Umtali", "ZWE"), ("Villa Cisneros", "ESH"), ("Philippeville", "DZA"), ("Jesselton", "MYS"),
    ],
)  # fmt: skip
def test_a_former_name_has_the_country_of_today(former: str, today: str) -> None:
    assert places(f"A conference met at {former} on [3 May 1955].", (today,)) == [[f"{former} ({today})"]]


def test_the_places_told_of_before_count_as_the_paragraph_does() -> None:
    assert Countries("Ghana once", "en").of((0, 10), "TGO", before=["TGO"]) == ["TGO", "GHA"]


def test_a_mention_in_the_section_counts_twice() -> None:
    countries = Countries("Ghana sends a letter on Malawi. Annex: Malawi, Togo.", "en")
    assert countries.of((32, 52)) == ["MWI", "TGO", "GHA"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plumova. 5 April: two dead.", 0),
        ("Plumova (Ghana). 5 April: two dead.", 0),
        ("It fell at last. 5 April was calm.", 17),
        ("Plumova, as said. 5 April", 18),
    ],
)
def test_a_name_that_heads_the_paragraph_belongs_to_its_date(text: str, expected: int) -> None:
    date = text.index("5 April")
    assert with_heading(text, (date, len(text)), [(date, date + 7)]) == (expected, len(text))
