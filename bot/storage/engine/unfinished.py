"""The file that an export of a server is writing, in a note beside the database: an export that is killed leaves it
with members' data, which no erasure reaches.

The note is written before the file is begun, and removed once the file has its final name or was deleted, all under the
lock of the database. So a process that has the lock and finds a note knows that the export was killed, and deletes the
file, unless the server has left the database: then the file is the only copy, and the same command completes it.
Another desk, which has a lock of its own, may have begun a file of that name meanwhile: so each file has a mark of its
move.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from sqlite3 import Connection

from bot.storage.engine import replacement

_IS_AWAY = "SELECT 1 FROM moves WHERE move = ? AND state = 'away'"
_SQLITE = b"SQLite format 3\0"
_MARK = slice(68, 72)
"""Where the header of a database has its application id."""


def begin(database: Path, part: Path, move: str) -> None:
    """Note the file that a move with this name is about to write. Raises OSError."""
    note = _beside(database)
    replacement.make_private(note)
    note.write_text(json.dumps({"part": str(part.absolute()), "move": move}), encoding="utf-8")
    replacement.sync(note)


def mark(connection: Connection, move: str) -> None:
    """Mark a file without rows as the one that this move writes."""
    connection.execute(f"PRAGMA application_id = {_mark(move):d}")


def end(database: Path) -> None:
    """Remove the note. Raises OSError."""
    _beside(database).unlink(missing_ok=True)


def discard(database: Path, connection: Connection) -> None:
    """Delete what an export that was killed has left, if its server is still here. Hold the lock. What cannot be
    deleted is tried again the next time."""
    note = _beside(database)
    with suppress(OSError):
        if not note.exists():
            return
        part, move = _noted(note)
        is_away = connection.execute(_IS_AWAY, (move,)).fetchone()
        if part is not None and is_away is None:
            for file in (part, *replacement.logs(part)):
                file.unlink(missing_ok=True)
        note.unlink()


def _noted(note: Path) -> tuple[Path | None, str]:
    """The file, None where it is not one that an export has begun, and the name of the move."""
    try:
        noted = json.loads(note.read_bytes())
        part, move = Path(noted["part"]), str(noted["move"])
        own = _mark(move)
    except (ValueError, TypeError, KeyError):  # of an export that was killed while it wrote the note
        return None, ""
    try:
        with part.open("rb") as file:
            header = file.read(_MARK.stop)
            is_ours = header.startswith(_SQLITE) and int.from_bytes(header[_MARK], "big") == own
    except FileNotFoundError:
        is_ours = True  # its log may be there
    return (part if is_ours else None), move


def _mark(move: str) -> int:
    """A positive number of 32 bits with a sign. `move` is its name, hexadecimal digits."""
    return int(move[:8], 16) >> 1 | 1


def _beside(database: Path) -> Path:
    database = database.resolve()
    return database.with_name(database.name + ".exporting")
