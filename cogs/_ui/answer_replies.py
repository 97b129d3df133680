"""The reply to a question: the answer's pictures and its card, made once for an answer that is the same again.

answer -> the reply that was kept for it (bot/services/kept_replies) -> sent as it was
       -> pictures drawn, card laid out and fitted, commands made clickable -> kept
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from io import BytesIO
from typing import Any

import discord
import msgspec
from msgspec import Struct

from bot.catalogue import language
from bot.client import DeskBot
from bot.model.jobs import Post
from cogs._pictures.answer_pictures import AnswerPicture
from cogs._ui.command_mentions import clickable
from cogs._ui.permissions import shown_post
from cogs._ui.pictures import drawn_once
from cogs._ui.places import may_attach, shelf_of
from cogs._ui.respond import Reply, is_for_asker


class CardForm(Struct, frozen=True):
    """How an answer is shown. `card` takes the answer, what was asked besides (such as the token of its buttons), and,
    where answers of this kind have `pictures`, those that are attached."""

    card: Callable[..., discord.ui.LayoutView]
    pictures: Callable[[Any], Sequence[AnswerPicture]] | None = None


class _KeptPicture(Struct, frozen=True):
    name: str
    alt: str
    png: bytes

    def file(self) -> discord.File:
        return discord.File(BytesIO(self.png), self.name, description=self.alt)


class KeptReply(Struct, frozen=True):
    """A card as JSON of its components, and its pictures."""

    components: bytes
    pictures: tuple[_KeptPicture, ...]

    @classmethod
    def of(cls, card: discord.ui.LayoutView, pictures: Sequence[AnswerPicture], pngs: Sequence[bytes]) -> KeptReply:
        """That of a card and the pictures that it shows."""
        held = [_KeptPicture(one.name, one.alt, png) for one, png in zip(pictures, pngs, strict=True)]
        return cls(msgspec.json.encode(card.to_components()), tuple(held))  # type: ignore[no-untyped-call]  # discord.py's

    def reply(self) -> Reply:
        """The reply to send."""
        return Reply(ReadyCard(self.components), tuple(one.file() for one in self.pictures))


class ReadyCard(discord.ui.LayoutView):
    """A card that is laid out already. Its buttons are handled by their cogs' DynamicItems, as those of every card."""

    def __init__(self, components: bytes) -> None:
        super().__init__(timeout=None)
        self._components: list[dict[str, Any]] = msgspec.json.decode(components)

    def to_components(self) -> list[dict[str, Any]]:
        """What Discord is sent."""
        return self._components

    def has_components_v2(self) -> bool:
        """True, as for every layout."""
        return True


async def first_post_for(interaction: discord.Interaction[DeskBot], post: Post | None) -> Post | None:
    """An article's first post, if everyone who reads the answer may follow a link to it."""
    asker = interaction.user
    reader = asker if is_for_asker(interaction) and isinstance(asker, discord.Member) else None
    return await shown_post(post, interaction.guild, interaction.channel_id, reader)


async def reply(
    interaction: discord.Interaction[DeskBot], form: CardForm, answer: Any, *asked: Hashable, about: Hashable = None
) -> Reply:
    """The reply with an answer's card, in the language of the context. `asked` is what the card takes besides the
    answer and its pictures. `asked` and what the answer is `about`, such as its page, distinguish questions whose
    replies are kept at the same time."""
    bot, attaches = interaction.client, form.pictures is not None and may_attach(interaction)
    question = form, shelf_of(interaction), asked, about, language(), attaches
    clears = bot.app.replies.clears
    kept: KeptReply | None = bot.app.replies.find(question, answer)
    if kept is None:
        pictures = tuple(form.pictures(answer)) if form.pictures is not None and attaches else ()
        pngs = await drawn_once(bot, [one.content for one in pictures])
        shown = pictures if pngs else ()
        card = form.card(answer, *asked, shown) if form.pictures is not None else form.card(answer, *asked)
        kept = KeptReply.of(clickable(card, bot.command_mentions), shown, pngs)
        if len(shown) == len(pictures):
            bot.app.replies.keep(question, answer, kept, clears)
    return kept.reply()
