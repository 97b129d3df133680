"""Servers that add and remove the desk, and that Discord cannot show for a time, in any order."""

from __future__ import annotations

from itertools import product
from typing import Any

import discord
import pytest
from simcord.backend.serializers import guild_create_payload

from bot.model.deliveries import SuspendReason
from tests.e2e.newsroom import Newsroom


async def test_what_is_noted_of_a_server_is_how_the_events_leave_it(room: Newsroom) -> None:
    """However fast they follow each other: some are stored after the next has come."""
    await room.manager.slash(room.channel, "digest schedule", at="08:30")
    backend, guild_id = room.env.backend, str(room.guild.id)
    whole = guild_create_payload(backend, backend.get_guild(room.guild.id))
    available: tuple[str, Any] = ("GUILD_CREATE", whole | {"unavailable": False})
    events = (
        available,
        ("GUILD_CREATE", {name: value for name, value in whole.items() if name != "unavailable"}),
        ("GUILD_CREATE", {"id": guild_id, "unavailable": True}),
        ("GUILD_DELETE", {"id": guild_id, "unavailable": True}),
        ("GUILD_DELETE", {"id": guild_id}),
    )
    for order in product(events, repeat=2):
        for event in (available, *order):
            backend.emit(*event)
        await room.env.settle()
        is_gone = room.bot.get_guild(room.guild.id) is None
        assert await room.app.retention.is_gone(room.guild.id) is is_gone, order
        (digest,) = await room.app.digests.show(room.guild.id)
        assert digest.suspended == (SuspendReason.AWAY if is_gone else None), order


async def test_a_server_that_removes_the_desk_once_it_can_be_shown_again_has_not_added_it(room: Newsroom) -> None:
    backend, joined = room.env.backend, joined_servers(room)
    backend.emit(
        "GUILD_CREATE", guild_create_payload(backend, backend.get_guild(room.guild.id)) | {"unavailable": False}
    )
    backend.emit("GUILD_DELETE", {"id": str(room.guild.id)})
    await room.env.settle()
    assert await room.app.retention.is_gone(room.guild.id)
    assert joined == []


@pytest.mark.parametrize("locale", ["en-US", "de"])
async def test_a_server_that_adds_the_desk_unseen_is_told_how_to_begin_once(room: Newsroom, locale: str) -> None:
    """During an outage of Discord, or while the desk is stopped, whether or not the desk has its language. discord.py
    takes such a server for one that had the desk before."""
    backend, joined = room.env.backend, joined_servers(room)
    whole = guild_create_payload(backend, backend.get_guild(room.guild.id))
    empty: dict[str, Any] = {"id": "4000000000000000004", "channels": [], "threads": [], "unavailable": False}
    other = whole | empty | {"preferred_locale": locale}
    for event in (other, whole | {"unavailable": False}, other):
        backend.emit("GUILD_CREATE", event)
    await room.env.settle()
    assert [guild.id for guild in joined] == [4_000_000_000_000_000_004]
    await room.app.desks.note_locale(4_000_000_000_000_000_004, None)  # as before the stop
    digests: Any = room.bot.get_cog("digest")
    for _ in range(2):
        await digests.on_ready()
    await room.env.settle()
    assert [guild.id for guild in joined] == [4_000_000_000_000_000_004] * 2


@pytest.mark.parametrize("locale", ["de", "ko"])
async def test_a_server_without_settings_is_not_told_again_at_each_start(room: Newsroom, locale: str) -> None:
    """Whether or not the desk has its language, and though it changes it."""
    backend, joined = room.env.backend, joined_servers(room)
    whole = guild_create_payload(backend, backend.get_guild(room.guild.id))
    other = {**whole, "id": "4000000000000000004", "channels": [], "threads": [], "preferred_locale": locale}
    backend.emit("GUILD_CREATE", {name: value for name, value in other.items() if name != "unavailable"})
    await room.env.settle()
    digests: Any = room.bot.get_cog("digest")
    for changed in (locale, "fr", "en-US"):
        backend.emit("GUILD_CREATE", other | {"unavailable": False, "preferred_locale": changed})
        await digests.on_ready()
        await room.env.settle()
    assert [guild.id for guild in joined] == [4_000_000_000_000_000_004]


def joined_servers(room: Newsroom) -> list[discord.Guild]:
    """The servers of the events that they have added the desk."""
    joined = list[discord.Guild]()

    async def on_guild_join(guild: discord.Guild) -> None:
        joined.append(guild)

    room.bot.add_listener(on_guild_join)
    return joined
