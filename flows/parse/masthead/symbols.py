"""A document's own symbols: as the grammar of symbols reads them, and with what scanners make of `S` and `1` put right."""

from __future__ import annotations

import regex

from flows.parse.citations.printed import printed_symbols

FIRST = dict(zip("aest§$5ЅАЕ", "AESTSSSSAE", strict=True))  # what is read for the letter of an organ; the last three are Cyrillic
CONFUSED = str.maketrans("lIiOoSs", "1110055")
SEGMENT = regex.compile(r"(?P<letters>(?:[A-Z]+\.)?)(?P<digits>[\dlIiOoSs]*\d[\dlIiOoSs]*)")
MODIFIED = regex.compile(r"(?P<mark>(?:Add|Corr|Rev)\.)[lI]")
LIKE_A_SYMBOL = regex.compile(
    r"(?:[A-Z§$5ЅАЕ]|[aest](?=/[\dA-Z]))[A-Z]{0,4}\s?/(?:[\w.§$()-]|\s(?=[/\d(])|(?<=/)\s|/|\s?[–-]\s?(?=[A-Z§$]/)){2,60}[.*]*"
)
FIVE_FOR_S = regex.compile(r"5/\d{4,5}(?!\d)")  # not the fraction or date that it may be otherwise
JOINT = regex.compile(r"[\s,;*–-]*(?:(?:and|et|y|и|و|和)\s*)?")
ADOPTED = regex.compile(r"/(?:RES|DEC)/")
BLANKS = regex.compile(r"\s+(?!\()|[.*]+$")
JOINING = regex.compile(r"–|-(?=[A-Z§$]/)")
PART = regex.compile(r"\s(?P<letter>[A-Z])(?![\w.])")
MISREAD = regex.compile(r"/[lIi]\d{4}")  # S/l2345: a number, no limited series
GLUED = regex.compile(r"(?<=\d)(?=[ASE]/(?:\d|[A-Z]+[/.-]))")  # A/ES-10/484S/2010/158


def symbols_at(text: str, at: int) -> tuple[list[str], int] | None:
    """(symbols, end) of the symbols that begin at an offset of a masthead cell, with the part letter of a resolution or decision."""
    found: list[str] = []
    end = at
    for (start, stop), printed in printed_symbols(text, at):
        if not JOINT.fullmatch(text, end, start) or MISREAD.search(text, start, stop):
            break
        end, part = stop, PART.match(text, stop)
        if part and ADOPTED.search(printed):
            end = part.end()
            found.append(f"{printed} {part['letter']}")
        else:
            found.append(printed)
    return (found, end) if found else None


def repaired(cell: str) -> str | None:
    """A cell that looks like a symbol, as it was meant; None where nothing needs to be put right or it is none."""
    if not LIKE_A_SYMBOL.fullmatch(cell) or (cell[0] == "5" and not FIVE_FOR_S.match(cell)):
        return None
    text = GLUED.sub("–", BLANKS.sub("", cell))
    joint = [_repaired_symbol(part) for part in JOINING.split(text)]
    meant = "–".join(joint)
    return meant if meant != cell else None


def well_formed(symbol: str) -> list[str]:
    """The symbol as it was meant; two where two were glued together."""
    meant = repaired(symbol)
    return (symbols_at(meant, 0) or ([symbol], 0))[0] if meant else [symbol]


def _repaired_symbol(symbol: str) -> str:
    first, *rest = symbol.split("/")
    return "/".join([FIRST.get(first[:1], first[:1]) + first[1:], *map(_repaired_segment, rest)])


def _repaired_segment(segment: str) -> str:
    if match := MODIFIED.fullmatch(segment):
        return f"{match['mark']}1"
    match = SEGMENT.fullmatch(segment)
    if not match or match["digits"].isdigit():
        return segment
    return match["letters"] + match["digits"].translate(CONFUSED)
