"""Which errors of SQLite are a refusal of the file, the disk or another process, and which are bugs of this program."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.model.errors import DeskError, Reason, SettingsFailed
from bot.policy.operations.operator_trouble import machine_trouble

_PRIMARY_CODE = 0xFF
_REFUSED = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PROTOCOL,
    }
)
_OF_THE_DISK = frozenset(
    {sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN}
)
_NO_ROOM_FOR_INDEX = sqlite3.SQLITE_IOERR_SHMSIZE
_LACKS_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_PASSING = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def is_refusal(error: BaseException) -> bool:
    """Whether SQLite could not use the file: it is locked, damaged or out of reach, the disk is full, memory is short.
    Its other errors (a missing column, a violated constraint, wrong parameters) are bugs."""
    return _code(error) in _REFUSED | _DAMAGED


def is_bug(error: BaseException) -> bool:
    """Whether an error is the program's own: neither SQLite nor the machine refused. After a bug a loop goes on with
    the next item; after a refusal it would be refused that one too."""
    return not is_refusal(error) and machine_trouble(error) is None


def database_refused(error: BaseException) -> bool:
    """Whether an error is a refusal, or what a service raised for one."""
    if isinstance(error, DeskError):
        return error.reason in {Reason.DATABASE_REFUSED, Reason.DISK_FULL}
    return is_refusal(error)


def is_full(error: BaseException) -> bool:
    """Whether the disk is full, which waiting for a lock does not end. SQLite calls it an I/O error where the index of
    the write-ahead log finds no room, as at the first statement after a stop."""
    if isinstance(error, OSError):
        return error.errno in _LACKS_ROOM
    return _code(error) == sqlite3.SQLITE_FULL or getattr(error, "sqlite_errorcode", None) == _NO_ROOM_FOR_INDEX


def refusal(error: BaseException) -> DeskError:
    """What a service raises for a refusal: DISK_FULL or DATABASE_REFUSED; MACHINE_TROUBLE where the machine lacks
    something else than disk; itself if a service raised it."""
    if isinstance(error, DeskError):
        return error
    if is_full(error):
        return DeskError(Reason.DISK_FULL)
    return DeskError(Reason.DATABASE_REFUSED if is_refusal(error) else Reason.MACHINE_TROUBLE)


def reason(error: BaseException) -> Reason:
    """Of a refusal: BROKEN_DATABASE for what the file holds; DISK_FULL, or DATABASE_REFUSED for a lock or a lack of
    memory, which may end by themselves; DATA_FOLDER where the folder or the disk refused."""
    if is_full(error):
        return Reason.DISK_FULL
    if _code(error) in _PASSING:
        return Reason.DATABASE_REFUSED
    return Reason.BROKEN_DATABASE if _code(error) in _DAMAGED else Reason.DATA_FOLDER


def folder_refused(error: OSError, path: Path) -> SettingsFailed:
    """What is raised where a file or folder of the data folder cannot be made, read or written: DISK_FULL, else
    DATA_FOLDER."""
    if is_full(error):
        return SettingsFailed(Reason.DISK_FULL)
    return SettingsFailed(Reason.DATA_FOLDER, f"{path}: {error.strerror}")


@contextmanager
def as_settings_failed(file: Path) -> Iterator[None]:
    """Raise SettingsFailed, with the `reason` and the file's name, where SQLite refuses the file inside the block; bugs
    are raised as they are."""
    try:
        yield
    except sqlite3.Error as error:
        if not is_refusal(error):
            raise
        raise SettingsFailed(reason(error), f"{file}: {error}") from error


def is_of_the_disk(error: BaseException) -> bool:
    """Whether a file could not be made, read or written."""
    return _code(error) in _OF_THE_DISK


def _code(error: BaseException) -> int | None:
    """SQLite's code without its extension; None for an error that is not SQLite's, or that it gave no code."""
    code = getattr(error, "sqlite_errorcode", None) if isinstance(error, sqlite3.Error) else None
    return None if code is None else code & _PRIMARY_CODE
