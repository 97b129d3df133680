"""The card of `/desk status`, for members and for managers."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from bot.model.deliveries import Rhythm, SuspendReason
from bot.model.operations import (
    ChannelDigest,
    DeadGroup,
    OpenDeliveries,
    QueueStatus,
    RetryGroup,
    ShardState,
    StatusAnswer,
    WaitingJobs,
)
from cogs._cards.desk_status import manager_card, retried_note, retry_question, status_card
from cogs._ui.error_messages import sentence_for
from tests.cogs.card_answers import AT, labels, shown

ANSWER = StatusAnswer("0.8", 3, 12, 31, 14, AT, None)
STAMP = int(AT.timestamp())
QUIET = QueueStatus((), (), (), (), OpenDeliveries(0, 0, None))
BUSY = QueueStatus(
    (WaitingJobs("queued", 2, AT, None), WaitingJobs("fetched", 1, AT + timedelta(minutes=1), AT)),
    (RetryGroup("timed_out", 2, AT),),
    (DeadGroup("server_error", 9, 8), DeadGroup("paywall", 3, 0)),
    (
        ChannelDigest(1, 5, Rhythm.DAY, AT, AT + timedelta(days=1), None),
        ChannelDigest(1, 6, Rhythm.WEEK, None, None, SuspendReason.FORBIDDEN),
    ),
    OpenDeliveries(4, 1, AT),
    unlinked=20,
)


def test_a_member_sees_shelf_queue_and_digests() -> None:
    assert shown(status_card(ANSWER)).splitlines() == [
        "**Peninsula Desk is running** · 3 links waiting · 12 could not be read",
        r"-# 31 articles · 14 stories · version 0\.8",
        "Last digest: 14 Feb 2024, 09:12 KST · No digest scheduled",
    ]
    assert labels(status_card(ANSWER)) == []


def test_a_manager_sees_why_links_failed_and_may_try_them_again() -> None:
    card = manager_card(ANSWER, BUSY, sentence_for)
    assert shown(card).splitlines()[2:] == [
        "**Waiting**",
        f"2 links to fetch, the oldest <t:{STAMP}:R> · 1 page to read, the oldest <t:{STAMP + 60}:R>",
        f"2 × The site took too long to answer. Next try <t:{STAMP}:R>",
        "**Could not be read in the last 7 days**",
        "9 × The site had an error each time the page was requested.",
        "3 × Only the beginning of the article is free to read, so it was not summarised.",
        "**Digests**",
        "<#5> · daily · last 14 Feb 2024, 09:12 KST · next 15 Feb 2024, 09:12 KST",
        "<#6> · weekly · none yet · ⚠️ Suspended: the desk may not post there.",
        "**Messages**",
        "4 to be sent · 1 held",
        "**New names in the knowledge base**",
        "20 articles are still to be linked with new people and places.",
    ]
    assert labels(card) == ["Try 8 links again"]


def test_a_desk_without_trouble_has_a_short_card() -> None:
    card = manager_card(replace(ANSWER, queued=0, dead=0), QUIET, sentence_for)
    assert shown(card).splitlines()[2:] == ["**Digests**", "No digest scheduled"]
    assert labels(card) == []


def test_the_answers_to_try_again() -> None:
    assert labels(retry_question(12)) == ["Try 12 links again"]
    assert shown(retried_note(1, 0)) == "1 link is tried again."
    assert "no room for 3 more" in shown(retried_note(9, 3))
    assert shown(retried_note(0, 0)) == "No failed link is left to try again."


def test_the_shard_of_a_server_is_shown_with_its_latency() -> None:
    shards = (ShardState(3, True, 0.0451), ShardState(4, True, None))
    card, unknown = (manager_card(ANSWER, QUIET, sentence_for, shard=shard) for shard in shards)
    assert "-# shard 3, 45 ms to Discord" in shown(card).splitlines()
    assert "shard" not in shown(unknown)
