"""The data folders of the desk's processes: their owner alone may enter them, and each process has one."""

from __future__ import annotations

import errno
from datetime import timedelta
from pathlib import Path

import pytest

from bot.config import Settings, load_settings
from bot.data_folder import data_folder, erased_members
from bot.model.errors import Reason, SettingsFailed
from bot.storage.engine import erasures
from bot.storage.members import erasure_orders
from tests.fakes.clock import NOON


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.__struct_fields__:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_a_data_folder_that_cannot_be_created_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SettingsFailed) as caught:
        data_folder(load_settings(desk_home=tmp_path / "file" / "home"))
    assert caught.value.reason is Reason.DATA_FOLDER


def test_a_full_disk_is_told_and_no_wrong_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`run` waits for its end; wrong settings end it."""

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        with pytest.raises(SettingsFailed) as caught:
            data_folder(load_settings(desk_home=tmp_path / "home"))
    assert caught.value.reason is Reason.DISK_FULL


def test_an_older_data_folder_that_others_may_enter_is_restricted(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o755)
    (home / "desk.sqlite3").write_bytes(b"")
    data_folder(load_settings(desk_home=home))
    assert home.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o755, 0o1777])
def test_a_folder_that_is_shared_with_others_is_refused_and_left_alone(tmp_path: Path, mode: int) -> None:
    """DESK_HOME=/home or /tmp: restricting it would lock everybody out."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "of-somebody-else").write_text("x")
    home.chmod(mode)
    with pytest.raises(SettingsFailed) as caught:
        data_folder(load_settings(desk_home=home))
    assert caught.value.reason is Reason.DATA_FOLDER
    assert "other users may enter it" in caught.value.detail
    assert home.stat().st_mode & 0o7777 == mode


def test_each_process_of_a_sharded_desk_has_a_folder_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"DESK_HOME={tmp_path / 'home'}\n")
    assert load_settings().folder == tmp_path / "home"
    monkeypatch.setenv("DESK_SHARDS", "0-3/16")
    first = load_settings()
    monkeypatch.setenv("DESK_SHARDS", "4,5,6,7/16")
    second = load_settings()
    assert data_folder(first) == first.database_path.parent == tmp_path / "home" / "shards-0-3-of-16"
    assert data_folder(second) == second.backup_folder.parent == tmp_path / "home" / "shards-4-7-of-16"
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "home", first.folder, second.folder))


def test_a_sharded_desk_is_not_opened_without_its_shards(tmp_path: Path) -> None:
    """Another database beside those of its processes would be empty, and everybody would wonder."""
    data_folder(load_settings(desk_home=tmp_path / "home", desk_shards="0/2"))
    with pytest.raises(SettingsFailed, match=r"DESK_SHARDS is not set, and .* shards 0/2"):
        data_folder(load_settings(desk_home=tmp_path / "home"))


def test_members_who_were_erased_in_any_process_are_known(tmp_path: Path) -> None:
    """So that a server that is imported does not bring them back."""
    first, second = (load_settings(desk_home=tmp_path / "home", desk_shards=f"{shard}/2") for shard in range(2))
    for settings in (first, second):
        data_folder(settings)
    erasures.add(erasures.beside(first.database_path), 7, NOON - timedelta(days=2))
    erasures.add(erasures.beside(second.database_path), 7, NOON - timedelta(days=1))
    erasure_orders.leave(first.database_path, 8)
    assert erased_members(second, NOON) == {7: NOON - timedelta(days=1), 8: NOON}
    erasures.beside(first.database_path).write_text("no list")
    with pytest.raises(SettingsFailed):
        erased_members(second, NOON)
