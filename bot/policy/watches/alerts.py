"""When the alerts of a watch are sent. Pure; `bot/services/watches/alerts` acts on it.

    an open match is            and                                            -> then
    -------------------------   --------------------------------------------   ------------------------------------
    a copy                      the watch told, or tells now, its text         never told (COPY)
    of a story never told       -                                              ready since it came; FIRST
    of a story told             less than a day ago                            ready a day after that; UPDATE
    of a story told             earlier                                        ready since it came; UPDATE

    an article's own card is    and the watch, which alerts at once,           -> then
    -------------------------   --------------------------------------------   ------------------------------------
    owed to the channel         -                                              its story waits until it is sent
    in the channel              notifies nobody beside the channel             told by it (FIRST or UPDATE)
    in the channel              does, and the story was told in the last day   told by it (UPDATE)
    in the channel              does                                           as above; a message that tells only
                                                                               this story is a short reply to it

    the watch is                there are ready stories                        -> then
    -------------------------   --------------------------------------------   ------------------------------------
    in its quiet hours          -                                              looked at when they end
    rolled up (hour, day)       the roll-up of the first is not due            looked at then
    rolled up                   it is due                                      one message with all of them
    at once                     the first came in quiet hours that have ended  one message with all of them
    at once                     fewer than BURST messages in the last hour     a message a story, up to BURST
    at once                     more than that                                 looked at on the next full hour, and
                                                                               then one message with all of them

Laws:
 1. A story is told first once, and a day passes between two messages that tell it (for daily roll-ups: a night).
 2. Nothing is told in the quiet hours.
 3. Every open match is told, or is a copy, or `look_at` is set; so nothing is forgotten. A card tells an article only
    after Discord took it: until then the match is open.
 4. A key names the watch and a page with its day, or the watch and the moment of a roll-up: a database that was
    restored from a backup gives the same key to the same message (`policy/operations/restores`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from bot.model.watches.alert import MatchOutcome, OpenMatch
from bot.model.watches.watch import AlertRhythm, WatchTimes
from bot.policy.watches.quiet import quiet_until, roll_up_at

UPDATE_AFTER = timedelta(days=1)
MADE_UP_FOR = timedelta(days=1)
"""How long ago an alert may have been due that Discord refused, to be sent when the watch resumes."""
BURST = 5
"""Messages of one watch in an hour before the rest is rolled up."""
BURST_WITHIN = timedelta(hours=1)
_A_NIGHT = timedelta(hours=12)
"""Daily roll-ups are a day apart, but one may be late."""
_SENDING = timedelta(seconds=2)
"""The time after a card was due at which its delivery is checked again."""
_PATIENCE = 10
"""The time for which a card has been held up, by the time until its delivery is checked again."""
_LONGEST_PAUSE = timedelta(minutes=1)
"""Between two checks. A card that an outage held up is sent when the desk is back, and the alert follows it."""
_LONGEST_WAIT = timedelta(minutes=5)
"""A card that is due later is looked at again after this time: it may have been set by a clock that was ahead."""


class WatchState(Struct, frozen=True):
    """The state of a watch when its open matches are planned. `told_at`: story -> when it was told last, of the stories
    of the matches; `told_texts`: the texts (`OpenMatch.text_of`) that were told of them; `sent`: when its messages of
    the last hour were owed, and `last_sent` the last of all. `notifies`: somebody is to notice the alerts who may not
    notice a card: the role that they mention, or the member whose direct messages take them."""

    watch_id: int
    times: WatchTimes
    open: tuple[OpenMatch, ...]
    told_at: Mapping[int, datetime]
    told_texts: frozenset[int]
    sent: tuple[datetime, ...] = ()
    last_sent: datetime | None = None
    notifies: bool = False


def overdue(state: WatchState, now: datetime) -> tuple[OpenMatch, ...]:
    """The open matches whose alert was due more than a day ago (`MADE_UP_FOR`): those that a watch does not alert when
    it resumes after a pause."""
    since = now - MADE_UP_FOR
    return tuple(one for one in state.open if roll_up_at(_ready_at(state, one), state.times) < since)


class AlertedStory(Struct, frozen=True):
    """A story in a message: its matches, the newest first."""

    story_id: int
    outcome: MatchOutcome
    matches: tuple[OpenMatch, ...]


class AlertMessage(Struct, frozen=True):
    """A message to be sent, with its idempotency key. `reply_to` is the message with the card of the one article that
    it is about."""

    key: str
    stories: tuple[AlertedStory, ...]
    rolled: bool
    reply_to: int | None = None


class AlertPlan(Struct, frozen=True):
    """What is done now: messages, matches that are not told because they are copies, stories that were told by the
    cards of their articles, and when to look again (None: when something new meets the watch)."""

    messages: tuple[AlertMessage, ...] = ()
    copies: tuple[OpenMatch, ...] = ()
    by_cards: tuple[AlertedStory, ...] = ()
    look_at: datetime | None = None


class _ReadyStory(Struct, frozen=True):
    """A story with open matches, and the earliest time of its alert."""

    since: datetime
    told: AlertedStory


def plan(state: WatchState, now: datetime) -> AlertPlan:
    """Decide what a watch sends now, and when to look at it again."""
    if state.times.rhythm is not AlertRhythm.ONCE or not any(one.card for one in state.open):
        return _plan(state, now)
    by_cards = _told_by_cards(state, now)
    rest, look_at = _after_cards(state, by_cards, now)
    planned = _plan(rest, now)
    return replace(planned, by_cards=by_cards, look_at=_earliest(planned.look_at, look_at))


def _told_by_cards(state: WatchState, now: datetime) -> tuple[AlertedStory, ...]:
    """The stories whose card is in the channel and that need no alert beside it, one a card: the first card of a story
    tells it first, the others are updates."""
    there = [one for one in state.open if one.card is not None and one.card.message_id is not None]
    if state.notifies:
        there = [one for one in there if _may_not_be_told_yet(state, one, now)]
    stories = _by_story(sorted(there, key=lambda one: (one.at, one.article_id)))
    return tuple(
        AlertedStory(story_id, _outcome(state, story_id) if one is found[0] else MatchOutcome.UPDATE, (one,))
        for story_id, found in stories.items()
        for one in found
    )


def _may_not_be_told_yet(state: WatchState, match: OpenMatch, now: datetime) -> bool:
    told_at = state.told_at.get(match.story_id)
    return told_at is not None and now < told_at + UPDATE_AFTER


def _after_cards(
    state: WatchState, by_cards: Sequence[AlertedStory], now: datetime
) -> tuple[WatchState, datetime | None]:
    """The state without what these cards told, and without stories whose card is not sent yet; and when to look at
    those stories again."""
    unsent = [one for one in state.open if one.card is not None and one.card.message_id is None]
    waiting = {one.story_id for one in unsent}
    told = {one.article_id for story in by_cards for one in story.matches}
    rest = replace(
        state,
        open=tuple(one for one in state.open if one.article_id not in told and one.story_id not in waiting),
        told_at={**state.told_at, **dict.fromkeys((story.story_id for story in by_cards), now)},
        told_texts=state.told_texts | {one.text_of for story in by_cards for one in story.matches},
    )
    return rest, min((_sent_by(one.card.due, now) for one in unsent if one.card is not None), default=None)


def _sent_by(due: datetime, now: datetime) -> datetime:
    """When to look whether a card that is not sent has been: shortly after it is due. The longer it has been held up,
    as while Discord does not answer, the later: each look is a transaction."""
    held_up = max(now - due, timedelta())
    return min(max(due, now), now + _LONGEST_WAIT) + min(max(held_up / _PATIENCE, _SENDING), _LONGEST_PAUSE)


def _earliest(*moments: datetime | None) -> datetime | None:
    return min((at for at in moments if at is not None), default=None)


def _plan(state: WatchState, now: datetime) -> AlertPlan:
    """The plan of matches that no card tells."""
    texts, copies = _different(state)
    stories = [_story(state, story_id, matches) for story_id, matches in _by_story(texts).items()]
    stories.sort(key=lambda one: (one.since, one.told.story_id))
    ready = [one for one in stories if one.since <= now]
    later = min((one.since for one in stories if one.since > now), default=None)
    if not ready:
        return AlertPlan(copies=copies, look_at=later)
    if until := quiet_until(now, state.times):
        return AlertPlan(copies=copies, look_at=until)
    messages, look_at = _messages(state, ready, now)
    return AlertPlan(messages, copies, look_at=_earliest(look_at, later))


def _messages(
    state: WatchState, ready: Sequence[_ReadyStory], now: datetime
) -> tuple[tuple[AlertMessage, ...], datetime | None]:
    """The messages to send now, and when the other ready stories are looked at."""
    since = ready[0].since
    if state.last_sent is not None and since < state.last_sent <= now:
        since = state.last_sent  # matches from before the last message that were not in it belong to the next one
    due = roll_up_at(since, state.times)
    if state.times.rhythm is not AlertRhythm.ONCE or due > since:
        return ((_roll_up(state, ready, due),), None) if due <= now else ((), due)
    room = max(BURST - sum(now - BURST_WITHIN < at <= now for at in state.sent), 0)
    on_the_hour = since.replace(minute=0, second=0, microsecond=0) + BURST_WITHIN
    if on_the_hour <= now and (len(ready) > 1 or not room):
        return (_roll_up(state, ready, on_the_hour),), None
    if len(ready) <= room:
        return tuple(_single(state, one) for one in ready), None
    return tuple(_single(state, one) for one in ready[:room]), on_the_hour


def _different(state: WatchState) -> tuple[list[OpenMatch], tuple[OpenMatch, ...]]:
    """The open matches to tell, the oldest first; and the copies, whose text was told before or is that of another
    match."""
    known, kept, copies = set(state.told_texts), list[OpenMatch](), list[OpenMatch]()
    for match in sorted(state.open, key=lambda one: (one.at, one.article_id)):
        (copies if match.text_of in known else kept).append(match)
        known.add(match.text_of)
    return kept, tuple(copies)


def _by_story(matches: Sequence[OpenMatch]) -> dict[int, list[OpenMatch]]:
    stories: dict[int, list[OpenMatch]] = {}
    for match in matches:
        stories.setdefault(match.story_id, []).append(match)
    return stories


def _story(state: WatchState, story_id: int, matches: Sequence[OpenMatch]) -> _ReadyStory:
    told = AlertedStory(story_id, _outcome(state, story_id), tuple(reversed(matches)))
    return _ReadyStory(_ready_at(state, matches[0]), told)


def _ready_at(state: WatchState, match: OpenMatch) -> datetime:
    told_at = state.told_at.get(match.story_id)
    if told_at is None:
        return match.at
    pause = _A_NIGHT if state.times.rhythm is AlertRhythm.DAY else UPDATE_AFTER
    return max(match.at, told_at + pause)


def _outcome(state: WatchState, story_id: int) -> MatchOutcome:
    return MatchOutcome.FIRST if state.told_at.get(story_id) is None else MatchOutcome.UPDATE


def _single(state: WatchState, ready: _ReadyStory) -> AlertMessage:
    newest, first = ready.told.matches[0], ready.told.matches[-1]
    card = newest.card.message_id if newest.card is not None else None
    return AlertMessage(f"watch:{state.watch_id}:{first.page}", (ready.told,), rolled=False, reply_to=card)


def _roll_up(state: WatchState, ready: Sequence[_ReadyStory], due: datetime) -> AlertMessage:
    at = due.astimezone(UTC)
    key = f"watch:{state.watch_id}:{at:%H%M}:{at.date().isoformat()}"
    return AlertMessage(key, tuple(one.told for one in ready), rolled=True)


def replay(times: WatchTimes, found: Sequence[OpenMatch], until: datetime, *, notifies: bool = False) -> int:
    """How many messages a watch would have sent up to then for matches that came at their times. The watch is planned
    when something may be told, not for each match, so that thousands of matches take milliseconds."""
    coming = sorted(found, key=lambda one: one.at, reverse=True)
    history = _History(times, notifies=notifies)
    while True:
        now = _earliest(_told_from(coming[-1], times) if coming else None, history.look_at)
        if now is None or now > until:
            return history.sent
        while coming and coming[-1].at <= now:
            history.waiting.append(coming.pop())
        history.plan(now)
        if times.rhythm is AlertRhythm.ONCE:
            history.take_held(coming, now)


class _History(Struct):
    """A watch as it is replayed: what `WatchState` has, and how many messages were sent."""

    times: WatchTimes
    notifies: bool
    waiting: list[OpenMatch] = field(default_factory=list)
    told_at: dict[int, datetime] = field(default_factory=dict)
    told_texts: set[int] = field(default_factory=set)
    in_last_hour: deque[datetime] = field(default_factory=deque)
    last_sent: datetime | None = None
    look_at: datetime | None = None
    sent: int = 0

    def plan(self, now: datetime) -> None:
        """Plan, and do what was planned."""
        while self.in_last_hour and self.in_last_hour[0] <= now - BURST_WITHIN:
            self.in_last_hour.popleft()
        told_at = {one.story_id: self.told_at[one.story_id] for one in self.waiting if one.story_id in self.told_at}
        texts = frozenset(one.text_of for one in self.waiting if one.text_of in self.told_texts)
        sent = tuple(self.in_last_hour)
        state = WatchState(0, self.times, tuple(self.waiting), told_at, texts, sent, self.last_sent, self.notifies)
        planned = plan(state, now)
        if planned.messages:
            self.sent, self.last_sent = self.sent + len(planned.messages), now
            self.in_last_hour.extend([now] * len(planned.messages))
        done = {one.article_id for one in planned.copies}
        for story in (*(one for message in planned.messages for one in message.stories), *planned.by_cards):
            self.told_at[story.story_id] = now
            self.told_texts.update(one.text_of for one in story.matches)
            done.update(one.article_id for one in story.matches)
        self.waiting = [one for one in self.waiting if one.article_id not in done]
        self.look_at = planned.look_at

    def take_held(self, coming: list[OpenMatch], now: datetime) -> None:
        """Take the next matches without planning, as long as they change nothing now: in quiet hours, after a burst
        while others wait, or of a story that was told less than a day before. A card tells its story at once."""
        if any(one.card is not None for one in self.waiting):
            return
        held, then = self._held(now)
        while coming and coming[-1].card is None and (self.look_at is None or coming[-1].at < self.look_at):
            match = coming[-1]
            told_at = self.told_at.get(match.story_id)
            if told_at is not None and match.at < told_at + UPDATE_AFTER:
                look_at: datetime | None = told_at + UPDATE_AFTER
            elif match.at < held:
                look_at = then
            else:
                return
            self.waiting.append(coming.pop())
            self.look_at = _earliest(self.look_at, look_at)

    def _held(self, now: datetime) -> tuple[datetime, datetime | None]:
        """The time until which no new story is alerted, and the time of the next plan."""
        if until := quiet_until(now, self.times):
            return until, until
        before = now - UPDATE_AFTER
        is_waited_for = any(self.told_at.get(one.story_id, before) <= before for one in self.waiting)
        if self.look_at is None or len(self.in_last_hour) < BURST or not is_waited_for:
            return now, None
        return min(self.look_at, self.in_last_hour[0] + BURST_WITHIN), self.look_at


def _told_from(match: OpenMatch, times: WatchTimes) -> datetime:
    """The earliest time at which a match may be told."""
    return match.at if times.rhythm is AlertRhythm.ONCE else roll_up_at(match.at, times)
