"""The command `run` against a minimal Discord server: refusals and orderly shutdown."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from bot.config import DATABASE
from bot.model.errors import Reason
from bot.storage.engine import lock
from tests.cli.discord_double import TOKEN, DiscordDouble, start_demo, start_run
from tests.cli.forked_run import RunningBot
from tests.cli.processes import ROOT
from tests.fakes.waiting import PATIENCE, moments
from tests.fetch.site import closed_port


async def refused(double: DiscordDouble, home: Path, token: str = TOKEN) -> str:
    async with double.served():
        process = await start_run(double.url, home, token)
        out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    said = err.decode()
    assert process.returncode == 2, said
    assert out == b""
    assert "Traceback" not in said
    return said.strip().splitlines()[-1]


async def test_a_refused_token_names_the_setting(tmp_path: Path) -> None:
    assert "DISCORD_TOKEN" in await refused(DiscordDouble(token_ok=False), tmp_path / "desk")


async def test_a_token_that_is_reset_while_the_bot_connects_names_the_setting(tmp_path: Path) -> None:
    assert "DISCORD_TOKEN" in await refused(DiscordDouble(close_code=4004), tmp_path / "desk")


@pytest.mark.parametrize("token", ["two words", "ключ", "line\nbreak"])
async def test_an_invalid_token_is_not_sent(tmp_path: Path, token: str) -> None:
    assert "DISCORD_TOKEN" in await refused(DiscordDouble(), tmp_path / "desk", token)


async def test_a_disabled_intent_names_the_setting(tmp_path: Path) -> None:
    said = await refused(DiscordDouble(close_code=4014), tmp_path / "desk")
    assert "message-content intent" in said
    assert "DESK_MESSAGE_CONTENT=false" in said


async def test_a_bot_that_starts_before_the_network_is_there_waits_for_it(tmp_path: Path) -> None:
    """As after a power cut: a service manager would have given it up."""
    with closed_port() as port:
        process = await start_run(f"http://127.0.0.1:{port}", tmp_path / "desk", quick=True)
        await _wait_for_log(process, f"the start is tried again next_seconds=0.2 error={Reason.DISCORD_UNREACHABLE}: ")
    async with DiscordDouble().served(port) as double:
        await _wait_for(double.ready, process)
        await _stopped(process, tmp_path / "desk")
    assert process.log.count("tried again") == 1
    assert "Unclosed" not in process.log


async def test_a_proxy_that_answers_for_discord_is_logged_once_and_in_one_line(tmp_path: Path) -> None:
    double = DiscordDouble()
    double.is_down = True
    async with double.served():
        process = await start_run(double.url, tmp_path / "desk", quick=True)
        async for _ in moments():
            if len(double.requests) > 2:
                break
        double.is_down = False
        await _wait_for(double.ready, process)
        await _stopped(process, tmp_path / "desk")
    assert process.log.count("tried again") == 1
    assert "503 Service Unavailable" in process.log
    assert "Ray" not in process.log


async def test_a_bot_that_waits_for_the_network_shuts_down_on_a_signal(tmp_path: Path) -> None:
    with closed_port() as port:
        process = await start_run(f"http://127.0.0.1:{port}", tmp_path / "desk")
        await _wait_for_log(process, "the start is tried again")
        await _stopped(process, tmp_path / "desk")


async def test_a_bot_starts_once_other_programs_give_its_database_and_its_folder_back(tmp_path: Path) -> None:
    """It is back without its operator; the same holds for a full disk. `check`, `restore` and others, to which its log
    led, have the data folder while they work: minutes in a large database."""
    home = tmp_path / "desk"
    home.mkdir(mode=0o700)
    async with DiscordDouble().served() as double:
        with closing(sqlite3.connect(home / DATABASE, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            process = await start_run(double.url, home, quick=True)
            await _wait_for_log(process, f"tried again next_seconds=0.2 error={Reason.DATABASE_REFUSED}")
            assert not double.requests
            with lock.held(await _free(lock.beside(home / DATABASE))):
                other.close()
                await _wait_for_log(process, f"tried again next_seconds=0.2 error={Reason.ALREADY_RUNNING}")
        await _wait_for(double.ready, process)
        await _stopped(process, home)


async def _free(path: Path) -> Path:
    """A lock that the bot lets go of between two tries."""
    async for _ in moments():
        if not lock.is_held(path):
            return path
    raise AssertionError(path)


async def _wait_for_log(process: RunningBot, line: str) -> None:
    async for _ in moments():
        if line in process.log:
            return
        assert process.returncode is None, process.log
    raise AssertionError(process.log)


@pytest.mark.parametrize(
    "stop",
    [
        signal.SIGINT,
        pytest.param(
            signal.SIGHUP,  # its terminal was closed
            marks=pytest.mark.skipif(signal.getsignal(signal.SIGHUP) is signal.SIG_IGN, reason="run under nohup"),
        ),
    ],
)
async def test_a_running_bot_shuts_down_on_a_signal(tmp_path: Path, stop: signal.Signals) -> None:
    """The others here get SIGTERM."""
    async with DiscordDouble().served() as double:
        process = await start_run(double.url, tmp_path / "desk")
        await _wait_for(double.ready, process)
        process.send_signal(stop)
        _, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0, err.decode()
    assert "Traceback" not in err.decode()
    assert (tmp_path / "desk" / "desk.sqlite3").exists()
    assert not (tmp_path / "desk" / "desk.sqlite3-wal").exists()  # the database was closed


@pytest.mark.parametrize("silent_at", ["login", "gateway"])
async def test_a_bot_that_waits_for_discord_shuts_down_on_a_signal(tmp_path: Path, silent_at: str) -> None:
    async with DiscordDouble(silent_at=silent_at).served() as double:
        process = await start_run(double.url, tmp_path / "desk")
        await _wait_for(double.silent, process)
        await _stopped(process, tmp_path / "desk")


async def test_a_bot_that_is_starting_shuts_down_on_a_signal(tmp_path: Path) -> None:
    async with DiscordDouble().served() as double:
        process = await start_run(double.url, tmp_path / "desk")
        await _wait_for_files(tmp_path, "desk/desk.sqlite3")
        await _stopped(process, tmp_path / "desk")
    assert not double.ready.is_set()


async def test_a_demo_stopped_while_filling_its_shelf_deletes_its_folder(tmp_path: Path) -> None:
    process = await start_demo(tmp_path)
    (log,) = await _wait_for_files(tmp_path, "*/desk.sqlite3-wal")
    await _stopped(process, log.parent)
    assert not log.parent.exists()


async def _wait_for(event: asyncio.Event, process: RunningBot) -> None:
    async for _ in moments():
        if event.is_set():
            return
        if process.returncode is not None:
            pytest.fail((await process.communicate())[1].decode())


async def _wait_for_files(folder: Path, pattern: str) -> list[Path]:
    async for _ in moments():
        if found := list(folder.glob(pattern)):  # noqa: ASYNC240  # no other task runs
            return found
    raise AssertionError(pattern)


async def _stopped(process: RunningBot | asyncio.subprocess.Process, home: Path) -> None:
    """Terminate the process and check an orderly shutdown: database closed, no traceback, status 0."""
    process.terminate()
    _, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0, err.decode()
    assert "Traceback" not in err.decode()
    assert "never retrieved" not in err.decode()
    assert not (home / "desk.sqlite3-wal").exists()


async def test_a_second_process_on_a_data_folder_is_refused(tmp_path: Path) -> None:
    async with DiscordDouble().served() as double:
        first = await start_run(double.url, tmp_path / "desk")
        await _wait_for(double.ready, first)
        second = await start_run(double.url, tmp_path / "desk")
        _, err = await asyncio.wait_for(second.communicate(), PATIENCE)
        first.terminate()
        await asyncio.wait_for(first.communicate(), PATIENCE)
    assert second.returncode == 2
    assert "in use by another process" in err.decode()


_STUBBORN = """
import asyncio, sys
from bot import runtime
runtime._LONGEST_STOP = float(sys.argv[1])
async def work():
    print("working", flush=True)
    while True:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            print("stopping", flush=True)
