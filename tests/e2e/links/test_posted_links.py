"""Members post links; the desk reads them, and answers with a card or the reason."""

from __future__ import annotations

import logging
from typing import Any

import aiohttp
import discord
import pytest
from simcord.backend.errors import BackendError

from bot.model.errors import FetchFailed, Reason
from bot.model.settings import ServerSettings
from cogs._cards.guides import mention_sentences
from cogs._ui.error_messages import refusal_text, sentence_for
from cogs.ingest.submissions import MOST_LINKS
from tests.e2e.links.absences import offline
from tests.e2e.links.refused_calls import NO_REPLY
from tests.e2e.newsroom import ALREADY_SAVED, LAUNCH_URL, TALKS_URL, Newsroom, labels, reactions, words


async def test_a_link_gets_an_hourglass_then_a_tick_and_a_card(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, f"look at this: {LAUNCH_URL}")
    assert reactions(post, room.channel) == {"⏳"}

    await room.work()

    assert reactions(post, room.channel) == {"✅"}
    (card,) = room.messages()
    assert card.reference is not None
    assert card.reference.message_id == post.id
    shown = words(card)
    assert shown.startswith("**North Korea fires missiles from Sunan**\n-# Han River Post · 16 Sep 2024, 08:12 KST")
    assert f"fired two missiles from Sunan on Monday morning. [↗]({LAUNCH_URL}#:~:text=" in shown
    assert "**People** Kim Jong Un" in shown
    assert card.mentions == []


@pytest.mark.parametrize("refusal", NO_REPLY, ids=["no history", "system message"])
async def test_where_no_reply_is_taken_an_answer_at_once_is_a_message(room: Newsroom, refusal: dict[str, Any]) -> None:
    await room.save(LAUNCH_URL)
    for sent, told in (
        (LAUNCH_URL, ALREADY_SAVED),
        ("https://anna:word@paper.example/a", sentence_for(Reason.FORBIDDEN_CREDENTIALS)),
        (room.bot.user.mention, mention_sentences()[0]),  # type: ignore[union-attr]  # logged in
    ):
        room.env.inject_error("POST", f"/channels/{room.channel.id}/messages", **refusal)
        await room.anna.send(room.channel, sent)
        answer = room.messages()[-1]
        assert answer.reference is None
        assert told in words(answer)


