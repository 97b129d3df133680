"""A story that outlets of four languages report: each server has the headline and the sentences in its own."""

from __future__ import annotations

from datetime import time

import pytest

from bot.lang.scripts import Writing, writing
from bot.model.answers import Linked
from bot.model.deliveries import DeliveryKind, ScheduleRequest
from bot.model.digests.answer import DigestAnswer
from bot.model.jobs import Shelf
from bot.model.settings import ServerSettings
from bot.services.digests.service import DigestService
from bot.services.latest.service import LatestService
from bot.services.story import StoryService
from bot.storage import settings
from bot.storage.deliveries.payloads import from_json
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.sql import run_sql
from tests.services.test_latest import page

_ADDRESSES = ("bay", "harbor", "hangang", "minato", "jianghai")
_ENGLISH = page(
    "North Korea fires missile from Sunan, Seoul says",
    "North Korea fired a missile from Sunan on Monday, the military in Seoul said. "
    "The missile from Sunan flew for about 350 kilometres.",
    *("outlet Bay Herald", "country US"),
    hours=2,
)
_ENGLISH_TOO = page(
    "Seoul says North Korea fires missile from Sunan",
    "North Korea fired a missile from Sunan on Monday morning, Seoul's joint chiefs said. "
    "The missile fell into the sea after about 350 kilometres.",
    *("outlet Harbor Post", "country GB"),
    hours=2.5,
)
_KOREAN = page(
    "북한, 순안서 미사일 발사",
    "북한이 16일 순안에서 미사일을 발사했다고 합참이 밝혔다. 미사일은 약 350㎞를 비행했다.",
    *("outlet 한강신문", "country KR"),
    hours=3,
)
_JAPANESE = page(
    "北朝鮮が順安からミサイル発射 韓国軍が発表",
    "北朝鮮は16日、順安からミサイルを発射したと韓国軍が発表した。\nミサイルは約350キロ飛行した。",
    *("outlet みなと新報", "country JP"),
    hours=3,
)
_CHINESE = page(
    "韩军：朝鲜从顺安发射导弹",
    "韩国军方表示，朝鲜16日从顺安发射一枚导弹。\n导弹飞行约350公里。",
    *("outlet 江海晚报", "country CN"),
    hours=3,
)
_TAIWANESE = page(
    "韓軍：北韓從順安發射飛彈",
    "韓國軍方表示，北韓16日從順安發射一枚飛彈。\n飛彈飛行約350公里。",
    *("outlet 濱海晚報", "country TW"),
    hours=3,
)
_FOUR = (_ENGLISH, _ENGLISH_TOO, _KOREAN, _JAPANESE, _CHINESE)
_LANGUAGES = [
    (None, _ENGLISH),
    ("en", _ENGLISH),
    ("ko", _KOREAN),
    ("ja", _JAPANESE),
    ("zh-CN", _CHINESE),
    ("zh-TW", _CHINESE),
]


def _title(report: str) -> str:
    return report.splitlines()[0]


async def _reported(desk: SmallDesk, *reports: str, shelf: Shelf = ANNA) -> None:
    """The reports are saved, all of one story."""
    for name, report in zip(_ADDRESSES, reports, strict=False):
        await desk.save(shelf, f"https://{name}.example/1", report)
    await _joined(desk)


async def _joined(desk: SmallDesk) -> None:
    """All articles are of one story."""
    await desk.database.write(run_sql, "UPDATE story_articles SET story_id = (SELECT min(id) FROM stories)")


async def _choose(desk: SmallDesk, language: str | None, guild_id: int = 1) -> None:
    await desk.database.write(settings.save, ServerSettings(guild_id, language=language))


async def _told(desk: SmallDesk, knowledge: Knowledge, shelf: Shelf = ANNA) -> list[tuple[str, tuple[Linked, ...]]]:
    """The headline and the sentences of the story in /latest, in the first day of /story, and in a digest sent now."""
    (line,) = (await LatestService(desk.database, desk.clock, knowledge).latest(shelf)).stories
    story = await StoryService(desk.database).story(shelf, line.id)
    digests = DigestService(desk.database, desk.clock, knowledge)
    guild_id = shelf.guild_id or 0
    await digests.schedule(ScheduleRequest(guild_id, guild_id, time(21, 30), "Asia/Seoul"))
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 1
    assert line.outlets == story.outlets, "all reports are counted, in whatever language"
    (told,) = (await _digests(desk))[-1].stories
    return [(line.headline, line.sentences), (story.headline, story.days[0].sentences), (told.headline, told.sentences)]


async def _digests(desk: SmallDesk) -> list[DigestAnswer]:
    rows = await desk.rows("SELECT payload FROM payloads JOIN deliveries ON id = delivery_id WHERE kind = 'digest'")
    answers = [from_json(DeliveryKind.DIGEST, row[0]) for row in rows]
    return [one for one in answers if isinstance(one, DigestAnswer)]


@pytest.mark.parametrize(("language", "report"), _LANGUAGES, ids=[str(language) for language, _ in _LANGUAGES])
async def test_each_server_reads_the_story_in_its_language(
    desk: SmallDesk, knowledge: Knowledge, language: str | None, report: str
) -> None:
    await _choose(desk, language)
    await _reported(desk, *_FOUR)
    for headline, sentences in await _told(desk, knowledge):
        assert headline == _title(report)
        assert {writing(one.text) for one in sentences} == {writing(headline)}


