"""Members search their shelf with operators; the language itself is tested in tests/policy/search."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import chain, count, repeat

import pytest

from bot.model.analysis import Span
from bot.model.answers import NearName
from bot.model.errors import BadQuery, EmptySearch, NothingFound, Reason
from bot.model.evidence.terms import TermUsers
from bot.model.exports.articles import ExportQuestion, ExportSource
from bot.model.searches import SearchOrder
from bot.services.answers import AnswerService
from bot.services.evidence.terms import TermQuestion, TermService
from bot.services.exports.service import ExportService
from bot.services.lookup import search as lookup_search
from bot.storage.articles import search
from bot.text.knowledge.base import Knowledge
from cogs._ui.error_messages import explain
from tests.fakes.clock import NOON
from tests.fakes.desk import ANNA, BORIS, SmallDesk

SITE = "https://news.example/"


async def save(desk: SmallDesk, day: str, title: str, text: str = "") -> int:
    body = text or f"{title}, as was told."
    return await desk.save(
        ANNA, f"{SITE}{day}-{title.replace(chr(32), chr(45))}", f"{title}\n> published {day}\n{body}"
    )


async def found(desk: SmallDesk, query: str, order: SearchOrder = SearchOrder.RELEVANCE) -> list[int]:
    return [hit.article.id for hit in (await desk.answers.search(ANNA, query, 0, order)).hits]


async def test_the_order_is_by_title_then_words_side_by_side_then_time_or_by_time_alone(desk: SmallDesk) -> None:
    titled = await save(desk, "2024-07-01", "Late train stops")
    beside = await save(desk, "2024-09-01", "Stations", "A late train stood there.")
    newest = await save(desk, "2024-09-10", "Timetables", "The train came late again.")
    oldest = await save(desk, "2023-01-01", "Rails", "A late train stood there too.")
    assert await found(desk, "late train") == [titled, beside, newest, oldest]
    assert await found(desk, "late train", SearchOrder.DATE) == [newest, beside, titled, oldest]


async def test_results_are_counted_up_to_a_limit(desk: SmallDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(7):
        await save(desk, f"2024-0{number + 2}-03", f"Report {number}")
    answer = await desk.answers.search(ANNA, "report")
    assert (answer.total, answer.counted, answer.pages) == (7, True, 2)
    assert [(month.first, month.articles) for month in answer.months][-2:] == [
        (date(2024, 7, 1), 1), (date(2024, 8, 1), 1),
    ]  # fmt: skip
    monkeypatch.setattr(search, "MOST_COUNTED", 4)
    answer = await desk.answers.search(ANNA, "report", page=9)
    assert (answer.total, answer.counted, answer.page, answer.pages) == (4, False, 0, 1)
    assert [month.articles for month in answer.months] == [1, 1, 1, 1], "the month of the fifth may be incomplete"


async def test_a_search_that_takes_long_says_how_far_back_it_looked(
    desk: SmallDesk, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 9):
        await save(desk, f"2024-0{number}-03", f"Report {number}")
    monkeypatch.setattr(search, "_PART", 1)
    answers = AnswerService(desk.database, desk.clock, knowledge, count(0, 0.01).__next__)
    answer = await answers.search(ANNA, "report -qqqq")
    assert answer.searched_since == datetime(2024, 6, 1, tzinfo=UTC)
    assert [hit.article.title for hit in answer.hits] == ["Report 8", "Report 7", "Report 6"]
    earlier = await answers.search(ANNA, "report before:2024-06")
    assert [hit.article.title for hit in earlier.hits] == ["Report 5", "Report 4", "Report 3"]
    assert (await desk.answers.search(ANNA, "report")).searched_since is None


async def test_names_are_told_as_they_were_taken(desk: SmallDesk) -> None:
    article = await save(desk, "2024-09-01", "Leader travels", "{person:Kim Jong Un} went to {place:Sinuiju}.")
    answer = await desk.answers.search(ANNA, "entity:김정은")
    assert [one.name for one in answer.meant] == ["Kim Jong Un"]
    assert [hit.article.id for hit in answer.hits] == [article]
    assert answer.hits[0].marks == (Span(0, len("Kim Jong Un")),)
    with pytest.raises(NothingFound) as nothing:
        await desk.answers.search(ANNA, "entity:Nobody")
    assert nothing.value.reason is Reason.NO_SUCH_ENTITY


async def test_articles_with_some_of_the_words_must_still_fit_the_operators(desk: SmallDesk) -> None:
    await save(desk, "2024-09-01", "Late ferry")
    early = await save(desk, "2024-08-01", "Early train")
    answer = await desk.answers.search(ANNA, "late train before:2024-09")
    assert answer.some_words
    assert [hit.article.id for hit in answer.hits] == [early]


async def test_an_articles_facets_follow_its_versions_and_links(desk: SmallDesk) -> None:
    """Linking anew, and a changed page, write the index anew."""
    url = f"{SITE}changing"
    await desk.save(ANNA, url, "Visit\n> published 2024-09-16\n{person:Cho Min-a} came. Word one.")
    assert (await desk.answers.search(ANNA, 'entity:"Cho Min-a"')).total == 1
    desk.network.pages[url] = "Visit\n> published 2024-09-16\n{person:Lim Ara} came. Another word."
    for _ in range(12):
        desk.clock.advance(timedelta(hours=12).total_seconds())
        await desk.revisits.revisit_due()
    with pytest.raises(NothingFound):
        await desk.answers.search(ANNA, 'entity:"Cho Min-a"')
    assert (await desk.answers.search(ANNA, 'entity:"Lim Ara"')).total == 1
    assert await desk.troubles() == []


async def test_similar_articles_share_heavy_words_and_the_shelf(desk: SmallDesk) -> None:
    first = await save(desk, "2024-09-01", "Ferry to Ulleung stops", "Storm waves kept the Ulleung ferry in Pohang.")
    second = await save(desk, "2024-09-03", "Ulleung ferry sails again", "The ferry left Pohang after the storm.")
    await save(desk, "2024-09-02", "Chip exports rise", "Memory shipments grew in August.")
    await desk.save(BORIS, f"{SITE}b", "Ferry to Ulleung\nThe Ulleung ferry of another server, with a storm.")
    answer = await desk.answers.similar(ANNA, str(first))
    assert [one.article.id for one in answer.articles] == [second]
    assert {"ferry", "ulleung"} <= set(answer.articles[0].words)
    await desk.database.write(lambda connection: connection.execute("DELETE FROM story_vectors"))
    assert [one.article.id for one in (await desk.answers.similar(ANNA, str(first))).articles] == [second]
    with pytest.raises(NothingFound) as nothing:
        await desk.answers.similar(BORIS, "Ferry to Ulleung")
    assert nothing.value.reason is Reason.NOTHING_SIMILAR


async def test_of_similar_articles_half_are_of_other_stories(desk: SmallDesk) -> None:
    """A statement on a launch is a story of its own; seven reports on the launch left no place for it."""
    reports = [
        await save(
            desk,
            "2024-09-01",
            f"North Korea fires Hwasong missile from Sunan, {name} says",
            f"North Korea fired a Hwasong missile from Sunan on Sunday, {name} reported. It flew 900 km at a height of"
            " 6,000 km and fell into the sea off Hokkaido after 70 minutes, the Joint Chiefs of Staff in Seoul said.",
        )
        for name in ("Herald", "Tribune", "Courier", "Gazette", "Mirror", "Monitor", "Observer")
    ]
    statement = await save(
        desk,
        "2024-09-02",
        "Ministry in Pyongyang calls criticism of the Hwasong a mockery of sovereignty",
        "No council may judge a Hwasong that flew 900 km, the foreign ministry in Pyongyang wrote in a statement"
        " on the meeting in New York, where eleven envoys had asked for sanctions. Self-defence needs no permission.",
    )
    answer = await desk.answers.similar(ANNA, str(reports[0]))
    found = [one.article.id for one in answer.articles]
    assert statement in found
    assert len(found) == 6, "other stories leave the other places to the story's own articles"
    assert await desk.rows("SELECT count(DISTINCT story_id) FROM story_articles") == [(2,)]


async def test_outlets_are_suggested_from_the_newest_articles(desk: SmallDesk) -> None:
    for number, outlet in enumerate(("Han River Post", "Taedong Daily", "Han River Post")):
        await desk.save(ANNA, f"{SITE}{number}", f"Report {number}\n> outlet {outlet}\nWhat was told.")
    assert await desk.answers.suggest_outlets(ANNA, "") == ("Han River Post", "Taedong Daily")
    assert await desk.answers.suggest_outlets(ANNA, "taed") == ("Taedong Daily",)
    assert await desk.answers.suggest_outlets(BORIS, "") == ()


async def test_a_bad_query_is_refused_before_anything_is_searched(desk: SmallDesk) -> None:
    await save(desk, "2024-09-01", "Report")
    with pytest.raises(BadQuery):
        await desk.answers.search(ANNA, "kind:nothing")


async def _without(desk: SmallDesk, query: str) -> tuple[EmptySearch, dict[str, int]]:
    with pytest.raises(EmptySearch) as empty:
        await desk.answers.search(ANNA, query)
    return empty.value, dict(empty.value.without)


async def test_a_search_without_a_result_tells_which_part_of_it_finds_none(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("2024-07-01", "2024-07-02", "2024-07-03"):
        await save(desk, day, "Late train stops")
    await save(desk, "2024-01-03", "Ferry leaves")
    error, without = await _without(desk, "train before:2024-03")
    assert without == {"train": 1, "before:2024-03": 3}
    assert "Without `before:2024-03` there are 3 articles." in explain(error)
    assert "Without `train` there is 1 article." in explain(error)
    assert (await _without(desk, "train lang:ko"))[1] == {"lang:ko": 3}
    assert (await _without(desk, "-train -ferry before:2024-03"))[1] == {"-ferry": 1}
    assert (await _without(desk, "submarine"))[1] == {}
    monkeypatch.setattr(lookup_search, "MOST_WITHOUT", 2)
    error, without = await _without(desk, "train before:2024-03")
    assert without["before:2024-03"] == 3
    assert "Without `before:2024-03` there are more than 2 articles." in explain(error)


async def test_words_that_nothing_has_are_answered_with_those_spelled_alike(desk: SmallDesk) -> None:
    await save(desk, "2024-09-01", "Cryptocurrency exchange halts payments", "{person:Lim Ara} said so.")
    await save(desk, "2024-09-02", "-Missile test: missiles, missile", "{organisation:Missile Administration} said so.")
    await save(desk, "2024-09-02", "Director of a record react", "Nothing else.")
    await desk.save(ANNA, SITE + "ko", "탄도미사일 발사\n군은 탄도미사일이라고 했다.")
    for typed, meant in (
        ("crytocurrency", "Cryptocurrency"),
        ("탄도미사알", "탄도미사일"),
        ("LimArra", "Lim Ara"),
        ("missle", "missile"),
    ):
        error, _ = await _without(desk, typed)
        assert error.nearest == (meant,)
        assert f"Did you mean **{meant}**" in explain(error)
        assert await found(desk, meant)
    some = await desk.answers.search(ANNA, "exchange crytocurrency")
    assert (some.some_words, some.nearest) == (True, ("Cryptocurrency",))
    for typed in ("zeppelin", "defector", "reactor", "qqqq", "飛行船", "exchange"):
        try:
            nearest: tuple[NearName, ...] = (await desk.answers.search(ANNA, typed)).nearest
        except EmptySearch as empty:
            nearest = empty.nearest
        assert nearest == (), typed
    with pytest.raises(NothingFound) as elsewhere:
        await desk.answers.search(BORIS, "crytocurrency")
    assert elsewhere.value.nearest == (), "nothing of another shelf"


async def test_rare_words_count_more_where_nothing_has_all(desk: SmallDesk) -> None:
    dam = await save(desk, "2024-07-01", "Ministry opens dam")
    for day in ("2024-09-01", "2024-09-02", "2024-09-03"):
        await save(desk, day, "Who is the new judge", "The judge is new in the court.")
    answer = await desk.answers.search(ANNA, "who is the dam keeper")
    assert answer.some_words
    assert answer.hits[0].article.id == dam


async def test_a_period_among_the_words_is_taken_for_one_where_nothing_has_all(desk: SmallDesk) -> None:
    old = await save(desk, "2024-03-03", "Late train stops")
    other = await save(desk, "2024-07-05", "Trains of last year", "A month ago the train was late.")
    late = await save(desk, "2024-07-09", "Late train leaves")
    later = await save(desk, "2024-08-02", "Late train leaves again")
    answer = await desk.answers.search(ANNA, "late train leaves in July")
    assert answer.some_words
    assert answer.period == ("in July", "after:July")
    assert [hit.article.id for hit in answer.hits] == [late]
    assert await found(desk, "late train in May 2023") == [later, late, old, other]


async def test_no_number_is_told_of_a_search_that_ended_before_all_was_searched(
    desk: SmallDesk, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It told the number that it had found so far as the number of articles that there are."""
    monkeypatch.setattr(search, "_PART", 1)
    for month in range(1, 7):
        await save(desk, f"2024-{month:02}-03", "Late train stops")
    assert (await _without(desk, "train lang:ko"))[1] == {"lang:ko": 6}
    found: list[dict[str, int]] = []
    for steps in range(2, 60):
        spent = chain(repeat(0.0, steps), repeat(1.0))
        answers = AnswerService(desk.database, desk.clock, knowledge, spent.__next__)
        try:
            await answers.search(ANNA, "train lang:ko")
        except EmptySearch as empty:
            found.append(dict(empty.without))
    assert all(one in ({}, {"lang:ko": 6}) for one in found)
    assert {} in found


