"""Members and managers watch, and are told of what meets it: where they asked for it, and nowhere else."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bot.model.errors import Reason
from bot.model.watches.watch import WatchPause
from bot.storage.watches import watches
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, hidden_channel, labels, words
from tests.e2e.watches.watching import FLOOD, FLOOD_URL, add_watch, direct_messages, post_flood
from tests.fakes.sql import locked


async def test_a_member_watches_a_name_and_is_told_in_a_direct_message(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    shown = await room.anna.slash(room.channel, "watch add", what="Kim Jong-un")
    assert shown.ephemeral
    card = words(shown.response)
    assert "**Watch Kim Jong Un**" in card
    assert "direct message · at once" in card
    assert "In the last 30 days it would have alerted once." in card
    assert "North Korea fires missiles from Sunan" in card
    await room.restart()
    watching = await room.anna.click(shown.response, label="Watch")
    assert "Watching **Kim Jong Un**" in words(watching.response)
    assert direct_messages(room, room.anna) == []  # what was there before is no news
    await post_flood(room)
    await room.work()
    (told,) = direct_messages(room, room.anna)
    assert "**Kim Jong Un visits flooded town**" in words(told)
    assert "> **Kim Jong Un** visited Sinuiju on Monday" in words(told)
    assert "[↗](" in words(told)
    assert "-# Watch: Kim Jong Un · Korea watchers" in words(told)
    assert labels(told) == ["Open", "Pause this watch"]
    assert direct_messages(room, room.boris) == []
    why = await room.anna.slash(room.channel, "watch why", watch="kim jong un")
    assert "Kim Jong Un visits flooded town" in words(why.response)
    assert "alert sent <t:" in words(why.response)


async def test_an_alert_is_paused_from_its_button(room: Newsroom) -> None:
    await add_watch(room, room.anna, what="Kim Jong Un")
    await post_flood(room)
    (told,) = direct_messages(room, room.anna)
    paused = await room.anna.user.click(told, label="Pause this watch")
    assert "**Kim Jong Un** is paused" in words(paused.response)
    listed = await room.anna.slash(room.channel, "watch list")
    assert "paused" in words(listed.response)
    resumed = await room.anna.slash(room.channel, "watch pause", watch="1")
    assert "is watched again" in words(resumed.response)


async def test_a_manager_watches_for_a_channel_and_a_role(room: Newsroom) -> None:
    role = room.guild.create_role("Analysts", mentionable=True)
    shown = await room.manager.slash(
        room.channel, "watch add", what='"seven hundred"', channel=room.elsewhere, role=role, when="hour"
    )
    assert f"<#{room.elsewhere.id}> <@&{role.id}> · each hour" in words(shown.response)
    await add_watch(room, room.manager, what='"350 km"', channel=room.elsewhere, role=role)
    await room.save(LAUNCH_URL)
    (told,) = room.messages(room.elsewhere)
    assert "> The missiles flew about **350 km** before" in words(told)
    assert f"Watch: “350 km” · <@&{role.id}>" in words(told)
    assert [mentioned.id for mentioned in told.role_mentions] == [role.id]
    assert labels(told) == ["Open", "Summary", "Pause this watch"]
    summary = await room.boris.click(told, label="Summary")
    assert "North Korea fires missiles" in words(summary.response)
    refused = await room.boris.click(told, label="Pause this watch")
    assert words(refused.response) == sentence_for(Reason.MANAGERS_ONLY)


async def _card_and_reply(room: Newsroom, channel: Any) -> tuple[Any, Any]:
    """The card of an article and the reply to it, after the desk had time for both."""
    for _ in range(2):
        await room.work()
        room.clock.advance(3)
    await room.work()
    card, told = room.messages(channel)
    assert told.reference is not None
    assert told.reference.message_id == card.id
    return card, told


async def test_what_was_posted_in_the_channel_is_not_posted_there_again(room: Newsroom) -> None:
    await add_watch(room, room.manager, what="Kim Jong Un", channel=room.channel)
    await add_watch(room, room.manager, what="Kim Jong Un", channel=room.elsewhere)
    before = len(room.messages(room.channel))
    await post_flood(room)
    room.clock.advance(3)
    await room.work()
    assert len(room.messages(room.channel)) == before + 1  # the card
    assert len(room.messages(room.elsewhere)) == 1
    listed = await room.manager.autocomplete(room.channel, "watch why", "watch", "kim")
    why = [words((await room.manager.slash(room.channel, "watch why", watch=one["value"])).response) for one in listed]
    assert sum("was posted here as a card <t:" in card for card in why) == 1


async def test_a_role_is_mentioned_in_a_short_reply_to_the_card(room: Newsroom) -> None:
    role = room.guild.create_role("Analysts", mentionable=True)
    await add_watch(room, room.manager, what="Kim Jong Un", channel=room.channel, role=role)
    await post_flood(room)
    _, told = await _card_and_reply(room, room.channel)
    assert "> **Kim Jong Un** visited Sinuiju on Monday" in words(told)
    assert f"-# Watch: Kim Jong Un · <@&{role.id}>" in words(told)
    assert "visits flooded town" not in words(told)
    assert labels(told) == ["Pause this watch"]
    assert [mentioned.id for mentioned in told.role_mentions] == [role.id]


@pytest.mark.parametrize(
    "refusal",
    [
        {"status": 400, "code": 50035, "message": "Invalid Form Body\nIn message_reference: Unknown message"},
        {"status": 400, "code": 160002, "message": "Cannot reply without permission to read message history"},
    ],
    ids=["deleted", "no history"],
)
async def test_an_alert_that_cannot_reply_to_the_card_is_complete(room: Newsroom, refusal: dict[str, Any]) -> None:
    role = room.guild.create_role("Analysts", mentionable=True)
    await add_watch(room, room.manager, what="Kim Jong Un", channel=room.channel, role=role)
    await post_flood(room)
    room.clock.advance(3)
    room.env.inject_error("POST", f"/channels/{room.channel.id}/messages", **refusal)
    await room.work()
    told = room.messages(room.channel)[-1]
    assert told.reference is None
    assert "**Kim Jong Un visits flooded town**" in words(told)
    assert labels(told) == ["Open", "Summary", "Pause this watch"]
    assert [mentioned.id for mentioned in told.role_mentions] == [role.id]


async def test_an_alert_of_a_spoiler_that_cannot_reply_to_the_card_is_hidden_as_well(room: Newsroom) -> None:
    role = room.guild.create_role("Analysts", mentionable=True)
    await add_watch(room, room.manager, what="Kim Jong Un", channel=room.channel, role=role)
    room.network.pages[FLOOD_URL] = FLOOD
    await room.anna.send(room.channel, f"||{FLOOD_URL}||")
    await room.work()
    room.clock.advance(3)
    refusal: dict[str, Any] = {
        "status": 400,
        "code": 160002,
        "message": "Cannot reply without permission to read message history",
    }
    room.env.inject_error("POST", f"/channels/{room.channel.id}/messages", **refusal)
    await room.work()
    told = room.messages(room.channel)[-1]
    assert "**Kim Jong Un visits flooded town**" in words(told)
    assert told.reference is None
    assert [getattr(one, "spoiler", False) for one in told.components] == [True]


async def test_a_role_that_may_not_be_mentioned_is_not(room: Newsroom) -> None:
    role = room.guild.create_role("Analysts")
    options = {"what": "North Korea", "channel": room.elsewhere}
    refused = await room.manager.slash(room.channel, "watch add", role=role, **options)
    assert words(refused.response) == sentence_for(Reason.ROLE_NOT_MENTIONABLE)
    everyone = room.guild.default_role
    refused = await room.manager.slash(room.channel, "watch add", role=everyone, **options)
    assert words(refused.response) == sentence_for(Reason.ROLE_NOT_MENTIONABLE)
    refused = await room.manager.slash(room.channel, "watch add", what="North Korea", role=role)
    assert words(refused.response) == sentence_for(Reason.WATCH_FOR_ROLE)


async def test_what_is_asked_wrongly_is_explained(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = await room.anna.slash(room.channel, "watch add", what="North Korea", channel=room.elsewhere)
    assert words(refused.response) == sentence_for(Reason.MANAGERS_ONLY)
    hidden = await hidden_channel(room, monkeypatch)
    refused = await room.manager.slash(room.channel, "watch add", what="North Korea", channel=hidden)
    assert words(refused.response) == sentence_for(Reason.CHANNEL_HIDDEN)
    refused = await room.anna.slash(room.channel, "watch add", what="!")
    assert words(refused.response) == sentence_for(Reason.NOTHING_TO_WATCH)
    refused = await room.anna.slash(room.channel, "watch add", what="missiles", **{"quiet-hours": "at night"})
    assert words(refused.response) == sentence_for(Reason.BAD_QUIET_HOURS)
    refused = await room.anna.slash(room.channel, "watch why", watch="nothing")
    assert words(refused.response) == sentence_for(Reason.NO_SUCH_WATCH)
    listed = await room.anna.slash(room.channel, "watch list")
    assert "You have no watch here" in words(listed.response)


async def test_quiet_hours_and_the_server_s_zone(room: Newsroom) -> None:
    shown = await room.anna.slash(room.channel, "watch add", what="Kim Jong Un", **{"quiet-hours": "20:00-7:00"})
    assert "quiet 20:00–07:00 (Asia/Seoul)" in words(shown.response)
    await room.anna.click(shown.response, label="Watch")
    await room.save(LAUNCH_URL)  # at 9 p.m. in Seoul
    await post_flood(room)
    assert direct_messages(room, room.anna) == []
    room.clock.advance(10 * 3600)
    await room.work()
    (told,) = direct_messages(room, room.anna)
    assert "**Kim Jong Un**\n-# 2 stories" in words(told)


async def test_a_watch_is_removed_after_a_question(room: Newsroom) -> None:
    await add_watch(room, room.anna, what="missiles")
    asked = await room.anna.slash(room.channel, "watch remove", watch="1")
    assert "Remove the watch **subject “missiles”**?" in words(asked.response)
    removed = await room.anna.click(asked.response, label="Remove")
    assert "is no longer watched" in words(removed.response)


async def test_an_entity_is_watched_from_its_card(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    card = await room.anna.slash(room.channel, "entity", name="Kim Jong Un")
    shown = await room.boris.click(card.response, label="Watch")
    assert shown.ephemeral
    watching = await room.boris.click(shown.response, label="Watch")
    assert "Watching **Kim Jong Un**" in words(watching.response)
    await post_flood(room)
    assert len(direct_messages(room, room.boris)) == 1
    assert direct_messages(room, room.anna) == []


async def test_a_search_is_watched_from_its_card(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    card = await room.anna.slash(room.channel, "search", query="missiles OR sinuiju")
    shown = await room.boris.click(card.response, label="Watch")
    assert "Watch search “missiles OR sinuiju”" in words(shown.response)
    await room.boris.click(shown.response, label="Watch")
    await post_flood(room)
    (told,) = direct_messages(room, room.boris)
    assert "visited **Sinuiju** on Monday" in words(told)


async def test_a_member_watches_in_direct_messages(room: Newsroom) -> None:
    shown = await room.anna.user.slash("watch add", what="Kim Jong Un")
    await room.anna.user.click(shown.response, label="Watch")
    await post_flood(room)
    assert direct_messages(room, room.anna) == []  # the server's shelf is another one
    await room.anna.user.send_dm(FLOOD_URL)
    card, told = await _card_and_reply(room, room.anna.user.dm_channel)
    assert "Kim Jong Un visits flooded town" in words(card)
    assert "Watch: Kim Jong Un" in words(told)
    listed = await room.anna.user.slash("watch list")
    assert "1 watch" in words(listed.response)


async def test_the_typed_text_is_offered_as_a_phrase(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    offered = await room.anna.autocomplete(room.channel, "watch add", "what", "kim jong")
    names = [one["name"] if isinstance(one, dict) else one.name for one in offered]
    assert names[0].startswith("Kim Jong Un")
    assert names[-1] == "“kim jong”"
    await add_watch(room, room.anna, what='"kim jong"')
    offered = await room.anna.autocomplete(room.channel, "watch why", "watch", "kim")
    assert len(offered) == 1


@pytest.mark.parametrize("refused", ["untold_pauses", "note_told"])
async def test_a_database_that_is_locked_after_an_answer_adds_no_error_to_it(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, refused: str
) -> None:
    async def refuse(*_: object) -> None:
        raise locked()

    await add_watch(room, room.anna, what="Kim Jong Un")
    await room.app.database.write(watches.pause, 1, WatchPause.CLOSED, is_known=False)
    with monkeypatch.context() as patch, caplog.at_level(logging.INFO):
        patch.setattr(room.app.watches, refused, refuse)
        asked = await room.anna.slash(room.channel, "help")
    assert "/ingest" in words(asked.response)
    assert not any("database" in words(one) for one in asked.followups)
    assert "pauses not told" in caplog.text
    (told,) = (await room.anna.slash(room.channel, "help")).followups
    assert "Your watches **Kim Jong Un** are paused" in words(told)


async def test_a_watch_is_offered_by_the_words_that_its_owner_typed(room: Newsroom) -> None:
    """A suggestion takes no Markdown: an escape would be seen."""
    await add_watch(room, room.anna, what='"Kim_*Jong* Un"')
    offered = await room.anna.autocomplete(room.channel, "watch remove", "watch", "jong")
    assert [one["name"] for one in offered] == ["“Kim_*Jong* Un”"]
