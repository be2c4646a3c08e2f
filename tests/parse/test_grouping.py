"""Mentions within a document: which tell one happening."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from flows.parse.grouping import group_events
from flows.parse.model import Casualty, Event, Place
from flows.parse.time.values import precision_of
from schemas.edtf import bounds

BAKU, SUMGAYIT, AZERBAIJAN, GEORGIA = (
    Place("Baku", "AZE", 40.4, 49.9, 587084),
    Place("Sumgayit", "AZE", 40.6, 49.7, 584923),
    Place("Azerbaijan", "AZE"),
    Place("Georgia", "GEO"),
)
DAY = "1990-01-20"


class Told(NamedTuple):
    """A mention as a test writes it: its sentence has `<…>` where the date stands."""

    edtf: str
    type: str
    places: tuple[Place, ...] = ()
    sentence: str = "It happened <>."
    killed: int | None = None
    ends_paragraph: bool = True
    basis: str = "explicit"


def groups(*mentions: Told) -> list[int]:
    """The group of each mention; those with the same sentence stand in one, at its successive `<…>`."""
    text, events, begins = "", [], dict[str, int]()
    for told in mentions:
        if told.sentence not in begins:
            begins[told.sentence] = len(text)
            text += told.sentence + ("\n" if told.ends_paragraph else " ")
    for told in mentions:
        start = begins[told.sentence]
        at = text.index("<", max(start, events[-1].span[1] if events and events[-1].sentence[0] == start else start))
        first, last = bounds(told.edtf)
        toll = (Casualty("killed", told.killed, told.killed, told.killed, ""),) if told.killed else ()
        events.append(
            Event(
                (at, text.index(">", at) + 1),
                (start, start + len(told.sentence)),
                first,
                last,
                told.edtf,
                precision_of(told.edtf),
                told.basis,
                told.type,
                None,
                told.places,
                toll,
            )
        )
    return [event.group for event in group_events(events, text, "en")]


AT_NIGHT = "Shots were heard in <the night of 19 to 20 January 1990>."
FLOOD = "The floods began <> and by <> had cost 1,985 lives."
CLOSED = "The session held from <>, had closed only <>."
OPERATION = "In Operation <Nagamin>, which the army had launched in <February 1978>, they fled."
NONVIOLENCE = "They keep <2 October>, the International Day of Non-Violence."
ARREST = "Four printers of Lomé were led into court <>."
AGAIN = "Of what took place <> nobody has spoken."
TOGETHER: list[tuple[str, tuple[Told, ...]]] = [
    ("the same day and type", (Told(DAY, "armed_attack"), Told(DAY, "armed_attack", sentence=AGAIN))),
    ("a night and its second day", (Told("1990-01-19/1990-01-20", "armed_attack", sentence=AT_NIGHT), Told(DAY, "armed_attack", sentence=AGAIN))),
    ("violence of one day, told from two sides", (Told(DAY, "mass_atrocity", (BAKU,)), Told(DAY, "armed_attack", sentence=AGAIN))),
    ("another type in the same town", (Told(DAY, "mass_atrocity", (BAKU,)), Told(DAY, "armed_attack", (BAKU,), AGAIN))),
    ("another type with the same toll", (Told(DAY, "mass_atrocity", killed=150), Told(DAY, "armed_attack", sentence=AGAIN, killed=150))),
    (
        "another type in the same words",
        (
            Told(DAY, "armed_attack", sentence="On <> Soviet troops entered the capital."),
            Told(DAY, "occupation", sentence="The capital which Soviet troops took <>."),
        ),
    ),
    ("the town and its State", (Told(DAY, "armed_attack", (BAKU,)), Told(DAY, "armed_attack", (AZERBAIJAN,), AGAIN))),
    ("a session and its last day", (Told("1978-04-24/1978-05-03", "negotiation"), Told("1978-05-03", "negotiation", sentence=AGAIN))),
    ("since a day, and the day", (Told("2022-02-24/..", "armed_attack"), Told("2022-02-24", "armed_attack", sentence=AGAIN))),
    (
        "a year and the only day in it",
        (Told("1986", "detention", sentence=ARREST), Told("1986-07-30", "detention", sentence="The court heard the printers of Lomé <>.")),
    ),
    (
        "put off, as the next sentence says",
        (
            Told("1993-09-10", "election", sentence="The Government was to have been formed <>.", ends_paragraph=False),
            Told("1993-12-28", "negotiation", sentence="It was first put off to <> and to <>."),
            Told("1994-01-05", "negotiation", sentence="It was first put off to <> and to <>."),
        ),
    ),
    (
        "put off to one day and to another, and held",
        (
            Told("1999-08-08", "election", sentence="The vote set for <> was put off to <> and to <>, and took place at last from <>."),
            Told("1999-08-30", "election", sentence="The vote set for <> was put off to <> and to <>, and took place at last from <>."),
            Told("1999-09-12", "election", sentence="The vote set for <> was put off to <> and to <>, and took place at last from <>."),
            Told("2000-01-03", "election", sentence="The vote set for <> was put off to <> and to <>, and took place at last from <>."),
        ),
    ),
    (
        "begun and broken up",
        (
            Told("1974-08-08", "negotiation", sentence="The meeting that opened <> broke up <>."),
            Told("1974-08-14", "negotiation", sentence="The meeting that opened <> broke up <>."),
        ),
    ),
    (
        "put off to another day",
        (
            Told("1999-08-08", "election", sentence="The vote set for <> was put off until <>."),
            Told("1999-08-30", "election", sentence="The vote set for <> was put off until <>."),
        ),
    ),
    (
        "a disaster and what it had cost by a day",
        (Told("2010-07", "disaster", sentence=FLOOD), Told("../2010-08-20", "disaster", sentence=FLOOD, killed=1985)),
    ),
    ("closed, whatever the types", (Told("1978-04-24/1978-05-03", "negotiation", sentence=CLOSED), Told("1978-05-03", "sanction", sentence=CLOSED))),
    (
        "a name, and when it began",
        (Told("1978-02-06/1978-07-31", "other", sentence=OPERATION, basis="named"), Told("1978-02", "displacement", sentence=OPERATION)),
    ),
    (
        "a day of every year",
        (Told("2020-10-02", "commemoration", sentence=NONVIOLENCE), Told("2001-10-02", "commemoration", sentence=f"Again: {NONVIOLENCE}")),
    ),
    (
        "a decade, and what is said on its occasion",
        (
            Told("2001/2010", "commemoration", sentence="The Decade for a Culture of Peace, <>, was kept."),
            Told("2001/2010", "decision", sentence="It calls for a Culture of Peace after the Decade, <>."),
        ),
    ),
]
APART: list[tuple[str, tuple[Told, ...]]] = [
    ("two days", (Told(DAY, "armed_attack"), Told("1990-01-21", "armed_attack", sentence=AGAIN))),
    ("two towns", (Told(DAY, "armed_attack", (BAKU,)), Told(DAY, "armed_attack", (SUMGAYIT,), AGAIN))),
    ("two States", (Told(DAY, "armed_attack", (AZERBAIJAN,)), Told(DAY, "armed_attack", (GEORGIA,), AGAIN))),
    ("two types, nothing else", (Told(DAY, "decision"), Told(DAY, "armed_attack", sentence=AGAIN))),
    ("an anniversary and its event", (Told(DAY, "commemoration", (BAKU,)), Told(DAY, "armed_attack", (BAKU,), AGAIN))),
    (
        "two acts in one sentence",
        (Told(DAY, "decision", (BAKU,), "It decided <> and fired <>."), Told(DAY, "armed_attack", (BAKU,), "It decided <> and fired <>.")),
    ),
    (
        "two incidents of a series",
        (Told(DAY, "armed_attack", sentence="Shelled <> and <>."), Told("1990-01-22", "armed_attack", sentence="Shelled <> and <>.")),
    ),
    ("weeks of attacks and their last day", (Told("1995-07-06/1995-07-25", "armed_attack"), Told("1995-07-25", "armed_attack", sentence=AGAIN))),
    (
        "a year and a day in it, in one sentence",
        (
            Told("1934", "occupation", sentence="<>: the interior is subdued, and the port falls <>."),
            Told("1934-07-14", "occupation", sentence="<>: the interior is subdued, and the port falls <>."),
        ),
    ),
    (
        "a year with two days in it",
        (
            Told("1986", "detention", sentence=ARREST),
            Told("1986-07-30", "detention", sentence="The court heard the printers of Lomé <>."),
            Told("1986-09-01", "detention", sentence="Again the printers of Lomé came before a court <>."),
        ),
    ),
    ("a year and a day in it, told in other words", (Told("1986", "detention", sentence=ARREST), Told("1986-07-30", "detention", sentence=AGAIN))),
    ("two days and the second of them", (Told("1990-01-19/1990-01-20", "armed_attack"), Told(DAY, "armed_attack", sentence=AGAIN))),
    (
        "a summer, and what lasts from it on",
        (
            Told("1990-06", "occupation", sentence="The town was lost <>; its port is held <>."),
            Told("1990-06/..", "occupation", sentence="The town was lost <>; its port is held <>."),
        ),
    ),
    (
        "rounds of talks, of which the last ended",
        (
            Told("1985", "negotiation", sentence="Three rounds were held <>, the last of which ended <>."),
            Told("1985-12-19", "negotiation", sentence="Three rounds were held <>, the last of which ended <>."),
        ),
    ),
    (
        "an attack and deaths by a day",
        (Told("2010-07", "armed_attack", sentence=FLOOD), Told("../2010-08-20", "armed_attack", sentence=FLOOD, killed=1985)),
    ),
    (
        "an anniversary of two years, both printed",
        (
            Told("2020-10-02", "commemoration", sentence="On <2 October 2020> the Day of Non-Violence was observed everywhere."),
            Told("2021-10-02", "commemoration", sentence="On <2 October 2021> the Day of Non-Violence was observed everywhere."),
        ),
    ),
    (
        "a treaty adopted, and in force years later",
        (
            Told("2005-07-08", "agreement", sentence="Its Amendment, adopted on <>, which entered into force on <>."),
            Told("2016-05-08", "agreement", sentence="Its Amendment, adopted on <>, which entered into force on <>."),
        ),
    ),
    (
        "closed to them",
        (
            Told("1978-04/1978-07", "sanction", sentence="From <> they crossed the frontier, which was closed to them on <>."),
            Told("1978-07-12", "sanction", sentence="From <> they crossed the frontier, which was closed to them on <>."),
        ),
    ),
    (
        "two members of a list",
        (
            Told("1956-04-07", "agreement", sentence="The lake was ceded <>; the island by a treaty in force <>."),
            Told("1969-05-13", "agreement", sentence="The lake was ceded <>; the island by a treaty in force <>."),
        ),
    ),
]


@pytest.mark.parametrize("mentions", [case[1] for case in TOGETHER], ids=[case[0] for case in TOGETHER])
def test_one_group(mentions: tuple[Told, ...]) -> None:
    assert len(set(groups(*mentions))) == 1


@pytest.mark.parametrize("mentions", [case[1] for case in APART], ids=[case[0] for case in APART])
def test_groups_of_their_own(mentions: tuple[Told, ...]) -> None:
    assert groups(*mentions) == list(range(1, len(mentions) + 1))


def test_groups_are_numbered_by_their_first_mentions() -> None:
    told = [Told(DAY, "armed_attack"), Told("1990-01-21", "decision", sentence="Then <>."), Told(DAY, "armed_attack", sentence=AGAIN)]
    assert groups(*told) == [1, 2, 1]


def test_no_events_no_groups() -> None:
    assert group_events([], "", "en") == []
