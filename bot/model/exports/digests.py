"""The digests of a channel, and the words of their feed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from bot.model.answers import ArticleRef, StoryLine
from bot.model.digests.answer import DigestAnswer


class DeliveredDigest(Struct, frozen=True):
    """A digest that arrived in its channel, whole. `key` is that of its slot; `message_id` and `sent_at` are of its
    first message."""

    key: str
    guild_id: int
    channel_id: int
    message_id: int
    sent_at: datetime
    digest: DigestAnswer


class DigestFeedWords(Struct, frozen=True):
    """The words of a feed of digests, as plain text: the title of the feed, that of a digest, the headline of a story
    that was told before, its outlets, what is said of a digest without stories, and of an article that was
    retracted."""

    language: str
    title: str
    digest: Callable[[DigestAnswer], str]
    headline: Callable[[StoryLine], str]
    outlets: Callable[[StoryLine], str]
    quiet: str
    retracted: Callable[[ArticleRef], str]
