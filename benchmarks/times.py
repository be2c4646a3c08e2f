"""How fast are time expressions read, and does the cost grow with the text? python benchmarks/times.py [--source DIR] [--only PREFIX]

Processor time of `find_times` in MB/s over the texts of a folder (dense in dates: the annotated letters), the cost of a text of 50 MB
beside one of 5 MB (10 is linear), of strings made to be hard, in seconds for 250 KB and 1 MB, and of repeats of random words of time of each language,
the worst by how much more the fourfold costs (4 is linear).
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from flows.parse.languages import words
from flows.parse.time import find_times

ANCHOR = date(2011, 6, 15)
SMALL, MEDIUM = 500_000, 5_000_000  # code points
HARD = ["1", "1 ", "5, 6 and ", "1990-", "in May and June ", "two weeks after ", "twenty-first and ", "(1990) ", "Monday, ", "the second week of "]

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
SIGNS = ["1", "12", "25", "1990", "3.", "-", "–", ",", "(", ")", "/", "'", ":", "\n"]
RANDOM_UNITS = 30  # per language


def seconds(text: str, rounds: int = 3, language: str = "en") -> float:
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        find_times(text, ANCHOR, language)
        best = min(best, time.process_time() - start)
    return best


def tenfold(text: str, rounds: int = 2) -> float:
    """What ten times the text costs beside ten readings of the text, which take as long and so suffer as much from what else the machine does."""
    large = text * 10
    costs = [(sum(seconds(text, 1) for _ in range(10)), seconds(large, 1)) for _ in range(rounds)]  # in turns
    singly, at_once = (min(side) for side in zip(*costs, strict=True))
    return 10 * at_once / singly


def random_units(language: str, rng: random.Random) -> list[str]:
    """Short strings of words of time and signs, to be repeated."""
    classes = [forms.values() if isinstance(forms, dict) else [forms] for forms in words(language)["time"]["words"].values()]
    vocabulary = [word.replace("_", " ") for forms in classes for line in forms for word in line.split()]
    return [rng.choice((" ", "", "-", ", ")).join(rng.choices(vocabulary, k=3) + rng.choices(SIGNS, k=2)) + " " for _ in range(RANDOM_UNITS)]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--source", type=Path, default=Path(__file__).resolve().parents[1] / "data" / "raw")
    arguments.add_argument("--only", default="", help="only files whose name starts so")
    given = arguments.parse_args()
    sample = "\n".join(path.read_text("utf-8") for path in sorted(given.source.rglob(f"{given.only}*.txt")))
    find_times(sample[:1000], ANCHOR)  # compiles the words
    text = sample * (SMALL // len(sample) + 1)
    spent = seconds(text, 10)
    found = len(find_times(text, ANCHOR))
    print(f"{len(text.encode()) / spent / 1e6:.2f} MB/s, {1000 * found / len(text):.1f} expressions per KB, {1e6 * spent / found:.0f} µs each")
    print(f"50 MB cost {tenfold(sample * (MEDIUM // len(sample))):.1f} times as much as 5 MB")
    for hard in HARD:
        small, large = (seconds(hard * (size // len(hard)), 1) for size in (250_000, 1_000_000))
        print(f"  {hard!r:<24} {small:6.2f} s {large:6.2f} s")
    rng = random.Random(1)
    for language in LANGUAGES:
        find_times("", ANCHOR, language)
        costs = []
        for unit in random_units(language, rng):
            small, large = (seconds(unit * (size // len(unit)), 3, language) for size in (50_000, 200_000))
            costs.append((large / small, large, unit))
        growth, large, unit = max(costs)
        print(f"  {language}: the worst of {len(costs)} random repeats grows {growth:.1f} times, {large:.2f} s for 200 KB: {unit!r}")


if __name__ == "__main__":
    main()
