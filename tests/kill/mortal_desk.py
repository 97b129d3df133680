"""A whole desk in a process that is killed and restarted again and again while it saves links and sends their cards.

The modules are loaded once; each start is a fork that opens the desk on the same data. Its Discord is a file that
survives the process: a line in it is a message that arrived, and a nonce that is there already returns its message.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import random
import signal
import sys
import time
from pathlib import Path

from bot.app import App
from bot.config import Settings
from bot.model.deliveries import Delivery, FoundCard, SendResult, Sighting
from bot.model.errors import DeskError
from bot.model.jobs import Post, PostMarks, Shelf
from tests.fakes.network import FakeNetwork
from tests.fakes.reader import PlainReader

LINKS = 4000
GUILD, CHANNELS = 5, 3
_LIFETIME = 300
"""Seconds, of which a machine needs a few at most."""


class Paper:
    """A Discord in two files, one line a message; implements ports.Sender."""

    def __init__(self, folder: Path) -> None:
        self._messages, self._marks = folder / "messages", folder / "marks"

    async def send(self, delivery: Delivery, nonce: str) -> SendResult:
        await asyncio.sleep(0.002)  # the way there
        lines = self._lines()
        known = next((number for number, line in enumerate(lines, 1) if line.split()[1] == nonce), None)
        if known is None:
            _append(self._messages, f"{delivery.key} {nonce} {delivery.reply_to}")
        await asyncio.sleep(0.002)  # and back
        return SendResult(known or len(lines) + 1)

    async def find(self, delivery: Delivery) -> tuple[Sighting, int | None]:
        await asyncio.sleep(0.002)
        arrived = (number for number, line in enumerate(self._lines(), 1) if line.split()[0] == delivery.key)
        number = next(arrived, None)
        return (Sighting.ABSENT if number is None else Sighting.FOUND), number

    def _lines(self) -> list[str]:
        return self._messages.read_text().splitlines() if self._messages.exists() else []

    async def announced(self, delivery: Delivery) -> tuple[str, ...] | None:
        return ()

    def has_threads(self, guild_id: int, channel_id: int) -> bool | None:
        return True

    async def open_thread(self, delivery: Delivery, message_id: int) -> SendResult:
        raise AssertionError("no server here wants threads")

    async def find_in_threads(self, delivery: Delivery, *, anywhere: bool) -> tuple[Sighting, FoundCard | None]:
        raise AssertionError("likewise")

    async def mark(self, post: Post, marks: PostMarks) -> None:
        _append(self._marks, f"{post.message_id} {marks.saved}")


def _append(file: Path, line: str) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(descriptor, f"{line}\n".encode())
    os.close(descriptor)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def url_of(number: int) -> str:
    return f"https://news.example/{number}"


def page_of(number: int) -> str:
    return f"Report {number}\nNumber {number} was seen over {{place:Sunan}} by {{person:Witness {number % 7}}}.\n"


async def live(folder: Path, first: int, last: int, patience: float) -> None:
    """Open the desk, post the links `first` to `last`, and work for `patience` seconds."""
    pages = {url_of(number): page_of(number) for number in range(LINKS)}
    settings = Settings(desk_home=folder / "desk")
    async with (
        App.open(settings, fetcher=FakeNetwork(dict(pages)), analyzer=PlainReader()) as app,
        app.working(Paper(folder)),
    ):
        for number in range(first, last):
            post = Post(7, GUILD, number % CHANNELS + 1, number + 1, answer=True)
            (taken,) = await app.ingest.submit_links(Shelf.of_guild(GUILD), post, [url_of(number)])
            if isinstance(taken, DeskError):
                raise taken
            _append(folder / "safe", str(number))
        await asyncio.sleep(patience)


def safe(folder: Path) -> int:
    """The number of the last link whose commit the desk reported, -1 for none."""
    file = folder / "safe"
    return int(file.read_text().split()[-1]) if file.exists() else -1


def die(folder: Path, seconds: float) -> None:
    """Fork a desk and send it SIGKILL `seconds` after its first message arrived. (Killed before that again and again,
    it would claim one job each time, until the desk gives the job up as the one that crashes it.)"""
    before, child = _size(folder / "messages"), os.fork()
    if child == 0:
        signal.alarm(_LIFETIME)  # no life outlasts the test
        asyncio.run(live(folder, safe(folder) + 1, LINKS, _LIFETIME))
        os._exit(1)
    while _size(folder / "messages") == before and not os.waitpid(child, os.WNOHANG)[0]:
        time.sleep(0.005)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != -signal.SIGKILL:
        raise AssertionError("it ended before it could be killed")


def main(folder: Path, deaths: int) -> None:
    """Start and kill the desk `deaths` times."""
    importlib.import_module("tests.cli.loaded_knowledge")
    chance = random.Random(7)  # noqa: S311  # a test's dice
    for _ in range(deaths):
        die(folder, 0.25 * chance.random())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
