"""The health note on disk."""

from __future__ import annotations

import resource
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.operations import GatewayState, HealthNote, ShardState
from bot.monitoring import health_file
from tests.fakes.clock import NOON


@pytest.mark.parametrize("latency", [None, 0.25])
def test_a_note_comes_back_as_it_was(tmp_path: Path, latency: float | None) -> None:
    shards = (ShardState(0, True, 0.1), ShardState(5, latency is not None, latency))
    note = HealthNote(NOON, GatewayState.of_shards(shards), "disk full", NOON - timedelta(hours=2))
    health_file.save(tmp_path, HealthNote(NOON, GatewayState(True, 1.0), "", None))
    health_file.save(tmp_path, note)
    assert health_file.load(tmp_path) == note
    assert [file.name for file in tmp_path.iterdir()] == [health_file.NAME]
    assert stat.S_IMODE((tmp_path / health_file.NAME).stat().st_mode) == 0o600


def test_there_is_none_before_and_after_a_desk(tmp_path: Path) -> None:
    assert health_file.load(tmp_path) is None
    health_file.save(tmp_path, HealthNote(NOON, GatewayState(True, 1.0), "", None))
    health_file.remove(tmp_path)
    health_file.remove(tmp_path)
    assert health_file.load(tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"at": "yesterday"}', b"\xff"])
def test_another_file_is_no_note(tmp_path: Path, content: bytes) -> None:
    (tmp_path / health_file.NAME).write_bytes(content)
    assert health_file.load(tmp_path) is None


@pytest.mark.parametrize(("before", "error"), [("", "database or disk is full"), ("a long sentence " * 9, "full")])
def test_a_full_disk_is_told(before: str, error: str, tmp_path: Path) -> None:
    """Otherwise the note would grow old, and a monitor would report a desk that hangs."""
    health_file.save(tmp_path, HealthNote(NOON, GatewayState(True, 0.1), before, None))
    (tmp_path / f"{health_file.NAME}.part").symlink_to("/dev/full")
    later = HealthNote(NOON + timedelta(minutes=2), GatewayState(True, 0.1), error, None)
    health_file.save(tmp_path, later)
    assert health_file.load(tmp_path) == later


def test_a_note_that_cannot_be_written_at_all_is_an_error(tmp_path: Path) -> None:
    (tmp_path / f"{health_file.NAME}.part").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        health_file.save(tmp_path, HealthNote(NOON, GatewayState(True, 0.1), "", None))


def test_a_note_for_which_there_is_no_space_leaves_the_old_one_whole(tmp_path: Path) -> None:
    """Half a note is none, and a monitor would report that no desk runs."""
    old = HealthNote(NOON, GatewayState(True, 0.1), "", None)
    health_file.save(tmp_path, old)
    (tmp_path / f"{health_file.NAME}.part").symlink_to("/dev/full")
    longer = HealthNote(NOON, GatewayState(True, 0.1), "database or disk is full", None)
    left, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((tmp_path / health_file.NAME).stat().st_size + 4, most))
    try:
        with pytest.raises(OSError, match="No space left"):
            health_file.save(tmp_path, longer)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (left, most))
    assert health_file.load(tmp_path) == old
