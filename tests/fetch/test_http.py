"""Fetching over HTTP: each fault of a server by itself, and what a client must never do."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpcore
import pytest

from flows.extract.media_types import PLAIN
from flows.fetch import download
from flows.fetch.addresses import is_public
from flows.fetch.http import Client, Request
from flows.fetch.source import Content, Known, NotFetched
from flows.fetch.symbols import lower_path
from flows.rejected import Unreadable
from flows.settings import Settings
from tests.fetch.service import LASTING_FAULTS, PASSING_FAULTS, Service, serving

LETTER = "Letter dated 3 May 2021, which is about {symbol} in {language}. " * 40


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(Service(lambda symbol, language: LETTER.format(symbol=symbol, language=language).encode())) as running:
        yield running


def settings(**given: Any) -> Settings:
    quick = {"requests_per_second": 500, "retry_seconds": 0.01, "document_seconds": 0.5, "allow_private_hosts": True}
    return Settings(**{**quick, **given})


@pytest.fixture
def get(service: Service, tmp_path: Path) -> Callable[..., Content | None]:
    def ask(symbol: str = "A/78/1", path: str = "", known: Known | None = None, **given: Any) -> Content | None:
        url = service.url + path if path else service.template.format(symbol=symbol, language="fr", type="txt")
        with Client(settings(**given), tmp_path) as client:
            return client.get(Request(url, known, frozenset({PLAIN}), lower_path))

    return ask


Get = Callable[..., Content | None]


@pytest.mark.parametrize("fault", ["", *PASSING_FAULTS])
def test_a_fault_that_passes_is_overcome(service: Service, get: Get, fault: str) -> None:
    service.faults["A/78/1"] = fault
    found = get()
    assert found is not None
    assert found.content == service.document_of("A/78/1", "fr")


CHECKS = {"empty": "empty", "html": "html_page", "not_found": "not_found", "gone_gateway": "server_error"}


@pytest.mark.parametrize("fault", [fault for fault in LASTING_FAULTS if fault in CHECKS])
def test_a_fault_that_lasts_is_said_with_its_reason(service: Service, get: Get, fault: str) -> None:
    service.faults["A/78/1"] = fault
    with pytest.raises(NotFetched) as raised:
        get()
    assert raised.value.check == CHECKS[fault]
    assert raised.value.http_status == (404 if fault == "not_found" else 502 if fault == "gone_gateway" else 200)
    assert raised.value.gone == (fault == "not_found")
    assert service.asked["A/78/1"] == (1 if fault == "not_found" else 5)


@pytest.mark.parametrize("fault", ["cut", "drip"])
def test_the_rest_of_what_has_arrived_is_asked_for(service: Service, get: Get, fault: str) -> None:
    service.faults["A/78/1"] = fault
    get()
    first, second = service.documents_sent()
    assert (first.status, second.status) == (200, 206)
    assert second.headers["range"].startswith("bytes=")
    assert second.sent <= len(service.document_of("A/78/1", "fr")) // 2


def test_a_large_download_goes_on_where_a_killed_run_left_it(service: Service, get: Get, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "WORTH_KEEPING", 100)
    service.faults["A/78/1"] = "cut"
    with pytest.raises(NotFetched):
        get(fetch_attempts=1)
    assert len(list(tmp_path.iterdir())) == 2
    found = get()
    assert found is not None
    assert found.content == service.document_of("A/78/1", "fr")
    assert [served.status for served in service.documents_sent()] == [200, 206]
    assert not list(tmp_path.iterdir())


def test_what_is_known_is_asked_for_only_if_it_has_changed(service: Service, get: Get) -> None:
    found = get()
    assert found is not None
    known = Known("", 0, None, datetime.now(UTC), etag=found.etag, last_modified=found.last_modified)
    assert get(known=known) is None
    assert service.answers()[-1].status == 304


def test_a_server_that_asks_for_peace_gets_it(service: Service, get: Get) -> None:
    service.faults["A/78/1"] = "too_many"
    get()
    refused = next(served for served in service.answers() if served.status == 429)
    later = [served.began for served in service.answers() if served.began > refused.ended]
    assert min(later) - refused.ended >= 0.95


def test_the_wait_that_a_server_asks_for_is_bounded(service: Service, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.fetch.http.LONGEST_PAUSE", 0.5)
    service.faults["A/78/1"] = "too_many"
    with pytest.raises(NotFetched, match="come back in 1 s"):
        get()


def test_a_document_beyond_the_limit_is_not_loaded(service: Service, get: Get) -> None:
    with pytest.raises(Unreadable, match="max_document_bytes"):
        get(max_document_bytes=100)


def test_robots_txt_is_honoured_unless_overridden(service: Service, get: Get) -> None:
    service.robots = b"User-agent: *\nDisallow: /api/"
    with pytest.raises(NotFetched, match="--ignore-robots"):
        get()
    assert {served.path for served in service.answers()} == {"/robots.txt"}
    assert get(ignore_robots=True)


def test_crawl_delay_is_honoured(service: Service, get: Get) -> None:
    service.robots = b"User-agent: *\nCrawl-delay: 0.3"
    get()
    times = [served.began for served in service.answers() if served.path != "/robots.txt"]
    assert times[1] - times[0] >= 0.28


def test_the_user_agent_says_who_asks(service: Service, get: Get) -> None:
    get(contact="librarian@example.org")
    assert all(served.headers["user-agent"].startswith("rapporteur/") for served in service.answers())
    assert all("(librarian@example.org)" in served.headers["user-agent"] for served in service.answers())


def test_an_address_of_this_machine_is_not_asked(service: Service, get: Get) -> None:
    with pytest.raises(NotFetched) as raised:
        get(allow_private_hosts=False)
    assert raised.value.check == "private_address"
    assert not service.answers()


@pytest.mark.parametrize(
    "url", ["http://localhost:9/", "http://[::1]:9/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://[::ffff:10.0.0.1]/"]
)
def test_no_spelling_of_a_private_address_gets_through(tmp_path: Path, url: str) -> None:
    with Client(settings(allow_private_hosts=False, ignore_robots=True, fetch_attempts=1), tmp_path) as client, pytest.raises(NotFetched) as raised:
        client.get(Request(url))
    assert raised.value.check == "private_address"


@pytest.mark.parametrize(
    "url", ["http://[bad/", "ftp://example.org/a", "no address", "http://", "http://exa mple.org:port/", "http://\x00/", "http://x..y/"]
)
def test_what_is_no_address_is_said(tmp_path: Path, url: str) -> None:
    with Client(settings(fetch_attempts=1, ignore_robots=True), tmp_path) as client, pytest.raises(NotFetched) as raised:
        client.get(Request(url))
    assert raised.value.check in {"address", "connection"}


def test_behind_a_proxy_what_can_be_seen_to_be_private_is_not_asked(service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", service.url)
    monkeypatch.setenv("no_proxy", "")
    with Client(settings(allow_private_hosts=False, ignore_robots=True), tmp_path) as client:
        for name in ("127.0.0.1", "localhost", "LOCALHOST.", "[::1]", "127.1", "0177.0.0.1", "0x7f.1", "2130706433", "10.0.0.1."):
            url = f"http://{name}:9/"
            with pytest.raises(NotFetched) as raised:
                client.get(Request(url))
            assert raised.value.check == "private_address"
        assert not service.answers()
        with pytest.raises(NotFetched, match="nothing is there"):
            client.get(Request("http://documents.example/x"))
    assert [served.path for served in service.answers()] == ["http://documents.example/x"]


ADDRESSES = {
    "8.8.8.8": True, "2606:4700::1111": True, "127.0.0.1": False, "10.1.2.3": False, "172.16.0.1": False, "192.168.1.1": False, "169.254.169.254": False,
    "100.64.0.1": False, "0.0.0.0": False, "224.0.0.1": False, "::1": False, "fe80::1%eth0": False, "fc00::1": False, "::ffff:127.0.0.1": False,
    "64:ff9b::7f00:1": False, "64:ff9b::808:808": True, "64:ff9b:1::7f00:1": False, "2002:7f00:1::": False, "::7f00:1": False, "::ffff:0:7f00:1": False,
    "fec0::1": False, "ff02::1": False, "2001:db8::1": False, "198.18.0.1": False, "240.0.0.1": False, "255.255.255.255": False,
}  # fmt: skip


@pytest.mark.parametrize(("address", "public"), ADDRESSES.items(), ids=ADDRESSES)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) == public


@pytest.mark.parametrize(
    ("target", "check"),
    [("https://127.0.0.1/", "redirect"), ("file:///etc/passwd", "redirect"), ("/api/symbol/access?s=a&l=fr", "")],
    ids=["another scheme", "a file", "a detour"],
)
def test_redirects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, check: str) -> None:
    with serving(Service(lambda symbol, language: b"Letter")) as service, Client(settings(), tmp_path) as client:
        redirecting(monkeypatch, target)
        with pytest.raises(NotFetched) as raised:
            client.get(Request(service.url + "/doc/fr/a", mend_path=lower_path))
        assert raised.value.check == "redirect"
        assert ("more than" in raised.value.reason) == (check == "")


PUBLIC = "93.184.215.14"  # stands for any server of the Internet
NAMES = {
    "documents.example": [PUBLIC],
    "inside.example": ["10.0.0.5"],
    "half.example": [PUBLIC, "192.168.0.7"],  # what a name leads to is decided by chance: none of its addresses may be private
    "six.example": ["fd00::5"],
}
ELSEWHERE = [
    "127.0.0.1", "localhost", "10.0.0.1", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "[::1]", "[fe80::1]", "[fd00::1]",
    "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "2130706433", "0x7f000001", "127.1", "inside.example", "half.example", "six.example",
]  # fmt: skip


@pytest.fixture
def internet(service: Service, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Names that resolve as NAMES has it, and PUBLIC is where the service listens; nothing else can be connected to."""
    resolve, connect, port = socket.getaddrinfo, httpcore.SyncBackend.connect_tcp, int(service.url.rpartition(":")[2])
    names = dict(NAMES)

    def resolved(host: str, *given: Any, **options: Any) -> list[Any]:
        return [info for address in names.get(host, [host]) for info in resolve(address, *given, **options)]

    def connected(backend: httpcore.SyncBackend, host: str, *given: Any) -> httpcore.NetworkStream:
        assert host == PUBLIC
        return connect(backend, "127.0.0.1", port, *given[1:])

    monkeypatch.setattr("socket.getaddrinfo", resolved)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connected)
    return names


