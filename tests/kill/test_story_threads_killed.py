"""The desk is killed at every point at which a card opens its story's thread or forum post, under a Discord that loses
and delays and knows no nonce for a post: each card arrives once, and each story has one thread."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from bot.model.settings import CardPlaces
from bot.policy import story_threads as policy
from bot.services.deliveries.service import DeliveryService
from bot.storage.engine.database import Database
from tests.fakes.clock import SteppedClock
from tests.fakes.discord import FakeDiscord, Killed, Weather
from tests.fakes.sql import fetch_rows
from tests.fakes.story_cards import FORUM, add_article, choose, owe_card
from tests.kill.test_deliveries_killed import MortalDatabase, _mortal, _opened

_SEEDS = 40
_CHANNELS = (11, 12)
_ARTICLES, _STORIES = 6, 2


def _owe(connection: Connection, places: CardPlaces, clock: SteppedClock) -> list[str]:
    """Six articles of two stories, each in both channels."""
    for table in ("deliveries", "story_threads", "articles", "story_articles", "stories"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  # names from the line above
    choose(connection, places)
    keys = []
    for article_id in range(1, _ARTICLES + 1):
        add_article(connection, article_id, article_id % _STORIES + 1)
        keys += [
            owe_card(connection, channel, article_id, article_id % _STORIES + 1, clock.now()) for channel in _CHANNELS
        ]
    return keys


async def _live_until_quiet(database: Database, discord: FakeDiscord, clock: SteppedClock) -> None:
    mortal = MortalDatabase(database, discord)
    for _ in range(600):
        service = DeliveryService(mortal, clock, discord, monotonic=lambda: clock.now().timestamp())  # type: ignore[arg-type]  # a Database that may die
        try:
            for _ in range(discord.chance.choice([1, 4, 30])):
                await service.deliver_due()
                clock.advance(discord.chance.choice([1, 3, 20, 90]))
        except* Killed:
            clock.advance(discord.chance.choice([0.5, 5, 60, 130, 400, 4000]))
        if not await database.read(fetch_rows, "SELECT 1 FROM deliveries WHERE state IN ('pending', 'sending')"):
            return
    pytest.fail("the deliveries never came to an end")


def _story(key: str) -> int:
    return int(key.split(":")[1]) % _STORIES + 1


@pytest.mark.parametrize("places", [CardPlaces.THREADS, CardPlaces.FORUM])
async def test_each_card_arrives_once_in_the_one_thread_of_its_story(
    tmp_path: Path, places: CardPlaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy, "PATIENCE", timedelta(days=10))  # else a card that waited long is a reply
    deaths = 0
    async with _opened(tmp_path) as database:
        for seed in range(_SEEDS):
            chance, clock = random.Random(seed), SteppedClock()  # noqa: S311  # repeatable, not secret
            weather = Weather(lost_answer=0.2, refused=0.1, late=0.1, unrequested=0.1, unreadable=0.1)
            discord = FakeDiscord(clock, chance, weather)
            keys = await database.write(_owe, places, clock)
            lives = chance.randrange(1, 7)
            left, discord.kill = _mortal(chance, lives)  # type: ignore[assignment]  # a plain function
            await _live_until_quiet(database, discord, clock)
            clock.advance(3600)
            deaths += lives - left["lives"]
            discord.keys(0)  # what is under way arrives
            assert sorted(one.key for one in discord.messages) == sorted(keys), f"seed {seed}"
            found = defaultdict[tuple[int, int], set[int]](set)
            for message in discord.messages:
                channel = int(message.key.split(":")[2])
                is_opener = message.id in discord.threads and message.channel_id == channel
                place = channel if places is CardPlaces.THREADS else FORUM
                found[place, _story(message.key)].add(message.id if is_opener else message.channel_id)
            expected = len(_CHANNELS) * _STORIES if places is CardPlaces.THREADS else _STORIES
            assert len(found) == len(discord.threads) == expected, f"seed {seed}"
            assert all(len(threads) == 1 for threads in found.values()), f"seed {seed}: {dict(found)}"
            assert not discord.told, f"seed {seed}"
    assert deaths > _SEEDS
