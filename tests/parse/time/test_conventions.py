"""How TIMEX3 annotators mark general English: (text, day of writing, words and values in order)."""

from __future__ import annotations

from datetime import date

import pytest

from flows.parse.time import find_times

Case = tuple[str, date | None, list[tuple[str, str]]]

NEWS: list[Case] = [
    ("The brewer posted a third-quarter loss of $3 million.", date(1989, 11, 2), [("third-quarter", "1989-Q3")]),
    ("After a dull second quarter, orders picked up.", date(1989, 11, 2), [("second quarter", "1989-Q2")]),
    ("In the 1987 fourth quarter the mill earned $2 million.", date(1989, 11, 2), [("the 1987 fourth quarter", "1987-Q4")]),
    (
        "Profit in the third quarter rose from the year-ago quarter; year-ago results were restated.",
        date(1989, 11, 2),
        [("the third quarter", "1989-Q3"), ("the year-ago quarter", "1988-Q3"), ("year-ago", "1988-Q3")],
    ),
    ("For the first nine months, net rose 10%.", date(1989, 11, 2), [("the first nine months", "P9M")]),
    ("For the six months ended Sept. 30, sales fell.", date(1989, 11, 2), [("the six months", "P6M"), ("Sept. 30", "1989-09-30")]),
    ("For the quarter ended July 31, it had a loss.", date(1989, 11, 2), [("the quarter", "1989-Q3"), ("July 31", "1989-07-31")]),
    ("It expects less income in the year ending June 30, 1990.", date(1989, 11, 2), [("the year", "P1Y"), ("June 30, 1990", "1990-06-30")]),
    (
        "Sales in the current fiscal year will top those of fiscal 1988.",
        date(1989, 11, 2),
        [("the current fiscal year", "1989"), ("fiscal 1988", "1988")],
    ),
    ("Losses came in each of the past four years.", date(1989, 11, 2), [("each of the past four years", "P4Y")]),
    (
        "In March this year the baker died; in April last year he had sold the shop.",
        date(1998, 2, 6),
        [("March this year", "1998-03"), ("April last year", "1997-04")],
    ),
    ("He died within weeks or months of the raid.", date(1998, 2, 6), [("weeks or months", "PXW")]),
    ("A spokesman said late yesterday that talks go on.", date(1998, 2, 6), [("late yesterday", "1998-02-05")]),
    ("The gate was opened early today and shut late Tuesday.", date(1998, 2, 6), [("early today", "1998-02-06"), ("late Tuesday", "1998-02-03")]),
    ("Earlier Thursday, two men were held.", date(1998, 2, 6), [("Earlier Thursday", "1998-02-05")]),
    ("The vote is due this October.", date(1998, 2, 6), [("this October", "1998-10")]),
    (
        "A guard was shot Tuesday evening. The men came in around 8:15 p.m.",
        date(1998, 2, 6),
        [("Tuesday evening", "1998-02-03TEV"), ("around 8:15 p.m.", "1998-02-03T20:15")],
    ),
    ("The loan was extended for an additional year.", date(1989, 11, 2), [("an additional year", "P1Y")]),
    ("In the last twenty four hours prices fell.", date(1998, 2, 6), [("the last twenty four hours", "PT24H")]),
    ("Nothing will change for a couple of years.", date(1998, 2, 6), [("a couple of years", "P2Y")]),
    ("Worries grew in recent months and in recent years.", date(1998, 2, 6), [("recent months", "PXM"), ("recent years", "PXY")]),
    ("Reserves can be called up for up to 180 days.", date(1998, 2, 6), [("180 days", "P180D")]),
    ("The chairman said Monday he will quit on Friday.", date(1989, 11, 2), [("Monday", "1989-10-30"), ("Friday", "1989-11-03")]),
    ("The summit is set to resume Monday in Oslo.", date(1998, 2, 6), [("Monday", "1998-02-09")]),
    ("She and the mayor meet Monday with the envoy.", date(1998, 2, 6), [("Monday", "1998-02-09")]),
    (
        "Last month the ministry banned fishing until the end of the year.",
        date(1998, 2, 6),
        [("Last month", "1998-01"), ("the end of the year", "1998")],
    ),
    (
        "Sales fell 3% in September from August and 5% from a year earlier.",
        date(1989, 11, 2),
        [("September", "1989-09"), ("August", "1989-08"), ("a year earlier", "1988")],
    ),
    ("It happened on Tuesday, Feb. 3, at about 10 a.m. EST.", date(1998, 2, 6), [("Feb. 3, at about 10 a.m. EST", "1998-02-03T10:00")]),
    ("The market opened at 9:30 a.m. Monday.", date(1998, 2, 6), [("9:30 a.m. Monday", "1998-02-02T09:30")]),
    ("The ship sank at 3:40 a.m. local time Sunday.", date(1998, 2, 6), [("3:40 a.m. local time Sunday", "1998-02-01T03:40")]),
    ("The film opens Christmas Day.", date(1998, 2, 6), [("Christmas Day", "1998-12-25")]),
    ("The office was shut on New Year's Eve and Christmas.", date(1998, 2, 6), [("New Year's Eve", "1997-12-31"), ("Christmas", "1997-12-25")]),
    ("The mid-1990s were good, and so was mid-1997.", date(1998, 2, 6), [("The mid-1990s", "199"), ("mid-1997", "1997")]),
    ("In the '80s and the early '90s he ran a bar.", date(1998, 2, 6), [("'80s", "198"), ("90s", "199")]),
    ("The fair runs from Friday through Sunday.", date(1998, 2, 6), [("Friday", "1998-02-06"), ("Sunday", "1998-02-08")]),
    ("He works 40 hours a week and earns $300 a month.", date(1998, 2, 6), [("40 hours", "PT40H"), ("a week", "P1W"), ("a month", "P1M")]),
    ("The three-week-old strike ended a day before the vote.", date(1998, 2, 6), [("three-week-old", "P3W"), ("a day", "P1D")]),
    ("It rose from 3% in the same period last year.", date(1998, 2, 6), [("last year", "1997")]),
    ("Two years ago this month, the bridge fell.", date(1998, 2, 6), [("Two years ago this month", "1996-02")]),
    ("Once a year, twice a week and every other day.", date(1998, 2, 6), [("a year", "P1Y"), ("a week", "P1W"), ("every other day", "P2D")]),
    ("In the coming weeks and the next few days, more will come.", date(1998, 2, 6), [("the coming weeks", "PXW"), ("the next few days", "PXD")]),
    ("The former premier once ruled; he is nowadays ill.", date(1998, 2, 6), [("nowadays", "PRESENT_REF")]),
    ("For years the river was clean; for hours it burned.", date(1998, 2, 6), [("years", "PXY"), ("hours", "PTXH")]),
    ("By Wednesday night the fire was out.", date(2004, 5, 19), [("Wednesday night", "2004-05-19TNI")]),
    ("The court will rule next Tuesday, or tomorrow.", date(2004, 5, 19), [("next Tuesday", "2004-05-25"), ("tomorrow", "2004-05-20")]),
    ("The deal was signed on the 15th of last month.", date(2004, 5, 19), [("the 15th of last month", "2004-04-15")]),
    ("Over the past 18 months rents doubled.", date(2004, 5, 19), [("the past 18 months", "P18M")]),
    ("He served more than 20 years, nearly a decade of them abroad.", date(2004, 5, 19), [("more than 20 years", "P20Y"), ("a decade", "P1DE")]),
    ("The siege lasted a day and a half.", date(2004, 5, 19), [("a day and a half", "P1.5D")]),
    ("In summer 2003 and last winter it was dry.", date(2004, 5, 19), [("summer 2003", "2003-SU"), ("last winter", "2003-WI")]),
    (
        "The trial begins Sept. 14; the verdict is expected in late November.",
        date(2004, 5, 19),
        [("Sept. 14", "2004-09-14"), ("late November", "2004-11")],
    ),
    ("At the start of the year and at mid-year it was idle.", date(2004, 5, 19), [("the start of the year", "2004"), ("mid-year", "2004")]),
    ("Since then, and until now, nobody has paid.", date(2004, 5, 19), [("now", "PRESENT_REF")]),
    ("This year's crop beats the 2001 crop.", date(2004, 5, 19), [("This year", "2004"), ("2001", "2001")]),
    ("It has been 10 years since the flood.", date(2004, 5, 19), [("10 years", "P10Y")]),
    ("Three weeks ago and four months ago it rained.", date(2004, 5, 19), [("Three weeks ago", "2004-W18"), ("four months ago", "2004-01")]),
    (
        "On Saturday afternoon and again early Sunday morning, shots were heard.",
        date(2004, 5, 19),
        [("Saturday afternoon", "2004-05-15TAF"), ("early Sunday morning", "2004-05-16TMO")],
    ),
    ("The ministry said on Tuesday (18 May) that rice was short.", date(2004, 5, 19), [("Tuesday", "2004-05-18"), ("18 May", "2004-05-18")]),
    (
        "The first quarter of this year and the last quarter of 2003.",
        date(2004, 5, 19),
        [("The first quarter of this year", "2004-Q1"), ("the last quarter of 2003", "2003-Q4")],
    ),
    ("In a 1996 speech and a March 2001 letter he said so.", date(2004, 5, 19), [("1996", "1996"), ("March 2001", "2001-03")]),
    ("Nearly two years after the quake, tents remain.", date(2004, 5, 19), [("two years", "P2Y")]),
    (
        "within 24 hours; in less than six months; at least three days; up to five years",
        date(2004, 5, 19),
        [("24 hours", "PT24H"), ("less than six months", "P6M"), ("three days", "P3D"), ("five years", "P5Y")],
    ),
    ("this time last year", date(2004, 5, 19), [("last year", "2003")]),
    ("a 30-minute talk, a five-day, 900-mile trip", date(2004, 5, 19), [("30-minute", "PT30M"), ("five-day", "P5D")]),
    (
        "the month-long fast, the decade-old pact, a day-long meeting",
        date(2004, 5, 19),
        [("month-long", "P1M"), ("decade-old", "P1DE"), ("a day-long", "P1D")],
    ),
    (
        "tomorrow morning; tomorrow at 3 p.m.; tonight at 8",
        date(2004, 5, 19),
        [("tomorrow morning", "2004-05-20TMO"), ("tomorrow at 3 p.m.", "2004-05-20T15:00"), ("tonight", "2004-05-19TNI")],
    ),
]

