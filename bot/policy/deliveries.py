"""A message owed to a channel: its states, and what is done in each. Pure; `DeliveryService` acts on it.

    state     event                          -> state     and then
    -------   ------------------------------ -> -------   ---------------------------------------------------------
    (none)    owed                           -> pending   the payload is frozen, the key is unique for ever
    pending   its turn in the channel        -> sending   commit first, then send with the key's nonce
    sending   Discord took it                -> sent      with the message's id
    sending   RETRY (or no answer at all)    -> sending   wait as told; it may have arrived, so:
    sending   due again                      -> sending   look for it among our own messages:
    sending     FOUND                        -> sent
    sending     ABSENT                       -> sending   the window begins anew, commit, send with the same nonce
    sending     FORBIDDEN, in NONCE_WINDOW   -> sending   send the same nonce: Discord answers with the first message
    sending     FORBIDDEN, later             -> held      a manager is told; never guess (but see law 8)
    sending     UNKNOWN (Discord is down)    -> sending   look again later; after GIVE_UP and often, as FORBIDDEN
    sending   GONE or FORBIDDEN              -> dead      its channel's orders are suspended, a manager is told once;
                                                          the news of a digest are left to the next that goes out
    sending   REJECTED                       -> dead      Discord will never take it; an error in the log, and its news
                                                          are left to nobody, or they would stop the next one too
    sending   no success for GIVE_UP, often  -> dead      the channel's other messages must not wait for ever

Laws:
 1. A message is sent only from `sending`, and `sending` is committed before.
 2. Between the first send that may have arrived and any other, our own messages were looked through and it was not
    there, or, where they may not be, Discord still knows the nonce. Therefore a message arrives at most once. A look
    comes first because it needs no clock: one that stepped back makes an old send look young.
 3. `sent`, `held` and `dead` are final: nothing the desk does by itself leaves them.
 4. In one channel messages are sent in the order in which they were owed: the oldest open one is the only candidate.
 5. A restart is no event: what the table says of `sending` holds whoever put it there.
 6. A correction is written into a message that stands already (`edits`): however often, it is there once. It is never
    looked for; where the message is gone it is dead, and nothing is suspended.
 7. Word to a manager (a notice) is owed in the transaction that decided what it tells of. So it is never lost, and
    there is one for one happening; from then on it is a message like any other, and waits for no channel's messages.
 8. A notice that may have arrived and cannot be looked for is sent once more: twice is better than not at all.
 9. The parts of a digest are owed in one transaction and in order; each is a message of its own under these laws.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

from bot.model.deliveries import DeliveryState, SendFailure, SendResult, Sighting

NONCE_WINDOW = timedelta(minutes=2)
GIVE_UP = timedelta(days=1)
GIVE_UP_TRIES = 50
"""Both must be passed: after an outage a message is a day old before it was tried, and that is not its fault."""

_LONGEST_WAIT = 300.0
_FIRST_WAIT = 2.0
_LOOK_AGAIN = 30.0


class Move(StrEnum):
    """What to do with the oldest open message of a channel: send and open a nonce window, send within it, or look."""

    BEGIN = "begin"
    AGAIN = "again"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class DeliveryOutcome:
    """What a result comes to. `wait` is set for `sending` only: seconds until it is due again. `suspend` stops the
    channel's orders; `send` says how to send at once; what is `rejected` is never taken."""

    state: DeliveryState
    message_id: int | None = None
    wait: float = 0.0
    suspend: SendFailure | None = None
    send: Move | None = None
    rejected: bool = False


def nonce(key: str) -> str:
    """The key as Discord takes it: 24 characters, the same for the same key."""
    return blake2b(key.encode(), digest_size=12).hexdigest()


def move(state: DeliveryState, sending_since: datetime | None, edits: int | None = None) -> Move:
    """The next step of an open message: BEGIN or LOOK."""
    begins = state is DeliveryState.PENDING or sending_since is None or edits is not None
    return Move.BEGIN if begins else Move.LOOK


def after_send(result: SendResult, attempts: int, age: timedelta) -> DeliveryOutcome:
    """What Discord's answer comes to. `attempts` counts this send; `age` is since the message was owed."""
    if result.message_id is not None:
        return DeliveryOutcome(DeliveryState.SENT, message_id=result.message_id)
    if result.failure in (SendFailure.GONE, SendFailure.FORBIDDEN):
        return DeliveryOutcome(DeliveryState.DEAD, suspend=result.failure)
    if result.failure is SendFailure.REJECTED:
        return DeliveryOutcome(DeliveryState.DEAD, rejected=True)
    if age > GIVE_UP and attempts > GIVE_UP_TRIES:
        return DeliveryOutcome(DeliveryState.DEAD)
    backoff = min(_FIRST_WAIT * 2 ** min(attempts - 1, 10), _LONGEST_WAIT)
    return DeliveryOutcome(DeliveryState.SENDING, wait=result.retry_after or backoff)


def after_look(
    sighting: Sighting, message_id: int | None, attempts: int, age: timedelta, *, must_arrive: bool = False
) -> DeliveryOutcome:
    """What a look at our own messages comes to, `age` after the sending began. `attempts` counts sends and looks; a
    notice `must_arrive`."""
    if sighting is Sighting.FOUND:
        return DeliveryOutcome(DeliveryState.SENT, message_id=message_id)
    if sighting is Sighting.UNKNOWN and not (age > GIVE_UP and attempts > GIVE_UP_TRIES):
        return DeliveryOutcome(DeliveryState.SENDING, wait=_LOOK_AGAIN)
    if sighting is Sighting.FORBIDDEN and timedelta(0) <= age <= NONCE_WINDOW:
        return DeliveryOutcome(DeliveryState.SENDING, send=Move.AGAIN)
    if sighting is not Sighting.ABSENT and not must_arrive:
        return DeliveryOutcome(DeliveryState.HELD)
    return DeliveryOutcome(DeliveryState.SENDING, send=Move.BEGIN)
