"""Letters compared without their dress: case, accents, kind of apostrophe, bidirectional marks."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


class _Plain(dict[int, str]):
    """Code point → its plain letter, one for one, so that offsets stay; worked out when first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        base = unicodedata.normalize("NFKD", sign)[0]
        lower = base.lower()
        self[code] = lower if len(lower) == 1 and not unicodedata.combining(base) else sign
        return self[code]


_SAME = {"’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "‑": "-", "‐": "-", "\u00a0": " ", "：": ":", "（": "(", "）": ")"}
_PLAIN = _Plain({ord(sign): plain for sign, plain in _SAME.items()})
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\ufeff\u0640\u00ad*"), None) | dict.fromkeys(range(768, 880)) | dict.fromkeys(range(1611, 1619))


def plain(text: str) -> str:
    """The text in small plain letters, of the same length."""
    return text.lower() if text.isascii() else _plain(text)


@lru_cache(maxsize=512)
def _plain(text: str) -> str:
    """Remembered for a while: several rules look at the same line."""
    return text.translate(_PLAIN)


def fold(text: str) -> str:
    """What two spellings of the same words share: plain letters, single blanks, no lengthening strokes or footnote stars."""
    if text.isascii():
        return " ".join(text.lower().replace("*", "").split())
    return _folded(text)


@lru_cache(maxsize=512)
def _folded(text: str) -> str:
    return " ".join(_plain(text.translate(_MARKS)).split())


def squeezed(text: str) -> str:
    """Folded, without blanks: `S E C U R I T Y` and `SECURI TY` are the same word."""
    return fold(text).replace(" ", "")
