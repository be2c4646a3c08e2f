"""Does the cost of a text grow with its length, whatever it holds? Seconds of the whole parse for a text and for one four times as long.

    python benchmarks/growth.py [--kilobytes N] [--rounds N] [--seed N]

The texts are a letter of the sample followed by what no letter holds: one phrase again and again (those below, and stretches taken from
the sample at random), words and lines of the sample in any order. 4 is linear; what grows by more than 6 is printed with the phrase.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from throughput import parse_once  # noqa: E402

HARD = (
    "on 5 May 1992 in Baku 10 people were killed by the forces and ",
    "On 5 May 1992 in Baku 10 people were killed. ",
    "In Baku 10 people were killed and 30 wounded. ",
    "“on 5 May ",
    "May June July ",
    "1992 1993 12 5 7 ",
    "the forces which had attacked when ",
    "822 (1993), 853 (1993), ",
    "A/78/1, S/2024/45, A/RES/78/1, ",
    "Agenda item 34 (a), (b) and (c)\n",
    "United Nations A/78/1\nGeneral Assembly\n5 May 2020\nOriginal: English\n",
    "Annex I to the letter dated 5 May 2020 from the Permanent Representative\n",
    "(Signed) A. Nemo\nAmbassador\n",
    "((((",
    ", ",
    "\n\n \n",
)
STRETCHES = (5, 12, 30, 60, 120)  # characters
LIMIT = 6.0
TOO_SHORT = 0.2  # seconds: below, the fixed cost of a text decides


def repeated(phrase: str, size: int) -> str:
    return (phrase * (size // len(phrase) + 1))[:size]


def shuffled(parts: list[str], joint: str, size: int, dice: random.Random) -> str:
    text = joint.join(dice.choices(parts, k=size // 3 + 1))
    return text[:size]


def texts(sample: list[str], size: int, rounds: int, dice: random.Random) -> Iterator[tuple[str, str, str]]:
    """(what it is, a text of that size, one four times as long)."""
    for phrase in HARD:
        yield repr(phrase), repeated(phrase, size), repeated(phrase, 4 * size)
    for letter, length in islice(zip(cycle(sample), cycle(STRETCHES), strict=False), rounds):
        at = dice.randrange(len(letter) - length)
        phrase = letter[at : at + length]
        yield repr(phrase), repeated(phrase, size), repeated(phrase, 4 * size)
    for name, joint in (("words", " "), ("lines", "\n")):
        parts = joint.join(sample).split(joint)
        whole = shuffled(parts, joint, 4 * size, dice)
        yield f"{name} of the sample in any order", whole[:size], whole


def seconds(text: str) -> float:
    start = time.process_time()
    parse_once(text)
    return time.process_time() - start


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--source", type=Path, default=ROOT / "data" / "raw")
    arguments.add_argument("--kilobytes", type=int, default=60)
    arguments.add_argument("--rounds", type=int, default=20, help="phrases taken from the sample")
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    sample = [path.read_text("utf-8") for path in sorted(given.source.rglob("*.txt"))]
    parse_once(sample[0])
    found = []
    for what, short, long in texts(sample, given.kilobytes * 1000, given.rounds, random.Random(given.seed)):
        once, fourfold = seconds(sample[0] + short), seconds(sample[0] + long)
        found.append((fourfold / once if fourfold > TOO_SHORT else 0.0, fourfold, what))
    slowest = max(found, key=lambda each: each[1])
    print(f"{len(found)} texts; the slowest: {slowest[1]:.2f} s for {4 * given.kilobytes} KB of {slowest[2]}")
    for grown, fourfold, what in sorted(found, reverse=True)[:5]:
        print(f"  {grown:5.1f} times, {fourfold:6.2f} s{'  more than linear' if grown > LIMIT else ''}: {what}")


if __name__ == "__main__":
    main()