async def test_the_language_of_the_discord_settings_counts_where_none_was_chosen(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    await desk.database.write(settings.save_locales, {1: "ja"})
    await _reported(desk, *_FOUR)
    assert {headline for headline, _ in await _told(desk, knowledge)} == {_title(_JAPANESE)}


@pytest.mark.parametrize("language", ["ja", "zh-CN", "zh-TW"])
async def test_a_server_whose_language_nobody_writes_in_has_that_of_most_reports(
    desk: SmallDesk, knowledge: Knowledge, language: str
) -> None:
    await _choose(desk, language)
    await _reported(desk, _ENGLISH, _ENGLISH_TOO, _KOREAN)
    for headline, sentences in await _told(desk, knowledge):
        assert headline == _title(_ENGLISH)
        assert {writing(one.text) for one in sentences} == {Writing.LATIN}


async def test_readers_of_either_chinese_script_take_reports_in_the_other(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    await _choose(desk, "zh-CN")
    await _reported(desk, _ENGLISH, _ENGLISH_TOO, _TAIWANESE)
    assert {headline for headline, _ in await _told(desk, knowledge)} == {_title(_TAIWANESE)}


async def test_two_servers_that_share_a_story_each_have_their_own_headline(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    for guild_id, language in enumerate(("ja", "zh-TW", "ko", "en"), 1):
        await _choose(desk, language, guild_id)
        await _reported(desk, *_FOUR, shelf=Shelf.of_guild(guild_id))
    latest = LatestService(desk.database, desk.clock, knowledge)
    answers = [await latest.latest(Shelf.of_guild(guild_id)) for guild_id in range(1, 5)]
    shown = [line.headline for answer in answers for line in answer.stories]
    assert shown == [*map(_title, (_JAPANESE, _CHINESE, _KOREAN, _ENGLISH))]
    assert len({line.id for answer in answers for line in answer.stories}) == 1


async def test_another_language_counts_at_once_and_digests_that_were_made_stay(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    """Answers are kept until the shelf changes: none may be shown to readers of another language."""
    await _reported(desk, *_FOUR)
    latest, stories = LatestService(desk.database, desk.clock, knowledge), StoryService(desk.database)
    await _told(desk, knowledge)
    before = await _digests(desk)
    shown = []
    for language in ("ja", "zh-CN", "en", "ko"):
        await _choose(desk, language)
        (line,) = (await latest.latest(ANNA)).stories
        shown.append((line.headline, (await stories.story(ANNA, line.id)).headline))
    assert shown == [(title, title) for title in map(_title, (_JAPANESE, _CHINESE, _ENGLISH, _KOREAN))]
    assert await _digests(desk) == before


async def test_a_chinese_server_has_no_state_media_s_words_where_others_report(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    await _choose(desk, "zh-CN")
    await _reported(desk, _ENGLISH, _ENGLISH_TOO, f"{_CHINESE}\n> kind state_media")
    assert {headline for headline, _ in await _told(desk, knowledge)} == {_title(_ENGLISH)}


async def test_an_old_japanese_report_does_not_head_what_others_report_today(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    await _choose(desk, "ja")
    alarm = page(
        "北朝鮮が飛翔体を発射か 海上保安庁",
        "北朝鮮から飛翔体が発射された可能性があると海上保安庁が発表した。",
        *("outlet みなと新報", "country JP"),
        hours=20,
    )
    await _reported(desk, _ENGLISH, _ENGLISH_TOO, alarm)
    assert {headline for headline, _ in await _told(desk, knowledge)} == {_title(_ENGLISH)}


async def test_a_japanese_headline_with_an_older_toll_gives_way_to_a_later_one_in_english(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    await _choose(desk, "ja")
    morning = page(
        "会寧で土砂崩れ、12人死亡",
        "会寧で16日、土砂崩れがあり、12人が死亡したと郡の当局者が明らかにした。",
        *("outlet みなと新報", "country JP"),
        hours=6,
    )
    evening = page(
        "Death toll from Hoeryong landslide rises to 31",
        "The death toll from the landslide at Hoeryong rose to 31 on Monday evening, the county office said.",
        *("outlet Bay Herald", "country US"),
        hours=1,
    )
    later = page(
        "会寧の土砂崩れ、死者31人に",
        "会寧の土砂崩れによる死者は16日夜、31人に増えたと郡の当局者が明らかにした。",
        *("outlet 北の海新聞", "country JP"),
        hours=0.5,
    )
    await _reported(desk, morning, evening)
    latest = LatestService(desk.database, desk.clock, knowledge)
    (line,) = (await latest.latest(ANNA)).stories
    assert line.headline == _title(evening)
    await desk.save(ANNA, "https://kitanoumi.example/1", later)
    await _joined(desk)
    (line,) = (await latest.latest(ANNA)).stories
    assert line.headline == _title(later), "the newer toll is known in Japanese, too"


async def test_once_a_missile_has_its_name_a_japanese_server_reads_the_japanese_headline_that_has_it(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    await _choose(desk, "ja")
    english = page(
        "North Korea says its new missile is the Hwasong-19",
        "North Korea said on Tuesday that the missile fired from Sunan was the Hwasong-19.",
        *("outlet Bay Herald", "country US"),
        hours=1,
    )
    named = page(
        "北朝鮮、新型ICBM「火星19」と発表",
        "北朝鮮は17日、発射したのは「火星19」だと発表した。",
        *("outlet 北の海新聞", "country JP"),
        hours=1,
    )
    await _reported(desk, english, _ENGLISH_TOO, _JAPANESE, _CHINESE, named)
    assert {headline for headline, _ in await _told(desk, knowledge)} == {_title(named)}
