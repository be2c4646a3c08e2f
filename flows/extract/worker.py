"""Files are read in processes of their own, with bounds on memory and time: a hostile or broken file ends its reader, not the run.

The processes are spawned when a file first needs one, read one file after the other, and are replaced where one had to be ended.
Plain text is decoded here: no library that could be attacked stands between its bytes and its characters.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from queue import SimpleQueue
from types import TracebackType

from flows.extract import Extracted, extract_text
from flows.extract.limits import THEN, Limits
from flows.extract.media_types import PLAIN, media_type_of
from flows.rejected import Unreadable
from flows.stopped import Failed

START_SECONDS = 120.0  # for a new process on a busy machine
SEVERAL = 4  # files per reader that are held in memory: read, or waiting for their turn

Content = tuple[bytes, str | None]  # bytes and the media type that a name or a header said


class ReaderPool:
    """Up to `size` reading processes. A context manager: the processes end with it."""

    def __init__(self, size: int, limits: Limits) -> None:
        self.size, self.limits = size, limits
        self._idle: SimpleQueue[_Reader] = SimpleQueue()
        self._threads = ThreadPoolExecutor(size)  # one waits for each process
        for _ in range(size):
            self._idle.put(_Reader(limits))

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._threads.shutdown(cancel_futures=True)
        while not self._idle.empty():
            self._idle.get().close()

    def read(self, contents: Iterable[Content | Unreadable]) -> Iterator[Extracted | Unreadable]:
        """What each content gives, in the same order; drawn from as there is room. What could not be had is passed through."""
        waiting: list[Future[Extracted | Unreadable]] = []
        for content in contents:
            waiting.append(self._threads.submit(self.read_one, content))
            if len(waiting) >= SEVERAL * self.size:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()

    def read_one(self, given: Content | Unreadable) -> Extracted | Unreadable:
        """The text of one content, or why there is none."""
        if isinstance(given, Unreadable):
            return given
        content, said = given
        if not content or media_type_of(content, said) == PLAIN:
            return _answer(content, said, self.limits)
        reader = self._idle.get()
        try:
            return reader.read(content, said)
        finally:
            self._idle.put(reader)


class _Reader:
    """One reading process, started when it is first needed, and again after it had to be ended."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.process: multiprocessing.process.BaseProcess | None = None
        self.connection: Connection | None = None

    def read(self, content: bytes, said: str | None) -> Extracted | Unreadable:
        connection = self.connection or self._start()
        try:
            connection.send((content, said))
            if not connection.poll(self.limits.seconds):
                self.close()
                return Unreadable(
                    "too_slow", f"gave no text within {self.limits.seconds:g} seconds; look whether it is damaged, or raise max_reader_seconds{THEN}"
                )
            answer: Extracted | tuple[str, str, str | None] = connection.recv()
        except (EOFError, OSError):
            return Unreadable(
                "reader_died", f"its reader was ended {self._last_words()}; it is damaged, hostile, or needs more than max_reader_memory"
            )
        return answer if isinstance(answer, Extracted) else Unreadable(*answer)

    def close(self) -> None:
        if self.process and self.connection:
            self.connection.close()
            self.process.kill()
            self.process.join()
            self.process = self.connection = None

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        self.process = context.Process(target=_serve, args=(there, self.limits), daemon=True)
        self.process.start()
        there.close()
        self.connection = here
        if not here.poll(START_SECONDS) or here.recv() != "ready":
            self.close()
            raise Failed(f"no process that reads files could be started within {START_SECONDS:g} s; run again when the machine is less busy")
        return here

    def _last_words(self) -> str:
        process = self.process
        if process is None:
            return "before it began"
        process.join(5)
        code = process.exitcode
        self.close()
        if code is None or code >= 0:
            return f"with code {code}"
        return f"by {signal.Signals(-code).name}" if -code in set(signal.Signals) else f"by signal {-code}"


def _serve(connection: Connection, limits: Limits) -> None:
    """Read one file after the other until the other side closes the line."""
    _restrain(limits.memory_bytes)
    connection.send("ready")
    while True:
        try:
            content, said = connection.recv()
        except EOFError:
            return
        answer = _answer(content, said, limits)
        connection.send((answer.check, answer.reason, answer.value) if isinstance(answer, Unreadable) else answer)


def _restrain(memory_bytes: int) -> None:
    """Bound the memory, and let the process write no file; where the platform has such bounds. Ctrl-C is for the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import resource
    except ImportError:  # Windows: time is bounded all the same
        return
    for what, limit in ((resource.RLIMIT_AS, memory_bytes), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(what)[1]
        bound = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        try:
            resource.setrlimit(what, (bound, bound))
        except (ValueError, OSError):
            continue  # macOS refuses some


def _answer(content: bytes, said: str | None, limits: Limits) -> Extracted | Unreadable:
    try:
        return extract_text(content, said, limits)
    except Unreadable as error:
        return error
    except MemoryError:
        return Unreadable(
            "too_much_memory", f"needs more than {limits.memory_bytes:,} bytes to be read; raise max_reader_memory if the file is sound{THEN}"
        )
    except RecursionError:
        return Unreadable("too_deep", "nested too deeply; it is damaged or hostile")
    except Exception as error:  # a file on which a library fails must not stop the others
        return Unreadable(
            "reader_failed", f"its reader failed ({type(error).__name__}: {error}); it may be damaged; if it opens elsewhere, please report it"
        )
