"""Deliveries into Discord, effectively once.

The nonce makes Discord answer a second `send` within minutes with the first message. For later, each message carries
its delivery's key where nobody sees it and Discord gives it back: the component id of its container is `mark_of(key)`,
so `find` needs no text in the message and no intent. A correction is written into the card that was sent; done again it
leaves the same card, so it needs neither. Nothing here raises for what a channel said.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import discord
import msgspec

from bot.client import DeskBot
from bot.model.answers import DigestAnswer, SummaryAnswer
from bot.model.deliveries import Delivery, Notice, Refusal, SendFailure, SendResult, Sighting
from bot.model.jobs import Post, Shelf
from bot.model.versions import Alert, Correction
from cogs._cards.article import posted_card
from cogs._cards.notes import refusal_card
from cogs._cards.notices import notice_sentence
from cogs._cards.stories import digest_card, reasons_of
from cogs._cards.versions import alert_card, changed_line
from cogs._layout.fitting import line
from cogs._layout.layout import QUIET, card
from cogs._ui import reactions
from cogs._ui.discord_errors import DISCORD, NETWORK
from cogs._ui.error_messages import sentence_for

log = logging.getLogger(__name__)

_GONE = {10003, 10004, 10008}  # unknown channel, guild; the message to be edited
_CLOSED = {40058, 50008, 50024, 50083, 160005}
"""A post whose writer has not begun it, a channel of a kind that takes no messages, a thread archived or locked for us:
Discord says 400, but it is the place that is wrong and not the message."""
_PASSING = {401, 408, 429}
_EDGE_TROUBLE = 40333
_NO_HISTORY_FOR_REPLY = 160002
_LONGEST_WAIT = 3600.0
_CLOCKS_DIFFER = timedelta(days=1)
"""How far ours is trusted, now and when the message was owed, where no message says what time it is with Discord."""


def mark_of(key: str) -> int:
    """A delivery's key as a component id: 31 bits, never 0 and clear of the small ids that Discord hands out itself."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4]) & 0x3FFFFFFF | 0x40000000


