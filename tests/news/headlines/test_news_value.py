"""What a headline reports, and what that means for the order of a digest and for a story's own headline."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.model.analysis import Outlet, OutletKind
from bot.model.answers import ArticleRef
from bot.model.reasons import NewsKind
from bot.news.digests import ranking
from bot.news.digests.ranking import RankingInput
from bot.news.digests.representatives import since_named
from bot.news.headlines import news_value
from bot.news.headlines.news_value import NewsValue
from tests.fakes.tables import table

NOW = datetime(2025, 5, 13, 7, tzinfo=UTC)
DAY = timedelta(days=1)


@table(
    ("kind", "title"),
    [
        (NewsKind.HAPPENED, "(LEAD) Parliament ratifies labour treaty with Mongolia"),
        (NewsKind.HAPPENED, "Mayor of Donghae indicted over port contract"),
        (NewsKind.HAPPENED, "Two Koreas agree to open second hotline"),
        (NewsKind.HAPPENED, "Ministry says it closed the Yeonpyeong fishing ground"),
        (NewsKind.HAPPENED, "Landslide buries bus near Jinbu, 11 dead"),
        (NewsKind.HAPPENED, "[속보] 헌재, 도지사 파면"),
        (NewsKind.HAPPENED, "Hanoi vetoes extension of fishing accord"),
        (NewsKind.HAPPENED, "Speaker calls Seoul a rival, drops plan for joint zoo"),
        (NewsKind.HAPPENED, "원안위, 3호기 1.2톤 냉각수 방류"),
        (NewsKind.HAPPENED, '합참 "북한, 서해로 순항미사일 발사"'),
        (NewsKind.POSITION, "Hanoi denies shipping coal to Nampo"),
        (NewsKind.POSITION, "Vladivostok port no longer denies visit of tanker"),
        (NewsKind.POSITION, "일본, 어선 나포 사실 인정"),
        (NewsKind.POSITION, '총장 "조사 계획…책임 인정"'),
        (NewsKind.ANNOUNCED, "Seoul to launch weather satellite on Friday"),
        (NewsKind.SAID, "Envoys urge North Korea to sign test ban"),
        (NewsKind.SAID, "Minister vows to end tolls"),
        (NewsKind.SAID, "DPRK Foreign Ministry Spokesman Issues Press Statement"),
        (NewsKind.SAID, "Kim Jong Un sends message of greeting to Vientiane"),
        (NewsKind.SAID, '통일부 "연락선 복원해야"'),
        (NewsKind.POSSIBLE, "North may test engine this week, lawmakers told"),
        (NewsKind.POSSIBLE, "북, 위성 발사 준비 마친 듯…발사 임박"),
        (NewsKind.BACKGROUND, "Explainer: What the launch of a spy satellite needs"),
        (NewsKind.BACKGROUND, "Thirty years after the store collapse that killed 502"),
        (NewsKind.BACKGROUND, "[르포] 폭발 사고 그 후, 공단의 하루"),
        (NewsKind.OTHER, "Foreign minister arrives in Ulaanbaatar"),
        (NewsKind.OTHER, "Tour orders rise in Jeju"),
        (NewsKind.OTHER, "Premier Inspects Flood Barriers at Wonju"),
        (NewsKind.HAPPENED, "Respected Comrade Kim Jong Un Observes Static Firing of New Rocket Engine"),
        (NewsKind.HAPPENED, "Kim Jong Un Oversees Salvo of Tactical Missiles in Test-Fire"),
        (NewsKind.HAPPENED, "경애하는 김정은동지께서 방사포 검수사격시험을 지도하시였다"),
        (NewsKind.OTHER, "Kim Jong Un Inspects Missile Test Site"),
        (NewsKind.OTHER, "Minister watches nuclear power plant drill test"),
        (NewsKind.OTHER, "Seoul watches for launch of missile"),
        (NewsKind.OTHER, "Experts watched for signs of nuclear test"),
        (NewsKind.OTHER, "Kim Jong Un Guides Work of Weapons Factory"),
        (NewsKind.HAPPENED, "Typhoon floods Kimchaek, hundreds stranded"),
        (NewsKind.HAPPENED, "韓国国会、予算案を可決"),
        (NewsKind.HAPPENED, "釜山港で貨物船2隻が衝突　乗組員7人けが"),
        (NewsKind.ANNOUNCED, "韓国軍、軍通信線の点検を実施へ"),
        (NewsKind.ANNOUNCED, "来月、ソウルで首脳会談"),
        (NewsKind.POSSIBLE, "北朝鮮、衛星打ち上げか"),
        (NewsKind.POSITION, "統一省、特使派遣を否定"),
        (NewsKind.SAID, "駐日大使「対話の用意はある」"),
        (NewsKind.BACKGROUND, "【解説】拒否権とは"),
        (NewsKind.BACKGROUND, "対話はなぜ止まったのか"),
        (NewsKind.OTHER, "映画「渡り鳥の島」が公開"),
        (NewsKind.OTHER, "済州島のみかん、今年は甘い"),
        (NewsKind.HAPPENED, "韩国国会通过预算案"),
        (NewsKind.HAPPENED, "韓國國會通過預算案"),
        (NewsKind.HAPPENED, "朝媒：朝鲜停止使用通讯线路"),
        (NewsKind.HAPPENED, "韩国上将辞职"),
        (NewsKind.ANNOUNCED, "韩国将派遣特使"),
        (NewsKind.POSSIBLE, "韩媒：朝鲜或再度发射卫星"),
        (NewsKind.POSITION, "统一部否认派遣特使"),
        (NewsKind.SAID, "韩国大使：愿意对话"),
        (NewsKind.SAID, "俄外长呼吁解除制裁"),
        (NewsKind.BACKGROUND, "社论：对话需要耐心"),
        (NewsKind.OTHER, "酒泉卫星发射中心的厨师"),
        (NewsKind.OTHER, "Number of foreign students rises 8 percent"),
        (NewsKind.OTHER, "Exports fall 3.1 percent in April"),
        (NewsKind.OTHER, "Missile test site in the snow"),
        (NewsKind.OTHER, "쌀값 오름세 석 달째"),
        (NewsKind.OTHER, "한자리에 선 외무성 부상"),
        (NewsKind.HAPPENED, "공장 화재로 3명 부상"),
    ],
)
def test_the_verb_of_a_headline_tells_what_it_reports(kind: NewsKind, title: str) -> None:
    assert news_value.news_value(title).kind is kind


@pytest.mark.parametrize(
    ("title", "public", "grave"),
    [
        ("北朝鮮、弾道ミサイルを発射", True, True),
        ("韓国国会、図書館法を可決", True, False),
        ("温泉街の足湯、清掃終え再開", False, False),
        ("朝鲜发射导弹", True, True),
        ("美韓簽署貿易備忘錄", True, False),
        ("老字号面馆恢复营业", False, False),
    ],
)
def test_whom_a_japanese_or_chinese_event_concerns_and_how_grave_it_is(title: str, public: bool, grave: bool) -> None:
    value = news_value.news_value(title)
    assert (value.kind, value.public, value.grave) == (NewsKind.HAPPENED, public, grave)


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Beijing admits for first time that it holds the crew", True),
        ("First nurses leave for Kazan", True),
        ("북, 사상 첫 국제 철도 개통", True),
        ("First lady opens book fair", False),
        ("Exports rise in first 10 days of May", False),
    ],
)
def test_a_first_of_its_kind_is_told_from_a_first_lady(title: str, first: bool) -> None:
    assert news_value.news_value(title).first is first


def test_a_story_reports_what_a_third_of_its_headlines_report() -> None:
    event, words = ("Court jails former minister", 0.0), ("Party slams verdict", 0.0)
    assert news_value.of_story([event, words, words]).kind is NewsKind.HAPPENED
    assert news_value.of_story([event, words, words, words]).kind is NewsKind.SAID
    assert news_value.of_story([event, event, words, words, words, words]).kind is NewsKind.HAPPENED
    assert news_value.of_story([]).kind is NewsKind.OTHER


def test_the_more_prominent_of_two_headlines_with_unknown_verbs_is_worth_more() -> None:
    stairs, ring = "Stairs give way at Seomyeon", "Bridge ring turns up after years"
    prominent = news_value.of_story([(stairs, 0.3)])
    assert prominent.worth > news_value.of_story([(stairs, 0.0)]).worth > news_value.of_story([(ring, -0.3)]).worth
    assert news_value.of_story([(stairs, 0.3), (stairs, -0.4), (stairs, -0.3)]).prominence == 0.3
    assert news_value.of_story([(stairs, -0.4), (stairs, 0.3), (stairs, -0.4), (stairs, -0.3)]).prominence == -0.3


def test_what_happened_comes_before_what_more_outlets_say_later() -> None:
    event = RankingInput(1, 1, NOW - timedelta(hours=8), 0.9, NewsValue(NewsKind.HAPPENED))
    words = RankingInput(5, 5, NOW - timedelta(hours=2), 0.9, NewsValue(NewsKind.SAID))
    assert ranking.score(event, NOW, DAY) > ranking.score(words, NOW, DAY)
    aside = replace(event, closeness=0.2)
    assert ranking.score(aside, NOW, DAY) < ranking.score(words, NOW, DAY), "a match is no event of the peninsula"


def test_what_concerns_a_state_or_harms_somebody_is_worth_more_than_what_opens_again() -> None:
    worth = [
        news_value.news_value(title).worth
        for title in ("Museum trail reopens in spring", "Ferry sinks with 40 aboard", "Hanoi seizes two trawlers")
    ]
    assert worth == sorted(worth)
    assert worth[0] < worth[1] < worth[2]


def test_more_words_on_a_known_story_count_less_and_a_new_event_in_it_does_not() -> None:
    words = RankingInput(2, 2, NOW, 0.9, NewsValue(NewsKind.SAID))
    event = replace(words, news=NewsValue(NewsKind.HAPPENED))
    assert ranking.score(replace(words, known=True), NOW, DAY) < ranking.score(words, NOW, DAY)
    assert ranking.score(replace(event, known=True), NOW, DAY) == ranking.score(event, NOW, DAY)


def test_pages_without_a_date_do_not_rank_as_todays() -> None:
    event = RankingInput(2, 2, NOW, 0.9, NewsValue(NewsKind.HAPPENED))
    undated = replace(event, dated=False)
    yesterday = replace(event, latest=NOW - timedelta(hours=20))
    assert ranking.score(undated, NOW, DAY) < ranking.score(yesterday, NOW, DAY)


def test_the_headline_gives_the_name_that_the_missile_got_in_the_night() -> None:
    evening = [
        _ref(1, "North fires suspected ballistic missile", "a", 20),
        _ref(2, "Missile flies over strait", "b", 15),
    ]
    named = [_ref(3, "North names missile Pulsae-7", "c", 1), _ref(4, "북 “불새-7형 발사”", "d", 1)]
    assert since_named(named, [*evening, *named]) == named
    assert since_named([*evening, *named], [*evening, *named]) == named
    assert not since_named([*evening, named[0]], [*evening, named[0]]), "one outlet is not enough"
    cup = [_ref(5, "North reach Under-17 final", "a", 3), _ref(6, "Under-17 side win again", "b", 2)]
    assert not since_named(cup, cup), "nothing was named in between"


def _ref(number: int, title: str, outlet: str, hours: int) -> ArticleRef:
    named = Outlet(outlet, f"{outlet}.example", "KR", OutletKind.NEWSPAPER)
    return ArticleRef(
        number, title, f"https://{outlet}.example/{number}", named, None, None, NOW - timedelta(hours=hours)
    )
