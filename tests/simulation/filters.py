"""What managers and members leave out in a run, and the law on it.

Managers change the server's filters at any moment, also while a digest is prepared; members change their own. The law
is about outlets, kinds of source, and reports on sport in a story that is about sport only. Whether another report on
sport is shown depends on the other articles of its story, which may be grouped anew later.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.app import App
from bot.model.jobs import Shelf
from bot.model.settings import FilterOwner, FilterScope
from cogs._sender import mark_of
from tests.simulation.client import Command, SimulatedBot
from tests.simulation.evidence import Evidence, tokens_of
from tests.simulation.guilds import START, Guild
from tests.simulation.world import SPORT, STATE, FilterRule, World


def changed(world: World, guild: Guild) -> Command:
    """`/desk filters`: something is left out, or shown again."""
    what = world.chance.choice([*world.outlets(), SPORT, STATE])
    return _changed(world, FilterOwner(FilterScope.SERVER, guild.id), Shelf.of_guild(guild.id), what)


def changed_privately(world: World, member: int) -> Command:
    """`/filters` in direct messages."""
    what = world.chance.choice([*world.outlets(), SPORT, STATE, SPORT, STATE])
    return _changed(world, FilterOwner(FilterScope.MEMBER, member), Shelf.of_user(member), what)


def _changed(world: World, owner: FilterOwner, shelf: Shelf, what: str) -> Command:
    async def act(app: App, bot: SimulatedBot) -> None:
        rule = next((one for one in world.filters if (one.owner, one.what) == (owner.id, what) and _lasts(one)), None)
        if rule is not None:
            rule.until = world.virtual.now
            await app.filters.remove(owner, [what])
            world.note(f"{owner.id} shows {what} again")
            return
        await app.filters.add(owner, shelf, what)
        world.filters.append(FilterRule(owner.id, what, world.virtual.now))
        world.note(f"{owner.id} leaves out {what}")

    return act


def as_restored(world: World, rows: list[tuple[int, str]]) -> None:
    """A restore brings back the filters of the copy: (owner, label)."""
    held = {(owner, label.replace("_", " ")) for owner, label in rows}
    lasting = [one for one in world.filters if _lasts(one)]
    for rule in lasting:
        if (rule.owner, rule.what) not in held:
            rule.until = world.virtual.now
    known = {(one.owner, one.what) for one in lasting}
    world.filters += [FilterRule(owner, what, world.virtual.now) for owner, what in sorted(held - known)]


def nothing_left_out_is_shown(run: Evidence) -> Iterator[str]:
    """What a server leaves out when a message is made is not in it: no digest, no announcement of a feed, no alert, no
    `/latest`; and a member's own filters hold in direct messages."""
    world = run.world
    for asked in world.asked:
        for token in sorted(asked.tokens):
            if any(
                _leaves_out(world, rule, token)
                for rule in world.filters
                if rule.owner in asked.owners and rule.holds(asked.at)
            ):
                yield f"{token} was told on {asked.shelf}, which leaves it out"
    made = run.rows("SELECT key, created_at FROM deliveries WHERE kind IN ('digest', 'alert') OR key LIKE 'feed:%'")
    if any(ahead for _, ahead in world.wrong_clocks):
        return  # nobody knows when they were made
    told = {mark: one for one in run.said for mark in one.marks}
    for key, created in made:
        message = told.get(mark_of(key))
        if message is None or message.channel.guild is None:
            continue
        row_at = (datetime.fromtimestamp(created, UTC) - START).total_seconds()
        at = min(row_at, message.at)  # after a restore, the row may be newer than its message
        rules = [one for one in world.filters if one.owner == message.channel.guild.id and one.holds(at)]
        for token in sorted(tokens_of(message.writings[0])):
            if any(_leaves_out(world, rule, token) for rule in rules):
                yield f"{key} shows {token}, which was left out"


def erased_filters_are_gone(run: Evidence) -> Iterator[str]:
    """A member's filters go with an erasure. One that was added later may be stored without the member knowing, where
    the desk was killed."""
    for one in run.world.erasures:
        at = int((START + timedelta(seconds=one.at)).timestamp())
        if run.rows("SELECT 1 FROM filters WHERE user_id = ? AND added_at <= ?", one.member, at):
            yield f"{one.member} has filters, though they were erased"


def _leaves_out(world: World, rule: FilterRule, token: str) -> bool:
    facts = world.facts.get(token)
    return facts is not None and rule.what in facts


def _lasts(rule: FilterRule) -> bool:
    return rule.until == float("inf")
