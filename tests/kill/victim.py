"""A desk in a process of its own, for a test to kill again and again: it saves links and prints the number of each
stored one. The modules are loaded once; each start is a fork.

    <- the number of its first link        a start
    -> its process id, each number that is stored, "ended" and its exit status
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from bot.model.errors import DeskError
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, SmallDesk, open_desk
from tests.fakes.network import FakeNetwork


def url_of(number: int) -> str:
    return f"https://news.example/{number}"


def page_of(number: int) -> str:
    return f"Report {number}\nNumber {number} was seen over {{place:Sunan}} by {{person:Witness {number % 7}}}.\n"


def _say(line: object) -> None:
    """Tell the test a line, in one write: `print` without a buffer takes two, and the kill may come between them."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


async def _post_when_there_is_room(desk: SmallDesk, number: int) -> None:
    while True:
        try:
            await desk.post(ANNA, url_of(number), number + 1)
        except DeskError:
            await asyncio.sleep(0.01)
        else:
            return


async def save_links(path: Path, first: int) -> None:
    pages = {url_of(number): page_of(number) for number in range(2000)}
    async with open_desk(path, Knowledge([]), network=FakeNetwork(dict(pages))) as desk:
        workers = [asyncio.create_task(desk.ingest.run()) for _ in range(2)]
        for number in range(first, 2000):
            await _post_when_there_is_room(desk, number)
            _say(number)
        for worker in workers:
            worker.cancel()


def main(path: Path) -> None:
    """Start a desk for each line of the standard input, and wait until it ends."""
    for first in sys.stdin:
        child = os.fork()
        if child == 0:
            _say(os.getpid())
            asyncio.run(save_links(path, int(first)))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        _say(f"ended {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
