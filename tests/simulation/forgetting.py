"""Members of servers who have everything of theirs erased while the desk is busy with what they posted, and the law on
it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from tests.simulation.members import MEMBERS
from tests.simulation.parts import Part

if TYPE_CHECKING:
    from tests.simulation.evidence import Evidence
    from tests.simulation.world import World

_DELAYS = (0.2, 1.0, 3.0, 8.0, 30.0, 600.0)
"""Seconds after a post; after the shorter ones the link is being fetched, read, or its card sent."""
_COLUMNS = """
    SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
    WHERE t.type = 'table' AND t.sql LIKE 'CREATE TABLE%' AND c.type = 'INTEGER'"""


def erasures(world: World, seconds: float, erase: Callable[[int], None]) -> Iterator[tuple[float, Callable[[], None]]]:
    """When members post a link and then use `/mydata erase`, as `erase` does as soon as the desk is there to take it;
    from a source of chance of its own."""
    chance = random.Random(f"forgetting of {world.seed}")  # noqa: S311  # repeatable, not secret
    for _ in range(chance.randint(1, 4)):
        yield chance.uniform(60.0, seconds), partial(_post, world, chance, erase)


def _post(world: World, chance: random.Random, erase: Callable[[int], None]) -> None:
    channel = world.any_desk_channel()
    if not channel.is_removed:
        author = world.post(channel, [world.new_page()]).message.author
        world.virtual.after(chance.choice(_DELAYS), partial(erase, author))


def forgotten_members_are_named_nowhere(run: Evidence) -> Iterator[str]:
    """After an erasure no row has the id of a member of a server who has posted nothing since; what was posted before
    and read later included. Those who correct articles or paste texts do so at any time."""
    if not run.world.parts.isdisjoint({Part.CURATION, Part.PASTES}):
        return
    columns = run.rows(_COLUMNS)
    for one in run.world.erasures:
        if one.member in MEMBERS or _is_back(run, one.member, one.at):
            continue
        for table, column in columns:
            sql = f'SELECT count(*) FROM "{table}" WHERE "{column}" = ?'  # noqa: S608  # names of the schema
            if number := run.rows(sql, one.member)[0][0]:
                yield f"{one.member} erased everything at {one.at:.0f}, and {number} rows of {table} have {column}"


def _is_back(run: Evidence, member: int, at: float) -> bool:
    return any(one.message.author == member and one.message.at > at for one in run.world.postings)
