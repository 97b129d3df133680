"""What must hold of feeds at the end of every run."""

from __future__ import annotations

from collections.abc import Iterator

from tests.simulation.evidence import Evidence


def feeds_bring_what_they_list(run: Evidence) -> Iterator[str]:
    """What a feed listed when it was polled last is on the shelf of each server that follows it, unless it was refused
    or does not satisfy the search that the feed is limited to. What a restore lost is there again, since the feed still
    lists it."""
    first, _ = run.world.server.guilds
    for (guild_id,) in run.rows("SELECT guild_id FROM feed_follows"):
        for token in run.world.web.listed:
            if guild_id != first and token in run.world.left_out:
                continue
            refused = run.rows("SELECT 1 FROM jobs WHERE state = 'dead' AND url LIKE ?", f"%{token}%")
            if not refused and not run.holds(guild_id, token):
                yield f"{token} was listed, and {guild_id} has it not"


def searches_keep_feeds_out(run: Evidence) -> Iterator[str]:
    """What does not satisfy the search that a feed is limited to is not on the server's shelf, unless it was posted
    there."""
    _, second = run.world.server.guilds
    for token in sorted(run.world.left_out):
        if second not in run.world.shelved[token] and run.holds(second, token):
            yield f"{token} is on the shelf of {second}, whose feed is only of {run.world.only}"