async def test_an_answer_to_a_post_that_was_deleted_meanwhile_is_none(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    before = room.messages()
    deleted = {"status": 400, "code": 50035, "message": "Invalid Form Body\nIn message_reference: Unknown message"}
    room.env.inject_error("POST", f"/channels/{room.channel.id}/messages", **deleted)  # type: ignore[arg-type]  # as given
    await room.anna.send(room.channel, LAUNCH_URL)
    assert room.messages() == before


async def test_a_refusing_site_gets_a_warning_and_the_honest_reason(room: Newsroom) -> None:
    room.network.pages["https://closed.example/a"] = FetchFailed(Reason.FORBIDDEN, "403")
    post = await room.anna.send(room.channel, "https://closed.example/a")
    await room.work()
    assert reactions(post, room.channel) == {"⚠️"}
    assert refusal_text(Reason.FORBIDDEN) in words(room.messages()[-1])


async def test_a_page_that_is_no_article_is_never_summarised(room: Newsroom) -> None:
    room.network.pages["https://wall.example/a"] = "Sign in to read\n> verdict captcha\nProve that you are human."
    await room.anna.send(room.channel, "https://wall.example/a")
    await room.work()
    (reply,) = room.messages()
    assert refusal_text(Reason.CAPTCHA) in words(reply)
    assert "Prove" not in words(reply)


async def test_several_links_in_every_clothing_each_get_a_card(room: Newsroom) -> None:
    await room.anna.send(room.channel, f"<{LAUNCH_URL}> and [the talks]({TALKS_URL}), again {LAUNCH_URL}.")
    await room.work()
    shown = [words(card).splitlines()[0] for card in room.messages()]
    assert sorted(shown) == ["**Envoys meet in Seoul over the launch**", "**North Korea fires missiles from Sunan**"]


async def test_a_heap_of_links_is_cut_and_said_to_be(room: Newsroom) -> None:
    await room.anna.send(room.channel, " ".join(f"https://hanriverpost.example/{n}" for n in range(12)))
    assert str(MOST_LINKS) in words(room.messages()[-1])
    await room.work()
    assert len(room.network.fetches) == MOST_LINKS


async def test_a_link_saved_before_leads_to_its_first_post(room: Newsroom) -> None:
    first = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    await room.boris.send(room.channel, f"{LAUNCH_URL}?utm_source=feed")
    reply = room.messages()[-1]
    assert words(reply).startswith(f"{ALREADY_SAVED} **North Korea fires missiles from Sunan**")
    assert f"https://discord.com/channels/{room.guild.id}/{room.channel.id}/{first.id}" in words(reply)
    assert len(room.network.fetches) == 1


async def test_who_posts_a_link_that_is_saved_reads_the_summary_from_the_answer(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    await room.boris.send(room.channel, LAUNCH_URL)
    reply = room.messages()[-1]
    assert labels(reply) == ["Open", "Summary"]
    await room.restart()
    told = await room.boris.click(reply, label="Summary")
    assert told.ephemeral, "the channel has the card already"
    assert "North Korea fired two missiles from Sunan on Monday morning. [↗](" in words(told.response)
    assert words(room.messages()[-1]) == words(reply)


async def test_an_edit_that_adds_a_link_counts_once(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, "have a look")
    await room.anna.edit(post, f"have a look: {LAUNCH_URL}")
    assert reactions(post, room.channel) == {"⏳"}
    await room.work()
    await room.anna.edit(post, f"do have a look: {LAUNCH_URL}")
    await room.work()
    assert len(room.messages()) == 1


async def test_bots_and_webhooks_are_not_members(room: Newsroom) -> None:
    robot = room.guild.add_member(room.env.create_user("feeds", bot=True))
    post = await robot.send(room.channel, LAUNCH_URL)
    hook = room.guild.create_webhook(room.channel, "hook")
    await hook.send(LAUNCH_URL)
    await room.work()
    assert reactions(post, room.channel) == set()
    assert room.network.fetches == []


async def test_links_elsewhere_count_only_where_the_server_says_so(room: Newsroom) -> None:
    await room.anna.send(room.elsewhere, LAUNCH_URL)
    await room.work()
    assert room.messages(room.elsewhere) == []

    await room.app.desks.save(ServerSettings(room.guild.id, (room.channel.id,), everywhere=True))
    await room.anna.send(room.elsewhere, LAUNCH_URL)
    await room.work()
    assert len(room.messages(room.elsewhere)) == 1


async def test_only_the_chosen_roles_hand_in(room: Newsroom) -> None:
    desk = room.guild.create_role("Editors")
    await room.app.desks.save(ServerSettings(room.guild.id, (room.channel.id,), ingest_roles=(desk.id,)))
    editor = room.guild.add_member(room.env.create_user("edda"), roles=[desk])
    ignored = await room.anna.send(room.channel, LAUNCH_URL)
    taken = await editor.send(room.channel, TALKS_URL)
    assert (reactions(ignored, room.channel), reactions(taken, room.channel)) == (set(), {"⏳"})

    refused = await room.anna.slash(room.channel, "ingest", link=LAUNCH_URL)
    assert refused.ephemeral
    assert words(refused.response) == sentence_for(Reason.ROLES_ONLY)


async def test_a_private_address_is_refused_at_once(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, "ftp://files.example/a https://user:secret@hanriverpost.example/x")
    await room.work()
    assert room.network.fetches == []
    assert reactions(post, room.channel) == {"⚠️"}
    assert sentence_for(Reason.FORBIDDEN_CREDENTIALS) in words(room.messages()[-1])


@pytest.mark.parametrize("message_content", [False])
async def test_without_the_intent_a_mention_brings_a_link(room: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    assert "message-content intent is off" in "".join(record.message for record in caplog.get_records("setup"))
    silent = await room.anna.send(room.channel, LAUNCH_URL)
    assert reactions(silent, room.channel) == set()
    post = await room.anna.send(room.elsewhere, f"<@{room.bot.user.id}> {LAUNCH_URL}")  # type: ignore[union-attr]  # logged in
    await room.work()
    assert reactions(post, room.elsewhere) == {"✅"}


async def test_a_direct_message_fills_the_members_own_shelf(room: Newsroom) -> None:
    await room.anna.user.send_dm(LAUNCH_URL)
    await room.work()
    assert "North Korea fires" in words(room.anna.user.dm_channel.history()[-1])
    empty = await room.boris.slash(room.channel, "search", query="missiles")
    assert words(empty.response) == sentence_for(Reason.EMPTY_SHELF)


async def test_a_channel_where_the_desk_may_not_react_still_saves(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    quiet = discord.PermissionOverwrite(add_reactions=False, send_messages=False)
    mute = room.guild.create_text_channel("mute", overwrites={room.bot.user: quiet})
    await room.app.desks.save(ServerSettings(room.guild.id, (mute.id,)))
    post = await room.anna.send(mute, LAUNCH_URL)
    await room.work()
    assert f"reaction not added message={post.id}" in caplog.text
    found = await room.anna.slash(room.elsewhere, "search", query="missiles")
    assert "North Korea fires" in words(found.response)


async def test_a_reaction_that_fails_holds_up_no_link(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def cut_off(*_: Any) -> None:
        raise aiohttp.ServerDisconnectedError

    monkeypatch.setattr(discord.Message, "add_reaction", cut_off)
    await room.anna.send(room.channel, f"{LAUNCH_URL} {TALKS_URL}")
    await room.work()
    assert caplog.text.count("reaction not added") == 1
    assert len(room.messages()) == 2


async def test_a_post_that_is_deleted_unheard_gets_no_card(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither a card nor a reason; other posts are answered, and it is no error."""
    backend = room.env.backend
    normalized = backend.normalize_message_reference

    def as_discord(channel_id: int, reference: Any) -> Any:
        """simcord accepts a reply to a message that does not exist."""
        known = normalized(channel_id, reference)
        if known and known["fail_if_not_exists"] and int(known["message_id"]) not in backend.messages[channel_id]:
            raise BackendError(400, 50035, "Invalid Form Body\nIn message_reference: Unknown message")
        return known

    monkeypatch.setattr(backend, "normalize_message_reference", as_discord)
    room.network.pages["https://closed.example/a"] = FetchFailed(Reason.FORBIDDEN, "403")
    deleted = await room.anna.send(room.channel, f"{LAUNCH_URL} https://closed.example/a")
    kept = await room.boris.send(room.channel, TALKS_URL)
    moderators = room.guild.create_role("Moderators", permissions=discord.Permissions(manage_messages=True))
    moderator = room.guild.add_member(room.env.create_user("max"), roles=[moderators])
    with offline(room, monkeypatch):
        await moderator.delete(deleted)
    await room.work()
    await room.restart()
    await room.work()
    (card,) = room.messages()
    assert card.reference is not None
    assert card.reference.message_id == kept.id
    assert "message_reference: Unknown message" in caplog.text
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_the_log_says_who_and_where_when_a_link_is_refused(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    post = await room.anna.send(room.channel, "https://user:secret@hanriverpost.example/x")
    assert f"link refused message={post.id}" in caplog.text
    assert "secret" not in caplog.text


async def test_links_posted_while_the_desk_was_away_are_read_when_it_is_back(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, in order, and not what was answered before or what no desk channel holds."""
    await room.save(LAUNCH_URL)
    again = await room.boris.send(room.channel, f"seen this? {LAUNCH_URL}")
    before = len(room.messages())
    backend = room.env.backend
    with monkeypatch.context() as away:
        away.setattr(backend, "emit", lambda *_, **__: None)  # nobody hears of it
        missed = backend.create_message(room.channel.id, room.anna.id, f"while you slept: {TALKS_URL}")
        backend.create_message(room.channel.id, room.anna.id, "no link")
        backend.create_message(room.elsewhere.id, room.anna.id, "https://hanriverpost.example/elsewhere")
    for _ in range(2):
        await room.restart()
        await room.work()
    (card,) = room.messages()[before:]
    assert "Envoys meet in Seoul" in words(card)
    assert card.reference is not None
    assert card.reference.message_id == missed.id
    assert again.id != missed.id


async def test_a_member_who_posts_too_many_links_is_told_and_others_go_on(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.app.ingest, "_queue_limit", 90)
    links = [f"https://slow.example/{number}" for number in range(20)]
    await room.anna.send(room.channel, " ".join(links[:10]))
    flood = await room.anna.send(room.channel, " ".join(links[10:]))
    assert reactions(flood, room.channel) == {"⚠️"}
    (told,) = room.messages()
    assert "You have 10 links waiting to be read" in words(told)
    assert "10 links of this message were not saved." in words(told)
    other = await room.boris.send(room.channel, LAUNCH_URL)
    assert reactions(other, room.channel) == {"⏳"}
    await room.work()
    assert reactions(other, room.channel) == {"✅"}
