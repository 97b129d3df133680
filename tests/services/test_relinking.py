"""The knowledge base learns, renames and forgets entities, and the articles that were stored before follow."""

from __future__ import annotations

import asyncio
import shutil
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from bot.model.analysis import Analysis, EntityKind, Page
from bot.model.errors import ReaderFailed, Reason
from bot.news.clustering.embeddings import pack
from bot.news.clustering.features import unpack
from bot.news.clustering.term_keys import term_key
from bot.services.operations.status import StatusService
from bot.storage.articles import relinking as stored_links
from bot.text.knowledge.file_format import KnownEntity
from tests.fakes.crash import Fate, digest_of, fated
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.embeddings import embedding
from tests.fakes.sql import run_sql
from tests.fakes.waiting import asleep
from tests.services.changing_knowledge import PAK, ReopenedDesk, known_ids  # noqa: F401  # a fixture

NOBODY = KnownEntity("sin-gum-chol", "Sin Kum Chol", EntityKind.PERSON, "s", "KP", hangul="신금철")


def report(day: int) -> str:
    return (
        f"The marshal on day {day}\n> published 2024-09-1{day}T08:12:00+09:00\n"
        f"{{person:Pak Jong Chon}} inspected site {day}.\nPak Jong Chon: We are ready on day {day}.\n"
    )


WEATHER = "Rain in Busan\n> published 2024-09-14T08:12:00+09:00\nIt rained on {place:Busan} for two days.\n"


_WRITTEN = ("mentions", "quotes", "articles", "entities", "shelf_versions", "texts_data", "titles_data")


class Newsroom(ReopenedDesk):
    """A desk with three reports on a person."""

    async def fill(self, *known: KnownEntity) -> None:
        async with self.open(*known) as desk:
            for day in (1, 2, 3):
                await desk.save(ANNA, f"https://a.example/{day}", report(day))
            await desk.post(BORIS, "https://a.example/3")
            await desk.save(ANNA, "https://a.example/rain", WEATHER)


@pytest.fixture
def newsroom(tmp_path: Path, known_ids: None) -> Newsroom:  # noqa: F811  # a fixture
    return Newsroom(tmp_path)


async def keys(desk: SmallDesk) -> list[Any]:
    """Shelf, key and number of articles."""
    return await desk.rows(
        "SELECT s.shelf_id, e.key, s.articles FROM shelf_entities AS s JOIN entities AS e ON e.id = s.entity_id"
        " ORDER BY 1, 2"
    )


async def test_what_was_read_before_the_desk_knew_a_person_counts_for_them_afterwards(newsroom: Newsroom) -> None:
    await newsroom.fill()
    async with newsroom.open(PAK) as desk:
        await desk.relinking.relink()
        await desk.save(ANNA, "https://a.example/4", report(4))
        found = await desk.answers.entity(ANNA, "박정천")
        assert (found.entity.key, found.total, len(found.quotes_by)) == (PAK.id, 4, 4)
        assert found.entity.hangul == "박정천"
        assert (await desk.answers.entity(BORIS, "Pak Jong Chon")).total == 1
        # One entity is offered, also for the Korean alias that no article wrote.
        assert [one.value for one in await desk.answers.suggest_entities(ANNA, "Pak J")] == [PAK.id]
        assert [one.value for one in await desk.answers.suggest_entities(BORIS, "박 비")] == [PAK.id]
        assert await keys(desk) == [(1, PAK.id, 4), (1, "x:place:busan", 1), (2, PAK.id, 1)]
        # A button from before the run still leads to them.
        assert (await desk.answers.entity(ANNA, "x:person:pakjongchon")).total == 4
        assert await desk.troubles() == []


async def test_new_articles_are_compared_by_the_entities_that_are_known_now(newsroom: Newsroom) -> None:
    await newsroom.fill()
    async with newsroom.open(PAK) as desk:
        await desk.relinking.relink()
        vectors = await desk.rows("SELECT article_id, vector FROM story_vectors ORDER BY article_id")
        assert [f"={PAK.id}" in unpack(vector).bridge.weights for _, vector in vectors] == [True] * 3 + [False]
        postings = "SELECT count(*) FROM story_postings WHERE term = ?"
        assert await desk.rows(postings, f"l={PAK.id}") == [(3,)]
        assert await desk.rows("SELECT documents FROM term_counts WHERE term = ?", term_key(f"={PAK.id}")) == [(3,)]


