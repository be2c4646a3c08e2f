"""Types of happenings that are told by idioms, or only by the people and things that stand for them: (type, sentence)."""

from __future__ import annotations

import pytest

from tests.parse.test_events import events

CASES = [
    ("negotiation", "A fact-finding party passed through the northern districts on 3 June 1960."),
    ("negotiation", "The committee of jurists began its labours on 16 June 1920."),
    ("negotiation", "The conference chamber emptied on 27 June 1956 without a date having been fixed for another sitting."),
    ("agreement", "On 7 June 1968 both Governments undertook to keep their forces behind the canal."),
    ("agreement", "The clan leaders swore peace on the holy book on 16 July 2007."),
    ("agreement", "On 22 September 1980 the President declared the border treaty null and void."),
    ("agreement", "The parties came to an accommodation over the wells on 12 April 1938."),
    ("decision", "On 3 September 2005 the magistrate cleared the editor of libel."),
    ("decision", "The new nationality code entered the statute book on 14 November 1969."),
    ("decision", "On 6 October 1983 the commission was given another year to finish its work."),
    ("decision", "On 9 April 1949 the Court fixed the compensation due."),
    ("statement", "On 25 September 1999 the Mission drew a grim picture of the situation in the camps."),
    ("statement", "A leaflet signed by the front was scattered over the town on 10 June 1944."),
    ("statement", "The Government washed its hands of the affair on 14 April 1978."),
    ("election", "The Prime Minister made way for a younger man on 28 November 1990."),
    ("election", "He was made governor of the bank on 1 February 1999."),
    ("election", "The people chose the republic over the crown on 2 June 1946."),
    ("election", "On 5 November 1996 he won a second term by a wide margin."),
    ("statehood", "On 5 August 1960 the colony hauled down the imperial flag for good."),
    ("statehood", "The independence of the islands was acknowledged by the mother country on 10 December 1898."),
    ("statehood", "The new State entered the world organization on 3 March 1992."),
    ("statehood", "The young republic was received as the fifty-first member on 24 October 1947."),
    ("humanitarian", "The cargo of blankets and lentils was handed over to the sisters on 6 May 1974."),
    ("humanitarian", "On 12 July 1982 the wounded were taken aboard a neutral ship."),
    ("humanitarian", "Eighty wounded men were carried across the line on 13 January 1949."),
    ("humanitarian", "The two captured engineers were back with their wives on 22 August 1985."),
    ("humanitarian", "On 2 September 1978 two hundred blankets and a dozen stoves were on the quay."),
    ("rights_violation", "The synagogue of Karm was daubed with swastikas on 20 April 1992."),
    ("rights_violation", "Soldiers stove in the doors of the convent on 2 May 1931."),
    ("rights_violation", "The estates of the exiles were declared State property on 29 March 1951."),
    ("rights_violation", "The minority's schools were padlocked on 6 September 1984."),
    ("rights_violation", "The journalists were spat upon and kicked on 22 March 2003."),
    ("protest", "On 8 July 1917 the sailors hoisted the red flag and would not put to sea."),
    ("protest", "On 14 July 1991 taxi drivers blocked the bridges of the capital."),
    ("protest", "On 3 March 2011 tents were pitched in the square and nobody went home."),
    ("protest", "The audience rose and left the hall on 19 February 1982 as the minister began to speak."),
    ("sanction", "The import of its timber was stopped on 7 July 2003."),
    ("sanction", "On 10 October 2012 the names of two ministers were taken off the list."),
    ("sanction", "The last restrictions on its exports fell away on 1 April 2006."),
    ("sanction", "The federation was put out of the cup on 31 May 1992."),
    ("other", "The stock exchange crashed on 24 October 1929."),
    ("other", "On 15 August 1971 the dollar was cut loose from gold."),
    ("other", "Soldiers toppled the Emperor on 12 September 1974."),
    ("other", "The climbers stood on the summit on 29 May 1953."),
]


@pytest.mark.parametrize(("expected", "sentence"), CASES, ids=[sentence[:50] for _, sentence in CASES])
def test_type(expected: str, sentence: str) -> None:
    assert events(sentence)[-1]["event_type"] == expected
