"""Servers that leave and return, and what the desk forgets after its term."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.model.errors import NothingFound
from bot.model.jobs import Shelf
from bot.model.settings import ServerSettings
from bot.news.clustering.term_keys import term_key
from bot.policy.operations.retention import LEFT_SERVERS, RARE_TERMS_EVERY, TERMS, Kept
from bot.services.operations import restarts
from bot.services.operations.clock_repair import ClockRepairService
from bot.services.operations.retention import RetentionService
from bot.storage import retention, settings
from bot.storage.engine.times import seconds
from bot.storage.shelves import shelves
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.news_texts import UNRELATED
from tests.fakes.sql import run_many, run_sql
from tests.fakes.waiting import asleep, moments
from tests.services.ingest.launch import LAUNCH, URL, card_rows

_ANNAS, _BORISS = 1, 2
_DAY = 86_400
_SECRET = "Quillfeather"
"""A word that only the text of the server that leaves has."""
_PAGE = f"Frost in Kosan\n{{person:Mara {_SECRET}}} saw {{place:Sunan}}.\nMara {_SECRET}: The blossom is lost."
_SHARED = "Bridge opens\n{place:Sunan} has a bridge."


@pytest.fixture
async def two_servers(desk: SmallDesk) -> SmallDesk:
    """Anna's server has a page, a private text, a page that Boris has too, settings, and cards; then it leaves."""
    await desk.save(ANNA, "https://a.example/frost", _PAGE, message=1)
    await desk.save(ANNA, "https://a.example/bridge", _SHARED, message=2)
    await desk.save(BORIS, "https://a.example/bridge", _SHARED, message=3)
    await desk.paste(ANNA, f"Notes\n{_SECRET} called about {{place:Sinuiju}}.", message=4)
    await desk.work()
    await desk.database.write(settings.save, ServerSettings(_ANNAS, (10,), zone="Europe/Vienna"))
    await desk.post(ANNA, f"https://a.example/{_SECRET}-unreachable", message=5)
    await desk.retention.sync_servers({_ANNAS, _BORISS})
    return desk


async def _pass(desk: SmallDesk, days: int) -> None:
    """Days go by, with the daily work of each."""
    for _ in range(days):
        desk.clock.advance(_DAY)
        await desk.retention.prune_daily()


async def _titles(desk: SmallDesk, shelf: Shelf) -> list[str]:
    try:
        return sorted([hit.article.title for hit in (await desk.answers.search(shelf, "Sunan")).hits])
    except NothingFound:
        return []


async def _rows_with(desk: SmallDesk, word: str) -> set[str]:
    """The tables in which some row holds a word, the full-text indexes included."""
    found = set()
    for (table,) in await desk.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"):
        columns = [
            "text_of(content)" if (table, name) == ("versions", "content") else f'CAST("{name}" AS TEXT)'
            for (name,) in await desk.rows("SELECT name FROM pragma_table_info(?)", table)
        ]
        like = " OR ".join(f"{column} LIKE ?1" for column in columns)
        if await desk.rows(f'SELECT 1 FROM "{table}" WHERE {like} LIMIT 1', f"%{word}%"):  # noqa: S608  # of the schema
            found.add(table)
    for index in ("texts", "hangul_texts"):
        if await desk.rows(f"SELECT 1 FROM {index} WHERE {index} MATCH ?", word):  # noqa: S608  # names from the line above
            found.add(index)
    return found


async def test_a_server_that_returns_after_ten_days_finds_everything(two_servers: SmallDesk) -> None:
    desk = two_servers
    await desk.retention.left(_ANNAS)
    await _pass(desk, 10)
    await desk.retention.returned(_ANNAS)
    await _pass(desk, 60)
    assert await _titles(desk, ANNA) == ["Bridge opens", "Frost in Kosan"]
    assert (await desk.answers.search(ANNA, _SECRET)).hits
    assert (await desk.database.read(settings.load, _ANNAS)).zone == "Europe/Vienna"
    assert await desk.troubles() == []


