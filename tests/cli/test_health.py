"""`health` beside a running bot: well, killed, disconnected, with its database locked; and what systemd is told."""

from __future__ import annotations

import asyncio
import json
import socket
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.clock import SystemClock
from bot.model.operations import ClusterState, GatewayState, HealthNote
from bot.monitoring import health_file
from tests.cli.discord_double import DiscordDouble, start_run
from tests.cli.forked_run import RunningBot
from tests.cli.processes import desk
from tests.fakes.waiting import PATIENCE, moments
from tests.fetch.site import closed_port


async def health(home: Path) -> subprocess.CompletedProcess[str]:
    return await asyncio.to_thread(desk, home, "health")


async def _noted(home: Path, process: RunningBot) -> None:
    async for _ in moments():
        if (home / health_file.NAME).exists():
            return
        if process.returncode is not None:
            pytest.fail((await process.communicate())[1].decode())


async def _ended(process: RunningBot) -> str:
    process.terminate()
    _, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0, err.decode()
    return err.decode()


async def test_a_running_bot_tells_that_it_is_well_to_operators_systemd_and_prometheus(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    assert (await health(home)).returncode == 1
    with closed_port() as port:
        pass
    notify = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(notify)
        systemd.setblocking(False)
        async with DiscordDouble().served() as double:
            process = await start_run(
                double.url, home, DESK_METRICS_PORT=str(port), DESK_LOG_FORMAT="json", NOTIFY_SOCKET=notify
            )
            await _noted(home, process)
            well = await health(home)
            answer = await asyncio.to_thread(_scraped, port)
            loop = asyncio.get_running_loop()
            async with asyncio.timeout(PATIENCE):
                assert await loop.sock_recv(systemd, 100) == b"READY=1"
                assert await loop.sock_recv(systemd, 100) == b"WATCHDOG=1"
                log = await _ended(process)
                told = [await loop.sock_recv(systemd, 100)]
                while told[-1] == b"WATCHDOG=1":
                    told.append(await loop.sock_recv(systemd, 100))
                assert told[-1] == b"STOPPING=1"
    assert (well.returncode, well.stdout) == (0, "the desk is well\n"), well
    stopped = await health(home)
    assert (stopped.returncode, stopped.stdout) == (1, "the desk is not running, or is still starting\n")
    assert "\ndesk_gateway_connected 1.0\n" in answer
    lines = [json.loads(line) for line in log.splitlines()]
    assert {"message": "ready", "user": 42, "guilds": 0}.items() <= next(
        line for line in lines if line["logger"] == "bot.client"
    ).items()


async def test_where_pages_are_read_is_told_and_is_no_failure(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    home.mkdir(mode=0o700)
    lines = {}
    for trouble in ("", "tls://reading.example:8786: connection lost"):
        cluster = ClusterState(0 if trouble else 4, 2, () if trouble else ("tls://10.0.0.7:1: no worker",), trouble)
        note = HealthNote(SystemClock().now(), GatewayState(True, 0.1), "", None, cluster)
        health_file.save(home, note)
        told = await health(home)
        assert told.returncode == 0
        lines[trouble] = told.stdout.splitlines()
    working, lost = lines.values()
    assert working == [
        "the desk is well",
        "pages are read on the cluster, readers: 4",
        "refused: tls://10.0.0.7:1: no worker",
    ]
    assert lost == [
        "the desk is well",
        "the cluster cannot be used, the desk reads by itself: tls://reading.example:8786: connection lost",
    ]


async def test_a_bot_without_a_sign_of_life_is_silent(tmp_path: Path) -> None:
    """As one that was killed leaves its last note."""
    home = tmp_path / "desk"
    home.mkdir(mode=0o700)
    killed = datetime(2024, 9, 16, 12, tzinfo=UTC)
    health_file.save(home, HealthNote(killed, GatewayState(True, 0.1), "", None, None))
    silent = await health(home)
    assert silent.returncode == 1
    assert silent.stdout == "no sign of life since 2024-09-16 12:00 UTC: it hangs, or was killed\n"


async def test_a_lost_connection_and_a_locked_database_are_told(tmp_path: Path) -> None:
    home, double = tmp_path / "desk", DiscordDouble()
    async with double.served():
        process = await start_run(double.url, home, quick=True)
        await _noted(home, process)
    async for _ in moments():  # Discord has gone
        note = health_file.load(home)
        if note is not None and not note.gateway.connected:
            break
    told = await health(home)
    assert (told.returncode, told.stdout) == (1, "not connected to Discord\n")
    with closing(sqlite3.connect(home / "desk.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        async for _ in moments():
            note = health_file.load(home)
            if note is not None and note.database:
                break
        told = await health(home)
    assert told.returncode == 1
    assert "the database cannot be written: database is locked" in told.stdout
    await _ended(process)


def _scraped(port: int) -> str:
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        return str(answer.read().decode())
