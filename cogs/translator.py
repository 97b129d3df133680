"""How the desk speaks: its commands in Korean too, and one apology for every error."""

from __future__ import annotations

from discord import Locale, app_commands

from bot.client import DeskBot
from cogs._ui.korean import KOREAN, OFFERED
from cogs._ui.respond import apologise


class DeskTranslator(app_commands.Translator):
    """Names, descriptions and choices in Korean; every other language sees the English ones."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002  # the signature is discord.py's
    ) -> str | None:
        """The Korean for `string`, None where another language is asked for or none is known."""
        return (KOREAN | OFFERED).get(string.message) if locale is Locale.korean else None


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.apologise = apologise
    await bot.tree.set_translator(DeskTranslator())
