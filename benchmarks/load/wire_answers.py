"""Answers over real sockets: the bot as a process against the evaluation rig's Discord, beside a bare bot's `/ping`.

The bot has a shelf of 10,000 articles that nobody changes meanwhile. The rig is beside the project; without it
nothing is measured.
"""

from __future__ import annotations

import asyncio
import importlib
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.load import synthetic_shelf as shelf
from benchmarks.quality.evaluator import SHARED
from benchmarks.quality.peers import ROOT
from bot.config import load_settings
from bot.storage.articles import relinking
from bot.text.knowledge import changes
from bot.text.knowledge.base import Knowledge

ARTICLES = 10_000
LOADS = (1, 16)
"""The numbers of members who ask at the same time."""
LIMIT = 6.0
"""The highest ratio of the 95th percentile to that of `/ping`."""
_PATIENCE = 120.0
_REQUESTS, _WARM = 400, 60
_COMMANDS: dict[str, dict[str, str]] = {
    "latest": {},
    "entity": {"name": "Kim Jong Un"},
    "search": {"query": "korea"},
    "story": {"article-or-story": "5"},
    "summary": {"article": "7"},
}


@dataclass(frozen=True)
class WireTimes:
    """The 95th percentile in ms from the question to its answer, processor time a question, answers that failed."""

    p95: float
    cpu: float
    failed: int


async def measure(rounds: int, shared: Path = SHARED) -> dict[tuple[str, int], list[tuple[WireTimes, WireTimes]]]:
    """(Command, number of members who ask at once) -> the times of the command and of `/ping`, for each of the
    rounds."""
    sys.path.insert(0, str(shared))
    kit, bench = importlib.import_module("rig"), importlib.import_module("rig.bench")
    found: dict[tuple[str, int], list[tuple[WireTimes, WireTimes]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        async with kit.Rig(keep_messages=200) as desk_rig, kit.Rig(keep_messages=200) as bare_rig:
            desk = await _bench(bench, desk_rig, folder)
            bare = await _bench(bench, bare_rig, None)
            for command, options in _COMMANDS.items():
                await desk.run(command, options, 4, _WARM)
                await bare.run("ping", {}, 4, _WARM)
                for load in LOADS:
                    for _ in range(rounds):
                        took = _times(await desk.run(command, options, load, _REQUESTS))
                        floor = _times(await bare.run("ping", {}, load, _REQUESTS))
                        found.setdefault((command, load), []).append((took, floor))
            desk.bot.terminate()
            bare.bot.terminate()
    return found


async def _bench(bench: Any, rig: Any, folder: str | None) -> Any:
    """A bot with one server of twenty members: the desk with its data in `folder`, or a bare bot."""
    guild = rig.guild("server")
    channel = guild.channel("general")
    seats = [(guild.member(f"user{number}"), channel) for number in range(20)]
    if folder is None:
        bot = await rig.launch(
            "rig.bare_bot", env={"PYTHONPATH": str(SHARED)}, timeout=_PATIENCE, python=sys.executable
        )
        await rig.wait_commands("ping", timeout=_PATIENCE)
    else:
        await asyncio.to_thread(_shelf, folder, guild.id)
        env = {"DESK_HOME": folder, "DESK_READERS": "1", "PYTHONPATH": str(ROOT)}
        bot = await rig.launch("bot", "run", cwd=folder, env=env, timeout=_PATIENCE, python=sys.executable)
        await rig.wait_commands("latest", timeout=_PATIENCE)
    return bench.Bench(rig, bot, seats)


def _shelf(folder: str, guild_id: int) -> None:
    """The synthetic shelf as a server's, its newest article of now, linked with the present knowledge base: a desk that
    links it anew meanwhile would answer from another shelf each time."""
    path = load_settings(desk_home=folder).database_path
    shelf.NOW = int(time.time())
    shelf.build(path, ARTICLES)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE shelves SET key = ?", (f"guild:{guild_id}",))
        relinking.register(connection, changes.snapshot(Knowledge.load()), datetime.now(UTC))
        relinking.finish(connection, datetime.now(UTC))
        connection.commit()


def _times(row: dict[str, Any]) -> WireTimes:
    return WireTimes(row["final_ms"]["p95"], row["bot_cpu_ms_per_request"], row["failed"])
