"""Orders to erase a member, left beside the database of another process of the desk.

    desk.sqlite3.erase/77    the member 77 is to be erased

One process writes a database, and it has the member in memory too. So another process leaves an order, which that one
carries out within seconds, or when it starts next. An order is on the disk when `leave` returns.
"""

from __future__ import annotations

import os
from pathlib import Path

from bot.storage.engine import replacement


def leave(database: Path, user_id: int) -> None:
    """Leave an order for the process that has this database. Raises OSError."""
    folder = _beside(database)
    folder.mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(folder / str(user_id), os.O_CREAT | os.O_WRONLY, 0o600))
    replacement.sync_folder(folder)
    replacement.sync_folder(folder.parent)


def find(database: Path) -> tuple[int, ...]:
    """The members that are to be erased. Raises OSError."""
    folder = _beside(database)
    return (
        tuple(sorted(int(file.name) for file in folder.iterdir() if file.name.isascii() and file.name.isdigit()))
        if folder.is_dir()
        else ()
    )


def is_left(database: Path, user_id: int) -> bool:
    """Whether the order was not carried out yet."""
    return (_beside(database) / str(user_id)).exists()


def remove(database: Path, user_id: int) -> None:
    """Remove an order that was carried out. Raises OSError."""
    (_beside(database) / str(user_id)).unlink(missing_ok=True)


def _beside(database: Path) -> Path:
    database = database.resolve()
    return database.with_name(database.name + ".erase")
