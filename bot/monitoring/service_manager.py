"""Messages to the service manager that started the process: systemd's notification protocol, sd_notify(3).

A datagram of `NAME=value` to the socket that `NOTIFY_SOCKET` names. Podman and other managers know it too.
"""

from __future__ import annotations

import socket
from collections.abc import Mapping

READY = "READY=1"
STOPPING = "STOPPING=1"
WATCHDOG = "WATCHDOG=1"


class ServiceManager:
    """The manager of this process; without one, nothing is sent."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        address = environment.get("NOTIFY_SOCKET", "")
        # A name that begins with @ is in the abstract namespace of Linux: there its first byte is zero.
        self._address = "\0" + address[1:] if address.startswith("@") else address

    def tell(self, message: str) -> None:
        """Send a message. Raises OSError if nobody listens."""
        if self._address:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
                sender.setblocking(False)
                sender.sendto(message.encode(), self._address)
