"""A server that speaks S3, on this machine: a process of its own, as it is for users.

`python -m tests.s3 [kept|ignored|unknown]` prints its address and serves until it is stopped; conditions on a write hold, or are as good as not there
(as in some stores), or are refused.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import httpx

Conditions = Literal["kept", "ignored", "unknown"]


class OneAtATime:
    """Requests come in parallel and are answered one after the other: whether a condition holds and the write are then one step, as they must be."""

    def __init__(self, app: Callable[..., Iterable[bytes]], conditions: str) -> None:
        self._app = app
        self._turn = threading.Lock()
        self._conditions = conditions

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        asked = environ.keys() & {"HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH"}
        if asked and self._conditions == "unknown":
            start_response("501 Not Implemented", [("Content-Length", "0")])
            return []
        if self._conditions == "ignored":
            environ = {name: value for name, value in environ.items() if name not in asked}
        with self._turn:
            return list(self._app(environ, start_response))


@contextmanager
def serving(conditions: Conditions = "kept") -> Iterator[str]:
    """The server's address."""
    command = [sys.executable, "-m", "tests.s3", conditions]
    root = Path(__file__).resolve().parents[1]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


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


def main(conditions: str = "kept") -> None:
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
    from werkzeug.serving import make_server

    app = OneAtATime(DomainDispatcherApplication(create_backend_app), conditions)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=MotoRequestHandler)
    print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
