"""All data tables → derived tables (TABLES contract): functions of the data tables as a whole, brought up to date with each commit.

None is declared yet; a derivation reads the tables under the root and writes its own there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

DERIVATIONS: tuple[Callable[[Path], None], ...] = ()


def derive_tables(root: Path) -> None:
    """Run every derivation over the tables under `root`."""
    for derivation in DERIVATIONS:
        derivation(root)
