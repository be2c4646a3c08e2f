"""Resolution in a document: which anchor holds where."""

from __future__ import annotations

from collections.abc import Sequence

from flows.parse.model import Masthead, Section
from flows.parse.time.expression import TimeExpression
from flows.parse.time.find import read_paragraphs
from flows.parse.time.named import Names
from flows.parse.time.values import unqualified
from flows.parse.view import View


def read_times(view: View, sections: Sequence[Section], masthead: Masthead, language: str, names: Names = ()) -> list[TimeExpression]:
    """The time expressions of all sections, in view offsets: the letter's date is the anchor of its body, an annex's own date that of the annex.

    They span what opens them and their whole range, and have no EDTF qualifiers, as the project's guidelines want the tables.
    """
    letter = masthead.title_date or masthead.masthead_date
    found: list[TimeExpression] = []
    for section in sections:
        start, end = section.span
        inside = read_paragraphs(view.text[start:end], section.own_date or letter, language, names)
        for expression in inside:
            expression.start = expression.outer_start + start
            expression.end = expression.outer_end + start
            expression.edtf = expression.edtf and unqualified(expression.edtf)
        found += inside
    return found
