"""Pictures attached to an answer, drawn in a process of their own: Pillow and the font take no memory in the bot."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock

import msgspec

from bot.client import DeskBot
from cogs._pictures.contents import Content

log = logging.getLogger(__name__)

_SECONDS = 10
_KEPT = ("PATH", "SYSTEMROOT", "LANG")
_LENGTH = 4
_MOST_KEPT = 96
"""Pictures that are kept, of 10 to 40 kB each."""


async def drawn_once(bot: DeskBot, contents: Sequence[Content]) -> tuple[bytes, ...]:
    """The PNG of each content; none if they cannot be drawn. Those that several want at once are drawn once, also where
    who asked first has gone."""
    wanted = tuple(contents)
    if not wanted:
        return ()
    kept = _kept.of(wanted)
    if len(kept) == len(set(wanted)):
        return tuple(kept[one] for one in wanted)
    drawing = bot.drawings.get(wanted)
    if drawing is None:
        drawing = bot.drawings[wanted] = asyncio.create_task(_in_turn(bot, wanted), name="pictures")
        drawing.add_done_callback(lambda _: bot.drawings.pop(wanted))
    return await asyncio.shield(drawing)


async def _in_turn(bot: DeskBot, contents: tuple[Content, ...]) -> tuple[bytes, ...]:
    async with bot.drawing:
        return await asyncio.to_thread(drawn, contents)


class _KeptPictures:
    """The pictures of the last answers, each by what it shows: where one of an answer changes, the others are as they
    were. Used by the event loop, which waits for no thread where they are kept, and by the threads that draw."""

    def __init__(self) -> None:
        self._pngs: OrderedDict[Content, bytes] = OrderedDict()
        self._lock = Lock()

    def of(self, contents: Sequence[Content]) -> dict[Content, bytes]:
        """The PNG of each content that is kept."""
        with self._lock:
            found = {one: self._pngs[one] for one in contents if one in self._pngs}
            for one in found:
                self._pngs.move_to_end(one)
            return found

    def keep(self, pngs: Mapping[Content, bytes]) -> None:
        """Keep them in place of those that were asked for least recently."""
        with self._lock:
            self._pngs.update(pngs)
            while len(self._pngs) > _MOST_KEPT:
                self._pngs.popitem(last=False)


_kept = _KeptPictures()


def drawn(contents: tuple[Content, ...]) -> tuple[bytes, ...]:
    """The PNG of each content; none, with a warning in the log, if they cannot be drawn. Blocks for about 0.15 s unless
    the same pictures were drawn before."""
    pngs = _kept.of(contents)
    missing = tuple(one for one in contents if one not in pngs)
    if missing:
        try:
            pngs |= zip(missing, _drawn(missing), strict=True)
        except (OSError, subprocess.SubprocessError) as error:
            log.warning("pictures cannot be drawn error=%s", error)
            return ()
        _kept.keep(pngs)
    return tuple(pngs[one] for one in contents)


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
