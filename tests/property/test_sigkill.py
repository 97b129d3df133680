"""A real process is killed in the middle of its work, again and again."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.text.knowledge import Knowledge
from tests.fakes.desk import open_desk
from tests.fakes.network import FakeNetwork
from tests.property.victim import page_of, url_of

_ROOT = Path(__file__).parents[2]


def _run_and_kill(path: Path, first: int, seconds: float) -> int:
    """Let a desk work, kill it so long after it took its first link in; the last link that it said was safe."""
    command = [sys.executable, "-m", "tests.property.victim", str(path), str(first)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as process:  # our own
        assert process.stdout is not None
        safe = int(process.stdout.readline())
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        for line in process.stdout:
            if line.endswith("\n"):
                safe = int(line)
        timer.cancel()
        assert process.wait() == -signal.SIGKILL, "it ended before it could be killed"
    return safe


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
async def test_no_link_that_was_called_safe_is_lost_and_nothing_comes_twice(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    chance = random.Random(11)  # noqa: S311  # a test's dice
    safe = -1
    for _ in range(4):
        safe = _run_and_kill(path, safe + 1, 0.05 + 0.4 * chance.random())
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
