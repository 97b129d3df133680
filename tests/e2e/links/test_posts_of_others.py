"""A member deletes a post, or removes a link from it, that others have to do with: they lose nothing."""

from __future__ import annotations

import asyncio

import pytest

from cogs.ingest.fresh_posts import FRESH
from tests.e2e.links.test_deleted_posts import shelf
from tests.e2e.newsroom import ALREADY_SAVED, LAUNCH, LAUNCH_URL, TALKS_URL, Newsroom, reactions, words
from tests.fakes.sql import run_sql

SAME_URL = "https://hanriverpost.example/amp-stories/9"
_SENDING = "UPDATE deliveries SET state = ?, sending_since = created_at"


def also_at(room: Newsroom, url: str) -> None:
    """The launch is also at this address, whose page says that it is the same."""
    room.network.pages[url] = LAUNCH.replace("\n", f"\n> canonical {LAUNCH_URL}\n", 1)


async def test_who_asked_for_the_article_by_a_command_keeps_it(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    told = await room.while_working(room.boris.slash(room.channel, "ingest", link=LAUNCH_URL))
    assert words(told.response).startswith(ALREADY_SAVED)
    shown = room.messages()
    await room.anna.delete(post)
    assert room.messages() == shown
    assert await shelf(room) == ["North"]


@pytest.mark.parametrize("is_read", [True, False])
async def test_who_saved_the_message_by_its_menu_keeps_the_article(room: Newsroom, *, is_read: bool) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    if is_read:
        await room.work()
    await room.while_working(room.boris.context_menu(room.channel, "Save article", post))
    await room.anna.delete(post)
    await room.work()
    assert await shelf(room) == ["North"]


@pytest.mark.parametrize("reaction_events", [True])
@pytest.mark.parametrize("is_read", [True, False])
async def test_who_pinned_the_message_keeps_the_article(room: Newsroom, *, is_read: bool) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    if is_read:
        await room.work()
    await room.boris.react(post, "📌")
    await room.anna.delete(post)
    await room.work()
    assert await shelf(room) == ["North"]


@pytest.mark.parametrize("is_read", [True, False])
async def test_a_post_that_a_bot_writes_anew_under_another_name_is_read(room: Newsroom, *, is_read: bool) -> None:
    """Such bots post the message with a webhook and delete it."""
    post = await room.anna.send(room.channel, LAUNCH_URL)
    if is_read:
        await room.work()
    hook = room.guild.create_webhook(room.channel, "hook")
    await hook.send(LAUNCH_URL)
    await room.anna.delete(post)
    await room.work()
    assert [words(one).startswith("**North Korea fires") for one in room.messages() if one.components] == [True]
    assert await shelf(room) == ["North"]


async def test_a_bot_in_another_channel_has_nothing_to_do_with_a_post(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    hook = room.guild.create_webhook(room.elsewhere, "hook")
    await hook.send(LAUNCH_URL)
    await room.anna.delete(post)
    assert await shelf(room) == []


async def test_who_posted_the_article_by_another_address_keeps_it(room: Newsroom) -> None:
    also_at(room, SAME_URL)
    post = await room.anna.send(room.channel, SAME_URL)
    await room.work()
    await room.boris.send(room.channel, LAUNCH_URL)
    shown = room.messages()
    assert words(shown[1]).startswith(ALREADY_SAVED)
    await room.anna.delete(post)
    assert room.messages() == shown
    assert await shelf(room) == ["North"]


@pytest.mark.parametrize("both_wait", [True, False])
async def test_an_edit_that_leaves_another_address_of_the_article_keeps_it(room: Newsroom, *, both_wait: bool) -> None:
    also_at(room, SAME_URL)
    post = await room.anna.send(room.channel, f"{SAME_URL} {LAUNCH_URL}" if both_wait else SAME_URL)
    await room.work()
    await room.anna.edit(post, f"{SAME_URL} {LAUNCH_URL}")
    await room.work()
    await room.anna.edit(post, LAUNCH_URL)
    assert len(room.messages()) == 1
    assert await shelf(room) == ["North"]
    await room.anna.delete(post)
    assert await shelf(room) == []


async def test_what_an_old_post_had_before_an_edit_added_a_link_stays(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    room.clock.advance(FRESH + 3600)
    await room.anna.edit(post, f"{LAUNCH_URL} {TALKS_URL}")
    await room.work()
    assert await shelf(room) == ["North", "Envoys"]
    await room.anna.delete(post)
    assert await shelf(room) == ["North"]
    assert len(room.messages()) == 1


async def test_a_post_that_was_gone_before_it_was_read_does_not_count_as_another(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    other = room.env.backend.create_message(room.channel.id, room.boris.id, LAUNCH_URL)
    room.env.backend.delete_message(room.channel.id, other.id)
    await room.env.settle()
    await room.anna.delete(post)
    assert await shelf(room) == []


async def test_a_link_that_is_edited_in_again_while_its_card_is_sent_stays(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    await room.app.database.write(run_sql, _SENDING, ["sending"])
    for text in ("never mind", f"or rather {LAUNCH_URL}"):
        room.env.backend.edit_message(room.channel.id, post.id, {"content": text})
        for _ in range(100):
            await asyncio.sleep(0.001)
    await room.app.database.write(run_sql, _SENDING, ["sent"])
    room.clock.advance(3)
    await room.env.settle()
    assert len(room.messages()) == 1
    assert await shelf(room) == ["North"]


async def test_a_link_that_an_edit_adds_does_not_wait_for_the_card_of_the_one_that_it_removes(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    await room.app.database.write(run_sql, _SENDING, ["sending"])
    room.env.backend.edit_message(room.channel.id, post.id, {"content": TALKS_URL})
    for _ in range(100):
        await asyncio.sleep(0.001)
    assert "⏳" in reactions(post, room.channel)
    await room.app.database.write(run_sql, f"{_SENDING} WHERE reply_to IS NOT NULL", ["sent"])
    room.clock.advance(3)
    await room.env.settle()
    await room.work()
    assert await shelf(room) == ["Envoys"]
    assert len(room.messages()) == 1


async def test_what_an_erased_member_posted_too_stays(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    await room.boris.send(room.channel, LAUNCH_URL)
    room.bot.dispatch("desk_erased", room.boris.id)
    await room.env.settle()
    await room.anna.delete(post)
    assert await shelf(room) == ["North"]


async def test_a_server_that_was_moved_to_another_process_loses_nothing(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    monkeypatch.setattr(room.bot, "serves", lambda guild_id: False)
    await room.anna.delete(post)
    assert len(room.messages()) == 1
    assert await shelf(room) == ["North"]
