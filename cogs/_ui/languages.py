"""Choose the language: the member's for private answers, the server's for public answers and for messages."""

from __future__ import annotations

from gettext import NullTranslations

import discord
from discord import app_commands

from bot.catalogue import ENGLISH, LANGUAGES, catalogue, language_of
from bot.client import DeskBot, MemberLanguage
from bot.lang.scripts import HAN, HANGUL, KANA, is_traditional
from bot.regexes import regex
from bot.services.settings import DeskService

_DEFAULT = "default"
_SCRIPTS = (("ko", regex(f"[{HANGUL}]")), ("ja", regex(f"[{KANA}]")), ("zh-CN", regex(f"[{HAN}]")))
"""Kana before Chinese characters, which Japanese has too."""
_MOST_KEPT = 10_000
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


async def guild_catalogue(
    bot: DeskBot, guild: discord.Guild | None, conversation_id: int | None = None
) -> NullTranslations:
    """The catalogue of a server or, without one, of the member in a direct-message channel, if known: Discord does not
    send a member's language with messages."""
    if guild is None:
        known = bot.languages.get(conversation_id or 0)
        return catalogue(known.language if known else ENGLISH)
    return await server_catalogue(bot.app.desks, guild.id, guild.preferred_locale)


async def message_catalogue(bot: DeskBot, message: discord.Message, words: str) -> NullTranslations:
    """The catalogue for an answer to a message: the server's; in direct messages that of the member's client, or until
    it is known, of the language whose script `words` are written in."""
    if message.guild is None:
        _keep_in_conversation(bot, message, words)
    return await guild_catalogue(bot, message.guild, message.channel.id)


def server_language(guild: discord.Guild) -> str:
    """The language of a server's Discord settings; English, in which it is answered, where the desk lacks it."""
    return language_of(guild.preferred_locale.value) or ENGLISH


async def note_server(bot: DeskBot, guild_id: int) -> bool:
    """Store the present language of the server's Discord settings; returns whether the server is new. For an
    unavailable server the language is unknown (discord.py reports English)."""
    guild = bot.get_guild(guild_id)
    if guild is not None and guild.unavailable:
        return False
    return await bot.app.desks.note_locale(guild_id, None if guild is None else server_language(guild))


def note_language(interaction: discord.Interaction[DeskBot]) -> None:
    """Keep the language of a member's client in memory, for the next direct message."""
    language = language_of(interaction.locale.value) or ENGLISH
    _keep(interaction.client, interaction.user.id, MemberLanguage(interaction.user.id, language))
    if interaction.guild_id is None and interaction.channel_id is not None:
        _keep(interaction.client, interaction.channel_id, MemberLanguage(interaction.user.id, language))


def forget_language(bot: DeskBot, member_id: int) -> None:
    """Forget the language of a member whose data were erased."""
    for place in [place for place, kept in bot.languages.items() if kept.member_id == member_id]:
        del bot.languages[place]


def _keep_in_conversation(bot: DeskBot, message: discord.Message, words: str) -> None:
    of_client = bot.languages.get(message.author.id)
    written = None if of_client else _written(words)
    if of_client or written:
        _keep(bot, message.channel.id, of_client or MemberLanguage(message.author.id, written or ENGLISH))


def _keep(bot: DeskBot, place_id: int, found: MemberLanguage) -> None:
    bot.languages[place_id] = found
    bot.languages.move_to_end(place_id)
    if len(bot.languages) > _MOST_KEPT:
        bot.languages.popitem(last=False)


def _written(words: str) -> str | None:
    """The language in whose script most words of a message are, its links aside; None for Latin letters, among which
    a name may be written in Hangul."""
    told = [word for word in words.split() if "://" not in word and any(map(str.isalpha, word))]
    text = " ".join(word for word in told if not word.isascii())
    found = next((language for language, script in _SCRIPTS if script.search(text)), None)
    if found is None or 2 * len(text.split()) <= len(told):
        return None
    return "zh-TW" if found == "zh-CN" and is_traditional(text) else found
