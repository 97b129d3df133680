"""The window in which a manager sets the desk up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord

from bot.client import DeskBot
from bot.model.settings import ServerSettings
from bot.policy.schedule import zone_named

_MOST = 25
_CHANNELS = [discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum]


class SetupModal(discord.ui.Modal, title="Set up the desk"):
    """A server's settings as they stand, to be changed; `save` answers the interaction."""

    def __init__(
        self,
        desk: ServerSettings,
        save: Callable[[discord.Interaction[DeskBot], Callable[[], ServerSettings]], Awaitable[None]],
    ) -> None:
        super().__init__(timeout=3600)
        self._save = save
        self._guild_id = desk.guild_id
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
        for label, told, component in (
            ("Desk channels", "Links posted here are read", self._channels),
            ("Every channel", "Read links wherever they are posted", self._everywhere),
            ("Who may hand in articles", "Nobody chosen: everyone may", self._roles),
            ("Alerts", "Tell the first desk channel when state media change or delete a page", self._alerts),
            ("Time zone", "For example Asia/Seoul", self._zone),
        ):
            self.add_item(discord.ui.Label(text=label, description=told, component=component))

    async def on_submit(self, interaction: discord.Interaction[DeskBot]) -> None:  # type: ignore[override]  # our client
        """Hand the settings over."""
        await self._save(interaction, self._desk)

    async def on_error(self, interaction: discord.Interaction[DeskBot], error: Exception) -> None:  # type: ignore[override]  # our client
        """Answer for whatever went wrong."""
        await interaction.client.apologise(interaction, error)

    def _desk(self) -> ServerSettings:
        # The desk's own messages go to the first channel, and a forum takes none.
        chosen = sorted(self._channels.values, key=lambda channel: channel.type is discord.ChannelType.forum)
        return ServerSettings(
            guild_id=self._guild_id,
            channels=tuple(channel.id for channel in chosen),
            everywhere=self._everywhere.value,
            zone=zone_named(self._zone.value),
            ingest_roles=tuple(role.id for role in self._roles.values),
            alerts=self._alerts.value,
        )
