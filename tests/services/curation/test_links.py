"""Two entities of a shelf are made one, an article's mentions are taken to another entity; undone, all is as before."""

from __future__ import annotations

from pathlib import Path
from sqlite3 import Connection

import pytest

from bot.model.analysis import EntityKind
from bot.model.curation.acts import ActKind, Curator
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.model.settings import FilterOwner, FilterScope
from bot.model.watches.watch import WatchKind, WatchPlace, WatchTarget, WatchTimes
from bot.services.curation.links import Split
from bot.services.curation.outlets import OutletNames
from bot.services.curation.reports import ReportService
from bot.services.curation.service import CurationService
from bot.services.filters.names import FilterNames
from bot.services.filters.service import FilterService
from bot.services.latest.service import LatestService
from bot.services.lookup.articles import resolve_article
from bot.storage.articles import facts, texts
from bot.storage.shelves import removal, shelves, state_media
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from tests.fakes.desk import ANNA, BORIS, Preparation, SmallDesk, open_desk

MANAGER, ANYBODY = Curator(9, manages=True), Curator(78)
FIRST, SECOND, BOTH, ACTOR = (f"https://paper{number}.example/{number}" for number in range(4))
_PAGES = {
    FIRST: "A general travels\n{person:Kim Yong Chol=general} met envoys in {place:Wonsan}.\n"
    "{person:Kim Yong Chol}: The talks have begun well.\n",
    SECOND: "An envoy returns\n{person:Kim Yongchul=envoy} came back from {place:Dandong} by train.\n"
    "{person:Kim Yongchul}: We shall meet again in spring.\n",
    BOTH: "Two spellings in one report\n{person:Kim Yong Chol} spoke about the harvest in {place:Wonsan}.\n"
    "{person:Kim Yongchul} spoke in {place:Sinuiju} too, and {person:Pak Il} listened.\n",
    ACTOR: "A film opens\nThe actor {person:Kim Yong Chol=actor} plays a soldier in a film of {place:Pyongyang}.\n"
    "{person:Kim Yong Chol}: I learned to ride for it.\n",
}
GENERAL, ENVOY = "x:person:kimyongchol", "x:person:kimyongchul"


@pytest.fixture
def preparation() -> Preparation:
    return _save_pages


async def _save_pages(desk: SmallDesk) -> None:
    """Both servers have the four pages."""
    for shelf in (ANNA, BORIS):
        for url, text in _PAGES.items():
            await desk.save(shelf, url, text)


async def names(desk: SmallDesk, url: str, shelf: Shelf = ANNA) -> dict[str, tuple[int, object, bool]]:
    """The persons of an article: how often it names them, their role, and whether people decided that."""
    found = (await desk.answers.summary(shelf, url)).entities
    persons = (one for one in found if one.entity.kind == "person")
    return {one.entity.name: (one.mentions, one.role and one.role.text, one.entity.linked) for one in persons}


async def _answers(desk: SmallDesk, shelf: Shelf) -> list[object]:
    """What a shelf answers by entity."""
    latest = LatestService(desk.database, desk.clock, Knowledge([]))
    found: list[object] = []
    for name in ("Kim Yong Chol", "Kim Yongchul", "Kim Yong Chol, actor", GENERAL, ENVOY):
        for ask in (
            desk.answers.entity(shelf, name),
            desk.answers.search(shelf, f'entity:"{name}"'),
            desk.answers.search(shelf, f'by:"{name}"'),
            desk.answers.suggest_entities(shelf, name[:8]),
            latest.look(shelf, 77, topic=name, since="30d"),
        ):
            try:
                found.append(await ask)
            except DeskError as error:
                found.append(error.reason)
    return [*found, *[await desk.answers.summary(shelf, url) for url in _PAGES]]


