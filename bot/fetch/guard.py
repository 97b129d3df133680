"""The policy for addresses that may be fetched. No setting loosens it, except for extra ports.

A link is checked twice: its text before any request (`check_url`), and the IP address of each connection
(`open_socket`, the connector's socket factory), which covers names that resolve to private addresses, DNS rebinding and
redirects."""

from __future__ import annotations

import errno
import socket
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from msgspec import Struct

from bot.model.errors import LinkRefused, Reason
from bot.policy.urls import canonical, parse

Network = IPv4Network | IPv6Network

# IANA's special-purpose address registries, and multicast. 192.0.0.0/24 and 192.88.99.0/24 are refused as a whole.
_REFUSED_V4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud provider's host services, in public address space
        "169.254.0.0/16",  # link-local, cloud metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
# Global unicast is 2000::/3. Anything else is refused: ::, ::1, mapped, NAT64, ULA, link-local, site-local, multicast.
_GLOBAL_V6 = IPv6Network("2000::/3")
_REFUSED_V6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments, Teredo, ORCHID, benchmarking
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
_ISATAP = 0x5EFE
_ISATAP_MASK = 0xFDFFFFFF
"""The upper half of an ISATAP interface identifier (RFC 5214), with or without the universal bit; the lower half is an
IPv4 address."""
_LOCAL_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "onion", "i2p")


class AddressRefused(OSError):
    """A connection to an address that is not public. An OSError, so that the connector tries the host's other
    addresses."""

    def __init__(self) -> None:
        super().__init__(errno.EACCES, "not a public address")


class UrlVerdict(Struct, frozen=True):
    """The guard's decision on an address. `canonical` is None if it does not parse, `reason` None if it is allowed."""

    url: str
    canonical: str | None
    allowed: bool
    reason: Reason | None


@lru_cache(4096)
def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an IP address is globally reachable unicast."""
    if isinstance(address, IPv4Address):
        return not any(address in block for block in _REFUSED_V4)
    if int(address) >> 32 & _ISATAP_MASK == _ISATAP:
        return False
    return address in _GLOBAL_V6 and not any(address in block for block in _REFUSED_V6)


class Guard(Struct, frozen=True):
    """The address policy. `ports` are the allowed ports; `networks` are allowed besides public addresses (tests allow
    the loopback; no setting does)."""

    ports: frozenset[int] = frozenset({80, 443})
    networks: tuple[Network, ...] = ()

    def allows(self, address: IPv4Address | IPv6Address) -> bool:
        """Whether a connection to `address` may be opened."""
        return is_public(address) or any(address in network for network in self.networks)

    def check_url(self, url: str) -> None:
        """Check the text of an address: host, port, literal IP address. Raises LinkRefused if it is forbidden."""
        parsed = parse(url)
        port = int(parsed.port or (443 if parsed.protocol == "https:" else 80))
        literal = _literal(parsed.hostname)
        if literal is None and not _is_name(parsed.hostname):
            raise LinkRefused(Reason.BAD_URL, url=url[:200])
        if port not in self.ports:
            raise LinkRefused(Reason.FORBIDDEN_PORT, str(port), url=url[:200])
        if not self.allows(literal) if literal else _is_local(parsed.hostname):
            raise LinkRefused(Reason.PRIVATE_ADDRESS, parsed.hostname, url=url[:200])

    def open_socket(self, info: tuple[Any, ...]) -> socket.socket:
        """A socket for one result of getaddrinfo. Raises AddressRefused if its address is forbidden."""
        family, kind, protocol, _, address = info
        if not self.allows(ip_address(address[0])):
            raise AddressRefused
        return socket.socket(family=family, type=kind, proto=protocol)


def verdict(url: str, guard: Guard | None = None) -> UrlVerdict:
    """The guard's decision on `url` without the network: host names are checked by their form only."""
    form: str | None = None
    try:
        form = canonical(url)
        (guard or Guard()).check_url(form)
    except LinkRefused as refused:
        return UrlVerdict(url, form, False, refused.reason)
    return UrlVerdict(url, form, True, None)


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    """The IP address of a host from a parsed URL; None for a name."""
    bare = host.removesuffix(".").strip("[]")
    try:
        return ip_address(bare)
    except ValueError:
        return None


def _is_name(host: str) -> bool:
    """Whether `host` is a valid DNS name: labels of 1 to 63 bytes, 253 in all."""
    name = host.removesuffix(".")
    return len(name) <= 253 and all(0 < len(label) <= 63 for label in name.split("."))


def _is_local(host: str) -> bool:
    """Whether a name is local: a single label, or under a suffix reserved for local use."""
    name = host.rstrip(".")
    return "." not in name or any(name.endswith(f".{suffix}") for suffix in _LOCAL_NAMES)


def networks(*blocks: str) -> tuple[Network, ...]:
    """The networks of CIDR blocks."""
    return tuple(ip_network(block) for block in blocks)
