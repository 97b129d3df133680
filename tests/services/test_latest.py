"""`/latest`: the window's stories, the independently reported first, each with its sources; nobody else's articles."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.analysis import OutletKind
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.reasons import RankingFactors, SharedSource
from bot.policy.typed_times import since as policy
from bot.services.latest.service import LatestService
from bot.services.stories import topic_query
from tests.fakes import news_texts as texts
from tests.fakes.clock import NOON
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import run_sql
from tests.fakes.tables import table


def page(title: str, text: str, *headers: str, hours: float = 2) -> str:
    published = (NOON - timedelta(hours=hours)).isoformat()
    lines = [title, f"> published {published}", *(f"> {header}" for header in headers), text.replace(". ", ".\n")]
    return "\n".join(lines)


async def _flood_and_launch(desk: SmallDesk) -> None:
    await desk.save(ANNA, "https://post.example/1", page("River floods Sinuiju, thousands stranded", texts.WIRE,
                    "outlet Han River Post", "country KR", "origin Yonhap"))  # fmt: skip
    await desk.save(ANNA, "https://port.example/2", page("Thousands stranded in flooded Sinuiju", texts.WIRE_CUT,
                    "outlet Port Times", "country KR"))  # fmt: skip
    await desk.save(ANNA, "https://bay.example/3", page("Kim inspects flooded Sinuiju", texts.FLOOD,
                    "outlet Bay Herald", "country US", hours=1))  # fmt: skip
    await desk.save(ANNA, "https://voice.example/4", page("North fires missiles", texts.MISSILE,
                    "outlet Morning Voice", "country KP", "kind state_media"))  # fmt: skip
    football = "The final was played in Lisbon. Two goals decided it."
    await desk.save(ANNA, "https://post.example/5", page("A league final in the rain", football,
                    "outlet Han River Post", "korea 0.05", "subjects sport"))  # fmt: skip


async def test_stories_of_the_peninsula_are_ranked_with_outlets_origins_and_sides(
    desk: SmallDesk, latest: LatestService
) -> None:
    await _flood_and_launch(desk)
    answer = await latest.latest(ANNA)
    assert (answer.topic, answer.story_count, answer.article_count, answer.outlet_count) == (
        "Korean Peninsula",
        2,
        4,
        4,
    )
    flood, launch = answer.stories
    assert {outlet.name for outlet in flood.outlets} == {"Han River Post", "Port Times", "Bay Herald"}
    assert flood.origins == ("Yonhap", "Bay Herald"), "the copy is its wire's, whoever printed it"
    assert flood.one_sided is None
    assert launch.one_sided == SharedSource(kind=OutletKind.STATE_MEDIA)
    assert isinstance(flood.reasons, RankingFactors)
    assert (flood.reasons.origins, flood.reasons.articles) == (2, 3)
    for story in answer.stories:
        assert 1 <= len(story.sentences) <= 2
        for sentence in story.sentences:
            assert sentence.link is not None
            assert sentence.link.startswith(sentence.article.url or "-")


@table("typed", ["7 days", "since last Friday", "지난 7일", "過去7日", "最近三天", "September"])
async def test_a_time_that_is_typed_as_the_topic_is_the_window(
    days_of_rain: SmallDesk, latest: LatestService, typed: str
) -> None:
    answer, asked = await latest.latest(ANNA, typed), await latest.latest(ANNA, None, typed)
    assert answer == asked
    assert answer.topic == "Korean Peninsula"
    assert answer.story_count == 2, "not only the report with these words"


async def test_a_date_that_an_article_has_as_words_and_a_time_beside_a_window_stay_the_topic(
    desk: SmallDesk, latest: LatestService
) -> None:
    march = "Families in Busan laid flowers for the 3.1 movement. A choir sang."
    await desk.save(ANNA, "https://post.example/1", page("Flowers for the 3.1 movement", march))
    await desk.save(ANNA, "https://port.example/2", page("North fires missiles", texts.MISSILE))
    answer = await latest.latest(ANNA, "3.1")
    assert [(answer.topic, story.headline) for story in answer.stories] == [("3.1", "Flowers for the 3.1 movement")]
    beside = await latest.latest(ANNA, "7 days", "24h")
    assert (beside.topic, beside.story_count) == ("7 days", 0)


_CUP = ("Tigers win the cup in Busan", "The Tigers beat the Lions 3-1 in Busan on Monday and won the cup.")
_FAIR = ("Winter fair opens on Nami island", "A winter fair opened on Nami island on Monday with songs and lanterns.")


@pytest.mark.parametrize(("told", "subject"), [(_CUP, "sport"), (_FAIR, "culture")])
async def test_sport_and_culture_stand_behind_the_rest_where_the_peninsula_is_asked_for(
    desk: SmallDesk, latest: LatestService, told: tuple[str, str], subject: str
) -> None:
    await desk.save(ANNA, "https://port.example/1", page("North fires missiles", texts.MISSILE, hours=6))
    await desk.save(ANNA, "https://post.example/2", page(*told, f"subjects {subject}", hours=0.1))
    headlines = ["North fires missiles", told[0]]
    assert [story.headline for story in (await latest.latest(ANNA)).stories] == headlines
    assert [story.headline for story in (await latest.latest(ANNA, "Monday")).stories] == [told[0]]
    (asked_for,) = (await latest.latest(ANNA, subject)).stories
    assert isinstance(asked_for.reasons, RankingFactors)
    assert asked_for.reasons.closeness == 1.0


async def test_what_a_newspaper_would_lead_with_leads(desk: SmallDesk, latest: LatestService) -> None:
    stairs, ring = "Stairs give way at Seomyeon", "Bridge ring turns up after years"
    await desk.save(ANNA, "https://port.example/1", page(stairs, "Nine people were hurt.", "prominence 0.3", hours=6))
    await desk.save(ANNA, "https://post.example/2", page(ring, "A diver found it.", "prominence -0.3", hours=0.1))
    first, second = (await latest.latest(ANNA)).stories
    assert (first.headline, second.headline) == (stairs, ring)
    assert isinstance(first.reasons, RankingFactors)
    assert isinstance(second.reasons, RankingFactors)
    assert (first.reasons.prominence, second.reasons.prominence) == (0.3, -0.3)


_FIRE = (
    ("Fire at Incheon warehouse kills four", "Fire at a warehouse in Incheon killed four people, rescuers said."),
    ("Toll of Incheon fire rises to six", "Toll of the fire at the warehouse in Incheon rose to six on Tuesday."),
    ("Incheon warehouse had failed inspection", "The warehouse in Incheon had failed a fire inspection in January."),
)


async def test_a_long_window_is_headed_by_where_a_story_stands(desk: SmallDesk, latest: LatestService) -> None:
    for number, (title, text) in enumerate(_FIRE):
        report = page(title, text, f"outlet Paper {number}", hours=60 - 24 * number)
        await desk.save(ANNA, f"https://paper{number}.example/1", report)
    await _one_story(desk)
    (story,) = (await latest.latest(ANNA, since="7 days")).stories
    assert story.headline != _FIRE[0][0]
    assert _FIRE[0][1] not in {sentence.text for sentence in story.sentences}, "what was known later is told"


async def test_what_only_shares_a_story_does_not_stand_beside_its_first_sentence(
    desk: SmallDesk, latest: LatestService
) -> None:
    await desk.save(ANNA, "https://paper0.example/1", page(*_FIRE[0], "outlet Paper 0"))
    await desk.save(ANNA, "https://paper1.example/1", page(*_CUP, "outlet Paper 1"))
    await _one_story(desk)
    (story,) = (await latest.latest(ANNA)).stories
    (sentence,) = story.sentences
    assert sentence.article.title == story.headline


async def _one_story(desk: SmallDesk) -> None:
    await desk.database.write(run_sql, "UPDATE story_articles SET story_id = (SELECT min(id) FROM stories)")


@pytest.mark.parametrize(("subject", "side"), [("sport", None), ("diplomacy", SharedSource(country="KR"))])
async def test_that_one_country_tells_of_its_sport_is_no_warning(
    desk: SmallDesk, latest: LatestService, subject: str, side: SharedSource | None
) -> None:
    for number in range(2):
        report = page(*_CUP, f"outlet Paper {number}", "country KR", f"subjects {subject}")
        await desk.save(ANNA, f"https://paper{number}.example/1", report)
    (story,) = (await latest.latest(ANNA)).stories
    assert story.one_sided == side


async def test_in_a_long_window_what_is_told_has_its_day_where_the_story_went_on(
    desk: SmallDesk, latest: LatestService
) -> None:
    await desk.save(ANNA, "https://port.example/1", page("River floods Sinuiju", texts.WIRE, hours=240))
    copy = page("The river came", texts.WIRE_CUT, "outlet Port Times", hours=20)
    await desk.save(ANNA, "https://post.example/2", copy)
    (story,) = (await latest.latest(ANNA, since="14 days")).stories
    (day,) = story.days
    assert day.day == (NOON - timedelta(hours=240)).date()
    assert day.sentences[0] == story.sentences[0]
    assert (await latest.latest(ANNA)).stories[0].days == ()


async def test_sentences_are_the_articles_own_and_do_not_say_the_same_twice(
    desk: SmallDesk, latest: LatestService
) -> None:
    await _flood_and_launch(desk)
    flood = (await latest.latest(ANNA)).stories[0]
    stored = {row[0]: row[1] for row in await desk.rows("SELECT article_id, text_of(content) FROM versions")}
    for sentence in flood.sentences:
        assert stored[sentence.article.id][sentence.start : sentence.end] == sentence.text
    assert len({sentence.article.id for sentence in flood.sentences}) == len(flood.sentences)


async def test_another_shelf_sees_only_its_own_part_of_a_story(desk: SmallDesk, latest: LatestService) -> None:
    await _flood_and_launch(desk)
    await desk.save(BORIS, "https://port.example/2", page("Thousands stranded", texts.WIRE_CUT))
    answer = await latest.latest(BORIS)
    assert [[article.url for article in story.articles] for story in answer.stories] == [["https://port.example/2"]]
    assert answer.stories[0].origins == ("Port Times",)
    assert (answer.article_count, answer.stories[0].headline) == (1, "Thousands stranded in flooded Sinuiju")


async def test_a_subject_a_name_or_words_narrow_the_answer(desk: SmallDesk, latest: LatestService) -> None:
    await _flood_and_launch(desk)
    assert [story.headline for story in (await latest.latest(ANNA, "sport")).stories] == ["A league final in the rain"]
    words = await latest.latest(ANNA, "missiles wonsan")
    assert [story.headline for story in words.stories] == ["North fires missiles"]
    await desk.save(
        ANNA, "https://post.example/6", page("Leader visits plant", "{person:Kim Jong Un} visited a plant.")
    )
    by_name = await latest.latest(ANNA, "김정은")
    assert (by_name.topic, [story.headline for story in by_name.stories]) == ("Kim Jong Un", ["Leader visits plant"])
    assert (await latest.latest(ANNA, "zebra")).stories == ()
    for signs in ("*", "🇰🇷", "\u200b"):
        assert (await latest.latest(ANNA, signs)).topic == "Korean Peninsula", "signs alone are no topic"


async def test_a_story_of_a_topic_has_a_sentence_on_it(desk: SmallDesk, latest: LatestService) -> None:
    await desk.save(ANNA, "https://post.example/1", page(
        "Ministers meet in Seoul over the harvest",
        "Ministers of three countries met in Seoul on Monday over the harvest. They spoke of grain and of fertiliser. "
        "{person:Cho Min-a} of the fishers' union asked them for new nets on Monday. "
        "{person:Cho Min-a} called the old nets useless.",
    ))  # fmt: skip
    (story,) = (await latest.latest(ANNA)).stories
    assert story.sentences[0].text.startswith("Ministers of three countries met")
    for topic in ("Cho Min-a", "useless nets"):
        (story,) = (await latest.latest(ANNA, topic)).stories
        assert story.headline == "Ministers meet in Seoul over the harvest"
        assert story.sentences[0].text.startswith("Ministers of three countries met"), "what the headline says"
        assert story.sentences[1].text.startswith("Cho Min-a")
        article = await desk.answers.summary(ANNA, "1", 8)
        assert story.sentences[1].text in {one.text for one in article.sentences}, "a span of the article"


async def test_a_title_names_a_topic_in_whole_words(desk: SmallDesk, latest: LatestService) -> None:
    await desk.save(ANNA, "https://post.example/1", page(
        "Ministers close the harvest terminals",
        "Ministers of three countries closed the terminals of the harvest on Monday. They spoke of "
        "grain and of fertiliser. "
        "{person:Park Min-a} of the fishers' union asked them for new nets on Monday.",
    ))  # fmt: skip
    (story,) = (await latest.latest(ANNA, "Park Min-a")).stories
    assert story.sentences[1].text.startswith("Park Min-a"), "terminals are no Min-a"


async def test_the_window_is_kept_and_pages_turn_to_the_last(desk: SmallDesk, latest: LatestService) -> None:
    for number, (title, text) in enumerate(texts.UNRELATED.items()):
        await desk.save(ANNA, f"https://post.example/{number}", page(title, text, hours=number + 1))
    await desk.save(ANNA, "https://post.example/old", page("River floods", texts.WIRE, hours=30))
    first, beyond = await latest.latest(ANNA), await latest.latest(ANNA, page=99)
    assert (first.story_count, first.pages, len(first.stories)) == (6, 2, 5)
    assert (beyond.page, len(beyond.stories)) == (1, 1)
    assert (await latest.latest(ANNA, since="2d")).story_count == 7
    assert (await latest.latest(ANNA, since="90m")).story_count == 1


async def test_a_window_of_years_is_bounded_and_says_so(
    desk: SmallDesk, latest: LatestService, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _flood_and_launch(desk)
    monkeypatch.setattr(topic_query, "MOST_ARTICLES", 3)
    answer = await latest.latest(ANNA, since="10y")
    assert answer.limited
    assert answer.since == NOON - timedelta(hours=2)
    assert not (await latest.latest(ANNA, since="90m")).limited


async def test_an_empty_shelf_and_nonsense_get_their_own_sentences(desk: SmallDesk, latest: LatestService) -> None:
    with pytest.raises(NothingFound) as empty:
        await latest.latest(ANNA)
    assert empty.value.reason is Reason.EMPTY_SHELF
    with pytest.raises(DeskError) as nonsense:
        await latest.latest(ANNA, since="tomorrow-ish")
    assert nonsense.value.reason is Reason.BAD_SINCE


@pytest.fixture
async def days_of_rain(desk: SmallDesk) -> SmallDesk:
    await desk.save(ANNA, "https://port.example/1", page("North fires missiles", texts.MISSILE, hours=50))
    days = "The river fell after seven days of rain. In 7 days, since last Friday, it took two bridges."
    await desk.save(ANNA, "https://post.example/2", page("River falls", days, hours=60))
    return desk


@table(
    ("typed", "hours"),
    [(None, 24), ("24h", 24), ("3d", 72), ("2 weeks", 336), ("the last week", 168),
     ("last week", 189), ("지난주", 189), ("90m", 1.5), ("지난 2주", 336),
     ("3일", 72), ("24시간", 24), ("최근 3일", 72), ("yesterday", 45),
     ("오늘", 21), ("2024-09-15", 45), ("2024-09-16T11:00Z", 1),
     ("an hour", 1), ("last 30 days", 720), ("the past two weeks", 336), ("지난 7일", 168), ("지난 7일간", 168),
     ("지난 한 달", 720), ("사흘", 72), ("보름 전", 336), ("since Monday", 21), ("월요일부터", 21),
     ("last Monday", 189), ("Friday", 93), ("this week", 21), ("이번 달", 381), ("this month", 381),
     ("since September", 381), ("14 Sep", 69), ("Sept 14th, 2024", 69), ("9월 14일", 69), ("2024년 9월", 381),
     ("2024-09", 381), ("this year", 6237), ("29 Feb", 4821),
     ("0h", None), ("31 June", None), ("14 Sep 15", None), ("2024년 13월", None), ("since since", None),
     ("-3d", None), ("9999999999h", None), ("999999y", None),
     ("2024-13-40", None), ("x" * 4000, None), ("3", None), ("since forever", None), ("0001-01-01", None),
     ("since " * 20 + "Monday", None)],
)  # fmt: skip
def test_since(typed: str | None, hours: float | None) -> None:
    if hours is None:
        with pytest.raises(DeskError) as error:
            policy.since(typed, NOON, "Asia/Seoul")
        assert error.value.reason is Reason.BAD_SINCE
    else:
        assert NOON - policy.since(typed, NOON, "Asia/Seoul") == timedelta(hours=hours)


async def test_a_side_that_had_its_say_before_the_window_has_had_its_say(
    desk: SmallDesk, latest: LatestService
) -> None:
    await desk.save(ANNA, "https://post.example/1", page("River floods Sinuiju", texts.WIRE, "outlet Han River Post",
                    "country KR", hours=30))  # fmt: skip
    voice = ("outlet Morning Voice", "country KP", "kind state_media")
    await desk.save(ANNA, "https://voice.example/2", page("Kim inspects flooded Sinuiju", texts.FLOOD, *voice))
    await desk.save(ANNA, "https://voice.example/3", page("Missiles fired", texts.MISSILE, *voice))
    sides = {story.headline: story.one_sided for story in (await latest.latest(ANNA)).stories}
    assert sides == {"Kim inspects flooded Sinuiju": None, "Missiles fired": SharedSource(kind=OutletKind.STATE_MEDIA)}


_CALL = "The presidents of Russia and South Korea spoke by telephone on Monday about the border and the grain corridor."
_READOUTS = (
    f"{_CALL} The Kremlin said that both leaders praised the growth of trade across the border and agreed to meet.",
    f"{_CALL} The presidential office in Seoul said that its leader demanded an end to arms transfers to the North.",
)


@pytest.mark.parametrize("second", ["country KR|kind government", "country KR"])
async def test_of_two_readouts_of_one_call_both_are_shown(desk: SmallDesk, latest: LatestService, second: str) -> None:
    headers = (("outlet State Courier", "country RU", "kind state_media"), ("outlet Blue Office", *second.split("|")))
    for number, (text, header) in enumerate(zip(_READOUTS, headers, strict=True)):
        url, title = f"https://call{number}.example/1", "Presidents of Russia and South Korea speak by telephone"
        await desk.save(ANNA, url, page(title, text, *header, hours=3 - number))
    (story,) = (await latest.latest(ANNA)).stories
    said = " ".join(one.text for one in story.sentences)
    assert "demanded an end to arms transfers" in said
    assert ("praised the growth of trade" in said) is (len(headers[1]) == 3), "an independent outlet has its own choice"


async def test_a_window_with_two_ends_has_what_came_between_whatever_the_topic(
    desk: SmallDesk, latest: LatestService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topic_query, "_NEWEST", 1)  # words: the newest of the window, not of the shelf
    for days, title in ((9, "Early orchard fair"), (6, "Orchard fair opens"), (2, "Orchard fair ends")):
        text = f"{{person:Cho Min-a}} spoke at the orchard fair, {days} days ago."
        await desk.save(ANNA, f"https://post.example/{days}", page(title, text, hours=24 * days))
    first, last = ((NOON - timedelta(days=days)).date() for days in (7, 5))
    for topic in (None, "orchard", "Cho Min-a"):
        answer = await latest.latest(ANNA, topic, f"{first}..{last}")
        assert [story.headline for story in answer.stories] == ["Orchard fair opens"], topic
        assert answer.until.date() <= last + timedelta(days=1)
        assert answer.ended
    assert not (await latest.latest(ANNA, None, f"{first}..today")).ended
    earlier = await latest.latest(ANNA, None, f"until {last}")
    assert earlier.article_count == 2
    assert (earlier.since, earlier.ended) == (NOON - timedelta(days=9), True), "since the shelf's first"
    assert not (await latest.latest(ANNA, None, "until 2020")).stories


async def test_an_article_leaves_a_page_that_is_kept_one_second_after_the_window_has_left_it(
    desk: SmallDesk, latest: LatestService
) -> None:
    for title, text, hours in (("River floods Sinuiju", texts.FLOOD, 1), ("North fires", texts.MISSILE, 24 - 1 / 60)):
        await desk.save(ANNA, f"https://post.example/{hours}", page(title, text, hours=hours))
    found = []
    for seconds in (0, 60, 1):
        desk.clock.advance(seconds)
        found.append((await latest.latest(ANNA)).article_count)
    assert found == [2, 2, 1]
