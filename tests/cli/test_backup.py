"""The commands `backup` and `restore` as processes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.storage.engine import lock
from tests.cli.processes import desk
from tests.cli.test_command import only_message


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "there" / "desk"


def test_a_backup_to_a_missing_folder_is_a_write_error(home: Path, tmp_path: Path) -> None:
    assert desk(home, "entity", "Seoul", "--json").returncode == 0  # creates the database
    lost = desk(home, "backup", str(tmp_path / "no such folder" / "copy.sqlite3"))
    assert lost.returncode == 1
    assert "cannot be written" in " ".join(lost.stderr.split())


def test_a_backup_of_a_database_that_cannot_be_opened_blames_the_database(home: Path, tmp_path: Path) -> None:
    """As on a disk that was mounted read-only after an error."""
    (home / "desk.sqlite3").mkdir(parents=True)
    home.chmod(0o700)
    lost = desk(home, "backup", str(tmp_path / "copy.sqlite3"))
    assert lost.returncode == 1
    assert only_message(lost).startswith(f"{home / 'desk.sqlite3'} cannot be read: ")


def test_a_backup_is_a_valid_database_and_overwrites_nothing(home: Path) -> None:
    assert desk(home, "entity", "Seoul", "--json").returncode == 0  # creates the database
    target = home.parent / "copy.sqlite3"
    done = desk(home, "backup", str(target))
    assert (done.returncode, done.stdout) == (0, "")
    with sqlite3.connect(target) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT count(*) FROM articles").fetchone() == (0,)
    copy.close()
    again = desk(home, "backup", str(target))
    assert again.returncode == 2
    assert "not overwritten" in again.stderr
    assert not list(home.parent.glob("*.part"))


def test_a_backup_is_restored_and_the_files_from_before_are_kept(home: Path) -> None:
    assert desk(home, "entity", "Seoul", "--json").returncode == 0  # creates the database
    target = home.parent / "copy.sqlite3"
    assert desk(home, "backup", str(target)).returncode == 0
    done = desk(home, "restore", str(target))
    assert (done.returncode, done.stdout) == (0, "")
    assert "is restored" in " ".join(done.stderr.split())
    assert len(list(home.glob("replaced-*/desk.sqlite3"))) == 1
    assert desk(home, "check").returncode == 0
    with sqlite3.connect(target) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    refused = desk(home, "restore", str(target))
    assert refused.returncode == 2
    assert "newer version of this program" in only_message(refused)
    with lock.held(lock.beside(home / "desk.sqlite3")):
        busy = desk(home, "restore", str(target))
    assert busy.returncode == 2
    assert "in use by another process" in only_message(busy)


def test_backup_without_a_database_names_the_path(home: Path) -> None:
    done = desk(home, "backup", str(home.parent / "copy.sqlite3"))
    assert done.returncode == 1
    assert str(home / "desk.sqlite3") in only_message(done)
