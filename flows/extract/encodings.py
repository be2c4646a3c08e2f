"""Which encoding bytes are in that no byte-order mark names: the one that gives the most usual text.

The same bytes are letters in every encoding of one byte a letter; in a wrong one they stand where no writer puts them: capitals and signs
within words, letters of two scripts beside each other, endings in the middle. The encoding with the fewest such places is taken.
"""

from __future__ import annotations

import codecs

import regex

# What the six official languages were written in before Unicode; of two that give equally usual text the first is taken.
LEGACY = (
    "cp1252", "cp1251", "koi8_r", "cp1256", "iso8859_6", "gb18030", "big5", "iso8859_5", "cp866", "mac_cyrillic", "iso8859_15", "cp850", "mac_roman"
)  # fmt: skip
UTF_16 = ("utf_16_le", "utf_16_be")
# What pages that declare an encoding are in (https://encoding.spec.whatwg.org/#names-and-labels): editors named a part for the whole.
MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254"}
SAMPLE = 20_000  # characters
MOST_UNUSUAL = 0.02  # of the characters: less is noise of a scanner, more is another encoding
BIG5_LEVEL_2 = 0xC9  # first byte of the signs that are rarely used
HAN = regex.compile(r"[\u3400-\u9fff]")
UNUSUAL = regex.compile(
    r"""
      \p{Ll}[\p{Lu}--[A-Z]] | [\p{Ll}--[a-z]]\p{Lu}                                                   # a capital within a word
    | [\p{Latin}--[a-zA-Z]]{2}(?=[\p{Latin}--[a-zA-Z]])                                                # accents upon accents
    | \p{Latin}(?=[\p{Cyrillic}\p{Arabic}]) | \p{Cyrillic}(?=[\p{Latin}\p{Arabic}]) | \p{Arabic}(?=[\p{Latin}\p{Cyrillic}])
    | [a-zA-Z\p{Cyrillic}](?=[\u3400-\u9fff]) | [\u3400-\u9fff](?=[a-z\p{Cyrillic}])
    | [\u0629\u0649\u064c\u064d](?=\p{Arabic}&&\p{L})                                                   # Arabic endings before a letter
    | \p{L}[[^\p{L}\p{M}\p{N}\p{Z}\x00-\x7f]--[\u2018\u2019\u2010\u2011\u00ad\u00b7\u3000-\u303f\uff00-\uffef]](?=[\p{L}--\p{Han}])  # a sign within a word
    | [\p{L}--[\p{Latin}\p{Cyrillic}\p{Arabic}\u0640\p{Han}\p{Greek}\p{Hiragana}\p{Katakana}]]
    | [\p{Lu}--[A-Z]]{2}\p{Ll} | [\u0402\u0403\u0405\u0409-\u040c\u040f\u0452\u0453\u0455\u0459-\u045c\u045f]     # letters of Serbian and Macedonian
    | (?i:[бвгджзйклмнпрстфхцчшщъь]{5}) | (?<!\p{L})[ъьЪЬ]
    | [\u00a4\u00a6\u00ae\u00b6\p{Sm}\p{Sk}--[\x00-\x7f\u00b1\u00d7]] | [\u00bc-\u00be](?=\p{Ll})
    | [\p{Co}\p{Cn}\p{Cs}\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x9f]
    | [\u2500-\u25ff]                                                                                   # lines of boxes
    """,
    regex.VERBOSE | regex.VERSION1,
)


def legacy_encoding(content: bytes) -> str | None:
    """The encoding of bytes that are not UTF-8; None where none gives usual text."""
    return _most_usual(content, (*LEGACY, *UTF_16))


def utf_16_encoding(content: bytes) -> str | None:
    """The kind of UTF-16 that bytes with nulls among them are in; None where they are no such text."""
    return _most_usual(content, UTF_16)


def declared_encoding(label: str) -> str:
    """The encoding that a page means by its label; LookupError where there is none of that name."""
    name = codecs.lookup(label).name
    return MEANT.get(name, name)


def _most_usual(content: bytes, encodings: tuple[str, ...]) -> str | None:
    best, least = None, MOST_UNUSUAL
    for encoding in encodings:
        share = _unusual_share(content, encoding)
        if share == 0:
            return encoding
        if share < least:
            best, least = encoding, share
    return best


def _unusual_share(content: bytes, encoding: str) -> float:
    """Of the characters of a text so decoded, how many stand where no writer puts them; 1 where it cannot be so decoded."""
    try:
        text = content.decode(encoding)[:SAMPLE]
    except UnicodeDecodeError:
        return 1.0
    unusual = sum(1 for _ in UNUSUAL.finditer(text)) + sum(not _is_usual(sign) for sign in HAN.findall(text))
    return unusual / max(1, len(text))


def _is_usual(sign: str) -> bool:
    """Is a Chinese sign one of the 6,763 simplified or the 5,401 traditional ones in daily use?"""
    return bool(sign.encode("gb2312", "ignore")) or sign.encode("big5", "replace")[0] < BIG5_LEVEL_2
