"""Command names and descriptions in every language of the desk; one handler for all errors and for refused forms."""

from __future__ import annotations

import logging

from discord import Locale, app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.catalogue import COMMANDS, ENGLISH, language_of, loaded
from bot.client import DeskBot
from cogs._ui.buttons import FormButton
from cogs._ui.discord_errors import is_no_late_choice
from cogs._ui.respond import answer_error

_NAMES = {Location.command_name, Location.group_name, Location.parameter_name}


class DeskTranslator(app_commands.Translator):
    """Names, descriptions and choices in the languages that have a catalogue; other locales get the English ones."""

    async def translate(
        self, string: app_commands.locale_str, locale: Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The translation of `string`; None for a locale without a catalogue or an unknown string."""
        language = language_of(locale.value) or ENGLISH
        if language == ENGLISH:
            return None
        known = loaded(language, COMMANDS)
        typed = context.location in _NAMES and known.pgettext("name", string.message)
        found = typed if typed and typed != string.message else known.gettext(string.message)
        return None if found == string.message else found


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.answer_error = answer_error
    logging.getLogger("discord.app_commands.tree").addFilter(is_no_late_choice)
    bot.add_dynamic_items(FormButton)
    await bot.tree.set_translator(DeskTranslator())
