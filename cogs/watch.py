"""`/watch`: alerts on names, phrases and subjects, for oneself or, by managers, for a channel or role."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from msgspec import Struct

from bot.catalogue import gettext, language_of
from bot.client import DeskBot
from bot.model.answers import nearest_page
from bot.model.errors import DeskError, Reason
from bot.model.watches.watch import AlertRhythm, WatchAsker, WatchKind, WatchPlace, WatchTarget, WatchTimes
from bot.policy.typed_times.zones import zone_named
from bot.policy.watches.quiet import quiet_hours
from bot.services.watches.targets import SEARCH
from cogs._cards.notes import note
from cogs._cards.watches.alert import target_name, target_words
from cogs._cards.watches.overview import (
    SHOWN,
    Server,
    list_card,
    paused_sentence,
    preview_card,
    watching_sentence,
    why_card,
)
from cogs._events.locked_database import until_stored
from cogs._events.permission_events import PermissionEvents
from cogs._layout import custom_ids
from cogs._layout.layout import button, deleting_button, pager
from cogs._layout.markdown import bold
from cogs._ui import autocomplete
from cogs._ui.button_state import question
from cogs._ui.buttons import DeskButton
from cogs._ui.permissions import (
    may_mention,
    may_post,
    permissions_in,
    reads_shelf,
    require_manager,
    require_visible,
    trouble_in,
)
from cogs._ui.places import Channel, server_of, shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer

_WATCH = "Name or number of the watch"


class _Wish(Struct, frozen=True):
    """Where alerts are to go, and when, as asked for; `channel_id` is None for the member's direct messages."""

    channel_id: int | None = None
    role_id: int | None = None
    rhythm: str = AlertRhythm.ONCE.value
    quiet: str = ""
    zone: str | None = None


