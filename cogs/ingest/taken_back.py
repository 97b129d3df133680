"""Posts that their author takes back within minutes: deleted, or edited so that a link is gone.

The desk's replies to such a link are deleted, and the article leaves the shelf if it came with the post, unless others
have used it (`bot/services/ingest/retraction`). docs/adr/deleted-posts.md has the reasons.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Iterable, Sequence

import discord

from bot.client import DeskBot
from bot.model.errors import DeskError
from bot.model.jobs import WithdrawnLinks
from bot.services.ingest.submissions import key_of
from bot.storage.engine.refusals import database_refused
from cogs._ui.discord_errors import DISCORD
from cogs.ingest.fresh_posts import FreshPost, FreshPosts

log = logging.getLogger(__name__)

_TRIES = 8
_AGAIN_SECONDS = 2.0
"""Seconds between tries, while a card is being sent or the database refuses."""


class TakenBackLinks:
    """Takes links back."""

    def __init__(self, bot: DeskBot, fresh: FreshPosts) -> None:
        self._bot = bot
        self._fresh = fresh

    async def deleted(self, message_ids: Iterable[int]) -> None:
        """Take back the links of deleted messages, whoever deleted them."""
        now = self._bot.app.clock.monotonic()
        posts = [self._fresh.drop(message_id, now) for message_id in sorted(message_ids)]
        await asyncio.gather(*map(self._gone, filter(None, posts)))

    async def was_gone(self, post: FreshPost) -> bool:
        """Whether a message was deleted while its links were being stored; if so, they are taken back."""
        if not self._fresh.is_gone(post.message_id):
            return False
        self._fresh.drop(post.message_id, self._bot.app.clock.monotonic())
        await self._gone(post)
        return True

    async def _gone(self, post: FreshPost) -> None:
        """Take back all that a deleted message posted. If the database refuses, it stays."""
        post.gone = frozenset(post.keys)
        try:
            await self._take_back(post)
            await self._take_back_rest(post)
        except (sqlite3.Error, DeskError) as error:
            if not database_refused(error):
                raise
            log.warning("deleted post not taken back message=%s error=%s", post.message_id, error)

    def forget(self, member_id: int) -> None:
        """Forget the posts of a member whose data were erased: they cannot be taken back any more."""
        self._fresh.forget(member_id)

    async def edited(self, message_id: int, links: Sequence[str]) -> bool:
        """A message has these links now; whether others that it had were taken back, or are when their cards have
        arrived (`edited_rest`). Raises DeskError DATABASE_REFUSED, DISK_FULL."""
        post = self._fresh.find(message_id, self._bot.app.clock.monotonic())
        if post is None:
            return False
        post.gone = frozenset(post.keys.difference(map(key_of, links)))
        if not post.gone:
            return False
        return await self._take_back(post) or post.under_way

    async def edited_rest(self, message_id: int) -> None:
        """Take the links of an edited message back whose cards were being sent; not those that a later edit adds
        again. Raises like `edited`."""
        post = self._fresh.find(message_id, self._bot.app.clock.monotonic())
        if post is not None:
            await self._take_back_rest(post)

    async def _take_back_rest(self, post: FreshPost) -> None:
        for _ in range(_TRIES):
            if not post.under_way:
                break
            await self._bot.app.clock.sleep(_AGAIN_SECONDS)
            await self._take_back(post)

    async def _take_back(self, post: FreshPost) -> bool:
        """Take back the removed links of a post, and delete the replies to them; returns whether there were any. Not
        while links of the post are being submitted."""
        async with self._bot.reacting(post.message_id):
            gone = WithdrawnLinks(post.shelf, post.user_id, post.message_id, post.gone, self._fresh.of_others(post))
            retraction = await self._bot.app.ingest.taken_back(gone)
        post.under_way = retraction.under_way
        for channel_id, message_id in retraction.messages:
            await self.delete(self._bot.get_partial_messageable(channel_id).get_partial_message(message_id))
        await self._delete_replies(post)
        return retraction.changed

    async def _delete_replies(self, post: FreshPost) -> None:
        """Delete the immediate replies to links that are gone; those to the whole post with its last link."""
        gone = {*post.gone, *((None,) if post.gone >= post.keys else ())}
        replies = [reply for key, reply in post.replies if key in gone]
        post.replies = [(key, reply) for key, reply in post.replies if key not in gone]
        for reply in replies:
            await self.delete(reply)

    async def delete(self, message: discord.Message | discord.PartialMessage) -> None:
        """Delete one of the desk's messages, if Discord lets it."""
        try:
            await message.delete()
        except DISCORD as error:
            log.info("answer not deleted message=%s channel=%s error=%s", message.id, message.channel.id, error)
