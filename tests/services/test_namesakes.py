"""Two people of one name are two entities where their articles state different fields of work."""

from __future__ import annotations

from bot.model.settings import Filter, FilterKind
from bot.services.curation.links import named_in
from bot.services.lookup.articles import article_meant
from bot.storage import filters
from bot.storage.shelves import shelves
from tests.fakes.desk import ANNA, SmallDesk

_LAW, _SPORT, _NAME = "x:person:김민수:law", "x:person:김민수:sport", "x:person:김민수"
_COURT, _MATCH, _STREET = (f"https://paper{number}.example/{number}" for number in range(3))


async def _save(desk: SmallDesk) -> None:
    await desk.save(
        ANNA, _COURT, "압수물 반환\n부산지검 {person:김민수} 검사는 말했다.\n{person:김민수}: 모두 돌려줬다.\n"
    )
    await desk.save(ANNA, _MATCH, "두 골\n울산의 공격수 {person:김민수}가 이겼다.\n{person:김민수}: 동료들 덕분이다.\n")
    await desk.save(ANNA, _STREET, "거리에서\n{person:김민수}가 지나갔다.\n")


async def test_each_has_their_own_words_and_the_answer_names_the_others(desk: SmallDesk) -> None:
    await _save(desk)
    for key, said in ((_LAW, "모두 돌려줬다."), (_SPORT, "동료들 덕분이다.")):
        answer = await desk.answers.entity(ANNA, key)
        assert (answer.entity.key, answer.total, [one.said.text for one in answer.quotes_by]) == (key, 1, [said])
        assert {one.entity.key for one in answer.also} == {_LAW, _SPORT, _NAME} - {key}
    typed = await desk.answers.entity(ANNA, "김민수")
    assert {typed.entity.key, *(one.entity.key for one in typed.also)} == {_LAW, _SPORT, _NAME}
    assert {one.value for one in await desk.answers.suggest_entities(ANNA, "김민")} == {_LAW, _SPORT, _NAME}
    assert await desk.troubles() == []


async def test_a_question_by_name_finds_the_articles_of_all(desk: SmallDesk) -> None:
    await _save(desk)
    assert (await desk.answers.search(ANNA, "entity:김민수")).total == 3
    assert (await desk.answers.search(ANNA, f'entity:"{_SPORT}"')).total == 1


async def test_a_filter_of_the_name_alone_means_all(desk: SmallDesk) -> None:
    await _save(desk)
    shelf_id = await desk.database.read(shelves.find, ANNA) or 0
    named = Filter(FilterKind.ENTITY, _NAME, "김민수"), Filter(FilterKind.ENTITY, _LAW, "김민수")
    found = await desk.database.read(filters.entity_ids, shelf_id, named)
    assert (len(found[_NAME]), len(found[_LAW])) == (3, 1)
    assert found[_LAW] < found[_NAME]


async def test_a_typed_name_means_whichever_the_article_names(desk: SmallDesk) -> None:
    await _save(desk)
    shelf_id = await desk.database.read(shelves.find, ANNA) or 0
    for url, key in ((_COURT, _LAW), (_MATCH, _SPORT), (_STREET, _NAME)):
        article = await desk.database.read(article_meant, shelf_id, url)
        reference = (await desk.answers.summary(ANNA, str(article))).article
        assert (await desk.database.read(named_in, shelf_id, reference, "김민수")).entity.key == key
