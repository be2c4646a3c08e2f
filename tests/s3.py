"""A server that speaks S3, on this machine."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import make_server


class OneAtATime:
    """Requests come in parallel and are answered one after the other: whether a condition holds and the write are then one step, as they must be."""

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self._app = app
        self._turn = threading.Lock()
        self.ignores_conditions = False  # as some stores do,
        self.knows_conditions = True  # or say that they have none

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        conditions = environ.keys() & {"HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH"}
        if conditions and not self.knows_conditions:
            start_response("501 Not Implemented", [("Content-Length", "0")])
            return []
        if self.ignores_conditions:
            environ = {name: value for name, value in environ.items() if name not in conditions}
        with self._turn:
            return list(self._app(environ, start_response))


@contextmanager
def serving() -> Iterator[tuple[str, OneAtATime]]:
    """The server's address, and what answers there."""
    app = OneAtATime(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=MotoRequestHandler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", app
    finally:
        server.shutdown()
        thread.join()


def environment(server: str) -> dict[str, str]:
    """What a user would set."""
    return {
        "AWS_ENDPOINT_URL": server, "AWS_ALLOW_HTTP": "true", "AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "key", "AWS_REGION": "us-east-1"
    }  # fmt: skip


def new_bucket(server: str) -> str:
    """The name of a fresh bucket."""
    name = f"bucket-{uuid.uuid4().hex[:8]}"
    httpx.put(f"{server}/{name}").raise_for_status()
    return name
