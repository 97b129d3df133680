"""The note that a running desk writes about itself."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.operations import ClusterState, DeskFigures, GatewayState
from bot.monitoring import health_file
from bot.monitoring.service_manager import ServiceManager
from bot.ports import NoMeter
from bot.services.operations.health import PERIOD, HealthService
from tests.fakes.clock import NOON
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.waiting import asleep

WELL = GatewayState(connected=True, latency=0.1)


class _Gateway:
    def gateway_state(self) -> GatewayState:
        return WELL


class _BrokenGateway:
    def gateway_state(self) -> GatewayState:
        raise RuntimeError("a bug")


class _Told(ServiceManager):
    def __init__(self) -> None:
        super().__init__({})
        self.messages: list[str] = []

    def tell(self, message: str) -> None:
        self.messages.append(message)


class _Shown(NoMeter):
    last: DeskFigures | None = None

    def show(self, figures: DeskFigures) -> None:
        self.last = figures


def _service(desk: SmallDesk, folder: Path, meter: NoMeter | None = None) -> HealthService:
    return HealthService(desk.database, desk.clock, _Gateway(), meter or NoMeter(), folder, manager=ServiceManager({}))


async def test_a_link_that_nobody_fetches_is_noted_and_metered(desk: SmallDesk, tmp_path: Path) -> None:
    meter = _Shown()
    health = _service(desk, tmp_path, meter)
    assert (await health.note()).untried_since is None
    await desk.post(ANNA, "https://news.example/one", 1)
    desk.clock.advance(7200)
    note = await health.note()
    assert (note.untried_since, note.database, note.at) == (NOON, "", NOON + timedelta(hours=2))
    assert meter.last is not None
    assert [(group.state, group.count) for group in meter.last.waiting] == [("queued", 1)]


async def test_the_state_of_the_cluster_is_noted_and_metered(desk: SmallDesk, tmp_path: Path) -> None:
    meter = _Shown()
    state = ClusterState(4, 2, ("tls://10.0.0.7:1: version 1, the desk has 2",), "")
    manager = ServiceManager({})
    health = HealthService(
        desk.database, desk.clock, _Gateway(), meter, tmp_path, manager=manager, cluster=lambda: state
    )
    note = await health.note()
    health_file.save(tmp_path, note)
    assert health_file.load(tmp_path) == note
    assert note.cluster == state
    assert meter.last is not None
    assert meter.last.cluster == state


async def test_the_note_is_renewed_and_removed_at_the_end(desk: SmallDesk, tmp_path: Path) -> None:
    running = asyncio.create_task(_service(desk, tmp_path).run())
    for number in range(3):
        await asleep(desk.clock)
        note = health_file.load(tmp_path)
        assert note is not None
        assert note.at == NOON + number * timedelta(seconds=PERIOD)
        desk.clock.advance(PERIOD)
        await asyncio.sleep(0)
    running.cancel()
    await asyncio.wait({running})
    assert health_file.load(tmp_path) is None


async def test_a_database_file_that_was_deleted_is_noted(desk: SmallDesk, tmp_path: Path) -> None:
    """Open connections would take each note, and lose it."""
    health = _service(desk, tmp_path)
    assert (await health.note()).database == ""
    file = desk.database.path
    file.rename(file.with_name("elsewhere"))
    assert (await health.note()).database == "the database file was deleted, moved or replaced"
    file.with_name("elsewhere").rename(file)
    assert (await health.note()).database == ""


async def test_a_folder_that_takes_no_file_is_told_once(
    desk: SmallDesk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    running = asyncio.create_task(_service(desk, tmp_path / "gone").run())
    for _ in range(3):
        await asleep(desk.clock)
        desk.clock.advance(PERIOD)
        await asyncio.sleep(0)
    running.cancel()
    await asyncio.wait({running})
    warnings = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert warnings == ["health note not written count=1 error=No such file or directory"]


async def test_the_service_manager_is_told_of_a_stop_and_not_of_an_error(desk: SmallDesk, tmp_path: Path) -> None:
    """After an error the loop runs again: systemd kills a desk that is said to stop and goes on."""
    manager = _Told()
    failing = HealthService(desk.database, desk.clock, _BrokenGateway(), NoMeter(), tmp_path, manager=manager)
    with pytest.raises(RuntimeError):
        await failing.run()
    health = HealthService(desk.database, desk.clock, _Gateway(), NoMeter(), tmp_path, manager=manager)
    running = asyncio.create_task(health.run())
    await asleep(desk.clock)
    running.cancel()
    await asyncio.wait({running})
    assert manager.messages == ["READY=1", "READY=1", "WATCHDOG=1", "STOPPING=1"]
