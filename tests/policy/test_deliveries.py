"""The state table of deliveries, row by row."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.deliveries import DeliveryState, SendFailure, SendResult, Sighting
from bot.policy.deliveries import (
    GIVE_UP,
    LONGEST_RETRY_AFTER,
    NONCE_WINDOW,
    UNDER_WAY,
    DeliveryOutcome,
    Move,
    after_look,
    after_send,
    move,
    nonce,
    until_withdrawn,
)

_NOW = datetime(2024, 9, 16, 12, tzinfo=UTC)
_YOUNG = timedelta(minutes=1)
_SENDING = DeliveryState.SENDING
_PENDING = DeliveryState.PENDING


@given(st.none() | st.floats(0, 1e12), st.integers(1, 10_000))
def test_no_wait_is_as_long_as_one_that_a_clock_which_was_ahead_has_set(asked: float | None, attempts: int) -> None:
    """`outbox.due` takes what is twice as far off for due at once."""
    outcome = after_send(SendResult(None, SendFailure.RETRY, asked), attempts, _YOUNG)
    assert 0 < outcome.wait <= LONGEST_RETRY_AFTER


@pytest.mark.parametrize("age", [timedelta(0), timedelta(days=3), timedelta(minutes=-9)])
def test_what_may_have_arrived_is_looked_for_whatever_the_clock_says(age: timedelta) -> None:
    assert move(DeliveryState.PENDING, None) is Move.BEGIN
    assert move(_SENDING, _NOW - age) is Move.LOOK


def test_what_is_written_into_a_message_that_stands_is_written_again_and_never_looked_for() -> None:
    assert move(DeliveryState.SENDING, _NOW, edits=5) is Move.BEGIN


@pytest.mark.parametrize(
    ("result", "attempts", "age", "expected"),
    [
        (SendResult(8), 1, _YOUNG, DeliveryOutcome(DeliveryState.SENT, message_id=8)),
        (SendResult(None, SendFailure.RETRY, 12.5), 1, _YOUNG, DeliveryOutcome(_SENDING, wait=12.5)),
        (SendResult(None, SendFailure.RETRY), 1, _YOUNG, DeliveryOutcome(_SENDING, wait=2)),
        (SendResult(None, SendFailure.RETRY, 0.0), 4, _YOUNG, DeliveryOutcome(_SENDING, wait=16)),
        (SendResult(None, SendFailure.RETRY), 4, _YOUNG, DeliveryOutcome(_SENDING, wait=16)),
        (SendResult(None, SendFailure.RETRY), 500, _YOUNG, DeliveryOutcome(_SENDING, wait=300)),
        (SendResult(None, SendFailure.RETRY, 9.0), 5, GIVE_UP * 2, DeliveryOutcome(_SENDING, wait=9)),
        (SendResult(None, SendFailure.RETRY, 9.0), 99, GIVE_UP * 2, DeliveryOutcome(DeliveryState.DEAD)),
        (SendResult(None, SendFailure.REJECTED), 1, _YOUNG, DeliveryOutcome(DeliveryState.DEAD, rejected=True)),
        (SendResult(None, SendFailure.POST_DELETED), 1, _YOUNG, DeliveryOutcome(DeliveryState.DEAD, unwanted=True)),
        (SendResult(None, SendFailure.GONE), 1, _YOUNG, DeliveryOutcome(DeliveryState.DEAD, suspend=SendFailure.GONE)),
        (
            SendResult(None, SendFailure.FORBIDDEN),
            1,
            _YOUNG,
            DeliveryOutcome(DeliveryState.DEAD, suspend=SendFailure.FORBIDDEN),
        ),
    ],
)
def test_what_discords_answer_comes_to(
    result: SendResult, attempts: int, age: timedelta, expected: DeliveryOutcome
) -> None:
    assert after_send(result, attempts, age) == expected


@pytest.mark.parametrize(
    ("failure", "before", "attempts", "age", "expected"),
    [
        (SendFailure.NOT_SENT, _PENDING, 1, _YOUNG, DeliveryOutcome(_PENDING, wait=2, not_sent=True)),
        (SendFailure.NOT_SENT, _PENDING, 9, GIVE_UP, DeliveryOutcome(_PENDING, wait=300, not_sent=True)),
        (SendFailure.NOT_SENT, _SENDING, 1, _YOUNG, DeliveryOutcome(_SENDING, wait=2, not_sent=True)),
        (SendFailure.NOT_SENT, _PENDING, 99, GIVE_UP * 2, DeliveryOutcome(DeliveryState.DEAD)),
        (SendFailure.RETRY, _PENDING, 1, _YOUNG, DeliveryOutcome(_SENDING, wait=2)),
        (SendFailure.REJECTED, _PENDING, 1, _YOUNG, DeliveryOutcome(DeliveryState.DEAD, rejected=True)),
    ],
)
def test_only_what_was_never_requested_goes_back_to_pending(
    failure: SendFailure, before: DeliveryState, attempts: int, age: timedelta, expected: DeliveryOutcome
) -> None:
    assert after_send(SendResult(None, failure), attempts, age, before) == expected


@pytest.mark.parametrize(
    ("state", "unrequested", "expected"),
    [
        (_PENDING, timedelta(0), timedelta(0)),
        (_SENDING, timedelta(0), UNDER_WAY),
        (_SENDING, timedelta(minutes=4), timedelta(minutes=1)),
        (_SENDING, UNDER_WAY, timedelta(0)),
        (_SENDING, timedelta(days=9), timedelta(0)),
    ],
)
def test_what_may_be_under_way_is_not_withdrawn(
    state: DeliveryState, unrequested: timedelta, expected: timedelta
) -> None:
    assert until_withdrawn(state, unrequested) == expected


def test_nothing_is_under_way_longer_than_discord_surely_knows_a_nonce() -> None:
    assert UNDER_WAY > NONCE_WINDOW


@pytest.mark.parametrize(
    ("sighting", "message_id", "tries", "age", "expected"),
    [
        (Sighting.FOUND, 8, 9, _YOUNG, DeliveryOutcome(DeliveryState.SENT, message_id=8)),
        (Sighting.ABSENT, None, 9, _YOUNG, DeliveryOutcome(_SENDING, send=Move.BEGIN)),
        (Sighting.ABSENT, None, 9, GIVE_UP, DeliveryOutcome(_SENDING, send=Move.BEGIN)),
        (Sighting.FORBIDDEN, None, 9, timedelta(0), DeliveryOutcome(_SENDING, send=Move.AGAIN)),
        (Sighting.FORBIDDEN, None, 9, NONCE_WINDOW, DeliveryOutcome(_SENDING, send=Move.AGAIN)),
        (Sighting.FORBIDDEN, None, 9, NONCE_WINDOW + timedelta(seconds=1), DeliveryOutcome(DeliveryState.HELD)),
        (Sighting.FORBIDDEN, None, 9, timedelta(seconds=-1), DeliveryOutcome(DeliveryState.HELD)),
        (Sighting.UNKNOWN, None, 1, _YOUNG, DeliveryOutcome(_SENDING, wait=30)),
        (Sighting.UNKNOWN, None, 2, _YOUNG, DeliveryOutcome(_SENDING, wait=60)),
        (Sighting.UNKNOWN, None, 9, timedelta(seconds=-1), DeliveryOutcome(_SENDING, wait=300)),
        (Sighting.UNKNOWN, None, 9, GIVE_UP * 2, DeliveryOutcome(_SENDING, wait=300)),
        (Sighting.UNKNOWN, None, 99, GIVE_UP, DeliveryOutcome(_SENDING, wait=300)),
        (Sighting.UNKNOWN, None, 99, GIVE_UP * 2, DeliveryOutcome(DeliveryState.HELD)),
    ],
)
def test_what_a_look_comes_to(
    sighting: Sighting, message_id: int | None, tries: int, age: timedelta, expected: DeliveryOutcome
) -> None:
    assert after_look(sighting, message_id, tries, age) == expected


@pytest.mark.parametrize("sighting", [Sighting.FORBIDDEN, Sighting.UNKNOWN])
def test_word_to_a_manager_is_rather_sent_twice_than_not_at_all(sighting: Sighting) -> None:
    assert after_look(sighting, None, 99, GIVE_UP * 2, must_arrive=True) == DeliveryOutcome(_SENDING, send=Move.BEGIN)


def test_a_nonce_fits_discord_and_belongs_to_its_key() -> None:
    assert len(nonce("digest:1:day:2024-09-16:1")) <= 25
    assert nonce("card:1:1") == nonce("card:1:1") != nonce("card:1:2")


def test_an_outage_of_hours_gives_up_no_search() -> None:
    """After a restore a message counts as days old at its first search, and fifty searches half a minute apart were
    over long before Discord could show its server again."""
    waited, attempts = timedelta(0), 0
    while (outcome := after_look(Sighting.UNKNOWN, None, attempts + 1, GIVE_UP * 3)).state is DeliveryState.SENDING:
        waited, attempts = waited + timedelta(seconds=outcome.wait), attempts + 1
    assert timedelta(hours=3) < waited < timedelta(hours=12)
