"""One message, several links: the mark under it speaks for all of them."""

from __future__ import annotations

import pytest

from bot.model.errors import FetchFailed, ReaderFailed, Reason
from bot.services.deliveries.service import DeliveryService
from cogs._sender import DiscordSender
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import ALREADY_SAVED, LAUNCH_URL, TALKS_URL, Newsroom, reactions, words
from tests.fakes.reader import PlainReader

CLOSED = "https://closed.example/a"
SLOW = "https://slow.example/a"
SECRET = "https://user:secret@hanriverpost.example/x"


async def test_the_tick_waits_for_the_last_link(room: Newsroom) -> None:
    room.network.pages[SLOW] = FetchFailed(Reason.SERVER_ERROR, "503")
    post = await room.anna.send(room.channel, f"{LAUNCH_URL} {SLOW}")
    await room.work()
    assert len(room.messages()) == 1
    assert reactions(post, room.channel) == {"⏳"}

    room.network.pages[SLOW] = "A page at last\nThe site gave its report on the harvest in the end."
    room.clock.advance(3600)
    await room.work()
    assert len(room.messages()) == 2
    assert reactions(post, room.channel) == {"✅"}


async def test_the_hourglass_stays_for_days_while_the_desk_cannot_read(room: Newsroom) -> None:
    assert isinstance(room.app.analyzer, PlainReader)
    room.app.analyzer.failures = [ReaderFailed(Reason.READER_UNAVAILABLE, "no memory")] * 20
    post = await room.anna.send(room.channel, LAUNCH_URL)
    for _ in range(10):
        await room.work()
        assert reactions(post, room.channel) == {"⏳"}
        room.clock.advance(6 * 3600)
    room.app.analyzer.failures = []
    await room.work()
    assert reactions(post, room.channel) == {"✅"}
    assert len(room.messages()) == 1


async def test_one_refused_link_is_enough_for_a_warning_whichever_comes_first(room: Newsroom) -> None:
    room.network.pages[CLOSED] = FetchFailed(Reason.FORBIDDEN, "403")
    for links in (f"{CLOSED} {LAUNCH_URL}", f"{TALKS_URL} {CLOSED}"):
        post = await room.anna.send(room.channel, links)
        assert reactions(post, room.channel) == {"⏳"}
        await room.work()
        assert reactions(post, room.channel) == {"⚠️"}


async def test_an_address_refused_at_once_is_counted_when_the_others_are_read(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, f"{SECRET} {LAUNCH_URL}")
    assert reactions(post, room.channel) == {"⏳"}
    assert sentence_for(Reason.FORBIDDEN_CREDENTIALS) in words(room.messages()[-1])
    await room.work()
    assert reactions(post, room.channel) == {"⚠️"}
    assert "North Korea fires" in words(room.messages()[-1])


