"""Deliveries reach Discord once, are found again, and what a channel says comes back as a value."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from msgspec.structs import replace

from bot.model.answers import StoryRef
from bot.model.deliveries import (
    CardPlace,
    CardPlacement,
    Delivery,
    DeliveryKind,
    DeliveryState,
    FoundCard,
    Notice,
    Payload,
    Refusal,
    SendFailure,
    Sighting,
    StoryThread,
)
from bot.model.reasons import Legacy
from cogs._sender import DiscordSender, mark_of
from tests.cogs.card_answers import digest, story, summary
from tests.e2e.links.refused_calls import NO_REPLY
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, labels, words
from tests.fakes.sql import run_sql

HELD_UP = Refusal("paywall", "", "https://hanriverpost.example/paid")


def delivery(
    room: Newsroom, key: str = "digest:1:day:2024-09-16:1", payload: Payload = HELD_UP, **changes: Any
) -> Delivery:
    now = room.env.now()
    given: dict[str, Any] = {
        "id": 1,
        "key": key,
        "kind": DeliveryKind.REFUSAL,
        "channel_id": room.channel.id,
        "reply_to": None,
        "payload": payload,
        "state": DeliveryState.SENDING,
        "attempts": 1,
        "created_at": now,
        "sending_since": now,
    }
    return Delivery(**(given | changes))


def _notice(room: Newsroom, text: str) -> Delivery:
    return delivery(
        room,
        f"notice:{text}",
        Notice(room.guild.id, text=Legacy(text)),
        kind=DeliveryKind.NOTICE,
        channel_id=room.guild.id,
    )


async def test_a_digest_is_sent_with_its_nonce_and_its_reasons(room: Newsroom, sender: DiscordSender) -> None:
    await room.save()
    cards = 2
    launch, talks = [await _story_of(room, one) for one in (LAUNCH_URL, TALKS_URL)]
    first = replace(story(), id=launch.id, headline=launch.headline)
    told = replace(digest((first, story(number=2))), rest=(talks,), first=5)
    owed = delivery(room, payload=told, kind=DeliveryKind.DIGEST)
    result = await sender.send(owed, "nonce-of-the-key")
    posts = [one for one in room.env.http_requests if one.method == "POST" and one.path.endswith("/messages")]
    (post,) = posts[cards:]
    assert post.json is not None
    assert (post.json["nonce"], post.json["enforce_nonce"]) == ("nonce-of-the-key", True)
    card = room.channel.last_message
    assert result.message_id == card.id
    assert words(card).startswith("## Korean Peninsula ")

    await room.restart()
    why = await room.anna.click(card, label="Why these?")
    assert why.ephemeral
    assert "Independent origins: 2; articles: 3" in words(why.response)
    assert f"**5. {launch.headline}**" in words(why.response), "its number in this part of the digest"
    rest = await room.anna.click(card, label="1 more story")
    assert rest.ephemeral
    assert "Envoys meet in Seoul over the launch · 1 article" in words(rest.response)
    for url in (LAUNCH_URL, TALKS_URL):
        await room.manager.slash(room.channel, "article remove", article=url)
    gone = [words((await room.anna.click(card, label=one)).response) for one in ("Why these?", "1 more story")]
    assert not [one for one in gone if launch.headline in one or talks.headline in one]
    missing = " That story is not on this shelf."
    assert f"**5.**{missing}\n- Independent origins: 2; articles: 3" in gone[0]
    assert gone[1] == "**Ranked lower in this digest**\n-# no stories on this shelf"
    await room.app.database.write(run_sql, "UPDATE pages SET request = json_remove(request, '$.stories')")
    room.app.pages.forget(0)  # what is in memory
    older = words((await room.anna.click(card, label="Why these?")).response)
    assert older == gone[0].replace(missing, ""), (
        "an earlier version kept no numbers of stories: no headlines are shown"
    )


async def _story_of(room: Newsroom, url: str) -> StoryRef:
    """The story of a saved page."""
    story = await room.app.stories.meant(room.shelf, url)
    return StoryRef(story.id, story.headline, story.article_count)


async def test_a_reader_turns_the_pages_of_what_a_digest_ranked_lower(room: Newsroom, sender: DiscordSender) -> None:
    urls = [f"https://hanriverpost.example/fair{number}" for number in range(11)]
    for number, url in enumerate(urls):
        words_of = f"depot{number} officials{number} counted{number} trucks{number} waiting{number} outside{number}"
        room.network.pages[url] = f"Report {number}: {words_of}\n{words_of} on Monday.\n"
    await room.save(*urls)
    lower = tuple([await _story_of(room, url) for url in urls])
    joined = replace(lower[0], headline="Told as a story of its own, and one with the first since")
    told = replace(digest((story(),)), story_count=13, rest=(*lower, joined))
    await sender.send(delivery(room, payload=told, kind=DeliveryKind.DIGEST), "nonce")
    card = room.channel.last_message
    assert "and 12 more stories, ranked lower" in words(card)
    await room.restart()
    listed = (await room.anna.click(card, label="12 more stories")).response
    pages = [words(listed)]
    await room.anna.click(listed, label="▶")
    pages.append(words(listed))
    assert [page.count(" · 1 article") for page in pages] == [10, 1], "all that the digest counted, each once"
    assert words(card).startswith("## Korean Peninsula "), "the digest stays as it was"


async def test_every_kind_of_card_can_be_found_again(room: Newsroom, sender: DiscordSender) -> None:
    payloads: tuple[Payload, ...] = (HELD_UP, summary(), digest((story(),)), digest(()))
    for number, payload in enumerate(payloads):
        owed = delivery(room, f"key:{number}", payload)
        assert await sender.find(owed) == (Sighting.ABSENT, None)
        sent = await sender.send(owed, "n")
        assert await sender.find(owed) == (Sighting.FOUND, sent.message_id)


async def test_a_message_is_found_after_a_restart_among_many(room: Newsroom, sender: DiscordSender) -> None:
    owed = delivery(room)
    for _ in range(120):
        room.env.backend.create_message(room.channel.id, room.anna.id, "chatter")
    await room.env.settle()
    sent = await sender.send(owed, "n")
    await room.restart()
    assert await DiscordSender(room.bot).find(owed) == (Sighting.FOUND, sent.message_id)


async def test_foreign_messages_are_not_ours(room: Newsroom, sender: DiscordSender) -> None:
    await sender.send(delivery(room, "another key"), "n")
    assert await sender.find(delivery(room)) == (Sighting.ABSENT, None)


@pytest.mark.parametrize("ahead", [timedelta(days=-400), timedelta(hours=-3), timedelta(hours=3), timedelta(days=400)])
@pytest.mark.parametrize("anchor", ["reply_to", "follows"])
async def test_a_message_is_found_whatever_our_clock_says(
    room: Newsroom, sender: DiscordSender, ahead: timedelta, anchor: str
) -> None:
    """The clock was wrong when it was sent and has been put right, or still is: Discord's ids tell the time."""
    post = await room.anna.send(room.channel, "a link")
    wrong = room.env.now() + ahead
    room.clock.advance((wrong - room.clock.now()).total_seconds())
    owed = delivery(room, created_at=wrong, sending_since=wrong, **{anchor: post.id})
    sent = await sender.send(owed, "n")
    assert await sender.find(owed) == (Sighting.FOUND, sent.message_id)


