"""A bot with shards: what it registers, what it waits for, and which servers it concludes on."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from msgspec.structs import replace

from bot.app import App
from bot.client import DeskBot
from bot.config import DATABASE, Settings
from bot.data_folder import data_folder
from bot.model.deliveries import Delivery, DeliveryKind, DeliveryState, Notice, Refusal
from bot.model.errors import Reason, SettingsFailed
from bot.model.operations import GatewayState, ShardState
from bot.model.settings import ServerSettings
from bot.policy.deliveries import nonce
from bot.policy.operations.shards import Shards
from bot.runtime import assemble, refuse_other_servers, refuse_shared_servers
from bot.sharded_client import ShardedDeskBot
from bot.storage import departures
from bot.storage.engine import lock
from cogs._sender import DiscordSender, mark_of
from cogs.digest import DigestCog
from cogs.ingest.catch_up import CatchUpReader
from cogs.ingest.posted_links import PostedLinks
from tests.e2e.newsroom import Newsroom

FIRST, SECOND = 4 << 22, 5 << 22
"""Servers of the shards 0 and 1 of 2."""


@dataclass
class _Server:
    """As much of a server as roll calls and cursors look at."""

    id: int
    unavailable: bool = False
    channels: Sequence[Any] = ()
    threads: Sequence[Any] = ()
    preferred_locale: discord.Locale = discord.Locale.american_english
    shard_id: int = field(init=False)

    def __post_init__(self) -> None:
        self.shard_id = (self.id >> 22) % 2


class _Message:
    def __init__(self, number: int, guild: _Server) -> None:
        self.id, self.guild, self.channel = number, guild, discord.Object(number)


def sharded(app: App, shards: str, monkeypatch: pytest.MonkeyPatch, *servers: _Server) -> ShardedDeskBot:
    settings = replace(app.settings, desk_shards=Shards.parse(shards))
    bot, _ = assemble(replace(app, settings=settings))
    assert isinstance(bot, ShardedDeskBot)
    monkeypatch.setattr(ShardedDeskBot, "guilds", property(lambda _: servers))
    return bot


async def test_without_shards_the_bot_has_none(room: Newsroom) -> None:
    bot, _ = assemble(room.app)
    assert type(bot) is DeskBot
    assert bot.gateway_state() == GatewayState(connected=False, latency=None)
    assert bot.shard_state(None) is None


async def test_a_bot_is_connected_when_all_its_shards_are(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    bot = sharded(room.app, "0-1/2", monkeypatch)
    latencies = [(0, 0.05), (1, 0.2)]
    monkeypatch.setattr(ShardedDeskBot, "latencies", property(lambda _: latencies))
    await bot.on_shard_connect(0)
    await bot.on_connect()  # discord.py says this too
    assert not bot.gateway_state().connected
    await bot.on_shard_connect(1)
    assert bot.gateway_state() == GatewayState(True, 0.2, (ShardState(0, True, 0.05), ShardState(1, True, 0.2)))
    assert bot.shard_state(_Server(SECOND)) == ShardState(1, True, 0.2)  # type: ignore[arg-type]  # a stand-in
    await bot.on_shard_disconnect(0)
    assert not bot.gateway_state().connected
    await bot.on_shard_resumed(0)
    latencies.pop()
    assert bot.gateway_state().latency is None


@pytest.mark.parametrize(("shards", "registers"), [("0-1/4", True), ("2-3/4", False)])
async def test_the_process_with_shard_0_registers_the_commands(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, shards: str, registers: bool
) -> None:
    bot = sharded(room.app, shards, monkeypatch)
    asked = list[str]()

    async def answered(what: str) -> list[Any]:
        asked.append(what)
        return []

    monkeypatch.setattr(bot.tree, "sync", lambda: answered("sync"))
    monkeypatch.setattr(bot.tree, "fetch_commands", lambda: answered("fetch"))
    monkeypatch.setattr("bot.client.COGS", ())
    await DeskBot.setup_hook(bot)
    assert asked == ["sync" if registers else "fetch"]
    await bot.on_shard_ready(2)  # the other process may have registered them by now
    assert asked == (["sync"] if registers else ["fetch", "fetch"])


async def test_a_shard_that_connects_anew_holds_back_its_own_messages_only(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = _Server(FIRST), _Server(SECOND)
    bot = sharded(room.app, "0-1/2", monkeypatch, first, second)
    reader = CatchUpReader(bot, PostedLinks(bot))
    marked = list[int]()

    async def mark(_: CatchUpReader, guild: _Server) -> None:
        marked.append(guild.id)

    monkeypatch.setattr(CatchUpReader, "_mark", mark)
    for shard in (0, 1):
        reader.connected(shard)
        await reader.ready(shard)
    assert marked == [FIRST, SECOND]
    reader.connected(1)
    assert await asyncio.wait_for(reader.take(_Message(7, first)), 5)  # type: ignore[arg-type]  # a stand-in
    waiting = asyncio.create_task(reader.take(_Message(8, second)))  # type: ignore[arg-type]  # likewise
    await asyncio.sleep(0)
    assert not waiting.done()
    await reader.ready(1)
    assert await waiting
    assert marked == [FIRST, SECOND, SECOND]


async def test_servers_of_other_shards_have_not_left(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither those of another process, nor those of a shard that did not connect now."""
    app, third = room.app, 7 << 22
    for guild_id in (FIRST, SECOND, third):
        await app.desks.save(ServerSettings(guild_id, (1,)))
    bot = sharded(app, "0/2", monkeypatch)
    await DigestCog(bot).on_ready()
    assert await app.database.read(departures.gone_among, (FIRST, SECOND, third)) == (FIRST,)
    both = sharded(app, "0-1/2", monkeypatch, _Server(FIRST), _Server(third))
    monkeypatch.setattr(DigestCog, "resume_allowed", lambda *_: asyncio.sleep(0))
    await DigestCog(both).on_shard_ready(0)
    assert await app.database.read(departures.gone_among, (FIRST, SECOND, third)) == ()
    await DigestCog(both).on_shard_ready(1)
    assert await app.database.read(departures.gone_among, (FIRST, SECOND, third)) == (SECOND,)


