"""The form with a server's settings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import discord

from bot.catalogue import gettext
from bot.client import DeskBot
from bot.model.settings import CardPlaces, ServerSettings
from bot.policy.schedule import zone_named
from cogs._cards.desk import desk_card
from cogs._ui.buttons import DeskModal
from cogs._ui.permissions import require_manager, require_visible, story_trouble, trouble_in
from cogs._ui.respond import Reply, answer

_MOST = 25
_CHANNELS = [discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum]


class SetupModal(DeskModal):
    """A form with the current settings; `save` answers the interaction."""

    def __init__(
        self,
        desk: ServerSettings,
        save: Callable[[discord.Interaction[DeskBot], Callable[[int], ServerSettings]], Awaitable[None]],
    ) -> None:
        super().__init__(gettext("Desk settings"))
        self._save = save
        self._channels = discord.ui.ChannelSelect[discord.ui.View](
            channel_types=_CHANNELS, min_values=0, max_values=_MOST, required=False,
            default_values=[discord.SelectDefaultValue(id=one, type=discord.SelectDefaultValueType.channel)
                            for one in desk.channels[:_MOST]],
        )  # fmt: skip
        self._everywhere = discord.ui.Checkbox[discord.ui.View](default=desk.everywhere)
        self._roles = discord.ui.RoleSelect[discord.ui.View](
            min_values=0, max_values=_MOST, required=False,
            default_values=[discord.SelectDefaultValue(id=one, type=discord.SelectDefaultValueType.role)
                            for one in desk.ingest_roles[:_MOST]],
        )  # fmt: skip
        self._alerts = discord.ui.Checkbox[discord.ui.View](default=desk.alerts)
        self._zone = discord.ui.TextInput[discord.ui.View](default=desk.zone, max_length=60)
        for label, description, component in (
            (gettext("Desk channels"), gettext("Links posted in these channels are saved"), self._channels),
            (gettext("Every channel"), gettext("Save links wherever they are posted"), self._everywhere),
            (gettext("Who may save articles"), gettext("Leave empty to let everyone save articles"), self._roles),
            (
                gettext("Alerts about state media"),
                gettext("Post in the first desk channel that works when state media change or delete a page"),
                self._alerts,
            ),
            (gettext("Time zone"), gettext("For example Asia/Seoul"), self._zone),
        ):
            self.add_item(discord.ui.Label(text=label, description=description, component=component))

    async def on_submit(self, interaction: discord.Interaction[DeskBot]) -> None:  # type: ignore[override]  # our client
        """Save the settings."""
        await self._save(interaction, self._desk)

    def _desk(self, guild_id: int) -> ServerSettings:
        """The settings that were chosen, for the server in which the form was sent."""
        # Alerts go to the first channel, and a forum takes no messages.
        chosen = sorted(self._channels.values, key=lambda channel: channel.type is discord.ChannelType.forum)
        return ServerSettings(
            guild_id=guild_id,
            channels=tuple(channel.id for channel in chosen),
            everywhere=self._everywhere.value,
            zone=zone_named(self._zone.value),
            ingest_roles=tuple(role.id for role in self._roles.values),
            alerts=self._alerts.value,
        )


async def open_setup(interaction: discord.Interaction[DeskBot]) -> None:
    """Open the form with the current settings. Raises DeskError for anyone but managers."""
    desk = await interaction.client.app.desks.get(require_manager(interaction))
    await interaction.response.send_modal(SetupModal(desk, _save))


async def _save(interaction: discord.Interaction[DeskBot], chosen: Callable[[int], ServerSettings]) -> None:
    await answer(interaction, _form_saved(interaction, chosen), private=True)


async def _form_saved(interaction: discord.Interaction[DeskBot], chosen: Callable[[int], ServerSettings]) -> Reply:
    """Save the form, which has no language, nor where cards appear."""
    desk = chosen(require_manager(interaction))
    before = await interaction.client.app.desks.get(desk.guild_id)
    kept = replace(desk, language=before.language, cards=before.cards, forum_id=before.forum_id)
    return await saved_settings(interaction, kept, before)


async def saved_settings(
    interaction: discord.Interaction[DeskBot], desk: ServerSettings, before: ServerSettings
) -> Reply:
    """Save the settings that follow those `before`, and show them. Raises DeskError for a channel that the asker cannot
    see."""
    app = interaction.client.app
    await require_visible(interaction, _chosen(desk) - _chosen(before))
    await app.desks.save(desk)
    if interaction.guild is not None:
        interaction.client.dispatch("desk_settings", interaction.guild, before)
    digests = await app.digests.show(desk.guild_id)
    trouble = [*trouble_in(interaction.guild, desk.channels), *story_trouble(interaction.guild, desk)]
    return Reply(desk_card(desk, trouble, digests))


def _chosen(desk: ServerSettings) -> set[int]:
    """The channels of the settings, with the forum of stories where there is one."""
    return {*desk.channels, *([desk.forum_id] if desk.forum_id and desk.cards is CardPlaces.FORUM else [])}
