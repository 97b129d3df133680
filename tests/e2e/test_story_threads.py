"""A manager has a thread, or a forum post, for each story; what members then see of their links."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from simcord import ChannelHandle

from bot.model.errors import Reason
from bot.model.settings import CardPlaces
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, TALKS_URL, Newsroom, fields_of, reactions, words

SECOND_URL = "https://taedong.example/launch"
THIRD_URL = "https://port.example/launch"
AGAIN = LAUNCH.replace("> outlet Han River Post", "> outlet Taedong Daily")


@pytest.fixture
async def threads(room: Newsroom) -> Newsroom:
    """A server whose manager chose a thread for each story."""
    room.network.pages |= {SECOND_URL: AGAIN, THIRD_URL: AGAIN.replace("Taedong Daily", "Port Times")}
    result = await room.manager.slash(room.channel, "desk setup", cards="threads")
    assert "each story has a thread" in words(result.response)
    return room


def cards(room: Newsroom, channel: Any = None) -> list[discord.Message]:
    """The desk's cards in a channel or thread, without Discord's own lines about threads."""
    return [one for one in room.messages(channel) if one.components]


def threads_in(room: Newsroom, channel: Any) -> list[ChannelHandle]:
    """The threads or posts of a channel or forum, oldest first."""
    channels = room.env.backend.channels.values()
    return [
        ChannelHandle(room.env, room.guild, one) for one in channels if one.parent_id == channel.id and one.is_thread
    ]


async def test_the_first_card_of_a_story_opens_a_thread_and_later_ones_go_there(threads: Newsroom) -> None:
    first = await threads.anna.send(threads.channel, LAUNCH_URL)
    await threads.work()
    (card,) = cards(threads)
    assert card.reference is not None
    assert card.reference.message_id == first.id
    (thread,) = threads_in(threads, threads.channel)
    assert thread.id == card.id, "the thread is on the card's message"
    assert thread.name == "North Korea fires missiles from Sunan"
    later = await threads.boris.send(threads.channel, SECOND_URL)
    await threads.work()
    assert cards(threads) == [card]
    (second,) = cards(threads, thread)
    assert "Taedong Daily" in words(second)
    assert reactions(first, threads.channel) == {"✅"}
    assert reactions(later, threads.channel) == {"✅", "🧵"}
    other = await threads.boris.send(threads.channel, TALKS_URL)
    await threads.work()
    assert len(cards(threads)) == 2
    assert len(threads_in(threads, threads.channel)) == 2
    assert reactions(other, threads.channel) == {"✅"}


async def test_a_story_has_a_thread_in_each_channel(threads: Newsroom) -> None:
    await threads.save_links_from(threads.channel, threads.elsewhere)
    await threads.anna.send(threads.channel, LAUNCH_URL)
    await threads.boris.send(threads.elsewhere, SECOND_URL)
    await threads.work()
    assert len(threads_in(threads, threads.channel)) == len(threads_in(threads, threads.elsewhere)) == 1


async def test_links_in_a_thread_are_answered_there(threads: Newsroom) -> None:
    await threads.save(LAUNCH_URL)
    (thread,) = threads_in(threads, threads.channel)
    await threads.boris.send(thread, SECOND_URL)
    await threads.work()
    assert len(cards(threads, thread)) == 1
    assert threads_in(threads, threads.channel) == [thread] or len(threads_in(threads, threads.channel)) == 1


async def test_a_pasted_text_opens_no_thread(threads: Newsroom) -> None:
    await threads.while_working(threads.anna.slash(threads.channel, "ingest", file=("launch.txt", LAUNCH.encode())))
    await threads.work()
    assert threads_in(threads, threads.channel) == []


async def test_a_thread_that_was_deleted_is_opened_again_by_the_next_article(threads: Newsroom) -> None:
    await threads.save(LAUNCH_URL)
    (thread,) = threads_in(threads, threads.channel)
    threads.env.backend.delete_channel(thread.id)
    post = await threads.boris.send(threads.channel, SECOND_URL)
    await threads.work()
    assert len(cards(threads)) == 2
    (another,) = threads_in(threads, threads.channel)
    assert another.id == cards(threads)[-1].id
    assert reactions(post, threads.channel) == {"✅"}
    await threads.boris.send(threads.channel, THIRD_URL)
    await threads.work()
    assert len(cards(threads, another)) == 1


async def test_without_the_permission_cards_are_replies_and_managers_are_told_once(threads: Newsroom) -> None:
    await threads.permit(threads.channel, create_public_threads=False)
    await threads.save(LAUNCH_URL, SECOND_URL)
    assert len(cards(threads)) == 2
    assert threads_in(threads, threads.channel) == []
    told = [words(one) for one in threads.guild.owner.dm_channel.history()]
    assert len([one for one in told if "may not open threads" in one]) == 1
    status = words((await threads.manager.slash(threads.channel, "desk status")).response)
    assert "Create Public Threads" in status
    await threads.permit(threads.channel, create_public_threads=True)
    await threads.save(THIRD_URL)
    assert len(threads_in(threads, threads.channel)) == 1


async def test_a_thread_that_takes_no_messages_of_the_desk_costs_no_card(threads: Newsroom) -> None:
    await threads.save(LAUNCH_URL)
    (thread,) = threads_in(threads, threads.channel)
    await threads.permit(threads.channel, send_messages_in_threads=False)
    post = await threads.boris.send(threads.channel, SECOND_URL)
    await threads.work()
    card = cards(threads)[-1]
    assert card.reference is not None
    assert card.reference.message_id == post.id
    assert reactions(post, threads.channel) == {"✅"}
    told = words(threads.guild.owner.dm_channel.history()[-1])
    assert f"<#{thread.id}>" in told
    await threads.permit(threads.channel, send_messages_in_threads=True)
    await threads.save(THIRD_URL)
    assert len(cards(threads, thread)) == 1


async def test_a_post_that_was_deleted_gets_no_card_in_a_thread(threads: Newsroom) -> None:
    await threads.save(LAUNCH_URL)
    (thread,) = threads_in(threads, threads.channel)
    post = await threads.boris.send(threads.channel, SECOND_URL)
    threads.env.backend.delete_message(threads.channel.id, post.id)
    await threads.work()
    assert cards(threads, thread) == []


async def test_the_choice_is_kept_by_the_form_and_taken_back(threads: Newsroom) -> None:
    await threads.manager.slash(threads.channel, "desk setup", language="ko")
    assert (await threads.app.desks.get(threads.guild.id)).cards is CardPlaces.THREADS
    await threads.manager.slash(threads.channel, "desk setup", cards="replies")
    await threads.save(LAUNCH_URL)
    assert threads_in(threads, threads.channel) == []


async def test_the_form_offers_the_forums_that_its_asker_sees(room: Newsroom) -> None:
    made = room.guild.create_forum_channel("stories")
    hidden = discord.PermissionOverwrite(view_channel=False)
    room.guild.create_text_channel("other")
    secret = room.guild.create_forum_channel("secret")
    await room.env.settle()
    known, guild = room.bot.get_channel(secret.id), room.bot.get_guild(room.guild.id)
    assert isinstance(known, discord.ForumChannel)
    assert guild is not None
    await known.set_permissions(await guild.fetch_member(room.manager.id), overwrite=hidden)
    await room.env.settle()
    shown = await room.manager.slash(room.channel, "desk setup")
    menu = shown.modal["components"][3]["component"]
    assert [one["label"] for one in menu["options"]] == [
        "A reply to each link",
        "A thread for each story, on its first card",
        "A post for each story in #stories",
    ]
    fields = fields_of(shown.modal)
    chosen = {fields[0]: [room.channel], fields[3]: [str(made.id)], fields[-1]: "UTC"}
    result = await room.manager.submit_modal(shown, chosen)
    assert f"a post for each story in <#{made.id}>" in words(result.response)
    again = await room.manager.slash(room.channel, "desk setup")
    menu = again.modal["components"][3]["component"]
    assert [one["value"] for one in menu["options"] if one.get("default")] == [str(made.id)]


async def test_a_forum_of_another_server_is_refused(room: Newsroom) -> None:
    """Mallory sends a form on her own server that was opened here: her cards would come into this server's forum."""
    made = room.guild.create_forum_channel("stories")
    await room.env.settle()
    opened = await room.manager.slash(room.channel, "desk setup")
    other = room.env.create_guild("Others")
    there = other.create_text_channel("there")
    managers = other.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    mallory = other.add_member(room.env.create_user("mallory"), roles=[managers])
    await room.env.settle()
    sent = await mallory.slash(there, "desk setup")
    sent._interaction.modal = opened._interaction.modal
    fields = fields_of(opened.modal)
    chosen = {fields[0]: [there], fields[3]: [str(made.id)], fields[-1]: "UTC"}
    result = await mallory.submit_modal(sent, chosen)
    assert words(result.response) == sentence_for(Reason.NO_FORUM)
    assert (await room.app.desks.get(other.id)).cards is CardPlaces.REPLIES


