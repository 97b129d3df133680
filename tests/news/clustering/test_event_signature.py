"""What a report of a launch shares with every other report of it: the day."""

from __future__ import annotations

from datetime import date

import pytest

from bot.news.clustering.event_signature import event_terms, launch_days
from bot.news.clustering.features import read_article
from tests.fakes.tables import table

FRIDAY = date(2024, 10, 18)
FIRED = "North Korea fires a missile"


@table(
    ("title", "text", "day"),
    [
        (FIRED, "North Korea fired a ballistic missile toward the East Sea on Thursday, the military said.", "17"),
        (FIRED, "North Korea fired what may be two missiles. It launched them on Thursday.", None),
        (FIRED, "The missile that North Korea fired on Friday morning flew for an hour.", "18"),
        (FIRED, "North Korea said on Friday it had tested a new missile. Pyongyang watched Thursday's launch.", "17"),
        ("Test-fire of ICBM", "The test-fire of a missile was conducted in the DPRK on October 17.", "17"),
        (
            "Artillery Firing Drill Conducted",
            "A unit of the Korean People's Army conducted a drill with two rocket shells on October 17.",
            "17",
        ),
        ("Firing of Missiles", "Two missiles were test-fired by a unit of the KPA on October 17.", "17"),
        ("Missiles and KPA", "The KPA said the U.S. would fire missiles on October 17.", None),
        (
            "Thursday's launches no immediate threat",
            "The command said it was aware of the missile launches by the DPRK and was consulting with its allies.",
            "17",
        ),
        (
            "Missile fired Thursday posed no danger, U.S. says",
            "The military was in touch with Seoul after North Korea's ballistic missile launch on Thursday.",
            "17",
        ),
        (
            "Test-Fire of Weapon System Conducted",
            "A major weapon system of the DPRK was tested on October 17 as part of its programme.",
            "17",
        ),
        (
            "북, 극초음속 비행체 시험발사",
            "통신은 미사일총국이 17일 중요무기체계 시험을 진행했다고 18일 보도했다.",
            "17",
        ),
        (
            "The Council meets after a missile launch",
            "The Council met on Wednesday after North Korea's missile launch on Thursday.",
            "17",
        ),
        ("The North fires a missile", "North Korea fired a missile on Friday, a day after Thursday's launch.", "18"),
        ("Last Thursday's launch", "The command was aware of the missile launch by North Korea.", None),
        ("한국군, 미사일 시험 실시", "북한의 위협에 맞서 국방과학연구소가 17일 미사일 시험을 실시했다.", None),
        ("북한 미사일에 대응 훈련", "한미는 북한 미사일에 대응해 17일 요격미사일 발사를 진행했다.", None),
        ("북한, 미사일 발사", "북한이 한미 훈련에 대응해 17일 미사일을 발사했다.", "17"),
        ("Thursday's launch in Florida", "The rocket carried a satellite of the South Korean air force.", None),
        ("Thursday's launch", "South Korea fired a missile in answer to North Korea, officials said.", None),
        ("북한, 미사일 발사", "북한이 17일 오전 동해상으로 탄도미사일을 발사했다고 합참이 밝혔다.", "17"),
        ("북한, 신형 미사일 공개", "북한이 전날 발사한 미사일이 신형이라고 18일 밝혔다.", "17"),
        (
            "합참 “북, 탄도미사일 발사”",
            "합동참모본부는 18일 오전 북한이 동해상으로 탄도미사일 1발을 발사했다고 밝혔다.",
            "18",
        ),
        ("北, 미사일 발사", "합참은 18일 오전 북한이 전날 밤 발사한 미사일이 신형이라고 밝혔다.", "17"),
        ("北朝鮮がミサイル発射", "防衛省は18日、北朝鮮から弾道ミサイル1発が発射されたと発表した。", "18"),
        ("北朝鮮の衛星打ち上げ失敗", "北朝鮮は18日、17日夜に打ち上げた衛星が失われたと発表した。", "17"),
        ("朝鲜试射导弹", "韩国军方18日说，朝鲜当天上午发射一枚弹道导弹。", "18"),
        ("北韓試射飛彈", "南韓軍方18日表示，北韓今天上午發射一枚彈道飛彈。", "18"),
        ("北朝鮮がミサイル発射準備か", "韓国軍は18日、北朝鮮がミサイルを発射する準備をしていると述べた。", None),
        ("ミサイルで安保理会合", "安保理は18日、北朝鮮が先月発射した弾道ミサイルをめぐり会合を開いた。", None),
        ("朝鲜发射炮弹", "韩国军方18日说，朝鲜当天上午发射200多发炮弹。", None),
        ("북, 포탄 발사", "북한이 17일 오전 서해로 포탄 200여 발을 발사했다.", None),
        ("北朝鮮が砲弾発射", "北朝鮮は17日、黄海へ砲弾約200発を発射した。", None),
        ("북, ICBM·포탄 발사", "북한이 17일 오전 ICBM과 포탄을 발사했다.", "17"),
        ("北朝鮮が飛翔体発射", "北朝鮮は17日、黄海へ飛翔体と砲弾約200発を発射した。", "17"),
        ("북, 미사일·포탄 발사", "북한이 17일 오전 미사일과 포탄을 발사했다.", "17"),
        ("韩国发射卫星", "韩国18日发射一颗卫星。", None),
        ("北朝鮮がミサイルか", "防衛省は18日、北朝鮮から弾道ミサイルの可能性があるものが発射されたと発表した。", "18"),
        ("朝鲜谴责美国试射导弹", "朝鲜外务省18日谴责美国17日试射洲际弹道导弹。", None),
        ("韩国试射导弹", "韩国军方17日试射导弹，以应对朝鲜威胁。", None),
        ("美军试射导弹", "美军17日在韩国试射导弹，回应朝鲜此前发射卫星。", None),
        ("北朝鮮、米のミサイル発射を非難", "北朝鮮は18日、米国が17日にミサイルを発射したと非難した。", None),
        ("韓国軍がミサイル発射", "韓国軍は17日、北朝鮮の核施設を想定し弾道ミサイルを発射した。", None),
        ("ミサイル発射せず", "北朝鮮は記念日の17日、ミサイルを発射しなかった。", None),
        ("北, 미국 ICBM 발사 비난", "북한은 18일 미국이 전날 대륙간탄도미사일을 발사한 것을 비난했다.", None),
        ("Pyongyang on ICBM", "North Korea condemned the U.S., which test-fired an ICBM missile on Thursday.", None),
        ("North ready for ICBM launch", "North Korea may have fired up an ICBM launcher on Thursday.", None),
        (FIRED, "North Korea fired a missile on October 2, the third this year.", None),
        ("Missile fears", "The council met over the launch of a missile by North Korea on Thursday.", None),
        ("Seoul buys wheat", "The wheat came as North Korea fired a missile on Thursday.", None),
        ("Missiles hit Kyiv", "Russian forces fired North Korean missiles at Kyiv on Thursday.", None),
        ("Rocket is ready", "The South launched its own rocket on Thursday.", None),
    ],
)
def test_a_launch_is_known_by_its_day(title: str, text: str, day: str | None) -> None:
    found = event_terms(title, text, FRIDAY)
    assert found == (frozenset((f"launched 2024-10-{day}",)) if day else frozenset())


