"""Cards in threads and forum posts whose desk is restored from a backup: what was sent in the lost time is found."""

from __future__ import annotations

import pytest

from bot.model.settings import CardPlaces
from tests.fakes.discord import Message
from tests.fakes.sql import run_sql
from tests.fakes.story_cards import FORUM
from tests.services.deliveries.threads.story_desk import CHANNEL, Desk

_NEW_FORUM = 91
each_choice = pytest.mark.parametrize("places", [CardPlaces.THREADS, CardPlaces.FORUM])


def _thread_of(opener: Message, places: CardPlaces) -> int:
    return opener.id if places is CardPlaces.THREADS else opener.channel_id


async def _found_again(desk: Desk, card: Message) -> None:
    """The card of the second article is owed again by the restored desk, found, and corrected where it is."""
    before = _cards(desk)
    await desk.owe(2, 1)
    await _deliver_for_long(desk)
    assert _cards(desk) == before
    correction = await desk.correct(2)
    assert desk.discord.edited == {card.id: correction}


async def _deliver_for_long(desk: Desk) -> None:
    for _ in range(8):
        await desk.service.deliver_due()
        desk.clock.advance(100)


def _cards(desk: Desk) -> list[str]:
    return [one.key for one in desk.discord.messages if one.key.startswith("card:")]


@each_choice
async def test_a_card_in_a_thread_that_the_backup_does_not_know_is_found_there(desk: Desk, places: CardPlaces) -> None:
    await desk.choose(places)
    await desk.story(1, 1)
    await desk.owe(1, 1)
    await desk.back_up()
    await desk.service.deliver_due()
    inside = await desk.send(2, 1)
    await desk.restore()
    await _deliver_for_long(desk)
    await _found_again(desk, inside)
    assert (await desk.send(3, 1)).channel_id == inside.channel_id
    assert len(desk.discord.threads) == 1


@each_choice
async def test_a_card_in_the_thread_that_replaced_a_deleted_one_is_found_there(desk: Desk, places: CardPlaces) -> None:
    """A moderator deletes the thread, the next card opens another, and the one after it goes into that."""
    await desk.choose(places)
    opener = await desk.send(1, 1)
    await desk.back_up()
    desk.discord.gone.add(_thread_of(opener, places))
    await desk.send(3, 1)
    inside = await desk.send(2, 1)
    assert inside.channel_id != _thread_of(opener, places)
    await desk.restore()
    await _found_again(desk, inside)
    assert (await desk.send(4, 1)).channel_id == inside.channel_id


async def test_a_card_that_made_the_post_in_place_of_a_deleted_one_is_found_there(desk: Desk) -> None:
    """It is owed in the backup already."""
    await desk.choose(CardPlaces.FORUM)
    opener = await desk.send(1, 1)
    await desk.story(2, 1)
    key = await desk.owe(2, 1)
    await desk.back_up()
    desk.discord.gone.add(opener.channel_id)
    await desk.service.deliver_due()
    post = desk.card(key)
    await desk.restore()
    await _found_again(desk, post)
    assert (await desk.send(3, 1)).channel_id == post.channel_id


@each_choice
async def test_a_card_in_a_thread_is_found_by_a_backup_whose_server_wanted_replies(
    desk: Desk, places: CardPlaces
) -> None:
    await desk.choose(CardPlaces.REPLIES)
    await desk.back_up()
    await desk.choose(places)
    await desk.send(1, 1)
    inside = await desk.send(2, 1)
    assert inside.channel_id != CHANNEL
    await desk.restore()
    await _found_again(desk, inside)


async def test_a_card_in_a_forum_that_replaced_a_deleted_one_is_found_there(desk: Desk) -> None:
    await desk.choose(CardPlaces.FORUM)
    await desk.send(1, 1)
    await desk.back_up()
    desk.discord.gone.update([FORUM, *desk.discord.threads])
    await desk.database.write(run_sql, "UPDATE desks SET forum_id = ?", [_NEW_FORUM])
    post = await desk.send(2, 1)
    assert desk.discord.threads[post.channel_id] == _NEW_FORUM
    await desk.restore()
    await _found_again(desk, post)


@each_choice
async def test_a_card_in_the_thread_of_a_story_that_was_merged_since_is_found_there(
    desk: Desk, places: CardPlaces
) -> None:
    """The restored desk has two stories again, and knows both threads."""
    await desk.choose(places)
    await desk.send(1, 1)
    other = await desk.send(3, 2)
    await desk.back_up()
    await desk.story(2, 2)
    await desk.owe(2, 2)
    await desk.service.deliver_due()
    inside = desk.card(f"card:2:{CHANNEL}")
    assert inside.channel_id == _thread_of(other, places)
    await desk.restore()
    await desk.database.write(run_sql, "UPDATE story_articles SET story_id = 1 WHERE article_id = 2")
    await _found_again(desk, inside)


@pytest.mark.parametrize("is_owed", [True, False], ids=["owed in the backup", "owed later"])
@each_choice
async def test_a_card_that_its_thread_did_not_take_before_a_restore_is_found_in_its_channel(
    desk: Desk, places: CardPlaces, is_owed: bool
) -> None:
    """A moderator had locked the thread and opened it again: the restored desk would send the card into it."""
    await desk.choose(places)
    opener = await desk.send(1, 1)
    await desk.story(2, 1)
    if is_owed:
        await desk.owe(2, 1)
    await desk.back_up()
    desk.discord.locked.add(_thread_of(opener, places))
    key = await desk.owe(2, 1)
    await desk.service.deliver_due()
    reply = desk.card(key)
    assert reply.channel_id == CHANNEL
    desk.discord.locked.clear()
    await desk.restore()
    await _found_again(desk, reply)
