"""Threads and forum posts of stories in Discord. Methods raise discord.py's errors.

A thread has the id of the message that it is opened on, so it is there once. A forum post has no nonce, and discord.py
repeats a request whose answer was lost: the request for a post is made so that it cannot be repeated.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
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
from cogs._layout.foreign_text import clean
from cogs._layout.names import thread_name

_THREAD_EXISTS = 160004
_MOST_TAGS = 5
_ARCHIVED_AFTER = 1440
"""Minutes: Discord's default, where the channel is not known."""


class NoTag(Exception):
    """A forum requires a tag, and none of its tags is named like a subject of the article."""


class _SingleRequest:
    """Stands in for a request's files: discord.py iterates over them before each attempt, and the second iteration
    raises."""

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

    async def used_since(
        self, delivery: Delivery, since: discord.Object | datetime, *, anywhere: bool
    ) -> AsyncIterator[discord.Thread]:
        """The threads and posts that the desk opened and that have messages since then: those of the channel or forum
        of the card's placement, or those of `anywhere` on its server."""
        parents = await self._parents(delivery, anywhere=anywhere)
        if not parents:
            return
        first = since.id if isinstance(since, discord.Object) else discord.utils.time_snowflake(since)
        ids = {parent.id for parent in parents}
        for thread in await parents[0].guild.active_threads():
            if (anywhere or thread.parent_id in ids) and self._is_used(thread, first):
                yield thread
        for parent in parents:
            try:
                async for thread in parent.archived_threads(limit=None):
                    if discord.utils.time_snowflake(thread.archive_timestamp) < first:
                        break  # they come by the time of archiving, the newest first
                    if self._is_used(thread, first):
                        yield thread
            except discord.NotFound:
                continue  # deleted meanwhile

    async def _parents(self, delivery: Delivery, *, anywhere: bool) -> list[discord.TextChannel | discord.ForumChannel]:
        """The channels and forums whose archived threads may hold a card. A server may have had another forum for its
        stories: of those that are not the card's, the ones that the desk may read."""
        thread = delivery.placement.thread if delivery.placement is not None else None
        asked = [thread.parent_id] if thread is not None else []
        asked += [delivery.channel_id] if anywhere and delivery.channel_id not in asked else []
        found = []
        for channel_id in asked:
            with suppress(discord.NotFound):
                found.append(await self._parent(channel_id))
        parents = [one for one in found if isinstance(one, discord.TextChannel | discord.ForumChannel)]
        if anywhere and parents:
            guild = parents[0].guild
            parents += [one for one in guild.forums if one not in parents and _may_read(one)]
        return parents

    async def reopen(self, thread_id: int) -> None:
        """Take a thread out of the archive, whose messages cannot be edited there."""
        thread = await self._bot.fetch_channel(thread_id)
        if isinstance(thread, discord.Thread):
            await thread.edit(archived=False)

    def _is_used(self, thread: discord.Thread, first: int) -> bool:
        is_own = self._bot.user is not None and thread.owner_id == self._bot.user.id
        return is_own and max(thread.id, thread.last_message_id or 0) >= first

    async def _parent(self, channel_id: int) -> discord.abc.GuildChannel | discord.Thread | discord.abc.PrivateChannel:
        return self._bot.get_channel(channel_id) or await self._bot.fetch_channel(channel_id)


def _may_read(forum: discord.ForumChannel) -> bool:
    permissions = forum.permissions_for(forum.guild.me)
    return permissions.view_channel and permissions.read_message_history


def _subject_tags(forum: discord.ForumChannel) -> dict[Subject, discord.ForumTag]:
    """The tags of a forum that are named like a subject, in any language of the desk, and that the desk may use."""
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
