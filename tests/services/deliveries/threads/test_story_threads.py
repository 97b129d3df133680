"""Threads and forum posts of stories that develop: merged, split, deleted, locked, corrected."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.model.deliveries import DeliveryKind, NewDelivery
from bot.model.settings import CardPlaces
from bot.storage.deliveries import outbox
from tests.fakes import story_cards
from tests.fakes.discord import Weather
from tests.fakes.sql import fetch_rows, run_sql
from tests.fakes.story_cards import FORUM, GUILD
from tests.services.deliveries.threads.story_desk import CHANNEL, OTHER, Desk


async def test_when_stories_merge_both_threads_stay_and_the_newer_is_used(desk: Desk) -> None:
    first, second = await desk.send(1, 1), await desk.send(2, 2)
    assert (first.channel_id, second.channel_id) == (CHANNEL, CHANNEL)
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
    assert (second.channel_id, desk.card(keys[1]).channel_id) == (CHANNEL, second.id)
    assert (await desk.send(5, 1)).channel_id == first.id
    await desk.database.write(run_sql, "DELETE FROM shelf_stories WHERE article_id = 2")
    assert (await desk.send(6, 1)).channel_id == first.id


async def test_a_story_keeps_its_thread_when_its_first_article_is_erased(desk: Desk) -> None:
    first = await desk.send(1, 1)
    await desk.send(2, 1)
    await desk.database.write(run_sql, "DELETE FROM articles WHERE id = 1")
    assert (await desk.send(3, 1)).channel_id == first.id


@pytest.mark.parametrize("places", [CardPlaces.THREADS, CardPlaces.FORUM])
async def test_that_an_article_is_saved_already_is_answered_where_its_link_was_posted(
    desk: Desk, places: CardPlaces
) -> None:
    await desk.choose(places)
    opener = await desk.send(1, 1)
    summary = replace(story_cards.card(1, 1, desk.clock.now()), saved_before=True)
    again = NewDelivery("again", DeliveryKind.CARD, CHANNEL, summary, guild_id=GUILD, reply_to=9)
    await desk.database.write(outbox.owe, again, desk.clock.now())
    await desk.service.deliver_due()
    assert desk.card("again").channel_id == CHANNEL
    assert list(desk.discord.threads) == [opener.id if places is CardPlaces.THREADS else opener.channel_id]


@pytest.mark.parametrize("places", [CardPlaces.THREADS, CardPlaces.FORUM])
async def test_a_pasted_text_is_answered_where_it_was_pasted(desk: Desk, places: CardPlaces) -> None:
    await desk.choose(places)
    opener = await desk.send(1, 1)
    await desk.story(2, 1, owner=9)
    key = await desk.owe(2, 1)
    await desk.service.deliver_due()
    assert desk.card(key).channel_id == CHANNEL
    assert len(desk.discord.threads) == 1
    assert opener.id in desk.discord.threads


async def test_a_forum_that_refuses_costs_no_card_and_managers_are_told_once(desk: Desk) -> None:
    await desk.choose(CardPlaces.FORUM)
    desk.discord.locked.add(FORUM)
    assert (await desk.send(1, 1)).channel_id == CHANNEL
    assert (await desk.send(2, 1)).channel_id == CHANNEL
    assert await desk.told() == [f"notice:threads:{FORUM}:forbidden"]
    desk.discord.locked.clear()
    third = await desk.send(3, 1)
    assert desk.discord.threads == {third.id: FORUM}


async def test_a_locked_thread_is_left_alone_until_it_is_open_again(desk: Desk) -> None:
    first = await desk.send(1, 1)
    desk.discord.locked.add(first.id)
    assert (await desk.send(2, 1)).channel_id == CHANNEL
    assert (await desk.send(3, 1)).channel_id == CHANNEL
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


@pytest.mark.parametrize("places", [CardPlaces.THREADS, CardPlaces.FORUM])
async def test_corrections_are_written_into_the_card_that_opened_a_thread_and_the_card_in_it(
    desk: Desk, places: CardPlaces
) -> None:
    await desk.choose(places)
    first, second = await desk.send(1, 1), await desk.send(2, 1)
    corrections = [await desk.correct(1), await desk.correct(2)]
    assert desk.discord.edited == {first.id: corrections[0], second.id: corrections[1]}
    assert len(desk.discord.threads) == 1
    assert len(desk.discord.messages) == 2


async def test_a_correction_in_a_thread_that_was_deleted_moves_nothing(desk: Desk) -> None:
    first = await desk.send(1, 1)
    await desk.send(2, 1)
    desk.discord.gone.add(first.id)
    await desk.correct(2)
    assert len(desk.discord.messages) == 2
    rows = await desk.database.read(fetch_rows, "SELECT state FROM deliveries WHERE kind = 'correction'")
    assert [row["state"] for row in rows] == ["dead"]
    third = await desk.send(3, 1)
    assert third.channel_id == CHANNEL, "the deleted thread is met by the next card"


async def test_a_card_in_a_thread_is_none_in_its_channel_for_a_watch(desk: Desk) -> None:
    """The watch alerts by itself then; a card in another place cannot be replied to."""
    first = await desk.send(1, 1)
    await desk.send(2, 1)
    since = desk.clock.now() - timedelta(days=1)
    cards = await desk.database.read(outbox.channel_cards, CHANNEL, {1: since, 2: since})
    assert {article: card.message_id for article, card in cards.items()} == {1: first.id}


async def test_two_channels_do_not_make_two_posts_of_one_story(desk: Desk) -> None:
    """The second card waits until Discord has said whether there is a post."""
    await desk.choose(CardPlaces.FORUM)
    for article_id, channel in ((1, CHANNEL), (2, OTHER)):
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
