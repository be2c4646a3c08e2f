"""What comes out: one module per table, one declaration per column.

The Arrow schema, the metadata inside the Parquet files, the Pandera model and the data dictionary are derived from these
declarations. Nothing here knows how rows come about.
"""

from schemas.agenda_items import AGENDA_ITEMS
from schemas.agenda_reference import AGENDA_REFERENCE
from schemas.cited_documents import CITED_DOCUMENTS
from schemas.cited_events import CITED_EVENTS
from schemas.declare import Check, Column, ForeignKey, Table
from schemas.documents import DOCUMENTS
from schemas.event_mentions import EVENT_MENTIONS
from schemas.events import EVENTS
from schemas.fetches import FETCHES
from schemas.rejects import REJECTS
from schemas.runs import RUNS
from schemas.sections import SECTIONS
from schemas.signatories import SIGNATORIES
from schemas.version import SCHEMA_VERSION
from schemas.works import WORKS

__all__ = ["DATA_TABLES", "DERIVED_TABLES", "RUN_TABLES", "SCHEMA_VERSION", "TABLES", "Check", "Column", "ForeignKey", "Table"]

# Parents before children: a child's rows are checked against the accepted rows of its parents.
DATA_TABLES = (DOCUMENTS, SECTIONS, AGENDA_ITEMS, CITED_EVENTS, CITED_DOCUMENTS, SIGNATORIES)
DERIVED_TABLES = (EVENTS, EVENT_MENTIONS, AGENDA_REFERENCE, WORKS)
RUN_TABLES = (REJECTS, FETCHES, RUNS)
TABLES = {table.name: table for table in (*DATA_TABLES, *DERIVED_TABLES, *RUN_TABLES)}
