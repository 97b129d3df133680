"""Links posted in channels: which are saved, their ⏳, and immediate replies. The card follows as a delivery."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import discord
from msgspec.structs import replace

from bot.catalogue import gettext, using
from bot.client import DeskBot
from bot.model.errors import DeskError, QueueFull, Reason
from bot.model.jobs import Post, PostMarks, PostState, Shelf, Submitted
from bot.model.settings import ServerSettings
from bot.policy.urls import links_in
from bot.services.ingest.submissions import key_of
from cogs._cards.notes import note, refusal_card
from cogs._send_failures import is_forbidden, takes_no_reply
from cogs._spoilers import hidden, hides_links
from cogs._ui import reactions
from cogs._ui.command_mentions import clickable
from cogs._ui.discord_errors import DISCORD
from cogs._ui.error_messages import explain
from cogs._ui.languages import message_catalogue
from cogs._ui.permissions import shown_post
from cogs.ingest.fresh_posts import FreshPosts
from cogs.ingest.not_saved import NotSavedNotices
from cogs.ingest.submissions import MOST_LINKS, already_saved, may_save
from cogs.ingest.taken_back import TakenBackLinks

log = logging.getLogger(__name__)


class PostedLinks:
    """Saves the links of messages."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot
        self._not_saved = NotSavedNotices(bot)
        self._fresh = FreshPosts()
        self.taken_back = TakenBackLinks(bot, self._fresh)

    async def read(self, message: discord.Message, links: Iterable[str]) -> None:
        """Submit `links` of a member's message, if the desk reads links there.

        Raises DeskError DATABASE_REFUSED or DISK_FULL if they could not be stored, then the message is marked, and the
        channel told why; sqlite3.Error if it is not known whether links are read there.
        """
        links = tuple(links)
        if message.is_system():  # its text is the name of a thread or stage; Discord takes no reply to it
            return
        if message.author.bot or message.webhook_id is not None:
            self._fresh.ask(message.channel.id, map(key_of, links[:MOST_LINKS]), self._bot.app.clock.monotonic())
            return
        if not links or not await self._accepts(message):
            return
        read = links[:MOST_LINKS]
        post = self._fresh.add(message, _shelf(message), map(key_of, read), self._bot.app.clock.monotonic())
        with using(await message_catalogue(self._bot, message, words_of(message))):
            results = await self._stored(message, read)
            if await self.taken_back.was_gone(post):
                return
            full = [result for result in results if isinstance(result, QueueFull)]
            for link, result in zip(read, results, strict=True):
                if len(full) == 1 or not isinstance(result, QueueFull):
                    await self._reply_at_once(message, link, result)
            if len(full) > 1:
                await self._reply(message, refusal_card(_several_refused(full), None))
            if len(links) > MOST_LINKS:
                text = gettext("Only the first {number} links of a message are saved.", number=MOST_LINKS)
                await self._reply(message, note(text))

    async def read_again(self, message: discord.Message, links: tuple[str, ...]) -> None:
        """Submit those of a message's links that are saved from a message and were not submitted from it yet. Its
        reactions do not show it: the process may have ended before its mark or its answer arrived. Raises like
        `read`."""
        if not links:
            return
        first = links[:MOST_LINKS]
        unknown = await self._bot.app.ingest.unknown(_shelf(message), message.id, first)
        await self.read(message, links if unknown == first else unknown)

    async def pinned(self, message: discord.Message, links: Sequence[str], member_id: int) -> None:
        """Submit the links of a message that a member asked to save, whoever wrote it; those that were submitted from
        it before are left. Raises like `read`."""
        links = await self._bot.app.ingest.unknown(_shelf(message), message.id, links[:MOST_LINKS])
        if not links:
            return
        with using(await message_catalogue(self._bot, message, words_of(message))):
            results = await self._submit(message, links, replace(_post(message), user_id=member_id))
            for link, result in zip(links, results, strict=True):
                if isinstance(result, DeskError):
                    await self._reply_at_once(message, link, result)
            if all(not isinstance(result, DeskError) and result.article_id is not None for result in results):
                await self.end_mark(message, ok=True)

    def asked(self, shelf: Shelf, links: Iterable[str]) -> None:
        """Remember links requested by a command, a menu or a reaction: deleting a post does not take them back."""
        self._fresh.ask(shelf, map(key_of, links), self._bot.app.clock.monotonic())

    async def end_mark(self, message: discord.Message, *, ok: bool) -> None:
        """End the ⏳ of a message whose links were all answered, unless one of them is still to be read."""
        async with self._bot.reacting(message.id):
            if await self._bot.app.ingest.post_state(_shelf(message), message.id) is not PostState.WAITING:
                await reactions.end(self._bot, message, PostMarks(saved=ok))

    async def has_room(self, message: discord.Message, links: Sequence[str], more: int = 0) -> bool:
        """Whether the queue has room for the links of a missed message, which nobody posts again if they are refused,
        and for `more`."""
        count = len(links[:MOST_LINKS])
        return not count or await self._bot.app.ingest.has_room(_shelf(message), _post(message), count + more)

    async def edited(self, message: discord.Message, links: Sequence[str], added: Sequence[str]) -> None:
        """Submit the links that an edit added; forget removed links that failed or were not read yet. Raises like
        `read`."""
        ingest, shelf = self._bot.app.ingest, _shelf(message)
        added = await ingest.unknown(shelf, message.id, added)
        before = await ingest.post_state(shelf, message.id)
        taken_back = await self.taken_back.edited(message.id, links)
        if before is not PostState.SAVED and (await ingest.edited(shelf, message.id, links) or taken_back):
            await self._mark_anew(message, saved=bool(links) and not added)
        elif taken_back and not links:
            await reactions.forget(self._bot, message, reactions.DONE)
        try:
            await self.read(message, added)
        finally:
            await self.taken_back.edited_rest(message.id)

    async def _mark_anew(self, message: discord.Message, *, saved: bool) -> None:
        async with self._bot.reacting(message.id):
            state = await self._bot.app.ingest.post_state(_shelf(message), message.id)
            if state is PostState.FAILED:
                await reactions.end(self._bot, message, PostMarks(saved=False))
                return
            await reactions.forget(self._bot, message, reactions.REFUSED)
            if state is PostState.SAVED and saved:
                await reactions.end(self._bot, message, PostMarks(saved=True))
            elif state is PostState.SAVED:
                await reactions.forget(self._bot, message, reactions.WAITING)

    async def reads_in(self, message: discord.Message) -> bool:
        """Whether links are saved from the message's channel without a mention."""
        return message.guild is not None and _is_read(await self._bot.app.desks.get(message.guild.id), message)

    async def _accepts(self, message: discord.Message) -> bool:
        if message.guild is None:
            return True
        desk = await self._bot.app.desks.get(message.guild.id)
        mentioned = self._bot.user in message.mentions
        if not (mentioned or _is_read(desk, message)):
            return False
        allowed = not desk.ingest_roles or may_save(desk, await self._member(message))
        if mentioned and not allowed:
            self._fresh.add(message, _shelf(message), (), self._bot.app.clock.monotonic())
            with using(await message_catalogue(self._bot, message, words_of(message))):
                await self._reply(message, refusal_card(explain(DeskError(Reason.ROLES_ONLY)), None))
        return allowed

    async def _member(self, message: discord.Message) -> discord.Member | discord.User:
        """The author as a member of the server. A message read from history does not say which roles its author has."""
        if isinstance(message.author, discord.Member) or message.guild is None:
            return message.author
        try:
            return await message.guild.fetch_member(message.author.id)
        except discord.NotFound:  # has left the server
            return message.author

    async def _stored(self, message: discord.Message, links: Sequence[str]) -> tuple[Submitted | DeskError, ...]:
        try:
            results = await self._submit(message, links, _post(message))
        except DeskError as error:
            await self._not_saved.refused(message, error)
            raise
        self._not_saved.saved(message.channel.id)
        if message.guild is not None:
            await self._bot.app.missed.begin_with(message.guild.id, message.channel.id, message.id)
        return results

    async def _submit(
        self, message: discord.Message, links: Sequence[str], post: Post
    ) -> tuple[Submitted | DeskError, ...]:
        """Store the links and add the reaction for their state; none if all of them are saved already."""
        ingest, shelf = self._bot.app.ingest, _shelf(message)
        async with self._bot.reacting(message.id):
            try:
                submitted = await ingest.submit_links(shelf, post, links)
            except DeskError:
                if not is_marked(message, reactions.REFUSED) or is_marked(message, reactions.WAITING, reactions.DONE):
                    await reactions.end(self._bot, message, PostMarks(saved=False))
                raise
            state = await ingest.post_state(shelf, message.id)
            if state is not PostState.FAILED and is_marked(message, reactions.REFUSED):
                await reactions.forget(self._bot, message, reactions.REFUSED)
            if state is PostState.WAITING:
                await reactions.wait(message)
            elif state is PostState.FAILED:
                await reactions.end(self._bot, message, PostMarks(saved=False))
        return submitted

    async def _reply_at_once(self, message: discord.Message, link: str, result: Submitted | DeskError) -> None:
        """Reply to a link that is refused, or that another post has saved already."""
        if isinstance(result, DeskError):
            log.info("link refused message=%s reason=%s", message.id, result.reason)
            await self._reply(message, refusal_card(explain(result), link), link)
        elif result.article_id is not None and (
            result.first_post is None or result.first_post.message_id != message.id
        ):
            first = await shown_post(result.first_post, message.guild, message.channel.id)
            reply = await already_saved(self._bot.app, _shelf(message), result.article_id, first)
            await self._reply(message, reply.view, link)

    async def _reply(self, message: discord.Message, view: discord.ui.LayoutView, link: str | None = None) -> None:
        """Reply to a link of a message, or to the message."""
        try:
            view = clickable(view, self._bot.command_mentions)
            shown = hidden(view) if hides_links(message) else view
            reply = await reply_to(message, shown)
            self._fresh.replied(message.id, key_of(link) if link else None, reply)
            if self._fresh.is_gone(message.id):
                await self.taken_back.delete(reply)
        except DISCORD as error:
            log.info("reply not sent message=%s channel=%s error=%s", message.id, message.channel.id, error)
            if is_forbidden(error):
                await reactions.mute(message)


