"""What members and managers ask of a desk, and what its operator does, as the commands of `cogs` and the terminal do.

Each function gives an action for `Life.command`; what it did is recorded only once the desk has done it.
"""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, time
from pathlib import Path

from bot.app import App
from bot.model.analysis import Page
from bot.model.deliveries import Rhythm, ScheduleRequest
from bot.model.feeds import FeedFormat, FeedMode, FeedPreview
from bot.model.jobs import Post, Shelf, Submission
from bot.model.settings import CardPlaces, ServerSettings
from bot.storage.restore import restore
from cogs.ingest.channel_ends import channel_ends
from tests.simulation import filters, search_digests
from tests.simulation.client import Command, SimulatedBot
from tests.simulation.guilds import Channel, Guild
from tests.simulation.outside import FEED, page_text
from tests.simulation.parts import Part
from tests.simulation.world import Order, Restore, World


def saved(world: World, guild: Guild, chosen: set[int]) -> Command:
    """`/desk setup` with these channels."""

    async def act(app: App, bot: SimulatedBot) -> None:
        before = await app.desks.get(guild.id)
        roles = (guild.role,) if guild.role else ()
        cards, forum_id = world.places.get(guild.id, (CardPlaces.REPLIES, None))
        language = "en" if Part.LANGUAGES in world.parts else None  # else the laws could not read what the desk says
        channels = tuple(sorted(chosen))
        after = ServerSettings(
            guild.id, channels, ingest_roles=roles, language=language, cards=cards, forum_id=forum_id
        )
        known = bot.get_guild(guild.id)
        ends = () if known is None else tuple(channel_ends(known, after))
        change = await app.desks.change(before, after, ends)
        if known is not None:
            bot.dispatch("desk_settings", known, change.added)
        world.desk_channels[guild.id] = chosen
        world.note(f"settings of {guild.id}: {sorted(chosen)}")

    return act


def followed(world: World, channel: Channel, only: str | None = None) -> Command:
    """`/feed add`, limited to a saved search or not, and the button that confirms it."""

    async def act(app: App, bot: SimulatedBot) -> None:
        assert channel.guild is not None
        preview = FeedPreview(FEED, "Han", None, FeedFormat.RSS, (), 0)
        search_id = None
        if only is not None:
            search_id = (await app.searches.save(Shelf.of_guild(channel.guild.id), None, "only", only)).id
        await app.feeds.follow(channel.guild.id, channel.id, FeedMode.ANNOUNCE, preview, search_id)
        world.note(f"feed followed in {channel.id}, only {only or 'everything'}")

    return act


def changed_channels(world: World, guild: Guild) -> Command:
    """`/desk setup`: the second channel is one of the desk's no more, or again. What is posted there around that time
    may or may not be saved."""
    channel, chosen = guild.channels[1], world.desk_channels[guild.id]
    end_trouble = world.begin_trouble(channel)
    open_troubles = world.unread.setdefault(channel.id, [])

    async def act(app: App, bot: SimulatedBot) -> None:
        await saved(world, guild, chosen ^ {channel.id})(app, bot)
        open_troubles.append(end_trouble)
        if channel.id not in chosen:
            while open_troubles:
                world.virtual.after(60.0, open_troubles.pop())

    return act


def ordered(world: World, channel: Channel, at: time, zone: str, rhythm: Rhythm, outlet: str | None = None) -> Command:
    """`/digest schedule`, on a saved search for an outlet or not."""

    async def act(app: App, bot: SimulatedBot) -> None:
        assert channel.guild is not None
        search = None if outlet is None else await search_digests.saved(app, channel.guild.id, outlet)
        request = ScheduleRequest(channel.guild.id, channel.id, at, zone, rhythm=rhythm, search=search)
        asked = world.virtual.now
        for order in world.orders:
            if (order.channel, order.rhythm, order.until) == (channel.id, rhythm, None):
                order.until = asked
        await app.digests.schedule(request)
        world.orders.append(Order(channel.id, at, zone, world.virtual.now, rhythm=rhythm))
        world.note(f"digest in {channel.id} each {rhythm} at {at} {zone}")

    return act


def pasted(world: World, guild: Guild) -> Command:
    """`/ingest` with a text, which stays on its server's shelf."""
    token = world.new_token()
    world.shelved[token] = {guild.id}
    world.pasted.add(token)
    post = Post(world.member(guild), guild.id, guild.channels[0].id)
    return paste(world, token, Shelf.of_guild(guild.id), post)


def paste(world: World, token: str, shelf: Shelf, post: Post) -> Command:
    """Save a text with this word, and wait for it as its card does."""

    async def act(app: App, bot: SimulatedBot) -> None:
        page = Page(None, page_text(token, 1, "").encode(), "text/plain", "utf-8")
        submitted = await app.ingest.submit(Submission(shelf, post, page=page))
        world.note(f"pasted {token} on {shelf.key}")
        if submitted.job_id is not None and await app.ingest.wait(submitted.job_id, 90.0) is None:
            await app.ingest.answer_later(submitted)
        await asyncio.sleep(0)

    return act


def restore_backup(world: World, folder: Path) -> None:
    """The operator restores one of the scheduled backups, while no desk is running."""
    backups = sorted((folder / "backups").glob("desk-*.sqlite3")) if (folder / "backups").exists() else []
    if not backups:
        return
    backup = world.chance.choice(backups)
    made = datetime.strptime(backup.name, "desk-%Y%m%d-%H%M%S.sqlite3").replace(tzinfo=UTC)
    os.utime(backup, (made.timestamp(), made.timestamp()))
    restored = restore(backup, folder / "desk.sqlite3", world.clock.now())
    with closing(sqlite3.connect(folder / "desk.sqlite3")) as connection:
        arrived = frozenset(key for (key,) in connection.execute("SELECT key FROM deliveries WHERE state = 'sent'"))
    world.restores.append(Restore(world.virtual.now, arrived))
    world.note(f"restored {backup.name}: {restored.newest}, {restored.to_look_for} to look for")
    _settings_as_restored(world, folder / "desk.sqlite3")
    world.watchers.restored(folder / "desk.sqlite3")


def _settings_as_restored(world: World, database: Path) -> None:
    """Managers' later settings and orders are lost with the rest of the lost time."""
    with closing(sqlite3.connect(database)) as connection:
        desks = dict(connection.execute("SELECT guild_id, channels FROM desks").fetchall())
        rows = connection.execute("SELECT channel_id, rhythm, at, zone FROM subscriptions").fetchall()
        left_out = connection.execute(
            "SELECT coalesce(guild_id, user_id), label FROM filters WHERE subscription_id IS NULL"
        ).fetchall()
    filters.as_restored(world, left_out)
    for guild in world.server.guilds.values():
        before, now = world.desk_channels[guild.id], set(json.loads(desks.get(guild.id, "[]")))
        world.desk_channels[guild.id] = now
        for channel in guild.channels:
            if channel.id in before - now:
                world.unread.setdefault(channel.id, []).append(world.begin_trouble(channel))
            while channel.id in now and world.unread.get(channel.id):
                world.unread[channel.id].pop()()
    orders = {(row[0], row[1]): Order(row[0], time.fromisoformat(row[2]), row[3], world.virtual.now) for row in rows}
    for (_, rhythm), order in orders.items():
        order.rhythm = Rhythm(rhythm)
    for order in [one for one in world.orders if one.until is None]:
        known = orders.pop((order.channel, order.rhythm), None)
        if known is None or (known.at, known.zone) != (order.at, order.zone):
            order.until = world.virtual.now
            world.orders += [known] if known else []
    world.orders += orders.values()
