"""Never to an address of this machine or of a private network: the address that a name resolves to is checked, and it is the one connected to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import httpcore

from flows.fetch.source import NotFetched

NAT64 = ipaddress.ip_network("64:ff9b::/96")
UNICAST = ipaddress.ip_network("2000::/3")  # all that is given out of IPv6 for the Internet at large (RFC 4291)


class GuardedBackend(httpcore.SyncBackend):
    """Connects only to public addresses. Every redirect opens its connection here, so no name can lead elsewhere."""

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in public_addresses(host, port):
            try:
                return super().connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


def public_addresses(host: str, port: int) -> list[str]:
    """The addresses of a host; NotFetched where one of them is private, ConnectError where there are none."""
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except OSError as error:
        raise httpcore.ConnectError(f"{host} has no address: {error.strerror or error}") from error
    for address in found:
        if not is_public(address):
            raise private_address(host, address)
    return list(dict.fromkeys(found))


def is_public(address: str) -> bool:
    """Is an IP address one of the Internet's at large, also where an IPv6 address carries an IPv4 one?"""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
        if ip not in UNICAST:
            return False
    return ip.is_global and not ip.is_multicast


def is_private_literal(host: str) -> bool:
    """Can a host be seen to be private without asking for its address? (All that can be told behind a proxy, which resolves the names itself.)"""
    host = host.rstrip(".").lower()
    with suppress(OSError):  # for names, and for IPv6
        host = socket.inet_ntoa(socket.inet_aton(host))  # 127.1, 0x7f.1, 0177.0.0.1 and 2130706433 are one address
    try:
        return not is_public(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def private_address(host: str, address: str) -> NotFetched:
    """For a host on this machine or in a private network."""
    return NotFetched(
        "private_address",
        f"{host} is at {address}, an address of this machine or of a private network, and was not asked; "
        "if that is where your documents are, set RAPPORTEUR_ALLOW_PRIVATE_HOSTS=1",
    )
