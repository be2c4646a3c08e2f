"""TIMEX3 values in general English prose, as annotators of news and of war history write them: (text, values in order)."""

from __future__ import annotations

import textwrap
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.parse.time import find_times

PUBLISHED = date(1998, 2, 6)  # a Friday
NEWS = [
    ("The company said Thursday it will report earnings next week.", ["1998-02-05", "1998-W07"]),
    ("Officials met on Monday and will meet again Wednesday.", ["1998-02-02", "1998-02-11"]),
    ("In the third quarter of 1997, profit rose 5% from a year earlier.", ["1997-Q3", "1996-Q3"]),
    ("Net income for the fourth quarter was flat.", ["1997-Q4"]),
    ("The dollar has fallen since last year.", ["1997"]),
    ("The war lasted 44 days.", ["P44D"]),
    ("They waited several hours.", ["PTXH"]),
    ("Two hours later the bomb went off.", ["PT2H"]),
    ("It is now a decade since the accord.", ["PRESENT_REF", "P1DE"]),
    ("Currently, sales are weak; recently they rose.", ["PRESENT_REF", "PAST_REF"]),
    ("In the past, and in the future.", ["PAST_REF", "FUTURE_REF"]),
    ("The plant makes 300 cars every day and closes every Sunday.", ["P1D", "XXXX-WXX-7"]),
    ("The annual meeting and the monthly report.", ["P1Y", "P1M"]),
    ("The two-day visit began yesterday morning.", ["P2D", "1998-02-05TMO"]),
    ("A 34-year-old man was arrested last night.", ["1998-02-05TNI"]),
    ("He was born in the spring of 1992 and died in winter 1995.", ["1992-SP", "1995-WI"]),
    ("By the late 1980s, in the 1970s, in the mid-1990s", ["198", "197", "199"]),
    ("last weekend", ["1998-W05-WE"]),
    ("this weekend", ["1998-W06-WE"]),
    ("The contract expires March 31.", ["1998-03-31"]),
    ("in the first six months of 1997", ["P6M", "1997"]),
    ("the last three months", ["P3M"]),
    ("the past week; the past two years", ["P1W", "P2Y"]),
    ("earlier this week; later this month", ["1998-W06", "1998-02"]),
    ("at noon Friday", ["1998-02-06T12:00"]),
    ("Friday night", ["1998-02-06TNI"]),
    ("in October", ["1997-10"]),
    ("fiscal 1989; the fiscal year", ["1989"]),
    ("a year ago; two weeks ago; three months ago", ["1997", "1998-W04", "1997-11"]),
    ("nearly two months", ["P2M"]),
    ("a few days; many years; some weeks", ["PXD", "PXY", "PXW"]),
    ("10/25/1999 and 1999-10-25", ["1999-10-25", "1999-10-25"]),
    ("half an hour; two and a half years; half a year", ["PT30M", "P2.5Y", "P6M"]),
    ("the day before yesterday", ["1998-02-04"]),
    ("in the next five years", ["P5Y"]),
    ("five days a week, twice a year", ["P5D", "P1W", "P1Y"]),
    ("the nineteenth century", ["18"]),
    ("for decades, for centuries", ["PXDE", "PXCE"]),
    ("the early hours of Sunday", ["1998-02-01TMO"]),
    ("At the time of the crash, at this time.", ["PRESENT_REF"]),
    ("a six-month period; the 12-month low", ["P6M", "P12M"]),
    ("Tuesday's session; yesterday's trading", ["1998-02-03", "1998-02-05"]),
    ("overnight; this morning", ["1998-02-06TNI", "1998-02-06TMO"]),
    ("The 1990 budget. 1991 was bad.", ["1990", "1991"]),
    ("the end of the year; year-end; mid-October", ["1998", "1997-10"]),
    ("The fund closes on March 20; it opened on Nov. 3 and may reopen April 1.", ["1998-03-20", "1997-11-03", "1998-04-01"]),
    ("The old mill, built in the 1950s, reopened in January.", ["195", "1998-01"]),
    ("The storm came on Monday. The next day it was gone.", ["1998-02-02", "1998-02-03"]),
    (
        "In the fourth quarter sales fell, from those of the year-earlier quarter; in the latest quarter they fell again.",
        ["1997-Q4", "1996-Q4", "1997-Q4"],
    ),
    ("a week or so ago; the next two years or so; a year and a half ago", ["1998-W05", "P2Y", "1996-08"]),
    ("in coming months; a few days later; several weeks earlier", ["PXM", "FUTURE_REF", "PAST_REF"]),
    ("The weekend was calm; on weekends, hourly; right now", ["1998-W05-WE", "XXXX-WXX-WE", "PT1H", "PRESENT_REF"]),
    ("a weeklong strike, a decades-long quarrel, months of talks, within hours", ["P1W", "PXDE", "PXM", "PTXH"]),
    ("The ban begins at midnight on 14 May 1998.", ["1998-05-14T24:00"]),
]
HISTORY = [
    (
        "On 22 June 1941 Germany invaded. The following day, in July, and on 3 August they advanced.",
        ["1941-06-22", "1941-06-23", "1941-07", "1941-08-03"],
    ),
    ("In December 1941 it snowed. In January the army withdrew.", ["1941-12", "1942-01"]),
    ("By 1943 the war had turned. That year, in the summer, the army attacked.", ["1943", "1943", "1943-SU"]),
    ("At 0430 hours on 3 June 1942; at 04:30 on 4 June 1942", ["1942-06-03T04:30", "1942-06-04T04:30"]),
    ("At 1745 hours on 3 June 1942 in the harbour; at 1945 hrs local time on 4 June 1942", ["1942-06-03T17:45", "1942-06-04T19:45"]),
    ("Between 1115 and 1240 hours on 3 June 1942; from 0815 hours to 1930 hours on 4 June 1942", ["1942-06-03T11:15", "1942-06-04T08:15"]),
    ("On the night of 24 July 1943", ["1943-07-24TNI"]),
    ("on the morning of August 19, 1942", ["1942-08-19TMO"]),
    ("Two weeks later, three days after the landing, months earlier", ["P2W", "P3D", "PAST_REF"]),
    ("between 1914 and 1918; from 1939 to 1945; 1941–45", ["1914", "1918", "1939", "1945", "1941", "1945"]),
    ("5–7 May 1945", ["1945-05-05", "1945-05-07"]),
    ("In 480 BC; in 44 BC", ["BC0480", "BC0044"]),
    ("(1942) the battle of 1943", ["1942", "1943"]),
    (
        "On 6 June 1944 they landed at dawn. The next morning they moved. Ten days later Cherbourg fell. The same day it rained.",
        ["1944-06-06", "1944-06-06TMO", "1944-06-07TMO", "1944-06-17", "1944-06-17"],
    ),
    ("for six weeks, over 30 years", ["P6W", "P30Y"]),
    ("The war of 264 to 241 BC; the one of 218–201 BC; in 499 and 494 BC", ["BC0264", "BC0241", "BC0218", "BC0201", "BC0499", "BC0494"]),
    ("In 499 BC the tyrant rose. Five years later he fell. In the next year, in September, he died.", ["BC0499", "BC0494", "BC0493", "BC0493-09"]),
    ("In 413 BC a second fleet sailed; that autumn it was lost. The following spring it rained.", ["BC0413", "BC0413-FA", "BC0412-SP"]),
    ("It spread in a matter of weeks.", ["PXW"]),
    ("In the spring of 480 BC; on 2 September 31 BC; from AD 132 to 135", ["BC0480-SP", "BC0031-09-02", "0132", "0135"]),
    ("Fighting was renewed in 1337, 1369 and 1415.", ["1337", "1369", "1415"]),
    ("They lost 1990 and 1995 men.", []),
    ("On 3 May 1799 it fell. Two days after, it burned; it had been shelled three months before.", ["1799-05-03", "1799-05-05", "1799-02"]),
    ("On 3 May 1799 it fell. Aid had come the day before with a fleet. The day before the vote it rained.", ["1799-05-03", "1799-05-02"]),
    ("The mayor, a student at the time, slept at the time of the vote.", ["PAST_REF"]),
    ("The siege entered its 12th day on 3 May 1799 and lasted ten days and nights.", ["1799-05-03", "P10D"]),
    ("Two years earlier, in 1571, the port was lost.", ["1571", "1571"]),
    ("It began on 9 May; by the 14th the wall was down, and on 2 June 1702 the town fell.", ["1702-05-09", "1702-05-14", "1702-06-02"]),
    ("On 28 December they sailed, and on 3 January 1703 they landed.", ["1702-12-28", "1703-01-03"]),
]

