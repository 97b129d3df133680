"""Threads and forum posts of stories that develop: merged, split, deleted, locked, corrected, restored."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.deliveries import DeliveryKind, NewDelivery
from bot.model.settings import CardPlaces
from bot.model.versions import Correction, VersionChange
from bot.services.deliveries.service import DeliveryService
from bot.storage.deliveries import outbox
from bot.storage.deliveries.payloads import to_json
from bot.storage.engine.database import Database
from tests.fakes import story_cards
from tests.fakes.clock import SteppedClock
from tests.fakes.discord import FakeDiscord, Message, Weather
from tests.fakes.sql import fetch_rows, run_sql
from tests.fakes.story_cards import FORUM

_CHANNEL, _OTHER = 11, 12
_AS_RESTORED = (
    "UPDATE deliveries SET state = 'sending', sending_since = created_at - 60, attempts = 0, place = NULL WHERE id = 2"
)
"""The second card as `restore` leaves it: it was not sent yet in the copy."""


@dataclass
class Desk:
    database: Database
    clock: SteppedClock
    discord: FakeDiscord
    service: DeliveryService

    async def choose(self, places: CardPlaces) -> None:
        await self.database.write(story_cards.choose, places)

    async def story(self, article_id: int, story_id: int, owner: int | None = None) -> None:
        await self.database.write(story_cards.add_article, article_id, story_id, owner)

    async def owe(self, article_id: int, story_id: int, channel: int = _CHANNEL) -> str:
        return await self.database.write(story_cards.owe_card, channel, article_id, story_id, self.clock.now())

    async def send(self, article_id: int, story_id: int, channel: int = _CHANNEL) -> Message:
        """An article comes to a story, and its card is delivered."""
        await self.story(article_id, story_id)
        key = await self.owe(article_id, story_id, channel)
        await self.service.deliver_due()
        return self.card(key)

    def card(self, key: str) -> Message:
        (found,) = (one for one in self.discord.messages if one.key == key)
        return found

    async def told(self) -> list[str]:
        rows = await self.database.read(fetch_rows, "SELECT key FROM deliveries WHERE kind = 'notice' ORDER BY id")
        return [row["key"] for row in rows]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    clock = SteppedClock()
    discord = FakeDiscord(clock, random.Random(1))  # noqa: S311  # repeatable, not secret
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        service = DeliveryService(database, clock, discord, monotonic=lambda: clock.now().timestamp())
        opened = Desk(database, clock, discord, service)
        await opened.choose(CardPlaces.THREADS)
        yield opened


async def test_when_stories_merge_both_threads_stay_and_the_newer_is_used(desk: Desk) -> None:
    first, second = await desk.send(1, 1), await desk.send(2, 2)
    assert (first.channel_id, second.channel_id) == (_CHANNEL, _CHANNEL)
    await desk.database.write(run_sql, "UPDATE story_articles SET story_id = 1")
    assert (await desk.send(3, 1)).channel_id == second.id
    assert set(desk.discord.threads) == {first.id, second.id}


async def test_when_a_story_is_split_both_parts_go_on_in_its_thread(desk: Desk) -> None:
    first = await desk.send(1, 1)
    assert (await desk.send(2, 1)).channel_id == first.id
    await desk.database.write(run_sql, "INSERT INTO stories (id, first_at, last_at) VALUES (2, 0, 0)")
    await desk.database.write(run_sql, "UPDATE story_articles SET story_id = 2 WHERE article_id = 2")
    assert (await desk.send(3, 1)).channel_id == first.id
    assert (await desk.send(4, 2)).channel_id == first.id


async def test_threads_follow_the_stories_that_the_server_made(desk: Desk) -> None:
    """Article 3 is taken out before it comes, 2 after its card was sent, 5 comes to what was moved together."""
    first = await desk.send(1, 1)
    assert (await desk.send(2, 1)).channel_id == first.id
    await desk.story(3, 1)
    await desk.database.write(run_sql, "INSERT INTO shelves (id, key) VALUES (9, 'guild:5')")
    for article, story in ((2, 2), (3, 2), (4, 2)):
        if article == 4:
            await desk.story(4, 3)
        await desk.database.write(run_sql, "INSERT OR IGNORE INTO stories (id, first_at, last_at) VALUES (2, 0, 0)")
        moved = "INSERT INTO shelf_stories (shelf_id, article_id, story_id) VALUES (9, ?, ?)"
        await desk.database.write(run_sql, moved, [article, story])
    keys = [await desk.owe(3, 2), await desk.owe(4, 2)]
    await desk.service.deliver_due()
    second = desk.card(keys[0])
    assert (second.channel_id, desk.card(keys[1]).channel_id) == (_CHANNEL, second.id)
    assert (await desk.send(5, 1)).channel_id == first.id
    await desk.database.write(run_sql, "DELETE FROM shelf_stories WHERE article_id = 2")
    assert (await desk.send(6, 1)).channel_id == first.id


async def test_a_story_keeps_its_thread_when_its_first_article_is_erased(desk: Desk) -> None:
    first = await desk.send(1, 1)
    await desk.send(2, 1)
    await desk.database.write(run_sql, "DELETE FROM articles WHERE id = 1")
    assert (await desk.send(3, 1)).channel_id == first.id


@pytest.mark.parametrize("places", [CardPlaces.THREADS, CardPlaces.FORUM])
async def test_a_pasted_text_is_answered_where_it_was_pasted(desk: Desk, places: CardPlaces) -> None:
    await desk.choose(places)
    opener = await desk.send(1, 1)
    await desk.story(2, 1, owner=9)
    key = await desk.owe(2, 1)
    await desk.service.deliver_due()
    assert desk.card(key).channel_id == _CHANNEL
    assert len(desk.discord.threads) == 1
    assert opener.id in desk.discord.threads


async def test_a_forum_that_refuses_costs_no_card_and_managers_are_told_once(desk: Desk) -> None:
    await desk.choose(CardPlaces.FORUM)
    desk.discord.locked.add(FORUM)
    assert (await desk.send(1, 1)).channel_id == _CHANNEL
    assert (await desk.send(2, 1)).channel_id == _CHANNEL
    assert await desk.told() == [f"notice:threads:{FORUM}:forbidden"]
    desk.discord.locked.clear()
    third = await desk.send(3, 1)
    assert desk.discord.threads == {third.id: FORUM}


async def test_a_locked_thread_is_left_alone_until_it_is_open_again(desk: Desk) -> None:
    first = await desk.send(1, 1)
    desk.discord.locked.add(first.id)
    assert (await desk.send(2, 1)).channel_id == _CHANNEL
    assert (await desk.send(3, 1)).channel_id == _CHANNEL
    assert await desk.told() == [f"notice:threads:{first.id}:locked"]
    desk.discord.locked.clear()
    assert (await desk.send(4, 1)).channel_id == first.id
    assert list(desk.discord.threads) == [first.id]


async def test_a_card_keeps_its_place_when_the_choice_changes_between_two_tries(desk: Desk) -> None:
    """Else it could come twice: it may have arrived in the thread."""
    first = await desk.send(1, 1)
    await desk.story(2, 1)
    key = await desk.owe(2, 1)
    desk.discord.weather = Weather(lost_answer=1.0)
    await desk.service.deliver_due()
    await desk.choose(CardPlaces.REPLIES)
    desk.discord.weather = Weather()
    desk.clock.advance(400)
    await desk.service.deliver_due()
    assert desk.card(key).channel_id == first.id


async def _correct(desk: Desk, article_id: int) -> Correction:
    """The article's page changed, and its card is corrected."""
    (sent,) = await desk.database.read(outbox.cards_of, article_id)
    summary = story_cards.card(article_id, 1, desk.clock.now())
    correction = Correction(replace(summary, korea=0.5), VersionChange(desk.clock.now(), (), ()))
    key = f"correction:{article_id}:1"
    owed = NewDelivery(key, DeliveryKind.CORRECTION, _CHANNEL, correction, 5, corrects=sent.id)
    await desk.database.write(outbox.owe, owed, desk.clock.now())
    await desk.service.deliver_due()
    return correction