def test_a_second_process_for_a_shard_is_refused(tmp_path: Path) -> None:
    """However many shards it counts; one with other shards is welcome."""

    def settings(shards: str | None) -> Settings:
        return Settings(desk_home=tmp_path, desk_shards=None if shards is None else Shards.parse(shards))

    first = settings("0-3/16")
    with lock.held(lock.beside(data_folder(first) / DATABASE)):
        for other in ("4-7/16", "1-3/4"):
            (tmp_path / settings(other).shards.folder).mkdir(exist_ok=True)
        refuse_shared_servers(first)
        refuse_shared_servers(settings("4-7/16"))
        for sharing in ("3-5/16", "0/2", None):
            with pytest.raises(SettingsFailed, match="shards-0-3-of-16 serves some of the same servers"):
                refuse_shared_servers(settings(sharing))
    refuse_shared_servers(settings("3-5/16"))


async def test_messages_of_two_processes_are_told_apart_by_server(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each process numbers its own jobs, watches and subscriptions; Discord compares the nonces of the application."""
    now = room.env.now()

    def owed(channel_id: int, guild_id: int, key: str = "card:1:1") -> Delivery:
        payload = Notice(guild_id) if key.startswith("notice") else Refusal("paywall", "", None)
        kind = DeliveryKind.NOTICE if key.startswith("notice") else DeliveryKind.REFUSAL
        return Delivery(1, key, kind, channel_id, None, payload, DeliveryState.SENDING, 1, now, now)

    assert nonce(owed(5, FIRST).nonce_of) != nonce(owed(6, SECOND).nonce_of)
    assert nonce(owed(5, FIRST).nonce_of) == nonce(owed(5, FIRST).nonce_of)
    to_owner = [owed(guild_id, guild_id, "notice:1") for guild_id in (FIRST, SECOND)]
    sender = DiscordSender(sharded(room.app, "0-1/2", monkeypatch))
    assert len({sender._mark(one) for one in to_owner}) == 2, "in the direct messages of one owner"
    unsharded = DiscordSender(room.bot)
    assert {unsharded._mark(one) for one in to_owner} == {mark_of("notice:1")}, "as before, for old messages"


async def test_a_process_does_not_begin_with_servers_of_other_shards(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their own process may be sending for them. Those that removed the desk are only waiting for their term."""
    app = room.app
    first = sharded(app, "0/2", monkeypatch).app
    for guild_id in (FIRST, SECOND):
        await app.desks.save(ServerSettings(guild_id, (1,)))
    await app.database.write(departures.add, room.guild.id, room.env.now())
    with pytest.raises(SettingsFailed, match=rf"servers of other shards \(1, such as {SECOND}\)"):
        await refuse_other_servers(first)
    await app.database.write(departures.add, SECOND, room.env.now())
    await refuse_other_servers(first)


@pytest.mark.parametrize(
    ("shards", "guild_id", "for_server", "refused"),
    [
        ("1/2", SECOND, True, None),
        ("1/2", SECOND, False, Reason.OWN_SHELF_ELSEWHERE),  # an app that the member installed, where the bot is not
        ("0/2", FIRST, False, None),
        ("0/2", None, False, None),
    ],
)
async def test_a_members_own_shelf_is_asked_of_the_process_with_shard_0(
    room: Newsroom,
    monkeypatch: pytest.MonkeyPatch,
    shards: str,
    guild_id: int | None,
    for_server: bool,
    refused: Reason | None,
) -> None:
    asked: Any = SimpleNamespace(
        guild_id=guild_id, is_user_integration=lambda: not for_server, is_guild_integration=lambda: for_server
    )
    assert sharded(room.app, shards, monkeypatch).refusal(asked) is refused