async def test_two_entities_are_one_in_every_answer(desk: SmallDesk, curation: CurationService) -> None:
    before, others = await _answers(desk, ANNA), await _answers(desk, BORIS)
    act = await curation.merge(ANNA, MANAGER, ENVOY, "Kim Yong Chol")
    assert (act.act.subject, act.act.change.name) == ("Kim Yongchul", "Kim Yong Chol")
    assert await names(desk, SECOND) == {"Kim Yong Chol": (2, "envoy", True)}
    assert (await names(desk, BOTH))["Kim Yong Chol"] == (2, None, True)
    for typed in ("Kim Yongchul", "Kim Yong Chol", ENVOY):
        answer = await desk.answers.entity(ANNA, typed)
        assert (answer.entity.name, answer.entity.key, answer.total) == ("Kim Yong Chol", GENERAL, 4)
        assert {one.said.text for one in answer.quotes_by} >= {
            "We shall meet again in spring.",
            "I learned to ride for it.",
        }
        found = await desk.answers.search(ANNA, f'entity:"{typed}"')
        assert found.total == 4
    assert {one.text for one in await desk.answers.suggest_entities(ANNA, "kim yongc")} == {"Kim Yong Chol"}
    companions = (await desk.answers.entity(ANNA, GENERAL)).companions
    assert "Kim Yongchul" not in [one.entity.name for one in companions]
    assert await _answers(desk, BORIS) == others
    assert await desk.troubles() == []
    await curation.undo(ANNA, MANAGER, act.id)
    assert (await _answers(desk, ANNA), await _answers(desk, BORIS)) == (before, others)
    assert await desk.troubles() == []


async def test_an_outlet_under_a_merged_name_is_no_companion(desk: SmallDesk, curation: CurationService) -> None:
    """Its article is from it, whatever the shelf calls it; an article from another outlet names it."""
    told = "{person:Cho Min-a} met {organisation:the Coast Guard}."
    await desk.save(ANNA, "https://a.example/1", f"One\n> origin Taebaek News\n({{organisation:Taebaek News}}) {told}")
    await desk.save(
        ANNA, "https://a.example/2", f"Two\n{{organisation:Hanbit Wire}} told {{organisation:Taebaek News}}. {told}"
    )
    companions = (await desk.answers.entity(ANNA, "Cho Min-a")).companions
    assert {one.entity.name: one.articles for one in companions} == {
        "the Coast Guard": 2,
        "Hanbit Wire": 1,
        "Taebaek News": 1,
    }
    await curation.merge(ANNA, MANAGER, "Taebaek News", "Hanbit Wire")
    companions = (await desk.answers.entity(ANNA, "Cho Min-a")).companions
    assert {one.entity.name: one.articles for one in companions} == {"the Coast Guard": 2, "Hanbit Wire": 1}


async def test_what_comes_later_under_the_merged_name_follows(desk: SmallDesk, curation: CurationService) -> None:
    act = await curation.merge(ANNA, MANAGER, ENVOY, GENERAL)
    later = "https://paper9.example/later"
    await desk.save(ANNA, later, "Again\n{person:Kim Yongchul} opened a school in {place:Hamhung} this week.\n")
    assert list(await names(desk, later)) == ["Kim Yong Chol"]
    assert (await desk.answers.entity(ANNA, "Kim Yong Chol")).total == 5
    for url in (SECOND, BOTH, later):
        await curation.remove(ANNA, MANAGER, url)
    assert (await desk.answers.entity(ANNA, "Kim Yong Chol")).total == 2
    assert await desk.troubles() == []
    await curation.undo(ANNA, MANAGER, act.id)
    assert await desk.troubles() == []
    with pytest.raises(NothingFound):
        await desk.answers.entity(ANNA, ENVOY)


async def test_merges_are_undone_in_any_order(desk: SmallDesk, curation: CurationService) -> None:
    before = await _answers(desk, ANNA)
    first = await curation.merge(ANNA, MANAGER, ENVOY, GENERAL)
    second = await curation.merge(ANNA, MANAGER, GENERAL, "Pak Il")
    assert list(await names(desk, BOTH)) == ["Pak Il"]
    with pytest.raises(DeskError) as same:
        await curation.merge(ANNA, MANAGER, ENVOY, "Pak Il")
    assert same.value.reason is Reason.NOTHING_CHANGES
    await curation.undo(ANNA, MANAGER, first.id)
    assert set(await names(desk, BOTH)) == {"Pak Il", "Kim Yongchul"}
    assert await desk.troubles() == []
    await curation.undo(ANNA, MANAGER, second.id)
    assert await _answers(desk, ANNA) == before


