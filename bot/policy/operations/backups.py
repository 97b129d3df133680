"""Which scheduled backups are due, and which are deleted. Pure; a backup's name tells when it was made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from bot.regexes import regex

FOLDER = "backups"
"""The name of their folder, beside the database."""
_FORM = "desk-%Y%m%d-%H%M%S.sqlite3"
_NAME = regex(r"desk-[0-9]{8}-[0-9]{6}\.sqlite3")
_AHEAD = timedelta(minutes=5)
"""A name further in the future was given by a clock that was ahead."""


_LATE = timedelta(hours=1)
"""The longest time after a backup is due within which it is made."""


class BackupPlan(Struct, frozen=True):
    """Where scheduled backups are, how often one is made (None: none are), and how many are kept."""

    folder: Path
    every: timedelta | None
    kept: int

    def is_scheduled(self, file: Path) -> bool:
        """Whether the file is a backup of the schedule, which will be deleted, or the beginning of one."""
        return file.parent == self.folder and _made_at(file.name.removesuffix(".part")) is not None

    def gone_by(self, now: datetime) -> datetime | None:
        """When every backup that exists now has been deleted; None without a schedule."""
        return None if self.every is None else now + self.kept * (self.every + _LATE)


def is_name(name: str) -> bool:
    """Whether a file of this name is a complete backup of the schedule."""
    return _made_at(name) is not None


def name_at(now: datetime) -> str:
    """The file name of a backup made now."""
    return now.astimezone(UTC).strftime(_FORM)


def is_due(names: Iterable[str], now: datetime, every: timedelta) -> bool:
    """Whether the newest backup is older than `every`. Names of another form are not backups of the schedule."""
    last = newest(names, now)
    return last is None or now - last >= every


def newest(names: Iterable[str], now: datetime) -> datetime | None:
    """When the newest backup of the schedule was made; None where there is none."""
    return max((at for at in map(_made_at, names) if at is not None and at <= now + _AHEAD), default=None)


def outdated(names: Iterable[str], now: datetime, kept: int) -> tuple[str, ...]:
    """The backups of the schedule to delete so that the newest `kept` remain; dates in the future count as oldest."""
    made = [(at <= now + _AHEAD, at, name) for name in names if (at := _made_at(name)) is not None]
    return tuple(name for _, _, name in sorted(made)[: max(len(made) - kept, 0)])


def _made_at(name: str) -> datetime | None:
    if not _NAME.fullmatch(name):
        return None
    try:
        return datetime.fromisoformat(name[len("desk-") : -len(".sqlite3")].replace("-", "T")).replace(tzinfo=UTC)
    except ValueError:
        return None