asyncio.run(runtime.until_stopped(work()))
"""
"""A process whose work swallows its cancellation."""
_BLOCKED = """
import asyncio, re, sys
from bot import runtime
runtime._LONGEST_STOP = float(sys.argv[1])
async def work():
    print("working", flush=True)
    re.match("(a|aa)+$", "a" * 200 + "b")
asyncio.run(runtime.until_stopped(work()))
"""
"""A process whose event loop is held by one call for years."""


_CAREFUL = """
import asyncio
from bot import runtime
async def work():
    print("working", flush=True)
    try:
        await asyncio.sleep(3600)
    finally:
        print("stopping", flush=True)
        await asyncio.sleep(0.2)
        print("stopped", flush=True)
asyncio.run(runtime.until_stopped(work()))
"""
"""A process that puts its work in order when it is stopped."""


@pytest.mark.parametrize("first", [signal.SIGHUP, signal.SIGTERM])
@pytest.mark.skipif(signal.getsignal(signal.SIGHUP) is signal.SIG_IGN, reason="run under nohup")
async def test_a_terminal_that_ends_is_told_twice_and_ends_no_stop(first: signal.Signals) -> None:
    """By the system and by the shell; and systemd sends it after SIGTERM when its user leaves."""
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _CAREFUL, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert running.stdout is not None
    assert await running.stdout.readline() == b"working\n"
    running.send_signal(first)
    assert await running.stdout.readline() == b"stopping\n"
    running.send_signal(signal.SIGHUP)
    rest, _ = await asyncio.wait_for(running.communicate(), PATIENCE)
    assert (rest, running.returncode) == (b"stopped\n", 0)


@pytest.mark.parametrize("process", [_STUBBORN, _BLOCKED])
@pytest.mark.parametrize(("longest", "again"), [(0.2, False), (3600.0, True)])
async def test_a_stop_that_would_never_end_is_ended(process: str, longest: float, again: bool) -> None:
    """By itself after its time, or by a second signal at once."""
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-c", process, str(longest), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert running.stdout is not None
    assert await running.stdout.readline() == b"working\n"
    try:
        os.kill(running.pid, signal.SIGTERM)
        async for _ in moments():
            if running.returncode is not None:
                break
            if again:  # more than two, since signals that arrive together count as one
                with suppress(ProcessLookupError):
                    os.kill(running.pid, signal.SIGTERM)  # Popen.send_signal would take the exit status from asyncio
        assert running.returncode == 1
    finally:
        with suppress(ProcessLookupError):
            running.kill()