WARS: list[Case] = [
    (
        "The siege began on 12 March 1587. On 4 April the walls fell, and on the following day the town was sacked.",
        None,
        [("12 March 1587", "1587-03-12"), ("4 April", "1587-04-04"), ("the following day", "1587-04-05")],
    ),
    (
        "In May 1812 the corps crossed the river. In September it stood at the gates. By December the retreat was over. In January 1813 few were left.",
        None,
        [("May 1812", "1812-05"), ("September", "1812-09"), ("December", "1812-12"), ("January 1813", "1813-01")],
    ),
    ("By early 1943 the front was still. That winter many starved.", None, [("early 1943", "1943"), ("That winter", "1943-WI")]),
    (
        "War was declared in 1899. On October 11 the border was crossed. Two days later Fort Ellis fell.",
        None,
        [("1899", "1899"), ("October 11", "1899-10-11"), ("Two days later", "1899-10-13")],
    ),
    (
        "It was fought in the spring of 1471; in the summer the king returned. Later that year he died.",
        None,
        [("the spring of 1471", "1471-SP"), ("the summer", "1471-SU"), ("Later that year", "1471")],
    ),
    ("In the 3rd century BC the tribes united.", None, [("the 3rd century BC", "BC02")]),
    ("In 264 BC the war broke out; by 241 BC it was over.", None, [("264 BC", "BC0264"), ("241 BC", "BC0241")]),
    ("The war of 1914–18 cost millions.", None, [("1914–18", "1914"), ("18", "1918")]),
    (
        "On 24 June 1859 at 4 am the guns opened fire. At dawn the cavalry charged; by noon it was over.",
        None,
        [("24 June 1859 at 4 am", "1859-06-24T04:00"), ("dawn", "1859-06-24TMO"), ("noon", "1859-06-24T12:00")],
    ),
    ("After months of fighting and a three-day battle the fort fell.", None, [("months", "PXM"), ("three-day", "P3D")]),
    (
        "In August 1916 it rained. At the end of the month the pass was taken.",
        None,
        [("August 1916", "1916-08"), ("the end of the month", "1916-08")],
    ),
    (
        "The treaty was signed on 3 March 1878. Four months later a congress met; a year later it was void.",
        None,
        [("3 March 1878", "1878-03-03"), ("Four months later", "1878-07"), ("a year later", "1879")],
    ),
    (
        "From 1618 to 1648 the land burned. During the first ten years the south suffered.",
        None,
        [("1618", "1618"), ("1648", "1648"), ("the first ten years", "P10Y")],
    ),
    (
        "In late 1950 the troops crossed the line. On 25 October they were attacked; on 1 November they fell back.",
        None,
        [("late 1950", "1950"), ("25 October", "1950-10-25"), ("1 November", "1950-11-01")],
    ),
    (
        "By the end of 1951 talks had begun. In early 1952 they stalled. The armistice came the following year.",
        None,
        [("the end of 1951", "1951"), ("early 1952", "1952"), ("the following year", "1953")],
    ),
    (
        "On December 16, 1944 the attack began. By December 25 it had stalled. In early January the ground was regained.",
        None,
        [("December 16, 1944", "1944-12-16"), ("December 25", "1944-12-25"), ("early January", "1945-01")],
    ),
    ("The rebels rose in 1798. The next year the French came back.", None, [("1798", "1798"), ("The next year", "1799")]),
    (
        "On 9 July 1755 they were ambushed. Earlier that month a road had been cut. The previous year a fort had fallen.",
        None,
        [("9 July 1755", "1755-07-09"), ("Earlier that month", "1755-07"), ("The previous year", "1754")],
    ),
    (
        "At 6:00 a.m. on 8 May 1902 the fleet sailed. At 2:30 p.m. it was seen. The same evening it turned back.",
        None,
        [("6:00 a.m. on 8 May 1902", "1902-05-08T06:00"), ("2:30 p.m.", "1902-05-08T14:30"), ("The same evening", "1902-05-08TEV")],
    ),
    ("Throughout the 1630s and into the 1640s, raids went on.", None, [("the 1630s", "163"), ("the 1640s", "164")]),
    ("In the mid-17th century and the late 18th century forts were built.", None, [("the mid-17th century", "16"), ("the late 18th century", "17")]),
    ("The war (1756–1763) ended with a peace on 10 February 1763.", None, [("1756", "1756"), ("1763", "1763"), ("10 February 1763", "1763-02-10")]),
    (
        "Between April 1936 and March 1937 the city was under siege for eleven months.",
        None,
        [("April 1936", "1936-04"), ("March 1937", "1937-03"), ("eleven months", "P11M")],
    ),
    (
        "In the autumn of 1915 Serbia fell; in the winter its army crossed the mountains.",
        None,
        [("the autumn of 1915", "1915-FA"), ("the winter", "1915-WI")],
    ),
    (
        "On the morning of 21 October 1805 they closed. In the afternoon the admiral died. That night a storm rose.",
        None,
        [("the morning of 21 October 1805", "1805-10-21TMO"), ("the afternoon", "1805-10-21TAF"), ("That night", "1805-10-21TNI")],
    ),
    (
        "In February and March 1916 the fort changed hands. On 6 April it fell.",
        None,
        [("February", "1916-02"), ("March 1916", "1916-03"), ("6 April", "1916-04-06")],
    ),
    (
        "The conflict began on 28 July 1914 and ended on 11 November 1918. Today it is remembered.",
        None,
        [("28 July 1914", "1914-07-28"), ("11 November 1918", "1918-11-11"), ("Today", "PRESENT_REF")],
    ),
    (
        "On 17 January 1991, the air war began. On 24 February the ground war started; 100 hours later it ended.",
        None,
        [("17 January 1991", "1991-01-17"), ("24 February", "1991-02-24"), ("100 hours later", "PT100H")],
    ),
    (
        "From 7 to 12 December 1937 and on the 13th the city was shelled.",
        None,
        [("7 to 12 December 1937", "1937-12-07"), ("12 December 1937", "1937-12-12"), ("the 13th", "1937-12-13")],
    ),
    ("In AD 9 three legions were lost; in 70 AD the temple burned.", None, [("AD 9", "0009"), ("70 AD", "0070")]),
    ("The raid of 1066 was followed by that of 1069-70.", None, [("1066", "1066"), ("1069-70", "1069"), ("70", "1070")]),
    ("For the next six months and for more than a decade they held out.", None, [("the next six months", "P6M"), ("more than a decade", "P1DE")]),
    (
        "On 4 May 1471, that day, and the day after, the prince fled.",
        None,
        [("4 May 1471", "1471-05-04"), ("that day", "1471-05-04"), ("the day after", "1471-05-05")],
    ),
    (
        "In 1854 the fleets came. By mid-September, 60,000 men had landed. On 20 September they won at the river; on the 25th they marched on.",
        None,
        [("1854", "1854"), ("mid-September", "1854-09"), ("20 September", "1854-09-20"), ("the 25th", "1854-09-25")],
    ),
    (
        "During the spring and summer of 1942 the army advanced. In November of that year it was cut off.",
        None,
        [("the spring", "1942-SP"), ("summer of 1942", "1942-SU"), ("November of that year", "1942-11")],
    ),
    (
        "At the beginning of the 20th century, and in the last years of the 19th century, the navy grew.",
        None,
        [("the beginning of the 20th century", "19"), ("the last years of the 19th century", "18")],
    ),
    (
        "On 30 January 1968 the offensive opened. By late February it was beaten; in May and August new waves followed.",
        None,
        [("30 January 1968", "1968-01-30"), ("late February", "1968-02"), ("May", "1968-05"), ("August", "1968-08")],
    ),
    ("The first day of the Somme, July 1, 1916 was wet.", None, [("July 1, 1916", "1916-07-01")]),
    (
        "In the early morning hours of 10 May 1940 gliders landed. By the evening of the same day the bridges were held.",
        None,
        [("the early morning hours of 10 May 1940", "1940-05-10TMO"), ("the evening of the same day", "1940-05-10TEV")],
    ),
    ("On Easter Monday, 24 April 1916, and on Christmas Day 1914.", None, [("24 April 1916", "1916-04-24"), ("Christmas Day 1914", "1914-12-25")]),
    ("A ceasefire was signed on 22 November. It lasted seven months.", date(1995, 1, 1), [("22 November", "1994-11-22"), ("seven months", "P7M")]),
]


@pytest.mark.parametrize(("text", "written", "marked"), [*NEWS, *WARS], ids=[text[:50] for text, _, _ in [*NEWS, *WARS]])
def test_words_and_values(text: str, written: date | None, marked: list[tuple[str, str]]) -> None:
    assert [(text[t.start : t.end], t.timex) for t in find_times(text, written)] == marked
