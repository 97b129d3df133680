"""Places and moments that are easily forgotten: threads, forwards, channels that go, words that are no words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import discord
import pytest
from simcord import ChannelHandle
from simcord.backend.models import Poll, PollAnswer
from simcord.enums import MessageType

from bot.model.errors import Reason
from bot.model.jobs import Shelf
from bot.model.settings import ServerSettings
from cogs._ui.error_messages import neutral, sentence_for
from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, TALKS_URL, Newsroom, fields_of, labels, reactions, words

WENT_WRONG = neutral("").split(".")[0]
DAY = timedelta(days=1).total_seconds()


def thread_of(room: Newsroom, channel: Any) -> ChannelHandle:
    """A thread that Anna opened in a channel."""
    thread = room.env.backend.create_thread(channel.id, "On the launch", room.anna.id)
    return ChannelHandle(room.env, room.guild, thread)


async def test_a_thread_counts_as_its_channel(room: Newsroom) -> None:
    under_desk, under_other = thread_of(room, room.channel), thread_of(room, room.elsewhere)
    await room.env.settle()
    read = await room.anna.send(under_desk, LAUNCH_URL)
    ignored = await room.anna.send(under_other, TALKS_URL)
    await room.work()
    assert reactions(read, under_desk) == {"✅"}
    assert "North Korea fires" in words(under_desk.last_message)
    assert reactions(ignored, under_other) == set()


async def test_the_name_of_a_new_thread_is_no_post(room: Newsroom) -> None:
    """Discord announces a thread by a message whose text is its name, and takes no reply to it."""
    thread = room.env.backend.create_thread(room.channel.id, LAUNCH_URL, room.anna.id)
    announced = room.env.backend.create_system_message(
        room.channel.id, MessageType.THREAD_CREATED, room.anna.id, target_channel_id=thread.id
    )
    renamed = room.env.backend.create_system_message(thread.id, MessageType.CHANNEL_NAME_CHANGE, room.anna.id)
    await room.work()
    assert announced.content == renamed.content == LAUNCH_URL
    assert reactions(announced, room.channel) == set()
    assert await room.app.answers.suggest_articles(Shelf.of_guild(room.guild.id), "") == ()


async def test_the_chat_of_a_voice_channel_can_be_chosen_and_is_read(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = room.guild.create_voice_channel("newsroom")
    await room.env.settle()
    form = await room.manager.slash(room.channel, "desk setup")
    fields = fields_of(form.modal)
    offered = form.modal["components"][0]["component"]["channel_types"]
    assert discord.ChannelType.voice.value in offered
    await room.manager.submit_modal(form, {fields[0]: [voice], fields[-1]: "UTC"})
    post = await room.anna.send(voice, LAUNCH_URL)
    await room.work()
    assert reactions(post, voice) == {"✅"}
    assert "North Korea fires" in words(voice.last_message)
    with monkeypatch.context() as away:
        away.setattr(room.env.backend, "emit", lambda *_, **__: None)  # nobody hears of it
        room.env.backend.create_message(voice.id, room.anna.id, TALKS_URL)
    await room.restart()
    await room.work()
    assert "Envoys meet in Seoul" in words(voice.last_message)


async def test_links_missed_in_threads_are_read_later_in_a_forum_too(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread that was begun before and one that was begun meanwhile; and where the desk was never used, old posts are
    left alone."""
    forum, unused = room.guild.create_forum_channel("reading"), room.guild.create_forum_channel("archive")
    await room.env.settle()
    await room.save_links_from(forum, unused)
    old, never = thread_of(room, forum), thread_of(room, unused)
    await room.env.settle()
    await room.anna.send(old, LAUNCH_URL)
    await room.work()
    backend = room.env.backend
    with monkeypatch.context() as away:
        away.setattr(backend, "emit", lambda *_, **__: None)  # nobody hears of it
        new = thread_of(room, forum)
        for thread, url in ((old, "https://hanriverpost.example/old"), (new, TALKS_URL), (never, TALKS_URL)):
            backend.create_message(thread.id, room.anna.id, url)
    for _ in range(2):
        await room.restart()
        await room.work()
    assert sentence_for(Reason.NOT_FOUND) in words(old.last_message)
    assert "Envoys meet in Seoul" in words(new.last_message)
    assert len(room.messages(new)) == 1
    assert room.messages(never) == []


