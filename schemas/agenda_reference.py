"""agenda_reference: the title of each agenda item of a session."""

import pyarrow as pa

from schemas.checks import at_least, matches, not_blank, one_of
from schemas.common import language_of, n_documents
from schemas.declare import Column, Table, list_of, member
from schemas.vocabulary import AGENDA_SOURCES

SEEN = pa.struct(
    [
        member("title", pa.string(), "Another title, as most documents print it."),
        member("language", pa.string(), "Language of the documents, ISO 639-1."),
        member("n_documents", pa.int32(), "Documents that print it."),
    ]
)

AGENDA_REFERENCE = Table(
    name="agenda_reference",
    kind="derived",
    description="One row per agenda item of an organ's session, with its title: learned from the documents issued under the item, and from the "
    "agenda itself (A/<session>/251 and its revisions) where that is among the documents.",
    key=("organ", "session_number", "item_number", "sub_item"),
    columns=(
        Column("organ", pa.string(), "Organ whose agenda it is.", "as in agenda_items", unit="English name", checks=(not_blank("organ"),)),
        Column("session_number", pa.int16(), "The organ's session.", "as in agenda_items", checks=(at_least("session_number", 1),)),
        Column("item_number", pa.int16(), "Number of the item.", "as in agenda_items", checks=(at_least("item_number", 1),)),
        Column(
            "sub_item",
            pa.string(),
            "Letter of the sub-item; null for the item itself.",
            "as in agenda_items",
            nullable=True,
            unit="lower-case Latin letters",
            checks=(matches("sub_item", "^[a-z]{1,3}$"),),
        ),
        Column(
            "title",
            pa.string(),
            "The title that the agenda prints, else the one that most documents print; English before other languages. Of a sub-item its own words, "
            "after those of the item and a colon where the documents print both.",
            "counted over agenda_items, or read from the agenda",
            checks=(not_blank("title"),),
        ),
        Column(
            "title_source",
            pa.string(),
            "Where the title comes from: documents, or the agenda itself.",
            "computed",
            checks=(one_of("title_source", AGENDA_SOURCES),),
        ),
        language_of("the title"),
        n_documents("Documents that print this title."),
        Column("n_other", pa.int32(), "Documents in the same language that print another.", "counted", checks=(at_least("n_other", 0),)),
        Column("other_titles", list_of(SEEN), "Other titles seen, in all languages, the most printed first.", "collected from agenda_items"),
    ),
)
