"""A server with a desk channel, two members and a manager; and what they see."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import discord
import pytest
from discord.abc import Snowflake
from msgspec.structs import replace
from simcord import Env

from bot.app import App
from bot.catalogue import gettext
from bot.client import DeskBot
from bot.model.jobs import Shelf
from bot.services.deliveries.service import DeliveryService
from cogs._sender import DiscordSender
from cogs.ingest.channel_ends import channel_ends
from tests.cogs.card_answers import components, loose
from tests.fakes.clock import SteppedClock
from tests.fakes.network import FakeNetwork

T = TypeVar("T")

_COMMAND = re.compile(r"</([a-z ]+):\d+>")
ALREADY_SAVED = gettext("Already saved: {title}", title="").strip()
"""How the answer to a link begins that is on the shelf."""

LAUNCH_URL = "https://hanriverpost.example/2024/09/launch"
LAUNCH = """North Korea fires missiles from Sunan
> published 2024-09-16T08:12:00+09:00
> outlet Han River Post
{place:North Korea} fired two missiles from Sunan on Monday morning.
{person:Kim Jong Un=General Secretary Kim Jong Un} watched the launch, state media said.
The missiles flew about 350 km before they fell into the sea.
Kim Jong Un: "Our deterrent is ready."
"""
TALKS_URL = "https://taedong.example/talks"
TALKS = """Envoys meet in Seoul over the launch
> published 2024-09-16T10:00:00+09:00
> outlet Taedong Daily
Three envoys met in {place:Seoul} on Monday to discuss {place:North Korea}.
They agreed to meet again in October.
"""


@dataclass
class Newsroom:
    """Who and what there is; `work` lets the desk do what is due, as its loops would."""

    env: Env
    app: App
    guild: Any
    channel: Any
    elsewhere: Any
    anna: Any
    boris: Any
    manager: Any

    @classmethod
    async def furnish(cls, env: Env, app: App) -> Newsroom:
        await env.settle()  # the desk is ready before the server invites it, in every run
        guild = env.create_guild("Korea watchers")
        await app.desks.note_locale(guild.id, "en")  # it has the desk already, and gets no first card
        managers = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        channel, elsewhere = guild.create_text_channel("desk"), guild.create_text_channel("elsewhere")
        room = cls(
            env,
            app,
            guild,
            channel,
            elsewhere,
            guild.add_member(env.create_user("anna")),
            guild.add_member(env.create_user("boris")),
            guild.add_member(env.create_user("mina"), roles=[managers]),
        )
        room.network.pages |= {LAUNCH_URL: LAUNCH, TALKS_URL: TALKS}
        await env.settle()
        await room.save_links_from(channel)
        return room

    async def save_links_from(self, *channels: Any) -> None:
        """Make these the channels that links are saved from, as `/desk setup` does: each has a cursor afterwards,
        whether or not the bot had taken the server's cursors before."""
        before = await self.app.desks.get(self.guild.id)
        guild, chosen = self.bot.get_guild(self.guild.id), replace(before, channels=tuple(one.id for one in channels))
        assert guild is not None
        change = await self.app.desks.change(before, chosen, tuple(channel_ends(guild, chosen)))
        cog: Any = self.bot.get_cog("IngestCog")
        await cog.on_desk_settings(guild, change.added)

    @property
    def bot(self) -> DeskBot:
        assert isinstance(self.env.bot, DeskBot)
        return self.env.bot

    @property
    def network(self) -> FakeNetwork:
        assert isinstance(self.app.fetcher, FakeNetwork)
        return self.app.fetcher

    @property
    def clock(self) -> SteppedClock:
        assert isinstance(self.app.clock, SteppedClock)
        return self.app.clock

    @property
    def shelf(self) -> Shelf:
        return Shelf.of_guild(self.guild.id)

    def speak(self, member: str, server: str) -> None:
        """From now on members' clients are in the locale `member`, and the server's language is `server`."""
        backend: Any = self.env.backend
        emit, guild = backend.emit, self.bot.get_guild(self.guild.id)
        assert guild is not None
        guild.preferred_locale = discord.Locale(server)

        def localised(event: str, payload: dict[str, Any], *given: Any, **options: Any) -> Any:
            if event == "INTERACTION_CREATE":
                payload = {**payload, "locale": member, "guild_locale": server}
            return emit(event, payload, *given, **options)

        backend.emit = localised

    async def work(self) -> None:
        """Links are read, pages looked at again, and what is owed is delivered, until nothing is due."""
        while await self.app.ingest.step():
            pass
        deliveries = DeliveryService(self.app.database, self.app.clock, DiscordSender(self.bot), meter=self.app.meter)
        await self.app.revisits.revisit_due()
        await self.app.digests.prepare_due()
        await self.app.watches.work()
        while await deliveries.deliver_due():
            pass
        await self.env.settle()

    async def while_working(self, action: Awaitable[T]) -> T:
        """An action of someone who waits for the desk while it works."""
        worker = asyncio.create_task(self.app.ingest.run())
        try:
            return await action
        finally:
            worker.cancel()
            with suppress(asyncio.CancelledError):
                await worker

    async def save(self, *urls: str) -> None:
        """Post the links and let the desk save the articles."""
        for url in urls or (LAUNCH_URL, TALKS_URL):
            await self.anna.send(self.channel, url)
        await self.work()

    async def restart(self) -> None:
        """The bot's process ends and a new one begins on the same data."""
        await self.env.restart_bot(DeskBot(self.app, message_content=self.bot.intents.message_content))

    async def demote_managers(self) -> None:
        """The managers' role loses its permissions."""
        guild = self.bot.get_guild(self.guild.id)
        assert guild is not None
        managers = guild.get_role(self.guild.roles["Managers"].id)
        assert managers is not None
        await managers.edit(permissions=discord.Permissions.none())
        await self.env.settle()

    async def permit(self, channel: Any, target: Any = None, **changes: Any) -> None:
        """A channel's permissions are changed for a member, or for the bot; the changes are those that
        `discord.TextChannel.set_permissions` takes."""
        known = self.bot.get_channel(channel.id)
        assert isinstance(known, discord.TextChannel)
        await known.set_permissions(target or known.guild.me, **changes)
        await self.env.settle()

    def messages(self, channel: Any = None) -> list[discord.Message]:
        """The channel's messages by the bot, oldest first."""
        history = (channel or self.channel).history()
        return [message for message in history if message.author.id == self.bot.user.id]  # type: ignore[union-attr]  # logged in


