"""What a watch sends: one alert a story, updates, roll-ups, quiet hours; each once, whatever is interrupted."""

from __future__ import annotations

import random
from datetime import time, timedelta

import pytest

from bot.model.curation.acts import Curator
from bot.model.deliveries import DeliveryKind, NewDelivery, Refusal
from bot.model.watches.watch import AlertRhythm, QuietHours, WatchKind, WatchTarget
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.services.watches import alerts
from bot.storage.deliveries import outbox
from bot.text.sources.outlets import SourceTable
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import ANNA, BORIS
from tests.fakes.discord import Weather
from tests.fakes.sql import run_sql
from tests.services.watches.watchers import (
    ASKER,
    BRIDGE,
    CHANNEL,
    DIRECT,
    FLOOD,
    GUILD,
    MANAGER,
    MINE,
    OURS,
    PRIVATE,
    Watchers,
)

_DAY = 86_400


async def test_a_member_is_told_once_of_a_story(room: Watchers) -> None:
    await room.watch()
    first = await room.save()
    assert await room.told() == [(DIRECT, "pending", [str(first)])]
    await room.save()  # of the same story
    assert len(await room.told()) == 1
    assert len(await room.send()) == 1
    assert len(await room.send()) == 1


async def test_more_matches_than_are_planned_together_are_told_after_them(
    room: Watchers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alerts, "_LOOKED_AT", 1)
    await room.watch()
    first, second = await room.save(), await room.save(text=BRIDGE)
    assert [titles for *_, titles in await room.told()] == [[str(first)]]
    room.desk.clock.advance(60)
    assert [titles for *_, titles in await room.told()] == [[str(first)], [str(second)]]


async def test_a_later_article_is_an_update_a_day_later(room: Watchers) -> None:
    await room.watch()
    first = await room.save()
    await room.send()
    second = await room.save()
    third = await room.save()
    assert len(await room.send()) == 1
    room.desk.clock.advance(_DAY)
    (_, update) = await room.send()
    assert update != (await room.send())[0]
    assert await room.outcomes() == {first: "first", second: "update", third: "update"}
    (row,) = await room.desk.rows("SELECT count(DISTINCT delivery_id) FROM watch_matches")
    assert row == (2,)


async def test_phrases_subjects_and_names_meet_what_has_them(room: Watchers) -> None:
    watched = {
        kind: await room.watch(OURS, WatchTarget(WatchKind(kind), value, value))
        for kind, value in (("entity", "sinuiju"), ("phrase", "Flood-victims"), ("subject", "humanitarian"))
    }
    article = await room.save()
    await room.save(text="Rates rise\n> subjects economy\nNothing else happened in Pyongyang.\n")
    await room.desk.watches.work()
    met = await room.desk.rows("SELECT watch_id, article_id FROM watch_matches ORDER BY watch_id")
    assert met == [(watched["entity"].id, article), (watched["phrase"].id, article)]
    aid = await room.save(text="Rice arrives\n> subjects humanitarian\nA ship with rice came to Nampo on Friday.\n")
    await room.desk.watches.work()
    assert (watched["subject"].id, aid) in await room.desk.rows("SELECT watch_id, article_id FROM watch_matches")


async def test_the_words_that_met_it_are_shown_in_their_sentence(room: Watchers) -> None:
    await room.watch(OURS, FLOOD)
    await room.save()
    await room.desk.watches.work()
    ((sentence, start, end),) = await room.desk.rows(
        "SELECT payload ->> '$.stories[0].sentence.text', payload ->> '$.stories[0].marks[0].start',"
        " payload ->> '$.stories[0].marks[0].end' FROM payloads"
    )
    assert sentence == "Officials said that 111 flood victims were moved to schools."
    assert sentence[start:end] == "flood victims"


async def test_a_watch_looks_at_its_own_shelf(room: Watchers) -> None:
    await room.watch()
    await room.watch(PRIVATE)
    await room.save(BORIS)
    assert await room.told() == []
    assert await room.desk.rows("SELECT * FROM watch_queue") == []  # Boris' server watches nothing


async def test_a_known_article_is_new_on_another_shelf(room: Watchers) -> None:
    await room.watch()
    await room.desk.save(BORIS, "https://shared.example/1", "Rain\nRain fell on {place:Sinuiju} on Monday.\n")
    await room.desk.post(ANNA, "https://shared.example/1")
    assert len(await room.told()) == 1


async def test_a_pasted_text_does_not_leave_its_server(room: Watchers) -> None:
    await room.watch(MINE)
    await room.watch(OURS)
    await room.desk.paste(ANNA, "Secret report\nRain fell on {place:Sinuiju} on Monday.\n")
    await room.desk.work()
    assert [channel for channel, _, _ in await room.told()] == [CHANNEL]


