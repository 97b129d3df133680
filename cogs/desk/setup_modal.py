"""The form with a server's settings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord

from bot.catalogue import gettext
from bot.client import DeskBot
from bot.model.settings import ServerSettings
from bot.policy.schedule import zone_named

_MOST = 25
_CHANNELS = [discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum]


class SetupModal(discord.ui.Modal):
    """A form with the current settings; `save` answers the interaction."""

    def __init__(
        self,
        desk: ServerSettings,
        save: Callable[[discord.Interaction[DeskBot], Callable[[int], ServerSettings]], Awaitable[None]],
    ) -> None:
        super().__init__(title=gettext("Desk settings"), timeout=3600)
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

    async def on_error(self, interaction: discord.Interaction[DeskBot], error: Exception) -> None:  # type: ignore[override]  # our client
        """Answer any error."""
        await interaction.client.apologise(interaction, error)

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
