"""L5: `backup FILE`: a copy of the database, taken while the desk works."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.console import tell
from bot.model.errors import DeskError, Reason


def backup(file: Annotated[Path, typer.Argument(help="Where the copy goes; nothing may be there yet.")]) -> None:
    """Copy the whole database to a file. To restore, stop the desk and put the copy in the place of desk.sqlite3."""
    from bot.config import load_settings
    from bot.storage.engine import maintenance

    source = load_settings().database_path
    if file.exists():
        raise typer.BadParameter(f"{file} exists; a backup never overwrites", param_hint="FILE")
    if not source.exists():
        raise DeskError(Reason.EMPTY_SHELF)
    try:
        maintenance.copy(source, file)
    except (OSError, sqlite3.OperationalError) as error:
        tell(f"{file} cannot be written: {getattr(error, 'strerror', None) or error}.")
        raise typer.Exit(1) from None
    except sqlite3.Error as error:
        raise DeskError(Reason.BROKEN_DATABASE, str(error)) from None
    tell(f"{file.stat().st_size:,} bytes written to {file}.")
