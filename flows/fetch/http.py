"""Fetching over HTTP as a good citizen does, and believing no server more than its bytes.

One `Client` serves all web sources of a run, from several threads. What may pass by itself (a cut connection, 429, 5xx, an empty
answer, an error page in place of a document) is tried again; the rest, and what does not pass, is a NotFetched with its reason.
"""

from __future__ import annotations

import logging
import random
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies

import httpcore
import httpx
import stamina
from protego import Protego
from stamina.instrumentation import set_on_retry_hooks

from flows.extract.media_types import HTML, is_cut, media_type_of
from flows.fetch.addresses import GuardedBackend, is_private_literal, private_address
from flows.fetch.download import Download
from flows.fetch.hosts import Host
from flows.fetch.source import Content, Known, NotFetched, too_large
from flows.settings import Settings

log = logging.getLogger(__name__)

REDIRECTS = {301, 302, 303, 307, 308}
PASSING = {408, 425, 429, 500, 502, 503, 504}
GONE = {404, 410}
MAX_REDIRECTS = 5
LONGEST_WAIT = 60.0  # seconds between two attempts
LONGEST_PAUSE = 300.0  # seconds that a server may ask for with Retry-After before its document is given up for this run
AGENT = "rapporteur"
UN_HOSTS = re.compile(r"(?:.*\.)?(?:un\.org|undocs\.org)")
UN_TERMS = (
    "hosts of the United Nations are asked only with your consent: documents issued under a symbol are in the public domain (ST/AI/189/Add.9/Rev.2), "
    "but the terms of the web sites (https://www.un.org/en/about-us/terms-of-use) are stricter: personal, non-commercial use; "
    "if you agree with them, give --accept-un-terms or set RAPPORTEUR_ACCEPT_UN_TERMS=1"
)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for. `mend_path` mends the path of an address that the server redirects to; robots.txt itself is no `document`."""

    url: str
    known: Known | None = None
    expected: frozenset[str] = frozenset()  # media types; empty for any
    mend_path: Callable[[str], str] | None = None
    document: bool = True
    downloads: dict[str, Download] = field(default_factory=dict)  # by address: what has arrived in earlier attempts


class Passing(Exception):
    """A fault that may pass by itself: try again, after `wait` seconds if the server said so."""

    def __init__(self, check: str, what: str, http_status: int | None = None, wait: float | None = None, cut: bytes | None = None) -> None:
        super().__init__(what)
        self.check, self.what, self.http_status, self.wait, self.cut = check, what, http_status, wait, cut


class Client:
    """Use as a context manager. `partial`: a folder for half-done downloads."""

    def __init__(self, settings: Settings, partial: Path) -> None:
        set_on_retry_hooks(())  # retries are logged here, in words
        self._settings, self._partial = settings, partial
        self._hosts: dict[str, Host] = {}
        self._lock = threading.Lock()
        proxied = bool({"http", "https", "all"} & set(getproxies()))
        self._http = httpx.Client(
            transport=None if proxied or settings.allow_private_hosts else _guarded_transport(),
            headers={"User-Agent": f"{AGENT}/{version('rapporteur')} ({settings.contact or 'no contact given'})", "Accept-Encoding": "identity"},
            timeout=httpx.Timeout(settings.timeout_seconds),
            limits=httpx.Limits(max_connections=None),
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *error: object) -> None:
        self._http.close()

    def get(self, request: Request) -> Content | None:
        """The document that is asked for; None where it is the one that is known. Raises NotFetched or Unreadable."""
        try:
            return self._get(request)
        except (ValueError, httpx.InvalidURL) as error:  # of the address, or of one that it redirects to
            raise NotFetched("address", f"is no address, or leads to none ({error}); correct it") from error

    def _get(self, request: Request) -> Content | None:
        host = self._host(request.url)
        if host.is_down:
            raise NotFetched("host_down", f"{urlsplit(request.url).netloc} failed many times in a row and is left alone in this run; run again later")
        try:
            found = self._persistently(request)
        except Passing as fault:
            host.count(failed=fault.check in {"connection", "server_error"})
            reason = f"{fault.what}, {self._settings.fetch_attempts} times; nothing was stored of it; run again later"
            raise NotFetched(fault.check, reason, fault.http_status) from fault
        host.count(failed=False)
        return found

    def _persistently(self, request: Request) -> Content | None:
        attempts, first_wait = self._settings.fetch_attempts, self._settings.retry_seconds
        cut: bytes | None = None
        for attempt in stamina.retry_context(_wait, attempts, None, wait_initial=first_wait, wait_max=LONGEST_WAIT, wait_jitter=first_wait):
            with attempt:
                try:
                    return self._follow(request)
                except Passing as fault:
                    log.info("%s: %s (attempt %d of %d)", request.url, fault.what, attempt.num, attempts)
                    if fault.cut is not None and fault.cut == cut:
                        return Content(fault.cut, http_status=fault.http_status)  # twice the same: it is what the server has
                    cut = fault.cut
                    raise
        raise AssertionError("the last attempt returns or raises")

    def _follow(self, request: Request) -> Content | None:
        """Ask, and follow redirects: to the mended address first, to the one given where nothing is there."""
        addresses = [request.url]
        for _ in range(MAX_REDIRECTS + 1):
            address, answer = self._first_there(addresses, request)
            if not isinstance(answer, str):
                return answer
            target = urlsplit(urljoin(address, answer))
            if target.scheme != urlsplit(address).scheme:
                raise NotFetched(
                    "redirect", f"redirects to {target.geturl()}, another scheme, and was not followed; ask for that address if you trust it"
                )
            mended = target._replace(path=request.mend_path(target.path)) if request.mend_path else target
            addresses = list(dict.fromkeys([mended.geturl(), target.geturl()]))
        raise NotFetched("redirect", f"redirects more than {MAX_REDIRECTS} times and was given up; ask for the address where the document really is")

    def _first_there(self, addresses: list[str], request: Request) -> tuple[str, Content | str | None]:
        for address in addresses[:-1]:
            try:
                return address, self._ask(address, request)
            except NotFetched as error:
                if not error.gone:
                    raise
        return addresses[-1], self._ask(addresses[-1], request)

    def _ask(self, address: str, request: Request) -> Content | str | None:
        """One request: the document, None for "not modified", or the address of a redirect."""
        self._check_allowed(address, request)
        host = self._host(address)
        download = request.downloads.setdefault(address, Download(self._partial, address))
        try:
            with host.turn(), self._http.stream("GET", address, headers=_conditions(request.known, download)) as response:
                content = self._read(response, download, request, host)
        except httpx.RequestError as error:
            raise Passing("connection", f"the connection failed ({type(error).__name__}: {error})") from error
        if isinstance(content, Content) and request.document:
            _check(content, request.expected)
        return content

    def _read(self, response: httpx.Response, download: Download, request: Request, host: Host) -> Content | str | None:
        status, headers = response.status_code, response.headers
        if status == 304 and request.known:
            return None
        if status in REDIRECTS and "location" in headers:
            return str(headers["location"])
        if status in PASSING:
            raise _passing(status, headers.get("retry-after"), host)
        if status == 206 and headers.get("content-range", "").startswith(f"bytes {len(download.content)}-"):
            pass  # the rest of what has arrived
        elif status == 200:
            download.begin(_validator(headers), int(headers.get("content-length", "0")))
        elif status in {206, 416}:
            download.begin(None, 0)
            raise Passing("connection", f"answered {status} with another part than was asked for", status)
        elif status in GONE:
            raise NotFetched("not_found", f"answered {status}: nothing is there; check the address or the symbol and the language", status, gone=True)
        else:
            raise NotFetched("refused", f"answered {status} and will not give it; check whether you may have it", status)
        self._receive(response, download)
        facts = {name: headers.get(name.replace("_", "-")) for name in ("etag", "last_modified")}
        return Content(bytes(download.content), headers.get("content-type"), status, language=headers.get("content-language"), **facts)

    def _receive(self, response: httpx.Response, download: Download) -> None:
        limit, until = self._settings.max_document_bytes, time.monotonic() + self._settings.document_seconds
        if len(download.content) + int(response.headers.get("content-length", "0")) > limit:
            raise too_large(limit)
        for chunk in response.iter_bytes():
            download.append(chunk)
            if len(download.content) > limit:
                download.end()
                raise too_large(limit)
            if time.monotonic() > until:
                raise Passing("slow", f"had sent {len(download.content):,} bytes after {self._settings.document_seconds:g} s", response.status_code)
        download.end()

    def _check_allowed(self, address: str, request: Request) -> None:
        """Raises NotFetched where the address may not be asked for."""
        parts = urlsplit(address)
        name = parts.hostname or ""
        if parts.scheme not in {"http", "https"} or not name:
            raise NotFetched("address", f"{address} is no http or https address; correct it")
        if UN_HOSTS.fullmatch(name) and not self._settings.accept_un_terms:
            raise NotFetched("un_terms", UN_TERMS)
        if not self._settings.allow_private_hosts and is_private_literal(name):
            raise private_address(name, name)
        if request.document and not self._settings.ignore_robots and not self._robots(address).can_fetch(address, AGENT):
            reason = f"{name}/robots.txt does not allow it, and it was not asked for; if you have leave to fetch it, give --ignore-robots"
            raise NotFetched("robots", reason)

    def _robots(self, address: str) -> Protego:
        """A host's robots.txt, asked for once."""
        host = self._host(address)
        with host.robots_lock:
            if host.robots is None:
                host.robots = self._fetch_robots(urljoin(address, "/robots.txt"))
                host.slow_down(host.robots.crawl_delay(AGENT) or 0)
        return host.robots

    def _fetch_robots(self, address: str) -> Protego:
        """As RFC 9309 has it: a host without the file allows everything, one that fails to give it nothing."""
        try:
            found = self._persistently(Request(address, document=False))
        except NotFetched as error:
            if error.http_status is None:
                raise
            return Protego.parse("")
        except Passing as fault:
            log.warning("%s: %s; nothing of this host is asked for in this run", address, fault.what)
            return Protego.parse("User-agent: *\nDisallow: /")
        return Protego.parse(found.content.decode("utf-8", "replace") if found else "")

    def _host(self, address: str) -> Host:
        with self._lock:
            return self._hosts.setdefault(urlsplit(address).netloc, Host(self._settings.connections_per_host, self._settings.requests_per_second))