async def reply_to(message: discord.Message, view: discord.ui.LayoutView) -> discord.Message:
    """Reply to a message; where Discord takes no reply, post without one. Raises discord.py's errors."""
    try:
        return await message.reply(view=view, mention_author=False)
    except discord.HTTPException as error:
        if not takes_no_reply(error):
            raise
        return await message.channel.send(view=view)


def is_marked(message: discord.Message, *emoji: str) -> bool:
    """Whether the message has one of these reactions by the desk."""
    own = {_plain_emoji(str(reaction.emoji)) for reaction in message.reactions if reaction.me}
    return not own.isdisjoint(map(_plain_emoji, emoji))


def _plain_emoji(emoji: str) -> str:
    return emoji.removesuffix("\ufe0f")  # asks for a picture in place of a sign


def _several_refused(refused: Sequence[QueueFull]) -> str:
    log.info("links refused count=%s reason=%s", len(refused), refused[-1].reason)
    return "\n".join(
        [explain(refused[-1]), gettext("{number} links of this message were not saved.", number=len(refused))]
    )


def words_of(message: discord.Message) -> str:
    """The text of a message, of its poll, and of messages forwarded in it."""
    return "\n".join([message.content, *_in_poll(message.poll), *map(framed_words_of, message.message_snapshots)])


