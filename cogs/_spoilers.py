"""Cards of links posted as spoilers: hidden until clicked, like the links themselves."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable

import discord

from bot.client import DeskBot
from bot.model.deliveries import Delivery, SendFailure
from bot.policy.urls import links_in, without_code
from bot.regexes import regex
from cogs._send_failures import failure_of

_SPOILER = regex(r"\|\|(.+?)\|\|", re.DOTALL)

log = logging.getLogger(__name__)


def hides_links(message: discord.Message) -> bool:
    """Whether a message, or one forwarded in it, has a link in `||…||`."""
    texts = (message.content, *(one.content for one in message.message_snapshots))
    return any(map(hides_link, texts))


def hides_link(text: str) -> bool:
    """Whether a text has a link in `||…||` as Discord reads it: marks inside code hide nothing."""
    return any(links_in(part[1]) for part in _SPOILER.finditer(without_code(text)))


def hidden(view: discord.ui.LayoutView) -> discord.ui.LayoutView:
    """The message with its containers as spoilers."""
    for item in view.children:
        if isinstance(item, discord.ui.Container):
            item.spoiler = True
    return view


def hidden_as(view: discord.ui.LayoutView, other: discord.ui.LayoutView) -> discord.ui.LayoutView:
    """The message `view`, with its containers as spoilers if those of `other` are."""
    return hidden(view) if _is_hidden(other.children) else view


async def as_post(bot: DeskBot, delivery: Delivery, view: discord.ui.LayoutView) -> discord.ui.LayoutView:
    """The card of a delivery, hidden where the post that it answers hides a link, or where the card that it corrects is
    hidden. The post is usually in memory; one from before the start is asked for. The card is also hidden if the desk
    may not see the post. Raises discord.py's errors if Discord cannot show it for now."""
    asked_for = delivery.edits or delivery.reply_to
    if asked_for is None:
        return view
    message = next((one for one in bot.cached_messages if one.id == asked_for), None)
    if message is None:
        try:
            place = delivery.message_in if delivery.edits else delivery.channel_id
            message = await bot.get_partial_messageable(place).fetch_message(asked_for)
        except discord.NotFound:
            return view  # an answer to it will not be sent
        except discord.HTTPException as error:
            if failure_of(error).failure is not SendFailure.FORBIDDEN:
                raise
            log.info("post not seen delivery=%s error=%s", delivery.key, error)
            return hidden(view)
    hides = hides_links(message) or _is_hidden(message.components)
    return hidden(view) if hides else view


def _is_hidden(components: Iterable[object]) -> bool:
    return any(getattr(one, "spoiler", False) for one in components)