class WatchCog(PermissionEvents, commands.GroupCog, name="watch", description="Alerts on names, phrases and subjects"):
    """Watches of members and channels."""

    def __init__(self, bot: DeskBot) -> None:
        super().__init__()
        self._bot = bot

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Resume watches whose channels take messages again."""
        for guild in self._bot.guilds:
            await self.resume_allowed(guild)

    @commands.Cog.listener()
    async def on_shard_ready(self, shard_id: int) -> None:
        """The same for the servers of a shard that has a new connection."""
        for guild in self._bot.guilds:
            if self._bot.shard_of(guild) == shard_id:
                await self.resume_allowed(guild)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Resume the watches of a server that had the desk before."""
        await until_stored(self._bot.app.clock, partial(self.resume_allowed, guild))

    @app_commands.command(description="Watch a name, a phrase, a subject or a search, and get alerts on new articles")
    @app_commands.rename(quiet="quiet-hours")
    @app_commands.describe(
        what="A name in any spelling, a subject, a phrase (in quotation marks), or search: and a search",
        channel="Channel for the alerts, for managers (default: a direct message to you)",
        role="A role to mention in the channel",
        when="When alerts come (default: at once)",
        quiet="Time of the day without alerts, such as 22:00-07:00",
        zone="Time zone of the quiet hours (default: the server's)",
    )
    @app_commands.choices(when=autocomplete.ALERT_RHYTHMS)
    @app_commands.autocomplete(zone=autocomplete.time_zones)
    async def add(
        self,
        interaction: discord.Interaction[DeskBot],
        what: app_commands.Range[str, 1, 100],
        channel: Channel | None = None,
        role: discord.Role | None = None,
        when: str = AlertRhythm.ONCE.value,
        quiet: str = "",
        zone: str | None = None,
    ) -> None:
        """Show what the watch would have sent, for confirmation."""
        wish = _Wish(channel.id if channel else None, role.id if role else None, when, quiet, zone)
        await answer(interaction, _previewed(interaction, what, wish), private=True)

    @add.autocomplete("what")
    async def _targets(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        shelf = shelf_of(interaction)
        saved = await self._bot.app.searches.visible(shelf, interaction.user.id)
        return await autocomplete.watch_targets(self._bot.app.answers, shelf, saved, typed)

    @app_commands.command(name="list", description="List your watches; for managers, those of channels too")
    async def list_(self, interaction: discord.Interaction[DeskBot]) -> None:
        """List the watches."""
        await answer(interaction, _listed(interaction), private=True)

    @app_commands.command(description="Pause a watch, or resume a paused one")
    @app_commands.describe(watch=_WATCH)
    async def pause(self, interaction: discord.Interaction[DeskBot], watch: str) -> None:
        """Pause or resume."""
        await answer(interaction, self._paused(interaction, watch), private=True)

    @app_commands.command(description="Remove a watch")
    @app_commands.describe(watch=_WATCH)
    async def remove(self, interaction: discord.Interaction[DeskBot], watch: str) -> None:
        """Ask before removing."""
        await answer(interaction, self._asked_to_remove(interaction, watch), private=True)

    @app_commands.command(description="Explain a watch: which articles matched it, with which words")
    @app_commands.describe(watch=_WATCH)
    async def why(self, interaction: discord.Interaction[DeskBot], watch: str) -> None:
        """Show the newest matches."""
        await answer(interaction, self._explained(interaction, watch), private=True)

    @pause.autocomplete("watch")
    @remove.autocomplete("watch")
    @why.autocomplete("watch")
    async def _watches(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        lines = await self._bot.app.watches.listed(asker(interaction))
        return autocomplete.watches([(one.watch.id, target_words(one.watch.target)) for one in lines], typed)

    async def resume_allowed(self, guild: discord.Guild) -> None:
        """Resume the watches of channels that take messages again."""
        suspended = await self._bot.app.watches.suspended(guild.id)
        if allowed := [one.id for one in suspended if may_post(guild, one.place.channel_id)]:
            await self._bot.app.watches.allowed(allowed)

    async def _paused(self, interaction: discord.Interaction[DeskBot], named: str) -> Reply:
        watches, who = self._bot.app.watches, asker(interaction)
        before = (await watches.one(who, named)).paused
        return Reply(note(paused_sentence(await watches.pause(who, named, paused=before is None), before)))

    async def _asked_to_remove(self, interaction: discord.Interaction[DeskBot], named: str) -> Reply:
        watch = await self._bot.app.watches.one(asker(interaction), named)
        text = gettext("Remove the watch {name}?", name=bold(target_name(watch.target)))
        confirm = deleting_button(gettext("Remove"), custom_ids.watch_removal(watch.id))
        return Reply(note(text, buttons=[confirm]))

    async def _explained(self, interaction: discord.Interaction[DeskBot], named: str) -> Reply:
        found = await self._bot.app.watches.why(asker(interaction), named)
        await _require_reader(interaction, found.line.watch.place)
        return Reply(why_card(found, _server_names(interaction)))


class AddButton(ReplyButton, template=custom_ids.watch_add.template):
    """The confirmation to watch what was shown."""

    private = True

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Watch it."""
        _, asked = await question(interaction, self.state["token"], "watch")
        wish = _Wish(asked["channel"], asked["role"], asked["rhythm"], asked["quiet"], asked["zone"])
        place, times = await _place(interaction, wish), await _times(interaction, wish)
        target = WatchTarget(WatchKind(asked["kind"]), asked["value"], asked["name"])
        return Reply(note(watching_sentence(await interaction.client.app.watches.add(place, target, times))))


class PauseButton(ReplyButton, template=custom_ids.watch_pause.template):
    """The button of an alert that pauses its watch."""

    private = True

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Pause the watch."""
        if server_of(interaction) is not None:
            require_manager(interaction)
        watch = await interaction.client.app.watches.pause(asker(interaction), self.state["watch"], paused=True)
        return Reply(note(paused_sentence(watch)))


class WatchRemoveButton(ReplyButton, template=custom_ids.watch_removal.template):
    """The confirmation to end a watch."""

    private = True

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Remove it."""
        watch = await interaction.client.app.watches.remove(asker(interaction), self.state["watch"])
        return Reply(note(gettext("{name} is no longer watched.", name=bold(target_name(watch.target)))))


class WatchesButton(DeskButton, template=custom_ids.watches.template):
    """Another page of the list."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Turn the list."""
        await answer(interaction, _listed(interaction, int(self.state["page"])))


class WatchEntityButton(ReplyButton, template=custom_ids.watch_entity.template):
    """Previews a watch of a card's entity."""

    private = True

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Show what the watch would have sent, for confirmation."""
        shelf, asked = await question(interaction, self.state["token"], "entity")
        entity = (await interaction.client.app.answers.entity(shelf, asked["key"])).entity
        return await _previewed(interaction, WatchTarget(WatchKind.ENTITY, entity.key, entity.name), _Wish())


class WatchSearchButton(ReplyButton, template=custom_ids.watch_search.template):
    """Previews a watch of a search."""

    private = True

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Show what the watch would have sent, for confirmation."""
        _, asked = await question(interaction, self.state["token"], "search")
        return await _previewed(interaction, f"{SEARCH}{asked['query']}", _Wish())


async def _require_reader(interaction: discord.Interaction[DeskBot], place: WatchPlace) -> None:
    """Raises DeskError if the asker is shown in direct messages what a server saved, and may not see it there."""
    if place.guild_id is None or server_of(interaction) is not None:
        return
    guild = interaction.client.get_guild(place.guild_id)
    if guild is None or guild.unavailable or not await reads_shelf(guild, interaction.user.id, place.added_in):
        raise DeskError(Reason.SHELF_HIDDEN, user=interaction.user.id, guild=place.guild_id)


def asker(interaction: discord.Interaction[DeskBot]) -> WatchAsker:
    """The asker, the place of the question, and whether they manage the server."""
    server_id = server_of(interaction)
    manages = server_id is not None and interaction.permissions.manage_guild
    return WatchAsker(interaction.user.id, server_id, manages)


async def _previewed(interaction: discord.Interaction[DeskBot], what: WatchTarget | str, wish: _Wish) -> Reply:
    """The preview of a watch with its confirmation; who asks is not stored with the question. `what` may be as
    typed."""
    app = interaction.client.app
    place, times = await _place(interaction, wish), await _times(interaction, wish)
    target = await app.watches.target(place, what) if isinstance(what, str) else what
    preview = await app.watches.preview(place, target, times)
    asked: dict[str, Any] = {"ask": "watch", "kind": target.kind.value, "value": target.value, "name": target.name}
    asked |= {"channel": wish.channel_id, "role": wish.role_id, "rhythm": wish.rhythm}
    token = await app.pages.remember(shelf_of(interaction), {**asked, "quiet": wish.quiet, "zone": times.zone})
    confirm = button(gettext("Watch"), custom_ids.watch_add(token), primary=True)
    trouble = [] if place.personal else trouble_in(interaction.guild, [place.channel_id])
    return Reply(preview_card(preview, place, times, trouble, confirm))


async def _listed(interaction: discord.Interaction[DeskBot], page: int = 0) -> Reply:
    lines = await interaction.client.app.watches.listed(asker(interaction))
    if not lines:
        return Reply(note(gettext("You have no watch here. `/watch add` alerts you to new articles on something.")))
    page, pages = nearest_page(page, len(lines), SHOWN)
    return Reply(list_card(lines, page, pager(page, pages, custom_ids.watches("")), _server_names(interaction)))


def _server_names(interaction: discord.Interaction[DeskBot]) -> Server:
    """In direct messages, the names of the servers that watches are on."""

    def name(guild_id: int) -> str | None:
        guild = interaction.client.get_guild(guild_id) if server_of(interaction) is None else None
        return guild.name if guild is not None else None

    return name


async def _place(interaction: discord.Interaction[DeskBot], wish: _Wish) -> WatchPlace:
    """Where alerts go: to the asker, or to a channel that a manager sees, mentioning a role that both may mention.
    Raises DeskError."""
    assert interaction.channel_id is not None  # noqa: S101  # commands and buttons have a channel
    if wish.channel_id is None:
        if wish.role_id is not None:
            raise DeskError(Reason.WATCH_FOR_ROLE)
        direct = await interaction.user.create_dm()
        return WatchPlace(
            interaction.user.id,
            server_of(interaction),
            interaction.channel_id,
            direct.id,
            personal=True,
            language=language_of(interaction.locale.value),
        )
    guild_id = require_manager(interaction)
    await require_visible(interaction, [wish.channel_id])
    if wish.role_id is not None:
        _require_mentionable(interaction, wish.channel_id, wish.role_id)
    return WatchPlace(
        interaction.user.id, guild_id, interaction.channel_id, wish.channel_id, personal=False, role_id=wish.role_id
    )


def _require_mentionable(interaction: discord.Interaction[DeskBot], channel_id: int, role_id: int) -> None:
    guild, member = interaction.guild, interaction.user
    channel = guild.get_channel_or_thread(channel_id) if guild is not None else None
    role = guild.get_role(role_id) if guild is not None else None
    if guild is None or channel is None or role is None or not isinstance(member, discord.Member):
        raise DeskError(Reason.ROLE_NOT_MENTIONABLE, role=role_id)
    if not all(may_mention(role, permissions_in(channel, one)) for one in (member, guild.me)):
        raise DeskError(Reason.ROLE_NOT_MENTIONABLE, role=role_id)


async def _times(interaction: discord.Interaction[DeskBot], wish: _Wish) -> WatchTimes:
    """When alerts come, in the zone that is given, else the server's. Raises DeskError."""
    if wish.zone:
        zone = zone_named(wish.zone)
    elif (server_id := server_of(interaction)) is not None:
        zone = (await interaction.client.app.desks.get(server_id)).zone
    else:
        zone = WatchTimes().zone
    return WatchTimes(AlertRhythm(wish.rhythm), quiet_hours(wish.quiet), zone)


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(
        AddButton, PauseButton, WatchRemoveButton, WatchesButton, WatchEntityButton, WatchSearchButton
    )
    await bot.add_cog(WatchCog(bot))