def framed_words_of(message: discord.Message | discord.MessageSnapshot) -> str:
    """The text of a message; if it has no link, also the text of its embeds and components, where bots put links."""
    if links_in(message.content):
        return message.content
    written = ((getattr(one, "content", None), getattr(one, "url", None)) for one in all_components(message.components))
    framed = [*_in_embeds(message.embeds), *chain.from_iterable(written)]
    return "\n".join([message.content, *filter(None, framed)])


def all_components(components: Iterable[object]) -> Iterator[object]:
    """Components and those inside them."""
    for one in components:
        yield one
        yield from all_components([*getattr(one, "children", ()), *filter(None, [getattr(one, "accessory", None)])])


def _in_poll(poll: discord.Poll | None) -> Iterator[str]:
    if poll is not None:
        yield from (poll.question, *(answer.text for answer in poll.answers))


def _in_embeds(embeds: Iterable[discord.Embed]) -> Iterator[str | None]:
    for embed in embeds:
        yield from (embed.url, embed.title, embed.description, *(field.value for field in embed.fields))


def _is_read(desk: ServerSettings, message: discord.Message) -> bool:
    channels = {message.channel.id, getattr(message.channel, "parent_id", None)}
    return desk.everywhere or bool(channels & set(desk.channels))


def _shelf(message: discord.Message) -> Shelf:
    return Shelf.of_guild(message.guild.id) if message.guild else Shelf.of_user(message.author.id)


def _post(message: discord.Message) -> Post:
    guild_id = message.guild.id if message.guild else None
    return Post(message.author.id, guild_id, message.channel.id, message.id, answer=True)