# (text, words of the first expression as TIMEX3 marks them, the same with what opens it and its whole range)
SPANS = [
    ("It has fallen since 30 August 1991.", "30 August 1991", "since 30 August 1991"),
    ("They met between March and May 1999.", "March", "between March and May 1999"),
    ("from 1967 onwards", "1967", "from 1967"),
    ("He left at noon on 3 May 1999.", "noon on 3 May 1999", "noon on 3 May 1999"),
    ("It came thirteen days after the vote.", "thirteen days", "thirteen days after"),
    ("within three weeks of the vote", "three weeks", "within three weeks"),
]

find_times("", None)  # compiles the words, before a test is timed


@pytest.mark.parametrize(("text", "values"), NEWS, ids=[text for text, _ in NEWS])
def test_news(text: str, values: list[str]) -> None:
    assert [t.timex for t in find_times(text, PUBLISHED)] == values


@pytest.mark.parametrize(("text", "values"), HISTORY, ids=[text for text, _ in HISTORY])
def test_history(text: str, values: list[str]) -> None:
    assert [t.timex for t in find_times(text, None)] == values


@given(st.integers(20, 90))
def test_wrapping_changes_no_value(width: int) -> None:
    text = " ".join(text for text, _ in NEWS)
    values = [(t.timex, t.edtf) for t in find_times(text, PUBLISHED)]
    wrapped = textwrap.fill(text, width, break_on_hyphens=False)
    assert [(t.timex, t.edtf) for t in find_times(wrapped, PUBLISHED)] == values


