"""One run in a process of its own, made to be killed. Importing this loads the parser but uses no Polars, so that processes can be forked from it."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path

import flows.job
import flows.parse_batch
import flows.pipeline
import flows.write.commit
import flows.write.layout
from flows.address import Place
from flows.job import new_job
from flows.parse.document import parse_document
from flows.settings import Settings


def run_step(folder: Path, tables: Place, step: int, environment: dict[str, str]) -> None:
    """Run over `folder` with a parser of version `step`, which dates some documents otherwise than the one before; small slices, no grace."""
    os.environ.update(environment)
    tempfile.tempdir = None  # it is looked up again

    def dated_by_step(source, text, names):
        rows = parse_document(source, text, names)
        moves = int(source.document_id[0], 16) % 3 == step % 3
        rows["documents"][0]["masthead_date"] = date(2000 + step % 2, 1, 1) if moves else date(1999, 1, 1)
        return rows

    flows.parse_batch.parse_document = dated_by_step
    flows.parse_batch.parser_version = flows.job.parser_version = lambda names=(): f"step {step}"
    flows.write.layout.SLICE_DOCUMENTS = 2
    flows.write.layout.SLICE_ROWS = 8
    flows.write.commit.GRACE_SECONDS = 0.05
    flows.write.commit.KEEP_VERSIONS = 2
    flows.pipeline.run(new_job([str(folder)], Settings(tables=tables, workers=1)))
