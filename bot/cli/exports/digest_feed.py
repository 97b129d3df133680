"""The feed of `export --digest-feed CHANNEL`: the channel's digests, for a web server."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.catalogue import gettext
from bot.cli.terminal.console import print_message

if TYPE_CHECKING:
    from bot.model.exports.digests import DeliveredDigest


def write_feed(channel_id: int, target: Path, address: str | None) -> int:
    """Replace the file by a feed of the newest digests; returns their number. A file with the same bytes is not written
    again, so that a web server answers that nothing changed. Raises DeskError NO_DIGEST_YET."""
    from bot.policy.exports.atom import feed
    from bot.storage.exports.part_file import replace_public
    from cogs._layout.export_words import digest_feed_words

    digests = asyncio.run(_digests(channel_id))
    document = feed(channel_id, digests, digest_feed_words(digests), address)
    try:
        if not target.exists() or target.read_bytes() != document:
            replace_public(target, document)
    except OSError as error:
        cause = error.strerror or type(error).__name__
        print_message(gettext("{file} cannot be written: {cause}", file=target, cause=cause))
        raise typer.Exit(1) from None
    return len(digests)


async def _digests(channel_id: int) -> tuple[DeliveredDigest, ...]:
    from bot.data_folder import load_process_settings
    from bot.services.exports.digest_feed import digests_of
    from bot.storage.engine.database import Database

    async with Database.open_read_only(load_process_settings().database_path) as database:
        return await digests_of(database, channel_id)
