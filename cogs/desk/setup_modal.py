"""The form with a server's settings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import discord
from msgspec.structs import replace

from bot.catalogue import gettext
from bot.client import DeskBot
from bot.model.settings import CardPlaces, ServerSettings
from bot.policy.typed_times.zones import zone_named, zone_shown
from cogs._cards.desk import desk_card
from cogs._ui.buttons import DeskModal
from cogs._ui.discord_errors import open_form
from cogs._ui.permissions import require_manager, require_visible, shared_channels, story_trouble, trouble_in
from cogs._ui.respond import Reply, answer
from cogs.desk.card_places import chosen_place, options, require_forum, visible_forums
from cogs.ingest.channel_ends import channel_ends

_MOST = 25
_EVERYWHERE, _ALERTS = "everywhere", "alerts"
_FORUMS = [discord.ChannelType.forum, discord.ChannelType.media]
_CHANNELS = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
    *_FORUMS,
]
"""Threads and posts count as their channel or forum, and end before it does."""


_Chosen = Callable[[ServerSettings], tuple[ServerSettings, ServerSettings]]
"""From a server's settings now to those that a form showed and those that were chosen in it."""


class SetupModal(DeskModal):
    """A form with the current settings; `save` answers the interaction."""

    def __init__(
        self,
        desk: ServerSettings,
        save: Callable[[discord.Interaction[DeskBot], _Chosen], Awaitable[None]],
        forums: Sequence[discord.ForumChannel] = (),
    ) -> None:
        super().__init__(gettext("Desk settings"))
        self._save, self._shown = save, desk
        self._channels = discord.ui.ChannelSelect[discord.ui.View](
            channel_types=_CHANNELS, min_values=0, max_values=_MOST, required=False,
            default_values=[discord.SelectDefaultValue(id=one, type=discord.SelectDefaultValueType.channel)
                            for one in desk.channels[:_MOST]],
        )  # fmt: skip
        self._also = discord.ui.CheckboxGroup[discord.ui.View](
            required=False, min_values=0,
            options=[
                discord.CheckboxGroupOption(
                    label=gettext("Every channel"), value=_EVERYWHERE, default=desk.everywhere,
                    description=gettext("Save links wherever they are posted")),
                discord.CheckboxGroupOption(
                    label=gettext("Alerts about state media"), value=_ALERTS, default=desk.alerts,
                    description=gettext(
                        "Post in the first desk channel that works when state media change or delete a page")),
            ],
        )  # fmt: skip
        self._cards = discord.ui.Select[discord.ui.View](required=False, min_values=0, options=options(desk, forums))
        self._roles = discord.ui.RoleSelect[discord.ui.View](
            min_values=0, max_values=_MOST, required=False,
            default_values=[discord.SelectDefaultValue(id=one, type=discord.SelectDefaultValueType.role)
                            for one in desk.ingest_roles[:_MOST]],
        )  # fmt: skip
        self._zone = discord.ui.TextInput[discord.ui.View](default=zone_shown(desk.zone), max_length=60)
        for label, description, component in (
            (gettext("Desk channels"), gettext("Links posted in these channels are saved"), self._channels),
            (gettext("Options"), None, self._also),
            (gettext("Who may save articles"), gettext("Leave empty to let everyone save articles"), self._roles),
            (gettext("Cards of articles"), gettext("Where the summary of a posted link appears"), self._cards),
            (gettext("Time zone"), gettext("For example Asia/Seoul"), self._zone),
        ):
            self.add_item(discord.ui.Label(text=label, description=description, component=component))

    async def on_submit(self, interaction: discord.Interaction[DeskBot]) -> None:  # type: ignore[override]  # our client
        """Save the settings."""
        await self._save(interaction, self._desk)

    def _desk(self, now: ServerSettings) -> tuple[ServerSettings, ServerSettings]:
        """The settings that were shown and those that were chosen. `now` are those of the server where the form was
        submitted; if it was opened on another server, these were not the ones shown."""
        before = self._shown if self._shown.guild_id == now.guild_id else now
        zone = self._zone.value
        # Alerts go to the first channel, and a forum takes no messages.
        chosen = sorted(self._channels.values, key=lambda channel: channel.type in _FORUMS)
        return before, replace(
            before,
            channels=tuple(channel.id for channel in chosen),
            everywhere=_EVERYWHERE in self._also.values,
            zone=before.zone if zone == zone_shown(before.zone) else zone_named(zone),
            ingest_roles=tuple(role.id for role in self._roles.values),
            alerts=_ALERTS in self._also.values,
            **chosen_place(before, self._cards.values),
        )


async def open_setup(interaction: discord.Interaction[DeskBot]) -> None:
    """Open the form with the current settings. Raises DeskError for anyone but managers."""
    desk = await interaction.client.app.desks.get(require_manager(interaction))
    await open_form(interaction, SetupModal(desk, _save, visible_forums(interaction)))


async def _save(interaction: discord.Interaction[DeskBot], chosen: _Chosen) -> None:
    await answer(interaction, _form_saved(interaction, chosen), private=True)


async def _form_saved(interaction: discord.Interaction[DeskBot], chosen: _Chosen) -> Reply:
    """Save the form, which has no language."""
    now = await interaction.client.app.desks.get(require_manager(interaction))
    return await saved_settings(interaction, *chosen(now))


async def saved_settings(
    interaction: discord.Interaction[DeskBot], shown: ServerSettings, chosen: ServerSettings
) -> Reply:
    """Save what was changed of the settings that were `shown`, and show the settings. Raises DeskError for a channel
    that the asker cannot see, and for a forum that is not the server's."""
    app = interaction.client.app
    require_forum(interaction.guild, chosen, shown)
    await require_visible(interaction, _chosen(chosen) - _chosen(shown))
    ends = tuple(channel_ends(interaction.guild, chosen)) if interaction.guild is not None else ()
    change = await app.desks.change(shown, chosen, ends)
    desk = change.after
    if interaction.guild is not None:
        interaction.client.dispatch("desk_settings", interaction.guild, change.added)
    digests = await app.digests.show(desk.guild_id)
    trouble = [*trouble_in(interaction.guild, desk.channels), *story_trouble(interaction.guild, desk)]
    trouble += shared_channels(interaction.guild, desk.channels)
    return Reply(desk_card(desk, [*dict.fromkeys(trouble)], digests))


def _chosen(desk: ServerSettings) -> set[int]:
    """The channels of the settings, with the forum of stories where there is one."""
    return {*desk.channels, *([desk.forum_id] if desk.forum_id and desk.cards is CardPlaces.FORUM else [])}
