"""The watches of a server in the terminal: those of channels by name, those of members as a number."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from bot.app import App
from bot.config import Settings
from bot.model.watches.watch import WatchKind, WatchPlace, WatchTarget, WatchTimes
from tests.cli.processes import desk


async def _watch(home: Path) -> None:
    target = WatchTarget(WatchKind.SUBJECT, "sanctions", "sanctions")
    async with App.open(Settings(desk_home=home)) as app:
        await app.watches.add(WatchPlace(5, 77, 10, 20, personal=False), target, WatchTimes())
        await app.watches.add(WatchPlace(5, 77, 10, 6, personal=True), target, WatchTimes())


def test_the_watches_of_a_server(tmp_path: Path) -> None:
    home = tmp_path / "data"
    asyncio.run(_watch(home))
    listed = desk(home, "watches", "77")
    assert listed.returncode == 0, listed.stderr
    assert "sanctions" in listed.stdout
    assert "1 watch of members" in listed.stdout
    told = json.loads(desk(home, "watches", "77", "--json").stdout)
    assert told["members"] == 1
    assert [(one["value"], one["channel"]) for one in told["channels"]] == [("sanctions", 20)]