class DiscordSender:
    """`ports.Sender` over the bot."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot

    async def send(self, delivery: Delivery, nonce: str) -> SendResult:
        """Post the delivery's card, as a reply where it answers a post that still stands, or put it in the place of our
        own that it corrects."""
        if isinstance(delivery.payload, Notice):
            return await self._notify(delivery.payload.guild_id, await self._view(delivery), nonce)
        view = await self._view(delivery)
        try:
            if delivery.edits is not None:
                message = await self._edit(delivery.channel_id, delivery.edits, view)
            else:
                message = await self._post(delivery, view, nonce, reply=delivery.reply_to is not None)
        except NETWORK as error:
            return SendResult(None, SendFailure.RETRY, getattr(error, "retry_after", None), str(error))
        except discord.HTTPException as error:
            return _failure(error)
        return SendResult(message.id)

    async def find(self, delivery: Delivery) -> tuple[Sighting, int | None]:
        """Look through our own messages that came after what the delivery answers or follows: ids of messages are a
        clock that everyone shares. A channel that is gone holds none; where it may not be read it is FORBIDDEN, where
        Discord fails UNKNOWN: to guess could send twice. A correction is ABSENT, so that it is written once more."""
        if delivery.edits is not None:
            return Sighting.ABSENT, None
        places: Sequence[discord.abc.Messageable] = [self._bot.get_partial_messageable(delivery.channel_id)]
        if isinstance(delivery.payload, Notice):
            places = await self._managers(delivery.payload.guild_id)
        seen = [await self._find_in(place, delivery) for place in places]
        found = next((message_id for sighting, message_id in seen if sighting is Sighting.FOUND), None)
        doubts = {sighting for sighting, _ in seen}
        if found is not None:
            return Sighting.FOUND, found
        return next((one for one in (Sighting.UNKNOWN, Sighting.FORBIDDEN) if one in doubts), Sighting.ABSENT), None

    async def mark(self, post: Post, ok: bool) -> None:
        """✅ or ⚠️ on the post in place of ⏳."""
        if post.channel_id is None or post.message_id is None:
            return
        message = self._bot.get_partial_messageable(post.channel_id).get_partial_message(post.message_id)
        async with self._bot.reacting(post.message_id):
            await reactions.end(self._bot, message, ok)

    async def _find_in(self, place: discord.abc.Messageable, delivery: Delivery) -> tuple[Sighting, int | None]:
        mark = mark_of(delivery.key)
        try:
            async for message in place.history(limit=None, after=self._earliest(delivery), oldest_first=True):
                if message.author == self._bot.user and mark in _ids(message.components):
                    return Sighting.FOUND, message.id
            return Sighting.ABSENT if await self._may_read(place) else Sighting.FORBIDDEN, None
        except discord.NotFound:
            return Sighting.ABSENT, None
        except DISCORD as error:
            log.warning("Delivery %s: %s cannot be looked through: %s", delivery.key, place, error)
            forbidden = isinstance(error, discord.HTTPException) and _failure(error).failure is SendFailure.FORBIDDEN
            return Sighting.FORBIDDEN if forbidden else Sighting.UNKNOWN, None

    def _earliest(self, delivery: Delivery) -> discord.Object | datetime:
        """What the delivery's message surely comes after."""
        before = max(delivery.reply_to or 0, delivery.follows or 0)
        if before:
            return discord.Object(before)
        return min(delivery.created_at, self._bot.app.clock.now()) - _CLOCKS_DIFFER

    async def _may_read(self, place: discord.abc.Messageable) -> bool:
        """Whether that nothing was found says anything: to those who may not read a channel's history, Discord shows an
        empty one. Raises what Discord raises."""
        channel: object = place
        if isinstance(place, discord.PartialMessageable):
            channel = self._bot.get_channel(place.id) or await self._bot.fetch_channel(place.id)
        if isinstance(channel, discord.abc.GuildChannel | discord.Thread):
            return channel.permissions_for(channel.guild.me).read_message_history
        return True

    async def _notify(self, guild_id: int, view: discord.ui.LayoutView, nonce: str) -> SendResult:
        """Say it in the first place that takes it; one at which Discord fails is tried again, since it may be there."""
        guild = self._bot.get_guild(guild_id)
        if guild is not None and guild.unavailable:
            return SendResult(None, SendFailure.RETRY, detail="Discord has trouble with the server")
        for place in await self._managers(guild_id):
            try:
                message = await place.send(view=view, nonce=nonce)
            except (discord.Forbidden, discord.NotFound) as error:
                log.warning("A manager could not be told at %s: %s", place, error)
            except NETWORK as error:
                return SendResult(None, SendFailure.RETRY, getattr(error, "retry_after", None), str(error))
            except discord.HTTPException as error:
                return _failure(error)
            else:
                return SendResult(message.id)
        return SendResult(None, SendFailure.GONE, detail="no manager can be reached")

    async def _managers(self, guild_id: int) -> list[discord.abc.Messageable]:
        """Where a server's managers are told: its system channel, then its owner; nowhere once the desk has left."""
        guild = self._bot.get_guild(guild_id)
        if guild is None:
            return []
        return [place for place in (guild.system_channel, await self._owner(guild)) if place is not None]

    async def _view(self, delivery: Delivery) -> discord.ui.LayoutView:
        mark, payload = mark_of(delivery.key), delivery.payload
        if isinstance(payload, SummaryAnswer):
            return posted_card(payload, mark)
        if isinstance(payload, Refusal):
            return refusal_card(sentence_for(payload.reason, payload.detail), payload.url, mark)
        if isinstance(payload, Correction):
            return posted_card(payload.summary, mark, changed=changed_line(payload.change))
        if isinstance(payload, Alert):
            return alert_card(payload, mark)
        if isinstance(payload, Notice):
            return card([line(notice_sentence(payload))], colour=QUIET, mark=mark)
        return digest_card(payload, await self._why(delivery.channel_id, payload), mark)

    async def _why(self, channel_id: int, digest: DigestAnswer) -> str | None:
        """The token of "Why these?": the digest's own reasons, since a later ranking would give others."""
        channel = self._bot.get_channel(channel_id)
        guild = getattr(channel, "guild", None)
        if guild is None or not digest.stories:
            return None
        asked = {"ask": "latest", "reasons": msgspec.to_builtins(reasons_of(digest.stories))}
        return await self._bot.app.pages.remember(Shelf.of_guild(guild.id), asked)

    async def _edit(self, channel_id: int, message_id: int, view: discord.ui.LayoutView) -> discord.Message:
        return await self._bot.get_partial_messageable(channel_id).get_partial_message(message_id).edit(view=view)

    async def _post(
        self, delivery: Delivery, view: discord.ui.LayoutView, nonce: str, *, reply: bool
    ) -> discord.Message:
        channel = self._bot.get_partial_messageable(delivery.channel_id)
        if not reply or delivery.reply_to is None:
            return await channel.send(view=view, nonce=nonce)
        reference = discord.MessageReference(
            message_id=delivery.reply_to, channel_id=delivery.channel_id, fail_if_not_exists=False
        )
        try:
            return await channel.send(view=view, nonce=nonce, reference=reference)
        except discord.HTTPException as error:
            if error.code != _NO_HISTORY_FOR_REPLY:
                raise
            return await self._post(delivery, view, nonce, reply=False)

    async def _owner(self, guild: discord.Guild) -> discord.User | discord.Member | None:
        if guild.owner is not None or guild.owner_id is None:
            return guild.owner
        try:
            return await self._bot.fetch_user(guild.owner_id)
        except DISCORD as error:
            log.warning("The owner of guild %s cannot be looked up: %s", guild.id, error)
            return None


def _failure(error: discord.HTTPException) -> SendResult:
    """What a refusal says of the channel and of the message. Without a code of Discord's own, 403 comes from what
    stands before it; a token that is no longer good (401) is the operator's to renew, and no fault of the message."""
    if error.code in _GONE or (isinstance(error, discord.NotFound) and not error.code):
        return SendResult(None, SendFailure.GONE, detail=str(error))
    forbidden = isinstance(error, discord.Forbidden)
    if error.code in _CLOSED or (forbidden and error.code not in (0, _EDGE_TROUBLE)):
        return SendResult(None, SendFailure.FORBIDDEN, detail=str(error))
    if forbidden or error.status in _PASSING or error.status >= 500:
        return SendResult(None, SendFailure.RETRY, _wait(error), str(error))
    return SendResult(None, SendFailure.REJECTED, detail=str(error))


def _wait(error: discord.HTTPException) -> float | None:
    """The seconds that Discord asks to wait, where it says so in a way that makes sense."""
    try:
        return min(max(float(error.response.headers.get("Retry-After", "")), 0.0), _LONGEST_WAIT)
    except ValueError:
        return None


def _ids(components: Iterable[discord.Component]) -> set[int]:
    """The ids of a message's outermost components."""
    return {component.id for component in components if isinstance(component, discord.Container) and component.id}