async def test_posts_need_a_forum(room: Newsroom) -> None:
    result = await room.manager.slash(room.channel, "desk setup", cards="forum")
    assert words(result.response) == sentence_for(Reason.NO_FORUM)
    assert (await room.app.desks.get(room.guild.id)).cards is CardPlaces.REPLIES


@pytest.fixture
async def forum(room: Newsroom) -> ChannelHandle:
    """The forum in which each story has a post."""
    room.network.pages |= {SECOND_URL: AGAIN, THIRD_URL: AGAIN.replace("Taedong Daily", "Port Times")}
    made: ChannelHandle = room.guild.create_forum_channel("stories")
    await room.env.settle()
    result = await room.manager.slash(room.channel, "desk setup", forum=made)
    assert f"a post for each story in <#{made.id}>" in words(result.response)
    return made


async def test_a_story_is_a_post_in_the_forum_with_its_later_articles(room: Newsroom, forum: ChannelHandle) -> None:
    first = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    (post,) = threads_in(room, forum)
    assert post.name == "North Korea fires missiles from Sunan"
    (card,) = cards(room, post)
    assert "Han River Post" in words(card)
    second = await room.boris.send(room.channel, SECOND_URL)
    await room.work()
    assert "Taedong Daily" in words(cards(room, post)[-1])
    assert len(cards(room, post)) == 2
    assert len(threads_in(room, forum)) == 1
    assert cards(room) == []
    assert reactions(first, room.channel) == reactions(second, room.channel) == {"✅", "🧵"}


