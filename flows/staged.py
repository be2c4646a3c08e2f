"""Rows on their way from stage to stage: Parquet files that no reader of the tables sees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


def write_staged(frame: pl.DataFrame, path: Path) -> None:
    """Write the rows; OSError where there is no room, which Polars has as an error of its own."""
    import polars as pl  # here, since the processes that read files have no need of it

    try:
        frame.write_parquet(path, compression="lz4")
    except pl.exceptions.PolarsError as error:
        raise OSError(f"{path} cannot be written: {error}") from error
