"""Events: what is a row, its type, its places and casualties; (name, sentence, expected)."""

from __future__ import annotations

from typing import Any

import pytest

from flows.parse.casualties import find_casualties
from flows.parse.document import Source, parse_document
from flows.parse.gazetteer import look_up, resolve
from flows.parse.sentences import LONGEST, sentences
from tests.conftest import LETTER

REPLACED = (
    "On 3 March 2021 two persons were killed in Strelsau. The General Assembly, in its resolution 75/29 of 2 December 2020, had called for calm."
)


def events(sentence: str) -> list[dict[str, Any]]:
    text = LETTER.replace(REPLACED, sentence)
    return parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), text)["cited_events"]


ROWS = [
    (
        "a count and the day itself are one",
        "The port was shelled on 3 May 2019. A week later, on 11 May 2019, it was mined.",
        ["3 May 2019", "11 May 2019"],
    ),
    ("a happening", "On 3 March 2021 the village was shelled.", ["3 March 2021"]),
    ("a resolution's date is none", "The Council recalled its resolution 2202 (2015) of 17 February 2015.", []),
    ("but its adoption is", "Resolution 2202 (2015) was adopted on 17 February 2015.", ["17 February 2015"]),
    ("a letter's date is none", "I refer to my letter dated 3 March 2021 (S/2021/210).", []),
    ("a budget period is none", "The budget for 2021 was set at 14 million dollars.", []),
    ("a reporting period is none", "This note covers the period from 1 May 2020 to 30 April 2021.", []),
    (
        "but the mandate that it recalls is one",
        "The present report is submitted pursuant to resolution 2791 (2019), in which the Council prolonged the mandate until 4 May 2020.",
        ["until 4 May 2020"],
    ),
    ("the date of what its symbol names", "The complaint of Ruritania of 3 March 2021 (S/2021/210) was not discussed.", []),
    ("and of the next of its kind", "It recalled the complaints of 3 March 2021 (S/2021/210) and 9 March 2021 (S/2021/244).", []),
    ("a text sent on a day", "The plan was sent to the Council on 3 March 2021 (S/2021/210).", ["3 March 2021"]),
    ("the head of a decision dates texts", "Date of communication: 3 March 2021 (initial submission)", []),
    ("what happened in a period is a row", "During the period from 4 to 9 May 2020 gunboats fired on the harbour.", ["4 to 9 May 2020"]),
    ("a report's period is none", "The report describes what was done in the period from 4 May to 9 June 2020.", []),
    ("memorandums have dates too", "The memorandums of 7 March 2020 say nothing of it.", []),
    ("a month cut short ends no sentence", "It was retaken on Sept. 5, 2020.", ["Sept. 5, 2020"]),
    ("a list heading goes with its entry", "3 March 2021. The village was shelled.", ["3 March 2021"]),
    ("a text's date by of is none", "The report of 3 March 2021 says nothing of it.", []),
    ("nor a date in brackets of a symbol to an addressee", "The letter of the Chairman of 3 March 2021 (S/2021/210) to the President was read.", []),
    ("a season is no treaty's year", "The two Courts signed a treaty in the summer of 1873.", ["the summer of 1873"]),
    ("nor is a month", "This act was directed against the fishermen in late May of 1991.", ["late May of 1991"]),
    ("a truce is an act", "The truce of 3 March 2021 did not last.", ["3 March 2021"]),
    ("a birth is none", "The author, born on 3 March 1961, was arrested on 3 March 2021.", ["3 March 2021"]),
    ("a year for which money is planned", "Of the sum required for 2021 half was paid on 3 March 2021.", ["3 March 2021"]),
    ("a year for which an election is planned", "Elections are scheduled for 2022.", ["2022"]),
    ("a fiscal year", "Outlays rose in 2019/20.", []),
    ("a text's year before it", "The 2019 constitution is still in force.", []),
    ("a habit is none", "The rains cut the roads from June to September every year.", []),
    ("a kept day is a row", "On 12 January of each year the flag flies at half mast.", ["12 January of each year"]),
    ("a time said again, more exactly", "It was admitted the following month, on 22 April 2021.", ["22 April 2021"]),
    ("the year in a plan's name", "The 2040 Agenda for Clean Rivers was discussed on 3 March 2021.", ["3 March 2021"]),
    ("the years of a strategy", "The Digital Strategy 2021–2026 was presented on 3 March 2021.", ["3 March 2021"]),
    ("years in brackets after a plan", "It took note of the plan of action for wetlands (2019–2023) on 3 March 2021.", ["3 March 2021"]),
    ("the outcome of a year's summit", "The 2005 World Summit Outcome was recalled on 3 March 2021.", ["3 March 2021"]),
    ("a share of a year is none", "The share rose by 3 per cent in 2019, and the village was shelled on 3 March 2021.", ["3 March 2021"]),
    ("shares at a vote are of no year", "In the vote of 3 March 2021 some 60 per cent said no.", ["3 March 2021"]),
    ("an aim is none", "It pledged on 3 March 2021 to eliminate the disease by 2035.", ["3 March 2021"]),
    ("what was agreed for a year is a row", "Under the agreement the base closes by 2035.", ["by 2035"]),
    (
        "a meeting of which a letter tells",
        "At its 61st plenary meeting, on 3 March 2021, the Assembly postponed the session to 5 May 2021.",
        ["3 March 2021", "5 May 2021"],
    ),
    ("another body's meeting is a row", "The Board held its 61st meeting on 3 March 2021.", ["3 March 2021"]),
    ("the line of a meeting", "61st plenary meeting\n3 March 2021", []),
    ("two happenings", "On 3 March 2021 the village was shelled; on 5 March it was retaken.", ["3 March 2021", "5 March"]),
]


