"""A member deletes a post, or removes a link from it: what the desk said to it goes too, while nobody else needs it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import discord
import pytest

from bot.model.errors import DeskError, FetchFailed, Reason
from bot.model.jobs import Post, Shelf, Submitted
from bot.model.settings import ServerSettings
from cogs.ingest.fresh_posts import FRESH
from tests.e2e.newsroom import ALREADY_SAVED, LAUNCH, LAUNCH_URL, TALKS_URL, Newsroom, reactions, words
from tests.e2e.refused_database import full_disk
from tests.fakes.sql import fetch_rows, run_sql

CLOSED = "https://closed.example/a"
SECRET = "http://10.0.0.1/a"
SECOND_URL = "https://taedong.example/launch"


async def shelf(room: Newsroom) -> list[str]:
    """The titles on the server's shelf."""
    rows = await room.app.database.read(
        fetch_rows, "SELECT a.title FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id ORDER BY a.id"
    )
    return [row[0].partition(" ")[0] for row in rows]


async def test_the_card_and_the_article_of_a_deleted_post_go_and_the_link_is_answered_where_it_belongs(
    room: Newsroom,
) -> None:
    await room.save_links_from(room.channel, room.elsewhere)
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    await room.anna.delete(post)
    assert room.messages() == []
    assert await shelf(room) == []

    again = await room.anna.send(room.elsewhere, LAUNCH_URL)
    await room.work()
    (card,) = room.messages(room.elsewhere)
    assert words(card).startswith("**North Korea fires missiles from Sunan**")
    assert card.reference is not None
    assert card.reference.message_id == again.id
    assert await shelf(room) == ["North"]


