"""Serving the flow on a schedule."""

from __future__ import annotations

from pathlib import Path

from flows.settings import Settings
from flows.tables import quiet_preset, tables


def serve_flow(sources: list[str], settings: Settings, cron: str) -> None:
    """Register the flow with the Prefect server that is configured, and run it on schedule until stopped; one run at a time."""
    parameters = {"sources": [str(Path(source).resolve()) for source in sources], "out": str(settings.tables.resolve())}
    with quiet_preset():
        tables.serve(name="rapporteur", cron=cron, parameters=parameters, limit=1, description=tables.description, tags=["rapporteur"])
