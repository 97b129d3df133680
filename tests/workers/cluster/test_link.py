"""What the desk takes from a bridge that a hostile scheduler or worker has taken over."""

from __future__ import annotations

import asyncio
import gc
import pickle
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from bot.model.analysis import Page
from bot.model.errors import ReaderFailed, Reason
from bot.workers import wire
from bot.workers.cluster.link import ClusterLink, ClusterLost, WorkerLost

STATE = wire.frame(("state", 1, 1, ()))
PAGE = wire.body(Page("https://example.com/", b"text", "text/plain"))


class Hostile:
    """Writes a file where it is unpickled."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return open, (self.path, "w")


_BRIDGE = """
import os, sys
os.write(1, bytes.fromhex(sys.argv[1]))
os.read(0, 1)
os.write(1, bytes.fromhex(sys.argv[2]))
while os.read(0, 2**20): pass
"""


async def bridge(answer: bytes) -> ClusterLink:
    """A link whose bridge says that there is a worker, and has one answer, whatever it is asked."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _BRIDGE, STATE.hex(), answer.hex(), stdin=PIPE, stdout=PIPE
    )
    link = ClusterLink(process, lambda: None)
    await link._connected.wait()
    return link


@pytest.mark.parametrize("where", ["message", "answer"])
async def test_nothing_but_values_of_the_model_is_unpickled(where: str, tmp_path: Path) -> None:
    path = f"{tmp_path}/run"
    hostile = pickle.dumps(Hostile(path))
    frame = wire.HEADER.pack(len(hostile)) + hostile if where == "message" else wire.frame(("answer", 1, hostile))
    link = await bridge(frame)
    with pytest.raises(ClusterLost if where == "message" else WorkerLost, match="invalid"):
        await link.read(PAGE, alone=False)
    await link.close()
    assert not any(tmp_path.iterdir())  # noqa: ASYNC240 - nothing else runs


@pytest.mark.parametrize("answer", [(1, 2), Page(None, b"", ""), 7])
async def test_an_answer_that_is_none_is_a_lost_worker(answer: object) -> None:
    link = await bridge(wire.frame(("answer", 1, wire.body(answer))))
    with pytest.raises(WorkerLost):
        await link.read(PAGE, alone=False)
    await link.close()


async def test_a_workers_error_is_capped_and_returned() -> None:
    error = ReaderFailed(Reason.READER_DIED, "x" * 20_000)
    link = await bridge(wire.frame(("answer", 1, wire.body(error))))
    answer = await link.read(PAGE, alone=False)
    assert isinstance(answer, ReaderFailed)
    assert answer.reason is Reason.READER_DIED
    assert len(answer.detail) < 1_000
    await link.close()


async def test_a_page_that_cannot_be_sent_any_more_leaves_nothing_behind() -> None:
    """asyncio would log the error of a page that nobody waits for, with a traceback, when it is collected."""
    link = await bridge(b"")
    told: list[str] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context["message"]))
    link._process.kill()
    with pytest.raises(ClusterLost):
        await link.read(bytes(2**20), alone=False)  # more than the pipe holds
    await link.close()
    gc.collect()
    assert told == []


@pytest.mark.parametrize(
    "frame",
    [
        wire.frame(("state", "many", 1, ())),
        wire.frame(("answer", 1)),
        wire.frame("hello"),
        wire.HEADER.pack(2**40),
        b"\x00",
        wire.frame(("failed", "no certificate")),
        wire.frame(("state", 0, 0, ())),
    ],
)
async def test_a_bridge_that_is_lost_or_has_no_worker_leaves_no_page_waiting(frame: bytes) -> None:
    link = await bridge(frame)
    if len(frame) == 1:
        link._process.kill()
    with pytest.raises(ClusterLost):
        await link.read(PAGE, alone=False)
    await link.close()