@pytest.mark.parametrize(("sentence", "dates"), [case[1:] for case in ROWS], ids=[case[0] for case in ROWS])
def test_which_dates_are_rows(sentence: str, dates: list[str]) -> None:
    assert [row["date_text"] for row in events(sentence)] == dates


TYPES = [
    ("armed_attack", "On 3 March 2021 the village was shelled."),
    ("mass_atrocity", "The massacre took place on 3 March 2021."),
    ("occupation", "The town was captured on 3 March 2021."),
    ("displacement", "On 3 March 2021 the inhabitants were deported."),
    ("detention", "Two officers were arrested on 3 March 2021."),
    ("agreement", "The treaty was signed on 3 March 2021."),
    ("decision", "The resolution was adopted on 3 March 2021."),
    ("election", "A referendum took place on 3 March 2021."),
    ("statehood", "The Republic attained independence on 3 March 2021."),
    ("disaster", "The earthquake of 3 March 2021 left nothing standing."),
    ("commemoration", "The anniversary was kept on 3 March 2021."),
]


@pytest.mark.parametrize(("kind", "sentence"), TYPES, ids=[case[0] for case in TYPES])
def test_type(kind: str, sentence: str) -> None:
    (row,) = events(sentence)
    assert row["event_type"] == kind
    assert row["trigger"] in sentence


def test_a_date_on_a_line_of_its_own_has_the_type_of_what_stands_under_it() -> None:
    rows = events(
        "4 May 2019\n\n- Between 0630 and 0700 hours gunboats shelled the harbour.\n\n9 May 2019\n\nTwo farmers were arrested near the weir."
    )
    assert [(row["event_type"], row["trigger"]) for row in rows] == [("armed_attack", "shelled"), ("detention", "arrested")]


PLACES = [
    ("a city", "On 3 March 2021 two men were arrested in Vienna.", [("Vienna", "AUT")]),
    ("a list", "On 3 March 2021 barracks were bombed in the cities of Baku and Sumgayit.", [("Baku", "AZE"), ("Sumgayit", "AZE")]),
    ("a country", "On 3 March 2021 troops landed in Mauritius.", [("Mauritius", "MUS")]),
    ("the object of an invasion", "On 3 March 2021 they invaded Kuwait.", [("Kuwait", "KWT")]),
    ("an actor is no place", "On 3 March 2021 the Government of France protested.", []),
    ("a disputed place is none", "On 3 March 2021 a bomb exploded in Kashmir.", []),
    ("a former name", "On 3 March 2021 a memorial was opened in Stalingrad.", [("Stalingrad", "RUS")]),
]


