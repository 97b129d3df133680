"""Prepares a command `export` that kills its process after the checkpoint number `TEST_KILLED_AFTER`."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from typing import Any

from bot.cli.exports import export_run
from bot.services.exports import service
from bot.storage.exports.part_file import PartFile

AT_ONCE = 10
"""Articles between two checkpoints."""


def prepare() -> None:
    """Make batches small, and the process mortal."""
    export_run._NOTED_EVERY = service.AT_ONCE = AT_ONCE
    left = int(os.environ["TEST_KILLED_AFTER"])
    note, write = PartFile.note, PartFile.write

    def noted(part: PartFile, state: Mapping[str, Any]) -> None:
        nonlocal left
        note(part, state)
        left -= 1

    def written(part: PartFile, text: str) -> None:
        write(part, text)
        if left == 0:
            part._opened().flush()  # it reaches the file, and no checkpoint
            os.kill(os.getpid(), signal.SIGKILL)

    for name, method in (("note", noted), ("write", written)):
        setattr(PartFile, name, method)
