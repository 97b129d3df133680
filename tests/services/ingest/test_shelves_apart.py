"""A server sees its own shelf, and nothing that could have come from another's."""

from __future__ import annotations

import pytest

from bot.model.errors import NothingFound
from bot.model.jobs import Post, Shelf
from bot.storage.shelves.shelves import put
from tests.fakes.desk import ANNA, BORIS, SmallDesk

PUBLIC = "https://news.example/launch"
LAUNCH = (
    "Missiles fly\n{person:Cho Min-a=a spokeswoman} saw them with {person:Han Seo-jun}.\n"
    "Cho Min-a: They flew from Sunan."
)
SECRET = (
    "Notes of a quiet meeting\n{person:Cho Min-a=a source} told {person:Yun Secret} of the zebra plan.\n"
    "Yun Secret: Say no word."
)


async def test_nothing_of_a_shelf_shows_on_an_empty_one(desk: SmallDesk) -> None:
    await desk.save(ANNA, PUBLIC, LAUNCH, message=1)
    for ask, typed in ((desk.answers.search, "missiles"), (desk.answers.summary, "1"), (desk.answers.summary, PUBLIC)):
        with pytest.raises(NothingFound) as nothing:
            await ask(BORIS, typed)
        assert nothing.value.nearest == ()
    with pytest.raises(NothingFound) as nothing:
        await desk.answers.entity(BORIS, "Cho Min-a")
    assert nothing.value.nearest == ()
    assert await desk.answers.suggest_articles(BORIS, "m") == ()
    assert await desk.answers.suggest_articles(BORIS, "") == ()
    assert await desk.answers.suggest_entities(BORIS, "cho") == ()
    assert await desk.answers.suggest_entities(BORIS, "") == ()
    assert (await desk.answers.status(BORIS)).articles == 0
    assert (await desk.answers.status(BORIS)).stories == 0


async def test_two_shelves_that_share_an_article_share_nothing_else(desk: SmallDesk) -> None:
    await desk.save(ANNA, PUBLIC, LAUNCH, message=1)
    await desk.save(
        ANNA, "https://news.example/2", "Missiles again\n{person:Cho Min-a=a minister} met {person:Lim Ara}."
    )
    await desk.post(BORIS, PUBLIC, 2)
    answer = await desk.answers.entity(BORIS, "Cho Min-a")
    assert answer.total == 1
    assert answer.role is not None
    assert answer.role.text == "a spokeswoman"
    assert [companion.entity.name for companion in answer.companions] == ["Han Seo-jun"]
    summary = await desk.answers.summary(BORIS, PUBLIC)
    assert summary.first_post is not None
    assert summary.first_post.message_id == 2
    assert summary.story is None or summary.story.articles == 1
    reader = Shelf.of_user(3)
    await desk.post(reader, PUBLIC)
    assert (await desk.answers.summary(reader, PUBLIC)).first_post is None, "it came without a message here"
    assert [hit.article.id for hit in (await desk.answers.search(BORIS, "missiles")).hits] == [1]
    assert [choice.value for choice in await desk.answers.suggest_articles(BORIS, "missiles")] == ["1"]
    with pytest.raises(NothingFound):
        await desk.answers.summary(BORIS, "https://discord.com/channels/1/10/1")
    assert await desk.troubles() == []


async def test_a_pasted_text_is_seen_by_its_own_shelf_only(desk: SmallDesk) -> None:
    await desk.save(BORIS, PUBLIC, LAUNCH)
    await desk.paste(ANNA, SECRET)
    await desk.work()
    assert (await desk.answers.search(ANNA, "zebra")).hits[0].article.url is None
    assert (await desk.answers.summary(ANNA, "Notes of a quiet meeting")).sentences[0].link is None
    for asked in ("zebra", "s1", "quiet meeting"):
        with pytest.raises(NothingFound):
            await desk.answers.search(BORIS, asked)
    with pytest.raises(NothingFound):
        await desk.answers.summary(BORIS, "2")
    with pytest.raises(NothingFound):
        await desk.answers.entity(BORIS, "Yun Secret")
    assert (await desk.answers.entity(BORIS, "Cho Min-a")).total == 1
    assert await desk.answers.suggest_entities(BORIS, "yun") == ()


async def test_a_name_is_spelled_as_a_public_article_has_it_not_as_a_pasted_text(desk: SmallDesk) -> None:
    await desk.paste(ANNA, "A quiet meeting\n{person:YUN VER-BORGEN=a source} came late.")
    await desk.work()
    assert (await desk.answers.entity(ANNA, "Yun Verborgen")).entity.name == "YUN VER-BORGEN"
    await desk.save(BORIS, PUBLIC, "A loud meeting\n{person:Yun Verborgen=a minister} came late.")
    await desk.save(BORIS, f"{PUBLIC}/2", "Another\n{person:Yun Ver-borgen=a minister} came late.")
    await desk.paste(ANNA, "A third meeting\n{person:YUN VER-BORGEN=a source} came late.")
    await desk.work()
    for shelf in (ANNA, BORIS):
        assert (await desk.answers.entity(shelf, "Yun Verborgen")).entity.name == "Yun Verborgen"
    assert await desk.troubles() == []


async def test_the_same_text_pasted_elsewhere_is_another_article(desk: SmallDesk) -> None:
    await desk.paste(ANNA, SECRET, 1)
    await desk.paste(BORIS, SECRET, 2)
    await desk.paste(Shelf.of_user(9), SECRET)
    await desk.work()
    owners = await desk.rows("SELECT owner_shelf_id FROM articles ORDER BY 1")
    assert owners == [(1,), (2,), (3,)]
    assert (await desk.paste(ANNA, SECRET, 3)).article_id is not None
    assert (await desk.answers.entity(BORIS, "Yun Secret")).total == 1
    assert await desk.troubles() == []


async def test_the_database_itself_keeps_a_private_text_off_other_shelves(desk: SmallDesk) -> None:
    await desk.paste(ANNA, SECRET)
    await desk.save(BORIS, PUBLIC, LAUNCH)
    await desk.work()
    with pytest.raises(Exception, match="belongs to another shelf"):
        await _put_on_the_second_shelf(desk)
    assert await desk.troubles() == []


async def _put_on_the_second_shelf(desk: SmallDesk) -> None:
    private = await desk.rows("SELECT id FROM articles WHERE owner_shelf_id = 1")
    await desk.database.write(put, private[0][0], {2: Post()}, desk.clock.now())


async def test_a_text_with_an_address_of_its_own_does_not_stand_in_for_that_page(desk: SmallDesk) -> None:
    """Someone pastes a text that calls itself canonical: those who post the link get the real page."""
    await desk.paste(ANNA, f"Forged\n> canonical {PUBLIC}\nA forged text about the {{place:Sunan}} launch.")
    await desk.work()
    await desk.save(BORIS, PUBLIC, LAUNCH)
    assert (await desk.answers.summary(BORIS, PUBLIC)).article.title == "Missiles fly"
