"""Processor time of a piece of work in this thread: what other processes do meanwhile does not count."""

from __future__ import annotations

import time
from collections.abc import Callable


def processor_seconds(work: Callable[[], object]) -> float:
    """The processor seconds that `work` takes."""
    before = time.thread_time()
    work()
    return time.thread_time() - before
