"""The `rapporteur` command. Heavy libraries are imported inside the commands: `--help` must be instant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, Optional

import typer

if TYPE_CHECKING:
    from flows.settings import Settings

app = typer.Typer(
    help="Turn documents of the United Nations into analytical tables.",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

EXIT_CODES = """Exit codes: 0 done (single files may have been rejected: see the summary and the table rejects); 1 failed, or a check did not
hold; 2 wrong usage, or nothing to read."""

Sources = Annotated[Optional[list[str]], typer.Argument(help="Files, folders or globs; the sample if none is given.", show_default=False)]
Out = Annotated[Optional[Path], typer.Option("--out", help="Folder of the tables.", show_default="data/tables")]
Workers = Annotated[Optional[int], typer.Option(help="Processes that parse.", show_default="one per core")]
Directory = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the tables.", exists=True, file_okay=False)]


@app.command(epilog=EXIT_CODES)
def run(
    sources: Sources = None,
    out: Out = None,
    direct: Annotated[bool, typer.Option("--direct", help="Without Prefect: the same stages, the same bytes, no waiting.")] = False,
    workers: Workers = None,
    batch_bytes: Annotated[Optional[int], typer.Option(help="Raw bytes per batch.", show_default="32 MB")] = None,
) -> None:
    """Fetch, parse, validate and write: from raw texts to tables."""
    from flows.job import new_job
    from flows.pipeline import Busy
    from flows.pipeline import run as run_stages
    from flows.summary import summary

    settings = _settings(tables=out, workers=workers, batch_bytes=batch_bytes)
    names = sources or _default_sources()
    try:
        settings.tables.mkdir(parents=True, exist_ok=True)  # before Prefect starts: a folder that cannot be is said at once
        if direct:
            report = run_stages(new_job(names, settings))
        else:
            typer.echo("Starting Prefect (10-20 s where no server is configured; --direct does without) ...", err=True)
            from flows.tables import run_flow

            report = run_flow(names, settings)
    except Busy as error:
        _stop(str(error), code=1)
    except OSError as error:
        _stop(f"cannot write tables to {settings.tables}: {error.strerror or error}; give another folder with --out, or free some room", code=1)
    typer.echo(summary(report))
    if report.n_fetched == 0:
        _stop(f"nothing to read in: {', '.join(names)}", code=2)


@app.command(epilog=EXIT_CODES)
def serve(
    sources: Sources = None,
    out: Out = None,
    cron: Annotated[str, typer.Option(help="When to run, as a cron expression.")] = "0 3 * * *",
) -> None:
    """Run on a schedule, against a running Prefect server, until stopped."""
    from flows.deploy import serve_flow

    serve_flow(sources or _default_sources(), _settings(tables=out), cron)


@app.command(epilog=EXIT_CODES)
def validate(directory: Directory, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Check finished tables: schema, every check, keys across tables, partitions, file metadata. Exits with 1 where one does not hold."""
    from flows.validate_tables import validate_tables

    report = validate_tables(directory)
    typer.echo(json.dumps(report.as_dict(), indent=1) if as_json else report.as_text())
    if not report.ok:
        raise typer.Exit(1)


@app.command(epilog=EXIT_CODES)
def tables(directory: Directory, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """What is there: rows, files, bytes, partitions, span of dates, columns with their descriptions."""
    from flows.write.inventory import as_text, inventory

    found = inventory(directory)
    if not found:
        _stop(f"no tables in {directory}; write some with: rapporteur run --out {directory}", code=2)
    typer.echo(json.dumps(found, indent=1) if as_json else as_text(found))


@app.command()
def dictionary() -> None:
    """The data dictionary, as Markdown."""
    from schemas import TABLES
    from schemas.dictionary import dictionary as as_markdown

    typer.echo(as_markdown(TABLES.values()), nl=False)


@app.command(name="eval", epilog=EXIT_CODES)
def evaluate(
    gold: Annotated[Path, typer.Option(help="Folder of annotated documents.", exists=True, file_okay=False)],
    scorer: Annotated[Optional[Path], typer.Option(help="The scoring script.", show_default="score.py in a folder above --gold")] = None,
    only: Annotated[str, typer.Option(help="Only documents whose name starts so.")] = "",
    errors: Annotated[int, typer.Option(help="Print the first N differences.")] = 0,
    json_file: Annotated[Optional[Path], typer.Option("--json", help="Write the figures as JSON too.")] = None,
) -> None:
    """Run the pipeline over a gold folder and print how well it reads it."""
    from flows.evaluate import NoScorer
    from flows.evaluate import evaluate as score

    try:
        code = score(gold, scorer, only, errors, json_file, _settings())
    except NoScorer as error:
        _stop(str(error), code=2)
    raise typer.Exit(code)


def main() -> None:
    """Entry point of the console script."""
    app()


def _settings(**given: object) -> Settings:
    from pydantic import ValidationError

    from flows.settings import read_settings

    try:
        return read_settings(**given)
    except ValidationError as error:
        _stop("settings: " + "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()), code=2)


def _default_sources() -> list[str]:
    from flows.settings import default_sources

    return default_sources()


def _stop(message: str, code: int) -> NoReturn:
    typer.echo(f"rapporteur: {message}", err=True)
    raise typer.Exit(code)