async def test_a_saved_article_is_compared_by_the_embedding_of_its_headline_also_after_relinking(
    newsroom: Newsroom,
) -> None:
    vectors = "SELECT vector FROM story_vectors"
    async with newsroom.open() as desk:
        await desk.save(ANNA, "https://a.example/1", report(1).replace("\n", "\n> embedding 7\n", 1))
        (before,) = (row[0] for row in await desk.rows(vectors))
    async with newsroom.open(PAK) as desk:
        await desk.relinking.relink()
        (after,) = (row[0] for row in await desk.rows(vectors))
    assert before != after
    assert unpack(before).embedding == unpack(after).embedding == pack(embedding(7))


async def test_an_entity_that_left_the_base_is_a_discovered_name_again(newsroom: Newsroom) -> None:
    await newsroom.fill(PAK)
    async with newsroom.open() as desk:
        await desk.relinking.relink()
        assert await keys(desk) == [
            (1, "x:person:pakjongchon", 3),
            (1, "x:place:busan", 1),
            (2, "x:person:pakjongchon", 1),
        ]
        assert await desk.rows("SELECT key FROM entities WHERE key = ?", PAK.id) == []
        assert await desk.rows("SELECT count(*) FROM term_counts WHERE term = ?", term_key(f"={PAK.id}")) == [(0,)]
        # A button with the former id still leads to them.
        assert (await desk.answers.entity(ANNA, PAK.id)).total == 3
        assert await desk.troubles() == []


async def test_a_renamed_id_takes_all_articles_along(newsroom: Newsroom) -> None:
    await newsroom.fill(PAK)
    async with newsroom.open(replace(PAK, id="pak-jong-chon-marshal")) as desk:
        await desk.relinking.relink()
        assert [row[1:] for row in await keys(desk) if row[0] == 1] == [
            ("pak-jong-chon-marshal", 3),
            ("x:place:busan", 1),
        ]


async def test_a_new_alias_can_be_typed_on_every_shelf(newsroom: Newsroom) -> None:
    await newsroom.fill(PAK)
    async with newsroom.open(replace(PAK, aliases=("Iron Marshal",))) as desk:
        await desk.relinking.relink()
        for shelf in (ANNA, BORIS):
            assert [one.value for one in await desk.answers.suggest_entities(shelf, "iron m")] == [PAK.id]
        assert await desk.rows("SELECT form FROM shelf_names WHERE form LIKE '비서%'") == []
        assert await desk.troubles() == []


async def test_only_articles_that_the_change_concerns_are_read_again(newsroom: Newsroom) -> None:
    await newsroom.fill()
    async with newsroom.open(NOBODY) as desk:
        progress = await desk.relinking.relink()
        assert (desk.reader.read, progress and progress.relinked) == (0, 0)
    async with newsroom.open(NOBODY, PAK) as desk:
        progress = await desk.relinking.relink()
        assert (desk.reader.read, progress and progress.relinked) == (3, 3)
    async with newsroom.open(NOBODY, PAK) as desk:
        await desk.relinking.relink()
        assert desk.reader.read == 0
        await desk.relinking.register(everything=True)
        progress = await desk.relinking.relink()
        assert (desk.reader.read, progress and progress.relinked) == (4, 4)


async def test_articles_of_a_release_that_kept_no_base_are_all_read_again(newsroom: Newsroom) -> None:
    await newsroom.fill()
    async with newsroom.open(PAK) as desk:
        await desk.database.write(run_sql, "DELETE FROM knowledge_bases")
        await desk.database.write(run_sql, "DELETE FROM relinking")
    async with newsroom.open(PAK) as desk:
        await desk.relinking.relink()
        assert desk.reader.read == 4


async def test_what_a_release_without_prominence_stored_has_one_when_all_is_read_again(newsroom: Newsroom) -> None:
    async with newsroom.open() as desk:
        await desk.save(ANNA, "https://a.example/1", WEATHER.replace("> published", "> prominence -0.3\n> published"))
        await desk.database.write(run_sql, "UPDATE articles SET prominence = NULL")
        await desk.relinking.register(everything=True)
        await desk.relinking.relink()
        assert await desk.rows("SELECT prominence FROM articles") == [(-0.3,)]


