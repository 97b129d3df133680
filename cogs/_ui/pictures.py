"""Pictures attached to an answer, drawn in a process of their own: Pillow and the font take no memory in the bot."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import msgspec

from bot.client import DeskBot
from cogs._pictures.contents import Content

log = logging.getLogger(__name__)

_SECONDS = 10
_KEPT = ("PATH", "SYSTEMROOT", "LANG")
_LENGTH = 4
_MOST_KEPT = 48
"""Answers whose pictures are kept, of 10 to 50 kB each."""


async def drawn_once(bot: DeskBot, contents: Sequence[Content]) -> tuple[bytes, ...]:
    """The PNG of each content; none if they cannot be drawn. Those that several want at once are drawn once, also where
    who asked first has gone."""
    wanted = tuple(contents)
    if not wanted:
        return ()
    if (pngs := _kept.of(wanted)) is not None:
        return pngs
    drawing = bot.drawings.get(wanted)
    if drawing is None:
        drawing = bot.drawings[wanted] = asyncio.create_task(_in_turn(bot, wanted), name="pictures")
        drawing.add_done_callback(lambda _: bot.drawings.pop(wanted))
    return await asyncio.shield(drawing)


async def _in_turn(bot: DeskBot, contents: tuple[Content, ...]) -> tuple[bytes, ...]:
    async with bot.drawing:
        return await asyncio.to_thread(drawn, contents)


class _KeptPictures:
    """The pictures of the last answers. Used by the event loop, which waits for no thread where they are kept, and by
    the threads that draw."""

    def __init__(self) -> None:
        self._pngs: OrderedDict[tuple[Content, ...], tuple[bytes, ...]] = OrderedDict()
        self._lock = Lock()

    def of(self, contents: tuple[Content, ...]) -> tuple[bytes, ...] | None:
        """The PNG of each content, if they were drawn together."""
        with self._lock:
            pngs = self._pngs.get(contents)
            if pngs is not None:
                self._pngs.move_to_end(contents)
            return pngs

    def keep(self, contents: tuple[Content, ...], pngs: tuple[bytes, ...]) -> None:
        """Keep them in place of those that were asked for least recently."""
        with self._lock:
            self._pngs[contents] = pngs
            if len(self._pngs) > _MOST_KEPT:
                self._pngs.popitem(last=False)


_kept = _KeptPictures()


def drawn(contents: tuple[Content, ...]) -> tuple[bytes, ...]:
    """The PNG of each content; none, with a warning in the log, if they cannot be drawn. Blocks for about 0.15 s unless
    the same pictures were drawn before."""
    if (pngs := _kept.of(contents)) is not None:
        return pngs
    try:
        pngs = _drawn(contents)
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("pictures cannot be drawn error=%s", error)
        return ()
    _kept.keep(contents, pngs)
    return pngs


def _drawn(contents: tuple[Content, ...]) -> tuple[bytes, ...]:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
    command = [sys.executable, "-m", "cogs._pictures.drawing"]
    done = subprocess.run(  # noqa: S603  # our own module
        command, env=environment, input=msgspec.json.encode(contents), capture_output=True, check=True, timeout=_SECONDS
    )
    return tuple(_unpacked(done.stdout, len(contents)))


def _unpacked(packed: bytes, count: int) -> list[bytes]:
    """The pictures that `cogs/_pictures/drawing:packed` joined."""
    pictures = []
    for _ in range(count):
        end = _LENGTH + int.from_bytes(packed[:_LENGTH], "big")
        pictures.append(packed[_LENGTH:end])
        packed = packed[end:]
    return pictures
