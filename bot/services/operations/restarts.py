"""Keeps the loops of the desk running: one that ends is started again after a pause.

No loop handles an error of the database itself: the error ends the loop, so that each is logged in the same way.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.clock import monotonic_seconds
from bot.policy.operations.operator_trouble import TroubleRecord, machine_trouble
from bot.storage.engine.refusals import is_refusal

PAUSE = 5.0
"""Seconds before a loop is started again."""
_LASTING = 60.0
"""Seconds without a refusal after which its cause counts as over."""
_MOST_CAUSES = 20
_FURTHER = "further causes"

log = logging.getLogger(__name__)


class LoopTrouble:
    """Refusals of a desk's loops, recorded together, since a full disk stops a dozen of them at once. Each cause has a
    separate record, so that a lasting one hides no other."""

    def __init__(self) -> None:
        self._causes: dict[str, tuple[TroubleRecord, float]] = {}
        """The record of a cause, and when it refused a loop last."""

    def failed(self, refused: Exception) -> bool:
        """Record that a loop was refused; whether to log it."""
        now, cause = monotonic_seconds(), str(refused)
        lasting = {name: one for name, one in self._causes.items() if now - one[1] <= _LASTING}
        if cause not in lasting and len(lasting) >= _MOST_CAUSES:
            cause = _FURTHER
        record, _ = lasting.get(cause, (TroubleRecord(), now))
        self._causes = lasting | {cause: (record, now)}
        return record.failed(cause, now)


async def keep_running(loop: Callable[[], Awaitable[None]], trouble: LoopTrouble) -> None:
    """Run a loop until cancelled. A refusal of the database or of a file is logged once, then hourly, whichever of the
    loops with this record it stops; a bug each time, with its traceback."""
    name = getattr(loop, "__qualname__", loop)
    while True:
        try:
            await loop()
        except Exception as error:
            refused = _refusal(error)
            if refused is None:
                log.exception("loop failed loop=%s next_seconds=%s", name, PAUSE)
            elif trouble.failed(refused):
                log.warning(
                    "loop paused: the database or the machine refused loop=%s next_seconds=%s error=%s",
                    name,
                    PAUSE,
                    refused,
                )
        await asyncio.sleep(PAUSE)


def _refusal(error: Exception) -> Exception | None:
    """The refusal of the database or of a file that ended a loop; None for anything else. A group of tasks may have had
    several."""
    if isinstance(error, ExceptionGroup):
        met = [_refusal(one) for one in error.exceptions]
        return None if None in met else met[0]
    return error if is_refusal(error) or isinstance(error, PermissionError) or machine_trouble(error) else None
