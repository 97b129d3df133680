"""Which messages may have been sent before a database was restored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.deliveries import DeliveryKind
from bot.policy.operations.restores import RestoreMark, before_copy, may_have_arrived

NOON = datetime(2024, 9, 16, 12, 0, tzinfo=UTC)
MARK = RestoreMark(NOON - timedelta(days=2), NOON, 40)


def test_a_copy_was_made_after_what_both_clocks_say() -> None:
    noon_id = int((NOON - datetime(2015, 1, 1, tzinfo=UTC)) / timedelta(milliseconds=1)) << 22
    assert before_copy(NOON, None) == NOON
    assert before_copy(NOON + timedelta(hours=26), noon_id + 5) == NOON
    assert before_copy(NOON - timedelta(hours=3), noon_id) == NOON - timedelta(hours=3)


@pytest.mark.parametrize(
    ("kind", "key", "expected"),
    [
        (DeliveryKind.CARD, "card:7:40", True),
        (DeliveryKind.CARD, "card:7:41", False),
        (DeliveryKind.REFUSAL, "card:7:12", True),
        (DeliveryKind.DIGEST, "digest:5:day:2024-09-15:1", True),
        (DeliveryKind.DIGEST, "digest:5:day:2024-09-17:2", True),
        (DeliveryKind.DIGEST, "digest:5:day:2024-09-17:again:1", True),
        (DeliveryKind.DIGEST, "digest:5:day:2024-12-01:1", False),
        (DeliveryKind.ALERT, "alert:5:9", False),
        (DeliveryKind.NOTICE, "notice:feed:5:2024-09-15T08:00:00+00:00", True),
        (DeliveryKind.NOTICE, "notice:feed:5:2024-12-01T08:00:00+00:00", False),
        (DeliveryKind.NOTICE, "notice:feed:5:a8ecf69d892a8532", False),
    ],
)
def test_what_may_have_arrived(kind: DeliveryKind, key: str, expected: bool) -> None:
    assert may_have_arrived(kind, key, MARK, NOON) == expected


def test_a_clock_that_ran_ahead_may_have_sent_tomorrows_digest() -> None:
    """Found by the simulation: 26 hours ahead, then a restore of an older copy: the digest came twice."""
    assert may_have_arrived(DeliveryKind.DIGEST, "digest:5:day:2024-09-18:1", MARK, NOON)


def test_what_a_feed_brings_in_the_days_after_a_restore_may_have_been_announced_before() -> None:
    for days, expected in ((0, True), (7, True), (8, False)):
        assert may_have_arrived(DeliveryKind.CARD, "feed:5:ab12", MARK, NOON + timedelta(days=days)) == expected