async def test_articles_of_one_minute_have_one_order_everywhere(
    desk: SmallDesk, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    minute = NOON.replace(minute=0, second=0) - timedelta(hours=2)
    for number, second in enumerate((30, 10, 50, 30, 0, -50, -10, -20), start=1):
        at = (minute + timedelta(seconds=second)).isoformat()
        page = f"Orchard fair {number}\n> published {at}\nThe orchard fair opened in Icheon with booth {number}."
        await desk.save(ANNA, f"https://post.example/{number}", page)
    newest_first, export = [3, 4, 1, 2, 5, 7, 8, 6], ExportService(desk.database, desk.clock, knowledge)
    term = await TermService(desk.database).term(TermQuestion(ANNA, "orchard", TermUsers.OTHERS))
    assert term.others.first is not None
    assert term.others.last is not None
    monkeypatch.setattr("bot.services.lookup.search.PAGE", 2)
    monkeypatch.setattr("bot.services.exports.service._IDS_AT_ONCE", 6)
    pages = [await desk.answers.search(ANNA, "orchard", page, SearchOrder.DATE) for page in range(4)]
    exported = [
        list((await export.plan(ANNA, ExportQuestion(source, typed), newest_first=True)).article_ids)
        for source, typed in ((ExportSource.SHELF, ""), (ExportSource.SEARCH, "orchard"))
    ]
    assert [hit.article.id for page in pages for hit in page.hits] == newest_first
    assert exported == [newest_first] * 2
    assert [hit.article.id for hit in term.hits] == newest_first[: len(term.hits)]
    assert (term.others.last.article.id, term.others.first.article.id) == (3, 6)
    assert [int(one.value) for one in await desk.answers.suggest_articles(ANNA, "Orchard fair")] == newest_first
