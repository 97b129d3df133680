"""Which address of a reading cluster may be trusted with pages."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

LOOPBACK, TLS = "tcp", "tls"


def trust_problem(address: str, *, has_files: bool) -> str:
    """The reason, in words, why pages must not be given to the scheduler at `address`; "" if they may. Whoever can send
    to a scheduler can run programs on its workers, and pages may be texts that members pasted. So the address must be
    on loopback, which is unreachable from outside the machine, or use TLS with certificates for both sides, which
    `has_files` states.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "not an address such as tls://reading.example:8786"
    if parts.scheme not in (LOOPBACK, TLS) or not host or not port or parts.path or parts.query or parts.username:
        return "not an address such as tls://reading.example:8786"
    if parts.scheme == TLS:
        return "" if has_files else "tls:// needs DESK_CLUSTER_CA, DESK_CLUSTER_CERT and DESK_CLUSTER_KEY"
    return "" if _is_loopback(host) else "tcp:// is for this machine only (127.0.0.1); another one needs tls://"


def _is_loopback(host: str) -> bool:
    """Whether the host is on loopback. A name may lead anywhere, except the one that is reserved for loopback."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
