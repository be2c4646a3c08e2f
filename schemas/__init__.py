"""What comes out: one module per table, one declaration per column.

The Arrow schema, the metadata inside the Parquet files, the Pandera model and the data dictionary are derived from these
declarations. Nothing here knows how rows come about.
"""

from schemas.agenda_items import AGENDA_ITEMS
from schemas.cited_documents import CITED_DOCUMENTS
from schemas.cited_events import CITED_EVENTS
from schemas.declare import Check, Column, ForeignKey, Table
from schemas.documents import DOCUMENTS
from schemas.fetches import FETCHES
from schemas.rejects import REJECTS
from schemas.runs import RUNS
from schemas.sections import SECTIONS
from schemas.signatories import SIGNATORIES

__all__ = ["DATA_TABLES", "RUN_TABLES", "TABLES", "Check", "Column", "ForeignKey", "Table"]

# Parents before children: a child's rows are checked against the accepted rows of its parents.
DATA_TABLES = (DOCUMENTS, SECTIONS, AGENDA_ITEMS, CITED_EVENTS, CITED_DOCUMENTS, SIGNATORIES)
RUN_TABLES = (REJECTS, FETCHES, RUNS)
TABLES = {table.name: table for table in (*DATA_TABLES, *RUN_TABLES)}
