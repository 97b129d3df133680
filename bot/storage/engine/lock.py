"""One desk a data folder: a lock that the operating system drops when its process ends, however it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from bot.model.errors import Reason, SettingsFailed

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def beside(database: Path) -> Path:
    """The lock file of a database: one, whatever links lead to the file."""
    database = database.resolve()
    return database.with_name(database.name + ".lock")


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock file `path` for the block. Raises SettingsFailed: ALREADY_RUNNING where another holds it, even in
    this process, DATA_FOLDER where it cannot be made. The file stays; only the lock on it means anything."""
    try:
        file = path.open("ab")
    except OSError as error:
        raise SettingsFailed(Reason.DATA_FOLDER, f"{path}: {error.strerror}") from None
    with file:
        try:
            _take(file)
        except OSError:
            raise SettingsFailed(Reason.ALREADY_RUNNING, str(path.parent)) from None
        yield
