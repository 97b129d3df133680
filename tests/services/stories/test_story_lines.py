"""What a channel has seen stays seen when stories split and merge: old news never returns as new."""

from __future__ import annotations

from datetime import time

import pytest

from bot.model.analysis import OutletKind
from bot.model.answers import StoryLine
from bot.model.deliveries import ScheduleRequest
from bot.model.reasons import SharedSource
from bot.services.digests.service import DigestService
from bot.storage.deliveries import outbox
from bot.text.knowledge.base import Knowledge
from tests.fakes import moving_texts as texts
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.sql import run_sql
from tests.services.test_latest import page

_GUILD, _CHANNEL = 1, 10
_DAY = 86_400


class _Mornings:
    """A channel with a digest a day, and a shelf that reports come to."""

    def __init__(self, desk: SmallDesk, digests: DigestService) -> None:
        self._desk = desk
        self._digests = digests
        self._count = 0

    async def reports(self, *articles: tuple[str, str], **headers: str) -> None:
        told = [f"{name} {value}" for name, value in headers.items()]
        for title, text in articles:
            self._count += 1
            day = self._desk.clock.now().date().isoformat()
            body = page(title, text, f"published {day}", "subjects missiles", *told)
            await self._desk.save(ANNA, f"https://paper{self._count}.example/a", body)

    async def digest(self) -> dict[str, StoryLine]:
        """Headline -> story of the next day's digest."""
        self._desk.clock.advance(_DAY)
        assert await self._digests.prepare_due() == 1
        answer = await self._desk.database.read(outbox.last_digest, _GUILD, _CHANNEL)
        assert answer is not None
        return {story.headline: story for story in answer.stories}


@pytest.fixture
async def mornings(desk: SmallDesk, knowledge: Knowledge) -> _Mornings:
    digests = DigestService(desk.database, desk.clock, knowledge)
    await digests.schedule(ScheduleRequest(_GUILD, _CHANNEL, time(21, 30), "Asia/Seoul"))
    return _Mornings(desk, digests)


async def test_the_half_that_splits_off_tells_only_what_came_since(desk: SmallDesk, mornings: _Mornings) -> None:
    await mornings.reports(texts.ROUND_UP, *texts.STORM[:2], *texts.STRIKE)
    (before,) = (await mornings.digest()).values()
    assert not before.update
    await mornings.reports(texts.STORM[2])
    assert await desk.rows("SELECT count(DISTINCT story_id) FROM story_articles") == [(2,)]
    (after,) = (await mornings.digest()).values()
    assert after.update
    assert after.id != before.id
    told = {sentence.text for sentence in after.sentences}
    assert told.isdisjoint(sentence.text for sentence in before.sentences)
    assert [article.title for article in after.articles] == [texts.STORM[2][0]]


async def test_stories_that_turn_out_to_be_one_return_only_with_what_is_new(
    desk: SmallDesk, mornings: _Mornings
) -> None:
    rescue = "Ten helicopters lifted 4,200 residents of Sinuiju to safety, KCNA said."
    rain = "Amnok River rain passed the danger line at Uiju in North Pyongan Province."
    both = f"{rescue} {rain} Kim Jong Un thanked the pilots at Uiju air base."
    await mornings.reports(("Helicopters lift residents", rescue), ("River passes danger line", rain))
    assert len(await mornings.digest()) == 2
    await mornings.reports(("Helicopters lift residents as river passes danger line", both))
    assert await desk.rows("SELECT count(DISTINCT story_id) FROM story_articles") == [(1,)]
    (story,) = (await mornings.digest()).values()
    assert story.update
    assert [sentence.text for sentence in story.sentences] == ["Kim Jong Un thanked the pilots at Uiju air base."]
    assert await mornings.digest() == {}


async def _one_story(desk: SmallDesk) -> None:
    for table in ("story_articles", "story_vectors"):
        await desk.database.write(run_sql, f"UPDATE {table} SET story_id = (SELECT min(id) FROM stories)")  # noqa: S608  # names from the line above


