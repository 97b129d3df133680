"""The list of erasures beside the database."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.storage.engine import erasures

NOW = datetime(2024, 9, 16, tzinfo=UTC)


@pytest.mark.skipif(os.name != "posix", reason="folders cannot be synced")
def test_when_an_erasure_is_listed_the_file_and_its_name_are_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, synced, fsync = tmp_path / "desk.sqlite3.erased", list[tuple[bool, bool]](), os.fsync

    def note(descriptor: int) -> None:
        synced.append((stat.S_ISDIR(os.fstat(descriptor).st_mode), path.exists()))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    erasures.add(path, 77, NOW)
    assert synced == [(False, False), (True, True)], "the file before it has its name, then the folder"
    assert erasures.load(path) == {77: NOW}
