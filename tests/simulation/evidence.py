"""What the laws look at: everything that was said on Discord, and the desk's database at the end."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from cogs._sender import mark_of
from tests.simulation.guilds import Json, Message
from tests.simulation.world import Posting, World

_WATCHED = re.compile(r'-# Watch: ([^"·]+?)(?: · (guild-\d+))?"')
TOKEN = re.compile(r"zq\d{4}x")
READY_AFTER = 60.0
"""Seconds from the start of a process until it reads and answers."""


@dataclass
class Evidence:
    """A finished run."""

    world: World
    path: Path
    connection: sqlite3.Connection

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, values).fetchall()

    @cached_property
    def said(self) -> list[Message]:
        return list(self.world.server.said())

    @cached_property
    def replies(self) -> dict[int, list[Message]]:
        """Post -> what the desk replied to it."""
        found = defaultdict[int, list[Message]](list)
        for message in self.said:
            if message.reply_to is not None:
                found[message.reply_to].append(message)
        return found

    @cached_property
    def alerts(self) -> dict[tuple[int, str, str], list[Message]]:
        """Channel, what is watched, and the server that a direct message names -> the alerts there."""
        found = defaultdict[tuple[int, str, str], list[Message]](list)
        for message in self.said:
            text = json.dumps(message.writings[0], ensure_ascii=False)
            if watched := _WATCHED.search(text):
                found[message.channel.id, watched[1], watched[2] or ""].append(message)
        return found

    @cached_property
    def threaded(self) -> dict[int, list[Message]]:
        """Post -> its cards in threads and forum posts."""
        posts = {mark_of(key): post for key, post in self.world.answered.items()}
        found = defaultdict[int, list[Message]](list)
        for message in self.said:
            if message.channel.parent is not None and message.reply_to is None:
                for post in {posts[mark] for mark in message.marks if mark in posts}:
                    found[post].append(message)
        return found

    def answers(self, posting: Posting, token: str) -> list[Message]:
        """The answers to a post about one of its pages."""
        message_id = posting.message.id
        answers = (*self.replies[message_id], *self.threaded[message_id])
        return [one for one in answers if token in tokens_of(one.writings[0])]

    def arrived(self, channel: int, key: str) -> int:
        """How often a delivery's message arrived."""
        mark = mark_of(key)
        return sum(one.channel.id == channel and mark in one.marks for one in self.said)

    def holds(self, guild_id: int, token: str) -> bool:
        """Whether a page is on a server's shelf."""
        found = self.rows(
            "SELECT 1 FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id JOIN shelves AS h"
            " ON h.id = s.shelf_id WHERE h.key = ? AND a.title LIKE ?",
            f"guild:{guild_id}",
            f"%{token}%",
        )
        return bool(found)

    def is_retracted(self, posting: Posting, token: str) -> bool:
        """Whether its author removed the link of this page from a post, or deleted the post."""
        return any(one.posting is posting and one.token == token for one in self.world.retracted)

    def handled_by(self, at: float) -> float:
        """When a desk was up for long enough, after a moment, to have seen what happened then."""
        for began, ended in self.world.up:
            ready = max(at, began) + READY_AFTER
            if ready < ended:
                return ready
        return float("inf")

    def is_interrupted(self, since: float, until: float) -> bool:
        """Whether a desk ended in a time."""
        return any(since <= ended <= until for _, ended in self.world.up)


@contextmanager
def evidence_of(world: World, path: Path) -> Iterator[Evidence]:
    with closing(sqlite3.connect(path)) as connection:
        yield Evidence(world, path, connection)


def tokens_of(components: list[Json]) -> set[str]:
    """The pages that a message speaks of."""
    return set(TOKEN.findall(json.dumps(components)))


def opened(message: Message) -> str | None:
    """The page that a card opens, as it came first. A page and a copy of it at another address may tell of two
    happenings with one word of their own; so the word does not say which article a card is of."""
    return next(_addresses(message.writings[0]), None)


def _addresses(components: list[Json]) -> Iterator[str]:
    for one in components:
        if one.get("url"):
            yield one["url"]
        below = [*one.get("components", ()), *([one["accessory"]] if "accessory" in one else [])]
        yield from _addresses(below)
