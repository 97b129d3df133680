"""What a watch sends: one alert a story, updates, roll-ups, quiet hours; each once, whatever is interrupted."""

from __future__ import annotations

import pytest

from bot.model.curation.acts import Curator
from bot.model.watches.watch import AlertRhythm, WatchKind, WatchTarget
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.services.watches import alerts
from bot.text.sources.outlets import SourceTable
from tests.fakes.desk import ANNA, BORIS
from tests.fakes.discord import Weather
from tests.fakes.sql import run_sql
from tests.services.watches.watchers import (
    ASKER,
    BRIDGE,
    CHANNEL,
    DIRECT,
    FLOOD,
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
