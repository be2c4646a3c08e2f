"""Is a document in the language that was asked for? A service that has no version in a language may give another one and say nothing."""

from __future__ import annotations

import polars as pl

from flows.fetch.source import wrong_language
from flows.parse.language import detect_language
from flows.parse.languages import LANGUAGES
from flows.rejected import Reject


def in_asked_language(texts: pl.DataFrame, attempts: pl.DataFrame) -> tuple[pl.DataFrame, list[Reject]]:
    """The texts (`content_sha256`, `text`) that somebody asked for as they are, and a reject for each attempt that asked for another language."""
    asked = attempts.join(texts.select("content_sha256", "text"), on="content_sha256").select(
        "content_sha256", "source_uri", "requested_language", "text"
    )
    wanted, rejects = set(), []
    for sha256, uri, language, text in asked.iter_rows():
        given = detect_language(text) if language in LANGUAGES else language
        if given == language:
            wanted.add(sha256)
        else:
            error = wrong_language(language, given)
            rejects.append(Reject("extract", error.check, error.reason, document_id=sha256[:16], source_uri=uri, value=given))
    unwanted = {reject.document_id for reject in rejects} - {sha256[:16] for sha256 in wanted}
    return texts.filter(~pl.col("content_sha256").str.head(16).is_in(list(unwanted))), rejects