async def test_a_server_that_returns_after_a_month_begins_anew_and_nothing_of_it_is_left(
    two_servers: SmallDesk,
) -> None:
    desk = two_servers
    assert {"versions", "entities", "jobs", "texts"} <= await _rows_with(desk, _SECRET)
    await desk.retention.left(_ANNAS)
    await _pass(desk, 31)
    assert await _rows_with(desk, _SECRET) == set()
    assert await desk.rows("SELECT key FROM shelves") == [("guild:2",)]
    assert await desk.rows("SELECT count(*) FROM deliveries WHERE guild_id = 1") == [(0,)]
    assert await _titles(desk, BORIS) == ["Bridge opens"], "Boris has saved it too"
    assert await desk.troubles() == []
    await desk.retention.returned(_ANNAS)
    assert await _titles(desk, ANNA) == []
    assert (await desk.database.read(settings.load, _ANNAS)) == ServerSettings(_ANNAS)
    await desk.save(ANNA, "https://a.example/frost", _PAGE)
    assert await _titles(desk, ANNA) == ["Frost in Kosan"]


async def test_a_server_that_left_while_the_desk_was_down_has_its_month_from_then_on(two_servers: SmallDesk) -> None:
    desk = two_servers
    desk.clock.advance(90 * _DAY)
    await desk.worked_until_now()
    await desk.retention.sync_servers({_BORISS})
    await _pass(desk, 29)
    assert await desk.rows("SELECT count(*) FROM shelf_articles WHERE shelf_id = 1") == [(3,)]
    await desk.retention.sync_servers({_BORISS})  # a reconnection does not begin the month again
    await _pass(desk, 2)
    assert await desk.rows("SELECT key FROM shelves") == [("guild:2",)]


async def test_an_old_copy_that_says_a_server_left_is_not_believed_before_discord_says_so(
    two_servers: SmallDesk,
) -> None:
    desk = two_servers
    await desk.retention.left(_ANNAS)
    desk.clock.advance(400 * _DAY)
    started_anew = RetentionService(desk.database, desk.clock)
    await started_anew.prune_daily()
    assert await desk.rows("SELECT count(*) FROM shelf_articles WHERE shelf_id = 1") == [(3,)]
    await started_anew.sync_servers({_ANNAS, _BORISS})
    await started_anew.prune_daily()
    desk.clock.advance(_DAY)
    await started_anew.prune_daily()
    assert await _titles(desk, ANNA) == ["Bridge opens", "Frost in Kosan"]


async def test_a_crash_at_any_point_of_the_deletion_is_made_good_the_next_day(two_servers: SmallDesk) -> None:
    """Each step is a transaction of its own, the database is sound after every one, and the last finds nothing."""
    desk = two_servers
    await desk.retention.left(_ANNAS)
    desk.clock.advance(31 * _DAY)
    before = desk.clock.now() - LEFT_SERVERS
    steps = 0
    while await desk.database.write(retention.forget_server, before, 1, 1):
        assert await desk.troubles() == []
        steps += 1
    assert steps > 8
    assert await _rows_with(desk, _SECRET) == set()


async def test_a_server_that_returns_in_the_middle_of_its_deletion_keeps_the_rest(two_servers: SmallDesk) -> None:
    desk = two_servers
    await desk.retention.left(_ANNAS)
    desk.clock.advance(31 * _DAY)
    for _ in ("its requests", "an article"):
        assert await desk.database.write(retention.forget_server, desk.clock.now() - LEFT_SERVERS, 1, 100)
    await desk.retention.returned(_ANNAS)
    await _pass(desk, 60)
    assert await desk.rows("SELECT articles FROM shelves WHERE key = 'guild:1'") == [(2,)]
    assert await desk.troubles() == []


# ---------------------------------------------------------------- the table of terms

