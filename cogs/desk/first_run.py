"""The first card on a server: where it is posted, and its three buttons."""

from __future__ import annotations

import logging

import discord

from bot.catalogue import gettext, using
from bot.client import DeskBot
from cogs._cards.guides import first_run_card
from cogs._layout import custom_ids
from cogs._ui.buttons import DeskButton, DeskModal
from cogs._ui.command_mentions import clickable
from cogs._ui.discord_errors import DISCORD, open_form
from cogs._ui.languages import guild_catalogue
from cogs._ui.permissions import trouble_in
from cogs._ui.respond import Reply, answer
from cogs.desk.setup_modal import open_setup
from cogs.feed import starter_list
from cogs.ingest.submissions import link_submissions, require_may_save, saved_reply

log = logging.getLogger(__name__)


async def greet(bot: DeskBot, guild: discord.Guild) -> None:
    """Post the card in the system channel, or else in the first text channel where the desk may write."""
    places = [*filter(None, [guild.system_channel]), *guild.text_channels]
    channel = next((one for one in places if _may_write(one)), None)
    if channel is None:
        log.warning("greeting not sent, no channel to write in guild=%s", guild.id)
        return
    with using(await guild_catalogue(bot, guild)):
        view = clickable(first_run_card(trouble_in(guild, [channel.id])), bot.command_mentions)
    try:
        await channel.send(view=view)
    except DISCORD as error:
        log.info("greeting not sent guild=%s channel=%s error=%s", guild.id, channel.id, error)


def _may_write(channel: discord.TextChannel) -> bool:
    granted = channel.permissions_for(channel.guild.me)
    return granted.view_channel and granted.send_messages


class FirstRunButton(DeskButton, template=custom_ids.first_run.template):
    """One of the three ways to begin."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Open the settings or the form for a link, or list feeds to the presser."""
        match self.state["step"]:
            case "setup":
                await open_setup(interaction)
            case "feeds":
                await answer(interaction, starter_list(interaction), private=True)
            case _:
                await require_may_save(interaction)
                await open_form(interaction, _TryModal())


class _TryModal(DeskModal):
    """The form for one link."""

    def __init__(self) -> None:
        super().__init__(gettext("Save an article"))
        self._link = discord.ui.TextInput[discord.ui.View](max_length=2000)
        description = gettext("The page is read now, and only you see the summary")
        self.add_item(
            discord.ui.Label(text=gettext("Link to the article"), description=description, component=self._link)
        )

    async def on_submit(self, interaction: discord.Interaction[DeskBot]) -> None:  # type: ignore[override]  # our client
        """Save the page and show its card to the asker."""
        await answer(interaction, self._saved(interaction), private=True)

    async def _saved(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        await require_may_save(interaction)
        submission, *_ = await link_submissions(interaction, self._link.value)
        return await saved_reply(interaction, submission)