@given(st.integers(-2000, 2000))
def test_the_anchor_moves_what_is_relative_and_nothing_else(days: int) -> None:
    text = "On 4 May 1978 it began. It met yesterday, two days ago, last Friday and on 3 June 1981."
    moved = find_times(text, PUBLISHED + timedelta(days))
    for before, after in zip(find_times(text, PUBLISHED), moved, strict=True):
        assert before.first and after.first
        shift = (after.first - before.first).days
        assert shift == 0 if before.basis == "explicit" else shift == days or (after.basis == "relative" and abs(shift - days) < 7)


def test_a_text_of_several_blocks_is_read_as_one_of_one() -> None:
    line = "On 4 May 1978 at 6 a.m. it began; three years and a day later, about 1981, it ended. "
    values = [t.timex for t in find_times(line, PUBLISHED)]
    assert [t.timex for t in find_times(line * 2000, PUBLISHED)] == values * 2000


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("about June 1985", "APPROX"),
        ("circa 1450", "APPROX"),
        ("nearly two years", "LESS_THAN"),
        ("June 1985", None),
        ("around the end of 1985", "END"),
    ],
)
def test_hedges_tell_the_modifier(text: str, modifier: str | None) -> None:
    (found,) = find_times(text, PUBLISHED)
    assert found.modifier == modifier


def test_a_preposition_is_no_part_of_an_anaphor() -> None:
    text = "It burned on 3 May 1999; on that day the mayor fled."
    that_day = find_times(text, PUBLISHED)[-1]
    assert text[that_day.outer_start : that_day.outer_end] == "that day"


def test_what_has_no_edtf_dates_nothing() -> None:
    found = find_times("It now lasts three years, every Monday, in recent months.", PUBLISHED)
    assert [t.kind for t in found] == ["date", "duration", "set", "duration"]
    assert all(t.edtf is None and t.first is None and t.last is None for t in found)


@pytest.mark.parametrize(("text", "marked", "outer"), SPANS, ids=[text for text, _, _ in SPANS])
def test_spans(text: str, marked: str, outer: str) -> None:
    found = find_times(text, PUBLISHED)[0]
    assert (text[found.start : found.end], text[found.outer_start : found.outer_end]) == (marked, outer)