async def test_a_reader_without_the_model_of_headlines_leaves_the_prominence_as_it_is(newsroom: Newsroom) -> None:
    async with newsroom.open() as desk:
        await desk.save(ANNA, "https://a.example/1", WEATHER)
        await desk.database.write(run_sql, "UPDATE articles SET prominence = 0.3")
        await desk.relinking.register(everything=True)
        assert await desk.relinking.relink() is not None
        assert desk.reader.read == 2
        assert await desk.rows("SELECT prominence FROM articles") == [(0.3,)]


async def test_a_base_that_changes_again_meanwhile_is_followed_to_the_end(newsroom: Newsroom) -> None:
    """The first articles are linked with the second base, the last with the first, when the third one comes."""
    await newsroom.fill()
    async with newsroom.open(PAK) as desk:
        desk.reader.failures = [ReaderFailed(Reason.SHUTTING_DOWN)]
        real, calls = desk.reader.analyze, 0

        async def once(page: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls > 1:
                raise ReaderFailed(Reason.SHUTTING_DOWN)
            desk.reader.failures = []
            return await real(page)

        desk.reader.analyze = once  # type: ignore[method-assign]  # the desk is stopped after one article
        with pytest.raises(ReaderFailed):
            await desk.relinking.relink()
        assert (1, PAK.id, 1) in await keys(desk)
    async with newsroom.open(NOBODY) as desk:
        await desk.relinking.relink()
        assert [row for row in await keys(desk) if row[1] == PAK.id] == []
        assert (1, "x:person:pakjongchon", 3) in await keys(desk)
        assert len(await desk.rows("SELECT digest FROM knowledge_bases")) == 1


async def test_a_text_that_no_reader_can_take_is_counted_and_the_others_go_on(newsroom: Newsroom) -> None:
    await newsroom.fill()
    async with newsroom.open(PAK) as desk:
        desk.reader.failures = [ReaderFailed(Reason.READER_TIMEOUT, "30")]
        progress = await desk.relinking.relink()
        assert progress is not None
        assert (progress.failed, progress.relinked, progress.left) == (1, 2, 0)
        assert (1, PAK.id, 2) in await keys(desk)


async def test_a_process_that_does_nothing_else_reads_ahead_and_stores_in_order(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers waited while an article was stored, and all but one of them always: 200,000 articles took a day."""
    await newsroom.fill()
    async with newsroom.open() as desk:
        await desk.relinking.register(everything=True)
        read, done, free = desk.reader.analyze, asyncio.Event(), asyncio.Event()
        begun = count(1)

        async def analyze(page: Page) -> Analysis:
            place, analysis = next(begun), await read(page)
            if place == 3:
                free.set()
            if place == 1:
                await done.wait()
            return analysis

        monkeypatch.setattr(desk.reader, "analyze", analyze)
        linking = asyncio.create_task(desk.relinking.relink(alone=3))
        await free.wait()
        assert (await desk.relinking.cursor())[0] == 0, "the later ones wait for the first"
        done.set()
        progress = await linking
        assert progress is not None
        assert (progress.relinked, progress.failed, progress.left) == (4, 0, 0)


async def test_readings_that_were_begun_end_with_the_run(newsroom: Newsroom) -> None:
    await newsroom.fill()
    async with newsroom.open(PAK) as desk:
        desk.reader.failures = [ReaderFailed(Reason.READER_UNAVAILABLE, "no memory")]
        tasks = asyncio.all_tasks()
        with pytest.raises(ReaderFailed):
            await desk.relinking.relink(alone=3)
        assert asyncio.all_tasks() == tasks
        progress = await desk.relinking.relink(alone=3)
        assert progress is not None
        assert (progress.relinked, progress.failed) == (3, 0)


async def test_no_reading_is_waited_for_when_the_run_ends(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page may take a reader half a minute, and Ctrl-C ends the command at once."""
    await newsroom.fill()
    async with newsroom.open(PAK) as desk:
        begun = count(1)

        async def analyze(_: Page) -> Analysis:
            if next(begun) > 1:
                await asyncio.Event().wait()
            raise ReaderFailed(Reason.READER_UNAVAILABLE, "no memory")

        monkeypatch.setattr(desk.reader, "analyze", analyze)
        with pytest.raises(ReaderFailed):
            await asyncio.wait_for(desk.relinking.relink(alone=3), 10)


async def test_what_is_read_as_before_is_not_written(newsroom: Newsroom) -> None:
    """Answers that were kept stay valid, and no full-text row is written."""
    await newsroom.fill()
    async with newsroom.open() as desk:
        await desk.relinking.register(everything=True)
        stored = {table: await desk.rows(f"SELECT * FROM {table}") for table in _WRITTEN}  # noqa: S608  # constants
        progress = await desk.relinking.relink()
        assert progress is not None
        assert progress.relinked == 4
        assert {table: await desk.rows(f"SELECT * FROM {table}") for table in _WRITTEN} == stored  # noqa: S608


async def test_members_links_come_first(newsroom: Newsroom) -> None:
    await newsroom.fill()
    async with newsroom.open(PAK) as desk:
        newsroom.network.pages["https://a.example/9"] = report(9)
        await desk.post(ANNA, "https://a.example/9")
        status = StatusService(desk.database, newsroom.clock)
        linking = asyncio.create_task(desk.relinking.relink())
        await asleep(newsroom.clock)
        assert desk.reader.read == 0
        assert ((await status.server(1)).unlinked, (await status.server(2)).unlinked) == (4, 1)
        await desk.work()
        newsroom.clock.advance(2)
        await linking
        assert (await status.server(1)).unlinked == 0
        assert (1, PAK.id, 4) in await keys(desk)


async def test_the_run_survives_death_at_every_moment(newsroom: Newsroom, tmp_path: Path) -> None:
    def at_the_border(name: str) -> bool:
        return name.endswith(("commit", "analyze"))

    await newsroom.fill()
    begun = newsroom.path

    async def lived(name: str, fate: Fate) -> list[object]:
        newsroom.path = tmp_path / name
        shutil.copy(begun, newsroom.path)
        if fate.fatal is None:
            fate.outside = lambda: digest_of(newsroom.path)
        async with newsroom.open(PAK) as desk, fated(fate, desk.database):
            await desk.relinking.relink()
        async with newsroom.open(PAK) as desk:
            progress = await desk.relinking.relink()
            assert progress is not None
            assert progress.ended_at is not None
            assert await desk.troubles() == []
            return [
                *await keys(desk),
                *await desk.rows("SELECT article_id, spans FROM mentions ORDER BY 1, 2"),
                *await desk.rows(
                    "SELECT q.article_id, e.key FROM quotes AS q JOIN entities AS e ON e.id = q.entity_id"
                ),
                *await desk.rows("SELECT term, documents FROM term_counts ORDER BY 1"),
                *await desk.rows("SELECT count(*) FROM knowledge_bases"),
            ]

    whole = Fate(only=at_the_border)
    expected = await lived("whole.sqlite3", whole)
    assert (1, PAK.id, 3) in expected
    assert whole.moments > 20
    for fatal in whole.distinct:
        assert await lived(f"{fatal}.sqlite3", Fate(fatal, at_the_border)) == expected, (
            f"died at moment {fatal} of {whole.moments}"
        )


async def test_term_frequencies_survive_death_between_two_parts(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A renumbered person: the first part takes the former one from the article, the second adds the other."""
    monkeypatch.setattr(stored_links, "_COUNTERS", 1)
    other = replace(PAK, id="pak-jong-chon-2")
    async with newsroom.open(PAK) as desk:
        await desk.save(ANNA, "https://a.example/1", report(1))
    async with newsroom.open(other) as desk:
        with monkeypatch.context() as dying:
            dying.setattr(stored_links, "link", _died)
            with pytest.raises(_DiedError):
                await desk.relinking.relink()
        assert await keys(desk) == [], "the desk ended between two parts"
        assert await desk.troubles() == []
    async with newsroom.open(other) as desk:
        await desk.relinking.relink()
        counted = "SELECT documents FROM term_counts WHERE term = ?"
        assert await desk.rows(counted, term_key(f"={PAK.id}")) == []
        assert await desk.rows(counted, term_key(f"={other.id}")) == [(1,)]
        ((vector,),) = await desk.rows("SELECT vector FROM story_vectors")
        assert {f"={PAK.id}", f"={other.id}"} & unpack(vector).bridge.weights.keys() == {f"={other.id}"}


class _DiedError(BaseException):
    """The process ended."""


def _died(*_: object) -> None:
    raise _DiedError