async def test_what_only_shares_a_story_with_what_was_told_is_no_update(desk: SmallDesk, mornings: _Mornings) -> None:
    await mornings.reports(*texts.STORM[:2])
    await mornings.digest()
    await mornings.reports(texts.MONTH_LATER)
    await _one_story(desk)
    (aside,) = (await mornings.digest()).values()
    assert (aside.headline, aside.update) == (texts.MONTH_LATER[0], False)
    await mornings.reports(texts.STORM[2])
    await _one_story(desk)
    (storm,) = (await mornings.digest()).values()
    assert (storm.headline, storm.update) == (texts.STORM[2][0], True)


async def test_an_update_is_of_the_article_that_heads_it_not_of_another_beside_it(
    desk: SmallDesk, mornings: _Mornings
) -> None:
    await mornings.reports(*texts.STORM[:2])
    await mornings.digest()
    await mornings.reports(texts.STORM[2], outlet="Central Herald", country="KP", kind="state_media")
    await mornings.reports(texts.MONTH_LATER)
    await _one_story(desk)
    (aside,) = (await mornings.digest()).values()
    assert (aside.headline, aside.update) == (texts.MONTH_LATER[0], False)


async def test_an_update_names_something_that_was_named(desk: SmallDesk, mornings: _Mornings) -> None:
    quake = "An earthquake with a magnitude of {} struck off {} on {}, the weather agency said. No damage was reported."
    await mornings.reports(("Quake of magnitude 3.1 shakes Gyeongju", quake.format(3.1, "Gyeongju", "Monday")))
    await mornings.digest()
    await mornings.reports(("Quake of magnitude 2.8 felt in Jeju", quake.format(2.8, "Jeju", "Tuesday")))
    await _one_story(desk)
    (other,) = (await mornings.digest()).values()
    assert not other.update
    await mornings.reports(("Second quake of magnitude 2.9 felt in Jeju", quake.format(2.9, "Jeju", "Wednesday")))
    await _one_story(desk)
    (again,) = (await mornings.digest()).values()
    assert again.update


_EXPECTED = (
    "Engineers from Rason expected at Tumangang bridge",
    "North Korea will send army engineers from Rason to the bridge at Tumangang on Wednesday, governor Oleg Kim told"
    " reporters in Khasan. About 300 of them are to repair the pillars that the flood of August damaged.",
)
_ARRIVED = (
    "First engineers from Rason reach destroyed bridge",
    "A train with 120 soldiers crossed the border on Wednesday evening, the railway said. Residents of the station's"
    " district brought soup, and a camp of tents was put up beside the depot, where snow had fallen.",
)
_WORK = (
    "Work on crossing to start within days, governor says",
    "A train with 120 North Korean soldiers of an engineering unit arrived in Tumangang on Wednesday evening, the"
    " railway in Rason said. The work on the pillars of the bridge is to take until December.",
)


@pytest.mark.parametrize(("sequel", "update"), [(_ARRIVED, True), (_WORK, False)], ids=["title goes on", "does not"])
async def test_a_sequel_in_other_words_is_an_update_if_its_title_goes_on_with_what_was_told(
    mornings: _Mornings, desk: SmallDesk, sequel: tuple[str, str], update: bool
) -> None:
    await mornings.reports(_EXPECTED)
    for _ in range(10):  # the later, the less likely it is the same event
        await mornings.digest()
    await mornings.reports(sequel)
    await _one_story(desk)
    (story,) = (await mornings.digest()).values()
    assert (story.headline, story.update) == (sequel[0], update)


_LEAVES = (
    "DPRK Trade Minister Leaves for Vietnam",
    "A delegation led by Minister Yun Jong Ho left Pyongyang to pay an official visit to Vietnam. Officials of the"
    " ministry and the ambassador of Vietnam saw it off at the airport.",
)
_ARRIVES = (
    "North Korean trade minister arrives in Hanoi",
    "Minister Yun Jong Ho reached Hanoi from Pyongyang for talks on rice and coal with his counterpart in Vietnam. He"
    " had stopped for a week in Beijing. A dinner is to be given on Friday evening in the old opera house.",
)
_ELSEWHERE = ("Rice and coal to be discussed over dinner in opera house", _ARRIVES[1])


@pytest.mark.parametrize(
    ("sequel", "update"), [(_ARRIVES, True), (_ELSEWHERE, False)], ids=["next step", "other title"]
)
async def test_a_journey_s_next_step_is_an_update_where_its_title_is_much_the_same(
    mornings: _Mornings, desk: SmallDesk, sequel: tuple[str, str], update: bool
) -> None:
    await mornings.reports(_LEAVES)
    for _ in range(6):
        await mornings.digest()
    await mornings.reports(sequel)
    await _one_story(desk)
    (story,) = (await mornings.digest()).values()
    assert (story.headline, story.update) == (sequel[0], update)


