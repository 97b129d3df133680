"""Exports a server: its rows into a file, and out of the database. Synchronous; no desk may run on the database.

    the server's rows -> FILE.part, a database of the same version          checked, on the disk
                      -> one transaction: its rows leave the database, and the mark that it is away
    FILE.part         -> FILE

Killed before the transaction, nothing has happened, and what it wrote is removed by the next export or start
(`engine/unfinished`); killed after it, the same command renames the file. So at no time both the database and a
finished file hold the server.
"""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from msgspec.structs import replace

from bot.model.errors import Reason, SettingsFailed
from bot.model.jobs import Shelf
from bot.model.operations import MovedServer, MoveRefused, MoveState, MoveTrouble, ServerMove
from bot.storage import departures, migrations, retention, shelf_versions
from bot.storage.engine import lock, maintenance, refusals, replacement, restore_mark, unfinished
from bot.storage.moves import servers, whole_shelf
from bot.storage.moves.rows import DETACHED, NUMBERED, ROWS
from bot.storage.shelves import shelves

_PART = ".part"
_AT_ONCE = 1_000


def export(database: Path, guild_id: int, file: Path, now: datetime) -> MovedServer:
    """Move a server out of the database into `file`, which must not exist. Repeated, it completes a move that was
    interrupted.

    Raises MoveRefused, SettingsFailed (ALREADY_RUNNING, BROKEN_DATABASE, NEWER_DATABASE, DATA_FOLDER).
    """
    part = file.with_name(file.name + _PART)
    try:
        with (
            refusals.as_settings_failed(database),
            lock.held(lock.beside(database)),
            closing(maintenance.connect(database, "rw")) as connection,
        ):
            migrations.bring_up_to_date(connection)
            unfinished.discard(database, connection)
            known = servers.load(connection).get(guild_id)
            if known is not None and known.state is MoveState.AWAY:
                return MovedServer(known, _completed(part, file, known), is_repeated=True)
            if file.exists():
                raise MoveRefused(MoveTrouble.FILE_EXISTS)
            if part.exists() and part.stat().st_size:  # it may be the only copy of a server, or be written now
                raise MoveRefused(MoveTrouble.PART_EXISTS)
            if guild_id not in departures.stored_servers(connection):
                raise MoveRefused(MoveTrouble.NOTHING_HERE)
            move = ServerMove(guild_id, secrets.token_hex(16), MoveState.FILE, now)
            unfinished.begin(database, part, move.name)
            try:
                rows = _write(part, database, move)
                _take_out(connection, replace(move, state=MoveState.AWAY))
            except BaseException:
                connection.rollback()
                if servers.load(connection).get(guild_id) == known:  # else the file is the only copy
                    part.unlink(missing_ok=True)  # of members, and no erasure would reach it
                    unfinished.end(database)
                raise
        _rename(part, file)
        unfinished.end(database)
    except OSError as error:
        raise SettingsFailed(Reason.DATA_FOLDER, f"{file}: {error.strerror}") from None
    return MovedServer(move, rows)


def file_of(path: Path) -> ServerMove | None:
    """The move whose file this is; None for any other file."""
    try:
        with closing(maintenance.connect(path, "ro")) as connection:
            moves = servers.load(connection)
    except (sqlite3.Error, ValueError):
        return None
    return next((move for move in moves.values() if move.state is MoveState.FILE), None)


def counted(connection: Connection) -> dict[str, int]:
    """Table -> rows, of the file of a server; tables without rows are left out."""
    counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ROWS}  # noqa: S608  # constants
    return {table: count for table, count in counts.items() if count and table != "relinking"}


def _completed(part: Path, file: Path, move: ServerMove) -> dict[str, int]:
    """Rename the file of an interrupted move. Its rows. Raises MoveRefused FILE_LOST."""
    for path in (part, file):
        found = file_of(path) if path.exists() else None
        if found is not None and found.name == move.name:
            with closing(maintenance.connect(path, "ro")) as connection:
                rows = counted(connection)
            if path == part:
                _rename(part, file)
            return rows
    raise MoveRefused(MoveTrouble.FILE_LOST)


def _rename(part: Path, file: Path) -> None:
    part.rename(file)
    replacement.sync_folder(file.parent)


def _write(part: Path, database: Path, move: ServerMove) -> dict[str, int]:
    replacement.make_private(part)
    with closing(maintenance.connect(part, "rw")) as connection:
        migrations.bring_up_to_date(connection)
        unfinished.mark(connection, move.name)
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("ATTACH ? AS src", (f"{database.resolve().as_uri()}?mode=ro",))
        connection.execute("BEGIN IMMEDIATE")
        for table, conditions in ROWS.items():
            columns, condition = ", ".join(columns_of(connection, table)), " AND ".join(conditions)
            connection.execute(
                f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM src.{table} WHERE {condition}",  # noqa: S608  # constants
                {"guild": move.guild_id},
            )
        for statement in DETACHED:
            connection.execute(statement)
        for table in NUMBERED:
            last = connection.execute("SELECT seq FROM src.sqlite_sequence WHERE name = ?", (table,)).fetchone()
            restore_mark.set_last_number(connection, table, last[0] if last else 0)
        servers.save(connection, move)
        rows = counted(connection)
        connection.execute("COMMIT")
        connection.execute("DETACH src")
        damage = [*connection.execute("PRAGMA integrity_check"), *connection.execute("PRAGMA foreign_key_check")]
        if [tuple(row) for row in damage] != [("ok",)]:
            raise SettingsFailed(Reason.BROKEN_DATABASE, f"{database}: {tuple(damage[-1])}")
    replacement.sync(part)
    return rows


def columns_of(connection: Connection, table: str) -> list[str]:
    """The columns of a table, quoted."""
    return [f'"{row[0]}"' for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def _take_out(connection: Connection, move: ServerMove) -> None:
    """Delete the server's rows, and note that it is away. Words that articles leave in the full-text indexes are
    removed by the next desk that runs, as after an erasure."""
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    shelf_id = shelves.find(connection, Shelf.of_guild(move.guild_id))
    if shelf_id is not None:
        whole_shelf.take_off(connection, shelf_id)
    while retention.forget_guild(connection, move.guild_id, _AT_ONCE, _AT_ONCE):
        pass
    servers.save(connection, move)
    shelf_versions.count(connection)
    connection.execute("COMMIT")