@pytest.mark.parametrize("places", [CardPlaces.THREADS, CardPlaces.FORUM])
async def test_corrections_are_written_into_the_card_that_opened_a_thread_and_the_card_in_it(
    desk: Desk, places: CardPlaces
) -> None:
    await desk.choose(places)
    first, second = await desk.send(1, 1), await desk.send(2, 1)
    corrections = [await _correct(desk, 1), await _correct(desk, 2)]
    assert desk.discord.edited == {first.id: corrections[0], second.id: corrections[1]}
    assert len(desk.discord.threads) == 1
    assert len(desk.discord.messages) == 2


async def test_a_correction_in_a_thread_that_was_deleted_moves_nothing(desk: Desk) -> None:
    first = await desk.send(1, 1)
    await desk.send(2, 1)
    desk.discord.gone.add(first.id)
    await _correct(desk, 2)
    assert len(desk.discord.messages) == 2
    rows = await desk.database.read(fetch_rows, "SELECT state FROM deliveries WHERE kind = 'correction'")
    assert [row["state"] for row in rows] == ["dead"]
    third = await desk.send(3, 1)
    assert third.channel_id == _CHANNEL, "the deleted thread is met by the next card"


async def test_a_card_in_a_thread_is_none_in_its_channel_for_a_watch(desk: Desk) -> None:
    """The watch alerts by itself then; a card in another place cannot be replied to."""
    first = await desk.send(1, 1)
    await desk.send(2, 1)
    since = desk.clock.now() - timedelta(days=1)
    cards = await desk.database.read(outbox.channel_cards, _CHANNEL, {1: since, 2: since})
    assert {article: card.message_id for article, card in cards.items()} == {1: first.id}