async def test_an_article_names_another_person(desk: SmallDesk, curation: CurationService) -> None:
    before, others = await _answers(desk, ANNA), await _answers(desk, BORIS)
    act = await curation.split(Split(ANNA, MANAGER, ACTOR, GENERAL, "Kim Yong Chol, actor"))
    assert await names(desk, ACTOR) == {"Kim Yong Chol, actor": (2, "actor", True)}
    general, actor = [await desk.answers.entity(ANNA, name) for name in (GENERAL, "Kim Yong Chol, actor")]
    assert (general.total, actor.total) == (2, 1)
    assert [one.said.text for one in actor.quotes_by] == ["I learned to ride for it."]
    assert [one.said.text for one in general.quotes_by] == ["The talks have begun well."]
    for typed, urls in (("Kim Yong Chol, actor", {ACTOR}), (GENERAL, {FIRST, BOTH})):
        for operator in ("entity", "by"):
            found = await desk.answers.search(ANNA, f'{operator}:"{typed}"')
            expected = urls if operator == "entity" else urls - {BOTH}
            assert {one.article.url for one in found.hits} == expected
    assert await _answers(desk, BORIS) == others
    assert await desk.troubles() == []
    await curation.undo(ANNA, MANAGER, act.id)
    assert (await _answers(desk, ANNA), await _answers(desk, BORIS)) == (before, others)
    assert await desk.troubles() == []
    assert await desk.rows("SELECT count(*) FROM entities WHERE key LIKE 'own:%'") == [(0,)]


async def test_a_split_goes_to_an_entity_of_the_shelf_and_follows_its_merge(
    desk: SmallDesk, curation: CurationService
) -> None:
    before = await _answers(desk, ANNA)
    split = await curation.split(Split(ANNA, MANAGER, ACTOR, "Kim Yong Chol", "Pak Il"))
    merge = await curation.merge(ANNA, MANAGER, "Pak Il", ENVOY)
    assert await names(desk, ACTOR) == {"Kim Yongchul": (2, "actor", True)}
    assert (await desk.answers.entity(ANNA, ENVOY)).total == 3
    assert (await desk.answers.search(ANNA, 'entity:"Kim Yongchul"')).total == 3
    assert await desk.troubles() == []
    await curation.undo(ANNA, MANAGER, split.id)
    await curation.undo(ANNA, MANAGER, merge.id)
    assert await _answers(desk, ANNA) == before


async def test_a_split_of_a_split_is_undone_to_the_first(desk: SmallDesk, curation: CurationService) -> None:
    """The first has nothing of its own on the shelf until the second is undone."""
    before = await _answers(desk, ANNA)
    first = await curation.split(Split(ANNA, MANAGER, ACTOR, GENERAL, "Kim Yong Chol, actor"))
    then = await _answers(desk, ANNA)
    second = await curation.split(Split(ANNA, MANAGER, ACTOR, "Kim Yong Chol, actor", "Kim Yong Chol, singer"))
    assert list(await names(desk, ACTOR)) == ["Kim Yong Chol, singer"]
    await curation.undo(ANNA, MANAGER, second.id)
    assert await _answers(desk, ANNA) == then
    await curation.undo(ANNA, MANAGER, first.id)
    assert await _answers(desk, ANNA) == before
    assert await desk.rows("SELECT count(*) FROM entities WHERE key LIKE 'own:%'") == [(0,)]
    assert await desk.troubles() == []


async def test_a_page_that_is_read_again_keeps_its_split_by_the_words(
    desk: SmallDesk, curation: CurationService
) -> None:
    """The new text has the name more often; then the reading links it otherwise; then it is gone."""
    act = await curation.split(Split(ANNA, MANAGER, ACTOR, GENERAL, "Kim Yong Chol, actor"))
    longer = _PAGES[ACTOR] + "{person:Kim Yong Chol} will play in two more films, {person:Pak Il} said.\n"
    await _reread(desk, longer, 2)
    assert (await names(desk, ACTOR))["Kim Yong Chol, actor"] == (3, "actor", True)
    other = longer.replace("{person:Kim Yong Chol}", "{person:Kim Jong Un}")
    await _reread(desk, other.replace("{person:Kim Yong Chol=actor}", "{person:Kim Jong Un=actor}"), 6)
    assert set(await names(desk, ACTOR)) == {"Kim Jong Un", "Pak Il"}, "other words are no other reading of these"
    await _reread(desk, longer, 24)
    assert set(await names(desk, ACTOR)) == {"Kim Yong Chol, actor", "Pak Il"}
    assert await desk.troubles() == []
    assert set(await names(desk, ACTOR, BORIS)) == {"Kim Yong Chol", "Pak Il"}
    await curation.undo(ANNA, MANAGER, act.id)
    assert set(await names(desk, ACTOR)) == {"Kim Yong Chol", "Pak Il"}
    assert await desk.troubles() == []


