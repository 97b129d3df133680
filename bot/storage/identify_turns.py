"""The turns in which the shards of one application identify, shared by its processes on one machine.

    identify-0.lock    held by the process whose turn it is; the operating system releases it with the process
    identify-0.at      when the last identify of bucket 0 was sent

discord.py spaces the identifies of one process. Two processes that start together would break Discord's limit, and a
refused identify costs one of the day's. A process that waits for a turn asks again at random short intervals: nobody
waits in a queue, and the holder needs its turn for six seconds at most, so none waits much longer than another.
"""

from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path

from bot.model.errors import Reason, SettingsFailed
from bot.policy.operations.identifies import SPACING, wait_before
from bot.ports import Clock
from bot.storage.engine import lock

_ASKED_EVERY = (0.05, 0.2)
"""Seconds, from and to."""


class IdentifyTurns:
    """Waits for turns, with files in `folder`, which the processes of the application share."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    async def wait(self, bucket: int) -> None:
        """Return when a shard of the bucket may identify, which is to be done at once. May be cancelled at any time.

        Raises SettingsFailed DATA_FOLDER where the files cannot be created."""
        path = self._folder / f"identify-{bucket}.lock"
        while not await self._taken(path):
            await self._clock.sleep(random.uniform(*_ASKED_EVERY))  # noqa: S311  # no secret

    async def _taken(self, path: Path) -> bool:
        """Wait the rest of the spacing in the turn; False where another process has it."""
        note = path.with_suffix(".at")
        try:
            with lock.held(path):
                await self._clock.sleep(wait_before(_noted(note), self._clock.now()))
                try:
                    note.write_text(self._clock.now().isoformat(), encoding="ascii")
                except OSError:  # a full disk: the others cannot know, so each waits the whole spacing in its turn
                    await self._clock.sleep(SPACING)
                return True
        except SettingsFailed as error:
            if error.reason is not Reason.ALREADY_RUNNING:
                raise
            return False


def _noted(note: Path) -> datetime | None:
    """The time of the last identify; None where there was none, or the machine stopped while it was written."""
    try:
        at = datetime.fromisoformat(note.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return at if at.tzinfo is not None else None
