"""The command `run` in several processes, against a minimal Discord server."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.config import DATABASE
from bot.storage.engine import lock
from bot.storage.engine.database import Database
from tests.cli.discord_double import DiscordDouble, start_run
from tests.cli.forked_run import RunningBot
from tests.cli.processes import desk
from tests.fakes.sql import run_sql
from tests.fakes.waiting import PATIENCE, moments

COMMANDS = "/applications/42/commands"


async def _until_identified(double: DiscordDouble, process: RunningBot, count: int) -> None:
    async for _ in moments():
        if len(double.identified) >= count:
            return
        if process.returncode is not None:
            pytest.fail((await process.communicate())[1].decode())


async def _ended(process: RunningBot) -> str:
    process.terminate()
    _, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0, err.decode()
    assert "Traceback" not in err.decode()
    return err.decode()


async def test_two_processes_identify_their_shards_and_one_registers_the_commands(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    async with DiscordDouble().served() as double:
        second = await start_run(double.url, home, DESK_SHARDS="1/2")
        await _until_identified(double, second, 1)
        asked = list(double.requests)
        first = await start_run(double.url, home, DESK_SHARDS="0/2")
        await _until_identified(double, first, 2)
        health = await asyncio.to_thread(desk, home, "health", "--shards", "all")
        assert await _ended(first)
        assert await _ended(second)
    assert double.identified == [[1, 2], [0, 2]]
    assert f"GET {COMMANDS}" in asked
    assert f"PUT {COMMANDS}" not in asked
    assert double.requests.count(f"PUT {COMMANDS}") == 1
    assert health.stderr.splitlines() == ["Shards 0/2:", "Shards 1/2:"]
    assert {path.name for path in home.iterdir() if path.is_dir()} == {"shards-0-of-2", "shards-1-of-2"}


async def test_a_process_that_waits_for_its_turn_stops_at_once(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    home.mkdir(mode=0o700)
    async with DiscordDouble().served() as double:
        with lock.held(home / "identify-0.lock"):
            process = await start_run(double.url, home, DESK_SHARDS="0/1")
            async for _ in moments():
                if f"PUT {COMMANDS}" in double.requests:
                    break
            await asyncio.sleep(0.5)
            assert double.identified == []
            await _ended(process)


async def test_a_process_connects_both_of_its_shards_and_a_second_one_for_a_shard_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    async with DiscordDouble().served() as double:
        first = await start_run(double.url, home, DESK_SHARDS="0-1/2")
        await _until_identified(double, first, 1)
        second = await start_run(double.url, home, DESK_SHARDS="1/2")
        _, err = await asyncio.wait_for(second.communicate(), PATIENCE)
        await _until_identified(double, first, 2)
        await _ended(first)
    assert double.identified == [[0, 2], [1, 2]]
    assert second.returncode == 2
    assert "serves some of the same servers" in err.decode()
    assert not (home / "shards-1-of-2").exists(), "it would count as a process that does not run"


@pytest.mark.parametrize("before", ["", "shards-0-of-2"])
async def test_shards_that_are_divided_in_another_way_do_not_begin_without_their_servers(
    tmp_path: Path, before: str
) -> None:
    """The operator has set DESK_SHARDS and moved nothing: members would find an empty desk."""
    home, server = tmp_path / "desk", 4 << 22
    (home / before).mkdir(parents=True, mode=0o700)
    async with Database.open(home / before / DATABASE) as database:
        await database.write(run_sql, "INSERT INTO desks (guild_id) VALUES (?)", (server,))
    async with DiscordDouble().served() as double:
        refused = await start_run(double.url, home, DESK_SHARDS="0-3/4")
        _, err = await asyncio.wait_for(refused.communicate(), PATIENCE)
        assert refused.returncode == 2
        assert f"{home / before} has servers of these shards (1, such as {server})" in err.decode()
        assert not (home / "shards-0-3-of-4").exists()
        if before:
            other = await start_run(double.url, home, DESK_SHARDS="1/2")
            await _until_identified(double, other, 1)
            await _ended(other)
