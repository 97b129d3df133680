"""`python -m tests.workers.cluster.forks`: imports dask once and forks the schedulers and workers of a cluster.

    <- an order (`orders`), a line     -> the id of the process, 0 where a scheduler could not start

At the end of its input it kills those that are left.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Coroutine
from typing import Any

from distributed import Scheduler

from bot.workers.cluster.dask_setup import security
from bot.workers.cluster.worker import serve
from bot.workers.pool import ReaderPool
from tests.workers.cluster.orders import Killing, Scheduling, Working


async def schedule(order: Scheduling) -> None:
    """Say the process id when the scheduler listens, and go on until it is killed."""
    logging.disable(logging.CRITICAL)
    scheme, _, rest = order.address.partition("://")
    host, _, port = rest.rpartition(":")
    scheduler = Scheduler(
        host=host, port=int(port), protocol=scheme, security=security(order.tls), dashboard_address="127.0.0.1:0"
    )
    await scheduler
    _say(os.getpid())
    await scheduler.finished()  # type: ignore[no-untyped-call]  # dask's


async def work(order: Working) -> None:
    """Say the process id, and read pages until killed."""
    _say(os.getpid())
    async with ReaderPool(1, "", seconds=order.seconds, memory_mb=300, loader=order.loader) as pool:
        await serve(order.config, pool, 1)


def main() -> None:
    """Serve the orders of the standard input."""
    children: set[int] = set()
    for line in sys.stdin:
        match pickle.loads(bytes.fromhex(line)):  # noqa: S301  # of the test
            case Killing(process):
                _kill(process)
                children.remove(process)
                _say(process)
            case Scheduling() as order:
                children.add(_forked(lambda order=order: schedule(order)))  # type: ignore[misc]  # mypy infers no lambda
            case Working() as order:
                children.add(_forked(lambda order=order: work(order)))  # type: ignore[misc]  # likewise
    for child in children:
        _kill(child)


def _forked(life: Callable[[], Coroutine[Any, Any, None]]) -> int:
    child = os.fork()
    if child:
        return child
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, sys.stdin.fileno())
    try:
        asyncio.run(life())
    except BaseException:
        traceback.print_exc()
        _say(0)
    os._exit(1)


def _kill(process: int) -> None:
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _say(process: int) -> None:
    os.write(sys.stdout.fileno(), f"{process}\n".encode())


if __name__ == "__main__":
    main()