@pytest.mark.parametrize(("sentence", "places"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES])
def test_places(sentence: str, places: list[tuple[str, str | None]]) -> None:
    (row,) = events(sentence)
    assert [(place["name"], place["iso3"]) for place in row["places"]] == places


TABLE = """
Date                   {column}              What happened

3 March 2021           Tor Maban          Raid; two men killed
5 and 6 March 2021     Arua and Moyo      Shelling of the market
9 March 2021           Uganda             Protest
11 March 2021          Minister dead      Bomb under his car
12 March 2021          Moyo               Raid on the post at Arua
"""


@pytest.mark.parametrize(
    ("column", "first"),
    [("Place", ["Tor Maban"]), ("Unit ", [])],  # an unknown name needs the heading of its column
)
def test_a_cell_of_a_table_that_holds_names_of_places_alone(column: str, first: list[str]) -> None:
    rows = events(TABLE.format(column=column))
    assert [[place["name"] for place in row["places"]] for row in rows] == [first, ["Arua", "Moyo"], [], [], ["Moyo", "Arua"]]


def test_several_dates_that_head_an_item_share_what_is_told_after_them() -> None:
    rows = events("(a) 3 March, 5 and 6 April 2021. Mortar fire. Shells fall on Tor Maban.")
    assert [[place["name"] for place in row["places"]] for row in rows] == [["Tor Maban"]] * 2


def test_victims_between_semicolons_without_a_date_go_to_the_date_before() -> None:
    rows = events("A car exploded in Moyo on 2 May 2021 (three dead); another in Arua (eight dead); and at Gulu on 9 May 2021 nineteen were killed.")
    assert [[casualty["count"] for casualty in row["casualties"]] for row in rows] == [[3, 8], [19]]


def test_an_ambiguous_city_goes_to_a_country_of_the_context() -> None:
    tripoli = look_up("Tripoli", "en")
    assert tripoli is not None
    for context, iso3 in ((("LBN",), "LBN"), ((), "LBY")):
        place = resolve("Tripoli", tripoli, context)
        assert place is not None
        assert place.iso3 == iso3


CASUALTIES = [
    ("a figure", "150 civilians were killed", [("killed", 150, 150, 150)]),
    ("a thousands separator", "222,570 persons died", [("killed", 222570, 222570, 222570)]),
    ("millions", "1.5 million people were displaced", [("displaced", 1500000, 1500000, 1500000)]),
    ("words", "one hundred and two members of the staff lost their lives", [("killed", 102, 102, 102)]),
    ("thousands in words", "two hundred and twenty thousand people were killed", [("killed", 220000, 220000, 220000)]),
    ("at least", "at least forty-nine villagers were murdered", [("killed", 49, 49, None)]),
    ("up to", "up to 300 men were arrested", [("detained", 300, None, 300)]),
    ("a range", "12,000 to 15,000 men fled", [("displaced", None, 12000, 15000)]),
    ("between", "between 20 and 30 persons were injured", [("injured", None, 20, 30)]),
    ("indefinite", "dozens of people were killed", [("killed", None, None, None)]),
    ("verb before", "killing eleven persons and wounding fifty-four", [("killed", 11, 11, 11), ("injured", 54, 54, 54)]),
    (
        "a list",
        "150 civilians were killed, 744 others were severely wounded and 4 people went missing",
        [("killed", 150, 150, 150), ("injured", 744, 744, 744), ("missing", 4, 4, 4)],
    ),
    ("a subset is left out", "600 refugees, among them 298 children, had been killed", [("killed", 600, 600, 600)]),
    ("abducted", "thirty students were abducted", [("abducted", 30, 30, 30)]),
    ("no people", "42 boats were lost and 30 per cent of the houses destroyed", []),
    ("a year", "the year 1991", []),
]


@pytest.mark.parametrize(("text", "found"), [case[1:] for case in CASUALTIES], ids=[case[0] for case in CASUALTIES])
def test_casualties(text: str, found: list[tuple[str, int | None, int | None, int | None]]) -> None:
    assert [(f.casualty.kind, f.casualty.count, f.casualty.count_low, f.casualty.count_high) for f in find_casualties(text, "en")] == found


