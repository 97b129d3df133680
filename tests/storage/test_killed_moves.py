"""An export of a server is killed by the system: what it has written is found and removed, or completed."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.model.errors import SettingsFailed
from bot.model.operations import MoveRefused, MoveState, MoveTrouble
from bot.storage.moves import exports
from tests.fakes.moved_server import HELD, World, copy_of, empty_world, furnish_old, seen


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A process with a server, to be copied."""
    world = empty_world(tmp_path_factory.mktemp("made"))
    asyncio.run(furnish_old(world))
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return copy_of(made, tmp_path / "home")


def killed(world: World, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """The folder as it is when the process ends in front of a step: nothing tidies up."""
    at_the_end = world.home.with_name("killed")

    def ends(*_: Any) -> Any:
        shutil.copytree(world.home, at_the_end)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(exports, step, ends)
        with pytest.raises(KeyboardInterrupt):
            world.export()
    shutil.rmtree(world.home)
    at_the_end.rename(world.home)


class _KilledError(BaseException):
    """The process ended."""


def _killed(*_: object) -> None:
    raise _KilledError


def leftovers(world: World) -> list[str]:
    return sorted(file.name for file in world.home.glob(f"{world.file.name}*"))


async def test_the_next_start_removes_what_an_export_left_that_was_killed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It held all of the server's data, and no erasure of a member reached it."""
    before = await seen(world, world.old)
    killed(world, monkeypatch, "_take_out")
    part = world.home / leftovers(world)[0]
    part.with_name(f"{part.name}-journal").write_bytes(b"of members too")
    assert await seen(world, world.old) == before
    assert leftovers(world) == []
    assert not list(world.home.glob("*.exporting"))


async def test_another_export_removes_it_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    killed(world, monkeypatch, "_take_out")
    other = world.home / "other.sqlite3"
    exports.export(world.old, 1, other, world.clock.now())
    assert leftovers(world) == []
    assert other.exists()


@pytest.mark.parametrize("open_between", [False, True])
async def test_once_the_server_has_left_the_only_copy_stays(
    world: World, monkeypatch: pytest.MonkeyPatch, open_between: bool
) -> None:
    before = await seen(world, world.old)
    killed(world, monkeypatch, "_rename")
    if open_between:
        assert (await seen(world, world.old))[0] == []
    assert leftovers(world) == ["server.sqlite3.part"]
    assert world.export().is_repeated
    assert world.bring().move.state is MoveState.HERE
    assert await seen(world, world.new) == before


@pytest.mark.parametrize(
    "meanwhile",
    [lambda part: part.write_text("notes of the operator"), lambda part: part.unlink()],
    ids=["replaced", "deleted"],
)
async def test_a_file_that_is_not_of_the_export_stays(
    world: World, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[Path], object]
) -> None:
    killed(world, monkeypatch, "_take_out")
    meanwhile(world.home / leftovers(world)[0])
    kept = leftovers(world)
    async with world.desk(world.old):
        assert leftovers(world) == kept


async def test_the_only_copy_of_another_desk_s_server_stays(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both were exported to the same file, and both exports were killed, the second once its server had left."""
    killed(world, monkeypatch, "_take_out")
    note = next(world.home.glob("*.exporting")).read_bytes()
    other = world.home / "other" / "old.sqlite3"
    other.parent.mkdir()
    shutil.copy(world.old, other)
    async with world.desk(world.old):
        pass
    with monkeypatch.context() as patch:
        patch.setattr(exports, "_rename", _killed)
        with pytest.raises(_KilledError):
            exports.export(other, HELD, world.file, world.clock.now())
    world.old.with_name("old.sqlite3.exporting").write_bytes(note)
    async with world.desk(world.old):
        assert leftovers(world) == ["server.sqlite3.part"]
    assert exports.export(other, HELD, world.file, world.clock.now()).is_repeated


@pytest.mark.parametrize("guild_id", [HELD, 2])
async def test_no_export_is_written_over_the_only_copy_of_another(
    world: World, monkeypatch: pytest.MonkeyPatch, guild_id: int
) -> None:
    """The next server is given the same file, or its own desk exports the same server to it."""
    other = world.home / "other" / "old.sqlite3"
    other.parent.mkdir()
    shutil.copy(world.old, other)
    killed(world, monkeypatch, "_rename")
    part = world.home / "server.sqlite3.part"
    before = part.read_bytes()
    with pytest.raises(MoveRefused) as refused:
        exports.export(other if guild_id == HELD else world.old, guild_id, world.file, world.clock.now())
    assert refused.value.trouble is MoveTrouble.PART_EXISTS
    assert part.read_bytes() == before
    assert world.export().is_repeated


async def test_an_export_that_was_refused_or_has_ended_leaves_no_note(world: World) -> None:
    world.export()
    assert not list(world.home.glob("*.exporting"))
    with pytest.raises(SettingsFailed):
        exports.export(world.home / "none.sqlite3", 1, world.file, world.clock.now())
    assert not list(world.home.glob("*.exporting"))


@pytest.mark.parametrize(
    "spoiled", ["", "[]", "{}", '{"part": "FILE", "move": "no digits"}', '{"part": 1, "move": "ab"}']
)
async def test_a_spoiled_note_stops_no_start(world: World, spoiled: str) -> None:
    part = world.home / "server.sqlite3.part"
    part.write_bytes(world.old.read_bytes())
    note = world.old.with_name("old.sqlite3.exporting")
    note.write_text(spoiled.replace("FILE", str(part)), encoding="utf-8")
    async with world.desk(world.old):
        assert leftovers(world) == ["server.sqlite3.part"]
    assert not note.exists()
