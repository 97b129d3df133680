"""A process that dies at a chosen moment: at an await (as it begins to wait, or as it is about to go on), after a call
to the database, or before or after a commit. It ends as `kill -9` ends it: nothing of it runs any more."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Coroutine, Generator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import aiosqlite

from bot.storage.engine import connection_thread
from tests.fakes.observed import observed_transactions

DIED = 86
"""The exit status of a process that died of it."""


class Death:
    """Counts the moments at which the process might die, and ends it at the `fatal` one."""

    def __init__(self, fatal: int | None) -> None:
        self._fatal = fatal
        self._counting = threading.Lock()
        self.moments = 0

    def moment(self) -> None:
        """The process might die here."""
        with self._counting:
            self.moments += 1
            if self.moments == self._fatal:
                os._exit(DIED)


class Watched(Coroutine[Any, Any, Any]):
    """A coroutine that meets its death before and after every step."""

    def __init__(self, inner: Coroutine[Any, Any, Any], death: Death) -> None:
        self._inner = inner
        self._death = death

    def send(self, value: Any) -> Any:
        """One step: from one await to the next."""
        return self._step(self._inner.send, value)

    def throw(self, *error: Any) -> Any:
        """One step, which begins with an error."""
        return self._step(self._inner.throw, *error)

    def close(self) -> None:
        """See Coroutine."""
        self._inner.close()

    def __await__(self) -> Generator[Any, Any, Any]:
        return (yield from self._inner.__await__())

    def _step(self, step: Callable[..., Any], *values: Any) -> Any:
        self._death.moment()
        awaited = step(*values)
        self._death.moment()
        return awaited


@contextmanager
def mortal(death: Death) -> Generator[None, None, None]:
    """Every task that begins in the block is watched, and every call to the database. Needs a running loop."""
    loop = asyncio.get_running_loop()
    with ExitStack() as stack:
        transactions = observed_transactions(lambda _: death.moment(), lambda _: death.moment())
        stack.enter_context(patch.object(connection_thread, "in_transaction", transactions))
        call = _handed_over(death, aiosqlite.Connection._execute)  # noqa: SLF001  # every call goes through it
        stack.enter_context(patch.object(aiosqlite.Connection, "_execute", call))
        loop.set_task_factory(lambda loop, coroutine: asyncio.Task(Watched(coroutine, death), loop=loop))
        stack.callback(loop.set_task_factory, None)
        yield


def _handed_over(death: Death, call: Callable[..., Any]) -> Callable[..., Any]:
    """A call that is handed to the connection's thread: the thread may die before its commit and after anything."""

    async def handed_over(self: aiosqlite.Connection, work: Callable[..., Any], *values: Any, **named: Any) -> Any:
        def done() -> Any:
            if getattr(work, "__name__", "") == "commit":
                death.moment()
            result = work(*values, **named)
            death.moment()
            return result

        return await call(self, done)

    return handed_over
