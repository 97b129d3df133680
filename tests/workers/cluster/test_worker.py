"""When a worker of the cluster tries its scheduler again."""

from __future__ import annotations

import asyncio
from importlib.util import find_spec
from typing import Any, cast

import pytest

from tests.workers.cluster.processes import loopback

pytestmark = pytest.mark.skipif(find_spec("distributed") is None, reason="the extra `cluster` is not installed")


async def test_the_pauses_grow_and_begin_anew_after_a_connection_that_lasted(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from bot.workers.cluster import worker

    now, pauses, lasted = 0.0, list[float](), [0.0, 0.0, 600.0, 0.0, 600.0]

    async def until_lost(*_: object) -> None:
        nonlocal now
        if not lasted:
            raise asyncio.CancelledError
        now += lasted.pop(0)

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(worker, "_until_lost", until_lost)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: now)
    with pytest.raises(asyncio.CancelledError):
        await worker.serve(loopback(), cast("Any", None), 1)
    assert pauses == [1.0, 2.0, 1.0, 2.0, 1.0]
    assert caplog.text.count("cannot be reached") == 3, "at the first loss, and at each after a connection that lasted"
