"""However a page was linked, it is one article; and no page can pass itself off as another."""

from __future__ import annotations

from datetime import UTC, datetime
from sqlite3 import Connection

import pytest

from bot.model.errors import NothingFound
from bot.storage.engine.encoding import VersionContent, content_blob, spans_from
from tests.fakes.clock import NOON
from tests.fakes.desk import ANNA, BORIS, SmallDesk

PAGE = "https://news.example/2024/talks"
TALKS = f"Envoys talk\n> canonical {PAGE}\n{{person:Cho Min-a}} met envoys in {{place:Seoul}} on Monday morning."


async def _titles(desk: SmallDesk) -> list[str]:
    return [row[0] for row in await desk.rows("SELECT title FROM articles ORDER BY id")]


async def test_an_address_that_redirects_leads_to_the_article_from_then_on(desk: SmallDesk) -> None:
    desk.network.moved["https://sho.example/x1"] = PAGE
    desk.network.pages[PAGE] = TALKS
    await desk.post(ANNA, "https://sho.example/x1")
    await desk.work()
    assert (await desk.post(ANNA, PAGE)).article_id == 1
    assert (await desk.post(ANNA, "https://sho.example/x1")).article_id == 1
    assert (await desk.answers.summary(ANNA, "https://sho.example/x1")).article.url == PAGE


async def test_two_links_that_turn_out_to_be_one_page_end_as_one_article(desk: SmallDesk) -> None:
    desk.network.moved |= {"https://sho.example/x1": PAGE, "https://sho.example/x2": PAGE}
    desk.network.pages[PAGE] = TALKS
    await desk.post(ANNA, "https://sho.example/x1", 1)
    await desk.post(ANNA, "https://sho.example/x2", 2)
    await desk.post(BORIS, PAGE, 3)
    await desk.work()
    assert await _titles(desk) == ["Envoys talk"]
    assert len(await desk.rows("SELECT * FROM deliveries WHERE kind = 'card'")) == 3
    assert await desk.troubles() == []


async def test_an_edition_that_names_its_canonical_address_joins_the_article(desk: SmallDesk) -> None:
    await desk.save(ANNA, PAGE, TALKS)
    await desk.save(ANNA, "https://live.news.example/print?id=7", TALKS)
    assert await _titles(desk) == ["Envoys talk"]


async def test_a_page_cannot_claim_the_address_of_another_site(desk: SmallDesk) -> None:
    await desk.save(ANNA, "https://evil.example/x", f"Lies\n> canonical {PAGE}\nThis is not what the envoys said.")
    await desk.save(BORIS, PAGE, TALKS)
    assert (await desk.answers.summary(BORIS, PAGE)).article.title == "Envoys talk"
    assert await _titles(desk) == ["Lies", "Envoys talk"]


async def test_a_site_that_calls_its_front_page_canonical_everywhere_keeps_its_articles_apart(desk: SmallDesk) -> None:
    await desk.save(
        ANNA, "https://news.example/1", "One\n> canonical https://news.example/\nThe first report of the day."
    )
    await desk.save(ANNA, "https://news.example/2", "Two\n> canonical https://news.example/\nAnother matter entirely.")
    assert await _titles(desk) == ["One", "Two"]


async def test_a_site_that_calls_one_article_canonical_everywhere_keeps_its_articles_apart(desk: SmallDesk) -> None:
    await desk.save(ANNA, PAGE, TALKS)
    await desk.save(ANNA, "https://news.example/2", f"Two\n> canonical {PAGE}\nAnother matter, of rice and rain.")
    assert await _titles(desk) == ["Envoys talk", "Two"]


async def test_an_edition_that_is_cut_otherwise_changes_nothing(desk: SmallDesk) -> None:
    await desk.save(ANNA, PAGE, TALKS)
    desk.clock.advance(3600)
    await desk.save(ANNA, "https://live.news.example/print?id=7", TALKS + "\nThey parted without a word.")
    assert len((await desk.answers.summary(ANNA, "1")).versions) == 1


async def test_a_changed_text_is_a_new_version_and_everything_follows_it(desk: SmallDesk) -> None:
    await desk.save(ANNA, PAGE, TALKS)
    await desk.post(BORIS, PAGE)
    desk.network.pages[PAGE] = TALKS.replace("{place:Seoul}", "{place:Busan}") + "\nThey parted without a word."
    desk.clock.advance(7000)
    assert await desk.revisits.revisit_due() == 1
    answer = await desk.answers.summary(BORIS, "1")
    assert [version.hour for version in answer.versions] == [12, 13]
    assert answer.sentences[1].text == "They parted without a word."
    assert (await desk.answers.entity(BORIS, "Busan")).total == 1
    assert (await desk.answers.search(ANNA, "busan")).hits[0].article.id == 1
    with pytest.raises(NothingFound):
        await desk.answers.search(BORIS, "seoul")
    assert await desk.troubles() == []


@pytest.mark.parametrize(
    ("published", "at"),
    [
        ("2024-09-16T08:12:00+09:00", datetime(2024, 9, 15, 23, 12, tzinfo=UTC)),
        ("2024-09-14", datetime(2024, 9, 14, 10, tzinfo=UTC)),
        ("1953-07-27", datetime(1953, 7, 27, 10, tzinfo=UTC)),
        ("2024-09-16T23:00:00", NOON),
        ("2031-01-01", NOON),
        ("0001-01-01", NOON),
        ("0001-01-01T00:00:00+14:00", NOON),
        ("last Tuesday", NOON),
    ],
)
async def test_the_stated_time_orders_an_article_unless_it_is_absurd(
    desk: SmallDesk, published: str, at: datetime
) -> None:
    await desk.save(ANNA, PAGE, TALKS.replace("> canonical", f"> published {published}\n> canonical"))
    article = (await desk.answers.summary(ANNA, "1")).article
    assert article.at == at
    assert article.published == published


async def test_a_thousand_articles_of_one_minute_keep_their_places(desk: SmallDesk) -> None:
    await desk.database.write(_fill_a_minute)
    await desk.save(ANNA, PAGE, TALKS.replace("> canonical", "> published 1970-01-01T00:00:30Z\n> canonical"))
    assert await desk.rows("SELECT moment FROM articles ORDER BY id DESC LIMIT 1") == [(1024,)]


def _fill_a_minute(connection: Connection) -> None:
    connection.execute(
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1023)"
        " INSERT INTO articles (title, at, moment, language, korea, version_id, saved_at)"
        " SELECT 'x', 0, i, 'en', 0, 1, 0 FROM n"
    )
    content = content_blob(VersionContent("x", "x", "", "[]"))
    connection.execute(
        "INSERT INTO versions (id, article_id, fetched_at, hangul, content) VALUES (1, 1, 0, 0, ?)", (content,)
    )


async def test_a_text_of_broken_characters_is_stored_with_its_spans_true(desk: SmallDesk) -> None:
    await desk.save(ANNA, PAGE, "A\x00B \x1b[31mtitle\nBefore \x00\x07 {place:Sunan} after.")
    answer = await desk.answers.summary(ANNA, "1")
    assert "\x00" not in answer.article.title + answer.sentences[0].text
    assert answer.entities[0].entity.name == "Sunan"
    spans = await desk.rows(
        "SELECT text_of(v.content), m.spans FROM mentions AS m JOIN versions AS v USING (article_id)"
    )
    text, (span,) = spans[0][0], spans_from(spans[0][1])
    assert text[span.start : span.end] == "Sunan"
