"""Which addresses of the network may be fetched: those of the public internet."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

__all__ = ["Resolver", "is_public", "resolved"]

Resolver = Callable[[str, int], list[str]]
"""Gives the addresses of a host's name, in the order in which they are to be tried."""

_TRANSLATED = IPv6Network("64:ff9b::/96")


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses that the system knows for a host; raise OSError if there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet.

    Private, loopback, link-local, shared, multicast, reserved and unspecified ones are not, nor are addresses of
    IPv6 that carry such an address of IPv4 (mapped, 6to4, Teredo, NAT64).
    """
    parsed = ip_address(address.partition("%")[0])
    inner = _carried(parsed) if isinstance(parsed, IPv6Address) else []
    checked: list[IPv4Address | IPv6Address] = [*inner] if inner else [parsed]
    return all(a.is_global and not a.is_multicast and not a.is_reserved for a in checked)


def _carried(address: IPv6Address) -> list[IPv4Address]:
    """Return the addresses of IPv4 within one of IPv6."""
    if address.ipv4_mapped:
        return [IPv4Address(int(address.ipv4_mapped))]
    if address.sixtofour:
        return [IPv4Address(int(address.sixtofour))]
    if address.teredo:
        return [IPv4Address(int(inner)) for inner in address.teredo]
    if address in _TRANSLATED:
        return [IPv4Address(int(address) & 0xFFFFFFFF)]
    return []
