"""Google's object store, as far as a server on loopback can play it: what obstore sends without credentials, and how it reads the answers."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from flows.fetch import FetchLog, RawStore, fetch_all
from flows.fetch.cursor import Cursors
from flows.fetch.kinds import sources_of
from flows.fetch.verify import verify
from flows.settings import Settings


class Played(BaseHTTPRequestHandler):
    """Objects of one bucket: PUT, GET, DELETE, and the XML listing of a prefix."""

    protocol_version = "HTTP/1.1"
    objects: ClassVar[dict[str, bytes]] = {}

    def do_PUT(self) -> None:
        self.objects[self._name()] = self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(200, b"", _etag(self.objects[self._name()]))

    def do_GET(self) -> None:
        name, query = self._name(), parse_qs(urlsplit(self.path).query)
        if not name:
            self._answer(200, self._listing(query.get("prefix", [""])[0]))
        elif name in self.objects:
            self._answer(200, self.objects[name], _etag(self.objects[name]))
        else:
            self._answer(404, b"")

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_DELETE(self) -> None:
        self._answer(204 if self.objects.pop(self._name(), None) is not None else 404, b"")

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _name(self) -> str:
        return unquote(urlsplit(self.path).path).lstrip("/").partition("/")[2]

    def _listing(self, prefix: str) -> bytes:
        found = [(name, content) for name, content in sorted(self.objects.items()) if name.startswith(prefix)]
        items = "".join(
            f"<Contents><Key>{name}</Key><LastModified>2021-03-22T00:00:00.000Z</LastModified><ETag>{_etag(content)}</ETag>"
            f"<Size>{len(content)}</Size></Contents>"
            for name, content in found
        )
        return f"<ListBucketResult>{items}</ListBucketResult>".encode()

    def _answer(self, status: int, content: bytes, etag: str = '"x"') -> None:
        self.send_response(status)
        headers = {"Content-Length": str(len(content)), "ETag": etag, "Last-Modified": "Mon, 22 Mar 2021 00:00:00 GMT"}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _etag(content: bytes) -> str:
    return f'"{hashlib.md5(content).hexdigest()}"'


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    monkeypatch.setattr(Played, "objects", {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), Played)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    key = {
        "gcs_base_url": f"http://127.0.0.1:{server.server_address[1]}",
        "disable_oauth": True,
        "client_email": "",
        "private_key": "",
        "private_key_id": "",
    }
    monkeypatch.setenv("GOOGLE_SERVICE_ACCOUNT_KEY", json.dumps(key))
    yield Played.objects
    server.shutdown()
    server.server_close()


def test_a_source_and_the_raw_store_on_gs(google: dict[str, bytes], tmp_path: Path) -> None:
    def fetched() -> list[tuple[str, str]]:
        raw = RawStore("gs://bucket/raw")
        rows, _ = fetch_all(sources_of(["gs://bucket/letters"], Settings(), Cursors(raw, None)), raw, FetchLog(raw, "run"))
        return sorted((row["source_uri"], row["status"]) for row in rows)

    google.update({"letters/a.txt": b"Letter A", "letters/b.txt": b"Letter B"})
    root = "gs://bucket/letters"
    assert fetched() == [(f"{root}/a.txt", "stored"), (f"{root}/b.txt", "stored")]
    google["letters/a.txt"] = b"Letter A, corrected"
    del google["letters/b.txt"]
    assert fetched() == [(f"{root}/a.txt", "stored"), (f"{root}/b.txt", "vanished")]
    assert verify(RawStore("gs://bucket/raw")).ok
