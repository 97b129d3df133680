"""The list of members who had their data erased, in a file beside the database.

A copy made before an erasure still holds the member's data, and a restore repeats the erasure from this list. So it is
kept outside the database, and written before the database is. One line a member: the time of the last erasure in UTC,
a tab, the member's id.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from bot.storage.engine import replacement

_PRIVATE = 0o600


def beside(database: Path) -> Path:
    """The list that belongs to a database."""
    database = database.resolve()
    return database.with_name(database.name + ".erased")


def add(path: Path, user_id: int, now: datetime) -> None:
    """Add an erasure to the list, which is on the disk when this returns. Raises OSError, ValueError (see `load`)."""
    listed = load(path) | {user_id: now}
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _PRIVATE), "w", encoding="ascii") as file:
        file.writelines(f"{at.isoformat()}\t{member}\n" for member, at in listed.items())
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    replacement.sync_folder(path.parent)


def load_or_none(path: Path) -> dict[int, datetime] | None:
    """As `load`, but None where the list cannot be read."""
    try:
        return load(path)
    except (OSError, ValueError):
        return None


def load(path: Path) -> dict[int, datetime]:
    """Member -> the last erasure; empty where there is no list. Raises OSError, ValueError where a line is not valid:
    a list that cannot be read must not pass for an empty one."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="ascii").splitlines()
    return {int(member): _moment(at) for at, _, member in (line.partition("\t") for line in lines)}


def _moment(written: str) -> datetime:
    at = datetime.fromisoformat(written)
    if at.tzinfo is None:
        raise ValueError(f"{written} has no time zone")
    return at
