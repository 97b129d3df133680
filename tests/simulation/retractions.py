"""Members who take a link back in a run, by deleting the post or by an edit, and the laws on it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cogs._sender import mark_of
from cogs.ingest.fresh_posts import FRESH
from tests.simulation.evidence import READY_AFTER, tokens_of
from tests.simulation.guilds import Message
from tests.simulation.parts import Part

if TYPE_CHECKING:
    from tests.simulation.evidence import Evidence
    from tests.simulation.outside import WebPage
    from tests.simulation.world import Posting, World

_IN_TIME = FRESH
_DELAYS = (0.2, 3.0, 8.0, 30.0, 120.0, 600.0, _IN_TIME - 90.0, _IN_TIME + 90.0)
"""Seconds after a post; after the shorter ones the link is being read, or its card sent."""
_SETTLED = 120.0
"""Seconds until a retraction is carried out, cards under way included."""


@dataclass(frozen=True)
class Retracted:
    """A link that its author took back: the post was deleted, or an edit removed it."""

    posting: Posting
    token: str
    at: float


def retractions(world: World, seconds: float) -> Iterator[tuple[float, Callable[[], None]]]:
    """When members post links that they take back; from a source of chance of its own."""
    chance = random.Random(f"retractions of {world.seed}")  # noqa: S311  # repeatable, not secret
    for _ in range(chance.randint(6, 14)):
        yield chance.uniform(60.0, seconds), partial(_slip, world, chance)


def _slip(world: World, chance: random.Random) -> None:
    """A member posts one or two links and takes the first back; perhaps another posts it too, or a feed lists it."""
    channel = world.any_desk_channel()
    if channel.guild is None or channel.is_removed:
        return
    page = world.new_page()
    pages = [page] if chance.random() < 0.6 else [page, world.new_page()]
    posting = world.post(channel, pages)
    delay = chance.choice(_DELAYS)
    if chance.random() < 0.3:
        other = chance.choice(channel.guild.channels[:2])
        world.virtual.after(chance.uniform(0.0, 1.5 * delay), partial(_post_too, world, other.id, page))
    if chance.random() < 0.3 and not world.parts.isdisjoint({Part.FEEDS, Part.ONLY}):
        world.list_page(page)
    world.virtual.after(delay, partial(_take_back, world, posting, page, chance.random() < 0.6))


def _post_too(world: World, channel_id: int, page: WebPage) -> None:
    channel = world.server.channels[channel_id]
    if not channel.is_removed:
        world.post(channel, [page])


def _take_back(world: World, posting: Posting, page: WebPage, deletes: bool) -> None:
    message = posting.message
    guild = message.channel.guild
    if message.gone is not None or guild is None or not guild.joined:
        return
    deletes = deletes or message.is_forward
    world.note(f"author {'deletes' if deletes else 'edits'} {message.id}")
    if deletes:
        world.server.remove(message)
    else:
        world.server.edit(message, message.content.replace(page.url, "never mind"))
    tokens = posting.tokens if deletes else (page.token,)
    world.retracted += [Retracted(posting, token, world.virtual.now) for token in tokens]


def links_taken_back_are_gone(run: Evidence) -> Iterator[str]:
    """A link that was taken back in time, and that nobody else has to do with, has no card or refusal, and its article
    is not on the shelf; if the desk ran, and neither Discord nor the database had a fault meanwhile."""
    for one in run.world.retracted:
        guild, message = one.posting.message.channel.guild, one.posting.message
        if guild is None or not _is_carried_out(run, one) or _is_of_others(run, one):
            continue
        for answer in _answers(run, one):
            if answer.gone is None and answer.id not in run.world.server.mishaps:
                yield f"{one.token} was taken back at {one.at:.0f} from {message.id}, and {answer.id} tells it"
        if run.holds(guild.id, one.token):
            yield f"{one.token} was taken back at {one.at:.0f} from {message.id}, and {guild.id} has it"


def links_of_others_stay(run: Evidence) -> Iterator[str]:
    """What a post that is still there got a card for, or was told to be saved, is on the shelf, whoever took the same
    link back."""
    retracted = {(one.posting.message.channel.shelf, one.token) for one in run.world.retracted}
    if run.world.restores or Part.CURATION in run.world.parts:
        return  # the copy may be older, and managers remove articles
    for posting in run.world.postings:
        guild = posting.message.channel.guild
        for token in posting.tokens if guild is not None and posting.message.gone is None else ():
            if (posting.message.channel.shelf, token) not in retracted or run.is_retracted(posting, token):
                continue
            at_once = [one for one in run.answers(posting, token) if not one.marks]  # no link is refused at once
            if (at_once or _cards(run, posting, token)) and not run.holds(posting.message.channel.shelf, token):
                yield f"{token} was taken back by another than {posting.message.id}, and is gone"


def _is_carried_out(run: Evidence, one: Retracted) -> bool:
    """Whether the desk saw the post, and could take it back in time."""
    world, posting, since, until = run.world, one.posting, one.posting.message.at, one.at + _SETTLED
    if not (posting.read and posting.allowed) or one.at - since >= _IN_TIME:
        return False
    return (
        any(began + READY_AFTER < since and until < ended for began, ended in world.up)
        and not any(begun <= until and since <= over for begun, over in world.disturbances)
        and not world.is_troubled(posting.message.channel.id, since, until)
        and not any(restore.at > since for restore in world.restores)
        and not any(since <= at <= until for at, _ in world.wrong_clocks)
    )


def _is_of_others(run: Evidence, one: Retracted) -> bool:
    """Whether anybody else posted the link there, a feed listed it, the desk told it elsewhere, a digest or alert was
    sent meanwhile, which may count it in a story without its name, managers correct articles, or cards open threads."""
    message = one.posting.message
    shelf = message.channel.shelf
    posted = any(
        one.token in other.tokens and other is not one.posting and other.message.channel.shelf == shelf
        for other in run.world.postings
    )
    answers = [answer.id for answer in _answers(run, one)]
    told = any(
        one.token in tokens_of(said.writings[0]) and said.id not in answers
        for said in run.said
        if said.channel.guild in (message.channel.guild, None)  # alerts go to direct messages too
    )
    counting = {mark_of(key) for key in run.world.keys if key.startswith(("digest:", "watch:"))}
    counted = any(
        message.at <= said.at <= one.at and not counting.isdisjoint(said.marks)
        for said in run.said
        if said.channel.guild in (message.channel.guild, None)
    )
    return (
        posted
        or told
        or counted
        or shelf in run.world.places
        or Part.CURATION in run.world.parts
        or one.token in run.world.web.listed
    )


def _answers(run: Evidence, one: Retracted) -> list[Message]:
    """What the desk said to a link, also where it did not arrive as a reply."""
    found = {answer.id: answer for answer in run.answers(one.posting, one.token)}
    return [*({**found, **{card.id: card for card in _cards(run, one.posting, one.token)}}).values()]


def _cards(run: Evidence, posting: Posting, token: str) -> list[Message]:
    """The cards that a post got for a page."""
    marks = {mark_of(key) for key, post in run.world.answered.items() if post == posting.message.id}
    return [one for one in run.said if not marks.isdisjoint(one.marks) and token in tokens_of(one.writings[0])]
