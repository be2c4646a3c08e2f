"""Symbols of United Nations documents as they are printed in running text."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import regex

from flows.parse.model import Span

# Series of documents (first element of the symbol; ST/LIB/SER.B/5 and the bodies' own rules of symbols).
_SERIES = (
    "A|S|E|T|ST|DP|DP-FPA|TD|CCPR|CAT|CRC|CEDAW|CERD|CRPD|CMW|CED|HRI|FCCC|CBD|CCD|ICCD|UNEP|UNCTAD|UNIDO|UNDP|UNICEF|ECE|ECA|ESCAP|LC|CD|"
    "CCW|NPT|BWC|APLC|CCM|ATT|SPLOS|ISBA|LOS|CLCS|CAC|CTOC|UNODC|DC|ID|IDB|HSP|HS|ICC-ASP|PBC|JIU|UNW|PCNICC|PC|CES|INFCIRC|GC|IAEA|WFP|EB|"
    "AT|INCB|SPT|OPCAT|SSM|TRANS|TRADE|ENERGY|ENVWA|MP|EP|INT|AAC|AC|BTWC|CPC|CPR|WIPO|WMO|WHO|UNFF|UNHCR|HCR|EC"
)
_TAIL = r"(?:/[A-Za-z0-9][A-Za-z0-9.\-]*(?:\((?:[IVXL]+|[0-9]{1,2})\)(?=/))?)"
_SYMBOL = regex.compile(
    rf"(?<![A-Za-z0-9/.\-])(?P<symbol>(?:{_SERIES}){_TAIL}{{1,9}})"
    r"(?P<roman>\s?\((?:E?S-)?[IVXLC]{1,7}\)|\s?\((?:19[4-9]|20[0-4])\d\))?"
    r"(?P<volume>\s?\((?:Vol\.|Vols\.|Parts?|SUPP)\s?[IVX\d]*(?:\sand\s[IVX]+)?\))?"
)
_JOINT = regex.compile(r"[-–](?=(?:A|S|E|ST|TD)/)")
_ADDED = regex.compile(r"(?:,|\s?(?:and|et|y|и|و|和|及))\s?(?P<part>(?P<word>Add|Rev)\.(?P<number>\d{1,3}))(?![\w/])")
_RESOLUTION = regex.compile(r"/(?:RES|DEC)/", regex.I)


def printed_symbols(text: str, start: int, joint: bool) -> Iterator[tuple[Span, str]]:
    """Span and normalised symbol of every printed symbol, "and Add.5" as a symbol of its own.

    The two halves of a joint symbol come apart, or with `joint` as one mention under the first of them.
    """
    for match in _SYMBOL.finditer(text, start):
        raw = match["symbol"].rstrip(".-")
        base = match.start()
        end = base + len(raw)
        cuts = [0, *(cut.end() for cut in _JOINT.finditer(raw)), len(raw) + 1]
        if joint and len(cuts) > 2:
            yield (base, end), raw[: cuts[1] - 1]
            continue
        parts = [(a, raw[a : b - 1]) for a, b in itertools.pairwise(cuts)]
        for offset, part in parts:
            if not any(character.isdigit() for character in part):
                continue
            whole, tail = part, end
            if offset == parts[-1][0] and len(match["symbol"]) == len(raw):
                if match["roman"] and _RESOLUTION.search(part):
                    whole, tail = f"{part} {match['roman'].strip()}", match.end("roman")
                elif match["volume"]:
                    whole, tail = f"{part} {match['volume'].strip()}", match.end("volume")
            else:
                tail = base + offset + len(part)
            yield (base + offset, tail), whole
        added = _ADDED.match(text, end)
        if added and added["word"] == "Add" and len(parts) == 1:
            stem = regex.sub(r"/Add\.\d+$", "", parts[0][1])
            yield added.span("part"), f"{stem}/{added['part']}"


def kind_of(symbol: str) -> str | None:
    """The kind that the symbol itself states; null where it states none."""
    for mark, kind in (
        ("/RES/", "resolution"),
        ("/DEC/", "decision"),
        ("/PRST/", "presidential_statement"),
        ("/PV.", "meeting_record"),
        ("/SR.", "meeting_record"),
    ):
        if mark in symbol.upper():
            return kind
    return None
