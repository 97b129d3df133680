"""Servers that change the language of their Discord settings in a run, and the law on it.

The desk itself speaks the language that managers chose for it, English, so that the other laws can read what it says.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from tests.simulation.guilds import Guild

if TYPE_CHECKING:
    from tests.simulation.evidence import Evidence
    from tests.simulation.world import World

_LANGUAGES = {"en-US": "en", "ko": "ko", "ja": "ja", "zh-CN": "zh-CN", "zh-TW": "zh-TW", "fr": "en"}
"""Language of the settings -> that of the desk, English where it does not speak it."""


def changes(world: World, seconds: float) -> Iterator[tuple[float, Callable[[], None]]]:
    """When which server changes its language; from a source of chance of its own, so that the rest of a seed stays as
    it is without them."""
    chance = random.Random(f"languages of {world.seed}")  # noqa: S311  # repeatable, not secret
    for guild in world.server.guilds.values():
        guild.locale = chance.choice([*_LANGUAGES])
        for _ in range(chance.randint(0, 3)):
            yield chance.uniform(60.0, seconds), partial(_change, world, guild, chance.choice([*_LANGUAGES]))


def _change(world: World, guild: Guild, locale: str) -> None:
    world.note(f"{guild.id} speaks {locale}")
    world.server.change_locale(guild, locale)


def languages_are_known(run: Evidence) -> Iterator[str]:
    """The desk has the language of each server's Discord settings as it is now: after it there, articles in this
    language come first."""
    stored = dict(run.rows("SELECT guild_id, language FROM server_locales"))
    for guild in run.world.server.guilds.values():
        if stored.get(guild.id) != _LANGUAGES[guild.locale]:
            yield f"{guild.id} speaks {guild.locale}, and the desk has {stored.get(guild.id)}"
