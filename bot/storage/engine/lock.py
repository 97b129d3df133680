"""One process per data folder: a file lock, which the operating system releases however the process ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from bot.model.errors import Reason, SettingsFailed
from bot.storage.engine import refusals

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def beside(database: Path) -> Path:
    """The path of a database's lock file; the same for all links to the database."""
    database = database.resolve()
    return database.with_name(database.name + ".lock")


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a lock on the file `path` for the block; the file itself is not removed. Raises SettingsFailed:
    ALREADY_RUNNING where it is held already (also by this process), DATA_FOLDER or DISK_FULL where the file cannot be
    created."""
    try:
        file = path.open("ab")
    except OSError as error:
        raise refusals.folder_refused(error, path) from None
    with file:
        try:
            _take(file)
        except OSError:
            raise SettingsFailed(Reason.ALREADY_RUNNING, str(path.parent)) from None
        yield


def is_held(path: Path) -> bool:
    """Whether a process holds the lock now. Asking takes it for a moment."""
    if not path.exists():
        return False
    try:
        with held(path):
            return False
    except SettingsFailed as error:
        if error.reason is not Reason.ALREADY_RUNNING:
            raise
        return True
