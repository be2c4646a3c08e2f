"""Documents in another language than was asked for."""

from __future__ import annotations

import polars as pl
import pytest

from flows.fetch.asked import in_asked_language

ENGLISH = "Letter dated 3 May 2021 from the Permanent Representative of Ruritania to the United Nations addressed to the Secretary-General"
CASES = {
    "as asked for": (["en"], True, []),
    "no language asked for": ([None], True, []),
    "another one": (["fr"], False, ["fr"]),
    "another one, and this one too": (["fr", "en"], True, ["fr"]),
    "another one, and any": (["es", None], True, ["es"]),
    "a language that is not told apart": (["pt"], True, []),
}


@pytest.mark.parametrize(("asked", "kept", "rejected"), CASES.values(), ids=CASES)
def test_in_asked_language(asked: list[str | None], kept: bool, rejected: list[str]) -> None:
    attempts = pl.DataFrame(
        {"content_sha256": ["a" * 64] * len(asked), "source_uri": [f"https://x/?l={language}" for language in asked], "requested_language": asked},
        schema_overrides={"requested_language": pl.String},
    )
    texts, rejects = in_asked_language(pl.DataFrame({"content_sha256": ["a" * 64], "text": [ENGLISH]}), attempts)
    assert texts.height == kept
    assert [reject.source_uri for reject in rejects] == [f"https://x/?l={language}" for language in rejected]
    assert all("--languages en" in reject.reason for reject in rejects)