def redirecting(monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    monkeypatch.setattr("tests.fetch.service._Handler._document", lambda handler, symbol, language: handler._answer(302, location=target))


@pytest.mark.parametrize("host", ELSEWHERE)
def test_no_redirect_leads_to_a_private_address(
    service: Service, internet: dict[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    redirecting(monkeypatch, f"http://{host}/latest")
    with Client(settings(allow_private_hosts=False), tmp_path) as client, pytest.raises(NotFetched) as raised:
        client.get(Request("http://documents.example/doc/fr/a"))
    assert raised.value.check == "private_address"
    assert [served.path for served in service.answers()] == ["/robots.txt", "/doc/fr/a"]


def test_a_name_that_leads_elsewhere_the_second_time_is_checked_again(service: Service, internet: dict[str, list[str]], tmp_path: Path) -> None:
    with Client(settings(allow_private_hosts=False), tmp_path) as client:
        assert client.get(Request("http://documents.example/doc/fr/a"))
    internet["documents.example"] = ["127.0.0.1"]
    with Client(settings(allow_private_hosts=False, ignore_robots=True), tmp_path) as client, pytest.raises(NotFetched) as raised:
        client.get(Request("http://documents.example/doc/fr/a"))
    assert raised.value.check == "private_address"


def test_a_redirect_in_a_circle_is_left_after_a_few_turns(service: Service, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    redirecting(monkeypatch, "/doc/fr/a")
    with pytest.raises(NotFetched, match="more than 5 times"):
        get(path="/doc/fr/a")
    assert [served.path for served in service.answers()] == ["/robots.txt"] + ["/doc/fr/a"] * 6


def test_hosts_of_the_united_nations_are_asked_only_with_consent(tmp_path: Path) -> None:
    with Client(settings(), tmp_path) as client:
        for url in ("https://documents.un.org/x", "https://un.org/", "http://undocs.org/A/78/1"):
            with pytest.raises(NotFetched, match="--accept-un-terms"):
                client.get(Request(url))


def test_a_host_that_is_down_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.fetch.hosts.GIVE_UP_AFTER", 3)
    faults = {f"A/{n}": "gone_gateway" for n in range(6)}
    checks = []
    with serving(Service(lambda symbol, language: b"", faults)) as service, Client(settings(fetch_attempts=2), tmp_path) as client:
        for n in range(6):
            with pytest.raises(NotFetched) as raised:
                client.get(Request(f"{service.url}/doc/en/a/{n}"))
            checks.append(raised.value.check)
    assert checks == ["server_error"] * 3 + ["host_down"] * 3
