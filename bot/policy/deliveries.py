"""The states of a message owed to a channel, and what to do in each. Pure; `DeliveryService` acts on it.

    state     event                          -> state     and then
    -------   ------------------------------ -> -------   ---------------------------------------------------------
    (none)    owed                           -> pending   the payload is frozen, the key is unique for ever
    (none)    owed, in doubt after a restore -> sending   `policy/operations/restores` says which: due at once
    pending   first in its channel's queue   -> sending   commit first, then send with the key's nonce
    sending   Discord accepted it            -> sent      with the message's id
    sending   NOT_SENT                       -> as before nothing was requested: state and time of sending are those
                                                          before this attempt; wait as asked
    sending   RETRY (or no answer at all)    -> sending   wait as asked; it may have arrived, therefore:
    sending   due again                      -> sending   look for it among our own messages:
    sending     FOUND                        -> sent
    sending     ABSENT                       -> sending   the nonce window starts anew, commit, send with the same nonce
    sending     ABSENT, not wanted now       -> sending   an alert in quiet hours, or of a watch that ended: look again
                                                          once no request of it can be under way (UNDER_WAY)
    sending     the same, after UNDER_WAY    -> (none)    it did not arrive: withdrawn, as if it were pending
    pending   not wanted now                 -> (none)    withdrawn; what it tells waits, or is not told
    sending     FORBIDDEN, in NONCE_WINDOW   -> sending   send the same nonce: Discord answers with the first message
    sending     FORBIDDEN, later             -> held      a manager is notified; nothing is guessed (but see law 8)
    sending     ABSENT, a forum post         -> sending   it has no nonce: look again until none of its requests can be
                                                          under way, then commit and send
    sending     TOLD                         -> dead      after a restore the card of another article of its story
                                                          was found: a feed's story is told by one card
    sending     UNKNOWN (Discord is down)    -> sending   look again later; after GIVE_UP and often, as FORBIDDEN
    any open  its server removed the desk,   -> as before it is not due until the server is back (`storage/deliveries/
              it answers a member's link                  outbox`)
    sending   GONE or FORBIDDEN              -> dead      the channel's subscriptions are suspended, a manager is
                                                          notified once; the news of a digest go to the next one sent
    sending   POST_DELETED, NO_READER        -> dead      nobody waits for it any more; an event, and no error
    sending   REJECTED                       -> dead      Discord will never accept it: an error in the log; its news
                                                          are dropped, or they would block the next digest too
    any open  no success for GIVE_UP, often  -> dead      the channel's other messages must not wait for ever

Laws:
 1. A message is sent only from `sending`, and `sending` is committed before.
 2. Between the first send that may have arrived and any other, our own messages were searched and it was not there; or,
    where they may not be read, Discord still knows the nonce. Therefore a message arrives at most once. The search
    comes first because it needs no clock: a clock that stepped back makes an old send look recent.
 3. `sent`, `held` and `dead` are final: nothing changes them without a person. Where a manager schedules a digest anew
    for later on a day whose digest is dead, that one gives its key to the new one.
 4. In one channel messages are sent in the order in which they were owed: the oldest open one is the only candidate.
 5. A restart is no event: what the table says of `sending` holds whichever process wrote it.
 6. A correction edits a message that exists already (`edits`): repeated, it has no further effect. It is never searched
    for; where the message was deleted it is dead, and nothing is suspended.
 7. A notice to a manager is owed in the transaction of the decision that it reports. So it is never lost, and there is
    one for one event; from then on it is a message like any other, and waits for no channel's messages.
 8. A notice that may have arrived and cannot be searched for is sent once more: twice is better than not at all.
 9. The parts of a digest are owed in one transaction and in order; each is a message of its own under these laws.
10. A `pending` message was never requested of Discord, so it may be withdrawn. A process that ended between the commit
    of `sending` and the result leaves `sending`. A message goes back to `pending` only in the attempt that took it from
    there.
11. A message that may have arrived is withdrawn only if a search did not find it, and if this process has not requested
    it for UNDER_WAY by a clock that cannot step. What it told may have another key later, for which Discord knows no
    nonce.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

from msgspec import Struct

from bot.model.deliveries import DeliveryState, SendFailure, SendResult, Sighting, ThreadTrouble

NONCE_WINDOW = timedelta(minutes=2)
GIVE_UP = timedelta(days=1)
GIVE_UP_TRIES = 50
"""Both must be exceeded: after an outage a message may be a day old before its first attempt."""

UNDER_WAY = timedelta(minutes=5)
"""How long after it was sent a request to Discord may still be carried out. At least as long as Discord knows a nonce
(law 2 needs that too), and longer than a request may take here with all its repetitions."""

_LONGEST_WAIT = 300.0
LONGEST_RETRY_AFTER = 3_600.0
"""The longest wait that Discord may ask for, in seconds. A longer one would be taken for a time that was set by a clock
that was ahead."""
_FIRST_WAIT = 2.0
_LOOK_AGAIN = 30.0


class Move(StrEnum):
    """What to do with a channel's oldest open message: send and start a nonce window, send within it, or search for
    it."""

    BEGIN = "begin"
    AGAIN = "again"
    LOOK = "look"


class DeliveryOutcome(Struct, frozen=True):
    """The state after a result. `wait` is set for open ones only: seconds until it is due again; `not_sent`: state and
    time of sending are those before the attempt. `suspend`: stop the channel's subscriptions for this reason; `send`:
    send at once, in this way; `rejected`: Discord will never accept it; `unwanted`: the post that it answers was
    deleted, its reader may not see it any more, or its story was `told` by another message. `thread_id`: the thread or
    post that a card opened or was found in; `unopened`: why no thread could be opened on it."""

    state: DeliveryState
    message_id: int | None = None
    wait: float = 0.0
    suspend: SendFailure | None = None
    send: Move | None = None
    rejected: bool = False
    unwanted: bool = False
    told: bool = False
    not_sent: bool = False
    thread_id: int | None = None
    unopened: ThreadTrouble | None = None

    @property
    def is_open(self) -> bool:
        """Whether the message has not ended."""
        return self.state in (DeliveryState.PENDING, DeliveryState.SENDING)


def nonce(made_of: str) -> str:
    """A nonce: 24 characters, always the same for the same text (`Delivery.nonce_of`)."""
    return blake2b(made_of.encode(), digest_size=12).hexdigest()


def move(state: DeliveryState, sending_since: datetime | None, edits: int | None = None) -> Move:
    """The next step of an open message: BEGIN or LOOK."""
    begins = state is DeliveryState.PENDING or sending_since is None or edits is not None
    return Move.BEGIN if begins else Move.LOOK


def after_send(
    result: SendResult, attempts: int, age: timedelta, before: DeliveryState = DeliveryState.SENDING
) -> DeliveryOutcome:
    """The outcome of a send. `attempts` includes this one; `age` is the time since the message was owed; `before` the
    state that this attempt found it in."""
    if result.message_id is not None:
        return DeliveryOutcome(DeliveryState.SENT, message_id=result.message_id, thread_id=result.thread_id)
    if result.failure in (SendFailure.GONE, SendFailure.FORBIDDEN):
        return DeliveryOutcome(DeliveryState.DEAD, suspend=result.failure)
    if result.failure in (SendFailure.POST_DELETED, SendFailure.NO_READER):
        return DeliveryOutcome(DeliveryState.DEAD, unwanted=True)
    if result.failure in (SendFailure.REJECTED, SendFailure.NO_TAG):
        return DeliveryOutcome(DeliveryState.DEAD, rejected=True)
    if age > GIVE_UP and attempts > GIVE_UP_TRIES:
        return DeliveryOutcome(DeliveryState.DEAD)
    backoff = min(_FIRST_WAIT * 2 ** min(attempts - 1, 10), _LONGEST_WAIT)
    wait = min(result.retry_after or backoff, LONGEST_RETRY_AFTER)
    if result.failure is SendFailure.NOT_SENT:
        return DeliveryOutcome(before, wait=wait, not_sent=True)
    return DeliveryOutcome(DeliveryState.SENDING, wait=wait)


def after_look(
    sighting: Sighting,
    message_id: int | None,
    attempts: int,
    age: timedelta,
    *,
    must_arrive: bool = False,
    has_nonce: bool = True,
) -> DeliveryOutcome:
    """The outcome of a search among our own messages, `age` after the sending began. `attempts` counts sends and
    searches; a notice `must_arrive`; a forum post has no nonce."""
    if sighting is Sighting.FOUND:
        return DeliveryOutcome(DeliveryState.SENT, message_id=message_id)
    if sighting is Sighting.TOLD:
        return DeliveryOutcome(DeliveryState.DEAD, unwanted=True, told=True)
    if sighting is Sighting.UNKNOWN and not (age > GIVE_UP and attempts > GIVE_UP_TRIES):
        return DeliveryOutcome(DeliveryState.SENDING, wait=min(_LOOK_AGAIN * 2 ** min(attempts - 1, 10), _LONGEST_WAIT))
    if has_nonce and sighting is Sighting.FORBIDDEN and timedelta(0) <= age <= NONCE_WINDOW:
        return DeliveryOutcome(DeliveryState.SENDING, send=Move.AGAIN)
    if sighting is not Sighting.ABSENT and not must_arrive:
        return DeliveryOutcome(DeliveryState.HELD)
    return DeliveryOutcome(DeliveryState.SENDING, send=Move.BEGIN)


def until_withdrawn(state: DeliveryState, unrequested: timedelta) -> timedelta:
    """The time before a message that is not wanted now, and was not found, may be withdrawn, or before one without a
    nonce may be sent again; zero for at once. `unrequested`: the time for which this process has surely not requested
    it."""
    if state is DeliveryState.PENDING:
        return timedelta(0)
    return max(UNDER_WAY - unrequested, timedelta(0))