async def test_after_a_quarter_of_an_hour_the_card_stays(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    room.clock.advance(FRESH + 1)
    await room.anna.delete(post)
    assert len(room.messages()) == 1
    assert await shelf(room) == ["North"]


async def test_what_somebody_else_posted_since_stays(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    other = await room.boris.send(room.channel, LAUNCH_URL)
    await room.anna.delete(post)
    card, answer = room.messages()
    assert words(card).startswith("**North Korea fires")
    assert words(answer).startswith(ALREADY_SAVED)
    await room.boris.delete(other)
    assert room.messages() == [card], "the answer to the second post goes with it"
    assert await shelf(room) == ["North"]


async def test_of_two_posts_that_waited_for_one_page_the_last_takes_the_article_along(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    other = await room.boris.send(room.channel, LAUNCH_URL)
    await room.work()
    assert len(room.messages()) == 2
    await room.anna.delete(post)
    (card,) = room.messages()
    assert card.reference is not None
    assert card.reference.message_id == other.id
    assert await shelf(room) == ["North"]
    first = await room.app.answers.summary(room.shelf, LAUNCH_URL)
    assert first.first_post is not None
    assert first.first_post.message_id == other.id
    await room.boris.delete(other)
    assert room.messages() == []
    assert await shelf(room) == []


async def test_a_link_that_is_not_read_yet_is_not_read_any_more(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, f"{LAUNCH_URL} {TALKS_URL}")
    other = await room.boris.send(room.channel, TALKS_URL)
    await room.anna.delete(post)
    await room.work()
    (card,) = room.messages()
    assert card.reference is not None
    assert card.reference.message_id == other.id
    assert await shelf(room) == ["Envoys"]
    assert LAUNCH_URL not in room.network.fetches


async def test_a_post_that_is_deleted_before_the_desk_has_stored_its_link_is_not_read(room: Newsroom) -> None:
    """As a bot of the server's moderators deletes it."""
    message = room.env.backend.create_message(room.channel.id, room.anna.id, LAUNCH_URL)
    room.env.backend.delete_message(room.channel.id, message.id)
    await room.env.settle()
    await room.work()
    assert await room.app.database.read(fetch_rows, "SELECT 1 FROM jobs") == []
    assert LAUNCH_URL not in room.network.fetches


async def test_a_post_that_is_deleted_while_its_link_is_being_stored_is_not_read(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit = room.app.ingest.submit_links

    async def deleted_first(shelf: Shelf, post: Post, links: Iterable[str]) -> tuple[Submitted | DeskError, ...]:
        room.env.backend.delete_message(room.channel.id, post.message_id or 0)
        return await submit(shelf, post, links)

    monkeypatch.setattr(room.app.ingest, "submit_links", deleted_first)
    await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    assert await room.app.database.read(fetch_rows, "SELECT 1 FROM jobs") == []


async def test_refusals_of_a_deleted_post_go_with_it(room: Newsroom) -> None:
    room.network.pages[CLOSED] = FetchFailed(Reason.FORBIDDEN, "403")
    post = await room.anna.send(room.channel, f"{CLOSED} {SECRET}")
    await room.work()
    assert len(room.messages()) == 2
    await room.anna.delete(post)
    assert room.messages() == []
    assert await room.app.database.read(fetch_rows, "SELECT 1 FROM jobs") == []


async def test_the_refusal_of_who_may_not_save_goes_with_the_post(room: Newsroom) -> None:
    roles = (room.guild.create_role("Savers").id,)
    await room.app.desks.save(ServerSettings(room.guild.id, (room.channel.id,), ingest_roles=roles))
    assert room.bot.user is not None
    post = await room.anna.send(room.channel, f"{room.bot.user.mention} {LAUNCH_URL}")
    assert len(room.messages()) == 1
    await room.anna.delete(post)
    assert room.messages() == []


async def test_a_slip_that_was_refused_and_corrected_leaves_no_refusal(room: Newsroom) -> None:
    room.network.pages[CLOSED] = FetchFailed(Reason.FORBIDDEN, "403")
    post = await room.anna.send(room.channel, f"{CLOSED} {SECRET}")
    await room.work()
    await room.anna.edit(post, LAUNCH_URL)
    await room.work()
    (card,) = room.messages()
    assert words(card).startswith("**North Korea fires")
    assert reactions(post, room.channel) == {"✅"}


async def test_an_edit_that_removes_one_of_two_links_takes_its_card_and_can_be_undone(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, f"{LAUNCH_URL} {TALKS_URL}")
    await room.work()
    await room.anna.edit(post, TALKS_URL)
    (card,) = room.messages()
    assert words(card).startswith("**Envoys")
    assert reactions(post, room.channel) == {"✅"}
    assert await shelf(room) == ["Envoys"]

    await room.anna.edit(post, f"{LAUNCH_URL} {TALKS_URL}")
    await room.work()
    assert [words(one).startswith("**North Korea fires") for one in room.messages()] == [False, True]

    await room.anna.edit(post, "never mind")
    assert room.messages() == []
    assert reactions(post, room.channel) == set()


async def test_a_link_that_is_added_to_an_old_post_can_be_taken_back_and_the_old_one_stays(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    room.clock.advance(FRESH + 1)
    await room.anna.edit(post, f"{LAUNCH_URL} {TALKS_URL}")
    await room.work()
    assert await shelf(room) == ["North", "Envoys"]
    await room.anna.delete(post)
    (card,) = room.messages()
    assert words(card).startswith("**North Korea fires")
    assert await shelf(room) == ["North"]


async def test_an_edit_of_the_words_around_a_link_takes_nothing_back(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    for text in (f"look: <{LAUNCH_URL}>", f"||{LAUNCH_URL}||", f"[a launch]({LAUNCH_URL}?utm_source=chat)"):
        await room.anna.edit(post, text)
        assert len(room.messages()) == 1


async def test_an_article_that_a_digest_told_stays(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    await room.manager.slash(room.channel, "digest schedule", at="08:00")
    await room.manager.slash(room.channel, "digest now")
    await room.work()
    told = room.messages()
    assert len(told) == 2
    await room.anna.delete(post)
    assert room.messages() == told
    assert await shelf(room) == ["North"]


async def test_an_article_that_an_alert_told_elsewhere_stays(room: Newsroom) -> None:
    """Where its card served as the alert, there is no other message about it."""
    watched = {"what": "Kim Jong-un", "channel": room.channel}
    confirmed = await room.manager.slash(room.channel, "watch add", **watched)
    await room.manager.click(confirmed.response, label="Watch")
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    assert len(room.messages()) == 1
    await room.anna.delete(post)
    assert room.messages() == []
    assert await shelf(room) == []

    confirmed = await room.manager.slash(room.channel, "watch add", **watched | {"channel": room.elsewhere})
    await room.manager.click(confirmed.response, label="Watch")
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    assert len(room.messages(room.elsewhere)) == 1
    await room.anna.delete(post)
    assert len(room.messages()) == 1
    assert await shelf(room) == ["North"]


async def test_an_article_that_was_corrected_stays(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    await room.manager.slash(room.channel, "article correct", article=LAUNCH_URL, title="Two missiles")
    await room.anna.delete(post)
    assert len(room.messages()) == 1
    assert await shelf(room) == ["North"]


async def test_a_card_with_a_thread_stays_and_one_inside_it_goes(room: Newsroom) -> None:
    room.network.pages[SECOND_URL] = LAUNCH.replace("Han River Post", "Taedong Daily")
    await room.manager.slash(room.channel, "desk setup", cards="threads")
    first = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    second = await room.boris.send(room.channel, SECOND_URL)
    await room.work()
    (card,) = [one for one in room.messages() if one.components]
    thread = room.bot.get_channel(card.id)
    assert isinstance(thread, discord.Thread)
    inside = [one async for one in thread.history() if one.components]
    assert len(inside) == 1

    await room.boris.delete(second)
    assert [one async for one in thread.history() if one.components] == []
    await room.anna.delete(first)
    assert [one for one in room.messages() if one.components] == [card]
    assert len(await shelf(room)) == 1


async def test_a_purge_takes_the_cards_of_all_its_posts(room: Newsroom) -> None:
    posts = [await room.anna.send(room.channel, url) for url in (LAUNCH_URL, TALKS_URL)]
    await room.work()
    channel = room.bot.get_channel(room.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.delete_messages([discord.Object(post.id) for post in posts])
    await room.env.settle()
    assert room.messages() == []
    assert await shelf(room) == []


async def test_a_card_that_is_being_sent_is_deleted_once_it_has_arrived(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    sending = "UPDATE deliveries SET state = ?, sending_since = created_at"
    await room.app.database.write(run_sql, sending, ["sending"])
    room.env.backend.delete_message(room.channel.id, post.id)
    for _ in range(100):
        await asyncio.sleep(0.001)
    assert len(room.messages()) == 1
    await room.app.database.write(run_sql, sending, ["sent"])
    room.clock.advance(3)
    await room.env.settle()
    assert room.messages() == []
    assert await shelf(room) == []


async def test_what_was_posted_before_a_restart_is_not_taken_back(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    await room.restart()
    await room.anna.delete(post)
    assert len(room.messages()) == 1
    assert await shelf(room) == ["North"]


async def test_what_an_erased_member_posted_is_not_taken_back(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    room.bot.dispatch("desk_erased", room.anna.id)
    await room.env.settle()
    await room.anna.delete(post)
    assert len(room.messages()) == 1


async def test_a_full_disk_leaves_the_card_and_breaks_nothing(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    with full_disk(room, monkeypatch):
        room.env.backend.delete_message(room.channel.id, post.id)
        for _ in range(100):
            await asyncio.sleep(0)
        room.clock.advance(60)
        await room.env.settle()
    assert await shelf(room) == ["North"]
    assert len(room.messages()) == 1
    await room.boris.send(room.channel, TALKS_URL)
    await room.work()
    assert await shelf(room) == ["North", "Envoys"]


async def test_in_direct_messages_the_card_and_the_article_go_too(room: Newsroom) -> None:
    message = await room.anna.send_dm(LAUNCH_URL)
    await room.work()
    assert len(room.messages(room.anna.user.dm_channel)) == 1
    room.env.backend.delete_message(room.anna.user.dm_channel.id, message.id)
    await room.env.settle()
    assert room.messages(room.anna.user.dm_channel) == []
    assert await shelf(room) == []
