"""Send deliveries to Discord, each effectively once.

Discord answers a second `send` with the same nonce within minutes with the first message. For later retries, the
component id of a message's container is `mark_of(key)`, a hash of the delivery's key: invisible, returned by Discord,
and readable without the message-content intent, so `find` can look for it. A correction edits the card that was sent,
which is idempotent. No method raises for an answer of Discord's. A card is in the server's language, an alert in direct
messages in its member's.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from gettext import NullTranslations
from typing import Any

import discord
from msgspec.structs import replace

from bot.catalogue import catalogue, using
from bot.client import DeskBot
from bot.model.answers import SummaryAnswer
from bot.model.deliveries import CardPlace, Delivery, FoundCard, Notice, Refusal, SendFailure, SendResult, Sighting
from bot.model.digests.answer import DigestAnswer
from bot.model.errors import LinkRefused
from bot.model.jobs import Post, PostMarks
from bot.model.versions import Alert, Correction
from bot.model.watches.alert import WatchAlert
from bot.policy.feeds.announcements import announcement_key
from bot.policy.urls import url_key
from cogs._cards.article import posted_card, unaccepted_card
from cogs._cards.feeds import brief_card
from cogs._cards.notes import refusal_card
from cogs._cards.notices import notice_sentence
from cogs._cards.stories import digest_card
from cogs._cards.versions import alert_card, changed_line
from cogs._cards.watches.alert import watch_alert_card, watch_reply_card
from cogs._layout.fitting import line
from cogs._layout.layout import QUIET, card
from cogs._send_failures import ARCHIVED, UNKNOWN_MESSAGE, failure_of, says_post_deleted, takes_no_reply, unsent
from cogs._spoilers import as_post, hidden_as
from cogs._story_threads import NoTag, StoryThreadRequests
from cogs._ui import reactions
from cogs._ui.button_state import digest_token
from cogs._ui.command_mentions import clickable
from cogs._ui.discord_errors import DISCORD, NETWORK
from cogs._ui.error_messages import refusal_text, sentence_for
from cogs._ui.languages import guild_catalogue
from cogs._ui.permissions import may_mention, permissions_in, reads_shelf, shown_post

log = logging.getLogger(__name__)

_CLOCKS_DIFFER = timedelta(days=1)
"""Allowed error of our clock, where no message id gives Discord's time."""


