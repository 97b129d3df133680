"""Channels and forums that managers delete in a run, and the law on it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from tests.simulation.guilds import DESK, Guild, Json, Message

if TYPE_CHECKING:
    from tests.simulation.evidence import Evidence
    from tests.simulation.world import World

_HOUR = 3600.0


def removals(world: World, seconds: float) -> Iterator[tuple[float, Callable[[], None]]]:
    """When a channel of which server is deleted; from a source of chance of its own, so that the rest of a seed stays
    as it is without them."""
    chance = random.Random(f"removals of {world.seed}")  # noqa: S311  # repeatable, not secret
    for guild in world.server.guilds.values():
        if chance.random() < 0.7:
            number = chance.randint(1, len(guild.channels) - 1)
            yield chance.uniform(_HOUR, seconds), partial(_remove, world, guild, number)


def _remove(world: World, guild: Guild, number: int) -> None:
    """Delete a channel or forum; never the first one, where managers are told of it."""
    channel = guild.channels[number]
    world.note(f"channel {channel.id} is deleted")
    world.begin_trouble(channel)
    world.server.remove_channel(channel)


def deleted_channels_are_told(run: Evidence) -> Iterator[str]:
    """The daily digest of a deleted channel is suspended, since one was due by the end, and managers are told so."""
    suspended = dict(run.rows("SELECT channel_id, suspended FROM subscriptions WHERE rhythm = 'day'"))
    for guild in run.world.server.guilds.values():
        for channel in guild.channels:
            if channel.removed is None or channel.id not in suspended:
                continue
            if suspended[channel.id] is None:
                yield f"the digest of {channel.id} goes on, though it was deleted at {channel.removed:.0f}"
            elif not any(_tells_of(one.writings[0], channel.id) for one in _to_managers(run, guild)):
                yield f"nobody was told that the digest of {channel.id} is suspended"


def _to_managers(run: Evidence, guild: Guild) -> list[Message]:
    places = (guild.channels[0], run.world.server.direct_channel(guild.owner))
    return [one for place in places for one in place.messages if one.author == DESK]


def _tells_of(components: list[Json], channel_id: int) -> bool:
    said = json.dumps(components)
    return f"<#{channel_id}> are suspended" in said
