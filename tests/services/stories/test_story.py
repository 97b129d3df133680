"""A story as its shelf holds it: day by day, with who reported it, who said what, and the numbers that differ."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.model.answers import StoryAnswer
from bot.model.errors import NothingFound, Reason
from bot.services.story import StoryService
from tests.fakes import news_texts as texts
from tests.fakes.clock import NOON
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import run_sql

PAGE = "https://post.example/1"
LAUNCH = (
    "North Korea fired several short-range missiles from the Wonsan area toward the East Sea on Thursday. "
    "The missiles flew about 350 kilometres before they fell into the water, the Joint Chiefs of Staff said. "
    "Washington and Tokyo condemned the launch from Wonsan."
)
LAUNCH_TOO = (
    "Several short-range missiles fired by North Korea from the Wonsan area fell into the East Sea on Thursday. "
    "The missiles flew about 400 kilometres before they fell into the water, Tokyo said. "
    "The launch from Wonsan was condemned by {person:Shin Won-sik=National Security Adviser}.\n"
    'Shin Won-sik: "We condemn the launch."'
)  # fmt: skip


def page(title: str, text: str, *headers: str, days: float = 0) -> str:
    published = (NOON - timedelta(days=days)).isoformat()
    return "\n".join(
        [title, f"> published {published}", *(f"> {header}" for header in headers), text.replace(". ", ".\n")]
    )


@pytest.fixture
def stories(desk: SmallDesk) -> StoryService:
    return StoryService(desk.database)


async def _flood(desk: SmallDesk) -> None:
    await desk.save(ANNA, "https://post.example/1", page("River floods Sinuiju, thousands stranded", texts.WIRE,
                    "outlet Han River Post", "country KR", "origin Yonhap", days=3))  # fmt: skip
    await desk.save(ANNA, "https://port.example/2", page("Thousands stranded in flooded Sinuiju", texts.WIRE_CUT,
                    "outlet Port Times", "country KR", days=2))  # fmt: skip
    await desk.save(ANNA, "https://bay.example/3", page("Red Cross offers help to flooded Sinuiju", texts.FLOOD_LATER,
                    "outlet Bay Herald", "country US"))  # fmt: skip


async def _told(stories: StoryService, typed: str = "https://bay.example/3") -> StoryAnswer:
    return await stories.meant(ANNA, typed)


async def test_each_day_adds_what_no_day_before_had(desk: SmallDesk, stories: StoryService) -> None:
    await _flood(desk)
    answer = await _told(stories)
    assert [day.day for day in answer.days] == [date(2024, 9, 16), date(2024, 9, 13)], (
        "the copy of day two adds nothing"
    )
    relief, flood = answer.days
    assert relief.sentences[0].text.startswith("South Korea's Red Cross offered relief supplies")
    assert "flooded Sinuiju and the county of Uiju" in flood.sentences[0].text
    said = [linked.text for day in answer.days for linked in day.sentences]
    assert len(said) == len(set(said))
    stored = {row[0]: row[1] for row in await desk.rows("SELECT article_id, text_of(content) FROM versions")}
    for linked in (one for day in answer.days for one in day.sentences):
        assert stored[linked.article.id][linked.start : linked.end] == linked.text


async def test_outlets_and_origins_and_articles(desk: SmallDesk, stories: StoryService) -> None:
    await _flood(desk)
    answer = await _told(stories)
    assert [outlet.name for outlet in answer.outlets] == ["Bay Herald", "Port Times", "Han River Post"]
    assert answer.origins == ("Yonhap", "Bay Herald")
    assert [article.id for article in answer.articles] == [3, 2, 1]
    assert (answer.article_count, answer.one_sided) == (3, None)


async def test_numbers_that_differ_stand_side_by_side(desk: SmallDesk, stories: StoryService) -> None:
    await desk.save(ANNA, "https://post.example/1", page("North fires missiles off Wonsan", LAUNCH, "outlet Post"))
    await desk.save(ANNA, "https://bay.example/3", page("Missiles fall off Wonsan", LAUNCH_TOO, "outlet Bay Herald"))
    answer = await _told(stories)
    assert answer.article_count == 2
    (group,) = answer.figures
    told = {(one.said.article.outlet.name if one.said.article.outlet else "", one.said.text) for one in group}
    assert told == {("Post", "about 350 kilometres"), ("Bay Herald", "about 400 kilometres")}
    stored = {row[0]: row[1] for row in await desk.rows("SELECT article_id, text_of(content) FROM versions")}
    for one in group:
        assert stored[one.said.article.id][one.said.start : one.said.end] == one.said.text
        assert one.said.text in one.sentence.text
    assert [(quote.speaker, quote.said.text) for quote in answer.quotes] == [
        ("Shin Won-sik", '"We condemn the launch."')
    ]


async def test_an_opinion_is_no_source_of_a_number(desk: SmallDesk, stories: StoryService) -> None:
    await desk.save(ANNA, "https://post.example/1", page("North fires missiles off Wonsan", LAUNCH, "outlet Post"))
    await desk.save(ANNA, "https://bay.example/3",
                    page("Opinion: Answer the missiles off Wonsan", LAUNCH_TOO, "outlet Bay Herald"))  # fmt: skip
    answer = await _told(stories)
    assert (answer.article_count, answer.origins, answer.figures) == (2, ("Post",), ())


async def test_numbers_on_which_different_reports_agree_are_told_once(desk: SmallDesk, stories: StoryService) -> None:
    alike = LAUNCH_TOO.replace("400", "350")
    await desk.save(ANNA, "https://post.example/1", page("North fires missiles off Wonsan", LAUNCH, "outlet Post"))
    await desk.save(ANNA, "https://bay.example/3", page("Missiles fall off Wonsan", alike, "outlet Bay Herald"))
    await desk.save(ANNA, "https://port.example/4", page("Wonsan launch", alike, "outlet Port Times"))
    answer = await _told(stories)
    assert answer.article_count == 3
    assert [(one.number.said.text, one.origins) for one in answer.agreed] == [("about 350 kilometres", 2)], (
        "two of the three carry one text"
    )
    assert answer.figures == ()
    (shin,) = answer.people
    assert (shin.entity.name, shin.mentions) == ("Shin Won-sik", 2)
    assert shin.role is not None
    assert shin.role.text == "National Security Adviser"


async def test_a_number_of_one_origin_is_agreed_with_nobody(desk: SmallDesk, stories: StoryService) -> None:
    await _flood(desk)
    answer = await _told(stories)
    assert answer.agreed == ()


async def test_a_number_that_an_outlet_changed_stands_beside_what_it_was(
    desk: SmallDesk, stories: StoryService
) -> None:
    await desk.save(ANNA, PAGE, page("North fires missiles off Wonsan", LAUNCH, "outlet Post"))
    assert (await _told(stories, PAGE)).figures == ()
    changed = page("North fires missiles off Wonsan", LAUNCH.replace("350", "400"), "outlet Post")
    desk.network.pages[PAGE] = changed
    desk.clock.advance(7200)
    await desk.revisits.revisit_due()
    (group,) = (await _told(stories, PAGE)).figures
    assert [(one.said.text, one.earlier) for one in group] == [
        ("about 400 kilometres", False),
        ("about 350 kilometres", True),
    ]
    assert (group[1].said.link, group[1].sentence.link) == (None, None)
    desk.network.pages[PAGE] = page("North fires missiles off Wonsan", LAUNCH, "outlet Post")
    desk.clock.advance(36_000)
    await desk.revisits.revisit_due()
    (group,) = (await _told(stories, PAGE)).figures
    assert [(one.said.text, one.earlier) for one in group] == [
        ("about 350 kilometres", False),
        ("about 400 kilometres", True),
    ]


async def test_another_shelf_sees_its_own_part_or_nothing(desk: SmallDesk, stories: StoryService) -> None:
    await _flood(desk)
    story_id = (await _told(stories)).id
    with pytest.raises(NothingFound) as stranger:
        await stories.story(BORIS, story_id)
    assert stranger.value.reason is Reason.NO_SUCH_STORY

    await desk.save(BORIS, "https://port.example/2", page("Thousands stranded", texts.WIRE_CUT))
    own = await stories.story(BORIS, story_id)
    assert [article.url for article in own.articles] == ["https://port.example/2"]
    assert {linked.article.id for day in own.days for linked in day.sentences} == {2}
    assert (own.headline, own.article_count, len(own.outlets)) == ("Thousands stranded in flooded Sinuiju", 1, 1)
    assert [(choice.text, choice.articles) for choice in await stories.suggest(BORIS, "")] == [
        ("Thousands stranded in flooded Sinuiju", 1)
    ]
    assert await stories.suggest(BORIS, "red cross") == ()
    with pytest.raises(NothingFound):
        await stories.meant(BORIS, "https://bay.example/3")


async def test_a_story_is_meant_by_number_or_by_any_of_its_articles(desk: SmallDesk, stories: StoryService) -> None:
    await _flood(desk)
    (choice,) = await stories.suggest(ANNA, "stranded flooded")
    assert (choice.text, choice.articles) == ("Thousands stranded in flooded Sinuiju", 3)
    story_id = (await _told(stories, choice.value)).id
    for typed in ("1", "https://port.example/2", "red cross offers", f"Story #{story_id}"):
        assert (await _told(stories, typed)).id == story_id
    for typed in ("story 99999", "story 0"):
        with pytest.raises(NothingFound) as missing:
            await _told(stories, typed)
        assert missing.value.reason is Reason.NO_SUCH_STORY


async def test_an_empty_shelf_says_so(stories: StoryService) -> None:
    with pytest.raises(NothingFound) as empty:
        await stories.meant(BORIS, "story 1")
    assert empty.value.reason is Reason.EMPTY_SHELF
    assert await stories.suggest(BORIS, "") == ()


async def test_a_merged_storys_number_still_finds_it(desk: SmallDesk, stories: StoryService) -> None:
    await _flood(desk)
    story_id = (await _told(stories)).id
    await desk.database.write(
        run_sql, "INSERT INTO stories (id, first_at, last_at, merged_into) VALUES (900, 1, 1, ?)", (story_id,)
    )
    assert (await stories.story(ANNA, 900)).id == story_id


async def test_a_long_story_has_pages(desk: SmallDesk, stories: StoryService) -> None:
    for number, (title, text) in enumerate(texts.UNRELATED.items()):
        await desk.save(ANNA, f"https://post.example/{number}", page(title, text, days=number))
    await desk.database.write(run_sql, "UPDATE story_articles SET story_id = (SELECT min(id) FROM stories)")
    first = await stories.meant(ANNA, "1")
    last = await stories.story(ANNA, first.id, page=99)
    assert (first.page, first.pages, len(first.days)) == (0, 2, 4)
    assert (last.page, len(last.days)) == (1, len(texts.UNRELATED) - 4)
    assert first.days[-1].day > last.days[0].day


async def test_words_mean_the_story_that_most_titles_tell_of(desk: SmallDesk, stories: StoryService) -> None:
    """Whoever types "Sinuiju" wants the flood, not the comment that somebody has written since."""
    await _flood(desk)
    comment = page("Sinuiju in verse: a poet looks back", "A poet has written a book about his childhood by the river.")
    await desk.save(ANNA, "https://review.example/4", comment)
    assert (await _told(stories, "Sinuiju")).article_count == 3
    assert (await _told(stories, "Sinuiju in verse: a poet looks back")).article_count == 1
    assert (await _told(stories, "a poet")).article_count == 1


async def test_a_number_means_an_article_though_titles_have_it(desk: SmallDesk, stories: StoryService) -> None:
    """The title of that article has the number too, and so have the titles of a greater story."""
    for site, text in (("post", texts.WIRE), ("port", texts.WIRE_CUT)):
        flood = page("River floods Sinuiju, 3 villages cut off", text, f"outlet {site}", "origin Yonhap", days=3)
        await desk.save(ANNA, f"https://{site}.example/1", flood)
    comment = page("3 poets look back", "A poet has written a book about his childhood by the river.")
    assert await desk.save(ANNA, "https://review.example/4", comment) == 3
    assert (await _told(stories, "3")).headline == "3 poets look back"
    assert (await _told(stories, "3 villages")).article_count == 2


SEOUL = (
    "North Korea fired two short-range ballistic missiles toward the sea on Monday, the Joint Chiefs of Staff said. "
    "The missiles flew about 320 kilometers, the Joint Chiefs of Staff said. It was the first launch in a month."
)
TOKYO = (
    "North Korea launched one ballistic missile toward the East Sea on Monday, Japan's Defense Ministry said. "
    "It covered some 350 kilometers and fell outside the economic zone, Japan's Defense Ministry said. {contrast}"
    "Tokyo lodged a protest."
)
CONTRAST = "The range is different from the figure of 320 kilometers of South Korea. "


async def _launched(desk: SmallDesk, tokyo: str, seoul: str = SEOUL) -> None:
    await desk.save(ANNA, PAGE, page("North Korea fires two missiles into East Sea", seoul, "outlet Han River Post"))
    await desk.save(ANNA, "https://bay.example/3", page("North Korea fires missile into East Sea: Tokyo", tokyo,
                    "outlet Bay Herald"))  # fmt: skip
    await desk.database.write(run_sql, "UPDATE story_articles SET story_id = (SELECT min(id) FROM stories)")


@pytest.mark.parametrize("contrast", ["", CONTRAST])
async def test_numbers_of_one_launch_stand_side_by_side_however_its_reports_are_worded(
    desk: SmallDesk, stories: StoryService, contrast: str
) -> None:
    await _launched(desk, TOKYO.format(contrast=contrast))
    answer = await _told(stories, PAGE)
    tokyo, seoul = "Japan's Defense Ministry", "the Joint Chiefs of Staff"
    told = [[(one.said.text, one.giver) for one in group] for group in answer.figures]
    assert told == [
        [("one ballistic missile", tokyo), ("two short-range ballistic missiles", seoul)],
        [("some 350 kilometers", tokyo), ("about 320 kilometers", seoul)],
    ]
    assert answer.agreed == ()


async def test_reports_of_a_launch_that_have_a_number_in_common_do_not_differ(
    desk: SmallDesk, stories: StoryService
) -> None:
    other = SEOUL.replace("The missiles flew about 320", "The missiles flew about 320 and 400")
    await _launched(desk, SEOUL.replace("It was the first launch in a month.", "Seoul protested."), other)
    assert (await _told(stories, PAGE)).figures == ()


async def test_a_bound_differs_from_no_number_beyond_it(desk: SmallDesk, stories: StoryService) -> None:
    tokyo = TOKYO.format(contrast="").replace("some 350", "more than 300").replace("one ballistic", "two ballistic")
    await _launched(desk, tokyo)
    assert (await _told(stories, PAGE)).figures == ()


async def test_what_a_missile_flew_over_is_no_bound(desk: SmallDesk, stories: StoryService) -> None:
    seoul = SEOUL.replace("about 320 kilometers", "about 320 kilometers over the sea")
    assert seoul != SEOUL
    await _launched(desk, TOKYO.format(contrast=""), seoul)
    told = [[one.said.text for one in group] for group in (await _told(stories, PAGE)).figures]
    assert ["some 350 kilometers", "about 320 kilometers"] in told


@pytest.mark.parametrize(
    ("seoul", "tokyo"),
    [
        ("on Monday morning", "on Monday evening"),
        ("on Monday", "on Monday, hours after Seoul had reported a first one"),
        ("on Monday", "on Monday, the second such launch in a day"),
    ],
)
async def test_numbers_of_two_launches_of_a_day_are_not_set_side_by_side(
    desk: SmallDesk, stories: StoryService, seoul: str, tokyo: str
) -> None:
    other = TOKYO.format(contrast="").replace("on Monday", tokyo, 1)
    await _launched(desk, other, SEOUL.replace("on Monday", seoul, 1))
    assert (await _told(stories, PAGE)).figures == ()


async def test_an_opinion_has_no_day_in_the_timeline_of_a_story(desk: SmallDesk, stories: StoryService) -> None:
    await desk.save(ANNA, "https://post.example/1", page("North fires missiles off Wonsan", LAUNCH, "outlet Post"))
    desk.clock.advance(86_400)
    column = page("Opinion: Answer the missiles off Wonsan", LAUNCH_TOO, "outlet Bay Herald", days=-1)
    await desk.save(ANNA, "https://bay.example/3", column)
    answer = await _told(stories)
    assert [line.article.url for one in answer.days for line in one.sentences] == ["https://post.example/1"] * 2
    assert (answer.article_count, answer.repeating) == (2, 1)
