"""No stored link is lost and no card comes twice when a real process gets SIGKILL again and again."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.storage.engine import maintenance
from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import open_desk
from tests.fakes.network import FakeNetwork
from tests.fakes.sql import fetch_rows
from tests.kill import mortal_desk
from tests.kill.victim import page_of, url_of

_ROOT = Path(__file__).parents[2]


def _kill_again_and_again(path: Path) -> int:
    """The last link that any of four desks said was safe."""
    command = [sys.executable, "-m", "tests.kill.victim", str(path)]
    chance = random.Random(11)  # noqa: S311  # a test's dice
    safe = -1
    with subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as victims:
        for _ in range(4):
            safe = _run_and_kill(victims, safe + 1, 0.05 + 0.4 * chance.random())
    return safe


def _run_and_kill(victims: subprocess.Popen[str], first: int, seconds: float) -> int:
    """Let a desk work, kill it so long after it took its first link in; the last link that it said was safe."""
    assert victims.stdin is not None
    assert victims.stdout is not None
    victims.stdin.write(f"{first}\n")
    victims.stdin.flush()
    desk, safe = int(victims.stdout.readline()), int(victims.stdout.readline())
    timer = threading.Timer(seconds, os.kill, (desk, signal.SIGKILL))
    timer.start()
    for line in victims.stdout:
        if line.startswith("ended"):
            break
        safe = int(line)
    timer.cancel()
    assert line == f"ended {-signal.SIGKILL:d}\n", "it ended before it could be killed"
    return safe


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks a desk to kill it")
async def test_no_link_that_was_called_safe_is_lost_and_nothing_comes_twice(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    safe = _kill_again_and_again(path)
    pages = {url_of(number): page_of(number) for number in range(safe + 2)}
    async with open_desk(path, Knowledge([]), network=FakeNetwork(dict(pages))) as desk:
        await desk.work()
        assert await desk.troubles() == []
        titles = [row[0] for row in await desk.rows("SELECT title FROM articles")]
        cards = [row[0] for row in await desk.rows("SELECT reply_to FROM deliveries WHERE kind = 'card'")]
    assert len(titles) == len(set(titles))
    assert len(cards) == len(set(cards))
    assert {f"Report {number}" for number in range(safe + 1)} <= set(titles)
    assert set(range(1, safe + 2)) <= set(cards)


async def _open(folder: Path) -> int:
    """How many jobs and deliveries have not come to an end."""
    async with Database.open(folder / "desk" / "desk.sqlite3") as database:
        (row,) = await database.read(
            fetch_rows,
            "SELECT (SELECT count(*) FROM jobs WHERE state IN ('queued', 'fetched'))"
            " + (SELECT count(*) FROM deliveries WHERE state IN ('pending', 'sending'))",
        )
    return int(row[0])


async def _given_up(folder: Path) -> set[int]:
    """The posts whose link seems to crash the desk: on a busy machine each of its lives may end with the same link."""
    async with Database.open(folder / "desk" / "desk.sqlite3") as database:
        rows = await database.read(
            fetch_rows,
            "SELECT r.message_id FROM jobs AS j JOIN requests AS r ON r.job_id = j.id"
            " WHERE j.reason = 'reader_crashed'",
        )
    return {row[0] for row in rows}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks a desk to kill it")
async def test_a_whole_desk_killed_again_and_again_answers_every_post_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.kill.mortal_desk", str(tmp_path), "8"]
    process = await asyncio.create_subprocess_exec(*command, cwd=_ROOT)
    assert await process.wait() == 0
    posted = mortal_desk.safe(tmp_path) + 1
    while True:
        await mortal_desk.live(tmp_path, posted, posted, 2.0)
        if not await _open(tmp_path):
            break
    messages = [line.split() for line in (tmp_path / "messages").read_text().splitlines()]
    answered = [int(reply_to) for _, _, reply_to in messages]
    assert len(answered) == len(set(answered)), "no post is answered twice"
    assert set(range(1, posted + 1)) <= set(answered), "no post that was safe goes without its card"
    assert len({key for key, _, _ in messages}) == len(messages)
    lines = [line.split() for line in (tmp_path / "marks").read_text().splitlines()]
    marked = {int(post) for post, ok in lines if ok == "True"}
    assert set(range(1, posted + 1)) - marked <= await _given_up(tmp_path), "a post that was saved has its mark"
    assert maintenance.troubles(tmp_path / "desk" / "desk.sqlite3") == []
