"""Command names and descriptions in Korean; one handler for every error."""

from __future__ import annotations

from discord import Locale, app_commands

from bot.client import DeskBot
from cogs._ui.korean import KOREAN, OFFERED
from cogs._ui.respond import apologise


class DeskTranslator(app_commands.Translator):
    """Korean names, descriptions and choices; every other locale gets the English ones."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002  # the signature is discord.py's
    ) -> str | None:
        """The Korean for `string`; None for another locale or an unknown string."""
        return (KOREAN | OFFERED).get(string.message) if locale is Locale.korean else None


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.apologise = apologise
    await bot.tree.set_translator(DeskTranslator())
