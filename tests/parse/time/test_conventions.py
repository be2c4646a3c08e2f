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
    (
        "Once a year, twice a week and every other day.",
        date(1998, 2, 6),
        [("Once a year", "P1Y"), ("twice a week", "P1W"), ("every other day", "P2D")],
    ),
    ("In the coming weeks and the next few days, more will come.", date(1998, 2, 6), [("the coming weeks", "PXW"), ("the next few days", "PXD")]),
    (
        "Output rose in the past two quarters. The next spring it fell.",
        date(1998, 2, 6),
        [("the past two quarters", "P2Q"), ("The next spring", "1998-SP")],
    ),
    ("It met three times a week.", date(1998, 2, 6), [("three times a week", "P1W")]),
    ("At 4:45 in the morning it rained all day.", date(1998, 2, 6), [("4:45 in the morning", "1998-02-06T04:45"), ("all day", "P1D")]),
    ("The talks start at 10 a.m. Monday.", date(1998, 2, 6), [("10 a.m. Monday", "1998-02-09T10:00")]),
    ("An answer may come as soon as Monday.", date(1998, 2, 6), [("Monday", "1998-02-09")]),
    ("The former premier once ruled; he is nowadays ill.", date(1998, 2, 6), [("nowadays", "PRESENT_REF")]),
    ("For years the river was clean; for hours it burned.", date(1998, 2, 6), [("years", "PXY"), ("hours", "PTXH")]),
    ("By Wednesday night the fire was out.", date(2004, 5, 19), [("Wednesday night", "2004-05-19TNI")]),
    ("The court will rule next Tuesday, or tomorrow.", date(2004, 5, 19), [("next Tuesday", "2004-05-25"), ("tomorrow", "2004-05-20")]),
    ("The deal was signed on the 15th of last month.", date(2004, 5, 19), [("the 15th of last month", "2004-04-15")]),
    ("Over the past 18 months rents doubled.", date(2004, 5, 19), [("the past 18 months", "P18M")]),
    (
        "He served more than 20 years, nearly a decade of them abroad.",
        date(2004, 5, 19),
        [("more than 20 years", "P20Y"), ("nearly a decade", "P1DE")],
    ),
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
    ("Nearly two years after the quake, tents remain.", date(2004, 5, 19), [("Nearly two years", "P2Y")]),
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
    (
        "Three rockets hit the port on Sunday night, the army said Monday.",
        date(2013, 3, 4),
        [("Sunday night", "2013-03-03TNI"), ("Monday", "2013-03-04")],
    ),
    ("Voters go to the polls Tuesday after a four-month campaign.", date(2013, 3, 4), [("Tuesday", "2013-03-05"), ("four-month", "P4M")]),
    ("The inquest will open on 18 March and last up to six weeks.", date(2013, 3, 4), [("18 March", "2013-03-18"), ("six weeks", "P6W")]),
    ("He had been jailed since last July, five months before the ruling.", date(2013, 3, 4), [("last July", "2012-07"), ("five months", "P5M")]),
    ("The coup of 30 June 1989 and the polls of April 2010.", date(2013, 3, 4), [("30 June 1989", "1989-06-30"), ("April 2010", "2010-04")]),
    (
        "In 2011 it paid $4 million, compared with $3 million in 2010 and 2009.",
        date(2012, 11, 14),
        [("2011", "2011"), ("2010", "2010"), ("2009", "2009")],
    ),
    ("Rain fell for the third straight day Tuesday.", date(2012, 11, 14), [("Tuesday", "2012-11-13")]),
    ("For much of the past decade growth topped 7 percent.", date(2012, 11, 14), [("the past decade", "P1DE")]),
    (
        "She was born on Aug. 4, 1961, and died at 6:20 p.m. on Saturday.",
        date(2012, 11, 14),
        [("Aug. 4, 1961", "1961-08-04"), ("6:20 p.m. on Saturday", "2012-11-10T18:20")],
    ),
    (
        "Talks ended late on Wednesday; they resume Thursday morning.",
        date(2012, 11, 14),
        [("late on Wednesday", "2012-11-14"), ("Thursday morning", "2012-11-15TMO")],
    ),
    ("It was the deadliest attack in more than two years.", date(2012, 11, 14), [("more than two years", "P2Y")]),
    (
        "The museum, closed Mondays, opens daily at 10 a.m.",
        date(2012, 11, 14),
        [("Mondays", "XXXX-WXX-1"), ("daily", "P1D"), ("10 a.m.", "2012-11-14T10:00")],
    ),
    (
        "Earlier in the day a bomb was found; later in the week two more were.",
        date(2012, 11, 14),
        [("Earlier in the day", "2012-11-14"), ("later in the week", "2012-W46")],
    ),
    (
        "At the end of last year and early this year prices soared.",
        date(2012, 11, 14),
        [("the end of last year", "2011"), ("early this year", "2012")],
    ),
    ("Oil rose 2% on the week, its best week since June.", date(2012, 11, 14), [("June", "2012-06")]),
    ("A year after the flood, and 10 years after the war, homes stand empty.", date(2012, 11, 14), [("A year", "P1Y"), ("10 years", "P10Y")]),
    ("The plan, first floated in the 1990s, was dropped at the turn of the century.", date(2012, 11, 14), [("the 1990s", "199")]),
    (
        "The shop opened two decades ago and shut in the summer of 2009.",
        date(2012, 11, 14),
        [("two decades ago", "1992"), ("the summer of 2009", "2009-SU")],
    ),
    (
        "On Nov. 6, the day of the vote, lines were long. The next day it snowed.",
        date(2012, 11, 14),
        [("Nov. 6", "2012-11-06"), ("The next day", "2012-11-07")],
    ),
    (
        "He arrived at midday on Tuesday and left the same day.",
        date(2012, 11, 14),
        [("midday on Tuesday", "2012-11-13T12:00"), ("the same day", "2012-11-13")],
    ),
    (
        "Next year's summit, in May 2013, follows this month's in Quito.",
        date(2012, 11, 14),
        [("Next year", "2013"), ("May 2013", "2013-05"), ("this month", "2012-11")],
    ),
    ("Unemployment fell to 7.9 percent in October, from 8.1 percent in August.", date(2012, 11, 14), [("October", "2012-10"), ("August", "2012-08")]),
    ("He will step down at the end of the month, on Nov. 30.", date(2012, 11, 14), [("the end of the month", "2012-11"), ("Nov. 30", "2012-11-30")]),
    ("The bill died in the Senate last December.", date(2012, 11, 14), [("last December", "2011-12")]),
    ("A decision is expected within days, or by mid-December at the latest.", date(2012, 11, 14), [("days", "PXD"), ("mid-December", "2012-12")]),
    ("Over the weekend 40 people fell ill; at least 12 died Sunday.", date(2012, 11, 14), [("the weekend", "2012-W45-WE"), ("Sunday", "2012-11-11")]),
    ("The two sides last met in Doha 18 months ago.", date(2012, 11, 14), [("18 months ago", "2011-05")]),
    ("At this point, it is too early to tell, he said Nov 9.", date(2012, 11, 14), [("Nov 9", "2012-11-09")]),
    ("A minute's silence was held at 11 a.m. local time.", date(2012, 11, 14), [("A minute", "PT1M"), ("11 a.m. local time", "2012-11-14T11:00")]),
    (
        "The orbiter launched in December 1999, seven years later than planned.",
        date(2012, 11, 14),
        [("December 1999", "1999-12"), ("seven years", "P7Y")],
    ),
    (
        "the 2012-2013 season; the first half of 2012; Q3 2012",
        date(2012, 11, 14),
        [("2012", "2012"), ("2013", "2013"), ("the first half of 2012", "2012-H1"), ("Q3 2012", "2012-Q3")],
    ),
    ("from 9 a.m. to 5 p.m.", date(2012, 11, 14), [("9 a.m.", "2012-11-14T09:00"), ("5 p.m.", "2012-11-14T17:00")]),
    (
        "He served three years and two months; terms of two years, three years and five years followed.",
        date(2012, 11, 14),
        [("three years and two months", "P3Y2M"), ("two years", "P2Y"), ("three years", "P3Y"), ("five years", "P5Y")],
    ),
    ("It took a day and six hours, or nearly two days.", date(2012, 11, 14), [("a day and six hours", "P1DT6H"), ("nearly two days", "P2D")]),
    ("It lasted two years, and a year later it was back.", date(2012, 11, 14), [("two years", "P2Y"), ("a year later", "2013")]),
    ("They work five days a week.", date(2012, 11, 14), [("five days", "P5D"), ("a week", "P1W")]),
    ("The barn dates from about June 1985, the hall from circa 1450.", date(2012, 11, 14), [("about June 1985", "1985-06"), ("circa 1450", "1450")]),
    (
        "The pope will hold his first audience on Wednesday, the Vatican said Thursday.",
        date(2013, 3, 21),
        [("Wednesday", "2013-03-27"), ("Thursday", "2013-03-21")],
    ),
    ("Cyprus has until Monday to find the money.", date(2013, 3, 21), [("Monday", "2013-03-25")]),
    ("The ferry sank on the night of Jan. 12, killing 30.", date(2013, 3, 21), [("the night of Jan. 12", "2013-01-12TNI")]),
    (
        "The chain, founded 40 years ago, will close 20 shops by the end of June.",
        date(2013, 3, 21),
        [("40 years ago", "1973"), ("the end of June", "2013-06")],
    ),
    ("Heavy snow is forecast for Saturday and Sunday.", date(2013, 3, 21), [("Saturday", "2013-03-23"), ("Sunday", "2013-03-24")]),
    ("He was sentenced last week to 12 years in prison.", date(2013, 3, 21), [("last week", "2013-W11"), ("12 years", "P12Y")]),
    ("Since 2008, and especially in the last five years, debt has doubled.", date(2013, 3, 21), [("2008", "2008"), ("the last five years", "P5Y")]),
    ("They met for two hours on Wednesday evening.", date(2013, 3, 21), [("two hours", "PT2H"), ("Wednesday evening", "2013-03-20TEV")]),
    ("It is the 10th anniversary of the invasion, which began on March 20, 2003.", date(2013, 3, 21), [("March 20, 2003", "2003-03-20")]),
    ("Exports fell for a fifth month in a row in February.", date(2013, 3, 21), [("February", "2013-02")]),
    ("The trial was adjourned until April 8.", date(2013, 3, 21), [("April 8", "2013-04-08")]),
    ("The star, 34, was seen at a party early Saturday.", date(2013, 3, 21), [("early Saturday", "2013-03-16")]),
    ("At least once a month, usually on Fridays, he drives home.", date(2013, 3, 21), [("once a month", "P1M"), ("Fridays", "XXXX-WXX-5")]),
    ("The rover landed last August for a two-year mission.", date(2013, 3, 21), [("last August", "2012-08"), ("two-year", "P2Y")]),
    ("In the 12 months to February, prices rose 2.8%.", date(2013, 3, 21), [("the 12 months", "P12M"), ("February", "2013-02")]),
    ("Some 200 people died in the 24 hours before the truce.", date(2013, 3, 21), [("the 24 hours", "PT24H")]),
    ("Six months into the job, she quit, citing a 70-hour week.", date(2013, 3, 21), [("Six months", "P6M"), ("70-hour", "PT70H")]),
    (
        "The law takes effect in January 2014 and expires three years later.",
        date(2013, 3, 21),
        [("January 2014", "2014-01"), ("three years later", "2017")],
    ),
    ("This week's vote was the first of its kind in a generation.", date(2013, 3, 21), [("This week", "2013-W12")]),
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
    (
        "The campaign opened in April 1796. Within a month Piedmont had made peace. By the following spring the army was near Vienna.",
        None,
        [("April 1796", "1796-04"), ("a month", "P1M"), ("the following spring", "1797-SP")],
    ),
    (
        "On 3 July 1866 two armies met. At 2 pm the third arrived. The next day peace was asked for, and on 23 August it was signed.",
        None,
        [("3 July 1866", "1866-07-03"), ("2 pm", "1866-07-03T14:00"), ("The next day", "1866-07-04"), ("23 August", "1866-08-23")],
    ),
    (
        "In 1904–1905 the navy was lost. On the night of 8 February 1904 destroyers struck; on 27–28 May 1905 the fleet was sunk.",
        None,
        [
            ("1904", "1904"),
            ("1905", "1905"),
            ("the night of 8 February 1904", "1904-02-08TNI"),
            ("27–28 May 1905", "1905-05-27"),
            ("28 May 1905", "1905-05-28"),
        ],
    ),
    (
        "The revolt lasted from January to May 1919. In June order came back; in July, the king left.",
        None,
        [("January", "1919-01"), ("May 1919", "1919-05"), ("June", "1919-06"), ("July", "1919-07")],
    ),
    (
        "On 10 May 1940 the blow fell. Four days later the line broke; by 20 May tanks were at the sea. On 4 June the last ship left.",
        None,
        [("10 May 1940", "1940-05-10"), ("Four days later", "1940-05-14"), ("20 May", "1940-05-20"), ("4 June", "1940-06-04")],
    ),
    (
        "After the peace of 1713, war came again in 1718. It ended two years later.",
        None,
        [("1713", "1713"), ("1718", "1718"), ("two years later", "1720")],
    ),
    ("On October 25, 1415, the king won. He was back by November 23.", None, [("October 25, 1415", "1415-10-25"), ("November 23", "1415-11-23")]),
    (
        "The city was besieged for 872 days, from 8 September 1941 until 27 January 1944.",
        None,
        [("872 days", "P872D"), ("8 September 1941", "1941-09-08"), ("27 January 1944", "1944-01-27")],
    ),
    (
        "Late in 1776 the cause seemed lost. On Christmas night they crossed; on 3 January 1777 they won again.",
        None,
        [("Late in 1776", "1776"), ("Christmas night", "1776-12-25TNI"), ("3 January 1777", "1777-01-03")],
    ),
    (
        "Since the 12th century the two houses had feuded; in the 1330s one claimed the crown.",
        None,
        [("the 12th century", "11"), ("the 1330s", "133")],
    ),
    (
        "In the first days of August 1914, the forts held. By the 16th they had fallen.",
        None,
        [("the first days of August 1914", "1914-08"), ("the 16th", "1914-08-16")],
    ),
    (
        "On 15 February 1989 the last column left. Nine years and two months of war were over.",
        None,
        [("15 February 1989", "1989-02-15"), ("Nine years and two months", "P9Y2M")],
    ),
    (
        "At 05:30 on 16 December 1944, and at 0900 on 17 December, guns fired.",
        None,
        [("05:30 on 16 December 1944", "1944-12-16T05:30"), ("0900 on 17 December", "1944-12-17T09:00")],
    ),
    (
        "Fighting resumed in the summer of 1995. On August 4 the attack began, and in just four days it was over.",
        None,
        [("the summer of 1995", "1995-SU"), ("August 4", "1995-08-04"), ("four days", "P4D")],
    ),
    (
        "In 1592 they landed. In the same year the capital fell. Six years later, in 1598, they left.",
        None,
        [("1592", "1592"), ("the same year", "1592"), ("Six years later", "1598"), ("1598", "1598")],
    ),
    ("The war began about 1250 BC and lasted ten years.", None, [("about 1250 BC", "BC1250"), ("ten years", "P10Y")]),
    (
        "On 12 June 1898 independence was declared. Some seven months afterwards, on 4 February 1899, war broke out.",
        None,
        [("12 June 1898", "1898-06-12"), ("seven months afterwards", "1899-02"), ("4 February 1899", "1899-02-04")],
    ),
    (
        "That summer, in June 1877, they crossed the river. In mid-July the pass was theirs; the siege went on until 10 December.",
        None,
        [("June 1877", "1877-06"), ("mid-July", "1877-07"), ("10 December", "1877-12-10")],
    ),
    (
        "From late 1979 to early 1989; from spring to autumn 1917; between 3 and 5 May 1808",
        None,
        [
            ("late 1979", "1979"),
            ("1989", "1989"),
            ("spring", "1917-SP"),
            ("autumn 1917", "1917-FA"),
            ("3", "1808-05-03"),
            ("5 May 1808", "1808-05-05"),
        ],
    ),
    ("The 1948 war, the June 1967 war and the war of October 1973", None, [("1948", "1948"), ("June 1967", "1967-06"), ("October 1973", "1973-10")]),
    (
        "He ruled for 15 years (1799–1814) and died in 1821 aged 51.",
        None,
        [("15 years", "P15Y"), ("1799", "1799"), ("1814", "1814"), ("1821", "1821")],
    ),
    (
        "Over the following weeks and the next several months, thousands fled.",
        None,
        [("the following weeks", "PXW"), ("the next several months", "PXM")],
    ),
    (
        "By day's end, and by nightfall, 5,000 were dead; the next two days were quiet.",
        None,
        [("nightfall", "XXXX-XX-XXTEV"), ("the next two days", "P2D")],
    ),
    (
        "In 1683, on September 12, the relief came; the siege had begun on July 14.",
        None,
        [("1683", "1683"), ("September 12", "1683-09-12"), ("July 14", "1683-07-14")],
    ),
    (
        "Hostilities ceased at 11:00 on 11 November 1918 and a blockade went on for another eight months.",
        None,
        [("11:00 on 11 November 1918", "1918-11-11T11:00"), ("another eight months", "P8M")],
    ),
    (
        "On 31 July 1917 the attack began in rain. On 20 September it was renewed in sun. By mid-November the village was taken.",
        None,
        [("31 July 1917", "1917-07-31"), ("20 September", "1917-09-20"), ("mid-November", "1917-11")],
    ),
    ("In 1415, Henry V landed. He had been planning since 1413.", None, [("1415", "1415"), ("1413", "1413")]),
    (
        "The war began on 5 August 1812 and, by the time of the peace on 24 December 1814, had lasted two and a half years.",
        None,
        [("5 August 1812", "1812-08-05"), ("24 December 1814", "1814-12-24"), ("two and a half years", "P2.5Y")],
    ),
    (
        "Early on the morning of 7 December 1941, planes came. The next day war was declared; three days after that, on 11 December, others followed.",
        None,
        [("the morning of 7 December 1941", "1941-12-07TMO"), ("The next day", "1941-12-08"), ("three days", "P3D"), ("11 December", "1941-12-11")],
    ),
    (
        "The rising of April 1916 lasted six days. It was planned as early as 1914.",
        None,
        [("April 1916", "1916-04"), ("six days", "P6D"), ("1914", "1914")],
    ),
    (
        "From April to December 1994, and again in the first months of 1995, convoys were stopped.",
        None,
        [("April", "1994-04"), ("December 1994", "1994-12"), ("the first months of 1995", "1995")],
    ),
    ("The siege of 1453 lasted from 6 April to 29 May.", None, [("1453", "1453"), ("6 April", "1453-04-06"), ("29 May", "1453-05-29")]),
    ("Peace was made in the winter of 1739–40.", None, [("the winter of 1739–40", "1739-WI")]),
    (
        "On 26 January 1885, after 313 days, the city fell. Two days later the relief came.",
        None,
        [("26 January 1885", "1885-01-26"), ("313 days", "P313D"), ("Two days later", "1885-01-28")],
    ),
    (
        "At 6 in the evening of 3 May 1799 the town fell; by the 7th it burned, and on the 9th and he was gone.",
        None,
        [("6 in the evening of 3 May 1799", "1799-05-03T18:00"), ("the 7th", "1799-05-07"), ("the 9th", "1799-05-09")],
    ),
    (
        "It was renewed on 21 March 1918 at 4:40 a.m. and halted on 5 April.",
        None,
        [("21 March 1918 at 4:40 a.m.", "1918-03-21T04:40"), ("5 April", "1918-04-05")],
    ),
    (
        "In June of 1807 the army crossed; later in the month two emperors met.",
        None,
        [("June of 1807", "1807-06"), ("later in the month", "1807-06")],
    ),
]