async def test_a_story_stands_where_what_is_new_of_it_belongs(desk: SmallDesk, mornings: _Mornings) -> None:
    await mornings.reports(*texts.LAUNCH)
    await mornings.digest()
    await mornings.reports(texts.NEXT_DAY, *texts.STRIKE)
    strike, launch = (await mornings.digest()).values()
    assert strike.headline in dict(texts.STRIKE)
    assert launch.update


_MINISTRY = (
    "Remains of Drone of ROK Military Found in Pyongyang",
    "The Ministry of National Defence of the DPRK found the remains of a drone of the ROK military in Pyongyang.",
)
_AGAIN = (
    "North Korea says it found remains of South Korean military drone in Pyongyang",
    "The defence ministry in North Korea announced it found a drone of the South Korean military in Pyongyang.",
)


async def test_others_who_tell_what_state_media_alone_told_are_worth_a_line_once(
    desk: SmallDesk, mornings: _Mornings
) -> None:
    await mornings.reports(_MINISTRY, outlet="Central Herald", country="KP", kind="state_media")
    (before,) = (await mornings.digest()).values()
    assert before.one_sided == SharedSource(kind=OutletKind.STATE_MEDIA)
    await mornings.reports(_AGAIN, outlet="Han River Post", country="KR", kind="newspaper")
    await _one_story(desk)
    (after,) = (await mornings.digest()).values()
    assert after.one_sided is None
    await mornings.reports((_AGAIN[0], _AGAIN[1].replace("announced", "announces")), outlet="Port Times", country="KR")
    await _one_story(desk)
    assert await mornings.digest() == {}
    answer = (
        "The Ministry of National Defence announced on {day} that the drone of the ROK military had flown to Pyongyang"
    )
    told = f"{answer.format(day='Sunday')} from Baengnyeong Island."
    await mornings.reports((_MINISTRY[0], told), outlet="Central Herald", country="KP", kind="state_media")
    await _one_story(desk)
    (claim,) = (await mornings.digest()).values()
    assert (claim.update, claim.one_sided) == (True, SharedSource(kind=OutletKind.STATE_MEDIA))


async def test_state_media_s_words_head_no_story_that_others_tell_too(desk: SmallDesk, mornings: _Mornings) -> None:
    await mornings.reports(_MINISTRY, outlet="Central Herald", country="KP", kind="state_media")
    await mornings.reports(_AGAIN, outlet="Han River Post", country="KR", kind="newspaper")
    await _one_story(desk)
    assert list(await mornings.digest()) == [_AGAIN[0]]


_CAPSIZED = (
    (
        "Ferry capsizes off Nohwa",
        "A ferry with 43 people capsized off Nohwa island. Two of them died, and five are missing.",
    ),
    (
        "Two die as ferry capsizes",
        "Two people died when a ferry capsized off Nohwa island. Boats are looking for five others.",
    ),
)
_CHARGED = (
    "Captain of ferry charged",
    "The captain of the ferry that capsized off Nohwa island was charged by Mokpo prosecutors.",
)


@pytest.mark.parametrize(
    ("second", "subject", "side"),
    [("KR", "missiles", SharedSource(country="KR")), ("JP", "missiles", None), ("KR", "sport", None)],
    ids=["one country", "another country too", "sport"],
)
async def test_one_outlet_that_goes_on_alone_is_no_second_side(
    desk: SmallDesk, mornings: _Mornings, second: str, subject: str, side: SharedSource | None
) -> None:
    await mornings.reports(_CAPSIZED[0], outlet="Han River Post", country="KR")
    await mornings.reports(_CAPSIZED[1], outlet="Port Times", country=second)
    await _one_story(desk)
    await mornings.digest()
    for _ in range(5):  # longer than a digest looks back
        await mornings.digest()
    await mornings.reports(_CHARGED, outlet="Han River Post", country="KR", subjects=subject)
    await _one_story(desk)
    (story,) = (await mornings.digest()).values()
    assert (story.headline, story.one_sided) == (_CHARGED[0], side)
