"""Whose words tell a story."""

from __future__ import annotations

from bot.model.settings import ServerSettings
from bot.policy.revisits import RevisitRuling, RevisitState
from bot.services.latest.service import LatestService
from bot.services.story import StoryService
from bot.storage import settings
from bot.storage.articles import revisit_state
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.sql import run_sql
from tests.services.stories.test_story import page

_OWN = (
    "Respected Leader Guides Test-fire of Missile",
    "The test-fire of a missile was conducted at Sunan under the guidance of the leader on September 15. "
    "The leader expressed great satisfaction at the test-fire of the missile at Sunan.",
)
_OTHERS = (
    "North Korea fires missile from Sunan, Seoul says",
    "North Korea fired a missile from Sunan on September 15, the military in Seoul said. "
    "The missile from Sunan flew for about 350 kilometres.",
)
_KOREAN = (
    "북한, 순안서 미사일 발사",
    "북한이 15일 순안에서 미사일을 발사했다고 합참이 밝혔다. 미사일은 약 350㎞를 비행했다.",
)


async def _heard(desk: SmallDesk, *reports: tuple[tuple[str, str], tuple[str, ...]]) -> tuple[str, str]:
    """The headline of the reports' story, and the first sentence of its day."""
    for number, ((title, text), headers) in enumerate(reports):
        await desk.save(ANNA, f"https://paper{number}.example/a", page(title, text, *headers, days=1 - number / 100))
    await desk.database.write(run_sql, "UPDATE story_articles SET story_id = (SELECT min(id) FROM stories)")
    answer = await StoryService(desk.database).meant(ANNA, "https://paper0.example/a")
    return answer.headline, answer.days[0].sentences[0].text


_STATE = ("outlet Central Herald", "country KP", "kind state_media")
_PAPER = ("outlet Han River Post", "country KR", "kind newspaper")


async def test_one_side_s_own_words_stand_where_nobody_else_tells_it(desk: SmallDesk) -> None:
    headline, first = await _heard(desk, (_OWN, _STATE))
    assert headline == _OWN[0]
    assert _OWN[1].startswith(first)


async def test_others_words_come_before_them(desk: SmallDesk) -> None:
    headline, first = await _heard(desk, (_OWN, _STATE), (_OTHERS, _PAPER))
    assert headline == _OTHERS[0]
    assert _OTHERS[1].startswith(first)


