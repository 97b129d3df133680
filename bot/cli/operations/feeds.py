"""The command `feeds`: list a server's feeds, or import and export them as OPML, while the bot is stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.catalogue import gettext, ngettext
from bot.cli.terminal.console import out, print_json, print_message
from bot.cli.terminal.error_messages import message_for
from bot.cli.terminal.numbers import LARGEST_ID

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.model.feeds import FeedMode, FollowedFeed, ImportCounts


def feeds(
    server: Annotated[
        int, typer.Argument(metavar="SERVER", min=1, max=LARGEST_ID, help=gettext("The id of the server in Discord."))
    ],
    import_from: Annotated[
        Path | None,
        typer.Option(
            "--import", exists=True, dir_okay=False, readable=True, help=gettext("Follow the feeds of an OPML file.")
        ),
    ] = None,
    channel: Annotated[
        int | None,
        typer.Option(min=1, max=LARGEST_ID, help=gettext("The channel for imported feeds; without it, none can post.")),
    ] = None,
    announce: Annotated[bool, typer.Option(help=gettext("Announce the articles of imported feeds."))] = False,
    export_to: Annotated[
        Path | None, typer.Option("--export", dir_okay=False, help=gettext("Write the feeds to an OPML file."))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=gettext("Print one JSON object."))] = False,
) -> None:
    """List the feeds of a server; before that, import some, and after it, export them, if asked to."""
    from bot.data_folder import load_process_settings
    from bot.model.feeds import FeedMode

    if announce and channel is None:
        raise typer.BadParameter(gettext("--announce needs a --channel"))
    mode = FeedMode.ANNOUNCE if announce else FeedMode.QUIET
    followed, counts = asyncio.run(_run(load_process_settings(), server, import_from, channel or 0, mode))
    if counts is not None and not as_json:
        out().print(_imported(counts))
    if export_to is not None:
        _export(export_to, followed)
    if as_json:
        print_json([_plain(one) for one in followed])
    else:
        for one in followed:
            out().print(_line(one))
        if not followed:
            print_message(gettext("No feed of this server is stored here."))


async def _run(
    settings: Settings, server: int, import_from: Path | None, channel: int, mode: FeedMode
) -> tuple[Sequence[FollowedFeed], ImportCounts | None]:
    from bot.app import App

    async with App.open(settings) as app:
        counts = None
        if import_from is not None:
            content = await asyncio.to_thread(import_from.read_bytes)
            counts = await app.feeds.import_list(server, channel, mode, content)
        return await app.feeds.followed(server), counts


def _export(path: Path, followed: Sequence[FollowedFeed]) -> None:
    from bot.model.feeds import FeedLink
    from bot.text.feeds import opml_export

    links = [FeedLink(one.feed.url, one.feed.title) for one in followed]
    try:
        path.write_bytes(opml_export.written(gettext("Feeds of the news desk"), links))
    except OSError as error:
        print_message(gettext("{file} cannot be written: {cause}", file=path, cause=error.strerror))
        raise typer.Exit(1) from None


def _imported(counts: ImportCounts) -> str:
    from cogs._layout.words import facts

    labels = {
        ngettext("{number} followed now", "{number} followed now", counts.added): counts.added,
        ngettext("{number} already there", "{number} already there", counts.known): counts.known,
        ngettext("{number} refused", "{number} refused", counts.refused): counts.refused,
        ngettext("{number} over the limit", "{number} over the limit", counts.over): counts.over,
    }
    return facts(*(label for label, number in labels.items() if number)) or gettext("That list names no feed.")


def _line(one: FollowedFeed) -> str:
    from cogs._layout.words import facts

    state = message_for(one.feed.reason) if one.feed.reason else ""
    saved = ngettext("{number} saved", "{number} saved", one.saved)
    return facts(one.feed.title, one.feed.url, one.follow.mode.value, saved, state)


def _plain(one: FollowedFeed) -> dict[str, object]:
    feed, follow = one.feed, one.follow
    return {
        "url": feed.url,
        "title": feed.title,
        "channel": follow.channel_id or None,
        "mode": follow.mode.value,
        "paused": follow.paused,
        "failures": feed.failures,
        "reason": feed.reason,
        "next": feed.due and feed.due.isoformat(),
        "saved": one.saved,
        "waiting": one.waiting,
    }