def _guarded_transport() -> httpx.HTTPTransport:
    """httpx's own transport over connections that lead to public addresses only."""
    transport = httpx.HTTPTransport()
    transport._pool = httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(), max_connections=None, network_backend=GuardedBackend())
    return transport


def _wait(error: Exception) -> bool | float:
    """Whether to try again, and when: as the server said, else with growing waits."""
    if not isinstance(error, Passing):
        return False
    return True if error.wait is None else error.wait + random.random()


def _passing(status: int, retry_after: str | None, host: Host) -> Passing | NotFetched:
    """The fault of a server that cannot answer now; the whole host is left in peace for as long as it asks."""
    wait = _seconds(retry_after)
    if wait is None:
        return Passing("server_error", f"answered {status}", status)
    if wait > LONGEST_PAUSE:
        return NotFetched(
            "server_error", f"answered {status} and asks to come back in {wait:,.0f} s; nothing was stored of it; run again then", status
        )
    host.pause(wait)
    return Passing("server_error", f"answered {status} and asked for {wait:g} s", status, wait)


def _seconds(retry_after: str | None) -> float | None:
    """A Retry-After, in seconds or as a date."""
    if not retry_after:
        return None
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _conditions(known: Known | None, download: Download) -> dict[str, str]:
    """Ask for the rest of what has arrived, or only for what is not known yet."""
    if download.content and download.validator:
        return {"Range": f"bytes={len(download.content)}-", "If-Range": download.validator}
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified} if known else {}
    return {name: value for name, value in conditions.items() if value}


