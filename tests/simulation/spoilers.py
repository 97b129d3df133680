"""Members who hide links in a run, or forward messages in which they are hidden, and the law on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.simulation.guilds import Channel, Message

if TYPE_CHECKING:
    from tests.simulation.evidence import Evidence
    from tests.simulation.world import World

_MARK = "||"


def post(world: World, channel: Channel, author: int, content: str) -> Message:
    """A member posts these links, half of the time as a spoiler; one message in three is forwarded from elsewhere."""
    chance = world.chance_of_spoilers
    if chance.random() < 0.5:
        content = f"{_MARK}{content}{_MARK}"
    return world.server.post(channel, author, content, is_forward=chance.random() < 0.3)


def spoilers_stay_hidden(run: Evidence) -> Iterator[str]:
    """What the desk says about a link that was posted as a spoiler is one too, whatever failed and whenever it is
    written anew; and so is what it replies to that."""
    for posting in run.world.postings:
        if _MARK in posting.message.content:
            for token in posting.tokens:
                if run.is_retracted(posting, token):
                    continue  # the post hides no link any more
                for answer in run.answers(posting, token):
                    yield from _shown(run, answer)


def _shown(run: Evidence, message: Message) -> Iterator[str]:
    for number, state in enumerate(message.writings, start=1):
        if not all(one["spoiler"] for one in state if one["type"] == _CONTAINER):
            yield f"message {message.id} shows what {message.reply_to or 'its post'} hides, written the {number}. time"
    for reply in run.replies.get(message.id, ()):
        yield from _shown(run, reply)


_CONTAINER = 17
