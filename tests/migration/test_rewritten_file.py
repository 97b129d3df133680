"""The rewriting of a file of before version 3, which a killed start begins anew."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage import migrations
from bot.storage.engine.database import Database
from tests.migration import frozen_schemas


class _Killed(Exception):
    """Stands for the end of the process."""


def _killed_after_rewriting(folder: Path) -> Path:
    """The files of a start that was killed twice between the commit of a rewritten file and its checkpoint."""
    path = folder / "made.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.create_function("url_key", 1, lambda text: text)
        frozen_schemas.create(connection, 2)
        connection.executemany(
            "INSERT INTO desks (guild_id, channels) VALUES (?, ?)", [(number, "x" * 3_000) for number in range(100)]
        )
        connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        for _ in range(2):
            connection.execute("VACUUM")
        home = folder / "home"
        home.mkdir(mode=0o700)
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", home / f"desk.sqlite3{end}")
    return home / "desk.sqlite3"


def _size(log: Path, path: Path) -> float:
    """Of the log, with the database as the unit."""
    return log.stat().st_size / path.stat().st_size


async def test_the_log_of_killed_starts_does_not_grow_with_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _killed_after_rewriting(tmp_path)
    log, sizes = Path(f"{path}-wal"), list[float]()

    def killed(_: sqlite3.Connection) -> int:
        sizes.append(_size(log, path))
        raise _Killed

    assert _size(log, path) > 1.9
    monkeypatch.setattr(migrations, "bring_up_to_date", killed)
    with pytest.raises(_Killed):
        async with Database.open(path):
            pass
    assert sizes[0] < 1.2