async def test_a_server_that_reads_everywhere_misses_nothing_either(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.app.desks.save(ServerSettings(room.guild.id, (), everywhere=True))
    await room.anna.send(room.elsewhere, LAUNCH_URL)
    await room.work()
    with monkeypatch.context() as away:
        away.setattr(room.env.backend, "emit", lambda *_, **__: None)
        room.env.backend.create_message(room.elsewhere.id, room.anna.id, TALKS_URL)
    await room.restart()
    await room.work()
    assert "Envoys meet in Seoul" in words(room.messages(room.elsewhere)[-1])


async def test_a_digest_goes_to_a_thread(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    thread = thread_of(room, room.channel)
    await room.env.settle()
    await room.manager.slash(room.channel, "digest schedule", at="08:30", channel=thread)
    room.clock.advance(DAY)
    await room.work()
    assert words(thread.last_message).startswith("## Korean Peninsula ")


async def test_a_forwarded_link_counts(room: Newsroom) -> None:
    post = await room.boris.send(room.elsewhere, f"worth reading: {LAUNCH_URL}")
    forwarded = await room.anna.forward(post, room.channel)
    await room.work()
    assert reactions(forwarded, room.channel) == {"✅"}


async def test_links_of_a_poll_are_saved(room: Newsroom) -> None:
    """Boris asks which report to discuss: one is linked in the question, the other in an answer."""
    answers = [PollAnswer(1, f"The talks: {TALKS_URL}"), PollAnswer(2, "Neither")]
    poll = Poll(f"Worth a discussion? {LAUNCH_URL}", answers, expiry="2100-01-01T00:00:00+00:00")
    post = room.env.backend.create_message(room.channel.id, room.boris.id, poll=poll)
    await room.env.settle()
    await room.work()
    cards = "\n".join(map(words, room.messages()))
    assert reactions(discord.Object(post.id), room.channel) == {"✅"}
    assert "North Korea fires" in cards
    assert "Envoys meet in Seoul" in cards


async def test_links_in_code_are_words_about_links(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, f"type `{LAUNCH_URL}` or\n```\n{TALKS_URL}\n```")
    await room.work()
    assert reactions(post, room.channel) == set()
    assert room.network.fetches == []


async def test_a_channel_deleted_before_the_card_costs_only_the_card(room: Newsroom) -> None:
    doomed = room.guild.create_text_channel("doomed")
    await room.env.settle()
    await room.save_links_from(doomed, room.channel)
    await room.anna.send(doomed, LAUNCH_URL)
    room.env.backend.delete_channel(doomed.id)
    await room.work()
    found = await room.anna.slash(room.channel, "search", query="missiles")
    assert "North Korea fires" in words(found.response)
    post = await room.anna.send(room.channel, TALKS_URL)
    await room.work()
    assert reactions(post, room.channel) == {"✅"}


async def test_a_channel_where_the_desk_may_not_speak_is_told_to_the_manager_who_orders_a_digest(
    room: Newsroom,
) -> None:
    quiet = discord.PermissionOverwrite(send_messages=False)
    mute = room.guild.create_text_channel("mute", overwrites={room.bot.user: quiet})
    await room.env.settle()
    told = words((await room.manager.slash(room.channel, "digest schedule", at="08:30", channel=mute)).response)
    assert f"<#{mute.id}>" in told.splitlines()[-1]
    assert "Send Messages" in told.splitlines()[-1]
    room.clock.advance(DAY)
    await room.work()
    assert "are suspended: the desk may not post there" in words(room.guild.owner.dm_channel.history()[-1])


@pytest.mark.parametrize("text", ["\ud83d https://hanriverpost.example/\udc00", "\x00" * 50, "\u202ehttp\u202c" * 300])
async def test_messages_of_broken_text_are_no_trouble(room: Newsroom, text: str) -> None:
    await room.anna.send(room.channel, text)
    await room.work()
    assert all(WENT_WRONG not in words(one) for one in room.messages())


async def test_broken_text_in_the_window_is_read_as_far_as_it_can_be(room: Newsroom) -> None:
    shown = await room.anna.slash(room.channel, "ingest")
    assert shown.modal is not None
    text, title, _ = fields_of(shown.modal)
    pasted = f"{LAUNCH}\ud800 {'북' * 1000}"
    result = await room.while_working(room.anna.submit_modal(shown, {text: pasted, title: "\udfff"}))
    assert "North Korea fires missiles" in words(result.response)


@pytest.mark.parametrize("option", ["topic", "since"])
async def test_latest_with_four_thousand_characters(room: Newsroom, option: str) -> None:
    await room.save(LAUNCH_URL)
    result = await room.anna.slash(room.channel, "latest", **{option: "미사일 " * 1000})
    assert WENT_WRONG not in words(result.response)


async def test_a_topic_that_no_story_is_about(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    result = await room.anna.slash(room.channel, "latest", topic="volleyball")
    assert "volleyball" in words(result.response)
    assert labels(result.response) == [], "no story to open"


async def test_a_link_and_a_file_in_one_command(room: Newsroom) -> None:
    result = await room.while_working(
        room.anna.slash(room.channel, "ingest", link=TALKS_URL, file=("launch.txt", LAUNCH.encode()))
    )
    assert "Envoys meet in Seoul" in words(result.response)
    assert "North Korea fires missiles" in words(result.response)


async def test_a_digest_comes_once_though_clock_and_process_jump(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    before = len(room.messages())
    await room.manager.slash(room.channel, "digest schedule", at="08:30")
    room.clock.advance(DAY)
    for step in (0, -7200, 7200, -600, 600):
        room.clock.advance(step)
        await room.work()
        await room.restart()
        await room.work()
    assert len(room.messages()) == before + 1
