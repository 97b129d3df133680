"""The command `retry`: try failed links again, also while the bot is running."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from bot.catalogue import gettext, ngettext
from bot.cli.terminal.console import out
from bot.model.errors import Reason, SettingsFailed
from bot.policy import second_tries

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.config import Settings
    from bot.model.operations import Retried


def retry(
    reasons: Annotated[
        list[Reason] | None,
        typer.Option(
            "--reason", help=gettext("Only links that failed for this reason; `check` names them. Repeatable.")
        ),
    ] = None,
) -> None:
    """Put failed links of the last days into the queue again, by default those for which another try may succeed."""
    from bot.data_folder import load_process_settings
    from bot.storage import retry_order

    settings = load_process_settings()
    wanted = frozenset(reasons or second_tries.REASONS)
    try:
        retried = asyncio.run(_retried(settings, wanted))
    except SettingsFailed as error:
        if error.reason is not Reason.ALREADY_RUNNING:
            raise
        retry_order.leave(settings.database_path, wanted)
        out().print(gettext("The running bot tries them again within a minute."))
        return
    out().print(
        ngettext("{number} link is in the queue again.", "{number} links are in the queue again.", retried.count)
    )
    if retried.left:
        out().print(
            ngettext("{number} did not fit into the queue.", "{number} did not fit into the queue.", retried.left)
        )
        raise typer.Exit(1)


async def _retried(settings: Settings, reasons: Collection[str]) -> Retried:
    from bot.clock import SystemClock
    from bot.data_folder import data_folder
    from bot.services.ingest.second_tries import SecondTry, try_again
    from bot.storage.engine.database import Database

    data_folder(settings)
    async with Database.open(settings.database_path) as database:
        return await try_again(database, SystemClock(), SecondTry(None, reasons), settings.desk_queue_limit)
