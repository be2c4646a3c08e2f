"""Ranges and lists on which readers of dates break: (name, text, EDTF values in order), read on 15 June 2011."""

from __future__ import annotations

from datetime import date

import pytest

from flows.parse.time import find_times

ANCHOR = date(2011, 6, 15)
CASES = [
    ("years at both ends", "from 27 November 1998 to 3 February 1999", ["1998-11-27/1999-02-03"]),
    ("year at the end", "from 4 March to 12 April 1987", ["1987-03-04/1987-04-12"]),
    ("year at the end, turn of the year", "from 20 November to 8 January 1988", ["1987-11-20/1988-01-08"]),
    ("year at the beginning", "from 20 November 1987 to 8 January", ["1987-11-20/1988-01-08"]),
    ("days of a month", "14–19 May 1993", ["1993-05-14/1993-05-19"]),
    ("American days of a month", "May 14–19, 1993", ["1993-05-14/1993-05-19"]),
    ("between months", "between April and July 1996", ["1996-04/1996-07"]),
    ("from a part to a part", "from early April to late July 1996", ["1996-04-01/1996-07-31"]),
    ("shortened years", "in 1974-78", ["1974/1978"]),
    ("session years", "the 1997/98 session", ["1997/1998"]),
    ("decades", "in the 1970s and 1980s", ["1970/1989"]),
    ("centuries", "the seventeenth and eighteenth centuries", ["1600/1799"]),
    ("three days", "on 4, 7 and 12 August 1992", ["1992-08-04", "1992-08-07", "1992-08-12"]),
    ("days and a range", "on 3, 5–7 and 11 August 1992", ["1992-08-03", "1992-08-05/1992-08-07", "1992-08-11"]),
    ("days of two months", "on 29 and 30 April and 2 May 1992", ["1992-04-29/1992-04-30", "1992-05-02"]),
    ("months apart", "in March, June and November 2004", ["2004-03", "2004-06", "2004-11"]),
    ("years apart", "in 1963, 1967 and 1972", ["1963", "1967", "1972"]),
    ("a night", "on the night of 11 to 12 October 1986", ["1986-10-11/1986-10-12"]),
    ("weekdays before days", "from Monday, 4 March, to Friday, 8 March 1991", ["1991-03-04/1991-03-08"]),
    ("to today", "from 1 May 2009 to the present day", ["2009-05-01/2011-06-15"]),
    ("open after a day", "from 6 August 1990 onwards", ["1990-08-06/.."]),
    ("range last year", "from 3 to 9 March last year", ["2010-03-03/2010-03-09"]),
    ("ordinals", "from the 3rd to the 9th of March 1985", ["1985-03-03/1985-03-09"]),
    ("respectively", "on 3 and 4 March 1985, respectively", ["1985-03-03", "1985-03-04"]),
    ("an aside", "from 2001 (when the mine was closed) to 2006", ["2001/2006"]),
    ("until in a range", "from 2 June 1990 until 5 May 1991", ["1990-06-02/1991-05-05"]),
    ("through", "March 3 through March 9, 1985", ["1985-03-03/1985-03-09"]),
    ("dotted, shortened", "27.02–31.03.2002", ["2002-02-27/2002-03-31"]),
]


@pytest.mark.parametrize(("text", "values"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_values(text: str, values: list[str]) -> None:
    assert [t.edtf for t in find_times(text, ANCHOR) if t.edtf] == values
