"""Choose the language of an answer: the member's for a private one, the server's for a public one and for messages."""

from __future__ import annotations

from gettext import NullTranslations

import discord
from discord import app_commands

from bot.catalogue import ENGLISH, LANGUAGES, catalogue
from bot.client import DeskBot
from bot.lang.scripts import HAN, HANGUL, KANA, is_traditional
from bot.regexes import regex
from bot.services.settings import DeskService

_DEFAULT = "default"
_WRITTEN = (("ko", regex(f"[{HANGUL}]")), ("ja", regex(f"[{KANA}]")), ("zh-CN", regex(f"[{HAN}]")))
"""Kana before Chinese characters, which Japanese has too."""
CHOICES = [
    app_commands.Choice(name="as the server's Discord settings say", value=_DEFAULT),
    *(app_commands.Choice(name=name, value=language) for language, name in LANGUAGES.items()),
]
"""The choices of `/desk setup language:`. Each language has its own name for itself, which is not translated."""


def chosen_language(choice: str) -> str | None:
    """The language of a choice's value; None for the default."""
    return None if choice == _DEFAULT else choice


async def server_catalogue(desks: DeskService, guild_id: int | None, locale: discord.Locale | None) -> NullTranslations:
    """The catalogue of the language that the server chose, by default that of its preferred locale, `locale`; English
    where there is neither."""
    chosen = await desks.language(guild_id) if guild_id is not None else None
    return catalogue(chosen or (locale.value if locale else ENGLISH))


def written_catalogue(text: str) -> NullTranslations:
    """The catalogue of the language whose script a message is written in; English for any other."""
    found = next((locale for locale, script in _WRITTEN if script.search(text)), ENGLISH)
    return catalogue("zh-TW" if found == "zh-CN" and is_traditional(text) else found)


async def guild_catalogue(bot: DeskBot, guild: discord.Guild | None) -> NullTranslations:
    """The catalogue of a server; English in direct messages, since Discord does not send the member's locale there."""
    if guild is None:
        return catalogue(ENGLISH)
    return await server_catalogue(bot.app.desks, guild.id, guild.preferred_locale)
