"""A card that was sent is edited in place, as often as needed; a state outlet's change is a message."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.model.deliveries import Delivery, DeliveryKind, Refusal, SendFailure, Sighting
from bot.model.versions import Alert, ChangeKind, Correction
from bot.policy.feeds.announcements import announcement_key
from bot.policy.urls import url_key
from cogs._cards.versions import alert_card, changed_line
from cogs._sender import DiscordSender
from tests.cogs.card_answers import change, digest, loose, passage, ref, shown, story, summary
from tests.e2e.deliveries.test_sender import delivery
from tests.e2e.newsroom import Newsroom, labels, words

FOUR = change(passage("=North Korea fires ", "-three", "+four", "= missiles"))
NEW_TITLE = "North Korea fires four missiles"


def correction(room: Newsroom, message_id: int, channel_id: int | None = None) -> Delivery:
    return delivery(
        room,
        f"correction:1:2:{message_id}",
        Correction(summary(title=NEW_TITLE), FOUR),
        kind=DeliveryKind.CORRECTION,
        channel_id=channel_id or room.channel.id,
        edits=message_id,
    )


async def test_the_card_in_the_channel_says_what_was_corrected(room: Newsroom, sender: DiscordSender) -> None:
    post = await room.anna.send(room.channel, "a link")
    card = await sender.send(delivery(room, payload=summary(), kind=DeliveryKind.CARD, reply_to=post.id), "n")
    assert card.message_id is not None
    owed = correction(room, card.message_id)
    for _ in range(2):  # an answer that was lost: the same again
        assert (await sender.send(owed, "m")).message_id == card.message_id
    (message,) = room.messages()
    assert message.reference.message_id == post.id  # type: ignore[union-attr]  # it stays a reply
    assert words(message).startswith(f"**{NEW_TITLE}**")
    assert loose(changed_line(FOUR)) in words(message)
    assert labels(message) == ["Open", "Longer", "Who said what", "Story", "Changes"]


async def test_the_corrected_card_of_a_spoiler_stays_one(room: Newsroom, sender: DiscordSender) -> None:
    post = await room.anna.send(room.channel, "||https://hanriverpost.example/a||")
    card = await sender.send(delivery(room, payload=summary(), kind=DeliveryKind.CARD, reply_to=post.id), "n")
    assert card.message_id is not None
    await sender.send(correction(room, card.message_id), "m")
    message = room.messages()[-1]
    assert words(message).startswith(f"**{NEW_TITLE}**")
    assert [one.spoiler for one in message.components] == [True]  # type: ignore[union-attr]  # of containers


async def test_a_corrected_card_is_still_found(room: Newsroom, sender: DiscordSender) -> None:
    """Found by the simulation: after a restore a card that had been corrected was not found, and was sent again."""
    sent = delivery(room, payload=summary(), kind=DeliveryKind.CARD)
    card = await sender.send(sent, "n")
    assert card.message_id is not None
    await sender.send(replace(correction(room, card.message_id), edits_key=sent.key), "m")
    assert words(room.messages()[0]).startswith(f"**{NEW_TITLE}**")
    assert await sender.find(sent) == (Sighting.FOUND, card.message_id)


async def test_what_a_channel_was_told_of_feeds_is_read_from_its_cards(room: Newsroom, sender: DiscordSender) -> None:
    """Also from one that was corrected; neither from answers to posts nor from digests, which have links too."""
    url, walled = "https://hanriverpost.example/a", "https://hanriverpost.example/paid"
    told, brief = (announcement_key(room.channel.id, url_key(page)) for page in (url, walled))
    card = delivery(room, told, summary(url=url), kind=DeliveryKind.CARD)
    sent = await sender.send(card, "n1")
    assert sent.message_id is not None
    await sender.send(delivery(room, brief, Refusal("paywall", "", walled, title="Talks resume")), "n2")
    answer = delivery(room, "card:1:1", summary(url="https://hanriverpost.example/b"), kind=DeliveryKind.CARD)
    await sender.send(answer, "n3")
    await sender.send(delivery(room, "digest:1", digest((story(),)), kind=DeliveryKind.DIGEST), "n4")
    corrected = replace(correction(room, sent.message_id), edits_key=told, payload=Correction(summary(url=url), FOUR))
    await sender.send(corrected, "m")
    assert await sender.announced(card) == (url, walled)


async def test_a_correction_in_doubt_is_written_again(room: Newsroom, sender: DiscordSender) -> None:
    before = len(room.env.http_requests)
    assert await sender.find(correction(room, 5)) == (Sighting.ABSENT, None)
    assert len(room.env.http_requests) == before


async def test_a_card_that_was_deleted_is_gone(room: Newsroom, sender: DiscordSender) -> None:
    assert (await sender.send(correction(room, 12345), "n")).failure is SendFailure.GONE
    assert (await sender.send(correction(room, 12345, channel_id=99), "n")).failure is SendFailure.GONE


async def test_anothers_message_is_never_written_into(room: Newsroom, sender: DiscordSender) -> None:
    post = await room.anna.send(room.channel, "mine")
    assert (await sender.send(correction(room, post.id), "n")).failure is SendFailure.FORBIDDEN
    assert room.channel.last_message.content == "mine"


@pytest.mark.parametrize(
    ("status", "code", "failure"),
    [
        (403, 50005, SendFailure.FORBIDDEN),
        (503, 0, SendFailure.RETRY),
        (429, 30046, SendFailure.RETRY),
        (404, 10008, SendFailure.GONE),
        (400, 50035, SendFailure.REJECTED),
    ],
)
async def test_what_discord_says_to_an_edit_comes_back(
    room: Newsroom, sender: DiscordSender, status: int, code: int, failure: SendFailure
) -> None:
    """Among them the limit on edits of messages older than an hour."""
    card = await sender.send(delivery(room, payload=summary(), kind=DeliveryKind.CARD), "n")
    assert card.message_id is not None
    room.env.inject_error("PATCH", "/channels/*/messages/*", status=status, code=code, message="no", times=None)
    assert (await sender.send(correction(room, card.message_id), "n")).failure is failure


async def test_an_alert_is_a_message_that_can_be_found_again(room: Newsroom, sender: DiscordSender) -> None:
    gone = change(kinds=(ChangeKind.DELETED,))
    owed = delivery(room, "alert:1:2", Alert(ref(), gone), kind=DeliveryKind.ALERT)
    sent = await sender.send(owed, "n")
    assert words(room.channel.last_message) == shown(alert_card(Alert(ref(), gone)))
    assert labels(room.channel.last_message) == ["Open", "Changes", "Summary"]
    assert await sender.find(owed) == (Sighting.FOUND, sent.message_id)
