"""ClusterAnalyzer: reads on the cluster while it can be used, and with the desk's own readers while it cannot.

    no cluster, or no worker of it          -> the desk's own readers; connected again with back-off
    scheduler or bridge lost with a page    -> the desk's own readers read it
    worker lost with a page                 -> another worker reads it, alone
    the second worker lost with it, too     -> the desk's own readers read it; their verdict counts

So no loss of a machine is ever a page's failure: only readers tell that, here or on a worker, as described in `pool`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from types import TracebackType

from bot.log_format import RECOVERY
from bot.model.analysis import Analysis, Page
from bot.model.errors import DeskError
from bot.model.operations import ClusterState, ReaderCounts
from bot.policy.operations.operator_trouble import TroubleRecord
from bot.workers import wire
from bot.workers.cluster.config import ClusterConfig
from bot.workers.cluster.link import ClusterLink, ClusterLost, WorkerLost
from bot.workers.pool import ReaderPool

_PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)

log = logging.getLogger(__name__)


class ClusterAnalyzer:
    """`ports.Analyzer`; an async context manager, which closes neither the cluster nor `local`, the desk's own
    readers."""

    def __init__(self, config: ClusterConfig, local: ReaderPool, *, pauses: Sequence[float] = _PAUSES) -> None:
        self._config = config
        self._local = local
        self._pauses = pauses
        self._link: ClusterLink | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()
        self._trouble = TroubleRecord()
        self._lost_pages = TroubleRecord()
        self._was_usable = False
        self._refused: tuple[str, ...] = ()
        self._detail = "not connected yet"
        self._settled = asyncio.Event()

    @property
    def counts(self) -> ReaderCounts:
        """The desk's own readers; those of workers are theirs."""
        return self._local.counts

    @property
    def state(self) -> ClusterState:
        """The cluster as the desk sees it now."""
        link = self._link
        readers, workers = (link.readers, link.workers) if link else (0, 0)
        return ClusterState(readers, workers, self._refused, "" if readers else self._detail)

    async def __aenter__(self) -> ClusterAnalyzer:
        self._keeper = asyncio.create_task(self._keep_connected(), name="cluster")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._keeper is not None:
            self._keeper.cancel()
            await asyncio.wait({self._keeper})

    async def settled(self) -> ClusterState:
        """Wait until the first attempt to connect has succeeded or failed; the state then."""
        await self._settled.wait()
        return self.state

    async def analyze(self, page: Page) -> Analysis:
        """See `ports.Analyzer`. Raises as `ReaderPool.analyze`."""
        answer = await self._on_cluster(page)
        if answer is None:
            return await self._local.analyze(page)
        if isinstance(answer, DeskError):
            raise answer
        return answer

    async def _on_cluster(self, page: Page) -> Analysis | DeskError | None:
        """The answer of a worker, or None if the desk itself has to read the page."""
        lost = ""
        for alone in (False, True):
            link = self._link
            if link is None or not link.readers:
                return None
            try:
                return await link.read(wire.body(page), alone=alone)
            except ClusterLost:
                return None
            except WorkerLost as error:
                lost = str(error)
                log.info("a worker of the cluster gave no answer attempt=%s error=%s", 1 + alone, error)
        if self._lost_pages.failed("", asyncio.get_running_loop().time()):
            log.warning("a page found no worker of the cluster, it is read here error=%s", lost)
        return None

    async def _keep_connected(self) -> None:
        failures = 0
        while True:
            try:
                self._link = await ClusterLink.open(self._config, self._on_change)
                failures = 0
                self._note()
                await self._ended(self._link)
            except (ClusterLost, OSError, MemoryError, RuntimeError) as error:
                failures += 1
                self._detail = str(error) or type(error).__name__
                self._note()
            except Exception as error:
                failures += 1
                self._detail = type(error).__name__
                log.exception("loop failed loop=%s", "cluster")
                self._note()
            finally:
                link, self._link = self._link, None
                if link is not None:
                    await asyncio.shield(link.close())
            await asyncio.sleep(self._pauses[min(failures, len(self._pauses)) - 1])

    async def _ended(self, link: ClusterLink) -> None:
        """Wait for the end of the link. Raises ClusterLost."""
        while not link.lost:
            self._changed.clear()
            await self._changed.wait()
        raise ClusterLost(link.lost)

    def _on_change(self) -> None:
        """The link has changed; one that is being opened or closed is of no use."""
        self._changed.set()
        if self._link is not None:
            self._note()

    def _note(self) -> None:
        """Log what has changed: whether the cluster can be used, and which workers are refused."""
        link = self._link
        if link is not None and not link.lost:
            self._detail = "no worker that may read for this desk"
            self._note_refused(link.refused)
        elif link is not None:
            self._detail = link.lost
        usable = link is not None and link.readers > 0
        if link is not None and usable:
            if failures := self._trouble.ended():
                log.warning("pages are read on the cluster again count=%s", failures, extra=RECOVERY)
            elif not self._was_usable:
                log.info("pages are read on the cluster count=%s", link.readers)
        elif self._trouble.failed(self._detail, asyncio.get_running_loop().time()):
            count = self._trouble.count
            log.warning("the cluster cannot be used, pages are read here count=%s error=%s", count, self._detail)
        self._was_usable = usable
        self._settled.set()

    def _note_refused(self, refused: tuple[str, ...]) -> None:
        new = [one for one in refused if one not in self._refused]
        self._refused = refused
        if new:
            log.warning("workers of the cluster are refused error=%s", "; ".join(new))
