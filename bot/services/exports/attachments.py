"""An export as a file to be attached to a message: written batch by batch, on a thread, up to a limit.

The file is on disk, so that memory use does not depend on its size.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from io import BufferedRandom

from msgspec import Struct

from bot.model.exports.articles import ExportedArticle
from bot.policy.exports.writers import ExportWriter
from bot.services.exports.service import ExportPlan, ExportService
from bot.services.server_turns import ServerTurns

LARGEST = 25 * 2**20
"""The most bytes of a file, also where Discord would accept more."""
_LARGE_AT_ONCE, _SMALL_AT_ONCE = 2, 4
"""The numbers of exports that are written at the same time. Others wait, so that exports do not slow down answers."""
_MOST_OF_SMALL = 1_000
"""The articles of an export that takes a second or so: it does not wait for those that take half a minute."""
_TELL_SECONDS = 1.0

Progress = Callable[[int, int], Awaitable[None]]
"""Called with the articles written so far and their total; with 0 now and then while the export waits for others."""


class AttachedExport(Struct, frozen=True):
    """The written export. `file` is at its beginning; None if the `limit` (bytes) was reached, at about `fitting`
    articles."""

    file: BufferedRandom | None
    bytes: int
    limit: int
    fitting: int


class ExportAttachments:
    """Writes files to be attached. Servers take turns, so that no server waits for all exports of another one."""

    def __init__(self, exports: ExportService) -> None:
        self._exports = exports
        self._large, self._small = ServerTurns(_LARGE_AT_ONCE), ServerTurns(_SMALL_AT_ONCE)

    async def write(self, plan: ExportPlan, writer: ExportWriter, limit: int, progress: Progress) -> AttachedExport:
        """Write the plan's articles, in at most `limit` bytes."""
        async with self._turn(plan, progress):
            file = tempfile.TemporaryFile()  # noqa: SIM115  # the caller closes it once it is sent
            try:
                written = await self._fill(file, (plan, writer), min(limit, LARGEST), progress)
            except BaseException:
                file.close()
                raise
            if written.file is None:
                file.close()
            return written

    @asynccontextmanager
    async def _turn(self, plan: ExportPlan, progress: Progress) -> AsyncIterator[None]:
        """Wait for a turn of the shelf, and hold it."""
        total, begun = len(plan.article_ids), asyncio.Event()
        turns = self._small if total <= _MOST_OF_SMALL else self._large
        async with AsyncExitStack() as held:
            async with asyncio.TaskGroup() as waiting:
                waiting.create_task(_tell(begun, progress, total))
                await held.enter_async_context(turns.turn(plan.shelf_id))
                begun.set()
            yield

    async def _fill(
        self, file: BufferedRandom, job: tuple[ExportPlan, ExportWriter], limit: int, progress: Progress
    ) -> AttachedExport:
        plan, writer = job
        size, done, total = file.write(writer.opening.encode("utf-8", "replace")), 0, len(plan.article_ids)
        async for batch in self._exports.articles(plan):
            size += await asyncio.to_thread(_write, file, writer, batch)
            done += len(batch)
            if size > limit:
                return AttachedExport(None, size, limit, done * limit // size)
            await progress(done, total)
        size += file.write(writer.closing.encode("utf-8", "replace"))
        if size > limit:
            return AttachedExport(None, size, limit, done * limit // size)
        file.seek(0)
        return AttachedExport(file, size, limit, done)


async def _tell(begun: asyncio.Event, progress: Progress, total: int) -> None:
    """Call `progress` from time to time until the export begins."""
    while not begun.is_set():
        try:
            async with asyncio.timeout(_TELL_SECONDS):
                await begun.wait()
        except TimeoutError:
            await progress(0, total)


def _write(file: BufferedRandom, writer: ExportWriter, batch: tuple[ExportedArticle, ...]) -> int:
    return file.write("".join(map(writer.entry, batch)).encode("utf-8", "replace"))
