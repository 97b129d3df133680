"""systemd's notification protocol, over real sockets."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from bot.monitoring.service_manager import READY, WATCHDOG, ServiceManager


def test_messages_arrive_at_the_socket_of_the_environment(tmp_path: Path) -> None:
    path = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as receiver:
        receiver.bind(path)
        receiver.settimeout(5)
        manager = ServiceManager({"NOTIFY_SOCKET": path})
        manager.tell(READY)
        manager.tell(WATCHDOG)
        assert [receiver.recv(100), receiver.recv(100)] == [b"READY=1", b"WATCHDOG=1"]


@pytest.mark.skipif(sys.platform != "linux", reason="the abstract namespace is Linux's")
def test_an_abstract_socket(tmp_path: Path) -> None:
    name = f"desk-test-{os.getpid()}-{tmp_path.name}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as receiver:
        receiver.bind(f"\0{name}")
        receiver.settimeout(5)
        ServiceManager({"NOTIFY_SOCKET": f"@{name}"}).tell(READY)
        assert receiver.recv(100) == b"READY=1"


def test_without_a_manager_nothing_is_sent_and_a_gone_one_is_an_os_error(tmp_path: Path) -> None:
    ServiceManager({}).tell(READY)
    with pytest.raises(OSError, match="No such file"):
        ServiceManager({"NOTIFY_SOCKET": str(tmp_path / "gone")}).tell(READY)