async def test_the_first_message_of_a_channel_is_found_though_clocks_differ(
    room: Newsroom, sender: DiscordSender
) -> None:
    for ahead in (timedelta(hours=-20), timedelta(hours=20), timedelta(days=400)):
        wrong = room.env.now() + ahead
        owed = delivery(room, f"key:{ahead}", created_at=wrong, sending_since=wrong)
        sent = await sender.send(owed, "n")
        assert await sender.find(owed) == (Sighting.FOUND, sent.message_id)


def test_marks_are_component_ids_of_their_own() -> None:
    marks = {mark_of(f"digest:{number}:day:2024-09-16:1") for number in range(2000)}
    assert len(marks) == 2000
    assert all(2**30 <= mark < 2**31 for mark in marks)


@pytest.mark.parametrize(
    ("status", "code", "failure"),
    [
        (404, 10003, SendFailure.GONE),
        (403, 50013, SendFailure.FORBIDDEN),
        (403, 50001, SendFailure.FORBIDDEN),
        (403, 40333, SendFailure.RETRY),
        (403, 0, SendFailure.RETRY),
        (401, 0, SendFailure.RETRY),
        (500, 0, SendFailure.RETRY),
        (429, 0, SendFailure.RETRY),
        (429, 30046, SendFailure.RETRY),
        (400, 50083, SendFailure.FORBIDDEN),
        (400, 50024, SendFailure.FORBIDDEN),
        (400, 50035, SendFailure.REJECTED),
    ],
)
async def test_what_the_channel_says_comes_back(
    room: Newsroom, sender: DiscordSender, status: int, code: int, failure: SendFailure
) -> None:
    room.env.inject_error("POST", "/channels/*/messages", status=status, code=code, message="no", times=None)
    result = await sender.send(delivery(room), "n")
    assert (result.message_id, result.failure) == (None, failure)