async def test_a_saved_link_beside_a_new_one_leaves_the_mark_to_the_new_one(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    post = await room.boris.send(room.channel, f"{LAUNCH_URL} {TALKS_URL}")
    assert reactions(post, room.channel) == {"⏳"}
    assert ALREADY_SAVED in words(room.messages()[-1])
    await room.work()
    assert reactions(post, room.channel) == {"✅"}


async def test_links_added_by_edits_change_the_mark(room: Newsroom) -> None:
    room.network.pages[CLOSED] = FetchFailed(Reason.FORBIDDEN, "403")
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    assert reactions(post, room.channel) == {"✅"}
    await room.anna.edit(post, f"{LAUNCH_URL} {CLOSED}")
    await room.work()
    assert reactions(post, room.channel) == {"⚠️"}


async def test_an_edit_that_takes_a_failed_link_out_takes_the_warning_too(room: Newsroom) -> None:
    room.network.pages[CLOSED] = FetchFailed(Reason.FORBIDDEN, "403")
    post = await room.anna.send(room.channel, f"{LAUNCH_URL} {CLOSED}")
    await room.work()
    assert reactions(post, room.channel) == {"⚠️"}
    await room.anna.edit(post, LAUNCH_URL)
    assert reactions(post, room.channel) == {"✅"}

    other = await room.anna.send(room.channel, f"{SECRET} {CLOSED}")
    await room.work()
    await room.anna.edit(other, f"{SECRET} {TALKS_URL}")
    await room.work()
    assert reactions(other, room.channel) == {"⚠️"}, "one of the two that failed is still in the message"
    await room.anna.edit(other, TALKS_URL)
    assert reactions(other, room.channel) == {"✅"}
    await room.anna.edit(other, "never mind")
    assert reactions(other, room.channel) == set()


async def test_a_slip_corrected_while_the_desk_still_tries_leaves_no_warning_and_no_refusal(room: Newsroom) -> None:
    """A mistyped site does not answer; whoever posted it sees the slip before the desk gives up."""
    slip = LAUNCH_URL.replace("hanriver", "hamriver")
    room.network.pages[slip] = FetchFailed(Reason.DNS_FAILED)
    post = await room.anna.send(room.channel, slip)
    await room.work()
    assert reactions(post, room.channel) == {"⏳"}
    await room.anna.edit(post, LAUNCH_URL)
    assert reactions(post, room.channel) == {"⏳"}
    await room.work()
    assert reactions(post, room.channel) == {"✅"}
    for _ in range(3):
        room.clock.advance(3600)
        await room.work()
    assert reactions(post, room.channel) == {"✅"}
    (card,) = room.messages()
    assert "North Korea fires" in words(card)


async def test_an_edit_after_a_restart_refuses_no_link_a_second_time(room: Newsroom) -> None:
    """The cache no longer holds the earlier message; the links that were submitted from it are stored."""
    room.network.pages[CLOSED] = FetchFailed(Reason.FORBIDDEN, "403")
    post = await room.anna.send(room.channel, f"{CLOSED} {SECRET}")
    await room.work()
    told = len(room.messages())
    await room.restart()
    await room.anna.edit(post, f"{CLOSED} {SECRET} what a pity")
    await room.work()
    assert len(room.messages()) == told
    await room.anna.edit(post, f"{CLOSED} {TALKS_URL}")
    await room.work()
    assert "Envoys meet" in words(room.messages()[-1])
    assert reactions(post, room.channel) == {"⚠️"}


async def test_a_link_taken_back_while_it_is_waited_for_takes_its_hourglass_along(room: Newsroom) -> None:
    room.network.pages[SLOW] = FetchFailed(Reason.SERVER_ERROR, "503")
    post = await room.anna.send(room.channel, SLOW)
    await room.anna.edit(post, "never mind")
    assert reactions(post, room.channel) == set()

    room.network.pages[CLOSED] = FetchFailed(Reason.FORBIDDEN, "403")
    other = await room.anna.send(room.channel, f"{SLOW} {CLOSED}")
    await room.work()
    await room.anna.edit(other, CLOSED)
    assert reactions(other, room.channel) == {"⚠️"}, "the link that is left failed"


@pytest.mark.parametrize("message_content", [False])
async def test_an_edit_that_the_desk_cannot_read_takes_nothing_back(room: Newsroom) -> None:
    assert room.bot.user is not None
    post = await room.anna.send(room.channel, f"<@{room.bot.user.id}> {LAUNCH_URL}")
    await room.anna.edit(post, f"without the mention: {LAUNCH_URL}")
    await room.work()
    assert reactions(post, room.channel) == {"✅"}
    assert "North Korea fires" in words(room.messages()[-1])


async def test_a_link_refused_at_once_replaces_an_earlier_tick(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    await room.anna.edit(post, f"{LAUNCH_URL} {SECRET}")
    assert reactions(post, room.channel) == {"⚠️"}


async def test_the_mark_waits_for_a_card_that_discord_will_not_take_yet(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, f"{LAUNCH_URL} {TALKS_URL}")
    while await room.app.ingest.step():
        pass
    deliveries = DeliveryService(room.app.database, room.app.clock, DiscordSender(room.bot))
    room.env.inject_error("POST", "/channels/*/messages", status=500, code=0, message="later", times=None)
    await deliveries.deliver_due()
    assert reactions(post, room.channel) == {"⏳"}


async def test_the_same_links_twice_in_two_posts_end_both_marks(room: Newsroom) -> None:
    one = await room.anna.send(room.channel, f"{LAUNCH_URL} {TALKS_URL}")
    two = await room.boris.send(room.channel, f"{TALKS_URL}#top {LAUNCH_URL}?utm_source=x")
    await room.work()
    assert [reactions(post, room.channel) for post in (one, two)] == [{"✅"}, {"✅"}]


async def test_a_direct_message_has_its_mark(room: Newsroom) -> None:
    await room.anna.user.send_dm(f"{LAUNCH_URL} {TALKS_URL}")
    await room.work()
    (post,) = [one for one in room.anna.user.dm_channel.history() if one.author.id == room.anna.id]
    assert reactions(post, room.anna.user.dm_channel) == {"✅"}
