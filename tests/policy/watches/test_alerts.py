"""When the matches of a watch are told: the table, and its laws over random weeks."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.model.watches.alert import ChannelCard, MatchOutcome, OpenMatch
from bot.model.watches.watch import AlertRhythm, QuietHours, WatchTimes
from bot.policy.watches import alerts
from bot.policy.watches.alerts import BURST, UPDATE_AFTER, AlertMessage, AlertPlan, WatchState, plan, replay
from bot.policy.watches.quiet import HORIZON, quiet_until

_NOON = datetime(2024, 9, 16, 3, 20, tzinfo=UTC)
"""20 past noon in Seoul."""
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_NIGHT = QuietHours(time(22), time(7))


def _match(number: int, story: int = 1, at: datetime = _NOON, text_of: int | None = None) -> OpenMatch:
    return OpenMatch(number, story, text_of or number, f"page{number}:2024-09-16", at)


def _state(*matches: OpenMatch, times: WatchTimes | None = None) -> WatchState:
    return WatchState(5, times or WatchTimes(), matches, {}, frozenset())


def _told(planned: AlertPlan) -> list[list[tuple[int, str, list[int]]]]:
    """Of each message the stories, each with its outcome and articles."""
    return [
        [(story.story_id, story.outcome.value, [one.article_id for one in story.matches]) for story in message.stories]
        for message in planned.messages
    ]


def test_a_story_is_told_at_once() -> None:
    planned = plan(_state(_match(1)), _NOON)
    assert _told(planned) == [[(1, "first", [1])]]
    assert planned.messages[0].key == "watch:5:page1:2024-09-16"
    assert planned.look_at is None


def test_articles_of_one_story_are_one_alert() -> None:
    later = _NOON + timedelta(minutes=1)
    planned = plan(_state(_match(1), _match(2, at=later), _match(3, story=2, at=later)), later)
    assert _told(planned) == [[(1, "first", [2, 1])], [(2, "first", [3])]]


def test_a_story_that_was_told_is_an_update_a_day_later() -> None:
    state = replace(_state(_match(2, at=_NOON + _HOUR)), told_at={1: _NOON}, told_texts=frozenset({1}))
    planned = plan(state, _NOON + _HOUR)
    assert (planned.messages, planned.look_at) == ((), _NOON + _DAY)
    assert _told(plan(state, _NOON + _DAY)) == [[(1, "update", [2])]]


def test_copies_are_not_told() -> None:
    state = replace(_state(_match(2, text_of=1), _match(3), _match(4, text_of=3)), told_at={1: _NOON - 2 * _DAY})
    planned = plan(replace(state, told_texts=frozenset({1})), _NOON)
    assert _told(planned) == [[(1, "update", [3])]]
    assert [one.article_id for one in planned.copies] == [2, 4]


def test_what_comes_in_quiet_hours_comes_after_them_in_one_message() -> None:
    night, morning = datetime(2024, 9, 16, 14, 5, tzinfo=UTC), datetime(2024, 9, 16, 22, 0, tzinfo=UTC)
    state = _state(_match(1, at=night), _match(2, story=2, at=night + _HOUR), times=WatchTimes(quiet=_NIGHT))
    planned = plan(state, night + _HOUR)
    assert (planned.messages, planned.look_at) == ((), morning)
    planned = plan(state, morning + timedelta(seconds=3))
    assert _told(planned) == [[(1, "first", [1]), (2, "first", [2])]]
    assert planned.messages[0].key == "watch:5:2200:2024-09-16"


def test_a_roll_up_comes_on_the_hour() -> None:
    state = _state(_match(1), _match(2, story=2, at=_NOON + timedelta(minutes=9)), times=WatchTimes(AlertRhythm.HOUR))
    full = _NOON.replace(hour=4, minute=0)
    assert plan(state, _NOON + timedelta(minutes=9)) == AlertPlan(look_at=full)
    assert _told(plan(state, full)) == [[(1, "first", [1]), (2, "first", [2])]]


def test_what_was_late_for_a_roll_up_comes_with_the_next() -> None:
    full = _NOON.replace(hour=4, minute=0)
    told = full + timedelta(seconds=2)
    state = replace(_state(_match(9, story=9), times=WatchTimes(AlertRhythm.HOUR)), last_sent=told, sent=(told,))
    planned = plan(state, told + timedelta(seconds=1))
    assert (planned.messages, planned.look_at) == ((), full + _HOUR)


def test_a_daily_roll_up_tells_an_update_each_morning() -> None:
    morning = datetime(2024, 9, 15, 23, 0, 4, tzinfo=UTC)
    state = _state(_match(2), times=WatchTimes(AlertRhythm.DAY))
    state = replace(state, told_at={1: morning}, last_sent=morning)
    assert plan(state, _NOON).messages == ()
    assert plan(state, _NOON + 8 * _HOUR) == AlertPlan(look_at=datetime(2024, 9, 16, 23, 0, tzinfo=UTC))
    assert _told(plan(state, datetime(2024, 9, 16, 23, 0, tzinfo=UTC))) == [[(1, "update", [2])]]


def test_a_burst_is_rolled_up() -> None:
    state = _state(*[_match(number, story=number) for number in range(1, 9)])
    planned = plan(state, _NOON)
    assert len(planned.messages) == BURST
    full = _NOON.replace(hour=4, minute=0)
    assert planned.look_at == full
    left = replace(state, open=state.open[BURST:], sent=(_NOON,) * BURST, last_sent=_NOON)
    assert plan(left, _NOON + timedelta(minutes=1)) == AlertPlan(look_at=full)
    rolled = plan(left, full)
    assert len(rolled.messages) == 1
    assert len(rolled.messages[0].stories) == 3


def test_a_clock_that_was_ahead_holds_nothing_back() -> None:
    state = replace(_state(_match(1)), last_sent=_NOON + 400 * _DAY, sent=(_NOON + 400 * _DAY,))
    assert len(plan(state, _NOON).messages) == 1


def test_a_preview_counts_messages() -> None:
    history = [
        _match(1),
        _match(2, at=_NOON + _HOUR),
        _match(3, at=_NOON + 30 * _HOUR),
        _match(4, story=2, at=_NOON + _HOUR),
    ]
    assert replay(WatchTimes(), history, _NOON + 5 * _DAY) == 4  # two stories, and an update of one on each of two days
    assert replay(WatchTimes(AlertRhythm.DAY), history, _NOON + 5 * _DAY) == 2
    assert replay(WatchTimes(), [], _NOON) == 0


_CARD = ChannelCard(31, 900, _NOON)
_UNSENT = replace(_CARD, message_id=None)


def _shown(match: OpenMatch, card: ChannelCard = _CARD) -> OpenMatch:
    return replace(match, card=card)


def test_what_the_channel_has_as_a_card_is_told_by_it() -> None:
    state = _state(_shown(_match(1)), _match(2), _match(3, text_of=1), _match(4, story=2))
    planned = plan(state, _NOON)
    assert [(one.story_id, one.outcome, len(one.matches)) for one in planned.by_cards] == [(1, MatchOutcome.FIRST, 1)]
    assert _told(planned) == [[(2, "first", [4])]]
    assert [one.article_id for one in planned.copies] == [3]
    assert planned.look_at == _NOON + _DAY  # another article of the story that the card told
    (again,) = plan(replace(_state(_shown(_match(5))), told_at={1: _NOON - _HOUR}), _NOON).by_cards
    assert again.outcome is MatchOutcome.UPDATE


def test_two_cards_of_a_story_are_a_first_one_and_an_update() -> None:
    """Found by the simulation: both were told as the first."""
    earlier, later = _match(1), _match(2, at=_NOON + timedelta(seconds=1))
    planned = plan(_state(_shown(later, replace(_CARD, delivery_id=32)), _shown(earlier)), _NOON + _HOUR)
    told = [(one.outcome.value, [match.article_id for match in one.matches]) for one in planned.by_cards]
    assert told == [("first", [1]), ("update", [2])]


def test_a_story_waits_for_its_card_to_be_sent() -> None:
    later = _NOON + timedelta(minutes=3)
    state = _state(_shown(_match(1), replace(_UNSENT, due=later)), _match(2), _match(3, story=2))
    planned = plan(state, _NOON)
    assert planned.by_cards == ()
    assert _told(planned) == [[(2, "first", [3])]]
    assert planned.look_at == later + timedelta(seconds=2)


def test_a_card_that_is_held_up_is_looked_for_ever_more_seldom() -> None:
    """Each look is a transaction, and Discord may not answer for hours."""
    state, now, looks = _state(_shown(_match(1), _UNSENT)), _NOON, 0
    while now < _NOON + _HOUR:
        at = plan(state, now).look_at
        assert at is not None
        assert timedelta(seconds=2) <= at - now <= max((now - _NOON) / 10, timedelta(seconds=2))
        now, looks = at, looks + 1
    assert looks < 100, "with one each two seconds there would be 1,800"
    assert plan(state, _NOON + _DAY).look_at == _NOON + _DAY + timedelta(minutes=1)


def test_who_may_not_notice_the_card_gets_a_reply_to_it() -> None:
    state = replace(_state(_shown(_match(1))), notifies=True)
    (message,) = plan(state, _NOON).messages
    assert (message.reply_to, message.rolled) == (900, False)
    told = replace(state, told_at={1: _NOON - _HOUR})
    assert (plan(told, _NOON).messages, len(plan(told, _NOON).by_cards)) == ((), 1)
    assert plan(replace(told, told_at={1: _NOON - _DAY}), _NOON).messages[0].reply_to == 900
    without = replace(state, open=(*state.open, _match(2, at=_NOON + timedelta(seconds=1))))
    (message,) = plan(without, _NOON + timedelta(seconds=1)).messages
    assert message.reply_to is None  # it shows an article that has no card there


def test_a_roll_up_lists_what_the_channel_has_as_cards() -> None:
    hourly = _state(_shown(_match(1)), _shown(_match(2, story=2), _UNSENT), times=WatchTimes(AlertRhythm.HOUR))
    full = _NOON.replace(hour=4, minute=0)
    assert plan(hourly, _NOON) == AlertPlan(look_at=full)
    assert _told(plan(hourly, full)) == [[(1, "first", [1]), (2, "first", [2])]]
    night = datetime(2024, 9, 16, 14, 5, tzinfo=UTC)
    quiet = replace(_state(_shown(_match(1, at=night)), times=WatchTimes(quiet=_NIGHT)), notifies=True)
    assert plan(quiet, night).messages == ()
    (message,) = plan(quiet, night + 8 * _HOUR).messages
    assert (message.rolled, message.reply_to) == (True, None)


def test_a_preview_counts_no_cards() -> None:
    history = [_shown(_match(1)), _match(2, at=_NOON + 30 * _HOUR), _shown(_match(3, story=2))]
    assert replay(WatchTimes(), history, _NOON + 5 * _DAY) == 1
    assert replay(WatchTimes(), history, _NOON + 5 * _DAY, notifies=True) == 3


_TIMES = st.builds(
    WatchTimes,
    st.sampled_from(AlertRhythm),
    st.one_of(st.none(), st.builds(QuietHours, st.just(time(22)), st.sampled_from([time(7), time(9), time(23)]))),
    st.sampled_from(["Asia/Seoul", "America/New_York"]),
)
_MATCH = st.tuples(st.integers(0, 7 * 24 * 60), st.integers(1, 5), st.booleans(), st.sampled_from([None, 0, 0, 90]))
"""Minute, story, whether a copy, and the minutes until a card is sent, None without one."""
_HISTORY = st.lists(_MATCH, min_size=1, max_size=25)


def _obeys_the_laws(state: WatchState, planned: AlertPlan, now: datetime) -> None:
    """What is told now may be: outside quiet hours, a day after the story was told, and not beside its card."""
    times = state.times
    assert not planned.messages or quiet_until(now, times) is None
    for story in (story for message in planned.messages for story in message.stories):
        before = state.told_at.get(story.story_id)
        assert (before is None) == (story.outcome is MatchOutcome.FIRST)
        if before is not None:
            assert now - before >= (UPDATE_AFTER if times.rhythm is not AlertRhythm.DAY else _DAY / 2)
        assert state.notifies or times.rhythm is not AlertRhythm.ONCE or not any(one.card for one in story.matches)
    for story in planned.by_cards:
        assert times.rhythm is AlertRhythm.ONCE
        assert all(one.card is not None and one.card.message_id is not None for one in story.matches)


@given(times=_TIMES, history=_HISTORY, notifies=st.booleans())
def test_the_laws_of_alerts(
    times: WatchTimes, history: list[tuple[int, int, bool, int | None]], notifies: bool
) -> None:
    """A week of matches, told as the service would."""
    coming = sorted(
        [
            _match(number, story, _NOON + timedelta(minutes=minute), text_of=1 if copy else None)
            for number, (minute, story, copy, _) in enumerate(history, 2)
        ],
        key=lambda one: one.at,
    )
    everything = tuple(coming)
    cards = {number: late for number, (_, _, _, late) in enumerate(history, 2) if late is not None}

    def with_card(match: OpenMatch, now: datetime) -> OpenMatch:
        if match.article_id not in cards:
            return match
        due = match.at + timedelta(minutes=cards[match.article_id])
        return _shown(match, ChannelCard(1, match.article_id if due <= now else None, due))

    state = replace(_state(times=times), notifies=notifies)
    log, look_at = list[tuple[datetime, AlertMessage]](), None
    closed = set[int]()
    while coming or look_at:
        now = min(at for at in (coming[0].at if coming else None, look_at) if at)
        while coming and coming[0].at <= now:
            state = replace(state, open=(*state.open, coming.pop(0)))
        state = replace(state, open=tuple(with_card(one, now) for one in state.open))
        planned = plan(state, now)
        assert planned.look_at is None or now < planned.look_at <= now + HORIZON
        for message in planned.messages:
            log.append((now, message))
            assert message.key not in [earlier.key for _, earlier in log[:-1]]
        _obeys_the_laws(state, planned, now)
        stories = [*planned.by_cards, *(story for message in planned.messages for story in message.stories)]
        assert not closed & {one.article_id for story in stories for one in story.matches}
        closed |= {one.article_id for story in stories for one in story.matches}
        told = {story.story_id: now for story in stories}
        texts = {one.text_of for story in stories for one in story.matches}
        closed |= {one.article_id for one in planned.copies}
        state = replace(
            state,
            open=tuple(one for one in state.open if one.article_id not in closed),
            told_at={**state.told_at, **told},
            told_texts=state.told_texts | texts,
            sent=(*state.sent, *[now] * len(planned.messages)),
            last_sent=now if planned.messages else state.last_sent,
        )
        look_at = planned.look_at
    assert state.open == ()
    assert closed == {number for number, _ in enumerate(history, 2)}
    if 90 not in cards.values():  # a preview takes cards for sent when the article came
        end = max(at for at, _ in log) if log else _NOON + 8 * _DAY
        assert replay(times, [with_card(one, end) for one in everything], end, notifies=notifies) == len(log)


def _planned_one_by_one(times: WatchTimes, found: list[OpenMatch], until: datetime) -> int:
    """The messages of a watch that is planned for every match."""
    coming, state, sent = sorted(found, key=lambda one: one.at), _state(times=times), 0
    look_at: datetime | None = None
    while coming or look_at:
        now = min(at for at in (coming[0].at if coming else None, look_at) if at)
        if now > until:
            break
        while coming and coming[0].at <= now:
            state = replace(state, open=(*state.open, coming.pop(0)))
        planned = plan(state, now)
        stories = [story for message in planned.messages for story in message.stories]
        done = {one.article_id for story in stories for one in story.matches} | {
            one.article_id for one in planned.copies
        }
        state = replace(
            state,
            open=tuple(one for one in state.open if one.article_id not in done),
            told_at={**state.told_at, **{story.story_id: now for story in stories}},
            told_texts=state.told_texts | {one.text_of for story in stories for one in story.matches},
            sent=(*state.sent, *[now] * len(planned.messages)),
            last_sent=now if planned.messages else state.last_sent,
        )
        sent, look_at = sent + len(planned.messages), planned.look_at
    return sent


_CLUSTER = st.tuples(st.integers(0, 4 * 24 * 60), st.lists(st.integers(0, 70), min_size=1, max_size=14))
"""When matches begin to come, in minutes, and the pauses between them."""


@settings(max_examples=300)
@given(
    quiet=st.sampled_from([None, _NIGHT, QuietHours(time(12), time(13))]),
    clusters=st.lists(_CLUSTER, min_size=1, max_size=5),
    stories=st.integers(1, 30),
    copies=st.integers(2, 9),
    end=st.integers(0, 8 * 24 * 60),
)
def test_a_replay_tells_what_planning_for_every_match_tells(
    quiet: QuietHours | None, clusters: list[tuple[int, list[int]]], stories: int, copies: int, end: int
) -> None:
    """Matches that come close together, in quiet hours and after bursts, of few stories or many, some are copies."""
    found = list[OpenMatch]()
    for begin, pauses in clusters:
        minute = begin
        for pause in pauses:
            minute += pause
            number = len(found) + 1
            text_of = number // 2 if number % copies == 0 and number > 1 else number
            found.append(_match(number, number % stories, _NOON + timedelta(minutes=minute), text_of))
    times, until = WatchTimes(AlertRhythm.ONCE, quiet, "Asia/Seoul"), _NOON + timedelta(minutes=end)
    assert replay(times, found, until) == _planned_one_by_one(times, found, until)


@pytest.mark.parametrize(
    ("quiet", "stories"),
    [(QuietHours(time(12), time(11)), 2000), (None, 2000), (None, 1)],
    ids=["quiet", "burst", "one"],
)
def test_a_replay_of_thousands_plans_a_few_times(
    monkeypatch: pytest.MonkeyPatch, quiet: QuietHours | None, stories: int
) -> None:
    """A plan looks at all that wait: one for each of them would take seconds."""
    plans = list[datetime]()

    def counted(state: WatchState, now: datetime) -> AlertPlan:
        plans.append(now)
        return plan(state, now)

    monkeypatch.setattr(alerts, "plan", counted)
    found = [_match(number, number % stories, _NOON + timedelta(seconds=number)) for number in range(1, 2001)]
    assert replay(WatchTimes(AlertRhythm.ONCE, quiet, "Asia/Seoul"), found, _NOON + 30 * _DAY)
    assert len(plans) < 20