async def test_an_archive_is_no_news(room: Watchers) -> None:
    await room.watch()
    await room.save(day="2024-09-01")
    assert await room.told() == []
    await room.save(day="2024-09-12")
    assert len(await room.told()) == 1


async def test_what_was_there_before_is_not_told(room: Watchers) -> None:
    await room.watch(OURS, FLOOD)  # so that articles are queued at all
    await room.save()
    await room.watch()  # added before the queue is worked off
    assert [channel for channel, _, _ in await room.told()] == [CHANNEL]


async def test_a_copy_is_no_update(room: Watchers) -> None:
    await room.watch()
    first = await room.save(number=1, more="The same words were printed everywhere that day, it said.")
    await room.send()
    room.desk.clock.advance(2 * _DAY)
    copy = await room.save(number=1, more="The same words were printed everywhere that day, it said.", day="2024-09-16")
    await room.send()
    assert await room.outcomes() == {first: "first", copy: "copy"}


async def test_an_hourly_watch_is_rolled_up(room: Watchers) -> None:
    await room.watch(rhythm=AlertRhythm.HOUR)
    articles = [await room.save(), await room.save(text=BRIDGE)]
    assert await room.told() == []
    room.desk.clock.advance(3600)
    assert await room.told() == [(DIRECT, "pending", [str(one) for one in articles])]


async def test_quiet_hours_end_with_one_message(room: Watchers) -> None:
    await room.watch(quiet=QuietHours(time(20), time(7)), zone="Asia/Seoul")  # noon in London is 9 p.m. there
    articles = [await room.save(), await room.save(text=BRIDGE)]
    room.desk.clock.advance(9 * 3600)
    assert await room.told() == []
    room.desk.clock.advance(3600)
    assert await room.told() == [(DIRECT, "pending", [str(one) for one in articles])]


async def test_an_alert_that_waited_into_the_quiet_hours_waits_for_their_end(room: Watchers) -> None:
    await room.watch(quiet=QuietHours(time(22), time(7)), zone="Asia/Seoul")
    await room.save()
    assert len(await room.told()) == 1  # owed, and Discord is away for two hours
    room.desk.clock.advance(2 * 3600)
    assert await room.send() == []
    assert await room.desk.rows("SELECT 1 FROM deliveries WHERE kind = 'watch'") == []
    room.desk.clock.advance(8 * 3600)
    assert len(await room.send()) == 1


async def test_a_burst_of_stories_is_rolled_up(room: Watchers) -> None:
    await room.watch(OURS, WatchTarget(WatchKind.PHRASE, "report", "report"))
    for number in range(8):
        words = " ".join(f"{word}{number}" for word in ("alpha", "beta", "gamma", "delta", "omega"))
        await room.save(text=f"Report {number} {words}\nA report of {words} reached the desk in number {number}.\n")
    told = await room.told()
    assert [len(articles) for _, _, articles in told] == [1, 1, 1, 1, 1]
    room.desk.clock.advance(3600)
    assert [len(articles) for _, _, articles in (await room.told())[5:]] == [3]


async def test_an_article_that_left_the_shelf_is_not_told(room: Watchers) -> None:
    await room.watch(rhythm=AlertRhythm.HOUR)
    article = await room.save()
    await room.desk.watches.work()
    await room.desk.database.write(run_sql, "DELETE FROM shelf_articles WHERE article_id = ?", [article])
    room.desk.clock.advance(3600)
    assert await room.told() == []
    assert await room.outcomes() == {}


async def test_an_article_that_a_manager_took_off_and_put_back_is_told(room: Watchers) -> None:
    """Its match was forgotten while it was away. What was told already is not told again, and a watch that was added
    after it was saved does not ask for it."""
    await room.watch(rhythm=AlertRhythm.HOUR)
    curation = CurationService(room.desk.database, room.desk.clock, OutletNames(SourceTable.load()))
    told = await room.save(text=BRIDGE)
    room.desk.clock.advance(3600)
    assert await room.told() == [(DIRECT, "pending", [str(told)])]
    taken_off = await room.save()
    acts = [await curation.remove(ANNA, Curator(9, manages=True), str(one)) for one in (told, taken_off)]
    room.desk.clock.advance(3600)
    assert len(await room.told()) == 1
    room.desk.clock.advance(60)
    await room.watch(OURS)
    for act in acts:
        await curation.undo(ANNA, Curator(9, manages=True), act.id)
    room.desk.clock.advance(3600)
    assert [(channel, titles) for channel, _, titles in await room.told()] == [
        (DIRECT, [str(told)]),
        (DIRECT, [str(taken_off)]),
    ]


