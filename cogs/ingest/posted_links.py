"""Links posted in channels: whether they count, their ⏳, and what is said at once. The card comes as a delivery."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence

import discord

from bot.client import DeskBot
from bot.model.errors import DeskError, Reason
from bot.model.jobs import Post, PostStanding, Shelf, Submitted
from bot.policy.urls import links_in
from cogs._cards.notes import note, refusal_card
from cogs._ui import reactions
from cogs._ui.discord_errors import DISCORD
from cogs._ui.error_messages import explain
from cogs.ingest.submissions import already_saved, may_hand_in

log = logging.getLogger(__name__)

MOST_LINKS = 10
"""Links read of one message."""


class Posted:
    """Reads the links of messages."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot

    async def read(self, message: discord.Message, links: Iterable[str]) -> None:
        """Hand in `links` of a member's message, if links count there."""
        links = tuple(links)
        if not links or message.author.bot or message.webhook_id is not None or not await self._counts(message):
            return
        read = links[:MOST_LINKS]
        taken = await self._take_in(message, read)
        for link, one in zip(read, taken, strict=True):
            await self._say_at_once(message, link, one)
        if len(links) > MOST_LINKS:
            await self._reply(message, note(f"Only the first {MOST_LINKS} links of a message are read."))

    async def edited(self, message: discord.Message, links: Sequence[str], added: Sequence[str]) -> None:
        """Read what an edit added; a link that it took out, failed or not read yet, counts no longer."""
        ingest, shelf = self._bot.app.ingest, _shelf(message)
        added = await ingest.unknown(shelf, message.id, added)
        before = await ingest.standing(shelf, message.id)
        if before is not PostStanding.SAVED and await ingest.edited(shelf, message.id, links):
            await self._mark_anew(message, saved=bool(links) and not added)
        await self.read(message, added)

    async def _mark_anew(self, message: discord.Message, *, saved: bool) -> None:
        async with self._bot.reacting(message.id):
            standing = await self._bot.app.ingest.standing(_shelf(message), message.id)
            if standing is PostStanding.FAILED:
                await reactions.end(self._bot, message, ok=False)
                return
            await reactions.forget(self._bot, message, reactions.REFUSED)
            if standing is PostStanding.SAVED and saved:
                await reactions.end(self._bot, message, ok=True)
            elif standing is PostStanding.SAVED:
                await reactions.forget(self._bot, message, reactions.WAITING)

    async def _counts(self, message: discord.Message) -> bool:
        if message.guild is None:
            return True
        desk = await self._bot.app.desks.get(message.guild.id)
        mentioned = self._bot.user in message.mentions
        channels = {message.channel.id, getattr(message.channel, "parent_id", None)}
        if not (mentioned or desk.everywhere or channels & set(desk.channels)):
            return False
        allowed = may_hand_in(desk, message.author)
        if mentioned and not allowed:
            refused = DeskError(Reason.NOT_ALLOWED, "this server lets certain roles hand in articles")
            await self._reply(message, refusal_card(explain(refused), None))
        return allowed

    async def _take_in(self, message: discord.Message, links: Sequence[str]) -> tuple[Submitted | DeskError, ...]:
        """Store the links, and mark the message as they stand. One that only names saved articles gets no mark."""
        ingest, shelf, post = self._bot.app.ingest, _shelf(message), _post(message)
        async with self._bot.reacting(message.id):
            taken = await ingest.submit_links(shelf, post, links)
            standing = await ingest.standing(shelf, message.id)
            if standing is PostStanding.WAITING:
                await reactions.wait(message)
            elif standing is PostStanding.FAILED:
                await reactions.end(self._bot, message, ok=False)
        return taken

    async def _say_at_once(self, message: discord.Message, link: str, taken: Submitted | DeskError) -> None:
        """What need not wait for the site: that a link is refused, or saved already by another post."""
        if isinstance(taken, DeskError):
            log.info("Link of message %s refused: %s", message.id, taken)
            await self._reply(message, refusal_card(explain(taken), link))
        elif taken.article_id is not None and (taken.first_post is None or taken.first_post.message_id != message.id):
            reply = await already_saved(self._bot.app, _shelf(message), taken.article_id, taken.first_post)
            await self._reply(message, reply.view)

    async def _reply(self, message: discord.Message, view: discord.ui.LayoutView) -> None:
        try:
            await message.reply(view=view, mention_author=False)
        except DISCORD as error:
            log.warning("No reply to message %s in channel %s: %s", message.id, message.channel.id, error)


def words_of(message: discord.Message) -> str:
    """A message's words, and those of messages forwarded in it."""
    return "\n".join([message.content, *map(framed_words_of, message.message_snapshots)])


def framed_words_of(message: discord.Message | discord.MessageSnapshot) -> str:
    """A message's words; where they hold no link, also what stands in its embeds and components: so bots post."""
    if links_in(message.content):
        return message.content
    framed = [*_in_embeds(message.embeds), *_in_components(message.components)]
    return "\n".join([message.content, *filter(None, framed)])


def _in_embeds(embeds: Iterable[discord.Embed]) -> Iterator[str | None]:
    for embed in embeds:
        yield from (embed.url, embed.title, embed.description, *(field.value for field in embed.fields))


def _in_components(components: Iterable[object]) -> Iterator[str | None]:
    for one in components:
        yield from (getattr(one, "content", None), getattr(one, "url", None))
        yield from _in_components([*getattr(one, "children", ()), *filter(None, [getattr(one, "accessory", None)])])


def _shelf(message: discord.Message) -> Shelf:
    return Shelf.of_guild(message.guild.id) if message.guild else Shelf.of_user(message.author.id)


def _post(message: discord.Message) -> Post:
    guild_id = message.guild.id if message.guild else None
    return Post(message.author.id, guild_id, message.channel.id, message.id, answer=True)
