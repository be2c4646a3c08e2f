"""What is no time: numbers and words that can be something else."""

from __future__ import annotations

import re

from flows.parse.time.reader import Reader
from flows.parse.time.scan import MONTHS, Atom


def is_time(atom: Atom, reader: Reader, follows: bool) -> bool:
    """Numbers and words that can be something else are times only where the words around them say so."""
    text, end = reader.text, atom.end
    before = reader.classes[atom.first - 1]
    if atom.op in ("date", "years") and before in ("dash", "slash") and not atom.lead.part_at and not atom.lead.clock_at and not follows:
        return False
    if atom.op == "years":
        after = reader.classes[atom.last]
        if after in ("tight_comma", "point", "counted", "slash", "unit_short", "units") or before in (
            "money",
            "guard",
            "point",
            "tight_comma",
        ):
            return False
        if before == "period" and reader.classes[atom.first - 2] in ("no", "guard"):
            return False
        if after == "open" and reader.classes[atom.last + 1] == "year_number":
            return False
        if text[end : end + 1] in ("%", "°"):
            return False
        if text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isalpha() and reader.grammar.lexicon.spaced:
            return False
    elif atom.bare and reader.classes[atom.first] == "short_month" and text[end + 1 : end + 2].isupper():
        return False  # Mar Saba
    elif atom.op == "decade" and before == "its":
        return False  # a man in his seventies
    elif atom.op == "season" and atom.last == atom.first + 1 and not atom.lead.part_at:
        return atom.lead.asked and before != "the" and reader.classes[atom.first] == "season"
    elif atom.bare and not (atom.lead.asked or follows or atom.lead.part_at):
        return reader.classes[atom.first] != "unsure_month" or reader.classes[atom.last + 1] in MONTHS  # "March-May 1994"
    return True


def is_relative(atom: Atom, reader: Reader) -> bool:
    """`the 6th` and `the second day` are days only at the end of a phrase of time, or of what the sentence speaks of: "of its visit"."""
    if atom.rule.get("part") and not atom.lead.part_at:
        return False
    if atom.op == "same":
        gaps = [reader.text[reader.tokens.starts[i] : reader.tokens.ends[i]] for i in range(atom.first, atom.last) if not reader.classes[i]]
        return all(re.fullmatch(r" [^\W\d_]{3,12} ", gap) for gap in gaps)
    if atom.op == "day_of_told":
        return reader.classes[atom.last : atom.last + 2] == ["of", "its"] or reader.grammar.after_day_told.match(reader.text, atom.end) is not None
    if atom.op == "day_told":
        asked = atom.lead.asked or reader.text.startswith(":", atom.end)  # "The 10th: …" begins an entry
        return asked and reader.grammar.after_day_told.match(reader.text, atom.end) is not None
    return True
