"""Posts that their author takes back within minutes: deleted, or edited so that a link is gone.

What the desk has said to such a link is deleted, and the article leaves the shelf if it came with it, unless others
have to do with it (`bot/services/ingest/retraction`). docs/adr/deleted-posts.md has the reasons.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Sequence

import discord

from bot.client import DeskBot
from bot.model.errors import DeskError
from bot.model.jobs import Retraction, TakenBack
from bot.services.ingest.submissions import key_of
from bot.storage.engine.refusals import database_refused
from cogs._ui.discord_errors import DISCORD
from cogs.ingest.fresh_posts import FreshPost, FreshPosts

log = logging.getLogger(__name__)

_TRIES = 8
_AGAIN_SECONDS = 2.0
"""Between tries, while a card is being sent or the database refuses."""


class TakenBackLinks:
    """Takes links back."""

    def __init__(self, bot: DeskBot, fresh: FreshPosts) -> None:
        self._bot = bot
        self._fresh = fresh

    async def deleted(self, message_ids: Iterable[int]) -> None:
        """Messages were deleted, by whomever."""
        now = self._bot.app.clock.now()
        for post in filter(None, [self._fresh.drop(message_id, now) for message_id in sorted(message_ids)]):
            await self.gone(post)

    async def gone(self, post: FreshPost) -> None:
        """Take back all that a deleted message posted. If the database refuses, it stays."""
        try:
            await self._take_back(post, ())
        except (sqlite3.Error, DeskError) as error:
            if not database_refused(error):
                raise
            log.warning("deleted post not taken back message=%s error=%s", post.message_id, error)

    def forget(self, member_id: int) -> None:
        """The member's data were erased: their posts cannot be taken back any more."""
        self._fresh.forget(member_id)

    async def edited(self, message_id: int, links: Sequence[str]) -> bool:
        """A message has these links now; whether others that it had were taken back. Raises DeskError DATABASE_REFUSED,
        DISK_FULL."""
        post = self._fresh.find(message_id, self._bot.app.clock.now())
        kept = frozenset(map(key_of, links))
        if post is None or post.keys <= kept:
            return False
        changed = await self._take_back(post, kept)
        post.keys &= kept
        return changed

    async def _take_back(self, post: FreshPost, kept: Iterable[str]) -> bool:
        """Take the links back that are not kept; whether there were any."""
        keys = frozenset(post.keys.difference(kept))
        gone = TakenBack(post.shelf, post.user_id, post.message_id, keys, self._fresh.of_others(post))
        changed = False
        for _ in range(_TRIES):
            retraction = await self._retracted(gone)
            changed = changed or retraction.changed
            for channel_id, message_id in retraction.messages:
                await self._delete(self._bot.get_partial_messageable(channel_id).get_partial_message(message_id))
            if not retraction.under_way:
                break
            await self._bot.app.clock.sleep(_AGAIN_SECONDS)
        await self._delete_replies(post, frozenset(kept))
        return changed

    async def _retracted(self, gone: TakenBack) -> Retraction:
        """Not while links of the post are being submitted."""
        async with self._bot.reacting(gone.message_id):
            return await self._bot.app.ingest.taken_back(gone)

    async def _delete_replies(self, post: FreshPost, kept: frozenset[str]) -> None:
        """Delete the immediate replies to links that are gone; those to the whole post with its last link."""
        stay = [(key, reply) for key, reply in post.replies if key in kept or (key is None and kept)]
        for key, reply in post.replies:
            if (key, reply) not in stay:
                await self._delete(reply)
        post.replies = stay

    async def _delete(self, message: discord.Message | discord.PartialMessage) -> None:
        try:
            await message.delete()
        except DISCORD as error:
            log.info("answer not deleted message=%s channel=%s error=%s", message.id, message.channel.id, error)