_ROW = {
    Kept.REQUESTS: "INSERT INTO jobs (url, url_key, state, due_at, created_at, ended_at, reason)"
    " VALUES ('u', 'u' || ?2, 'dead', ?1, ?1, ?1, 'not_found')",
    Kept.CARDS: "INSERT INTO deliveries (key, kind, channel_id, state, message_id, due_at, created_at)"
    " VALUES ('card:' || ?2, 'card', 10, 'sent', 7, ?1, ?1)",
    Kept.BUTTONS: "INSERT INTO pages (token, shelf_id, request, created_at) VALUES ('token' || ?2, 1, ?2 || '', ?1)",
    Kept.READ: "INSERT INTO looked_at (user_id, shelf_id, topic, article_id, at) VALUES (7, 1, 't', ?2, ?1)",
    Kept.READERS: "INSERT INTO looks (user_id, shelf_id, topic, unread_since, last_at) VALUES (?2, 1, 't', ?1, ?1)",
    Kept.EXPLANATIONS: "INSERT INTO deliveries (key, kind, guild_id, channel_id, state, message_id, due_at,"
    " created_at) VALUES ('digest:' || ?2, 'digest', 1, 10, 'sent', 7, ?1, ?1)",
    Kept.DIGESTS: "INSERT INTO deliveries (key, kind, guild_id, channel_id, state, message_id, due_at,"
    " created_at) VALUES ('digest:' || ?2, 'digest', 1, 10, 'sent', 7, ?1, ?1)",
    Kept.WATCH_MATCHES: "INSERT INTO watch_matches (watch_id, article_id, at, outcome) VALUES (1, ?2, ?1, 'copy')",
    Kept.THREADS: "INSERT INTO story_threads (guild_id, parent_id, thread_id, opened_at) VALUES (1, 10, ?2, ?1)",
    Kept.EMPTY_STORIES: "INSERT INTO stories (id, first_at, last_at) VALUES (?2 + 1000, ?1, ?1)",
    Kept.MERGED_STORIES: "INSERT INTO stories (id, first_at, last_at, merged_into) VALUES (?2 + 1000, ?1, ?1, 1)",
}
"""A row of each kind whose term begins at ?1; ?2 is 1 or 2."""


async def _due(desk: SmallDesk, kind: Kept) -> int:
    return len(await desk.database.read(retention.due, kind, desk.clock.now() - TERMS[kind], 10))


@pytest.mark.parametrize("kind", Kept)
async def test_a_row_is_kept_until_its_term_ends_and_not_longer(desk: SmallDesk, kind: Kept) -> None:
    await desk.save(ANNA, "https://a.example/1", "One\n{place:Sunan}.")
    await desk.save(ANNA, "https://a.example/2", "Two\nAnother text about the harbour crane.")
    if kind is Kept.READ:
        await desk.database.write(run_sql, "INSERT INTO looks VALUES (7, 1, 't', 2000000000, 2000000000)")
    if kind is Kept.WATCH_MATCHES:
        watch = "'subject', 'sanctions', 'sanctions', 'once', 'UTC', 2000000000"
        columns = "shelf_id, added_in, channel_id, personal, kind, value, name, rhythm, zone, created_at"
        await desk.database.write(run_sql, f"INSERT INTO news_watches ({columns}) VALUES (1, 10, 10, 0, {watch})")  # noqa: S608  # the lines above
    begin = seconds(desk.clock.now())
    await desk.database.write(run_many, _ROW[kind], [(begin, 1), (begin + _DAY, 2)])
    if kind is Kept.EXPLANATIONS:
        contents = "INSERT INTO payloads (delivery_id, payload) SELECT id, '{}' FROM deliveries WHERE kind = 'digest'"
        await desk.database.write(run_sql, contents)
    await desk.database.write(
        run_sql, "INSERT INTO stories (id, first_at, last_at) VALUES (5000, 2000000000, 2000000000)"
    )
    days = int(TERMS[kind] / timedelta(days=1))
    desk.clock.advance(days * _DAY)
    assert await _due(desk, kind) == 0
    desk.clock.advance(_DAY)
    assert await _due(desk, kind) >= 1
    others = await desk.rows("SELECT count(*) FROM articles")
    await desk.worked_until_now()
    await desk.retention.prune_daily()
    assert await _due(desk, kind) == 0
    assert await desk.rows("SELECT count(*) FROM articles") == others, "articles have no term"
    assert await desk.troubles() == []


