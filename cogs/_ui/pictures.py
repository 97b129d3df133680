"""Pictures attached to an answer, drawn in a process of their own: Pillow and the font take no memory in the bot."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bot.client import DeskBot
from bot.services.kept_replies import KeptPictures
from cogs._pictures.contents import Content

log = logging.getLogger(__name__)

_SECONDS = 10
_KEPT = ("PATH", "SYSTEMROOT", "LANG")
_LENGTH = 4


async def drawn_once(bot: DeskBot, contents: Sequence[Content]) -> tuple[bytes, ...]:
    """The PNG of each content; none if they cannot be drawn. Pictures requested several times at once are drawn once,
    even if the first request is cancelled."""
    wanted = tuple(contents)
    if not wanted:
        return ()
    kept = bot.app.pictures.of(wanted)
    if len(kept) == len(set(wanted)):
        return tuple(kept[one] for one in wanted)
    drawing = bot.drawings.get(wanted)
    if drawing is None:
        drawing = bot.drawings[wanted] = asyncio.create_task(_in_turn(bot, wanted), name="pictures")
        drawing.add_done_callback(lambda _: bot.drawings.pop(wanted))
    return await asyncio.shield(drawing)


async def _in_turn(bot: DeskBot, contents: tuple[Content, ...]) -> tuple[bytes, ...]:
    async with bot.drawing:
        return await asyncio.to_thread(drawn, contents, bot.app.pictures)


def drawn(contents: tuple[Content, ...], kept: KeptPictures) -> tuple[bytes, ...]:
    """The PNG of each content; none, with a warning in the log, if they cannot be drawn. Blocks for about 0.15 s unless
    the same pictures were drawn before."""
    clears = kept.clears
    pngs = kept.of(contents)
    missing = tuple(one for one in contents if one not in pngs)
    if missing:
        try:
            pngs |= zip(missing, _drawn(missing), strict=True)
        except (OSError, subprocess.SubprocessError) as error:
            log.warning("pictures cannot be drawn error=%s", error)
            return ()
        kept.keep(pngs, clears)
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