async def hidden_channel(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A channel that the manager cannot see, and can name all the same: simcord's check of that is off."""
    hidden = discord.PermissionOverwrite(view_channel=False)
    channel = room.guild.create_text_channel("closed", overwrites={room.manager: hidden})
    monkeypatch.setattr("simcord.interactions.channel_accessible", lambda *_, **__: True)
    await room.env.settle()
    return channel


def words(message: Any) -> str:
    """All text a card shows, as it reads in Korea: a blank that no line breaks is a blank, a command's mention its
    English name."""
    return loose(_COMMAND.sub(r"`/\1`", raw_words(message)))


def raw_words(message: Any) -> str:
    """All text of a card as it was sent."""
    payload = [one if isinstance(one, dict) else one.to_dict() for one in message.components]
    return "\n".join(one["content"] for one in components(payload) if one["type"] == 10)


def unlinked(message: Any) -> str:
    """The words of a card, with an arrow for each link."""
    return re.sub(r"\[↗\]\([^)]*\)", "↗", words(message))


def buttons(message: Any) -> list[dict[str, Any]]:
    """A card's buttons as they were sent."""
    payload = [one if isinstance(one, dict) else one.to_dict() for one in message.components]
    return [one for one in components(payload) if one["type"] == 2]


def labels(message: Any) -> list[str]:
    """The labels of a card's buttons that can be pressed."""
    return [one["label"] for one in buttons(message) if not one.get("disabled")]


def fields_of(modal: Any) -> list[str]:
    """The custom ids of a form's fields, in order."""
    return [label["component"]["custom_id"] for label in modal["components"]]


def story_button(message: Any, number: int) -> str:
    """The label of the button that opens story `number` of a list."""
    return next(label for label in labels(message) if label.startswith(f"{number} · "))


def headline_in(message: Any, number: int) -> str:
    """The headline of story `number` of a list."""
    told = next(line for line in words(message).splitlines() if line.startswith(f"**{number}. "))
    return re.sub(r"\[(.*)\]\(\S+\)", r"\1", told).removeprefix(f"**{number}. ").removesuffix("**")


def reactions(message: Snowflake, channel: Any) -> set[str]:
    """The reactions to a message now."""
    now = next(one for one in channel.history() if one.id == message.id)
    return {str(reaction.emoji) for reaction in now.reactions}
