"""Which organ a numbered resolution or decision belongs to, and the symbol that follows from organ, number and form.

Forms of numbers (ST/AI/189 and its addenda; Dag Hammarskjöld Library, "UN document symbols"):

* `1373 (2001)` – Security Council
* `2200 A (XXI)`, `3201 (S-VI)` – General Assembly to its thirtieth session, Economic and Social Council to its sixty-third
* `8 (XXIII)` – also Commission on Human Rights to its thirty-fourth session
* `57/290 B`, `S-10/2`, `ES-11/1` – General Assembly since 1976, Human Rights Council since 2006
* `2004/57` – Economic and Social Council since 1978, Commission on Human Rights since 1986
"""

from __future__ import annotations

import re
from dataclasses import replace

from flows.parse.citations.numbers import Number, roman
from flows.parse.model import Masthead
from flows.parse.symbols import resolution_symbol

# keys of `[citations.organs]`; `council` and `assembly` are the short forms
NAMES = {
    "ga": "General Assembly",
    "sc": "Security Council",
    "ecosoc": "Economic and Social Council",
    "hrc": "Human Rights Council",
    "chr": "Commission on Human Rights",
}
FOREIGN = "foreign"
_PREFIX = {"ga": "A", "sc": "S", "ecosoc": "E", "hrc": "A/HRC", "chr": "E/CN.4"}
_COUNCIL_OF_FORM = {"year": ("sc",), "roman": ("ecosoc",), "slash": ("hrc",), "session": ("ecosoc",), "special": ("hrc",)}


_BY_SESSION = re.compile(r"E/RES/[^/]*\([IVXLC]+\)")
_LAST_BY_SESSION = "1978"  # the Economic and Social Council counts by years since
_HUMAN_RIGHTS_NUMBERS = 200  # a session of the Human Rights Council passes some forty resolutions, its decisions count from 101
_SESSIONS_A_YEAR = 3  # of the Human Rights Council since 2006

# From its tenth session on the General Assembly counted above 900; the Economic and Social Council had come to 800 in its thirtieth.
_TOLD_APART_FROM, _FIRST_OF_ASSEMBLY = 10, 900


def issuing_organ(masthead: Masthead) -> str | None:
    """The key of the organ whose document this is; of a joint or subordinate document the last in the masthead."""
    keys = {name: key for key, name in NAMES.items()}
    for name in reversed(masthead.organs):
        if name in keys:
            return keys[name]
    for symbol in masthead.symbols:
        for key in ("hrc", "chr", "ga", "sc", "ecosoc"):
            if symbol.startswith(_PREFIX[key] + "/"):
                return key
    return None


def candidates(number: Number, year: int) -> tuple[str, ...]:
    """The organs whose numbering the form fits in a document of that year, the likeliest first."""
    match number.form:
        case "year":
            return ("sc",)
        case "bare":
            return ("sc",)
        case "session":
            return ("ecosoc", "chr")
        case "roman":
            if number.session.startswith(("S-", "ES-")):
                return ("ga",)
            session = _roman(number.session)
            if session < _TOLD_APART_FROM:
                return ("ga", "ecosoc", "chr")
            return ("ga",) if session <= 30 and int(number.number) >= _FIRST_OF_ASSEMBLY else ("ecosoc", "chr")
        case "special":
            return ("ga",) if number.session.startswith("ES-") else ("ga", "hrc")
        case "slash":
            session = int(number.session)
            fits = ["ga"] if 31 <= session <= max(year - 1944, 31) else []
            return (*fits, "hrc") if 1 <= session <= _SESSIONS_A_YEAR * (year - 2005) and int(number.number) < _HUMAN_RIGHTS_NUMBERS else tuple(fits)
    return ()


def of_date(number: Number, organs: tuple[str, ...], date: str) -> tuple[str, ...]:
    """Those of the organs whose session of a number such as `46/14` met in the year of a date (EDTF); all of them for other forms of numbers."""
    if number.form != "slash":
        return organs
    session, year = int(number.session), int(date[:4])
    met = {"ga": (session + 1945, session + 1946), "hrc": ((session - 1) // _SESSIONS_A_YEAR + 2006,)}
    return tuple(organ for organ in organs if year in met[organ])


def narrowed(key: str, number: Number) -> tuple[str, ...]:
    """The organs that a named organ, or a short form, may stand for with this number."""
    if key == "council":
        return _COUNCIL_OF_FORM.get(number.form, ("sc",))
    if key == "assembly":
        return ("ga",)
    return (key,)


def symbol(kind: str, organ: str, number: Number) -> str | None:
    """`A/RES/57/290 B`, `S/RES/822 (1993)`, `E/DEC/2003/312` …; null for a numbered decision of the Security Council (none exist)."""
    if number.form in ("bare", "cop") or (number.form == "year" and kind == "decision"):
        return None
    body = "S" if number.form == "year" else _PREFIX[organ]
    return resolution_symbol(body, kind == "decision", number.number, number.session, "" if number.form == "year" else number.part)


def counted(number: Number, organ: str, date: str) -> Number:
    """A bare number in the form in which its organ counted at a date (EDTF); bare still where the date does not tell."""
    if organ == "sc":
        return replace(number, form="year", session=date[:4])
    if organ in ("ecosoc", "chr") and number.session:  # turned round in Arabic text: 14/2019
        return replace(number, form="session")
    session = _regular_session(date) if organ == "ga" else None
    return replace(number, form="roman", session=session) if session else number


def _regular_session(day: str) -> str | None:
    """The session of the General Assembly on a day of its first thirty autumns, when no special one met: 1975-11-10 → XXX."""
    opened = "1956-11-12" if day.startswith("1956") else f"{day[:4]}-09-21"
    return roman(int(day[:4]) - 1945) if len(day) == len(opened) and opened <= day and "1946" <= day < "1976" else None


def is_of_another_body(symbol: str | None, date: str | None) -> bool:
    """Whether what looks like a resolution of the Economic and Social Council by session is dated when only others counted so."""
    return symbol is not None and date is not None and date[:4] > _LAST_BY_SESSION and _BY_SESSION.fullmatch(symbol) is not None


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in text]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))