@pytest.mark.parametrize(("said", "wait"), [({"Retry-After": "7.5"}, 7.5), ({"Retry-After": "soon"}, None), ({}, None)])
async def test_a_wait_that_discord_asks_for_comes_back(
    room: Newsroom, sender: DiscordSender, said: dict[str, str], wait: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*_: Any, **__: Any) -> None:
        response = SimpleNamespace(status=503, reason="Service Unavailable", headers=said)
        raise discord.DiscordServerError(response, "busy")  # type: ignore[arg-type]  # as much as discord.py reads of it

    monkeypatch.setattr(discord.abc.Messageable, "send", busy)
    result = await sender.send(delivery(room), "n")
    assert (result.failure, result.retry_after) == (SendFailure.RETRY, wait)


async def test_a_lost_connection_is_tried_again_later(
    room: Newsroom, sender: DiscordSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any, **__: Any) -> None:
        raise ConnectionResetError("gone")

    monkeypatch.setattr(discord.abc.Messageable, "send", broken)
    assert (await sender.send(delivery(room), "n")).failure is SendFailure.RETRY


@pytest.mark.parametrize("refusal", NO_REPLY, ids=["no history", "system message"])
async def test_where_no_reply_is_taken_it_becomes_a_message(
    room: Newsroom, sender: DiscordSender, refusal: dict[str, Any]
) -> None:
    post = await room.anna.send(room.channel, "a link")
    room.env.inject_error("POST", "/channels/*/messages", **refusal)
    result = await sender.send(delivery(room, reply_to=post.id), "n")
    assert result.message_id == room.channel.last_message.id
    assert room.channel.last_message.reference is None


async def test_a_channel_that_cannot_be_read_is_said_to_be_so(room: Newsroom, sender: DiscordSender) -> None:
    room.env.inject_error("GET", "/channels/*/messages", status=403, code=50001, message="no", times=None)
    assert await sender.find(delivery(room)) == (Sighting.FORBIDDEN, None)


@pytest.mark.parametrize("code", [0, 40333])
async def test_trouble_on_the_way_is_no_closed_history(room: Newsroom, sender: DiscordSender, code: int) -> None:
    room.env.inject_error("GET", "/channels/*/messages", status=403, code=code, message="no", times=None)
    assert await sender.find(delivery(room)) == (Sighting.UNKNOWN, None)


