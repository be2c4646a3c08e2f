"""What a run tells its user at the end."""

from __future__ import annotations

import shlex
import sys

from flows.pipeline import Report


def summary(report: Report, reparsed: bool = False) -> str:
    """Documents read, rows per table, rejects and why, where the tables are, and one line that loads them."""
    skipped = f" ({report.n_skipped} files of kinds that are not read: see the table fetches)" if report.n_skipped else ""
    unchanged = f", {report.n_unchanged} unchanged" if report.n_unchanged else ""
    refused = f", {report.n_refused} refused before and not tried again (rapporteur reparse --rejected tries them)" if report.n_refused else ""
    came = "of the raw store" if reparsed else "fetched"
    lines = [f"{report.n_fetched} files {came}, {report.rows['documents']} documents read{unchanged}{refused}{skipped}", ""]
    width = max(map(len, report.rows))
    lines += [f"  {name:<{width}}  {n:>9,} rows" for name, n in report.rows.items()]
    lines += ["", *_rejects(report), "", f"Tables: {report.tables}", f"Run:    {report.run_id}"]
    lines.append(
        f"Load:   {shlex.quote(sys.executable)} -c \"import polars as pl; print(pl.read_parquet('{report.tables}/cited_events/**/*.parquet'))\""
    )
    return "\n".join(lines)


def _rejects(report: Report) -> list[str]:
    if not report.rejects:
        return ["No rejects."]
    lines = [f"{sum(report.rejects.values())} rejects (all in {report.tables}/rejects):"]
    for key, n in report.rejects.items():
        stage, check, reason = key
        example = f" (e.g. {report.rejected_sources[key]})" if key in report.rejected_sources else ""
        lines.append(f"  {n:>6,} x {stage}/{check}: {reason}{example}")
    return lines
