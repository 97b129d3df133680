"""Which office a person is shown in: what articles say over time, and what ends it."""

from __future__ import annotations

from bot.model.answers import EntityAnswer, KnownLife, KnownOffice
from tests.fakes.desk import ANNA, SmallDesk

SITE = "https://news.example/"


async def minister_after(desk: SmallDesk, day: str, sentence: str) -> EntityAnswer:
    """What is said of a minister once an article of that day is saved."""
    await desk.save(ANNA, f"{SITE}{day}", f"A day at the pier\n> published {day}\n{sentence}\nIt was cold.")
    return await desk.answers.entity(ANNA, "Han Bo-ra")


async def test_a_career_is_told_in_time_with_its_end(desk: SmallDesk) -> None:
    for day, sentence in (
        ("2010-06-08", "{person:Jang Song Thaek=director of a department} spoke."),
        ("2012-08-16", "{person:Jang Song Thaek=vice chairman of the commission} spoke."),
        ("2013-05-01", "{person:Jang Song Thaek=vice chairman} spoke."),
        ("2013-12-13", "{person:Jang Song Thaek} was executed on Thursday."),
    ):
        await desk.save(ANNA, f"{SITE}{day}", f"A day in Pyongyang\n> published {day}\n{sentence}\nIt was cold.")
    answer = await desk.answers.entity(ANNA, "Jang Song Thaek")
    assert [(one.role.text, one.first.published, one.role.article.published) for one in answer.roles] == [
        ("director of a department", "2010-06-08", "2010-06-08"),
        ("vice chairman", "2012-08-16", "2013-05-01"),
    ]
    assert answer.role is None
    assert answer.fate is not None
    assert (answer.fate.said.text, answer.fate.giver) == ("Jang Song Thaek was executed on Thursday", None)


async def test_who_resigned_is_not_shown_in_office_until_an_article_days_later_says_so(desk: SmallDesk) -> None:
    answer = await minister_after(desk, "2024-03-01", "{person:Han Bo-ra=harbour minister} spoke.")
    assert answer.role is not None
    answer = await minister_after(
        desk, "2024-03-05", "{person:Han Bo-ra=harbour minister} spoke.\n{person:Han Bo-ra} resigned on Tuesday."
    )
    assert (answer.role, answer.fate and answer.fate.said.text) == (None, "Han Bo-ra resigned on Tuesday")
    answer = await minister_after(desk, "2024-03-06", "{person:Han Bo-ra=harbour minister} was on the pier.")
    assert answer.role is None
    answer = await minister_after(desk, "2024-03-12", "{person:Han Bo-ra=former harbour minister} sang.")
    assert answer.role is not None
    assert answer.role.text == "former harbour minister"
    answer = await minister_after(desk, "2024-05-01", "{person:Han Bo-ra=mayor} opened the pier.")
    assert (answer.role and answer.role.text, answer.fate) == ("mayor", None)


async def test_who_was_reinstated_is_in_office_at_once(desk: SmallDesk) -> None:
    answer = await minister_after(
        desk, "2024-03-05", "{person:Han Bo-ra=harbour minister} spoke.\n{person:Han Bo-ra} was dismissed on Tuesday."
    )
    assert (answer.role, answer.fate is None) == (None, False)
    answer = await minister_after(
        desk, "2024-03-06", "{person:Han Bo-ra=harbour minister} was reinstated on Wednesday."
    )
    assert (answer.role and answer.role.text, answer.fate) == ("harbour minister", None)


async def test_the_base_knows_offices_of_persons(desk: SmallDesk) -> None:
    leader = (await desk.answers.entity(ANNA, "Kim Jong Un")).life
    assert leader == KnownLife(None, (KnownOffice("Supreme Leader of North Korea", "2011-12-17", None),))
    assert (await desk.answers.entity(ANNA, "North Korea")).life is None


async def test_roles_that_only_a_name_connects_may_be_those_of_several_people(desk: SmallDesk) -> None:
    trade = (
        "{person:Kim Myong Sik=vice-president of the corporation} spoke for the {organisation:Namphung Corporation}."
    )
    await desk.save(ANNA, f"{SITE}trade", f"Baskets laid\n> published 2020-04-15\n{trade}\nIt was warm.")
    assert not (await desk.answers.entity(ANNA, "Kim Myong Sik")).perhaps_several
    corn = "{person:Kim Myong Sik=professor in Seoul} spoke at {organisation:Haneul University}."
    await desk.save(ANNA, f"{SITE}corn", f"Corn is dear\n> published 2020-04-30\n{corn}\nHarvests failed.")
    assert (await desk.answers.entity(ANNA, "Kim Myong Sik")).perhaps_several


async def test_a_career_is_one_persons_where_its_articles_share_a_name_or_a_word(desk: SmallDesk) -> None:
    for number, sentence in enumerate(
        (
            "{person:Ahn Hye-rim=law professor} was named to succeed {person:Seo Gyu-won}.",
            "{person:Ahn Hye-rim=oceans minister} spoke of {person:Seo Gyu-won}.",
            "{person:Ahn Hye-rim=former oceans minister} went home.",
        )
    ):
        page = f"Piers {number}\n> published 2020-04-{13 + number * 7}\n{sentence}\nIt rained on day {number}."
        await desk.save(ANNA, f"{SITE}{number}", page)
    answer = await desk.answers.entity(ANNA, "Ahn Hye-rim")
    assert (len(answer.roles), answer.perhaps_several) == (3, False)