SENTENCES = [
    ("two", "It began. It ended.", ["It began.", "It ended."]),
    ("abbreviations", "Mr. X met Dr. Y at 5 p.m. They spoke.", ["Mr. X met Dr. Y at 5 p.m. They spoke."]),
    ("initials", "J. F. Kennedy spoke. He left.", ["J. F. Kennedy spoke.", "He left."]),
    ("quotation", "He said “Never again.” They left.", ["He said “Never again.”", "They left."]),
    ("paragraphs", "One\nTwo", ["One", "Two"]),
    ("figures", "It cost 1.5 million. Nobody paid.", ["It cost 1.5 million.", "Nobody paid."]),
]


@pytest.mark.parametrize(("text", "parts"), [case[1:] for case in SENTENCES], ids=[case[0] for case in SENTENCES])
def test_sentences(text: str, parts: list[str]) -> None:
    lead = "This paragraph has begun some time ago already. "
    found = sentences(lead + text, 0, len(lead + text), "en")
    assert [(lead + text)[slice(*span)] for span in found][1:] == parts


HEADS = [
    ("6 January, 14 February, 3 March and 25 April 2021. Shells fell on Ruma.", 4),
    ("On the evenings of 5, 8, 11, 14 and 17 March 2021. Shells fell on Ruma.", 5),
    ("The fighting of those weeks, and above all that of 5 March 2021. Shells fell on Ruma.", 0),
]


@pytest.mark.parametrize(("text", "told"), HEADS, ids=[case[0] for case in HEADS])
def test_the_dates_that_head_an_entry_are_of_one_sentence_with_it(text: str, told: int) -> None:
    assert sum(row["event_type"] == "armed_attack" and bool(row["places"]) for row in events(text)) == told


def test_what_has_no_stop_is_cut_between_words() -> None:
    text = "  ".join(["wood; and stone"] * 1000)
    found = sentences(text, 0, len(text), "en")
    assert max(end - start for start, end in found) <= LONGEST
    assert " ".join(text[slice(*span)] for span in found).split() == text.split()
    assert len(sentences("木" * 3 * LONGEST, 0, 3 * LONGEST, "zh")) == 3


def test_mentions_of_one_day_share_a_group_and_an_anniversary_does_not() -> None:
    rows = events("On 3 March 2021 the village was shelled. The shelling of 3 March 2021 killed two men. On 3 March 2022 the anniversary was kept.")
    first, second, third = [row["event_group"] for row in rows]
    assert first == second != third


def test_an_entry_headed_by_dates_and_a_place_is_one_sentence() -> None:
    rows = events("(b) 1, 9 and 17 August 2014. Birao. Shots are fired at a convoy. Nobody is hurt.")
    assert [(row["event_type"], row["sentence"]) for row in rows] == [
        ("armed_attack", "(b) 1, 9 and 17 August 2014. Birao. Shots are fired at a convoy.")
    ] * 3


def test_the_same_night_tells_another_happening_than_the_day_that_it_points_to() -> None:
    rows = events("On 3 March 2021 aircraft bombed the village. The same night infantry attacked it.")
    first, second = [row["event_group"] for row in rows]
    assert first != second


def test_what_is_agreed_and_when_it_comes_into_effect_share_a_group() -> None:
    rows = events("On 3 March 2021 both agreed to a cease-fire that is to come into effect on 5 March 2021.")
    first, second = [row["event_group"] for row in rows]
    assert first == second


def test_a_loss_belongs_to_its_own_part_of_the_sentence_and_equal_numbers_in_it_are_different_people() -> None:
    rows = events("On 3 March 2021 two guards and two nuns were killed in Ruma and 3,000 fled to Zemun; on 5 March 2021, 48 bodies were found.")
    assert [[c["count"] for c in row["casualties"]] for row in rows] == [[2, 2, 3000], [48]]


def test_losses_of_several_dates_respectively() -> None:
    rows = events(
        "On 3 and 5 March 2021, 4 and 17 guards were killed, respectively. In Ruma (7 and 9 March 2021; 23 and 86 injured, respectively) none was."
    )
    assert [[c["count"] for c in row["casualties"]] for row in rows] == [[4], [17], [23], [86]]


