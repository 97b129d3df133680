"""Match the desk's own messages in a channel's history to the posts and links that they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import discord

from bot.services.ingest.submissions import key_of
from cogs._cards.notes import shown_address
from cogs._ui import reactions
from cogs.ingest.posted_links import all_components, is_marked
from cogs.ingest.submissions import MOST_LINKS


class Replies:
    """The replies of `desk` among messages."""

    def __init__(self, messages: Iterable[discord.Message], desk: discord.abc.User | None) -> None:
        self._of = defaultdict[int, list[discord.Message]](list)
        for message in messages:
            if message.author == desk and message.reference and message.reference.message_id:
                self._of[message.reference.message_id].append(message)

    def unanswered(self, message: discord.Message, links: Sequence[str]) -> tuple[str, ...]:
        """Those of a post's links that no reply answers.

        A post that is not marked ⏳ was answered as a whole. Else each link that was accepted gets a reply of its own,
        a card with a button to the page or a refusal with the address; or 🧵 says, once all are answered, that cards
        are in threads.
        """
        replies = self._of.get(message.id, ())
        if is_marked(message, reactions.THREADED) and not is_marked(message, reactions.WAITING):
            return ()
        if not replies:
            return tuple(links)
        if not is_marked(message, reactions.WAITING) or len(replies) >= len(links[:MOST_LINKS]):
            return ()
        pages = {key_of(url) for url in _values(replies, "url")}
        words = _unescaped("\n".join(_values(replies, "content")))
        return tuple(
            link for link in links if key_of(link) not in pages and _unescaped(shown_address(link)) not in words
        )

    def refuse(self, message: discord.Message) -> bool:
        """Whether a reply to a post says why one of its links was not saved."""
        return any(reactions.REFUSED in words for words in _values(self._of.get(message.id, ()), "content"))


def _unescaped(text: str) -> str:
    """A text without backslashes: earlier versions escaped other signs of an address."""
    return text.replace("\\", "")


def _values(replies: Iterable[discord.Message], name: str) -> Iterator[str]:
    """The values of an attribute of the replies' components."""
    for reply in replies:
        for one in all_components(reply.components):
            if value := getattr(one, name, None):
                yield value