async def test_stories_that_became_one_are_one_alert(room: Watchers) -> None:
    await room.watch(rhythm=AlertRhythm.HOUR)
    first = await room.save()
    second = await room.save(text=BRIDGE)
    await room.desk.watches.work()
    story = "(SELECT story_id FROM story_articles WHERE article_id = ?)"
    statement = f"UPDATE story_articles SET story_id = {story} WHERE article_id = ?"  # noqa: S608  # the line above
    await room.desk.database.write(run_sql, statement, [first, second])
    room.desk.clock.advance(3600)
    assert await room.told() == [(DIRECT, "pending", [str(second)])]
    ((others,),) = await room.desk.rows("SELECT payload ->> '$.stories[0].others' FROM payloads")
    assert others == 1


async def test_a_watch_knows_stories_as_its_server_has_them(room: Watchers) -> None:
    """An article that was taken out of a story that was told is a story of its own; on its return it is an update."""
    await room.watch()
    first = await room.save()
    assert await room.told() == [(DIRECT, "pending", [str(first)])]
    curation = CurationService(room.desk.database, room.desk.clock, OutletNames(SourceTable.load()))
    second = await room.save()
    act = await curation.move(ANNA, Curator(9, manages=True), str(second))
    assert [titles for _, _, titles in await room.told()] == [[str(first)], [str(second)]]
    await curation.undo(ANNA, Curator(9, manages=True), act.id)
    third = await room.save()
    assert [titles for _, _, titles in await room.told()] == [[str(first)], [str(second)]]
    room.desk.clock.advance(86_400)
    assert await room.told() != []
    assert await room.outcomes() == {first: "first", second: "first", third: "update"}


async def test_a_search_is_evaluated_for_each_article(room: Watchers) -> None:
    ours = await room.watch(OURS, WatchTarget(WatchKind.SEARCH, "sinuiju -bridge lang:en", "floods"))
    mine = await room.watch(MINE, WatchTarget(WatchKind.SEARCH, "entity:Sinuiju after:3d", "town"))
    await room.watch(OURS, WatchTarget(WatchKind.SEARCH, "nosuch:operator OR", "of another release"))
    flood = await room.save()
    bridge = await room.save(text=BRIDGE)
    await room.desk.paste(ANNA, "Notes\nRain fell on {place:Sinuiju} on Monday, and nobody knows why.\n")
    await room.desk.work()
    await room.desk.watches.work()
    private = bridge + 1
    met = await room.desk.rows("SELECT watch_id, article_id FROM watch_matches ORDER BY watch_id, article_id")
    assert met == [(ours.id, flood), (ours.id, private), (mine.id, flood), (mine.id, bridge)]
    marks = await room.desk.rows("SELECT payload ->> '$.stories[0].marks' FROM payloads WHERE payload LIKE '%floods%'")
    assert all(one != "[]" for (one,) in marks)  # the word is marked in its sentence


async def test_a_watched_search_shows_the_compound_that_it_found(room: Watchers) -> None:
    await room.watch(OURS, WatchTarget(WatchKind.SEARCH, "미사일", "weapons"))
    saved = await room.save(text="동해 발사\n북한이 동해로 탄도미사일을 쐈다.\n")
    await room.send(CHANNEL)
    (met,) = (await room.desk.watches.why(MANAGER, "weapons")).articles
    assert met.article.id == saved
    assert met.sentence is not None
    assert [met.sentence.text[mark.start : mark.end] for mark in met.marks] == ["탄도미사일을"]


async def test_a_name_that_an_article_brings_is_known_to_searches_the_next_day(room: Watchers) -> None:
    await room.watch(OURS, WatchTarget(WatchKind.SEARCH, 'entity:"Pak Tok Hun"', "Pak"))
    await room.save(text="Rain\nRain fell on {place:Sinuiju}.\n")  # what the query means is known from now on
    assert await room.told() == []
    text = "{title}\n{{person:Pak Tok Hun}} spoke about {title} at {{place:Sinuiju}}.\n"
    await room.save(text=text.format(title="coal"))
    await room.told()
    room.desk.clock.advance(_DAY)
    article = await room.save(text=text.format(title="fishing boats"))
    assert [articles for _, _, articles in await room.told()][-1] == [str(article)]


# ------------------------------------------------------------------ Discord fails as the quiet hours begin

_NIGHT = QuietHours(time(22), time(7))
"""In Seoul; the clock says 21:00 there, so they begin an hour later."""


