"""Restores a copy of the database over the present one. Synchronous.

    FILE -> a private copy beside the database -> checked, migrated
         -> one transaction: pending messages are to be looked for, running numbers get a gap, the mark, erasures again
         -> put in place of the old files, which are moved aside

Everything is done to the copy first: whatever fails before the last step leaves the present database as it is.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

from msgspec import Struct

from bot.model.errors import Reason, SettingsFailed
from bot.policy.operations import restores
from bot.policy.operations.shards import WHOLE, Shards
from bot.storage import departures, migrations
from bot.storage.deliveries import outbox
from bot.storage.engine import erasures, lock, maintenance, refusals, replacement, restore_mark
from bot.storage.engine.times import moment, seconds
from bot.storage.members import erasure, mydata

_NEWEST = """
    SELECT max(at) FROM (
        SELECT max(created_at) AS at FROM deliveries UNION ALL SELECT max(sending_since) FROM deliveries
        UNION ALL SELECT max(created_at) FROM requests UNION ALL SELECT max(created_at) FROM jobs
        UNION ALL SELECT max(saved_at) FROM articles UNION ALL SELECT max(done_until) FROM subscriptions
    ) WHERE at <= ?"""
_NEWEST_ID = """
    SELECT max(id) FROM (
        SELECT max(message_id) AS id FROM deliveries UNION ALL SELECT max(channel_id) FROM deliveries
        UNION ALL SELECT max(message_id) FROM requests UNION ALL SELECT max(read_to) FROM channel_cursors
        UNION ALL SELECT max(channel_id) FROM subscriptions
    )"""


class Restored(Struct, frozen=True):
    """What a restore did: the newest time that the copy knows, how many messages are to be looked for, how many
    members' data were erased again, and the folder with the old files (None where there were none)."""

    newest: datetime
    to_look_for: int
    erased: int
    aside: Path | None


def restore(file: Path, database: Path, now: datetime, shards: Shards = WHOLE) -> Restored:
    """Put the copy `file` in place of the database of the process with these shards. The file itself is not changed.

    Raises SettingsFailed: ALREADY_RUNNING, NEWER_DATABASE, BROKEN_DATABASE (the copy is damaged or not the desk's),
    BAD_SETTINGS (all servers of the copy have other shards), DATA_FOLDER (a file cannot be read or written; the list of
    erasures included), DISK_FULL.
    """
    database = database.resolve()
    with lock.held(lock.beside(database)):
        part = replacement.private_copy(database, "restore")
        try:
            _copy(file, part)
            known_until, to_look_for, erased = _prepare(part, file, database, now, shards)
            replacement.sync(part)
            part.rename(replacement.waiting_copy(database, f"{now.astimezone(UTC):%Y%m%d-%H%M%S}"))
            aside = replacement.complete(database)
        except OSError as error:
            raise refusals.folder_refused(error, Path(error.filename or database)) from None
        finally:
            part.unlink(missing_ok=True)
    return Restored(known_until, to_look_for, erased, aside)


def _copy(file: Path, part: Path) -> None:
    """Copy the file's content, with its own write-ahead log where it has one."""
    part.unlink(missing_ok=True)
    replacement.make_private(part)
    with refusals.as_settings_failed(file), closing(maintenance.connect(file, "ro")) as connection:
        if not migrations.version_of(connection):
            raise SettingsFailed(Reason.BROKEN_DATABASE, f"{file} is not a database of the desk")
        connection.execute("VACUUM INTO ?", (str(part),))


def _prepare(part: Path, file: Path, database: Path, now: datetime, shards: Shards) -> tuple[datetime, int, int]:
    """Make the copy the next state of the desk: the newest time that it knows, the messages to be looked for, and the
    members erased again."""
    with refusals.as_settings_failed(file), closing(maintenance.connect(part, "rw")) as connection:
        connection.row_factory = sqlite3.Row
        migrations.bring_up_to_date(connection)
        _refuse_damaged(connection, file)
        _refuse_other_process(connection, file, shards)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN IMMEDIATE")
        newest = _newest(connection, file, now)
        since = restores.before_copy(newest, connection.execute(_NEWEST_ID).fetchone()[0])
        _mark(connection, since, now)
        to_look_for = outbox.doubt_pending(connection, since)
        erased = _erase_again(connection, database, now)
        connection.commit()
        if erased:
            maintenance.rewrite(connection)
    return newest, to_look_for, erased


def _refuse_damaged(connection: Connection, file: Path) -> None:
    if problems := maintenance.problems(connection):
        raise SettingsFailed(Reason.BROKEN_DATABASE, f"{file}: {problems[0]}")


def _refuse_other_process(connection: Connection, file: Path, shards: Shards) -> None:
    """One with some servers of other shards may be from before they were moved, and they can be moved again."""
    servers = departures.present_servers(connection)
    if servers and not any(map(shards.owns, servers)):
        detail = f"DESK_SHARDS: {file} is of another process, all its servers have other shards than {shards}"
        raise SettingsFailed(Reason.BAD_SETTINGS, detail)


def _newest(connection: Connection, file: Path, now: datetime) -> datetime:
    """The newest time in the copy that is neither after its file was written nor after `now`: a clock may have been
    ahead."""
    latest = min(now, datetime.fromtimestamp(file.stat().st_mtime, UTC) + timedelta(seconds=1))
    found = connection.execute(_NEWEST, (seconds(latest),)).fetchone()[0]
    return latest if found is None else moment(found)


def _mark(connection: Connection, since: datetime, now: datetime) -> None:
    last_request = restore_mark.last_number(connection, "requests")
    mark = restores.mark_after(restore_mark.load(connection), since, now, last_request)
    lost = now - since
    restore_mark.raise_numbers(connection, restores.gap(lost), restores.gap_of_acts(lost))
    restore_mark.save(connection, mark)


def _erase_again(connection: Connection, database: Path, now: datetime) -> int:
    """Repeat the erasures that the copy does not know; how many."""
    path = erasures.beside(database)
    try:
        listed = erasures.load(path)
    except ValueError as error:
        raise SettingsFailed(Reason.DATA_FOLDER, f"{path}: {error}") from None
    erased = 0
    for member, at in listed.items():
        if mydata.nothing_since(connection, member, at, now):
            erased += erasure.erase(connection, member) > 0
    return erased
