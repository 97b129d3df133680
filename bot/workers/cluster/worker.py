"""A worker of the cluster: a process of dask that reads pages in the desk's own reader processes.

    pickled Page -> ReaderPool of this machine, with its caps in time and memory -> pickled Analysis or DeskError

The models are loaded in the readers, once; dask's process holds only the pages in work, so that no page can end it.
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
from typing import Any
from urllib.parse import urlsplit

from distributed import Worker, WorkerPlugin, get_worker

from bot.model.analysis import Page
from bot.model.errors import DeskError, ReaderFailed, Reason
from bot.policy import retry
from bot.policy.operations.operator_trouble import TroubleRecord
from bot.workers import wire
from bot.workers.cluster.config import OFFER, ClusterConfig, WorkerOffer
from bot.workers.cluster.dask_setup import quiet, security
from bot.workers.cluster.handshake import greet
from bot.workers.pool import ReaderPool

_PLUGIN = "peninsula-desk-readers"
_PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)

log = logging.getLogger(__name__)


class PoolPlugin(WorkerPlugin):
    """Gives tasks the readers of their worker."""

    name = _PLUGIN

    def __init__(self, pool: ReaderPool) -> None:
        self.pool = pool


async def read_page(page: bytes) -> bytes:
    """The task: read a pickled Page; the pickled Analysis, or the DeskError if that is the page's fault, else b""."""
    plugin: Any = get_worker().plugins[_PLUGIN]
    answer: object
    try:
        given = wire.unframe(page)
        if not isinstance(given, Page):
            raise ReaderFailed(Reason.READER_CRASHED, "no page")
        answer = await plugin.pool.analyze(given)
    except DeskError as error:
        if retry.cause_of(error.reason) is retry.Cause.OPERATOR:
            return b""
        answer = error
    return wire.body(answer)


async def serve(config: ClusterConfig, pool: ReaderPool, readers: int) -> None:
    """Offer the pool to the scheduler until cancelled. A scheduler that is lost or not there yet is tried again."""
    quiet()
    troubles, loop = TroubleRecord(), asyncio.get_running_loop()
    while True:
        begun = loop.time()
        try:
            with tempfile.TemporaryDirectory(prefix="peninsula-desk-") as folder:
                await _until_lost(config, pool, readers, folder)
            detail = "connection lost"
        except (OSError, ValueError, RuntimeError) as error:
            detail = str(error) or type(error).__name__
        if loop.time() - begun > _PAUSES[-1]:  # long enough to have been connected
            troubles.ended()
        if troubles.failed(detail, loop.time()):
            log.warning("the scheduler of the cluster cannot be reached count=%s error=%s", troubles.count, detail)
        await asyncio.sleep(_PAUSES[min(troubles.count, len(_PAUSES)) - 1])


async def _until_lost(config: ClusterConfig, pool: ReaderPool, readers: int, folder: str) -> None:
    """Connect, and return when the scheduler is lost. Raises OSError, TimeoutError."""
    await greet(config.address, config.tls)
    offer = WorkerOffer(readers, config.version).to_json()
    host = urlsplit(config.address).hostname if config.tls is None else None  # without TLS nobody else may connect
    worker = Worker(
        config.address,
        nthreads=readers + 1,
        host=host,
        protocol="tls" if config.is_encrypted else "tcp",
        security=security(config.tls),
        startup_information={OFFER: lambda _: offer},
        plugins=(PoolPlugin(pool),),
        memory_limit=0,
        local_directory=folder,
        dashboard_address="127.0.0.1:0",
        death_timeout=20,
    )
    try:
        await worker
        log.info("pages of the cluster are read here count=%s", readers)
        await worker.finished()  # type: ignore[no-untyped-call]  # dask's
    finally:
        await asyncio.shield(worker.close(timeout=2, executor_wait=False, reason="stop"))