async def test_a_desk_to_which_nobody_posts_prunes_each_day_and_after_a_bug_on_the_same_day(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(restarts, "PAUSE", 0.0)
    begin = seconds(desk.clock.now())
    await desk.database.write(run_many, _ROW[Kept.REQUESTS], [(begin, 1)])
    days = int(TERMS[Kept.REQUESTS] / timedelta(days=1))
    desk.clock.advance(days * _DAY)
    await desk.worked_until_now()
    running = asyncio.create_task(restarts.keep_running(desk.retention.run, restarts.LoopTrouble()))
    try:
        await asleep(desk.clock)
        assert await desk.rows("SELECT count(*) FROM jobs") == [(1,)]
        refusal = "CREATE TRIGGER refused BEFORE DELETE ON jobs BEGIN SELECT raise(ABORT, 'refused'); END"
        await desk.database.write(run_sql, refusal)
        desk.clock.advance(_DAY)
        async for _ in moments():
            if "refused" in caplog.text:
                break
        assert await desk.rows("SELECT count(*) FROM jobs") == [(1,)]
        await desk.database.write(run_sql, "DROP TRIGGER refused")
        await asleep(desk.clock)
        desk.clock.advance(3600)
        await asleep(desk.clock)
        assert await desk.rows("SELECT count(*) FROM jobs") == [(0,)]
    finally:
        running.cancel()
        await asyncio.wait({running})


async def test_a_clock_that_was_ahead_ends_no_term(two_servers: SmallDesk) -> None:
    """For some days it shows next year."""
    desk = two_servers
    await desk.retention.left(_ANNAS)
    await _pass(desk, 1)
    for ahead in (400 * _DAY, -400 * _DAY, 500 * _DAY, -500 * _DAY):
        desk.clock.advance(ahead)
        await _pass(desk, 3)
        assert await desk.rows("SELECT count(*) FROM shelf_articles WHERE shelf_id = 1") == [(3,)]
        assert await desk.rows("SELECT count(*) FROM requests") == [(5,)]


async def test_a_desk_that_starts_often_under_a_clock_that_is_ahead_ends_no_term(two_servers: SmallDesk) -> None:
    """Each process prunes when it starts."""
    desk = two_servers
    await desk.retention.left(_ANNAS)
    await _pass(desk, 1)
    desk.clock.advance(400 * _DAY)
    for _ in range(40):
        desk.clock.advance(60)
        process = RetentionService(desk.database, desk.clock)
        await process.sync_servers({_BORISS})
        await process.prune_daily()
    assert await desk.rows("SELECT count(*) FROM shelf_articles WHERE shelf_id = 1") == [(3,)]
    assert await desk.rows("SELECT count(*) FROM requests") == [(5,)]


async def test_a_server_that_left_under_a_clock_that_was_ahead_has_its_month_from_today(two_servers: SmallDesk) -> None:
    """And not from next year."""
    desk = two_servers
    await _pass(desk, 1)
    desk.clock.advance(400 * _DAY)
    await desk.retention.left(_ANNAS)
    desk.clock.advance(-400 * _DAY)
    await ClockRepairService(desk.database, desk.clock).repair()
    await _pass(desk, 29)
    assert await desk.rows("SELECT count(*) FROM shelves") == [(2,)]
    await _pass(desk, 2)
    assert await desk.rows("SELECT count(*) FROM shelves") == [(1,)]


async def test_after_a_long_time_offline_terms_end_two_days_a_day(desk: SmallDesk) -> None:
    begin = seconds(desk.clock.now())
    await desk.database.write(run_many, _ROW[Kept.REQUESTS], [(begin, 1)])
    desk.clock.advance(50 * _DAY)
    await _pass(desk, 14)
    assert await desk.rows("SELECT count(*) FROM jobs") == [(1,)]
    await _pass(desk, 3)
    assert await desk.rows("SELECT count(*) FROM jobs") == [(0,)]


def test_every_kind_has_a_term_and_says_where_its_rows_are() -> None:
    assert set(TERMS) == set(Kept) == set(retention.ROWS)
    assert TERMS[Kept.READERS] >= TERMS[Kept.READ]
    assert TERMS[Kept.THREADS] >= TERMS[Kept.CARDS]
    assert TERMS[Kept.DIGESTS] >= TERMS[Kept.EXPLANATIONS] > timedelta(days=62), "of a monthly digest until the next"


async def test_the_highest_number_of_a_story_is_not_given_out_again(desk: SmallDesk) -> None:
    await desk.save(ANNA, "https://a.example/1", "One\n{place:Sunan}.")
    await desk.database.write(run_sql, "INSERT INTO stories (id, first_at, last_at) VALUES (900, 0, 0)")
    await desk.retention.prune_daily()
    assert await desk.rows("SELECT max(id) FROM stories") == [(900,)]


async def test_a_row_that_is_due_no_longer_when_its_turn_comes_stays(desk: SmallDesk) -> None:
    """A failed link is tried again between the search for old rows and their deletion."""
    begin = seconds(desk.clock.now())
    await desk.database.write(run_many, _ROW[Kept.REQUESTS], [(begin, 1)])
    desk.clock.advance(31 * _DAY)
    before = desk.clock.now() - TERMS[Kept.REQUESTS]
    keys = await desk.database.read(retention.due, Kept.REQUESTS, before, 10)
    await desk.database.write(run_sql, "UPDATE jobs SET state = 'queued', ended_at = NULL")
    assert await desk.database.write(retention.forget, Kept.REQUESTS, before, keys) == 0
    assert await desk.rows("SELECT state FROM jobs") == [("queued",)]


async def test_terms_that_one_article_had_are_dropped_now_and_then(desk: SmallDesk) -> None:
    for number, (title, text) in enumerate(UNRELATED.items()):
        await desk.save(ANNA, f"https://a.example/{number}", f"{title}\n{text} Wonsan.")
    terms = await desk.rows("SELECT count(*), sum(documents = 1) FROM term_counts WHERE term > 1 OR term < 0")
    await _pass(desk, 1)
    assert await desk.rows("SELECT count(*), sum(documents = 1) FROM term_counts WHERE term > 1 OR term < 0") == terms
    await desk.database.write(run_sql, "UPDATE term_counts SET documents = ? WHERE term = 0", [RARE_TERMS_EVERY])
    await _pass(desk, 1)
    assert await desk.rows("SELECT term FROM term_counts WHERE documents = 1") == []
    assert (term_key("wonsan"), len(UNRELATED)) in await desk.rows("SELECT term, documents FROM term_counts")
    await desk.save(ANNA, "https://a.example/new", "New\nAn unheard-of zeppelin over Kanggye.")
    await _pass(desk, 5)
    assert await desk.rows("SELECT documents FROM term_counts WHERE term = ?", term_key("zeppelin")) == [(1,)], (
        "not every day"
    )


async def test_after_a_month_requests_are_deleted_and_articles_kept(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, LAUNCH, message=500)
    await desk.database.write(run_sql, "UPDATE deliveries SET state = 'sent', message_id = 1")
    desk.clock.advance(31 * _DAY)
    await desk.save(ANNA, "https://news.example/later", LAUNCH.replace("Two", "Six"), message=501)
    worker = asyncio.create_task(desk.retention.run())
    await asleep(desk.clock)
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)
    assert await desk.rows("SELECT message_id FROM requests") == [(501,)]
    assert await card_rows(desk) == [("card", 501)]
    assert (await desk.answers.summary(ANNA, URL)).article.id == 1


