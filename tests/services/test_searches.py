"""Members save searches for themselves, managers for their server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.errors import BadQuery, DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.policy.search.matching import satisfies
from bot.policy.search.problems import ProblemKind
from bot.services.lookup import queries
from bot.services.mydata import MyDataService
from bot.storage.articles import facts
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, BORIS, SmallDesk

MINA, JUNO = 7, 8


async def _names(desk: SmallDesk, shelf: Shelf, user_id: int | None) -> list[str]:
    return [search.name for search in await desk.searches.visible(shelf, user_id)]


async def test_a_member_sees_their_own_searches_and_the_servers(desk: SmallDesk) -> None:
    await desk.searches.save(ANNA, None, "For all", "missile OR rocket")
    await desk.searches.save(ANNA, MINA, "Mine", "missile -drill")
    await desk.searches.save(BORIS, MINA, "Elsewhere", "train")
    assert await _names(desk, ANNA, MINA) == ["Mine", "For all"]
    assert await _names(desk, ANNA, JUNO) == ["For all"]
    assert await _names(desk, ANNA, None) == ["For all"]
    with pytest.raises(DeskError) as refused:
        await desk.searches.named(ANNA, JUNO, "mine")
    assert refused.value.reason is Reason.NO_SUCH_SEARCH


async def test_searches_are_listed_by_name_and_number(desk: SmallDesk) -> None:
    own, of_all = ["3 parties", "Week 9", "week 10"], ["11 parties", "검색 3", "검색 ١٣"]
    for name in sorted(own):
        await desk.searches.save(ANNA, MINA, name, "missile")
    for name in sorted(of_all, reverse=True):
        await desk.searches.save(ANNA, None, name, "missile")
    assert await _names(desk, ANNA, MINA) == own + of_all


async def test_a_search_saved_again_under_its_name_keeps_its_number(desk: SmallDesk) -> None:
    first = await desk.searches.save(ANNA, MINA, "Launches", "missile")
    again = await desk.searches.save(ANNA, MINA, "  LAUNCHES ", "missile OR rocket")
    assert again.id == first.id
    assert await desk.searches.named(ANNA, MINA, "launches") == again
    assert await desk.searches.named(ANNA, MINA, str(first.id)) == again
    other = await desk.searches.save(ANNA, None, "launches", "rocket")
    assert (await desk.searches.named(ANNA, MINA, "launches")).id == first.id, "one's own comes first"
    assert (await desk.searches.named(ANNA, JUNO, "launches")).id == other.id


async def test_of_two_names_in_two_scripts_the_one_that_was_typed_is_meant(desk: SmallDesk) -> None:
    simplified = await desk.searches.save(ANNA, MINA, "导弹", "missile")
    traditional = await desk.searches.save(ANNA, None, "導彈", "rocket")
    accented = await desk.searches.save(ANNA, None, "Café", "coffee")
    for typed, meant in (("导弹", simplified), ("導彈", traditional), ("導弹", simplified), ("cafe", accented)):
        assert await desk.searches.named(ANNA, MINA, typed) == meant


async def test_what_cannot_be_searched_for_is_not_saved(desk: SmallDesk) -> None:
    with pytest.raises(BadQuery) as bad:
        await desk.searches.save(ANNA, MINA, "Bad", "kind:nothing")
    assert bad.value.problem.kind is ProblemKind.BAD_KIND
    with pytest.raises(NothingFound):
        await desk.searches.save(ANNA, MINA, "Bad", "entity:Nobody")
    with pytest.raises(DeskError) as link:
        await desk.searches.save(ANNA, MINA, "Bad", "<https://post.example/a>")
    assert link.value.reason is Reason.LINK_IS_NO_SEARCH
    for name in ("", "  ", "x" * 51, "12"):
        with pytest.raises(DeskError) as refused:
            await desk.searches.save(ANNA, MINA, name, "missile")
        assert refused.value.reason is Reason.BAD_NAME
    assert await _names(desk, ANNA, MINA) == []


async def test_the_number_of_searches_is_limited_for_each_owner(desk: SmallDesk) -> None:
    for number in range(3):
        await desk.searches.save(ANNA, MINA, f"Search {number}", "missile")
    with pytest.raises(DeskError) as refused:
        await desk.searches.save(ANNA, MINA, "One more", "missile")
    assert refused.value.reason is Reason.TOO_MANY_SEARCHES
    await desk.searches.save(ANNA, MINA, "search 1", "rocket")
    await desk.searches.save(ANNA, None, "The server's", "missile")
    await desk.searches.save(BORIS, MINA, "On another server", "missile")


async def test_only_its_owner_removes_a_search(desk: SmallDesk) -> None:
    mine = await desk.searches.save(ANNA, MINA, "Mine", "missile")
    for shelf, user_id in ((ANNA, JUNO), (ANNA, None), (BORIS, MINA)):
        with pytest.raises(DeskError):
            await desk.searches.remove(shelf, user_id, mine.id)
    assert await desk.searches.remove(ANNA, MINA, mine.id) == mine
    assert await _names(desk, ANNA, MINA) == []
    assert (await desk.searches.save(ANNA, MINA, "Mine", "missile")).id > mine.id


async def test_a_saved_search_is_understood_on_the_day_it_is_used(desk: SmallDesk, knowledge: Knowledge) -> None:
    saved = await desk.searches.save(ANNA, None, "Newest", "entity:김정은 after:yesterday")
    article = await desk.save(
        ANNA, "https://news.example/1", "Leader travels\n> published 2024-09-16T06:00:00Z\n{person:Kim Jong Un} went."
    )

    async def is_met(at: datetime) -> bool:
        query = await desk.database.read(queries.understand_saved, knowledge, ANNA, saved.typed, at)
        return satisfies(query, await desk.database.read(facts.of_article, 1, article))

    assert await is_met(datetime(2024, 9, 16, 12, tzinfo=UTC))
    assert not await is_met(datetime(2024, 9, 20, 12, tzinfo=UTC))


async def test_searches_go_with_a_server_that_left_and_with_a_member_who_is_erased(desk: SmallDesk) -> None:
    for shelf, user_id in ((ANNA, None), (ANNA, MINA), (BORIS, MINA), (BORIS, JUNO)):
        await desk.searches.save(shelf, user_id, "One", "missile")
    await MyDataService(desk.database, desk.clock).erase(MINA)
    assert await desk.rows("SELECT shelf_id, user_id FROM searches ORDER BY id") == [(1, None), (2, JUNO)]
    await desk.worked_until_now()
    await desk.retention.sync_servers([1])
    desk.clock.advance(timedelta(days=31).total_seconds())
    await desk.worked_until_now()
    await desk.retention.prune_daily()
    assert await desk.rows("SELECT shelf_id FROM searches") == [(1,)]
