"""Names of States and territories → ISO 3166-1 alpha-3.

CLDR (babel) gives the names in each language, ISO 3166 (pycountry) the official ones; `states.toml` adds the usage of the United
Nations and former States.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import pycountry
from babel import Locale


def iso3_of(name: str, language: str = "en") -> str | None:
    """The code of a State or territory by any of its names; None for what is none, or has no single continuing State."""
    return state_names(language).get(fold_name(name)) or None


def fold_name(name: str) -> str:
    """Case, accents, kind of apostrophe and a leading article do not count."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(letters.removeprefix("the ").split())


@cache
def state_names(language: str) -> Mapping[str, str]:
    """Folded name → alpha-3, an empty string for a known former State without a code."""
    names: dict[str, str] = {}
    for country in pycountry.countries:
        for attribute in ("name", "official_name", "common_name"):
            if name := getattr(country, attribute, None):
                names[fold_name(name)] = country.alpha_3
                names.setdefault(fold_name(_turned(name)), country.alpha_3)
    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    names |= {fold_name(name): codes[code] for code, name in Locale(language).territories.items() if code in codes}
    curated = tomllib.loads((files("flows.parse") / "states.toml").read_text("utf-8"))["names"]
    names |= {fold_name(name): code for name, code in curated.items()}
    return names


def _turned(name: str) -> str:
    """`Korea, Republic of` → `Republic of Korea`."""
    head, comma, tail = name.partition(", ")
    return f"{tail} {head}" if comma else name
