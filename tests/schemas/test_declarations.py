"""What is derived from the declarations: Arrow schema, dictionary, hash."""

from __future__ import annotations

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas import DATA_TABLES, TABLES
from schemas.arrow import arrow_schema, polars_schema, schema_hash, to_arrow
from schemas.dictionary import dictionary
from tests.conftest import ROOT

# The contract that readers rely on: table → columns, in any order; the tables may have more.
CONTRACT = {
    "documents": "document_id content_sha256 source_uri media_type n_bytes symbol symbols job_number organs sessions document_type language "
    "original_languages distribution masthead_date title_date title sender_name sender_role sender_state sender_iso3 addressees text unclaimed_lines "
    "parser_version",
    "agenda_items": "document_id position organ session_number item_number sub_item item_label title title_pairing agenda_kind in_masthead in_request "
    "start_char end_char",
    "cited_events": "event_id document_id section_id paragraph sentence date_text start_char end_char date_start date_end date_edtf date_precision "
    "date_basis event_type trigger places casualties actors event_group claimed_by_iso3 confidence",
    "cited_documents": "document_id position section_id citation_text start_char end_char cited_symbol kind organ cited_date pinpoint",
    "sections": "section_id document_id kind ordinal title original_languages start_char end_char",
    "signatories": "document_id position section_id name titles state iso3 acting",
    "rejects": "run_id table document_id source_uri stage check column reason value row",
    "fetches": "source_uri status http_status media_type n_bytes content_sha256 retrieved_at run_id detail",
    "runs": "run_id started_at finished_at parser_version counts schema_hash status",
}


@pytest.mark.parametrize("name", CONTRACT)
def test_every_column_of_the_contract_is_declared(name: str) -> None:
    assert set(CONTRACT[name].split()) <= {column.name for column in TABLES[name].columns}


@pytest.mark.parametrize("name", TABLES)
def test_every_column_says_what_it_is_and_where_it_comes_from(name: str) -> None:
    for column in TABLES[name].columns:
        assert column.description.endswith((".", ")"))
        assert column.origin


@pytest.mark.parametrize("name", TABLES)
def test_descriptions_and_types_survive_parquet(name: str, tmp_path) -> None:
    table = TABLES[name]
    path = tmp_path / "empty.parquet"
    pq.write_table(to_arrow(table, pl.DataFrame(schema=polars_schema(table))), path)
    assert pq.read_schema(path).equals(arrow_schema(table), check_metadata=True)


def test_a_null_where_none_is_declared_cannot_be_written() -> None:
    table = TABLES["signatories"]
    row = {"document_id": None, "position": 0, "section_id": None, "name": "A", "titles": [], "state": None, "iso3": None, "acting": False}
    with pytest.raises((ValueError, pa.ArrowInvalid)):
        to_arrow(table, pl.DataFrame([row], schema=polars_schema(table)))


def test_the_schema_hash_depends_on_the_declarations() -> None:
    assert schema_hash(DATA_TABLES) == schema_hash(DATA_TABLES)
    assert schema_hash(DATA_TABLES) != schema_hash(DATA_TABLES[1:])


def test_the_dictionary_in_docs_is_up_to_date() -> None:
    assert (ROOT / "docs" / "dictionary.md").read_text("utf-8") == dictionary(TABLES.values()), "run: rapporteur dictionary > docs/dictionary.md"
