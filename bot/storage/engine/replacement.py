"""Replaces the database file by a restored copy, so that a crash at any point leaves the old database or the new one.

    desk.sqlite3.restored-STAMP    a complete copy that waits to be put in place
    replaced-STAMP/                the files that it replaced: the database and its write-ahead log

`complete` moves the old files aside and renames the copy. It may be interrupted and called again; opening the database
calls it. The write-ahead log of another file must never stay beside the database: SQLite replays it whatever file it
belongs to, and the result is a malformed database.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from bot.model.errors import Reason, SettingsFailed
from bot.policy.operations import backups

_COPY = ".restored-"
_LOGS = ("-wal", "-shm", "-journal")
_COPYING = ("import", "restore")
"""Commands that prepare a copy."""
_PRIVATE = 0o600

log = logging.getLogger(__name__)


def waiting_copy(database: Path, stamp: str) -> Path:
    """The name under which a complete copy waits."""
    return database.with_name(f"{database.name}{_COPY}{stamp}")


def private_copy(database: Path, command: str) -> Path:
    """The name of the copy that a command prepares beside the database; the same for all links to the database."""
    database = database.resolve()
    return database.with_name(f"{database.name}.{command}-part")


def discard_private_copies(database: Path) -> None:
    """Delete what a command that was killed has left of its copy: no erasure would reach it. Hold the lock. Raises
    OSError."""
    for command in _COPYING:
        copy = private_copy(database, command)
        for file in (copy, *logs(copy)):
            file.unlink(missing_ok=True)


def complete(database: Path) -> Path | None:
    """Put a waiting copy in place; the folder of the files that it replaced, None where no copy waits. Hold the lock.

    Raises OSError.
    """
    copies = sorted(database.parent.glob(f"{database.name}{_COPY}*"))
    if not copies:
        return None
    copy = copies[-1]
    aside = database.parent / f"replaced-{copy.name.partition(_COPY)[2]}"
    _move_aside(aside, database, *logs(database))
    copy.rename(database)
    sync_folder(database.parent)
    return aside


def discard_foreign_log(database: Path) -> Path | None:
    """Move away a write-ahead log that belongs to another file; the folder it is in now, None where there is none.

    A copy made by `backup` is not in WAL mode, and a database that is not in WAL mode has no write-ahead log: the file
    was put there by hand, over one that was. Raises OSError.
    """
    foreign = logs(database)[:2] if database.exists() else logs(database)
    if not any(file.exists() for file in foreign) or (database.exists() and _is_in_wal_mode(database)):
        return None
    aside = _free(database.parent / "replaced-log")
    _move_aside(aside, *foreign)
    log.warning(
        "database was replaced by hand; the write-ahead log before it is moved file=%s folder=%s", database, aside
    )
    return aside


def make_private(path: Path) -> None:
    """Create a file that only its owner may read and write, or restrict it to its owner. Raises OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, _PRIVATE))
    if path.stat().st_mode & 0o077 and os.name == "posix":
        path.chmod(_PRIVATE)


def sync(path: Path) -> None:
    """Write a file through to the disk. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Write renames through to the disk, where the system can. Raises OSError."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def refuse_lost(database: Path) -> None:
    """Make sure that a database without content is a new one: scheduled backups beside it are of one that was deleted,
    emptied or not mounted. A new one would be empty, and its backups would replace those, one a day. Raises
    SettingsFailed DATA_FOLDER, OSError."""
    if database.exists() and database.stat().st_size:
        return
    folder = database.parent / backups.FOLDER
    names = sorted(file.name for file in folder.iterdir() if backups.is_name(file.name)) if folder.is_dir() else []
    if names:
        detail = (
            f"{database} is missing or empty, and {folder} has backups of it, the newest {names[-1]}; put it back, or "
            "`restore` one; to begin anew, move that folder away"
        )
        raise SettingsFailed(Reason.DATA_FOLDER, detail)


def logs(database: Path) -> list[Path]:
    """The files that SQLite may keep beside a database."""
    return [database.with_name(database.name + suffix) for suffix in _LOGS]


def _is_in_wal_mode(database: Path) -> bool:
    """Whether the header says so (bytes 18 and 19); an empty file counts, since SQLite has not begun it."""
    with database.open("rb") as file:
        header = file.read(20)
    return len(header) < 20 or header[18:20] == b"\x02\x02"


def _move_aside(folder: Path, *files: Path) -> None:
    for file in files:
        if file.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
            file.rename(folder / file.name)


def _free(path: Path) -> Path:
    """The path, or the first of path-2, path-3 … that does not exist."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free
