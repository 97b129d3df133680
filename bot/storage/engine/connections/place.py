"""Whether the file that the connections hold open is still the one at its path.

A deleted file, one whose folder was deleted or moved, and one over which another volume was mounted go on taking
commits through open connections, and all of them are lost with the process. In WAL mode SQLite does not look
(`SQLITE_FCNTL_HAS_MOVED` is asked for rollback journals only, and Python cannot ask it).
"""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

log = logging.getLogger(__name__)


class FilePlace:
    """The path of an open database, and which file was there when it was opened. The file itself must not be opened for
    this: closing it would drop SQLite's locks."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened = _file_at(path)
        self._is_lost = False

    def require(self) -> None:
        """Raises sqlite3.OperationalError, with SQLITE_CANTOPEN, where the file is not at its path; each change is
        logged."""
        is_lost = _file_at(self._path) != self._opened
        if is_lost and not self._is_lost:
            log.error("the database file was deleted, moved or replaced, nothing is saved file=%s", self._path)
        elif self._is_lost and not is_lost:
            log.info("the database file is in its place again file=%s", self._path)
        self._is_lost = is_lost
        if is_lost:
            error = sqlite3.OperationalError("the database file was deleted, moved or replaced")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error


def _file_at(path: Path) -> tuple[int, int] | None:
    """The file system and the number of the file; None where there is none, or the folder cannot be looked into."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
