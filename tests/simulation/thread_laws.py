"""What must hold of threads and forum posts of stories at the end of every run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from bot.policy.urls import url_key
from cogs._sender import mark_of
from tests.simulation.curation import moved_stories
from tests.simulation.evidence import Evidence, opened
from tests.simulation.guilds import Channel, Message


def cards_have_one_place(run: Evidence) -> Iterator[str]:
    """A card arrives in its channel, or in one thread or post, and once there. One that a moderator had deleted
    before a restore cannot be found."""
    cards = {mark_of(key): key for key in run.world.keys if key.startswith(("card:", "feed:"))}
    places = defaultdict[int, list[Message]](list)
    for message in sorted(run.said, key=lambda one: one.at):
        for mark in message.marks & set(cards):
            places[mark].append(message)
    for mark, came in places.items():
        if not all(_is_lost(run, first, again) for first, again in pairwise(came)):
            yield f"{cards[mark]} is in {[one.channel.id for one in came]}"


def _is_lost(run: Evidence, first: Message, again: Message) -> bool:
    """Whether the first was gone before a restore made the desk look for it."""
    is_gone = first.gone is not None and first.gone < again.at
    return is_gone and any(first.at < one.at < again.at for one in run.world.restores)


def stories_have_one_thread(run: Evidence) -> Iterator[str]:
    """A story has one thread in a channel and one post in a forum, of those that were not deleted. Stories that
    were merged, or of which managers took articles, keep theirs; what a restore lost is opened again;
    and where the desk could not see whether a post had arrived, it may be made twice."""
    stories = dict(
        run.rows("SELECT k.url_key, m.story_id FROM article_keys AS k JOIN story_articles AS m USING (article_id)")
    )
    merged = {story for (story,) in run.rows("SELECT merged_into FROM stories WHERE merged_into IS NOT NULL")}
    merged |= moved_stories(run)
    found = defaultdict[tuple[int, int], list[tuple[float, Channel]]](list)
    for guild in run.world.server.guilds.values():
        for thread in guild.threads:
            assert thread.parent is not None
            first = next((one for one in (*thread.parent.messages, *thread.messages) if one.id == thread.id), None)
            story = stories.get(url_key(opened(first) or "")) if first is not None and opened(first) else None
            if first is not None and story is not None and story not in merged:
                found[thread.parent.id, story].append((first.at, thread))
    for (parent, story), threads in found.items():
        for (at, thread), (again, other) in pairwise(sorted(threads, key=lambda one: one[0])):
            is_gone = thread.gone is not None and thread.gone < again + _LATE
            is_lost = any(at < one.at < again for one in run.world.restores)
            if not is_gone and not is_lost and not run.world.is_troubled(parent, at - _LATE, again):
                yield f"story {story} has the threads {thread.id} and {other.id} in {parent}"


_LATE = 150.0
"""Seconds that a request may be under way."""
