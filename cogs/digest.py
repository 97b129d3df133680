"""`/digest`: daily, weekly and monthly digests of a channel, for managers."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

import discord
import msgspec
from discord import app_commands
from discord.ext import commands
from msgspec import Struct
from msgspec.structs import replace

from bot.catalogue import gettext, gettext_noop, using
from bot.client import DeskBot
from bot.model.answers import EntityRef
from bot.model.deliveries import CatchUp, QuietDay, Rhythm, ScheduleRequest, SuspendReason
from bot.model.errors import DeskError, Reason
from bot.policy.operations.shards import Shards
from bot.policy.typed_times.clocks import time_of_day
from cogs._cards.desk import replaced_digest, schedule_card, unknown_topic_card
from cogs._cards.notes import note
from cogs._cards.stories import digest_card, why_story_card
from cogs._events.locked_database import until_stored
from cogs._events.permission_events import PermissionEvents
from cogs._layout import custom_ids
from cogs._layout.words import listed
from cogs._ui import autocomplete
from cogs._ui.button_state import digest_token, question
from cogs._ui.languages import note_server, server_catalogue, server_language
from cogs._ui.permissions import (
    managed_channel,
    may_post,
    require_manager,
    require_visible,
    trouble_in,
    visible_channel,
)
from cogs._ui.places import Channel, shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer
from cogs.filters import menus

_CHANNEL = "Channel (default: this one)"
_EVERY = "Which digest, if the channel has several"
_STOPPED = {
    Rhythm.DAY: gettext_noop("No more daily digests in {channel}."),
    Rhythm.WEEK: gettext_noop("No more weekly digests in {channel}."),
    Rhythm.MONTH: gettext_noop("No more monthly digests in {channel}."),
}


class _ScheduleOptions(Struct, frozen=True):
    """The options of `/digest schedule` as typed, without the channel."""

    at: str
    every: str
    on: str | None
    topic: str | None
    search: str | None
    zone: str | None
    quiet: str
    missed: str
    leave_out: str | None


@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class DigestCog(PermissionEvents, commands.GroupCog, name="digest", description="Scheduled digests of a channel"):
    """Scheduled digests."""

    def __init__(self, bot: DeskBot) -> None:
        super().__init__()
        self._bot = bot

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Suspend the digests of servers that removed the desk, resume those of servers that have it again."""
        await self._meet_servers(self._bot.app.shards)

    @commands.Cog.listener()
    async def on_shard_ready(self, shard_id: int) -> None:
        """The same for the servers of a shard that has a new connection."""
        await self._meet_servers(self._bot.app.shards.only(shard_id))

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Suspend the server's digests until the desk is back. What the server has is kept for some time."""
        await until_stored(self._bot.app.clock, partial(self._note_membership, guild.id))

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Resume the digests of a server that had the desk before."""
        await until_stored(self._bot.app.clock, partial(self._note_membership, guild.id))

    @commands.Cog.listener()
    async def on_guild_update(self, before: discord.Guild, after: discord.Guild) -> None:
        """Note the language of a server that changed its own."""
        if before.preferred_locale != after.preferred_locale:
            await until_stored(self._bot.app.clock, partial(note_server, self._bot, after.id))

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Record the language of a server that was unavailable, since it may have changed; and that it has the desk, if
        it added it in that time."""
        await until_stored(self._bot.app.clock, partial(self._note_available, guild))

    @app_commands.command(description="Schedule a daily, weekly or monthly digest")
    @app_commands.describe(
        at="Local time, such as 08:30",
        every="How often (default: daily). A channel can have one digest of each kind",
        on="Day of the week or month: Monday, 15, last (default: the first)",
        channel=_CHANNEL,
        topic="Subject, name or words (default: the whole peninsula)",
        search="Saved search of this server, in place of a topic",
        zone="Time zone (default: the server's)",
        quiet="What to post when there is no news",
        missed="What to do with a digest missed during an outage",
        leave_out="Subjects, kinds of source, outlets, names; or: nothing (default: sport, culture)",
    )
    @app_commands.rename(leave_out="leave-out")
    @app_commands.choices(every=autocomplete.RHYTHMS, quiet=autocomplete.QUIET_DAYS, missed=autocomplete.MISSED)
    @app_commands.autocomplete(
        topic=autocomplete.shelf_topics,
        search=autocomplete.server_searches,
        zone=autocomplete.time_zones,
        leave_out=menus.offered_in_list,
    )
    async def schedule(
        self,
        interaction: discord.Interaction[DeskBot],
        at: str,
        every: str = Rhythm.DAY.value,
        on: str | None = None,
        channel: Channel | None = None,
        topic: app_commands.Range[str, 1, 100] | None = None,
        search: str | None = None,
        zone: str | None = None,
        quiet: str = QuietDay.LINE.value,
        missed: str = CatchUp.ONCE.value,
        leave_out: str | None = None,
    ) -> None:
        """Schedule the digest and show it."""
        options = _ScheduleOptions(at, every, on, topic, search, zone, quiet, missed, leave_out)
        await answer(interaction, _asked_or_scheduled(interaction, channel, options), private=True)

    @schedule.autocomplete("on")
    async def _days(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        return autocomplete.days(interaction.namespace.every, typed)

    @app_commands.command(description="List the digests scheduled on this server")
    async def show(self, interaction: discord.Interaction[DeskBot]) -> None:
        """List the digests."""
        await answer(interaction, self._shown(interaction), private=True)

    @app_commands.command(description="Preview the next digest (only you see it)")
    @app_commands.describe(channel=_CHANNEL, every=_EVERY)
    @app_commands.choices(every=autocomplete.RHYTHMS)
    async def preview(
        self, interaction: discord.Interaction[DeskBot], channel: Channel | None = None, every: str | None = None
    ) -> None:
        """Compose without posting."""
        await answer(interaction, self._previewed(interaction, channel, every), private=True)

    @app_commands.command(description="Post the digest now")
    @app_commands.describe(channel=_CHANNEL, every=_EVERY)
    @app_commands.choices(every=autocomplete.RHYTHMS)
    async def now(
        self, interaction: discord.Interaction[DeskBot], channel: Channel | None = None, every: str | None = None
    ) -> None:
        """Queue the digest for posting."""
        await answer(interaction, self._sent_now(interaction, channel, every), private=True)

    @app_commands.command(description="Stop the digests of a channel, or one of them")
    @app_commands.describe(channel=_CHANNEL, every="Which digest (default: all)")
    @app_commands.choices(every=autocomplete.RHYTHMS)
    async def stop(
        self, interaction: discord.Interaction[DeskBot], channel: Channel | None = None, every: str | None = None
    ) -> None:
        """Delete the schedule."""
        await answer(interaction, self._stopped(interaction, channel, every), private=True)

    @app_commands.command(description="Explain why a story is or is not in the last digest")
    @app_commands.describe(
        story="Number or headline of a story considered for the digest", channel=_CHANNEL, every=_EVERY
    )
    @app_commands.choices(every=autocomplete.RHYTHMS)
    async def why(
        self,
        interaction: discord.Interaction[DeskBot],
        story: str,
        channel: Channel | None = None,
        every: str | None = None,
    ) -> None:
        """Answer with the reasons kept with the digest."""
        await answer(interaction, self._explained(interaction, story, channel, every), private=True)

    @why.autocomplete("story")
    async def _weighed(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        given = interaction.namespace
        try:
            guild_id, channel_id = managed_channel(interaction, given.channel)
        except DeskError:
            return []  # a server may show the command to others; the answer says what is missing
        rhythm = Rhythm(given.every) if given.every in list(Rhythm) else None
        return autocomplete.shown(await self._bot.app.digests.suggest_weighed(guild_id, channel_id, typed, rhythm))

    async def _meet_servers(self, shards: Shards) -> None:
        new = await until_stored(self._bot.app.clock, partial(self._note_servers, shards))
        for guild_id in new:
            self._tell_joined(guild_id)
        for guild in self._guilds(shards):
            await self.resume_allowed(guild)

    async def _note_servers(self, shards: Shards) -> Collection[int]:
        """Record which servers of these shards have the desk now; returns those that added it while it was stopped."""
        guilds = self._guilds(shards)
        guild_ids = {guild.id for guild in guilds}
        await self._bot.app.retention.sync_servers(guild_ids, shards)
        await self._bot.app.digests.sync_servers(guild_ids, shards)
        await self._bot.app.watches.returned(guild_ids)
        shown = [guild for guild in guilds if not guild.unavailable]
        languages = {guild.id: server_language(guild) for guild in shown}
        return await self._bot.app.desks.note_locales(languages, guild_ids, shards)

    def _guilds(self, shards: Shards) -> list[discord.Guild]:
        return [guild for guild in self._bot.guilds if shards.owns(guild.id)]

    async def _note_membership(self, guild_id: int) -> None:
        """Record whether the server has the desk now, whatever an event said that was stored late."""
        app = self._bot.app
        await note_server(self._bot, guild_id)
        if self._bot.get_guild(guild_id) is None:
            await app.retention.left(guild_id)
            await app.digests.left(guild_id)
        else:
            await app.retention.returned(guild_id)
            await app.digests.returned(guild_id)
            await app.watches.returned([guild_id])

    async def _note_available(self, guild: discord.Guild) -> None:
        # Servers that Discord shows at the start are recorded together.
        is_new = self._bot.is_ready() and await note_server(self._bot, guild.id)
        if is_new or await self._bot.app.retention.is_gone(guild.id):
            self._tell_joined(guild.id)

    def _tell_joined(self, guild_id: int) -> None:
        """Send the event of a server that has added the desk, which discord.py takes for one that was there before."""
        if (guild := self._bot.get_guild(guild_id)) is not None:  # otherwise it removed the desk a moment ago
            self._bot.dispatch("guild_join", guild)

    async def resume_allowed(self, guild: discord.Guild) -> None:
        """Resume the digests that were suspended for a missing permission, where the desk may post now."""
        orders = await self._bot.app.digests.show(guild.id)
        suspended = {order.channel_id for order in orders if order.suspended is SuspendReason.FORBIDDEN}
        if allowed := [channel_id for channel_id in suspended if may_post(guild, channel_id)]:
            await self._bot.app.digests.allowed(guild.id, allowed)

    async def _shown(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        guild_id = require_manager(interaction)
        orders = await self._bot.app.digests.show(guild_id)
        if not orders:
            return Reply(note(gettext("No digest is scheduled on this server. Schedule one with `/digest schedule`.")))
        filters = await self._bot.app.filters.of_digests(guild_id)
        coming = await self._bot.app.digests.next_times(guild_id)
        return Reply(schedule_card(gettext("Digests on this server"), orders, filters, coming))

    async def _previewed(
        self, interaction: discord.Interaction[DeskBot], channel: Channel | None, every: str | None
    ) -> Reply:
        guild_id, channel_id = managed_channel(interaction, channel)
        app, locale = self._bot.app, interaction.guild_locale
        parts = await app.digests.preview(guild_id, channel_id, _rhythm(every))
        tokens = [await digest_token(app, guild_id, part) for part in parts]
        with using(await server_catalogue(app.desks, guild_id, locale)):  # in the language of the channel
            first, *more = [Reply(digest_card(part, token)) for part, token in zip(parts, tokens, strict=True)]
        return replace(first, more=more)

    async def _sent_now(
        self, interaction: discord.Interaction[DeskBot], channel: Channel | None, every: str | None
    ) -> Reply:
        guild_id, channel_id = await visible_channel(interaction, channel)
        guild, trouble = interaction.guild, trouble_in(interaction.guild, [channel_id])
        if guild is not None and trouble and not may_post(guild, channel_id):
            return Reply(note(*trouble))
        await self._bot.app.digests.now(guild_id, channel_id, _rhythm(every))
        return Reply(note(gettext("The digest is being posted in {channel}.", channel=f"<#{channel_id}>")))

    async def _explained(
        self, interaction: discord.Interaction[DeskBot], story: str, channel: Channel | None, every: str | None
    ) -> Reply:
        why = await self._bot.app.digests.why(*managed_channel(interaction, channel), story, _rhythm(every))
        return Reply(why_story_card(why))

    async def _stopped(
        self, interaction: discord.Interaction[DeskBot], channel: Channel | None, every: str | None
    ) -> Reply:
        guild_id, channel_id = managed_channel(interaction, channel)
        stopped = await self._bot.app.digests.stop(guild_id, channel_id, _rhythm(every))
        if not stopped and channel is None and every is None and (gone := await self._stopped_gone(interaction)):
            return Reply(note(gettext("No more digests in {channel}.", channel=listed(f"<#{one}>" for one in gone))))
        if not stopped:
            raise DeskError(Reason.NO_SCHEDULE, channel=channel_id)
        left = any(order.channel_id == channel_id for order in await self._bot.app.digests.show(guild_id))
        message = _STOPPED[stopped[0].rhythm] if left else gettext_noop("No more digests in {channel}.")
        return Reply(note(gettext(message, channel=f"<#{channel_id}>")))

    async def _stopped_gone(self, interaction: discord.Interaction[DeskBot]) -> tuple[int, ...]:
        """End the digests of channels that were found gone and that the server no longer has."""
        assert interaction.guild is not None  # noqa: S101  # a manager is one of a server
        there = {one.id for one in (*interaction.guild.channels, *interaction.guild.threads)}
        return await self._bot.app.digests.stop_gone(interaction.guild.id, there)


class TopicButton(ReplyButton, template=custom_ids.digest_topic.template):
    """Chooses the topic that was meant, for a digest on words that no article has."""

    private = True

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Schedule the digest on it."""
        guild_id, place = require_manager(interaction), self.state["place"]
        _, asked = await question(interaction, self.state["token"], "digest")
        await require_visible(interaction, [asked["channel"]])
        options = msgspec.convert(asked["options"], _ScheduleOptions)
        if place != "typed":
            options = replace(options, topic=asked["nearest"][int(place)])
        return await _scheduled(interaction, await _request(interaction, guild_id, asked["channel"], options))


async def _asked_or_scheduled(
    interaction: discord.Interaction[DeskBot], channel: Channel | None, options: _ScheduleOptions
) -> Reply:
    """Schedule the digest. If its topic is most likely mistyped, ask first, since it may replace a digest that has
    news."""
    guild_id, channel_id = await visible_channel(interaction, channel)
    app, request = interaction.client.app, await _request(interaction, guild_id, channel_id, options)
    unknown = await app.digests.unknown_topic(request)
    if unknown is None:
        return await _scheduled(interaction, request)
    names = [one.name if isinstance(one, EntityRef) else str(one) for one in unknown.nearest]
    asked = {"ask": "digest", "channel": channel_id, "nearest": names, "options": msgspec.to_builtins(options)}
    token = await app.pages.remember(shelf_of(interaction), asked)
    return Reply(unknown_topic_card(unknown, token))


async def _request(
    interaction: discord.Interaction[DeskBot], guild_id: int, channel_id: int, options: _ScheduleOptions
) -> ScheduleRequest:
    """The options as a request. Raises DeskError."""
    app, shelf, search = interaction.client.app, shelf_of(interaction), options.search
    if search is not None:
        search = str((await app.searches.of_server(shelf, search, interaction.user.id)).id)
    return ScheduleRequest(
        guild_id,
        channel_id,
        time_of_day(options.at),
        options.zone or (await app.desks.get(guild_id)).zone,
        options.topic or "",
        QuietDay(options.quiet),
        CatchUp(options.missed),
        Rhythm(options.every),
        options.on,
        None if options.leave_out is None else await app.filters.meant(shelf, options.leave_out),
        search,
    )


async def _scheduled(interaction: discord.Interaction[DeskBot], request: ScheduleRequest) -> Reply:
    app = interaction.client.app
    scheduled = await app.digests.schedule(request)
    order, trouble = scheduled.digest, trouble_in(interaction.guild, [request.channel_id])
    filters, coming = {order.id: scheduled.leaves_out}, await app.digests.next_times(request.guild_id)
    below = [replaced_digest(scheduled)]
    return Reply(schedule_card(gettext("The digest is scheduled"), [order], filters, coming, trouble, below))


def _rhythm(every: str | None) -> Rhythm | None:
    return None if every is None else Rhythm(every)


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(TopicButton)
    await bot.add_cog(DigestCog(bot))