def test_reports_of_one_launch_are_more_alike_than_those_of_two() -> None:
    first = ("North Korea fires missile", "North Korea fired a missile on Thursday, the military in Seoul said.")
    named = ("Hwasong tested", "A Hwasong missile was tested on October 17, Pyongyang's media wrote.")
    other = ("Hwasong tested", "A Hwasong missile was tested on October 18, Pyongyang's media wrote.")
    one, two, three = (read_article(*each, (), FRIDAY).weighted(3, {}, None) for each in (first, named, other))
    assert one.alike(two) > 2 * one.alike(three)


def test_an_outlet_s_own_name_and_the_dateline_tell_nothing() -> None:
    text = "SEOUL, Oct. 18 (Harbour News) -- Two traders told Harbour News that rice is dear."
    terms = read_article("Rice is dear", text, (), None, "Harbour News").words.counts
    assert {"harbour", "oct", "seoul"}.isdisjoint(terms)
    assert {"rice", "trader"} <= terms.keys()


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        (
            "",
            "Thursday's two rockets came down short of the islet at which the North aims, officials in Seoul said.",
            17,
        ),
        (
            "",
            "Thursday's missile came down short of the islet at which the North often aims, officials in Seoul said.",
            17,
        ),
        (
            FIRED,
            "The projectile left the Sunan area at 6:10 a.m. on Friday and flew 300 km, Seoul's military said.",
            18,
        ),
        (
            "북, 탄도미사일 발사",
            "합동참모본부는 18일 오전 북한 개천 일대에서 동해상으로 발사된 탄도미사일을 포착했다고 밝혔다.",
            18,
        ),
        ("North Korea may fire a missile", "It could be launched from Sohae on Friday, an official said.", None),
        ("Minister speaks on missiles", "The minister said on Friday that missiles are a threat.", None),
    ],
)
def test_the_days_of_launches_are_read_where_a_sentence_does_not_name_the_north(
    title: str, text: str, day: int | None
) -> None:
    found = launch_days(title, text, FRIDAY, event_terms(title, text, FRIDAY))
    assert found == (frozenset() if day is None else {date(2024, 10, day).toordinal()})


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        (
            "Test Fire of Guided Weapons Conducted",
            "A test fire of tactical guided weapons was conducted on October 17.",
            17,
        ),
        ("Missile Administration Test-fires Missiles", "The administration test-fired two missiles on October 17.", 17),
        ("Statement on Missile Launch", "The U.S. test-fired a Minuteman missile on October 17.", None),
        ("Statement on Missile Launch", "The United States fired two missiles off its coast on October 17.", None),
    ],
)
def test_the_day_of_a_report_from_pyongyang_is_that_of_the_launch(title: str, text: str, day: int | None) -> None:
    """It was that of the dateline; and the reports name the North in the dateline alone."""
    read = read_article(title, f"Pyongyang, October 18 (KCNA) -- {text}", published=FRIDAY)
    assert {one for one in read.words.counts if one.startswith("launched ")} == (
        {f"launched 2024-10-{day}"} if day else set()
    )