async def test_two_channels_share_the_posts_of_a_forum(room: Newsroom, forum: ChannelHandle) -> None:
    await room.save_links_from(room.channel, room.elsewhere)
    await room.anna.send(room.channel, LAUNCH_URL)
    await room.boris.send(room.elsewhere, SECOND_URL)
    await room.work()
    room.clock.advance(10)
    await room.work()
    (post,) = threads_in(room, forum)
    assert len(cards(room, post)) == 2


async def test_a_forum_that_is_gone_costs_no_card(room: Newsroom, forum: ChannelHandle) -> None:
    room.env.backend.delete_channel(forum.id)
    await room.save(LAUNCH_URL)
    assert len(cards(room)) == 1
    assert "forum that stories are posted in was deleted" in words(room.guild.owner.dm_channel.history()[-1])


async def tagged_forum(room: Newsroom, *names: str) -> ChannelHandle:
    """A forum whose posts must have one of these tags; simcord makes none with tags."""
    made: ChannelHandle = room.guild.create_forum_channel("stories")
    channel = room.env.backend.channels[made.id]
    channel.available_tags = [
        {"id": str(number), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
        for number, name in enumerate(names, 1)
    ]
    await room.env.settle()
    known = room.bot.get_channel(made.id)
    assert isinstance(known, discord.ForumChannel)
    await known.edit(topic="Stories")
    await room.env.settle()
    known._flags |= discord.ChannelFlags(require_tag=True).value
    await room.manager.slash(room.channel, "desk setup", forum=made)
    room.network.pages[LAUNCH_URL] = LAUNCH.replace("> outlet", "> subjects missiles\n> outlet", 1)
    return made


@pytest.mark.parametrize("name", ["Missiles", "미사일", "ミサイル"])
async def test_a_post_has_the_tags_that_are_named_like_its_subjects(room: Newsroom, name: str) -> None:
    made = await tagged_forum(room, name, "Diplomacy")
    await room.save(LAUNCH_URL)
    (post,) = threads_in(room, made)
    assert room.env.backend.channels[post.id].applied_tags == [1]


async def test_a_forum_that_requires_a_tag_and_has_none_for_the_article(room: Newsroom) -> None:
    made = await tagged_forum(room, "Gossip")
    told = words((await room.manager.slash(room.channel, "desk status")).response)
    assert f"<#{made.id}> requires a tag" in told
    await room.save(LAUNCH_URL)
    assert threads_in(room, made) == []
    assert len(cards(room)) == 1
    assert "requires a tag, and none of its tags" in words(room.guild.owner.dm_channel.history()[-1])