def _validator(headers: httpx.Headers) -> str | None:
    """What tells that the rest belongs to what has arrived; none where the bytes are encoded on their way or the ETag is a weak one."""
    if "content-encoding" in headers:
        return None
    etag: str | None = headers.get("etag")
    return etag if etag and not etag.startswith("W/") else headers.get("last-modified", None)


def _check(found: Content, expected: frozenset[str]) -> None:
    """Raises Passing or NotFetched where an answer of 200 is no document."""
    if not found.content:
        raise Passing("empty", "answered 200 with no bytes", found.http_status)
    media_type = media_type_of(found.content, found.media_type)
    if expected and media_type == HTML and HTML not in expected:
        title = re.search(rb"<title[^>]*>(.{0,200}?)</title>", found.content[:10_000], re.IGNORECASE | re.DOTALL)
        words = f' "{title[1].decode("utf-8", "replace").strip()}"' if title else ""
        raise Passing("html_page", f"answered 200 with an HTML page{words} where a document was asked for", found.http_status)
    if is_cut(found.content, media_type):
        raise Passing("cut", f"sent {len(found.content):,} bytes that end in the middle of the document", found.http_status, cut=found.content)
    if expected and media_type not in expected:
        raise NotFetched(
            "other_type", f"gave {media_type or 'bytes of no known kind'} where {' or '.join(sorted(expected))} was asked for", found.http_status
        )
