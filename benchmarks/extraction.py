"""How fast are files read, and does the memory stay flat?

    python benchmarks/extraction.py [--documents N] [--json FILE]

PDF: letters of one to three pages in three layouts, made by reportlab from the sample; pages per second of processor time on one core. The
memory is the resident size of one reading process after a tenth of the documents and at the end, and its peak.
The other formats: documents per second of processor time. Exits with 1 where PDFs are read more slowly than is promised.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

PAGES_PER_SECOND = 20  # promised, of processor time on one core

from flows.extract import extract_text  # noqa: E402
from flows.extract.media_types import DOCX, HTML, PDF  # noqa: E402
from tests.extract import typeset  # noqa: E402


def resident_megabytes(what: str = "VmRSS") -> float:
    """Resident memory of this process, or (VmHWM) its peak."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(what)).split()[1]) / 1000


def read_all(files: list[bytes], media_type: str, documents: int) -> dict[str, float]:
    """Read the files again and again, as many documents as wanted."""
    pages, early = 0, 0.0
    start = time.process_time()
    for number in range(documents):
        pages += len(extract_text(files[number % len(files)], media_type).page_starts)
        if number == documents // 10:
            early = resident_megabytes()
    seconds = time.process_time() - start
    return {
        "documents": documents,
        "documents_per_second": documents / seconds,
        "pages_per_second": pages / seconds,
        "megabytes_after_a_tenth": early,
        "megabytes_at_the_end": resident_megabytes(),
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=2_000)
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    texts = [path.read_text("utf-8").replace("ă", "a") for path in sorted((ROOT / "data" / "raw").glob("*.txt"))]
    layouts = (typeset.modern_pdf, typeset.older_pdf, typeset.typescript_pdf)
    figures: dict[str, Any] = {
        "pdf": read_all([make(text) for text in texts for make in layouts], PDF, given.documents),
        "word": read_all([typeset.word(text) for text in texts], DOCX, given.documents // 4),
        "html": read_all([typeset.page(text) for text in texts], HTML, given.documents // 4),
        "peak_megabytes": resident_megabytes("VmHWM"),
    }
    print(json.dumps(figures, indent=1))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1))
    if figures["pdf"]["pages_per_second"] < PAGES_PER_SECOND:
        sys.exit(f"fewer than {PAGES_PER_SECOND} pages of PDF a second")


if __name__ == "__main__":
    main()
