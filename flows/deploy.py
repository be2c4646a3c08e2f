"""Serving the flow on a schedule."""

from __future__ import annotations

from flows.address import settled as resolved
from flows.fetch.kinds import settled
from flows.settings import Settings
from flows.tables import given, quiet_preset, tables


def serve_flow(sources: list[str], settings: Settings, cron: str) -> None:
    """Register the flow with the Prefect server that is configured, and run it on schedule until stopped; one run at a time."""
    parameters = {"sources": [settled(source) for source in sources], "out": str(resolved(settings.tables)), "settings": given(settings)}
    with quiet_preset():
        tables.serve(name="rapporteur", cron=cron, parameters=parameters, limit=1, description=tables.description, tags=["rapporteur"])
