"""L5: `check`: whether the desk could run as it is set up, and whether its data are whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import typer
from rich.text import Text

from bot.cli.console import out
from bot.cli.error_messages import sentence
from bot.cli.model_check import require_model
from bot.config import Settings, data_folder, load_settings, longer_looks
from bot.model.errors import SettingsFailed

Finding = tuple[bool, str]


def check() -> None:
    """Check settings, data folder, database and language model; print a line each. Status 1 if one is not in order."""
    well = True
    for fine, told in _findings(load_settings()):
        out().print(Text.assemble(("ok  ", "green") if fine else ("BAD ", "bold red"), told), soft_wrap=True)
        well = well and fine
    if not well:
        raise typer.Exit(1)


def _findings(settings: Settings) -> Iterator[Finding]:
    yield True, "the settings can be read"
    yield True, f"the token is {'set' if settings.discord_token else 'not set: only `run` needs it'}"
    yield _folder(settings)
    yield from _database(settings)
    yield _model(settings)
    yield _knowledge(settings)
    yield _outlets(settings)


def _folder(settings: Settings) -> Finding:
    try:
        return True, f"the data folder can be written: {data_folder(settings)}"
    except SettingsFailed as error:
        return False, sentence(error)


def _database(settings: Settings) -> Iterator[Finding]:
    from bot.storage.engine import maintenance

    path = settings.database_path
    if not path.exists():
        yield True, "there is no database yet; the desk makes it"
        return
    try:
        found = maintenance.troubles(path)
    except sqlite3.Error as error:
        found = [str(error)]
    if not found:
        yield True, f"the database is whole: {path.stat().st_size:,} bytes"
    for trouble in found:
        yield False, f"the database: {trouble}"


def _model(settings: Settings) -> Finding:
    try:
        require_model(settings)
    except SettingsFailed as error:
        return False, sentence(error)
    return True, f"the language model {settings.desk_pipeline} is installed"


def _knowledge(settings: Settings) -> Finding:
    from bot.text.knowledge.base import Knowledge

    try:
        Knowledge.load(settings.desk_knowledge)
    except SettingsFailed as error:
        return False, sentence(error)
    except (OSError, ValueError) as error:
        return False, f"your entities cannot be read: {error}"
    return True, "the knowledge base can be read"


def _outlets(settings: Settings) -> Finding:
    try:
        longer_looks(settings)
    except SettingsFailed as error:
        return False, sentence(error)
    return True, "the outlets can be read"
