"""`/help`."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalogue import gettext_noop
from bot.client import DeskBot
from cogs._cards.desk import help_card
from cogs._ui.respond import Reply, answer

_PURPOSES = (
    ("ingest", gettext_noop("{command} saves a link, a file or pasted text")),
    ("summary", gettext_noop("{command} summarises a saved article and shows who said what")),
    (
        "latest",
        gettext_noop(
            "{command} lists the newest stories on the peninsula or a topic; `since: last` shows what is new to you"
        ),
    ),
    (
        "story",
        gettext_noop("{command} follows a story day by day: who reported it, who said what, which numbers differ"),
    ),
    ("versions", gettext_noop("{command} shows what changed in an article since it was saved, in red and green")),
    ("entity", gettext_noop("{command} looks up a person, organisation, place or weapon in any spelling or script")),
    ("search", gettext_noop("{command} finds words, names, outlets and dates: `missile -drill after:3d`")),
    (
        "digest",
        gettext_noop("{command} posts a daily, weekly or monthly digest and explains its choices (managers)"),
    ),
    ("feed", gettext_noop("{command} reads sites by itself and announces their news, one card a story (managers)")),
    ("watch", gettext_noop("{command} tells you, or a channel, of new articles on a name, a phrase or a subject")),
    ("desk setup", gettext_noop("{command} sets channels, language, time zone and who may save articles (managers)")),
    ("desk status", gettext_noop("{command} shows what waits, which links failed and why, and the shelf")),
    (
        "desk filters",
        gettext_noop(
            "{command} leaves outlets, subjects, kinds of source and names out of digests, `/latest` and the cards of "
            "feeds (managers)"
        ),
    ),
    ("filters", gettext_noop("{command} does so for the answers that only you see")),
    ("mydata", gettext_noop("{command} exports or erases what the desk holds about you")),
)


class HelpCog(commands.Cog):
    """The list of commands."""

    @app_commands.command(description="What the desk does and how to use it")
    async def help(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Answer with the commands."""
        await answer(interaction, self._help(interaction), private=True)

    async def _help(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        return Reply(help_card(_PURPOSES, interaction.client.intents.message_content))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    await bot.add_cog(HelpCog())
