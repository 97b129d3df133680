"""The law on stories says which article a card is of by the page that it opens."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.policy.urls import url_key
from cogs._sender import mark_of
from tests.simulation.evidence import Evidence
from tests.simulation.guilds import Channel
from tests.simulation.laws import stories_are_announced_once
from tests.simulation.world import World

_PAGE, _COPY, _NEXT = (f"https://han.example/{path}" for path in ("zq0001x", "zq0001x/copy", "zq0002x"))


@pytest.fixture
def run() -> Iterator[Evidence]:
    """A page is in another story than its copy at another address, which has the same word of its own; the next page is
    in the copy's story."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "CREATE TABLE article_keys (url_key TEXT, article_id INTEGER);"
        "CREATE TABLE story_articles (article_id INTEGER, story_id INTEGER)"
    )
    for article_id, (url, story_id) in enumerate(((_PAGE, 1), (_COPY, 2), (_NEXT, 2))):
        connection.execute("INSERT INTO article_keys VALUES (?, ?)", (url_key(url), article_id))
        connection.execute("INSERT INTO story_articles VALUES (?, ?)", (article_id, story_id))
    yield Evidence(World.create(1), Path(), connection)
    connection.close()


def _announces(run: Evidence, channel: Channel, url: str) -> None:
    key = f"feed:{channel.id}:{url}"
    run.world.keys.add(key)
    opens = {"type": 2, "style": 5, "url": url}
    card = {"type": 17, "id": mark_of(key), "components": [{"type": 9, "components": [], "accessory": opens}]}
    run.world.server.send(channel.id, {"components": [card]})


def _channel(run: Evidence) -> Channel:
    return next(iter(run.world.server.guilds.values())).channels[0]


def test_a_page_and_its_copy_may_be_of_two_stories(run: Evidence) -> None:
    _announces(run, _channel(run), _PAGE)
    _announces(run, _channel(run), _COPY)
    assert not [*stories_are_announced_once(run)]


def test_two_cards_of_one_story_break_the_law(run: Evidence) -> None:
    _announces(run, _channel(run), _COPY)
    _announces(run, _channel(run), _NEXT)
    assert len([*stories_are_announced_once(run)]) == 1
