"""A cluster of real processes on loopback: dask's scheduler, and workers with readers of `tests/workers/readers`."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import socket
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.workers.cluster.config import ClusterConfig, ReadingVersion

ROOT = Path(__file__).resolve().parents[3]
VERSION = ReadingVersion("1.2.3", "data")
OTHER_VERSION = ReadingVersion("1.2.2", "data")
LOADER = "tests.workers.readers:obedient"
SECONDS = 3.0
"""The limit of a page."""

_SCHEDULER = """
import asyncio, logging, sys
from distributed import Scheduler
from bot.workers.cluster.dask_setup import security
logging.disable(logging.CRITICAL)
async def main(address, *tls):
    scheme, _, rest = address.partition("://")
    host, _, port = rest.rpartition(":")
    made = security(tls or None)
    scheduler = Scheduler(host=host, port=int(port), protocol=scheme, security=made, dashboard_address="127.0.0.1:0")
    await scheduler
    print("ready", flush=True)
    await scheduler.finished()
asyncio.run(main(*sys.argv[1:]))
"""

_WORKER = """
import asyncio, pickle, sys
from bot.workers.cluster.worker import serve
from bot.workers.pool import ReaderPool
async def main():
    config, readers, loader, seconds = pickle.loads(bytes.fromhex(sys.argv[1]))
    async with ReaderPool(readers, "", seconds=seconds, memory_mb=300, loader=loader) as pool:
        await serve(config, pool, readers)
asyncio.run(main())
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@dataclass
class LocalCluster:
    """The processes, and the folder of what they write besides. Everything is ended and deleted by `running`."""

    config: ClusterConfig
    folder: str
    scheduler: Process | None = None
    workers: list[Process] = field(default_factory=list)

    async def start_scheduler(self) -> None:
        arguments = (self.config.address, *(self.config.tls or ()))
        self.scheduler = await self._python(_SCHEDULER, *arguments, stdout=PIPE)
        assert self.scheduler.stdout is not None
        assert await self.scheduler.stdout.readline() == b"ready\n"

    async def start_worker(self, loader: str = LOADER) -> Process:
        order = (self.config, 1, loader, SECONDS)
        worker = await self._python(_WORKER, pickle.dumps(order).hex())
        self.workers.append(worker)
        return worker

    async def kill_scheduler(self) -> None:
        assert self.scheduler is not None
        await kill(self.scheduler)

    async def _python(self, code: str, *arguments: str, stdout: int | None = None) -> Process:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": self.folder}  # a killed worker leaves files
        return await asyncio.create_subprocess_exec(
            sys.executable, "-c", code, *arguments, stdout=stdout, env=environment, start_new_session=True
        )


@asynccontextmanager
async def running(config: ClusterConfig) -> AsyncIterator[LocalCluster]:
    with tempfile.TemporaryDirectory() as folder:
        cluster = LocalCluster(config, folder)
        try:
            await cluster.start_scheduler()
            yield cluster
        finally:
            for process in (*cluster.workers, cluster.scheduler):
                if process is not None:
                    await kill(process)


def loopback() -> ClusterConfig:
    return ClusterConfig(f"tcp://127.0.0.1:{free_port()}", None, VERSION, SECONDS, "text")


async def kill(process: Process) -> None:
    """Kill a process, and its readers by closing their streams."""
    if process.returncode is None:
        process.send_signal(signal.SIGKILL)
    await process.wait()
