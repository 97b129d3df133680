"""An article whose card was posted in the channel of a watch: the card tells it, or a short reply to the card does."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from bot.model.jobs import WithdrawnLinks
from bot.model.watches.watch import AlertRhythm, WatchTimes
from bot.services.ingest.submissions import key_of
from tests.fakes.desk import ANNA
from tests.services.watches.watchers import BRIDGE, DESK, MANAGER, MEMBER, MINE, OURS, SINUIJU, Watchers

_HERE = replace(OURS, channel_id=DESK)
"""Alerts go to the channel in which links are posted."""
_ROLE = replace(_HERE, role_id=4)
_POST = 501
_DAY = 86_400


async def _rows(room: Watchers) -> list[tuple[str, int | None]]:
    """The kind of each message that the channel has or gets, and what it replies to."""
    return [
        (kind, reply_to)
        for kind, reply_to in await room.desk.rows(
            "SELECT kind, reply_to FROM deliveries WHERE channel_id = ? ORDER BY id", DESK
        )
    ]


async def _told(room: Watchers, seconds: int = 3) -> list[tuple[str, int | None]]:
    """The same after the desk had some seconds to send cards and to look again."""
    await room.send(DESK)
    room.desk.clock.advance(seconds)
    await room.send(DESK)
    return await _rows(room)


async def test_a_card_in_the_channel_tells_the_story(room: Watchers) -> None:
    watch = await room.watch(_HERE)
    first = await room.save(message=_POST)
    assert await _told(room) == [("card", _POST)]
    assert await room.outcomes() == {first: "first"}
    (listed,) = await room.desk.watches.listed(MANAGER)
    assert (listed.alerts, listed.last) == (0, None)
    (met,) = (await room.desk.watches.why(MANAGER, str(watch.id))).articles
    assert (met.by_card, met.outcome, met.alert_at is not None) == (True, "first", True)
    second = await room.save()  # by nobody in this channel: the story is known there
    assert await _told(room) == [("card", _POST)]
    assert [kind for kind, _ in await _told(room, _DAY)] == ["card", "watch"]
    assert await room.outcomes() == {first: "first", second: "update"}
    assert not (await room.desk.watches.why(MANAGER, str(watch.id))).articles[0].by_card


async def test_an_alert_elsewhere_is_sent_as_ever(room: Watchers) -> None:
    await room.watch(OURS)
    await room.watch(MINE)
    await room.save(message=_POST)
    await _told(room)
    assert len(await room.send(OURS.channel_id)) == 1
    assert len(await room.send(MINE.channel_id)) == 1


async def test_nothing_is_said_before_the_card_is_sent(room: Watchers) -> None:
    await room.watch(_HERE)
    article = await room.save(message=_POST)
    room.discord.weather.refused = 1.0
    await _told(room, 60)
    assert await room.outcomes() == {article: None}
    assert await _rows(room) == [("card", _POST)]
    room.discord.weather.refused = 0.0
    await _told(room, 400)
    await _told(room, 400)
    assert await room.outcomes() == {article: "first"}
    assert await _rows(room) == [("card", _POST)]


async def test_the_alert_is_sent_where_the_card_was_not(room: Watchers) -> None:
    await room.watch(_HERE)
    article = await room.save(message=_POST)
    await room.desk.watches.work()
    await room.desk.database.write(
        lambda connection: connection.execute("UPDATE deliveries SET state = 'dead' WHERE kind = 'card'").rowcount
    )
    assert await _told(room) == [("card", _POST), ("watch", None)]
    assert await room.outcomes() == {article: "first"}


async def test_a_role_is_mentioned_in_a_reply_to_the_card(room: Watchers) -> None:
    await room.watch(_ROLE)
    first = await room.save(message=_POST)
    told = await _told(room)
    card = room.discord.messages[0].id
    assert told == [("card", _POST), ("watch", card)]
    assert room.discord.marks == [(_POST, True)]  # the reaction is of the post, and set once
    second = await room.save(message=_POST + 1)  # of the same story: nobody is mentioned again
    assert await _told(room) == [*told, ("card", _POST + 1)]
    assert await room.outcomes() == {first: "first", second: "update"}


async def test_an_hourly_watch_lists_it(room: Watchers) -> None:
    await room.watch(_HERE, rhythm=AlertRhythm.HOUR)
    article = await room.save(message=_POST)
    assert [kind for kind, _ in await _told(room, 3600)] == ["card", "watch"]
    assert await room.outcomes() == {article: "first"}


async def test_the_preview_counts_what_would_have_been_sent(room: Watchers) -> None:
    await room.save(message=_POST)
    for place, alerts in ((_HERE, 0), (_ROLE, 1), (OURS, 1)):
        preview = await room.desk.watches.preview(place, SINUIJU, WatchTimes())
        assert preview.alerts == alerts
        assert (preview.with_card, preview.without_card) == ((0, 1) if place is OURS else (1, 0))
    assert await room.desk.watches.listed(MANAGER) == ()


async def test_what_a_card_told_is_told_again_by_the_next_one_when_its_post_is_deleted(room: Watchers) -> None:
    await room.watch(_HERE)
    await room.save(message=_POST)
    assert await _told(room) == [("card", _POST)]
    copy: dict[str, Any] = {
        "number": 1,
        "more": "The same words were printed everywhere that day, it said.",
        "day": "2024-09-16",
    }
    first = await room.save(message=_POST + 1, **copy)
    second = await room.save(**copy)
    await _told(room)
    assert (await room.outcomes())[second] == "copy"
    key = frozenset({key_of(f"https://news{number}.example/{number}") for number in (1, 2)})
    for number in (_POST, _POST + 1):
        await room.desk.ingest.taken_back(WithdrawnLinks(ANNA, MEMBER, number, key))
    assert [kind for kind, _ in await _told(room)] == ["watch"]
    assert await room.outcomes() == {second: "first"}, first


async def test_an_alert_that_was_not_tried_yet_does_not_keep_what_is_taken_back(room: Watchers) -> None:
    """It counted as told, so that the article stayed, and was told to a member whose messages had been closed."""
    await room.watch()
    first, other = await room.save(message=_POST), await room.save(text=BRIDGE, message=_POST + 1)
    assert [titles for *_, titles in await room.told()] == [[str(first)], [str(other)]]
    key = [frozenset({key_of(f"https://news{number}.example/{number}")}) for number in (1, 2)]
    assert (await room.desk.ingest.taken_back(WithdrawnLinks(ANNA, MEMBER, _POST, key[0]))).changed
    assert await room.desk.rows("SELECT article_id FROM shelf_articles") == [(other,)]
    room.desk.clock.advance(60)
    assert [titles for *_, titles in await room.told()] == [[str(other)]]
    assert len(await room.send()) == 1
    assert not (await room.desk.ingest.taken_back(WithdrawnLinks(ANNA, MEMBER, _POST + 1, key[1]))).changed


async def test_a_card_in_place_of_an_alert_is_no_alert_after_a_month_either(room: Watchers) -> None:
    """Cards are deleted after 30 days, matches after 180: between, `/watch list` and `/watch why` took it for one."""
    watch = await room.watch(_HERE)
    await room.save(message=_POST)
    await _told(room)
    before = await room.desk.watches.why(MANAGER, str(watch.id))
    await _pass_days(room, 31)
    after = await room.desk.watches.why(MANAGER, str(watch.id))
    assert (after.line.alerts, after.line.last) == (0, None)
    assert after.articles == before.articles
    assert await room.desk.rows("SELECT kind FROM deliveries") == [("card",)]
    await _pass_days(room, 151)
    assert (await room.desk.watches.why(MANAGER, str(watch.id))).articles == ()
    assert await room.desk.rows("SELECT kind FROM deliveries") == []


async def _pass_days(room: Watchers, days: int) -> None:
    await room.desk.worked_until_now()
    for _ in range(days):
        room.passes(_DAY)
        await room.desk.retention.prune_daily()