async def test_a_page_that_can_be_opened_comes_before_one_that_was_deleted(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    """A digest's headline led to "not found" an hour after the page was found deleted, though others told the story."""
    again = ("Seoul: North fires missile from Sunan", _OTHERS[1])
    at = desk.clock.now()
    told = [(_OTHERS, _PAPER), (again, ("outlet Bay Herald", "country US"))]
    whole = await _heard(desk, *told)
    for gone, other in ((1, again), (2, _OTHERS)):
        await desk.database.write(revisit_state.save_state, gone, RevisitRuling(RevisitState(at, gone_since=at), at))
        latest = (await LatestService(desk.database, desk.clock, knowledge).latest(ANNA, since="30d")).stories
        assert [one.headline for one in latest] == [other[0]]
        await desk.database.write(revisit_state.save_state, gone, RevisitRuling(RevisitState(at), at))
    assert whole[0] in {again[0], _OTHERS[0]}


async def test_the_language_is_that_of_most_reports(desk: SmallDesk) -> None:
    english = await _heard(desk, (_OTHERS, _PAPER), (_KOREAN, ("outlet 한강", "country KR")))
    assert english[0] == _OTHERS[0]


async def test_it_is_korean_where_most_reports_are(desk: SmallDesk) -> None:
    again = ('합참 "북한, 순안서 미사일 발사"', _KOREAN[1])
    korean = await _heard(desk, (_OTHERS, _PAPER), (_KOREAN, ()), (again, ()))
    assert korean[0] in (_KOREAN[0], again[0])


async def test_others_words_come_first_also_where_one_side_spoke_last(desk: SmallDesk) -> None:
    later = (_OWN, (*_STATE, "published 2024-09-17"))
    first = (_OTHERS, (*_PAPER, "published 2024-09-15"))
    headline, _ = await _heard(desk, later, first)
    assert headline == _OTHERS[0]


async def _choose_korean(desk: SmallDesk) -> None:
    await desk.database.write(settings.save, ServerSettings(1, language="ko"))


async def test_a_server_that_chose_korean_reads_the_korean_report(desk: SmallDesk, knowledge: Knowledge) -> None:
    await _choose_korean(desk)
    again = ("Seoul says North Korea fires missile from Sunan", _OTHERS[1])
    headline, first = await _heard(desk, (_OTHERS, _PAPER), (again, ()), (_KOREAN, ("outlet 한강", "country KR")))
    assert headline == _KOREAN[0]
    assert _KOREAN[1].startswith(first)
    answer = await LatestService(desk.database, desk.clock, knowledge).latest(ANNA, since="7d")
    (line,) = answer.stories
    assert line.headline == _KOREAN[0]
    assert _KOREAN[1].startswith(line.sentences[0].text)
    assert len(line.outlets) == 2, "all reports are counted"


async def test_a_server_that_chose_english_reads_the_english_report_among_korean_ones(desk: SmallDesk) -> None:
    """One whose Discord settings are English, as those of servers that chose nothing, has that of most."""
    again = ('합참 "북한, 순안서 미사일 발사"', _KOREAN[1])
    reports = ((_OTHERS, _PAPER), (_KOREAN, ()), (again, ()))
    await desk.database.write(settings.save_locales, {1: "en"})
    assert (await _heard(desk, *reports))[0] in (_KOREAN[0], again[0])
    await desk.database.write(settings.save, ServerSettings(1, language="en"))
    answer = await StoryService(desk.database).meant(ANNA, "https://paper0.example/a")
    assert answer.headline == _OTHERS[0]


async def test_the_card_of_an_article_has_the_korean_headline_as_soon_as_korean_is_chosen(desk: SmallDesk) -> None:
    await _heard(desk, (_OTHERS, _PAPER), (_KOREAN, ("outlet 한강", "country KR")))
    summaries = []
    for chosen in ("en", "ko"):
        await desk.database.write(settings.save, ServerSettings(1, language=chosen))
        summaries.append(await desk.answers.summary(ANNA, "https://paper0.example/a"))
    assert [one.story and one.story.headline for one in summaries] == [_OTHERS[0], _KOREAN[0]]


async def test_korean_state_media_do_not_come_before_others(desk: SmallDesk) -> None:
    await _choose_korean(desk)
    own = ("위대한 령도자 미사일 시험발사 지도", "9월 15일 순안에서 미사일 시험발사가 진행되였다.")
    headline, _ = await _heard(desk, (_OTHERS, _PAPER), (own, _STATE))
    assert headline == _OTHERS[0]


async def test_an_older_toll_of_another_outlet_is_neither_the_headline_nor_beside_it(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    morning = (
        "Landslide at Hoeryong kills 12",
        "A landslide at Hoeryong killed 12 people on Sunday, the county office said. "
        "Soldiers dug for survivors of the landslide at Hoeryong with spades.",
    )
    evening = (
        "Death toll from Hoeryong landslide rises to 31",
        "The death toll from the landslide at Hoeryong rose to 31 on Sunday evening, the county office said. "
        "A camp for families was built at a school.",
    )
    noon = (
        "Hoeryong landslide kills 12, county office says",
        "The landslide at Hoeryong killed 12 people and buried a road, the county office said at noon.",
    )
    later = ("outlet Tumen Daily", "country KR")
    await _heard(desk, (morning, _PAPER), (noon, ("outlet Amnok Times", "country KR")), (evening, later))
    (story,) = (await LatestService(desk.database, desk.clock, knowledge).latest(ANNA, since="3d")).stories
    assert story.headline == evening[0]
    assert not [one.text for one in story.sentences if "12" in one.text]
    assert len(story.sentences) > 1, "what else the older report says may be told"


async def test_a_sentence_with_an_older_toll_is_not_beside_the_headline_with_the_newer_one(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    morning = (
        "Landslide at Hoeryong buries a road",
        "The landslide at Hoeryong killed 12 people on Sunday, the county office said. "
        "Soldiers dug for survivors of the landslide at Hoeryong with spades.",
    )
    evening = (
        "Death toll from Hoeryong landslide rises to 31, county office says",
        "Soldiers found more bodies under the mud at night. A camp for families was built at a school.",
    )
    await _heard(desk, (morning, _PAPER), (evening, ("outlet Tumen Daily", "country KR")))
    (story,) = (await LatestService(desk.database, desk.clock, knowledge).latest(ANNA, since="3d")).stories
    assert story.headline == evening[0]
    assert story.sentences
    assert not [one.text for one in story.sentences if "12" in one.text]
