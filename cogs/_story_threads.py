"""Threads and forum posts of stories in Discord. Methods raise discord.py's errors.

A thread has the id of the message that it is opened on, so it is there once. A forum post has no nonce, and discord.py
repeats a request whose answer was lost: the request for a post is made so that it cannot be repeated.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import Any

import aiohttp
import discord
from discord.http import Route, handle_message_parameters

from bot.client import DeskBot
from bot.model.analysis import Subject
from bot.model.answers import SummaryAnswer
from bot.model.deliveries import Delivery
from bot.policy.vocabulary import subject_of
from cogs._layout.names import thread_name
from cogs._layout.words import clean

_THREAD_EXISTS = 160004
_MOST_TAGS = 5
_ARCHIVED_AFTER = 1440
"""Minutes: Discord's default, where the channel is not known."""


class NoTag(Exception):
    """A forum wants a tag, and none of its tags is called as a subject of the article."""


class _SingleRequest:
    """In place of files, which discord.py goes through before each try of a request: the second raises."""

    def __init__(self) -> None:
        self._is_made = False

    def __iter__(self) -> Iterator[discord.File]:
        if self._is_made:
            raise aiohttp.ClientConnectionError("the post may have been made, so it is not requested again")
        self._is_made = True
        return iter(())


class StoryThreadRequests:
    """Requests for threads and posts."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot

    def has_threads(self, guild_id: int, channel_id: int) -> bool | None:
        """Whether messages of a channel can have threads; None while Discord does not show the server."""
        guild = self._bot.get_guild(guild_id)
        if guild is None or guild.unavailable:
            return None
        return isinstance(guild.get_channel(channel_id), discord.TextChannel)

    async def open_on(self, delivery: Delivery, message_id: int) -> int:
        """Open the thread of a card's story on its message; its id."""
        channel = self._bot.get_channel(delivery.channel_id)
        minutes: Any = getattr(channel, "default_auto_archive_duration", _ARCHIVED_AFTER)
        try:
            thread = await self._bot.http.start_thread_with_message(
                delivery.channel_id, message_id, name=_title(delivery), auto_archive_duration=minutes
            )
        except discord.HTTPException as error:
            if error.code != _THREAD_EXISTS:
                raise
            return message_id
        return int(thread["id"])

    async def post(self, delivery: Delivery, view: discord.ui.LayoutView) -> tuple[int, int]:
        """Make the post of a card's story in a forum; its id, and that of its first message. Requested at most once.
        Raises NoTag."""
        forum_id = delivery.message_in
        forum = await self._parent(forum_id)
        if not isinstance(forum, discord.ForumChannel) or forum.guild.me is None:
            raise aiohttp.ClientConnectionError(f"forum {forum_id}")  # while Discord does not show the server
        named: dict[str, Any] = {
            "name": _title(delivery),
            "auto_archive_duration": forum.default_auto_archive_duration,
            "applied_tags": [str(tag.id) for tag in _tags(forum, delivery)],
        }
        mentions = self._bot.allowed_mentions
        with handle_message_parameters(
            view=view, channel_payload=named, previous_allowed_mentions=mentions
        ) as parameters:
            once: Any = _SingleRequest()
            route = Route("POST", "/channels/{channel_id}/threads", channel_id=forum_id)
            made = await self._bot.http.request(
                route, json=parameters.payload, params={"use_nested_fields": 1}, files=once
            )
        return int(made["id"]), int(made["message"]["id"])

    async def opened_since(self, delivery: Delivery, since: discord.Object | datetime) -> AsyncIterator[discord.Thread]:
        """The threads and posts that the desk opened since then where the card's story may have one."""
        placement = delivery.placement
        if placement is None or placement.thread is None:
            return
        parent = await self._parent(placement.thread.parent_id)
        if not isinstance(parent, discord.TextChannel | discord.ForumChannel):
            return
        first = since.id if isinstance(since, discord.Object) else discord.utils.time_snowflake(since)
        for thread in await parent.guild.active_threads():
            if thread.parent_id == parent.id and self._is_own(thread, first):
                yield thread
        async for thread in parent.archived_threads(limit=None):
            if discord.utils.time_snowflake(thread.archive_timestamp) < first:
                break  # they come by the time of archiving, the newest first
            if self._is_own(thread, first):
                yield thread

    async def reopen(self, thread_id: int) -> None:
        """Take a thread out of the archive, whose messages cannot be edited there."""
        thread = await self._bot.fetch_channel(thread_id)
        if isinstance(thread, discord.Thread):
            await thread.edit(archived=False)

    def _is_own(self, thread: discord.Thread, first: int) -> bool:
        return self._bot.user is not None and thread.owner_id == self._bot.user.id and thread.id >= first

    async def _parent(self, channel_id: int) -> discord.abc.GuildChannel | discord.Thread | discord.abc.PrivateChannel:
        return self._bot.get_channel(channel_id) or await self._bot.fetch_channel(channel_id)


def _subject_tags(forum: discord.ForumChannel) -> dict[Subject, discord.ForumTag]:
    """The tags of a forum that are called as a subject, in any language of the desk, and that it may use."""
    may_use_all = forum.permissions_for(forum.guild.me).manage_threads
    usable = [tag for tag in reversed(forum.available_tags) if may_use_all or not tag.moderated]
    return {subject: tag for tag in usable if (subject := subject_of(clean(tag.name))) is not None}


def _tags(forum: discord.ForumChannel, delivery: Delivery) -> list[discord.ForumTag]:
    """The tags for a card's subjects, else that for other ones. Raises NoTag where the forum wants one."""
    known, card = _subject_tags(forum), delivery.payload
    subjects = card.subjects if isinstance(card, SummaryAnswer) else ()
    found = [known[one] for one in subjects if one in known] or [
        tag for one, tag in known.items() if one is Subject.OTHER
    ]
    if not found and forum.flags.require_tag:
        raise NoTag(f"forum {forum.id}")
    return found[:_MOST_TAGS]


def _title(delivery: Delivery) -> str:
    card = delivery.payload
    assert isinstance(card, SummaryAnswer)  # noqa: S101  # nothing else has a placement
    return thread_name(card.story.headline if card.story else card.article.title)