ANNEXED = """A/66/541

Letter dated 17 October 2011 from the Permanent Representative of Angola to the United Nations addressed to the Secretary-General

I have the honour to transmit herewith an appeal (see annex).

Annex

Appeal of the families

{dated}

Yesterday the port was shelled.
"""


@pytest.mark.parametrize(
    "dated", ["Saurimo, 11 October 2011", "M'banza-Kongo, 11 October 2011", "CUNENE, 11 October 2011 – The Ministry of Defence informs the press."]
)
def test_the_date_line_of_an_annex_is_the_anchor_of_its_text(dated: str) -> None:
    assert [row["date_edtf"] for row in events(ANNEXED.format(dated=dated))] == ["2011-10-10"]


def test_a_list_item_goes_on_about_its_town() -> None:
    text = ANNEXED.format(dated="1. 5 July 2011. Attack on Cabinda. The town fell the next day.\n\n2. 9 July 2011. The town was quiet.")
    found = [(row["date_text"], [place["name"] for place in row["places"]]) for row in events(text)]
    assert found[:3] == [("5 July 2011", ["Cabinda"]), ("the next day", ["Cabinda"]), ("9 July 2011", [])]


CAPTIONS = [
    ("Statement by the Ministry of Fisheries of Angola, issued at Lobito on 11 October 2011", []),
    ("Press statement issued 11 October 2011 by the Ministry of Fisheries", []),
    ("Declaration of the harbour pilots of 11 October 2011", []),
    ("Declaration of the harbour pilots on the attack of 11 October 2011", ["11 October 2011"]),
    ("Chronology of the attack on Lobito, 11 October 2011", ["11 October 2011"]),
]


@pytest.mark.parametrize(("caption", "expected"), CAPTIONS, ids=[case[0] for case in CAPTIONS])
def test_a_caption_dates_its_text_or_a_happening(caption: str, expected: list[str]) -> None:
    text = ANNEXED.replace("Appeal of the families\n\n{dated}", caption).replace("Yesterday", "In the morning")
    assert [row["date_text"] for row in events(text)] == expected


def test_a_number_at_the_end_of_a_sentence_does_not_join_it_to_the_next() -> None:
    rows = events("On 3 March 2021 shells fell on Ruma, killing 4 and wounding 17. On 5 March 2021 the town was taken.")
    assert [[c["count"] for c in row["casualties"]] for row in rows] == [[4, 17], []]


ADOPTED = [
    "La resolución 38/10, aprobada por la Asamblea General el 11 de noviembre de 1983, pide la paz en la región.",
    "La résolution 38/10, adoptée par l’Assemblée générale le 11 novembre 1983, demande la paix dans la région.",
    "Резолюция 38/10, принятая 11 ноября 1983 года, призывает к миру в этом регионе.",
    "Resolution 38/10, adopted by the General Assembly on 11 November 1983, calls for peace.",
]


@pytest.mark.parametrize("text", ADOPTED)
def test_the_day_on_which_a_cited_text_was_adopted_is_a_happening(text: str) -> None:
    rows = parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), text)
    assert [event["date_edtf"] for event in rows["cited_events"]] == ["1983-11-11"]
    assert [citation["cited_date_edtf"] for citation in rows["cited_documents"]] == ["1983-11-11"]


def test_the_end_of_a_range_that_is_told_by_itself() -> None:
    found = events("The harbour was shelled from 1990 to 1996, when the last ships were burned at Strelsau on 27 March.")
    assert [event["date_text"] for event in found] == ["1990 to 1996", "1996", "27 March"]
    assert [event["trigger"] for event in found] == ["shelled", "burned", "burned"]


def test_a_date_with_nothing_under_it_is_no_happening() -> None:
    def dates(under: str) -> list[str]:
        text = f"Communication No. 1/2003\n\n12 May 2004\n\n{under}"
        return [event["date_text"] for event in parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), text)["cited_events"]]

    assert dates("CAT/C/20/D/1/2003") == []
    assert dates("The bridge at Strelsau was shelled.") == ["12 May 2004"]


def test_dates_of_a_communication_are_none() -> None:
    assert not events("Submitted by: R. Rassendyll on 7 August 1981. Date of adoption of views: 21 July 1983.")