@pytest.mark.parametrize(("text", "written", "marked"), [*NEWS, *WARS], ids=[text[:50] for text, _, _ in [*NEWS, *WARS]])
def test_words_and_values(text: str, written: date | None, marked: list[tuple[str, str]]) -> None:
    assert [(text[t.start : t.end], t.timex) for t in find_times(text, written) if t.timex] == marked


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2018 marks twenty years since the accord", "2018"),
        ("The Assembly proclaimed 2011 the year of forests", "2011"),
        ("They declared 2025 a year of rivers", "2025"),
        ("2012 pages were printed", None),
    ],
)
def test_a_year_alone_is_one_where_a_word_says_so(text: str, edtf: str | None) -> None:
    assert [t.edtf for t in find_times(text) if t.edtf] == ([edtf] if edtf else [])


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("in the past two months", "duration", (date(1997, 12, 6), date(1998, 2, 6))),
        ("within two weeks", "duration", (date(1998, 2, 6), date(1998, 2, 20))),
        ("twice a week", "set", (None, None)),
        ("recently", "date", (None, None)),
    ],
)
def test_kinds(text: str, kind: str, days: tuple[date | None, date | None]) -> None:
    (found,) = find_times(text, date(1998, 2, 6))
    assert (found.kind, found.first, found.last) == (kind, *days)
