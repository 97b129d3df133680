"""Reading on a cluster of dask with real processes: scheduler, workers and bridge."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.model.analysis import Page
from bot.model.errors import DeskError, Reason
from bot.workers.cluster.analyzer import ClusterAnalyzer
from bot.workers.cluster.config import ClusterConfig
from bot.workers.pool import ReaderPool
from tests.fakes.waiting import PATIENCE, moments
from tests.workers.cluster.certificates import certified
from tests.workers.cluster.processes import LOADER, OTHER_VERSION, ROOT, loopback, running

pytestmark = pytest.mark.skipif(find_spec("distributed") is None, reason="the extra `cluster` is not installed")


def page(order: str) -> Page:
    return Page("https://example.com/", order.encode(), "text/plain")


@asynccontextmanager
async def desk(config: ClusterConfig) -> AsyncIterator[tuple[ClusterAnalyzer, ReaderPool]]:
    """A desk's analyzer with one reader of its own."""
    async with (
        ReaderPool(1, "", seconds=PATIENCE, memory_mb=300, loader=LOADER) as local,
        ClusterAnalyzer(config, local, pauses=(0.1,)) as analyzer,
    ):
        yield analyzer, local


async def until(condition: Callable[[], bool]) -> None:
    async for _ in moments():
        if condition():
            return


async def reason(analyzer: ClusterAnalyzer, order: str) -> Reason:
    with pytest.raises(DeskError) as failed:
        await analyzer.analyze(page(order))
    return failed.value.reason


async def test_a_cluster_reads_as_the_desk_itself_does_and_its_losses_cost_no_page(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Two workers read; one is killed, then the scheduler, with pages in work; a new scheduler finds the other one."""
    async with running(loopback()) as cluster:
        for _ in range(2):
            await cluster.start_worker()
        async with desk(cluster.config) as (analyzer, local):
            await until(lambda: analyzer.state.readers == 2)
            read = await asyncio.gather(*(analyzer.analyze(page("who")) for _ in range(20)))
            assert len({one.text for one in read}) == 2, "a reader on each worker that has the desk's version"

            # The caps and the answers about hostile pages are those of the desk's own readers.
            hang, died, refusal, lie = await asyncio.gather(
                *(reason(analyzer, order) for order in ("hang", "die", "refuse", "flood"))
            )
            assert (hang, died) == (Reason.READER_TIMEOUT, Reason.READER_DIED)
            assert (refusal, lie) == (Reason.CAPTCHA, Reason.READER_CRASHED)
            assert (await analyzer.analyze(page("boast"))).byline == ("x",) * 20, "capped"
            assert analyzer.state.workers == 2, "none of these pages has ended a worker"

            waiting = [asyncio.create_task(analyzer.analyze(page("nap"))) for _ in range(4)]
            await asyncio.sleep(0.2)
            await cluster.kill_first_worker()
            await asyncio.gather(*waiting)
            await until(lambda: analyzer.state.workers == 1)
            assert local.counts.started == 0, "the other worker has read them"

            waiting = [asyncio.create_task(analyzer.analyze(page("nap"))) for _ in range(2)]
            await asyncio.sleep(0.2)
            await cluster.kill_scheduler()
            await asyncio.gather(*waiting)
            assert local.counts.started == 1, "the desk itself has read them"
            assert cluster.config.address in analyzer.state.trouble
            here = (await analyzer.analyze(page("who"))).text

            await cluster.start_scheduler()
            await until(lambda: analyzer.state.readers == 1)
            assert (await analyzer.analyze(page("who"))).text != here
            assert local.counts == replace(local.counts, started=1, died=0)
    warnings = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert any("the cluster cannot be used, pages are read here" in line for line in warnings)
    assert any("pages are read on the cluster again" in line for line in warnings)


async def test_the_scheduler_of_the_operators_page_reads_though_it_cannot_import_the_desk() -> None:
    """A program beside Python's has its own folder on its path, and not the working folder as `python -m` has."""
    config = loopback()
    host, port = config.address.removeprefix("tcp://").split(":")
    command = (Path(sys.executable).with_name("dask"), "scheduler", "--host", host, "--port", port)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    scheduler = await asyncio.create_subprocess_exec(
        *command, "--no-dashboard", cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
    )
    try:
        async with running(config, schedules=False) as cluster:
            await cluster.start_worker()
            async with desk(config) as (analyzer, local):
                await until(lambda: analyzer.state.readers == 1)
                await analyzer.analyze(page("who"))
                assert local.counts.started == 0
    finally:
        scheduler.kill()
        await scheduler.wait()


@pytest.fixture
def tls(tmp_path: Path) -> tuple[str, str, str]:
    """The files of an authority and of a certificate by it, as docs/operations.md makes them."""
    return certified(tmp_path)


async def test_a_page_that_ends_its_workers_is_read_by_the_desk_over_tls(tls: tuple[str, str, str]) -> None:
    """It is tried twice, alone the second time, and leaves the third worker alone. Other pages do not suffer."""
    plain = loopback()
    config = replace(plain, address=plain.address.replace("tcp:", "tls:"), tls=tls)
    async with running(config) as cluster:
        for _ in range(3):
            await cluster.start_worker(loader="tests.workers.readers:murderous")
        async with desk(config) as (analyzer, local):
            await until(lambda: analyzer.state.readers == 3)
            murder = asyncio.create_task(analyzer.analyze(page("murder")))
            others = [analyzer.analyze(page("who")) for _ in range(8)]
            assert all([(await one).text.startswith("who") for one in others])
            assert (await murder).text.startswith("murder"), "here it does no harm"
            assert local.counts.started >= 1
            await until(lambda: analyzer.state.workers == 1)
            assert (await analyzer.analyze(page("who"))).text.startswith("who")
        async with desk(replace(config, version=OTHER_VERSION)) as (older, _):
            await older.settled()
            (refused,) = older.state.refused
            assert "version 1.2.3, the desk has 1.2.2" in refused
            assert (await older.analyze(page("who"))).text.startswith("who")
        async with desk(replace(config, tls=(tls[0], tls[0], tls[2]))) as (stranger, _):
            assert (await stranger.settled()).trouble, "nobody without a certificate is let in"