async def _reread(desk: SmallDesk, text: str, hours: int) -> None:
    desk.network.pages[ACTOR] = text
    desk.clock.advance(hours * 3600)
    while await desk.revisits.revisit_due():
        pass


async def test_reports_wait_for_managers(desk: SmallDesk, curation: CurationService) -> None:
    reports = ReportService(desk.database, desk.clock)
    assert await reports.same_entity(ANNA, 78, ENVOY, "kim yong chol")
    assert not await reports.same_entity(ANNA, 79, ENVOY, GENERAL)
    assert await reports.other_entity(ANNA, 78, ACTOR, (GENERAL, "Kim Yong Chol, actor"))
    waiting = (await reports.queue(ANNA)).reports
    assert [(one.title, one.report.about.name, one.story) for one in waiting] == [
        ("Kim Yongchul", "Kim Yong Chol", ""),
        ("Kim Yong Chol", "Kim Yong Chol, actor", "A film opens"),
    ]
    for one in waiting:
        await reports.accept(ANNA, MANAGER, one.report.id)
    assert await names(desk, ACTOR) == {"Kim Yong Chol, actor": (2, "actor", True)}
    assert await names(desk, SECOND) == {"Kim Yong Chol": (2, "envoy", True)}
    log = (await curation.log(ANNA)).acts
    assert [one.act.kind for one in log] == [ActKind.SPLIT, ActKind.MERGE]
    await curation.undo(ANNA, MANAGER, log[0].id)
    assert [one.report.about.kind for one in (await reports.queue(ANNA)).reports] == ["split"]
    await curation.remove(ANNA, MANAGER, ACTOR)
    assert (await reports.queue(ANNA)).total == 0
    with pytest.raises(DeskError) as refused:
        await reports.accept(ANNA, ANYBODY, 2)
    assert refused.value.reason is Reason.MANAGERS_ONLY


@pytest.mark.parametrize(
    ("entity", "other", "asker", "reason"),
    [
        (ENVOY, GENERAL, ANYBODY, Reason.NOT_CURATOR),
        (ENVOY, "Wonsan", MANAGER, Reason.OTHER_KIND),
        (ENVOY, "kim yongchul", MANAGER, Reason.NOTHING_CHANGES),
        (ENVOY, "Nobody Here", MANAGER, Reason.NO_SUCH_ENTITY),
    ],
)
async def test_what_cannot_be_merged(
    curation: CurationService, entity: str, other: str, asker: Curator, reason: Reason
) -> None:
    with pytest.raises(DeskError) as refused:
        await curation.merge(ANNA, asker, entity, other)
    assert refused.value.reason is reason


async def test_watches_filters_and_searches_mean_both(desk: SmallDesk, curation: CurationService) -> None:
    """A watch and a filter of the merged name, and a search of the kept one."""
    place = WatchPlace(77, 1, 10, 20, personal=False)
    await desk.watches.add(place, WatchTarget(WatchKind.ENTITY, ENVOY, "Kim Yongchul"), WatchTimes())
    await desk.watches.add(place, WatchTarget(WatchKind.SEARCH, 'entity:"Kim Yong Chol"', "general"), WatchTimes())
    await curation.merge(ANNA, MANAGER, ENVOY, GENERAL)
    await desk.save(
        ANNA, "https://paper8.example/n", "News\n{person:Kim Yong Chol} opened a canal near {place:Haeju}.\n"
    )
    await desk.save(
        ANNA, "https://paper7.example/n", "More\n{person:Kim Yongchul} visits a port of {place:Rason} today.\n"
    )
    await desk.watches.work()
    assert await desk.rows("SELECT watch_id, count(*) FROM watch_matches GROUP BY 1") == [(1, 2), (2, 2)]
    filters = FilterService(desk.database, desk.clock, FilterNames(Knowledge([]), SourceTable.load()))
    latest = LatestService(desk.database, desk.clock, Knowledge([]))
    before = await latest.look(ANNA, 77, since="30d")
    await filters.add(FilterOwner(FilterScope.SERVER, 1), ANNA, ENVOY)
    assert await latest.look(ANNA, 77, since="30d") != before
    named = await desk.database.read(facts.of_article, 1, 2)
    assert {GENERAL, ENVOY} <= named.entities


