"""The cost of a text grows with its length, whatever it holds: one phrase again and again, until the text has no other end.

benchmarks/growth.py tries more of them, and longer ones.
"""

from __future__ import annotations

import time

import pytest

from flows.parse.document import Source, parse_document
from tests.conftest import LETTER

SIZE = 30_000  # characters
FOURFOLD = 7.5  # 4 is linear, 16 quadratic; the rest is for the noise of a busy machine
TOO_SHORT = 0.3  # seconds: below, the fixed cost of a text decides

PHRASES = [
    ("series without number", "A/"),
    ("bodies without end", "A/C.1/"),
    ("numbers without end", "S/1/2/3/"),
    ("annexes, each signed", "Annex\n\n(Signed) Anna Borg\nAmbassador\n\n"),
]


def seconds(text: str) -> float:
    start = time.process_time()
    parse_document(Source("0" * 64, "t.txt", "text/plain", 1, "test"), text)
    return time.process_time() - start


@pytest.mark.parametrize("phrase", [case[1] for case in PHRASES], ids=[case[0] for case in PHRASES])
def test_cost_grows_with_length(phrase: str) -> None:
    short, long = (LETTER + (phrase * (size // len(phrase))) for size in (SIZE, 4 * SIZE))
    fourfold = min(seconds(long) for _ in range(2))
    assert fourfold < TOO_SHORT or fourfold < FOURFOLD * seconds(short)
