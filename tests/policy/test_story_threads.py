"""The tables of `bot/policy/story_threads`, row by row."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.deliveries import (
    CardFacts,
    CardPlace,
    DeliveryState,
    SendFailure,
    SendResult,
    StoryThread,
    ThreadTrouble,
)
from bot.model.settings import CardPlaces
from bot.policy import story_threads as policy
from bot.policy.deliveries import DeliveryOutcome
from bot.policy.story_threads import PATIENCE, Refused

_NEW, _OLD = timedelta(seconds=1), PATIENCE
_THREAD = StoryThread(1, 10, 77)
_THREADS, _FORUM = CardPlaces.THREADS, CardPlaces.FORUM


def _facts(
    places: CardPlaces,
    *,
    has_threads: bool | None = True,
    private: bool = False,
    thread: StoryThread | None = None,
    opening: bool = False,
    forum_id: int | None = 90,
) -> CardFacts:
    return CardFacts(places, 10, forum_id, has_threads, private, thread, opening)


@pytest.mark.parametrize(
    ("facts", "age", "expected"),
    [
        (_facts(CardPlaces.REPLIES, thread=_THREAD), _NEW, CardPlace.CHANNEL),
        (_facts(_THREADS), _NEW, CardPlace.THREAD),
        (_facts(_FORUM), _NEW, CardPlace.POST),
        (_facts(_THREADS, thread=_THREAD), _NEW, CardPlace.WITHIN),
        (_facts(_FORUM, thread=_THREAD), _NEW, CardPlace.WITHIN),
        (_facts(_THREADS, private=True, thread=_THREAD), _NEW, CardPlace.CHANNEL),
        (_facts(_FORUM, private=True), _NEW, CardPlace.CHANNEL),
        (_facts(_THREADS, has_threads=False), _NEW, CardPlace.CHANNEL),
        (_facts(_FORUM, has_threads=False, thread=_THREAD), _NEW, CardPlace.CHANNEL),
        (_facts(_FORUM, forum_id=None), _NEW, CardPlace.CHANNEL),
        (_facts(_THREADS, has_threads=None), _NEW, None),
        (_facts(_THREADS, has_threads=None), _OLD, CardPlace.CHANNEL),
        (_facts(_FORUM, thread=StoryThread(1, 90, None), opening=True), _NEW, None),
        (_facts(_FORUM, thread=StoryThread(1, 90, None), opening=True), _OLD, CardPlace.CHANNEL),
    ],
)
def test_the_place_of_a_card(facts: CardFacts, age: timedelta, expected: CardPlace | None) -> None:
    assert policy.place(facts, age) is expected


@pytest.mark.parametrize(
    ("place", "failure", "expected", "told"),
    [
        (CardPlace.WITHIN, SendFailure.GONE, Refused.ANEW, None),
        (CardPlace.WITHIN, SendFailure.FORBIDDEN, Refused.REPLY, ThreadTrouble.LOCKED),
        (CardPlace.WITHIN, SendFailure.REJECTED, Refused.REPLY, None),
        (CardPlace.POST, SendFailure.GONE, Refused.REPLY, ThreadTrouble.GONE),
        (CardPlace.POST, SendFailure.FORBIDDEN, Refused.REPLY, ThreadTrouble.FORBIDDEN),
        (CardPlace.POST, SendFailure.NO_TAG, Refused.REPLY, ThreadTrouble.TAG),
        (CardPlace.POST, SendFailure.REJECTED, Refused.REPLY, None),
        *((place, SendFailure.RETRY, Refused.END, None) for place in CardPlace),
        *((place, SendFailure.NOT_SENT, Refused.END, None) for place in CardPlace),
        *((place, SendFailure.POST_DELETED, Refused.END, None) for place in CardPlace),
        (CardPlace.CHANNEL, SendFailure.GONE, Refused.END, None),
        (CardPlace.THREAD, SendFailure.GONE, Refused.END, None),
    ],
)
def test_what_follows_from_a_refusal(
    place: CardPlace, failure: SendFailure, expected: Refused, told: ThreadTrouble | None
) -> None:
    assert policy.after_refusal(place, failure) is expected
    assert policy.trouble(place, failure) is told


@pytest.mark.parametrize("failure", SendFailure)
def test_a_card_that_arrived_is_never_lost_for_its_thread(failure: SendFailure) -> None:
    """Only what may pass is tried again; then the card is found."""
    sent = DeliveryOutcome(DeliveryState.SENT, message_id=5)
    after = policy.after_opening(sent, SendResult(None, failure), 1, _NEW)
    if failure is SendFailure.RETRY:
        assert after.state is DeliveryState.SENDING
    elif failure is not SendFailure.NOT_SENT:
        assert (after.state, after.message_id, after.thread_id) == (DeliveryState.SENT, 5, None)
        assert (after.unopened is ThreadTrouble.FORBIDDEN) is (failure is SendFailure.FORBIDDEN)
    opened = policy.after_opening(sent, SendResult(5, thread_id=5), 1, _NEW)
    assert (opened.state, opened.message_id, opened.thread_id) == (DeliveryState.SENT, 5, 5)
