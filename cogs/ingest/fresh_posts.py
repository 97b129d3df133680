"""The posts of the last minutes whose links were read, with the replies that they got at once.

Discord does not say who wrote a message that was deleted, and a reply that is no delivery is stored nowhere. Nor is it
stored who asked for a link that was saved already.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

import discord
from msgspec import Struct, field

from bot.model.jobs import Shelf

FRESH = 900.0
"""Seconds within which a post can be taken back. `now` and `at` are `Clock.monotonic`."""

_MOST_POSTS = 2_000
_MOST_ASKED = 5_000
_MOST_GONE = 1_000


class FreshPost(Struct):
    """A post with the keys of the links that it ever had, of which an edit or its deletion removed those of `gone`,
    and the replies to them: of one link, or with the key None of all. `under_way`: a card of those that are gone is
    being sent."""

    message_id: int
    channel_id: int
    shelf: Shelf
    user_id: int
    at: float
    keys: set[str] = field(default_factory=set)
    gone: frozenset[str] = frozenset()
    under_way: bool = False
    replies: list[tuple[str | None, discord.Message]] = field(default_factory=list)

    def is_fresh(self, now: float) -> bool:
        """Whether it can still be taken back."""
        return now - self.at < FRESH


class FreshPosts:
    """Kept in memory: what was posted before a restart cannot be taken back."""

    def __init__(self) -> None:
        self._posts = OrderedDict[int, FreshPost]()
        self._asked = OrderedDict[tuple[Shelf | int, str], float]()
        self._gone = OrderedDict[int, None]()

    def add(self, message: discord.Message, shelf: Shelf, keys: Iterable[str], now: float) -> FreshPost:
        """Remember a message whose links are read."""
        post = self.find(message.id, now)
        if post is None:
            self._posts.pop(message.id, None)
            post = FreshPost(message.id, message.channel.id, shelf, message.author.id, now)
            self._posts[message.id] = post
        post.keys.update(keys)
        while len(self._posts) > _MOST_POSTS or not next(iter(self._posts.values())).is_fresh(now):
            self._posts.popitem(last=False)
        return post

    def ask(self, place: Shelf | int, keys: Iterable[str], now: float) -> None:
        """Remember links that were asked for by other means than a post that is read: for a shelf, or by a bot in a
        channel."""
        for key in keys:
            self._asked[place, key] = now
            self._asked.move_to_end((place, key))
        while self._asked and (len(self._asked) > _MOST_ASKED or now - next(iter(self._asked.values())) >= FRESH):
            self._asked.popitem(last=False)

    def replied(self, message_id: int, key: str | None, reply: discord.Message) -> None:
        """Remember the immediate reply to a link of a post, or to the whole post."""
        if post := self._posts.get(message_id):
            post.replies.append((key, reply))

    def find(self, message_id: int, now: float) -> FreshPost | None:
        """A post that can be taken back; None for one that is too old or not known."""
        post = self._posts.get(message_id)
        return post if post is not None and post.is_fresh(now) else None

    def drop(self, message_id: int, now: float) -> FreshPost | None:
        """As `find`, for a post that was deleted; it is forgotten."""
        post = self.find(message_id, now)
        self._posts.pop(message_id, None)
        self._gone[message_id] = None
        if len(self._gone) > _MOST_GONE:
            self._gone.popitem(last=False)
        return post

    def is_gone(self, message_id: int) -> bool:
        """Whether a message was deleted lately, perhaps before its links were read."""
        return message_id in self._gone

    def forget(self, user_id: int) -> None:
        """Forget that a member posted or asked for links. That somebody did is kept for those on servers."""
        for post in [one for one in self._posts.values() if one.user_id == user_id]:
            del self._posts[post.message_id]
            self.ask(post.shelf, post.keys - post.gone, post.at)
        own = Shelf.of_user(user_id)
        self._asked = OrderedDict((one, at) for one, at in self._asked.items() if one[0] != own)

    def of_others(self, post: FreshPost) -> frozenset[str]:
        """The keys of the links that others asked for lately on the shelf of a post, or that it still has."""
        posted = (one.keys - one.gone for one in (post, *self._posts.values()) if one.shelf == post.shelf)
        asked = {key for place, key in self._asked if place in (post.shelf, post.channel_id)}
        return frozenset(asked).union(*posted)
