"""A word is found in its other forms, spellings and scripts."""

from __future__ import annotations

import re

import pytest

from bot.model.errors import NothingFound
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.tables import table
from tests.services.test_search import found, save

SITE = "https://news.example/"


async def test_a_latin_word_is_found_where_korean_attaches_a_particle(desk: SmallDesk) -> None:
    """Such as most abbreviations in a Korean report."""
    saved = await desk.save(ANNA, SITE + "1", "합참, ICBM을 쐈다고 발표\n북한이 ICBM을 쐈고 IAEA는 규탄했다.")
    other = await desk.save(ANNA, SITE + "2", "KN-25를 배치\n군은 KN-25를 옮겼다고 했다.")
    assert [await found(desk, typed) for typed in ("ICBM", "iaea", "ICBM IAEA", "KN-25")] == [[saved]] * 3 + [[other]]
    assert await found(desk, "-ICBM 군은") == [other]
    hit = (await desk.answers.search(ANNA, "iaea")).hits[0]
    assert [hit.snippet.text[mark.start : mark.end] for mark in hit.marks] == ["IAEA는"]


async def test_a_korean_word_finds_its_compounds_however_they_are_spaced(desk: SmallDesk) -> None:
    launch = await desk.save(ANNA, SITE + "1", "동해 발사\n북한이 동해로 단거리탄도미사일을 쐈다.")
    drill = await desk.save(ANNA, SITE + "2", "훈련 시작\n한·미 연합훈련이 월요일에 시작됐다.")
    hall = await desk.save(ANNA, SITE + "3", "새 회의장\n태평양이 보이는 회의장이 지어졌다.")
    for typed in ("미사일", '"탄도 미사일"', "탄도미사일", "-훈련 -회의장"):
        assert await found(desk, typed) == [launch], typed
    for typed in ("한미연합훈련", '"한미 연합 훈련"', "한·미 연합훈련"):
        assert await found(desk, typed) == [drill], typed
    assert await found(desk, "회의장") == [hall]
    for typed in ("의장", "평양"):
        with pytest.raises(NothingFound):
            await found(desk, typed)
    hit = (await desk.answers.search(ANNA, "미사일")).hits[0]
    assert [hit.snippet.text[mark.start : mark.end] for mark in hit.marks] == ["단거리탄도미사일을"]


async def test_a_word_is_found_in_british_and_american_spelling(desk: SmallDesk) -> None:
    saved = await save(desk, "2024-09-01", "Denuclearization talks at defense center")
    for typed in ("denuclearisation", "defence centre", '"defence centre"', "-defence"):
        if typed.startswith("-"):
            with pytest.raises(NothingFound):
                await found(desk, typed)
        else:
            assert await found(desk, typed) == [saved], typed


@pytest.fixture
async def flown(desk: SmallDesk) -> SmallDesk:
    await desk.save(ANNA, f"{SITE}1", "미사일 비행\n미사일이 320㎞를 날았다고 ㈜한빛이 전했다.")
    return desk


@pytest.fixture
async def fired(desk: SmallDesk) -> SmallDesk:
    await desk.save(ANNA, f"{SITE}1", "미사일 320발\n북한이 쐈다. Missiles: 320.")
    await desk.save(ANNA, f"{SITE}2", "발사\n북한이 미사일 ３２０발을 쐈다. Missiles: ３２０.")
    await desk.save(ANNA, f"{SITE}3", "발사\n북한이 미사일 ３２１발을 쐈다.")
    return desk


@table("query", ["320㎞", '"320㎞"', "320㎞를", "３２０㎞", "㈜한빛"])
async def test_what_is_copied_from_an_article_with_signs_of_letters_finds_it(flown: SmallDesk, query: str) -> None:
    assert await found(flown, query) == [1]


async def test_a_number_is_found_with_its_unit_behind_it_or_apart(desk: SmallDesk) -> None:
    apart = await save(desk, "2024-07-01", "Missile", "It flew 320 km on Monday.")
    joined = await save(desk, "2024-07-02", "Rocket", "It flew 320km on Tuesday.")
    for query in ("320km", "320㎞"):
        assert await found(desk, query) == [joined, apart]


