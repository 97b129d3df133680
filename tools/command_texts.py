"""The texts of the bot's commands that Discord keeps in every language: names, descriptions, options and choices."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

from bot.app import App
from bot.catalogue import LANGUAGES
from bot.client import DeskBot


async def unconnected_bot() -> DeskBot:
    """The bot with its commands, without services and without a connection."""
    bot = DeskBot(cast("App", SimpleNamespace(answers=None)), message_content=True)
    await bot.add_cogs()
    return bot


async def command_payloads(translator: Any = None) -> list[dict[str, Any]]:
    """The commands that the bot would register at Discord, without connecting to it; with a translator, in its
    languages."""
    bot = await unconnected_bot()
    if translator is None:
        return [command.to_dict(bot.tree) for command in bot.tree.get_commands()]
    return [await command.get_translated_payload(bot.tree, translator) for command in bot.tree.get_commands()]


def parts(payloads: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Commands, subcommands, options and choices at any depth."""
    for payload in payloads:
        yield payload
        yield from parts(payload.get("options", []))
        yield from parts(payload.get("choices", []))


def is_name(part: dict[str, Any]) -> bool:
    """Whether the part's name is typed: that of a slash command or option, not of a menu or choice."""
    return bool(part.get("description"))


def command_texts() -> list[tuple[str, bool]]:
    """Each text once, sorted, and whether it is a name that is typed; without the languages' names for themselves."""
    found = set[tuple[str, bool]]()
    for part in parts(asyncio.run(command_payloads())):
        if part["name"] not in LANGUAGES.values():
            found.add((part["name"], is_name(part)))
        if description := part.get("description"):
            found.add((description, False))
    return sorted(found)
