"""The data folders of the desk's processes: who may enter them, and which processes have one."""

from __future__ import annotations

import os
import stat
from datetime import datetime
from pathlib import Path

from bot.config import DATABASE, Settings, load_settings
from bot.model.errors import Reason, SettingsFailed
from bot.policy.operations.shards import Shards


def data_folder(settings: Settings) -> Path:
    """The data folder of this process, for its owner only: created if it is missing, restricted if others may enter it.

    Raises SettingsFailed if it is not writable, or cannot be restricted, or if no shards are set where other processes
    of a sharded desk have their folders.
    """
    if settings.desk_shards is None:
        require_process(settings)
    for each in dict.fromkeys((settings.desk_home, settings.folder)):
        _make_own(each)
    return settings.folder


def load_process_settings() -> Settings:
    """The settings for a command about a process that is there already. Raises SettingsFailed as `load_settings` and
    `require_process`."""
    settings = load_settings()
    require_process(settings)
    return settings


def require_process(settings: Settings) -> None:
    """Make sure that the settings choose one of the processes of a sharded desk, if `DESK_HOME` has any: a mistyped
    `--shards` would begin a new one. Raises SettingsFailed."""
    if has_database(settings):
        return
    home, known = settings.desk_home, shard_folders(settings.desk_home)
    names = ", ".join(str(shards) for shards in known)
    if known and settings.desk_shards is None:
        detail = f"DESK_SHARDS is not set, and {home} is of a desk with shards {names}"
        raise SettingsFailed(Reason.BAD_SETTINGS, detail)
    if known and settings.desk_shards not in known:
        detail = f"DESK_SHARDS: {home} has no shards {settings.desk_shards}, it has {names}"
        raise SettingsFailed(Reason.BAD_SETTINGS, detail)


def has_database(settings: Settings) -> bool:
    """Whether there is a database. Raises SettingsFailed if the data folder may not be entered, as by another user than
    the bot's."""
    try:
        return settings.database_path.exists()
    except OSError as error:
        raise SettingsFailed(Reason.DATA_FOLDER, f"{settings.folder}: {error.strerror}") from None


def shard_folders(home: Path) -> dict[Shards, Path]:
    """The folders of the processes of a sharded desk, those of earlier divisions included. Raises SettingsFailed."""
    try:
        paths = [path for path in sorted(home.iterdir()) if path.is_dir()] if home.is_dir() else []
    except OSError as error:
        raise SettingsFailed(Reason.DATA_FOLDER, f"{home}: {error.strerror}") from None
    return {shards: path for path in paths if (shards := Shards.of_folder(path.name)) is not None}


def erased_members(settings: Settings, now: datetime) -> dict[int, datetime]:
    """Members who had their data erased by a process of this machine, or are to have it erased now, and when last.
    Raises SettingsFailed."""
    from bot.storage.engine import erasures
    from bot.storage.members import erasure_orders

    found: dict[int, datetime] = {}
    for folder in (settings.desk_home, settings.folder, *shard_folders(settings.desk_home).values()):
        path = erasures.beside(folder / DATABASE)
        try:
            listed = erasures.load(path) | dict.fromkeys(erasure_orders.find(folder / DATABASE), now)
        except (OSError, ValueError) as error:
            raise SettingsFailed(Reason.DATA_FOLDER, f"{path}: {error}") from None
        for member, at in listed.items():
            found[member] = max(at, found.get(member, at))
    return found


def _make_own(folder: Path) -> None:
    """Create the folder, or restrict it to its owner. Raises SettingsFailed."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _restrict(folder)
        probe = folder / ".writable"
        probe.write_bytes(b"")
        probe.unlink(missing_ok=True)
    except OSError as error:
        from bot.storage.engine import refusals

        raise refusals.folder_refused(error, folder) from None


def _restrict(folder: Path) -> None:
    """Take the folder from everybody but its owner. One that the desk shares with other files is refused: restricting
    it might lock out others. Raises SettingsFailed, OSError."""
    mode = folder.stat().st_mode
    if os.name != "posix" or not mode & 0o077:
        return
    files = {file.name for file in folder.iterdir()} - {"lost+found"}
    is_own = not mode & stat.S_ISVTX and (not files or DATABASE in files or bool(shard_folders(folder)))
    try:
        if is_own:
            folder.chmod(stat.S_IMODE(mode) & 0o700)
            return
    except PermissionError:
        pass  # somebody else's folder
    advice = "other users may enter it; give the desk a folder of its own, with mode 700"
    raise SettingsFailed(Reason.DATA_FOLDER, f"{folder}: {advice}")
