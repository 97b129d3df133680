"""Digests on saved searches in a run, and the law on them.

A search finds the articles of one outlet. All digests on a search of a server are on the same one, which managers save
anew for another outlet, or remove, at any moment: also while a digest is prepared.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.app import App
from bot.model.jobs import Shelf
from cogs._sender import mark_of
from tests.simulation.client import Command, SimulatedBot
from tests.simulation.evidence import Evidence, tokens_of
from tests.simulation.guilds import Guild
from tests.simulation.world import World

NAME = "outlet"
_BEFORE, _AFTER = 'source:"', '"'


async def saved(app: App, guild_id: int, outlet: str) -> str:
    """Save the server's search for an outlet; its name."""
    await app.searches.save(Shelf.of_guild(guild_id), None, NAME, f"{_BEFORE}{outlet}{_AFTER}")
    return NAME


def changed(world: World, guild: Guild) -> Command:
    """`/searches save` for another outlet, or `/searches remove`."""
    outlet, removes = world.chance.choice(world.outlets()), world.chance.random() < 0.4

    async def act(app: App, bot: SimulatedBot) -> None:
        shelf = Shelf.of_guild(guild.id)
        if not removes:
            await saved(app, guild.id, outlet)
        for one in await app.searches.visible(shelf, None) if removes else ():
            if one.name == NAME:
                await app.searches.remove(shelf, None, one.id)
        world.note(f"search of {guild.id} {'is removed' if removes else f'is for {outlet}'}")

    return act


def digests_show_what_their_search_finds(run: Evidence) -> Iterator[str]:
    """A digest on a search, as it was when the digest was made, shows articles of its outlet alone. One that was made
    again after a restore is found as it was told before, and may have been on another search then."""
    told = {(one.channel.id, mark): one for one in run.said for mark in one.marks}
    for key, digest in sorted(run.world.digests.items()):
        message = told.get((int(key.split(":")[1]), mark_of(key)))
        if None in digest["queries"] or message is None:
            continue
        outlets = {query.removeprefix(_BEFORE).removesuffix(_AFTER) for query in digest["queries"]}
        for token in sorted(tokens_of(message.writings[0])):
            if outlets.isdisjoint(run.world.facts.get(token, outlets)):
                yield f"{key} shows {token}, which is not of {' or '.join(sorted(outlets))}"