async def test_a_shelf_that_is_removed_leaves_no_entity_behind(desk: SmallDesk, curation: CurationService) -> None:
    await curation.merge(ANNA, MANAGER, ENVOY, GENERAL)
    await curation.split(Split(ANNA, MANAGER, ACTOR, GENERAL, "Kim Yong Chol, actor"))
    for shelf_id in (1, 2):
        while (await desk.database.write(removal.remove_some, shelf_id, 10, 10)).rows:
            pass
    for table in ("entities", "shelf_merges", "shelf_splits", "shelf_names", "corrections"):
        assert await desk.rows(f"SELECT count(*) FROM {table}") == [(0,)], table  # noqa: S608  # of this list
    assert await desk.troubles() == []


async def test_all_stays_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "again.sqlite3"
    async with open_desk(path, Knowledge([])) as desk:
        for url, text in _PAGES.items():
            await desk.save(ANNA, url, text)
        curation = CurationService(desk.database, desk.clock, OutletNames(SourceTable.load()))
        await curation.merge(ANNA, MANAGER, ENVOY, GENERAL)
        await curation.split(Split(ANNA, MANAGER, ACTOR, GENERAL, "Kim Yong Chol, actor"))
        before = await _answers(desk, ANNA)
    async with open_desk(path, Knowledge([])) as desk:
        assert await _answers(desk, ANNA) == before


async def test_claims_and_state_medias_persons_are_those_of_the_shelf(
    desk: SmallDesk, curation: CurationService
) -> None:
    """A split takes a statement to another speaker, a merge joins two; another server has them as they were."""
    url = "https://paper8.example/claim"
    text = (
        "Soldiers sent\n{person:Kim Yongchul=general} denied that soldiers had been sent.\n"
        "{person:Kim Yongchul}: There are 1,500 soldiers in {place:Wonsan}.\n"
    )
    for shelf in (ANNA, BORIS):
        await desk.save(shelf, url, text)
    before, others = await _claimed(desk, ANNA, url), await _claimed(desk, BORIS, url)
    assert {name for _, name in before} == {"Kim Yongchul"}
    split = await curation.split(Split(ANNA, MANAGER, url, ENVOY, "Kim Yongchul, minister"))
    assert {name for _, name in await _claimed(desk, ANNA, url)} == {"Kim Yongchul, minister"}
    await curation.undo(ANNA, MANAGER, split.id)
    merge = await curation.merge(ANNA, MANAGER, ENVOY, GENERAL)
    assert await _claimed(desk, ANNA, url) == {(GENERAL, "Kim Yong Chol")}
    assert await _claimed(desk, BORIS, url) == others
    await curation.undo(ANNA, MANAGER, merge.id)
    assert await _claimed(desk, ANNA, url) == before


async def _claimed(desk: SmallDesk, shelf: Shelf, url: str) -> set[tuple[str | None, str | None]]:
    """Key and name of the persons and speakers of an article, as claims and digests read them."""

    def read(connection: Connection) -> set[tuple[str | None, str | None]]:
        shelf_id = shelves.find(connection, shelf) or 0
        article_id = resolve_article(connection, shelf_id, url)
        said = texts.spoken(connection, shelf_id, [article_id])[article_id]
        named = texts.mentioned(connection, shelf_id, [article_id])[article_id]
        persons = state_media.persons(connection, shelf_id, [article_id])
        found = {(one.key, one.speaker) for one in said} | {(one.entity.key, one.entity.name) for one in persons}
        return found | {(one.key, one.name) for one in named if one.kind is EntityKind.PERSON}

    return await desk.database.read(read)
