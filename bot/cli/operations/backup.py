"""The command `backup FILE`: copy the database while the bot may be running."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from bot.catalogue import gettext, ngettext
from bot.cli.terminal.console import print_message
from bot.cli.terminal.progress import working


def backup(file: Annotated[Path, typer.Argument(help=gettext("The new file; must not exist."))]) -> None:
    """Copy the database to `file`, which must not exist."""
    from bot.data_folder import has_database, load_process_settings
    from bot.storage.engine import maintenance, refusals

    settings = load_process_settings()
    source = settings.database_path
    if file.exists():
        raise typer.BadParameter(gettext("{file} exists and is not overwritten", file=file), param_hint="FILE")
    if not has_database(settings):
        print_message(gettext("There is no database yet: {path}", path=source))
        raise typer.Exit(1)
    try:
        maintenance.require_readable(source)
    except sqlite3.Error as error:
        if not refusals.is_of_the_disk(error):
            raise
        print_message(gettext("{file} cannot be read: {cause}", file=source, cause=error))
        raise typer.Exit(1) from None
    try:
        with working(gettext("Copying the database")):
            maintenance.copy(source, file)
    except (OSError, sqlite3.Error) as error:
        if isinstance(error, sqlite3.Error) and not refusals.is_of_the_disk(error):
            raise  # locked, damaged or a bug, not a fault of the target
        cause = getattr(error, "strerror", None) or error
        print_message(gettext("{file} cannot be written: {cause}", file=file, cause=cause))
        raise typer.Exit(1) from None
    size = file.stat().st_size
    print_message(ngettext("{number} byte written to {file}.", "{number} bytes written to {file}.", size, file=file))