async def test_an_empty_history_says_nothing_to_those_who_may_not_read_it(
    room: Newsroom, sender: DiscordSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord answers 200 and an empty list where the permission is missing: the message may well be there."""
    owed = delivery(room)
    await sender.send(owed, "n")

    async def nothing(*_: Any, **__: Any) -> list[Any]:
        return []

    monkeypatch.setattr(room.bot.http, "logs_from", nothing)
    assert await sender.find(owed) == (Sighting.ABSENT, None)
    await room.permit(room.channel, overwrite=discord.PermissionOverwrite(read_message_history=False))
    assert await sender.find(owed) == (Sighting.FORBIDDEN, None)
    monkeypatch.setattr(room.bot, "get_channel", lambda _: None)
    assert await sender.find(owed) == (Sighting.FORBIDDEN, None), "an archived thread is in no cache"


async def test_a_deleted_channel_holds_nothing(room: Newsroom, sender: DiscordSender) -> None:
    owed = delivery(room, channel_id=12345)
    assert await sender.find(owed) == (Sighting.ABSENT, None)
    assert (await sender.send(owed, "n")).failure is SendFailure.GONE


async def test_a_manager_is_told_in_the_system_channel_else_in_person(room: Newsroom, sender: DiscordSender) -> None:
    first = _notice(room, "The digest is suspended.")
    assert await sender.find(first) == (Sighting.ABSENT, None)
    sent = await sender.send(first, "n")
    assert words(room.guild.owner.dm_channel.history()[-1]) == "The digest is suspended."
    assert await sender.find(first) == (Sighting.FOUND, sent.message_id)

    await room.bot.get_guild(room.guild.id).edit(system_channel=discord.Object(room.elsewhere.id))  # type: ignore[union-attr, arg-type]  # there
    await room.env.settle()
    again = _notice(room, "The digest is suspended again.")
    sent = await sender.send(again, "n")
    assert words(room.elsewhere.last_message) == "The digest is suspended again."
    assert await sender.find(again) == (Sighting.FOUND, sent.message_id)

    nobody = delivery(room, payload=Notice(1, text=Legacy("Nobody is there.")), kind=DeliveryKind.NOTICE, channel_id=1)
    assert (await sender.send(nobody, "n")).failure is SendFailure.GONE


async def test_a_manager_is_told_in_person_where_the_system_channel_is_locked(
    room: Newsroom, sender: DiscordSender
) -> None:
    await room.bot.get_guild(room.guild.id).edit(system_channel=discord.Object(room.elsewhere.id))  # type: ignore[union-attr, arg-type]  # there
    await room.env.settle()
    path = f"/channels/{room.elsewhere.id}/messages"
    room.env.inject_error("POST", path, status=403, code=50013, message="Missing Permissions", times=None)
    sent = await sender.send(_notice(room, "The digest is suspended."), "n")
    assert sent.message_id == room.guild.owner.dm_channel.history()[-1].id


@pytest.mark.parametrize("status", [500, 503])
async def test_word_to_a_manager_that_may_be_there_is_tried_in_the_same_place(
    room: Newsroom, sender: DiscordSender, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.bot.get_guild(room.guild.id).edit(system_channel=discord.Object(room.elsewhere.id))  # type: ignore[union-attr, arg-type]  # there
    await room.env.settle()
    path = f"/channels/{room.elsewhere.id}/messages"
    room.env.inject_error("POST", path, status=status, code=0, message="no", times=None)
    sent = await sender.send(_notice(room, "The digest is suspended."), "n")
    assert (sent.message_id, sent.failure) == (None, SendFailure.RETRY)
    assert room.guild.owner.dm_channel is None or not room.guild.owner.dm_channel.history()


async def test_word_to_a_manager_waits_while_discord_has_trouble_with_the_server(
    room: Newsroom, sender: DiscordSender
) -> None:
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    guild.unavailable = True
    assert (await sender.send(_notice(room, "The digest is suspended."), "n")).failure is SendFailure.NOT_SENT
    guild.unavailable = False
    assert (await sender.send(_notice(room, "The digest is suspended."), "n")).message_id


async def test_a_posted_cards_buttons_name_the_article(room: Newsroom, sender: DiscordSender) -> None:
    await room.save(LAUNCH_URL)
    assert labels(room.messages()[-1]) == ["Open", "Longer", "Who said what"]


async def test_a_card_in_doubt_is_found_in_whatever_thread_of_its_server(room: Newsroom, sender: DiscordSender) -> None:
    """Also in one that is older than the doubt, and where its server has no threads for stories any more."""
    opener = delivery(room, "card:1:1", summary(), kind=DeliveryKind.CARD)
    first = await sender.send(opener, "n1")
    assert first.message_id is not None
    thread_id = (await sender.open_thread(opener, first.message_id)).thread_id
    assert thread_id is not None
    place = CardPlacement(CardPlace.WITHIN, StoryThread(1, room.channel.id, thread_id))
    inside = replace(delivery(room, "card:2:2", summary(), kind=DeliveryKind.CARD), placement=place)
    sent = await sender.send(inside, "n2")
    assert sent.message_id is not None
    doubtful = replace(inside, placement=None, follows=first.message_id + 1)
    expected = FoundCard(room.channel.id, thread_id, sent.message_id)
    assert await sender.find_in_threads(doubtful, anywhere=True) == (Sighting.FOUND, expected)
    unknown = CardPlacement(CardPlace.WITHIN, StoryThread(1, 99, 98))  # of a channel that was deleted
    assert (await sender.find_in_threads(replace(doubtful, placement=unknown), anywhere=True))[1] == expected
    later = replace(doubtful, follows=sent.message_id + 1)
    assert await sender.find_in_threads(later, anywhere=True) == (Sighting.ABSENT, None)