@table("query", ["320", "３２０", '"missiles 320"', "320발", "３２０발", '"미사일 320발"', "-321발 미사일"])
async def test_digits_are_found_in_either_width(fired: SmallDesk, query: str) -> None:
    assert sorted(await found(fired, query)) == [1, 2]


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("320km", "미사일이 320㎞를 날았다."),
        ("1,200km", "미사일이 1,200㎞를 날았다."),
        ('"320 km"', "미사일은 ３２０㎞ 날았다."),
        ("85kg", "무게는 85㎏ 이하다."),
        ("천궁-II", "군은 천궁-Ⅱ 2개 포대를 뒀다."),
        ("천궁-Ⅱ", "군은 천궁-II 2개 포대를 뒀다."),
        ("KN25", "北朝鮮は ＫＮ２５ を発射した。"),
        ("ミサイル", "北朝鮮が ﾐｻｲﾙ を発射した。"),
        ("ドローン", "北朝鮮が ドローン を飛ばした。"),
        ("导弹", "朝鮮發射 導彈 ，韓國軍方表示。"),
        ("導彈", "朝鲜发射 导弹 ，韩国军方表示。"),
        ('"发射 导弹"', "朝鮮 發射 導彈 ，韓國軍方表示。"),
        ("演习", "韓美 演習 開始。"),
    ],
)
async def test_a_word_is_found_as_other_texts_write_it(desk: SmallDesk, query: str, written: str) -> None:
    language = "ko" if re.search("[가-힣]", written) else "ja" if re.search("[ァ-ヺｱ-ﾝ]", written) else "zh"
    saved = await desk.save(ANNA, f"{SITE}1", f"1\n> language {language}\n{written}")
    await desk.save(ANNA, f"{SITE}2", "2\n> language en\n320 people, 1,200 boats and 85 cars.")
    assert await found(desk, query) == [saved]
    assert (await desk.answers.search(ANNA, query)).hits[0].marks


async def test_a_title_with_a_sign_of_letters_is_found_by_itself(desk: SmallDesk) -> None:
    saved = await desk.save(ANNA, f"{SITE}1", "북, 320㎞ 미사일 발사\n북한이 쐈다.")
    assert (await desk.answers.summary(ANNA, "북, 320㎞ 미사일 발사")).article.id == saved


async def test_a_korean_word_within_a_compound_finds_the_title_where_no_title_begins_with_it(desk: SmallDesk) -> None:
    saved = await desk.save(ANNA, f"{SITE}1", "북한, 탄도미사일 발사\n북한이 쐈다.")
    assert (await desk.answers.summary(ANNA, "미사일")).article.id == saved
    assert [one.text for one in await desk.answers.suggest_articles(ANNA, "미사일 발사")] == ["북한, 탄도미사일 발사"]
    begun = await desk.save(ANNA, f"{SITE}2", "미사일 공장 화재\n불이 났다.")
    assert (await desk.answers.summary(ANNA, "미사일")).article.id == begun


async def test_a_person_whom_no_base_knows_is_found_in_every_script(desk: SmallDesk) -> None:
    english = await desk.save(ANNA, SITE + "1", "A minister\n{person:Ahn Hye-rim=oceans minister} spoke.\nIt was cold.")
    korean = await desk.save(ANNA, SITE + "2", "장관 취임\n{person:안혜림=장관} 장관이 말했다.\n날씨가 추웠다.")
    await desk.save(ANNA, SITE + "3", "A rower\n{person:Ahn Hye-rin=rower} won.\nIt was cold.")
    both = {english, korean}
    for typed in ("Ahn Hye-rim", "Hye-rim Ahn", "An Hyerim", "안혜림"):
        assert set(await found(desk, f'entity:"{typed}"')) == both
    answer = await desk.answers.entity(ANNA, "Ahn Hye-rim")
    assert (answer.entity.name, [one.entity.name for one in answer.also]) == ("Ahn Hye-rim", ["안혜림"])


async def test_a_name_in_another_script_is_nearer_than_a_longer_name(desk: SmallDesk) -> None:
    forecaster = await desk.save(ANNA, SITE + "1", "강풍 예보\n{person:도윤=예보관} 예보관이 말했다.\n바람이 불었다.")
    await desk.save(ANNA, SITE + "2", "Divers\n{person:Do Yun-seo=head of the station} spoke.\nIt was cold.")
    assert await found(desk, 'entity:"Do Yun"') == [forecaster]
    assert (await desk.answers.entity(ANNA, "Do Yun")).entity.name == "도윤"


async def test_three_spellings_of_a_northerner_are_one_search(desk: SmallDesk) -> None:
    names = ("Ryom Kwang Su", "Yom Gwang-su", "염광수")
    saved = [
        await desk.save(ANNA, f"{SITE}{number}", f"Trade\n{{person:{name}=vice-minister}} spoke.\nIt was cold.")
        for number, name in enumerate(names)
    ]
    for typed in (*names, "렴광수", "廉光洙"):
        assert set(await found(desk, f'entity:"{typed}"')) == set(saved)