async def test_a_digest_and_a_card_that_is_still_owed_outlive_the_month(desk: SmallDesk) -> None:
    """Discord may be away for long, and /why asks about old digests."""
    owed = [
        ("digest:10:day:2024-09-16:1", "digest", "sent"),
        ("card:1:1", "card", "pending"),
        ("card:2:2", "card", "sent"),
    ]
    await desk.database.write(
        run_many,
        "INSERT INTO deliveries (key, kind, state, message_id, channel_id, due_at, created_at)"
        " VALUES (?1, ?2, ?3, iif(?3 = 'sent', 7, NULL), 10, ?4, ?4)",
        [(*one, seconds(desk.clock.now())) for one in owed],
    )
    desk.clock.advance(31 * _DAY)
    await desk.retention.prune_daily()
    assert await desk.rows("SELECT key, kind, state FROM deliveries ORDER BY id") == owed[:2]


async def test_numbers_are_never_used_again(desk: SmallDesk) -> None:
    """Else a card owed under an old number would count as sent, and an old link would lead to another article."""
    await desk.save(ANNA, URL, LAUNCH, message=500)
    await desk.database.write(shelves.take_off, 1, 1)
    desk.clock.advance(31 * _DAY)
    await desk.retention.prune_daily()
    assert await desk.save(ANNA, URL, LAUNCH, message=501) == 2
    assert await card_rows(desk) == [("card", 500), ("card", 501)]