def mark_of(key: str) -> int:
    """A delivery's key as a component id: 31 bits, never 0 and clear of the small ids that Discord hands out itself."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4]) & 0x3FFFFFFF | 0x40000000


class DiscordSender:
    """`ports.Sender` over the bot."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot
        self._threads = StoryThreadRequests(bot)
        self.has_threads = self._threads.has_threads

    async def send(self, delivery: Delivery, nonce: str) -> SendResult:
        """Post the delivery's card, as a reply if it answers a post, or in the thread or post of its story; or edit the
        message that it corrects. An answer to a post that was deleted is not posted. An alert that cannot be a reply to
        the card of its article is complete in itself. Of a card that Discord rejects, only the title is posted."""
        if isinstance(delivery.payload, Notice):
            return await self._notify(delivery.payload.guild_id, await self._view(delivery), nonce)
        try:
            if isinstance(delivery.payload, WatchAlert) and (refused := await self._refused_reader(delivery.payload)):
                return refused
            view = await self._view(delivery)
        except DISCORD as error:
            return unsent(error)
        result = await self._requested(delivery, view, nonce)
        if result.failure is not SendFailure.REJECTED or not isinstance(delivery.payload, SummaryAnswer):
            return result
        with using(await self._catalogue(delivery)):
            plain = unaccepted_card(delivery.payload, self._mark(delivery))
        return await self._requested(delivery, hidden_as(plain, view), nonce)

    async def _requested(self, delivery: Delivery, view: discord.ui.LayoutView, nonce: str) -> SendResult:
        thread_id = None
        try:
            if delivery.edits is not None:
                message_id = await self._edit(delivery.message_in, delivery.edits, view)
            elif delivery.message_in != delivery.channel_id:
                thread_id, message_id = await self._send_to_story(delivery, view, nonce)
            else:
                message_id = (await self._post(delivery, view, nonce, reply=delivery.reply_to is not None)).id
        except NoTag as error:
            return SendResult(None, SendFailure.NO_TAG, detail=str(error))
        except NETWORK as error:
            return SendResult(None, SendFailure.RETRY, getattr(error, "retry_after", None), str(error))
        except discord.HTTPException as error:
            is_no_reply = says_post_deleted(error) or takes_no_reply(error)
            if delivery.reply_to is not None and is_no_reply and isinstance(delivery.payload, WatchAlert):
                alone = replace(delivery, reply_to=None)
                return await self._requested(alone, hidden_as(await self._view(alone), view), nonce)
            if delivery.reply_to is not None and says_post_deleted(error):
                return SendResult(None, SendFailure.POST_DELETED, detail=str(error))
            return failure_of(error)
        return SendResult(message_id, thread_id=thread_id)

    async def open_thread(self, delivery: Delivery, message_id: int) -> SendResult:
        """Open the thread of a card's story on its message."""
        try:
            return SendResult(message_id, thread_id=await self._threads.open_on(delivery, message_id))
        except NETWORK as error:
            return SendResult(None, SendFailure.RETRY, getattr(error, "retry_after", None), str(error))
        except discord.HTTPException as error:
            log.info("thread not opened delivery=%s channel=%s error=%s", delivery.key, delivery.channel_id, error)
            return failure_of(error)

    async def find(self, delivery: Delivery) -> tuple[Sighting, int | None]:
        """Look for the delivery among our messages after the one it answers or follows; message ids give the order.

        ABSENT if the channel is gone, FORBIDDEN if it may not be read, UNKNOWN if Discord fails, since a guess could
        send twice. A correction is always ABSENT, so that it is written again."""
        if delivery.edits is not None:
            return Sighting.ABSENT, None
        places: Sequence[discord.abc.Messageable] = [self._bot.get_partial_messageable(delivery.message_in)]
        if isinstance(delivery.payload, Notice):
            places = await self._managers(delivery.payload.guild_id)
        seen = [await self._find_in(place, delivery) for place in places]
        found = next((message_id for sighting, message_id in seen if sighting is Sighting.FOUND), None)
        doubts = {sighting for sighting, _ in seen}
        if found is not None:
            return Sighting.FOUND, found
        return next((one for one in (Sighting.UNKNOWN, Sighting.FORBIDDEN) if one in doubts), Sighting.ABSENT), None

    async def find_in_threads(self, delivery: Delivery, *, anywhere: bool) -> tuple[Sighting, FoundCard | None]:
        """Look for a card in the desk's threads and posts that have messages since it may have been sent."""
        try:
            async for thread in self._threads.used_since(delivery, self._earliest(delivery), anywhere=anywhere):
                sighting, message_id = await self._find_in(thread, delivery)
                if message_id is not None:
                    return sighting, FoundCard(thread.parent_id, thread.id, message_id)
                if sighting is not Sighting.ABSENT:
                    return sighting, None
        except DISCORD as error:
            return self._not_searched(delivery, error), None
        return Sighting.ABSENT, None

    async def announced(self, delivery: Delivery) -> tuple[str, ...] | None:
        """The pages of our messages whose mark is that of their page's announcement, the oldest first; with those in
        threads and posts of stories on the server that have messages since."""
        since = self._earliest(delivery)
        found: list[str] = []
        try:
            places: list[discord.abc.Messageable] = [self._bot.get_partial_messageable(delivery.channel_id)]
            places += [one async for one in self._threads.used_since(delivery, since, anywhere=True)]
            for place in places:
                with suppress(discord.NotFound):
                    async for message in place.history(limit=None, after=since, oldest_first=True):
                        marks = _ids(message.components) if message.author == self._bot.user else set()
                        urls = _links(message.components)
                        found += [url for url in urls if _tells(delivery.channel_id, url) in marks]
        except DISCORD as error:
            log.info("cannot be read delivery=%s channel=%s error=%s", delivery.key, delivery.channel_id, error)
            return None
        return tuple(found)

    async def mark(self, post: Post, marks: PostMarks) -> None:
        """Replace ⏳, or an earlier mark, on the post by ✅ or ⚠️; with 🧵 where a card is in a thread or post, and 🔇
        where the desk may not answer."""
        if post.channel_id is None or post.message_id is None:
            return
        message = self._bot.get_partial_messageable(post.channel_id).get_partial_message(post.message_id)
        async with self._bot.reacting(post.message_id):
            await reactions.end(self._bot, message, marks)

    async def _find_in(self, place: discord.abc.Messageable, delivery: Delivery) -> tuple[Sighting, int | None]:
        mark = self._mark(delivery)
        try:
            async for message in place.history(limit=None, after=self._earliest(delivery), oldest_first=True):
                if message.author == self._bot.user and mark in _ids(message.components):
                    return Sighting.FOUND, message.id
            return Sighting.ABSENT if await self._may_read(place) else Sighting.FORBIDDEN, None
        except discord.NotFound:
            return Sighting.ABSENT, None
        except DISCORD as error:
            return self._not_searched(delivery, error), None

    def _mark(self, delivery: Delivery) -> int:
        """The mark of its message. A member's direct messages get alerts and notices of several processes, whose keys
        may be equal: with shards those name the server too."""
        key, payload = delivery.shown_key, delivery.payload
        if isinstance(payload, WatchAlert | Notice) and self._bot.app.settings.desk_shards is not None:
            key = f"{payload.guild_id}:{key}"
        return mark_of(key)

    def _not_searched(self, delivery: Delivery, error: Exception) -> Sighting:
        log.info("cannot be searched delivery=%s channel=%s error=%s", delivery.key, delivery.message_in, error)
        forbidden = isinstance(error, discord.HTTPException) and failure_of(error).failure is SendFailure.FORBIDDEN
        return Sighting.FORBIDDEN if forbidden else Sighting.UNKNOWN

    def _earliest(self, delivery: Delivery) -> discord.Object | datetime:
        """A message or time that certainly precedes the delivery's message."""
        before = max(delivery.reply_to or 0, delivery.follows or 0)
        if before:
            return discord.Object(before)
        began = delivery.sending_since or delivery.created_at  # before a restore, where that is in doubt
        return min(began, delivery.created_at, self._bot.app.clock.now()) - _CLOCKS_DIFFER

    async def _may_read(self, place: discord.abc.Messageable) -> bool:
        """Whether an empty history is the real one: without the permission to read it, Discord returns none. Raises
        discord.py's errors."""
        channel: object = place
        if isinstance(place, discord.PartialMessageable):
            channel = self._bot.get_channel(place.id) or await self._bot.fetch_channel(place.id)
        if isinstance(channel, discord.abc.GuildChannel | discord.Thread):
            return permissions_in(channel, channel.guild.me).read_message_history
        return True

    async def _notify(self, guild_id: int, view: discord.ui.LayoutView, nonce: str) -> SendResult:
        """Post in the first place that accepts it. If Discord fails, stop: the message may be there."""
        guild = self._bot.get_guild(guild_id)
        if guild is not None and guild.unavailable:
            return SendResult(None, SendFailure.NOT_SENT, detail="Discord has trouble with the server")
        for place in await self._managers(guild_id):
            try:
                message = await place.send(view=view, nonce=nonce)
            except (discord.Forbidden, discord.NotFound) as error:
                log.info("notice not sent guild=%s error=%s", guild_id, error)
            except NETWORK as error:
                return SendResult(None, SendFailure.RETRY, getattr(error, "retry_after", None), str(error))
            except discord.HTTPException as error:
                return failure_of(error)
            else:
                return SendResult(message.id)
        return SendResult(None, SendFailure.GONE, detail="no manager can be reached")

    async def _refused_reader(self, alert: WatchAlert) -> SendResult | None:
        """Why an alert may not be sent to its member; None where it may. Raises `DISCORD`."""
        if alert.reader_id is None or alert.guild_id is None:
            return None
        guild = self._bot.get_guild(alert.guild_id)
        if guild is None:
            return SendResult(None, SendFailure.NOT_SENT, detail="the desk is not on the server")
        if guild.unavailable:
            return SendResult(None, SendFailure.NOT_SENT, detail="Discord has trouble with the server")
        if await reads_shelf(guild, alert.reader_id, alert.added_in):
            return None
        return SendResult(None, SendFailure.NO_READER, detail="the member does not see it any more")

    async def _managers(self, guild_id: int) -> list[discord.abc.Messageable]:
        """Where managers of a server are notified: its system channel, then its owner; nowhere after the desk left."""
        guild = self._bot.get_guild(guild_id)
        if guild is None:
            return []
        return [place for place in (guild.system_channel, await self._owner(guild)) if place is not None]

    async def _view(self, delivery: Delivery) -> discord.ui.LayoutView:
        with using(await self._catalogue(delivery)):
            return clickable(await as_post(self._bot, delivery, await self._card(delivery)), self._bot.command_mentions)

    async def _catalogue(self, delivery: Delivery) -> NullTranslations:
        """The member's catalogue for alerts and direct messages, else the server's."""
        if isinstance(delivery.payload, WatchAlert) and delivery.payload.language:
            return catalogue(delivery.payload.language)
        return await guild_catalogue(self._bot, self._guild_of(delivery), delivery.channel_id)

    def _guild_of(self, delivery: Delivery) -> discord.Guild | None:
        if isinstance(delivery.payload, Notice):
            return self._bot.get_guild(delivery.payload.guild_id)
        return getattr(self._bot.get_channel(delivery.channel_id), "guild", None)

    async def _card(self, delivery: Delivery) -> discord.ui.LayoutView:
        mark, payload = self._mark(delivery), delivery.payload
        if isinstance(payload, SummaryAnswer):
            first = await shown_post(payload.first_post, self._guild_of(delivery), delivery.message_in)
            return posted_card(replace(payload, first_post=first), mark)
        if isinstance(payload, Refusal):
            if payload.title is not None:
                return brief_card(payload, sentence_for(payload.reason), mark)
            return refusal_card(refusal_text(payload.reason, payload.detail), payload.url, mark)
        if isinstance(payload, Correction):
            return posted_card(payload.summary, mark, changed=changed_line(payload.change))
        if isinstance(payload, Alert):
            return alert_card(payload, mark)
        if isinstance(payload, WatchAlert):
            role, guild = self._mentioned(delivery), self._bot.get_guild(payload.guild_id or 0)
            mention, server = f"<@&{role.id}>" if role else None, guild.name if guild and payload.reader_id else None
            made = watch_alert_card if delivery.reply_to is None else watch_reply_card
            return made(payload, mark, mention=mention, server=server)
        if isinstance(payload, Notice):
            why = sentence_for(payload.reason, payload.detail) if payload.reason else ""
            return card([line(notice_sentence(payload, why))], colour=QUIET, mark=mark)
        assert payload is not None  # noqa: S101  # for the type: such a delivery is not sent
        return digest_card(payload, await self._why(delivery.channel_id, payload), mark)

    async def _why(self, channel_id: int, digest: DigestAnswer) -> str | None:
        """The token behind the buttons of a digest; None in a channel that the desk does not know."""
        guild = getattr(self._bot.get_channel(channel_id), "guild", None)
        return None if guild is None else await digest_token(self._bot.app, guild.id, digest)

    async def _edit(self, channel_id: int, message_id: int, view: discord.ui.LayoutView) -> int:
        message = self._bot.get_partial_messageable(channel_id).get_partial_message(message_id)
        try:
            await message.edit(view=view)
        except discord.HTTPException as error:
            if error.code != ARCHIVED:
                raise
            await self._threads.reopen(channel_id)
            await message.edit(view=view)
        return message_id

    async def _send_to_story(self, delivery: Delivery, view: discord.ui.LayoutView, nonce: str) -> tuple[int, int]:
        """Send a card to the thread or post of its story, or make the post with it; the ids of both. Raises NotFound
        where the post that it answers was deleted."""
        if delivery.reply_to is not None:
            try:
                await self._bot.get_partial_messageable(delivery.channel_id).fetch_message(delivery.reply_to)
            except DISCORD as error:
                if isinstance(error, discord.NotFound) and error.code == UNKNOWN_MESSAGE:
                    raise
        if delivery.placement is not None and delivery.placement.place is CardPlace.POST:
            return await self._threads.post(delivery, view)
        channel = self._bot.get_partial_messageable(delivery.message_in)
        return channel.id, (await channel.send(view=view, nonce=nonce)).id

    async def _post(
        self, delivery: Delivery, view: discord.ui.LayoutView, nonce: str, *, reply: bool
    ) -> discord.Message:
        channel = self._bot.get_partial_messageable(delivery.channel_id)
        options: dict[str, Any] = {"view": view, "nonce": nonce}
        if role := self._mentioned(delivery):
            options["allowed_mentions"] = _only(role)
        if not reply or delivery.reply_to is None:
            return await channel.send(**options)
        reference = discord.MessageReference(
            message_id=delivery.reply_to, channel_id=delivery.channel_id, fail_if_not_exists=True
        )
        try:
            return await channel.send(**options, reference=reference)
        except discord.HTTPException as error:
            if not takes_no_reply(error) or isinstance(delivery.payload, WatchAlert):
                raise
            return await self._post(delivery, view, nonce, reply=False)

    def _mentioned(self, delivery: Delivery) -> discord.Role | None:
        """The role that an alert mentions, if the desk may mention it now."""
        alert, channel = delivery.payload, self._bot.get_channel(delivery.channel_id)
        if not isinstance(alert, WatchAlert) or alert.role_id is None:
            return None
        if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
            return None
        role = channel.guild.get_role(alert.role_id)
        return role if role is not None and may_mention(role, permissions_in(channel, channel.guild.me)) else None

    async def _owner(self, guild: discord.Guild) -> discord.User | discord.Member | None:
        if guild.owner is not None or guild.owner_id is None:
            return guild.owner
        try:
            return await self._bot.fetch_user(guild.owner_id)
        except DISCORD as error:
            log.info("owner cannot be looked up guild=%s error=%s", guild.id, error)
            return None


def _only(role: discord.Role) -> discord.AllowedMentions:
    return discord.AllowedMentions(everyone=False, users=False, roles=[role], replied_user=False)


def _links(components: Iterable[discord.Component]) -> Iterator[str]:
    """The addresses of the buttons of a message."""
    for one in components:
        if isinstance(one, discord.Button) and one.url:
            yield one.url
        elif isinstance(one, discord.Container | discord.ActionRow):
            yield from _links(one.children)
        elif isinstance(one, discord.SectionComponent):
            yield from _links([one.accessory])


def _tells(channel_id: int, url: str) -> int | None:
    """The mark of a message that tells a channel of a page; None where that cannot be one."""
    try:
        return mark_of(announcement_key(channel_id, url_key(url)))
    except LinkRefused:
        return None


def _ids(components: Iterable[discord.Component]) -> set[int]:
    """The ids of a message's top-level containers."""
    return {component.id for component in components if isinstance(component, discord.Container) and component.id}
