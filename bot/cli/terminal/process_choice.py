"""Choose the process of a sharded desk for a command: `--shards`, else `DESK_SHARDS`.

`--shards 0-3/16` sets `DESK_SHARDS` for the command; `--shards all` runs the command for every process whose database
is in `DESK_HOME`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.catalogue import gettext
from bot.config import DATABASE, Settings, load_settings
from bot.data_folder import data_folder, has_database, require_process, shard_folders
from bot.model.errors import Reason, SettingsFailed

ALL = "all"
_VARIABLE = "DESK_SHARDS"


def chosen_shards(stated: str | None) -> tuple[str | None, ...]:
    """The values of `DESK_SHARDS` to run a command with, None for the present one. Raises SettingsFailed for `all` if
    there is no database of a process."""
    if stated != ALL:
        return (stated,)
    with shards_set("0/1"):  # `load_settings` need not fail for a value that is not used
        home = load_settings().desk_home
    found = tuple(str(shards) for shards, folder in shard_folders(home).items() if (folder / DATABASE).exists())
    if not found:
        detail = gettext("there is no process of a sharded desk in {folder}", folder=home)
        raise SettingsFailed(Reason.BAD_SETTINGS, detail)
    return found


def require_free_shards(settings: Settings) -> None:
    """Make sure that a new process has no shards of an existing one. Raises SettingsFailed."""
    if not has_database(settings) and any(map(settings.shards.overlaps, shard_folders(settings.desk_home))):
        require_process(settings)


@contextmanager
def new_data_folder(settings: Settings) -> Iterator[None]:
    """Make the data folder of this process for a block that puts a database into it. If the block leaves no database,
    as a refused `restore` does, a new folder is removed again, since it would look like a process. Raises
    SettingsFailed as `data_folder`.
    """
    from bot.storage.engine import lock

    was_there = _is_there(settings.folder)
    data_folder(settings)
    try:
        yield
    finally:
        if not was_there and not has_database(settings):
            lock.beside(settings.database_path).unlink(missing_ok=True)
            with suppress(OSError):  # the folder has other files by now
                settings.folder.rmdir()


def _is_there(folder: Path) -> bool:
    """Whether a folder exists. True also for a name that is too long for the system to tell."""
    try:
        return folder.exists()
    except OSError:
        return True


@contextmanager
def shards_set(stated: str | None) -> Iterator[None]:
    """Set `DESK_SHARDS` for the block; None leaves it as it is."""
    if stated is None:
        yield
        return
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = stated
    try:
        yield
    finally:
        os.environ.pop(_VARIABLE)
        if before is not None:
            os.environ[_VARIABLE] = before
