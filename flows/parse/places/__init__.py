"""Where a happening is said to have happened (guidelines, section 7).

A name is a place by what governs it: a preposition, a noun such as "village", a verb such as "invaded", what is said of it ("fell"), or
the accepted name beside it (`governed.py`). The gazetteer gives the country and decides where the words alone do not. `find.py` reads
a sentence, `assign.py` gives its places to its dates.
"""

from flows.parse.places.assign import add_places, assign_places, continues_entry, date_of, is_of_same_place, joined, respectively, with_heading
from flows.parse.places.context import Countries
from flows.parse.places.find import FoundPlace, cell_places, find_places

__all__ = [
    "Countries",
    "FoundPlace",
    "add_places",
    "assign_places",
    "cell_places",
    "continues_entry",
    "date_of",
    "find_places",
    "is_of_same_place",
    "joined",
    "respectively",
    "with_heading",
]
