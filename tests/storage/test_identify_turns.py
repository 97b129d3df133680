"""Turns to identify: shared by the processes of one application, released with them, given up when cancelled."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.policy.operations import identifies
from bot.policy.operations.identifies import SPACING, bucket_of, wait_before
from bot.storage import identify_turns
from bot.storage.engine import lock
from bot.storage.identify_turns import IdentifyTurns
from tests.fakes.clock import NOON
from tests.fakes.waiting import PATIENCE, moments

_PROCESS = """
import asyncio, sys
from pathlib import Path
from bot.clock import SystemClock
from bot.policy.operations import identifies
from bot.storage import identify_turns
identifies.SPACING = 0.3
class Clock(SystemClock):
    def now(self):
        self.read = super().now()
        return self.read
async def main():
    clock = Clock()
    turns = identify_turns.IdentifyTurns(Path(sys.argv[1]), clock)
    for _ in range(4):
        await turns.wait(0)
        print(sys.argv[2], clock.read.timestamp(), flush=True)  # of the turn, not of a busy machine's next moment
asyncio.run(main())
"""

_HOLDER = """
import sys, time
from pathlib import Path
from bot.storage.engine import lock
with lock.held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(3600)
"""


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identifies, "SPACING", 0.3)


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        (None, 0.0),
        (timedelta(0), SPACING),
        (timedelta(seconds=2), SPACING - 2),
        (timedelta(seconds=SPACING), 0.0),
        (timedelta(days=1), 0.0),
        (timedelta(hours=-1), SPACING),  # the clock was set back
    ],
)
def test_the_time_to_wait(ago: timedelta | None, expected: float) -> None:
    assert wait_before(None if ago is None else NOON - ago, NOON) == expected


def test_buckets_are_as_discord_counts_them() -> None:
    assert [bucket_of(shard, 16) for shard in (0, 15, 16, 33)] == [0, 15, 0, 1]
    assert bucket_of(7, 0) == 0


def test_two_processes_take_turns(tmp_path: Path) -> None:
    """Neither waits until the other has had all of its turns."""
    started = [
        subprocess.Popen([sys.executable, "-c", _PROCESS, str(tmp_path), name], stdout=subprocess.PIPE, text=True)
        for name in ("one", "other")
    ]
    lines = [line.split() for process in started for line in process.communicate(timeout=PATIENCE)[0].splitlines()]
    turns = sorted((float(at), name) for name, at in lines)
    assert len(turns) == 8
    assert all(later - earlier >= 0.29 for (earlier, _), (later, _) in pairwise(turns))
    assert {name for _, name in turns[:6]} == {"one", "other"}


async def test_the_turn_of_a_process_that_was_killed_is_free(tmp_path: Path) -> None:
    lock_file = str(tmp_path / "identify-0.lock")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _HOLDER, lock_file, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"held\n"
    waiting = asyncio.create_task(IdentifyTurns(tmp_path, SystemClock()).wait(0))
    await asyncio.sleep(0.3)
    assert not waiting.done()
    process.kill()
    await process.wait()
    await asyncio.wait_for(waiting, PATIENCE)


@pytest.mark.usefixtures("_quick")
async def test_buckets_do_not_wait_for_each_other(tmp_path: Path) -> None:
    turns = IdentifyTurns(tmp_path, SystemClock())
    with lock.held(tmp_path / "identify-0.lock"):
        await asyncio.wait_for(turns.wait(1), PATIENCE)


async def test_a_wait_that_is_cancelled_leaves_the_turn_to_others(tmp_path: Path) -> None:
    """As at a stop: at once, whether it waits for its turn or in it."""
    note = tmp_path / "identify-0.at"
    note.write_text(SystemClock().now().isoformat())
    first, second = (asyncio.create_task(IdentifyTurns(tmp_path, SystemClock()).wait(0)) for _ in range(2))
    async for _ in moments():
        if lock.is_held(tmp_path / "identify-0.lock"):
            break
    for task in (first, second):
        task.cancel()
    ended = await asyncio.wait_for(asyncio.gather(first, second, return_exceptions=True), 1)
    assert all(isinstance(one, asyncio.CancelledError) for one in ended)
    assert not lock.is_held(tmp_path / "identify-0.lock")


@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize("content", [b"", b"yesterday", b"2026-01-01T00:00:00", b"\xff"])
async def test_a_broken_note_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "identify-0.at").write_bytes(content)
    assert identify_turns._noted(tmp_path / "identify-0.at") is None
    await asyncio.wait_for(IdentifyTurns(tmp_path, SystemClock()).wait(0), PATIENCE)


@pytest.mark.usefixtures("_quick")
async def test_a_note_that_cannot_be_written_costs_the_whole_spacing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identify_turns, "SPACING", 0.3)
    (tmp_path / "identify-0.at").mkdir()
    begun = asyncio.get_running_loop().time()
    await IdentifyTurns(tmp_path, SystemClock()).wait(0)
    assert asyncio.get_running_loop().time() - begun >= 0.3
