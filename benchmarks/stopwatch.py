"""Measure the processor time of a piece of work in this thread, without other processes."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def processor_seconds(work: Callable[[], object]) -> float:
    """The processor seconds that `work` takes."""
    with no_collection():
        before = time.thread_time()
        work()
        return time.thread_time() - before


@contextmanager
def no_collection() -> Iterator[None]:
    """Collect no garbage in the block, since its time depends on the other objects of the process."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