async def test_an_alert_that_was_never_requested_waits_for_the_morning(room: Watchers) -> None:
    """Discord has trouble with the server from nine to eleven; the desk asks for the reader and is told no more."""
    await room.watch(quiet=_NIGHT, zone="Asia/Seoul")
    articles = [await room.save()]
    room.discord.weather = Weather(unrequested=1.0)
    assert await room.send() == []
    assert await room.told() == [(DIRECT, "pending", [str(articles[0])])]
    room.passes(2 * 3600)
    room.discord.weather = Weather()
    assert await room.send() == []
    assert await room.told() == []
    articles.append(await room.save(text=BRIDGE))
    room.passes(8 * 3600)
    assert await room.told() == [(DIRECT, "pending", [str(one) for one in articles])]
    assert len(await room.send()) == 1


async def test_an_alert_that_did_not_arrive_before_the_night_waits_for_the_morning(room: Watchers) -> None:
    """Discord is down: the desk cannot know what became of its request, until it can look."""
    await room.watch(quiet=_NIGHT, zone="Asia/Seoul")
    article = await room.save()
    room.discord.weather = Weather(refused=1.0, unreadable=1.0)
    for _ in range(24):
        assert await room.send() == []
        room.passes(300)
    assert await room.told() == [(DIRECT, "sending", [str(article)])]
    room.discord.weather = Weather()
    for _ in range(20):
        assert await room.send() == []
        room.passes(30)
    assert await room.told() == []
    room.passes(8 * 3600)
    assert len(await room.send()) == 1
    assert await room.outcomes() == {article: "first"}


async def test_an_alert_that_arrived_before_the_night_is_not_told_again(room: Watchers) -> None:
    await room.watch(quiet=_NIGHT, zone="Asia/Seoul")
    await room.save()
    room.discord.weather = Weather(lost_answer=1.0)
    (told,) = await room.send()
    room.discord.weather = Weather()
    room.passes(2 * 3600)
    assert await room.send() == [told]
    assert [state for _, state, _ in await room.told()] == ["sent"]
    room.passes(8 * 3600)
    assert await room.send() == [told]


async def test_a_request_under_way_as_the_night_begins_is_waited_for(room: Watchers) -> None:
    """It is not there at the first look and comes half a minute later: a withdrawn alert would be told again. A clock
    that steps a day says nothing of that."""
    room.passes(3600 - 1)
    await room.watch(quiet=_NIGHT, zone="Asia/Seoul")
    await room.save()
    room.discord.weather = Weather(late=1.0)
    room.discord.chance = random.Random(12)  # noqa: S311  # the request takes some 40 seconds
    await room.send()
    room.discord.weather = Weather()
    room.passes(5)
    assert await room.send() == []
    room.desk.clock.advance(86_400)
    room.discord.clock = SteppedClock(room.desk.clock.now() - timedelta(days=1))
    assert await room.send() == []
    assert [state for _, state, _ in await room.told()] == ["sending"]
    room.discord.clock.advance(60)
    room.passes(400)
    (told,) = await room.send()
    room.passes(10 * 3600)
    assert await room.send() == [told]


async def test_a_new_process_does_not_know_when_the_last_one_requested_an_alert(room: Watchers) -> None:
    room.passes(3600 - 1)
    await room.watch(quiet=_NIGHT, zone="Asia/Seoul")
    await room.save()
    room.discord.weather = Weather(refused=1.0)
    await room.send()
    room.discord.weather = Weather()
    room.desk.clock.advance(86_400 + 5)  # it was put right, or the machine was off: the desk cannot tell
    room.deliveries = room.restarted()
    assert await room.send() == []
    assert [state for _, state, _ in await room.told()] == ["sending"]
    room.passes(301)
    assert await room.send() == []
    assert await room.told() == []


async def test_in_the_night_other_messages_of_the_channel_come(room: Watchers) -> None:
    await room.watch(OURS, quiet=_NIGHT, zone="Asia/Seoul")
    await room.save()
    room.discord.weather = Weather(refused=1.0)
    await room.send()
    room.discord.weather = Weather()
    room.passes(2 * 3600)
    card = NewDelivery("card:1:1", DeliveryKind.REFUSAL, CHANNEL, Refusal("paywall", "", None), GUILD)
    await room.desk.database.write(outbox.owe, card, room.desk.clock.now())
    await room.send()
    room.passes(301)
    assert await room.send(CHANNEL) == ["card:1:1"]


@pytest.mark.parametrize("arrived", [False, True])
async def test_an_alert_of_a_watch_that_was_paused_meanwhile_is_not_sent_again(room: Watchers, arrived: bool) -> None:
    watch = await room.watch()
    article = await room.save()
    room.discord.weather = Weather(lost_answer=1.0) if arrived else Weather(refused=1.0)
    await room.send()
    room.discord.weather = Weather()
    await room.desk.watches.pause(ASKER, str(watch.id), paused=True)
    room.passes(3600)
    await room.send()
    room.passes(301)
    assert len(await room.send()) == arrived
    assert await room.outcomes() == {article: "first" if arrived else "paused"}
