"""A cluster of real processes on loopback: dask's scheduler, and workers with readers of `tests/workers/readers`.

They are forks of one process (`forks`): to import dask takes longer than most of them live."""

from __future__ import annotations

import asyncio
import os
import pickle
import socket
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.workers.cluster.config import ClusterConfig, ReadingVersion
from tests.workers.cluster.orders import Killing, Scheduling, Working

ROOT = Path(__file__).resolve().parents[3]
VERSION = ReadingVersion("1.2.3", "data")
OTHER_VERSION = ReadingVersion("1.2.2", "data")
LOADER = "tests.workers.readers:obedient"
SECONDS = 3.0
"""The limit of a page."""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@dataclass
class LocalCluster:
    """The processes, by their ids, and the folder of what they write besides. Everything is ended and deleted by
    `running`."""

    config: ClusterConfig
    folder: str
    forks: Process
    scheduler: int = 0
    workers: list[int] = field(default_factory=list)

    async def start_scheduler(self) -> None:
        self.scheduler = await self._asked(Scheduling(self.config.address, self.config.tls))

    async def start_worker(self, loader: str = LOADER) -> None:
        self.workers.append(await self._asked(Working(self.config, loader, SECONDS)))

    async def kill_scheduler(self) -> None:
        await self._asked(Killing(self.scheduler))

    async def kill_first_worker(self) -> None:
        """Kill the worker, and its reader by closing its streams."""
        await self._asked(Killing(self.workers[0]))

    async def _asked(self, order: Scheduling | Working | Killing) -> int:
        assert self.forks.stdin is not None
        assert self.forks.stdout is not None
        self.forks.stdin.write(pickle.dumps(order).hex().encode() + b"\n")
        await self.forks.stdin.drain()
        return int(await self.forks.stdout.readline())


@asynccontextmanager
async def running(config: ClusterConfig, *, schedules: bool = True) -> AsyncIterator[LocalCluster]:
    """A cluster, with a scheduler of its own or without one."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": folder}  # a killed worker leaves files
        forks = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.workers.cluster.forks", stdin=PIPE, stdout=PIPE, env=environment
        )
        try:
            cluster = LocalCluster(config, folder, forks)
            if schedules:
                await cluster.start_scheduler()
            yield cluster
        finally:
            assert forks.stdin is not None
            forks.stdin.close()
            await forks.wait()


def loopback() -> ClusterConfig:
    return ClusterConfig(f"tcp://127.0.0.1:{free_port()}", None, VERSION, SECONDS, "text")
