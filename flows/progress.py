"""How far a run is: stages say it here, and whoever watches is told. A bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Watcher = Callable[[str, int, int | None], None]  # what is done ("fetch"), how many are, of how many if that is known

LINE_SECONDS = 30.0
_watchers: ContextVar[tuple[Watcher, ...]] = ContextVar("watchers", default=())


def advance(what: str, done: int, total: int | None = None) -> None:
    """Tell the watchers how far a stage is."""
    for watch in _watchers.get():
        watch(what, done, total)


@contextmanager
def watched_by(*watchers: Watcher) -> Iterator[None]:
    """Within it, the stages are watched by these too."""
    token = _watchers.set((*_watchers.get(), *watchers))
    try:
        yield
    finally:
        _watchers.reset(token)


@contextmanager
def shown() -> Iterator[None]:
    """Within it, standard error shows how far the stages are."""
    with _bar() if sys.stderr.isatty() else _lines(LINE_SECONDS) as watcher, watched_by(watcher):
        yield


@contextmanager
def _bar() -> Iterator[Watcher]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bars = {}

        def watch(what: str, done: int, total: int | None) -> None:
            if what not in bars:
                bars[what] = progress.add_task(what, total=total)
            progress.update(bars[what], completed=done, total=total)

        yield watch


@contextmanager
def _lines(seconds: float) -> Iterator[Watcher]:
    last: float | None = None

    def watch(what: str, done: int, total: int | None) -> None:
        nonlocal last
        last = last or time.monotonic()
        if time.monotonic() - last >= seconds:
            last = time.monotonic()
            print(f"{what}: {done:,}{f' of {total:,}' if total else ''}", file=sys.stderr, flush=True)

    yield watch
