"""The command `restore FILE`: put a copy of the database in place of the present one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.catalogue import gettext, ngettext
from bot.cli.terminal.console import print_message
from bot.cli.terminal.progress import working


def restore(
    file: Annotated[Path, typer.Argument(help=gettext("A copy made by `backup`."), exists=True, dir_okay=False)],
) -> None:
    """Check the copy and put it in place of the database; the old files are moved into a folder beside it."""
    from bot.cli.terminal.process_choice import new_data_folder
    from bot.clock import SystemClock
    from bot.config import load_settings
    from bot.storage import restore as storage
    from cogs._layout.moments import utc_minute

    settings = load_settings()
    with new_data_folder(settings), working(gettext("Copying and checking the database")):
        done = storage.restore(file, settings.database_path, SystemClock().now(), settings.shards)
    newest = utc_minute(done.newest)
    print_message(gettext("{file} is restored. The newest entry in it is from {time}.", file=file, time=newest))
    if done.to_look_for:
        print_message(
            ngettext(
                "{number} message that may have been sent since is looked for in Discord before it is sent.",
                "{number} messages that may have been sent since are looked for in Discord before they are sent.",
                done.to_look_for,
            )
        )
    if done.erased:
        print_message(
            ngettext(
                "The data of {number} member, erased since the backup, were erased again.",
                "The data of {number} members, erased since the backup, were erased again.",
                done.erased,
            )
        )
    if done.aside is not None and done.aside.exists():
        print_message(gettext("The previous files are in {folder}; delete them when all is well.", folder=done.aside))
