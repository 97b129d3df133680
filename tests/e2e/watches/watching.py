"""Adds a watch, posts the article that meets it, and reads what a member was sent."""

from __future__ import annotations

from typing import Any

import discord

from tests.e2e.newsroom import Newsroom

FLOOD_URL = "https://hanriverpost.example/flood"
FLOOD = """Kim Jong Un visits flooded town
> published 2024-09-16T18:00:00+09:00
> outlet Han River Post
{person:Kim Jong Un} visited Sinuiju on Monday, where the river had flooded 4,000 houses.
"""


async def add_watch(room: Newsroom, member: Any, **options: Any) -> Any:
    """`/watch add`, confirmed."""
    shown = await member.slash(room.channel, "watch add", **options)
    return await member.click(shown.response, label="Watch")


def direct_messages(room: Newsroom, member: Any) -> list[discord.Message]:
    """The desk's direct messages to a member."""
    return room.messages(member.user.dm_channel)


async def post_flood(room: Newsroom) -> None:
    """Post an article on Kim Jong Un in the channel, and read it."""
    room.network.pages[FLOOD_URL] = FLOOD
    await room.boris.send(room.channel, FLOOD_URL)
    await room.work()
