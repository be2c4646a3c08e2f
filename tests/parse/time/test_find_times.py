"""Time expressions: (name, text, EDTF values in order), read on 15 June 2011, a Wednesday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.parse.time import find_times
from flows.parse.time.values import precision_of

ANCHOR = date(2011, 6, 15)

CASES = [
    ("day", "on 27 July 1995", ["1995-07-27"]),
    ("American day", "On December 7, 1941, the fleet was attacked", ["1941-12-07"]),
    ("ordinal suffix", "on the 3rd of May 1999", ["1999-05-03"]),
    ("ordinal in words", "the twenty-third of June 1999", ["1999-06-23"]),
    ("ISO", "2014-10-13", ["2014-10-13"]),
    ("dotted", "on 16.03.2022", ["2022-03-16"]),
    ("month", "in February 1994", ["1994-02"]),
    ("range of days", "from 15 to 20 July 1997", ["1997-07-15/1997-07-20"]),
    ("range with a dash", "19–20 January 1990", ["1990-01-19/1990-01-20"]),
    ("range across months", "from 27 September to 10 November 2020", ["2020-09-27/2020-11-10"]),
    ("range across years", "from 13 December 1971 to 20 January 1972", ["1971-12-13/1972-01-20"]),
    ("range whose first year is left out", "from 13 December to 20 January 1972", ["1971-12-13/1972-01-20"]),
    ("between months", "between March and May 1999", ["1999-03/1999-05"]),
    ("consecutive days", "on 26 and 27 February 1982", ["1982-02-26/1982-02-27"]),
    ("days apart", "on 5 and 9 May 2001", ["2001-05-05", "2001-05-09"]),
    ("days told apart", "on 29 and 30 November 2016 respectively", ["2016-11-29", "2016-11-30"]),
    ("consecutive days across months", "the referendum of 29 February and 1 March 1992", ["1992-02-29/1992-03-01"]),
    ("months apart", "of June and October 2012", ["2012-06", "2012-10"]),
    ("months in a row", "In August and September 2008", ["2008-08/2008-09"]),
    ("years", "between 1967 and 1973", ["1967/1973"]),
    ("decade", "in the 1990s", ["199X"]),
    ("late decade", "in the late 1980s", ["1985/1989"]),
    ("middle of a decade", "in the mid-1970s", ["1974/1976"]),
    ("century", "in the nineteenth century", ["18XX"]),
    ("early century", "In the early eighteenth century", ["1700/1739"]),
    ("season", "in the spring of 1988", ["1988-21"]),
    ("late month", "in late May 1992", ["1992-05-21/1992-05-31"]),
    ("week of a month", "the second week of August 1990", ["1990-08-08/1990-08-14"]),
    ("half of a month", "in the first half of August 1995", ["1995-08-01/1995-08-15"]),
    ("quarter", "in the first quarter of 2001", ["2001-01/2001-03"]),
    ("last day of a year", "on the last day of 2020", ["2020-12-31"]),
    ("since", "since 30 August 1999", ["1999-08-30/.."]),
    ("from on", "from 1967 onwards", ["1967/.."]),
    ("until", "until 7 February 1986", ["../1986-02-07"]),
    ("by the end", "by the end of 1979", ["../1979-12-31"]),
    ("before", "before 1 May 2001", ["../2001-04-30"]),
    ("after", "after 9 October 2016", ["2016-10-10/.."]),
    ("beginning of force", "in force from 12 April 1982", ["1982-04-12"]),
    ("end of a term", "extended to 3 December 2023", ["../2023-12-03"]),
    ("a day told after since", "since 1 January 1956, the day of its independence", ["1956-01-01"]),
    ("a night", "on the night of 25 to 26 February 1992", ["1992-02-25/1992-02-26"]),
    ("year inherited from the anchor", "It began on 25 May.", ["2011-05-25"]),
    ("year before the anchor's", "It began on 25 November.", ["2010-11-25"]),
    ("year to come", "The talks will be held on 25 November.", ["2011-11-25"]),
    ("year of the narrative", "On 12 November 1991 it began; on 15 November it ended.", ["1991-11-12", "1991-11-15"]),
    ("year at the head of an entry", "1974  On 3 May it left.\n\n1981  4 June: it came.", ["1974-05-03", "1981-06-04"]),
    ("and what its clause tells without a day", "1934  The coast is taken; the capital falls in July.", ["1934", "1934-07"]),
    ("year as a heading", "1974\n\nOn 3 May it left.\n\n1981\n\nOn 4 June it came.", ["1974-05-03", "1981-06-04"]),
    (
        "year of an old treaty is not that of the next paragraph",
        "They broke the treaty of 3 May 1904.\n\nOn 5 April they came.",
        ["1904-05-03", "2011-04-05"],
    ),
    ("last year", "on 19–20 September last year", ["2010-09-19/2010-09-20"]),
    ("of that year", "It began in May 1975; in October of that year it ended.", ["1975-05", "1975-10"]),
    ("years ago", "two years ago", ["2009"]),
    ("years ago today", "Nine years ago today", ["2002-06-15"]),
    ("weeks ago", "five weeks ago", ["2011-05-11"]),
    ("yesterday", "made public yesterday", ["2011-06-14"]),
    ("day before yesterday", "the day before yesterday", ["2011-06-13"]),
    ("weekday before", "last Friday", ["2011-06-10"]),
    ("weekday after", "next Sunday", ["2011-06-19"]),
    ("weekday of a week", "on Monday last week", ["2011-06-06"]),
    ("weekday of a week told", "On 20 May 2008 it began. On the Saturday of the same week it ended.", ["2008-05-20", "2008-05-24"]),
    ("weekday of the week after it", "On 20 May 2008 it began. On Friday of the following week it ended.", ["2008-05-20", "2008-05-30"]),
    ("near, told by the verb behind", "Between 18 and 22 June sixty miners were killed.", ["2010-06-18/2010-06-22"]),
    (
        "history, and what is to come",
        "In 1999 it began. On 2 May the ministers met. On 20 June they will meet again.",
        ["1999", "1999-05-02", "2011-06-20"],
    ),
    ("next month", "to be held next month", ["2011-07"]),
    ("days later", "It began on 5 May 1999. Three days later it ended.", ["1999-05-05", "1999-05-08"]),
    ("following day", "On 2 April 1982 they landed. The following day the Council met.", ["1982-04-02", "1982-04-03"]),
    ("said twice", "On 3 June 2008 it began. Two days later, on 5 June 2008, it ended.", ["2008-06-03", "2008-06-05"]),
    ("said twice, counted from what is not told", "Two months earlier, on 5 March 2002, it began.", ["2002-03-05"]),
    ("a month that is not the day before it", "Two days later, in March 2002, it began.", ["2011-06-17", "2002-03"]),
    ("a range in the year of its beginning", "It was open from 5 November to 3 February.", ["2010-11-05/2011-02-03"]),
    ("a range to come", "The fair runs from 2 July to 26 December.", ["2011-07-02/2011-12-26"]),
    ("the verb to last", "Talks are expected to last ten days; in the last ten days", ["2011-06-05/2011-06-15"]),
    ("since at least", "since at least 1990", ["1990/.."]),
    ("what is to come", "The ship is to sail on 3 December.", ["2011-12-03"]),
    ("explained by what came before", "On 7 December 1975, nine days after independence, they came.", ["1975-12-07", "1975-11-28"]),
    (
        "after a happening told before another date",
        "The earthquake struck Tavena on 4 May 1999. The assembly met on 9 June 1999. A week after the earthquake, aid came.",
        ["1999-05-04", "1999-06-09", "1999-05-11"],
    ),
    (
        "after a happening told by its verb",
        "They attacked on 3 May 1999; a truce held from 1 June 1999. Ten days after the first attacks, talks began.",
        ["1999-05-03", "1999-06-01/..", "1999-05-13"],
    ),
    ("after a happening in a sentence with its date", "They signed on 3 May 1999, three days after the shelling.", ["1999-05-03", "1999-04-30"]),
    (
        "after a happening named by its verb",
        "The ferry was shelled on 3 May 1999. Two days after the shelling it sank.",
        ["1999-05-03", "1999-05-05"],
    ),
    ("not before a day", "The road was not opened until 3 May 1999.", ["1999-05-03"]),
    ("not later than a day", "not later than 3 May 1999", ["../1999-05-03"]),
    (
        "a day told again in its paragraph",
        "The vote of 3 May 2004 was put off. On 9 June 2008 they asked for that of 3 May.",
        ["2004-05-03", "2008-06-09", "2004-05-03"],
    ),
    ("after a happening with its date", "Aid came a week after the earthquake of 6 February 2003.", ["2003-02-13", "2003-02-06"]),
    ("after one told by a verb", "Aid came three weeks after the bridge was bombed on 4 May 1999.", ["1999-05-25", "1999-05-04"]),
    ("before one with a range", "Ten days before the talks of 12–14 June 2005 it closed.", ["2005-06-02", "2005-06-12/2005-06-14"]),
    ("after a day", "Five days after 3 May 1999 it ended.", ["1999-05-08", "1999-05-03"]),
    ("days after a month", "Five days after the storms of May 1999 it ended.", ["1999-05"]),
    ("the date is that of another clause", "Two days after the vote the mayor left on 6 May 1999.", ["1999-05-06"]),
    ("of another person's deed", "Two days after the vote he left on 6 May 1999.", ["1999-05-06"]),
    ("set off by a comma", "Two days after the vote, on 6 May 1999, it closed.", ["1999-05-06"]),
    ("of the next sentence", "He died two days after the attack. On 6 May 1999 a stone was laid.", ["1999-05-06"]),
    ("nothing is named", "On 4 May 1999 it rained. Two days after, it snowed.", ["1999-05-04", "1999-05-06"]),
    ("after a happening not told", "The council met on 9 June 1999. A week after the earthquake, aid came.", ["1999-06-09"]),
    (
        "anniversary of a day told before another",
        "The dam broke on 2 March 2001. A trial opened on 7 May 2004. They met on the tenth anniversary.",
        ["2001-03-02", "2004-05-07", "2011-03-02"],
    ),
    ("anniversary of a day", "It marks the tenth anniversary of the flood of 2 June.", ["2011-06-02", "2001-06-02"]),
    (
        "whose day serves as a name",
        "On the tenth anniversary of the 2 June flood, the 2 June flood was recalled.",
        ["2011-06-02", "2001-06-02", "2001-06-02"],
    ),
    ("anniversary before the day of writing", "On the tenth anniversary of the flood of 7 November bells rang.", ["2010-11-07", "2000-11-07"]),
    ("anniversary of a month", "The tenth anniversary of the January flood was kept.", ["2011-06-15", "2001-01"]),
    ("anniversary without a date", "We keep the fiftieth anniversary of the invasion.", ["2011-06-15"]),
    ("anniversary told by its year", "This year marks the thirtieth anniversary of the invasion.", ["2011", "1981"]),
    ("anniversary told by its day", "On 5 May they marked the tenth anniversary of the rising.", ["2011-05-05", "2001-05-05"]),
    ("anniversary in years", "On 5 May they marked the two-year anniversary of the rising.", ["2011-05-05", "2009-05-05"]),
    ("anniversary told behind a comma", "On 5 May, the town marked the tenth anniversary of the rising.", ["2011-05-05", "2001-05-05"]),
    ("anniversary that explains a day", "On 5 May 2010, the tenth anniversary of the rising, they met.", ["2010-05-05", "2000-05-05"]),
    ("day of this month", "on the 13th of this month", ["2011-06-13"]),
    ("day of last month in words", "on the seventeenth of last month", ["2011-05-17"]),
    ("days of the month told", "It began in May 1999 and flared up from the 8th to the 10th of the month.", ["1999-05", "1999-05-08/1999-05-10"]),
    ("day told before a number", "On 3 May 1999 it began; on the 9th three men fell.", ["1999-05-03", "1999-05-09"]),
    ("no day", "On 3 May 1999 the 27th Brigade crossed the 38th parallel.", ["1999-05-03"]),
    ("between a day and a weekday", "between 17 May and last Friday", ["2011-05-17/2011-06-10"]),
    ("until the next morning", "from the afternoon of 13 July 1998 until the next morning", ["1998-07-13/1998-07-14"]),
    ("last days of a month", "in the last ten days of April 1977", ["1977-04-21/1977-04-30"]),
    ("first weeks of a year", "the first two weeks of 1978", ["1978-01-01/1978-01-14"]),
    ("first months of this year", "in the first three months of this year", ["2011-01/2011-03"]),
    ("years later to the day", "On 5 May 1976 it began; two years later to the day it ended.", ["1976-05-05", "1978-05-05"]),
    ("weekday before last", "on Saturday before last", ["2011-06-04"]),
    ("to this day", "To this day nobody knows.", []),
    ("the new year of the narrative", "They met in December 1998 and again in the first week of the new year.", ["1998-12", "1999-01-01/1999-01-07"]),
    (
        "the next paragraph goes on in its year",
        "On 27 April 2009 they came.\n\nThe town, which they left on 19 May, burned.",
        ["2009-04-27", "2009-05-19"],
    ),
    ("a step back in the narrative", "On 19 December 2005 it fell. On 14 December it had burned.", ["2005-12-19", "2005-12-14"]),
    ("an hour behind a day is no year", "On 6 March, 1730 hours, two shells fell.", ["2011-03-06"]),
    ("a year and an hour behind a day", "On 6 March 1994, 1730 hours, two shells fell.", ["1994-03-06"]),
    ("months joined by a dash", "March-May 1994 saw seven raids.", ["1994-03/1994-05"]),
    ("fortnight of a month", "in the first fortnight of January 1994", ["1994-01-01/1994-01-14"]),
    ("last fortnight", "in the last fortnight of January 1994", ["1994-01-18/1994-01-31"]),
    ("day at the head of an entry", "It opened on 2 May 2010. The 10th: shelling of the harbour.", ["2010-05-02", "2010-05-10"]),
    ("two days told", "It opened on 2 May 2010; on the 9th and 10th they were beaten.", ["2010-05-02", "2010-05-09/2010-05-10"]),
    (
        "months of the following year",
        "It came in March 1914 and between January and October of the following year moved on.",
        ["1914-03", "1915-01/1915-10"],
    ),
    ("the next year of a narrative", "It was signed on 5 May 1961 and on 20 September of the next year denounced.", ["1961-05-05", "1962-09-20"]),
    ("the next, without the word", "It fell in July 1960, in January of the next, and on 15 April it rose.", ["1960-07", "1961-01", "1961-04-15"]),
    ("such a day next", "on 15 April next", ["2012-04-15"]),
    ("the very next day", "It fell on 6 October 1976. The very next day it rose.", ["1976-10-06", "1976-10-07"]),
    ("within hours", "It landed on 17 April 1961. Within seventy-two hours it was beaten.", ["1961-04-17", "1961-04-17/1961-04-20"]),
    ("weekday", "On Friday a thousand marched.", ["2011-06-10"]),
    ("weekday to come", "The ministers are to meet on Friday.", ["2011-06-17"]),
    ("weekday of a narrative of these weeks", "It began on 24 May. On Friday it ended.", ["2011-05-24", "2011-05-27"]),
    ("weekday of a narrative", "It began on Monday, 8 May 1995. On the Wednesday it burned.", ["1995-05-08", "1995-05-10"]),
    ("weekday, open", "They were in the cellar till Sunday.", ["../2011-06-12"]),
    ("weekday in a name", "The Friday prayers were held.", []),
    ("weekday after days long past", "It was signed on 5 March 1973; on Friday it was denounced.", ["1973-03-05"]),
    ("verb of the sentence before", "The treaty will lapse. On Friday it was denounced.", ["2011-06-10"]),
    ("window", "in the last two months", ["2011-04-15/2011-06-15"]),
    ("window of hours", "Over the past 48 hours nine boats sank.", ["2011-06-13/2011-06-15"]),
    ("hours that are no whole days", "Over the past 36 hours nine boats sank.", []),
    ("latter half", "in the latter half of 1993", ["1993-07/1993-12"]),
    (
        "end of a term, far from its verb",
        "It extended the mandate of the United Nations Observer Mission in the Republic of Ruritania (UNOMRUR) to 15 March 2012.",
        ["../2012-03-15"],
    ),
    (
        "end of the term of the Force",
        "The mandate of the Force was prolonged to 15 March 2012. The Council prolonged that of the Force until 15 June 2012.",
        ["../2012-03-15", "../2012-06-15"],
    ),
    ("in force from", "The truce was in force from 15 March 2010.", ["2010-03-15"]),
    ("a term behind the date of a text", "By the accord of 3 May 2010, until 4 July 2012 no ship may pass.", ["2010-05-03", "../2012-07-04"]),
    ("not of another clause", "It extended its thanks to those who had come; the hearing was moved to 15 March 2012.", ["2012-03-15"]),
    ("named war", "since the Second World War", ["1939-09-01/1945-09-02"]),
    ("every year", "on 12 January of each year", ["XXXX-01-12"]),
    ("resolution with its year", "resolution 822 (1993)", []),
    ("year-like resolution", "resolution 1970", []),
    ("symbol", "see A/50/318 and S/1995/633", []),
    ("article", "under article 20 and paragraph 5", []),
    ("amount", "1,995 persons and 2000 soldiers", []),
    ("clock", "by 1630 hours", []),
    ("modal may", "States may decide", []),
    (
        "the last day of those told",
        "The congress sat from 3 to 6 February; on the last day a charter was signed.",
        ["2011-02-03/2011-02-06", "2011-02-06"],
    ),
    ("the latter day", "On 22 and 23 May he spoke; a text was issued on the latter day.", ["2011-05-22/2011-05-23", "2011-05-23"]),
    ("the nth day of a session", "It met on 26 May and on the second day of its session adopted it.", ["2011-05-26", "2011-05-27"]),
    ("the nth day", "11 March. The fort is shelled. On the fourth day it falls.", ["2011-03-11", "2011-03-14"]),
    ("the nth day of something else", "He spoke on 3 May. It fell on the seventh day of the war.", ["2011-05-03"]),
    ("the day after what is not dated", "The raid began on 4 June 2010, the day after the Council had met.", ["2010-06-04", "2010-06-03"]),
    (
        "the day after, and a name told before",
        "The Union was founded on 3 May 1999. It took over on 19 December 2010, five months after the Union had met.",
        ["1999-05-03", "2010-12-19", "2010-07"],
    ),
    (
        "after an offset the narrative goes on",
        "On 4 June 2010, the day after the fair, he left. The day after, she came.",
        ["2010-06-04", "2010-06-03", "2010-06-05"],
    ),
    ("put off again and again", "It was put off to 28 March, to 5 April and to 25 May.", ["2011-03-28", "2011-04-05", "2011-05-25"]),
    ("put off from one day to another", "The vote, put off from 26 March to 5 April, was rigged.", ["2011-03-26", "2011-04-05"]),
    ("moved, with the year behind", "The vote was moved from 26 March 2004 to 5 April 2004.", ["2004-03-26", "2004-04-05"]),
    (
        "a decade is no year to go on from",
        "He resigned on 3 May 2004. Hunger drove them out in the early 1990s. In June a few came back.",
        ["2004-05-03", "1990/1993", "2004-06"],
    ),
    ("the year of a symbol", "The fort fell in 1906. Resolution 180 (1963), adopted on 31 July, asks for it.", ["1906", "1963-07-31"]),
    ("the year of a symbol, of", "The fort fell in 1906. It recalled its resolution 568 (1985) of 21 June.", ["1906", "1985-06-21"]),
    (
        "back from an aside",
        "On 3 May 2011 ships came. Spain had held the port on 4 November 1762. On 5 May they shelled it.",
        ["2011-05-03", "1762-11-04", "2011-05-05"],
    ),
    (
        "back from an aside with a year alone",
        "On 3 May 2011 ships came. The port had been built in 1762. On 5 May they shelled it.",
        ["2011-05-03", "1762", "2011-05-05"],
    ),
    (
        "history that goes on",
        "On 3 May 2011 ships came. Spain took the port on 4 April 1762. On 5 May it was burnt.",
        ["2011-05-03", "1762-04-04", "1762-05-05"],
    ),
    ("the year of a symbol, told", "The fort fell in 1906. Resolution 180 (1963), adopted on 31 July of that year, stands.", ["1906", "1963-07-31"]),
    ("what lasts", "The war that has been fought since early 2003 went on in March, and on 26 May.", ["2003-01/..", "2011-03", "2011-05-26"]),
    ("moveable feasts", "On Good Friday they came; on Ash Wednesday 1994 and Easter Monday they left.", ["2011-04-22", "1994-02-16", "1994-04-04"]),
    ("a feast with its date", "On Easter Monday, 24 April 1916, they rose.", ["1916-04-24"]),
    ("fixed feasts", "It fell on the Feast of the Assumption 1998. On All Souls' Day it was freed.", ["1998-08-15", "1998-11-02"]),
    ("the month that followed", "After the vote of 15 October 1985 it fell on the 12th of the month that followed.", ["1985-10-15", "1985-11-12"]),
    ("the month after", "It began on 29 January 2004 and ended on the 6th of the month after.", ["2004-01-29", "2004-02-06"]),
    ("before last", "The first ship came the month before last, the second the week before last.", ["2011-04", "2011-05-30/2011-06-05"]),
    ("gone by since", "Ten days have gone by since they came, and two years have passed since the war.", ["2011-06-05", "2009"]),
    ("after that date", "They met on 3 May 2004 and left five days after that date.", ["2004-05-03", "2004-05-08"]),
    (
        "days of a month told, with an aside",
        "In January they fired on the 9th and, more gravely, on the 11th.",
        ["2011-01", "2011-01-09", "2011-01-11"],
    ),
    (
        "back from what had been",
        "On 3 March of this year they left the treaty which had been signed in June 1996. On 16 April they fired; four days later it ended.",
        ["2011-03-03", "1996-06", "2011-04-16", "2011-04-20"],
    ),
    (
        "what had been, and what followed it in its sentence",
        "It fell in 2004. The town, where a rising had begun on 15 March 1979, was bombed five days later.",
        ["2004", "1979-03-15", "1979-03-20"],
    ),
    (
        "a month, back from a year",
        "On 3 May 2011 it was hit. Razed in 1936, it had been rebuilt. Ships sail again since mid-May.",
        ["2011-05-03", "1936", "2011-05-11/.."],
    ),
    ("years ago, on a weekday", "Ten years ago last Tuesday they came. On 3 May they left.", ["2001-06-14", "2011-05-03"]),
    ("kept every year", "7 April will be kept every year as a day of mourning; each year on 9 May they march.", ["XXXX-04-07", "XXXX-05-09"]),
    ("last days of a year", "in the last days of 1963 and the first days of 1965", ["1963-12-21/1963-12-31", "1965-01-01/1965-01-10"]),
    ("days that followed", "In the five days that followed 13 May they fled.", ["2011-05-14/2011-05-18"]),
    ("within days of a day", "They return within 30 days of 21 May.", ["2011-05-21/2011-06-20"]),
    ("weekday and number", "On 9 May he came; on Monday the 16th he left.", ["2011-05-09", "2011-05-16"]),
    ("the end of a range told by itself", "It held from January 1983 until 21 April 1984, when they came.", ["1983-01/1984-04-21", "1984-04-21"]),
    ("days ahead", "In twelve days the Mission will take over; in two days they had lost it.", ["2011-06-27"]),
    ("a morning before yesterday", "Between the evening of 11 June and the morning of the day before yesterday", ["2011-06-11/2011-06-13"]),
    ("nth weekday", "until the first Friday of last March, and on the last Monday of April 2010", ["../2011-03-04", "2010-04-26"]),
    ("what will be is later than the text", "It lapsed on 16 January 2010. The vote will be held on 8 August.", ["2010-01-16", "2011-08-08"]),
    ("a term set by a decision", "Its mandate was extended to 3 March by resolution 519 (2009) of 17 August 2009.", ["../2010-03-03", "2009-08-17"]),
    ("a day told before another verb", "On 23 May 2010 they crossed. It was cut off on the 24th and gave way.", ["2010-05-23", "2010-05-24"]),
    (
        "a day that its month does not have",
        "It was set for 28 May; on 3 June he recalled what was said on the 31st.",
        ["2011-05-28", "2011-06-03", "2011-05-31"],
    ),
    ("a day told in words", "On 3 May 2010 it was passed, and came into force on the twenty-sixth, without effect.", ["2010-05-03", "2010-05-26"]),
    ("ordinals that are no days", "On 3 May 2010 they stood on the 38th parallel and on the 10th floor.", ["2010-05-03"]),
    ("hours of a range", "From first light on 26 May 2010 until noon on the 28th it held out.", ["2010-05-26/2010-05-28"]),
    ("before the month was out", "On 3 May 2010 he fled; before the month was out he was dead.", ["2010-05-03", "../2010-05-31"]),
    ("that same weekday", "It fell on 14 May 2010. That same Friday many fled.", ["2010-05-14", "2010-05-14"]),
    ("from today", "The sittings are set for a week from today.", ["2011-06-22"]),
    ("nights", "It burned on 21 May 2010; two nights earlier the bridge had.", ["2010-05-21", "2010-05-19"]),
    ("the final day", "From 7 to 14 May 2010 they sat; it was wrecked on the final day.", ["2010-05-07/2010-05-14", "2010-05-14"]),
    ("days of which some are consecutive", "on 11, 12, 15 and 16 May 2010", ["2010-05-11", "2010-05-12", "2010-05-15", "2010-05-16"]),
    ("consecutive days", "on 11, 12 and 13 May 2010", ["2010-05-11/2010-05-13"]),
    ("as of yesterday, a date", "As of yesterday, 14 June 2011, forty had died.", ["../2011-06-14"]),
    ("a name like a month", "They met in Mar Elias and at Dec Hall.", []),
    ("seventies of a life", "a man in his seventies, who was born in the thirties", ["193X"]),
]


@pytest.mark.parametrize(("text", "values"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_values(text: str, values: list[str]) -> None:
    assert [t.edtf for t in find_times(text, ANCHOR) if t.edtf] == values


MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
DAYS = st.dates(date(1900, 1, 1), date(2030, 12, 31))


@given(DAYS, st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "the {d}th of {m} {y}", "{y}-{n:02}-{d:02}", "{d:02}.{n:02}.{y}"]))
def test_a_printed_day_is_read_back(day: date, form: str) -> None:
    text = "It happened on " + form.format(d=day.day, m=MONTHS[day.month - 1], y=day.year, n=day.month) + "."
    (found,) = find_times(text, None)
    assert (found.first, found.last, found.edtf, found.basis) == (day, day, day.isoformat(), "explicit")
    assert precision_of(found.edtf or "") == "day"


@given(DAYS, st.integers(1, 5000))
def test_a_printed_range_is_read_back(first: date, days: int) -> None:
    last = first + timedelta(days)
    text = f"from {first.day} {MONTHS[first.month - 1]} {first.year} to {last.day} {MONTHS[last.month - 1]} {last.year}"
    (found,) = [t for t in find_times(text, None) if t.edtf]
    assert (found.first, found.last) == (first, last)


@given(DAYS, st.integers(-3000, 3000))
def test_shifting_the_anchor_shifts_exactly_the_relative_ones(anchor: date, shift: int) -> None:
    text = "On 4 May 1978 it began; yesterday it ended; two days ago it paused."
    moved = date.fromordinal(anchor.toordinal() + shift)
    before, after = find_times(text, anchor), find_times(text, moved)
    differences = [(b.first - a.first).days for a, b in zip(before, after, strict=True) if a.first and b.first]
    assert differences == [0, shift, shift]


@given(st.text(max_size=300))
def test_any_text_gives_spans_inside_it_in_order(text: str) -> None:
    found = find_times(text, ANCHOR)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert [t.start for t in found] == sorted(t.start for t in found)


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        ("1990-01-20", "day"),
        ("1990-01-19/1990-01-20", "day_range"),
        ("1994-02", "month"),
        ("1999-03/1999-05", "month_range"),
        ("1988-21", "season"),
        ("1957/1986-02-07", "day_range"),
        ("1990", "year"),
        ("1985/1989", "year_range"),
        ("198X", "decade"),
        ("18XX", "century"),
        ("../1994-05-31", "open"),
        ("XXXX-07-11", "day"),
    ],
)
def test_precision(edtf: str, precision: str) -> None:
    assert precision_of(edtf) == precision
