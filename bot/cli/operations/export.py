"""The command `export --server ID FILE`: move a server out of this process's database into a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.catalogue import gettext
from bot.cli.terminal.console import print_message
from bot.cli.terminal.moves import moved_line, refused_line


def export(
    file: Annotated[Path, typer.Argument(help=gettext("The new file; must not exist."))],
    server: Annotated[int, typer.Option("--server", metavar="ID", help=gettext("The id of the server in Discord."))],
) -> None:
    """Write everything of the server to `file` and take it out of the database; the bot must be stopped."""
    from bot.clock import SystemClock
    from bot.config import data_folder, load_settings
    from bot.model.operations import MoveRefused
    from bot.storage.moves import exports

    settings = load_settings()
    data_folder(settings)
    if not settings.database_path.exists():
        print_message(gettext("There is no database yet: {path}", path=settings.database_path))
        raise typer.Exit(1)
    try:
        moved = exports.export(settings.database_path, server, file, SystemClock().now())
    except MoveRefused as error:
        print_message(refused_line(error.trouble, file))
        raise typer.Exit(1) from None
    print_message(moved_line(moved))
    print_message(
        gettext("{file} is now the only copy. Import it with the process that serves the server now.", file=file)
    )
