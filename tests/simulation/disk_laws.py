"""What must hold of a full disk at the end of every run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise

from cogs._ui import reactions
from tests.simulation import curation
from tests.simulation.evidence import Evidence
from tests.simulation.guilds import Message
from tests.simulation.world import Posting

_SENTENCE = "disk is full"
_WITHIN = 60.0
"""Seconds."""


def full_disks_are_told(run: Evidence) -> Iterator[str]:
    """Whoever posts a link that the desk has no room for reads why in the channel, in one sentence until a link is
    saved there again, which is no reply."""
    for posting in run.world.postings:
        refused = _refused(run, posting)
        if refused is None:
            continue
        began = next(began for began, ended in run.world.up if began <= refused <= ended)
        if not any(began <= one.at <= refused + _WITHIN for one in _sentences(run, posting)):
            yield f"post {posting.message.id}: refused at {refused:.0f} for want of room, and nobody was told"
    yield from _told_twice(run)


def _refused(run: Evidence, posting: Posting) -> float | None:
    """When a link that was posted on a full disk was refused; None where it was not, or for another reason, or where
    Discord or the end of a desk may have kept the sentence back."""
    message, world = posting.message, run.world
    at = message.reacted.get(reactions.REFUSED)
    if message.channel.guild is None or at is None or message.reacted.get(reactions.WAITING, at) < at:
        return None
    full_since = max((since for since in world.full_disks if since <= message.at), default=None)
    if full_since is None or not any(began <= full_since and at + _WITHIN <= ended for began, ended in world.up):
        return None
    excused = (
        at > message.at + _WITHIN
        or message.at > full_since + _LONGEST
        or message.channel.id in world.server.mishaps
        or world.is_troubled(message.channel.id, full_since, at + _WITHIN)
        or any(curation.may_be_blocked(posting, token) for token in posting.tokens)
    )
    return None if excused else at


def _told_twice(run: Evidence) -> Iterator[str]:
    for began, ended in run.world.up:
        for channel in {posting.message.channel.id: posting for posting in run.world.postings}.values():
            told = [one for one in _sentences(run, channel) if began <= one.at <= ended]
            for first, again in pairwise(told):
                if not any(_may_be_saved(one, first, again) for one in run.world.postings):
                    yield f"the full disk was told in {first.channel.id} at {first.at:.0f} and {again.at:.0f}"


def _may_be_saved(posting: Posting, first: Message, again: Message) -> bool:
    """Whether a link may have been saved in a channel between two sentences."""
    message = posting.message
    return message.channel is first.channel and (
        any(first.at < at < again.at for emoji, at in message.reacted.items() if emoji != reactions.REFUSED)
        or (first.at < message.at < again.at and reactions.REFUSED not in message.reacted)
    )


def _sentences(run: Evidence, posting: Posting) -> list[Message]:
    channel = posting.message.channel
    return [
        one
        for one in run.said
        if one.channel is channel and one.reply_to is None and _SENTENCE in json.dumps(one.writings[0])
    ]


_LONGEST = 900.0
"""Seconds that a disk is full."""