async def test_two_channels_do_not_make_two_posts_of_one_story(desk: Desk) -> None:
    """The second card waits until Discord has said whether there is a post."""
    await desk.choose(CardPlaces.FORUM)
    for article_id, channel in ((1, _CHANNEL), (2, _OTHER)):
        await desk.story(article_id, 1)
        await desk.owe(article_id, 1, channel)
    desk.discord.weather = Weather(refused=1.0)
    await desk.service.deliver_due()
    desk.discord.weather = Weather()
    desk.clock.advance(200)
    await desk.service.deliver_due()
    assert desk.discord.messages == [], "the post may be under way"
    for _ in range(6):
        desk.clock.advance(100)
        await desk.service.deliver_due()
    (post,) = desk.discord.threads
    assert {one.channel_id for one in desk.discord.messages} == {post}
    assert len(desk.discord.messages) == 2


@pytest.mark.parametrize("places", [CardPlaces.THREADS, CardPlaces.FORUM])
async def test_a_card_in_a_thread_that_a_restored_backup_does_not_know_is_found_there(
    desk: Desk, places: CardPlaces
) -> None:
    await desk.choose(places)
    opener = await desk.send(1, 1)
    inside = await desk.send(2, 1)
    await desk.database.write(run_sql, "DELETE FROM story_threads")
    await desk.database.write(run_sql, _AS_RESTORED)
    payload = to_json(DeliveryKind.CARD, story_cards.card(2, 1, desk.clock.now()))
    await desk.database.write(run_sql, "INSERT INTO payloads (delivery_id, payload) VALUES (2, ?)", (payload,))
    desk.clock.advance(400)
    await desk.service.deliver_due()
    assert [one.key for one in desk.discord.messages] == [opener.key, inside.key]
    third = await desk.send(3, 1)
    assert third.channel_id == inside.channel_id
    assert len(desk.discord.threads) == 1


@pytest.mark.parametrize("places", [CardPlaces.THREADS, CardPlaces.FORUM])
async def test_a_card_that_its_thread_did_not_take_before_a_restore_is_found_in_its_channel(
    desk: Desk, places: CardPlaces
) -> None:
    """A moderator had locked the thread and opened it again: the restored desk would send the card into it."""
    await desk.choose(places)
    opener = await desk.send(1, 1)
    desk.discord.locked.add(opener.channel_id if places is CardPlaces.FORUM else opener.id)
    reply = await desk.send(2, 1)
    assert reply.channel_id == _CHANNEL
    desk.discord.locked.clear()
    await desk.database.write(run_sql, _AS_RESTORED)
    payload = to_json(DeliveryKind.CARD, story_cards.card(2, 1, desk.clock.now()))
    await desk.database.write(run_sql, "INSERT INTO payloads (delivery_id, payload) VALUES (2, ?)", (payload,))
    desk.clock.advance(400)
    await desk.service.deliver_due()
    assert [one.key for one in desk.discord.messages if one.key.startswith("card:")] == [opener.key, reply.key]
    correction = await _correct(desk, 2)
    assert desk.discord.edited == {reply.id: correction}
