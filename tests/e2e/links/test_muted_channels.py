"""Channels where the desk may read and react, and may not post: who posts a link sees that no card will come."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.model.deliveries import Delivery, Notice, NoticeKind, SendFailure, SendResult
from bot.model.errors import FetchFailed, Reason
from bot.policy import second_tries
from bot.services.deliveries.service import DeliveryService
from cogs._cards.notices import notice_sentence
from cogs._sender import DiscordSender
from tests.e2e.links.absences import advance
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, labels, reactions, words

BLOCKED_URL = "https://hanriverpost.example/blocked"
GONE_URL = "https://hanriverpost.example/gone"


@pytest.fixture
async def mute(room: Newsroom) -> Any:
    """A desk channel in which the desk may not post."""
    assert room.bot.user is not None
    quiet = discord.PermissionOverwrite(send_messages=False)
    channel = room.guild.create_text_channel("mute", overwrites={room.bot.user: quiet})
    await room.env.settle()
    await room.save_links_from(room.channel, channel)
    return channel


def told(room: Newsroom) -> list[str]:
    """The notices to the manager."""
    return [words(one) for one in room.guild.owner.dm_channel.history()] if room.guild.owner.dm_channel else []


async def test_a_link_without_a_card_has_a_sign_and_the_manager_is_told_once(room: Newsroom, mute: Any) -> None:
    first, second = await room.anna.send(mute, LAUNCH_URL), await room.anna.send(mute, GONE_URL)
    await room.work()
    assert reactions(first, mute) == {"✅", "🔇"}
    assert reactions(second, mute) == {"⚠️", "🔇"}
    notice = notice_sentence(Notice(room.guild.id, NoticeKind.CARDS_FORBIDDEN, (mute.id,)))
    assert told(room) == [notice]

    await room.permit(mute, overwrite=None)
    third = await room.anna.send(mute, TALKS_URL)
    await room.work()
    assert reactions(third, mute) == {"✅"}
    assert told(room) == [notice]

    advance(room, 60)
    await room.permit(mute, send_messages=False)
    await room.anna.send(mute, f"{GONE_URL}/again")
    await room.work()
    assert told(room) == [notice, notice], "the desk was muted once more"


async def test_so_has_one_whose_channel_was_closed_to_the_desk_meanwhile_once_it_is_open_again(room: Newsroom) -> None:
    """The ⏳ cannot be changed before."""
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.env.settle()
    await room.permit(room.channel, view_channel=False)
    await room.work()
    assert reactions(post, room.channel) == {"⏳"}
    assert room.bot.user is not None
    room.env.backend.delete_overwrite(room.channel.id, room.bot.user.id)
    await room.env.settle()
    assert reactions(post, room.channel) == {"✅", "🔇"}
    assert room.bot.unmarked == {}


async def test_so_has_a_post_with_two_links_if_the_desk_may_post_again_before_the_second(
    room: Newsroom, mute: Any
) -> None:
    post = await room.anna.send(mute, f"{LAUNCH_URL} {TALKS_URL}")
    deliveries = DeliveryService(room.app.database, room.app.clock, DiscordSender(room.bot), meter=room.app.meter)
    while not await deliveries.deliver_due():
        await room.app.ingest.step()
    await room.permit(mute, overwrite=None)
    await room.work()
    (card,) = room.messages(mute)
    assert "Envoys meet in Seoul" in words(card)
    assert reactions(post, mute) == {"✅", "🔇"}


async def test_the_sign_goes_when_the_link_is_tried_again_and_answered(room: Newsroom, mute: Any) -> None:
    room.network.pages[BLOCKED_URL] = FetchFailed(Reason.FORBIDDEN, "403")
    post = await room.anna.send(mute, BLOCKED_URL)
    await room.work()
    assert reactions(post, mute) == {"⚠️", "🔇"}

    await room.permit(mute, overwrite=None)
    room.network.pages[BLOCKED_URL] = room.network.pages[LAUNCH_URL]
    await room.app.ingest.try_again(room.shelf, second_tries.REASONS)
    await room.work()
    assert len(room.messages(mute)) == 1
    assert reactions(post, mute) == {"✅"}


async def test_of_a_card_that_discord_does_not_accept_the_title_is_posted(room: Newsroom) -> None:
    room.env.inject_error("POST", "/channels/*/messages", status=400, code=50035, message="Invalid Form Body", times=1)
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    (card,) = room.messages()
    assert words(card).startswith("Saved, but Discord did not accept the card: **North Korea fires")
    assert "https://" in words(card)
    assert labels(card) == []
    assert reactions(post, room.channel) == {"✅"}


async def test_a_link_whose_answer_discord_does_not_accept_at_all_has_a_warning(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other link of the post has its card after that."""
    send = DiscordSender.send

    async def refuse_the_first(sender: DiscordSender, delivery: Delivery, nonce: str) -> SendResult:
        monkeypatch.setattr(DiscordSender, "send", send)
        return SendResult(None, SendFailure.REJECTED, detail="400 Bad Request")

    monkeypatch.setattr(DiscordSender, "send", refuse_the_first)
    post = await room.anna.send(room.channel, f"{LAUNCH_URL} {TALKS_URL}")
    await room.work()
    assert len(room.messages()) == 1
    assert reactions(post, room.channel) == {"⚠️"}


async def test_so_has_a_link_that_is_saved_already(room: Newsroom, mute: Any) -> None:
    await room.save(LAUNCH_URL)
    again = await room.anna.send(mute, LAUNCH_URL)
    await room.work()
    assert reactions(again, mute) == {"🔇"}


async def test_a_link_in_a_channel_that_takes_cards_has_none(room: Newsroom, mute: Any) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    assert reactions(post, room.channel) == {"✅"}
    assert told(room) == []
