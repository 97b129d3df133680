"""Where a card is sent, if a server wants a thread or a forum post for each story. Pure.

    the server's choice, the channel, the story's thread      -> the card is sent
    --------------------------------------------------------- -> ------------------------------------------------------
    replies; a pasted text; a channel that has no threads     -> as a reply, where its link was posted
    not known what the channel is; a card opens the thread    -> later, for PATIENCE; then as a reply
    the story has a thread or post there                      -> into it; the newest, where stories were merged
    threads, and the story has none                           -> as a reply, and opens a thread on its message
    forum, and the story has none                             -> as the first message of a new post

    a thread or post did not take the card                    -> then
    --------------------------------------------------------- -> ------------------------------------------------------
    it was deleted                                            -> it is forgotten, and the card's place decided anew
    it is locked; the desk may not; the forum is gone         -> as a reply; managers are told once
    Discord refuses the post for another reason               -> as a reply
    the card was sent, and no thread can be opened on it      -> it stays; managers are told once, if it is forbidden

Laws:
 1. The place is committed before the card is first sent, and changes only after Discord refused it there for certain,
    or when it was found in another place after a restore.
    So the card is looked for where it may be, and arrives in one place.
 2. A story has one thread or post in a channel or forum: it is stored in the transaction that decides on it, before it
    is made; while it is being made, no other card of the story is sent.
 3. A thread on a message can be opened twice without effect: the card is found, and the thread opened again. A post
    cannot: Discord knows no nonce for it, so one is made again only when no request of it can be under way.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from msgspec.structs import replace

from bot.model.deliveries import CardFacts, CardPlace, DeliveryState, SendFailure, SendResult, ThreadTrouble
from bot.model.settings import CardPlaces
from bot.policy.deliveries import DeliveryOutcome, after_send

PATIENCE = timedelta(minutes=30)
"""The longest time that a card waits for its story's thread, or for Discord to show its channel."""
WAIT_SECONDS = 5.0


class Refused(StrEnum):
    """What to do with a card that Discord refused in its place. ANEW: decide again. REPLY: send it where its link was
    posted. END: nothing else is tried."""

    ANEW = "anew"
    REPLY = "reply"
    END = "end"


def parent_of(places: CardPlaces, channel_id: int, forum_id: int | None) -> int | None:
    """The channel or forum that has the threads of stories, for cards of a channel; None where there are none."""
    if places is CardPlaces.THREADS:
        return channel_id
    return forum_id if places is CardPlaces.FORUM else None


def place(facts: CardFacts, age: timedelta) -> CardPlace | None:
    """Where a card is sent that was owed `age` ago; None if that is decided later."""
    parent = parent_of(facts.places, facts.channel_id, facts.forum_id)
    if parent is None or facts.is_private or facts.has_threads is False:
        return CardPlace.CHANNEL
    if facts.has_threads is None or facts.is_opening:
        return None if age < PATIENCE else CardPlace.CHANNEL
    if facts.thread is not None:
        return CardPlace.WITHIN
    return CardPlace.THREAD if facts.places is CardPlaces.THREADS else CardPlace.POST


def after_refusal(place: CardPlace, failure: SendFailure | None) -> Refused:
    """What to do with a card that was not sent. In doubt (RETRY) it keeps its place; so it does if it was not requested
    of Discord at all."""
    passing = (None, SendFailure.RETRY, SendFailure.NOT_SENT, SendFailure.POST_DELETED, SendFailure.NO_READER)
    if place not in (CardPlace.WITHIN, CardPlace.POST) or failure in passing:
        return Refused.END
    return Refused.ANEW if place is CardPlace.WITHIN and failure is SendFailure.GONE else Refused.REPLY


def after_opening(outcome: DeliveryOutcome, result: SendResult, attempts: int, age: timedelta) -> DeliveryOutcome:
    """The outcome of a card that arrived (`outcome`), after the attempt to open a thread on its message (`result`). In
    doubt, the card is looked for again, and the thread opened then."""
    if result.thread_id is not None:
        return replace(outcome, thread_id=result.thread_id)
    again = after_send(result, attempts, age)
    if again.state is DeliveryState.SENDING:
        return again
    return replace(outcome, unopened=trouble(CardPlace.THREAD, result.failure))


def trouble(place: CardPlace, failure: SendFailure | None) -> ThreadTrouble | None:
    """The notice to managers about a card that its place refused, or a thread that could not be opened on it; None for
    no notice."""
    if failure is SendFailure.NO_TAG:
        return ThreadTrouble.TAG
    if failure is SendFailure.FORBIDDEN:
        return ThreadTrouble.LOCKED if place is CardPlace.WITHIN else ThreadTrouble.FORBIDDEN
    return ThreadTrouble.GONE if place is CardPlace.POST and failure is SendFailure.GONE else None
