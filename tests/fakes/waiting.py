"""Waiting for what other tasks and processes do: as long as a slow machine takes, and not for ever."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

PATIENCE = 100.0
"""Seconds. More than any machine needs; less than pytest's own time-out, which tells less."""


async def moments() -> AsyncIterator[None]:
    """Moments to look in, whether it has happened by now. Whoever has seen it breaks off; else the test fails."""
    loop = asyncio.get_running_loop()
    until = loop.time() + PATIENCE
    while loop.time() < until:
        yield
        await asyncio.sleep(0.005)
    pytest.fail("it never happened")
