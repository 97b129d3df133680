"""The command `watches`: list a server's watches while the bot is stopped. Members' own watches are counted only."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from bot.catalogue import gettext, ngettext
from bot.cli.terminal.console import out, print_json
from bot.cli.terminal.numbers import LARGEST_ID

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.model.watches.alert import WatchLine


def watches(
    server: Annotated[
        int, typer.Argument(metavar="SERVER", min=1, max=LARGEST_ID, help=gettext("The id of the server in Discord."))
    ],
    as_json: Annotated[bool, typer.Option("--json", help=gettext("Print one JSON object."))] = False,
) -> None:
    """List the watches of a server's channels, and count those of its members."""
    from bot.data_folder import load_process_settings

    lines, own = asyncio.run(_run(load_process_settings(), server))
    if as_json:
        print_json({"channels": [_plain(one) for one in lines], "members": own})
        return
    for one in lines:
        out().print(_line(one))
    out().print(ngettext("{number} watch of members", "{number} watches of members", own))


async def _run(settings: Settings, server: int) -> tuple[Sequence[WatchLine], int]:
    from bot.app import App

    async with App.open(settings) as app:
        return await app.watches.of_server(server)


def _line(one: WatchLine) -> str:
    from cogs._layout.words import facts

    watch = one.watch
    alerts = ngettext("{number} alert", "{number} alerts", one.alerts)
    paused = [watch.paused.value.replace("_", " ")] if watch.paused else []
    return facts(watch.target.name, watch.target.kind.value, str(watch.place.channel_id), alerts, *paused)


def _plain(one: WatchLine) -> dict[str, object]:
    watch = one.watch
    return {
        "kind": watch.target.kind.value,
        "name": watch.target.name,
        "value": watch.target.value,
        "channel": watch.place.channel_id,
        "role": watch.place.role_id,
        "rhythm": watch.times.rhythm.value,
        "paused": watch.paused and watch.paused.value,
        "alerts": one.alerts,
        "last": one.last and one.last.isoformat(),
    }
