"""The `rapporteur` command. Heavy libraries are imported inside the commands: `--help` must be instant."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, Optional

import typer

if TYPE_CHECKING:
    from flows.address import Place
    from flows.pipeline import Report
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

Sources = Annotated[
    Optional[list[str]],
    typer.Argument(help="Files, folders, globs, archives, http(s)://, s3://, gs://, az://; the sample if nothing is given.", show_default=False),
]
Symbols = Annotated[
    Optional[list[str]],
    typer.Option("--symbols", help="Documents by symbol: A/78/729,S/2024/45; a range A/78/1..500; @FILE.", show_default=False),
]
Urls = Annotated[
    Optional[list[str]],
    typer.Option("--urls", help="A list of addresses: text, CSV or JSON manifest, sitemap, feed; a file or an address.", show_default=False),
]
Languages = Annotated[Optional[str], typer.Option(help="Languages of documents asked for by symbol: en,fr.", show_default="en")]
TextColumn = Annotated[Optional[str], typer.Option(help="Column of the text, in Parquet and JSON-lines files.", show_default=False)]
AtMost = Annotated[Optional[int], typer.Option(help="Of a list: so many this run, the next run takes the next.", show_default="all")]
AcceptTerms = Annotated[Optional[bool], typer.Option("--accept-un-terms", help="Fetch from hosts of the United Nations; you agree with their terms.")]
IgnoreRobots = Annotated[Optional[bool], typer.Option("--ignore-robots", help="Fetch what robots.txt does not allow; you have leave to.")]
Out = Annotated[Optional[str], typer.Option("--out", help="Where the tables are: a folder, s3://, gs://, az://.", show_default="data/tables")]
Workers = Annotated[Optional[int], typer.Option(help="Processes that parse.", show_default="one per core")]
Direct = Annotated[bool, typer.Option("--direct", help="Without Prefect: the same stages, the same bytes, no waiting.")]
Wait = Annotated[Optional[float], typer.Option("--wait", help="Seconds to wait for another run that writes there.", show_default="0")]
Directory = Annotated[str, typer.Argument(metavar="DIR", help="Where the tables are: a folder, s3://, gs://, az://.")]


@app.command(epilog=EXIT_CODES)
def run(
    sources: Sources = None,
    out: Out = None,
    direct: Direct = False,
    workers: Workers = None,
    batch_bytes: Annotated[Optional[int], typer.Option(help="Raw bytes per batch.", show_default="32 MB")] = None,
    wait: Wait = None,
    symbols: Symbols = None,
    urls: Urls = None,
    languages: Languages = None,
    text_column: TextColumn = None,
    at_most: AtMost = None,
    accept_un_terms: AcceptTerms = None,
    ignore_robots: IgnoreRobots = None,
) -> None:
    """Fetch, parse, validate and write: from raw texts to tables."""
    settings = _settings(
        tables=out, workers=workers, batch_bytes=batch_bytes, wait_seconds=wait, languages=languages, text_column=text_column, at_most=at_most,
        accept_un_terms=accept_un_terms or None, ignore_robots=ignore_robots or None,
    )  # fmt: skip
    names = _names(sources, symbols, urls)
    report = _run(names, settings, direct)
    if report.n_fetched == 0 and not (settings.at_most and not report.rejects):
        _stop(f"nothing to read in: {', '.join(names)}; no document has changed; check the names, and the rejects above", code=2)


@app.command(epilog=EXIT_CODES)
def reparse(
    out: Out = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="Only what is still rejected.")] = False,
    direct: Direct = False,
    workers: Workers = None,
    wait: Wait = None,
) -> None:
    """Parse again what the raw store holds, without fetching: after an upgrade, after a mended rule, or where tables are damaged."""
    settings = _settings(tables=out, workers=workers, wait_seconds=wait)
    _place(str(settings.tables))
    _run([], settings, direct, "rejected" if rejected else "all")


@app.command(epilog=EXIT_CODES)
def recover(directory: Directory) -> None:
    """Finish or undo what a run left that was killed, and hold every file against the manifest. The next run does the first part by itself."""
    from flows.write.commit import repair, writing
    from flows.write.open import open_store

    store = open_store(_place(directory))
    with _stopping(f"write to {directory}"), writing(store, "recover", 0) as done:
        lines, damaged = repair(store)
    typer.echo("\n".join([*done, *lines, *damaged]) or "Nothing to do: the tables are whole.")
    if damaged:
        raise typer.Exit(1)


@app.command(epilog=EXIT_CODES)
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Where tables are: DIR, or DIR@VERSION.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same.")],
    rows: Annotated[int, typer.Option(help="Rows listed per table and kind of change.", min=0)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """What changed between two sets of tables: rows added, removed and changed, in Markdown for a pull request."""
    from flows.diff import as_dicts, as_text, open_tables
    from flows.diff import diff as compare

    try:
        with _stopping("read the tables", code=2):
            found = compare(open_tables(old), open_tables(new), rows)
    except ValueError as error:
        _stop(str(error), code=2)
    typer.echo(json.dumps(as_dicts(found), indent=1, ensure_ascii=False, default=str) if as_json else as_text(found))


@app.command(epilog=EXIT_CODES)
def rejects(directory: Directory, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """What is still rejected, by reason, and how it gets in."""
    from flows.outstanding import as_dicts, as_text, outstanding
    from flows.write import read_snapshot

    with _stopping(f"read {directory}"):
        snapshot = read_snapshot(_place(directory))
        found = outstanding(snapshot)
    if not snapshot.manifest.version:
        _stop_without_tables(directory)
    typer.echo(json.dumps(as_dicts(found), indent=1) if as_json else as_text(found))


@app.command(epilog=EXIT_CODES)
def serve(
    sources: Sources = None,
    out: Out = None,
    cron: Annotated[str, typer.Option(help="When to run, as a cron expression.")] = "0 3 * * *",
    symbols: Symbols = None,
    urls: Urls = None,
    languages: Languages = None,
    text_column: TextColumn = None,
    at_most: AtMost = None,
    accept_un_terms: AcceptTerms = None,
    ignore_robots: IgnoreRobots = None,
) -> None:
    """Run on a schedule, against a running Prefect server, until stopped."""
    from flows.deploy import serve_flow

    settings = _settings(
        tables=out, languages=languages, text_column=text_column, at_most=at_most,
        accept_un_terms=accept_un_terms or None, ignore_robots=ignore_robots or None,
    )  # fmt: skip
    serve_flow(_names(sources, symbols, urls), settings, cron)


@app.command(epilog=EXIT_CODES)
def fetches(
    directory: Annotated[Optional[str], typer.Argument(metavar="DIR", help="Where the tables are.", show_default="data/tables")] = None,
    verify: Annotated[bool, typer.Option("--verify", help="Compute the hash of every file of the raw store anew.")] = False,
) -> None:
    """What the raw store holds, and how the last attempt at every source ended. Exits with 1 where --verify finds a file damaged or missing."""
    from flows.fetch import verify as checking
    from flows.fetch.store import RawStore
    from flows.job import raw_store

    place = raw_store(_settings(tables=directory))
    if isinstance(place, Path) and not place.is_dir():
        _stop(f"no raw store in {place}; the first run makes one: rapporteur run", code=2)
    store = RawStore(place)
    with _stopping(f"read {place}"):
        typer.echo(checking.statuses(store))
        found = checking.verify(store) if verify else None
    if found:
        typer.echo(checking.as_text(store, found))
        if not found.ok:
            raise typer.Exit(1)


@app.command(epilog=EXIT_CODES)
def validate(
    directory: Directory,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    github: Annotated[bool, typer.Option("--github", help="Print annotations for a GitHub workflow.")] = False,
    junit: Annotated[Optional[Path], typer.Option(help="Write JUnit XML there too.")] = None,
    expectations: Annotated[Optional[Path], typer.Option(help="Bounds of content.", show_default="flows/expectations.toml")] = None,
) -> None:
    """Check finished tables: schema, every check, keys across tables, partitions, file metadata, content. Exits with 1 where one does not hold."""
    from flows.validate_tables import validate_tables

    with _stopping(f"read {directory}", code=2):
        report = validate_tables(_place(directory), expectations)
    if junit:
        with _stopping(f"write {junit}", code=2):
            junit.write_text(report.as_junit(), "utf-8")
    typer.echo(json.dumps(report.as_dict(), indent=1) if as_json else report.as_github() if github else report.as_text())
    if not report.ok:
        raise typer.Exit(1)


@app.command(epilog=EXIT_CODES)
def tables(directory: Directory, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """What is there: rows, files, bytes, partitions, span of dates, columns with their descriptions."""
    from flows.write.inventory import as_text, inventory

    with _stopping(f"read {directory}"):
        found = inventory(_place(directory))
    if not found:
        _stop_without_tables(directory)
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


def _run(names: list[str], settings: Settings, direct: bool, reparse: str | None = None) -> Report:
    """Run the stages, with Prefect or without, and print the summary."""
    from flows.job import new_job
    from flows.pipeline import run as run_stages
    from flows.progress import shown
    from flows.summary import summary

    with _stopping(f"write tables to {settings.tables}", hint="give another place with --out, or free some room"):
        if isinstance(settings.tables, Path):
            if settings.tables.is_file():
                raise NotADirectoryError(errno.ENOTDIR, "it is a file, not a folder")
            settings.tables.mkdir(parents=True, exist_ok=True)  # before Prefect starts: a folder that cannot be is said at once
        if direct:
            with shown():
                report = run_stages(new_job(names, settings, reparse))
        else:
            typer.echo("Starting Prefect (10-20 s where no server is configured; --direct does without) ...", err=True)
            from flows.tables import run_flow

            with shown():
                report = run_flow(names, settings, reparse)
    typer.echo(summary(report, reparsed=reparse is not None))
    return report


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
    except ValueError as error:
        _stop(f"settings: rapporteur.toml cannot be read: {error}", code=2)


def _names(sources: list[str] | None, symbols: list[str] | None, urls: list[str] | None) -> list[str]:
    """All that the command line names, as names of sources."""
    names = [*(sources or []), *(f"symbols:{spec}" for spec in symbols or []), *(f"list:{name}" for name in urls or [])]
    return names or _default_sources()


def _default_sources() -> list[str]:
    from flows.settings import default_sources

    return default_sources()


def _place(directory: str) -> Place:
    """Where the tables are that a command is to look at."""
    from flows.address import place

    try:
        found = place(directory)
    except ValueError as error:
        _stop(str(error), code=2)
    if isinstance(found, Path) and not found.is_dir():
        _stop(f"there is no folder {directory}", code=2)
    return found


@contextmanager
def _stopping(doing: str, code: int = 1, hint: str = "") -> Iterator[None]:
    """Say why something cannot be done, without a traceback."""
    from flows.stopped import Failed, Stopped

    try:
        yield
    except (Stopped, Failed) as error:
        _stop(str(error), code)
    except OSError as error:
        _stop("; ".join(filter(None, [f"cannot {doing}: {error.strerror or error}", hint])), code)


def _stop_without_tables(directory: str) -> NoReturn:
    _stop(f"no tables in {directory}; write some with: rapporteur run --out {directory}", code=2)


def _stop(message: str, code: int) -> NoReturn:
    typer.echo(f"rapporteur: {message}", err=True)
    raise typer.Exit(code)
