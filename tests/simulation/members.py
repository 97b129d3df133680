"""Members who write to the desk in direct messages, ask it for the latest, and have what it stores of them erased; and
the law on erasures."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from bot.app import App
from bot.model.jobs import Post, Shelf
from tests.simulation import filters, managers
from tests.simulation.client import Command, SimulatedBot
from tests.simulation.evidence import Evidence
from tests.simulation.guilds import Guild
from tests.simulation.world import Asked, Forgotten, World

MEMBERS = (7001, 7011)
_TOKEN = re.compile(r"zq\d{4}x")


def write_privately(world: World) -> None:
    """A member sends the desk links, most of them new, some of them of pages that others posted on servers."""
    pages = [world.new_page() if world.chance.random() < 0.75 else world.old_page()]
    world.post(world.server.direct_channel(world.chance.choice(MEMBERS)), pages)


def pasted_privately(world: World) -> Command:
    """`/ingest` of a member with a text, in direct messages."""
    member, token = world.chance.choice(MEMBERS), world.new_token()
    channel = world.server.direct_channel(member)
    world.shelved[token] = {channel.shelf}
    world.pasted_privately[token] = member, float("inf")
    pasting = managers.paste(world, token, Shelf.of_user(member), Post(member, None, channel.id))

    async def act(app: App, bot: SimulatedBot) -> None:
        await pasting(app, bot)
        world.pasted_privately[token] = member, world.virtual.now

    return act


def any_member(world: World) -> int:
    """The member who wrote last in direct messages, or somebody who may not have written at all."""
    writers = [one.message.author for one in world.postings if one.message.channel.guild is None]
    return writers[-1] if writers else world.chance.choice(MEMBERS)


def erased(world: World, member: int) -> Command:
    """`/mydata erase` of a member."""

    async def act(app: App, bot: SimulatedBot) -> None:
        asked = world.virtual.now
        for rule in world.filters:
            if rule.owner == member:
                rule.until = min(rule.until, asked)
        watches = world.watchers.erase(member)
        await app.mydata.erase(member)
        for one in watches:
            one.is_ended = True
        world.erasures.append(Forgotten(member, asked))
        world.note(f"erased {member}")

    return act


def changed_filters(world: World) -> Command:
    """`/filters` of a member."""
    return filters.changed_privately(world, world.chance.choice(MEMBERS))


def asked(world: World) -> Command:
    """`/latest` on a server, or in direct messages."""
    guild: Guild | None = world.chance.choice([*world.server.guilds.values(), None])
    member = world.chance.choice(MEMBERS)
    shelf = Shelf.of_guild(guild.id) if guild else Shelf.of_user(member)
    key = guild.id if guild else world.server.direct_channel(member).shelf

    async def act(app: App, bot: SimulatedBot) -> None:
        at = world.virtual.now
        answer = (await app.latest.look(shelf, member)).answer
        if world.virtual.now == at:
            tokens = frozenset(_TOKEN.findall(msgspec.json.encode(answer).decode()))
            world.asked.append(Asked(key, tokens, at, frozenset({guild.id if guild else member})))

    return act


def erased_is_gone(run: Evidence) -> Iterator[str]:
    """What a member alone had brought is not in the files after an erasure, and not shown again."""
    files = b"".join(path.read_bytes() for path in run.path.parent.glob(f"{run.path.name}*"))
    for one in run.world.erasures:
        for token in _erased_tokens(run.world, one):
            if token.encode() in files:
                yield f"{token} is in the files, though {one.member} had it erased"


def _erased_tokens(world: World, erasure: Forgotten) -> Iterator[str]:
    """The pages that were accepted from the member before an erasure, and came from nobody else, from no feed, and not
    later."""
    kept = set[str]()
    erased = set[str]()
    for token, (member, at) in world.pasted_privately.items():
        (erased if (member == erasure.member and at < erasure.at) else kept).add(token)
    for posting in world.postings:
        message = posting.message
        own = message.channel.recipient == erasure.member and message.reacted.get("⏳", erasure.at) < erasure.at
        (erased if own else kept).update(posting.tokens)
    kept |= {one.word for one in world.watchers.watches if one.member != erasure.member or one.until is None}
    kept |= world.left_out  # a feed lists them
    yield from sorted(one for one in erased - kept if len(world.shelved.get(one, ())) <= 1)
