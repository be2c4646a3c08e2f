"""A document service on loopback, with the faults that real ones have, and a log of what was asked and answered."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

HTML_PAGE = b"<!DOCTYPE html><html><head><title>There was an error</title></head><body>Please try again later.</body></html>"
PASSING_FAULTS = ("empty_once", "html_once", "too_many", "bad_gateway_burst", "drip", "cut", "too_long_length", "no_answer")
PASSING_FAULTS_OF_PDF = ("too_short_length",)  # of a text no one can tell that it goes on
LASTING_FAULTS = ("empty", "html", "not_found", "wrong_language", "gone_gateway")


@dataclass(frozen=True, slots=True)
class Served:
    """One answer: `seconds` from the server's start to the request's arrival and to the end of its answer; `sent` bytes of a body."""

    path: str
    status: int
    began: float
    ended: float
    sent: int
    headers: dict[str, str]


@dataclass
class Service:
    """`document_of(symbol, language)`: the document as bytes, a PDF or a plain text. `faults`: symbol → fault."""

    document_of: Callable[[str, str], bytes]
    faults: dict[str, str] = field(default_factory=dict)
    robots: bytes | None = None
    log: list[Served] = field(default_factory=list)
    most_at_once: int = 0
    url: str = ""
    pace: float = 0.0  # seconds that every answer takes

    def __post_init__(self) -> None:
        self.started = time.monotonic()
        self.lock = threading.Lock()
        self.at_once = 0  # answers of which the client has not the end yet, as far as the server can know
        self.open_answers = 0
        self.asked: Counter[str] = Counter()

    @property
    def template(self) -> str:
        return self.url + "/api/symbol/access?s={symbol}&l={language}&t={type}"

    def answers(self) -> list[Served]:
        """All answers, in the order in which they were asked for."""
        while self.open_answers:
            time.sleep(0.01)
        return sorted(self.log, key=lambda served: served.began)

    def documents_sent(self) -> list[Served]:
        """The answers that carried a document, or a part of one."""
        return [served for served in self.answers() if served.status in {200, 206} and served.path.startswith("/doc/")]


@contextmanager
def serving(service: Service) -> Iterator[Service]:
    """The service on a free port of loopback."""

    class Handler(_Handler):
        pass

    Handler.service = service

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a client that is killed hangs up

    server = Server(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    service: Service
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        service = self.service
        began = time.monotonic()
        with service.lock:
            service.open_answers += 1
            service.at_once += 1
            service.most_at_once = max(service.most_at_once, service.at_once)
        self.status, self.sent, self.left = 0, 0, False
        try:
            time.sleep(service.pace)
            self._route()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            self._leave()
            with service.lock:
                service.open_answers -= 1
                times = (began - service.started, time.monotonic() - service.started)
                service.log.append(Served(self.path, self.status, *times, self.sent, {k.lower(): v for k, v in self.headers.items()}))

    def _leave(self) -> None:
        """The client may have the end of the answer from now on, or give it up, and ask for something else."""
        with self.service.lock:
            self.service.at_once -= not self.left
        self.left = True

    def _route(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/robots.txt":
            self._answer(200 if self.service.robots is not None else 404, self.service.robots or b"")
        elif parts.path == "/api/symbol/access":
            query = parse_qs(parts.query)
            self._answer(302, location=f"/DOC/{query['l'][0].upper()}/{query['s'][0].upper()}")
        elif parts.path.startswith("/doc/"):
            language, _, symbol = parts.path.removeprefix("/doc/").partition("/")
            self._document(symbol.upper(), language)
        else:
            self._answer(404)

    def _document(self, symbol: str, language: str) -> None:
        service = self.service
        with service.lock:
            service.asked[symbol] += 1
            times = service.asked[symbol]
        fault = service.faults.get(symbol, "")
        content = service.document_of(symbol, "en" if fault == "wrong_language" else language)
        if fault in LASTING_FAULTS and fault != "wrong_language":
            status = {"not_found": 404, "gone_gateway": 502}.get(fault, 200)
            self._answer(status, HTML_PAGE if fault == "html" else b"")
        elif fault and times == 1 and fault in {"empty_once", "html_once", "too_many", "no_answer"}:
            if fault == "no_answer":
                self.close_connection = True
            elif fault == "too_many":
                self._answer(429, retry_after="1")
            else:
                self._answer(200, HTML_PAGE if fault == "html_once" else b"")
        elif fault == "bad_gateway_burst" and times <= 3:
            self._answer(502, b"bad gateway")
        elif fault in {"drip", "cut", "too_long_length", "too_short_length"} and times == 1:
            self._broken(content, fault)
        else:
            self._whole(content)

    def _whole(self, content: bytes) -> None:
        etag = '"' + hashlib.sha256(content).hexdigest()[:16] + '"'
        if self.headers.get("If-None-Match") == etag:
            self._answer(304)
            return
        start = 0
        if self.headers.get("Range") and self.headers.get("If-Range") == etag:
            start = int(self.headers["Range"].removeprefix("bytes=").rstrip("-"))
        self._answer(
            206 if start else 200,
            content[start:],
            etag=etag,
            **({"content_range": f"bytes {start}-{len(content) - 1}/{len(content)}"} if start else {}),
        )

    def _broken(self, content: bytes, fault: str) -> None:
        """Half of the document, and then: nothing more for long, or the end of the connection; or the whole under another length than it has."""
        self.close_connection = True
        self.status = 200
        self.send_response(200)
        self.send_header("Content-Type", _media_type(content))
        self.send_header("Content-Length", str(len(content) + {"too_long_length": 100, "too_short_length": -100}.get(fault, 0)))
        self.send_header("ETag", '"' + hashlib.sha256(content).hexdigest()[:16] + '"')
        self.end_headers()
        self._leave()
        part = content[: len(content) // 2] if fault in {"drip", "cut"} else content
        self.wfile.write(part)
        self.wfile.flush()
        self.sent = len(part)
        if fault == "drip":
            for byte in content[len(content) // 2 : len(content) // 2 + 100]:
                self.wfile.write(bytes([byte]))
                time.sleep(0.05)

    def _answer(self, status: int, content: bytes = b"", **headers: str) -> None:
        self.status = status
        self.send_response(status)
        if status != 304:
            self.send_header("Content-Type", _media_type(content))
            self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self._leave()
        self.end_headers()
        self.wfile.write(content)
        self.sent = len(content)


def _media_type(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        return "application/pdf"
    return "text/html" if content == HTML_PAGE else "text/plain; charset=utf-8"
