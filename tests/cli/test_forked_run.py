"""Bots that tests fork end with the test process, also if that is killed."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from multiprocessing.connection import Connection

import pytest

from tests.cli import forked_run
from tests.fakes.waiting import PATIENCE


def _test_process(end: Connection) -> None:
    multiprocessing.get_context("fork").Process(target=_bot, args=(end,)).start()
    time.sleep(PATIENCE)


def _bot(end: Connection) -> None:
    end.send("started")
    forked_run._end_with_the_test()


async def test_a_bot_ends_with_a_test_process_that_is_killed() -> None:
    here, there = multiprocessing.Pipe()
    test = forked_run._context().Process(target=_test_process, args=(there,))
    test.start()
    there.close()
    assert await asyncio.to_thread(here.recv) == "started"
    test.kill()
    with pytest.raises(EOFError):  # nobody holds the other end any more
        await asyncio.wait_for(asyncio.to_thread(here.recv), PATIENCE)
